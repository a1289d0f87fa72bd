"""One validator says what a field may hold, whoever gives it."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.conditions.decisions.asking import kept_in
from deskbell.fields.decisions import (
    Definition,
    Option,
    Type,
    Unfit,
    asked_of,
    checked,
    fitting,
    in_words,
    noted,
)

pytestmark = pytest.mark.proves("TKT-15")

OPTIONS = (Option("a", "A"), Option("b", "B"), Option("old", "Old", is_past=True))
FIELDS = {
    kind.value: Definition(kind.value, kind.title(), kind, options=OPTIONS if "e" in kind else ())
    for kind in Type
}
FIELDS["choice"] = Definition("choice", "Choice", Type.CHOICE, options=OPTIONS)
FIELDS["several"] = Definition("several", "Several", Type.SEVERAL, options=OPTIONS)
FIELDS["gone"] = Definition("gone", "Gone", Type.TEXT, is_retired=True)

anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(st.sampled_from(["a", "b", "old", "?", ""]), max_size=3),
    st.sampled_from(["a", "old", "yes", "No", "12.5", "2026-03-02", "2026-03-02T14:00+01:00"]),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)


@given(st.dictionaries(st.sampled_from([*FIELDS, "unknown"]), anything))
def test_what_is_accepted_is_kept_alike_by_json_and_accepted_again(given):
    found = checked(given, FIELDS, {})
    kept = noted({}, found.values)

    assert found.values.keys() | found.faults.keys() == given.keys()
    assert not found.values.keys() & found.faults.keys()
    assert json.loads(json.dumps(kept)) == kept
    assert checked(kept, FIELDS, {}).values == kept
    for key, value in kept.items():
        assert kept_in(asked_of(FIELDS[key]), kept) is not None
        assert in_words(value, FIELDS[key])


@pytest.mark.parametrize(
    ("key", "given", "kept"),
    [
        ("text", "  two\n words ", "two words"),
        ("words", " two\r\nlines ", "two\nlines"),
        ("number", "12.50", 12.5),
        ("number", 3.0, 3),
        ("day", date(2026, 3, 2), "2026-03-02"),
        ("moment", datetime(2026, 3, 2, 12, 0, 59, tzinfo=UTC), "2026-03-02T12:00:00+00:00"),
        ("moment", "2026-03-02T14:00+01:00", "2026-03-02T13:00:00+00:00"),
        ("flag", "No", False),
        ("choice", "b", "b"),
        ("several", ["b", "a", "b"], ["a", "b"]),
        ("text", "   ", None),
        ("several", [], None),
    ],
)
def test_values_are_kept_in_one_form(key, given, kept):
    assert fitting(given, FIELDS[key]) == kept


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("text", 5),
        ("text", "a\0b"),
        ("text", "x" * 501),
        ("number", "twelve"),
        ("number", float("nan")),
        ("number", 0.00001),
        ("number", 10**13),
        ("number", True),
        ("day", "2026-02-30"),
        ("day", "0001-01-01"),
        ("moment", "2026-03-02T14:00"),
        ("flag", "perhaps"),
        ("choice", "c"),
        ("choice", ["a"]),
        ("choice", "old"),
        ("several", ["a", "old"]),
        ("gone", "x"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(key, given):
    with pytest.raises(Unfit) as refused:
        fitting(given, FIELDS[key])
    assert str(refused.value.why)


def test_what_is_kept_already_stays_though_nobody_could_give_it_any_more():
    kept = {"choice": "old", "gone": "x", "several": ["old"], "unknown": "?"}

    assert checked(kept, FIELDS, kept).values == kept
    assert fitting(["a", "old"], FIELDS["several"], ["old"]) == ["a", "old"]
    assert checked({"gone": None}, FIELDS, kept).values == {"gone": None}
