"""The embedded PostgreSQL starts, recovers, and is reached by its own account alone."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from deskbell.project import postgres, postgres_binaries
from deskbell.project.postgres import Postgres
from deskbell.project.postgres_tuning import configuration

SCRIPT = """
import sys
from pathlib import Path
from deskbell.project.postgres import Postgres
Postgres(Path(sys.argv[1]), durable=False).start()
print("up", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder():
    # Not pytest's own: its long names would move the socket elsewhere.
    made = Path(tempfile.mkdtemp(prefix="deskbell-pg-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder):
    server = Postgres(folder, durable=False)
    server.start()
    yield server
    server.stop()


def ask(folder, question):
    with psycopg.connect(postgres.url(folder)) as connection:
        return connection.execute(question).fetchone()[0]


def keep_something(folder):
    with psycopg.connect(postgres.url(folder)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS n")


def test_it_answers_in_all_of_unicode_and_is_no_superuser(server):
    assert ask(server.folder, "SELECT lower('ÄÖÜ Ж')") == "äöü ж"
    assert ask(server.folder, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False


def test_only_its_own_account_may_enter_and_nobody_by_network(server):
    state = server.socket.stat()

    assert stat.S_IMODE(state.st_mode) == 0o700
    assert state.st_uid == server.data.stat().st_uid
    assert ask(server.folder, "SELECT current_setting('listen_addresses')") == ""
    assert ask(server.folder, "SELECT current_setting('synchronous_commit')") == "off"


def test_a_desk_that_matters_waits_for_the_disk(tmp_path):
    settings = configuration(tmp_path, tmp_path / "pg_hba.conf", tmp_path, durable=True)

    assert "fsync" not in settings
    assert "synchronous_commit" not in settings


def test_data_survives_a_stop(server):
    keep_something(server.folder)
    server.stop()
    server.start()

    assert ask(server.folder, "SELECT n FROM kept") == 42


def test_it_ends_with_whoever_started_it_and_starts_again(folder):
    started = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with started:
        assert started.stdout.readline() == b"up\n"
        keep_something(folder)
        started.kill()

    server = Postgres(folder, durable=False)
    server.start()
    try:
        assert ask(folder, "SELECT n FROM kept") == 42
    finally:
        server.stop()


def test_what_was_committed_survives_when_it_is_killed(folder):
    server = Postgres(folder)
    server.start()
    keep_something(folder)
    server.process.kill()
    server.process.wait()
    server.start()
    try:
        assert ask(folder, "SELECT n FROM kept") == 42
    finally:
        server.stop()


def test_a_stale_number_that_is_another_program_now_does_not_stop_it(server):
    server.stop()
    owner = server.data.stat().st_uid
    other = subprocess.Popen(["sleep", "60"], user=owner if os.geteuid() == 0 else None)
    (server.data / "postmaster.pid").write_text(f"{other.pid}\n{server.data}\n")
    try:
        server.start()
    finally:
        other.send_signal(signal.SIGKILL)
        other.wait()

    assert ask(server.folder, "SELECT 1") == 1


def test_a_half_made_data_folder_is_made_anew(folder):
    (folder / "data.new").mkdir()
    (folder / "data.new" / "PG_VERSION").write_text("18")
    server = Postgres(folder, durable=False)
    server.start()
    server.stop()

    assert not (folder / "data.new").exists()


@pytest.mark.parametrize("name", ["x" * 120, "with, comma"])
def test_where_a_socket_cannot_be_it_is_in_tmp(tmp_path, name):
    assert postgres.socket_folder(tmp_path / name).parent == Path("/tmp")


def test_a_socket_folder_of_somebody_else_is_not_trusted(folder, monkeypatch, tmp_path):
    theirs = tmp_path / "link"
    theirs.symlink_to(tmp_path)
    monkeypatch.setattr(postgres, "socket_folder", lambda folder: theirs)
    server = Postgres(folder, durable=False)

    with pytest.raises(postgres.DidNotStart, match="somebody else"):
        server.start()
    assert tmp_path.stat().st_uid == os.geteuid()


def test_data_of_another_version_is_left_alone(folder):
    (folder / "data").mkdir()
    (folder / "data" / "PG_VERSION").write_text("9\n")

    with pytest.raises(postgres_binaries.NotFound, match="made by PostgreSQL 9"):
        Postgres(folder).start()
