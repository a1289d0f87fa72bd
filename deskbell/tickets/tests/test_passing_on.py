"""Whoever passes work on says what the next one should know."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.decisions import Held, needs_a_note

pytestmark = pytest.mark.proves("TKT-11")

HELD = st.builds(Held, st.integers(1, 3), st.integers(1, 3), st.booleans())


@given(HELD, HELD, st.integers(1, 3))
def test_nobody_writes_a_note_to_themself_or_where_nothing_passes(before, after, by):
    assert not needs_a_note(before, before, by=by)
    if after.is_taken and after.holder_id == by:
        assert not needs_a_note(before, after, by=by)


@given(HELD, HELD)
def test_every_transfer_between_teams_is_told(before, after):
    if before.team_id != after.team_id:
        assert needs_a_note(before, after, by=None)


@given(HELD, HELD)
def test_what_somebody_had_taken_is_told_to_the_next(before, after):
    if before.is_taken and (after.holder_id != before.holder_id or not after.is_taken):
        assert needs_a_note(before, after, by=None)


@pytest.mark.django_db
def test_it_is_refused_without_one(printer_ticket, mara, tomas, second_line, actor, noon):
    later = noon + timedelta(hours=1)
    tickets.take(printer_ticket, by=actor(mara), at=noon)

    for to in ({"holder": tomas}, {"team": second_line}):
        with pytest.raises(tickets.Refused, match="what the next one should know"):
            tickets.assign(printer_ticket, reason=" ", **to, by=actor(mara), at=later)
    held = tickets.assign(
        printer_ticket, holder=tomas, reason="Roller ordered", by=actor(mara), at=later
    )
    assert held.holder == tomas


@pytest.mark.django_db
def test_what_nobody_has_begun_is_given_within_its_team_without(
    printer_ticket, mara, tomas, actor, noon
):
    assert tickets.assign(printer_ticket, holder=tomas, by=actor(mara), at=noon).holder == tomas


@pytest.mark.django_db
def test_the_desk_itself_passes_on_without(printer_ticket, second_line, noon):
    assert tickets.assign(printer_ticket, team=second_line, by=SYSTEM, at=noon).team == second_line
