"""Which stylesheets and modules there are, and at which fingerprinted address each is served."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from django.apps import apps
from django.contrib.staticfiles import finders
from django.templatetags.static import static

BORROWED = {
    "@github/hotkey": "ui/vendor/hotkey/index.js",
    "@github/relative-time-element": "ui/vendor/relative-time/bundle.js",
    "htmx": "ui/vendor/htmx/htmx.esm.min.js",
    "trix": "ui/vendor/trix/trix.esm.min.js",
}


@cache
def stylesheet_addresses() -> tuple[str, ...]:
    """Every stylesheet of ours, the order of the layers first. Looked up once."""
    paths = sorted(_ours("css"), key=lambda path: (not path.endswith("/layers.css"), path))
    return tuple(static(path) for path in paths)


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
