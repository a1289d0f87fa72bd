"""Addresses of the messages."""

from django.urls import path

from deskbell.control.messages import messages

urlpatterns = [
    path("", messages.index, name="messages"),
    path("<slug:kind>/", messages.show, name="message"),
    path("<slug:kind>/html/", messages.html, name="message-html"),
]
