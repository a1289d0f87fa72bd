"""The living pattern page: every component of the kit, as it really is, in both themes."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Example(forms.Form):
    """A form with every kind of field, for the page and for the tests of the renderer."""

    subject = forms.CharField(
        label=_("Subject"), help_text=_("One line, as you would say it aloud.")
    )
    team = forms.ChoiceField(
        label=_("Team"), choices=[("1", "First line"), ("2", "Hardware"), ("3", "Network")]
    )
    words = forms.CharField(label=_("What happened"), widget=forms.Textarea, required=False)
    impact = forms.ChoiceField(
        label=_("Who is affected"),
        choices=[("one", _("One person")), ("team", _("A whole team"))],
        widget=forms.RadioSelect,
    )
    told = forms.BooleanField(label=_("Tell the requester"), required=False)


def show(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "form": Example(initial={"words": "", "impact": "one"}, auto_id="fine_%s"),
        "wrong_form": Example({"subject": "", "team": "2"}, auto_id="wrong_%s"),
        "recently": now - timedelta(minutes=5),
        "yesterday": now - timedelta(hours=27),
        "soon": now + timedelta(minutes=32),
        "later": now + timedelta(hours=5),
        "over": now - timedelta(minutes=6),
        "urgencies": ("low", "normal", "high", "critical"),
        "people": ("Mara Koleva", "Tomas Dimov", "Ines Roth", "Jonas Weber", "Petya Ilieva"),
    }
    return TemplateResponse(request, "ui/patterns.html", context)
