"""The sign of life of an open page."""

from __future__ import annotations

from django.db import models

from deskbell.presence.decisions import NOTE, REPLY


class Sign(models.Model):
    """A page of somebody shows this ticket, or did until it fell silent.

    The table is not logged: after a crash of the database it is empty, and pages fill it again.
    """

    class Doing(models.TextChoices):
        LOOKING = "looking"
        NOTE = NOTE
        REPLY = REPLY

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    #: By what this page is told from the others of the same person.
    page = models.CharField(max_length=40)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    doing = models.CharField(max_length=8, choices=Doing)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "page"], name="a_page_shows_one_ticket_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["at"], name="signs_by_age")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.doing} at ticket {self.ticket_id}"
