"""Addresses of mailboxes."""

from django.urls import path

from deskbell.control.mailboxes import mailboxes, pauses, trials

urlpatterns = [
    path("", mailboxes.index, name="mailboxes"),
    path("new/", mailboxes.choose, name="mailbox-choice"),
    path("new/<slug:preset>/", mailboxes.new, name="mailbox-new"),
    path("<int:pk>/", mailboxes.edit, name="mailbox"),
    path("<int:pk>/pause/", pauses.create, name="mailbox-pause"),
    path("<int:pk>/going-on/", pauses.destroy, name="mailbox-going-on"),
    path("<int:pk>/trial/", trials.create, name="mailbox-trial"),
]
