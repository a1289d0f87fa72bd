"""Who is mentioned, who watches, and whose ticket wakes: they hear of it, once."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.notices import operations as notices
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-10")]


def hear(ticket, author, at):
    tickets.hear(ticket, author=author, channel="mail", text="And now?", by=SYSTEM, at=at)


@pytest.mark.proves("COL-2")
def test_who_is_mentioned_hears_of_it_and_whoever_wrote_it_does_not(
    taken, mara, tomas, second_line, people, actor, told, later, noon
):
    people.join_team(tomas, second_line, by=SYSTEM, at=noon)
    text = "@Tomas Dimov, @Mara Koleva, @Second line: look"
    tickets.note(taken, text=text, by=actor(mara), at=later())

    assert told(tomas)[:2] == ["mentioned", "mentioned"]
    assert "mentioned" not in told(mara)


@pytest.mark.proves("COL-2")
def test_who_watches_hears_what_others_do_to_it_once_and_of_kinds_they_choose(
    taken, tomas, mara, ines, actor, told, later
):
    tickets.watch(taken, tomas, by=actor(mara), at=later())
    hear(taken, ines, later(2))
    tickets.reply(taken, text="Soon", by=actor(mara), at=later(3))
    assert told(tomas)[:2] == ["watched", "watched"]
    tickets.note(taken, text="Ask @Tomas", by=actor(mara), at=later(4))
    assert told(tomas)[0] == "mentioned"
    tickets.assign(taken, holder=tomas, reason="Yours", by=actor(mara), at=later(5))
    tickets.resolve(taken, cause="x", done="x", code="fixed", by=actor(mara), at=later(6))

    assert told(tomas)[:2] == ["moved", "given"]
    notices.choose({"watched": []}, by=actor(tomas), at=later(7))
    assert "watched" not in told(tomas)


def test_who_watches_what_they_may_see_no_longer_hears_nothing(
    taken, tomas, mara, ines, people, actor, told, later
):
    tickets.watch(taken, tomas, by=actor(mara), at=later())
    tickets.describe(taken, confidential_class="HR", by=SYSTEM, at=later(2))
    hear(taken, ines, later(3))

    assert told(tomas) == []


def test_what_was_snoozed_rings_when_its_time_has_come(taken, mara, actor, told, later):
    tickets.snooze(taken, until=later(2), by=actor(mara), at=later())
    tickets.wake_all_due(at=later(2))

    assert told(mara)[0] == "woken"
