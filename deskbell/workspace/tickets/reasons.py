"""Why a ticket stands where it does in somebody's work, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from deskbell.tickets.decisions import Reason, Verdict, why_before
from deskbell.tickets.queries import Next
from deskbell.workspace.templatetags.workspace import length_word
from deskbell.workspace.tickets.words import WOKE

#: Of the reasons so many stand in the row; all of them behind it.
SHOWN = 2

WORDS: dict[str, Promise] = {
    **{f"woke_{why}": words for why, words in WOKE.items()},
    "missed": gettext_lazy("An answer reached nobody"),
    "overdue": gettext_lazy("News was due %s ago"),
    "soon": gettext_lazy("News is due in %s"),
    "due": gettext_lazy("News is due in %s"),
    "heard": gettext_lazy("Waits for our answer since %s"),
    "over": gettext_lazy("The wait ended %s ago"),
    "waiting": gettext_lazy("Waits for others"),
    "critical": gettext_lazy("Critical"),
    "reopened": gettext_lazy("Came back after it was resolved"),
    "new": gettext_lazy("No answer yet, came %s ago"),
    "high": gettext_lazy("High priority"),
    "untaken": gettext_lazy("Nobody has taken it"),
    "open": gettext_lazy("With you: go on with it"),
}

#: What one differs in from the next, the first part of the rank in which they do.
BEFORE: dict[str, Promise] = {
    "tier": gettext_lazy("“%(mine)s” presses more than “%(other)s”."),
    "priority": gettext_lazy("As pressing, and its priority is higher."),
    "due_at": gettext_lazy("As pressing, and its news was promised for earlier."),
    "waiting_since": gettext_lazy("As pressing, and somebody has waited longer for an answer."),
    "received_at": gettext_lazy("As pressing, and it came first."),
    "number": gettext_lazy("As pressing, and its number is lower."),
}


@dataclass(frozen=True)
class Why:
    """What a row says of its place: the line, every reason, and why it precedes the next."""

    line: str
    reasons: tuple[str, ...]
    next_number: int = 0
    before: str = ""


def whys_of(work: list[Next], *, at: datetime) -> list[Why]:
    """For each but what follows it, if anything does. The last has nothing to precede."""
    following: list[Next | None] = [*work[1:], None][: len(work)]
    return [_why(one, other, at) for one, other in zip(work, following, strict=True)]


def in_words(reason: Reason, *, at: datetime) -> str:
    """One reason, as it is at this moment."""
    if reason.code == "waiting" and reason.at:
        return _("Waits for others until %s") % date_format(localtime(reason.at), "DATETIME_FORMAT")
    minutes = int(abs(at - reason.at).total_seconds()) // 60 if reason.at else 0
    return _worded(reason.code, minutes, get_language())


@lru_cache(maxsize=4096)
def _worded(code: str, minutes: int, language: str | None) -> str:
    """Kept, since a list says the same again with every refresh."""
    words = str(WORDS[code])
    return words % length_word(timedelta(minutes=minutes)) if "%s" in words else words


@lru_cache(maxsize=100)
def _preceding(part: str, language: str | None) -> str:
    return str(BEFORE[part])


def _why(one: Next, other: Next | None, at: datetime) -> Why:
    reasons = tuple(in_words(reason, at=at) for reason in one.verdict.reasons)
    line = " · ".join(reasons[:SHOWN])
    if other is None:
        return Why(line, reasons)
    return Why(line, reasons, other.row.number, _before(one.verdict, other.verdict, at))


def _before(mine: Verdict, other: Verdict, at: datetime) -> str:
    words = _preceding(why_before(mine, other), get_language())
    if "%(mine)s" not in words:
        return words
    return words % {
        "mine": in_words(mine.reasons[0], at=at),
        "other": in_words(other.reasons[0], at=at),
    }
