"""Words that must stay inside, each in another place, and who must never read them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from deskbell.files import operations as files
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.people.queries import actor_for
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tickets import operations as tickets

#: What the desk says to itself: in a note, in the name of its file, in that file, beside a name.
NOTED = ("zwielichtnote", "zwielichtfile", "zwielichtbytes", "zwielichtmention")
#: What is said beside: to whom, about what, asked and answered, with which file.
ASIDE = ("zwischenname", "zwischenthema", "zwischenfrage", "zwischenantwort", "zwischendatei")
#: Everybody of the cast who does not work at the desk of the ticket.
OUTSIDE = (
    *("signed out", "stranger", "requester", "colleague"),
    *("agent elsewhere", "administrator elsewhere"),
)


@pytest.fixture
def whispered(scene, cast, printer_ticket, noon):
    """All of that is on the printer ticket, of which Ines asked and which Jonas reads along."""
    mara = actor_for(cast["agent"])
    note, name, content, mention = NOTED
    secret = files.store([content.encode()], at=noon)
    tickets.note(
        printer_ticket,
        text=f"{note}: @{cast['lead'].name}, {mention}?",
        files=[tickets.Attached(secret, f"{name}.txt")],
        by=mara,
        at=noon,
    )
    aside = whisper_aside(printer_ticket, mara, noon)
    while relay.drain():
        pass
    return SimpleNamespace(ticket=printer_ticket, by=mara, aside=aside, secret=secret)


def whisper_aside(ticket, by, at):
    """Somebody is asked, and answers."""
    name, subject, question, answer, file = ASIDE
    attached = tickets.Attached(files.store([b"-"], at=at), f"{file}.txt")
    message = sides.ask(
        ticket,
        to=[("paula@printers.example", f"Paula {name.title()}")],
        subject=subject,
        said=sides.Said(question, files=[attached]),
        by=by,
        at=at,
    )
    conversation = asked.conversation(message.conversation_id)
    paula = asked.correspondents_of(conversation)[0].person
    sides.hear(conversation, author=paula, text=answer, by=SYSTEM, at=at)
    return conversation


def leaked(text, words=(*NOTED, *ASIDE)):
    """Those of `words` that are told in `text`."""
    return {word for word in words if word in text.lower()}
