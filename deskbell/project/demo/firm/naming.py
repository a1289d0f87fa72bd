"""Names that are frequent where the firm has its sites."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.project.demo.firm.chance import Chance


def name_in(language: str, chance: Chance) -> tuple[str, str]:
    """A name as its bearer writes it to foreigners, and the account made of it."""
    names = _names()
    kind = chance.one(["women", "men"])
    given = chance.one(names[language][kind])
    family = chance.one(names[language]["families"])
    if language == "bg" and kind == "women":
        family += "a"
    plain = f"{given}.{family}".lower().translate(PLAIN).replace(" ", "").replace("'", "")
    return f"{given} {family}", plain


PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ø": "o"})


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
