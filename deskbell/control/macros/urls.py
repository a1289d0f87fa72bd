"""Addresses of the desks' macros."""

from django.urls import path

from deskbell.control.macros import macros

urlpatterns = [
    path("", macros.index, name="macros"),
    path("<int:pk>/deactivation/", macros.deactivate, name="macro-deactivation"),
    path("<int:pk>/activation/", macros.reactivate, name="macro-activation"),
]
