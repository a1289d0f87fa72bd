"""Mail services, the mail catcher and tests' boxes carry mail as well, and tell what they know."""

import pytest
import requests
from anymail import exceptions as anymail
from anymail.message import AnymailRecipientStatus
from django.core import mail as box
from django.test import override_settings

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.operations._handing import Enveloped
from deskbell.files import operations as files
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "COM-7")]

SERVICE = override_settings(EMAIL_BACKEND="anymail.backends.test.EmailBackend")
BOX = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")


@pytest.fixture
def answers(monkeypatch):
    """Let the service answer this, as a response or an error."""
    return lambda response: monkeypatch.setattr(
        Enveloped, "anymail_test_response", response, raising=False
    )


def status(**by_name):
    return {
        "recipient_status": {
            f"{name}@roth.example": AnymailRecipientStatus("id-7", said)
            for name, said in by_name.items()
        }
    }


def http(code):
    response = requests.Response()
    response.status_code = code
    response.reason = "as it says"
    return anymail.AnymailRequestsAPIError("Error", response=response)


def states(fate):
    return {address.partition("@")[0]: one.state for address, one in fate().items()}


@SERVICE
def test_a_service_that_takes_the_mail_is_named_by_its_receipt(replied, fate, later, answers):
    answers(status(ines="queued", jonas="rejected"))
    channels.send_due(later())

    assert states(fate) == {"ines": "accepted", "jonas": "failed"}
    assert fate()["ines@roth.example"].words == "queued (id-7)"
    assert fate()["jonas@roth.example"].words == "rejected (id-7)"


@SERVICE
def test_a_service_gets_everything_a_mail_is_made_of(
    printer_ticket, mailbox, mara, jonas, actor, later, noon
):
    image = files.store([b"\x89PNG\r\n\x1a\n...."], at=noon)
    tickets.reply(
        printer_ticket,
        text="See.",
        html='<img src="cid:a@desk">',
        cc=[jonas],
        files=[tickets.Attached(image, "shot.png", content_id="a@desk", is_inline=True)],
        by=actor(mara),
        at=later(0),
    )
    box.outbox = []
    channels.send_due(later())

    [sent] = box.outbox
    known = sent.anymail_test_params
    assert [str(one) for one in known["to"]] == ["Ines Roth <ines@roth.example>"]
    assert [str(one) for one in known["cc"]] == ["Jonas Weber <jonas@roth.example>"]
    assert known["text_body"].startswith("See.")
    assert "cid:a@desk" in known["html_body"]
    assert [one.cid for one in known["attachments"]] == ["a@desk"]
    assert {"Message-ID", "X-Deskbell"} <= set(known["extra_headers"])
    assert str(known["reply_to"][0].addr_spec).startswith(f"it+t{printer_ticket.number}.")


@SERVICE
@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (http(400), "failed"),
        (http(413), "failed"),
        (http(401), "delayed"),
        (http(429), "delayed"),
        (http(503), "delayed"),
        (http(500), "uncertain"),
        (http(504), "uncertain"),
        (anymail.AnymailAPIError("read timed out"), "uncertain"),
    ],
)
def test_only_what_a_service_says_itself_is_certain(replied, fate, later, answers, trouble, state):
    answers(trouble)
    channels.send_due(later())

    assert states(fate) == {"ines": state, "jonas": state}
    assert fate()["ines@roth.example"].words


@override_settings(
    EMAIL_BACKEND="anymail.backends.postmark.EmailBackend",
    ANYMAIL={"POSTMARK_SERVER_TOKEN": "x", "POSTMARK_API_URL": "http://127.0.0.1:1/"},
)
def test_a_service_that_cannot_be_reached_has_nothing(replied, fate, later):
    channels.send_due(later())

    assert states(fate) == {"ines": "delayed", "jonas": "delayed"}
    assert fate()["ines@roth.example"].next_try_at is not None


@override_settings(EMAIL_BACKEND="anymail.backends.postmark.EmailBackend", ANYMAIL={})
def test_a_way_that_is_not_set_up_lets_mail_wait_and_says_why(replied, fate, later):
    channels.send_due(later())

    assert states(fate) == {"ines": "delayed", "jonas": "delayed"}
    assert "POSTMARK_SERVER_TOKEN" in fate()["ines@roth.example"].words


@pytest.mark.parametrize(("has_left", "state"), [(False, "delayed"), (True, "uncertain")])
def test_a_mail_that_breaks_its_carrier_does_not_stop_the_post(
    replied, fate, later, monkeypatch, has_left, state
):
    def carry(self, letter, leaving):
        if has_left:
            leaving()
        raise ValueError("no idea")

    monkeypatch.setattr("deskbell.channels.operations._dialogue.SmtpCarrier.carry", carry)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend"):
        assert channels.send_due(later()) == 1

    assert states(fate) == {"ines": state, "jonas": state}


@BOX
def test_the_box_of_a_test_holds_the_mail_as_it_was_composed(replied, fate, later):
    box.outbox = []
    channels.send_due(later())

    [sent] = box.outbox
    assert sent.recipients() == ["ines@roth.example", "jonas@roth.example"]
    assert sent.message()["Message-ID"] == f"<{queries.delivery_of(replied).identifier}>"
    assert states(fate) == {"ines": "accepted", "jonas": "accepted"}


def test_what_the_catcher_holds_can_be_read_by_those_who_may(
    replied, fate, later, tmp_path, actor, mara, hanna, ada, otto
):
    with override_settings(
        EMAIL_BACKEND="deskbell.project.mail_catcher.MailCatcher", MAIL_CATCHER=str(tmp_path)
    ):
        channels.send_due(later())
        box.send_mail("Your code", "123 456", "desk@desk.example", ["mara@desk.example"])

        assert states(fate) == {"ines": "accepted", "jonas": "accepted"}
        [caught] = queries.caught_for(actor(mara))
        assert caught.to == "ines@roth.example, jonas@roth.example"
        assert queries.caught_for_reading(actor(mara), caught.name).mail.reply == replied.text
        assert len(queries.caught_for(actor(ada))) == 2
        assert queries.caught_for(actor(ada), most=1)[0].mail.subject == "Your code"
        assert queries.caught_for(actor(hanna)) == queries.caught_for(actor(otto)) == []
        with pytest.raises(queries.NotCaught):
            queries.caught_for_reading(actor(otto), caught.name)
        with pytest.raises(queries.NotCaught):
            queries.caught_for_reading(actor(ada), "../settings.py")
