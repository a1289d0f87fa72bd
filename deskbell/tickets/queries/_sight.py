"""Which tickets somebody may see. All other questions about tickets ask here first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.tickets.models import Message, Note, Participant, Ticket
from deskbell.tickets.policies import SEEING, may_see_as_staff


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


def seen_as_staff(actor: Actor) -> Q:
    """The staff half of `tickets_for`, for any table with desk, team and confidential class."""
    return Q() if actor.is_system else _worked_by(actor)


def worked_by(actor: Actor) -> QuerySet[Ticket]:
    """Those of `tickets_for` that `actor` sees as staff: notes, facts and all."""
    return Ticket.objects.filter(seen_as_staff(actor))


def ticket_for(actor: Actor, number: int) -> Ticket:
    """Raises `Ticket.DoesNotExist`, also where `actor` may not know that it exists."""
    return tickets_for(actor).with_faces().get(number=number)  # type: ignore[attr-defined,no-any-return]


def worked_ticket_for(actor: Actor, number: int) -> Ticket:
    """The same for staff. Raises `Ticket.DoesNotExist`."""
    for ticket in _worked_with_number(number, actor=actor.rights):
        return ticket
    raise Ticket.DoesNotExist(f"no ticket {number} that {actor.ref} works on")


@question
def _worked_with_number(number: int, *, actor: Actor) -> QuerySet[Ticket]:
    # With desk and affected as well, PostgreSQL plans longer than two more statements cost.
    faces = ("team", "holder", "requester__organisation", "facts")
    return worked_by(actor).filter(number=number).select_related(*faces)


def ticket(pk: int) -> Ticket:
    """For doors, reactions and the system, which act for nobody."""
    return Ticket.objects.select_related("desk", "team", "holder", "requester").get(pk=pk)


def standing(ticket: Ticket) -> Ticket:
    """The ticket itself, or the one it was merged into."""
    while ticket.merged_into_id is not None:
        ticket = Ticket.objects.select_related("desk", "team", "holder", "requester").get(
            pk=ticket.merged_into_id
        )
    return ticket


def merged_into(pk: int) -> set[int]:
    """The ticket with this key, and all that go on in it, those merged into these included."""
    found, fresh = {pk}, {pk}
    while fresh:
        merged = Ticket.objects.filter(merged_into__in=fresh).values_list("pk", flat=True)
        fresh = set(merged) - found
        found |= fresh
    return found


def numbers_of(ticket: Ticket) -> frozenset[int]:
    """The numbers it is known by: its own, and those of the tickets merged into it."""
    merged = Ticket.objects.filter(merged_into=ticket).values_list("number", flat=True)
    return frozenset({ticket.number, *merged})


def holding(pks: Iterable[int]) -> dict[int, tuple[int, int, bool]]:
    """Of each ticket its team, its holder, and whether they have taken it. For reactions."""
    rows = Ticket.objects.filter(pk__in=list(pks)).values_list("pk", "team", "holder", "taken_at")
    return {pk: (team, holder, taken_at is not None) for pk, team, holder, taken_at in rows}


def numbers_seen(actor: Actor, pks: Iterable[int]) -> dict[int, int]:
    """The numbers of those that `actor` sees as staff, by key."""
    return dict(worked_by(actor).filter(pk__in=list(pks)).values_list("pk", "number"))


def is_untouched(ticket: Ticket) -> bool:
    """True if the desk has done nothing about it yet: nobody answered, noted or took it."""
    return (
        ticket.status == Ticket.Status.NEW
        and not ticket.is_taken
        and not Message.objects.filter(ticket=ticket, direction=Message.Direction.OUT).exists()
        and not Note.objects.filter(ticket=ticket).exists()
    )


def asked_for_by(actor: Actor, person_id: int) -> QuerySet[Ticket]:
    """What this person asked for, as far as `actor` sees it as staff, latest first."""
    return worked_by(actor).filter(requester=person_id).latest_first()  # type: ignore[attr-defined,no-any-return]


def sees_as_staff(actor: Actor, ticket: Ticket) -> bool:
    """Whether `actor` sees a ticket at hand as staff: same rule as `worked_by`, no query."""
    return may_see_as_staff(actor, **place_of(ticket))


def place_of(ticket: Ticket) -> dict[str, Any]:
    """What `policies.may_see_as_staff` asks for, of a ticket at hand."""
    return {
        "desk_id": ticket.desk_id,
        "team_id": ticket.team_id,
        "confidential_class": ticket.confidential_class,
    }


def whereabouts(pks: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Where each ticket is: what `policies.may_see_as_staff` asks for. For the live stream."""
    rows = Ticket.objects.filter(pk__in=pks).values_list(
        "pk", "desk_id", "team_id", "confidential_class"
    )
    return {
        pk: {"desk_id": desk_id, "team_id": team_id, "confidential_class": confidential_class}
        for pk, desk_id, team_id, confidential_class in rows
    }


def _worked_by(actor: Actor) -> Q:
    """One condition for each desk or team, so that the order of an index can be followed."""
    cleared: dict[tuple[int, int | None], set[str]] = {}
    for role in actor.roles:
        if role.name in SEEING:
            cleared.setdefault((role.desk_id, role.team_id), {""}).update(role.classes)
    seen = Q(pk__in=[])
    for (desk_id, team_id), classes in cleared.items():
        if team_id is None:
            seen |= Q(desk_id=desk_id, confidential_class__in=sorted(classes))
        elif not classes <= cleared.get((desk_id, None), set()):
            seen |= Q(desk_id=desk_id, team_id=team_id, confidential_class__in=sorted(classes))
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


def late_with_news(*, at: datetime) -> QuerySet[Ticket]:
    """Unfinished tickets whose requester should have heard news by `at`, the latest last.

    Where the requester has the word, nobody is late. For the system, which acts for nobody.
    """
    late = Ticket.objects.filter(news_due_at__lte=at).unfinished()  # type: ignore[attr-defined]
    theirs = Ticket.Status.WAITING_FOR_REQUESTER
    found: QuerySet[Ticket] = late.exclude(status=theirs).order_by("news_due_at", "pk")
    return found.select_related("desk", "team", "holder", "requester")
