"""Pure: who has to be told of what happened to a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deskbell.contact.events import NewsNeglected
from deskbell.drafts.events import ScheduledReplyStopped
from deskbell.kernel.actors import person_in
from deskbell.kernel.events import Event
from deskbell.promises.events import PromiseAtRisk, PromiseBreached
from deskbell.satisfaction.events import TicketRated
from deskbell.sharing.events import ContributorAdded
from deskbell.side_conversations import events as aside
from deskbell.tasks.events import TaskAdded, TaskChanged, TaskDone
from deskbell.tickets import events as happened

#: kind → what those hear of who watch a ticket.
WATCHED: dict[str, tuple[type[Event], ...]] = {
    "watched": (happened.MessageHeard, happened.ReplySent, happened.CallLogged),
    "noted": (happened.NoteWritten,),
    "moved": (
        happened.TicketAssigned,
        happened.TicketClosed,
        happened.TicketHandedOver,
        happened.TicketReopened,
        happened.TicketResolved,
        happened.TicketTaken,
    ),
}


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


def contributors_to_tell(
    event: Event, contributors: Iterable[tuple[int | None, int | None]], told: Telling | None
) -> list[Telling]:
    """Of what is said on a ticket, who contributes to it hears too, unless they were told it."""
    match event:
        case happened.MessageHeard():
            kind = "reopened" if event.has_reopened else "answered"
        case happened.TicketReopened():
            kind = "reopened"
        case _:
            return []
    them = [Telling(kind, person_id=person, team_id=team) for person, team in contributors]
    return [one for one in them if one != told and _is_another(one, event)]


def leads_to_tell(event: Event, leads: Iterable[int], told: Telling | None) -> list[Telling]:
    """Of a promise that is at risk or broken those hear too who lead the team."""
    kind = {PromiseAtRisk: "at_risk", PromiseBreached: "broken"}.get(type(event))
    them = [Telling(kind, person_id=pk) for pk in leads] if kind else []
    return [one for one in them if one != told]


def _is_another(telling: Telling, event: Event) -> bool:
    return telling.person_id is None or person_in(event.by) != telling.person_id


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
        case ScheduledReplyStopped():
            return Telling("stopped", person_id=event.person_id)
        case aside.SideMessageHeard() if event.mark != "automatic" and standing.is_taken:
            return _theirs("answered", standing)
        case ContributorAdded():
            return Telling("sharing", person_id=event.person_id, team_id=event.team_id)
        case TaskAdded() | TaskChanged(is_given=True) if event.holder_id is not None:
            return Telling("task", person_id=event.holder_id)
        case TaskAdded() | TaskChanged(is_given=True):
            return Telling("task", team_id=event.team_id)
        case TaskDone():
            return _theirs("task_done", standing)
        case PromiseAtRisk():
            return _theirs("at_risk", standing)
        case PromiseBreached():
            return _theirs("broken", standing)
        case happened.TicketWoken() if event.woke_why:
            return _theirs("woken", standing)
        case TicketRated() if event.agent_id is not None:
            return Telling("rated", person_id=event.agent_id)
    return None


def whom_it_mentions(event: Event) -> list[Telling]:
    """The people and teams that a note names; not those who named themselves."""
    if not isinstance(event, happened.NoteWritten):
        return []
    author = person_in(event.by)
    named = [Telling("mentioned", person_id=pk) for pk in event.mentioned if pk != author]
    return named + [Telling("mentioned", team_id=pk) for pk in event.mentioned_teams]


def whom_it_alarms(event: Event) -> list[Telling]:
    """Those who lead where something was promised and neglected twice."""
    if not isinstance(event, NewsNeglected):
        return []
    return [Telling("neglected", person_id=pk) for pk in event.lead_ids]


def whom_watches(event: Event, watchers: Iterable[int], told: Iterable[Telling]) -> list[Telling]:
    """Those who watch the ticket, where they did not do it and are not told of it anyway."""
    kind = next((kind for kind, kinds in WATCHED.items() if isinstance(event, kinds)), None)
    if kind is None:
        return []
    known = {person_in(event.by), *(one.person_id for one in told)}
    return [Telling(kind, person_id=pk) for pk in watchers if pk not in known]


def _theirs(kind: str, standing: Standing) -> Telling:
    if standing.is_taken:
        return Telling(kind, person_id=standing.holder_id)
    return Telling(kind, team_id=standing.team_id)
