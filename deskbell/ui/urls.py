"""Addresses of the kit itself: the reader's preferences and the living pattern page."""

from django.urls import path

from deskbell.ui import palette, patterns, preferences

app_name = "ui"

urlpatterns = [
    path("preferences/", preferences.update, name="preferences"),
    path("palette/", palette.show, name="palette"),
    path("patterns/", patterns.show, name="patterns"),
]
