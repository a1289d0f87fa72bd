"""Outgoing mail: what is to be sent, and what became of it at each of its recipients."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Outgoing(models.Model):
    """One mail of the desk.

    The words of a reply, and of what is said in a side conversation, are those of its message;
    other mails bring their own.
    """

    class Purpose(models.TextChoices):
        REPLY = "reply", _("Answer")
        CONFIRMATION = "confirmation", _("Confirmation")
        QUESTIONS = "questions", _("Questions")
        WAITING = "waiting", _("Waiting for somebody outside")
        REOPENED = "reopened", _("Taken up again")
        HANDED_OVER = "handed_over", _("Handed to another desk")
        MERGED = "merged", _("Goes on together with another request")
        SPLIT = "split", _("Several requests instead of one")
        FINAL = "final", _("Final message")
        REMINDER = "reminder", _("Reminder")
        ANNOUNCEMENT = "announcement", _("Reminder that says when it is closed")
        CLOSED = "closed", _("Closed without an answer")
        ASIDE = "aside", _("Side conversation")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    message = models.ForeignKey("tickets.Message", models.CASCADE, null=True, related_name="+")
    side_message = models.ForeignKey(
        "side_conversations.SideMessage", models.CASCADE, null=True, related_name="+"
    )
    #: Where it comes from and answers go to; none means the address of the whole installation.
    mailbox = models.ForeignKey("channels.Mailbox", models.PROTECT, null=True, related_name="+")
    purpose = models.CharField(max_length=16, choices=Purpose)
    #: Its Message-ID, without the angle brackets.
    identifier = models.CharField(max_length=255, unique=True)
    in_reply_to = models.CharField(max_length=998, blank=True)
    references: Any = ArrayField(models.CharField(max_length=998), default=list)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(max_length=12)
    created_at = models.DateTimeField()
    #: Until then it can be taken back.
    hold_until = models.DateTimeField()

    #: Whoever sends it now. A new claim ends the one before it.
    claim = models.UUIDField(null=True)
    #: When its content was handed over under this claim: from then on it may have arrived.
    handed_over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message"],
                condition=Q(purpose="reply"),
                name="an_answer_is_one_mail",
            ),
            models.CheckConstraint(
                name="an_answer_has_a_message", condition=~Q(purpose="reply", message=None)
            ),
            models.UniqueConstraint(
                fields=["side_message"],
                condition=~Q(side_message=None),
                name="what_is_said_aside_is_one_mail",
            ),
            models.CheckConstraint(
                name="what_is_said_aside_is_no_answer",
                condition=Q(purpose="aside", side_message__isnull=False, message=None)
                | Q(side_message=None) & ~Q(purpose="aside"),
            ),
        ]
        indexes = [models.Index(fields=["ticket", "id"], name="mails_of_a_ticket")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.identifier}"

    @property
    def is_automatic(self) -> bool:
        """True where nobody typed it, so that no machine may answer it."""
        return self.purpose not in (self.Purpose.REPLY, self.Purpose.ASIDE)


class OutgoingRecipient(models.Model):
    """What became of one mail at one address, in the server's own words."""

    class Role(models.TextChoices):
        TO = "to"
        CC = "cc"

    class State(models.TextChoices):
        HELD = "held", _("Held")
        QUEUED = "queued", _("Queued")
        SENDING = "sending", _("Sending")
        ACCEPTED = "accepted", _("Accepted")
        DELAYED = "delayed", _("Delayed")
        BOUNCED = "bounced", _("Bounced")
        FAILED = "failed", _("Failed")
        UNCERTAIN = "uncertain", _("May have been sent")
        CANCELLED = "cancelled", _("Taken back")

    outgoing = models.ForeignKey(Outgoing, models.CASCADE, related_name="recipients")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=160, blank=True)
    address = models.CharField(max_length=320)
    role = models.CharField(max_length=2, choices=Role)
    state = models.CharField(max_length=10, choices=State)
    state_at = models.DateTimeField()
    #: What the server said: its reply code (RFC 5321), its status (RFC 3463), its words.
    code = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=12, blank=True)
    words = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    first_tried_at = models.DateTimeField(null=True)
    #: It has left the house, or may have: from then on it cannot be taken back.
    has_left = models.BooleanField(default=False)
    #: When we try (again); none where nothing is left for us to do.
    next_try_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outgoing", "address"], name="a_mail_reaches_an_address_once"
            ),
            models.CheckConstraint(
                name="only_what_waits_is_tried",
                condition=Q(next_try_at=None) | Q(state__in=["held", "queued", "delayed"]),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="recipients_due",
                condition=Q(next_try_at__isnull=False),
            ),
            models.Index(
                fields=["state_at"], name="recipients_in_sending", condition=Q(state="sending")
            ),
            models.Index(fields=["address", "-state_at"], name="recipients_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.state}"


class Acknowledgement(models.Model):
    """One address was sent one confirmation in one window of time: the end of every mail loop."""

    address = models.CharField(max_length=320)
    window = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "window"], name="one_acknowledgement_per_sender_and_window"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} at {self.window:%Y-%m-%d %H:%M}"
