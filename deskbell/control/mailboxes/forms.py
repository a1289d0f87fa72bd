"""The form of a mailbox: each way mail comes here shows the fields it needs, and no others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.control.mailboxes.presets import Preset, tenant_of, token_endpoint_of
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people

SECRETS = ("password", "refresh_token", "client_secret")
SECURITY = [
    ("tls", _("TLS from the first byte (port 993)")),
    ("starttls", _("STARTTLS (port 143)")),
    ("none", _("None, only for a server on this machine")),
]


class TeamChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, team: Any) -> str:
        return f"{team.desk.name}: {team.name}"


def _secret(label: Any) -> forms.CharField:
    hidden = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, widget=hidden, strip=True, max_length=4000)


class MailboxForm(forms.Form):
    address = forms.EmailField(label=_("Mail address"), max_length=254)
    name = forms.CharField(
        label=_("Shown as"),
        help_text=_("Stands before the address in mails from here, such as: IT desk."),
        max_length=120,
        required=False,
    )
    team = TeamChoice(None, label=_("What arrives goes to"), empty_label=None)
    tenant = forms.CharField(
        label=_("Directory (tenant)"),
        help_text=_("Its id, or a domain of yours."),
        max_length=120,
    )
    client_id = forms.CharField(label=_("Client id"), max_length=254)
    client_secret = _secret(_("Client secret"))
    refresh_token = _secret(_("Refresh token"))
    host = forms.CharField(label=_("Server"), max_length=253)
    port = forms.IntegerField(label=_("Port"), initial=993, min_value=1, max_value=65535)
    security = forms.ChoiceField(label=_("Security"), choices=SECURITY)
    user = forms.CharField(
        label=_("User"), help_text=_("Empty: the address."), max_length=254, required=False
    )
    password = _secret(_("Password"))
    folder = forms.CharField(label=_("Folder to fetch"), initial="INBOX", max_length=254)
    done_folder = forms.CharField(
        label=_("Folder to move fetched mail to"),
        help_text=_("Empty: it stays where it is, marked as read."),
        max_length=254,
        required=False,
    )
    confidential_class = forms.CharField(
        label=_("Confidential class"),
        help_text=_("Whatever arrives is seen only by those cleared for this class, such as HR."),
        max_length=40,
        required=False,
    )
    trusted_hosts = forms.CharField(
        label=_("Servers whose sender checks are believed"),
        help_text=_(
            "The names your mail servers write into Authentication-Results, separated by spaces."
            " Without one, no sender counts as verified."
        ),
        required=False,
    )
    reply_by_plus_address = forms.BooleanField(
        label=_("Let answers carry the ticket number behind a plus sign, help+…@"),
        required=False,
        initial=True,
    )
    quote_history = forms.BooleanField(
        label=_("Quote what was said before under each answer"), required=False, initial=True
    )

    def __init__(
        self, *args: Any, actor: Actor, preset: Preset, mailbox: Any = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.preset, self.mailbox = preset, mailbox
        for name in set(self.fields) - set(preset.fields):
            del self.fields[name]
        self.fields["team"].queryset = people.teams_to_set_up(actor)  # type: ignore[attr-defined]
        # Public clients have no secret.
        if "client_secret" in self.fields:
            self.fields["client_secret"].required = False
        self.fields["trusted_hosts"].initial = " ".join(preset.trusted)
        if mailbox is not None:
            self._show(mailbox)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        server = (given.get("host") or "").lower()
        if given.get("security") == "none" and server not in ("localhost", "127.0.0.1", "::1"):
            self.add_error("security", _("A password would be readable on the way. Choose TLS."))
        return given

    def clean_address(self) -> str:
        return str(self.cleaned_data["address"]).lower()

    def clean_trusted_hosts(self) -> list[str]:
        return str(self.cleaned_data["trusted_hosts"]).lower().split()

    def settings(self) -> dict[str, Any]:
        """What the operations take, but for the secret."""
        given = {k: v for k, v in self.cleaned_data.items() if k not in (*SECRETS, "tenant")}
        if "tenant" in self.cleaned_data:
            given["token_endpoint"] = token_endpoint_of(self.cleaned_data["tenant"])
        if self.preset.asks:
            given["user"] = given.get("user") or given["address"]
        return {**self.preset.settled, **given}

    def secret(self) -> dict[str, str] | None:
        """What signs in; none where the stored one is kept."""
        given = {name: self.cleaned_data.get(name) for name in SECRETS}
        return {name: value for name, value in given.items() if value} or None

    def _show(self, mailbox: Any) -> None:
        """What is stored, but never a secret."""
        team = self.fields["team"]
        team.queryset = team.queryset.filter(desk=mailbox.desk_id)  # type: ignore[attr-defined]
        shown = {n: getattr(mailbox, n) for n in self.fields if n not in (*SECRETS, "tenant")}
        shown["trusted_hosts"] = " ".join(mailbox.trusted_hosts)
        self.initial = {**shown, "tenant": tenant_of(mailbox), **self.initial}
        for name in self.fields.keys() & set(SECRETS):
            self.fields[name].required = False
            self.fields[name].help_text = _("Stored, and never shown. Empty: it stays as it is.")
