"""What Textual offers every app and this one does not: no files, no other programs, no shell, no inspector.

Over SSH a person has the app and nothing else; at the machine itself it is no different, so that nobody has to know
which of the two it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType

if TYPE_CHECKING:
    from textual.app import SystemCommand
    from textual.screen import Screen


class GeslotenApp(App[int], inherit_bindings=False):
    """An app without a way out but its own."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar = set()
    BINDINGS: ClassVar[list[BindingType]] = []

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        return ()

    def action_command_palette(self) -> None:
        """Ours is `/`."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """No file is made."""

    def action_suspend_process(self) -> None:
        """Behind the app is no shell to come back to."""

    def action_show_help_panel(self) -> None:
        """Ours is `?`."""

    def action_change_theme(self) -> None:
        """Ours is a setting."""

    def action_help_quit(self) -> None:
        """The footer says how to leave."""

    def save_screenshot(self, *_wat: Any, **_hoe: Any) -> str:
        return ""

    def deliver_screenshot(self, *_wat: Any, **_hoe: Any) -> str | None:
        return None

    def deliver_text(self, *_wat: Any, **_hoe: Any) -> str | None:
        return None

    def deliver_binary(self, *_wat: Any, **_hoe: Any) -> str | None:
        return None

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No browser is started."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """The terminal stays the app's."""
        yield
