"""A list: which tickets, how to look at them, whose it is and who else sees it."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from deskbell.views.decisions import Look


class List(models.Model):
    """Saved by its owner. One that was deleted stays, so that it can be brought back."""

    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    icon = models.CharField(max_length=40)
    #: The stored form of `deskbell.conditions`.
    conditions: Any = models.JSONField()
    columns: Any = ArrayField(models.CharField(max_length=20))
    sort = models.CharField(max_length=20)
    group = models.CharField(max_length=20, blank=True)
    #: Empty: as its reader likes it.
    density = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner"], condition=Q(deleted_at=None), name="lists_of_an_owner"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        return f"list-{self.pk}"

    @property
    def look(self) -> Look:
        return Look(tuple(self.columns), self.sort, self.group, self.density)

    @look.setter
    def look(self, look: Look) -> None:
        self.columns, self.sort = list(look.columns), look.sort
        self.group, self.density = look.group, look.density


class Share(models.Model):
    """Who else sees a list: a team, or (without one) everybody at the desk."""

    list = models.ForeignKey(List, models.CASCADE, related_name="shares")
    desk = models.ForeignKey("people.Desk", models.CASCADE, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["list", "desk", "team"],
                name="a_list_is_shared_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"list {self.list_id} for {self.team_id or self.desk_id}"
