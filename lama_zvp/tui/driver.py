"""The terminal itself: a line that may drop, bytes that are no text, a character set without symbols.

A small subclass of Textual's driver for Unix. It leans on four of its inner parts (`_writer_thread` and its queue,
`exit_event`, `_run_input_thread`); tests/terminal drives every one of them in a real pseudo-terminal.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
import unicodedata
from codecs import getincrementaldecoder
from contextlib import suppress
from queue import Full
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, Resize
from textual.geometry import Size
from textual.message import Message

from lama_zvp import tekens
from lama_zvp.tui.zuinig import Zuinig
from lama_zvp.veilig import breedte

if TYPE_CHECKING:
    from lama_zvp.tui.app import LamaApp

_FAST, _SETTLED = 0.02, 0.3
"""Seconds between two looks for the rest of a key, and how long after a byte that can still come."""
_STALLED = 0.25
"""Seconds after which a write looks whether the terminal is still there."""
LARGEST = Size(1000, 400)
"""Columns and rows that are drawn at most. The far side says how large it is, and memory goes with the product: what
calls itself 65,535 by 65,535 would fill the machine."""
_FULL = 2000
"""Keys that wait their turn at most: the terminal holds what more is typed until some of them are dealt with."""
_PASTE_END = "\x1b[201~"
_LONGEST_PASTE = 1024 * 1024
"""Characters of a paste that are listened to; no form takes a tenth of that."""


class HungUp(Event, bubble=False):
    """The terminal is gone."""


class LamaDriver(LinuxDriver):
    """Survives a terminal that goes away, invalid UTF-8, and a terminal that can show ASCII only."""

    gone = False
    _wake: tuple[int, int] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Or the app would ask the terminal itself.
        self._size = self._size or self._get_terminal_size()
        self._zuinig = Zuinig()

    # -- writing -------------------------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Hand text to the writer, unless nobody reads any more; never waits for ever."""
        thread = self._writer_thread
        if thread is None or self.gone:
            return
        if cast("LamaApp", self._app).look.ascii:
            data = data.translate(ASCII)
        data = self._zuinig.kort(data)
        while thread.is_alive():
            with suppress(Full):
                thread._queue.put(data, timeout=_STALLED)
                return
        self.gone = True

    def close(self) -> None:
        """Stop the writer; one that hangs on a dead terminal is left behind."""
        thread = self._writer_thread
        if thread is not None and thread.is_alive():
            with suppress(Full):
                thread._queue.put(None, timeout=_STALLED)
            thread.join(timeout=2)

    # -- size ----------------------------------------------------------------------------------------------------

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, LARGEST.width), min(height, LARGEST.height)

    def _resized(self) -> None:
        """The terminal has another size; one that also tells it among the keys is believed there."""
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(Resize(size, size))

    def process_message(self, message: Message) -> None:
        """A terminal may also tell its size among the keys."""
        if isinstance(message, Resize):
            size = Size(min(message.size.width, LARGEST.width), min(message.size.height, LARGEST.height))
            message = Resize(size, size)
        super().process_message(message)

    # -- reading -------------------------------------------------------------------------------------------------

    def start_application_mode(self) -> None:
        self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # Textual measures in the signal itself: of two that come at once the second may be told first.
        asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._resized)

    def disable_input(self) -> None:
        """Stop reading at once, instead of at the next tick."""
        if self._wake is not None:
            os.write(self._wake[1], b".")
        super().disable_input()
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def run_input_thread(self) -> None:
        """Read until told to stop; only wakes when there is something, or when half a key may be waiting."""
        assert self._wake is not None
        parser, decoder = XTermParser(self._debug), getincrementaldecoder("utf-8")("replace")
        patience = _Patience()
        settled = monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake[0], selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = selector.select(_FAST if monotonic() < settled else None)
                if any(key.fd == self.fileno for key, _ in ready):
                    settled = monotonic() + _SETTLED
                    data = self._read()
                    if data is None:
                        self.send_message(HungUp())
                        break
                    self._hear(parser, patience, patience.listen(decoder.decode(data)))
                    if patience.lost():
                        self._hear(parser, patience, _PASTE_END)
                    self._wait_for_the_app()
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

    def _hear(self, parser: XTermParser, patience: _Patience, text: str) -> None:
        for event in parser.feed(text) if text else ():
            patience.heard()
            self.process_message(event)

    def _wait_for_the_app(self) -> None:
        """Read no further while too much waits: what a far side pours in faster than it is drawn would fill memory."""
        while self._app.message_queue_size > _FULL and not self.exit_event.is_set():
            self.exit_event.wait(_FAST)

    def _read(self) -> bytes | None:
        """What was typed; None when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096) or None
        except OSError:
            self.gone = True
            return None


class _Patience:
    """Ends a paste that is longer than anybody can mean, and lets the rest of it go by: the parser would keep it all.

    Only in a paste does the parser read on and on without giving anything.
    """

    def __init__(self) -> None:
        self._silent = 0
        self._passing = ""
        self._over = False

    def listen(self, data: str) -> str:
        """What of `data` the parser is to have."""
        if self._over:
            _, end, rest = (self._passing + data).partition(_PASTE_END)
            self._passing = "" if end else (self._passing + data)[1 - len(_PASTE_END) :]
            self._over, data = not end, rest
        self._silent += len(data)
        return data

    def heard(self) -> None:
        """The parser gave something."""
        self._silent = 0

    def lost(self) -> bool:
        """Whether the paste goes on too long; what comes after is let go by, once this was said."""
        self._over = self._over or self._silent > _LONGEST_PASTE
        return self._silent > _LONGEST_PASTE


class _Ascii(dict[int, str]):
    """A translation table that finds the ASCII for any character when it is first needed."""

    def __missing__(self, code: int) -> str:
        if code < 0x80:
            found = chr(code)
        else:
            letters = unicodedata.normalize("NFKD", chr(code)).encode("ascii", "ignore").decode()
            found = letters if len(letters) == breedte(chr(code)) else "?" * breedte(chr(code))
        self[code] = found
        return found


ASCII = _Ascii(
    {
        ord(teken): gewoon
        for teken, gewoon in {
            "…": ".",
            "–": "-",
            "—": "-",
            "−": "-",
            "·": ".",
            "•": "*",
            "─": "-",
            "│": "|",
            "┊": "|",
            "▏": "|",
            "▌": ">",
            "→": ">",
            "←": "<",
            "↑": "^",
            "↓": "v",
            "“": '"',
            "”": '"',
            "‘": "'",
            "’": "'",
            "°": "*",
            "²": "2",
            "€": "E",
            "×": "x",
            "\u00a0": " ",
            **dict(zip("▁▂▃▄▅▆▇█", "_.-~=+*#", strict=True)),
            **{teken.symbool: teken.ascii for woorden in tekens.ALLE.values() for teken in woorden.values()},
        }.items()
    }
)
"""What stands for a character on a terminal without it; as many columns wide as the character is."""
