"""Conversations beside the one with the requester: with a supplier, a colleague, anybody."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SideConversation(models.Model):
    """One question to somebody outside, and all that is said about it there."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    subject = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    #: Who asked: they are told of the answer.
    asker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    #: The ticket waits for a third party until this is answered.
    is_awaited = models.BooleanField(default=False)
    #: The ticket it was begun on waited for it when that was merged.
    was_awaited = models.BooleanField(default=False)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)
    begun_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="side_conversations_of_a_ticket")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.state})"


class Correspondent(models.Model):
    """Somebody who takes part in a side conversation, under the address they are asked at."""

    conversation = models.ForeignKey(
        SideConversation, models.CASCADE, related_name="correspondents"
    )
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    address = models.CharField(max_length=254)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "address"], name="one_place_in_a_side_conversation"
            ),
        ]

    def __str__(self) -> str:
        return self.address


class SideMessage(models.Model):
    """Something said in a side conversation."""

    class Direction(models.TextChoices):
        IN = "in"
        OUT = "out"

    class Mark(models.TextChoices):
        """Why a message is not what it seems: see `decisions.mark_of`."""

        NONE = "", ""
        SPOOFED = "spoofed", _("The sender's address could not be verified")
        AUTOMATIC = "automatic", _("Written by a machine")
        OUTSIDER = "outsider", _("Not part of this conversation before")

    conversation = models.ForeignKey(SideConversation, models.CASCADE, related_name="messages")
    author = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    direction = models.CharField(max_length=3, choices=Direction)
    mark = models.CharField(max_length=12, choices=Mark, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    signature = models.TextField(blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    #: When it turned out that it reached nobody; none again once it reached somebody after all.
    missed_at = models.DateTimeField(null=True)
    #: Whom a mail was also written to, as it names them, who take no part here.
    also_to: Any = ArrayField(models.CharField(max_length=500), default=list)

    class Meta:
        indexes = [models.Index(fields=["conversation", "id"], name="side_messages_in_order")]
        constraints = [
            models.CheckConstraint(
                name="only_what_we_say_aside_is_withdrawn",
                condition=Q(withdrawn_at=None) | Q(direction="out"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.at:%Y-%m-%d %H:%M}"


class Quotation(models.Model):
    """A message of the ticket that was chosen to be shown, as it stood when it was."""

    message = models.ForeignKey(SideMessage, models.CASCADE, related_name="quotations")
    who = models.CharField(max_length=160)
    said_at = models.DateTimeField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.who} {self.said_at:%Y-%m-%d %H:%M}"


class SideFile(models.Model):
    """A file that came or went with a message of a side conversation."""

    message = models.ForeignKey(SideMessage, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    content_id = models.CharField(max_length=255, blank=True)
    is_inline = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
