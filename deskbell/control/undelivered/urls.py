"""Addresses of what was not delivered."""

from django.urls import path

from deskbell.control.undelivered import tray, tries

urlpatterns = [
    path("", tray.index, name="undelivered"),
    path("tries/", tries.create_all, name="undelivered-tries"),
    path("<int:pk>/tries/", tries.create, name="undelivered-try"),
]
