"""Desks and teams: who helps, and in which unit. Every ticket belongs to exactly one desk."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """A unit with its own mailboxes, teams, categories and brand: internal IT, HR, a subsidiary."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    #: Said under every mail of this desk.
    signature = models.TextField(blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """People who take tickets together. Whoever takes none, the fallback owner answers for it."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="teams")
    name = models.CharField(max_length=120)
    tier = models.PositiveSmallIntegerField(default=1)
    fallback_owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    members: Any = models.ManyToManyField(
        "people.Person", through="Membership", related_name="teams"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("desk", Lower("name"), name="a_team_is_named_once_at_a_desk"),
            models.CheckConstraint(name="tiers_are_1_to_3", condition=models.Q(tier__range=(1, 3))),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person works in a team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "person"], name="one_membership_per_team"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"


class RoleHeld(models.Model):
    """What a person may do at a desk: everywhere there, or for one team only."""

    class Name(models.TextChoices):
        REQUESTER = "requester", _("Requester")
        AGENT = "agent", _("Agent")
        LEAD = "lead", _("Lead")
        MANAGER = "manager", _("Manager")
        ADMINISTRATOR = "administrator", _("Administrator")
        AUDITOR = "auditor", _("Auditor")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="roles_held")
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="roles_held")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=16, choices=Name)
    #: Confidential classes this role clears, besides what is not confidential.
    classes: Any = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "desk", "team", "name"],
                name="a_role_is_held_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.desk_id}"
