"""The one door: every use case once, with its permission, its transaction and its result; both faces go through here."""

from lama_zvp.workspace.door import Workspace

__all__ = ["Workspace"]
