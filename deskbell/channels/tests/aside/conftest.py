"""Mara has asked Pia, who makes printers, by mail; what Pia gets, and what she answers."""

from datetime import timedelta
from itertools import count

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.channels.tests.sending.servers import serving
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries

PIA = "pia@printers.example"


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def later(noon):
    return lambda seconds=0: noon + timedelta(hours=1, seconds=seconds)


@pytest.fixture
def mailbox(desk, first_line, noon):
    """Where people write to the IT desk, at a server whose word on senders is trusted."""
    return channels.add_mailbox(
        "it@desk.example",
        desk=desk,
        team=first_line,
        name="IT desk",
        trusted_hosts=["mx.desk.example"],
        by=SYSTEM,
        at=noon,
    )


@pytest.fixture
def arrives(mailbox, later):
    """Let a mail come in and be processed, and see what became of it."""

    def arrives(raw, *, to=mailbox, at=None, **envelope):
        at = at or later(600)
        mail = channels.accept(raw, mailbox=to, came_by="smtp", at=at, **envelope)
        channels.process_batch(at=at)
        while relay.drain():
            pass
        found = RawMail.objects.select_related("ticket", "message", "side_message__conversation")
        return found.get(pk=mail.pk)

    return arrives


@pytest.fixture
def ticket(arrives, noon):
    """Ines has written that the printer stops."""
    return arrives(letter("The printer stops, and my salary is 4711."), at=noon).ticket


@pytest.fixture
def asks(ticket, mara, actor, later):
    """Mara asks Pia, or others, something about it."""

    def asks(text="Which roller fits?", *, to=((PIA, "Pia Print"),), waits=False, **chosen):
        said = sides.Said(text, **chosen)
        return sides.ask(
            ticket,
            to=to,
            subject="A roller for the TX-40",
            said=said,
            waits=waits,
            by=actor(mara),
            at=later(),
        )

    return asks


@pytest.fixture
def gets(server, later):
    """What everybody has got once all that is due has left."""

    def gets(at=None):
        while relay.drain():
            pass
        while channels.send_due(at or later(30)):
            pass
        return server.mails

    return gets


@pytest.fixture
def got(asks, gets):
    """The mail that Pia got."""
    asks()
    return next(mail for mail in gets() if mail.to[0].address == PIA)


@pytest.fixture
def answers():
    """Answer a mail as mail clients do, by the address it asks for."""
    numbers = count(1)

    def answers(got, text="The red one.", *, sender=f"Pia Print <{PIA}>", to="", **headers):
        return letter(
            text,
            sender=sender,
            to=to or got.headers.get("reply-to"),
            subject=f"Re: {got.subject}",
            message_id=f"<answer{next(numbers)}@printers.example>",
            answers=headers.pop("answers", f"<{got.message_id}>"),
            **headers,
        )

    return answers


@pytest.fixture
def said():
    """What is said in the side conversation, as direction, mark and text."""

    def said(conversation):
        heard = queries.messages_of(conversation)
        return [(one.direction, one.mark, one.text.strip()) for one in heard]

    return said
