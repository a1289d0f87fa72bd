"""Secrets: keys derived from the SECRET_KEY, and what must be kept but not in the open."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """This was encrypted under a SECRET_KEY that is gone. It must be entered again."""


def keys_for(purpose: str) -> list[bytes]:
    """A key of 32 bytes for `purpose` alone; behind it those of the fallbacks, for checking."""
    masters = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_derive(master, purpose) for master in masters]


def encrypt(text: str) -> str:
    """`text` under the current key. Empty stays empty."""
    return _fernet().encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """What `encrypt` was given, also before the key was changed. Raises `Unreadable`."""
    if not token:
        return ""
    try:
        return _fernet().decrypt(token.encode()).decode()
    except InvalidToken as broken:
        raise Unreadable from broken


def _fernet() -> MultiFernet:
    keys = keys_for("stored secrets")
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


@lru_cache(maxsize=64)
def _derive(master: str, purpose: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"deskbell {purpose}".encode())
    return derived.derive(master.encode())
