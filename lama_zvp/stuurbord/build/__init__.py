"""The document out of plan, year and verdicts: pure, and the same for the same input."""

from lama_zvp.stuurbord.build.geheel import bouw_stuurbord

__all__ = ["bouw_stuurbord"]
