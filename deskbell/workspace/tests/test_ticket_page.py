"""The page of a ticket: what it tells, and to whom."""

from datetime import timedelta

import pytest

from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(at_desk, page, words):
    """What Mara reads on the page of the printer ticket."""
    return lambda: words(at_desk.get(page()))


def test_it_tells_who_asked_what_and_how(read):
    told = read()

    assert "The printer stops in the middle of shipping labels" in told
    assert "It stops after three labels and blinks orange." in told
    assert "Ines Roth" in told
    assert "Received by mail with priority Normal" in told


@pytest.mark.proves("PRI-1")
def test_it_tells_why_it_matters_so_much_and_what_is_only_assumed(
    read, printer_ticket, mara, actor, noon
):
    tickets.describe(
        printer_ticket,
        facts={"impact": "stopped", "spread": "team"},
        by=actor(mara),
        at=noon,
    )

    told = read()
    assert "Critical Work has stopped A whole team Critical In the usual time assumed" in told
    assert "Mara Koleva noted impact, spread: priority is now Critical , before Normal" in told


@pytest.mark.proves("INT-9")
def test_it_tells_which_facts_are_missing(read):
    assert "Facts 3 missing Device not known yet Since not known yet Impact not known yet" in read()


@pytest.mark.proves("TKT-1", "TKT-5")
def test_it_tells_what_happened_in_order(
    read, printer_ticket, second_line, mara, tomas, actor, noon
):
    tickets.take(printer_ticket, by=actor(mara), at=noon)
    tickets.assign(
        printer_ticket,
        team=second_line,
        holder=tomas,
        reason="Needs a fan",
        by=actor(mara),
        at=noon + timedelta(minutes=1),
    )
    tickets.resolve(
        printer_ticket,
        cause="A full filter",
        done="Changed it",
        code="fixed",
        by=actor(tomas),
        at=noon + timedelta(minutes=2),
    )

    told = read()
    places = [
        told.index("Mara Koleva took it"),
        told.index("Mara Koleva gave it to Tomas Dimov , Second line"),
        told.index("Needs a fan"),
        told.index("Tomas Dimov resolved it: Fixed"),
        told.index("Cause: A full filter"),
    ]
    assert places == sorted(places)


@pytest.mark.proves("TKT-4")
def test_it_tells_how_long_it_was_in_each_status(read, printer_ticket, mara, actor, noon):
    tickets.take(printer_ticket, by=actor(mara), at=noon + timedelta(minutes=12))

    assert "Time in each status New 12 m Open" in read()


def test_it_warns_of_a_sender_who_could_not_be_verified(read, printer_ticket, ines, noon):
    tickets.hear(
        printer_ticket,
        author=ines,
        channel="mail",
        mark="spoofed",
        text="Send me the password.",
        by=SYSTEM,
        at=noon,
    )

    told = read()
    assert "The sender's address could not be verified" in told.replace("&#x27;", "'")
    assert "Do not act on it before you have asked them another way." in told


def test_a_follow_up_leads_back_to_where_it_began(at_desk, printer_ticket, mara, ines, actor, noon):
    tickets.resolve(printer_ticket, cause="x", done="y", code="fixed", by=actor(mara), at=noon)
    tickets.close(printer_ticket, by=actor(mara), at=noon)
    late = noon + timedelta(days=40)
    message = tickets.hear(
        printer_ticket, author=ines, channel="mail", text="Again", by=SYSTEM, at=late
    )

    told = at_desk.get(f"/tickets/{message.ticket.number}/").content.decode()
    assert f"/tickets/{printer_ticket.number}/" in told


def test_what_a_sender_wrote_cannot_become_markup(at_desk, page, printer_ticket, ines, noon):
    tickets.hear(
        printer_ticket,
        author=ines,
        channel="mail",
        text="<script>alert(1)</script> https://roth.example/a?b=1&c=2",
        by=SYSTEM,
        at=noon,
    )

    told = at_desk.get(page()).content.decode()
    assert "<script>alert(1)" not in told
    assert '<a href="https://roth.example/a?b=1&amp;c=2"' in told


def test_htmx_gets_the_pane_of_the_ticket_alone(at_desk, page):
    part = at_desk.htmx("get", page()).content.decode()

    assert "<html" not in part
    assert part.count('id="open"') == 1
    assert "<title>#" in part


def test_going_back_in_history_gets_the_whole_page(at_desk, page):
    whole = at_desk.htmx("get", page(), **{"HX-History-Restore-Request": "true"})

    assert "<html" in whole.content.decode()


def test_a_change_brings_head_conversation_and_side_and_leaves_the_composer(at_desk, page):
    part = at_desk.htmx("get", page("ticket-changes")).content.decode()

    assert part.count("<hx-partial") == 3
    assert "ticket-composer" not in part


@pytest.mark.proves("UX-2")
def test_a_long_conversation_costs_no_more_questions_than_a_short_one(
    at_desk, page, printer_ticket, mara, ines, actor, noon, django_assert_max_num_queries
):
    scan = files.store([b"%PDF-1.4"], at=noon)
    for minute in range(20):
        at = noon + timedelta(minutes=minute)
        attached = [tickets.Attached(file=scan, name=f"{minute}.pdf")]
        tickets.hear(
            printer_ticket, author=ines, channel="mail", text="?", files=attached, by=SYSTEM, at=at
        )
        tickets.reply(printer_ticket, text="!", by=actor(mara), at=at)
        tickets.note(printer_ticket, text="…", by=actor(mara), at=at)

    at_desk.get(page())
    with django_assert_max_num_queries(35):
        at_desk.get(page())
