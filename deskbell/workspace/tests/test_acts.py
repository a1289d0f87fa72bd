"""What is done to a ticket from its page: a dialog and the regions; without scripts, forms."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import queries
from deskbell.tickets.models import Participant, Resolution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]

RESOLVED = {"code": "fixed", "cause": "A full filter", "done": "Changed it", "told": "It prints."}


@pytest.fixture
def do(at_desk, page):
    """Post to an address of the ticket as a page with scripts does."""
    return lambda name, *more, **data: at_desk.htmx("post", page(name, *more), data)


@pytest.fixture
def resolved(do):
    """Mara has resolved the ticket."""
    return do("ticket-resolution", **RESOLVED)


def test_taking_it_makes_it_ones_own(do, now_of, printer_ticket, mara):
    taken = do("ticket-taking")

    assert now_of(printer_ticket).holder == mara
    assert f"#{printer_ticket.number} is yours." in taken["HX-Trigger"]


def test_without_scripts_taking_it_leads_back_to_the_page(at_desk, page, words):
    taken = at_desk.post(page("ticket-taking"), follow=True)

    assert taken.redirect_chain == [(page(), 302)]
    assert "is yours." in words(taken)


def test_whoever_holds_it_is_not_offered_to_take_it(do, at_desk, page):
    assert f'action="{page("ticket-taking")}"' in at_desk.get(page()).content.decode()

    do("ticket-taking")

    assert f'action="{page("ticket-taking")}"' not in at_desk.get(page()).content.decode()


def test_it_is_given_to_a_team_and_a_colleague(do, now_of, printer_ticket, second_line, tomas):
    do("ticket-holder", team=second_line.pk, holder=tomas.pk, reason="Needs a fan")

    ticket = now_of(printer_ticket)
    assert (ticket.team, ticket.holder) == (second_line, tomas)


def test_it_is_not_given_to_another_desk_by_the_back_door(
    do, hanna, hr_desk, now_of, printer_ticket
):
    people_team = hr_desk.teams.get()

    refused = do("ticket-holder", team=people_team.pk, reason="Theirs")

    assert refused.status_code == 422
    assert now_of(printer_ticket).desk != hr_desk


def test_an_act_without_scripts_is_a_page_with_the_form(at_desk, page, words):
    form = at_desk.get(page("ticket-resolution"))

    assert "<html" in form.content.decode()
    assert '<dialog class="dialog act' not in form.content.decode()
    assert "Cause Why it happened" in words(form)


def test_an_act_with_scripts_is_a_dialog(at_desk, page):
    form = at_desk.htmx("get", page("ticket-resolution")).content.decode()

    assert "<html" not in form
    assert form.lstrip().startswith("<dialog")


@pytest.mark.proves("TKT-6")
def test_it_is_not_resolved_without_cause_and_what_was_done(do, now_of, printer_ticket, words):
    asked = do("ticket-resolution", code="fixed", cause="", done="")

    assert asked.status_code == 422
    assert "This field is required." in words(asked)
    assert now_of(printer_ticket).status == "new"


def test_resolving_it_closes_the_dialog_and_says_so(resolved, now_of, printer_ticket):
    assert now_of(printer_ticket).status == "resolved"
    assert Resolution.objects.get().told == "It prints."
    assert '<hx-partial hx-target="#act" hx-swap="innerHTML"></hx-partial>' in (
        resolved.content.decode()
    )


@pytest.mark.proves("TKT-3")
def test_what_is_not_possible_now_is_refused_with_the_reason(do, resolved):
    again = do("ticket-wait", on="requester", words="Which printer?")

    assert again.status_code == 422
    assert "Nobody waits on a finished ticket. Reopen it first." in again.content.decode()


@pytest.mark.proves("TKT-3")
def test_a_button_that_came_too_late_says_why_in_a_toast(do, resolved):
    do("ticket-closure")

    late = do("ticket-closure")

    assert late.status_code == 200
    assert "This ticket is closed already." in late["HX-Trigger"]


@pytest.mark.proves("TKT-7", "TKT-8")
def test_it_is_closed_and_opened_again_with_a_reason(do, resolved, now_of, printer_ticket, words):
    assert "Close" in words(do("ticket-closure")) or now_of(printer_ticket).status == "closed"
    assert do("ticket-reopening", reason="").status_code == 422

    opened = do("ticket-reopening", reason="It stops again")

    assert now_of(printer_ticket).status == "open"
    assert "reopened once" in words(opened)


@pytest.mark.proves("TKT-9")
def test_it_waits_and_goes_on(do, now_of, printer_ticket):
    do("ticket-wait", on="third_party", words="The supplier sends a fan")
    assert now_of(printer_ticket).status == "waiting_third_party"

    do("ticket-wait-end")
    assert now_of(printer_ticket).status == "open"


def test_one_desk_alone_is_offered_no_other(at_desk, page, words):
    assert "Hand to another desk" not in words(at_desk.get(page()))


@pytest.mark.proves("SEC-9")
def test_handed_to_another_desk_it_is_gone_from_here(
    do, at_desk, page, hanna, hr_desk, browser, words
):
    assert "Hand to another desk" in words(at_desk.get(page()))

    handed = do("ticket-handover", to=hr_desk.pk, reason="It is about her contract")

    assert handed["HX-Redirect"] == "/tickets/"
    assert at_desk.get(page()).status_code == 404
    assert "It is about her contract" in words(browser(hanna).get(page()))


def test_somebody_joins_the_conversation_by_name_and_leaves_it(do, printer_ticket, jonas, words):
    joined = do("participants", who="jonas")
    assert "Jonas Weber" in words(joined)

    do("participant-removal", jonas.pk)
    assert not queries.participants_of(printer_ticket)


def test_somebody_unknown_joins_by_mail_address(do, printer_ticket):
    do("participants", who="Dora Dock dora@roth.example")

    assert Participant.objects.get().person.email == "dora@roth.example"


def test_nobody_joins_by_a_name_that_nobody_has(do, words):
    refused = do("participants", who="Nobody Known")

    assert refused.status_code == 422
    assert "Nobody by that name." in words(refused)


def test_a_stranger_is_vouched_for(at_desk, otto, desk, first_line, noon, words):
    from deskbell.tickets import operations as tickets

    ticket = tickets.receive(
        desk=desk, requester=otto, subject="Hello", channel="mail", by=SYSTEM, at=noon
    )
    address = f"/tickets/{ticket.number}/"
    assert "Unknown sender" in words(at_desk.get(address))

    at_desk.post(f"{address}requester/vouching/")

    assert "Unknown sender" not in words(at_desk.get(address))


def test_a_requester_is_reached_by_one_more_address(do, printer_ticket, jonas, words):
    assert "+49305512" in words(do("addresses", value="+49 30 55 12"))

    assert "neither a mail address nor a number" in words(do("addresses", value="dock 2"))
    assert "reaches somebody else already" in words(do("addresses", value=jonas.email))
