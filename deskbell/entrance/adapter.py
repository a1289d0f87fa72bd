"""What Deskbell decides about signing in, where allauth asks: words, mail, who, and where to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from deskbell.entrance import jobs, lately
from deskbell.kernel import secrets
from deskbell.kernel.actors import Actor
from deskbell.people import operations as people
from deskbell.people import policies, queries

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from deskbell.people.models import Person

NOT_RIGHT = _("The mail address and the password do not belong together.")
TOO_MANY = _("Too many tries. Wait a quarter of an hour, or have a code sent to you.")
WRONG_CODE = _("This code is not right. Look again, or ask for a new one.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This sign-in is closed."),
        "email_password_mismatch": NOT_RIGHT,
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": _("That was quick. Wait a moment, then try again."),
        "invalid_password_reset": _("This link was used, or is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes themself known; whoever works at a desk does."""
        return False

    def pre_login(self, request: HttpRequest, user: Person, **hints: Any) -> HttpResponse | None:
        if not policies.may_sign_in(user):
            from allauth.account.internal.stagekit import clear_login

            clear_login(request)
            return self.respond_user_inactive(request, user)  # type: ignore[no-any-return]
        response: HttpResponse | None = super().pre_login(request, user, **hints)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Those who work at a desk begin with its work, others with what they asked for."""
        actor: Actor = queries.actor_for(request.user)  # type: ignore[arg-type]
        return "/" if policies.may_see_people(actor) else reverse("entrance:requests")

    def is_safe_url(self, url: str) -> bool:
        """Only this very host: allauth would take any that is allowed to reach us."""
        request: HttpRequest = context.request
        return url_has_allowed_host_and_scheme(
            url, {request.get_host()}, require_https=request.is_secure()
        )

    def is_reauthentication_required(self, *, app: str, **hints: Any) -> bool:
        """Whoever signed in a moment ago need not do so again."""
        return not lately.signed_in_lately(context.request)

    def set_password(self, user: Person, password: str) -> None:
        people.set_password(user, password, by=queries.actor_for(user), at=timezone.now())
        user.refresh_from_db(fields=["password"])

    def get_client_ip(self, request: HttpRequest) -> str:
        """A web server on the same machine may speak through a socket, and name nobody."""
        return request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        request = self.request
        words = {
            "email": email,
            "host": request.get_host(),
            "start": request.build_absolute_uri("/"),
            **context,
        }
        subject = render_to_string(f"{template_prefix}_subject.txt", words, request)
        text = render_to_string(f"{template_prefix}_message.txt", words, request)
        jobs.send.defer(subject=" ".join(subject.split()), text=text.strip() + "\n", to=email)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand in for an app or a passkey. Add one of these first."
        ),
    }

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        return str(_("Passkey"))

    def _get_site_name(self) -> str:
        return "Deskbell"
