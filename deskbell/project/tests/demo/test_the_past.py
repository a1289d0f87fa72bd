"""A played past: made through the operations, complete in its events, and at its moments."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction

from deskbell.channels.models import OutgoingRecipient, RawMail
from deskbell.kernel import seals
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Delivery, Outbox, Version
from deskbell.people import queries as people
from deskbell.priority.queries import MATRICES, matrix_under
from deskbell.project.demo.filling import build
from deskbell.project.demo.founding import PASSWORD, sign_ins
from deskbell.project.demo.past import Past
from deskbell.promises import operations as promises
from deskbell.promises.models import Clock
from deskbell.satisfaction import queries as ratings
from deskbell.tasks import queries as tasks
from deskbell.tickets import decisions, queries
from deskbell.tickets.models import Message, Stage, Ticket
from deskbell.worklog import queries as worklog

pytestmark = pytest.mark.proves("TRN-2", "TKT-3", "TKT-5")

UNTIL = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
PAST = Past(seed=2, months=9 / 30, scale=0.2, until=UNTIL, workers=1)
COLUMNS = (*decisions.COLUMNS, "changed_at", "received_at", "resolved_at", "closed_at")


def begin_numbers_anew() -> None:
    """As on a fresh desk. Numbers that other tests took are not given back by a rollback."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SEQUENCE tickets_number RESTART")


@pytest.fixture(scope="module", autouse=True)
def played(django_db_setup, django_db_blocker, tmp_path_factory):
    """The past, played once for the tests of this module. Returns where the truth was written."""
    truth = tmp_path_factory.mktemp("demo") / "truth.jsonl"
    with django_db_blocker.unblock(), transaction.atomic():
        begin_numbers_anew()
        assert build(PAST, truth=truth) == PAST
        yield truth
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def tickets(played):
    return list(Ticket.objects.order_by("number"))


@pytest.mark.proves("PRI-1", "PRI-3", "PRI-5", "PRI-8")
def test_every_priority_computed_again_is_the_one_that_was_stored(tickets):
    taken, versions, reasons = 0, set(), Counter()
    for ticket in tickets:
        history = queries.history_of(ticket)
        for event, verdict in decisions.recomputed(history, matrix_under):
            told = [reason.as_json() for reason in verdict.reasons]
            assert (event.priority, [*event.priority_reasons]) == (verdict.level, told)
            taken += 1
            versions.update(event.under)
            reasons.update(reason["fact"] for reason in told)
            last = event.priority
        assert ticket.priority == last
    assert taken >= len(tickets)
    matrices = Version.objects.filter(pk__in=versions, kind=MATRICES.kind)
    assert matrices.count() == 1
    assert reasons["workaround"]
    assert reasons["moment"]


def test_every_ticket_rebuilt_from_its_events_equals_its_row(tickets):
    assert len(tickets) > 60
    for ticket in tickets:
        state = decisions.rebuilt(queries.history_of(ticket))
        row = {name: getattr(ticket, name) for name in COLUMNS}
        told = {name: list(v) if isinstance(v := state.get(name), tuple) else v for name in COLUMNS}
        assert told == row
        assert seals.verify(queries.events_of(ticket)) is None
        assert Stage.objects.get(ticket=ticket, ended_at=None).status == ticket.status


def test_no_event_is_before_the_one_before_it_nor_lies_ahead(tickets):
    for ticket in tickets:
        moments = [event.at for event in queries.events_of(ticket)]
        assert all(earlier <= later for earlier, later in pairwise(moments))
        assert moments[-1] <= UNTIL
        stages = list(queries.stages_of(ticket))
        assert stages[0].began_at == ticket.received_at
        assert all(one.ended_at == after.began_at for one, after in pairwise(stages))


def test_numbers_rise_with_time_and_go_on_from_there(tickets, played):
    assert [ticket.number for ticket in tickets] == list(range(1001, 1001 + len(tickets)))
    assert [t.received_at for t in tickets] == sorted(t.received_at for t in tickets)
    assert len(played.read_text().splitlines()) == len(tickets)
    last = tickets[-1]
    with transaction.atomic():
        from deskbell.tickets import operations

        new = operations.receive(
            desk=last.desk, requester=last.requester, subject="x", channel="phone",
            by=SYSTEM, at=UNTIL,
        )  # fmt: skip
        assert new.number == last.number + 1
        transaction.set_rollback(True)


def test_every_reaction_followed_and_every_mail_left_or_is_about_to(tickets):
    assert not Outbox.objects.exists()
    assert not Delivery.objects.exclude(state="done").exists()
    names = Counter(event.name for ticket in tickets for event in queries.events_of(ticket))
    told = names["requester.told"] + names["requester.not_told"]
    assert told >= names["ticket.received"] + names["ticket.resolved"]
    waiting = OutgoingRecipient.objects.exclude(state="accepted")
    assert all(one.next_try_at > UNTIL for one in waiting)
    left = OutgoingRecipient.objects.filter(state="accepted")
    assert names["delivery.changed"] == left.count() > 100
    assert all(one.words.startswith("250") and one.has_left for one in left)


@pytest.mark.proves("SLA-4", "SLA-6")
def test_every_promise_computed_from_events_alone_equals_the_one_that_is_kept(tickets):
    compared = list(promises.compare())

    assert len(compared) == len(tickets)
    assert [one for _ticket, _many, wrong in compared for one in wrong] == []
    states = Counter(Clock.objects.values_list("state", flat=True))
    assert states["met"] > states["broken"] > 5
    assert any(said["what"] == "paused" for one in Clock.objects.all() for said in one.log)
    assert Clock.objects.exclude(cause_code="").exists()


@pytest.mark.proves("FBK-1")
def test_some_rated_by_the_link_in_their_mail(tickets):
    names = Counter(event.name for ticket in tickets for event in queries.events_of(ticket))
    given = [one for ticket in tickets for one in ratings.ratings_of(SYSTEM, ticket)]

    assert names["ticket.rated"] == len(given) > 5
    assert all(one.person_id == one.ticket.requester_id and one.agent_id for one in given)


@pytest.mark.proves("COL-5")
def test_other_teams_did_their_part_and_time_was_logged(tickets):
    asked = [task for ticket in tickets for task in tasks.tasks_of(ticket.pk)]
    spent = [worklog.spent_on(SYSTEM, ticket) for ticket in tickets]

    assert {task.state for task in asked} == {"open", "done"}
    assert all(task.settled_at > task.added_at for task in asked if not task.is_open)
    assert sum(1 for minutes in spent if minutes) > 5


def test_mail_came_as_bytes_and_was_read(tickets):
    by_mail = [ticket for ticket in tickets if ticket.channel == "mail"]
    kept = RawMail.objects.filter(state="done", message__isnull=False)
    assert {mail.ticket_id for mail in kept} >= {ticket.pk for ticket in by_mail}
    assert Message.objects.exclude(signature="").exists()
    assert Message.objects.exclude(quoted="").exists()
    assert not Message.objects.filter(text__contains="\n> ").exists()


def test_lists_look_alive(tickets):
    statuses = Counter(ticket.status for ticket in tickets)
    assert {"open", "resolved", "closed"} <= set(statuses)
    assert max(ticket.changed_at for ticket in tickets) > UNTIL - timedelta(hours=3)


def test_the_truth_is_never_shown_to_the_product(tickets):
    from deskbell.project.demo.firm.topics import topics

    names = {cause.name for topic in topics().values() for cause in topic.causes}
    said = "\n".join(Message.objects.values_list("text", flat=True))
    assert not [name for name in names if f"{name}\n" in said and len(name.split()) > 3]


# Marked, or else nobody makes the database where this module runs alone.
@pytest.mark.django_db
def test_everybody_on_the_list_can_sign_in(played):
    for mail, _ in sign_ins():
        assert people.person_reached_by("mail", mail).check_password(PASSWORD)


def test_a_desk_that_is_there_is_left_alone(tickets):
    assert build(PAST) is None
    assert Ticket.objects.count() == len(tickets)
