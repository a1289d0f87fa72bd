"""Calendars to begin with, each a file that `deskbell hours` reads as well."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: By the name of the file: for whom it is.
PRESETS: dict[str, Promise] = {
    "small-firm": _("A firm of twenty: weekdays from nine to five, with a lunch break"),
    "internal-it": _("Internal IT: early until late, shorter on Fridays"),
    "customer-support": _("Customer support: weekdays from eight to eight, and Saturdays"),
    "follow-the-sun": _("Around the clock: three sites that follow the sun"),
}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


def preset(name: str) -> dict[str, Any]:
    """What a calendar of that kind says. Raises `KeyError`."""
    if name not in PRESETS:
        raise KeyError(name)
    return dict(_read(name))
