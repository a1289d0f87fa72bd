"""If a fact is not in an event, it did not happen: the row follows from the events alone."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.kernel import seals
from deskbell.kernel.actors import SYSTEM
from deskbell.priority.queries import matrix_under
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Stage, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-3", "TKT-4", "TKT-5")]

COLUMNS = (*decisions.COLUMNS, "changed_at", "received_at", "resolved_at", "closed_at")

verbs = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "reply",
                "withdraw",
                "miss",
                "reach",
                "hear",
                "hear machine",
                "note",
                "call",
                "take",
                "assign",
                "to team",
                "describe",
                "override",
                "end overrides",
                "part",
                "ask",
                "wait",
                "go on",
                "resolve",
                "close",
                "reopen",
                "add",
                "remove",
                "separate",
                "hand over",
                "take in",
                "merge",
                "tag",
                "snooze",
                "wake",
                "wake all due",
                "undo",
            ]
        ),
        st.integers(0, 3),
    ),
    max_size=25,
)


@pytest.fixture
def acts(
    asking, mara, tomas, ada, ines, jonas, second_line, first_line, hanna, hr_desk, people, noon
):
    """Each verb as a function of (ticket, variant, actor, moment)."""
    desk = first_line.desk
    asking(
        {"key": "serial", "label": "Serial", "type": "text"},
        {"key": "floor", "label": "Floor", "type": "number"},
    )
    for staff in (mara, tomas):
        people.give_role(staff, "agent", desk=hr_desk, by=SYSTEM, at=noon)

    def last(ticket, direction):
        messages = queries.messages_of(ticket).filter(direction=direction)
        return messages.order_by("-pk").first()

    def withdraw(ticket, n, by, at):
        message = last(ticket, "out")
        if message and message.channel == "mail":
            tickets.withdraw(message, by=by, at=at)

    def miss(ticket, n, by, at):
        message = last(ticket, "out")
        if message and message.channel == "mail":
            tickets.miss(message, by=by, at=at)

    def reach(ticket, n, by, at):
        message = last(ticket, "out")
        if message and message.channel == "mail":
            tickets.reach(message, by=by, at=at)

    def separate(ticket, n, by, at):
        message = last(ticket, "in")
        if message:
            tickets.separate(message, by=by, at=at)

    def hear(ticket, n, by, at, wakes=True):
        who = [ines, jonas, ines, jonas][n]
        tickets.hear(ticket, author=who, channel="mail", text="More", by=SYSTEM, at=at, wakes=wakes)

    def hand_over(ticket, n, by, at):
        to = hr_desk if ticket.desk_id == desk.pk else desk
        tickets.hand_over(ticket, to=to, reason="Theirs", by=by, at=at)

    def assign(ticket, n, by, at):
        if ticket.desk_id == desk.pk:
            tickets.assign(
                ticket, holder=tomas, team=first_line, reason="Over to you", by=by, at=at
            )

    def to_team(ticket, n, by, at):
        if ticket.desk_id == desk.pk:
            tickets.assign(ticket, team=second_line, reason="Deeper", by=by, at=at)

    def another(at):
        return tickets.receive(
            desk=desk, requester=jonas, subject="Again", text="x", channel="mail", by=SYSTEM, at=at
        )

    def undo(ticket, n, by, at):
        steps = queries.events_of(ticket).order_by("-position")
        tickets.undo(ticket, steps[min(n, len(steps) - 1)].pk, by=by, at=at)

    def take_in(ticket, n, by, at):
        tickets.merge(another(at), into=ticket, by=by, at=at)

    def merge(ticket, n, by, at):
        if n == 0:
            tickets.merge(ticket, into=another(at), by=by, at=at)

    facts = [
        {"impact": "stopped"},
        {"others_affected": 30},
        {"urgency": "later", "occurred_at": noon},
        {"impact": "none", "spread": "one", "workaround": "works", "severity": "major"},
    ]

    def part(ticket, n, by, at):
        """Another is part of it, or is not any more."""
        rows = [one for one in queries.links_of(by, ticket) if one.role == "has_part"]
        if n and rows:
            tickets.unlink(queries.link_of(ticket, rows[0].link_id), by=by, at=at)
        else:
            tickets.link(another(at), ticket, "part_of", by=by, at=at)

    return {
        "part": part,
        "override": lambda t, n, by, at: tickets.override(
            t,
            n + 1,
            reason="They said so",
            until=at + timedelta(hours=n) if n else None,
            by=SYSTEM,
            at=at,
        ),
        "end overrides": lambda t, n, by, at: (
            tickets.withdraw_override(t, by=SYSTEM, at=at)
            if n
            else tickets.end_all_overrides_due(at=at)
        ),
        "reply": lambda t, n, by, at: tickets.reply(t, text="Hello", by=by, at=at),
        "withdraw": withdraw,
        "miss": miss,
        "reach": reach,
        "hear": hear,
        "hear machine": lambda t, n, by, at: hear(t, n, by, at, wakes=False),
        "note": lambda t, n, by, at: tickets.note(t, text="Between us", by=by, at=at),
        "call": lambda t, n, by, at: tickets.log_call(
            t, text="Rang", person=ines, incoming=n == 0, answered=n < 3, by=by, at=at
        ),
        "take": lambda t, n, by, at: tickets.take(t, by=by, at=at),
        "assign": assign,
        "to team": to_team,
        "describe": lambda t, n, by, at: tickets.describe(
            t,
            facts=facts[n],
            said={"device": "TX-40"},
            kind="question" if n else None,
            affected=jonas if n == 1 else None,
            subject="Renamed" if n == 2 else None,
            custom={"serial": None if n == 3 else f"S-{n}", "floor": n} if n else None,
            by=by,
            at=at,
        ),
        "ask": lambda t, n, by, at: tickets.wait_for_requester(t, questions="Which?", by=by, at=at),
        "wait": lambda t, n, by, at: tickets.wait_for_third_party(
            t, on="Courier", until=at + timedelta(days=n) if n else None, by=by, at=at
        ),
        "go on": lambda t, n, by, at: tickets.go_on(t, by=by, at=at),
        "resolve": lambda t, n, by, at: tickets.resolve(
            t, cause="Dust", done="Cleaned", code="fixed", by=by, at=at
        ),
        "close": lambda t, n, by, at: tickets.close(t, by=by, at=at),
        "reopen": lambda t, n, by, at: tickets.reopen(t, reason="Again", by=by, at=at),
        "add": lambda t, n, by, at: tickets.add_participant(t, jonas, by=by, at=at),
        "remove": lambda t, n, by, at: tickets.remove_participant(t, jonas, by=by, at=at),
        "separate": separate,
        "hand over": hand_over,
        "take in": take_in,
        "merge": merge,
        "tag": lambda t, n, by, at: tickets.tag(
            t,
            add=["printer", "label", "vip"][: n + 1],
            remove=["label"] if n == 0 else [],
            by=by,
            at=at,
        ),
        "snooze": lambda t, n, by, at: tickets.snooze(
            t, until=at + timedelta(hours=n + 1), by=by, at=at
        ),
        "wake": lambda t, n, by, at: tickets.wake(t, by=by, at=at),
        "wake all due": lambda t, n, by, at: tickets.wake_all_due(at=at),
        "undo": undo,
    }


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(verbs)
def test_a_ticket_rebuilt_from_its_events_equals_its_row(
    acts, actor, desk, ines, mara, noon, chosen
):
    with transaction.atomic():
        ticket = tickets.receive(
            desk=desk, requester=ines, subject="Printer", text="x", channel="mail",
            by=SYSTEM, at=noon,
        )  # fmt: skip
        by = actor(mara)
        for minute, (verb, n) in enumerate(chosen, start=1):
            with suppress(tickets.Refused, tickets.NobodyToReach):
                acts[verb](Ticket.objects.get(pk=ticket.pk), n, by, noon + timedelta(hours=minute))
        row = Ticket.objects.get(pk=ticket.pk)
        state = decisions.rebuilt(queries.history_of(row))
        assert {name: state.get(name) for name in COLUMNS} == {
            name: tuple(value) if isinstance(value := getattr(row, name), list) else value
            for name in COLUMNS
        }
        for event, verdict in decisions.recomputed(queries.history_of(row), matrix_under):
            assert event.priority == verdict.level
            assert [*event.priority_reasons] == [reason.as_json() for reason in verdict.reasons]
        assert seals.verify(queries.events_of(row)) is None
        assert Stage.objects.get(ticket=row, ended_at=None).status == row.status
        transaction.set_rollback(True)
