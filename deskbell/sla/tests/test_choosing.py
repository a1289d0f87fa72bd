"""Which rule gives which target, and when somebody is told of a clock."""

from datetime import timedelta

import pytest

from deskbell.sla.decisions import (
    Facts,
    Happening,
    Mark,
    chosen,
    folded,
    marks_at,
    next_in,
    policy_of,
    step,
)
from deskbell.sla.tests.promised import ALWAYS, MONDAY, OFFICE, received, terms


@pytest.mark.proves("SLA-5")
def test_somebody_is_told_at_each_point_once_and_of_the_end_once():
    course = folded([received(terms(first_response=100, points=(50, 75)))])
    told, moment = [], MONDAY
    while (moment := next_in(course)) is not None:
        at = moment + timedelta(seconds=1)
        for mark in marks_at(course, at=at):
            told.append((mark.point, mark.broken_at))
            course = step(course, Happening(at, mark=mark))

    assert told == [(50, None), (75, None), (0, MONDAY + timedelta(minutes=100))]


def test_whoever_comes_late_tells_of_the_highest_point_only():
    course = folded([received(terms(first_response=100, points=(50, 75, 90)))])

    marks = list(marks_at(course, at=MONDAY + timedelta(minutes=80)))

    assert marks == [Mark("first_response", 1, point=75)]


@pytest.mark.proves("SLA-2", "SLA-7")
def test_the_first_rule_that_says_something_of_a_target_decides_it():
    policy = policy_of(
        {
            "rules": [
                {
                    "name": "Calls",
                    "when": {"all": [{"field": "channel", "is": ["phone"]}]},
                    "targets": {"first_response": {"1": 5, "3": 10}},
                },
                {
                    "name": "Munich",
                    "when": {"all": [{"field": "organisation", "is": [9]}]},
                    "calendar": "munich",
                    "targets": {"resolution": {"3": 100}, "first_response": {"3": 40}},
                },
                {"name": "All", "targets": {"resolution": {"3": 900}, "next_reply": {"3": 60}}},
            ]
        }
    )
    found = chosen(
        Facts(priority=3, channel="phone", organisation=9),
        policy,
        lambda key: OFFICE if key == "munich" else ALWAYS,
    )

    assert {name: (one.minutes, one.rule) for name, one in found.targets.items()} == {
        "first_response": (10, "Calls"),
        "resolution": (100, "Munich"),
        "next_reply": (60, "All"),
    }
    assert found.targets["resolution"].worked is OFFICE
    assert [(one.rule, one.is_meant, one.gave) for one in found.tried] == [
        ("Calls", True, ("first_response",)),
        ("Munich", True, ("resolution",)),
        ("All", True, ("next_reply",)),
    ]
