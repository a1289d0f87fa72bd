"""Nobody is asked twice: what earlier tickets say is filled in, with where it comes from."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-14")]


@pytest.fixture
def before(desk, ines, noon, first_line):
    """What Ines asked before."""

    def before(subject="VPN drops", *, who=ines, confidential_class="", **said):
        return tickets.receive(
            desk=desk,
            requester=who,
            subject=subject,
            channel="phone",
            said=said,
            confidential_class=confidential_class,
            by=SYSTEM,
            at=noon,
        )

    return before


def test_the_latest_that_is_known_counts(before, ines, mara, actor):
    before(device="Old laptop", location="Room 12")
    newer = before(device="New laptop")

    known = queries.known_of(actor(mara), ines.pk)
    assert (known["device"].value, known["device"].number) == ("New laptop", newer.number)
    assert known["location"].value == "Room 12"


def test_what_one_may_not_see_fills_in_nothing(before, ines, mara, hanna, actor):
    before(device="Secret phone", confidential_class="hr")
    before(location="Room 12")

    assert "device" not in queries.known_of(actor(mara), ines.pk)
    assert queries.known_of(actor(hanna), ines.pk) == {}
    assert queries.known_of(actor(ines), ines.pk) == {}


def test_the_form_of_facts_is_filled_in_and_says_from_where(before, at_desk, page, words):
    earlier = before(device="New laptop", location="Room 12")
    shown = at_desk.get(page("ticket-facts"))

    assert 'value="New laptop"' in shown.content.decode()
    assert f"From #{earlier.number}." in words(shown)


def test_what_is_known_here_is_left_as_it_is(before, at_desk, page, printer_ticket, noon):
    before(device="New laptop")
    tickets.describe(printer_ticket, said={"device": "Zebra 4"}, by=SYSTEM, at=noon)

    shown = at_desk.get(page("ticket-facts")).content.decode()
    assert 'value="Zebra 4"' in shown
    assert "New laptop" not in shown


def test_while_a_call_is_logged_it_is_filled_in_too(before, at_desk, ines, desk, words):
    earlier = before(device="New laptop")
    shown = at_desk.htmx("get", "/people/known/", {"person": ines.pk})
    assert 'value="New laptop"' in shown.content.decode()
    assert f"From #{earlier.number}." in words(shown)

    said = {"who": "ines", "person": ines.pk, "line": "No sound", "channel": "phone"}
    said |= {"desk": desk.pk, "device": "New laptop", "token": "a-token"}
    at_desk.post("/capture/", said)
    assert Ticket.objects.get(subject="No sound").facts.device == "New laptop"


def test_beside_the_ticket_stands_what_they_asked_and_what_is_open(
    before, at_desk, page, printer_ticket, jonas, mara, actor, noon, words
):
    done = before("A new monitor", device="Monitor")
    tickets.resolve(done, cause="x", done="y", code="fulfilled", by=actor(mara), at=noon)
    before("VPN drops")
    before("Scanner jams", who=jonas)

    shown = words(at_desk.get(page("requester")))
    for said in ("Resolved: 1", "New: 2", "A new monitor", "VPN drops", "Scanner jams", "Monitor"):
        assert said in shown, said


@pytest.mark.proves("PRI-6")
def test_each_level_has_an_example_beside_it(at_desk, page, words):
    shown = words(at_desk.get(page("ticket-facts")))

    for example in ("No sign-in; the till takes no payments", "All of accounting", "Wages are"):
        assert example in shown


@pytest.mark.proves("PRI-6")
def test_a_desk_writes_examples_of_its_own(at_desk, page, desk, noon, words):
    from deskbell.people.queries import scope_of_desk
    from deskbell.priority import operations as priority
    from deskbell.priority.decisions import DEFAULT_MATRIX

    draft = priority.matrices.draft(scope=scope_of_desk(desk.pk), by=SYSTEM, at=noon)
    own = {"examples": {"impact": {"stopped": "The sorting line stands still"}}}
    priority.matrices.revise(draft, DEFAULT_MATRIX | own, by=SYSTEM)
    priority.matrices.publish(draft, reason="Ours", by=SYSTEM, at=noon)

    assert "The sorting line stands still" in words(at_desk.get(page("ticket-facts")))
