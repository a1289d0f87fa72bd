"""allauth's views at addresses of ours, under the names by which it knows them."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache

from deskbell.entrance.lately import lately
from deskbell.entrance.signing_out import sign_out


def outside(route: str, view: Any, name: str) -> URLPattern:
    """For those who have not signed in."""
    pattern: URLPattern = path(route, login_not_required(never_cache(view)), name=name)
    return pattern


def own(route: str, view: Any, name: str) -> URLPattern:
    """For whoever signed in."""
    pattern: URLPattern = path(route, never_cache(view), name=name)
    return pattern


def inside(route: str, view: Any, name: str) -> URLPattern:
    """For changing how one signs in."""
    return own(route, lately(view), name)


urlpatterns = [
    outside("sign-in/", account.login, "account_login"),
    outside("sign-in/new/", account.signup, "account_signup"),
    outside("sign-in/closed/", account.account_inactive, "account_inactive"),
    outside("sign-in/code/", account.request_login_code, "account_request_login_code"),
    outside("sign-in/code/typed/", account.confirm_login_code, "account_confirm_login_code"),
    outside("sign-in/passkey/", passkeys.login_webauthn, "mfa_login_webauthn"),
    outside("sign-in/second-step/", second.authenticate, "mfa_authenticate"),
    outside("sign-in/password/", account.password_reset, "account_reset_password"),
    outside("sign-in/password/sent/", account.password_reset_done, "account_reset_password_done"),
    outside(
        "sign-in/password/set/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    re_path(
        r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        login_not_required(never_cache(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    outside("sign-out/", sign_out, "account_logout"),
    own("sign-in/again/", account.reauthenticate, "account_reauthenticate"),
    own("sign-in/again/code/", second.reauthenticate, "mfa_reauthenticate"),
    own("sign-in/again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    own("account/", second.index, "mfa_index"),
    own("account/sessions/", sessions.list_usersessions, "usersessions_list"),
    own("account/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    inside("account/password/", account.password_change, "account_change_password"),
    inside("account/password/first/", account.password_set, "account_set_password"),
    inside("account/app/", totp.activate_totp, "mfa_activate_totp"),
    inside("account/app/removal/", totp.deactivate_totp, "mfa_deactivate_totp"),
    inside("account/passkeys/new/", passkeys.add_webauthn, "mfa_add_webauthn"),
    inside("account/passkeys/<int:pk>/", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    inside("account/passkeys/<int:pk>/removal/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    inside("account/recovery-codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    inside(
        "account/recovery-codes/new/",
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    inside(
        "account/recovery-codes/file/", codes.download_recovery_codes, "mfa_download_recovery_codes"
    ),
]
