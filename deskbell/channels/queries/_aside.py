"""Side conversations as mails: what they are known by, what they answer, what became of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from deskbell.channels.decisions import Thread, thread_after
from deskbell.channels.models import Outgoing, OutgoingRecipient, RawMail
from deskbell.channels.queries._deliveries import FATE, Fate
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.side_conversations.models import SideConversation, SideMessage

CONVERSATION = "side_message__conversation"


def thread_aside(conversation_id: int) -> Thread:
    """The thread of the next mail in a side conversation: of its own mails, and no other."""
    sent = Outgoing.objects.filter(**{CONVERSATION: conversation_id})
    heard = RawMail.objects.filter(**{CONVERSATION: conversation_id}).exclude(known_as="")
    known = [
        *((pk, value, False) for pk, value in sent.values_list("side_message", "identifier")),
        *((pk, value, True) for pk, value in heard.values_list("side_message", "known_as")),
    ]
    return thread_after(
        [(value, came_in) for _, value, came_in in sorted(known) if not value.startswith("sha256:")]
    )


def asides_known_by(values: Collection[str]) -> dict[str, int]:
    """By Message-ID the side conversation in which a mail bears it, ours or theirs."""
    wanted = list(values)
    sent = Outgoing.objects.filter(identifier__in=wanted).exclude(side_message=None)
    heard = RawMail.objects.filter(known_as__in=wanted).exclude(side_message=None)
    rows = (
        *heard.values_list("known_as", CONVERSATION),
        *sent.values_list("identifier", CONVERSATION),
    )
    return dict(rows)


def twin_aside(mail: RawMail, conversation_id: int) -> RawMail | None:
    """The same mail, kept before in this conversation, that came by another way."""
    same = RawMail.objects.filter(**{CONVERSATION: conversation_id}).exclude(known_as="")
    return (
        same.filter(known_as=mail.known_as, sender=mail.sender, content_digest=mail.content_digest)
        .exclude(pk=mail.pk)
        .order_by("pk")
        .first()
    )


def fates_aside(conversation: SideConversation) -> list[tuple[int, Fate]]:
    """What became of its mails at each address, each with the key of its message, in order."""
    found = OutgoingRecipient.objects.filter(outgoing__side_message__conversation=conversation)
    rows = found.order_by("outgoing", "pk").values_list("outgoing__side_message", *FATE)
    return [(pk, Fate(*fate)) for pk, *fate in rows]


def mail_aside_of(actor: Actor, message: SideMessage) -> RawMail | None:
    """The mail a message of a side conversation came in, for staff who see its ticket."""
    seen = RawMail.objects.filter(side_message=message, ticket__in=tickets.worked_by(actor))
    return seen.order_by("pk").first()
