"""What can happen to the diagnosis of a ticket. It is told in the chain of the ticket."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


class DiagnosisEvent(Event):
    """Something became known of a fault."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class DiagnosisNoted(DiagnosisEvent):
    """Somebody noted what was wanted, what came before, or whether it happens again."""

    name = "ticket.diagnosis_noted"
    sentence = "noted a diagnosis"
    ticket_id: int
    reproduced: str
    wished: Words
    before: Words
    how: Words


@dataclass(frozen=True, kw_only=True)
class SolutionProposed(DiagnosisEvent):
    """A solution was proposed to the requester."""

    name = "ticket.solution_proposed"
    sentence = "proposed a solution"
    ticket_id: int
    solution_id: int
    text: Words


@dataclass(frozen=True, kw_only=True)
class SolutionAnswered(DiagnosisEvent):
    """The requester accepted or declined a solution, or that was taken back: `proposed`."""

    name = "ticket.solution_answered"
    sentence = "noted that a solution is {answer}"
    ticket_id: int
    solution_id: int
    answer: str
    #: The one that was accepted before and is not any more.
    instead_of: int | None
    text: Words


@dataclass(frozen=True, kw_only=True)
class DiagnosisTakenIn(DiagnosisEvent):
    """What was known on a ticket that was merged into this one is known here from now on."""

    name = "ticket.diagnosis_taken_in"
    sentence = "took in the diagnosis and solutions of a merged ticket"
    ticket_id: int
    from_ticket_id: int
    is_diagnosed: bool
    solution_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class DiagnosisGivenBack(DiagnosisEvent):
    """What came with a ticket is known on that one again. Told on both."""

    name = "ticket.diagnosis_given_back"
    sentence = "the diagnosis and solutions of a merged ticket went back to it"
    ticket_id: int
    from_ticket_id: int
    to_ticket_id: int
    is_diagnosed: bool
    solution_ids: tuple[int, ...]
