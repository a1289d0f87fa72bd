"""Rows of a matrix that a desk adds and takes away: moments, and labels of two schemes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.people import queries as people
from deskbell.priority.decisions import (
    BEARINGS,
    LABEL_EXAMPLES,
    LABELS,
    LEVELS,
    LONGEST_EXAMPLE,
    MOMENT_EXAMPLES,
    MOMENTS,
    MOST_LABELS,
    MOST_MOMENTS,
    shift_words,
)

Row = dict[str, Any]


def _text(label: Any, most: int = 80, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        **more,
    )


class RowForm(forms.Form):
    """A row that is kept by its key; what it is called may be built in."""

    names: Mapping[str, Any] = {}
    examples: Mapping[str, Any] = {}

    key = forms.SlugField(widget=forms.HiddenInput, required=False)
    words = _text(gettext_lazy("Called"))
    example = _text(gettext_lazy("Example"), LONGEST_EXAMPLE)
    is_gone = forms.BooleanField(label=gettext_lazy("Take it away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key = self.initial.get("key", "")
        self.title = self.initial.get("words") or self.names.get(key) or _("Another")
        for name, built_in in (("words", self.names), ("example", self.examples)):
            self.fields[name].widget.attrs["placeholder"] = built_in.get(key, "")
        if not key:
            del self.fields["is_gone"]

    @property
    def is_kept(self) -> bool:
        given = self.cleaned_data
        return bool(given.get("key") or given.get("words")) and not given.get("is_gone")

    def row(self) -> Row:
        """What was said, without what was left empty."""
        left_out = {"is_gone"}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in left_out and value not in ("", None, [], False)
        }


class LabelForm(RowForm):
    """A label, and how it bears on the level."""

    names, examples = LABELS, LABEL_EXAMPLES

    bearing = forms.ChoiceField(label=gettext_lazy("Matters"), choices=list(BEARINGS.items()))
    level = forms.TypedChoiceField(
        label=gettext_lazy("As much as"), choices=list(LEVELS.items()), coerce=int
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("bearing", self.initial.get("is"))

    def row(self) -> Row:
        said = super().row()
        return {"is": said.pop("bearing"), **said}


class MomentForm(RowForm):
    """A role or moment: what it changes, and for whom and when the desk finds it by itself."""

    names, examples = MOMENTS, MOMENT_EXAMPLES

    by = forms.TypedChoiceField(label=gettext_lazy("Priority"), coerce=int)
    titles = _text(
        gettext_lazy("Titles of requesters"),
        200,
        help_text=gettext_lazy("Words in their title, with commas: sales, seller."),
    )
    organisations = _text(gettext_lazy("Organisations"), 400)
    days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On these days"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    start = forms.TimeField(
        label=gettext_lazy("From"), required=False, widget=forms.TimeInput({"type": "time"})
    )
    end = forms.TimeField(
        label=gettext_lazy("To"), required=False, widget=forms.TimeInput({"type": "time"})
    )
    needs_basis = forms.BooleanField(label=gettext_lazy("Only with a stated basis"), required=False)
    basis = _text(gettext_lazy("The basis, where the desk finds it by itself"), 200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shifts = [(by, shift_words(by).capitalize()) for by in (0, -1, -2)]
        self.fields["by"].choices = shifts  # type: ignore[attr-defined]
        held = self.initial
        names = dict(
            people.organisations()
            .filter(pk__in=held.get("organisations", ()))
            .values_list("pk", "name")
        )
        held["organisations"] = ", ".join(names.values())
        held["titles"] = ", ".join(held.get("titles", ()))
        held["start"], held["end"] = held.pop("from", None), held.pop("to", None)

    def clean_titles(self) -> list[str]:
        return _listed(self.cleaned_data["titles"])

    def clean_organisations(self) -> list[int]:
        found = []
        for name in _listed(self.cleaned_data["organisations"]):
            organisation = people.organisation_named(name)
            if organisation is None:
                raise forms.ValidationError(_("No organisation is called “%s”.") % name)
            found.append(organisation.pk)
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("start")) != bool(given.get("end")):
            self.add_error("end", _("Say from when and until when, or neither."))
        finds = any(given.get(name) for name in ("titles", "organisations", "days", "start"))
        if given.get("needs_basis") and finds and not given.get("basis"):
            self.add_error("basis", _("Say on what it is based that they go before others."))
        return given

    def row(self) -> Row:
        said = {"by": 0, **super().row()}
        hours = {"from": said.pop("start", None), "to": said.pop("end", None)}
        return said | {name: f"{at:%H:%M}" for name, at in hours.items() if at}


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Several rows; one more is empty."""

    def rows(self) -> list[Row]:
        """Those that stay, each under a key of its own."""
        kept = [form.row() for form in self.forms if form.is_kept]
        taken = {row["key"] for row in kept if "key" in row}
        for row in kept:
            if "key" not in row:
                row["key"] = _new_key(row["words"], taken)
                taken.add(row["key"])
        return kept


LabelRows = forms.formset_factory(
    LabelForm, formset=Rows, extra=1, max_num=MOST_LABELS, validate_max=True
)
MomentRows = forms.formset_factory(
    MomentForm, formset=Rows, extra=1, max_num=MOST_MOMENTS, validate_max=True
)


def _new_key(words: str, taken: Iterable[str]) -> str:
    base = slugify(words).replace("-", "_")[:30] or "row"
    names = [base, *(f"{base}_{n}" for n in range(2, MOST_LABELS + MOST_MOMENTS + 2))]
    return next(name for name in names if name not in taken)


def _listed(said: str) -> list[str]:
    return [word for part in said.split(",") if (word := part.strip())]
