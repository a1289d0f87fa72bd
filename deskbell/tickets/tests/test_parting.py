"""What was merged can be parted at any time: what came since stays where it was said."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.decisions import Hop
from deskbell.tickets.models import Ticket

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def again(desk, jonas, noon, printer_ticket):
    """Jonas wrote about the same printer."""
    return tickets.receive(
        desk=desk, requester=jonas, subject="Printer", text="It stops.", channel="mail",
        by=SYSTEM, at=noon + AN_HOUR,
    )  # fmt: skip


@pytest.fixture
def by(mara, actor):
    return actor(mara)


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def texts(ticket):
    return [message.text for message in queries.messages_of(ticket)]


@pytest.mark.django_db
@pytest.mark.proves("TKT-10")
class TestUnmerging:
    def test_what_was_said_since_stays_and_everything_else_goes_back(
        self, printer_ticket, again, jonas, by, noon
    ):
        tickets.note(again, text="Same floor", by=by, at=noon + AN_HOUR)
        tickets.merge(again, into=printer_ticket, join=True, by=by, at=noon + 2 * AN_HOUR)
        since = tickets.hear(
            again, author=jonas, channel="mail", text="And?", by=SYSTEM, at=noon + 3 * AN_HOUR
        )

        tickets.unmerge(again, by=by, at=noon + 4 * AN_HOUR)

        assert texts(again) == ["It stops."]
        assert [note.text for note in queries.notes_of(by, again)] == ["Same floor"]
        assert since in queries.messages_of(printer_ticket)
        assert not queries.participants_of(printer_ticket)
        assert fresh(again).status == "new"

    def test_a_ticket_that_was_taken_up_for_it_rests_again(self, printer_ticket, again, by, noon):
        tickets.resolve(printer_ticket, cause="Dust", done="x", code="fixed", by=by, at=noon)
        tickets.merge(again, into=printer_ticket, by=by, at=noon + 2 * AN_HOUR)
        tickets.unmerge(again, by=by, at=noon + 3 * AN_HOUR)

        assert (fresh(printer_ticket).status, fresh(printer_ticket).reopened) == ("resolved", 0)

    def test_not_where_somebody_has_worked_on_it_since(self, printer_ticket, again, ines, by, noon):
        tickets.resolve(printer_ticket, cause="Dust", done="x", code="fixed", by=by, at=noon)
        tickets.merge(again, into=printer_ticket, by=by, at=noon + 2 * AN_HOUR)
        tickets.hear(
            printer_ticket, author=ines, channel="mail", text="Still!", by=SYSTEM,
            at=noon + 3 * AN_HOUR,
        )  # fmt: skip
        tickets.unmerge(again, by=by, at=noon + 4 * AN_HOUR)

        assert fresh(printer_ticket).status == "open"

    def test_what_is_by_itself_cannot_be_parted(self, again, by, noon):
        with pytest.raises(tickets.Refused, match="not merged"):
            tickets.unmerge(again, by=by, at=noon)

    @pytest.mark.proves("SEC-2")
    def test_only_those_who_work_on_both_part_or_move_anything(
        self, printer_ticket, again, hanna, vera, ines, actor, by, noon
    ):
        made = tickets.split(printer_ticket, [tickets.Part(subject="Else")], by=by, at=noon)
        tickets.merge(again, into=printer_ticket, by=by, at=noon + 2 * AN_HOUR)
        for nobody in (hanna, vera, ines):
            with pytest.raises(NotPermitted):
                tickets.unmerge(again, by=actor(nobody), at=noon + 3 * AN_HOUR)
            with pytest.raises(NotPermitted):
                tickets.put_back(made, by=actor(nobody), at=noon + 3 * AN_HOUR)


@pytest.mark.django_db
@pytest.mark.proves("INT-12")
def test_what_was_worked_on_after_a_split_comes_back_with_it(printer_ticket, ines, by, noon):
    made = tickets.split(printer_ticket, [tickets.Part(subject="Badge")], by=by, at=noon)
    [badge] = Ticket.objects.filter(pk__in=made.opened)
    tickets.hear(badge, author=ines, channel="mail", text="Any news?", by=SYSTEM, at=noon + AN_HOUR)

    tickets.put_back(made, by=by, at=noon + 2 * AN_HOUR)

    assert "Any news?" in texts(printer_ticket)
    assert fresh(badge).merged_into == printer_ticket


@pytest.mark.django_db
@pytest.mark.proves("TKT-10")
class TestLinking:
    def test_parts_and_waits_never_go_round_in_a_circle(self, printer_ticket, again, by, noon):
        for role in ("part_of", "blocked_by"):
            tickets.link(printer_ticket, again, role, by=by, at=noon)
            with pytest.raises(tickets.Refused, match="circle"):
                tickets.link(again, printer_ticket, role, by=by, at=noon)

    def test_each_end_tells_of_it(self, printer_ticket, again, by, noon):
        tickets.link(printer_ticket, again, "has_part", by=by, at=noon)

        roles = {one.role for each in (printer_ticket, again) for one in queries.links_of(by, each)}
        assert roles == {"has_part", "part_of"}

    def test_nothing_is_linked_twice_to_itself_or_part_of_two(
        self, printer_ticket, again, desk, ines, by, noon
    ):
        third = tickets.receive(
            desk=desk, requester=ines, subject="3", text="x", channel="mail", by=SYSTEM, at=noon
        )
        tickets.link(again, printer_ticket, "part_of", by=by, at=noon)
        tickets.link(again, printer_ticket, "related", by=by, at=noon)
        for one, other, role, why in (
            (again, printer_ticket, "part_of", "already"),
            (printer_ticket, again, "related", "already"),
            (again, third, "part_of", "part of another"),
            (again, again, "related", "itself"),
        ):
            with pytest.raises(tickets.Refused, match=why):
                tickets.link(one, other, role, by=by, at=noon)


pairs = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=30)


@pytest.mark.proves("TKT-10")
@given(pairs, st.sampled_from(["part_of", "blocked_by"]))
def test_whatever_is_linked_one_never_comes_back_to_where_one_began(wanted, kind):
    links = []
    for one, other in wanted:
        if decisions.why_not_linked(links, one, other, kind) is None:
            links.append((one, other, kind))

    plain = {(one, other) for one, other, _kind in links}
    for one, other in plain:
        assert one not in decisions.reached_from(other, plain)


ways = st.lists(st.tuples(st.integers(1, 6), st.booleans()), min_size=1, max_size=8)


@pytest.mark.proves("INT-8")
@given(ways, st.data())
def test_a_way_without_one_of_its_hops_is_a_way(stops, data):
    places = [0, *(place for place, _ in stops)]
    way = [
        Hop(key, places[key], places[key + 1], is_merge)
        for key, (_place, is_merge) in enumerate(stops)
    ]
    gone = data.draw(st.integers(0, len(way) - 1))

    back = decisions.without_hop(way, gone)

    left = [hop for hop in way if hop.key not in back.over]
    mended = dict([back.mended] if back.mended else [])
    path = [(mended.get(hop.key, hop.origin), hop.goal) for hop in left]
    assert all(one[1] == two[0] for one, two in pairwise(path))
    end = path[-1][1] if path else places[0]
    assert end == (places[-1] if back.to is None else back.to)
    assert all(way[key].is_merge for key in back.over if key != gone)


@pytest.mark.proves("INT-12")
@given(st.text(max_size=600))
def test_passages_are_in_the_text_and_have_a_headline(text):
    for passage in decisions.passages_in(text, most=10):
        assert passage.split()[0] in text
        assert 0 < len(decisions.headline_of(passage)) <= 91


@pytest.mark.proves("INT-12")
def test_a_list_is_taken_apart_into_its_items():
    items = "1. The printer stops. Since today.\n2) My badge fails\n   at gate 3"
    text = f"Hello,\n\n{items}\n\nIn short, help me."

    found = decisions.passages_in(text, most=10)

    assert found[:2] == ["The printer stops. Since today.", "My badge fails\n   at gate 3"]
    assert decisions.headline_of(found[0]) == "The printer stops"
