"""The fields of a desk on agents' pages: asked where they fit, said in words."""

import html
import re

import pytest
from django.urls import reverse

from deskbell.bulk import operations as bulk
from deskbell.bulk.models import Run
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket
from deskbell.views import operations as views
from deskbell.views.decisions import Look

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-2")]

THING = {
    "key": "thing",
    "label": "What is it",
    "type": "choice",
    "options": [{"code": "laptop", "label": "Laptop"}, {"code": "tv", "label": "Television"}],
}
SERIAL = {
    "key": "serial",
    "label": "Serial number",
    "type": "text",
    "condition": {"all": [{"field": "thing", "is": ["laptop"]}]},
    "is_needed_to_resolve": True,
}
REST = [
    {"key": "cost", "label": "Cost", "type": "number"},
    {"key": "bought", "label": "Bought on", "type": "day"},
    {"key": "down", "label": "Down since", "type": "moment"},
    {"key": "insured", "label": "Insured", "type": "flag"},
]


@pytest.fixture
def published(asking):
    return asking(THING, SERIAL, *REST)


def values(fields, custom):
    """What the form of the facts sends that shows just this."""
    return {"subject": "Printer", "kind": "incident", **custom, "seen": fields}


def seen_in(answer):
    """What the form says its writer saw."""
    [found] = re.findall(r'name="seen" value="([^"]*)"', answer.text)
    return html.unescape(found)


@pytest.fixture
def facts(at_desk, printer_ticket, published):
    """Send the facts form as it is shown now, with these words in the fields of the desk."""
    address = reverse("workspace:ticket-facts", args=[printer_ticket.number])

    def send(to=address, **said):
        return at_desk.post(to, values(seen_in(at_desk.get(address)), said))

    return send


def custom():
    return Ticket.objects.get().custom


def test_what_is_noted_in_the_form_is_on_the_ticket_and_beside_it(facts, at_desk, printer_ticket):
    facts(
        custom_thing="laptop",
        custom_serial="X-1",
        custom_cost="12.50",
        custom_bought="2026-02-01",
        custom_down="2026-03-02T11:00",
        custom_insured="no",
    )

    assert custom() == {
        "thing": "laptop",
        "serial": "X-1",
        "cost": 12.5,
        "bought": "2026-02-01",
        "down": "2026-03-02T11:00:00+00:00",
        "insured": False,
    }
    shown = at_desk.get(f"/tickets/{printer_ticket.number}/").text
    assert "Serial number" in shown
    assert "X-1" in shown
    assert "Serial number: X-1" in shown


def test_a_field_can_be_emptied_and_the_story_says_what_it_held(facts, at_desk, printer_ticket):
    facts(custom_cost="12.5")
    facts(custom_cost="")

    assert custom() == {}
    assert "Cost: nothing, before 12.5" in at_desk.get(f"/tickets/{printer_ticket.number}/").text


def test_a_conditional_field_comes_when_the_form_fits(facts, printer_ticket):
    own = reverse("workspace:ticket-own-facts", args=[printer_ticket.number])

    assert "Serial number" not in facts(to=own, custom_thing="tv").text
    assert "Serial number" in facts(to=own, custom_thing="laptop").text
    assert custom() == {}


def test_what_cannot_be_meant_is_said_beside_its_field(facts):
    answer = facts(custom_cost="much")

    assert answer.status_code == 422
    assert custom() == {}


def test_what_somebody_else_put_there_is_not_overwritten(
    at_desk, printer_ticket, published, tomas, actor, noon
):
    address = reverse("workspace:ticket-facts", args=[printer_ticket.number])
    seen = seen_in(at_desk.get(address))
    tickets.describe(printer_ticket, custom={"insured": True}, by=actor(tomas), at=noon)

    answer = at_desk.post(address, values(seen, {"custom_insured": "no"}))

    assert custom() == {"insured": True}
    assert "Insured" in answer.text
    assert "Tomas" in answer.text


def test_a_ticket_is_not_resolved_without_what_is_needed(facts, at_desk, printer_ticket):
    facts(custom_thing="laptop")

    address = reverse("workspace:ticket-resolution", args=[printer_ticket.number])
    answer = at_desk.post(address, {"cause": "Dust", "done": "Cleaned", "code": "fixed"})

    assert "Before it is resolved, note: Serial number." in answer.text
    assert "needed to resolve" in at_desk.get(f"/tickets/{printer_ticket.number}/").text


def test_a_call_is_logged_with_what_the_desk_asks(at_desk, asking, desk, ines):
    asking(THING | {"is_asked_at_intake": True, "default": "tv"}, SERIAL)
    said = {"who": "ines", "person": ines.pk, "line": "Broken", "channel": "phone"}
    said |= {"desk": desk.pk, "token": "a"}
    address = reverse("workspace:capture")

    form = at_desk.get(address).text
    assert "What is it" in form
    assert 'value="tv" selected' in form
    assert "Serial number" in at_desk.post(address + "own/", said | {"custom_thing": "laptop"}).text

    refused = at_desk.post(address, said | {"custom_thing": ""})
    assert refused.status_code == 422
    assert "Say first: What is it." in refused.text

    at_desk.post(address, said | {"custom_thing": "laptop", "custom_serial": "X-1"})
    assert custom() == {"thing": "laptop", "serial": "X-1"}


def test_nobody_outside_is_told_of_an_internal_field(facts, client, ines, printer_ticket):
    facts(custom_cost="12345")

    client.force_login(ines)
    for address in ("/requests/", f"/tickets/{printer_ticket.number}/"):
        assert "12345" not in client.get(address, follow=True).text


def test_a_ticket_by_mail_is_asked_for_nothing(asking, desk, first_line, ines, noon):
    asking(THING | {"is_asked_at_intake": True})

    ticket = tickets.receive(
        desk=desk, requester=ines, subject="x", channel="mail", by=SYSTEM, at=noon
    )

    assert ticket.custom == {}


def test_a_list_shows_a_field_and_is_narrowed_by_it(facts, at_desk, mara, actor, noon):
    facts(custom_thing="laptop", custom_cost="12.5")
    with_column = Look(("status", "field:thing", "field:cost"))
    laptops = {"field": "thing", "is": ["laptop"]}
    saved = views.save_list("Laptops", laptops, look=with_column, by=actor(mara), at=noon)

    shown = at_desk.get(f"/tickets/?list={saved.key}").text
    assert "What is it: Laptop" in shown
    assert "Cost: 12.5" in shown
    for line, many in {
        "thing:laptop": 1,
        "thing:tv": 0,
        "cost:>=12 has:cost": 1,
        "-has:cost": 0,
    }.items():
        answer = at_desk.get("/tickets/", {"list": "all", "filter": line}).text
        assert answer.count('-row" class="row') == many, line
    assert 'value="serial:"' in shown


def test_a_list_about_no_field_says_so_and_breaks_nothing(at_desk, published):
    answer = at_desk.get("/tickets/", {"list": "all", "filter": "colour:red"})

    assert answer.status_code == 200
    assert "There is no such field." in answer.text


def test_many_are_filled_in_at_once_and_what_does_not_fit_is_refused(
    facts, at_desk, desk, ines, printer_ticket, noon
):
    facts(custom_thing="laptop")
    other = tickets.receive(
        desk=desk, requester=ines, subject="Other", channel="mail", by=SYSTEM, at=noon
    )
    both = {"verb": "fill", "number": [printer_ticket.number, other.number]}

    asked = at_desk.htmx("post", "/bulk/", both).content.decode()
    assert "Serial number" in asked
    at_desk.htmx("post", "/bulk/", both | {"asked": "yes", "custom_serial": "X-1", "token": "a"})
    run = Run.objects.latest("pk")
    while bulk.go_on(run.pk, at=noon):
        pass

    assert Ticket.objects.get(pk=printer_ticket.pk).custom == {"thing": "laptop", "serial": "X-1"}
    assert Ticket.objects.get(pk=other.pk).custom == {}
    assert "This field is not asked of such a ticket." in at_desk.get(f"/bulk/{run.pk}/").text
