"""A calendar to fill in: the week, breaks, holidays, single days, feeds; or all of it as text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from deskbell.control.fields import TimeZoneField
from deskbell.control.hours.fields import (
    HoursField,
    LinesField,
    TextField,
    break_lines,
    countries_in,
    days_off_in,
    exception_lines,
    feeds_in,
    region_choices,
    shifts_with_breaks,
)
from deskbell.control.hours.lines import breaks_in, day_off_in, day_off_line, single_day_in
from deskbell.control.hours.texts import NotReadable, as_text, content_in
from deskbell.control.publishing.documents import ContentForm
from deskbell.hours.decisions import (
    WEEK,
    NoFeed,
    calendar_of,
    condensed,
    countries,
    gaps_in,
    regions,
    week_of,
)

MOST_COUNTRIES = 4
LARGEST_UPLOAD = 2_000_000
#: What has no field, and stays as it is.
ONLY_TEXT = ("closed", "extra", "sites")


class CalendarForm(ContentForm):
    name = forms.CharField(label=_("Name"), max_length=80)
    zone = TimeZoneField(label=_("Time zone"))
    breaks = LinesField(
        breaks_in,
        label=_("Breaks"),
        help_text=_("One in each line: 12:00-12:30 for every day, or mon-thu 12:00-12:30."),
    )
    holidays = LinesField(
        day_off_in,
        rows=4,
        label=_("Days off"),
        help_text=_(
            "One in each line, with a name or without: 12-24 for every year, 2026-05-15, or "
            "2026-08-03 to 2026-08-07 Summer break."
        ),
    )
    takes_shifts = forms.BooleanField(
        label=_("A holiday takes whole shifts that begin on it, not the 24 hours of its day"),
        required=False,
    )
    exceptions = LinesField(
        single_day_in,
        label=_("Single days with other hours"),
        help_text=_("One in each line: 2026-12-31 09:00-12:00. Without hours it is closed."),
    )
    addresses = LinesField(
        str,
        label=_("Addresses of iCalendar feeds"),
        help_text=_(
            "One https:// address in each line. It is read every hour; what has changed becomes "
            "the next version. Whole days are holidays, everything else closes while it lasts."
        ),
    )
    upload = forms.FileField(label=_("Add an iCalendar file"), required=False)
    files_read = forms.MultipleChoiceField(
        label=_("Files that are read"), widget=forms.CheckboxSelectMultiple, required=False
    )
    text = TextField(
        rows=18,
        label=_("The whole calendar as JSON or TOML"),
        help_text=_("What is changed here goes before the fields above."),
    )

    def __init__(self, *args: Any, content: Any, **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        calendar = calendar_of(content)
        for day, spans in zip(WEEK, week_of(calendar).days, strict=True):
            self._week_day(day, ", ".join(spans))
        for number in range(MOST_COUNTRIES):
            self._country(number)
        named = [one["name"] for one in feeds_in(content) if not one.get("address")]
        self.fields["files_read"].choices = [(name, name) for name in named]  # type: ignore[attr-defined]
        self.initial = {
            **self.initial,
            "name": content.get("name", ""),
            "zone": content.get("zone", ""),
            "breaks": "\n".join(break_lines(content)),
            "holidays": "\n".join(day_off_line(one) for one in days_off_in(content)),
            "takes_shifts": content.get("holidays_take") == "shift",
            "exceptions": "\n".join(exception_lines(content)),
            "addresses": "\n".join(
                one["address"] for one in feeds_in(content) if one.get("address")
            ),
            "files_read": named,
            "text": as_text(content),
        }

    def week(self) -> list[Any]:
        return [self[day] for day in WEEK]

    def countries(self) -> list[tuple[Any, Any]]:
        """Those chosen, and one more."""
        shown = sum(bool(self[f"country-{number}"].value()) for number in range(MOST_COUNTRIES))
        pairs = [(self[f"country-{n}"], self[f"region-{n}"]) for n in range(MOST_COUNTRIES)]
        return pairs[: shown + 1]

    def only_as_text(self) -> bool:
        """Whether it says something that has no field."""
        return bool(shifts_with_breaks(self.held)) or any(map(self.held.get, ONLY_TEXT))

    def clean_upload(self) -> Any:
        sent = self.cleaned_data["upload"]
        if not sent:
            return None
        if sent.size > LARGEST_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 2 MB."))
        try:
            return {"name": sent.name[:80], "text": condensed(sent.read())}
        except NoFeed as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean_addresses(self) -> list[str]:
        found: list[str] = list(dict.fromkeys(self.cleaned_data["addresses"]))
        if any(not one.startswith("https://") or len(one) > 500 for one in found):
            raise forms.ValidationError(_("Every address must begin with https://."))
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "text" in self.changed_data and (given.get("text") or "").strip():
            self._take_text(given["text"])
        elif not self.errors:
            self.made = self._filled_in(given)
            for gap in gaps_in(self.made):
                self.add_error(None, gap)
        return given

    def content(self) -> Any:
        return self.made

    def _take_text(self, text: str) -> None:
        if set(self.changed_data) - {"text"}:
            both = _("The fields and the text were both changed. Change one of them at a time.")
            self.add_error("text", both)
            return
        try:
            self.made = content_in(text, self.held)
        except NotReadable as wrong:
            self.add_error("text", list(wrong.sentences))

    def _filled_in(self, given: dict[str, Any]) -> dict[str, Any]:
        kept = {name: self.held[name] for name in ONLY_TEXT if self.held.get(name)}
        breaks: dict[str, list[str]] = {}
        for days, hours in given["breaks"]:
            breaks.setdefault(days, []).extend(hours)
        said = {
            "name": given["name"],
            "zone": given["zone"],
            "weekly": {day: given[day] for day in WEEK if given[day]},
            "breaks": breaks,
            "holidays": [*self._public(given), *given["holidays"]],
            "holidays_take": "shift" if given["takes_shifts"] else "day",
            "exceptions": dict(given["exceptions"]),
            "feeds": self._read(given),
            "shifts": shifts_with_breaks(self.held),
        }
        return {**{name: value for name, value in said.items() if value}, **kept}

    def _public(self, given: dict[str, Any]) -> list[dict[str, str]]:
        chosen = [(given[f"country-{n}"], given[f"region-{n}"]) for n in range(MOST_COUNTRIES)]
        return [
            {"country": country, **({"region": region} if region in regions(country) else {})}
            for country, region in chosen
            if country
        ]

    def _read(self, given: dict[str, Any]) -> list[dict[str, str]]:
        texts = {one["address"]: one for one in feeds_in(self.held) if one.get("address")}
        named = [texts.get(one, {"address": one, "text": ""}) for one in given["addresses"]]
        kept = [one for one in feeds_in(self.held) if one.get("name") in given["files_read"]]
        return [*named, *kept, *([given["upload"]] if given["upload"] else [])]

    def _week_day(self, day: str, hours: str) -> None:
        self.fields[day] = HoursField(label=str(WEEKDAYS[WEEK.index(day)]).capitalize())
        self.initial[day] = hours

    def _country(self, number: int) -> None:
        held = countries_in(self.held)
        one = held[number] if number < len(held) else {}
        country = str(one.get("country", "")).upper()
        chosen = self.data.get(f"country-{number}", country) if self.is_bound else country
        self.fields[f"country-{number}"] = forms.ChoiceField(
            label=_("Country"),
            choices=[("", _("None")), *countries().items()],
            required=False,
        )
        self.fields[f"region-{number}"] = forms.ChoiceField(
            label=_("Region"), choices=region_choices(str(chosen)), required=False
        )
        self.initial[f"country-{number}"] = country
        self.initial[f"region-{number}"] = one.get("region", "")
