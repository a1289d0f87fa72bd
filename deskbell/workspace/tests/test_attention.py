"""Snoozing, watching and mentioning, from the page of a ticket and from lists."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from deskbell.bulk import operations as bulk
from deskbell.bulk.models import Run
from deskbell.kernel.actors import SYSTEM
from deskbell.notices.models import Notice
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Mention, Note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]

UNREAD = '<b class="row__unread">mentions you</b>'


@pytest.fixture
def do(at_desk, page):
    return lambda name, **data: at_desk.htmx("post", page(name), data)


@pytest.fixture
def listed(at_desk, words):
    """What Mara sees of a list."""
    return lambda key, **more: words(at_desk.get("/tickets/", {"list": key, **more}))


def toast_of(response):
    return json.loads(response["HX-Trigger"])["toast"]


def test_it_is_snoozed_in_ones_own_words_and_the_toast_takes_it_back(
    do, at_desk, page, words, now_of, printer_ticket
):
    do("ticket-taking")
    toast = toast_of(do("ticket-snooze", until="in 3 hours"))

    left = now_of(printer_ticket).snoozed_until - timezone.now()
    assert timedelta(hours=2.9) < left <= timedelta(hours=3)
    assert "snoozed until" in words(at_desk.get(page()))

    at_desk.htmx("post", toast["undo"])
    assert not now_of(printer_ticket).is_snoozed


@pytest.mark.parametrize("words", ["freitag 9", "in 3 stunden", "morgen", "nächste woche"])
def test_it_is_snoozed_in_german(browser, mara, people, page, now_of, printer_ticket, noon, words):
    people.change_person(mara, language="de", by=SYSTEM, at=noon)
    mara.refresh_from_db()
    browser(mara).htmx("post", page("ticket-snooze"), {"until": words})

    assert now_of(printer_ticket).is_snoozed


def test_a_promise_before_that_moment_is_warned_of(do, at_desk, page, words, desk, ines):
    fresh = tickets.receive(
        desk=desk, requester=ines, subject="Now", text="x", channel="mail",
        by=SYSTEM, at=timezone.now(),
    )  # fmt: skip
    address = f"/tickets/{fresh.number}/snooze/"

    assert "it is back then at the latest" in words(at_desk.htmx("get", address))
    said = toast_of(at_desk.htmx("post", address, {"until": "in 30 days"}))["text"]
    assert "already: the requester is promised news then" in said


def test_what_is_no_moment_is_said_where_it_was_typed(do, words):
    answer = do("ticket-snooze", until="whenever")

    assert answer.status_code == 422
    assert "Say it like" in words(answer)


def test_what_is_snoozed_stands_in_its_own_list_and_in_mine_no_longer(do, listed):
    do("ticket-taking")
    assert "The printer stops" in listed("mine")

    do("ticket-snooze", until="in 3 hours")
    assert "The printer stops" not in listed("mine")
    assert "The printer stops" in listed("snoozed")
    assert "until" in listed("snoozed")

    do("ticket-snooze-end")
    assert "The printer stops" in listed("mine")


def test_why_it_woke_is_said_on_it_and_in_my_work(do, at_desk, page, words, listed, ines, noon):
    do("ticket-taking")
    do("ticket-snooze", until="in 3 hours")
    ticket = queries.ticket_for(SYSTEM, int(page().strip("/").split("/")[1]))
    tickets.hear(ticket, author=ines, channel="mail", text="Still", by=SYSTEM, at=timezone.now())

    assert "Woke up: somebody wrote" in words(at_desk.get(page()))
    assert "Woke up: somebody wrote" in listed("my-work")


def test_many_are_snoozed_at_once(at_desk, printer_ticket, now_of, noon):
    form = {"verb": "snooze", "number": [printer_ticket.number], "asked": "yes"}
    at_desk.htmx("post", "/bulk/", form | {"preset": "tomorrow 9"})
    while bulk.go_on(Run.objects.get().pk, at=noon):
        pass

    assert now_of(printer_ticket).is_snoozed


@pytest.mark.proves("COL-2")
def test_somebody_watches_it_with_a_colleague_and_they_hear_of_it(
    do, at_desk, page, words, mara, tomas, ines, printer_ticket, drained, listed, noon
):
    do("ticket-watchers", watching=[mara.pk], also=tomas.pk)
    assert "lets Tomas Dimov watch it" in words(at_desk.get(page()))
    assert "The printer stops" in listed("watched")

    tickets.hear(printer_ticket, author=ines, channel="mail", text="Hm", by=SYSTEM, at=noon)
    drained()
    told = Notice.objects.filter(kind="watched").values_list("person", flat=True)
    assert set(told) == {mara.pk, tomas.pk}

    do("ticket-watchers", watching=[])
    assert queries.watching([printer_ticket.pk]) == {}


@pytest.mark.proves("COL-2")
def test_a_mention_is_a_chip_a_notice_and_a_list_until_it_was_seen(
    at_desk, browser, tomas, page, words, drained
):
    at_desk.post(page("notes"), {"text": "Could you look, @Tomas Dimov?"})
    drained()
    there = browser(tomas)
    assert Notice.objects.get(kind="mentioned").person == tomas
    assert UNREAD in there.get("/tickets/", {"list": "mentioned"}).content.decode()

    shown = there.get(page()).content.decode()
    assert '<span class="mention">@Tomas Dimov</span>' in shown
    assert UNREAD not in there.get("/tickets/", {"list": "mentioned"}).content.decode()
    assert "The printer stops" in words(there.get("/tickets/", {"list": "mentioned"}))


@pytest.mark.proves("COL-2")
def test_a_team_that_is_mentioned_hears_of_it_as_a_team(at_desk, page, first_line, drained):
    at_desk.post(page("notes"), {"text": "@First line, who knows?"})
    drained()

    assert Notice.objects.get(kind="mentioned").team == first_line


@pytest.fixture
def secret(printer_ticket, people, desk, mara, actor, noon):
    """The ticket is of a class that Mara clears and Tomas does not."""
    people.give_role(mara, "agent", desk=desk, classes=["HR"], by=SYSTEM, at=noon)
    tickets.describe(printer_ticket, confidential_class="HR", by=actor(mara), at=noon)


@pytest.mark.proves("COL-2")
def test_who_cannot_see_it_is_said_before_and_not_told_after(
    secret, at_desk, tomas, page, words, drained
):
    form = {"text": "Ask @Tomas Dimov"}
    answer = at_desk.htmx("post", page("notes"), form)
    assert answer.status_code == 422
    assert "Tomas Dimov cannot see this ticket." in words(answer)
    assert not Note.objects.exists()

    at_desk.htmx("post", page("notes"), form | {"blind": "Tomas Dimov"})
    drained()
    assert Note.objects.exists()
    assert not Mention.objects.exists()
    assert not Notice.objects.filter(kind="mentioned").exists()


def test_colleagues_and_teams_are_suggested(secret, at_desk, tomas, page, words):
    shown = words(at_desk.get(page("suggestions"), {"sign": "@", "said": "tom"}))
    assert "Tomas Dimov" in shown
    assert "cannot see this ticket" in shown
    assert "First line" in words(at_desk.get(page("suggestions"), {"sign": "@", "said": "first"}))


@pytest.mark.proves("COL-1")
def test_marks_in_a_note_are_words_and_no_markup(at_desk, tomas, page):
    at_desk.post(page("notes"), {"text": "<b>@Tomas Dimov</b> <i>x</i> www.example.org"})
    shown = at_desk.get(page()).content.decode()

    assert '&lt;b&gt;<span class="mention">@Tomas Dimov</span>&lt;/b&gt;' in shown
    assert "<i>x</i>" not in shown


@pytest.mark.proves("TKT-9")
def test_a_wait_for_the_requester_says_its_questions_and_until_when(
    do, at_desk, page, words, now_of, printer_ticket
):
    do("ticket-wait", on="requester", words="Which drum?", until="tomorrow 9")

    ticket = now_of(printer_ticket)
    assert ticket.status == "waiting_requester"
    assert ticket.waits_until > timezone.now()
    shown = words(at_desk.get(page()))
    assert "Mara Koleva waits for the requester until" in shown
    assert "Which drum?" in shown
    assert do("ticket-wait", on="requester", words="?", until="whenever").status_code == 422
