"""The values of variables on one ticket, as its requester would be told them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils import translation

from deskbell.channels import queries as channels
from deskbell.macros.decisions import Chosen, Filled, chosen, filled
from deskbell.people import queries as people
from deskbell.priority.decisions import LEVELS
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.kernel.actors import Actor
    from deskbell.tickets.models import Ticket


def values_for(actor: Actor, ticket: Ticket, language: str) -> dict[str, str]:
    """By name of the variable, what it stands for in `language`, at the requester's time of day.

    Whoever answers next holds the ticket, if nobody has taken it: the holder is `actor` then.
    """
    requester = people.person(ticket.requester_id)
    agent = people.person(actor.person_id) if actor.person_id else None
    holder = ticket.holder if ticket.is_taken or agent is None else agent
    with translation.override(language):
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
        }


def texts_on(actor: Actor, ticket: Ticket, macros: Iterable[Mapping[str, str]]) -> list[str]:
    """Of each of these texts by language, what it says on this ticket. Looks up everything once."""
    requester = people.person(ticket.requester_id)
    wanted = channels.language_for(requester, ticket.desk)
    values: dict[str, dict[str, str]] = {}
    said = []
    for texts in macros:
        text = chosen(texts, wanted=wanted, otherwise=ticket.desk.language)
        if text.language not in values:
            values[text.language] = values_for(actor, ticket, text.language)
        said.append(filled(text.text, values[text.language]).text)
    return said


def filled_for(actor: Actor, ticket: Ticket, texts: Mapping[str, str]) -> tuple[Chosen, Filled]:
    """The text for this ticket's requester, in their language if there is one, with its values."""
    requester = people.person(ticket.requester_id)
    wanted = channels.language_for(requester, ticket.desk)
    text = chosen(texts, wanted=wanted, otherwise=ticket.desk.language)
    return text, filled(text.text, values_for(actor, ticket, text.language))
