"""Keys are taken one at a time: each acts on what the one before it made, however fast they come.

A terminal may deliver many keys at once: a practised hand, a slow line, a paste without brackets. Textual hands every
key to the widget that has the focus at that moment, also when the key before it was about to move the focus or to open
another screen. So a key waits here until the one before it has been dealt with. A key that comes alone does not wait.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

ALWAYS = "ctrl+q"
"""The key that never waits."""
_NODE_PATIENCE = 0.5
"""Seconds that one widget may take to come to a message; after that keys go on."""
_PAINT = 0.01
"""Seconds in which a key that comes alone is painted, before anybody looks whether it has been dealt with."""
_HOLD_PATIENCE = 10.0
"""Seconds that keys wait for the workspace; after that they go on, to be refused or used where they land."""


class KeyGate:
    """The keys of one app. `hold` and `release` keep keys waiting while a screen is on its way."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._let_go: list[events.Event] = []
        self._task: asyncio.Task[None] | None = None
        self._holds = 0
        self._another = asyncio.Event()
        self._free = asyncio.Event()
        self._free.set()

    @property
    def idle(self) -> bool:
        """Whether every key so far has been dealt with."""
        return self._task is None and not self._holds

    def passes(self, event: events.Event) -> bool:
        """Whether the app may handle this key now; if not, it is kept and comes back in its turn."""
        if any(event is known for known in self._let_go):
            self._let_go = [known for known in self._let_go if known is not event]
            return True
        if isinstance(event, events.Key) and event.key == ALWAYS:
            return True
        self._another.clear()
        if self._task is None and not self._holds:
            self._task = asyncio.create_task(self._run())
            return True
        self._waiting.append(event)
        self._another.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return False

    def hold(self) -> None:
        """Keys wait from now on."""
        self._holds += 1
        self._free.clear()

    async def settled(self) -> None:
        """Wait until nothing holds the keys any more: the screen that was on its way stands."""
        await self._free.wait()

    def release(self) -> None:
        """What was held for is there."""
        self._holds -= 1
        if not self._holds:
            self._free.set()

    async def _run(self) -> None:
        """Wait until the last key has been dealt with, let the next one go, and so on.

        As long as no other key has come, what the last one changed is painted first.
        """
        try:
            if not self._waiting:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._another.wait(), _PAINT)
            await self._settle()
            while self._waiting:
                event = self._waiting.popleft()
                self._let_go.append(event)
                self._app.post_message(event)
                if not self._only_typing(event):
                    await self._settle()
        finally:
            self._task = None

    def _only_typing(self, event: events.Event) -> bool:
        """A letter for a text field changes nothing but that field, which keeps its keys in order itself."""
        typed = isinstance(event, events.Key) and event.is_printable
        return typed and bool(self._waiting) and self._app.focused is not None and self._app.focused.has_class("-typt")

    async def _settle(self) -> None:
        await self._drain()
        while self._holds:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._free.wait(), _HOLD_PATIENCE)
            if not self._free.is_set():
                return
            await self._drain()

    async def _drain(self) -> None:
        """Follow the key through the app, the widget with the focus and everything around it, and what that set off."""
        await self._through(self._app)
        for _ in range(2):
            if not self._app.screen_stack:
                return
            node = self._app.focused or self._app.screen
            for around in node.ancestors_with_self:
                await self._through(around)

    async def _through(self, node: MessagePump) -> None:
        """Wait until `node` has come to the end of the messages it has now."""
        reached = _Reached()
        if node.post_message(events.Callback(callback=reached)):
            with suppress(TimeoutError):
                await asyncio.wait_for(reached.wait(), _NODE_PATIENCE)


class _Reached(asyncio.Event):
    """Set when a widget comes to it. Textual counts the parameters of a callback, at a price, unless it knows them."""

    _param_count = 0

    def __call__(self) -> None:
        self.set()
