"""Watching: hearing of a ticket without holding it, and having seen what mentions oneself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted, require
from deskbell.people import queries as people
from deskbell.tickets import policies, queries
from deskbell.tickets.events import MentionsSeen, WatchBegun, WatchEnded
from deskbell.tickets.models import Mention, Ticket, Watch
from deskbell.tickets.operations._grip import Refused, lock

if TYPE_CHECKING:
    from deskbell.people.models import Person


@transaction.atomic
def choose_watchers(ticket: Ticket, watchers: Iterable[Person], *, by: Actor, at: datetime) -> None:
    """Let these people watch it and nobody else. Raises `NotPermitted`, `Refused`."""
    chosen = {person.pk: person for person in watchers}
    for watching in Watch.objects.filter(ticket=ticket).select_related("person").order_by("pk"):
        if chosen.pop(watching.person_id, None) is None:
            unwatch(ticket, watching.person, by=by, at=at)
    for person in chosen.values():
        watch(ticket, person, by=by, at=at)


@transaction.atomic
def watch(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> None:
    """Let `person` hear of what happens to it: oneself, or a colleague, who must see it.

    Raises `NotPermitted`, `Refused`.
    """
    ticket = _held(ticket, person, by=by)
    if not policies.may_see_as_staff(people.actor_for(person), **queries.place_of(ticket)):
        raise Refused(format_lazy(_("{name} cannot see this ticket."), name=person.name))
    _watch, is_new = Watch.objects.get_or_create(
        ticket=ticket, person=person, defaults={"added_by": by.ref, "added_at": at}
    )
    if is_new:
        record(WatchBegun(ticket_id=ticket.pk, person_id=person.pk, by=by.ref, at=at))


@transaction.atomic
def unwatch(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> None:
    """Let `person` hear of it no longer. Raises `NotPermitted`."""
    ticket = _held(ticket, person, by=by)
    if Watch.objects.filter(ticket=ticket, person=person).delete()[0]:
        record(WatchEnded(ticket_id=ticket.pk, person_id=person.pk, by=by.ref, at=at))


@transaction.atomic
def look_at_mentions(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Whoever is mentioned in its notes has them before their eyes. Raises `NotPermitted`."""
    if by.person_id is None:
        raise NotPermitted
    fresh = Mention.objects.filter(note__ticket=ticket, person__in=by.identities, seen_at=None)
    if not fresh.exists():
        return
    ticket = lock(ticket.pk)
    require(policies.may_see_as_staff(by, **queries.place_of(ticket)))
    if fresh.update(seen_at=at):
        record(MentionsSeen(ticket_id=ticket.pk, person_id=by.person_id, by=by.ref, at=at))


def _held(ticket: Ticket, person: Person, *, by: Actor) -> Ticket:
    """Oneself whoever sees it; others whoever works on it."""
    held = lock(ticket.pk)
    is_own = person.pk in by.identities
    may_see = policies.may_see_as_staff(by, **queries.place_of(held))
    require(may_see if is_own else policies.may_work_on(by, held))
    return held
