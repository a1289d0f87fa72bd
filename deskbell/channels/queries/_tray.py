"""Which mails are held, for whom, and the mail behind a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from deskbell.channels import policies
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Message


def held_for(actor: Actor) -> QuerySet[RawMail]:
    """The held mails of the mailboxes whose tickets `actor` sees as staff, latest first."""
    return _seen_by(actor).filter(state=RawMail.State.HELD).order_by("-received_at", "-pk")


def count_held(actor: Actor, *, most: int) -> int:
    """How many of them there are, counted no further than `most`."""
    return len(_some_held(actor=actor.rights, most=most))


@question
def _some_held(*, actor: Actor, most: int) -> QuerySet[RawMail, int]:
    held = _seen_by(actor).filter(state=RawMail.State.HELD).select_related(None)
    return held.values_list("pk", flat=True)[:most]


def incoming_for(actor: Actor, pk: int) -> RawMail:
    """One mail of those mailboxes, held or not. Raises `RawMail.DoesNotExist`."""
    return _seen_by(actor).get(pk=pk)


def mail_of(actor: Actor, message: Message) -> RawMail | None:
    """The mail a message came in, for staff who see its ticket."""
    seen = RawMail.objects.filter(message=message, ticket__in=tickets.worked_by(actor))
    return seen.order_by("pk").first()


def _seen_by(actor: Actor) -> QuerySet[RawMail]:
    mails = RawMail.objects.defer("raw").select_related("mailbox__desk", "mailbox__team", "ticket")
    if actor.is_system:
        return mails
    seen = Q(pk__in=[])
    for role in actor.roles:
        if role.name in policies.SEEING:
            here = Q(
                mailbox__desk=role.desk_id,
                mailbox__confidential_class__in=["", *sorted(role.classes)],
            )
            seen |= here & Q(mailbox__team=role.team_id) if role.team_id else here
    return mails.filter(seen)
