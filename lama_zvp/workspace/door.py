"""The desk as both faces know it: reading and recording on one plan, one journal and one person."""

from __future__ import annotations

from lama_zvp.workspace.schrijven import Schrijven


class Workspace(Schrijven):
    """Open with `Workspace(keuze)`, close with `sluit()` or use as a context manager.

    Every method checks the person's right first and raises one of the errors of lama_zvp.errors.
    """
