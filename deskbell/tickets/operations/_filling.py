"""Filling: what the fields of a desk hold on a ticket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from deskbell.fields import decisions as fields
from deskbell.fields import queries as published
from deskbell.fields.decisions import IN_WORDS, Definition, Definitions
from deskbell.kernel.actors import Actor
from deskbell.tickets.models import IntakeFacts, Ticket
from deskbell.tickets.operations._grip import Refused
from deskbell.tickets.queries import ground_of

NOT_ASKED = _("This field is not asked of such a ticket.")


class Unfit(Refused):
    """Fields do not take what is given for them. `faults` says why, by key."""

    def __init__(self, faults: Mapping[str, Promise], definitions: Definitions) -> None:
        key, why = next(iter(faults.items()))
        label = definitions[key].label if key in definitions else key
        super().__init__(format_lazy("{field}: {why}", field=label, why=why))
        self.faults = faults


class Unfilled(Refused):
    """Fields that have to be known by now hold nothing. `keys` names them."""

    def __init__(self, why: Promise, missing: list[Definition]) -> None:
        super().__init__(format_lazy(str(why), ", ".join(one.label for one in missing)))
        self.keys = [one.key for one in missing]


@dataclass(frozen=True)
class Filled:
    """What is given, as it is kept, and the published fields it was held against."""

    values: Mapping[str, Any] = field(default_factory=dict)
    definitions: Definitions = field(default_factory=dict)
    versions: tuple[int, ...] = ()


NOTHING = Filled()


def checked(ticket: Ticket, given: Mapping[str, Any], *, at: datetime) -> Filled:
    """What is given, held against the fields of the ticket's desk. Raises `Unfit`."""
    held = published.fields_of(ticket.desk_id, at=at)
    found = fields.checked(given, held.definitions, ticket.custom)
    if found.faults:
        raise Unfit(found.faults, held.definitions)
    return Filled(found.values, held.definitions, held.versions)


def fill(ticket: Ticket, known: IntakeFacts, filled: Filled, *, at: datetime) -> None:
    """Note it on the ticket, not saved yet, once all else stands there. Raises `Unfit`."""
    new = {key for key, value in filled.values.items() if value not in (None, _kept(ticket, key))}
    ticket.custom = fields.noted(ticket.custom, filled.values)
    if new:
        found = fields.asked(filled.definitions, ground_of(ticket, known), at=at)
        if strange := new - {one.key for one in found}:
            raise Unfit(dict.fromkeys(sorted(strange), NOT_ASKED), filled.definitions)


def fill_first(
    ticket: Ticket,
    known: IntakeFacts,
    given: Mapping[str, Any] | None,
    *,
    by: Actor,
    at: datetime,
) -> Filled:
    """The same of a ticket that is being received, of which nothing is asked where none is given.

    A person says what has to be known then. Raises `Unfit`, `Unfilled`.
    """
    if given is None:
        return NOTHING
    filled = checked(ticket, given, at=at)
    fill(ticket, known, filled, at=at)
    ground = ground_of(ticket, known)
    missing = fields.missing_at_intake(filled.definitions, ground, at=at)
    if missing and by.person_id is not None:
        raise Unfilled(_("Say first: {}."), missing)
    return filled


def refuse_unless_filled(ticket: Ticket, *, at: datetime) -> tuple[int, ...]:
    """What has to be known before it is resolved is. The versions that say so.

    Raises `Unfilled`.
    """
    held = published.fields_of(ticket.desk_id, at=at)
    if not any(one.is_needed_to_resolve for one in held.definitions.values()):
        return ()
    ground = ground_of(ticket, IntakeFacts.objects.get(ticket=ticket))
    if missing := fields.missing_to_resolve(held.definitions, ground, at=at):
        raise Unfilled(_("Before it is resolved, note: {}."), missing)
    return held.versions


def told_of(custom: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """How an event tells what the fields hold: what was said in words apart, to be erasable."""
    if not custom:
        return {}
    known = published.every_field()
    said = {key for key in custom if key not in known or known[key].type in IN_WORDS}
    return {
        "custom": {key: value for key, value in custom.items() if key not in said},
        "custom_said": {key: value for key, value in custom.items() if key in said},
    }


def _kept(ticket: Ticket, key: str) -> Any:
    return ticket.custom.get(key)
