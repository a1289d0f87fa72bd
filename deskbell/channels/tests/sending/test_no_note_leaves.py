"""Notes stay inside: no line of channels can come across one, and none has ever left."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from deskbell.channels import operations as channels
from deskbell.kernel import relay
from deskbell.tickets import operations as tickets

CHANNELS = Path(__file__).parents[2]
SECRET = "He is about to be let go"

#: Writing one is how an agent's remark on a forwarded mail is kept; none of these reads any.
MAY_WRITE = {"operations/_filing.py": {"note"}}


def names_in(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.proves("COL-1", "SEC-2")
def test_no_line_of_channels_names_a_note():
    forbidden = {"Note", "NoteFile", "note", "notes", "notes_of", "tickets.Note", "NoteWritten"}
    modules = [path for path in CHANNELS.rglob("*.py") if "tests" not in path.parts]

    assert len(modules) > 30
    for path in modules:
        home = str(path.relative_to(CHANNELS))
        named = forbidden & set(names_in(path)) - MAY_WRITE.get(home, set())
        assert not named, f"{home} names {named}"


@pytest.mark.django_db
@pytest.mark.proves("COL-1", "SEC-2")
def test_no_mail_of_a_ticket_holds_its_notes(
    printer_ticket, mailbox, mara, lena, hr_desk, hanna, actor, server, later
):
    by = actor(mara)

    def whisper():
        tickets.note(printer_ticket, text=SECRET, by=by, at=later(0))

    whisper()
    tickets.wait_for_requester(printer_ticket, questions="Which?", by=by, at=later(0))
    whisper()
    tickets.reply(printer_ticket, text="Try this.", by=by, at=later(1))
    tickets.resolve(printer_ticket, cause=SECRET, done="Fixed", code="fixed", by=by, at=later(2))
    deliver(later(20))
    tickets.reopen(printer_ticket, reason=SECRET, by=by, at=later(60))
    deliver(later(80))
    tickets.hand_over(printer_ticket, to=hr_desk, reason=SECRET, by=by, at=later(90))
    deliver(later(90) + timedelta(minutes=1))

    assert len(server.taken) == 6
    for mail in server.mails:
        assert SECRET not in mail.text
        assert SECRET not in (mail.html or "")


def deliver(at):
    while relay.drain():
        pass
    while channels.send_due(at):
        pass
