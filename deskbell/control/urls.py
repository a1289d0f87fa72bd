"""The addresses of control. A URL names a thing; the method says what becomes of it."""

from django.urls import include, path

from deskbell.control import overview
from deskbell.control.hours import urls as hours

app_name = "control"

urlpatterns = [
    path("", overview.show, name="overview"),
    path("contact/", include("deskbell.control.contact.urls")),
    path("desk-hours/", include(hours.desk_urlpatterns)),
    path("desks/", include("deskbell.control.desks.urls")),
    path("hours/", include("deskbell.control.hours.urls")),
    path("fields/", include("deskbell.control.own_fields.urls")),
    path("macros/", include("deskbell.control.macros.urls")),
    path("mailboxes/", include("deskbell.control.mailboxes.urls")),
    path("messages/", include("deskbell.control.messages.urls")),
    path("people/", include("deskbell.control.people.urls")),
    path("priority/", include("deskbell.control.priority.urls")),
    path("promises/", include("deskbell.control.promises.urls")),
    path("schedules/", include("deskbell.control.schedules.urls")),
    path("telephony/", include("deskbell.control.telephony.urls")),
    path("undelivered/", include("deskbell.control.undelivered.urls")),
]
