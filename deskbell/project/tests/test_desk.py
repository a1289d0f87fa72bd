"""One desk on one data folder."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from deskbell.project import desk, postgres

HOLDER = """
import sys
from pathlib import Path
from deskbell.project import desk
with desk.held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder():
    made = Path(tempfile.mkdtemp(prefix="deskbell-desk-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def other_desk(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"held\n"
    with process:
        yield process
        process.kill()


def test_the_second_desk_is_refused_and_told_who_was_first(folder, other_desk):
    refusal = rf"process {other_desk.pid}\).*DESKBELL_VAR"

    with pytest.raises(desk.AlreadyRunning, match=refusal), desk.held(folder):
        pass


def test_a_desk_that_was_killed_does_not_keep_the_folder(folder, other_desk):
    other_desk.kill()
    other_desk.wait()

    with desk.held(folder):
        assert (folder / "desk.lock").read_text() == f"{os.getpid()}\n"


def test_a_command_brings_the_database_for_as_long_as_it_runs(folder):
    with desk.database(folder, own=False), psycopg.connect(postgres.url(folder / "postgres")):
        pass

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(postgres.url(folder / "postgres"))


def test_where_a_desk_runs_its_database_is_used(folder, other_desk):
    with desk.database(folder, own=False):
        assert not (folder / "postgres").exists()


def test_a_server_of_ones_own_is_left_alone(folder):
    with desk.database(folder, own=True):
        assert not list(folder.iterdir())
