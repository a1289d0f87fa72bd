"""The kit's own addresses, mounted as the project mounts them, and a few to try htmx on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from deskbell.ui import errors
from deskbell.ui.fragments import tell

handler404 = "deskbell.ui.errors.not_found"


def trying(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/trying.html")


def done(request: HttpRequest) -> HttpResponse:
    return tell(HttpResponse("<p id='result'>done</p>"), "Taken by Mara.", undo="/done/")


def refused(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p id='result'>say more</p>", status=422)


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p id='result'>a stack trace</p>", status=500)


urlpatterns = [
    path("ui/", include("deskbell.ui.urls")),
    path("missing/", errors.not_found),
    path("trying/", trying),
    path("done/", done),
    path("refused/", refused),
    path("broken/", broken),
]
