"""Deskbell as an app: what a browser needs to install it, and shows without a connection."""

from __future__ import annotations

import hashlib
import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET

from deskbell.ui import assets

#: --color-canvas and --color-sunken of the light theme, as a manifest can say them.
CANVAS, SUNKEN = "#fdfcfa", "#f7f6f3"
ICONS = (
    ("ui/brand/icon-192.png", "192x192", "any"),
    ("ui/brand/icon-512.png", "512x512", "any"),
    ("ui/brand/maskable-512.png", "512x512", "maskable"),
)


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What the app is called and looks like."""
    told = {
        "id": "/",
        "name": "Deskbell",
        "short_name": "Deskbell",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": translation.get_language() or "en",
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "background_color": CANVAS,
        "theme_color": SUNKEN,
        "icons": [
            {"src": static(path), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for path, sizes, purpose in ICONS
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@login_not_required
@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """The page that a browser keeps: the same for everybody, with nothing of anybody on it."""
    return HttpResponse(_offline_page())


@login_not_required
@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps static files and the offline page; another one for each version."""
    page = _offline_page()
    kept = [
        reverse("ui:offline"),
        *assets.stylesheet_addresses(),
        static("ui/js/offline-page.js"),
        static("ui/brand/favicon.svg"),
        static("ui/vendor/inter/inter-latin-wght-normal.woff2"),
    ]
    version = hashlib.sha256(f"{page}{assets.import_map()}{kept}".encode()).hexdigest()[:12]
    # As JSON, which is how a script writes it too.
    told = {name: json.dumps(value) for name, value in (("kept", kept), ("version", version))}
    told["icon"] = static("ui/brand/icon-192.png")
    script = render_to_string("ui/service-worker.js", told)
    return HttpResponse(
        script, content_type="text/javascript", headers={"Cache-Control": "private, no-cache"}
    )


def _offline_page() -> str:
    """Drawn without a request, so that no reader can be in it."""
    return render_to_string("ui/offline.html")
