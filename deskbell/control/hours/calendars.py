"""Every calendar, one of them, and beginning another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.fields import TimeZoneField
from deskbell.control.hours import choices
from deskbell.control.hours.documents import CALENDAR
from deskbell.control.hours.fields import region_choices
from deskbell.control.pages import page
from deskbell.control.publishing.versions import held_at
from deskbell.hours import operations as hours
from deskbell.hours import queries
from deskbell.hours.decisions import PRESETS, preset
from deskbell.people import queries as people


class NewForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    zone = TimeZoneField(label=gettext_lazy("Time zone"))
    preset = forms.ChoiceField(
        label=gettext_lazy("Begin with"),
        choices=list(PRESETS.items()),
        widget=forms.RadioSelect,
        initial="small-firm",
    )
    desk: Any = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Who looks after it"),
        empty_label=gettext_lazy("Whoever looks after all desks"),
        required=False,
    )

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        desks = people.desks_administered(actor)
        self.fields["desk"].queryset = desks  # type: ignore[attr-defined]
        self.initial["zone"] = next((desk.time_zone for desk in desks), "UTC")
        self.actor = actor

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not queries.may_publish(self.actor, self.key_of(given)):
            self.add_error("desk", _("You look after some desks only. Choose one of them."))
        return given

    @staticmethod
    def key_of(given: dict[str, Any]) -> str:
        desk = given.get("desk")
        return queries.new_key(slugify(given.get("name", "")), desk.pk if desk else None)


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    now = timezone.now()
    desks = [
        (desk, choices.in_words(queries.choice_of(desk.pk, at=now), at=now))
        for desk in people.desks_looked_after(request.actor)
    ]
    return page(
        request,
        "hours/index.html",
        here="hours",
        calendars=queries.overview_for(request.actor, at=now),
        desks=desks,
    )


@require_GET
@administrators_only
def show(request: ControlRequest, key: str) -> HttpResponseBase:
    if key not in queries.all_keys():  # its only draft was thrown away
        return redirect("control:hours")
    listed = queries.overview_for(request.actor, at=timezone.now())
    found = next((one for one in listed if one.key == key), None)
    if found is None:
        raise ObjectDoesNotExist
    return page(
        request,
        "hours/calendar.html",
        here="hours",
        calendar=found,
        feeds=queries.feeds_of(key),
        **held_at(request, CALENDAR, key),
    )


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest) -> HttpResponseBase:
    form = NewForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        given = form.cleaned_data
        content = {**preset(given["preset"]), "name": given["name"], "zone": given["zone"]}
        draft = hours.calendars.draft(
            scope=form.key_of(given), content=content, by=request.actor, at=timezone.now()
        )
        return redirect("control:hours-draft", draft.pk)
    status = 422 if form.errors else 200
    return page(request, "hours/new.html", here="hours", status=status, form=form)


@require_GET
@administrators_only
def regions(request: ControlRequest) -> HttpResponseBase:
    """The regions of the country that is being chosen; a part of the form's page."""
    chosen = next((name for name in request.GET if name.startswith("country-")), "")
    country = str(request.GET.get(chosen, ""))
    name = chosen.replace("country-", "region-")[:20]
    context = {"name": name, "choices": region_choices(country)}
    return TemplateResponse(request, "control/hours/_regions.html", context)
