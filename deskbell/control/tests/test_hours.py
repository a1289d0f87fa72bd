"""Calendars on pages: begun, filled in, drawn, published, chosen for a desk, gone back to."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deskbell.hours import operations as hours
from deskbell.hours import queries
from deskbell.hours.decisions import calendar_of, gaps_in
from deskbell.hours.models import Feed
from deskbell.kernel.actors import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SLA-3")]

ICS = (
    b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260105\n"
    b"SUMMARY:Stocktaking\nEND:VEVENT\nEND:VCALENDAR\n"
)
FORM = {
    "name": "Office",
    "zone": "Europe/Berlin",
    **dict.fromkeys(("mon", "tue", "wed", "thu"), "08:00-12:00, 13-17"),
    "fri": "8-14",
    "sat": "22:00–06:00",
    "breaks": "10:00-10:15\nmon-thu 15-15:30",
    "country-0": "DE",
    "region-0": "HE",
    "holidays": "12-24 Christmas Eve\n2027-08-02 to 2027-08-06 Summer\n31.12.2027",
    "exceptions": "2027-12-30 09:00-12:00\n2027-01-04",
}


@pytest.fixture
def draft(post):
    """A calendar that was begun."""
    post("hours-new", name="Office", zone="Europe/Berlin", preset="small-firm")
    return queries.CALENDARS.draft_of("office")


@pytest.fixture
def filled(draft, post):
    """The form as it was kept: what the draft says then."""

    def fill(**given):
        text = given.pop("text", None)
        form = {**FORM, **given} if text is None else given
        shown = {} if text is None else text
        response = post("hours-draft", draft.pk, **form, **shown)
        return response, queries.CALENDARS.draft_of("office").content

    return fill


def test_a_calendar_begins_as_one_that_is_like_it(draft):
    assert draft.scope == "office"
    assert draft.content["weekly"] == {"mon-fri": "09:00-17:00"}
    assert draft.content["name"] == "Office"


def test_what_is_filled_in_is_what_it_says(filled, get, draft):
    response, content = filled()

    assert response.status_code == 302
    assert gaps_in(content) == []
    assert content["weekly"]["mon"] == ["08:00-12:00", "13-17"]
    assert content["breaks"] == {"daily": ["10:00-10:15"], "mon-thu": ["15-15:30"]}
    assert content["holidays"] == [
        {"country": "DE", "region": "HE"},
        {"date": "12-24", "name": "Christmas Eve"},
        {"from": "2027-08-02", "to": "2027-08-06", "name": "Summer"},
        "2027-12-31",
    ]
    assert content["exceptions"] == {"2027-12-30": ["09:00-12:00"], "2027-01-04": []}
    page = get("hours-draft", draft.pk)
    assert "The next four weeks" in page
    assert "Monday to Thursday: 08:00–12:00, 13:00–17:00" in page


def test_what_stands_in_the_form_is_kept_as_it_is(filled, get, draft, browser):
    _response, before = filled()
    page = browser.get(f"/control/hours/drafts/{draft.pk}/")
    shown = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    given = {name: value for name, value in shown.items() if value and name != "text"}
    _response, after = filled(**given)

    assert calendar_of(after) == calendar_of(before)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"mon": "nine to five"}, "Write hours like"),
        ({"mon": "25:00-26:00"}, "Write hours like"),
        ({"breaks": "noon"}, "Line 1, “noon”, is not understood."),
        ({"holidays": "12-24\n2026-02-30"}, "Line 2, “2026-02-30”, is not understood."),
        ({"holidays": "2026-08-07 to 2026-08-03"}, "is not understood"),
        ({"exceptions": "12-24 09:00-10:00"}, "is not understood"),
        ({"zone": "Berlin"}, "There is no such time zone"),
        ({"addresses": "http://holidays.example/x.ics"}, "must begin with https://"),
        ({"country-0": "XX"}, "XX"),
        (dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat"), "") | {"exceptions": ""},
         "Nobody ever works"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_place(filled, wrong, said):
    response, content = filled(**wrong)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert content["weekly"] == {"mon-fri": "09:00-17:00"}


def test_days_may_be_called_as_the_reader_calls_them(filled, ada, people, noon):
    ada.language = "de"
    ada.save()
    response, content = filled(breaks="Mo-Do 12-13\nFreitag 11-12", holidays="24.12. Heiligabend")

    assert response.status_code == 302, response.context["form"].errors
    assert content["breaks"] == {"mon-thu": ["12-13"], "fri": ["11-12"]}
    assert content["holidays"][1] == {"date": "12-24", "name": "Heiligabend"}


def test_a_file_is_read_and_named(filled, get, draft):
    filled(upload=SimpleUploadedFile("ours.ics", ICS))
    content = queries.CALENDARS.draft_of("office").content
    assert content["feeds"][0]["name"] == "ours.ics"

    response, content = filled(files_read=["ours.ics"], name="Other")
    assert "SUMMARY:Stocktaking" in content["feeds"][0]["text"]
    response, _content = filled(upload=SimpleUploadedFile("x.ics", b"Hello"))
    assert response.status_code == 422


def test_it_is_published_seen_and_gone_back_to(filled, draft, post, get):
    filled()
    post("hours-publication", draft.pk, reason="We open")
    page = get("hours-calendar", "office")
    assert "Version 1 holds" in page
    assert "Germany (Hessen)" in page
    assert "We open" in page
    assert "Monday to Thursday" in get("hours")

    post("hours-drafts", key="office")
    second = queries.CALENDARS.draft_of("office")
    post("hours-draft", second.pk, **FORM | {"fri": ""})
    post("hours-publication", second.pk, reason="Fridays are off")
    assert "Friday: 08:00–14:00 instead of closed" in get("hours-version", draft.pk)

    post("hours-return", draft.pk, reason="Too much")
    assert queries.CALENDARS.history_of("office").first().number == 3


@pytest.mark.proves("INT-17")
def test_a_desk_and_its_channels_are_given_calendars(filled, draft, post, get, desk, noon):
    filled()
    post("hours-publication", draft.pk, reason="We open")
    post("desk-hours-drafts", desk=desk.pk)
    choice = queries.DESKS.draft_of(f"desk:{desk.pk}")
    post("desk-hours-draft", choice.pk, calendar="office", phone="always")
    assert "Telephone: Around the clock, in UTC instead of as the desk works" in get(
        "desk-hours-draft", choice.pk
    )
    response = post("desk-hours-publication", choice.pk, reason="We are there")

    at = queries.DESKS.history_of(choice.scope).get().published_at
    assert response.status_code == 302
    assert queries.calendar_of_desk(desk.pk, at=at).key == "office"
    assert queries.calendar_of_channel(desk.pk, "phone", at=at).key == "always"
    assert "The desk works by: Office" in get("hours")


def test_regions_follow_the_country(get):
    page = get("hours-regions", **{"country-1": "DE"})
    assert '<option value="HE">Hessen</option>' in page
    assert 'name="region-1"' in page


def test_a_feed_that_fails_is_told_of(draft, post, get, noon):
    content = {**draft.content, "feeds": [{"address": "https://x.example/a.ics", "text": ""}]}
    hours.calendars.revise(draft, content, by=SYSTEM)
    post("hours-publication", draft.pk, reason="Why")
    Feed.objects.create(
        calendar="office",
        address="https://x.example/a.ics",
        failing_since=noon,
        trouble="x.example does not answer",
    )

    assert "x.example does not answer" in get("hours-calendar", "office")
    assert "a feed cannot be read" in get("hours")
    assert "Office cannot read its feed" in get("overview")


@pytest.mark.proves("ORG-3")
def test_a_desk_keeps_a_calendar_of_its_own(post, get, desk, hr_desk):
    refused = post("hours-new", name="Late", zone="UTC", preset="small-firm")
    assert refused.status_code == 422
    post("hours-new", name="Late", zone="UTC", preset="small-firm", desk=desk.pk)

    key = f"desk:{desk.pk}:late"
    assert queries.CALENDARS.draft_of(key) is not None
    assert "Late" in get("hours")
