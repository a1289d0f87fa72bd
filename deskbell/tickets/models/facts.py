"""What is known about a request: the facts its priority and its diagnosis stand on."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class IntakeFacts(models.Model):
    """The intake record of one ticket. Codes as in `priority.decisions`; empty means not known."""

    ticket = models.OneToOneField(
        "tickets.Ticket", models.CASCADE, primary_key=True, related_name="facts"
    )
    impact = models.CharField(_("business impact"), max_length=12, blank=True)
    spread = models.CharField(_("spread"), max_length=12, blank=True)
    urgency = models.CharField(_("urgency"), max_length=12, blank=True)
    others_affected = models.PositiveIntegerField(_("others affected"), null=True)
    #: So many others wrote about the same, by what is part of the ticket or merged into it.
    counted = models.PositiveIntegerField(default=0)
    workaround = models.CharField(_("workaround"), max_length=12, blank=True)
    #: Keys of labels of the matrix.
    severity = models.CharField(_("severity"), max_length=40, blank=True)
    planning = models.CharField(_("planning"), max_length=40, blank=True)
    #: Keys of moments of the matrix: stated here, and found by the desk at intake.
    moments: Any = ArrayField(
        models.CharField(max_length=40), verbose_name=_("role and moment"), default=list
    )
    found: Any = ArrayField(models.CharField(max_length=40), default=list)
    basis = models.TextField(_("on what that is based"), blank=True)
    workaround_words = models.TextField(_("what the workaround is"), blank=True)
    occurred_at = models.DateTimeField(_("since when"), null=True)
    device = models.CharField(_("device or system"), max_length=200, blank=True)
    impact_words = models.TextField(_("what it keeps from being done"), blank=True)
    location = models.CharField(_("location"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=120, blank=True)
    product_model = models.CharField(_("product model"), max_length=120, blank=True)
    licence = models.CharField(_("licence agreement"), max_length=120, blank=True)
    account_number = models.CharField(_("account number"), max_length=120, blank=True)

    def __str__(self) -> str:
        return f"facts of {self.ticket_id}"
