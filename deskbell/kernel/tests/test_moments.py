"""Moments to come, as people say them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.moments import FURTHEST, NotAMoment, moment_of

BERLIN = ZoneInfo("Europe/Berlin")
#: A Wednesday, shortly after noon in Berlin.
NOW = datetime(2026, 3, 4, 12, 20, tzinfo=BERLIN)


def meant(said, now=NOW):
    return f"{moment_of(said, now=now, zone=BERLIN).astimezone(BERLIN):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("tomorrow 9", "Thu 2026-03-05 09:00"),
        ("Tomorrow", "Thu 2026-03-05 09:00"),
        ("9:15 tomorrow", "Thu 2026-03-05 09:15"),
        ("tomorrow at 2 pm", "Thu 2026-03-05 14:00"),
        ("tomorrow evening", "Thu 2026-03-05 18:00"),
        ("tonight at 8", "Wed 2026-03-04 20:00"),
        ("the day after tomorrow, noon", "Fri 2026-03-06 12:00"),
        ("friday 14:30", "Fri 2026-03-06 14:30"),
        ("on Fri at 14.30", "Fri 2026-03-06 14:30"),
        ("wednesday", "Wed 2026-03-11 09:00"),
        ("wednesday 15:00", "Wed 2026-03-04 15:00"),
        ("next week", "Mon 2026-03-09 09:00"),
        ("friday next week 8:00", "Fri 2026-03-13 08:00"),
        ("15:00", "Wed 2026-03-04 15:00"),
        ("11", "Thu 2026-03-05 11:00"),
        ("12am", "Thu 2026-03-05 00:00"),
        ("in 2 hours", "Wed 2026-03-04 14:20"),
        ("90m", "Wed 2026-03-04 13:50"),
        ("1 hour 30 minutes", "Wed 2026-03-04 13:50"),
        ("in 3 days", "Sat 2026-03-07 12:20"),
        ("in 1 week at 9", "Wed 2026-03-11 09:00"),
        ("2026-12-03 7:45", "Thu 2026-12-03 07:45"),
        ("24.12. 10:00", "Thu 2026-12-24 10:00"),
        ("1.2.", "Mon 2027-02-01 09:00"),
    ],
)
def test_people_say_when(said, means):
    assert meant(said) == means


def test_days_keep_the_clock_when_the_clocks_change():
    before = datetime(2026, 3, 28, 12, 0, tzinfo=BERLIN)

    assert meant("in 1 day", before) == "Sun 2026-03-29 12:00"
    assert meant("tomorrow 9", before) == "Sun 2026-03-29 09:00"
    assert moment_of("24 hours", now=before, zone=BERLIN) - before == timedelta(hours=24)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "at",
        "soon",
        "tomorrow 25:00",
        "friday monday",
        "in 2 hours friday",
        "31.2.",
        "9 10",
        "13pm",
    ],
)
def test_what_is_unclear_is_not_guessed(said):
    with pytest.raises(NotAMoment, match="tomorrow 9"):
        meant(said)


def test_what_is_over_is_not_to_come():
    with pytest.raises(NotAMoment, match="over"):
        meant("today 9")


def test_nobody_plans_for_years():
    with pytest.raises(NotAMoment, match="year"):
        meant("in 9999 days")


@given(st.text(max_size=40))
def test_whatever_is_said_is_refused_or_to_come(said):
    try:
        moment = moment_of(said, now=NOW, zone=BERLIN)
    except NotAMoment:
        return
    assert NOW < moment <= NOW + FURTHEST


@given(
    st.timedeltas(timedelta(0), timedelta(days=1000)).map(lambda passed: NOW + passed),
    st.timedeltas(timedelta(minutes=2), timedelta(days=300)),
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Pacific/Auckland"]),
)
def test_a_moment_that_is_written_out_is_read_as_it_was_meant(now, ahead, zone):
    there = (now + ahead).replace(second=0, microsecond=0).astimezone(ZoneInfo(zone))

    read = moment_of(f"{there:%Y-%m-%d %H:%M}", now=now, zone=ZoneInfo(zone))

    # Where the clocks go back, an hour has its name twice.
    assert read.astimezone(ZoneInfo(zone)).replace(fold=0, tzinfo=None) == there.replace(
        fold=0, tzinfo=None
    )


def test_english_is_understood_everywhere():
    with translation.override("de"):
        assert meant("tomorrow 9") == "Thu 2026-03-05 09:00"


@pytest.mark.parametrize(
    ("language", "said", "means"),
    [
        ("de", "morgen um 9 Uhr", "Thu 2026-03-05 09:00"),
        ("de", "übermorgen früh", "Fri 2026-03-06 09:00"),
        ("de", "am Freitag 14.30 Uhr", "Fri 2026-03-06 14:30"),
        ("de", "in 2 Stunden", "Wed 2026-03-04 14:20"),
        ("ar", "غدا الساعة 9", "Thu 2026-03-05 09:00"),
        ("ar", "يوم الجمعة ١٤:٣٠", "Fri 2026-03-06 14:30"),
        ("ar", "بعد 3 أيام", "Sat 2026-03-07 12:20"),
    ],
)
def test_people_say_it_in_their_own_language(language, said, means):
    with translation.override(language):
        assert meant(said) == means
