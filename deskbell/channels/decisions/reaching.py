"""Whether a mail will reach somebody, and what makes that doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Why a mail may not reach somebody, or not who they say they are."""

    NO_ADDRESS = "no_address"
    CAME_BACK = "came_back"
    STRANGER = "stranger"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Prospect:
    """What is known of how somebody is reached: the address a mail would go to now, the first one
    of theirs, and whether the last mail to it came back.
    """

    address: str
    first: str
    has_come_back: bool
    is_stranger: bool


def gets_it(prospect: Prospect) -> bool:
    """A mail is tried wherever there is an address: what came back once may arrive now."""
    return bool(prospect.address)


def doubts_of(prospect: Prospect) -> list[Doubt]:
    """What somebody should know before they send, the gravest first; mostly nothing."""
    if not gets_it(prospect):
        return [Doubt.NO_ADDRESS]
    return [
        doubt
        for doubt, holds in (
            (Doubt.CAME_BACK, prospect.has_come_back),
            (Doubt.STRANGER, prospect.is_stranger),
            (Doubt.ELSEWHERE, prospect.address.lower() != prospect.first.lower()),
        )
        if holds
    ]
