"""The fixture `mail_servers`: real servers for the whole test run, or a skip that says why."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbell.testing.servers import CannotServe, MailServers


@pytest.fixture(scope="session")
def mail_servers() -> Iterator[MailServers]:
    """Running servers. Skips where they can not run; where `CI` is set, that is a failure."""
    # Not pytest's own folder: other users must reach it, and socket paths must stay short.
    home = Path(tempfile.mkdtemp(prefix="deskbell-mail-"))
    home.chmod(0o755)
    try:
        servers = MailServers.start(home)
        try:
            yield servers
        finally:
            servers.stop()
    except CannotServe as why:
        if os.environ.get("CI"):
            pytest.fail(f"No mail servers: {why}")
        pytest.skip(f"No mail servers: {why}")
    finally:
        shutil.rmtree(home)
