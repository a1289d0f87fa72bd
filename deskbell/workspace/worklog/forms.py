"""The form of one entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.hours.decisions import NotALength
from deskbell.worklog import queries
from deskbell.worklog.decisions import in_words, minutes_in


class Length(forms.CharField):
    """A length of time as people write it, in minutes."""

    def clean(self, value: Any) -> int | None:
        try:
            said = super().clean(value)
            return minutes_in(said) if said else None
        except NotALength as error:
            raise forms.ValidationError(_("Say how long, such as 1h 20m, 1:20 or 80.")) from error


class Spent(forms.Form):
    """How long, for what, on which day."""

    minutes = Length(label=_("How long"), help_text=_("Such as 1h 20m, 1:20 or 80."), max_length=20)
    activity = forms.ChoiceField(label=_("For what"), choices=list(queries.ACTIVITIES.items()))
    spent_on = forms.DateField(
        label=_("On"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, entry: Any = None) -> None:
        known: dict[str, Any] = {"spent_on": timezone.localdate()}
        if entry is not None:
            known = {name: getattr(entry, name) for name in ("activity", "spent_on", "note")}
            known["minutes"] = in_words(entry.minutes)
        super().__init__(data, initial=known)
        self.fields["minutes"].widget.attrs |= {"autofocus": True, "dir": "ltr"}
        self.fields["note"].widget.attrs["dir"] = "auto"
