"""Splitting, moving and linking from the page, each with its way back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from deskbell.kernel.actors import SYSTEM
from deskbell.search import operations as search
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Link, Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def again(desk, jonas, noon, printer_ticket):
    """Jonas wrote about the same printer."""
    return tickets.receive(
        desk=desk, requester=jonas, subject="The printer stops, no labels", text="It stops.",
        channel="mail", by=SYSTEM, at=noon + timedelta(hours=1),
    )  # fmt: skip


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


@pytest.mark.proves("INT-12")
def test_a_contact_is_split_in_one_act_and_the_split_taken_back(
    at_desk, page, printer_ticket, first_line, second_line
):
    asked = at_desk.get(page("splitting")).content.decode()
    assert "It stops after three labels and blinks orange" in asked
    row = {"kind": "incident", "team": first_line.pk}
    other = {"kind": "request", "team": second_line.pk, "impact": "stopped", "device": "TX-40"}
    rows = [{"subject": "It stops", "is_wanted": "on", "text": "It stops after", **row}]
    rows += [{"subject": "New toner", "is_wanted": "on", **other}, row]
    data = {f"form-{n}-{name}": value for n, one in enumerate(rows) for name, value in one.items()}
    data |= {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 3, "tell": "on"}

    done = at_desk.htmx("post", page("splitting"), data)

    stops, toner = Ticket.objects.exclude(pk=printer_ticket.pk).order_by("pk")
    assert (stops.subject, toner.subject) == ("It stops", "New toner")
    assert (toner.kind, toner.team, toner.priority) == ("request", second_line, 2)
    assert toner.facts.device == "TX-40"
    assert queries.messages_of(stops).get().taken_from == queries.messages_of(printer_ticket).get()
    back = page("move-undoing", queries.moves_of(SYSTEM, printer_ticket)[0].move_id)
    assert back in done["HX-Trigger"]

    at_desk.htmx("post", back)

    assert fresh(stops).merged_into == fresh(toner).merged_into == printer_ticket
    assert not Link.objects.filter(removed_at=None).exists()


@pytest.mark.proves("INT-12")
def test_what_one_types_in_is_meant_without_being_ticked(at_desk, page, printer_ticket, first_line):
    rows = [{"subject": "It stops after three labels"}, {"subject": "My badge"}]
    data = {
        f"form-{n}-{name}": value
        for n, row in enumerate(rows)
        for name, value in {**row, "kind": "incident", "team": first_line.pk}.items()
    }

    at_desk.htmx("post", page("splitting"), data | {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2})

    assert Ticket.objects.exclude(pk=printer_ticket.pk).get().subject == "My badge"


def test_a_matter_has_a_name(at_desk, page, printer_ticket, first_line):
    row = {"form-0-is_wanted": "on", "form-0-kind": "incident", "form-0-team": first_line.pk}
    refused = at_desk.htmx(
        "post", page("splitting"), row | {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1}
    )

    assert refused.status_code == 422
    assert Ticket.objects.count() == 1


@pytest.mark.proves("INT-8")
def test_a_message_goes_to_its_ticket_and_back(at_desk, page, printer_ticket, again, jonas, noon):
    wrong = tickets.hear(
        printer_ticket, author=jonas, channel="mail", text="Mine stops too", by=SYSTEM, at=noon
    )
    assert "Mine stops too" in at_desk.get(page("moving")).content.decode()

    at_desk.htmx("post", page("moving"), {"what": [f"m{wrong.pk}"], "to": f"#{again.number}"})
    assert Message.objects.get(pk=wrong.pk).ticket == again

    at_desk.htmx("post", page("move-undoing", queries.moves_of(SYSTEM, again)[0].move_id))
    assert Message.objects.get(pk=wrong.pk).ticket == printer_ticket


@pytest.mark.proves("TKT-10")
def test_a_link_is_made_shown_taken_away_and_put_there_again(
    at_desk, page, printer_ticket, again, words
):
    at_desk.htmx("post", page("links"), {"role": "blocked_by", "other": again.number})
    row = Link.objects.get()
    shown = words(at_desk.htmx("get", page("ticket-together")))
    assert f"It waits for #{again.number} The printer stops, no labels" in shown

    at_desk.htmx("post", page("link-removal", row.pk))
    assert not Link.objects.filter(removed_at=None).exists()

    at_desk.htmx("post", page("link-return", row.pk))
    assert Link.objects.filter(removed_at=None).exists()


def test_what_a_ticket_waits_for_is_said_before_it_is_resolved(at_desk, page, again, words):
    at_desk.htmx("post", page("links"), {"role": "blocked_by", "other": again.number})

    said = words(at_desk.htmx("get", page("ticket-resolution")))

    assert f"It waits for #{again.number}, which is not finished." in said


@pytest.mark.proves("SEC-2")
def test_a_ticket_one_may_not_see_is_not_named(
    at_desk, page, printer_ticket, hr_desk, hanna, ines, noon, words
):
    secret = tickets.receive(
        desk=hr_desk, requester=ines, subject="Notice given", text="x", channel="mail",
        by=SYSTEM, at=noon,
    )  # fmt: skip
    tickets.link(printer_ticket, secret, "blocked_by", by=SYSTEM, at=noon)

    beside = words(at_desk.htmx("get", page("ticket-together")))
    whole = words(at_desk.get(page()))
    warned = words(at_desk.htmx("get", page("ticket-resolution")))

    for said in (beside, whole, warned):
        assert "a ticket you may not see" in said
        assert str(secret.number) not in said
        assert "Notice given" not in said


@pytest.mark.proves("TKT-10")
def test_once_the_whole_is_resolved_its_parts_are_asked_about(
    at_desk, page, printer_ticket, again, words
):
    at_desk.htmx("post", page("links"), {"role": "has_part", "other": again.number})
    how = {"code": "fixed", "cause": "A faulty update", "done": "Withdrawn", "told": "It prints."}
    asked = at_desk.htmx("post", page("ticket-resolution"), how)
    assert f"#{again.number} The printer stops, no labels" in words(asked)
    assert "It prints." in words(asked)

    chosen = {"which": [again.number], "how": "resolve", "told": "It prints."}
    begun = at_desk.htmx("post", page("ticket-parts"), chosen)

    assert "Resolve:" in words(begun)


@pytest.mark.proves("INT-13")
def test_similar_open_tickets_are_shown_beside_one_and_while_one_is_written(
    at_desk, page, printer_ticket, again, words, ines, desk
):
    search.catch_up()
    Ticket.objects.update(received_at=timezone.now())

    beside = words(at_desk.htmx("get", page("ticket-together")))
    typed = at_desk.htmx(
        "get", reverse("workspace:similar"), {"line": "printer stops and no labels"}
    )
    little = at_desk.htmx("get", reverse("workspace:similar"), {"line": "hm"})

    assert f"Similar and open #{again.number} The printer stops, no labels" in beside
    assert f"It is a part of #{printer_ticket.number}" in words(typed)
    assert "It is a part of" not in words(little)


@pytest.mark.proves("INT-13")
def test_what_is_logged_can_be_attached_to_the_wider_incident(at_desk, printer_ticket, ines, desk):
    at_desk.post(
        reverse("workspace:capture"),
        {
            "who": "Ines Roth", "person": ines.pk, "line": "Printer stops", "channel": "phone",
            "desk": desk.pk, "part_of": printer_ticket.number,
        },
    )  # fmt: skip

    row = Link.objects.get()
    assert (row.kind, row.other) == ("part_of", printer_ticket)
