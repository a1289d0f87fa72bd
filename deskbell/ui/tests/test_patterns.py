"""The living pattern page shows everything the kit has."""

import re

import pytest

from deskbell.ui import patterns
from deskbell.ui.tests.conftest import KIT

COMPONENTS = sorted((KIT / "static/ui/css/components").glob("*.css"))
# Shown only while something happens: a key pressed, a script at work, a swap.
PASSING = {"skip", "htmx-request"}


def classes_of(stylesheet):
    rules = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", stylesheet.read_text(), flags=re.S)
    selectors = re.findall(r"([^{};]+)\{", rules)
    return {name for s in selectors for name in re.findall(r"\.([a-z][\w-]*)", s)}


def test_every_component_has_its_place_on_the_page():
    shown = set(patterns.COMPONENTS.split()) - {"together"}

    assert shown == {stylesheet.stem for stylesheet in COMPONENTS}


@pytest.mark.parametrize("stylesheet", COMPONENTS, ids=lambda path: path.stem)
def test_every_class_of_a_component_can_be_seen(stylesheet, pattern_page):
    used = set(" ".join(re.findall(r'class="([^"]+)"', pattern_page)).split())

    assert not classes_of(stylesheet) - used - PASSING


def test_every_stylesheet_says_what_it_is_first():
    sheets = (KIT / "static").rglob("css/**/*.css")

    assert not [s.name for s in sheets if not re.match(r"/\* [A-Z].*[.:]", s.read_text())]


def test_only_stylesheets_in_the_folder_they_are_joined_into_point_to_other_files():
    pointing = re.compile(r"url\(\s*(?![\"']?data:)")

    assert not [s.name for s in COMPONENTS if pointing.search(s.read_text())]


def test_every_element_shows_the_html_to_write():
    elements = [
        script
        for script in (KIT / "static/ui/js").glob("*.js")
        if "customElements.define" in script.read_text()
    ]

    assert elements
    for script in elements:
        comment = script.read_text().partition("*/")[0]
        assert f"<{script.stem}" in comment, script.name
