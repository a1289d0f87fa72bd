"""A policy as it is published: rules in order, each with what it promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from deskbell.conditions.decisions import Standpoint, Unreadable, predicate, read
from deskbell.priority.decisions import LEVELS
from deskbell.sla.decisions.facts import FIELDS
from deskbell.sla.decisions.measures import MEASURES, MOST_MINUTES, PAUSES

#: No rule of a policy asks for the time or for a reader.
NOWHERE = Standpoint(datetime(2000, 1, 1, tzinfo=UTC))
MOST_RULES, LONGEST = 40, 120


@dataclass(frozen=True)
class Rule:
    """What is promised to the tickets that a condition means. An empty calendar: the policy's."""

    name: str
    is_meant: Callable[[Any], bool]
    #: By measure and level, in minutes that are worked.
    targets: Mapping[str, Mapping[int, int]]
    calendar: str = ""


@dataclass(frozen=True)
class Policy:
    """Rules in order. An empty calendar: the desk's own."""

    rules: tuple[Rule, ...]
    calendar: str = ""
    #: At what part of the target, in percent, somebody is told.
    points: tuple[int, ...] = ()
    #: In which statuses clocks stand still that can.
    pauses: frozenset[str] = frozenset()
    #: Of what a broken promise needs a cause before the ticket can be closed.
    explain: frozenset[str] = frozenset()


def policy_of(content: dict[str, Any]) -> Policy:
    """The policy that a content without gaps describes."""
    return Policy(
        rules=tuple(_rule(rule) for rule in content["rules"]),
        calendar=content.get("calendar", ""),
        points=tuple(sorted(content.get("points", ()))),
        pauses=frozenset(content.get("pauses", ())),
        explain=frozenset(content.get("explain", ())),
    )


def _rule(said: dict[str, Any]) -> Rule:
    return Rule(
        name=said["name"],
        is_meant=predicate(read(said.get("when", {}), FIELDS), FIELDS, NOWHERE),
        targets={
            measure: {int(level): minutes for level, minutes in by_level.items() if minutes}
            for measure, by_level in said["targets"].items()
        },
        calendar=said.get("calendar", ""),
    )


def gaps_in(content: Any) -> list[str]:
    """What keeps `content` from being a policy: `rules.1.targets.resolution.2`. Empty: nothing."""
    if not isinstance(content, dict):
        return ["rules"]
    rules = content.get("rules")
    if not isinstance(rules, list) or not 0 < len(rules) <= MOST_RULES:
        return ["rules"]
    gaps = [
        gap for place, rule in enumerate(rules) for gap in _gaps_in_rule(f"rules.{place}", rule)
    ]
    points = content.get("points", [])
    if not isinstance(points, list) or not all(
        type(one) is int and 0 < one < 100 for one in points
    ):
        gaps.append("points")
    gaps += [f"pauses.{one}" for one in content.get("pauses", []) if one not in PAUSES]
    gaps += [f"explain.{one}" for one in content.get("explain", []) if one not in MEASURES]
    if not _is_day(content.get("review_on", "")):
        gaps.append("review_on")
    return gaps


def _gaps_in_rule(place: str, rule: Any) -> Iterator[str]:
    if not isinstance(rule, dict):
        yield place
        return
    name = rule.get("name")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST:
        yield f"{place}.name"
    try:
        read(rule.get("when", {}), FIELDS)
    except Unreadable:
        yield f"{place}.when"
    targets = rule.get("targets")
    if not isinstance(targets, dict) or not targets:
        yield f"{place}.targets"
        return
    for measure, by_level in targets.items():
        if measure not in MEASURES or not isinstance(by_level, dict):
            yield f"{place}.targets.{measure}"
            continue
        for level, minutes in by_level.items():
            is_fit = type(minutes) is int and 0 <= minutes <= MOST_MINUTES
            if level not in map(str, LEVELS) or not is_fit:
                yield f"{place}.targets.{measure}.{level}"


def _is_day(said: Any) -> bool:
    if said == "":
        return True
    try:
        date.fromisoformat(str(said))
    except ValueError:
        return False
    return True
