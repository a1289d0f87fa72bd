"""A desk that runs: real web and worker processes on the tests' database, for real browsers."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from deskbell.project.children import PR_SET_PDEATHSIG

PATIENCE = 30.0


class DidNotStart(Exception):
    """A process of the desk ended, or never answered; the text holds its last words."""


@dataclass
class RunningDesk:
    """Processes of one desk over `database_url`, with their data in `var`."""

    database_url: str
    var: Path
    port: int = 0
    environment: dict[str, str] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, role: str, *arguments: str, name: str = "") -> subprocess.Popen[bytes]:
        """Start `deskbell ROLE …` as `name`, by default its role; its words go to `name`.log."""
        name = name or role
        with self.log(name).open("ab") as words:
            process = subprocess.Popen(
                [sys.executable, "-m", "deskbell.project.command", role, *arguments],
                env=self._environment(),
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with(os.getpid()),
            )
        self.processes[name] = process
        return process

    def start_web(self) -> None:
        """Start the pages and wait until they answer. Raises `DidNotStart`."""
        self.port = self.port or free_port()
        process = self.start("web", "--port", str(self.port))
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(f"{self.url}/healthz", timeout=2).close()
                return
            time.sleep(0.05)
        raise DidNotStart(self.log("web").read_text()[-3000:])

    def kill(self, name: str) -> None:
        """kill -9, as a machine that loses its power would."""
        process = self.processes.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()

    def log(self, name: str) -> Path:
        return self.var / f"{name}.log"

    @staticmethod
    def is_quiet() -> bool:
        """True once nothing waits for a worker: no mail to take in, no event, no mail to send."""
        from django.utils import timezone

        from deskbell.channels.models import OutgoingRecipient, RawMail
        from deskbell.kernel.models import Outbox

        return not (
            RawMail.objects.filter(state=RawMail.State.RECEIVED).exists()
            or Outbox.objects.exists()
            or OutgoingRecipient.objects.filter(next_try_at__lte=timezone.now()).exists()
        )

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "DESKBELL_VAR": str(self.var),
            "DESKBELL_URL": self.url if self.port else "http://127.0.0.1:8000",
            **self.environment,
        }


def _end_with(parent: int) -> Callable[[], None]:
    """A test run that is killed leaves no process behind."""
    libc = ctypes.CDLL(None)

    def ask_for_it() -> None:
        if sys.platform == "linux":
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

    return ask_for_it


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def address_of(settings: dict[str, object]) -> str:
    """A DATABASE_URL for Django's database `settings`."""
    host = quote(str(settings["HOST"]), safe="")
    user = quote(str(settings["USER"]), safe="")
    password = quote(str(settings["PASSWORD"] or ""), safe="")
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    sign_in = f"{user}:{password}@" if password else f"{user}@" if user else ""
    if str(settings["HOST"]).startswith("/"):
        return f"postgresql://{sign_in}/{settings['NAME']}?host={host}"
    return f"postgresql://{sign_in}{host}{port}/{settings['NAME']}"


def desk_for_tests(var: Path, **environment: str) -> RunningDesk:
    """A desk on the tests' database, not yet started."""
    from django.conf import settings
    from django.db import connection

    environment = {"DESKBELL_SECRET_KEY": settings.SECRET_KEY, **environment}
    return RunningDesk(address_of(connection.settings_dict), var, environment=environment)


@contextlib.contextmanager
def running(desk: RunningDesk) -> Iterator[RunningDesk]:
    try:
        yield desk
    finally:
        desk.stop()
