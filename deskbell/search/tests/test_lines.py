"""Filter words in a search, and what is offered while one types."""

from datetime import UTC, datetime

import pytest

from deskbell.files import operations as files
from deskbell.kernel.actors import SYSTEM
from deskbell.search import operations as search
from deskbell.search.queries import found_for, line_for, suggestions_for
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def receive(desk, first_line, ines, noon):
    """A ticket that can be found at once."""

    def receive(text, subject="Help", **more):
        contact = {"desk": desk, "requester": ines, "channel": "mail", "by": SYSTEM, "at": noon}
        ticket = tickets.receive(subject=subject, text=text, **{**contact, **more})
        search.rewrite([ticket.pk])
        return ticket

    return receive


@pytest.fixture
def find(mara, actor):
    def find(typed, by=mara):
        return [hit.row.number for hit in found_for(actor(by), typed, at=NOON).hits]

    return find


@pytest.fixture
def offered(mara, actor):
    """What a line could go on with."""

    def offered(typed, by=mara):
        found = found_for(actor(by), typed, at=NOON)
        return [one.line for one in suggestions_for(actor(by), typed, found.hits)]

    return offered


def test_words_and_filter_words_narrow_one_another(receive, find, ines, jonas, mara, actor):
    hers = receive("The printer stops")
    his = receive("The printer stops", requester=jonas)
    waiting = receive("The printer stops")
    tickets.wait_for_requester(waiting, questions="Which?", by=actor(mara), at=NOON)
    receive("The scanner stops")

    assert set(find("printer")) == {hers.number, his.number, waiting.number}
    assert find("printer from:jonas") == [his.number]
    assert find("team:first is:waiting from:ines before:2026-04 printer") == [waiting.number]
    assert find("before:2026-03 printer") == []
    assert set(find("printer -from:jonas -is:waiting")) == {hers.number}


def test_words_can_be_left_out(receive, find):
    plain = receive("The printer stops")
    receive("The printer is out of toner")

    assert find("printer -toner") == [plain.number]
    assert find("is:open -toner") == [plain.number]


def test_filter_words_alone_find_too(receive, find, jonas):
    his = receive("Anything", requester=jonas)
    receive("Anything")

    assert find("from:jonas") == [his.number]


def test_many_are_found_as_few_are(receive, find, monkeypatch):
    numbers = {receive("The printer stops").number for _ in range(4)}
    few = receive("The scanner stops").number
    monkeypatch.setattr("deskbell.search.queries._saying.FEW", 2)

    assert set(find("printer")) == set(find("printer is:open")) == numbers
    assert find("scanner") == [few]


@pytest.mark.proves("SEC-2")
def test_no_filter_word_shows_what_one_may_not_see(receive, find, hanna, mara):
    receive("A secret", confidential_class="HR")
    open_to_all = receive("A printer")

    for line in ("is:open", "confidential:HR", "-is:closed", "is:open or is:closed", "-zebra"):
        assert find(line, by=hanna) == []
        assert set(find(line)) <= {open_to_all.number}


def test_it_says_what_a_line_means_and_what_it_does_not(mara, actor):
    def line(typed):
        return line_for(actor(mara), typed)

    assert line("is:waiting printer").sentence == (
        "status is Waiting for requester or Waiting for third party"
    )
    assert line("is:wiating printer").problem.startswith(
        "is:wiating: There is no such state. There are: new, open, waiting"
    )
    assert line("team:nowhere").problem == "team:nowhere: Nobody and nothing here is called that."
    assert line("taem:hardware").mistaken == (("taem", "team"),)
    assert not line("https://x.example/a (or so").problem


def test_files_say_why_they_were_found(receive, mara, actor, noon):
    stored = files.store([b"%PDF-1.4"], at=noon)
    receive("See there.", files=[tickets.Attached(stored, "invoice-2026.pdf")])

    (hit,) = found_for(actor(mara), "invoice", at=NOON).hits
    assert [piece.text for piece in hit.pieces if piece.is_found] == ["invoice-2026.pdf"]


def test_people_are_marked_where_they_were_found(receive, mara, actor):
    receive("See there.")

    (hit,) = found_for(actor(mara), "roth", at=NOON).hits
    assert [piece.text for piece in hit.requester if piece.is_found] == ["Roth"]


def test_fields_and_their_values_are_offered(offered, receive, second_line, jonas):
    receive("The printer stops")

    assert "printer team:" in offered("printer te")
    assert offered("printer team:sec") == ['printer team:"Second line" ']
    assert offered("from:jon") == ['from:"Jonas Weber" ']
    assert offered("is:wait") == ["is:waiting "]
    assert offered("-status:waiting") == [
        "-status:waiting_requester ",
        "-status:waiting_third_party ",
    ]
    assert offered("printer ") == []
    assert offered("nofield:x") == []


def test_words_of_what_was_found_are_offered(offered, receive):
    receive("The Druckertreiber stops", subject="Drucker im Lager")

    assert offered("druck") == ["drucker ", "druckertreiber "]


@pytest.mark.proves("SEC-2")
def test_nothing_is_offered_that_one_may_not_see(offered, receive, hanna, ines, desk, mara):
    receive("Schadenfreude", subject="Schadenfreude", confidential_class="HR")

    assert offered("schaden") == offered("schaden", by=hanna) == []
    assert offered("team:fir", by=hanna) == []
    assert offered("desk:IT", by=hanna) == []
