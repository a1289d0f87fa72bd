"""The matrix is shown in words, drafted, tried on the open tickets, published, gone back to."""

import pytest
from django.utils import timezone

from deskbell.control.priority.forms import WholeForm
from deskbell.kernel.actors import SYSTEM
from deskbell.people.queries import scope_of_desk
from deskbell.priority import queries
from deskbell.priority.decisions import DEFAULT_MATRIX, PRESETS
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("PRI-1")]


def sent(content):
    """What the form of a matrix sends, as it is drawn."""
    form = WholeForm(content=content)
    given = {field.html_name: field.value() for field in form}
    for rows in form.rows.values():
        given |= {field.html_name: field.value() for field in rows.management_form}
        given |= {field.html_name: field.value() for row in rows for field in row}
    return {
        name: value for name, value in given.items() if value is not None and value is not False
    }


@pytest.fixture
def form():
    return sent(DEFAULT_MATRIX)


@pytest.fixture
def draft(post):
    post("priority-drafts", desk="")
    return queries.MATRICES.draft_of()


def test_what_holds_is_said_in_words(get):
    page = get("priority")
    assert "The built-in matrix holds" in page
    assert "One person, several people" in page


def test_a_draft_shows_what_it_would_make_of_the_open_tickets(
    draft, form, post, get, printer_ticket
):
    post("priority-draft", draft.pk, **(form | {"hindered-one": 1}))

    page = get("priority-draft", draft.pk)
    assert "Work is slower or harder, one person: Critical instead of Normal" in page
    assert f"#{printer_ticket.number}" in page
    assert "1 would be raised and 0 lowered" in page


def test_a_draft_that_turns_things_around_is_asked_about(draft, form, post, get):
    post("priority-draft", draft.pk, **(form | {"stopped-site": 4}))

    assert "Is that meant?" in get("priority-draft", draft.pk)


@pytest.mark.parametrize("wrong", [{"hindered-one": 9}, {"later": 9}])
def test_what_does_not_fit_is_refused_in_place(wrong, draft, form, post):
    assert post("priority-draft", draft.pk, **(form | wrong)).status_code == 422


def test_nobody_publishes_without_saying_why(draft, form, post):
    assert post("priority-publication", draft.pk, reason=" ").status_code == 422


def test_a_published_version_holds_and_says_who_and_why(draft, form, post, get):
    post("priority-draft", draft.pk, **(form | {"hindered-one": 2}))
    post("priority-publication", draft.pk, reason="They wait for lorries")

    page = get("priority")
    assert "Version 1 holds" in page
    assert "They wait for lorries" in page
    assert "Ada Admin" in page


def test_one_goes_back_by_publishing_again(draft, form, post, get):
    post("priority-publication", draft.pk, reason="First")
    post("priority-drafts", desk="")
    second = queries.MATRICES.draft_of()
    post("priority-draft", second.pk, **(form | {"hindered-one": 1}))
    post("priority-publication", second.pk, reason="Second")
    assert "Normal instead of Critical" in get("priority-version", draft.pk)

    post("priority-return", draft.pk, reason="It was too much")
    history = queries.MATRICES.history_of()
    assert [v.content == DEFAULT_MATRIX for v in history] == [True, False, True]


def test_a_draft_is_thrown_away(draft, post, get):
    post("priority-removal", draft.pk)

    assert queries.MATRICES.draft_of() is None


def test_what_was_published_is_no_draft_any_more(draft, form, post, told):
    post("priority-publication", draft.pk, reason="First")

    assert "published this draft before you" in told(
        post("priority-publication", draft.pk, reason="Again")
    )


@pytest.mark.proves("ORG-3")
def test_the_matrix_of_another_desk_does_not_exist(browser, post, hr_desk, noon):
    from deskbell.priority import operations

    theirs = operations.matrices.draft(scope=scope_of_desk(hr_desk.pk), by=SYSTEM, at=noon)
    assert browser.get(f"/control/priority/drafts/{theirs.pk}/").status_code == 404
    assert post("priority-drafts", desk=hr_desk.pk).status_code == 403


@pytest.mark.parametrize("key", PRESETS)
def test_one_begins_from_a_preset_and_keeps_it_as_it_is(key, post, get):
    post("priority-drafts", desk="", preset=key)
    draft = queries.MATRICES.draft_of()
    matrix = PRESETS[key].content
    assert draft.content == matrix

    post("priority-draft", draft.pk, **sent(matrix))
    assert queries.MATRICES.version(draft.pk).content == matrix


@pytest.mark.proves("PRI-4", "PRI-9")
def test_a_desk_adds_a_moment_and_a_label_of_its_own(draft, form, post, get, roth):
    more = {
        "moments-2-words": "Harvest",
        "moments-2-by": -1,
        "moments-2-organisations": "roth logistics",
        "moments-2-days": [5, 6],
        "moments-2-start": "06:00",
        "moments-2-end": "09:30",
        "severity-0-is_gone": "on",
        "planning-4-words": "Stocktaking",
        "planning-4-bearing": "at_least",
        "planning-4-level": 2,
    }
    assert post("priority-draft", draft.pk, **(form | more)).status_code == 302

    content = queries.MATRICES.version(draft.pk).content
    assert content["moments"][-1] == {
        "key": "harvest",
        "words": "Harvest",
        "by": -1,
        "organisations": [roth.pk],
        "days": [5, 6],
        "from": "06:00",
        "to": "09:30",
    }
    assert content["severity"] == DEFAULT_MATRIX["severity"][1:]
    page = get("priority-draft", draft.pk)
    assert "New: Harvest: 1 level higher · organisation: Roth Logistics" in page
    assert "No longer: Cosmetic: at most Low" in page
    assert "New: Stocktaking: at least High" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"moments-2-words": "Harvest", "moments-2-start": "06:00"},
        {"moments-2-words": "Harvest", "moments-2-organisations": "Nobody Ltd"},
        {"moments-1-days": [1]},
        {"count-team": 1},
        {"inflation-percent": 101},
    ],
)
def test_what_cannot_be_decided_by_is_refused_in_place(wrong, draft, form, post):
    assert post("priority-draft", draft.pk, **(form | wrong)).status_code == 422


def test_a_workaround_that_raises_is_asked_about(draft, form, post, get):
    post("priority-draft", draft.pk, **(form | {"workaround-works": -1}))

    assert "counts for less here than something milder" in get("priority-draft", draft.pk)


@pytest.mark.proves("PRI-10")
def test_too_much_at_the_top_is_warned_of(get, desk, ines, printer_ticket):
    now = timezone.now()
    for n in range(20):
        facts = {"impact": "stopped", "spread": "team"} if n < 3 else {}
        tickets.receive(
            desk=desk, requester=ines, subject="x", channel="web", facts=facts, by=SYSTEM, at=now
        )

    page = get("priority")
    assert "3 of the 20 tickets of the last 14 days are critical; 10 percent is the limit." in page
    assert "Where everything is critical, nothing is" in page


@pytest.mark.proves("PRI-4")
def test_a_draft_is_tried_with_moments_that_are_not_published_yet(
    draft, form, post, get, ines, printer_ticket
):
    ines.title = "Head of Sales"
    ines.save()
    post(
        "priority-draft",
        draft.pk,
        **(form | {"moments-2-words": "Sellers", "moments-2-by": -1, "moments-2-titles": "sales"}),
    )

    assert "1 would be raised and 0 lowered" in get("priority-draft", draft.pk)
