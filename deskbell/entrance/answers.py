"""Answering what a desk asked: a page for whoever holds the link, without signing in.

Looking at it changes nothing: what scans the links of mails only looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from deskbell.contact.models import Question

LONGEST = 10_000


class Answers(forms.Form):
    """One field for each open question, and one for whatever else there is to say."""

    more = forms.CharField(
        label=_("Anything else"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, questions: Sequence[Question], **options: Any) -> None:
        super().__init__(*args, **options)
        for one in questions:
            area = forms.Textarea(attrs={"rows": 2, "dir": "auto"})
            label = f"{one.number}. {one.text}"
            self.fields[f"answer-{one.number}"] = forms.CharField(
                label=label, required=False, max_length=LONGEST, widget=area
            )
        self.order_fields([*(f"answer-{one.number}" for one in questions), "more"])
        self.numbers = [one.number for one in questions]
        if not questions:
            self.fields["more"].label = _("Your answer")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not any(str(value).strip() for value in given.values()):
            raise forms.ValidationError(_("Answer at least one, or say that it takes time."))
        return given

    def answers(self) -> dict[int, str]:
        return {number: self.cleaned_data[f"answer-{number}"] for number in self.numbers}


@never_cache
@require_http_methods(["GET", "POST"])
@rate_limit(action="rating")  # type: ignore[untyped-decorator]
def show(request: HttpRequest, held: str) -> HttpResponse:
    ticket = queries.ticket_linked_by(held)
    wait = queries.wait_of(ticket)
    is_open = wait is not None and wait.kind == wait.Kind.ANSWER
    asked = queries.questions_of(ticket.pk)
    form = Answers(request.POST or None, questions=[one for one in asked if not one.answer])
    if is_open and form.is_valid():
        by = people.actor_for(people.person(ticket.requester_id))
        operations.answer(
            ticket, form.answers(), more=form.cleaned_data["more"], by=by, at=timezone.now()
        )
        return redirect(request.path)
    context = {
        "form": form,
        "ticket": ticket,
        "wait": wait if is_open else None,
        "answered": [one for one in asked if one.answer],
    }
    return TemplateResponse(
        request, "entrance/answer.html", context, status=422 if form.is_bound else 200
    )
