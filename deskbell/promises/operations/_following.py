"""Following: every event of a ticket moves its clocks, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import record
from deskbell.promises import decisions
from deskbell.promises.events import PromiseBreached, PromisesRecomputed
from deskbell.promises.operations._keeping import Kept, keep, kept, started
from deskbell.sla import queries as sla
from deskbell.sla.decisions import Clock, Course, Happening, step
from deskbell.tickets import queries as tickets
from deskbell.tickets.events import TicketDescribed, TicketReceived


def begin(event: TicketReceived) -> None:
    """A new ticket: what was promised to it begins."""
    so_far = decisions.course_of([event], sla.terms_under)
    one = started(so_far, event.ticket_id)
    keep([one])


def follow(event: Any) -> None:
    """Move the clocks by what happened. Another team may be promised something else."""
    one = _kept(event.ticket_id)
    if one is None:
        return
    it = decisions.happening_of(event, sla.terms_under)
    if it is None:
        return
    move(one, it)
    if it.team is not None and it.team != one.facts["team"]:
        choose_anew(event.ticket_id, why="facts", at=event.at)


def rewind(event: Any) -> None:
    """Something was taken back: compute the clocks from all that happened."""
    one = _kept(event.ticket_id)
    if one is None:
        return
    one.now(from_events(event.ticket_id))
    settle(one, by=SYSTEM.ref, at=event.at)
    choose_anew(event.ticket_id, why="facts", at=event.at)


def acknowledge(moments: Mapping[int, datetime]) -> None:
    """The machine confirmed at these moments that a contact arrived. The tickets are held."""
    _move_all({pk: Happening(at, acknowledges=True) for pk, at in moments.items()})


def excuse(moments: Mapping[int, datetime]) -> None:
    """At these moments it was clear that nobody is confirmed anything. The tickets are held."""
    _move_all({pk: Happening(at, excuses=True) for pk, at in moments.items()})


def choose_anew(ticket_id: int, *, why: str, at: datetime) -> None:
    """Choose what is promised by the facts and versions that hold now, and say what changed."""
    one = _kept(ticket_id)
    if one is None:
        return
    ticket = tickets.ticket(ticket_id)
    facts = tickets.promised_by(ticket)
    found = sla.promised(lambda: facts, at=at, desk_id=ticket.desk_id)
    is_same = (one.facts, one.desk_id) == (facts.as_json(), ticket.desk_id)
    if is_same and set(found.under) <= set(one.under):
        return
    before = one.course
    one.facts, one.under, one.desk_id = facts.as_json(), found.under, ticket.desk_id
    one.course = step(before, Happening(at, terms=found.terms, why=why))
    record(
        PromisesRecomputed(
            ticket_id=ticket_id,
            desk_id=ticket.desk_id,
            facts=one.facts,
            why=why,
            changed=tuple(_changes(before, one.course)),
            under=found.under,
            by=SYSTEM.ref,
            at=at,
        )
    )
    settle(one, by=SYSTEM.ref, at=at)


def describe_anew(event: TicketDescribed) -> None:
    """Other facts may be promised something else."""
    one = _kept(event.ticket_id)
    if one is None:
        return
    said = {"priority": event.priority, "kind": event.kind, "informal": event.is_informal}
    said["confidential"] = event.confidential_class
    if any(one.facts.get(name) != value for name, value in said.items()):
        choose_anew(event.ticket_id, why="facts", at=event.at)


def from_events(ticket_id: int) -> decisions.CourseSoFar:
    """Where the events of a ticket lead, and nothing else."""
    history = tickets.history_of(tickets.ticket(ticket_id))
    return decisions.course_of(history, sla.terms_under)


def move(one: Kept, it: Happening, *, by: str = SYSTEM.ref) -> None:
    """One thing more happened."""
    one.course = step(one.course, it)
    settle(one, by=by, at=it.at)


def settle(one: Kept, *, by: str, at: datetime) -> None:
    """Write where it stands, and tell what ran out before anybody noticed."""
    _tell_of_breaches(one, by=by, at=at)
    keep([one])


def breach_of(one: Kept, clock: Clock, *, by: str, at: datetime) -> PromiseBreached:
    assert clock.broken_at is not None
    return PromiseBreached(
        ticket_id=one.ticket_id,
        measure=clock.measure,
        round=clock.round,
        minutes=clock.minutes,
        due_at=clock.broken_at,
        team_id=clock.about or one.course.team,
        status=one.course.status,
        is_owed=one.is_owed(clock),
        by=by,
        at=at,
    )


def _tell_of_breaches(one: Kept, *, by: str, at: datetime) -> None:
    for clock in one.newly_broken:
        record(breach_of(one, clock, by=by, at=at))


def _move_all(happened: Mapping[int, Happening]) -> None:
    if not happened:
        return
    moved = []
    for one in kept(happened).values():
        it = happened[one.ticket_id]
        one.course = step(one.course, it)
        if _has_changed(one):
            moved.append(one)
            _tell_of_breaches(one, by=SYSTEM.ref, at=it.at)
    keep(moved)


def _has_changed(one: Kept) -> bool:
    return any(one.before.get(clock.key) != clock for clock in one.course.clocks)


def _kept(ticket_id: int) -> Kept | None:
    """What is kept of a ticket; where nothing is, from its events, which may be older than this.

    None where it has just been kept, or where no event says that it came.
    """
    found = kept([ticket_id]).get(ticket_id)
    if found is not None:
        return found
    so_far = from_events(ticket_id)
    if so_far.facts:
        keep([started(so_far, ticket_id)])
    return None


def _changes(before: Course, after: Course) -> Iterable[dict[str, Any]]:
    was = {clock.key: clock for clock in before.clocks}
    for clock in after.clocks:
        old = was.get(clock.key)
        if old == clock:
            continue
        yield {
            "measure": clock.measure,
            "round": clock.round,
            "state": clock.state,
            "minutes": clock.minutes,
            "due_at": clock.due_at.isoformat() if clock.due_at else None,
            "rule": clock.rule,
            "minutes_before": old.minutes if old else None,
            "due_before": old.due_at.isoformat() if old and old.due_at else None,
        }
