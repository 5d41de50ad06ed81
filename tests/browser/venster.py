"""A real Chromium that opens the document as a reader would: on a screen of some width, or on paper."""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GEDULD = 120
"""Seconds that one start of the browser may take on a busy machine."""


class _Stil(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@dataclass(frozen=True)
class Blad:
    """A page of a PDF, in millimetres."""

    breed: int
    hoog: int
    tekst: str
    letters: tuple[float, ...]
    """Heights of its words, in points."""

    @property
    def liggend(self) -> bool:
        return self.breed > self.hoog


@dataclass(frozen=True)
class Browser:
    """`map_`: a directory of its own, for its profile and for what it opens."""

    chromium: str
    map_: Path

    def vraag(self, inhoud: bytes, script: str, *, breed: int = 390, hoog: int = 844) -> Any:
        """Open the document in a frame of this size and return what the script says about it.

        script: the body of a JavaScript function of `doc` and `win`.
        """
        (self.map_ / "document.html").write_bytes(inhoud)
        (self.map_ / "kader.html").write_text(
            f"<!DOCTYPE html><iframe src=document.html style='border:0;width:{breed}px;height:{hoog}px'></iframe>"
            "<pre></pre><script>addEventListener('load', () => {"
            "const win = document.querySelector('iframe').contentWindow, doc = win.document;"
            f"const antwoord = (() => {{ {script} }})();"
            "document.querySelector('pre').textContent = JSON.stringify(antwoord) })</script>",
            "utf-8",
        )
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Stil, directory=str(self.map_)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            adres = f"http://127.0.0.1:{server.server_port}/kader.html"
            dom = self._draai("--virtual-time-budget=8000", "--dump-dom", adres)
        finally:
            server.shutdown()
            server.server_close()
        gevonden = re.search(r"<pre>(.*?)</pre>", dom, re.DOTALL)
        assert gevonden, dom[-2000:]
        return json.loads(html.unescape(gevonden[1]))

    def druk(self, inhoud: bytes) -> tuple[Blad, ...]:
        """Print the document as its own style wants and read the sheets back."""
        bron, pdf = self.map_ / "document.html", self.map_ / "document.pdf"
        bron.write_bytes(inhoud)
        pdf.unlink(missing_ok=True)
        self._draai("--no-pdf-header-footer", f"--print-to-pdf={pdf}", bron.as_uri())
        maten = _lees(["pdfinfo", "-f", "1", "-l", "999", str(pdf)])
        teksten = _lees(["pdftotext", "-layout", str(pdf), "-"]).split("\f")
        vakken = _lees(["pdftotext", "-bbox", str(pdf), "-"]).split("<page ")[1:]
        punten = re.findall(r"Page +\d+ size: +([0-9.]+) x ([0-9.]+) pts", maten)
        assert len(punten) >= 1
        return tuple(
            Blad(round(float(breed) * 25.4 / 72), round(float(hoog) * 25.4 / 72), tekst, _letters(vak))
            for (breed, hoog), tekst, vak in zip(punten, teksten, vakken, strict=False)
        )

    def _draai(self, *vlaggen: str) -> str:
        return _lees(
            [
                self.chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--hide-scrollbars",
                f"--user-data-dir={self.map_ / 'profiel'}",
                *vlaggen,
            ]
        )


def _letters(vak: str) -> tuple[float, ...]:
    return tuple(
        float(onder) - float(boven)
        for boven, onder in re.findall(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)"', vak)
    )


def _lees(opdracht: list[str]) -> str:
    klaar = subprocess.run(opdracht, capture_output=True, timeout=GEDULD, check=False)
    assert klaar.returncode == 0, klaar.stderr.decode(errors="replace")[-2000:]
    return klaar.stdout.decode()
