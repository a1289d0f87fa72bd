"""Who may do what to a ticket. Who may see one is said in `queries.tickets_for`."""

from __future__ import annotations

from deskbell.kernel.actors import Actor
from deskbell.tickets.models import Ticket

WORKERS = ("agent", "lead", "manager", "administrator")
SEEING = (*WORKERS, "auditor")
LEADING = ("lead", "manager", "administrator")


def may_work_on(actor: Actor, ticket: Ticket) -> bool:
    """Answer, note, assign, describe, wait, resolve, close, reopen."""
    if actor.is_system:
        return True
    return any(
        role.name in WORKERS
        and role.desk_id == ticket.desk_id
        and role.team_id in (None, ticket.team_id)
        and (not ticket.confidential_class or ticket.confidential_class in role.classes)
        for role in actor.roles
    )


def may_override(actor: Actor, ticket: Ticket) -> bool:
    """Set the priority by hand: whoever leads at the desk and works on the ticket."""
    return actor.is_system or (
        may_work_on(actor, ticket) and actor.holds(*LEADING, desk_id=ticket.desk_id)
    )


def may_see_overrides(actor: Actor, desk_id: int | None = None) -> bool:
    """Read what was set by hand at a desk (or any): whoever leads or audits there."""
    return actor.is_system or actor.holds(*LEADING, "auditor", desk_id=desk_id)


def may_receive(actor: Actor, desk_id: int) -> bool:
    """Put a contact through intake at this desk."""
    return actor.is_system or actor.holds(*WORKERS, desk_id=desk_id)


def may_speak_in(actor: Actor, ticket: Ticket) -> bool:
    """Add a message from outside: the doors, those who work on it, and those it belongs to."""
    return (
        actor.is_system
        or may_work_on(actor, ticket)
        or bool({ticket.requester_id, ticket.affected_id} & actor.identities)
    )


def may_keep_tags(actor: Actor, desk_id: int) -> bool:
    """Call the tags of a desk otherwise, and merge them: whoever leads there."""
    return actor.is_system or actor.holds(*LEADING, desk_id=desk_id)


def may_hand_over(actor: Actor, ticket: Ticket) -> bool:
    return may_work_on(actor, ticket)


def may_make_confidential(actor: Actor, ticket: Ticket, confidential_class: str) -> bool:
    """Only into a class that the actor clears: nobody locks themself out by mistake."""
    return actor.is_system or (
        may_work_on(actor, ticket)
        and (
            not confidential_class
            or any(
                confidential_class in role.classes and role.desk_id == ticket.desk_id
                for role in actor.roles
            )
        )
    )


def may_see_as_staff(actor: Actor, *, desk_id: int, team_id: int, confidential_class: str) -> bool:
    """The staff half of `queries.tickets_for`, for one ticket at hand: same rule, no query."""
    return actor.is_system or any(
        role.name in SEEING
        and role.desk_id == desk_id
        and role.team_id in (None, team_id)
        and (not confidential_class or confidential_class in role.classes)
        for role in actor.roles
    )
