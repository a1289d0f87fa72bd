"""Who looks after a ticket without holding it: those who watch it, and those a note mentions."""

from django.db import models
from django.db.models import Q


class Watch(models.Model):
    """Somebody wants to hear of what happens to a ticket."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="watches")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    added_by = models.CharField(max_length=80)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ticket"], name="somebody_watches_a_ticket_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} watches {self.ticket_id}"


class Mention(models.Model):
    """A note names somebody, or a team they were in when it was written."""

    note = models.ForeignKey("tickets.Note", models.CASCADE, related_name="mentions")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "note"], name="a_note_mentions_somebody_once"
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(seen_at=None), name="mentions_unseen"),
        ]

    def __str__(self) -> str:
        return f"note {self.note_id} mentions {self.person_id}"
