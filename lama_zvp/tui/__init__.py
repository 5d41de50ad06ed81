"""The terminal app: one face of the workspace. Nothing heavy is imported before it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace


def start(workspace: Workspace, *, plain: bool = False) -> int:
    """Run the app on `workspace` until the person leaves; returns the exit code."""
    import os

    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.look import terminal_look

    app = LamaApp(lambda: workspace, terminal_look(os.environ, plain=plain))
    app.run()
    return app.return_code or 0
