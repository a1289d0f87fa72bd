"""What a ticket waits for, what was asked, and what follows: beside the ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from deskbell.contact import queries as contact
from deskbell.workspace.tickets.contact_lines import HINDRANCES, NEXT


@dataclass(frozen=True)
class Shown:
    """The wait, if any; the questions asked last; what comes next, and what is in its way."""

    wait: Any
    questions: Sequence[Any]
    comes_next: Promise | str
    hindrance: Promise | str

    @property
    def is_unanswered(self) -> bool:
        return any(one.answered_at is None for one in self.questions)


def shown(ticket: Any) -> Shown | None:
    """None where nothing is waited for and nothing was asked. The ticket is seen as staff."""
    wait, questions = contact.wait_of(ticket), contact.questions_of(ticket.pk)
    if wait is None and not questions:
        return None
    return Shown(
        wait,
        questions,
        NEXT.get(wait.next_what, "") if wait else "",
        HINDRANCES.get(wait.put_off_why, wait.put_off_why) if wait else "",
    )
