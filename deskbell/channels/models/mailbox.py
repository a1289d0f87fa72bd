"""The mailbox: an address of a desk, whose mail goes to a team, and how it is fetched."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Mailbox(models.Model):
    """One address people write to. Without a `host` its mail is brought by a listener or a pipe."""

    class Security(models.TextChoices):
        TLS = "tls", _("TLS")
        STARTTLS = "starttls", _("STARTTLS")
        NONE = "none", _("None, on this machine only")

    class SignIn(models.TextChoices):
        PASSWORD = "password", _("Password")
        XOAUTH2 = "xoauth2", _("OAuth 2 (Microsoft 365, Google)")

    desk = models.ForeignKey("people.Desk", models.PROTECT, related_name="+")
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="+")
    address = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    #: What arrives here is confidential in this class from the first moment on.
    confidential_class = models.CharField(max_length=40, blank=True)
    #: Answers carry `address` with a signed mark behind a plus, so that replies find their ticket.
    reply_by_plus_address = models.BooleanField(default=True)
    #: Answers carry what was said before below them.
    quote_history = models.BooleanField(default=True)
    #: The mail servers whose Authentication-Results are believed, by their authserv-id.
    trusted_hosts: Any = ArrayField(models.CharField(max_length=253), default=list, blank=True)

    host = models.CharField(max_length=253, blank=True)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=Security, default=Security.TLS)
    user = models.CharField(max_length=254, blank=True)
    sign_in = models.CharField(max_length=8, choices=SignIn, default=SignIn.PASSWORD)
    #: Password, or client secret and refresh token: JSON, encrypted by `kernel.secrets`.
    secret = models.TextField(blank=True)
    token_endpoint = models.URLField(blank=True)
    client_id = models.CharField(max_length=254, blank=True)
    folder = models.CharField(max_length=254, default="INBOX")
    #: Where fetched mail is moved to; empty: it stays, marked as seen.
    done_folder = models.CharField(max_length=254, blank=True)

    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    last_fetched_at = models.DateTimeField(null=True)
    #: Why fetching does not work right now; empty while it does.
    trouble = models.TextField(blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_mailbox_address_is_in_lower_case", condition=Q(address=Lower("address"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address

    @property
    def ref(self) -> str:
        return f"mailbox:{self.pk}"

    @property
    def is_fetched(self) -> bool:
        return bool(self.host) and self.is_active
