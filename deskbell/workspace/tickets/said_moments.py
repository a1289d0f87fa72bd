"""Moments to come, as somebody says them and as the page answers."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from deskbell.kernel.moments import NotAMoment, moment_of
from deskbell.workspace.actors import DeskRequest, agents_only

#: Offered without a word being typed: what is meant, and how it is said.
PRESETS: tuple[tuple[str, Promise], ...] = (
    ("in 2 hours", _("In two hours")),
    ("tomorrow 9", _("Tomorrow at 9")),
    ("monday 9", _("Monday at 9")),
)
LONGEST = 100


@require_GET
@agents_only
def show(request: DeskRequest) -> HttpResponseBase:
    """Which moment is meant, or why none is: asked while somebody types."""
    said = request.GET.get("when", "").strip()[:LONGEST]
    context = {"said": said}
    if said:
        try:
            zone = timezone.get_current_timezone()
            context["moment"] = in_words(moment_of(said, now=timezone.now(), zone=zone))
        except NotAMoment as unclear:
            context["unclear"] = str(unclear.why)
    return TemplateResponse(request, "workspace/tickets/_said_moment.html", context)


def in_words(moment: datetime | None) -> str:
    """`Tuesday, 1 December, 09:00`, where the reader is."""
    shape = pgettext("a date, as Django writes formats", "l, j F, H:i")
    return str(date_format(timezone.localtime(moment), shape))
