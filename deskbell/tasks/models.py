"""A task of a ticket."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Task(models.Model):
    """One part of a ticket that a team has to do. What it says is all that the team is told."""

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        SKIPPED = "skipped", _("Skipped")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    #: Where it stands among the tasks of its ticket.
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=240)
    brief = models.TextField(blank=True)
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="+")
    holder = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField(null=True)
    #: Whether the ticket has to wait for it.
    is_gating = models.BooleanField(default=True)
    #: The task that has to be over before this one can be done.
    waits_for = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followers")
    #: The ticket it is done in, where the team works on it as a ticket of its own.
    child = models.OneToOneField("tickets.Ticket", models.PROTECT, null=True, related_name="+")

    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    #: Why it was skipped.
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_a_settled_task_was_settled",
                condition=Q(state="open", settled_at=None)
                | ~Q(state="open") & Q(settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_skipped_says_why", condition=~Q(state="skipped") | ~Q(reason="")
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "position", "id"], name="tasks_in_order"),
            models.Index(
                fields=["team", "due_at", "id"],
                name="open_tasks_of_a_team",
                condition=Q(state="open"),
            ),
            models.Index(
                fields=["holder", "due_at", "id"],
                name="open_tasks_of_a_person",
                condition=Q(state="open"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
