"""deskbell hours: counting in working time from a shell."""

import json

import pytest
from click.testing import CliRunner

from deskbell.project.command import main

pytestmark = pytest.mark.proves("SLA-3")

CALENDAR = """
zone = "Europe/Berlin"
holidays = [{ country = "DE", region = "BY" }, 2026-06-08]
feeds = ["closed.ics"]
[weekly]
mon-fri = ["09:00-12:00", "13:00-17:00"]
"""
FEED = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//N//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTART;VALUE=DATE:20260609\r\nSUMMARY:Off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def hours(tmp_path):
    """`deskbell hours` with a calendar of its own."""
    calendar = tmp_path / "calendar.toml"
    calendar.write_text(CALENDAR)
    (tmp_path / "closed.ics").write_text(FEED)

    def hours(verb, *arguments, said=None, file=calendar):
        return CliRunner().invoke(
            main, ["hours", verb, "--calendar", str(file), *arguments], input=said
        )

    return hours


def test_what_is_due_skips_lunch_the_weekend_and_days_off(hours):
    answer = hours("add", "2026-06-05T11:00", "6h")

    assert answer.output == "at 2026-06-10T10:00:00+02:00\n"


def test_counting_back_finds_where_it_began(hours):
    answer = hours("subtract", "2026-06-10T10:00", "6h")

    assert answer.output == "at 2026-06-05T11:00:00+02:00\n"


def test_what_was_worked_between(hours):
    answer = hours("between", "2026-06-05T09:00Z", "2026-06-10T10:00+02:00", "--json")

    assert json.loads(answer.output) == {"worked": "6:00:00", "seconds": 21600.0}


def test_whether_somebody_works(hours):
    assert hours("open", "2026-06-05T12:30").output == (
        "closed  opens 2026-06-05T13:00:00+02:00  closes 2026-06-05T17:00:00+02:00\n"
    )
    assert hours("open").output.startswith(("open", "closed"))


def test_each_line_is_answered_and_a_bad_one_keeps_no_other_from_it(hours):
    answer = hours(
        "add",
        "-",
        "--json",
        said="2026-06-05T11:00 1h\n\nsoon 1h\n2026-06-05T16:00 1:30\n2026-06-05T16:00\n",
    )

    lines = [json.loads(line) for line in answer.output.splitlines()]
    assert [line.get("at") for line in lines] == [
        "2026-06-05T12:00:00+02:00", None, "2026-06-10T09:30:00+02:00", None,
    ]  # fmt: skip
    assert answer.exit_code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "neither JSON nor TOML"),
        ("[]", "holds no calendar"),
        ('{"zone": "UTC", "weekly": {"mon": ["late"]}}', "weekly, mon: ['late']"),
        ('{"zone": "UTC", "feeds": ["none.ics"]}', "none.ics cannot be read"),
    ],
)
def test_a_calendar_that_cannot_be_understood_is_said_where(hours, tmp_path, text, said):
    (tmp_path / "bad.json").write_text(text)

    answer = hours("open", file=tmp_path / "bad.json")

    assert said in answer.output
    assert answer.exit_code == 1


def test_where_nobody_works_one_is_told(hours, tmp_path):
    (tmp_path / "never.json").write_text('{"zone": "UTC"}')

    assert "Nobody works then" in hours("open", file=tmp_path / "never.json").output
