"""Security headers: what a browser may do with our pages. Nothing inline, nothing foreign."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.utils.functional import SimpleLazyObject

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'{nonce}",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
WITHOUT_NONCE = POLICY.format(nonce="")

FEATURES = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


def protect_file(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """The headers of a static file, which no middleware of ours sees."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


class SecurityHeaders:
    """Adds the headers a view has not set itself.

    A page with an inline script (the import map) names `request.csp_nonce`; only then is one made.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        made: list[str] = []

        def nonce() -> str:
            made.append(secrets.token_urlsafe(16))
            return made[0]

        request.csp_nonce = SimpleLazyObject(nonce)  # type: ignore[attr-defined]
        response = self.get_response(request)
        policy = POLICY.format(nonce=f" 'nonce-{made[0]}'") if made else WITHOUT_NONCE
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", FEATURES)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # For browsers that do not know frame-ancestors.
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response
