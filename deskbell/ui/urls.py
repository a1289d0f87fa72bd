"""Addresses of the kit itself: the reader's preferences and the living pattern page."""

from django.urls import path

from deskbell.ui import installing, palette, patterns, preferences

app_name = "ui"

urlpatterns = [
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("service-worker.js", installing.service_worker, name="service-worker"),
    path("offline/", installing.offline, name="offline"),
    path("preferences/", preferences.update, name="preferences"),
    path("palette/", palette.show, name="palette"),
    path("patterns/", patterns.show, name="patterns"),
]
