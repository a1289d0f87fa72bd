"""The ways mail comes here, and what each needs to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERY = ("address", "name", "team")
MORE = (
    *("done_folder", "confidential_class", "trusted_hosts"),
    *("reply_by_plus_address", "quote_history"),
)
MICROSOFT = "https://login.microsoftonline.com/"
OAUTH = ("client_id", "client_secret", "refresh_token")


@dataclass(frozen=True)
class Preset:
    """One way: the fields its form has, and what is settled without asking."""

    key: str
    title: Promise | str
    promise: Promise
    help: Promise
    asks: tuple[str, ...]
    settled: Mapping[str, Any] = field(default_factory=dict)
    #: Whose checks of senders are believed there, unless somebody says otherwise.
    trusted: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return (*EVERY, *self.asks, *MORE)


PRESETS = (
    Preset(
        "microsoft",
        "Microsoft 365",
        _("A mailbox of Exchange Online, also a shared one."),
        _(
            "Register an application in Microsoft Entra with the delegated permission"
            " IMAP.AccessAsUser.All, let it be used offline, and paste what it shows."
        ),
        ("tenant", *OAUTH, "folder"),
        {"host": "outlook.office365.com", "port": 993, "security": "tls", "sign_in": "xoauth2"},
        ("protection.outlook.com",),
    ),
    Preset(
        "google",
        "Google Workspace",
        _("A Gmail mailbox of your organisation."),
        _(
            "Create an OAuth client in Google Cloud with the scope https://mail.google.com/, and"
            " paste its id, its secret and a refresh token."
        ),
        (*OAUTH, "folder"),
        {
            "host": "imap.gmail.com",
            "port": 993,
            "security": "tls",
            "sign_in": "xoauth2",
            "token_endpoint": "https://oauth2.googleapis.com/token",
        },
        ("mx.google.com",),
    ),
    Preset(
        "imap",
        _("Another mail server"),
        _("Any server that speaks IMAP: Dovecot, mailbox providers, your own."),
        _("The names are those a mail program would ask for."),
        ("host", "port", "security", "user", "password", "folder"),
        {"sign_in": "password"},
    ),
    Preset(
        "brought",
        _("Mail is brought here"),
        _("Your mail server hands it over itself, by LMTP, SMTP or a pipe."),
        _("Nothing is fetched. Whatever is handed over for this address becomes a ticket."),
        (),
        {"host": ""},
    ),
)


def preset_named(key: str) -> Preset:
    for preset in PRESETS:
        if preset.key == key:
            return preset
    raise Http404


def preset_of(mailbox: Any) -> Preset:
    """The way a mailbox that is there was set up."""
    if not mailbox.host:
        return preset_named("brought")
    if mailbox.sign_in == "password":
        return preset_named("imap")
    return preset_named("microsoft" if mailbox.token_endpoint.startswith(MICROSOFT) else "google")


def tenant_of(mailbox: Any) -> str:
    return str(mailbox.token_endpoint.removeprefix(MICROSOFT).partition("/")[0])


def token_endpoint_of(tenant: str) -> str:
    return f"{MICROSOFT}{tenant}/oauth2/v2.0/token"
