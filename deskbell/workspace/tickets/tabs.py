"""The tabs of open tickets. A browser remembers their numbers; what they are called is said here.

So a title is shown to nobody who may no longer see its ticket.
"""

from __future__ import annotations

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from deskbell.tickets import queries
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only

#: More than this nobody holds open.
MOST = 40


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """The tabs for `?n=` the numbers, in this order; those the reader may not see are left out."""
    asked = [n for one in request.GET.getlist("n")[:MOST] if (n := whole(one)) is not None]
    found, _more = queries.rows_of(
        queries.worked_by(request.actor).filter(number__in=asked), most=MOST
    )
    by_number = {row.number: row for row in found}
    tabs = [by_number[number] for number in dict.fromkeys(asked) if number in by_number]
    context = {"tabs": tabs, "beside": "beside" in request.GET}
    return TemplateResponse(request, "workspace/tickets/_tabs.html", context)
