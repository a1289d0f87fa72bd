"""Counts: whatever happens, the number kept is the number counted, for everybody."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Tag, Ticket
from deskbell.views import jobs, queries
from deskbell.views import operations as views
from deskbell.views.models import List
from deskbell.views.operations import Audience
from deskbell.views.tests.conftest import settle

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-12", "SEC-2")]


@pytest.fixture
def clock(monkeypatch, noon):
    """The time in the worker, whose jobs are done at once: `clock.at`."""

    class Clock:
        at = noon

        def now(self):
            return self.at

    clock = Clock()
    monkeypatch.setattr(jobs, "timezone", clock)
    for task in (
        jobs.recount,
        jobs.recount_who_is_named,
        jobs.keep_tickets_about,
        jobs.keep_tickets_of_team,
    ):
        monkeypatch.setattr(task, "defer", task)
    return clock


@pytest.fixture
def firm(people, mara, tomas, lena, ada, vera, ines, jonas, second_line, hanna, noon, desk):
    """Who looks: each role, one for a single team, one cleared for a class, one elsewhere."""
    people.give_role(tomas, "agent", desk=desk, classes=["HR"], by=SYSTEM, at=noon)
    one = people.add_person("Only Second", mail="only@desk.example", by=SYSTEM, at=noon)
    people.give_role(one, "agent", desk=desk, team=second_line, by=SYSTEM, at=noon)
    return {each.name: each for each in (mara, tomas, lena, ada, vera, hanna, one)}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("receive", "receive", "take", "give", "deeper", "wait", "wait until", "resolve"),
                *(
                    "close",
                    "reopen",
                    "confidential",
                    "hand over",
                    "leave",
                    "join",
                    "deactivate",
                    "give",
                ),
                *("tag", "untag", "snooze", "wake", "watch", "unwatch", "merge tags"),
                *("activate", "share", "delete", "rename", "merge people", "move to another firm"),
            ]
        ),
        st.integers(0, 8),
        st.sampled_from(
            [timedelta(0), timedelta(minutes=29), timedelta(hours=9), timedelta(days=6)]
        ),
    ),
    min_size=1,
    max_size=14,
)


@pytest.fixture
def vip(desk, noon):
    """Two tags that are to mean the same."""
    made = {"desk": desk, "made_by": "system", "made_at": noon}
    return [Tag.objects.create(name=name, **made) for name in ("important", "vip")]


@pytest.fixture
def acts(
    firm, people, actor, desk, hr_desk, first_line, second_line, ines, jonas, roth, meant, vip
):
    """Each step as a function of (some ticket, a number, the moment)."""
    mara, tomas, lena = firm["Mara Koleva"], firm["Tomas Dimov"], firm["Lena Lead"]
    by = actor(mara)
    lines = ["from:ines is:open", "printer -is:taken", "changed:older:2d", "until:before:now"]
    lines += ["organisation:roth", "is:orphaned or stranger:yes"]
    lines += ["tag:vip -is:snoozed", "watcher:mara", "snoozed:next:2h or no:tag"]

    def receive(_ticket, n, at):
        tickets.receive(
            desk=desk, requester=[ines, jonas][n % 2], subject=["A printer", "A scanner"][n % 2],
            channel="mail", by=SYSTEM, at=at,
        )  # fmt: skip

    def share(_ticket, n, at):
        given = [Audience(desk.pk, first_line.pk)]
        lead = actor(lena)
        views.save_list("L", meant(lines[n]), audiences=given, by=lead, at=at)

    def with_shared(act):
        def acting(_ticket, n, at):
            if shared := List.objects.filter(deleted_at=None).first():
                act(shared, n, at)

        return acting

    def merge_people(_ticket, n, at):
        double = people.add_person("Double", mail=f"d{at:%j%H%M%S%f}@x.example", by=SYSTEM, at=at)
        tickets.receive(
            desk=desk, requester=double, subject="Twice", channel="web", by=SYSTEM, at=at
        )
        people.merge(ines, double, by=SYSTEM, at=at)

    return {
        "receive": receive,
        "take": lambda t, n, at: tickets.take(t, by=by, at=at),
        "give": lambda t, n, at: tickets.assign(
            t, holder=tomas, team=first_line, reason="Over to you", by=by, at=at
        ),
        "deeper": lambda t, n, at: tickets.assign(
            t, team=second_line, reason="Over to you", by=by, at=at
        ),
        "wait": lambda t, n, at: tickets.wait_for_requester(t, questions="?", by=by, at=at),
        "wait until": lambda t, n, at: tickets.wait_for_third_party(
            t, on="A part", until=at + timedelta(days=n), by=by, at=at
        ),
        "resolve": lambda t, n, at: tickets.resolve(
            t, cause="Dust", done="Cleaned", code="fixed", by=by, at=at
        ),
        "close": lambda t, n, at: tickets.close(t, by=by, at=at),
        "reopen": lambda t, n, at: tickets.reopen(t, reason="Again", by=by, at=at),
        "confidential": lambda t, n, at: tickets.describe(
            t, confidential_class="HR", by=SYSTEM, at=at
        ),
        "hand over": lambda t, n, at: tickets.hand_over(
            t, to=hr_desk, reason="Theirs", by=SYSTEM, at=at
        ),
        "leave": lambda t, n, at: people.leave_team(tomas, first_line, by=SYSTEM, at=at),
        "join": lambda t, n, at: people.join_team(tomas, first_line, by=SYSTEM, at=at),
        "deactivate": lambda t, n, at: people.deactivate(tomas, by=SYSTEM, at=at),
        "activate": lambda t, n, at: people.reactivate(tomas, by=SYSTEM, at=at),
        "share": share,
        "delete": with_shared(lambda one, n, at: views.delete_list(one, by=actor(lena), at=at)),
        "rename": with_shared(
            lambda one, n, at: views.change_list(
                one, conditions=meant(lines[n]), by=actor(lena), at=at
            )
        ),
        "merge people": merge_people,
        "tag": lambda t, n, at: tickets.tag(t, add=[vip[n % 2].name], by=by, at=at),
        "untag": lambda t, n, at: tickets.tag(t, remove=[vip[n % 2].name], by=by, at=at),
        "snooze": lambda t, n, at: tickets.snooze(
            t, until=at + timedelta(hours=n + 1), by=by, at=at
        ),
        "wake": lambda t, n, at: tickets.wake_all_due(at=at),
        "watch": lambda t, n, at: tickets.watch(t, mara, by=by, at=at),
        "unwatch": lambda t, n, at: tickets.unwatch(t, mara, by=by, at=at),
        "merge tags": lambda t, n, at: (
            tickets.merge_tags(vip[0], into=vip[1], by=actor(lena), at=at)
            if n % 2
            else tickets.part_tags(vip[0], by=actor(lena), at=at)
        ),
        "move to another firm": lambda t, n, at: people.change_person(
            ines, organisation=roth if n % 2 else None, by=SYSTEM, at=at
        ),
    }


REFUSED = (tickets.Refused, tickets.TakenMeanwhile, NotPermitted)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_the_number_kept_is_the_number_counted_for_everybody(
    acts, firm, counted, clock, noon, printer_ticket, steps
):
    with transaction.atomic():
        clock.at = noon
        settle()
        views.recount(at=noon)
        for verb, n, later in steps:
            clock.at += later + timedelta(seconds=1)
            some = list(Ticket.objects.order_by("pk"))
            try:
                with transaction.atomic():
                    acts[verb](some[n % len(some)], n, clock.at)
            except REFUSED:
                pass
            settle()
            views.turn(at=clock.at)
        for person in firm.values():
            kept, real = counted(person, clock.at)
            assert kept == real, person
            assert {"unassigned", "at-risk", "stale", "orphaned"} <= kept.keys()
        assert queries.count_out_of_step() == 0
        assert queries.counted_wrongly(at=clock.at + timedelta(minutes=1)) == set()
        transaction.set_rollback(True)
