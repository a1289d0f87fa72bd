"""What became of the mails of a ticket, and of all that a desk sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Ticket

State = OutgoingRecipient.State

#: What each code is called.
STATES = dict(State.choices)
PURPOSES = dict(Outgoing.Purpose.choices)

#: What a person should look at.
TROUBLED = (State.BOUNCED, State.FAILED, State.UNCERTAIN)


def deliveries_of(ticket: Ticket) -> QuerySet[Outgoing]:
    """Every mail of a ticket, in order, each with its recipients and what became of it there."""
    return _with_recipients(Outgoing.objects.filter(ticket=ticket)).order_by("pk")


def last_sent_in(ticket: Ticket) -> str:
    """The Message-ID of the latest mail of a ticket that left; empty where none has."""
    left = Outgoing.objects.filter(ticket=ticket, recipients__has_left=True)
    return left.order_by("-pk").values_list("identifier", flat=True).first() or ""


def last_words_in(ticket: Ticket, purpose: str) -> str:
    """What the latest mail of this purpose says on a ticket; empty where none was written."""
    written = Outgoing.objects.filter(ticket=ticket, purpose=purpose).order_by("-pk")
    return written.values_list("text", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one mail at one address, as a page shows it."""

    pk: int
    outgoing_id: int
    message_id: int | None
    purpose: str
    address: str
    state: str
    state_at: datetime
    code: int | None
    words: str


FATE = (
    *("pk", "outgoing_id", "outgoing__message_id", "outgoing__purpose", "address", "state"),
    *("state_at", "code", "words"),
)


def fates_of(ticket: Ticket) -> list[Fate]:
    """The same as `deliveries_of` in one question, for a page that shows nothing else of them."""
    return [Fate(*values) for values in _fates(ticket.pk)]


@question
def _fates(ticket_id: int) -> QuerySet[OutgoingRecipient, tuple[Any, ...]]:
    found = OutgoingRecipient.objects.filter(outgoing__ticket=ticket_id)
    return found.order_by("outgoing", "pk").values_list(*FATE)


def delivery_of(message: Message) -> Outgoing | None:
    """The mail that carries a message, with its recipients."""
    return _with_recipients(Outgoing.objects.filter(message=message)).first()


def outgoing_for(actor: Actor) -> QuerySet[Outgoing]:
    """The mails of the tickets `actor` works on, latest first."""
    mails = Outgoing.objects.filter(ticket__in=tickets.worked_by(actor))
    return _with_recipients(mails.select_related("ticket", "mailbox")).order_by("-pk")


def troubled_for(actor: Actor) -> QuerySet[Outgoing]:
    """Those of them that did not reach somebody, or perhaps did not."""
    troubled = OutgoingRecipient.objects.filter(state__in=TROUBLED).values("outgoing")
    return outgoing_for(actor).filter(pk__in=troubled)


def recipient_for(actor: Actor, pk: int) -> OutgoingRecipient:
    """One recipient of those mails. Raises `OutgoingRecipient.DoesNotExist`."""
    seen = OutgoingRecipient.objects.filter(outgoing__ticket__in=tickets.worked_by(actor))
    return seen.select_related("outgoing__ticket").get(pk=pk)


@dataclass(frozen=True)
class PostStatus:
    """How the post is doing: what waits to be sent, since when, and what nobody knows."""

    waiting: int
    oldest_due_at: datetime | None
    put_off: int
    uncertain: int


def post_status(*, at: datetime) -> PostStatus:
    """What should have left by `at` and has not, over all desks."""
    found = OutgoingRecipient.objects.aggregate(
        waiting=Count("pk", filter=Q(next_try_at__lte=at)),
        oldest_due_at=Min("next_try_at", filter=Q(next_try_at__lte=at)),
        put_off=Count("pk", filter=Q(state=State.DELAYED, next_try_at__isnull=False)),
        uncertain=Count("pk", filter=Q(state=State.UNCERTAIN)),
    )
    return PostStatus(**found)


def _with_recipients(mails: QuerySet[Outgoing]) -> QuerySet[Outgoing]:
    in_order = OutgoingRecipient.objects.select_related("person").order_by("pk")
    return mails.prefetch_related(Prefetch("recipients", in_order))
