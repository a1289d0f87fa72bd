"""Delivery reports as RFC 3464 writes them: fields about the mail, then fields per recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deskbell.mail.kinds.statuses import enhanced_in, reply_in
from deskbell.mail.mime.addresses import addresses_in
from deskbell.mail.mime.headers import Headers, read_headers
from deskbell.mail.mime.tree import Part

STATUSES = ("message/delivery-status", "message/global-delivery-status")
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
TYPED = re.compile(r"^\s*[\w./+-]{1,40}\s*;\s*(.*)$", re.S)
IN_TEXT = re.compile(rb"^(?:final|original)-recipient\s*:", re.I | re.M)
ODD = re.compile(r"[^\s@<>\"]{1,200}@[^\s@<>\"]{1,200}")
MOST = 2_000
DELAYED = ("delayed", "delay", "deferred", "warning", "retrying")
ARRIVED = ("delivered", "relayed", "expanded", "deliverable", "delivery", "success", "successful")


@dataclass(frozen=True, slots=True)
class Recipient:
    """What happened to the mail for one recipient."""

    address: str
    action: str
    status: str
    diagnostic: str

    @property
    def has_failed(self) -> bool:
        # Reporters invent actions ("error", "expired"): whatever is no delay and no arrival failed.
        if self.action in ARRIVED or self.action in DELAYED or self._class == "2":
            return False
        return bool(self.action) or self._class == "5"

    @property
    def is_delayed(self) -> bool:
        return self.action in DELAYED or (not self.action and self._class == "4")

    @property
    def _class(self) -> str:
        return (self.status or enhanced_in(self.diagnostic) or reply_in(self.diagnostic))[:1]


def recipients_in(root: Part) -> list[Recipient]:
    """Every recipient that a delivery report within `root` speaks of."""
    found: list[Recipient] = []
    for part in root.walk():
        if part.type in STATUSES:
            found.extend(_read(part.content()))
        elif part.type.startswith("text/plain") and not part.is_multipart and not found:
            # Some systems put the fields into the text, or label the part as text.
            raw = part.content()[:50_000]
            first = IN_TEXT.search(raw)
            if first and b"\naction" in raw.lower():
                found.extend(_read(raw[max(0, raw.rfind(b"\n\n", 0, first.start())) :]))
        if len(found) > MOST:
            break
    return found[:MOST]


def disposed(part: Part) -> list[Recipient]:
    """Whom the disposition notification `part` speaks of."""
    return list(_read(part.content()))


def _read(raw: bytes) -> Iterator[Recipient]:
    # The fields stand in blocks; broken reporters repeat recipients within one block.
    at = 0
    for _ in range(MOST):
        while at < len(raw) and raw[at] in b" \t\r\n":
            at += 1
        if at >= len(raw):
            break
        headers, following = read_headers(raw, at, len(raw))
        if not len(headers):
            line_end = raw.find(b"\n", at)
            following = line_end + 1 if line_end >= 0 else len(raw)
        at = following
        yield from _recipients(headers)


def _recipients(headers: Headers) -> Iterator[Recipient]:
    final = headers.all("final-recipient")
    original = headers.all("original-recipient")
    other = headers.all("x-actual-recipient") + headers.all("x-original-recipient")
    statuses, actions = headers.all("status"), headers.all("action")
    diagnostics = headers.all("diagnostic-code")
    for index in range(max(len(final), len(original), min(1, len(other)))):
        candidates = (
            original[index : index + 1],
            final[index : index + 1],
            other[index : index + 1],
        )
        address = next((one for values in candidates if (one := _address(values))), "")
        if not address:
            continue
        status = STATUS.search(_nth(statuses, index))
        action = re.match(r"[a-z]*", _nth(actions, index).strip().lower())
        yield Recipient(
            address=address,
            action=action[0] if action else "",
            status=status[1] if status else "",
            diagnostic=_untyped(_nth(diagnostics, index)),
        )


def _nth(values: list[str], index: int) -> str:
    if not values:
        return ""
    return values[index] if index < len(values) else values[-1]


def _untyped(value: str) -> str:
    found = TYPED.match(value)
    return (found[1] if found else value).strip()


def _address(values: list[str]) -> str:
    for value in values:
        text = re.sub(r"^\s*(?:rfc822|utf-8)\s*;\s*", "", value, flags=re.I)
        text = _untyped(text).strip("<> \t\"'")
        text = re.sub(r"\s*\(.*\)$|^mailto:|^smtp:", "", text, flags=re.I)
        if found := addresses_in(text.replace(";", " ")):
            return found[-1]
        if ODD.fullmatch(text):
            return text
    return ""
