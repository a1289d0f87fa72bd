"""The forms of signing in: allauth's, in our words and without hints inside the fields."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.people import queries

MAIL = _("Mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
TEN = _("At least ten characters. A few words in a row are easy to keep in mind.")


class Plain:
    """Takes the placeholders away, which vanish as one types, and gives labels and help."""

    words: dict[str, Any] = {}
    helps: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.helps.get(name, "")


class OnlyKnown:
    """Finds only people who may sign in, as if others were not there at all."""

    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        mail: str = super().clean_email()  # type: ignore[misc]
        known = queries.person_who_signs_in(mail)
        self._user = known
        self.users = [known] if known else []
        return mail


class SignIn(Plain, account.LoginForm):  # type: ignore[misc]
    words = {"login": MAIL, "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username webauthn"}


class RequestCode(OnlyKnown, Plain, account.RequestLoginCodeForm):  # type: ignore[misc]
    words = {"email": MAIL}

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None and "email" not in data:
            # Sent from the sign-in page, where the same field has another name.
            data = {**data.dict(), "email": data.get("login", "")}
        super().__init__(data, *args, **kwargs)


class ConfirmCode(Plain, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    words = {"code": _("Code from the mail")}


class ForgottenPassword(OnlyKnown, Plain, account.ResetPasswordForm):  # type: ignore[misc]
    words = {"email": MAIL}


class ResetPassword(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    words = {"password1": NEW_PASSWORD, "password2": _("The same again")}
    helps = {"password1": TEN}


class ChangePassword(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    words = {
        "oldpassword": _("Present password"),
        "password1": NEW_PASSWORD,
        "password2": _("The same again"),
    }
    helps = {"password1": TEN}


class FirstPassword(Plain, account.SetPasswordForm):  # type: ignore[misc]
    words = {"password1": NEW_PASSWORD, "password2": _("The same again")}
    helps = {"password1": TEN}


class Again(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    words = {"password": PASSWORD}


class FromApp(Plain):
    """Names the code after what this person has: an app, or recovery codes alone."""

    user: Any
    words = {"code": _("Code from your app")}
    helps = {"code": _("Without your app at hand, type one of your recovery codes.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = set(Authenticator.objects.filter(user=self.user).values_list("type", flat=True))
        self.has_passkey = Authenticator.Type.WEBAUTHN in held
        if Authenticator.Type.TOTP not in held:
            self.fields["code"].label = _("Recovery code")
            self.fields["code"].help_text = _("One of those you kept when you added a passkey.")


class SecondStep(FromApp, second.AuthenticateForm):  # type: ignore[misc]
    pass


class SecondStepAgain(FromApp, second.ReauthenticateForm):  # type: ignore[misc]
    pass


class ActivateApp(Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": _("Code that the app shows now")}


class AddPasskey(Plain, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs in by itself: it checks who holds it, and needs no mail address."""

    passwordless = None
    words = {"name": _("Name")}
    helps = {"name": _("So that you know it again: this laptop, my phone, the blue key.")}

    def clean(self) -> dict[str, Any]:
        # As if the box that allauth would show had been ticked.
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class NamePasskey(Plain, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    words = {"name": _("Name")}
