"""The terminal app: one face of the workspace. Nothing heavy is imported before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from lama_zvp.voorkeuren import Voorkeuren
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.voorgevel import Voorgevel


def start(
    workspace: Workspace | Callable[[], Workspace],
    *,
    eigen: Voorkeuren | None = None,
    gevel: Voorgevel | None = None,
) -> int:
    """Run the app until the person leaves; returns the exit code. `eigen` is what they chose, if that is known already.

    `gevel` is what stands on the screen until the plan is loaded.
    `workspace` may be a function that makes one: then the frame stands before the plan's library is even imported.
    Raises the error that kept the program from opening, once the screen is gone, and a bug as itself: the caller says
    either in one sentence.
    """
    import os

    zonder_schakelaars(os.environ)
    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.look import terminal_look

    app = LamaApp(opener(workspace), terminal_look(os.environ), eigen, gevel)
    app.run(mouse=app.voorkeuren.muis)
    if app.bug is not None:
        raise app.bug
    if app.fout is not None:
        raise app.fout
    return app.return_code or 0


def opener(workspace: Workspace | Callable[[], Workspace]) -> Callable[[], Workspace]:
    """A function that gives the workspace. An open journal is closed: it opens again in the thread that will use it."""
    if callable(workspace):
        return workspace
    workspace.sluit()
    return lambda: workspace


def zonder_schakelaars(omgeving: MutableMapping[str, str]) -> None:
    """Take Textual's own switches out of the environment: a log file, a picture of every session, keys of its own."""
    for naam in [naam for naam in omgeving if naam.startswith("TEXTUAL")]:
        del omgeving[naam]
