"""Addresses of the priority matrix and its versions."""

from django.urls import path

from deskbell.control.priority.document import MATRIX
from deskbell.control.publishing import versions

urlpatterns = [
    path("", versions.in_force, {"document": MATRIX}, name="priority"),
    *MATRIX.urls(),
]
