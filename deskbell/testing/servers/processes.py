"""One server in the foreground: started, waited for, stopped by its own process id."""

import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).parent / "templates"


class DidNotStart(Exception):
    """A server ended or stayed silent; the message holds the end of its log."""


class Process:
    """A program that stays in the foreground, ends with us even if we are killed, and has a log."""

    def __init__(self, command: Sequence[str], *, log: Path) -> None:
        self.name = Path(command[0]).name
        self.log = log
        with log.open("ab") as output:
            self.running = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        # Reads nothing until we are gone, killed perhaps; then the server has to go, too.
        # (A parent-death signal would not do: Postfix changes users, which takes it away.)
        self.mourner = subprocess.Popen(
            ["sh", "-c", f"read never; kill {self.running.pid}"],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        return self.running.pid

    def wait_for_port(self, port: int, *, timeout: float = 20) -> None:
        """Return as soon as `port` answers. Stops the program and raises `DidNotStart` if never."""
        until = time.monotonic() + timeout
        while time.monotonic() < until and self.running.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1):
                    return
            except OSError:
                time.sleep(0.02)
        self.stop()
        raise DidNotStart(f"{self.name} does not answer on port {port}.\n{self.last_words()}")

    def last_words(self, size: int = 4000) -> str:
        """The end of the log."""
        return self.log.read_text(errors="replace")[-size:] if self.log.exists() else ""

    def stop(self, *, timeout: float = 10) -> None:
        """End it gently, or after `timeout` seconds at once. It takes its children along."""
        self.mourner.kill()
        self.mourner.communicate()
        self.running.terminate()
        try:
            self.running.wait(timeout)
        except subprocess.TimeoutExpired:
            self.running.kill()
            self.running.wait()


def free_ports(count: int) -> list[int]:
    """Ports on loopback nobody listens on. All are held until all are known, so they differ."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def fill(template: str, target: Path, **values: object) -> None:
    """Write the configuration file `template` to `target` with its `${names}` filled in."""
    target.write_text(Template((TEMPLATES / template).read_text()).substitute(values))
