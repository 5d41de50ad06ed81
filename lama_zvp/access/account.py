"""Which account of the machine runs the program."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress


def accountnaam() -> str:
    """The OS account's name, from the account itself and not from the environment where that can be had."""
    import pwd

    with suppress(KeyError):
        return pwd.getpwuid(os.geteuid()).pw_name
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return f"uid-{os.getuid()}"
