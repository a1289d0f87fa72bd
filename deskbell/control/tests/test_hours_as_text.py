"""A calendar as text: read, refused by its lines, and told from the fields beside it."""

import json

import pytest

from deskbell.control.hours.texts import as_text
from deskbell.hours import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SLA-3")]


@pytest.fixture
def draft(post):
    """A calendar that was begun."""
    post("hours-new", name="Office", zone="Europe/Berlin", preset="small-firm")
    return queries.CALENDARS.draft_of("office")


@pytest.fixture
def send(browser, draft):
    """Keep the draft with another text, and every field as it stands."""

    def send(text, **changed):
        address = f"/control/hours/drafts/{draft.pk}/"
        form = browser.get(address).context["form"]
        shown = {name: form[name].value() for name in form.fields}
        given = {name: value for name, value in shown.items() if value not in (None, "")}
        return browser.post(address, {**given, **changed, "text": text})

    return send


def test_toml_and_json_are_read(send):
    for text in (
        'name = "Nights"\nzone = "UTC"\nholidays = [2026-12-24]\nweekly.mon = "22:00-06:00"\n',
        json.dumps({"name": "Nights", "zone": "UTC", "weekly": {"mon": "22:00-06:00"}}),
    ):
        assert send(text).status_code == 302
        assert queries.CALENDARS.draft_of("office").content["name"] == "Nights"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n"zone": \n}', "Line 3: this is no JSON"),
        ("zone = \n", "Line 1: this is no TOML"),
        ('zone = "UTC"\n[weekly]\nmon = "9-17"\ntue = "no"\n', "Line 4, weekly, tue: “no”"),
        ('{"zone": "UTC",\n "holidays": [\n  "12-24",\n  "13-45"]}', "Line 4, holidays, 2"),
        ('zone = "Mars"\n', "Line 1, zone: “Mars”"),
        ('zone = "UTC"\nhours = 3\n', "Line 2, hours"),
        ('zone = "UTC"\n', "Nobody ever works"),
        ("[]", "no TOML"),
        ("{" * 5000, "no JSON"),
    ],
)
def test_what_is_not_understood_is_said_by_its_line(send, text, said):
    response = send(text)
    assert response.status_code == 422
    assert said in response.context["form"].errors["text"].as_text()


def test_a_browser_that_ends_lines_in_its_own_way_changes_no_text(send):
    shown = as_text(queries.CALENDARS.draft_of("office").content)
    assert send(shown.replace("\n", "\r\n"), name="Other").status_code == 302
    assert queries.CALENDARS.draft_of("office").content["name"] == "Other"


def test_fields_and_text_are_not_changed_at_once(send):
    assert send('zone = "UTC"\nweekly = "always"\n', name="Other").status_code == 422
