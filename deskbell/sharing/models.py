"""Who contributes to a ticket."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Contribution(models.Model):
    """A person or a team that contributes to a ticket, until they leave it."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")
    part = models.CharField(max_length=200, blank=True)
    added_by = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_person_or_a_team_contributes",
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
            ),
            models.UniqueConstraint(
                fields=["ticket", "person"],
                condition=Q(left_at=None, person__isnull=False),
                name="a_person_contributes_once",
            ),
            models.UniqueConstraint(
                fields=["ticket", "team"],
                condition=Q(left_at=None, team__isnull=False),
                name="a_team_contributes_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person"], name="contributions_of_a_person", condition=Q(left_at=None)
            ),
            models.Index(
                fields=["team"], name="contributions_of_a_team", condition=Q(left_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.team}"
