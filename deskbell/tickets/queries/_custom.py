"""The fields of a desk on a ticket: which are asked of it, and what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from deskbell.fields import decisions as fields
from deskbell.fields import queries as published
from deskbell.fields.decisions import Definition, Definitions, Ground
from deskbell.kernel.actors import Actor
from deskbell.tickets.models import IntakeFacts, Ticket
from deskbell.tickets.queries._sight import sees_as_staff


@dataclass(frozen=True)
class Filled:
    """One field as a ticket has it; `is_missing` where it has to be known before it is resolved."""

    definition: Definition
    value: Any
    is_missing: bool = False

    @property
    def words(self) -> str:
        return fields.in_words(self.value, self.definition)


def ground_of(
    ticket: Ticket, facts: IntakeFacts, custom: Mapping[str, Any] | None = None
) -> Ground:
    """As much of a ticket as decides which fields are asked of it."""
    return Ground(
        kind=ticket.kind,
        team_id=ticket.team_id,
        channel=ticket.channel,
        subject=ticket.subject,
        impact=facts.impact or None,
        spread=facts.spread or None,
        urgency=facts.urgency or None,
        informal=ticket.is_informal,
        custom=ticket.custom if custom is None else custom,
    )


def definitions_for(ticket: Ticket, *, at: datetime) -> Definitions:
    """The fields of its desk; and those it brought from another one, which nobody asks here."""
    here = published.fields_of(ticket.desk_id, at=at).definitions
    if not (strange := ticket.custom.keys() - here.keys()):
        return here
    known = published.every_field()
    brought = {key: replace(known[key], is_retired=True) for key in sorted(strange & known.keys())}
    return {**here, **brought}


def custom_on(pks: Iterable[int]) -> dict[int, dict[str, Any]]:
    """By ticket, what fields hold on it, where any does."""
    held = Ticket.objects.filter(pk__in=list(pks)).exclude(custom={})
    return dict(held.values_list("pk", "custom"))


def fields_on(actor: Actor, ticket: Ticket, facts: IntakeFacts, *, at: datetime) -> list[Filled]:
    """The fields that are asked of a ticket, and those that hold something, as far as `actor` may
    see them: a requester sees none that is internal, nor any that is empty.
    """
    definitions = definitions_for(ticket, at=at)
    if not definitions:
        return []
    ground = ground_of(ticket, facts)
    missing = fields.missing_to_resolve(definitions, ground, at=at)
    shown = fields.to_be_shown(definitions, ground, at=at)
    if not sees_as_staff(actor, ticket):
        shown = [one for one in shown if not one.is_internal and one.key in ticket.custom]
    return [Filled(one, ticket.custom.get(one.key), one in missing) for one in shown]
