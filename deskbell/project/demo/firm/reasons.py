"""Why agents pass a ticket on: what they say to each other, by team and kind of matter."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.project.demo.firm.chance import Chance


@cache
def reasons() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def why_to(team: str, kind: str, chance: Chance) -> str:
    """What the first line says to this team, of something broken or something wanted."""
    told: str = chance.one(reasons()[team]["broken" if kind == "incident" else "wanted"])
    return told


def why(of: str, which: str, chance: Chance) -> str:
    told: str = chance.one(reasons()[of][which])
    return told
