"""What no template may do, since the browser is told to refuse it."""

import re

import pytest

from deskbell.ui.tests.conftest import KIT

# Mail is read in programs that know nothing but inline styles.
MAIL = {"channels", "email"}
TEMPLATES = [
    template
    for template in KIT.parent.glob("*/templates/**/*.html")
    if not MAIL & set(template.relative_to(KIT.parent).parts)
]
REFUSED = {
    "a style of its own": r"<style|\sstyle\s*=",
    "a script of its own": r"<script(?![^>]*\bsrc=)",
    "a handler of its own": r"\son[a-z]+\s*=|hx-on",
    "code for htmx to evaluate": r"['\"{,]\s*js:|javascript:|hx-trigger=\"[^\"]*\[",
    "a file from elsewhere": r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//",
}


@pytest.mark.proves("SEC-10")
@pytest.mark.parametrize("refused", REFUSED)
def test_no_template_has(refused):
    pattern = re.compile(REFUSED[refused])

    assert not [str(t) for t in TEMPLATES if pattern.search(t.read_text())]


def test_no_words_shout_or_congratulate():
    words = re.compile(r"successfully|[^<]!(?=[\"'<\s])|\bplease\b", re.I)
    spoken = re.compile(r"{% (?:blocktranslate|translate) (.*?)%}")

    for template in TEMPLATES:
        for text in spoken.findall(template.read_text()):
            assert not words.search(text), f"{template}: {text}"
