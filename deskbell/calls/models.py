"""Lines that tell of calls, and the calls they told of."""

from django.db import models
from django.db.models import Q


class Line(models.Model):
    """A telephone system that may tell of calls. Of its token only the hash is kept."""

    desk = models.ForeignKey("people.Desk", models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Call(models.Model):
    """One call, as the telephone system told of it, or as somebody wrote it down."""

    #: None where nobody told of it but whoever took it.
    line = models.ForeignKey(Line, models.CASCADE, null=True, related_name="calls")
    #: What the telephone system calls it.
    name = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=40, blank=True)
    caller = models.CharField(max_length=160, blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    #: The ticket it became.
    ticket = models.ForeignKey("tickets.Ticket", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "name"], name="a_line_tells_of_a_call_once"),
            models.CheckConstraint(
                name="a_call_ends_after_it_began",
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["line", "-began_at"],
                name="calls_not_logged",
                condition=Q(ticket=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.caller or self.number} at {self.began_at:%H:%M}"
