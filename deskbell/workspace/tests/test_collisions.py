"""A form that was left open does not overwrite what came since: both are shown, and one chooses."""

import html
import re

import pytest

from deskbell.tickets import operations as tickets
from deskbell.tickets.models import IntakeFacts

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-4")]


@pytest.fixture
def form(at_desk, page):
    """What a dialog carries without being seen, as its page sends it back."""

    def form(shown):
        found = re.findall(r'type="hidden" name="(seen|shown)" value="([^"]*)"', shown)
        return {name: html.unescape(value) for name, value in found}

    return form


@pytest.fixture
def opened(at_desk, page, form):
    """`opened("ticket-facts")`: Mara opens a dialog."""
    return lambda name: form(at_desk.htmx("get", page(name)).content.decode())


@pytest.fixture
def known(printer_ticket):
    return {"subject": printer_ticket.subject, "kind": "incident"}


def test_both_values_are_shown_and_one_chooses(
    at_desk, page, opened, form, known, now_of, printer_ticket, tomas, actor, noon, words
):
    seen = opened("ticket-facts")
    tickets.describe(printer_ticket, subject="Labels", by=actor(tomas), at=noon)

    mine = known | {"subject": "Paper", "device": "TX-40"}
    stopped = at_desk.htmx("post", page("ticket-facts"), mine | seen)

    assert stopped.status_code == 422
    assert "Labels · Tomas Dimov" in words(stopped)
    assert "Paper · yours" in words(stopped)
    assert now_of(printer_ticket).subject == "Labels"

    again = mine | form(stopped.content.decode())
    assert at_desk.htmx("post", page("ticket-facts"), again).status_code == 422
    at_desk.htmx("post", page("ticket-facts"), again | {"choice-subject": "theirs"})
    assert now_of(printer_ticket).subject == "Labels"
    assert IntakeFacts.objects.get(ticket=printer_ticket).device == "TX-40"

    seen = form(stopped.content.decode())
    at_desk.htmx("post", page("ticket-facts"), mine | seen | {"choice-subject": "mine"})
    assert now_of(printer_ticket).subject == "Paper"


def test_what_changes_again_while_one_chooses_is_shown_again(
    at_desk, page, opened, form, known, now_of, printer_ticket, tomas, actor, noon
):
    seen = opened("ticket-facts")
    tickets.describe(printer_ticket, subject="Labels", by=actor(tomas), at=noon)
    mine = known | {"subject": "Paper"}
    stopped = at_desk.htmx("post", page("ticket-facts"), mine | seen)
    tickets.describe(printer_ticket, subject="Toner", by=actor(tomas), at=noon)

    chosen = mine | form(stopped.content.decode()) | {"choice-subject": "mine"}
    assert at_desk.htmx("post", page("ticket-facts"), chosen).status_code == 422
    assert now_of(printer_ticket).subject == "Toner"


def test_what_one_left_alone_stays_as_somebody_else_made_it(
    at_desk, page, opened, known, now_of, printer_ticket, tomas, actor, noon
):
    seen = opened("ticket-facts")
    tickets.describe(printer_ticket, subject="Labels", by=actor(tomas), at=noon)

    saved = at_desk.htmx("post", page("ticket-facts"), known | seen | {"device": "TX-40"})

    assert saved.status_code == 200
    assert now_of(printer_ticket).subject == "Labels"
    assert IntakeFacts.objects.get(ticket=printer_ticket).device == "TX-40"


def test_a_holder_is_replaced_knowingly_only(
    at_desk, page, opened, form, now_of, printer_ticket, first_line, lena, tomas, actor, noon, words
):
    seen = opened("ticket-holder")
    tickets.take(printer_ticket, by=actor(tomas), at=noon)
    given = {"team": first_line.pk, "holder": lena.pk, "reason": "Rollers ordered"}

    stopped = at_desk.htmx("post", page("ticket-holder"), given | seen)
    assert "Holder Tomas Dimov · Tomas Dimov" in words(stopped)
    assert now_of(printer_ticket).holder == tomas

    at_desk.htmx("post", page("ticket-holder"), given | form(stopped.content.decode()))
    assert now_of(printer_ticket).holder == lena


def test_what_waits_by_now_is_resolved_knowingly_only(
    at_desk, page, opened, form, now_of, printer_ticket, tomas, actor, noon, words
):
    seen = opened("ticket-resolution")
    tickets.wait_for_third_party(printer_ticket, on="Zebra", by=actor(tomas), at=noon)
    given = {"code": "fixed", "cause": "Dirt", "done": "Cleaned"}

    stopped = at_desk.htmx("post", page("ticket-resolution"), given | seen)
    assert "Waiting for third party · Tomas Dimov" in words(stopped)
    assert now_of(printer_ticket).status == "waiting_third_party"

    at_desk.htmx("post", page("ticket-resolution"), given | form(stopped.content.decode()))
    assert now_of(printer_ticket).status == "resolved"


@pytest.mark.parametrize("name", ["ticket-wait", "ticket-handover"])
def test_other_acts_carry_what_was_seen_as_well(name, opened, hr_desk, hanna):
    assert "seen" in opened(name)


@pytest.mark.parametrize(
    "seen",
    ["", "{", "[]", "7", '{"subject": ["x"], "affected_id": "x"}', '{"occurred_at": "2026-99-99"}'],
)
def test_nonsense_seen_breaks_nothing(seen, at_desk, page, known):
    sent = known | {"device": "TX-40", "seen": seen, "shown": seen}

    assert at_desk.htmx("post", page("ticket-facts"), sent).status_code in (200, 422)
