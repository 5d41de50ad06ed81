"""Where things are on this machine: the plans that came with the program, and the default home of its data."""

from __future__ import annotations

from pathlib import Path


def shipped_plans_dir() -> Path:
    """The folder of the shipped plans: inside the installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "plans"
    return installed if installed.is_dir() else package.parent / "plans"


def default_home() -> Path:
    """The user's own data folder for this program; nothing is created."""
    from platformdirs import user_data_path

    return user_data_path("lama_zvp", appauthor=False)
