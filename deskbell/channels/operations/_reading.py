"""Reading a raw mail: what the parser found, as far as the desk decides by it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from deskbell.channels import decisions, queries
from deskbell.channels.models import RawMail
from deskbell.channels.operations._accepting import storable
from deskbell.mail.mime.addresses import Address, read_addresses
from deskbell.mail.parsed import ParsedMail
from deskbell.mail.reading import read as read_mail

#: As long as a mail address can be (RFC 5321, 4.5.3.1.3).
LONGEST_ADDRESS = 254


@dataclass(frozen=True)
class Letter:
    """One incoming mail, read."""

    raw: RawMail
    parsed: ParsedMail
    own: frozenset[str]

    @cached_property
    def sender(self) -> str:
        """Who wrote it, as they say; empty if that is no address."""
        return fitting(self.parsed.from_address)

    @cached_property
    def known_as(self) -> str:
        return storable(decisions.known_as(self.parsed.message_id))

    @cached_property
    def refers_to(self) -> list[str]:
        found = decisions.referred_to(self.parsed.in_reply_to, self.parsed.references)
        return [storable(one) for one in found if one != self.known_as]

    @cached_property
    def subject(self) -> str:
        return " ".join(storable(self.parsed.subject).split())[:240]

    @cached_property
    def brought_to(self) -> list[str]:
        """Every address it was sent or brought to."""
        named = queries.brought_to(self.parsed.headers)
        written = [one.address for one in (*self.parsed.to, *self.parsed.cc)]
        return list(dict.fromkeys([*self.raw.recipients, *named, *written]))

    @cached_property
    def others(self) -> list[Address]:
        """Those it was written to besides us and the sender."""
        found = {fitting(one.address): one for one in (*self.parsed.to, *self.parsed.cc)}
        return [
            Address(name=storable(one.name)[:160], address=address)
            for address, one in found.items()
            if address and address != self.sender and not self.is_ours(address)
        ]

    @cached_property
    def verdict(self) -> decisions.Trust:
        """Whether the sender is who they say, by the word of the hosts that the mailbox trusts."""
        results = self.parsed.authentication_results
        return decisions.verdict_on(
            self.sender,
            results,
            self.raw.mailbox.trusted_hosts,
            exchange_says=self.parsed.headers.get(decisions.EXCHANGE_HEADER),
            house=self.raw.mailbox.address.rpartition("@")[2],
            is_alone=len(read_addresses(self.parsed.headers.undecoded("from"))) < 2,
        )

    @property
    def is_spoofed(self) -> bool:
        return self.verdict == "spoofed"

    @property
    def is_verified(self) -> bool:
        return self.verdict == "verified"

    @cached_property
    def is_automatic(self) -> bool:
        """Nobody typed it, or nobody takes an answer: it is not answered by itself."""
        parsed = self.parsed
        return parsed.is_automatic or parsed.kind != "message" or self.raw.envelope_sender == ""

    @cached_property
    def content_digest(self) -> bytes:
        """Of what the sender wrote, whichever way it came here."""
        digest = hashlib.sha256(f"{self.sender}\n{self.subject}\n".encode())
        digest.update("".join(self.parsed.text.split()).encode("utf-8", "replace"))
        for one in self.parsed.attachments:
            digest.update(hashlib.sha256(one.content).digest())
        return digest.digest()

    def is_ours(self, address: str) -> bool:
        return not self.own.isdisjoint(decisions.forms_of(address))

    def describe(self) -> None:
        """Write what the tray shows, and what later mails are compared with, on the raw mail."""
        self.raw.known_as = self.known_as
        self.raw.sender = self.sender
        self.raw.subject = self.subject
        self.raw.content_digest = self.content_digest
        self.raw.alike = decisions.likeness(self.sender, self.subject) if self.sender else None


def read(raw: RawMail, *, own: frozenset[str]) -> Letter:
    """Read `raw`, and write on it (unsaved) what it says. `own` are the desk's addresses."""
    letter = Letter(raw=raw, parsed=read_mail(bytes(raw.raw)), own=own)
    letter.describe()
    return letter


def fitting(address: str) -> str:
    """`address` in lower case, or nothing if it is none."""
    address = storable(address).strip().lower()
    local, _, domain = address.rpartition("@")
    fits = local and domain and len(address) <= LONGEST_ADDRESS and not set(address) & set(" \t\n")
    return address if fits else ""
