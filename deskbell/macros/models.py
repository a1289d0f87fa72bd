"""A macro or snippet: whose it is, which version of it holds, who pinned it, when it was used."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from deskbell.macros.decisions import Owner
from deskbell.macros.decisions.owners import KINDS


class Macro(models.Model):
    """What it says and does stands in its published versions; its title and name are those of the
    latest, to be found by.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")
    desk = models.ForeignKey("people.Desk", models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=80)
    #: Of a snippet: by which it is typed.
    name = models.CharField(max_length=40, blank=True)
    #: None only until its first version is published, in the same transaction.
    version = models.ForeignKey("kernel.Version", models.PROTECT, null=True, related_name="+")
    #: Its place among those of the same owner.
    place = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_macro_is_somebodys",
                condition=Q(person__isnull=False, team=None, desk=None)
                | Q(person=None, team__isnull=False, desk=None)
                | Q(person=None, team=None, desk__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Owner:
        kind = next(kind for kind in KINDS if getattr(self, f"{kind}_id") is not None)
        return Owner(kind, getattr(self, f"{kind}_id"))

    @property
    def scope(self) -> str:
        """Under which its versions are published."""
        return f"macro:{self.pk}"


class Pin(models.Model):
    """Somebody has a macro before all others."""

    macro = models.ForeignKey(Macro, models.CASCADE, related_name="pins")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "macro"], name="a_macro_is_pinned_once"),
        ]

    def __str__(self) -> str:
        return f"{self.macro_id} of {self.person_id}"


class Use(models.Model):
    """A macro ran, or a snippet was put in. Only added: nobody waits for whoever else uses it."""

    macro = models.ForeignKey(Macro, models.CASCADE, related_name="uses", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["macro", "at"], name="uses_of_a_macro")]

    def __str__(self) -> str:
        return f"{self.macro_id} at {self.at:%Y-%m-%d %H:%M}"
