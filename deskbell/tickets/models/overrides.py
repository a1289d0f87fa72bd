"""Overrides: a priority that somebody set by hand, with a reason, for a time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Override(models.Model):
    """One time somebody set a priority by hand. `ended_at` None: it holds."""

    class End(models.TextChoices):
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("expired")
        REPLACED = "replaced", _("replaced by another")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="overrides")
    level = models.PositiveSmallIntegerField()
    #: What it would have been by its facts at that moment.
    computed = models.PositiveSmallIntegerField()
    reason = models.TextField()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, choices=End, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(ended_at=None), name="one_override_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="overrides_latest_first")]

    def __str__(self) -> str:
        return f"{self.level} instead of {self.computed} on {self.ticket_id}"
