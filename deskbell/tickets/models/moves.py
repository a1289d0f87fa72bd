"""Moves: which act put what was said on one ticket onto another, so that it can be taken back."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Move(models.Model):
    """One act that put messages and notes onto other tickets, begun on `ticket`."""

    class Kind(models.TextChoices):
        MERGE = "merge"
        SPLIT = "split"
        MOVE = "move"

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=5, choices=Kind)
    #: Where it went; a split leads to those in `opened`.
    to = models.ForeignKey("tickets.Ticket", models.CASCADE, null=True, related_name="+")
    #: The tickets that came to be by it.
    opened: Any = ArrayField(models.BigIntegerField(), default=list)
    #: Who takes part in `to` because of it.
    joined: Any = ArrayField(models.BigIntegerField(), default=list)
    #: Who watches `to` because of it, and which tags it bears because of it.
    watchers: Any = ArrayField(models.BigIntegerField(), default=list)
    tags: Any = ArrayField(models.BigIntegerField(), default=list)
    #: The recorded event that tells of it.
    step = models.BigIntegerField(null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"],
                condition=Q(kind="merge", undone_at=None),
                name="a_ticket_is_merged_once",
            ),
        ]
        indexes = [
            models.Index(fields=["to"], name="moves_that_last", condition=Q(undone_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.ticket_id}"


class Moved(models.Model):
    """A message or note on its way by one move. Its latest one that lasts says where it is."""

    move = models.ForeignKey(Move, models.CASCADE, related_name="moved")
    message = models.ForeignKey(
        "tickets.Message", models.CASCADE, null=True, related_name="+", db_index=False
    )
    note = models.ForeignKey(
        "tickets.Note", models.CASCADE, null=True, related_name="+", db_index=False
    )
    origin = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+", db_index=False)
    goal = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+", db_index=False)
    is_over = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_is_moved_is_a_message_or_a_note",
                condition=Q(message=None, note__isnull=False) | Q(message__isnull=False, note=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["message"], name="ways_of_a_message", condition=Q(message__isnull=False)
            ),
            models.Index(fields=["note"], name="ways_of_a_note", condition=Q(note__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.message_id or self.note_id}: {self.origin_id} to {self.goal_id}"
