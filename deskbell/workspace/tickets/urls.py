"""/tickets/… for agents."""

from django.urls import path

from deskbell.workspace.diagnosis import noting
from deskbell.workspace.people import addresses, vouching
from deskbell.workspace.tasks import planning
from deskbell.workspace.tickets import (
    calls,
    composing,
    cuts,
    facts,
    handovers,
    holder,
    lists,
    messages,
    notes,
    pages,
    participants,
    replies,
    resolutions,
    so_far,
    steps,
    waits,
    work,
)
from deskbell.workspace.worklog import entries, timers

urlpatterns = [
    path("", lists.index, name="tickets"),
    path("<int:number>/", pages.show, name="ticket"),
    path("<int:number>/changes/", pages.changes, name="ticket-changes"),
    path("<int:number>/composer/", composing.show, name="ticket-composer"),
    path("<int:number>/replies/", replies.create, name="replies"),
    path("<int:number>/replies/<int:pk>/withdrawal/", replies.withdraw, name="reply-withdrawal"),
    path("<int:number>/notes/", notes.create, name="notes"),
    path("<int:number>/calls/", calls.create, name="calls"),
    path("<int:number>/messages/<int:pk>/separation/", messages.separate, name="separation"),
    path("<int:number>/messages/<int:pk>/original/", messages.original, name="original"),
    path("<int:number>/messages/<int:pk>/source/", messages.source, name="source"),
    path("<int:number>/messages/<int:pk>/cut/", cuts.edit, name="cut"),
    path("<int:number>/messages/<int:pk>/cut/whole/", cuts.show_all, name="cut-whole"),
    path("<int:number>/messages/<int:pk>/cut/undoing/", cuts.undo, name="cut-undoing"),
    path("<int:number>/mail/<int:pk>/repetition/", messages.repeat, name="repetition"),
    path("<int:number>/holder/", holder.assign, name="ticket-holder"),
    path("<int:number>/taking/", holder.take, name="ticket-taking"),
    path("<int:number>/handover/", handovers.create, name="ticket-handover"),
    path("<int:number>/wait/", waits.create, name="ticket-wait"),
    path("<int:number>/wait/end/", waits.end, name="ticket-wait-end"),
    path("<int:number>/resolution/", resolutions.create, name="ticket-resolution"),
    path("<int:number>/closure/", resolutions.close, name="ticket-closure"),
    path("<int:number>/reopening/", resolutions.reopen, name="ticket-reopening"),
    path("<int:number>/facts/", facts.edit, name="ticket-facts"),
    path("<int:number>/requester/addresses/", addresses.create, name="addresses"),
    path("<int:number>/requester/vouching/", vouching.create, name="vouching"),
    path("<int:number>/steps/<int:pk>/undoing/", steps.undo, name="step-undoing"),
    path("<int:number>/tasks/", planning.create, name="ticket-tasks"),
    path("<int:number>/diagnosis/", noting.edit, name="diagnosis"),
    path("<int:number>/solutions/", noting.propose, name="solutions"),
    path("<int:number>/solutions/<int:pk>/", noting.answer, name="solution"),
    path("<int:number>/so-far/", so_far.show, name="so-far"),
    path("<int:number>/time/", entries.create, name="time"),
    path("<int:number>/time/<int:pk>/", entries.edit, name="time-entry"),
    path("<int:number>/time/<int:pk>/removal/", entries.remove, name="time-removal"),
    path("<int:number>/timer/", timers.set, name="timer"),
    path("<int:number>/work/", work.show, name="ticket-work"),
    path("<int:number>/participants/", participants.create, name="participants"),
    path(
        "<int:number>/participants/<int:pk>/removal/",
        participants.destroy,
        name="participant-removal",
    ),
]
