"""Beside a ticket: what its requester had before, and what is open where they work."""

import re
from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-14")]


@pytest.fixture
def another(desk, first_line, noon):
    """A ticket of somebody, some hours later."""

    def another(requester, subject, hours=1, **more):
        at = noon + timedelta(hours=hours)
        return tickets.receive(
            desk=more.pop("desk", desk),
            requester=requester,
            subject=subject,
            channel="phone",
            by=SYSTEM,
            at=at,
            **more,
        )

    return another


@pytest.fixture
def beside(at_desk, page, printer_ticket):
    """The subjects beside the printer ticket, and the addresses of all of them."""

    def beside(browser=at_desk):
        side = browser.get(page()).content.decode().partition('class="side"')[2]
        named = re.findall(r'<span class="row__number">#\d+</span> ([^<]*)</a>', side)
        more = re.findall(r'href="([^"]*filter=[^"]*)"', side)
        return named, [address.replace("&amp;", "&") for address in more]

    return beside


def test_it_shows_what_the_requester_asked_for_and_what_concerns_them(
    beside, another, ines, jonas, printer_ticket
):
    another(ines, "The scanner")
    another(jonas, "For Ines", affected=ines, hours=2)

    assert beside()[0][:2] == ["For Ines", "The scanner"]


def test_what_came_by_another_record_of_theirs_counts(beside, another, ines, people, actor, noon):
    twin = people.add_person("Ines R.", mail="ines@home.example", by=SYSTEM, at=noon)
    another(twin, "From home")
    people.merge(ines, twin, by=SYSTEM, at=noon)

    assert beside()[0] == ["From home"]


def test_it_shows_what_is_open_where_they_work(beside, another, jonas, mara, actor, noon):
    done = another(jonas, "Done")
    tickets.resolve(done, cause="c", done="d", code="fixed", by=actor(mara), at=noon)
    another(jonas, "Open at Roth", hours=2)

    assert beside()[0] == ["Open at Roth"]


def test_all_of_them_are_a_line_away(beside, another, ines, jonas, at_desk):
    for n in range(7):
        another(ines, f"Hers {n}", hours=n)
        another(jonas, f"His {n}", hours=n)
    named, more = beside()

    assert [subject[:3] for subject in named] == ["Her"] * 5 + ["His"] * 5
    hers, theirs = (at_desk.get(address).content.decode() for address in more)
    assert hers.count("Hers ") == 7
    assert "His 1" not in hers
    assert theirs.count("His ") == 7


@pytest.mark.proves("SEC-2")
def test_what_one_may_not_see_is_not_beside_it(beside, another, ines, jonas, hr_desk, hanna):
    another(ines, "A secret", confidential_class="HR")
    another(jonas, "His secret", confidential_class="HR")
    another(ines, "At another desk", desk=hr_desk)

    assert beside()[0] == []
