"""The app's one line to the workspace: every question waits its turn in a single thread and comes back as a value."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lama_zvp.errors import LamaFout

if TYPE_CHECKING:
    from datetime import date

    from lama_zvp.access.rollen import Wie
    from lama_zvp.plan.model import Plan
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.voorkeuren import Gelezen
    from lama_zvp.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kader:
    """What stays the same while the app is open; values only, so that screens may read it anywhere."""

    plan: Plan
    namen: Naamregister
    wie: Wie
    voorbeeld: bool
    vandaag: date
    standaardjaar: int
    eigen: Gelezen
    """What this person chose for themselves."""


class Bureau:
    """Owns the workspace. The thread starts with the first question, never at import."""

    def __init__(self, open_workspace: Callable[[], Workspace]) -> None:
        self._open = open_workspace
        self._workspace: Workspace | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._lang: ThreadPoolExecutor | None = None
        self._stoppers: list[Callable[[], None]] = []

    async def ask(self, question: Callable[[Workspace], T]) -> T:
        """Run `question` on the workspace in the bureau's thread. Raises what the workspace raises."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lama-bureau")
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, question)

    async def kader(self) -> Kader:
        """Load the plan and everything that does not change. Raises `LamaFout`."""
        return await self.ask(_kader)

    async def lang(self, work: Callable[[Workspace], T], stop: Callable[[], None]) -> T:
        """Run long work on a workspace and in a thread of its own, so that every other question goes on.

        `stop` is called when the app closes meanwhile. Raises what the workspace raises.
        """
        if self._lang is None:
            self._lang = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lama-karwei")
        self._stoppers.append(stop)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._lang, self._run_apart, work)
        finally:
            self._stoppers.remove(stop)

    async def close(self) -> None:
        """Close the journal where it was opened, after what is still under way; long work is told to stop."""
        for stop in self._stoppers:
            stop()
        if self._lang is not None:
            lang, self._lang = self._lang, None
            await asyncio.get_running_loop().run_in_executor(None, lang.shutdown)
        if self._thread is None:
            return
        thread, self._thread = self._thread, None
        await asyncio.get_running_loop().run_in_executor(thread, self._shut)
        thread.shutdown(wait=True)

    def _run(self, question: Callable[[Workspace], T]) -> T:
        if self._workspace is None:
            self._workspace = self._open()
        try:
            return question(self._workspace)
        except LamaFout as fout:
            self._workspace.noteer_fout(fout)
            raise

    def _run_apart(self, work: Callable[[Workspace], T]) -> T:
        workspace = self._open()
        try:
            return work(workspace)
        finally:
            workspace.sluit()

    def _shut(self) -> None:
        if self._workspace is not None:
            self._workspace.sluit()


def _kader(workspace: Workspace) -> Kader:
    eigen = workspace.voorkeuren()
    return Kader(
        plan=workspace.plan,
        namen=workspace.namen,
        wie=workspace.wie,
        voorbeeld=workspace.voorbeeld,
        vandaag=workspace.vandaag(),
        standaardjaar=workspace.standaardjaar(),
        eigen=eigen,
    )
