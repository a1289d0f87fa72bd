"""The pages on which a desk says what it wants to know of its tickets."""

import pytest
from django.urls import reverse
from django.utils import timezone

from deskbell.fields.queries import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-2")]

OPTIONS = "Laptop\ntv = Television"


@pytest.fixture
def in_control(browser):
    return browser


@pytest.fixture
def draft(in_control, desk):
    """The address of a fresh draft of the desk's fields."""
    return in_control.post(reverse("control:fields-drafts"), {"desk": desk.pk})["Location"]


@pytest.fixture
def now():
    return timezone.now


def row(n, **said):
    return {f"field-{n}-{name}": value for name, value in said.items()}


def test_fields_are_drafted_seen_in_effect_published_and_shown(
    in_control, draft, desk, printer_ticket, now
):
    thing = row(
        0, label="What is it", key="thing", type="choice", options="Laptop\ntv = Television"
    )
    serial = row(
        1, label="Serial number", key="serial", type="text", condition="thing:laptop",
        is_internal="on",
    )  # fmt: skip
    cost = row(2, label="Cost", type="number", default="5", is_needed_to_resolve="on", place=1)

    kept = in_control.post(draft, {"rows": 4, **thing, **serial, **cost, **row(3, type="text")})
    assert kept.status_code == 302
    shown = in_control.get(draft).text
    assert "New: Serial number." in shown
    assert "1 could not be resolved" in shown
    assert "thing:laptop" in shown

    in_control.post(draft + "publication/", {"reason": "We need to know"})
    held = fields_of(desk.pk, at=now()).definitions
    assert list(held) == ["cost", "thing", "serial"]
    assert held["cost"].default == 5
    assert [one.code for one in held["thing"].options] == ["laptop", "tv"]
    page = in_control.get(reverse("control:fields"), {"desk": desk.pk}).text
    assert "Only where What is it is Laptop." in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"label": "Team", "key": "team", "type": "text"}, "means something else in a filter"),
        ({"label": "Pick", "key": "pick", "type": "choice"}, "something to choose from"),
        ({"label": "Pick", "key": "pick", "type": "text", "condition": "a:b"}, "no such field"),
        ({"label": "Pick", "key": "pick", "type": "number", "default": "x"}, "takes a number"),
        ({"label": "", "key": "pick", "type": "text"}, "needs a name"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(in_control, draft, said, why):
    answer = in_control.post(draft, {"rows": 1, **row(0, **said)})

    assert answer.status_code == 422
    assert why in answer.text


def test_a_field_that_is_left_out_is_retired_and_says_so(in_control, asking, draft, desk, now):
    asking({"key": "serial", "label": "Serial number", "type": "text"})
    draft = in_control.post(reverse("control:fields-drafts"), {"desk": desk.pk})["Location"]

    in_control.post(draft, {"rows": 1, **row(0, label="Cost", key="cost", type="number")})

    assert "Serial number is not asked any more." in in_control.get(draft).text
