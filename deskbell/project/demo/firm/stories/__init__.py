"""What is planted in the history: each story is findable, and its module says when it happens."""

from __future__ import annotations

from collections.abc import Iterator

from deskbell.project.demo.firm.acts import Case
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.stories import (
    leaving,
    newcomers,
    outages,
    phishing,
    returning,
    stray,
    trade_fair,
)

TOLD_BY = (returning, outages, trade_fair, phishing, newcomers, leaving)


def cases_of(firm: Firm, day: int) -> Iterator[Case]:
    """The cases that stories begin on this day."""
    for story in TOLD_BY:
        yield from story.cases(firm, day)


def happenings_on(firm: Firm, day: int) -> Iterator[Case]:
    """What happens on this day besides tickets: people come and go, mail goes astray."""
    yield from newcomers.arrivals(firm, day)
    yield from leaving.departure(firm, day)
    yield from stray.mails(firm, day)
