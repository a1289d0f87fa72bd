"""Tokens: signing in where passwords are no longer taken (OAuth 2, Microsoft 365 and Google)."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from deskbell.channels.operations._mailboxes import keep_secrets, secrets_of

if TYPE_CHECKING:
    from deskbell.channels.models import Mailbox

PATIENCE = 30.0
LARGEST_ANSWER = 1 << 20
#: A token is not used in the last minutes of its life: the clocks of two houses differ.
MARGIN = timedelta(minutes=5)
SHORTEST_LIFE = timedelta(minutes=1)
ON_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}

_held: dict[int, tuple[str, str, datetime]] = {}
_turn = threading.Lock()


class SignInRefused(Exception):
    """The sign-in service gave no token; the words are its own."""


def access_token(mailbox: Mailbox, *, at: datetime) -> str:
    """A token that signs in to `mailbox` now. Asks for a new one when the last is nearly over.

    Raises `SignInRefused`.
    """
    with _turn:
        token, under, until = _held.get(mailbox.pk, ("", "", at))
        if token and under == mailbox.secret and at < until:
            return token
        answer = _ask(mailbox)
        life = timedelta(seconds=int(answer.get("expires_in") or 0))
        token = str(answer["access_token"])
        _held[mailbox.pk] = (token, mailbox.secret, at + max(life - MARGIN, SHORTEST_LIFE))
        return token


def forget_token(mailbox: Mailbox) -> None:
    """Ask for a new token the next time: the server did not take this one."""
    _held.pop(mailbox.pk, None)


def _ask(mailbox: Mailbox) -> dict[str, Any]:
    secret = secrets_of(mailbox)
    answer = _post(
        mailbox.token_endpoint,
        {
            "grant_type": "refresh_token",
            "client_id": mailbox.client_id,
            "refresh_token": secret.get("refresh_token", ""),
            **{name: secret[name] for name in ("client_secret", "scope") if secret.get(name)},
        },
    )
    if not answer.get("access_token"):
        said = answer.get("error_description") or answer.get("error") or "no token in the answer"
        raise SignInRefused(str(said)[:500])
    renewed = answer.get("refresh_token")
    if renewed and renewed != secret.get("refresh_token"):
        keep_secrets(mailbox, {**secret, "refresh_token": str(renewed)})
    return answer


def _post(address: str, form: dict[str, str]) -> dict[str, Any]:
    where = urllib.parse.urlsplit(address)
    if where.scheme != "https" and where.hostname not in ON_THIS_MACHINE:
        raise SignInRefused("The token endpoint must begin with https://.")
    request = urllib.request.Request(  # noqa: S310, the scheme is checked above
        address,
        data=urllib.parse.urlencode(form).encode(),
        headers={"Accept": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return _read(answer.read(LARGEST_ANSWER))
    except urllib.error.HTTPError as refusal:
        with refusal:
            return _read(refusal.read(LARGEST_ANSWER)) or {"error": f"HTTP {refusal.code}"}
    except (OSError, ValueError) as trouble:
        raise SignInRefused(f"The sign-in service does not answer: {trouble}") from trouble


def _read(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
