"""What agents put right is there to be reviewed, as cases for the reader of mails."""

import json
from base64 import b64decode

import pytest
from click.testing import CliRunner

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.project.commands.mail import corrections
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]


def test_each_is_a_case_until_it_is_taken_back(desk, first_line, ines, mara, actor, noon):
    mailbox = channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon
    )
    kept = channels.accept(letter("It stops."), mailbox=mailbox, came_by="smtp", at=noon)
    channels.process_batch(at=noon)
    mail = RawMail.objects.select_related("message", "ticket").get(pk=kept.pk)
    tickets.recut(mail.message, text="It stops. Ines", by=actor(mara), at=noon)

    case = json.loads(CliRunner().invoke(corrections, ["--json"]).output)
    assert (case["read"].strip(), case["reply"]) == ("It stops.", "It stops. Ines")
    assert b64decode(case["mail"]) == bytes(mail.raw)
    assert f"#{mail.ticket.number}" in CliRunner().invoke(corrections).output

    tickets.restore_cut(mail.message, by=actor(mara), at=noon)
    assert CliRunner().invoke(corrections, ["--json"]).output == ""
