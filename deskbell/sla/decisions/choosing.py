"""Which promises a ticket is given: of each kind, what the first rule says that means it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deskbell.hours.decisions import Hours
from deskbell.sla.decisions.facts import Facts
from deskbell.sla.decisions.policies import Policy


@dataclass(frozen=True)
class Worked:
    """The hours of a calendar, and the published version they come from (None: built in)."""

    hours: Hours
    version_id: int | None


#: By the key of a calendar; empty: the desk's own.
Calendars = Callable[[str], Worked]


@dataclass(frozen=True)
class Target:
    """So many minutes that are worked, by which rule and calendar."""

    minutes: int
    rule: str
    calendar: str
    worked: Worked


@dataclass(frozen=True)
class Tried:
    """One rule that was looked at: whether it means the ticket, and what it decided."""

    rule: str
    is_meant: bool
    #: The measures it gave the target of; of the others an earlier rule had.
    gave: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terms:
    """What is promised to one ticket, and the way there."""

    targets: Mapping[str, Target]
    points: tuple[int, ...] = ()
    pauses: frozenset[str] = frozenset()
    explain: frozenset[str] = frozenset()
    tried: tuple[Tried, ...] = ()

    def target(self, measure: str) -> Target | None:
        return self.targets.get(measure)


NOTHING = Terms({})


def chosen(facts: Facts, policy: Policy, calendars: Calendars) -> Terms:
    """What `policy` promises to a ticket of these facts.

    Rules are asked in order; of each measure the first one counts that means the ticket and gives
    a target for its priority. So a rule about phone calls need not repeat what holds for all.
    """
    targets: dict[str, Target] = {}
    tried = []
    for rule in policy.rules:
        if not rule.is_meant(facts):
            tried.append(Tried(rule.name, is_meant=False))
            continue
        gave = []
        for measure, by_level in rule.targets.items():
            minutes = by_level.get(facts.priority)
            if minutes and measure not in targets:
                calendar = rule.calendar or policy.calendar
                targets[measure] = Target(minutes, rule.name, calendar, calendars(calendar))
                gave.append(measure)
        tried.append(Tried(rule.name, is_meant=True, gave=tuple(gave)))
    return Terms(targets, policy.points, policy.pauses, policy.explain, tuple(tried))
