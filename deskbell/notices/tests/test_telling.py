"""Those who work here hear at once of what needs them, and of nothing else."""

import pytest

from deskbell.drafts import operations as drafts
from deskbell.drafts.operations import Written
from deskbell.kernel.actors import SYSTEM
from deskbell.notices import operations as notices
from deskbell.notices import queries
from deskbell.satisfaction import operations as satisfaction
from deskbell.sharing import operations as sharing
from deskbell.tasks import operations as tasks
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-10")]


def hear(ticket, author, at):
    tickets.hear(ticket, author=author, channel="mail", text="And now?", by=SYSTEM, at=at)


def test_a_new_ticket_is_told_to_its_team(printer_ticket, mara, tomas, hanna, ines, told):
    assert told(mara) == told(tomas) == ["arrived"]
    assert told(hanna) == told(ines) == []


def test_what_is_given_to_somebody_is_told_to_them_alone(
    printer_ticket, mara, tomas, first_line, actor, told, later
):
    tickets.assign(
        printer_ticket,
        team=first_line,
        holder=tomas,
        reason="Over to you",
        by=actor(mara),
        at=later(),
    )

    assert told(tomas) == ["given", "arrived"]
    assert told(mara) == ["arrived"]


def test_whose_reply_was_stopped_is_told_so(taken, mara, tomas, ines, actor, told, later):
    drafts.schedule(
        taken, Written(text="Hm"), send_at=later(9), seen=None, by=actor(tomas), at=later()
    )
    assert "stopped" not in told(tomas)
    tickets.close(
        tickets.resolve(taken, cause="A", done="B", code="fixed", by=actor(mara), at=later(2)),
        by=actor(mara),
        at=later(3),
    )
    drafts.send_due(at=later(9))

    assert told(tomas)[0] == "stopped"
    assert "stopped" not in told(mara)


def test_what_is_passed_on_is_told_to_the_next_team(
    printer_ticket, mara, tomas, second_line, people, actor, told, later, noon
):
    people.join_team(tomas, second_line, by=SYSTEM, at=noon)
    tickets.assign(
        printer_ticket, team=second_line, reason="Over to you", by=actor(mara), at=later()
    )

    assert told(tomas)[0] == "passed_on"


def test_an_answer_is_told_to_whoever_holds_the_ticket(taken, mara, tomas, ines, told, later):
    hear(taken, ines, later())

    assert told(mara) == ["answered", "arrived"]
    assert told(tomas) == ["arrived"]


def test_an_answer_nobody_holds_is_told_to_the_team(printer_ticket, ines, tomas, told, later):
    hear(printer_ticket, ines, later())

    assert told(tomas) == ["answered", "arrived"]


def test_that_it_was_not_over_is_told(taken, mara, ines, actor, told, later):
    tickets.resolve(taken, cause="x", done="y", code="fixed", by=actor(mara), at=later())
    hear(taken, ines, later(2))

    assert told(mara)[0] == "reopened"


@pytest.mark.proves("COL-5")
def test_a_task_is_told_to_its_team_and_its_end_to_the_holder_of_the_ticket(
    taken, first_line, mara, tomas, actor, told, later
):
    task = tasks.add(taken, title="Order a roller", team=first_line, by=actor(mara), at=later())
    assert told(tomas) == ["task", "arrived"]
    tasks.finish(task, by=actor(tomas), at=later(2))

    assert told(mara) == ["task_done", "arrived"]


@pytest.mark.proves("COL-3")
def test_who_contributes_hears_what_the_holder_hears(taken, mara, tomas, ines, actor, told, later):
    sharing.add(taken, person=tomas, by=actor(mara), at=later())
    hear(taken, ines, later(2))

    assert told(tomas) == ["answered", "sharing", "arrived"]
    assert told(mara) == ["answered", "arrived"]


def test_that_an_answer_reached_nobody_is_told(taken, mara, actor, told, later):
    message = tickets.reply(taken, text="On my way", by=actor(mara), at=later())
    tickets.miss(message, by=SYSTEM, at=later(2))

    assert told(mara)[0] == "missed"


def test_nobody_is_told_what_they_did_themselves(taken, mara, first_line, actor, told, later):
    tickets.assign(
        taken, team=first_line, holder=mara, reason="Over to you", by=actor(mara), at=later()
    )
    tickets.assign(taken, team=first_line, reason="Over to you", by=actor(mara), at=later(2))

    assert told(mara) == ["arrived"]


@pytest.mark.proves("SEC-2")
def test_what_somebody_may_no_longer_see_is_not_told(printer_ticket, mara, told, later):
    assert told(mara) == ["arrived"]
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=later())

    assert told(mara) == []


def test_whoever_looked_has_nothing_new(printer_ticket, mara, ines, actor, told, later):
    told(mara)
    assert queries.unseen(actor(mara), most=100) == 1
    notices.look(by=actor(mara))
    assert queries.unseen(actor(mara), most=100) == 0

    hear(printer_ticket, ines, later())
    told(mara)

    assert queries.unseen(actor(mara), most=100) == 1


def test_what_is_switched_off_does_not_ring(printer_ticket, mara, tomas, actor, told, noon):
    notices.choose({"arrived": [], "nonsense": []}, by=actor(mara), at=noon)

    assert queries.bell_of(actor(mara)).off == ["arrived"]
    assert told(mara) == []
    assert queries.unseen(actor(mara), most=100) == 0
    assert told(tomas) == ["arrived"]


@pytest.mark.proves("TKT-12")
def test_what_nobody_looks_after_is_told_to_whoever_answers_for_it(
    printer_ticket, lena, later, actor, told
):
    assert notices.watch(at=later(3)) == 0
    notices.watch(at=later(5))
    assert told(lena).count("unattended") == 1

    notices.watch(at=later(6))
    assert told(lena).count("unattended") == 1
    notices.watch(at=later(30))
    assert told(lena).count("unattended") == 2


@pytest.mark.proves("TKT-12")
def test_promised_news_that_are_late_and_tickets_left_lying_are_told(
    taken, mara, later, actor, told
):
    notices.watch(at=later(12))
    assert told(mara).count("overdue") == 1

    notices.watch(at=later(24 * 8))
    assert {"overdue", "stale"} <= set(told(mara))


@pytest.mark.proves("TKT-12")
def test_what_is_finished_is_left_in_peace(taken, mara, actor, later):
    tickets.resolve(taken, cause="x", done="y", code="fixed", by=actor(mara), at=later())

    assert notices.watch(at=later(24 * 30)) == 0


def test_what_is_a_month_old_is_forgotten(printer_ticket, mara, actor, told, later):
    told(mara)

    assert notices.clear_away(at=later(24 * 29)) == 0
    assert notices.clear_away(at=later(24 * 31)) == 1


def test_how_somebody_was_helped_is_told_to_whoever_helped(
    taken, mara, tomas, ines, actor, told, later
):
    tickets.resolve(taken, cause="x", done="y", code="fixed", by=actor(mara), at=later())
    resolution = asked.resolution_of(taken)
    satisfaction.rate(resolution, score=1, by=actor(ines), at=later(2))

    assert told(mara)[0] == "rated"
    assert "rated" not in told(tomas)
