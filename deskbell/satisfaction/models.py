"""The rating of one resolution."""

from django.db import models
from django.db.models import Q


class Rating(models.Model):
    """What a requester said of one resolution of a ticket, 1 (very bad) to 5 (very good)."""

    resolution = models.OneToOneField(
        "tickets.Resolution", models.CASCADE, primary_key=True, related_name="+"
    )
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    #: Who resolved it, where that was a person.
    agent = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    score = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    given_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_score_is_1_to_5", condition=Q(score__range=(1, 5))),
        ]
        indexes = [
            models.Index(fields=["person", "-changed_at"], name="ratings_latest_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.score} of 5 for resolution {self.resolution_id}"
