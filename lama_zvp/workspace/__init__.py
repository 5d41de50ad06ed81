"""The one door for both faces: every use case once, with its permission, its transaction and its result."""

from lama_zvp.workspace.door import Workspace

__all__ = ["Workspace"]
