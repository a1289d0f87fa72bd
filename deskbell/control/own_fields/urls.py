"""Addresses of the fields and their versions."""

from django.urls import path

from deskbell.control.own_fields.document import FIELDS
from deskbell.control.publishing import versions

urlpatterns = [
    path("", versions.in_force, {"document": FIELDS}, name="fields"),
    *FIELDS.urls(),
]
