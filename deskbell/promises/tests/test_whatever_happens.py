"""Whatever happens to a ticket: what is kept equals what its events say."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.promises import operations as promises
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SLA-4")]

PROMISED = {
    "acknowledgement": 5,
    "first_response": 60,
    "next_reply": 30,
    "next_update": 90,
    "resolution": {"1": 60, "2": 120, "3": 400},
    "team": 200,
    "stage:open": 100,
}
SAID = {"cause": "x", "done": "x", "code": "fixed"}


@pytest.fixture
def verbs(receive, mara, actor, second_line, first_line, ines):
    """Each verb as a function of a ticket, a number and a moment."""
    by = actor(mara)

    def last_reply(ticket):
        said = queries.messages_of(ticket).filter(direction="out", channel="mail")
        return said.order_by("-pk").first()

    def hear(ticket, at, *, wakes=True):
        said = {"author": ines, "channel": "mail", "text": "x"}
        tickets.hear(ticket, **said, wakes=wakes, by=SYSTEM, at=at)

    def call(ticket, n, at):
        tickets.log_call(ticket, text="x", person=ines, incoming=n % 2 == 0, by=by, at=at)

    def to_team(ticket, n, at):
        team = [first_line, second_line][n % 2]
        tickets.assign(ticket, team=team, reason="x", by=by, at=at)

    def describe(ticket, n, at):
        impact = ("none", "hindered", "stopped")[n % 3]
        tickets.describe(ticket, facts={"impact": impact}, by=by, at=at)

    def undo(ticket, n, at):
        steps = queries.events_of(ticket).order_by("-position")
        tickets.undo(ticket, steps[n % 3].pk, by=by, at=at)

    return {
        "reply": lambda t, n, at: tickets.reply(t, text="x", by=by, at=at),
        "withdraw": lambda t, n, at: tickets.withdraw(last_reply(t), by=by, at=at),
        "miss": lambda t, n, at: tickets.miss(last_reply(t), by=by, at=at),
        "reach": lambda t, n, at: tickets.reach(last_reply(t), by=by, at=at),
        "hear": lambda t, n, at: hear(t, at),
        "machine": lambda t, n, at: hear(t, at, wakes=False),
        "call": call,
        "take": lambda t, n, at: tickets.take(t, by=by, at=at),
        "to team": to_team,
        "describe": describe,
        "ask": lambda t, n, at: tickets.wait_for_requester(t, questions="?", by=by, at=at),
        "wait": lambda t, n, at: tickets.wait_for_third_party(t, on="x", by=by, at=at),
        "go on": lambda t, n, at: tickets.go_on(t, by=by, at=at),
        "resolve": lambda t, n, at: tickets.resolve(t, by=by, at=at, **SAID),
        "close": lambda t, n, at: tickets.close(t, by=by, at=at),
        "reopen": lambda t, n, at: tickets.reopen(t, reason="x", by=by, at=at),
        "merge": lambda t, n, at: tickets.merge(receive(at=at), into=t, by=by, at=at),
        "undo": undo,
        "sweep": lambda t, n, at: promises.sweep(at=at),
    }


VERBS = (
    *("reply", "withdraw", "miss", "reach", "hear", "machine", "call", "take", "to team"),
    *("describe", "ask", "wait", "go on", "resolve", "close", "reopen", "merge", "undo", "sweep"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(st.tuples(st.sampled_from(VERBS), st.integers(1, 400)), max_size=18))
def test_what_is_kept_equals_what_the_events_say(policy, receive, verbs, noon, acts):
    policy(PROMISED, pauses=["waiting_requester"], points=[50, 75])
    ticket, at = receive(), noon

    for verb, minutes in acts:
        at += timedelta(minutes=minutes)
        try:
            verbs[verb](ticket, minutes, at)
        except (tickets.Refused, tickets.NobodyToReach, IndexError, AttributeError):
            continue
        ticket.refresh_from_db()

    found = promises.compare(after=ticket.pk - 1)
    assert [one for _ticket, _many, wrong in found for one in wrong] == []
