"""A ticket says why it matters as much as it does, and what would change that."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]


@pytest.fixture
def led_by(browser, lena):
    return browser(lena)


@pytest.fixture
def note(at_desk, page, printer_ticket):
    def note(**facts):
        known = {"subject": printer_ticket.subject, "kind": "incident"}
        return at_desk.htmx("post", page("ticket-facts"), known | facts)

    return note


@pytest.mark.proves("PRI-2", "PRI-3", "PRI-6")
def test_the_formula_the_counterfactual_and_examples_are_said(note, at_desk, page, words):
    note(impact="stopped", spread="one", workaround="works")

    told = words(at_desk.htmx("get", page("ticket-priority")))
    assert "Impact × Spread = High · Workaround: 1 level lower = Normal" in told
    assert "would be High if the workaround failed" in told
    assert "By the built-in matrix." in told
    assert "The warehouse cannot ship" in told


@pytest.mark.proves("PRI-4")
def test_nobody_goes_first_without_a_basis(note, now_of, printer_ticket, words):
    refused = note(impact="stopped", moments=["vip"])
    assert refused.status_code == 422
    assert "Say on what it is based" in words(refused)

    note(impact="stopped", moments=["vip"], basis="Contract, § 4")
    assert now_of(printer_ticket).priority == 1


@pytest.mark.proves("PRI-9")
def test_severity_and_planning_are_two_fields(note, now_of, printer_ticket, at_desk, page, words):
    form = words(at_desk.htmx("get", page("ticket-facts")))
    assert "Severe" in form
    assert "Enterprise failure" in form

    note(impact="stopped", severity="severe", planning="planned_event")
    told = words(at_desk.htmx("get", page("ticket-priority")))
    assert now_of(printer_ticket).priority == 4
    assert "Severity: 1 level higher = Critical · Planning: 3 levels lower = Low" in told


@pytest.mark.proves("PRI-7")
def test_a_lead_sets_it_by_hand_and_the_page_says_so(
    led_by, at_desk, page, now_of, printer_ticket, words
):
    assert at_desk.htmx("get", page("override")).status_code == 403
    assert led_by.htmx("post", page("override"), {"level": 1, "reason": " "}).status_code == 422

    led_by.htmx("post", page("override"), {"level": 1, "reason": "The board asks", "until": ""})
    assert now_of(printer_ticket).priority == 1
    told = words(at_desk.htmx("get", page("ticket-priority")))
    assert "The board asks Lena Lead" in told
    assert "by its facts it would be Normal" in told
    assert "Lena Lead set the priority to Critical by hand" in words(at_desk.get(page()))

    led_by.htmx("post", page("override-withdrawal"))
    assert now_of(printer_ticket).priority == 3


@pytest.mark.proves("PRI-8")
def test_who_had_to_ask_again_is_shown_to_the_lead(led_by, printer_ticket, ines, noon, words):
    for hour in (1, 2):
        tickets.hear(
            printer_ticket, author=ines, channel="mail", text="When?", by=SYSTEM,
            at=noon + timedelta(hours=hour),
        )  # fmt: skip

    assert "asked again 2 times" in words(led_by.get("/tickets/?list=chased"))
    assert "asked again 2 times" in words(led_by.get("/tickets/?q=is:chased"))


@pytest.mark.proves("PRI-5")
def test_that_more_people_wrote_is_told(
    note, desk, jonas, mara, actor, printer_ticket, at_desk, page, noon, words
):
    note(impact="hindered", others_affected=9)
    note(impact="none", others_affected=0)
    again = tickets.receive(
        desk=desk, requester=jonas, subject="It stops", channel="mail", by=SYSTEM, at=noon
    )
    note(impact="stopped", workaround="works")
    tickets.merge(again, into=printer_ticket, by=actor(mara), at=noon + timedelta(hours=1))

    assert "Several people (1 other person)" in words(at_desk.htmx("get", page("ticket-priority")))


@pytest.mark.proves("PRI-7")
def test_leads_read_what_was_set_by_hand(led_by, at_desk, page, words, db):
    assert "Nobody set a priority by hand" in words(led_by.get("/overrides/"))
    led_by.htmx("post", page("override"), {"level": 1, "reason": "The board asks", "until": ""})

    told = words(led_by.get("/overrides/"))
    assert "By agent Lena Lead 1 time, 1 raised For whom Ines Roth 1 time, 1 raised" in told
    assert "Critical instead of Normal: The board asks" in told
    assert at_desk.get("/overrides/").status_code == 403
