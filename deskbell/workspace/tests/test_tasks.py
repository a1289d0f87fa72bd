"""Tasks beside a ticket, and the list of what somebody has to do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deskbell.tasks import operations as tasks
from deskbell.tasks import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-5")]

ENDING = {"code": "fixed", "cause": "A worn roller", "done": "A new one"}


@pytest.fixture
def refund(printer_ticket, second_line, mara, actor, noon):
    return tasks.add(
        printer_ticket, title="Refund the labels", team=second_line, by=actor(mara), at=noon
    )


def test_a_task_is_added_beside_the_ticket(at_desk, page, second_line, printer_ticket, words):
    form = {"title": "Refund the labels", "team": second_line.pk, "is_gating": "on"}
    at_desk.htmx("post", page("ticket-tasks"), form)

    assert "Refund the labels" in words(at_desk.get(page("ticket-work")))
    assert "added the task Refund the labels" in words(at_desk.get(page()))


def test_the_ticket_cannot_be_resolved_meanwhile_and_the_form_says_why(
    at_desk, page, refund, words, now_of, printer_ticket
):
    asked = at_desk.htmx("get", page("ticket-resolution"))
    answer = at_desk.htmx("post", page("ticket-resolution"), ENDING)

    assert "It waits for: Refund the labels." in words(asked)
    assert "despite" not in asked.content.decode()
    assert answer.status_code == 422
    assert "Do or skip them first" in words(answer)
    assert not now_of(printer_ticket).is_finished


def test_a_lead_resolves_it_all_the_same_and_says_why(
    browser, lena, page, refund, now_of, printer_ticket
):
    given = ENDING | {"despite": "Billing is on strike"}
    browser(lena).htmx("post", page("ticket-resolution"), given)

    assert now_of(printer_ticket).is_finished


def test_a_task_is_done_skipped_and_opened_again(at_desk, refund):
    def state():
        return queries.tasks_of(refund.ticket_id)[0].state

    at_desk.htmx("post", f"/tasks/{refund.pk}/finish/")
    assert state() == "done"
    at_desk.htmx("post", f"/tasks/{refund.pk}/reopening/")
    assert state() == "open"
    at_desk.htmx("post", f"/tasks/{refund.pk}/skipping/", {"reason": "They paid"})
    assert state() == "skipped"


def test_a_team_elsewhere_finds_its_task_in_its_list_and_nothing_of_the_ticket(
    browser, hanna, mara, actor, printer_ticket, people, hr_desk, noon, words
):
    from deskbell.kernel.actors import SYSTEM
    from deskbell.people import queries as asked

    team = asked.teams_answered_for(hanna.pk).get()
    people.join_team(hanna, team, by=SYSTEM, at=noon)
    task = tasks.add(printer_ticket, title="Check the contract", team=team, by=actor(mara), at=noon)
    her = browser(hanna)
    shown = words(her.get("/tasks/"))

    assert "Check the contract" in shown
    assert str(printer_ticket.number) not in shown
    assert "labels" not in shown
    her.post(f"/tasks/{task.pk}/finish/", {"from": "tasks"})
    assert "Check the contract" not in words(her.get("/tasks/"))


def test_who_has_no_business_with_it_finds_none(browser, hanna, refund):
    assert browser(hanna).post(f"/tasks/{refund.pk}/finish/").status_code == 404


def test_a_long_list_costs_no_more_questions_than_a_short_one(
    at_desk, printer_ticket, first_line, mara, actor, noon, django_assert_num_queries
):
    def add(times):
        for n in range(times):
            tasks.add(printer_ticket, title=f"{n}", team=first_line, by=actor(mara), at=noon)

    add(1)
    at_desk.get("/tasks/")
    with CaptureQueriesContext(connection) as few:
        at_desk.get("/tasks/")
    add(10)
    with django_assert_num_queries(len(few)):
        at_desk.get("/tasks/")
