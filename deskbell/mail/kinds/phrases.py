"""The phrases of answering machines and challenges (`automatic.toml`), as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "automatic.toml"


@cache
def data() -> dict[str, Any]:
    """Everything `automatic.toml` holds."""
    with DATA.open("rb") as file:
        return tomllib.load(file)


@cache
def pattern(*keys: str) -> re.Pattern[str]:
    """A pattern that finds any of the phrases that lie under `keys`."""
    node: Any = data()
    for key in keys:
        node = node[key]
    return re.compile("|".join(f"(?:{one})" for one in node), re.I)
