"""Contents to begin a draft from: four kinds of desks, each with what it usually needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Preset:
    """A content, what it is called, and whom it suits or what is particular about it."""

    title: Promise
    content: dict[str, Any]
    about: Promise | str = ""


#: By the kind of desk: `small-firm`, `internal-it`, `customer-support`, `follow-the-sun`.
Presets = Mapping[str, Preset]
