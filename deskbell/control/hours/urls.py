"""Addresses of calendars, and of who works by which."""

from django.urls import path

from deskbell.control.hours import calendars
from deskbell.control.hours.documents import CALENDAR, DESK_HOURS
from deskbell.control.publishing import versions

urlpatterns = [
    path("", calendars.index, name="hours"),
    path("new/", calendars.new, name="hours-new"),
    path("regions/", calendars.regions, name="hours-regions"),
    path("calendars/<str:key>/", calendars.show, name="hours-calendar"),
    *CALENDAR.urls(),
]

desk_urlpatterns = [
    path("", versions.in_force, {"document": DESK_HOURS}, name="desk-hours"),
    *DESK_HOURS.urls(),
]
