"""Which stylesheets and modules there are, and at which fingerprinted address each is served."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from django.apps import apps
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

BORROWED = {
    "@github/hotkey": "ui/vendor/hotkey/index.js",
    "@github/relative-time-element": "ui/vendor/relative-time/bundle.js",
    "@github/text-expander-element": "ui/vendor/text-expander/bundle.js",
    "htmx": "ui/vendor/htmx/htmx.esm.min.js",
    "trix": "ui/vendor/trix/trix.esm.min.js",
}


@cache
def stylesheet_addresses() -> tuple[str, ...]:
    """What a page links to: the joined stylesheets where there are any, else each one."""
    by_surface = stylesheets_by_surface()
    if getattr(staticfiles_storage, "joins_stylesheets", False):
        return tuple(static(joined(surface)) for surface in by_surface)
    return tuple(static(path) for paths in by_surface.values() for path in paths)


def stylesheets_by_surface() -> dict[str, list[str]]:
    """Every stylesheet of ours, the kit's first and the order of the layers before all."""
    surfaces: dict[str, list[str]] = {"ui": []}
    for path in sorted(_ours("css"), key=lambda path: (not path.endswith("/layers.css"), path)):
        surfaces.setdefault(path.partition("/")[0], []).append(path)
    return surfaces


def joined(surface: str) -> str:
    return f"{surface}/css/joined.css"


@cache
def module_addresses() -> dict[str, str]:
    """Bare names to addresses: `ui/time-left` is ui/js/time-left.js, fingerprint and all."""
    ours = {path.replace("/js/", "/", 1).removesuffix(".js"): path for path in _ours("js")}
    return {name: static(path) for name, path in sorted((BORROWED | ours).items())}


@cache
def import_map() -> str:
    return json.dumps({"imports": module_addresses()}, separators=(",", ":"))


def forget() -> None:
    """Look again, as after a change of settings."""
    for answer in (stylesheet_addresses, module_addresses, import_map):
        answer.cache_clear()


def _ours(kind: str) -> Iterator[str]:
    """Paths such as `workspace/css/ticket.css`, of this project's own packages only."""
    surfaces = {app.label for app in apps.get_app_configs() if app.name.startswith("deskbell.")}
    found = {path for finder in finders.get_finders() for path, _ in finder.list([])}
    for path in found:
        surface, *folders = PurePosixPath(path).parts
        if surface in surfaces and folders[0] == kind and path.endswith(f".{kind}"):
            yield path
