"""The environment: what an administrator may say, read once, with advice where it is wrong."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from deskbell.project.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


class Misconfigured(Trouble):
    """A variable cannot be understood; the message says which, and what to write."""


#: The push services of Chromium, Firefox, Safari and Edge: a desk talks to no other.
PUSH_SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)


def data_folder() -> Path:
    """Where everything that is kept lies, unless it is in a database of one's own."""
    checkout = Path(__file__).resolve().parents[2]
    home = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    return Path(os.environ.get("DESKBELL_VAR") or home / "var").absolute()


def flag(name: str, *, default: bool = False) -> bool:
    """The yes or no that `name` holds."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in TRUE | FALSE:
        raise Misconfigured(f"{name} is {value!r}. Write 1 or 0.")
    return value.lower() in TRUE


def number(name: str, default: int) -> int:
    """The whole number that `name` holds."""
    value = os.environ.get(name, "")
    if not value:
        return default
    if not value.isdecimal():
        raise Misconfigured(f"{name} is {value!r}. Write a whole number, such as {default}.")
    return int(value)


def words(name: str) -> list[str]:
    """The values that `name` holds, separated by commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def secret_key(folder: Path) -> str:
    """The key that signs cookies and links: given, or made once and kept in `folder`."""
    if key := os.environ.get("DESKBELL_SECRET_KEY"):
        return key
    path = folder / "secret-key"
    try:
        return path.read_text().strip() or _made_key(path)
    except FileNotFoundError:
        return _made_key(path)


def _made_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        # A link fails where the file already stands, so of two first starts both use one key.
        os.link(fresh, path)
    except FileExistsError:
        if not path.read_text().strip():
            fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return path.read_text().strip()


def database(url: str) -> dict[str, Any]:
    """Django's words for the PostgreSQL that `url` names, such as postgresql://user:word@host/desk."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured(
            "DATABASE_URL names no PostgreSQL. "
            "Write it like postgresql://user:password@host:5432/name?sslmode=require."
        )
    # Not parts.hostname: it makes a socket folder in the host (%2Fvar%2FRun) lower-case.
    account, _, place = parts.netloc.rpartition("@")
    user, _, password = account.partition(":")
    host, port = _host_and_port(place)
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")) or options.pop("dbname", "") or unquote(user),
        "USER": unquote(user) or options.pop("user", ""),
        "PASSWORD": unquote(password) or options.pop("password", ""),
        "HOST": unquote(host) or options.pop("host", ""),
        "PORT": port or options.pop("port", ""),
        "OPTIONS": options,
    }


def _host_and_port(place: str) -> tuple[str, str]:
    if place.startswith("["):
        host, _, rest = place[1:].partition("]")
        return host, rest.lstrip(":")
    host, _, port = place.partition(":")
    return host, port


def mail_server(url: str) -> dict[str, Any]:
    """Django's mail settings for `url`: smtp://, smtp+tls:// (STARTTLS) or smtps:// (TLS)."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname:
        raise Misconfigured(
            "EMAIL_URL names no mail server. "
            "Write it like smtp+tls://user:password@mail.example.org:587."
        )
    usual = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme]
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or usual,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def mail_service(name: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """The django-anymail settings for the mail service `name`, its keys read from ANYMAIL_… ."""
    keys = {
        key.removeprefix("ANYMAIL_"): value
        for key, value in environment.items()
        if key.startswith("ANYMAIL_")
    }
    return {
        "EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend",
        "ANYMAIL": keys,
    }


def public_address(url: str) -> tuple[str, bool]:
    """The host that people type for the desk at `url`, and whether it is reached over TLS."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Misconfigured(
            f"DESKBELL_URL is {url!r}. Write the address people open, "
            "such as https://desk.example.org."
        )
    return parts.hostname, parts.scheme == "https"
