"""The values of variables on one ticket, as its requester would be told them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from django.utils import translation

from deskbell.channels import queries as channels
from deskbell.fields.decisions import in_words
from deskbell.fields.queries import every_field
from deskbell.macros.decisions import Chosen, Filled, chosen, filled
from deskbell.people import queries as people
from deskbell.priority.decisions import LEVELS
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.kernel.actors import Actor
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket


def texts_on(actor: Actor, ticket: Ticket, macros: Iterable[Mapping[str, str]]) -> list[str]:
    """Of each of these texts by language, what it says on this ticket."""
    return [said.text for _chosen, said in _filled(actor, ticket, macros)]


def filled_for(actor: Actor, ticket: Ticket, texts: Mapping[str, str]) -> tuple[Chosen, Filled]:
    """The text for this ticket's requester, in their language if there is one, with its values."""
    return next(_filled(actor, ticket, [texts]))


def _filled(
    actor: Actor, ticket: Ticket, macros: Iterable[Mapping[str, str]]
) -> Iterator[tuple[Chosen, Filled]]:
    """The same for several; people are looked up once."""
    requester = people.person(ticket.requester_id)
    agent = people.person(actor.person_id) if actor.person_id else None
    wanted = channels.language_for(requester, ticket.desk)
    values: dict[str, dict[str, str]] = {}
    for texts in macros:
        text = chosen(texts, wanted=wanted, otherwise=ticket.desk.language)
        if text.language not in values:
            with translation.override(text.language):
                values[text.language] = _values(ticket, requester, agent)
        yield text, filled(text.text, values[text.language])


def _values(ticket: Ticket, requester: Person, agent: Person | None) -> dict[str, str]:
    """By name of the variable, what it stands for in the language that is active, at the
    requester's time of day.

    Whoever answers next holds the ticket, if nobody has taken it: the holder is `agent` then.
    """
    holder = ticket.holder if ticket.is_taken or agent is None else agent
    return {
        "requester.first_name": requester.first_name,
        "requester.name": requester.name,
        "ticket.number": f"#{ticket.number}",
        "ticket.subject": ticket.subject,
        "ticket.kind": str(tickets.KINDS[ticket.kind]),
        "ticket.priority": str(LEVELS[ticket.priority]),
        "received": channels.said(ticket.received_at, requester, ticket.desk),
        "news_due": channels.said(ticket.news_due_at, requester, ticket.desk),
        "holder.name": holder.name,
        "holder.first_name": holder.first_name,
        "team.name": ticket.team.name,
        "desk.name": ticket.desk.name,
        "agent.name": agent.name if agent else "",
        "agent.first_name": agent.first_name if agent else "",
        **_fields_of(ticket),
    }


def _fields_of(ticket: Ticket) -> dict[str, str]:
    """What the fields hold that are not internal."""
    known = every_field() if ticket.custom else {}
    return {
        f"field.{key}": in_words(value, known[key])
        for key, value in ticket.custom.items()
        if key in known and not known[key].is_internal
    }
