"""The one door for both faces: every use case once, with its permission, its transaction and its result.

The door itself is imported when it is first asked for: who someone is, and what stood on the screen last time, can be
known without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lama_zvp.workspace.door import Workspace

__all__ = ["Workspace"]

if not TYPE_CHECKING:

    def __getattr__(naam: str) -> object:
        if naam != "Workspace":
            raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
        from lama_zvp.workspace.door import Workspace

        globals()[naam] = Workspace
        return Workspace
