"""The telephone system tells who is calling, and a call becomes a ticket."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.calls import operations as calls
from deskbell.calls import queries
from deskbell.calls.decisions import NotACall, Told, told_in
from deskbell.kernel.permission import NotPermitted
from deskbell.tasks import queries as tasks
from deskbell.worklog import queries as worklog

pytestmark = pytest.mark.proves("INT-3")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
NAMED = st.dictionaries(
    st.sampled_from(["call_id", "from", "state", "began_at", "ended_at", "name"]), JSON
)


@given(JSON | NAMED)
def test_whatever_is_sent_tells_of_a_call_or_is_refused(body):
    try:
        told = told_in(body, at=NOON)
    except NotACall:
        return
    assert told.name
    assert "\0" not in told.name + told.number + told.caller
    assert all(one is None or one.tzinfo for one in (told.began_at, told.ended_at))


def test_systems_call_the_same_by_other_names():
    ours = told_in({"call_id": "7", "from": "+49301234", "state": "ringing"}, at=NOON)
    theirs = told_in({"uniqueid": 7, "callerNumber": "+49301234"}, at=NOON)

    assert ours == theirs == Told("7", "+49301234", "", None, None)


@pytest.fixture
def line(desk, ada, actor, noon):
    return calls.open_line(desk, "Switchboard", by=actor(ada), at=noon)


@pytest.mark.django_db
def test_a_call_is_told_of_once_however_often_it_is_told(line, noon, mara, actor):
    ringing = told_in({"call_id": "7", "from": "+49301234"}, at=noon)
    over = told_in({"call_id": "7", "state": "hangup"}, at=noon + timedelta(minutes=4))
    for told in (ringing, ringing, over, over):
        calls.hear(line[0], told, at=noon)

    [call] = queries.calls_lately(actor(mara), at=noon + timedelta(minutes=5))
    assert (call.number, call.ended_at) == ("+49301234", noon + timedelta(minutes=4))


@pytest.mark.django_db
def test_a_line_is_known_by_its_token_until_it_is_closed(line, ada, actor, noon):
    opened, token = line
    assert queries.line_known_by(token) == opened
    assert queries.line_known_by(f"{token}x") is None
    assert token not in str(vars(opened))
    calls.close_line(opened, by=actor(ada), at=noon)

    assert queries.line_known_by(token) is None


@pytest.mark.django_db
def test_calls_elsewhere_are_nobodys_business(line, noon, hanna, ines, actor):
    calls.hear(line[0], told_in({"call_id": "7", "from": "1"}, at=noon), at=noon)

    for person in (hanna, ines):
        assert queries.calls_lately(actor(person), at=noon) == []


@pytest.mark.django_db
def test_agents_open_no_lines(desk, mara, actor, noon):
    with pytest.raises(NotPermitted):
        calls.open_line(desk, "Mine", by=actor(mara), at=noon)


@pytest.mark.django_db
def test_a_call_becomes_a_ticket_with_its_length_and_whom_to_call_back(
    line, desk, first_line, ines, mara, actor, noon
):
    call = calls.hear(line[0], told_in({"call_id": "7", "from": "1"}, at=noon), at=noon)
    ticket = calls.log(
        desk=desk,
        requester=ines,
        subject="No sound",
        channel="phone",
        is_taken=True,
        minutes=4,
        callback=calls.Callback("Call Ines back: 1", noon + timedelta(hours=2)),
        call=call,
        by=actor(mara),
        at=noon,
    )

    assert ticket.holder == mara
    assert worklog.spent_on(actor(mara), ticket) == 4
    [task] = tasks.tasks_of(ticket.pk)
    assert (task.title, task.is_gating) == ("Call Ines back: 1", True)
    assert queries.calls_lately(actor(mara), at=noon) == []
    [kept] = queries.calls_of(actor(mara), ticket)
    assert (kept, kept.ended_at - kept.began_at) == (call, timedelta(minutes=4))


@pytest.mark.django_db
def test_a_call_that_nobody_told_of_is_kept_too(desk, first_line, ines, mara, hanna, actor, noon):
    said = {"desk": desk, "requester": ines, "subject": "No sound", "channel": "phone"}
    ticket = calls.log(**said, began_at=noon, minutes=7, by=actor(mara), at=noon)

    [kept] = queries.calls_of(actor(mara), ticket)
    assert (kept.began_at, kept.ended_at) == (noon, noon + timedelta(minutes=7))
    assert queries.calls_of(actor(hanna), ticket) == []
