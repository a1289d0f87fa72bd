"""Pure decisions about people: how an address is written, what a name is, what stands for it."""

from __future__ import annotations

import hashlib
import re

from django.utils.text import slugify

_NOT_IN_A_PHONE_NUMBER = re.compile(r"[^\d+]")


def normal(kind: str, value: str) -> str:
    """The one way an address is stored, so that the same address is found however it is typed.

    Mail addresses are lowered whole: the standard lets the part before the @ be case-sensitive
    (RFC 5321, 2.4), but no mail system in use tells people apart by it. Phone numbers keep their
    digits and a leading plus.
    """
    value = value.strip()
    if kind == "mail":
        return value.lower()
    if kind == "phone":
        digits = _NOT_IN_A_PHONE_NUMBER.sub("", value)
        return f"+{digits[2:]}" if digits.startswith("00") else digits
    return value.lower().removeprefix("@")


def name_from(mail: str) -> str:
    """A readable name for somebody of whom only the address is known."""
    local = mail.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._\-]+", local) if word]
    return " ".join(word.capitalize() for word in words) or mail


def slug_from(name: str) -> str:
    """What stands for a desk of this name in addresses and commands."""
    return slugify(name)[:50] or "desk"


def digest_of(held: str) -> str:
    """What is kept of a secret that somebody else holds; it is long and random, so no salt."""
    return hashlib.sha256(held.encode()).hexdigest()
