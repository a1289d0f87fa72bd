"""The tests' mail servers start beside others, stop completely, and say why they can not start."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbell.testing.servers import CannotServe, DidNotStart, MailServers, installing
from deskbell.testing.servers.processes import Process, free_ports


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users reach, as pytest's own is not."""
    home = Path(tempfile.mkdtemp(prefix="deskbell-mail-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home, ignore_errors=True)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def living(session: int) -> list[str]:
    """The names of the processes in this session that still run."""
    names = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text().rsplit(")", 1)
        except OSError:
            continue
        state, _, _, of = rest.split()[:4]
        if int(of) == session and state != "Z":
            names.append(name)
    return names


def test_a_second_set_runs_beside_the_first_and_stops_alone(
    mail_servers: MailServers, folder: Path
) -> None:
    second = MailServers.start(folder)
    sessions = [process.pid for process in second.processes]
    ports = [second.smtp_port, second.submission_port, second.imap_port, second.imaps_port]
    ports += [second.lmtp_port, second.reluctant_port]

    second.swaks("ines@client.test", "help@desk.test", "To the second", "Hello.")
    assert second.wait_for_mail("help@desk.test", lambda mail: mail.subject == "To the second")
    assert all(living(session) for session in sessions)
    second.stop()

    assert not [port for port in ports if listens(port)]
    assert not [name for session in sessions for name in living(session)]
    assert listens(mail_servers.smtp_port)
    assert listens(mail_servers.imaps_port)


def test_a_killed_test_run_leaves_no_server_behind(mail_servers: MailServers) -> None:
    command = [sys.executable, "-m", "deskbell.testing.servers"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as player:
        assert player.stdout
        told = {}
        while "trust" not in told:
            word, _, rest = player.stdout.readline().partition(" ")
            told[word] = rest.strip()
        ports = [int(told[door].split(":")[1].split()[0]) for door in ("SMTP", "IMAPS")]
        assert all(listens(port) for port in ports)
        player.send_signal(signal.SIGKILL)

    until = time.monotonic() + 20
    while any(listens(port) for port in ports) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(listens(port) for port in ports)
    shutil.rmtree(Path(told["trust"]).parent, ignore_errors=True)


def test_a_server_that_never_answers_is_stopped_and_quoted(tmp_path: Path) -> None:
    silent = Process(["sh", "-c", "echo I am lost; exec sleep 60"], log=tmp_path / "log")

    with pytest.raises(DidNotStart, match="I am lost"):
        silent.wait_for_port(free_ports(1)[0], timeout=0.5)

    assert not living(silent.pid)


def test_a_folder_that_hides_from_the_servers_is_refused(
    mail_servers: MailServers, folder: Path
) -> None:
    hidden = folder / "hidden"
    hidden.mkdir(mode=0o700)

    with pytest.raises(CannotServe, match="hidden lets other users not pass"):
        MailServers.start(hidden)


def test_who_is_not_root_is_told_so_and_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(installing, "find", lambda program: None)

    with pytest.raises(CannotServe, match=r"root only.*postfix, dovecot-imapd, .*, swaks"):
        installing.make_ready()


def test_no_service_may_start_while_packages_are_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    policy = tmp_path / "policy-rc.d"
    monkeypatch.setattr(installing, "POLICY", policy)

    with installing.services_stay_down():
        assert subprocess.run([policy], check=False).returncode == installing.FORBIDDEN

    assert not policy.exists()


def test_a_machine_whose_policy_starts_services_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 0\n")
    policy.chmod(0o755)
    monkeypatch.setattr(installing, "POLICY", policy)

    with pytest.raises(CannotServe, match="would let the installed services start"):
        installing.install(["postfix"])

    assert policy.read_text() == "#!/bin/sh\nexit 0\n"
