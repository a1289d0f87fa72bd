"""Addresses of how contact is kept."""

from django.urls import path

from deskbell.control.contact.documents import CONTACT
from deskbell.control.publishing import versions

urlpatterns = [
    path("", versions.in_force, {"document": CONTACT}, name="contact"),
    *CONTACT.urls(),
]
