"""The conversation: messages everyone in it may read, and notes that stay inside.

A note is a different kind of row, with files of its own: nothing that sends, exports or shows
messages can come across one.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """Something said between requester and desk."""

    class Direction(models.TextChoices):
        IN = "in"
        OUT = "out"

    class Mark(models.TextChoices):
        """Why a message's sender is not taken at their word."""

        NONE = "", ""
        STRANGER = "stranger", _("Unknown sender")
        SPOOFED = "spoofed", _("The sender's address could not be verified")
        AUTOMATIC = "automatic", _("Written by a machine")
        OUTSIDER = "outsider", _("Not part of this conversation before")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="messages")
    author = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    direction = models.CharField(max_length=3, choices=Direction)
    channel = models.CharField(max_length=12)
    mark = models.CharField(max_length=12, choices=Mark, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    signature = models.TextField(blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    #: When somebody put right what of it is said now and what is quoted; see `Cut`.
    recut_at = models.DateTimeField(null=True)
    #: When it turned out that what the desk said reached nobody: then it was no answer.
    missed_at = models.DateTimeField(null=True)
    #: When it did after all.
    reached_at = models.DateTimeField(null=True)
    #: Whom a mail was also written to, as it names them, where they got no place by it.
    also_to: Any = ArrayField(models.CharField(max_length=500), default=list)
    #: The message of another ticket that this repeats a passage of: its issue was split off.
    taken_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["ticket", "at", "id"], name="messages_in_order")]

    def __str__(self) -> str:
        return f"{self.direction} {self.at:%Y-%m-%d %H:%M}"


class Cut(models.Model):
    """A mail that was cut wrongly and put right: what was read first, and what it says.

    Kept when it is undone, since the reader of mails learns from both.
    """

    message = models.ForeignKey(Message, models.CASCADE, related_name="cuts")
    read_text = models.TextField(blank=True)
    read_quoted = models.TextField(blank=True)
    read_signature = models.TextField(blank=True)
    text = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message"], condition=Q(undone_at=None), name="a_message_is_cut_one_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} by {self.by}"


class MessageRecipient(models.Model):
    """Whom a message of the desk was addressed to, fixed when it was written."""

    class Role(models.TextChoices):
        TO = "to"
        CC = "cc"

    message = models.ForeignKey(Message, models.CASCADE, related_name="recipients")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=2, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person"], name="a_message_reaches_a_person_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"


class MessageFile(models.Model):
    """A file that came or went with a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    content_id = models.CharField(max_length=255, blank=True)
    is_inline = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Note(models.Model):
    """Something the desk says to itself."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="notes")
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    #: Whom it mentions, as it is written in the text: `@Tomas`.
    mentioned: Any = ArrayField(models.CharField(max_length=200), default=list)

    class Meta:
        indexes = [models.Index(fields=["ticket", "at", "id"], name="notes_in_order")]

    def __str__(self) -> str:
        return f"note {self.at:%Y-%m-%d %H:%M}"


class NoteFile(models.Model):
    """A file that stays with a note."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """Somebody besides the requester who takes part in the conversation (Cc)."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="participants")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    added_by = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "person"],
                condition=Q(left_at=None),
                name="one_place_in_a_conversation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.ticket_id}"
