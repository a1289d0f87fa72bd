"""A macro on many tickets: told before, each in a transaction of its own, and one way back."""

from datetime import timedelta

import pytest

from deskbell.bulk import operations as bulk
from deskbell.bulk import queries as runs
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.macros import queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1", "TKT-15")]

CONTENT = {
    "texts": {"en": "Hello {{requester.first_name}}, we know, and write again {{news_due|soon}}."},
    "acts": {"kind": {"kind": "request"}, "take": {"yes": True}},
}


@pytest.fixture
def twenty(desk, first_line, ines, noon):
    return [
        tickets.receive(
            desk=desk, requester=ines, subject=f"VPN {n}", text="x", channel="mail",
            by=SYSTEM, at=noon,
        )
        for n in range(20)
    ]  # fmt: skip


@pytest.fixture
def begin(mara, actor, later):
    def begin(macro):
        return bulk.begin(
            Ticket.objects.all(), "macro", given={"macro": macro.pk}, language="en",
            by=actor(mara), at=later(),
        )  # fmt: skip

    return begin


def went_on(run, at):
    while bulk.go_on(run.pk, at=at):
        pass
    return run


def standing():
    rows = Ticket.objects.order_by("pk").values(
        "status", "kind", "holder", "taken_at", "news_due_at"
    )
    return list(rows)


def test_twenty_tickets_and_one_way_back(make, begin, twenty, mara, actor, later):
    before = standing()
    run = went_on(begin(make(**CONTENT)), later(2))

    assert {(one["status"], one["kind"], one["holder"]) for one in standing()} == {
        ("open", "request", mara.pk)
    }
    assert Message.objects.filter(direction="out", text__startswith="Hello Ines").count() == 20

    bulk.undo(run, by=actor(mara), at=later(2) + timedelta(seconds=5))
    went_on(run, later(2) + timedelta(seconds=5))

    assert standing() == before
    assert runs.progress_of(run) == runs.Progress(undone=20)
    assert not Message.objects.filter(direction="out", withdrawn_at=None).exists()


def test_it_tells_before_how_many_and_why_not_the_others(make, twenty, mara, actor, later):
    by = actor(mara)
    tickets.merge(twenty[0], into=twenty[1], by=by, at=later())
    tickets.resolve(twenty[2], cause="x", done="y", code="fixed", by=by, at=later())
    tickets.close(twenty[2], by=by, at=later())
    told = queries.prospect_of(by, make(**CONTENT), Ticket.objects.all(), total=20, at=later(2))

    assert (told.total, told.possible, told.is_whole) == (20, 18, True)
    assert {number for _why, number in told.reasons} == {1}
    assert told.example is not None


def test_what_is_told_before_is_what_becomes_of_them(make, begin, twenty, mara, actor, later):
    by = actor(mara)
    tickets.resolve(twenty[2], cause="x", done="y", code="fixed", by=by, at=later())
    tickets.close(twenty[2], by=by, at=later())
    macro = make(**CONTENT)
    told = queries.prospect_of(by, macro, Ticket.objects.all(), total=20, at=later(2))
    run = went_on(begin(macro), later(2))

    progress = runs.progress_of(run)
    assert (progress.done, progress.refused) == (told.possible, 1)
    [line] = runs.lines_with_reasons(by, run)
    assert line.why == told.reasons[0][0]


def test_history_goes_from_the_run_by_the_macro_to_what_it_did(make, begin, twenty, later):
    run = went_on(begin(make(**CONTENT)), later(2))

    begun = RecordedEvent.objects.get(stream=f"bulk:{run.pk}", position=1)
    ran = RecordedEvent.objects.filter(name="ticket.macro_ran")
    assert {row.cause_id for row in ran} == {begun.pk}
    taken = RecordedEvent.objects.filter(name="ticket.taken")
    assert {row.cause_id for row in taken} == set(ran.values_list("pk", flat=True))


def test_what_stays_of_one_is_told_of_the_run(make, begin, twenty, mara, actor, later):
    macro = make(texts={"en": "Called."}, speaks="note", acts={"take": {"yes": True}})
    run = went_on(begin(macro), later(2))
    bulk.undo(run, by=actor(mara), at=later(3))
    went_on(run, later(3))

    assert runs.progress_of(run) == runs.Progress(kept=20)
    assert not Ticket.objects.exclude(taken_at=None).exists()
    assert "read" in runs.lines_with_reasons(actor(mara), run)[0].why
