"""As root, PostgreSQL gets an account without rights, and just enough passage to its data."""

import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from deskbell.project import unprivileged

NOBODY = pwd.getpwnam("nobody")

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="Only root has to become somebody else")


def may_pass(path, who):
    child = os.fork()
    if not child:
        os.setgroups([])
        os.setgid(who.pw_gid)
        os.setuid(who.pw_uid)
        try:
            path.stat()
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


@pytest.fixture
def closed():
    """A file in a folder that only root may pass."""
    folder = Path(tempfile.mkdtemp(prefix="deskbell-closed-"))
    (folder / "file").touch()
    yield folder
    shutil.rmtree(folder)


def test_the_way_is_opened_to_that_account_alone(closed):
    assert not may_pass(closed / "file", NOBODY)

    unprivileged.let_through(closed / "file", NOBODY)

    assert may_pass(closed / "file", NOBODY)
    assert not may_pass(closed / "file", pwd.getpwnam("daemon"))
    assert not stat.S_IMODE(closed.stat().st_mode) & 0o007


def test_the_way_may_be_opened_to_several_and_again(closed):
    for who in (NOBODY, pwd.getpwnam("daemon"), NOBODY):
        unprivileged.let_through(closed / "file", who)

    assert may_pass(closed / "file", NOBODY)
    assert may_pass(closed / "file", pwd.getpwnam("daemon"))


def test_what_somebody_closed_again_is_opened_to_that_account_alone(closed):
    unprivileged.let_through(closed / "file", pwd.getpwnam("daemon"))
    closed.chmod(0o700)
    assert not may_pass(closed / "file", pwd.getpwnam("daemon"))

    unprivileged.let_through(closed / "file", NOBODY)

    assert may_pass(closed / "file", NOBODY)
    assert not may_pass(closed / "file", pwd.getpwnam("daemon"))


def test_whoever_owns_the_data_keeps_serving_them(tmp_path):
    os.chown(tmp_path, NOBODY.pw_uid, NOBODY.pw_gid)

    assert unprivileged.account(tmp_path) == NOBODY


def test_root_never_serves(tmp_path):
    assert unprivileged.account(tmp_path / "not there yet").pw_uid != 0


def test_nothing_of_ours_leaks_into_its_environment(monkeypatch):
    monkeypatch.setenv("DESKBELL_SECRET_KEY", "secret")

    assert "DESKBELL_SECRET_KEY" not in unprivileged.running_as(NOBODY)["env"]


def test_what_only_root_may_read_is_opened_for_reading_and_running(closed):
    (closed / "file").chmod(0o600)
    (closed / "program").touch(mode=0o700)
    unprivileged.let_read(closed)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (closed, *closed.iterdir())}
    assert modes == {closed.name: 0o755, "file": 0o644, "program": 0o755}
