"""What a macro would say and do, on one ticket or on many, without doing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.macros.decisions import (
    ME,
    WORDS,
    Content,
    Names,
    Situation,
    Speaks,
    Step,
    foreseen,
)
from deskbell.macros.queries._codes import CODES
from deskbell.macros.queries._finding import content_of, offered_on
from deskbell.macros.queries._situations import situation_of
from deskbell.macros.queries._values import filled_for
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.kernel.actors import Actor
    from deskbell.macros.models import Macro
    from deskbell.tickets.models import Ticket

NOT_THERE = gettext_lazy("It is not offered there.")
NOBODY = gettext_lazy("Nobody in this conversation has a mail address.")


@dataclass(frozen=True)
class Preview:
    """The text with its values and each step as a sentence, as it would be now on this ticket."""

    text: str
    #: The language of the text, and the requester's, where that is another.
    language: str
    instead_of: str
    gaps: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def acts(self) -> list[Step]:
        """The steps besides what is said."""
        return [step for step in self.steps if step.key != WORDS]

    @property
    def refusals(self) -> list[Promise]:
        return [step.refusal for step in self.steps if step.refusal is not None]

    @property
    def is_possible(self) -> bool:
        return not self.refusals and any(step.is_done for step in self.steps)


def preview_of(actor: Actor, content: Content, ticket: Ticket, *, at: datetime) -> Preview:
    """What `content` says and does on `ticket` when `actor` runs it."""
    text, said = filled_for(actor, ticket, content.texts)
    seen = situation_of(actor, ticket, content, at=at)
    return Preview(
        text=said.text,
        language=text.language,
        instead_of=text.instead_of,
        gaps=said.gaps,
        steps=tuple(foreseen_on(ticket, content, seen)),
    )


def foreseen_on(ticket: Ticket, content: Content, seen: Situation) -> list[Step]:
    """The steps, each in the words of the language that is active; with what only the ticket's
    conversation can say: whether there is anybody to answer.
    """
    steps = foreseen(content, seen, names_in(content, seen))
    if content.says_something and content.speaks == Speaks.REPLY and not _is_reachable(ticket):
        return [
            Step(WORDS, refusal=NOBODY) if one.key == WORDS and one.refusal is None else one
            for one in steps
        ]
    return steps


def names_in(content: Content, seen: Situation) -> Names:
    """What the sentences about these acts need."""
    given = content.acts.get("assign", {})
    holder = seen.me if given.get("holder") == ME else given.get("holder")
    team = given.get("team")
    return Names(
        codes=CODES,
        people=people.names_of([holder]) if holder else {},
        teams=people.names_of_teams([team]) if team else {},
        moment=_said,
    )


def _said(moment: datetime) -> str:
    """A moment as whoever runs it reads it."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'SHORT_DATE_FORMAT')}, {local:%H:%M}"


def _is_reachable(ticket: Ticket) -> bool:
    if people.person(ticket.requester_id).email:
        return True
    return any(one.person.email for one in tickets.participants_of(ticket))


@dataclass(frozen=True)
class Prospect:
    """What a macro would do to many tickets: how many it changes, and why not the others."""

    total: int
    possible: int
    #: Each reason with how many tickets it holds for.
    reasons: tuple[tuple[str, int], ...]
    #: The first of those it changes, to show what it says.
    example: Ticket | None
    #: False where only the first so many were looked at.
    is_whole: bool


#: Of more tickets nobody wants to wait for the prospect.
LOOKED_AT = 100


def prospect_of(
    actor: Actor, macro: Macro, meant: Iterable[Ticket], *, total: int, at: datetime
) -> Prospect:
    """What it would do to `meant`, of which the first `LOOKED_AT` are looked at."""
    reasons: Counter[str] = Counter()
    possible, example, content = 0, None, content_of(macro)
    meant = list(meant)
    offered = offered_on(actor, macro, meant, at=at)
    for ticket in meant:
        why = _why_not(actor, content, ticket, at) if ticket.pk in offered else NOT_THERE
        if why:
            reasons[str(why)] += 1
        else:
            possible += 1
            example = example or ticket
    told = tuple(reasons.most_common())
    return Prospect(total, possible, told, example, is_whole=len(meant) == total)


def _why_not(actor: Actor, content: Content, ticket: Ticket, at: datetime) -> str:
    shown = preview_of(actor, content, ticket, at=at)
    if shown.refusals:
        return str(shown.refusals[0])
    if shown.gaps:
        return _("There is no value for %s.") % ", ".join(shown.gaps)
    return "" if shown.is_possible else _("It is so already: nothing happens.")
