"""Fragments: the small pieces of HTML that htmx swaps into a page."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks, and for a part of a page."""
    whole = request.headers.get("HX-Boosted") or request.headers.get("HX-History-Restore-Request")
    return request.headers.get("HX-Request") == "true" and not whole


def fragment(
    request: HttpRequest,
    template: str,
    *,
    status: int = 200,
    otherwise: str | None = None,
    **context: Any,
) -> HttpResponse:
    """The fragment, for htmx to swap in; 422 for a form that cannot be accepted as it is.

    A browser without JavaScript is sent to `otherwise` when all went well, and gets the
    fragment in a page of its own when it did not.
    """
    if wants_fragment(request):
        response: HttpResponse = TemplateResponse(request, template, context, status=status)
    elif otherwise and status < 400:
        response = HttpResponseRedirect(otherwise)
    else:
        context |= {"fragment": template}
        response = TemplateResponse(request, "ui/alone.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go(request: HttpRequest, to: str) -> HttpResponse:
    """Leave this page for another, whoever asks."""
    if not wants_fragment(request):
        return HttpResponseRedirect(to)
    response = HttpResponse()
    response["HX-Redirect"] = to
    return response


def tell(response: HttpResponse, text: str, *, undo: str | None = None) -> HttpResponse:
    """Say in a toast what was done; `undo` is the address to post to if it should not have been."""
    return announce(response, "toast", {"text": str(text), "undo": undo})


def announce(response: HttpResponse, event: str, detail: Any = None) -> HttpResponse:
    """Let the page know of `event`, so that other regions which wait for it refresh themselves."""
    events = json.loads(response.get("HX-Trigger", "{}"))
    response["HX-Trigger"] = json.dumps(events | {event: detail if detail is not None else {}})
    return response
