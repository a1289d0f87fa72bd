"""The draft: what somebody is writing on a ticket."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """Words, recipients and files, as they were when the writer last stopped for a moment.

    With `send_at` it is a reply that leaves by itself, and its writer may begin another beside it.
    """

    class Kind(models.TextChoices):
        REPLY = "reply", _("Reply")
        NOTE = "note", _("Note")
        CALL = "call", _("Call")

    class Stopped(models.TextChoices):
        """Why a reply that was to leave by itself did not."""

        NO = "", ""
        OVERTAKEN = "overtaken", _("Somebody wrote before it left.")
        REFUSED = "refused", _("The ticket does not stand so that it can be answered.")
        UNREACHABLE = "unreachable", _("Nobody in the conversation has a mail address.")
        NOT_PERMITTED = "not_permitted", _("Its writer may not work on the ticket any more.")
        MERGED = "merged", _("The ticket was merged into another one.")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    writer = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField(blank=True)
    #: Who gets a copy, by key; none means everybody in the conversation.
    cc: Any = ArrayField(models.BigIntegerField(), null=True)
    #: Of a call: who called whom.
    direction = models.CharField(max_length=8, blank=True)
    #: Pairs of a file's key and its name, in order.
    files: Any = models.JSONField(default=list)
    #: The key of the macro that runs when it is sent, if one goes with it.
    macro: Any = models.BigIntegerField(null=True)
    #: Counts up each time it is kept: whoever writes elsewhere names the one they know.
    version = models.PositiveIntegerField(default=1)
    #: Which form kept it last, by its token: what that form sends is done with.
    form = models.CharField(max_length=60, blank=True)
    kept_at = models.DateTimeField()

    send_at = models.DateTimeField(null=True)
    #: The last message the writer saw when they said when to send it.
    seen = models.BigIntegerField(null=True)
    #: True where the ticket then waits for an answer.
    then_waits = models.BooleanField(default=False)
    stopped = models.CharField(max_length=16, choices=Stopped, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "writer", "kind"],
                condition=Q(send_at=None),
                name="one_draft_of_a_kind",
            ),
            models.CheckConstraint(
                name="only_replies_leave_by_themselves",
                condition=Q(send_at=None) | Q(kind="reply"),
            ),
        ]
        indexes = [
            models.Index(fields=["writer", "-kept_at"], name="drafts_of_a_writer"),
            models.Index(
                fields=["send_at"], name="replies_to_come", condition=Q(send_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on ticket {self.ticket_id}"
