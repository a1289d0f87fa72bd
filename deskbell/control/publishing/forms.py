"""Why a version is published, and from when it holds."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Stands in the history, and where somebody asks why something was decided."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PublicationForm(ReasonForm):
    effective_from = forms.DateTimeField(
        label=_("From when"),
        help_text=_("Empty: at once."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_effective_from(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["effective_from"]
        if at and at < timezone.now():
            raise forms.ValidationError(_("This is over. What was decided then stays decided."))
        return at
