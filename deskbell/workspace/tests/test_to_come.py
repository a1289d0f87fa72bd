"""Replies that are sent later: said in words, shown in the conversation, changed until then."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from deskbell.drafts import operations as drafts
from deskbell.drafts.models import Draft
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.proves("COL-4"),
    pytest.mark.usefixtures("printer_ticket"),
]


@pytest.fixture
def send_later(at_desk, page):
    def send_later(**more):
        return at_desk.htmx("post", page("replies"), {"text": "Good morning", **more})

    return send_later


@pytest.fixture
def answers():
    return lambda: [message.text for message in Message.objects.filter(direction="out")]


def test_a_moment_in_words_is_enough(send_later, answers, words):
    shown = words(send_later(later="", when="in 2 hours"))

    draft = Draft.objects.get()
    assert abs(draft.send_at - timezone.now() - timedelta(hours=2)) < timedelta(minutes=1)
    assert "Good morning" in shown
    assert "leaves" in shown
    assert answers() == []


def test_a_moment_is_one_where_the_writer_is(send_later, mara):
    mara.time_zone = "Asia/Tokyo"
    mara.save()
    send_later(later="tomorrow 9")

    assert Draft.objects.get().send_at.hour == 0


def test_what_is_no_moment_sends_nothing_and_keeps_the_words(send_later, answers, words):
    refused = send_later(later="", when="soonish")

    assert refused.status_code == 422
    assert "tomorrow 9" in words(refused)
    assert "Good morning" in words(refused)
    assert 'value="soonish"' in refused.content.decode()
    assert answers() == []


def test_enter_in_the_moment_never_sends_at_once(send_later, answers):
    assert send_later(when="tomorrow 9").status_code == 422
    assert answers() == []


def test_while_one_types_the_page_says_what_is_meant(at_desk, words):
    moment = reverse("workspace:said-moment")

    assert "09:00" in words(at_desk.get(moment, {"when": "tomorrow 9"}))
    assert "friday 14:30" in words(at_desk.get(moment, {"when": "hm"}))


def test_it_can_be_sent_now(send_later, at_desk, page, answers):
    send_later(later="tomorrow 9")
    sent = at_desk.htmx("post", page("to-come-sending", Draft.objects.get().pk))

    assert sent.status_code == 200
    assert answers() == ["Good morning"]
    assert not Draft.objects.exists()


def test_changed_it_stands_in_the_composer_with_its_time(send_later, at_desk, page):
    send_later(later="tomorrow 7:45")
    back = at_desk.htmx("post", page("to-come-draft", Draft.objects.get().pk), {"edit": "yes"})

    assert "07:45" in back.content.decode()
    assert Draft.objects.get().send_at is None
    assert ">Good morning</textarea>" in back.content.decode()


def test_a_colleague_may_keep_it_back_but_not_send_it(send_later, browser, tomas, page, answers):
    send_later(later="tomorrow 9")
    pk = Draft.objects.get().pk
    at_theirs = browser(tomas)

    assert at_theirs.htmx("post", page("to-come-sending", pk)).status_code == 403
    assert at_theirs.htmx("post", page("to-come-draft", pk)).status_code == 200
    assert answers() == []


def test_stopped_it_says_so_above_the_words_and_in_the_history(
    send_later, at_desk, page, printer_ticket, ines, words, drained
):
    send_later(later="tomorrow 9", seen=str(Message.objects.latest("pk").pk))
    tickets.hear(
        printer_ticket, author=ines, channel="mail", text="Wait", by=SYSTEM, at=timezone.now()
    )
    drained()

    shown = words(at_desk.get(page()))
    assert "An answer of Mara Koleva was stopped before it left" in shown
    assert "Somebody wrote before it left." in shown
    assert "Good morning" in shown


def test_sent_at_its_time_it_is_in_the_conversation_and_no_draft(send_later, at_desk, page, words):
    send_later(later="tomorrow 9")
    drafts.send_due(at=timezone.now() + timedelta(days=2))

    shown = words(at_desk.get(page()))
    assert "Good morning" in shown
    assert "Reply to come" not in at_desk.get(page()).content.decode()
