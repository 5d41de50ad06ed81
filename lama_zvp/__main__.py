"""The program's start: the quickest answers first, then the command line."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(argumenten: list[str]) -> int:
    """Run one command and return its exit code (docs/architecture.md): 0 done … 6 store unavailable."""
    os.umask(0o077)
    if argumenten == ["--version"]:
        from lama_zvp import __version__

        sys.stdout.write(f"lama-zvp {__version__}\n")
        return 0
    if "_sessie" in argumenten[:3:2]:
        from lama_zvp.cli.sessie import draai_sessie

        return draai_sessie(argumenten)
    from lama_zvp.cli.draai import draai

    return draai(argumenten)


if __name__ == "__main__":
    main()
