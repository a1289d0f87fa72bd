"""Pure: who has to be told of what happened to a ticket."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.actors import person_in
from deskbell.kernel.events import Event
from deskbell.satisfaction.events import TicketRated
from deskbell.side_conversations import events as aside
from deskbell.tickets import events as happened


@dataclass(frozen=True)
class Standing:
    """Whose a ticket is."""

    team_id: int
    holder_id: int
    is_taken: bool


@dataclass(frozen=True)
class Telling:
    """A kind of notice, and the person or the team it is for."""

    kind: str
    person_id: int | None = None
    team_id: int | None = None


def whom_to_tell(event: Event, standing: Standing) -> Telling | None:
    """Whom `event` concerns as the ticket stands; nobody where they did it themselves.

    What somebody holds is theirs alone; what nobody has taken concerns the whole team.
    """
    telling = _telling(event, standing)
    if telling is None or telling.person_id is None:
        return telling
    return None if person_in(event.by) == telling.person_id else telling


def asker_to_tell(event: Event, told: Telling | None) -> Telling | None:
    """Who asked somebody outside what was answered or arrived nowhere; unless `told` is to them."""
    match event:
        case aside.SideMessageHeard() if event.mark != "automatic":
            telling = Telling("answered", person_id=event.asker_id)
        case aside.SideMessageMissed():
            telling = Telling("missed", person_id=event.asker_id)
        case _:
            return None
    return None if telling == told else telling


def _telling(event: Event, standing: Standing) -> Telling | None:
    match event:
        case happened.TicketReceived():
            return Telling("arrived", team_id=event.team_id)
        case happened.TicketHandedOver():
            return Telling("passed_on", team_id=event.team_id)
        case happened.TicketAssigned() if event.taken_at is None:
            return Telling("passed_on", team_id=event.team_id)
        case happened.TicketAssigned():
            return Telling("given", person_id=event.holder_id)
        case happened.MessageHeard():
            return _theirs("reopened" if event.has_reopened else "answered", standing)
        case happened.TicketReopened():
            return _theirs("reopened", standing)
        case happened.AnswerMissed():
            return _theirs("missed", standing)
        case aside.SideMessageHeard() if event.mark != "automatic" and standing.is_taken:
            return _theirs("answered", standing)
        case TicketRated() if event.agent_id is not None:
            return Telling("rated", person_id=event.agent_id)
    return None


def _theirs(kind: str, standing: Standing) -> Telling:
    if standing.is_taken:
        return Telling(kind, person_id=standing.holder_id)
    return Telling(kind, team_id=standing.team_id)
