"""A document of fields: what is wrong with it, and what stays of it when another follows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.fields.decisions import (
    RESERVED,
    Type,
    after,
    as_stored,
    definition_in,
    faults_in,
    in_document,
    lost,
    together,
)

pytestmark = pytest.mark.proves("TKT-15")

SERIAL = {"key": "serial", "label": "Serial number", "type": "text"}
MODEL = {
    "key": "model",
    "label": "Model",
    "type": "choice",
    "options": [{"code": "tx", "label": "TX-40"}, {"code": "rx", "label": "RX-1"}],
}


def faults(*fields, known=None, teams=None):
    found = faults_in(
        {"fields": list(fields)},
        known=known or {},
        reserved=RESERVED,
        teams=teams,
    )
    return [(fault.field, fault.part) for fault in found]


def test_a_sound_document_has_no_faults():
    shown = SERIAL | {
        "condition": {"all": [{"field": "model", "is": ["tx"]}]},
        "kinds": ["incident"],
    }

    assert faults(MODEL, shown) == []


@pytest.mark.parametrize(
    ("field", "part"),
    [
        (SERIAL | {"key": "Serial"}, "key"),
        (SERIAL | {"key": "team"}, "key"),
        (SERIAL | {"label": " "}, "label"),
        (SERIAL | {"type": "colour"}, "type"),
        (SERIAL | {"shade": 1}, ""),
        (SERIAL | {"kinds": ["party"]}, "kinds"),
        (SERIAL | {"teams": [77]}, "teams"),
        (SERIAL | {"options": MODEL["options"]}, "options"),
        (MODEL | {"options": []}, "options"),
        (MODEL | {"options": MODEL["options"] * 2}, "options"),
        (MODEL | {"default": "zx"}, "default"),
        (SERIAL | {"default": "  two  "}, "default"),
        (SERIAL | {"condition": {"field": "team", "is": [1]}}, "condition"),
        (SERIAL | {"condition": {"all": [{"field": "serial", "known": True}]}}, "condition"),
        (SERIAL | {"is_internal": "yes"}, "is_internal"),
    ],
)
def test_a_fault_names_what_is_wrong(field, part):
    name = "1" if field["key"] == "Serial" or "shade" in field else field["key"]

    assert faults(field, teams=[5]) == [(name, part)]


def test_a_key_is_one_thing_everywhere_and_for_ever():
    number = in_document({"fields": [SERIAL | {"type": "number"}]})

    assert faults(SERIAL, SERIAL) == [("serial", "key")]
    assert faults(SERIAL, known=number) == [("serial", "type")]


names = st.sampled_from(["fields", *SERIAL, "options", "condition", "default", "code"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda more: st.lists(more, max_size=3) | st.dictionaries(names, more, max_size=5),
    max_leaves=20,
)


@given(anything)
def test_whatever_stands_there_is_judged_and_breaks_nothing(content):
    for given_ in (content, {"fields": [content]}, {"fields": [SERIAL | {"default": content}]}):
        found = faults_in(given_, known={}, reserved=RESERVED)
        if not found:
            again = {"fields": [as_stored(one) for one in in_document(given_).values()]}
            assert in_document(json.loads(json.dumps(again))) == in_document(given_)


def test_what_a_later_document_leaves_out_is_retired_with_its_values_readable():
    first = after({}, {"fields": [SERIAL, MODEL]})
    second = after(first, {"fields": [MODEL | {"options": MODEL["options"][:1]}]})

    assert lost({"fields": [MODEL]}, first) == ["serial"]
    assert second["serial"].is_retired
    assert not second["model"].is_retired
    assert [(one.code, one.is_past) for one in second["model"].options] == [
        ("tx", False),
        ("rx", True),
    ]


def test_desks_that_share_a_key_share_the_field():
    here = {"model": definition_in(MODEL)}
    there = {"model": definition_in(MODEL | {"options": [{"code": "zx", "label": "ZX"}]})}

    both = together([here, there])["model"]

    assert [one.code for one in both.offered] == ["tx", "rx", "zx"]
    assert both.type is Type.CHOICE
