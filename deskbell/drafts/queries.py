"""Questions about drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from deskbell.drafts.models import Draft
from deskbell.files import queries as files
from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.tickets import queries as tickets
from deskbell.tickets.operations import Attached

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket

STOPPED = dict(Draft.Stopped.choices)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody has written so far."""

    text: str = ""
    cc: tuple[int, ...] | None = None
    files: tuple[Attached, ...] = ()
    direction: str = ""
    #: The key of what a higher floor does when this is sent.
    macro: int | None = None

    @property
    def is_nothing(self) -> bool:
        return not self.text.strip() and not self.files


@dataclass(frozen=True, slots=True)
class Drafts:
    """What is being written on a ticket: one's own by kind, and all replies that are to come."""

    own: dict[str, Draft] = field(default_factory=dict)
    to_come: list[Draft] = field(default_factory=list)


def drafts_on(ticket: Ticket, *, by: Actor) -> Drafts:
    """For `by`, who works on the ticket."""
    if by.person_id is None:
        return Drafts()
    found = _on(ticket.pk, by.person_id)
    return Drafts(
        {draft.kind: draft for draft in found if draft.send_at is None},
        [draft for draft in found if draft.send_at is not None],
    )


@question
def _on(ticket_id: int, writer_id: int) -> QuerySet[Draft]:
    mine_or_to_come = Q(writer=writer_id) | Q(send_at__isnull=False)
    return Draft.objects.filter(mine_or_to_come, ticket=ticket_id).order_by("send_at", "pk")


def drafts_of(actor: Actor) -> QuerySet[Draft]:
    """All that `actor` is writing on tickets they work on, what leaves soonest first."""
    if actor.person_id is None:
        return Draft.objects.none()
    seen = Draft.objects.filter(writer=actor.person_id, ticket__in=tickets.worked_by(actor))
    leaving_first = F("send_at").asc(nulls_last=True)
    return seen.select_related("ticket__requester").order_by(leaving_first, "-kept_at")


def reply_to_come_for(actor: Actor, number: int, pk: int) -> Draft:
    """A reply that leaves by itself, on a ticket `actor` works on. Raises `Draft.DoesNotExist`."""
    on = tickets.worked_by(actor).filter(number=number)
    return Draft.objects.select_related("ticket").get(pk=pk, ticket__in=on, send_at__isnull=False)


def attached_to(drafts: Iterable[Draft]) -> dict[int, list[Attached]]:
    """By draft its files, as a message takes them."""
    drafts = list(drafts)
    wanted = {pk for draft in drafts for pk, _name in draft.files}
    stored = files.files_by_key(wanted) if wanted else {}
    return {
        draft.pk: [Attached(stored[pk], name) for pk, name in draft.files if pk in stored]
        for draft in drafts
    }


def written_in(draft: Draft) -> Written:
    """What a draft holds, with its files."""
    return Written(
        text=draft.text,
        cc=None if draft.cc is None else tuple(draft.cc),
        files=tuple(attached_to([draft])[draft.pk]),
        direction=draft.direction,
        macro=draft.macro,
    )


def copied(ticket: Ticket, cc: Iterable[int] | None) -> list[Person] | None:
    """The people in the conversation with these keys; none where all of them are meant."""
    if cc is None:
        return None
    chosen = set(cc)
    return [p.person for p in tickets.participants_of(ticket) if p.person_id in chosen]
