"""What side conversations decide, from facts alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

WAITING, ANSWERED, CLOSED = "waiting", "answered", "closed"

#: So many people are asked at once. Whoever writes to more sends a circular, which is no question.
MOST_ASKED = 20


def state_after(said: Iterable[tuple[str, str]]) -> str:
    """How a conversation stands after `said`: direction and mark of each message that counts.

    What a machine wrote by itself answers nothing; where nothing is said, nothing is expected.
    """
    state = CLOSED
    for direction, mark in said:
        if direction == "out":
            state = WAITING
        elif mark != "automatic":
            state = ANSWERED
    return state


def mark_of(
    sender: str, taking_part: Collection[str], *, is_spoofed: bool, is_automatic: bool
) -> str:
    """Why a mail is not simply an answer of somebody who was asked: the gravest reason.

    `taking_part` are the addresses of those who were. Whoever else writes was given the address
    by one of them.
    """
    if is_spoofed:
        return "spoofed"
    if is_automatic:
        return "automatic"
    return "" if sender.lower() in {one.lower() for one in taking_part} else "outsider"


def ends_the_wait(mark: str) -> bool:
    """Whether a mail with this mark is what a ticket was waiting for.

    Who merely borrows a name has told us nothing, and a machine says only that nobody is there.
    """
    return mark in ("", "outsider")
