"""Which fields are asked of a ticket, and which of them are missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from deskbell.fields.decisions.asking import Ground, holds
from deskbell.fields.decisions.definitions import Definition, Definitions


def asked(
    definitions: Definitions, ground: Ground, *, at: datetime, zone: tzinfo = UTC
) -> list[Definition]:
    """The fields that are asked of a ticket as it stands, in their order."""
    return [
        one
        for one in definitions.values()
        if not one.is_retired
        and (not one.kinds or ground.kind in one.kinds)
        and (not one.teams or ground.team_id in one.teams)
        and holds(one, definitions, ground, at=at, zone=zone)
    ]


def to_be_shown(
    definitions: Definitions, ground: Ground, *, at: datetime, zone: tzinfo = UTC
) -> list[Definition]:
    """The same, and those that hold a value though nobody asks for it any more."""
    wanted = {one.key for one in asked(definitions, ground, at=at, zone=zone)}
    return [one for key, one in definitions.items() if key in wanted or key in ground.custom]


def missing_at_intake(
    definitions: Definitions, ground: Ground, *, at: datetime, zone: tzinfo = UTC
) -> list[Definition]:
    """What whoever takes a contact in has to say, and did not."""
    found = asked(definitions, ground, at=at, zone=zone)
    return [one for one in found if one.is_asked_at_intake and one.key not in ground.custom]


def missing_to_resolve(
    definitions: Definitions, ground: Ground, *, at: datetime, zone: tzinfo = UTC
) -> list[Definition]:
    """What has to be known before the ticket counts as resolved, and is not."""
    found = asked(definitions, ground, at=at, zone=zone)
    return [one for one in found if one.is_needed_to_resolve and one.key not in ground.custom]


def defaults(definitions: Definitions) -> dict[str, Any]:
    """What a form for something new holds before anybody wrote in it."""
    return {
        key: one.default
        for key, one in definitions.items()
        if one.default is not None and not one.is_retired
    }


def noted(kept: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The values once `changes` are noted; what is None goes."""
    after = {**kept, **changes}
    return {key: after[key] for key in sorted(after) if after[key] is not None}
