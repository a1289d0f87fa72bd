"""What should be done next: where a ticket stands in somebody's work, and why.

Every reason puts its ticket into a tier, and the most pressing reason decides. Within a tier the
higher priority comes first, then what was promised earlier, then what somebody waits for longer.
So a fact that gets worse never moves a ticket back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

#: News that is due within this is due soon.
SOON = timedelta(hours=1)
#: Where there is no moment, it is later than all others.
NEVER = datetime.max.replace(tzinfo=UTC)


class Tier(IntEnum):
    """How pressing a reason is, the most pressing first."""

    WOKEN = 0
    NOW = 1
    SOON = 2
    ANSWER = 3
    GO_ON = 4
    WAITING = 5


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a ticket that has to do with when it should be worked on."""

    number: int
    priority: int
    received_at: datetime
    is_waiting: bool = False
    is_taken: bool = True
    #: True once the desk answered for the first time.
    is_answered: bool = True
    #: When the requester should hear something at the latest.
    due_at: datetime | None = None
    #: The first word of others that the desk has not answered.
    heard_at: datetime | None = None
    #: When it turned out that an answer reached nobody.
    missed_at: datetime | None = None
    #: Until when it waits, if somebody said so.
    waits_until: datetime | None = None
    reopened: int = 0
    #: When it woke from being snoozed and why, where nobody has worked on it since.
    woke_at: datetime | None = None
    woke_why: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a ticket's place, with the moment it is about, if it is about one."""

    code: str
    tier: Tier
    at: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """The place of a ticket: the smaller, the sooner. No two tickets share one."""

    tier: Tier
    priority: int
    due_at: datetime
    waiting_since: datetime
    received_at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a ticket stands, and all reasons for it, the most pressing first."""

    rank: Rank
    reasons: tuple[Reason, ...]


def placed(facts: Situation, *, at: datetime) -> Verdict:
    """Where a ticket with these facts stands at this moment."""
    reasons = tuple(sorted(_reasons(facts, at), key=lambda reason: reason.tier))
    unanswered = None if facts.is_answered or facts.is_waiting else facts.received_at
    since = [moment for moment in (facts.heard_at, facts.missed_at, unanswered) if moment]
    rank = Rank(
        reasons[0].tier,
        facts.priority,
        facts.due_at or NEVER,
        min(since, default=NEVER),
        facts.received_at,
        facts.number,
    )
    return Verdict(rank, reasons)


def why_before(first: Verdict, other: Verdict) -> str:
    """What puts `first` before `other`: the first part of the rank in which they differ."""
    for part in Rank.__slots__:
        if getattr(first.rank, part) != getattr(other.rank, part):
            return str(part)
    raise ValueError("A ticket does not stand before itself.")


def _reasons(facts: Situation, at: datetime) -> list[Reason]:
    """Every reason that is true, in the order they are told within a tier."""
    due, until = facts.due_at, facts.waits_until
    found = []
    if facts.woke_at:
        found.append(Reason(f"woke_{facts.woke_why}", Tier.WOKEN, facts.woke_at))
    if facts.missed_at:
        found.append(Reason("missed", Tier.NOW, facts.missed_at))
    if due:
        tier = Tier.NOW if due < at else Tier.SOON if due - at <= SOON else Tier.GO_ON
        code = {Tier.NOW: "overdue", Tier.SOON: "soon", Tier.GO_ON: "due"}[tier]
        found.append(Reason(code, tier, due))
    if facts.heard_at:
        found.append(Reason("heard", Tier.ANSWER, facts.heard_at))
    if facts.is_waiting:
        if until and until <= at:
            found.append(Reason("over", Tier.ANSWER, until))
        return [*found, Reason("waiting", Tier.WAITING, until)]
    if facts.priority == 1:
        found.append(Reason("critical", Tier.SOON))
    if facts.reopened:
        found.append(Reason("reopened", Tier.ANSWER))
    if not facts.is_answered:
        found.append(Reason("new", Tier.ANSWER, facts.received_at))
    if facts.priority == 2:
        found.append(Reason("high", Tier.GO_ON))
    if not facts.is_taken:
        found.append(Reason("untaken", Tier.GO_ON))
    return found or [Reason("open", Tier.GO_ON)]
