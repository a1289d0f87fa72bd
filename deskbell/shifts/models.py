"""What one shift of a team leaves to the next."""

from django.db import models


class ShiftNote(models.Model):
    """A hand-over: what is to be known of the whole, and of single tickets."""

    team = models.ForeignKey("people.Team", models.CASCADE, related_name="+")
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["team", "-at", "-id"], name="shift_notes_latest_first")]

    def __str__(self) -> str:
        return f"{self.team_id} at {self.at:%Y-%m-%d %H:%M}"


class ShiftTicket(models.Model):
    """One ticket that was open when a shift ended, and what is to be known of it."""

    note = models.ForeignKey(ShiftNote, models.CASCADE, related_name="tickets")
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+")
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "ticket"], name="a_shift_note_names_a_ticket_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} in {self.note_id}"


class ShiftReading(models.Model):
    """That somebody has read a hand-over."""

    note = models.ForeignKey(ShiftNote, models.CASCADE, related_name="readings")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "person"], name="a_shift_note_is_read_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} read {self.note_id}"
