"""What an administrator may set and what we stand on is written down, and nothing else is."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
VARIABLE = re.compile(r"""["'](DESKBELL_[A-Z_]+|DATABASE_URL|EMAIL_URL)["']""")


def variables_read():
    for module in (ROOT / "deskbell").rglob("*.py"):
        if "tests" not in module.parts and "testing" not in module.parts:
            yield from VARIABLE.findall(module.read_text())


def test_every_variable_is_in_the_table_of_operations():
    table = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)

    assert set(variables_read()) == set(table)


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.match(r"[a-z0-9-]+", one)[0] for group in groups for one in group}
    rows = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs/dependencies.md").read_text(), re.MULTILINE)
    explained = {re.match(r"[a-z0-9-]+", one)[0] for row in rows for one in row.split(", ")}

    assert names == explained - {"package"}
