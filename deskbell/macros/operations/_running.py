"""Running a macro on a ticket: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.drafts import operations as drafts
from deskbell.drafts.operations import Written
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import caused_by, record
from deskbell.kernel.permission import require
from deskbell.macros import policies, queries
from deskbell.macros.decisions import WORDS, Content, Speaks, Step, unfilled_in
from deskbell.macros.events import MacroRan
from deskbell.macros.models import Macro, Use
from deskbell.macros.operations._doing import DOING
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies as on_tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Note, Ticket

NOT_HERE = gettext_lazy("This macro is not offered on this ticket.")
SPEAKS_OTHERWISE = gettext_lazy("The macro was changed since. It does not go with these words.")


@dataclass(frozen=True)
class Answer:
    """What was made of a macro's text before it is sent, as which kind, and what was seen.

    With `then_waits` the ticket then waits for an answer.
    """

    written: Written
    kind: Speaks = Speaks.REPLY
    seen: int | None = None
    then_waits: bool = False


@dataclass(frozen=True)
class Ran:
    """What came of it: the recorded event (none where all was so already), and what was said."""

    step: int | None = None
    said: Message | Note | None = None


@transaction.atomic
def run(
    ticket: Ticket,
    macro: Macro,
    *,
    by: Actor,
    at: datetime,
    answer: Answer | None = None,
) -> Ran:
    """Do what the macro does, and say what it says, or `answer` instead.

    What is so already is left as it is. Raises `NotPermitted`; `Refused` where a part of it is not
    possible now; `Overtaken`, `NobodyToReach`: then nothing is done.
    """
    held = tickets.lock(ticket.pk)
    require(policies.may_use(by) and on_tickets.may_work_on(by, held))
    offered = queries.offered(by, macro.pk, held, at=at)
    if offered is None:
        raise tickets.Refused(NOT_HERE)
    content = queries.content_of(offered)
    if answer and not content.says(answer.kind):
        raise tickets.Refused(SPEAKS_OTHERWISE)
    seen = queries.situation_of(by, held, content, at=at)
    steps = queries.foreseen_on(held, content, seen)
    if refusals := [step.refusal for step in steps if step.refusal is not None]:
        raise tickets.Refused(refusals[0])
    due = [step for step in steps if step.is_done]
    if not due:
        return Ran()
    answer = answer or _own_words(held, content, by=by)
    if unfilled := unfilled_in(answer.written.text):
        raise tickets.Refused(_no_value(unfilled))
    return _do(held, offered, content, due, answer, by=by, at=at)


def _do(
    ticket: Ticket,
    macro: Macro,
    content: Content,
    due: list[Step],
    answer: Answer,
    *,
    by: Actor,
    at: datetime,
) -> Ran:
    assert macro.version is not None
    row = record(
        MacroRan(
            ticket_id=ticket.pk,
            macro_id=macro.pk,
            number=macro.version.number or 0,
            title=macro.title,
            under=(macro.version.pk,),
            by=by.ref,
            at=at,
        )
    )
    said = None
    with caused_by(row):
        for step in due:
            if step.key == WORDS:
                said = _say(ticket, content, answer, by=by, at=at)
            else:
                DOING[step.key](ticket, content.acts[step.key], by, at)
        if answer.then_waits:
            tickets.wait_for_requester(ticket, questions="", by=by, at=at)
    _count(macro, at=at)
    return Ran(row.pk, said)


def _say(ticket: Ticket, content: Content, answer: Answer, *, by: Actor, at: datetime) -> Any:
    written = answer.written
    if content.speaks == Speaks.NOTE:
        return tickets.note(ticket, text=written.text, files=written.files, by=by, at=at)
    return drafts.send(ticket, written, seen=answer.seen, by=by, at=at)


def _own_words(ticket: Ticket, content: Content, *, by: Actor) -> Answer:
    _chosen, said = queries.filled_for(by, ticket, content.texts)
    return Answer(Written(said.text), content.speaks)


def _no_value(marks: Iterable[str]) -> Any:
    return _("There is no value for %s. Say it in words.") % ", ".join(marks)


def use_snippet(macro: Macro, *, by: Actor, at: datetime) -> None:
    """Count that a snippet was put into what somebody writes. Raises `NotPermitted`."""
    require(policies.may_use(by))
    _count(queries.macro_for(by, macro.pk), at=at)


def _count(macro: Macro, *, at: datetime) -> None:
    Use.objects.create(macro=macro, at=at)
