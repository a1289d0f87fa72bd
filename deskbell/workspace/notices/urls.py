"""/notices/… for those who work here."""

from django.urls import path

from deskbell.workspace.notices import bell, choices, devices

urlpatterns = [
    path("", bell.index, name="notices"),
    path("bell/", bell.ring, name="bell"),
    path("choices/", choices.edit, name="notice-choices"),
    path("devices/", devices.create, name="devices"),
    path("devices/end/", devices.destroy, name="devices-end"),
]
