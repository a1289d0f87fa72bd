"""What is known of a fault, and what was proposed against it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Diagnosis(models.Model):
    """What is known of the fault of one ticket."""

    class Reproduced(models.TextChoices):
        YES = "yes", _("Yes, it happens here too")
        NO = "no", _("No, it did not happen here")
        NOT_TRIED = "not_tried", _("Nobody has tried")

    ticket = models.OneToOneField(
        "tickets.Ticket", models.CASCADE, primary_key=True, related_name="+"
    )
    wished = models.TextField(blank=True)
    before = models.TextField(blank=True)
    reproduced = models.CharField(max_length=9, choices=Reproduced, default=Reproduced.NOT_TRIED)
    #: How somebody tried to make it happen again.
    how = models.TextField(blank=True)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)

    def __str__(self) -> str:
        return f"diagnosis of {self.ticket_id}"


class Solution(models.Model):
    """Something that was proposed to the requester."""

    class Answer(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    text = models.TextField()
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.PROPOSED)
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    #: The merges that carried it here, in order.
    came_by: Any = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"],
                condition=Q(answer="accepted"),
                name="one_solution_is_accepted",
            ),
        ]
        indexes = [models.Index(fields=["ticket", "id"], name="solutions_in_order")]

    def __str__(self) -> str:
        return self.text[:80]
