"""Words can be read in both themes: computed from the tokens themselves."""

import math
import re

import pytest

from deskbell.ui.tests.conftest import KIT

pytestmark = pytest.mark.proves("UX-2")

OKLCH = re.compile(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
TOKENS = {
    name: OKLCH.findall(value)
    for name, value in re.findall(
        r"--color-([\w-]+): light-dark\((.*)\);", (KIT / "static/ui/css/tokens.css").read_text()
    )
}
TEXT = ["ink", "ink-soft", "ink-faint", "link", "good", "caution", "bad"]
BACKS = ["canvas", "sunken", "raised", "chosen", "note", "hover"]
ENOUGH_FOR_TEXT, ENOUGH_FOR_SHAPES = 4.5, 3.0


def light_of(lightness, chroma, hue):
    """Relative luminance of an OKLCH colour, as WCAG counts it."""
    a, b = (chroma * f(math.radians(hue)) for f in (math.cos, math.sin))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    channels = (min(max(c, 0.0), 1.0) for c in (red, green, blue))
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one, other, theme):
    lights = []
    for name in (one, other):
        lightness, chroma, hue = (float(part) for part in TOKENS[name][theme])
        lights.append(light_of(lightness / 100, chroma, hue))
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_black_on_white_is_what_it_should_be():
    assert light_of(1, 0, 0) == pytest.approx(1, abs=0.001)
    assert light_of(0, 0, 0) == 0


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("back", BACKS)
@pytest.mark.parametrize("text", TEXT)
def test_words_can_be_read_on_every_ground(text, back, theme):
    assert contrast(text, back, theme) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("back", ["action", "action-hover"])
def test_words_on_a_main_button_can_be_read(back, theme):
    assert contrast("action-ink", back, theme) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("back", BACKS)
@pytest.mark.parametrize("edge", ["line-field", "focus", "action"])
def test_fields_and_focus_can_be_seen(edge, back, theme):
    assert contrast(edge, back, theme) >= ENOUGH_FOR_SHAPES
