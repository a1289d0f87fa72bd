"""Lists as pages: saved from the line, changed, shared, arranged, deleted and brought back."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.views import operations as views
from deskbell.views.decisions import Look
from deskbell.views.models import List

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-12", "UX-2")]


@pytest.fixture
def scanner(desk, jonas, noon):
    return tickets.receive(
        desk=desk, requester=jonas, subject="A scanner", channel="phone", by=SYSTEM, at=noon
    )


def save(browser, title, **more):
    answer = browser.post("/lists/new/?list=all&filter=printer", {"title": title, **more})
    assert answer.status_code == 302, answer.content.decode()
    return List.objects.get(title=title)


def test_what_is_narrowed_is_saved_under_a_title(at_desk, printer_ticket, scanner, words):
    narrowed = at_desk.get("/tickets/", {"list": "all", "filter": "printer"})
    assert "/lists/new/?list=all&amp;filter=printer" in narrowed.content.decode()

    saved = save(at_desk, "Printers")
    shown = words(at_desk.get("/tickets/", {"list": saved.key}))
    assert printer_ticket.subject in shown
    assert scanner.subject not in shown
    assert "Printers 1" in shown


def test_a_line_that_cannot_be_read_is_not_saved(at_desk, words):
    answer = at_desk.htmx("post", "/lists/new/?list=all&filter=colour:red", {"title": "Red"})

    assert answer.status_code == 422
    assert "There is no such field." in words(answer)
    assert not List.objects.exists()


def test_a_lead_says_who_sees_it(browser, lena, mara, first_line, words):
    lead = browser(lena)
    assert "First line" in words(lead.get("/lists/new/?list=all"))
    assert "Who sees it" not in words(browser(mara).get("/lists/new/?list=all"))

    saved = save(lead, "Printers", audiences=[f"{first_line.desk_id}-{first_line.pk}"])
    assert "Printers" in words(browser(mara).get("/lists/"))
    answer = lead.post(f"/lists/{saved.pk}/sharing/", {})
    assert answer.status_code == 302
    assert "Printers" not in words(browser(mara).get("/lists/"))


def test_an_audience_one_may_not_share_with_is_no_choice(browser, mara, lena, desk):
    for person in (mara, lena):
        answer = browser(person).post(
            "/lists/new/?list=all", {"title": "For all", "audiences": [str(desk.pk)]}
        )
        shared = List.objects.filter(title="For all", shares__isnull=False)
        assert answer.status_code in (200, 302, 422)
        assert not shared.exists()


def test_rows_say_what_was_chosen_in_groups(at_desk, printer_ticket, scanner, words, actor, mara):
    saved = save(at_desk, "All of it")
    given = {"title": "All of it", "line": "-is:closed", "columns": ["organisation", "holder"]}
    given |= {"sort": "received", "group": "priority", "density": "comfortable"}
    assert at_desk.post(f"/lists/{saved.pk}/", given).status_code == 302

    page = at_desk.get("/tickets/", {"list": saved.key}).content.decode()
    assert 'data-density="comfortable"' in page
    assert '<li class="row-group"><h2 class="heading" dir="auto">Normal</h2></li>' in page
    assert "<bdi>Roth Logistics</bdi> · <bdi>Lena Lead, not taken</bdi>" in page
    assert "<bdi>Ines Roth</bdi>" not in page


def test_a_list_that_means_nothing_is_not_changed(at_desk, words):
    saved = save(at_desk, "Printers")
    given = {"title": "Printers", "line": "colour:red", "sort": "due"}
    answer = at_desk.htmx("post", f"/lists/{saved.pk}/", given)

    assert answer.status_code == 422
    assert "There is no such field." in words(answer)


def test_the_form_says_what_the_list_means_now(at_desk):
    saved = save(at_desk, "Printers")

    assert 'value="printer"' in at_desk.get(f"/lists/{saved.pk}/").content.decode()


def test_a_deleted_list_comes_back_from_the_toast(at_desk, words):
    saved = save(at_desk, "Printers")
    at_desk.post(f"/lists/{saved.pk}/deletion/")

    page = at_desk.get("/tickets/")
    assert f'action="/lists/{saved.pk}/return/"' in page.content.decode()
    assert at_desk.get("/tickets/", {"list": saved.key}).status_code == 404
    at_desk.post(f"/lists/{saved.pk}/return/")
    assert "Printers" in words(at_desk.get("/tickets/", {"list": saved.key}))


def test_a_copy_is_ones_own(browser, lena, mara, first_line, words):
    lead = browser(lena)
    shared = save(lead, "Printers", audiences=[f"{first_line.desk_id}-{first_line.pk}"])
    browser(mara).post(f"/lists/{shared.key}/copy/")

    copy = List.objects.get(owner=mara)
    assert (copy.title, copy.conditions) == ("Printers, a copy", shared.conditions)


def test_lists_are_pinned_and_moved_without_scripts(at_desk, words):
    at_desk.post("/lists/mine/unpin/")
    assert "Mine" not in words(at_desk.get("/lists/rail/"))
    at_desk.post("/lists/mine/pin/")
    at_desk.post("/lists/mine/place/", {"steps": "-9"})
    rail = words(at_desk.get("/lists/rail/"))
    assert rail.startswith("Mine")


def test_whoever_moves_a_list_hears_where_it_is(at_desk):
    answer = at_desk.htmx("post", "/lists/mine/place/", {"steps": "1", "tell": "yes"})

    assert "Mine is number 4 of 11." in answer["HX-Trigger"]


@pytest.mark.parametrize("steps", ["", "x", "--1", "9" * 30, "-" + "9" * 30])
def test_steps_that_are_nonsense_move_nothing_astray(at_desk, steps):
    answer = at_desk.htmx("post", "/lists/mine/place/", {"steps": steps})

    assert answer.status_code == 200


def test_a_list_whose_meaning_is_lost_says_so(at_desk, actor, mara, noon, words):
    saved = views.save_list("Old", {}, look=Look(), by=actor(mara), at=noon)
    List.objects.filter(pk=saved.pk).update(conditions={"all": [{"field": "gone", "is": [1]}]})

    assert "There is no such field." in words(at_desk.get("/tickets/", {"list": saved.key}))
