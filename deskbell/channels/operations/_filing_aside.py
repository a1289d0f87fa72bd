"""Filing aside: a mail belongs to a side conversation, and stays in it whatever it says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.channels import queries
from deskbell.channels.decisions import ASIDE
from deskbell.channels.operations._accepting import storable
from deskbell.channels.operations._contents import Contents
from deskbell.channels.operations._filing import named
from deskbell.channels.operations._reading import Letter
from deskbell.channels.operations._sender import Sender
from deskbell.kernel.actors import Actor
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.side_conversations import decisions
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked

if TYPE_CHECKING:
    from deskbell.side_conversations.models import SideConversation, SideMessage


def conversation_of(letter: Letter) -> SideConversation | None:
    """The side conversation a mail belongs to, or none.

    Only by what nobody can guess: it answers or refers to a mail of it, or was sent to its signed
    address. A mail that only refers to one, and is for another desk, is meant for that one.
    """
    signed = queries.numbers_signed_in(letter.brought_to, what=ASIDE)
    known = queries.asides_known_by(letter.refers_to) if letter.refers_to else {}
    referred = [known[one] for one in letter.refers_to if one in known]
    for pk in dict.fromkeys([*referred, *signed]):
        found = asked.conversation(pk)
        if found and (pk in signed or found.ticket.desk_id == letter.raw.mailbox.desk_id):
            return found
    return None


def file_aside(
    letter: Letter, sender: Sender, conversation: SideConversation, *, by: Actor, at: datetime
) -> SideMessage:
    """A further message of it. Nobody joins by having been written to as well: they are named."""
    name = storable(letter.parsed.from_name)[:160]
    author = sender.person or people.meet(letter.sender, name, by=by, at=at)
    taking_part = addresses_in(conversation)
    mark = decisions.mark_of(
        letter.sender,
        taking_part,
        is_spoofed=letter.is_spoofed,
        is_automatic=letter.is_automatic,
    )
    return sides.hear(
        conversation,
        author=author,
        mark=mark,
        also_to=named(one for one in letter.others if one.address not in taking_part),
        by=by,
        at=at,
        **Contents(letter, at=at).words(),
    )


def addresses_in(conversation: SideConversation) -> frozenset[str]:
    """Every address of those who take part: the one they were asked at, and their others."""
    there = asked.correspondents_of(conversation)
    theirs = persons.mail_addresses_of({one.person_id for one in there})
    return theirs | {one.address for one in there}
