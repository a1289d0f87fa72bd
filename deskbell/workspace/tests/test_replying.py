"""Answering from the composer: once, to whom it says, and never past what was not seen."""

import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from deskbell.channels import queries as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]

WORDS = "Take out the grey filter."


@pytest.fixture
def answers():
    """What the desk has answered so far."""
    return lambda: list(Message.objects.filter(direction="out").order_by("pk"))


@pytest.fixture
def send(at_desk, page):
    """Send a reply as a page with scripts does."""
    return lambda **data: at_desk.htmx("post", page("replies"), {"text": WORDS, **data})


def test_without_scripts_the_answer_is_sent_and_the_page_comes_back(at_desk, page, answers, words):
    sent = at_desk.post(page("replies"), {"text": WORDS, "token": "a-token-of-a-form"}, follow=True)

    assert sent.redirect_chain == [(page(), 302)]
    assert [message.text for message in answers()] == [WORDS]
    assert WORDS in words(sent)


def test_with_scripts_the_answer_and_a_fresh_composer_come_back(send, printer_ticket, answers):
    sent = send()

    assert sent.status_code == 200
    [answer] = answers()
    shown = sent.content.decode()
    assert shown.count("<hx-partial") == 3
    assert f'<article id="message-{answer.pk}"' in shown
    assert WORDS in shown
    assert f'name="seen" value="{answer.pk}"' in shown
    assert f"/replies/{answer.pk}/withdrawal/" in sent["HX-Trigger"]


def test_with_scripts_the_page_is_told_to_fetch_what_else_changed(send, printer_ticket):
    assert f"ticket-{printer_ticket.pk}" in json.loads(send()["HX-Trigger"])


@pytest.mark.proves("COL-4")
def test_sent_twice_it_goes_out_once(send, answers):
    first, second = send(token="a-token-of-a-form"), send(token="a-token-of-a-form")

    assert len(answers()) == 1
    assert first["HX-Trigger"] == second["HX-Trigger"]


def test_the_token_of_one_agent_means_nothing_for_another(send, browser, tomas, page, answers):
    send(token="a-token-of-a-form")
    browser(tomas).htmx("post", page("replies"), {"text": "Mine", "token": "a-token-of-a-form"})

    assert [message.text for message in answers()] == [WORDS, "Mine"]


@pytest.mark.proves("COL-4")
def test_it_is_stopped_where_the_requester_wrote_meanwhile(
    send, printer_ticket, ines, answers, words
):
    seen = queries.messages_of(printer_ticket).last().pk
    tickets.hear(
        printer_ticket,
        author=ines,
        channel="mail",
        text="It works again, never mind.",
        by=SYSTEM,
        at=timezone.now(),
    )

    stopped = send(seen=seen)

    assert stopped.status_code == 422
    assert not answers()
    assert "It works again, never mind." in words(stopped)
    assert WORDS in words(stopped)

    assert _seen_in(stopped) > seen
    assert send(seen=_seen_in(stopped)).status_code == 200
    assert len(answers()) == 1


def test_a_stopped_answer_is_kept_without_scripts_too(at_desk, page, printer_ticket, ines, words):
    seen = queries.messages_of(printer_ticket).last().pk
    tickets.hear(
        printer_ticket, author=ines, channel="mail", text="Wait", by=SYSTEM, at=timezone.now()
    )

    stopped = at_desk.post(page("replies"), {"text": WORDS, "seen": seen})

    assert stopped.status_code == 422
    assert "<html" in stopped.content.decode()
    assert WORDS in words(stopped)


def _seen_in(response):
    return int(re.search(r'name="seen" value="(\d+)"', response.content.decode())[1])


def test_nothing_is_not_an_answer(send, answers, words):
    empty = send(text="   ")

    assert empty.status_code == 422
    assert "Write something first." in words(empty)
    assert not answers()


def test_the_composer_says_who_will_get_it(at_desk, page, printer_ticket, jonas, words, noon):
    tickets.add_participant(printer_ticket, jonas, by=SYSTEM, at=noon)

    shown = words(at_desk.get(page()))

    assert "To Ines Roth ines@roth.example Cc Jonas Weber" in shown


def test_whoever_is_left_out_gets_no_copy(send, printer_ticket, jonas, noon, answers):
    tickets.add_participant(printer_ticket, jonas, by=SYSTEM, at=noon)

    send(to_all="", cc=[])
    send(to_all="", cc=[jonas.pk])

    reached = [[r.person.name for r in message.recipients.all()] for message in answers()]
    assert reached == [["Ines Roth"], ["Ines Roth", "Jonas Weber"]]


def test_who_has_no_address_is_to_be_called(at_desk, page, people, desk, first_line, noon, words):
    walter = people.add_person("Walter Winter", phone="+49 30 1", by=SYSTEM, at=noon)
    ticket = tickets.receive(
        desk=desk, requester=walter, subject="No sound", channel="phone", by=SYSTEM, at=noon
    )

    shown = words(at_desk.get(f"/tickets/{ticket.number}/"))
    assert "Walter Winter has no mail address. Call, and log the call" in shown

    refused = at_desk.post(f"/tickets/{ticket.number}/replies/", {"text": WORDS})
    assert refused.status_code == 422


def test_files_go_along_and_are_named_on_the_page(send, answers, words, at_desk, page):
    send(files=[SimpleUploadedFile("manual.pdf", b"%PDF-1.4"), SimpleUploadedFile("a.txt", b"a")])

    assert [file.name for file in answers()[0].files.order_by("pk")] == ["manual.pdf", "a.txt"]
    assert "manual.pdf 8 bytes" in words(at_desk.get(page())).replace("\xa0", " ")


def test_a_file_that_is_too_large_is_refused_in_words(send, settings, answers, words):
    settings.LARGEST_FILE = 10

    refused = send(files=[SimpleUploadedFile("film.mp4", b"x" * 11)])

    assert refused.status_code == 422
    assert "A file is larger than 10 bytes." in words(refused).replace("\xa0", " ")
    assert not answers()


def test_it_can_be_taken_back_while_it_rests_and_its_words_return(
    send, at_desk, page, answers, words
):
    send()
    pk = answers()[0].pk

    back = at_desk.htmx("post", page("reply-withdrawal", pk))

    assert "Taken back. It was not sent." in back["HX-Trigger"]
    assert f">{WORDS}</textarea>" in back.content.decode()
    assert channels.delivery_of(answers()[0]).recipients.get().state == "cancelled"
    assert "taken back, never sent" in words(back)


def test_what_has_left_cannot_be_taken_back(send, at_desk, page, answers, printer_ticket):
    send()
    recipients = channels.delivery_of(answers()[0]).recipients
    recipients.update(state="accepted", next_try_at=None, has_left=True)

    late = at_desk.htmx("post", page("reply-withdrawal", answers()[0].pk))

    assert "Too late: it has left." in late["HX-Trigger"]
    assert answers()[0].withdrawn_at is None


@pytest.mark.proves("TKT-9")
def test_sent_and_waiting_for_an_answer_asks_no_second_time(send, printer_ticket, now_of, drained):
    send(then="wait")
    drained()

    assert now_of(printer_ticket).status == "waiting_requester"
    mails = {mail.purpose for mail in channels.deliveries_of(printer_ticket)}
    assert "reply" in mails
    assert "questions" not in mails


def test_sent_and_resolving_asks_for_the_resolution_next(send, now_of, printer_ticket):
    asked = send(then="resolve").content.decode()

    assert 'name="cause"' in asked
    assert f">\n{WORDS}</textarea>" in asked
    assert now_of(printer_ticket).status == "open"


def test_answering_takes_what_nobody_held(send, now_of, printer_ticket, mara):
    send()

    assert now_of(printer_ticket).holder == mara
    assert now_of(printer_ticket).is_taken


def test_a_closed_ticket_is_not_answered(send, at_desk, page, printer_ticket, mara, actor, words):
    now = timezone.now()
    tickets.resolve(printer_ticket, cause="x", done="y", code="fixed", by=actor(mara), at=now)
    tickets.close(printer_ticket, by=actor(mara), at=now + timedelta(seconds=1))

    assert "This ticket is closed. Reopen it to answer." in words(at_desk.get(page()))
    assert send().status_code == 422


@pytest.mark.proves("COM-7")
def test_a_call_is_written_down(at_desk, page, printer_ticket, words):
    at_desk.post(page("calls"), {"text": "She will try the other tray.", "direction": "out"})

    message = queries.messages_of(printer_ticket).last()
    assert (message.direction, message.channel) == ("out", "phone")
    assert "She will try the other tray." in words(at_desk.get(page()))


def test_a_phone_writes_on_a_page_of_its_own(at_desk, page):
    composer = at_desk.get(page("ticket-composer"), {"as": "note"}).content.decode()

    assert "<html" in composer
    assert re.search(r'value="note"[^>]* checked', composer)
    assert f'hx-post="{page("replies")}"' not in composer
