"""Which fields are asked of a ticket, and which it lacks."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.fields.decisions import (
    Ground,
    asked,
    defaults,
    in_document,
    missing_at_intake,
    missing_to_resolve,
    noted,
    to_be_shown,
)

pytestmark = pytest.mark.proves("TKT-15", "TKT-2")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LAPTOP = {"all": [{"field": "thing", "is": ["laptop"]}]}
FIELDS = in_document(
    {
        "fields": [
            {
                "key": "thing",
                "label": "What",
                "type": "choice",
                "options": [{"code": "laptop", "label": "Laptop"}, {"code": "tv", "label": "TV"}],
                "is_asked_at_intake": True,
            },
            {"key": "serial", "label": "Serial", "type": "text", "condition": LAPTOP,
             "is_needed_to_resolve": True},
            {"key": "harm", "label": "Harm", "type": "flag", "kinds": ["incident"]},
            {"key": "price", "label": "Price", "type": "number", "kinds": ["request"],
             "teams": [7]},
            {"key": "old", "label": "Old", "type": "text", "is_retired": True, "default": "x"},
            {"key": "grave", "label": "Grave", "type": "text", "default": "?",
             "condition": {"all": [{"field": "impact", "is": ["stopped"]}]}},
        ]
    }
)  # fmt: skip


def keys(found):
    return [one.key for one in found]


def test_a_field_is_asked_where_its_kind_its_team_and_its_condition_fit():
    def of(**ground):
        return keys(asked(FIELDS, Ground(**ground), at=NOON))

    assert of(kind="incident", team_id=7) == ["thing", "harm"]
    assert of(kind="request", team_id=7) == ["thing", "price"]
    assert of(kind="request", team_id=8) == ["thing"]
    assert of(kind="task", custom={"thing": "laptop"}) == ["thing", "serial"]
    assert of(kind="task", impact="stopped") == ["thing", "grave"]


def test_what_is_needed_is_only_missing_where_it_is_asked():
    laptop, tv = Ground(custom={"thing": "laptop"}), Ground(custom={"thing": "tv"})

    assert keys(missing_at_intake(FIELDS, Ground(), at=NOON)) == ["thing"]
    assert keys(missing_at_intake(FIELDS, laptop, at=NOON)) == []
    assert keys(missing_to_resolve(FIELDS, laptop, at=NOON)) == ["serial"]
    assert keys(missing_to_resolve(FIELDS, tv, at=NOON)) == []


def test_what_holds_a_value_is_shown_though_nobody_asks_for_it():
    ground = Ground(kind="task", custom={"old": "kept", "harm": False})

    assert keys(to_be_shown(FIELDS, ground, at=NOON)) == ["thing", "harm", "old"]
    assert defaults(FIELDS) == {"grave": "?"}


def test_a_condition_nobody_can_read_hides_nothing():
    broken = in_document(
        {"fields": [{"key": "a", "label": "A", "type": "text", "condition": {"field": "gone"}}]}
    )

    assert keys(asked(broken, Ground(), at=NOON)) == ["a"]


values = st.dictionaries(st.sampled_from("abc"), st.none() | st.integers(0, 2))


@given(kept=values, first=values, second=values)
def test_noting_twice_is_noting_the_last_and_empties_what_is_none(kept, first, second):
    kept = noted({}, kept)

    assert noted(noted(kept, first), second) == noted(kept, {**first, **second})
    assert None not in noted(kept, first).values()
