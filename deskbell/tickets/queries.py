"""Questions about tickets. The only way to get hold of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet
from django.db.models.fields import BooleanField

from deskbell.kernel import events as recorded
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets.models import (
    Message,
    MessageFile,
    MessageRecipient,
    Note,
    NoteFile,
    Participant,
    Resolution,
    Stage,
    Ticket,
)
from deskbell.tickets.policies import SEEING

#: What each code is called.
STATUSES = dict(Ticket.Status.choices)
KINDS = dict(Ticket.Kind.choices)
CHANNELS = dict(Ticket.Channel.choices)
MARKS = dict(Message.Mark.choices)
CODES = dict(Resolution.Code.choices)


def tickets_for(actor: Actor) -> QuerySet[Ticket]:
    """Every ticket `actor` may see. The one visibility rule: all else asks here.

    Staff see their desks (or only their team, where the role is held for one), confidential
    tickets only in classes their role clears. Everybody sees what they asked for, what concerns
    them and where they take part; who speaks for an organisation, what its people asked for.
    """
    tickets = Ticket.objects.all()
    if actor.is_system:
        return tickets
    return tickets.filter(_worked_by(actor) | _asked_by(actor))


def worked_by(actor: Actor) -> QuerySet[Ticket]:
    """Those of `tickets_for` that `actor` sees as staff: notes, facts and all."""
    tickets = Ticket.objects.all()
    return tickets if actor.is_system else tickets.filter(_worked_by(actor))


def ticket_for(actor: Actor, number: int) -> Ticket:
    """Raises `Ticket.DoesNotExist`, also where `actor` may not know that it exists."""
    return tickets_for(actor).with_faces().get(number=number)  # type: ignore[attr-defined,no-any-return]


def worked_ticket_for(actor: Actor, number: int) -> Ticket:
    """The same for staff. Raises `Ticket.DoesNotExist`."""
    return worked_by(actor).with_faces().select_related("facts", "affected").get(number=number)  # type: ignore[attr-defined,no-any-return]


def ticket(pk: int) -> Ticket:
    """For doors, reactions and the system, which act for nobody."""
    return Ticket.objects.select_related("desk", "team", "holder", "requester").get(pk=pk)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: what it shows of a ticket, and nothing else."""

    pk: int
    number: int
    subject: str
    status: str
    priority: int
    channel: str
    news_due_at: datetime | None
    taken_at: datetime | None
    changed_at: datetime
    requester: str
    team: str
    holder: str


ROW = (
    *("pk", "number", "subject", "status", "priority", "channel", "news_due_at", "taken_at"),
    *("changed_at", "requester__name", "team__name", "holder__name"),
)


def rows_of(
    tickets: QuerySet[Ticket], *, after: tuple[datetime, int] | None = None, most: int = 50
) -> tuple[list[Row], bool]:
    """The latest changed of `tickets`, and whether there are more.

    `after` is the `changed_at` and `pk` of the row to go on from: a page costs the same however
    far down it is.
    """
    if after is not None:
        at, pk = after
        tickets = tickets.filter(changed_at__lte=at).exclude(changed_at=at, pk__gte=pk)
    found = tickets.order_by("-changed_at", "-pk").values_list(*ROW)[: most + 1]
    rows = [Row(*values) for values in found]
    return rows[:most], len(rows) > most


@dataclass(frozen=True, slots=True)
class Tally:
    """How many unfinished tickets are alike in what lists divide them by."""

    status: str
    team_id: int
    is_taken: bool
    is_own: bool
    count: int


def tallies_for(actor: Actor, *, most: int = 1000) -> list[Tally]:
    """The newest `most` unfinished tickets `actor` works on, counted by what divides lists."""
    newest = worked_by(actor).unfinished().latest_first().values("pk")[:most]  # type: ignore[attr-defined]
    found = (
        Ticket.objects.filter(pk__in=newest)
        .values_list("status", "team_id")
        .annotate(
            is_taken=_true_if(Q(taken_at__isnull=False)),
            is_own=_true_if(Q(holder__in=actor.identities)),
            count=Count("pk"),
        )
        .order_by()
    )
    return [Tally(*values) for values in found]


def messages_of(ticket: Ticket) -> QuerySet[Message]:
    """What was said between requester and desk, in order. Notes are elsewhere."""
    return (
        Message.objects.filter(ticket=ticket)
        .select_related("author")
        .prefetch_related(
            Prefetch("files", MessageFile.objects.select_related("file")),
            Prefetch("recipients", MessageRecipient.objects.select_related("person")),
        )
        .order_by("at", "pk")
    )


def message(pk: int) -> Message:
    """For reactions and doors."""
    return messages_of_any().get(pk=pk)


def messages_of_any() -> QuerySet[Message]:
    return Message.objects.select_related("ticket__desk", "author").prefetch_related(
        "files__file", "recipients__person"
    )


def message_for(actor: Actor, pk: int) -> Message:
    """Raises `Message.DoesNotExist`, also where the actor may not see its ticket."""
    return messages_of_any().filter(ticket__in=tickets_for(actor)).get(pk=pk)


def notes_of(actor: Actor, ticket: Ticket) -> QuerySet[Note]:
    """What the desk said to itself; nothing for anybody who is not staff there."""
    return (
        Note.objects.filter(ticket=ticket, ticket__in=worked_by(actor))
        .select_related("author")
        .prefetch_related(Prefetch("files", NoteFile.objects.select_related("file")))
        .order_by("at", "pk")
    )


def events_of(ticket: Ticket) -> Iterable[RecordedEvent]:
    """The ticket's chain, in order."""
    return RecordedEvent.objects.filter(stream=f"ticket:{ticket.pk}").order_by("position")


def history_of(ticket: Ticket) -> list[recorded.Event]:
    return [recorded.load(row) for row in events_of(ticket)]


def asked_for_by(actor: Actor, person_id: int) -> QuerySet[Ticket]:
    """What this person asked for, as far as `actor` sees it as staff, latest first."""
    return worked_by(actor).filter(requester=person_id).latest_first()  # type: ignore[attr-defined,no-any-return]


def stages_of(ticket: Ticket) -> QuerySet[Stage]:
    return Stage.objects.filter(ticket=ticket).order_by("began_at", "pk")


def resolution_of(ticket: Ticket) -> Resolution | None:
    return Resolution.objects.filter(ticket=ticket).order_by("-at", "-pk").first()


def participants_of(ticket: Ticket) -> QuerySet[Participant]:
    return Participant.objects.filter(ticket=ticket, left_at=None).select_related("person")


def takes_part(ticket: Ticket, person_id: int) -> bool:
    """True for the requester, the affected, the holder and whoever is in the conversation."""
    if person_id in (ticket.requester_id, ticket.affected_id, ticket.holder_id):
        return True
    return Participant.objects.filter(ticket=ticket, person_id=person_id, left_at=None).exists()


def whereabouts(pks: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Where each ticket is: what `policies.may_see_as_staff` asks for. For the live stream."""
    rows = Ticket.objects.filter(pk__in=pks).values_list(
        "pk", "desk_id", "team_id", "confidential_class"
    )
    return {
        pk: {"desk_id": desk_id, "team_id": team_id, "confidential_class": confidential_class}
        for pk, desk_id, team_id, confidential_class in rows
    }


def open_since(before: datetime) -> QuerySet[Ticket]:
    """Tickets received before this moment and not finished."""
    return Ticket.objects.unfinished().filter(received_at__lt=before)


def _true_if(condition: Q) -> ExpressionWrapper[BooleanField]:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _worked_by(actor: Actor) -> Q:
    seen = Q(pk__in=[])
    for role in actor.roles:
        if role.name not in SEEING:
            continue
        here = Q(desk_id=role.desk_id, confidential_class__in=["", *sorted(role.classes)])
        seen |= here & Q(team_id=role.team_id) if role.team_id else here
    return seen


def _asked_by(actor: Actor) -> Q:
    if not actor.identities:
        return Q(pk__in=[])
    part = Participant.objects.filter(
        ticket=OuterRef("pk"), person__in=actor.identities, left_at=None
    )
    asked = Q(requester__in=actor.identities) | Q(affected__in=actor.identities) | Q(Exists(part))
    if actor.organisations:
        asked |= Q(requester__organisation__in=actor.organisations, confidential_class="")
    return asked
