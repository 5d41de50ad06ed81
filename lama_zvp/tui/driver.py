"""The terminal itself: a line that may drop, bytes that are no text, a character set without symbols.

A small subclass of Textual's driver for Unix. It leans on four of its inner parts (`_writer_thread` and its queue,
`exit_event`, `_run_input_thread`); tests/terminal drives every one of them in a real pseudo-terminal.
"""

from __future__ import annotations

import os
import selectors
import unicodedata
from codecs import getincrementaldecoder
from contextlib import suppress
from queue import Full
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event

from lama_zvp import tekens
from lama_zvp.tui.zuinig import Zuinig
from lama_zvp.veilig import breedte

if TYPE_CHECKING:
    from lama_zvp.tui.app import LamaApp

_FAST, _SETTLED = 0.02, 0.3
"""Seconds between two looks for the rest of a key, and how long after a byte that can still come."""
_STALLED = 0.25
"""Seconds after which a write looks whether the terminal is still there."""


class HungUp(Event, bubble=False):
    """The terminal is gone."""


class LamaDriver(LinuxDriver):
    """Survives a terminal that goes away, invalid UTF-8, and a terminal that can show ASCII only."""

    gone = False
    _wake: tuple[int, int] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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

    # -- reading -------------------------------------------------------------------------------------------------

    def start_application_mode(self) -> None:
        self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]

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
                    for event in parser.feed(decoder.decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

    def _read(self) -> bytes | None:
        """What was typed; None when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096) or None
        except OSError:
            self.gone = True
            return None


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
