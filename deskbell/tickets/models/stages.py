"""The stages a ticket goes through, and the record of how it was resolved."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Stage(models.Model):
    """One status a ticket was in: from when to when, begun by whom."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="stages")
    status = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    began_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(ended_at=None), name="a_ticket_is_in_one_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} since {self.began_at:%Y-%m-%d %H:%M}"


class Resolution(models.Model):
    """How a ticket was resolved: the cause, what was done, and the code that counts it."""

    class Code(models.TextChoices):
        FIXED = "fixed", _("Fixed")
        WORKAROUND = "workaround", _("Worked around")
        FULFILLED = "fulfilled", _("Fulfilled")
        ANSWERED = "answered", _("Answered")
        DUPLICATE = "duplicate", _("Duplicate")
        NOT_REPRODUCED = "not_reproduced", _("Could not be reproduced")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn by the requester")
        UNANSWERED = "unanswered", _("Not answered by the requester")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="resolutions")
    code = models.CharField(max_length=16, choices=Code)
    cause = models.TextField()
    done = models.TextField()
    #: The same in plain words, for the requester.
    told = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.code} at {self.at:%Y-%m-%d %H:%M}"
