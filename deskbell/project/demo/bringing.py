"""Bringing: what comes from outside reaches the desk: mail as bytes, calls, talk in passing."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.channels import operations as channels
from deskbell.channels import queries as mail
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.project.demo.facts import facts_of
from deskbell.project.demo.firm.acts import Act
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.people import DESK, DOMAIN
from deskbell.project.demo.firm.plan import Planned
from deskbell.project.demo.founding import Company
from deskbell.project.demo.letters import Letter, written
from deskbell.project.demo.reports import report
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

if TYPE_CHECKING:
    from deskbell.channels.models import RawMail
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket

LOG = "08:{minute:02} {device}: code 0x{code:08x}\r\n08:{minute:02} retry 1 of 3 failed"


class NotPlayable(Exception):
    """The desk did something else with an act than the plan says. The message holds the act."""


class Doors:
    """The doors of the desk, and what came through them."""

    def __init__(self, company: Company, firm: Firm, *, keeps_numbers: bool = True) -> None:
        self.company = company
        self.firm = firm
        self.keeps_numbers = keeps_numbers
        #: Tickets with such a number are not those of the plan, unless this player opened them.
        self.unknown_from = 0
        self.own = mail.own_addresses()
        self._tickets: dict[int, Ticket] = {}
        self._stray: dict[str, RawMail] = {}

    def _do_open(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        if act.more["channel"] == "mail":
            kept = self._bring(planned, at, to=DESK, number=self._number(planned))
            if kept.ticket is None:
                raise NotPlayable(f"{act.as_line()} became no ticket: {kept.reason} {kept.trouble}")
            self._tickets[planned.number] = kept.ticket
            return
        self._tickets[planned.number] = tickets.receive(
            desk=self.company.desk,
            requester=self._person(act.who),
            subject=act.more["subject"],
            text=act.words,
            channel=act.more["channel"],
            is_informal=act.more["channel"] == "in_passing",
            number=self._number(planned),
            by=self._agent(act),
            at=at,
            **facts_of(act, at),
        )

    def _do_hear(self, planned: Planned, at: datetime) -> None:
        follows = planned.act.more.get("follows")
        number = planned.number
        ticket = self._ticket(planned.act.more["of"]) if follows else self._ticket(number)
        to = mail.reply_address_of(ticket, self.company.mailbox)
        answers = mail.last_sent_in(ticket)
        kept = self._bring(
            planned, at, to=to, answers=answers, subject=f"Re: {ticket.subject}",
            number=self._number(planned) if follows else None,
        )  # fmt: skip
        if follows and kept.ticket is not None:
            self._tickets[number] = kept.ticket

    def _do_auto(self, planned: Planned, at: datetime) -> None:
        ticket = self._ticket(planned.number)
        subject = planned.act.more["subject"].replace("<subject>", ticket.subject)
        self._bring(
            planned,
            at,
            to=mail.reply_address_of(ticket, self.company.mailbox),
            answers=mail.last_sent_in(ticket),
            subject=subject,
            headers={"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"},
        )

    def _do_bounce(self, planned: Planned, at: datetime) -> None:
        about = mail.last_sent_in(self._ticket(planned.number))
        address = self.firm.everybody[planned.act.who].mail
        raw = report(about, address, to=DESK, at=at)
        channels.recount_mail(raw, mailbox=self.company.mailbox, at=at, sender="", own=self.own)

    def _do_stray(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        if act.more["kind"] == "bounce":
            address = act.words.partition(">")[0].lstrip("<")
            raw = report(f"{act.case}@elsewhere.example", address, to=DESK, at=at)
            self._stray[act.case] = channels.recount_mail(
                raw, mailbox=self.company.mailbox, at=at, sender="", own=self.own
            )
        else:
            headers = {"Auto-Submitted": "auto-replied"}
            self._stray[act.case] = self._bring(planned, at, to=DESK, headers=headers)

    def _bring(
        self, planned: Planned, at: datetime, *, to: str, number: int | None = None, **more: Any
    ) -> RawMail:
        """Bring a mail to the desk's door."""
        letter = self.letter(planned, at, to=to, **more)
        return channels.recount_mail(
            written(letter),
            mailbox=self.company.mailbox,
            at=at,
            sender=letter.sender.rpartition("<")[2].rstrip(">"),
            number=number,
            own=self.own,
        )

    def letter(self, planned: Planned, at: datetime, *, to: str, **more: Any) -> Letter:
        act = planned.act
        who = self.firm.everybody.get(act.who)
        sender = f'"{who.name}" <{who.mail}>' if who else act.more["sender"]
        is_forged = f"@{DOMAIN}>" in sender and who is None
        told: dict[str, Any] = {
            "sender": sender,
            "to": to,
            "subject": act.more.get("subject", ""),
            "text": act.words,
            "at": at,
            "message_id": f"{act.case}.{act.step}.{self.firm.seed}@mail.{DOMAIN}",
            "signature": act.more.get("signature", ""),
            "quoted": act.more.get("quoted", ""),
            "is_html": act.more.get("manner") == "html",
            "cc": self._named(act.more.get("cc", "")),
            "verdict": "pass" if who else "fail" if is_forged else "",
        }
        if device := act.more.get("attached"):
            code = zlib.crc32(act.case.encode())
            said = LOG.format(minute=code % 60, device=device, code=code)
            told["attached"] = ("error.log", said)
        return Letter(**{**told, **more})

    def _number(self, planned: Planned) -> int | None:
        """The number a new ticket gets: the planned one, or whichever is next."""
        return planned.number if self.keeps_numbers else None

    def _named(self, name: str) -> str:
        found = next((one for one in self.firm.people if one.name == name), None)
        return f'"{found.name}" <{found.mail}>' if found else ""

    def _ticket(self, number: int) -> Ticket:
        ticket = self._tickets.get(number)
        if ticket is None:
            if not self.keeps_numbers and number >= self.unknown_from:
                raise NotPlayable(f"#{number} was opened in an earlier life")
            ticket = queries.tickets_for(SYSTEM).get(number=number)
            self._tickets[number] = ticket
        return ticket

    def _person(self, key: str) -> Person:
        return self.company.people[key]

    def _agent(self, act: Act) -> Actor:
        return self.company.actors[act.by]
