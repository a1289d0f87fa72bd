"""Tags: free words of a desk that its tickets are marked with."""

from django.db import models


class Tag(models.Model):
    """One word. Tickets hold its key: called otherwise or merged, it rewrites none of them."""

    desk = models.ForeignKey("people.Desk", models.CASCADE, related_name="+")
    #: Normal, as `decisions.tag_named` makes it.
    name = models.CharField(max_length=40)
    #: The tag that stands for this one as well.
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "name"], name="a_desk_has_a_tag_once"),
        ]

    def __str__(self) -> str:
        return self.name
