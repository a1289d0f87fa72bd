"""What is promised for a ticket: where it stands, and each of its clocks."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    """Of one ticket: what its promises were chosen by, and what is the next to think of."""

    class Risk(models.IntegerChoices):
        NONE = 0, _("In time")
        AT_RISK = 1, _("At risk")
        BROKEN = 2, _("Broken")

    ticket = models.OneToOneField(
        "tickets.Ticket", models.CASCADE, primary_key=True, related_name="+"
    )
    desk_id = models.BigIntegerField()
    facts: Any = models.JSONField()
    #: The published versions that hold for it: policy, calendars, and which the desk works by.
    under: Any = ArrayField(models.BigIntegerField(), default=list)
    status = models.CharField(max_length=20)
    team_id = models.BigIntegerField(null=True)
    #: When the next promise is due, or when the first was that is broken and still waited for.
    due_at = models.DateTimeField(null=True)
    risk = models.PositiveSmallIntegerField(choices=Risk, default=Risk.NONE)
    #: How many broken promises nobody has said the cause of.
    owed = models.PositiveSmallIntegerField(default=0)
    #: When there is something to tell of it next.
    next_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "ticket"],
                name="clocks_by_time",
                condition=Q(next_at__isnull=False),
            ),
            models.Index(
                fields=["desk_id", "-risk", "due_at"], name="at_risk_first", condition=Q(risk__gt=0)
            ),
            models.Index(fields=["desk_id", "ticket"], name="owed_causes", condition=Q(owed__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id}: {self.get_risk_display()}"


class Clock(models.Model):
    """One promise for one ticket."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+", db_index=False)
    measure = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField()
    #: The team it is one's of.
    about = models.BigIntegerField(null=True)
    began_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    rule = models.CharField(max_length=120)
    #: The published calendar it is counted by; none: around the clock.
    calendar = models.BigIntegerField(null=True)
    state = models.CharField(max_length=8)
    #: Microseconds that were worked until `since`.
    elapsed = models.BigIntegerField()
    since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    broken_at = models.DateTimeField(null=True)
    warned = models.PositiveSmallIntegerField(default=0)
    log: Any = models.JSONField(default=list)

    #: Where the ticket lay when it was broken, and whether a cause has to be said.
    broke_team_id = models.BigIntegerField(null=True)
    broke_status = models.CharField(max_length=20, blank=True, db_default="")
    is_owed = models.BooleanField(db_default=False)
    cause_code = models.CharField(max_length=16, blank=True, db_default="")
    cause = models.TextField(blank=True, db_default="")
    explained_by = models.CharField(max_length=80, blank=True, db_default="")
    explained_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "measure", "round"], name="one_clock_for_each_promise"
            ),
        ]
        indexes = [
            models.Index(
                fields=["broken_at", "id"],
                name="broken_promises",
                condition=Q(broken_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.round} of {self.ticket_id}: {self.state}"
