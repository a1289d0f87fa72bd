"""What is in which list, kept so that nobody has to count.

Who may see a ticket depends on its desk, its team and its confidential class: tickets alike in
these are counted together, and a reader's number is the sum of what they may see.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Place(models.Model):
    """Where a ticket is counted now: as what, in which lists, and until when that is certain."""

    ticket = models.OneToOneField(
        "tickets.Ticket", models.CASCADE, primary_key=True, related_name="+"
    )
    desk_id = models.BigIntegerField(default=0)
    team_id = models.BigIntegerField(default=0)
    confidential_class = models.CharField(max_length=40, blank=True)
    lists: Any = ArrayField(models.CharField(max_length=40), default=list)
    turns_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["turns_at"], condition=models.Q(turns_at__isnull=False), name="places_turn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} in {', '.join(self.lists)}"


class Shift(models.Model):
    """By how many tickets a list has more or fewer: the number in a list is the sum of these.

    They are only ever added, so that nobody waits for anybody else who counts; a job folds them.
    """

    key = models.CharField(max_length=40)
    desk_id = models.BigIntegerField()
    team_id = models.BigIntegerField()
    confidential_class = models.CharField(max_length=40, blank=True)
    number = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["key"], name="shifts_of_a_list")]

    def __str__(self) -> str:
        return f"{self.key} {self.number:+}"


class KeptCount(models.Model):
    """A list whose number is known, and for which meaning: it is counted anew when that changes."""

    key = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64)
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
