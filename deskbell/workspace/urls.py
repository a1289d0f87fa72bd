"""The addresses of the workspace. A URL names a thing; the method says what becomes of it."""

from django.urls import include, path

from deskbell.workspace import capture, files
from deskbell.workspace.people import directory
from deskbell.workspace.tickets import lists

app_name = "workspace"

urlpatterns = [
    path("", lists.index, name="home"),
    path("capture/", capture.create, name="capture"),
    path("files/<str:token>/<str:name>", files.show, name="file"),
    path("people/", directory.index, name="people"),
    path("tickets/", include("deskbell.workspace.tickets.urls")),
]
