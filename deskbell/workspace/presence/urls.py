"""/tickets/…/presence/ and /presence/ for pages that stay open."""

from django.urls import path

from deskbell.workspace.presence import here, lists

of_a_ticket = [
    path("<int:number>/presence/", here.show, name="ticket-presence"),
    path("<int:number>/presence/end/", here.end, name="ticket-presence-end"),
]
of_all = [path("", lists.index, name="presence")]
