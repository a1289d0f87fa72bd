"""The first start: a link in the log opens the one page that sets up a desk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from deskbell.channels import operations as channels
from deskbell.entrance.forms import TEN
from deskbell.kernel.actors import SYSTEM
from deskbell.people import operations as people
from deskbell.people import queries
from deskbell.ui import zones

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from deskbell.people.models import Person


def link_if_needed(at: datetime) -> str | None:
    """The address of the set-up page, good for a day and one use; None once a desk is set up."""
    held = people.offer_set_up(at=at)
    return f"{settings.DESKBELL_URL}{reverse('entrance:set-up', args=[held])}" if held else None


class SetUp(forms.Form):
    """Who looks after the desk, and what it is called."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    mail = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("You sign in with it. Not the address that others write to for help."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=TEN,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    desk = forms.CharField(
        label=_("What your desk is called"),
        max_length=120,
        help_text=_("People see it under every answer, as in “IT help”."),
    )
    team = forms.CharField(
        label=_("Your first team"),
        max_length=120,
        initial=_("First line"),
        help_text=_("Who takes what comes in. More teams can follow."),
    )
    mailbox = forms.EmailField(
        label=_("Where people write to"),
        required=False,
        help_text=_("The address of your help mailbox. How its mail is fetched is set later."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zones.choices,
        initial="UTC",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if (
            given.get("mailbox")
            and given.get("mailbox", "").lower() == given.get("mail", "").lower()
        ):
            self.add_error("mailbox", _("This is your own address. A desk needs one for itself."))
        if given.get("password"):
            try:
                validate_password(given["password"], _candidate(given))
            except ValidationError as weak:
                self.add_error("password", weak)
        return given


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, held: str) -> HttpResponse:
    now = timezone.now()
    if not queries.is_set_up_offered(held, at=now):
        raise Http404
    form = SetUp(request.POST or None)
    if form.is_valid():
        try:
            person = _set_up(held, form.cleaned_data, at=now)
        except people.AddressTaken:
            form.add_error("mail", _("Deskbell knows somebody with this address already."))
        except people.LinkSpent as spent:
            raise Http404 from spent
        else:
            login = Login(user=person, email=person.email, redirect_url="/")
            return perform_password_login(request, {"email": person.email}, login)  # type: ignore[no-any-return]
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "entrance/set_up.html", {"form": form}, status=status)


@transaction.atomic
def _set_up(held: str, given: dict[str, Any], *, at: datetime) -> Person:
    mailbox = given.pop("mailbox")
    person, team = people.set_up(held, at=at, language=get_language() or "en", **given)
    if mailbox:
        channels.add_mailbox(
            mailbox, desk=team.desk, team=team, name=team.desk.name, by=SYSTEM, at=at
        )
    return person


def _candidate(given: dict[str, Any]) -> Any:
    """Somebody who is not there yet, for the check that a password is not like their name."""
    from django.contrib.auth import get_user_model

    return get_user_model()(name=given.get("name", ""), email=given.get("mail", ""))
