"""One's own requests in plain words, for those who work at no desk."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2", "TKT-1")]


@pytest.fixture
def page(sign_in):
    def page(person, at=""):
        return sign_in(person).get(f"/requests/{at}").content.decode()

    return page


def test_a_requester_sees_what_they_asked_and_who_has_it(page, ines, printer_ticket):
    shown = page(ines)

    assert "The printer stops in the middle of shipping labels" in shown
    assert f"#{printer_ticket.number}" in shown
    assert "Received, Lena answers for it" in shown


def test_in_words_that_follow_the_work(page, ines, printer_ticket, mara, actor, noon):
    by = actor(mara)
    tickets.take(printer_ticket, by=by, at=noon)
    assert "With Mara" in page(ines)
    tickets.wait_for_requester(printer_ticket, questions="Which labels?", by=by, at=noon)
    assert "Waiting for your answer, with Mara" in page(ines)
    tickets.wait_for_third_party(printer_ticket, on="The maker", by=by, at=noon)
    assert "With Mara, who waits for somebody else" in page(ines)
    tickets.resolve(
        printer_ticket, cause="Worn roller", done="Changed it", code="fixed", by=by, at=noon
    )
    assert "Solved by Mara" in page(ines)


def test_nobody_else_does(page, jonas, printer_ticket):
    shown = page(jonas)

    assert "printer" not in shown
    assert "You have not asked for anything yet" in shown


def test_staff_see_here_what_they_asked_themselves(page, mara, printer_ticket, desk, noon):
    own = tickets.receive(
        desk=desk, requester=mara, subject="My chair", channel="mail", by=SYSTEM, at=noon
    )

    shown = page(mara)

    assert own.subject in shown
    assert printer_ticket.subject not in shown


def test_the_start_of_somebody_without_a_desk_is_here(sign_in, ines, mara):
    assert sign_in(ines).get("/")["Location"] == "/requests/"
    assert sign_in(mara).get("/").status_code == 200


def test_what_is_done_is_shown_in_portions(page, ines, desk, first_line, mara, actor, noon):
    for n in range(27):
        done = tickets.receive(
            desk=desk, requester=ines, subject=f"Old {n:02}", channel="mail", by=SYSTEM, at=noon
        )
        tickets.resolve(done, cause="x", done="y", code="fixed", by=SYSTEM, at=noon)

    first = page(ines)
    assert "Old 26" in first
    assert "Old 01" not in first
    assert "Older ones" in first
    second = page(ines, f"?before={done.number - 24}")
    assert "Old 01" in second
    assert "Old 02" not in second
