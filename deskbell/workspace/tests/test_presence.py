"""A page says what ticket it shows, and shows who else is there."""

import pytest
from django.utils import timezone

from deskbell.presence import operations as presence
from deskbell.presence.models import Sign
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-4", "COL-7")]

PAGE = {"page": "0123456789abcdef", "doing": "reply"}


@pytest.fixture
def tomas_writes(printer_ticket, tomas, actor):
    presence.appear(
        printer_ticket, page="elsewhere", doing="reply", by=actor(tomas), at=timezone.now()
    )


@pytest.mark.usefixtures("tomas_writes")
def test_a_page_hears_who_else_is_there(at_desk, page, mara):
    shown = at_desk.htmx("post", page("ticket-presence"), PAGE).content.decode()

    assert "Tomas Dimov is writing an answer" in shown
    assert "Mara" not in shown
    assert Sign.objects.get(person=mara).doing == "reply"


@pytest.mark.usefixtures("tomas_writes")
def test_a_list_hears_where_others_are(at_desk, printer_ticket):
    shown = at_desk.htmx("get", "/presence/").content.decode()

    assert f'data-marks="ticket-{printer_ticket.pk}-row"' in shown
    assert 'title="Tomas Dimov is writing an answer"' in shown


def test_a_page_that_goes_says_so(at_desk, page):
    at_desk.htmx("post", page("ticket-presence"), PAGE)
    assert at_desk.htmx("post", page("ticket-presence-end"), PAGE).status_code == 204

    assert not Sign.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"page": "x"}, {"page": "'; DROP TABLE"}, {"page": "a" * 99}])
def test_a_page_without_a_name_only_looks(at_desk, page, sent):
    assert at_desk.htmx("post", page("ticket-presence"), sent).status_code == 200
    assert not Sign.objects.exists()


def test_nonsense_done_is_looking(at_desk, page):
    at_desk.htmx("post", page("ticket-presence"), PAGE | {"doing": "dancing"})

    assert Sign.objects.get().doing == "looking"


def test_a_page_left_alone_keeps_nobody_signed_in(at_desk, page, settings):
    session = at_desk.session
    session["seen_at"] = (timezone.now() - settings.SESSION_IDLE / 2).isoformat()
    session.save()
    before = session["seen_at"]
    by_itself = {"Deskbell-By-Itself": "1"}

    at_desk.htmx("post", page("ticket-presence"), PAGE, **by_itself)
    assert at_desk.session["seen_at"] == before

    at_desk.htmx("post", page("ticket-presence"), PAGE)
    assert at_desk.session["seen_at"] > before


def test_whoever_begins_to_answer_takes_what_nobody_has_and_may_give_it_back(
    at_desk, page, printer_ticket, now_of, mara, lena
):
    begun = at_desk.htmx("post", page("reply-beginning"))

    assert now_of(printer_ticket).holder == mara
    assert "since you began to answer it" in begun["HX-Trigger"]
    undo = begun["HX-Trigger"].split('"undo": "')[1].split('"')[0]
    at_desk.htmx("post", undo)
    assert now_of(printer_ticket).holder == lena
    assert not now_of(printer_ticket).is_taken


def test_what_somebody_has_taken_stays_theirs_whoever_begins_to_answer(
    at_desk, page, printer_ticket, now_of, tomas, actor, noon
):
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    begun = at_desk.htmx("post", page("reply-beginning"))

    assert begun.status_code == 204
    assert "HX-Trigger" not in begun
    assert now_of(printer_ticket).holder == tomas


def test_only_an_answer_begins_so(at_desk, page, printer_ticket, tomas, actor, noon):
    open_to_all = at_desk.get(page()).content.decode()
    assert open_to_all.count("data-begins") == 1

    tickets.take(printer_ticket, by=actor(tomas), at=noon)
    assert "data-begins" not in at_desk.get(page()).content.decode()
