"""Time spent on a ticket, and the timer that runs meanwhile."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """So many minutes of one person on one ticket."""

    class Activity(models.TextChoices):
        WORK = "work", _("Work")
        TALK = "talk", _("Calls and talks")
        RESEARCH = "research", _("Finding out")
        TRAVEL = "travel", _("On the way")
        OTHER = "other", _("Something else")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField()
    activity = models.CharField(max_length=8, choices=Activity, default=Activity.WORK)
    note = models.CharField(max_length=500, blank=True)
    #: The day it was spent on, in the zone of whoever logged it.
    spent_on = models.DateField()
    added_at = models.DateTimeField()
    #: Kept when it is taken out, since it was told.
    removed_at = models.DateTimeField(null=True)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_entry_is_within_a_day", condition=Q(minutes__range=(1, 1440))
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "spent_on", "id"], name="time_on_a_ticket"),
            models.Index(fields=["person", "spent_on", "id"], name="time_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min by {self.person_id}"


class Timer(models.Model):
    """The one timer of a person: counting since `running_since`, or pausing."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, primary_key=True, related_name="+"
    )
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    running_since = models.DateTimeField(null=True)
    #: What it had counted when it was last paused.
    seconds = models.PositiveIntegerField(default=0)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [models.Index(fields=["ticket"], name="timers_on_a_ticket")]

    def __str__(self) -> str:
        return f"timer of {self.person_id} on {self.ticket_id}"
