"""Answering: what somebody says is put to the questions it answers; the others stay open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.contact import policies, queries
from deskbell.contact.decisions import answers_in, as_told
from deskbell.contact.events import QuestionsAnswered
from deskbell.contact.models import Question
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Ticket


class NothingAsked(Exception):
    """The desk does not wait for an answer any more. Write to it as ever."""


class NothingSaid(Exception):
    """An answer says something."""


@transaction.atomic
def answer(
    ticket: Ticket, answers: Mapping[int, str], *, more: str = "", by: Actor, at: datetime
) -> Message:
    """Answer what the ticket waits for, by number; `more` is said besides. It then goes on.

    Raises `NotPermitted`, `NothingAsked`, `NothingSaid`.
    """
    held = tickets.lock(ticket.pk)
    require(policies.may_answer(by, held))
    wait = queries.wait_of(held)
    if wait is None or wait.kind != wait.Kind.ANSWER:
        raise NothingAsked
    still_open = {one.number: one for one in _open_on(held.pk)}
    said = {number: text.strip() for number, text in answers.items() if text.strip()}
    said = {number: text for number, text in said.items() if number in still_open}
    text = "\n\n".join(
        [
            *(f"{as_told({n: still_open[n].text})}\n{said[n]}" for n in sorted(said)),
            *([more.strip()] if more.strip() else []),
        ]
    )
    if not text:
        raise NothingSaid
    # The words of whoever was asked, whoever of them holds the link.
    author = people.person(held.requester_id)
    message = tickets.hear(held, author=author, channel="web", text=text, by=by, at=at)
    _mark(message, {still_open[n]: said[n] for n in said}, list(still_open.values()), by=by, at=at)
    return message


@transaction.atomic
def match(message_id: int, *, by: Actor, at: datetime) -> list[Question]:
    """Put what a message says to the open questions of its ticket; returns those it answers."""
    message = asked.message(message_id)
    tickets.hold_all([message.ticket_id])
    if Question.objects.filter(message=message_id).exists():
        # By a form: which answer belongs where was known when it was written.
        return []
    still_open = _open_on(message.ticket_id)
    said = answers_in(message.text, [one.number for one in still_open])
    answered = {one: said[one.number] for one in still_open if one.number in said}
    _mark(message, answered, still_open, by=by, at=at)
    return list(answered)


def _open_on(ticket_id: int) -> list[Question]:
    return [one for one in queries.questions_of(ticket_id) if one.answered_at is None]


def _mark(
    message: Message,
    answered: Mapping[Question, str],
    were_open: list[Question],
    *,
    by: Actor,
    at: datetime,
) -> None:
    if not answered:
        return
    for question, text in answered.items():
        question.answer, question.answered_at, question.message = text, at, message
        question.save(update_fields=["answer", "answered_at", "message"])
    record(
        QuestionsAnswered(
            ticket_id=message.ticket_id,
            message_id=message.pk,
            answered=tuple(sorted(one.number for one in answered)),
            left=tuple(one.number for one in were_open if one not in answered),
            by=by.ref,
            at=at,
        )
    )
