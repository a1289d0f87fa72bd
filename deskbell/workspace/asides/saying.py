"""What was said in a side conversation, as a page shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from deskbell.channels import queries as channels
from deskbell.people import queries as people
from deskbell.side_conversations import queries
from deskbell.tickets.queries import Attachment
from deskbell.ui.lists import listed
from deskbell.workspace.tickets import fates
from deskbell.workspace.tickets.talk import LONGEST, Spoken


@dataclass(frozen=True)
class Said:
    """A message, what of the ticket was shown with it, and whom else it went to."""

    spoken: Spoken
    shown: tuple[Any, ...]
    #: Whether the requester got it as well: whoever wrote it sent it to them.
    is_known_to_requester: bool


def said_in(ticket: Any, conversation: Any) -> list[Said]:
    """Everything in it, the oldest first."""
    by_message: dict[int, list[fates.Fate]] = defaultdict(list)
    for pk, fate in channels.fates_aside(conversation):
        by_message[pk].append(fates.of(fate))
    whom = listed(one.person.name for one in queries.correspondents_of(conversation))
    theirs = people.mail_addresses_of([ticket.requester_id])
    return [
        Said(
            _spoken(one, whom, tuple(by_message[one.pk])),
            tuple(one.quotations.all()),
            any(address in named.lower() for named in one.also_to for address in theirs),
        )
        for one in queries.messages_of(conversation)
    ]


def _spoken(message: Any, whom: str, became: tuple[fates.Fate, ...]) -> Spoken:
    attached = tuple(
        Attachment(
            one.file_id, one.name, one.content_id, one.is_inline, one.file.size, one.file.type
        )
        for one in message.files.all()
    )
    return Spoken(
        key=str(message.pk),
        at=message.at,
        who=message.author.name if message.author else "",
        whom=whom if message.direction == "out" else "",
        direction=message.direction,
        channel="mail",
        mark=message.mark,
        words=message.text[:LONGEST],
        original=message.html,
        quoted=message.quoted[:LONGEST],
        signature=message.signature[:LONGEST],
        attached=attached,
        fates=became,
        also_to=tuple(message.also_to),
        is_withdrawn=message.withdrawn_at is not None,
        is_first=True,
        is_cut=len(message.text) > LONGEST,
    )
