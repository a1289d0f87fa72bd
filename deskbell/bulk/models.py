"""A run over many tickets, and what became of each."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Run(models.Model):
    """One act on many tickets, done one after the other, and perhaps taken back."""

    class State(models.TextChoices):
        GOING = "going", _("Going on")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Taken back")

    begun_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    #: The language in which refusals are kept: that of whoever reads them.
    language = models.CharField(max_length=12)
    verb = models.CharField(max_length=24)
    #: What the verb takes, as plain values: words, and people, teams and desks by key.
    given: Any = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.GOING)
    total = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_run_that_goes_on_has_not_ended",
                condition=Q(state__in=["going", "undoing"], ended_at=None)
                | Q(ended_at__isnull=False) & ~Q(state__in=["going", "undoing"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} on {self.total} tickets"

    @property
    def is_working(self) -> bool:
        return self.state in (self.State.GOING, self.State.UNDOING)


class Line(models.Model):
    """What became of one ticket of a run."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")
        UNDONE = "undone", _("Taken back")
        KEPT = "kept", _("Not taken back")

    run = models.ForeignKey(Run, models.CASCADE, related_name="lines")
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    #: The key of the recorded event; none where the ticket was so already.
    step = models.BigIntegerField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "ticket"], name="a_ticket_is_once_in_a_run"),
        ]
        indexes = [models.Index(fields=["run", "state", "id"], name="lines_of_a_run")]

    def __str__(self) -> str:
        return f"{self.ticket_id}: {self.state}"
