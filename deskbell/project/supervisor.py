"""The supervisor of one machine: starts the roles, restarts what ends, stops all in order."""

from __future__ import annotations

import os
import signal
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

from deskbell.project import children, logs
from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Mapping, Sequence

    from deskbell.project.postgres import Postgres

    Say = Callable[[str, str], None]

FIRST_DELAY = 0.5
LONGEST_DELAY = 30.0
STABLE = 60.0
GRACE = 20.0
LOOK = 0.1


class Failed(Trouble):
    """A step that must come before the roles did not end well; what it printed says why."""


def back_off(delay: float, *, lived: float) -> float:
    """How long to wait before a start, after a wait of `delay` and a life of `lived` seconds."""
    if lived >= STABLE or not delay:
        return FIRST_DELAY
    return min(delay * 2, LONGEST_DELAY)


class Child:
    """One thing that shall run: started, watched, and started again when it ends."""

    def __init__(self, name: str, start: Callable[[], subprocess.Popen[str]], say: Say) -> None:
        self.name = name
        self.process: subprocess.Popen[str] | None = None
        self._start = start
        self._say = say
        self._delay = 0.0
        self._due = 0.0
        self._began = 0.0

    def tend(self, now: float) -> None:
        """Start it if it is due; if it has ended, decide when it is due again."""
        if self.process is None:
            if now >= self._due:
                self._try(now)
        elif (code := self.process.poll()) is not None:
            self.process = None
            self._wait(now, f"{self.name} ended ({_said(code)})")

    def _try(self, now: float) -> None:
        self._began = now
        try:
            self.process = self._start()
        except (OSError, Trouble) as why:
            self._wait(now, f"{self.name} did not start: {why}")

    def _wait(self, now: float, what: str) -> None:
        self._delay = back_off(self._delay, lived=now - self._began)
        self._due = now + self._delay
        self._say("desk", f"{what}; starting it again in {self._delay:g} s")


class Supervisor:
    """Keeps PostgreSQL (if it is given) and the roles running until it is told to stop."""

    def __init__(self, say: Say, *, postgres: Postgres | None = None, grace: float = GRACE) -> None:
        self._say = say
        self._postgres = postgres
        self._grace = grace
        self._asked = threading.Event()
        self._impatient = threading.Event()
        self._children: list[Child] = []

    def run(
        self, roles: Mapping[str, Sequence[str]], *, first: Sequence[Sequence[str]] = ()
    ) -> None:
        """Run the steps `first`, one after the other, then all `roles` until asked to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._hear)
        try:
            if self._postgres:
                self._postgres.start()
                self._add("postgres", self._started_postgres, self._postgres.process)
            for step in first:
                self._do(step)
            for name, command in roles.items():
                self._add(name, partial(self._launch, name, command))
            while not self._asked.wait(LOOK):
                self._tend()
        finally:
            self._end()

    def stop(self) -> None:
        """Let `run` come to its end."""
        if self._asked.is_set():
            self._impatient.set()
        self._asked.set()

    def _hear(self, number: int, frame: object) -> None:
        self.stop()

    def _add(
        self,
        name: str,
        start: Callable[[], subprocess.Popen[str]],
        running: subprocess.Popen[str] | None = None,
    ) -> None:
        child = Child(name, start, self._say)
        child.process = running
        self._children.append(child)

    def _tend(self) -> None:
        now = time.monotonic()
        for child in self._children:
            child.tend(now)

    def _launch(self, name: str, command: Sequence[str]) -> subprocess.Popen[str]:
        return children.start(
            command,
            say=lambda line: self._say(name, line),
            last=signal.SIGKILL,
            env=os.environ | {"DESKBELL_LOG": logs.manner()},
        )

    def _started_postgres(self) -> subprocess.Popen[str]:
        assert self._postgres is not None
        self._postgres.start()
        assert self._postgres.process is not None
        return self._postgres.process

    def _do(self, step: Sequence[str]) -> None:
        process = self._launch("desk", step)
        while process.poll() is None:
            if self._asked.wait(LOOK):
                process.kill()
                process.wait()
                return
        if process.returncode:
            raise Failed(f"Preparing the desk failed ({_said(process.returncode)}).")

    def _end(self) -> None:
        self._say("desk", "stopping")
        processes = [
            child.process
            for child in self._children
            if child.process and child.process is not (self._postgres and self._postgres.process)
        ]
        for process in processes:
            process.terminate()
        end = time.monotonic() + self._grace
        while any(process.poll() is None for process in processes):
            if time.monotonic() > end or self._impatient.wait(LOOK):
                for process in processes:
                    process.kill()
        if self._postgres:
            self._postgres.stop()
        self._say("desk", "stopped")


def _said(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit status {code}"
