"""Addresses of what is promised."""

from django.urls import path

from deskbell.control.promises.document import POLICY
from deskbell.control.publishing import versions

urlpatterns = [
    path("", versions.in_force, {"document": POLICY}, name="promises"),
    *POLICY.urls(),
]
