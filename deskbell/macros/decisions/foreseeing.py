"""What a macro would do to a ticket, step by step. A preview asks here, and so does a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise

from deskbell.macros.decisions.acts import Act, Given, Names, Situation
from deskbell.macros.decisions.contents import Content, Speaks
from deskbell.macros.decisions.known import ACTS
from deskbell.tickets.decisions import STEPS, step

#: The key of the step that says something; all others are those of acts.
WORDS = "words"


@dataclass(frozen=True)
class Step:
    """One thing a macro does, or does not: because it is so already, or because of `refusal`.

    `key` is that of the act, or `WORDS`.
    """

    key: str
    sentence: str = ""
    is_so: bool = False
    refusal: Promise | None = None

    @property
    def is_done(self) -> bool:
        return not self.is_so and self.refusal is None


def foreseen(content: Content, seen: Situation, names: Names | None = None) -> list[Step]:
    """The steps of a macro on a ticket that stands as `seen`, in the order they are taken.

    Each begins where the one before it leads; behind a refused one the ticket stands as before it.
    """
    return list(_steps(content, seen, names or Names()))


def _steps(content: Content, seen: Situation, names: Names) -> Iterator[Step]:
    acts = [(act, content.acts[act.key]) for act in ACTS if act.key in content.acts]
    for act, given in acts:
        if act.is_first:
            found, seen = _act(act, given, seen, names)
            yield found
    if content.says_something:
        found, seen = _answered(content.speaks, seen)
        yield found
    for act, given in acts:
        if not act.is_first:
            found, seen = _act(act, given, seen, names)
            yield found


def _act(act: Act, given: Given, seen: Situation, names: Names) -> tuple[Step, Situation]:
    after = act.after(given, seen)
    found: dict[str, Any] = {"key": act.key, "sentence": act.says(given, seen, names)}
    if after == seen:
        return Step(**found, is_so=True), seen
    refusal = _refused(seen, act.verb(given)) or act.refuses(given, seen)
    if refusal:
        return Step(**found, refusal=refusal), seen
    return Step(**found), after


def _answered(speaks: Speaks, seen: Situation) -> tuple[Step, Situation]:
    """What saying something does: an answer takes what nobody has taken."""
    verb = "answer" if speaks == Speaks.REPLY else "note"
    if refusal := _refused(seen, verb):
        return Step(WORDS, refusal=refusal), seen
    if speaks == Speaks.NOTE:
        return Step(WORDS), seen
    holder = seen.holder_id if seen.is_taken else seen.me
    status = STEPS[verb][seen.status]
    return Step(WORDS), replace(seen, status=status, holder_id=holder, is_taken=True)


def _refused(seen: Situation, verb: str) -> Promise | None:
    return step(seen.status, verb, is_merged=seen.is_merged).refusal
