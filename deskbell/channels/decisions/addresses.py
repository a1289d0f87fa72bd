"""Addresses of the desk: the bare one, and signed ones, which name a conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.kernel.signing import is_signed, signature

#: RFC 5321, 4.5.3.1.1: what stands before the @.
LONGEST_LOCAL_PART = 64
SIGNATURE_BYTES = 10
#: What a number in an address is: that of a ticket, or the key of a side conversation.
TICKET, ASIDE = "t", "s"
SIGNED = re.compile(
    r"^(?P<bare>.+)\+(?P<what>[ts])(?P<number>\d{1,18})\.(?P<signature>[a-z2-7]{16})$"
)


def reply_address(address: str, number: int, key: bytes, *, what: str = TICKET) -> str:
    """`address` with a mark behind a plus that names a conversation and cannot be guessed.

    `what` says of which kind `number` is; each kind has a key of its own. An address that leaves
    no room for the mark stays as it is.
    """
    local, _, domain = address.rpartition("@")
    marked = f"{local}+{what}{number}.{signature(number, key, size=SIGNATURE_BYTES)}"
    return f"{marked}@{domain}" if len(marked) <= LONGEST_LOCAL_PART else address


def number_signed_in(address: str, keys: Sequence[bytes], *, what: str = TICKET) -> int | None:
    """The number of this kind that `address` names, if one of `keys` signed it."""
    found = SIGNED.match(address.strip().lower().rpartition("@")[0])
    if not found or found["what"] != what:
        return None
    number = int(found["number"])
    is_ours = is_signed(number, found["signature"], keys, size=SIGNATURE_BYTES)
    return number if is_ours else None


def forms_of(address: str) -> list[str]:
    """`address` in lower case, then without what stands behind each plus, from the right."""
    local, at, domain = address.strip().strip("<>").lower().rpartition("@")
    forms = [f"{local}{at}{domain}"]
    while "+" in local:
        local = local.rpartition("+")[0]
        forms.append(f"{local}{at}{domain}")
    return forms
