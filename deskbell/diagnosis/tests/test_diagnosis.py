"""What was wanted, what came before, what was tried, and what the requester accepted."""

import pytest

from deskbell.diagnosis import operations as diagnosis
from deskbell.diagnosis import queries
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as merging
from deskbell.tickets import queries as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-13")]


@pytest.fixture
def note(printer_ticket, mara, actor, noon):
    def note(**said):
        return diagnosis.note(printer_ticket, by=actor(mara), at=noon, **said)

    return note


def test_what_is_noted_later_leaves_what_was_noted_before(note, printer_ticket, mara, actor):
    note(wished="Labels by four o'clock", before="She changed the roll")
    note(reproduced="yes", how="Printed ten labels on the same printer")

    known = queries.diagnosis_of(actor(mara), printer_ticket)
    assert (known.wished, known.before) == ("Labels by four o'clock", "She changed the roll")
    assert (known.reproduced, known.how) == ("yes", "Printed ten labels on the same printer")


def test_its_history_is_in_the_chain_of_the_ticket(note, printer_ticket):
    note(wished="Labels")
    note(wished="Labels by four")
    note(wished="Labels by four")

    told = [one for one in tickets.history_of(printer_ticket) if "diagnosis" in one.name]
    assert [one.wished for one in told] == ["Labels", "Labels by four"]


def test_the_requester_accepts_one_solution_at_a_time(printer_ticket, mara, actor, noon):
    act = {"by": actor(mara), "at": noon}
    first = diagnosis.propose(printer_ticket, text="Use the other printer", **act)
    second = diagnosis.propose(printer_ticket, text="Change the roller", **act)
    diagnosis.answer(first, "accepted", **act)
    diagnosis.answer(second, "accepted", **act)

    found = queries.solutions_of(actor(mara), printer_ticket)
    assert [one.answer for one in found] == ["proposed", "accepted"]
    answers = [one for one in tickets.history_of(printer_ticket) if "answered" in one.name]
    assert [one.instead_of for one in answers] == [None, first.pk]


def test_an_empty_proposal_is_none(printer_ticket, mara, actor, noon):
    with pytest.raises(diagnosis.Empty):
        diagnosis.propose(printer_ticket, text="  ", by=actor(mara), at=noon)


def test_nobody_outside_learns_of_it_or_adds_to_it(note, printer_ticket, ines, hanna, actor, noon):
    note(wished="Labels by four")

    for person in (ines, hanna):
        assert queries.diagnosis_of(actor(person), printer_ticket).wished == ""
        assert queries.solutions_of(actor(person), printer_ticket) == []
        with pytest.raises(NotPermitted):
            diagnosis.note(printer_ticket, wished="Mine", by=actor(person), at=noon)


@pytest.mark.proves("TKT-10")
def test_what_is_known_goes_along_with_a_merge_and_back(
    note, printer_ticket, desk, ines, mara, actor, noon
):
    act = {"by": actor(mara), "at": noon}
    other = merging.receive(desk=desk, requester=ines, subject="Same", channel="phone", **act)
    note(wished="Labels")
    first = diagnosis.propose(printer_ticket, text="Use the other printer", **act)

    merging.merge(printer_ticket, into=other, **act)
    assert queries.diagnosis_of(actor(mara), other).wished == "Labels"
    since = diagnosis.propose(other, text="Change the roller", **act)

    merging.unmerge(printer_ticket, **act)
    assert queries.diagnosis_of(actor(mara), printer_ticket).wished == "Labels"
    assert queries.diagnosis_of(actor(mara), other).wished == ""
    assert queries.solutions_of(actor(mara), printer_ticket) == [first]
    assert queries.solutions_of(actor(mara), other) == [since]


@pytest.mark.proves("TKT-10")
def test_what_has_its_like_on_the_ticket_that_goes_on_stays(
    note, printer_ticket, desk, ines, mara, actor, noon
):
    act = {"by": actor(mara), "at": noon}
    other = merging.receive(desk=desk, requester=ines, subject="Same", channel="phone", **act)
    solved = [diagnosis.propose(one, text="Dust", **act) for one in (printer_ticket, other)]
    for one in solved:
        diagnosis.answer(one, "accepted", **act)
    note(wished="Labels")
    diagnosis.note(other, wished="Labels by four", **act)

    merging.merge(printer_ticket, into=other, **act)

    assert queries.diagnosis_of(actor(mara), printer_ticket).wished == "Labels"
    assert queries.diagnosis_of(actor(mara), other).wished == "Labels by four"
    assert queries.solutions_of(actor(mara), printer_ticket) == solved[:1]
    assert queries.solutions_of(actor(mara), other) == solved[1:]


def test_nobody_overwrites_what_they_have_not_seen(note, printer_ticket, tomas, mara, actor, noon):
    note(wished="Labels")
    diagnosis.note(printer_ticket, wished="Labels by four", by=actor(tomas), at=noon)

    with pytest.raises(merging.ChangedMeanwhile) as refused:
        note(wished="Labels by five", seen={"wished": "Labels", "how": ""})
    [clash] = refused.value.clashes
    assert (clash.field, clash.now, clash.by) == ("wished", "Labels by four", actor(tomas).ref)

    note(how="Ten labels", seen={"wished": "Labels", "how": ""})
    note(wished="Labels by five", seen={"wished": "Labels by four"})
    known = queries.diagnosis_of(actor(mara), printer_ticket)
    assert (known.wished, known.how) == ("Labels by five", "Ten labels")
