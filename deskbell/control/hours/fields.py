"""Fields in which parts of a calendar are written, and what stands in them at first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.control.hours.lines import each_line, hours_in
from deskbell.hours.decisions import clock, regions, span_of


class LinesField(forms.CharField):
    """Several lines, each read by a function."""

    def __init__(self, read: Callable[[str], Any], *, rows: int = 2, **options: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": rows}), **options)
        self.read = read

    def clean(self, value: Any) -> Any:
        return list(each_line(super().clean(value), self.read))


class TextField(forms.CharField):
    """A text of many lines, which browsers send with line ends of their own."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        attrs = {"rows": rows, "spellcheck": "false", "dir": "ltr", "class": "code"}
        super().__init__(required=False, strip=False, widget=forms.Textarea(attrs), **options)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").strip()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class HoursField(forms.CharField):
    """The hours of a day: `8-12, 13-17`; empty where nobody works."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=120, **options)
        self.widget.attrs |= {"placeholder": _("closed"), "inputmode": "text", "dir": "ltr"}

    def clean(self, value: Any) -> Any:
        try:
            return hours_in(super().clean(value))
        except ValueError as wrong:
            said = _("Write hours like 08:00-12:00, 13:00-17:00. 22:00-06:00 goes on overnight.")
            raise forms.ValidationError(said) from wrong


def region_choices(country: str) -> list[tuple[str, Any]]:
    found = regions(country)
    return [("", _("The whole country")), *found.items()] if found else [("", "—")]


def listed(said: Any) -> list[Any]:
    """One alone may stand without brackets."""
    return [said] if isinstance(said, str | dict) else list(said or [])


def countries_in(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in listed(content.get("holidays")) if _is_country(one)]


def days_off_in(content: dict[str, Any]) -> list[Any]:
    return [one for one in listed(content.get("holidays")) if not _is_country(one)]


def break_lines(content: dict[str, Any]) -> Iterator[str]:
    """What `breaks_in` reads back."""
    for days, said in (content.get("breaks") or {}).items():
        hours = ", ".join(clock(span_of(one)) for one in listed(said))
        yield hours if days == "daily" else f"{days} {hours}"


def exception_lines(content: dict[str, Any]) -> Iterator[str]:
    """What `single_day_in` reads back."""
    for day, said in sorted((content.get("exceptions") or {}).items()):
        hours = ", ".join(clock(span_of(one)) for one in listed(said))
        yield f"{day} {hours}".rstrip()


def shifts_with_breaks(content: dict[str, Any]) -> list[Any]:
    """Those that no field of the week can say."""
    return [one for one in listed(content.get("shifts")) if one.get("breaks")]


def feeds_in(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Each with an address or a name, and its text."""
    found = []
    for number, one in enumerate(listed(content.get("feeds")), 1):
        feed = one if isinstance(one, dict) else {"text": one}
        named = feed.get("address") or feed.get("name")
        found.append(feed if named else {"name": f"feed-{number}.ics", **feed})
    return found


def _is_country(one: Any) -> bool:
    return isinstance(one, dict) and "country" in one
