"""Finding what was said, in any language, mistyped or half typed; and nothing one may not see."""

from datetime import UTC, datetime, timedelta

import pytest

from deskbell.files import operations as files
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.search import jobs
from deskbell.search import operations as search
from deskbell.search.models import Document
from deskbell.search.operations import _indexing
from deskbell.search.queries import found_for
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as aside
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def receive(desk, first_line, ines, noon):
    def receive(text, subject="Help", **more):
        contact = {"desk": desk, "requester": ines, "channel": "mail", "by": SYSTEM, "at": noon}
        return tickets.receive(subject=subject, text=text, **{**contact, **more})

    return receive


@pytest.fixture(autouse=True)
def _every_word_is_new(monkeypatch):
    """What a test wrote is rolled back: no word is there already."""
    monkeypatch.setattr(_indexing, "_remembered", set())


@pytest.fixture
def find(mara, actor, noon, django_capture_on_commit_callbacks):
    """The numbers of the tickets Mara, or somebody else, finds."""

    def find(typed, by=mara):
        with django_capture_on_commit_callbacks(execute=True):
            while relay.drain():
                pass
        return [hit.row.number for hit in found_for(actor(by), typed, at=noon).hits]

    return find


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("The label printers stop at dock 2", "printer stop"),
        ("The label printer stops", "PRINT"),
        ("The label printer stops", "printers"),
        ("Die Rechnungen fehlen, Straße gesperrt", "rechnung strasse"),
        ("Принтерът в склада спира", "принтер склад"),
        ("لا أستطيع فتح الطابعة", "الطابعه"),
        ("倉庫のプリンターが故障しました", "プリンター"),
        ("倉庫のプリンターが故障しました", "故障"),
        ("打印机坏了", "打印机"),
        ("프린터가 고장났습니다", "프린터"),
        ("Error 0x80070005 on TX-40", "tx-40"),
        ("Error 0x80070005 on TX-40", "0x8007"),
        ("Ask o'brien about C++ & 'quotes'", "o'brien 'quotes'"),
    ],
)
def test_words_of_many_languages(receive, find, text, typed):
    ticket = receive(text)
    receive("Something else altogether.")

    assert find(typed) == [ticket.number]


def test_all_words_must_be_there_wherever_on_the_ticket(receive, find, ines, mara, actor, noon):
    ticket = receive("The roller squeaks.", subject="Paper jam")
    tickets.hear(ticket, author=ines, channel="mail", text="On floor seven.", by=SYSTEM, at=noon)
    tickets.reply(ticket, text="Clean the sensor.", by=actor(mara), at=noon)
    tickets.describe(ticket, said={"device": "Laserwriter"}, by=actor(mara), at=noon)

    assert find("paper roller seven sensor laserwriter") == [ticket.number]
    assert find("paper roller eight") == []


def test_a_number_comes_first(receive, find):
    named = receive("The roller squeaks.")
    telling = receive(f"It is like #{named.number}, says Tomas.")

    assert find(f"#{named.number}") == [named.number, telling.number]


@pytest.mark.parametrize("typed", ["lsot", "olst", "lots"])
def test_two_letters_changed_over_in_a_short_word_are_no_matter(receive, find, typed):
    ticket = receive("The parcel is lost")

    assert find(typed) == [ticket.number]


@pytest.mark.parametrize("typed", ["pritner", "prnter", "priinter"])
def test_a_mistyped_word_is_taken_for_the_one_that_was_written(receive, find, mara, actor, typed):
    ticket = receive("The printer stops")

    assert find(typed) == [ticket.number]
    assert found_for(actor(mara), typed, at=NOON).instead == ("printer",)


def test_people_are_found_by_the_name_they_have_now(receive, find, ines, people, noon):
    ticket = receive("See there.")
    assert find("ines roth") == find("ines@roth.example") == [ticket.number]

    people.change_person(ines, name="Ines Sommer", by=SYSTEM, at=noon)
    find("x")
    jobs.rewrite_tickets_of.func(person_id=ines.pk)

    assert find("sommer") == [ticket.number]


def test_files_are_found_by_name(receive, find, noon):
    stored = files.store([b"%PDF-1.4"], at=noon)
    ticket = receive("See there.", files=[tickets.Attached(stored, "invoice-2026.pdf")])

    assert find("invoice-2026") == find("invoice") == [ticket.number]


@pytest.mark.parametrize(
    "typed", ["", " ", "***", "''", "\\", "a:* | b", "!", "&", "<->", "\0", "(" * 50]
)
def test_odd_input_finds_nothing_and_breaks_nothing(receive, find, typed):
    receive("Something.")

    assert find(typed) == []


@pytest.mark.proves("COL-1", "SEC-2")
def test_notes_are_found_by_those_who_read_them_and_told_to_nobody_else(
    receive, find, mara, ines, hanna, actor, noon
):
    ticket = receive("The printer stops")
    tickets.note(ticket, text="Schadenfreude", by=actor(mara), at=noon)

    assert find("schadenfreude") == [ticket.number]
    assert find("schadenfreude", by=ines) == find("schadenfreude", by=hanna) == []
    assert found_for(actor(hanna), "schadenfreute", at=NOON).instead == ()


ELSEWHERE = {
    "the very word that is typed": ["pritner"],
    "words that are nearer": ["aritner", "britner", "critner", "dritner"],
    "many words that are alike": [f"pri{a}n{b}r" for a in "abcdefghjkm" for b in "abcdfghjkmn"],
}


@pytest.mark.proves("COL-1", "SEC-2", "SEC-9")
@pytest.mark.parametrize("written", ELSEWHERE)
def test_nobody_learns_by_mistyping_what_is_written_where_they_may_not_read(
    receive, find, mara, ada, actor, noon, hr_desk, hanna, written
):
    """What Mara finds is the same whatever stands on tickets, and in notes, she cannot see."""
    ticket = receive("The printer stops")
    typed = ["pritner", "pritnr", "prinetr", "prntr"]
    before = [(find(one), found_for(actor(mara), one, at=NOON).instead) for one in typed]
    assert before[0] == ([ticket.number], ("printer",))

    words = " ".join(ELSEWHERE[written])
    receive(words, confidential_class="HR")
    other = receive("Nothing", desk=hr_desk, team=None)
    tickets.note(other, text=words, by=actor(hanna), at=noon)
    find("x")

    after = [(find(one), found_for(actor(mara), one, at=NOON).instead) for one in typed]
    assert after == before


@pytest.mark.proves("COL-1", "COL-2", "SEC-2")
def test_what_was_said_aside_is_found_by_those_who_work_on_it_alone(
    receive, find, mara, ines, hanna, actor, noon
):
    ticket = receive("The printer stops")
    question = sides.ask(
        ticket,
        to=[("pia@printers.example", "Pia")],
        subject="A zahnriemen",
        said=sides.Said("Which keilriemen?"),
        by=actor(mara),
        at=noon,
    )
    conversation = aside.conversation(question.conversation_id)
    pia = aside.correspondents_of(conversation)[0].person
    sides.hear(conversation, author=pia, text="The flachriemen.", by=SYSTEM, at=noon)

    for typed in ("zahnriemen", "keilriemen", "flachriemen"):
        assert find(typed) == [ticket.number]
        (hit,) = found_for(actor(mara), typed, at=NOON).hits
        assert any(piece.is_found for piece in hit.pieces)
        assert find(typed, by=ines) == find(typed, by=hanna) == []
    same = receive("The same")
    tickets.merge(ticket, into=same, by=actor(mara), at=noon + AN_HOUR)
    assert same.number in find("flachriemen")


@pytest.mark.proves("SEC-2", "SEC-9")
def test_nobody_finds_what_they_may_not_see(receive, find, ines, otto, hanna, mara, ada):
    receive("A very secret word", confidential_class="HR")

    assert [find("secret", by=one) for one in (ines, otto, hanna, mara, ada)] == [[]] * 5


def test_what_has_left_a_ticket_is_found_where_it_went(receive, find, jonas, mara, actor, noon):
    ticket = receive("The printer stops")
    wrong = tickets.hear(
        ticket, author=jonas, channel="mail", text="Zebra", by=SYSTEM, at=noon + AN_HOUR
    )
    assert find("zebra") == [ticket.number]
    new = tickets.separate(wrong, by=actor(mara), at=noon + AN_HOUR)
    assert find("zebra") == [new.number]

    tickets.merge(new, into=ticket, by=actor(mara), at=noon + 2 * AN_HOUR)
    assert ticket.number in find("zebra")


def test_it_says_where(receive, find, mara, actor):
    receive("Good morning, the label printers at dock 2 stop.")
    find("printer")

    (hit,) = found_for(actor(mara), "printer", at=NOON).hits
    assert [piece.text for piece in hit.pieces if piece.is_found] == ["printers"]


def test_tickets_from_before_there_was_search_are_caught_up_with(receive, find):
    ticket = receive("The printer stops")
    find("x")
    Document.objects.all().delete()

    assert search.catch_up() == 1
    assert search.catch_up() == 0
    assert find("printer") == [ticket.number]
