"""The living pattern page: every component of the kit, as it really is, in both themes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.ui.forms import FormRenderer

COMPONENTS = """
    together button icon pill chip face urgency row nav bar tabs field search composer timeline
    prose file table card menu dialog palette toast banner empty pager key brand plain
"""
TEMPLATES = Path(__file__).parent / "templates"
THEMES = ("light", "dark")


class Example(forms.Form):
    """A form with every kind of field."""

    default_renderer = FormRenderer

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


@dataclass(frozen=True)
class Pattern:
    """One component: its name, what its stylesheet says of it, how it looks, how it is written."""

    name: str
    promise: str
    stages: Sequence[tuple[str, str]]
    source: str


def show(request: HttpRequest) -> HttpResponse:
    context = {"patterns": [_pattern(name, request) for name in COMPONENTS.split()]}
    return TemplateResponse(request, "ui/patterns.html", context)


def _pattern(name: str, request: HttpRequest) -> Pattern:
    template = f"ui/patterns/_{name}.html"
    stages = [
        (theme, render_to_string(template, _examples(f"{theme}-{name}"), request))
        for theme in THEMES
    ]
    return Pattern(name, _promise_of(name), stages, _source_of(template))


def _examples(stage: str) -> dict[str, Any]:
    """What the examples are made of; `stage` keeps the ids of both themes apart."""
    now = timezone.now()
    return {
        "stage": stage,
        "form": Example(initial={"impact": "one"}, auto_id=f"{stage}-fine-%s"),
        "wrong_form": Example({"subject": "", "team": "2"}, auto_id=f"{stage}-wrong-%s"),
        "recently": now - timedelta(minutes=5),
        "yesterday": now - timedelta(hours=27),
        "soon": now + timedelta(minutes=32),
        "later": now + timedelta(hours=5),
        "over": now - timedelta(minutes=6),
        "urgencies": ("low", "normal", "high", "critical"),
        "people": ("Mara Koleva", "Tomas Dimov", "Ines Roth", "Jonas Weber", "Petya Ilieva"),
    }


@cache
def _promise_of(name: str) -> str:
    path = finders.find(f"ui/css/components/{name}.css")
    first = re.match(r"/\*(.*?)\*/", Path(path).read_text(), re.S) if path else None
    return " ".join(first[1].split()) if first else ""


@cache
def _source_of(template: str) -> str:
    source = (TEMPLATES / template).read_text()
    return re.sub(r"{% load .*?%}\n|{% comment %}.*?{% endcomment %}\n?", "", source, flags=re.S)
