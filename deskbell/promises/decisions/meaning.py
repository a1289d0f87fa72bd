"""What each event of a ticket means for its clocks, and where all of them lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from deskbell.kernel.actors import person_in
from deskbell.kernel.events import Event
from deskbell.promises.events import PromiseAtRisk, PromiseBreached, PromisesRecomputed
from deskbell.sla.decisions import Course, Facts, Happening, Mark, Terms, step
from deskbell.tickets import events as happened

#: What moves the clocks of a ticket on.
MOVED_BY = (
    happened.AnswerReached,
    happened.CallLogged,
    happened.MessageHeard,
    happened.MessagesTakenIn,
    happened.ReplySent,
    happened.TicketAssigned,
    happened.TicketClosed,
    happened.TicketHandedOver,
    happened.TicketMerged,
    happened.TicketReopened,
    happened.TicketResolved,
    happened.TicketTaken,
    happened.WaitBegun,
    happened.WaitEnded,
)
#: What takes back something earlier: then they are computed from the beginning.
REWINDING = (
    happened.AnswerMissed,
    happened.MessagesGivenBack,
    happened.ReplyWithdrawn,
    happened.StepUndone,
    happened.TicketUnmerged,
)
#: Channels on which whoever takes the request down speaks with who asks.
SPOKEN = frozenset({"phone", "in_passing"})
#: Told by those who send mail, on a higher floor.
DELIVERED, NOT_TOLD = "delivery.changed", "requester.not_told"

#: What is promised to a ticket of these facts under these published versions.
TermsFor = Callable[[Facts, tuple[int, ...]], Terms]


def happening_of(event: Event, terms_for: TermsFor) -> Happening | None:
    """What `event` means; None where it means nothing."""
    at = event.at
    match event:
        case happened.TicketReceived():
            terms = terms_for(facts_in(event), event.under)
            is_talk = event.channel in SPOKEN and _is_said_by_somebody(event)
            return Happening(
                at, begins=True, status="new", team=event.team_id, terms=terms, answers=is_talk
            )
        case happened.ReplySent():
            return Happening(at, status=event.status, answers=_is_said_by_somebody(event))
        case happened.CallLogged():
            answers = event.is_answered and not event.is_incoming
            return Happening(at, status=event.status, answers=answers)
        case happened.AnswerReached():
            return Happening(at, answers=True)
        case happened.MessageHeard():
            return Happening(at, status=event.status, hears=event.wakes)
        case happened.MessagesTakenIn():
            return Happening(at, status=event.status, hears=event.goes_on)
        case happened.WaitBegun() | happened.WaitEnded() | happened.ReplyWithdrawn():
            return Happening(at, status=event.status)
        case happened.MessagesGivenBack():
            return Happening(at, status=event.status)
        case happened.TicketResolved():
            return Happening(at, status="resolved", answers=_is_said_by_somebody(event))
        case happened.TicketClosed():
            return Happening(at, status="closed")
        case happened.TicketReopened():
            return Happening(at, status="open")
        case happened.TicketAssigned() | happened.TicketTaken():
            return Happening(at, status=event.status, team=event.team_id)
        case happened.StepUndone():
            return Happening(at, status=event.status, team=event.team_id)
        case happened.TicketHandedOver():
            return Happening(at, team=event.team_id)
        case happened.TicketMerged():
            return Happening(at, status="closed", drops=True)
        case happened.TicketUnmerged():
            return Happening(at, status=event.status, shelved=True)
        case PromisesRecomputed():
            terms = terms_for(Facts.from_json(event.facts), event.under)
            return Happening(at, terms=terms, why=event.why)
        case PromiseAtRisk():
            return Happening(at, mark=Mark(event.measure, event.round, point=event.point))
        case PromiseBreached():
            return Happening(at, mark=Mark(event.measure, event.round, broken_at=event.due_at))
    if getattr(event, "purpose", "") != "confirmation":
        return None
    if event.name == DELIVERED and getattr(event, "state", "") == "accepted":
        return Happening(at, acknowledges=True)
    return Happening(at, excuses=True) if event.name == NOT_TOLD else None


def facts_in(event: happened.TicketReceived) -> Facts:
    """What the promises of a new ticket were chosen by; of an early one, as far as it says so."""
    said = {
        "priority": event.priority,
        "kind": event.kind,
        "channel": event.channel,
        "team": event.team_id,
        "informal": event.is_informal,
        "confidential": event.confidential_class,
    }
    return Facts.from_json({**said, **event.promised_by})


@dataclass(frozen=True)
class CourseSoFar:
    """Where the events of a ticket lead, and what its promises are chosen by there."""

    course: Course
    desk_id: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    under: tuple[int, ...] = ()


def course_of(history: Sequence[Event], terms_for: TermsFor) -> CourseSoFar:
    """Where all of `history` leads, without what was taken back."""
    gone = _taken_back(history)
    so_far = CourseSoFar(Course())
    for event in history:
        row = event.row
        if row is not None and row.pk in gone:
            continue
        it = happening_of(event, terms_for)
        if it is None:
            continue
        course = step(so_far.course, it)
        match event:
            case happened.TicketReceived():
                facts = facts_in(event).as_json()
                so_far = CourseSoFar(course, event.desk_id, facts, event.under)
            case PromisesRecomputed():
                so_far = CourseSoFar(course, event.desk_id, event.facts, event.under)
            case _:
                so_far = replace(so_far, course=course)
    return so_far


def _taken_back(history: Iterable[Event]) -> set[int]:
    """The recorded events that count no more: replies that reached nobody, steps undone."""
    replies: dict[int, int] = {}
    gone: set[int] = set()
    for event in history:
        match event:
            case happened.ReplySent() if event.row is not None:
                replies[event.message_id] = event.row.pk
            case happened.ReplyWithdrawn() | happened.AnswerMissed():
                gone.add(replies.get(event.message_id, 0))
            case happened.StepUndone():
                gone.add(event.step)
    return gone


def _is_said_by_somebody(event: Event) -> bool:
    return person_in(event.by) is not None
