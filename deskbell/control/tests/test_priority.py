"""The matrix is shown in words, drafted, tried on the open tickets, published, gone back to."""

import pytest

from deskbell.people.queries import scope_of_desk
from deskbell.priority import queries
from deskbell.priority.decisions import DEFAULT_MATRIX

pytestmark = [pytest.mark.django_db, pytest.mark.proves("PRI-1")]


@pytest.fixture
def form():
    """What the form of the built-in matrix sends."""
    cells = DEFAULT_MATRIX["cells"]
    given = {f"{i}-{s}": cells[i][s] for i in cells for s in cells[i]} | DEFAULT_MATRIX["urgency"]
    for level, minutes in DEFAULT_MATRIX["news_within"].items():
        given |= {f"news-{level}": minutes, f"unit-{level}": 1}
    return given


@pytest.fixture
def draft(post):
    post("priority-drafts", desk="")
    return queries.MATRICES.draft_of()


def test_what_holds_is_said_in_words(get):
    page = get("priority")
    assert "The built-in matrix holds" in page
    assert "One person, several people" in page
    assert "30 minutes" in page


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


@pytest.mark.parametrize("wrong", [{"hindered-one": 9}, {"news-1": 0}, {"news-4": 99999}])
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
    from deskbell.kernel.actors import SYSTEM
    from deskbell.priority import operations

    theirs = operations.matrices.draft(scope=scope_of_desk(hr_desk.pk), by=SYSTEM, at=noon)
    assert browser.get(f"/control/priority/drafts/{theirs.pk}/").status_code == 404
    assert post("priority-drafts", desk=hr_desk.pk).status_code == 403
