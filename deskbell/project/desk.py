"""One desk on one data folder: who holds the lock, and the database while no desk is running."""

from __future__ import annotations

import fcntl
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class AlreadyRunning(Trouble):
    """Another desk runs on this data folder; the message says which, and what to do."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold `folder` for this process. The lock goes with the process, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "desk.lock"
    # Neither truncated nor inherited: the number in it is the holder's, and so is the lock.
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(
                f"Another desk (process {lock.read().strip()}) already runs on {folder}. "
                "Stop it, or give this one a folder of its own in DESKBELL_VAR."
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


@contextmanager
def database(folder: Path, *, own: bool) -> Iterator[None]:
    """See to it that the desk's database answers: start the embedded one unless a desk runs it.

    With a server of one's `own` (DATABASE_URL) there is nothing to do.
    """
    if own:
        yield
        return
    from deskbell.project.postgres import Postgres

    with ExitStack() as stack:
        try:
            stack.enter_context(held(folder))
        except AlreadyRunning:
            yield
            return
        server = Postgres(folder / "postgres")
        stack.callback(server.stop)
        server.start()
        yield
