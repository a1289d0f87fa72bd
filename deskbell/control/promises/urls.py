"""Addresses of what is promised."""

from django.urls import path

from deskbell.control.promises import presets
from deskbell.control.promises.document import POLICY
from deskbell.control.publishing import versions

urlpatterns = [
    path("", versions.in_force, {"document": POLICY}, name="promises"),
    path("presets/", presets.create, name="promises-presets"),
    *POLICY.urls(),
]
