"""The addresses of control. A URL names a thing; the method says what becomes of it."""

from django.urls import include, path

from deskbell.control import overview

app_name = "control"

urlpatterns = [
    path("", overview.show, name="overview"),
    path("desks/", include("deskbell.control.desks.urls")),
    path("fields/", include("deskbell.control.own_fields.urls")),
    path("macros/", include("deskbell.control.macros.urls")),
    path("mailboxes/", include("deskbell.control.mailboxes.urls")),
    path("messages/", include("deskbell.control.messages.urls")),
    path("people/", include("deskbell.control.people.urls")),
    path("priority/", include("deskbell.control.priority.urls")),
    path("schedules/", include("deskbell.control.schedules.urls")),
    path("telephony/", include("deskbell.control.telephony.urls")),
    path("undelivered/", include("deskbell.control.undelivered.urls")),
]
