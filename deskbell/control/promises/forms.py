"""The form of a policy: a few choices, and each rule with its condition and its lengths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions import Unreadable, as_json, read, typed, untyped
from deskbell.control.publishing.documents import ContentForm
from deskbell.hours import queries as hours
from deskbell.hours.decisions import NotALength, length_of
from deskbell.kernel.actors import SYSTEM
from deskbell.priority.decisions import LEVELS
from deskbell.sla.decisions import FIELDS, MEANS, MEASURES, PAUSES
from deskbell.tickets.queries import Register

#: A rule that is not there yet can be added with each keeping of the draft.
NEW = 1
A_MINUTE = timedelta(minutes=1)


class PolicyForm(ContentForm):
    owner = forms.CharField(label=_("Who answers for it"), max_length=120, required=False)
    review_on = forms.DateField(
        label=_("To be looked at again by"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    two_people = forms.BooleanField(label=_("Somebody else publishes it"), required=False)
    points = forms.CharField(
        label=_("Tell somebody at"), help_text=_("In percent, such as 50, 75, 90."), required=False
    )
    pauses = forms.MultipleChoiceField(
        label=_("Clocks stand still while"),
        choices=list(PAUSES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    explain = forms.MultipleChoiceField(
        label=_("A cause has to be said for"),
        choices=list(MEASURES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, content: Any, **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        known = hours.calendars(at=timezone.now())
        calendars = [("", _("The desk's own")), *known.items()]
        self.fields["calendar"] = forms.ChoiceField(
            label=_("Calendar"), choices=calendars, required=False
        )
        self.initial = dict(self.initial) | {
            name: content.get(name)
            for name in ("owner", "review_on", "two_people", "pauses", "explain", "calendar")
        }
        self.initial["points"] = ", ".join(map(str, content.get("points", [])))
        rules = [*content["rules"], *[{} for _n in range(NEW)]]
        self.places = range(len(rules))
        for place, rule in enumerate(rules):
            self._rule(place, rule, calendars)

    def _rule(self, place: int, rule: dict[str, Any], calendars: Any) -> None:
        name = f"rule-{place}"
        self.fields[f"{name}-name"] = forms.CharField(
            label=_("Rule"), max_length=120, required=False, help_text=_("Empty: no such rule.")
        )
        self.fields[f"{name}-order"] = forms.IntegerField(
            label=_("Asked as number"), required=False
        )
        self.fields[f"{name}-when"] = forms.CharField(
            label=_("For tickets with"),
            required=False,
            help_text=_("As above a list: channel:phone, kind:request, tier:>=2. Empty: all."),
        )
        self.fields[f"{name}-calendar"] = forms.ChoiceField(
            label=_("Calendar"), choices=calendars, required=False
        )
        when = read(rule.get("when", {}), FIELDS)
        self.initial = dict(self.initial) | {
            f"{name}-name": rule.get("name", ""),
            f"{name}-order": place + 1,
            f"{name}-when": untyped(when, FIELDS, Register(SYSTEM)),
            f"{name}-calendar": rule.get("calendar", ""),
        }
        for measure, title in MEASURES.items():
            key = f"{name}-{measure}"
            self.fields[key] = forms.CharField(
                label=title, required=False, help_text=MEANS[measure]
            )
            self.fields[key].widget.attrs |= {"placeholder": "30m, 2h, 8h, 24h", "dir": "ltr"}
            by_level = rule.get("targets", {}).get(measure)
            self.initial[key] = written(by_level) if by_level else ""

    def common(self) -> list[Any]:
        names = ("calendar", "points", "pauses", "explain", "owner", "review_on", "two_people")
        return [self[name] for name in names]

    def rules(self) -> Iterator[tuple[list[Any], list[Any]]]:
        """Each rule: what it is, and its lengths."""
        for place in self.places:
            parts = [self[f"rule-{place}-{name}"] for name in ("name", "order", "when", "calendar")]
            yield parts, [self[f"rule-{place}-{measure}"] for measure in MEASURES]

    def clean_points(self) -> list[int]:
        said = self.cleaned_data["points"].replace("%", " ").replace(",", " ").split()
        if not all(one.isdecimal() and 0 < int(one) < 100 for one in said):
            raise forms.ValidationError(_("Say percents between 1 and 99, such as 50, 75, 90."))
        return sorted({int(one) for one in said})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for place in self.places:
            when = f"rule-{place}-when"
            try:
                tree = typed(given.get(when, ""), FIELDS, Register(SYSTEM))
                given[when] = as_json(tree, FIELDS)
            except Unreadable as unreadable:
                self.add_error(when, str(unreadable.why))
            for measure in MEASURES:
                self._clean_lengths(given, f"rule-{place}-{measure}")
        if not any(given.get(f"rule-{place}-name") for place in self.places):
            self.add_error("rule-0-name", _("A policy has a rule at least."))
        return given

    def _clean_lengths(self, given: dict[str, Any], name: str) -> None:
        try:
            given[name] = lengths_in(given.get(name, ""))
        except ValueError:
            self.add_error(
                name,
                _("Say four lengths, critical to low: 30m, 2h, 8h, 24h. A – promises nothing."),
            )

    def content(self) -> dict[str, Any]:
        given = self.cleaned_data
        places = [place for place in self.places if given[f"rule-{place}-name"]]
        places.sort(key=lambda place: (given[f"rule-{place}-order"] or 99, place))
        day = given["review_on"]
        return {
            "rules": [self._said(given, f"rule-{place}") for place in places],
            **{name: given[name] for name in ("calendar", "points", "pauses", "explain", "owner")},
            "two_people": given["two_people"],
            "review_on": day.isoformat() if day else "",
        }

    def _said(self, given: dict[str, Any], name: str) -> dict[str, Any]:
        targets = {one: given[f"{name}-{one}"] for one in MEASURES if given[f"{name}-{one}"]}
        rule = {"name": given[f"{name}-name"], "targets": targets or {"first_response": {}}}
        optional = {"when": given[f"{name}-when"], "calendar": given[f"{name}-calendar"]}
        return rule | {
            key: value for key, value in optional.items() if value and value != {"all": []}
        }


def lengths_in(said: str) -> dict[str, int]:
    """Minutes by level, of four lengths critical to low. Raises `ValueError`."""
    parts = [part.strip() for part in said.split(",")] if said.strip() else []
    if len(parts) not in (0, len(LEVELS)):
        raise ValueError(said)
    try:
        found = {
            str(level): length_of(part) // A_MINUTE
            for level, part in zip(LEVELS, parts, strict=False)
            if part not in ("-", "–", "")
        }
    except NotALength as trouble:
        raise ValueError(said) from trouble
    return {level: minutes for level, minutes in found.items() if minutes > 0}


def written(by_level: dict[str, int]) -> str:
    """The four lengths as one writes them."""

    def one(minutes: int) -> str:
        if not minutes:
            return "–"
        return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"

    return ", ".join(one(by_level.get(str(level), 0)) for level in LEVELS)
