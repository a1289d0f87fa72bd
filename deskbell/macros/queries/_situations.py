"""How a ticket stands, as far as the acts of a macro ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.fields.decisions import filled_in
from deskbell.fields.queries import fields_of
from deskbell.macros.decisions import Content, Situation
from deskbell.people import queries as people
from deskbell.tasks import queries as tasks
from deskbell.tickets import policies

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from deskbell.kernel.actors import Actor
    from deskbell.tickets.models import Ticket


def situation_of(actor: Actor, ticket: Ticket, content: Content, *, at: datetime) -> Situation:
    """What `content` asks of `ticket` when `actor` runs it; nothing more is looked up."""
    return Situation(
        status=ticket.status,
        kind=ticket.kind,
        team_id=ticket.team_id,
        holder_id=ticket.holder_id,
        is_taken=ticket.is_taken,
        at=at,
        me=actor.person_id or 0,
        is_merged=ticket.merged_into_id is not None,
        waits_until=ticket.waits_until,
        facts=_facts_of(ticket) if "facts" in content.acts else {},
        may_hold=_who_may_hold(ticket, content) if "assign" in content.acts else {},
        unfit=_unfit(ticket, content, at) if "fill" in content.acts else None,
        still_to_do=_still_to_do(ticket) if "resolve" in content.acts else (),
    )


def _unfit(ticket: Ticket, content: Content, at: datetime) -> Promise | None:
    """Why the fields do not take what it gives them, if they do not."""
    lines = content.acts["fill"]["lines"]
    found = filled_in(lines, fields_of(ticket.desk_id, at=at).definitions)
    return next(iter(found.faults.values()), None)


def _still_to_do(ticket: Ticket) -> tuple[str, ...]:
    return tuple(task.title for task in tasks.gating(ticket.pk))


def _facts_of(ticket: Ticket) -> dict[str, str]:
    known = ticket.facts  # type: ignore[attr-defined]
    return {name: getattr(known, name) for name in ("impact", "spread", "urgency")}


def _who_may_hold(ticket: Ticket, content: Content) -> Mapping[int, frozenset[int]]:
    """Of the team it would go to, if that is one of this desk."""
    team = people.team(content.acts["assign"].get("team") or ticket.team_id)
    if team.desk_id != ticket.desk_id:
        return {}
    agents = people.agents_of(ticket.desk_id, team.pk).values_list("pk", flat=True)
    return {team.pk: frozenset(pk for pk in agents if _is_cleared(pk, ticket, team.pk))}


def _is_cleared(person_id: int, ticket: Ticket, team_id: int) -> bool:
    """Whether somebody may see it there, where it is confidential."""
    return not ticket.confidential_class or policies.may_see_as_staff(
        people.actor_for(people.person(person_id)),
        desk_id=ticket.desk_id,
        team_id=team_id,
        confidential_class=ticket.confidential_class,
    )
