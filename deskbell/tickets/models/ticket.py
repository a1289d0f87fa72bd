"""The ticket: one request for help, from its first message to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime

    from deskbell.tickets.models.conversation import Message


class TicketQuerySet(models.QuerySet["Ticket"]):
    def unfinished(self) -> TicketQuerySet:
        return self.exclude(status__in=[Ticket.Status.RESOLVED, Ticket.Status.CLOSED])

    def not_taken(self) -> TicketQuerySet:
        return self.unfinished().filter(taken_at=None)

    def with_faces(self) -> TicketQuerySet:
        """With everybody a list or page names, in one query."""
        return self.select_related("desk", "team", "holder", "requester", "requester__organisation")

    def latest_first(self) -> TicketQuerySet:
        return self.order_by("-changed_at", "-pk")


class Ticket(models.Model):
    """The current state. How it came to be is in its events, from which it can be rebuilt."""

    class Status(models.TextChoices):
        NEW = "new", _("New")
        OPEN = "open", _("Open")
        WAITING_FOR_REQUESTER = "waiting_requester", _("Waiting for requester")
        WAITING_FOR_THIRD_PARTY = "waiting_third_party", _("Waiting for third party")
        RESOLVED = "resolved", _("Resolved")
        CLOSED = "closed", _("Closed")

    class Kind(models.TextChoices):
        INCIDENT = "incident", _("Incident")
        REQUEST = "request", _("Request")
        QUESTION = "question", _("Question")
        COMPLAINT = "complaint", _("Complaint")
        TASK = "task", _("Task")

    class Channel(models.TextChoices):
        MAIL = "mail", _("Mail")
        PHONE = "phone", _("Phone")
        IN_PASSING = "in_passing", _("In passing")
        WEB = "web", _("Web")
        INTERNAL = "internal", _("From inside")

    number = models.BigIntegerField(
        unique=True,
        editable=False,
        db_default=Func(
            Value("tickets_number"), function="nextval", output_field=models.BigIntegerField()
        ),
    )
    desk = models.ForeignKey("people.Desk", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.INCIDENT)
    status = models.CharField(max_length=20, choices=Status, default=Status.NEW)
    subject = models.CharField(max_length=240)
    channel = models.CharField(max_length=12, choices=Channel)
    #: Caught in the corridor or at the coffee machine, to be completed later.
    is_informal = models.BooleanField(default=False)
    #: Empty, or the class (HR, fraud, health …) that only those cleared for it may see.
    confidential_class = models.CharField(max_length=40, blank=True)

    requester = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    #: Whom it concerns, where that is not the requester.
    affected = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="+")
    #: Answers for the ticket from intake on; `taken_at` tells whether they have taken it up.
    holder = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)

    #: 1 critical to 4 low, computed; with its reasons and the published matrix it came from.
    priority = models.PositiveSmallIntegerField()
    priority_reasons: Any = models.JSONField(default=list)
    priority_version = models.BigIntegerField(null=True)
    #: Where somebody set it by hand: to what, and until when (None: until it is withdrawn).
    override_level = models.PositiveSmallIntegerField(null=True)
    override_until = models.DateTimeField(null=True)
    #: How often the requester wrote again before the desk answered: never a reason for priority.
    chasers = models.PositiveIntegerField(default=0)
    #: Names of the minimum facts that are not known yet.
    missing: Any = ArrayField(models.CharField(max_length=30), default=list)

    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    first_answered_at = models.DateTimeField(null=True)
    news_due_at = models.DateTimeField(null=True)
    #: While it waits, until when; None where nobody said.
    waits_until = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    #: The closed ticket this one goes on from.
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")

    #: The ticket this one turned out to be about the same as: what was said here is said there.
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    #: What the fields of its desk hold, by their keys; as `fields.decisions.checked` keeps it.
    custom: Any = models.JSONField(default=dict)
    #: The keys of its tags.
    tags: Any = ArrayField(models.BigIntegerField(), default=list)
    #: It leaves the lists of whoever holds it from when until when; see `decisions.waking`.
    snoozed_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    #: When it came back by itself and why, until somebody works on it.
    woke_at = models.DateTimeField(null=True)
    woke_why = models.CharField(max_length=8, blank=True)

    #: The message that opened it; set where it was just received.
    first_message: Message | None = None

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_a_finished_ticket_was_resolved",
                condition=Q(status__in=["resolved", "closed"], resolved_at__isnull=False)
                | Q(resolved_at=None) & ~Q(status__in=["resolved", "closed"]),
            ),
            models.CheckConstraint(
                name="only_a_closed_ticket_was_closed",
                condition=Q(status="closed", closed_at__isnull=False)
                | Q(closed_at=None) & ~Q(status="closed"),
            ),
            models.CheckConstraint(
                name="a_merged_ticket_is_closed",
                condition=Q(merged_into=None) | Q(status="closed"),
            ),
            models.CheckConstraint(
                name="only_what_waits_waits_until",
                condition=Q(waits_until=None) | Q(status__startswith="waiting"),
            ),
            models.CheckConstraint(
                name="what_is_snoozed_is_unfinished",
                condition=Q(snoozed_at=None, snoozed_until=None)
                | Q(snoozed_at__isnull=False, snoozed_until__isnull=False)
                & ~Q(status__in=["resolved", "closed"]),
            ),
            models.CheckConstraint(name="priority_is_1_to_4", condition=Q(priority__range=(1, 4))),
            models.CheckConstraint(
                name="what_is_set_by_hand_holds",
                condition=Q(override_level=None, override_until=None)
                | Q(override_level=F("priority")),
            ),
        ]
        indexes = [
            models.Index(fields=["desk", "-changed_at", "-id"], name="desk_latest_first"),
            models.Index(
                fields=["desk", "-changed_at", "-id"],
                name="desk_unfinished_latest_first",
                condition=~Q(status__in=["resolved", "closed"]),
            ),
            models.Index(
                fields=["holder", "-changed_at", "-id"],
                name="holder_unfinished",
                condition=~Q(status__in=["resolved", "closed"]),
            ),
            GinIndex(OpClass(Lower("subject"), name="gin_trgm_ops"), name="subject_by_any_part"),
            models.Index(
                fields=["holder", "priority", "received_at", "id"],
                name="held_most_pressing_first",
                condition=Q(taken_at__isnull=False) & ~Q(status__in=["resolved", "closed"]),
            ),
            models.Index(
                fields=["holder", "news_due_at", "id"],
                name="held_due_first",
                condition=Q(news_due_at__isnull=False) & ~Q(status__in=["resolved", "closed"]),
            ),
            models.Index(
                fields=["team", "priority", "received_at", "id"],
                name="left_most_pressing_first",
                condition=Q(taken_at=None) & ~Q(status__in=["resolved", "closed"]),
            ),
            models.Index(
                fields=["desk", "-changed_at", "-id"],
                name="desk_not_taken",
                condition=Q(taken_at=None) & ~Q(status__in=["resolved", "closed"]),
            ),
            models.Index(fields=["desk", "received_at", "id"], name="desk_by_age"),
            models.Index(
                fields=["desk", "news_due_at", "id"],
                name="desk_unfinished_by_due",
                condition=~Q(status__in=["resolved", "closed"]),
            ),
            models.Index(
                fields=["desk", "priority", "-changed_at", "-id"],
                name="desk_unfinished_by_priority",
                condition=~Q(status__in=["resolved", "closed"]),
            ),
            GinIndex(fields=["custom"], name="tickets_by_field", condition=~Q(custom={})),
            models.Index(
                fields=["override_until", "id"],
                name="override_next_to_end",
                condition=Q(override_until__isnull=False),
            ),
            GinIndex(fields=["tags"], name="tickets_by_tag", condition=~Q(tags=[])),
            models.Index(
                fields=["snoozed_until", "id"],
                name="snoozed_next_to_wake",
                condition=Q(snoozed_until__isnull=False),
            ),
            models.Index(
                fields=["desk", "-changed_at", "-id"],
                name="desk_resolved",
                condition=Q(status="resolved"),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.subject}"

    @property
    def is_finished(self) -> bool:
        return self.status in (self.Status.RESOLVED, self.Status.CLOSED)

    @property
    def is_taken(self) -> bool:
        return self.taken_at is not None

    @property
    def is_snoozed(self) -> bool:
        return self.snoozed_until is not None

    def snooze(self, *, until: datetime, at: datetime) -> None:
        self.snoozed_at, self.snoozed_until = at, until

    def wake(self, why: str = "", *, at: datetime | None = None) -> None:
        """Let it be in its holder's lists again; with `why`, at the top."""
        self.snoozed_at = self.snoozed_until = None
        self.woke_why, self.woke_at = why, at if why else None

    def look_at(self) -> None:
        """Somebody works on it: that it woke needs no saying any more."""
        self.woke_why, self.woke_at = "", None
