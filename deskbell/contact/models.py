"""Whom a ticket waits for and until when, what was asked, and news that were late."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Wait(models.Model):
    """A word of the requester that a ticket waits for; what is said next, unless it comes."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("An answer")
        CONFIRMATION = "confirmation", _("That it works")

    ticket = models.OneToOneField(
        "tickets.Ticket", models.CASCADE, primary_key=True, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    began_at = models.DateTimeField()
    #: The agent's own word for how long at least.
    until = models.DateTimeField(null=True)
    #: The published rules it goes by; none for those that are built in.
    version = models.BigIntegerField(null=True)
    #: How many reminders have left.
    said = models.PositiveSmallIntegerField(default=0)
    #: What happens next and when; none where nothing does.
    next_what = models.CharField(max_length=8, blank=True)
    next_at = models.DateTimeField(null=True)
    #: When it is closed, once that has been announced.
    closes_at = models.DateTimeField(null=True)
    #: Why what is due has not happened yet, as a code.
    put_off_why = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_comes_next_has_a_moment",
                condition=Q(next_at=None, next_what="") | Q(next_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="waits_due", condition=Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for ticket {self.ticket_id}"


class Question(models.Model):
    """One thing that the desk asked a requester, and what they said to it."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    #: When it was asked: those of one moment were asked together.
    asked_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    message = models.ForeignKey("tickets.Message", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "asked_at", "number"], name="a_question_has_its_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Lateness(models.Model):
    """News that a requester did not hear in time: each once."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    #: When the news were due.
    due_at = models.DateTimeField()
    task = models.ForeignKey("tasks.Task", models.SET_NULL, null=True, related_name="+")
    #: When a lead is told, if there are still none; none once that has been settled.
    lead_at = models.DateTimeField(null=True)
    told_lead_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "due_at"], name="news_are_late_once"),
        ]
        indexes = [
            models.Index(
                fields=["lead_at"], name="leads_to_tell", condition=Q(lead_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"ticket {self.ticket_id}: news due {self.due_at:%Y-%m-%d %H:%M}"
