"""What is known of the feeds that calendars name."""

from django.db import models


class Feed(models.Model):
    """An address that a calendar reads: what was read last, and what went wrong since."""

    calendar = models.CharField(max_length=80)
    address = models.CharField(max_length=500)
    #: What counts of it, as it was read last. Kept while the address fails.
    text = models.TextField(blank=True)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=60, blank=True)
    read_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calendar", "address"], name="a_feed_is_read_once"),
        ]

    def __str__(self) -> str:
        return self.address
