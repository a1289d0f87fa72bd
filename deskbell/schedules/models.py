"""A plan of tickets that come again and again, and each time it came."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Plan(models.Model):
    """When something comes, and which ticket it is then."""

    class Missed(models.TextChoices):
        """What becomes of times at which nothing ran."""

        LATEST = "latest", _("One ticket, for the latest of them")
        ALL = "all", _("A ticket for each of them")
        NONE = "none", _("None")

    desk = models.ForeignKey("people.Desk", models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    is_paused = models.BooleanField(default=False)

    #: `decisions.Rhythm` as JSON.
    rhythm: Any = models.JSONField()
    zone = models.CharField(max_length=60)
    missed = models.CharField(max_length=6, choices=Missed, default=Missed.LATEST)
    #: The next time it comes; None where it never comes again.
    next_at = models.DateTimeField(null=True)
    #: Why no ticket could be made last time.
    trouble = models.TextField(blank=True)

    team = models.ForeignKey("people.Team", models.PROTECT, related_name="+")
    requester = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=240)
    text = models.TextField(blank=True)
    facts: Any = models.JSONField(default=dict)
    said: Any = models.JSONField(default=dict)
    #: The titles of its tasks, which its team does one after the other.
    tasks: Any = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at"], name="plans_by_next_time", condition=Q(is_paused=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Occurrence(models.Model):
    """One time a plan came, and the ticket it made."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="occurrences")
    at = models.DateTimeField()
    #: None for a time that was missed and left out.
    ticket = models.OneToOneField("tickets.Ticket", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "at"], name="a_plan_comes_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} at {self.at:%Y-%m-%d %H:%M}"
