"""Who lets telephone systems in, and who makes tickets of calls."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.people import policies as people
from deskbell.tickets import policies as tickets


def may_open_lines(actor: Actor, desk_id: int) -> bool:
    return people.may_administer(actor, desk_id)


def may_take_calls(actor: Actor, desk_id: int) -> bool:
    return tickets.may_receive(actor, desk_id)
