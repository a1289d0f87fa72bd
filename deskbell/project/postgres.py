"""The embedded PostgreSQL: one server per data folder, on a socket only its own account reaches."""

from __future__ import annotations

import collections
import hashlib
import os
import shutil
import signal
import stat
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg
from psycopg import sql

from deskbell.project import children, postgres_binaries, unprivileged
from deskbell.project.postgres_tuning import ACCESS, configuration
from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

ROLE = "deskbell"
LONGEST_SOCKET = 103
STARTS = 5


class DidNotStart(Trouble):
    """The server ended before it answered; the message carries its own last words."""


def socket_folder(folder: Path) -> Path:
    """Where the server of `folder` listens: beside its data; in /tmp where that cannot be."""
    near = folder.absolute() / "socket"
    # A comma would tell the client that these are two hosts.
    if len(os.fsencode(near / ".s.PGSQL.5432")) <= LONGEST_SOCKET and "," not in str(near):
        return near
    name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:16]
    return Path("/tmp") / f"deskbell-{name}"  # noqa: S108


def url(folder: Path, *, role: str = ROLE, database: str = ROLE) -> str:
    """The DATABASE_URL of the server of `folder`."""
    return f"postgresql://{role}@/{database}?host={quote(str(socket_folder(folder)))}"


class Postgres:
    """One PostgreSQL server over the data in `folder`. Each line it prints goes to `say`."""

    def __init__(
        self, folder: Path, *, say: Callable[[str], None] = lambda line: None, durable: bool = True
    ) -> None:
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.socket = socket_folder(folder)
        self._configuration = self.folder / "postgresql.conf"
        self._access = self.folder / "pg_hba.conf"
        self.process: subprocess.Popen[str] | None = None
        self._durable = durable
        self._say = say
        self._last_words: collections.deque[str] = collections.deque(maxlen=12)

    def start(self) -> None:
        """Make the data folder if there is none, start the server and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._account = unprivileged.account(self.data)
        self._bin = postgres_binaries.for_data(self.data, self._account)
        unprivileged.let_through(self.data, self._account)
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        self._configure()
        self._end_leftover()
        for left in reversed(range(STARTS)):
            if self._started():
                break
            # Backends of a server that was killed hold its memory for a moment longer.
            if not left:
                raise DidNotStart("PostgreSQL did not start:\n" + "\n".join(self._last_words))
            time.sleep(1)
        self._make_database()

    def stop(self, patience: float = 30) -> None:
        """End the server, letting it write everything down; harder after `patience` seconds."""
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.process is None or self.process.poll() is not None:
                return
            self.process.send_signal(how)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue

    def ask(self, statement: str) -> None:
        """Run `statement` as the server's superuser."""
        with psycopg.connect(self._superuser(), autocommit=True) as connection:
            connection.execute(sql.SQL(statement))  # type: ignore[arg-type]

    def _superuser(self, database: str = "postgres") -> str:
        return url(self.folder, role="postgres", database=database)

    def _make_data(self) -> None:
        # Made beside and renamed: a data folder that is there is whole.
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        unprivileged.own(fresh, self._account)
        command = [str(self._bin / "initdb"), "-D", str(fresh), "-U", "postgres"]
        command += ["-E", "UTF8", "-A", "trust"]
        command += postgres_binaries.locale_of(self._bin, self._account)
        command += ["--no-instructions", *([] if self._durable else ["--no-sync"])]
        made = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, **unprivileged.running_as(self._account)
        )
        if made.returncode:
            raise DidNotStart(f"PostgreSQL could not make {self.data}:\n{made.stderr}")
        fresh.rename(self.data)

    def _configure(self) -> None:
        self.socket.mkdir(mode=0o700, exist_ok=True)
        # In /tmp somebody else may have been there first, with a folder or a link of theirs.
        state = self.socket.lstat()
        ours = {os.geteuid(), self._account.pw_uid if self._account else os.geteuid()}
        if not stat.S_ISDIR(state.st_mode) or state.st_uid not in ours:
            raise DidNotStart(f"{self.socket} belongs to somebody else. Remove it.")
        unprivileged.own(self.socket, self._account)
        unprivileged.let_through(self.socket, self._account)
        # Beside the data, not in it: what that account owns, root had better not write to.
        self._configuration.write_text(
            configuration(self.socket, self._access, self._bin, durable=self._durable)
        )
        self._access.write_text(ACCESS)
        for file in (self._configuration, self._access):
            file.chmod(0o644)

    def _end_leftover(self) -> None:
        pid = self._pid_on_file()
        if pid is None:
            return
        for how, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if not self._serves_here(pid):
                # A number that now belongs to another program would keep PostgreSQL from starting.
                (self.data / "postmaster.pid").unlink(missing_ok=True)
                return
            os.kill(pid, how)
            end = time.monotonic() + patience
            while self._serves_here(pid) and time.monotonic() < end:
                time.sleep(0.05)

    def _pid_on_file(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _serves_here(self, pid: int) -> bool:
        try:
            if Path("/proc/self").exists():
                return Path(f"/proc/{pid}/cwd").readlink() == self.data.resolve()
            os.kill(pid, 0)
        except OSError:
            return False
        return True

    def _started(self) -> bool:
        self.process = children.start(
            [self._bin / "postgres", "-D", self.data, "-c", f"config_file={self._configuration}"],
            say=self._hear,
            last=signal.SIGINT,
            **unprivileged.running_as(self._account),
        )
        pause = 0.01
        while self.process.poll() is None:
            try:
                psycopg.connect(self._superuser(), connect_timeout=5).close()
            except psycopg.OperationalError:
                # After a crash it may have much to read first.
                pause = min(pause * 1.5, 1)
                time.sleep(pause)
            else:
                return True
        return False

    def _hear(self, line: str) -> None:
        self._last_words.append(line)
        self._say(line)

    def _make_database(self) -> None:
        with psycopg.connect(self._superuser(), autocommit=True) as connection:
            name = sql.Identifier(ROLE)
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE]).rowcount:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
            if not connection.execute(
                "SELECT FROM pg_database WHERE datname = %s", [ROLE]
            ).rowcount:
                connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(name))
