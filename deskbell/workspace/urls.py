"""The addresses of the workspace. A URL names a thing; the method says what becomes of it."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from deskbell.workspace import capture, files, search, telephony
from deskbell.workspace.contact import told
from deskbell.workspace.mail import outbox, tray
from deskbell.workspace.overrides import report
from deskbell.workspace.people import directory, known
from deskbell.workspace.presence import urls as presence
from deskbell.workspace.promises import board
from deskbell.workspace.tickets import lists, mine, said_moments, tabs

app_name = "workspace"

urlpatterns = [
    path("", lists.home, name="home"),
    path("bulk/", include("deskbell.workspace.bulk.urls")),
    path("capture/", capture.create, name="capture"),
    path("files/<str:token>/<str:name>", login_not_required(files.show), name="file"),
    path("lists/", include("deskbell.workspace.lists.urls")),
    path("macros/", include("deskbell.workspace.macros.urls")),
    path("held-mail/", tray.index, name="held-mail"),
    path("held-mail/<int:pk>/", tray.show, name="held"),
    path("held-mail/<int:pk>/source/", tray.source, name="held-source"),
    path("held-mail/<int:pk>/retry/", tray.retry, name="held-retry"),
    path("held-mail/<int:pk>/release/", tray.release, name="held-release"),
    path("held-mail/<int:pk>/discard/", tray.discard, name="held-discard"),
    path("notices/", include("deskbell.workspace.notices.urls")),
    path("overrides/", report.index, name="overrides"),
    path("outbox/", outbox.index, name="outbox"),
    path("outbox/<str:name>/", outbox.show, name="caught"),
    path("outbox/<str:name>/html/", outbox.html, name="caught-html"),
    path("told/", told.index, name="told"),
    path("search/", search.index, name="search"),
    path("presence/", include(presence.of_all)),
    path("people/", directory.index, name="people"),
    path("people/known/", known.show, name="people-known"),
    path("tabs/", tabs.index, name="tabs"),
    path("shifts/", include("deskbell.workspace.shifts.urls")),
    path("hooks/telephony/", login_not_required(telephony.hear), name="telephony"),
    path("capture/own/", capture.own, name="capture-own"),
    path("capture/calls/", telephony.index, name="calls-lately"),
    path("tasks/", include("deskbell.workspace.tasks.urls")),
    path("promises/", board.show, name="promises"),
    path("tags/", include("deskbell.workspace.tags.urls")),
    path("drafts/", mine.index, name="drafts"),
    path("moment/", said_moments.show, name="said-moment"),
    path("tickets/<int:number>/side-conversations/", include("deskbell.workspace.asides.urls")),
    path("tickets/", include("deskbell.workspace.tickets.urls")),
    path("tickets/", include(presence.of_a_ticket)),
]
