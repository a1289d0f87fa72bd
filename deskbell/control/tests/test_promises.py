"""What is promised: said in words, begun from a preset, replayed, published by a second person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deskbell.control.promises.forms import lengths_in, written
from deskbell.kernel.actors import SYSTEM
from deskbell.sla import operations as sla
from deskbell.sla import queries
from deskbell.sla.decisions import PRESETS, gaps_in
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SLA-1", "SLA-2", "SLA-11")]


@pytest.fixture
def draft(post):
    """A draft that begins as what suits an internal desk."""
    post("promises-drafts", preset="internal-it", desk="")
    return queries.POLICIES.draft_of()


@pytest.fixture
def form(draft):
    """What the form of the draft sends."""
    from deskbell.control.promises.document import POLICY

    given = POLICY.form(content=draft.content)
    return {name: given[name].value() or "" for name in given.fields}


def test_what_holds_is_said_in_words(get):
    page = get("promises")

    assert "The built-in promises hold" in page
    assert "until a person has answered" in page
    assert "Clocks stand still only while the requester has to answer" in page


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_can_be_published_as_it_is(preset):
    assert gaps_in(PRESETS[preset].content) == []


def test_a_form_that_is_sent_as_it_came_changes_nothing(draft, form, post):
    before = draft.content
    assert post("promises-draft", draft.pk, **form).status_code == 302
    draft.refresh_from_db()

    assert draft.content["rules"] == before["rules"]
    assert draft.content["points"] == before["points"]


def test_a_draft_says_how_the_last_days_would_have_gone(draft, form, post, get, desk, ines):
    hours_ago = timezone.now() - timedelta(hours=5)
    tickets.receive(
        desk=desk, requester=ines, subject="x", channel="mail", text="x", by=SYSTEM, at=hours_ago
    )

    page = get("promises-draft", draft.pk)

    assert "Of the 1 ticket of the last 14 days" in page
    assert "0 % (1 broken)" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"rule-0-first_response": "soon"},
        {"rule-0-first_response": "1h, 2h"},
        {"rule-0-when": "channel:pigeon"},
        {"points": "200"},
    ],
)
def test_what_does_not_fit_is_refused_in_place(wrong, draft, form, post):
    assert post("promises-draft", draft.pk, **(form | wrong)).status_code == 422


def test_rules_are_asked_in_the_order_they_are_given(draft, form, post):
    post("promises-draft", draft.pk, **(form | {"rule-0-order": 9}))
    draft.refresh_from_db()

    assert draft.content["rules"][-1]["name"] == "Calls and chats"


def test_an_overdue_review_is_shown(get):
    content = {**PRESETS["small-firm"].content, "review_on": "2020-01-01"}
    draft = sla.policies.draft(by=SYSTEM, at=timezone.now(), content=content)
    sla.policies.publish(draft, reason="x", by=SYSTEM, at=timezone.now())

    assert "It was to be looked at again by now." in get("promises")


def test_lengths_are_written_as_they_are_read():
    assert written(lengths_in("30m, 2h, 90m, –")) == "30m, 2h, 90m, –"
    assert lengths_in("") == {}
