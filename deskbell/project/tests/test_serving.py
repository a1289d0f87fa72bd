"""A whole desk by one command: started, killed to the last process, started again."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from deskbell.project import postgres

DESKBELL = [sys.executable, "-m", "deskbell.project.command"]


class Desk:
    """A desk on a folder and a port of its own."""

    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self.environment |= {"DESKBELL_VAR": str(folder), "DESKBELL_LOG": "json"}

    def start(self):
        with open(self.folder.with_suffix(".log"), "a") as log:
            self.process = subprocess.Popen(
                [*DESKBELL, "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def readiness(self, within=60):
        end = time.monotonic() + within
        while time.monotonic() < end:
            try:
                address = f"http://127.0.0.1:{self.port}/readyz"
                with urllib.request.urlopen(address, timeout=5) as answer:
                    return json.load(answer)
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        pytest.fail(self.folder.with_suffix(".log").read_text())

    def processes(self):
        """Every process of this desk: the supervisor, its roles, PostgreSQL and its backends."""
        family = {self.process.pid}
        while True:
            found = {pid for pid, parent in parents() if parent in family} | family
            if found == family:
                return found
            family = found


def parents():
    for state in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = state.read_text().partition(" ")
        except OSError:
            continue
        yield int(pid), int(rest.rpartition(")")[2].split()[1])


@pytest.fixture
def desk():
    folder = Path(tempfile.mkdtemp(prefix="deskbell-serve-"))
    desk = Desk(folder / "var")
    yield desk
    desk.process.terminate()
    desk.process.wait(30)
    shutil.rmtree(folder)


@pytest.mark.proves("OPS-3", "OPS-5")
def test_a_desk_carries_on_after_everything_was_killed(desk):
    desk.start()
    assert desk.readiness()["migrations"] is True
    address = postgres.url(desk.folder / "postgres")
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS n")

    second = subprocess.run(
        [*DESKBELL, "serve", "--port", "0"], env=desk.environment, capture_output=True
    )
    assert second.returncode == 1
    assert f"process {desk.process.pid}".encode() in second.stderr

    for pid in desk.processes():
        # Some of them end by themselves as soon as the first is gone.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    desk.process.wait()
    desk.start()

    assert desk.readiness()["migrations"] is True
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (42,)

    desk.process.terminate()
    assert desk.process.wait(30) == 0
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)
