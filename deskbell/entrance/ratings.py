"""Rating how one was helped: a page for whoever holds the link, without signing in.

Looking at it changes nothing: what scans the links of mails only looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.decorators import rate_limit
from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskbell.people import queries as people
from deskbell.satisfaction import decisions, operations, queries

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Rate(forms.Form):
    """A score, and what one wants to say about it."""

    score = forms.TypedChoiceField(
        label=_("How were you helped?"),
        choices=list(decisions.SCORES.items()),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five.")},
    )
    comment = forms.CharField(
        label=_("What was good, what was not?"),
        help_text=_("Those who helped you read it."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@rate_limit(action="rating")  # type: ignore[untyped-decorator]
def show(request: HttpRequest, held: str) -> HttpResponse:
    resolution = queries.resolution_linked_by(held)
    given = queries.rating_of(resolution.pk)
    now = timezone.now()
    before = {"score": given.score, "comment": given.comment} if given else None
    form = Rate(request.POST or None, initial=before)
    is_open = decisions.is_open(resolution.at, at=now)
    if is_open and form.is_valid():
        requester = people.person(resolution.ticket.requester_id)
        operations.rate(resolution, **form.cleaned_data, by=people.actor_for(requester), at=now)
        return redirect(request.path)
    context = {"form": form, "resolution": resolution, "given": given, "is_open": is_open}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "entrance/rating.html", context, status=status)
