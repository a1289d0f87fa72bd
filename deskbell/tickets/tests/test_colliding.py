"""Two people edit the same: what one has not seen, they do not overwrite."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.decisions import clashes
from deskbell.tickets.models import IntakeFacts

pytestmark = pytest.mark.proves("COL-4")

FIELDS = ("subject", "status", "held_by")
states = st.fixed_dictionaries({name: st.integers(0, 2) for name in FIELDS})
some = st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 2))


@given(seen=some, now=states, wanted=some)
def test_what_is_overwritten_was_seen_or_is_the_same(seen, now, wanted):
    found = {clash.field for clash in clashes(seen=seen, now=now, wanted=wanted)}

    for name, value in wanted.items():
        is_safe = name not in seen or now[name] in (seen[name], value)
        assert (name in found) is not is_safe


@given(now=states, wanted=some)
def test_nothing_clashes_with_what_was_seen_as_it_is(now, wanted):
    assert clashes(seen=now, now=now, wanted=wanted) == []


@pytest.fixture
def seen(printer_ticket):
    """What everybody sees of the printer ticket before anybody changes it."""
    return queries.values_of(printer_ticket, IntakeFacts.objects.get(ticket=printer_ticket))


@pytest.fixture
def later(noon):
    return noon + timedelta(minutes=5)


@pytest.fixture
def clashing(printer_ticket, mara, actor, later, seen):
    """`clashing(tickets.resolve, code=…)`: what keeps Mara, who saw the ticket before."""

    def clashing(act, **given):
        with pytest.raises(tickets.ChangedMeanwhile) as stopped:
            act(printer_ticket, **given, seen=seen, by=actor(mara), at=later)
        return stopped.value.clashes

    return clashing


FACTS = [
    ({"subject": "Not the printer"}, {"subject": "The other printer"}),
    ({"kind": "request"}, {"kind": "question"}),
    ({"facts": {"impact": "stopped"}}, {"facts": {"impact": "slowed"}}),
    ({"facts": {"others_affected": 3}}, {"facts": {"others_affected": 4}}),
    ({"said": {"device": "TX-40"}}, {"said": {"device": "TX-50"}}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), FACTS)
def test_a_fact_is_not_noted_over_one_unseen(
    first, second, clashing, printer_ticket, tomas, actor, noon
):
    tickets.describe(printer_ticket, **first, by=actor(tomas), at=noon)

    [clash] = clashing(tickets.describe, **second)

    assert (clash.by, clash.at) == (tomas.ref, noon)
    assert clash.now in str(first) if isinstance(clash.now, str) else clash.now == 3


@pytest.mark.django_db
def test_other_facts_do_not_stand_in_each_others_way(
    printer_ticket, mara, tomas, actor, noon, later, seen
):
    tickets.describe(printer_ticket, said={"device": "TX-40"}, by=actor(tomas), at=noon)
    tickets.describe(
        printer_ticket, facts={"impact": "stopped"}, seen=seen, by=actor(mara), at=later
    )

    facts = IntakeFacts.objects.get(ticket=printer_ticket)
    assert (facts.device, facts.impact) == ("TX-40", "stopped")


@pytest.mark.django_db
def test_both_who_mean_the_same_are_right(printer_ticket, mara, tomas, actor, noon, later, seen):
    for person, at in ((tomas, noon), (mara, later)):
        tickets.describe(printer_ticket, subject="Labels", seen=seen, by=actor(person), at=at)


@pytest.mark.django_db
def test_a_holder_is_not_replaced_unseen(clashing, printer_ticket, lena, tomas, actor, noon):
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    [clash] = clashing(tickets.assign, holder=lena)
    assert (clash.field, clash.seen, clash.now) == ("held_by", 0, tomas.pk)


@pytest.mark.django_db
def test_a_team_is_not_replaced_unseen(
    clashing, printer_ticket, second_line, people, tomas, desk, lena, actor, noon
):
    third = people.form_team(desk, "Third", fallback_owner=lena, by=SYSTEM, at=noon)
    tickets.assign(printer_ticket, team=second_line, reason="Rollers", by=actor(tomas), at=noon)

    [clash] = clashing(tickets.assign, team=third, reason="Rollers")
    assert (clash.field, clash.now, clash.by) == ("team_id", second_line.pk, tomas.ref)


@pytest.mark.django_db
def test_what_somebody_took_is_not_handed_over_unseen(
    clashing, printer_ticket, hr_desk, hanna, tomas, actor, noon
):
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    assert "held_by" in {one.field for one in clashing(tickets.hand_over, to=hr_desk, reason="")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "given"),
    [
        (tickets.resolve, {"cause": "Dirt", "done": "Cleaned", "code": "fixed"}),
        (tickets.wait_for_requester, {"questions": "Which one?"}),
        (tickets.wait_for_third_party, {"on": "Zebra"}),
    ],
)
def test_a_status_is_not_changed_over_one_unseen(
    act, given, clashing, printer_ticket, tomas, actor, noon
):
    other = "wait_for_third_party" if act != tickets.wait_for_third_party else "wait_for_requester"
    words = {"on": "A courier"} if other == "wait_for_third_party" else {"questions": "And?"}
    getattr(tickets, other)(printer_ticket, **words, by=actor(tomas), at=noon)

    [clash] = clashing(act, **given)
    assert (clash.field, clash.by) == ("status", tomas.ref)


@pytest.mark.django_db
def test_whoever_has_looked_at_it_may_go_on(printer_ticket, mara, tomas, actor, noon, later, seen):
    tickets.describe(printer_ticket, subject="Labels", by=actor(tomas), at=noon)

    knowing = {**seen, "subject": "Labels"}
    held = tickets.describe(printer_ticket, subject="Paper", seen=knowing, by=actor(mara), at=later)
    assert held.subject == "Paper"


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_told(printer_ticket, mara, tomas, actor, noon, seen):
    at_once = threading.Barrier(2, timeout=20)
    came = []

    def edit(by, subject):
        try:
            at_once.wait()
            tickets.describe(printer_ticket, subject=subject, seen=seen, by=by, at=noon)
            came.append(subject)
        except tickets.ChangedMeanwhile as changed:
            came.append(changed.clashes[0])
        finally:
            connection.close()

    agents = [
        threading.Thread(target=edit, args=(actor(person), subject))
        for person, subject in ((mara, "Hers"), (tomas, "His"))
    ]
    for agent in agents:
        agent.start()
    for agent in agents:
        agent.join()

    won, stopped = sorted(came, key=lambda one: not isinstance(one, str))
    assert queries.ticket(printer_ticket.pk).subject == stopped.now == won
    assert {won, stopped.wanted} == {"Hers", "His"}
