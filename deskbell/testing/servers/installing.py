"""Real mail servers from Debian's packages: there already, installed now, or the reason why not."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = {
    "postfix": "postfix",
    "dovecot": "dovecot-imapd",
    "/usr/lib/dovecot/lmtp": "dovecot-lmtpd",
    "swaks": "swaks",
}
SBIN = "/usr/local/sbin:/usr/sbin:/sbin"
POLICY = Path("/usr/sbin/policy-rc.d")
FORBIDDEN = 101
KNOWN_DOVECOT = "2.3"


class CannotServe(Exception):
    """This machine can not run the mail servers; the message says why and what to do."""


def make_ready() -> None:
    """Have Postfix, Dovecot and swaks on this machine, installing what is missing.

    Raises `CannotServe`. Never starts a service and never changes one that is already there.
    """
    missing = [package for program, package in PACKAGES.items() if not find(program)]
    if os.geteuid() != 0:
        wanted = f" Missing here: {', '.join(missing)}." if missing else ""
        raise CannotServe(f"Postfix changes users, so these tests run as root only.{wanted}")
    if missing:
        install(missing)
    dovecot = _run([find("dovecot") or "dovecot", "--version"]).stdout
    if not dovecot.startswith(KNOWN_DOVECOT):
        raise CannotServe(
            f"Dovecot {dovecot.split()[0]} reads another configuration than {KNOWN_DOVECOT}, "
            "for which templates/dovecot.conf is written."
        )


def find(program: str) -> str | None:
    """The path of `program`, also where only root's PATH would find it."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:{SBIN}")


def install(packages: list[str]) -> None:
    """Install Debian `packages` with every service start forbidden. Raises `CannotServe`."""
    if not find("apt-get"):
        raise CannotServe(f"Without apt-get, install these yourself: {', '.join(packages)}.")
    with services_stay_down():
        # Without an answer Debian would write a main.cf for this machine's own mail.
        _run(["debconf-set-selections"], "postfix postfix/main_mailer_type select No configuration")
        wish = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
        result = _run(wish)
        if result.returncode:
            _run(["apt-get", "update"])
            result = _run(wish)
    if result.returncode:
        last = re.sub(r"\s+", " ", result.stderr[-400:] or result.stdout[-400:])
        raise CannotServe(f"{' '.join(wish)} failed: {last}")


@contextmanager
def services_stay_down() -> Iterator[None]:
    """While inside, installing a package starts nothing. A policy that is already there stays."""
    if POLICY.exists():
        if _run([str(POLICY), "postfix", "start"]).returncode != FORBIDDEN:
            raise CannotServe(f"{POLICY} would let the installed services start; it is not ours.")
        yield
        return
    POLICY.write_text(f"#!/bin/sh\nexit {FORBIDDEN}\n")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink(missing_ok=True)


def _run(command: list[str], answers: str = "") -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {
        "DEBIAN_FRONTEND": "noninteractive",
        "PATH": f"{os.environ.get('PATH', '')}:{SBIN}",
    }
    return subprocess.run(
        command, input=answers, env=surroundings, capture_output=True, text=True, check=False
    )
