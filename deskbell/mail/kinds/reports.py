"""Delivery reports as RFC 3464 writes them: fields about the mail, then fields per recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deskbell.mail.mime.addresses import addresses_in
from deskbell.mail.mime.headers import Headers, read_headers
from deskbell.mail.mime.tree import Part

STATUSES = ("message/delivery-status", "message/global-delivery-status")
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
TYPED = re.compile(r"^\s*[\w./-]+\s*;\s*(.*)$", re.S)
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Recipient:
    """What happened to the mail for one recipient."""

    address: str
    action: str
    status: str
    diagnostic: str


def recipients_in(root: Part) -> list[Recipient]:
    """Every recipient that a delivery report within `root` speaks of."""
    return [found for part in root.walk() if part.type in STATUSES for found in _read(part)][:MOST]


def _read(part: Part) -> Iterator[Recipient]:
    # The fields stand in blocks; broken reporters repeat recipients within one block.
    raw = part.content()
    at = 0
    while at < len(raw):
        while at < len(raw) and raw[at] in b" \t\r\n":
            at += 1
        headers, at_next = read_headers(raw, at, len(raw))
        if at_next <= at:
            break
        at = at_next
        yield from _recipients(headers)


def _recipients(headers: Headers) -> Iterator[Recipient]:
    final = headers.all("final-recipient")
    original = headers.all("original-recipient")
    plain = headers.all("recipient") + headers.all("x-actual-recipient")
    count = max(len(final), len(original), 1 if plain else 0)
    for index in range(count):
        candidates = (
            original[index : index + 1],
            final[index : index + 1],
            plain[index : index + 1],
        )
        address = next((found for value in candidates if (found := _address(value))), "")
        if not address:
            continue
        status = STATUS.search(
            " ".join(headers.all("status")[index : index + 1]) or headers.get("status")
        )
        yield Recipient(
            address=address,
            action=_nth(headers, "action", index).partition(" ")[0].strip(" ;().").lower(),
            status=status[1] if status else "",
            diagnostic=_untyped(_nth(headers, "diagnostic-code", index)),
        )


def _nth(headers: Headers, name: str, index: int) -> str:
    values = headers.all(name)
    if not values:
        return ""
    return values[index] if index < len(values) else values[-1]


def _untyped(value: str) -> str:
    found = TYPED.match(value)
    return (found[1] if found else value).strip()


def _address(values: list[str]) -> str:
    for value in values:
        text = _untyped(value).strip("<> \t")
        found = addresses_in(text)
        if found:
            return found[0]
        if text and " " not in text and "@" not in text and not text.lower().startswith("unknown"):
            return ""
    return ""
