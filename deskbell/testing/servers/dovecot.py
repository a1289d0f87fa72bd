"""A Dovecot of our own: mailboxes for everybody, sign-in and processes below one folder."""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from pathlib import Path

from deskbell.testing.servers.certificates import Certificates
from deskbell.testing.servers.installing import find
from deskbell.testing.servers.processes import Process, fill

SIGNING_KEY = b"a key only the test and its Dovecot know"
ISSUER = "https://login.desk.test"


@dataclass(frozen=True)
class DovecotPorts:
    """Where Dovecot listens."""

    imap: int
    imaps: int
    lmtp: int


def start(
    home: Path,
    ports: DovecotPorts,
    certificates: Certificates,
    *,
    password: str,
    sasl_socket: Path,
) -> Process:
    """Start Dovecot below `home`. Raises `DidNotStart`."""
    for name in ["config", "run", "state", "mail", "keys/default/HS256"]:
        (home / name).mkdir(parents=True)
    # Dovecot writes mail as nobody, who owns nothing else here.
    (home / "mail").chmod(0o777)
    (home / "keys/default/HS256/default").write_bytes(base64.b64encode(SIGNING_KEY))
    (home / "config/others").touch()
    log = home / "dovecot.log"
    fill("oauth2.conf.ext", home / "config/oauth2.conf.ext", keys=home / "keys")
    fill(
        "dovecot.conf",
        home / "config/dovecot.conf",
        home=home,
        log=log,
        instance=ports.imap,
        imap_port=ports.imap,
        imaps_port=ports.imaps,
        lmtp_port=ports.lmtp,
        certificate=certificates.certificate,
        key=certificates.key,
        password=password,
        sasl_socket=sasl_socket,
    )
    program = find("dovecot") or "dovecot"
    process = Process([program, "-F", "-c", str(home / "config/dovecot.conf")], log=log)
    process.wait_for_port(ports.imap)
    return process


def access_token(user: str, *, lasts: int = 3600) -> str:
    """A signed OAuth 2 access token (JWT) for `user`, as an identity provider would issue it.

    `lasts` is in seconds from now; a negative one makes a token that has run out.
    """
    now = int(time.time())
    claims = {"sub": user, "iss": ISSUER, "iat": now - 60, "nbf": now - 60, "exp": now + lasts}
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
    seal = hmac.new(SIGNING_KEY, signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{_base64(seal)}"


def _part(value: dict[str, object]) -> str:
    return _base64(json.dumps(value).encode())


def _base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
