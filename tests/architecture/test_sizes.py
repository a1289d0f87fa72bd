"""Small files, one thing each. The limits are a ratchet: they may shrink."""

import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "deskbell"
LIMITS = {"*.py": 250, "*.css": 150, "*.js": 120}


def files(pattern):
    return [
        path
        for path in ROOT.rglob(pattern)
        if not {"migrations", "vendor", "locale"} & set(path.relative_to(ROOT).parts)
    ]


def length(path):
    return len(path.read_text().splitlines())


@pytest.mark.parametrize(("pattern", "limit"), LIMITS.items())
def test_no_file_is_longer_than_one_thing(pattern, limit):
    assert not {str(p.relative_to(ROOT)): length(p) for p in files(pattern) if length(p) > limit}


def test_the_median_module_is_read_at_a_glance():
    modules = [p for p in files("*.py") if "tests" not in p.parts and p.stem != "__init__"]

    assert statistics.median(length(path) for path in modules) <= 75


def test_fragments_are_small():
    fragments = [path for path in files("*.html") if path.name.startswith("_")]

    assert not {str(p.relative_to(ROOT)): length(p) for p in fragments if length(p) > 60}
