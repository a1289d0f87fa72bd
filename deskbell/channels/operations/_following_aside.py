"""Following aside: the mails of a side conversation are on the ticket that it is on."""

from __future__ import annotations

from deskbell.channels.models import Outgoing, RawMail


def follow_aside(conversation_id: int, *, to_ticket_id: int) -> None:
    """Let its mails, ours and theirs, belong to its ticket. What answers them is found by them."""
    for kind in (Outgoing, RawMail):
        mails = kind.objects.filter(side_message__conversation=conversation_id)
        mails.update(ticket=to_ticket_id)
