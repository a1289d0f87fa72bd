"""Saying whether it works: a page for whoever holds the link, without signing in.

Looking at it changes nothing: what scans the links of mails only looks.
"""

from __future__ import annotations

from typing import Any

from allauth.decorators import rate_limit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskbell.contact import operations, queries
from deskbell.people import queries as people
from deskbell.satisfaction import queries as ratings

WORKS, FAILS = "works", "fails"


class Verdict(forms.Form):
    """It works, or what is wrong."""

    it = forms.ChoiceField(
        label=_("Does it work?"),
        choices=[(WORKS, _("It works")), (FAILS, _("It does not work"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    reason = forms.CharField(
        label=_("If not: what is still wrong?"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("it") == FAILS and not given.get("reason", "").strip():
            self.add_error("reason", _("Say what is wrong, so that we can go on."))
        return given


@never_cache
@require_http_methods(["GET", "POST"])
@rate_limit(action="rating")  # type: ignore[untyped-decorator]
def show(request: HttpRequest, held: str) -> HttpResponse:
    resolution = queries.resolution_linked_by(held)
    ticket = resolution.ticket
    form = Verdict(request.POST or None, initial={"it": request.GET.get("it", "")})
    if ticket.is_finished and form.is_valid():
        _say(resolution, form.cleaned_data)
        return redirect(request.path)
    context = {
        "form": form,
        "ticket": ticket,
        "told": resolution.told or resolution.done,
        "closes_at": queries.closings_of([ticket.pk]).get(ticket.pk),
        "rating": ratings.link_to(resolution.pk),
    }
    return TemplateResponse(
        request, "entrance/confirmation.html", context, status=422 if form.is_bound else 200
    )


def _say(resolution: Any, given: dict[str, Any]) -> None:
    by = people.actor_for(people.person(resolution.ticket.requester_id))
    try:
        if given["it"] == FAILS:
            operations.reject(resolution, reason=given["reason"], by=by, at=timezone.now())
        else:
            operations.confirm(resolution, by=by, at=timezone.now())
    except operations.NotResolved:
        # Somebody was quicker: the page says how it stands now.
        return
