"""Incoming mail, kept as it came before the door said yes, and what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RawMail(models.Model):
    """One mail as its bytes came in. The same bytes at the same mailbox are one row."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        DONE = "done", _("Done")
        HELD = "held", _("Held")
        REFUSED = "refused", _("Discarded")

    class CameBy(models.TextChoices):
        IMAP = "imap", "IMAP"
        SMTP = "smtp", "SMTP"
        LMTP = "lmtp", "LMTP"
        PIPE = "pipe", _("Pipe")

    class Reason(models.TextChoices):
        """Why a mail lies in the tray instead of in a ticket."""

        NONE = "", ""
        TROUBLE = "trouble", _("It could not be processed")
        NO_SENDER = "no_sender", _("It names no sender who could be answered")
        OWN_MAIL = "own_mail", _("It is our own mail, come back")
        LOOP = "loop", _("The same sender wrote very often in a short time")
        AUTO_REPLY = "auto_reply", _("An automatic reply to nothing we know")
        BOUNCE = "bounce", _("A delivery report about nothing we sent")
        COMPLAINT = "complaint", _("Somebody reported a mail of ours as unwanted")
        CHALLENGE = "challenge", _("The other side asks for a proof before it delivers our mail")
        TOO_LARGE = "too_large", _("It is too large and stayed on the mail server")

    mailbox = models.ForeignKey("channels.Mailbox", models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32)
    raw = models.BinaryField()
    size = models.PositiveBigIntegerField()
    came_by = models.CharField(max_length=4, choices=CameBy)
    envelope_sender = models.CharField(max_length=320, null=True)
    recipients: Any = ArrayField(models.CharField(max_length=320), default=list)
    received_at = models.DateTimeField()

    state = models.CharField(max_length=8, choices=State, default=State.RECEIVED)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    #: What went wrong, or what the reason refers to, in words.
    trouble = models.TextField(blank=True)
    #: When it is looked at (again), while it is `received`.
    due_at = models.DateTimeField()
    #: How often it was begun; more often than it failed where a process died over it.
    begun = models.PositiveSmallIntegerField(default=0)
    failed = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)

    #: Read from the mail when it was first looked at, to show and to compare: its Message-ID …
    known_as = models.CharField(max_length=255, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=240, blank=True)
    #: Of what was written, without what the way here added: the same mail by two ways.
    content_digest = models.BinaryField(max_length=32, null=True)
    #: The same for mails of one sender with one subject, however often answered: see `decisions`.
    alike = models.BigIntegerField(null=True)

    ticket = models.ForeignKey("tickets.Ticket", models.SET_NULL, null=True, related_name="+")
    message = models.ForeignKey("tickets.Message", models.SET_NULL, null=True, related_name="+")
    side_message = models.ForeignKey(
        "side_conversations.SideMessage", models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mailbox", "digest"], name="the_same_bytes_are_one_mail"
            ),
            models.CheckConstraint(
                name="a_held_mail_says_why", condition=~Q(state="held", reason="")
            ),
            models.CheckConstraint(
                name="what_is_settled_says_when",
                condition=Q(state="received", settled_at=None)
                | Q(settled_at__isnull=False) & ~Q(state="received"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"], name="mail_to_process", condition=Q(state="received")
            ),
            models.Index(
                fields=["-received_at", "-id"], name="mail_held", condition=Q(state="held")
            ),
            models.Index(fields=["known_as"], name="mail_by_message_id", condition=~Q(known_as="")),
            models.Index(
                fields=["alike", "-received_at"], name="mail_alike", condition=~Q(alike=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} mail from {self.sender or self.envelope_sender or 'nobody'}"


class KnownMessageId(models.Model):
    """A Message-ID by which a reply is known to belong to a ticket.

    `value` is written as `decisions.known_as` says. An id that a message of the ticket only
    refers to is `mentioned`: the mail that bears it may still come.
    """

    class Direction(models.TextChoices):
        IN = "in"
        OUT = "out"
        MENTIONED = "mentioned"

    value = models.CharField(max_length=255)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    message = models.ForeignKey("tickets.Message", models.CASCADE, null=True, related_name="+")
    mailbox = models.ForeignKey("channels.Mailbox", models.SET_NULL, null=True, related_name="+")
    direction = models.CharField(max_length=9, choices=Direction)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["value", "ticket", "message"],
                name="an_id_is_known_once_for_a_message",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} <{self.value}>"
