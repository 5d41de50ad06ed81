"""Fewer bytes over the line for the same picture: a style is sent when it changes, and then only what changed.

Rich wraps every piece of text in its whole style and a reset, some forty bytes for often a single symbol. Here the
style that the terminal has is remembered, and the one that is asked for is only made true when something is drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_PART: Final = re.compile(
    r"\x1b\[([0-9;]*)m"
    r"|(\x1b\[[0-9;]*[ABCDGHd]|\x1b\[\?(?:2026|25)[hl]|\n(?=(?:\x1b\[0?m)?\x1b\[[0-9;]*H))"
    r"|([^\x1b\n]+|\x1b|\n)"
)
"""A change of style; a movement or a mode that no style touches; anything else, up to the next escape."""
_CODE: Final = re.compile(r"(?:38|48);(?:2;\d+;\d+;\d+|5;\d+)|\d+")
_LETTERS: Final = re.compile(r"38;.*|3[0-7]|9[0-7]")
_GROND: Final = re.compile(r"48;.*|4[0-7]|10[0-7]")
_UIT: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What letters may be besides coloured, and what takes that away; for anything else only a reset does."""
_MEEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Stijl:
    """What is drawn with: the codes of the letters' colour, of their ground, and of the rest; "" is the default."""

    letters: str = ""
    grond: str = ""
    rest: frozenset[str] = frozenset()

    def met(self, codes: str) -> Stijl:
        """This style after a sequence of codes."""
        stijl = self
        for code in _CODE.findall(codes) or ("0",):
            stijl = stijl._met_een(str(int(code)) if code.isdigit() else code)
        return stijl

    def _met_een(self, code: str) -> Stijl:
        if code == "0":
            return Stijl()
        if code == "39" or _LETTERS.fullmatch(code):
            return Stijl("" if code == "39" else code, self.grond, self.rest)
        if code == "49" or _GROND.fullmatch(code):
            return Stijl(self.letters, "" if code == "49" else code, self.rest)
        if code in _UIT.values():
            return Stijl(self.letters, self.grond, frozenset(deel for deel in self.rest if _UIT.get(deel) != code))
        return Stijl(self.letters, self.grond, self.rest | {code})

    def vanaf(self, was: Stijl) -> str:
        """The shortest sequence that turns `was` into this style; "" when they are the same."""
        if self == was:
            return ""
        heel = ";".join(["0", *sorted(self.rest), *filter(None, (self.letters, self.grond))])
        weg = {_UIT.get(code, "") for code in was.rest - self.rest}
        if "" in weg:
            return f"\x1b[{heel}m"
        # Bold and faint end together: the one that stays is asked for again.
        codes = [*sorted(weg), *sorted(code for code in self.rest if code not in was.rest or _UIT.get(code) in weg)]
        if self.letters != was.letters:
            codes.append(self.letters or "39")
        if self.grond != was.grond:
            codes.append(self.grond or "49")
        return f"\x1b[{min(';'.join(codes), heel, key=len)}m"


class Zuinig:
    """One terminal: the style it has, and the style that the program asked for last."""

    def __init__(self) -> None:
        self._heeft = Stijl()
        self._gevraagd = Stijl()
        self._gelezen: dict[tuple[Stijl, str], Stijl] = {}
        self._overgang: dict[tuple[Stijl, Stijl], str] = {}

    def kort(self, data: str) -> str:
        """The same drawing in fewer bytes. What is not understood passes as it is, in the style asked for."""
        uit: list[str] = []
        for match in _PART.finditer(data):
            codes, beweging, ander = match.groups()
            if codes is not None:
                self._vraag(codes)
            elif beweging is not None:
                uit.append(beweging)
            else:
                if self._gevraagd is not self._heeft:
                    uit.append(self._maak_waar())
                uit.append(ander)
        return "".join(uit)

    def _vraag(self, codes: str) -> None:
        sleutel = (self._gevraagd, codes)
        if sleutel not in self._gelezen:
            if len(self._gelezen) >= _MEEST:
                self._gelezen.clear()
            self._gelezen[sleutel] = self._gevraagd.met(codes)
        self._gevraagd = self._gelezen[sleutel]

    def _maak_waar(self) -> str:
        sleutel = (self._heeft, self._gevraagd)
        if sleutel not in self._overgang:
            if len(self._overgang) >= _MEEST:
                self._overgang.clear()
            self._overgang[sleutel] = self._gevraagd.vanaf(self._heeft)
        self._heeft = self._gevraagd
        return self._overgang[sleutel]
