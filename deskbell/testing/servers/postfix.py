"""A Postfix of our own: configuration, queue and processes below one folder."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from deskbell.testing.servers.certificates import Certificates
from deskbell.testing.servers.installing import find
from deskbell.testing.servers.processes import DidNotStart, Process, fill

PROGRAMS = Path("/usr/lib/postfix/sbin")


@dataclass(frozen=True)
class PostfixPorts:
    """Where Postfix listens, and where it hands mail on."""

    smtp: int
    submission: int
    lmtp: int
    reluctant: int


def prepare(home: Path) -> Path:
    """Make Postfix's folders below `home`; return the socket at which it asks Dovecot who signs in.

    Dovecot makes that socket, so this comes before Dovecot starts.
    """
    for name in ["config", "data", "queue", "queue/private"]:
        (home / name).mkdir(parents=True)
    shutil.chown(home / "data", "postfix")
    shutil.chown(home / "queue/private", "postfix")
    (home / "queue/private").chmod(0o700)
    return home / "queue/private/auth"


def start(home: Path, ports: PostfixPorts, certificates: Certificates) -> Process:
    """Start Postfix in the prepared `home`. Raises `DidNotStart`."""
    log = home / "postfix.log"
    fill(
        "main.cf",
        home / "config/main.cf",
        home=home,
        log=log,
        programs=PROGRAMS,
        lmtp_port=ports.lmtp,
        reluctant_port=ports.reluctant,
        certificate=certificates.certificate,
        key=certificates.key,
    )
    fill(
        "master.cf",
        home / "config/master.cf",
        smtp_port=ports.smtp,
        submission_port=ports.submission,
    )
    # Makes the queue's folders with the owners Postfix insists on.
    check = subprocess.run(
        [find("postfix") or "postfix", "-c", str(home / "config"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if check.returncode:
        raise DidNotStart(f"postfix check: {check.stderr}")
    # master itself, as `postfix start-fg` would leave a shell between it and us.
    process = Process([str(PROGRAMS / "master"), "-c", str(home / "config"), "-d"], log=log)
    process.wait_for_port(ports.smtp)
    return process
