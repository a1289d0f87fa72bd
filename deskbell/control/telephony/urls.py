"""Addresses of lines."""

from django.urls import path

from deskbell.control.telephony import lines

urlpatterns = [
    path("", lines.index, name="telephony"),
    path("<int:pk>/closing/", lines.close, name="line-closing"),
]
