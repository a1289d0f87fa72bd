"""What somebody is told, and what they want to be told."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """Something about a ticket that a person, or one of a team, should know now."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived", _("A new ticket in one of your teams")
        PASSED_ON = "passed_on", _("A ticket is given to one of your teams")
        GIVEN = "given", _("A ticket is given to you")
        ANSWERED = "answered", _("Somebody wrote on a ticket of yours")
        REOPENED = "reopened", _("A ticket of yours is taken up again")
        MISSED = "missed", _("An answer of yours reached nobody")
        STOPPED = "stopped", _("An answer of yours was stopped before it left")
        RATED = "rated", _("Somebody says how you helped them")
        UNATTENDED = "unattended", _("Nobody has taken a ticket for hours")
        OVERDUE = "overdue", _("News that were promised are late")
        STALE = "stale", _("Nothing has happened on a ticket for a week")

    kind = models.CharField(max_length=12, choices=Kind)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")
    #: Who did what it tells of: they need not be told.
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_notice_is_for_a_person_or_a_team",
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_of_a_person"),
            models.Index(fields=["team", "-id"], name="notices_of_a_team"),
            models.Index(fields=["at"], name="notices_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: ticket {self.ticket_id}"


class Bell(models.Model):
    """How far somebody has looked, and what they do not want to hear of."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, primary_key=True, related_name="+"
    )
    #: The latest notice they have had before their eyes.
    seen = models.BigIntegerField(default=0)
    #: Kinds of notices they switched off.
    off: Any = ArrayField(models.CharField(max_length=12), default=list)

    def __str__(self) -> str:
        return f"bell of {self.person_id}"
