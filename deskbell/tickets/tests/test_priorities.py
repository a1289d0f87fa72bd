"""Priority follows from facts, from people who wrote about the same, or from a reason by hand."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.priority import operations as priority
from deskbell.priority.decisions import CRITICAL, DEFAULT_MATRIX, HIGH, LOW, NORMAL, PRESETS
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = pytest.mark.django_db

AN_HOUR = timedelta(hours=1)


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def published(matrix, *, at):
    draft = priority.matrices.draft(content=matrix, by=SYSTEM, at=at)
    return priority.matrices.publish(draft, reason="Why", by=SYSTEM, at=at)


def history_of(ticket):
    """What happened to the ticket itself; its clocks follow."""
    return [event for event in queries.history_of(ticket) if event.name.startswith("ticket.")]


@pytest.fixture
def described(printer_ticket, mara, actor, noon):
    def described(said=None, **facts):
        return tickets.describe(
            printer_ticket, facts=facts, said=said, by=actor(mara), at=noon + AN_HOUR
        )

    return described


@pytest.mark.proves("PRI-3")
def test_a_workaround_lowers_and_its_failure_raises_again(described):
    levels = [
        described(impact="stopped").priority,
        described(workaround="works", said={"workaround_words": "The other floor"}).priority,
        described(workaround="failed", said={"workaround_words": "Jammed as well"}).priority,
    ]
    assert levels == [HIGH, NORMAL, HIGH]

    [_received, _first, works, failed] = history_of(described())[:4]
    assert works.facts["workaround"] == "works"
    assert (failed.facts["workaround"], failed.said["workaround_words"]) == (
        "failed",
        "Jammed as well",
    )
    assert failed.priority_reasons[-1]["fact"] == "workaround"


@pytest.mark.proves("PRI-4")
def test_nobody_goes_first_without_a_basis(described):
    with pytest.raises(tickets.NoBasis) as refused:
        described(impact="stopped", moments=["vip"])
    assert refused.value.moments == ["vip"]

    assert (
        described(impact="stopped", moments=["vip"], said={"basis": "Contract, § 4"}).priority
        == CRITICAL
    )


@pytest.mark.proves("PRI-4")
@pytest.mark.parametrize(
    ("title", "day", "level"),
    [("Head of Sales", 0, HIGH), ("Head of Sales", 5, NORMAL), ("", 0, NORMAL)],
)
def test_a_seller_on_a_working_day_matters_more(
    title, day, level, desk, first_line, ines, people, noon
):
    published(PRESETS["internal-it"].content, at=noon)
    ines.title = title
    ines.save()

    ticket = tickets.receive(
        desk=desk, requester=ines, subject="x", channel="mail", by=SYSTEM,
        at=noon + timedelta(days=day),
    )  # fmt: skip
    assert ticket.priority == level


@pytest.mark.proves("PRI-4")
def test_busy_hours_are_those_of_the_desk(desk, first_line, ines, noon):
    published(PRESETS["internal-it"].content, at=noon - timedelta(days=1))
    desk.time_zone = "America/New_York"

    at = noon + 2 * AN_HOUR  # nine in New York
    ticket = tickets.receive(
        desk=desk, requester=ines, subject="x", channel="mail", by=SYSTEM, at=at
    )
    assert [one["value"] for one in ticket.priority_reasons if one["fact"] == "moment"] == [
        "busy_hours"
    ]


@pytest.mark.proves("PRI-5")
def test_the_more_people_write_the_more_it_matters(
    described, printer_ticket, desk, people, mara, actor, noon
):
    described(impact="stopped")
    by = actor(mara)
    levels, parts = [], []
    for n in range(11):
        who = people.add_person(f"Person {n}", mail=f"p{n}@x.example", by=SYSTEM, at=noon)
        again = tickets.receive(
            desk=desk, requester=who, subject="It stops", channel="mail", by=SYSTEM, at=noon
        )
        if n % 2:
            tickets.merge(again, into=printer_ticket, by=by, at=noon + n * AN_HOUR)
        else:
            parts.append(tickets.link(again, printer_ticket, "part_of", by=by, at=noon))
        levels.append(fresh(printer_ticket).priority)
    assert levels == [HIGH] * 9 + [CRITICAL] * 2

    for link in parts[:2]:
        tickets.unlink(link, by=by, at=noon + 20 * AN_HOUR)
    assert fresh(printer_ticket).priority == HIGH


@pytest.mark.proves("PRI-7")
def test_a_lead_sets_it_by_hand_until_it_expires(
    printer_ticket, described, lena, mara, actor, noon
):
    described(impact="stopped")
    with pytest.raises(NotPermitted):
        tickets.override(printer_ticket, LOW, reason="Why", by=actor(mara), at=noon)
    with pytest.raises(tickets.Refused):
        tickets.override(printer_ticket, LOW, reason=" ", by=actor(lena), at=noon)

    until = noon + 9 * AN_HOUR
    tickets.override(
        printer_ticket, LOW, reason="They are on holiday", until=until, by=actor(lena), at=noon
    )
    assert fresh(printer_ticket).priority == LOW
    assert described(impact="stopped", spread="team").priority == LOW

    assert tickets.end_all_overrides_due(at=until - AN_HOUR) == 0
    assert tickets.end_all_overrides_due(at=until) == 1
    assert fresh(printer_ticket).priority == CRITICAL
    assert tickets.end_all_overrides_due(at=until) == 0
    names = [event.name for event in history_of(printer_ticket)]
    assert names[-3:] == [
        "ticket.priority_overridden",
        "ticket.described",
        "ticket.override_ended",
    ]


@pytest.mark.proves("PRI-7")
def test_an_override_is_withdrawn_and_reported(printer_ticket, lena, actor, noon):
    by = actor(lena)
    tickets.override(printer_ticket, CRITICAL, reason="The board asks", by=by, at=noon)
    tickets.override(printer_ticket, LOW, reason="It does not", by=by, at=noon)
    tickets.withdraw_override(printer_ticket, by=by, at=noon)
    assert fresh(printer_ticket).priority == NORMAL
    with pytest.raises(tickets.Refused):
        tickets.withdraw_override(printer_ticket, by=by, at=noon)

    counted = {
        end: queries.overrides_counted(by, end, since=noon, most=5)
        for end in ("agent", "requester")
    }
    assert counted == {"agent": [("Lena Lead", 2, 1)], "requester": [("Ines Roth", 2, 1)]}
    assert [one.ended_why for one in queries.overrides_for(by, since=noon)] == [
        "withdrawn",
        "replaced",
    ]


@pytest.mark.proves("PRI-2")
def test_another_kind_counts_severity_no_more(described, printer_ticket, mara, actor, noon):
    assert described(severity="severe").priority == CRITICAL
    by, at = actor(mara), noon + 2 * AN_HOUR
    tickets.describe(printer_ticket, kind="question", by=by, at=at)
    assert fresh(printer_ticket).priority == NORMAL

    step = queries.latest_step_of(printer_ticket, by=by)
    tickets.undo(printer_ticket, step, by=by, at=at)
    assert fresh(printer_ticket).priority == CRITICAL


def test_a_decision_names_its_version_and_is_taken_again_under_it(described, printer_ticket, noon):
    matrix = DEFAULT_MATRIX | {"workaround": dict.fromkeys(DEFAULT_MATRIX["workaround"], 2)}
    version = published(matrix, at=noon)
    described(impact="stopped", workaround="works")

    row = fresh(printer_ticket)
    assert (row.priority, row.priority_version) == (LOW, version.pk)
    asked = []
    list(
        decisions.recomputed(
            queries.history_of(row), lambda under: asked.append(under) or DEFAULT_MATRIX
        )
    )
    assert asked == [(), (version.pk,)]
