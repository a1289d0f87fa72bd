"""The settings of sign-in. Who may, and what is said, is decided in deskbell.entrance."""

AUTHENTICATION_BACKENDS = ["deskbell.entrance.backends.KnownPeople"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "deskbell.entrance.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "deskbell.entrance.forms.SignIn",
    "request_login_code": "deskbell.entrance.forms.RequestCode",
    "confirm_login_code": "deskbell.entrance.forms.ConfirmCode",
    "reauthenticate": "deskbell.entrance.forms.Again",
    "reset_password": "deskbell.entrance.forms.ForgottenPassword",
    "reset_password_from_key": "deskbell.entrance.forms.ResetPassword",
    "change_password": "deskbell.entrance.forms.ChangePassword",
    "set_password": "deskbell.entrance.forms.FirstPassword",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Addresses belong to deskbell.people; allauth's own table of them stays empty.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,6/15m/key",
    "request_login_code": "20/m/ip,3/5m/key",
    "reset_password": "20/m/ip,3/5m/key",
    "rating": "20/m/ip",
}
PASSWORD_RESET_TIMEOUT = 60 * 60 * 2

MFA_ADAPTER = "deskbell.entrance.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "deskbell.entrance.forms.SecondStep",
    "reauthenticate": "deskbell.entrance.forms.SecondStepAgain",
    "activate_totp": "deskbell.entrance.forms.ActivateApp",
    "add_webauthn": "deskbell.entrance.forms.AddPasskey",
    "edit_webauthn": "deskbell.entrance.forms.NamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Deskbell"
MFA_TOTP_TOLERANCE = 1
