"""A reply leaves later by itself, unless somebody speaks before it."""

from datetime import timedelta

import pytest

from deskbell.drafts import operations as drafts
from deskbell.drafts import queries
from deskbell.drafts.events import ReplyScheduled, ScheduledReplyStopped
from deskbell.drafts.operations import GoneMeanwhile, Written
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.people import operations as people
from deskbell.tickets import operations as tickets
from deskbell.tickets.queries import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-4")]

LATER = timedelta(hours=20)
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def schedule(printer_ticket, mara, actor, noon):
    def schedule(text="Good morning", **more):
        seen = max(messages_of(printer_ticket).values_list("pk", flat=True))
        more = {"send_at": noon + LATER, "seen": seen, "by": actor(mara), "at": noon} | more
        return drafts.schedule(
            printer_ticket, Written(text=text, files=more.pop("files", ())), **more
        )

    return schedule


@pytest.fixture
def answers(printer_ticket):
    return lambda: [m.text for m in messages_of(printer_ticket) if m.direction == "out"]


def ines_writes(ticket, ines, at):
    tickets.hear(ticket, author=ines, channel="mail", text="It works!", by=SYSTEM, at=at)


def test_it_leaves_at_its_time_and_not_before(schedule, answers, recorded, noon):
    schedule()
    assert recorded(ReplyScheduled).send_at == noon + LATER

    assert drafts.send_due(at=noon + LATER - AN_HOUR) == 0
    assert answers() == []

    assert drafts.send_due(at=noon + LATER) == 1
    assert answers() == ["Good morning"]
    assert drafts.send_due(at=noon + LATER) == 0


def test_it_is_sent_in_the_name_of_who_wrote_it_with_its_files(
    schedule, printer_ticket, mara, manual, noon
):
    schedule(files=(manual,))
    drafts.send_due(at=noon + LATER)

    message = messages_of(printer_ticket).last()
    assert message.author == mara
    assert [one.name for one in message.files.all()] == ["manual.txt"]


def test_the_ticket_waits_then_if_that_was_wanted(schedule, printer_ticket, noon):
    schedule(then_waits=True)
    drafts.send_due(at=noon + LATER)

    printer_ticket.refresh_from_db()
    assert printer_ticket.status == "waiting_requester"


def test_everybody_on_the_ticket_knows_what_is_to_come(schedule, printer_ticket, tomas, actor):
    schedule()

    [to_come] = queries.drafts_on(printer_ticket, by=actor(tomas)).to_come
    assert to_come.text == "Good morning"


def test_an_unseen_message_stops_it_and_it_is_a_draft_again(
    schedule, answers, printer_ticket, ines, mara, actor, recorded, noon
):
    schedule()
    ines_writes(printer_ticket, ines, noon + AN_HOUR)

    assert drafts.stop_overtaken([printer_ticket.pk], at=noon + AN_HOUR) == 1
    assert drafts.send_due(at=noon + LATER) == 0
    assert answers() == []
    assert recorded(ScheduledReplyStopped).why == "overtaken"
    [draft] = queries.drafts_on(printer_ticket, by=actor(mara)).own.values()
    assert (draft.text, draft.stopped) == ("Good morning", "overtaken")


def test_it_is_stopped_at_the_last_moment_too(schedule, answers, printer_ticket, ines, noon):
    schedule()
    ines_writes(printer_ticket, ines, noon + LATER)

    drafts.send_due(at=noon + LATER)
    assert answers() == []


def test_a_ticket_that_cannot_be_answered_any_more_stops_it(
    schedule, printer_ticket, mara, actor, recorded, noon
):
    schedule()
    resolved = tickets.resolve(
        printer_ticket, cause="Paper", done="Taken out", code="fixed", by=actor(mara), at=noon
    )
    tickets.close(resolved, by=actor(mara), at=noon)

    drafts.send_due(at=noon + LATER)
    assert recorded(ScheduledReplyStopped).why == "refused"


@pytest.mark.proves("TKT-10")
def test_a_merge_stops_it_and_it_is_a_draft_again(
    schedule, answers, printer_ticket, desk, jonas, lena, mara, actor, recorded, noon
):
    schedule()
    other = tickets.receive(
        desk=desk, requester=jonas, subject="Same", channel="mail", by=SYSTEM, at=noon
    )

    tickets.merge(printer_ticket, into=other, by=actor(lena), at=noon + AN_HOUR)
    assert drafts.send_due(at=noon + LATER) == 0

    stopped = recorded(ScheduledReplyStopped)
    assert (stopped.person_id, stopped.why) == (mara.pk, "merged")
    [draft] = queries.drafts_on(printer_ticket, by=actor(mara)).own.values()
    assert (draft.text, draft.stopped) == ("Good morning", "merged")
    assert not [one for one in messages_of(other) if one.direction == "out"]


def test_who_may_not_work_here_any_more_sends_nothing(
    schedule, answers, mara, desk, recorded, noon
):
    schedule()
    people.take_role(mara, "agent", desk=desk, by=SYSTEM, at=noon)

    drafts.send_due(at=noon + LATER)
    assert answers() == []
    assert recorded(ScheduledReplyStopped).why == "not_permitted"


def test_its_writer_may_send_it_now(schedule, answers, mara, actor, noon):
    draft = schedule()
    drafts.send_now(draft, by=actor(mara), at=noon + AN_HOUR)

    assert answers() == ["Good morning"]
    with pytest.raises(GoneMeanwhile):
        drafts.unschedule(draft, by=actor(mara), at=noon + AN_HOUR)


def test_nobody_else_sends_it_in_their_name(schedule, tomas, actor, noon):
    with pytest.raises(NotPermitted):
        drafts.send_now(schedule(), by=actor(tomas), at=noon)


def test_a_colleague_may_hold_it_back_and_its_writer_has_the_words(
    schedule, printer_ticket, mara, tomas, actor, noon
):
    drafts.unschedule(schedule(), by=actor(tomas), at=noon)

    assert queries.drafts_on(printer_ticket, by=actor(tomas)).own == {}
    assert queries.drafts_on(printer_ticket, by=actor(mara)).own["reply"].text == "Good morning"


def test_what_comes_back_joins_what_was_begun_meanwhile(
    schedule, printer_ticket, mara, actor, noon
):
    to_come = schedule()
    drafts.keep(
        printer_ticket, "reply", Written("One thing more"), version=0, by=actor(mara), at=noon
    )
    drafts.unschedule(to_come, by=actor(mara), at=noon)

    draft = queries.drafts_on(printer_ticket, by=actor(mara)).own["reply"]
    assert draft.text == "One thing more\n\nGood morning"


def test_nothing_is_laid_aside_over_a_message_that_was_not_seen(
    schedule, printer_ticket, ines, noon
):
    ines_writes(printer_ticket, ines, noon)

    with pytest.raises(tickets.Overtaken):
        schedule(seen=1)
