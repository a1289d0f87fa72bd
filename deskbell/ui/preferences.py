"""How a reader wants their pages: light or dark, dense or roomy. Kept in cookies."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

CHOICES = {
    "theme": ("system", "light", "dark"),
    "density": ("compact", "comfortable"),
}
A_YEAR = 365 * 24 * 60 * 60


def chosen(request: HttpRequest | None, name: str) -> str:
    """The reader's choice, or the first one there is; never what else a cookie may hold."""
    value = request.COOKIES.get(name) if request else None
    return value if value in CHOICES[name] else CHOICES[name][0]


@login_not_required
@require_POST
def update(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen and go back to the page it was chosen on."""
    response = HttpResponseRedirect(where_from(request))
    for name, choices in CHOICES.items():
        if request.POST.get(name) in choices:
            keep(response, name, request.POST[name], request)
    return response


def keep(response: HttpResponse, name: str, value: str, request: HttpRequest) -> None:
    """Remember a choice for a year, signed in or not."""
    response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())


def where_from(request: HttpRequest) -> str:
    """The page of ours that a choice was made on."""
    where = request.headers.get("referer", "")
    safe = url_has_allowed_host_and_scheme(where, {request.get_host()}, request.is_secure())
    return where if safe else "/"
