"""import-linter sees imports. This sees the other threads between floors: templates and URLs."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
REACHED = re.compile(r"""\{%\s*(?:extends|include)\s+["'](\w+)/|\{%\s*url\s+["'](\w+):""")
LIBRARIES = {"account", "mfa", "allauth", "django"}


def floors():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(c["layers"] for c in contracts["contracts"] if c["name"].startswith("Floors"))
    return {name.strip(): -height for height, line in enumerate(layers) for name in line.split("|")}


def test_templates_only_reach_down():
    height = floors()

    for template in (ROOT / "deskbell").rglob("templates/**/*.html"):
        home = template.relative_to(ROOT / "deskbell").parts[0]
        for match in REACHED.finditer(template.read_text()):
            reached = match[1] or match[2]
            if reached in LIBRARIES:
                continue
            assert height[reached] < height[home] or reached == home, (
                f"{template} reaches up or sideways to {reached}"
            )


def test_the_shelf_holds_no_drawer_for_odds_and_ends():
    refused = {"utils", "helpers", "services", "managers", "signals", "constants", "exceptions"}

    assert not [p for p in (ROOT / "deskbell").rglob("*.py") if p.stem in refused]
