"""Links: how one ticket hangs together with another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """`ticket` is part of, caused by, blocked by or related to `other`."""

    class Kind(models.TextChoices):
        PART_OF = "part_of", _("Part of")
        RELATED = "related", _("Related to")
        CAUSED_BY = "caused_by", _("Caused by")
        BLOCKED_BY = "blocked_by", _("Blocked by")

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="links")
    other = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="links_here")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "other", "kind"],
                condition=Q(removed_at=None),
                name="tickets_are_linked_once_in_one_way",
            ),
            models.UniqueConstraint(
                fields=["ticket"],
                condition=Q(kind="part_of", removed_at=None),
                name="a_ticket_is_part_of_one",
            ),
            models.CheckConstraint(
                name="no_ticket_is_linked_to_itself", condition=~Q(ticket=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.kind} {self.other_id}"
