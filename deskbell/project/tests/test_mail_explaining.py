"""Every decision can be traced: which rule, at which line, and why."""

import re
from pathlib import Path

import pytest

from deskbell.mail.explaining import explanation, reason_for
from deskbell.mail.reading import read_strictly
from deskbell.mail.tests.scoring import answers

pytestmark = pytest.mark.proves("INT-2")

MAIL = b"""From: Ines Lima <ines@example.net>
Subject: Re: Printer

It works.

On 2 Mar 2026, Desk <desk@example.org> wrote:
> Which floor?

The third.

-- 
Ines Lima
"""
NAMES = re.compile(r'"((?:body|version|attribution|separator|headers|quote|forward|reply|banner'
                   r'|signature):[a-z-]+)"')  # fmt: skip


def test_each_rule_says_where_it_cut_and_why():
    told = list(explanation(read_strictly(MAIL)))

    assert "Lines: 9 of text, 3 of reply, 2 quoted, 1 of signature" in told
    at = told.index("attribution:on-wrote, line 3: On 2 Mar 2026, Desk <desk@example.org> wrote:")
    assert told[at + 1].startswith('  A line that begins like "On …"')
    assert "reply:between-quotes, line 6: The third." in told
    assert "signature:delimiter, line 8: --" in told


def test_lines_of_html_are_counted_as_they_are_shown():
    html = "<p>It works.</p><p>-- <br>Ines</p><blockquote>Old</blockquote><p></p><hr>"
    parsed = read_strictly(f"Subject: x\nContent-Type: text/html\n\n{html}".encode())

    rows = parsed.text.split("\n")
    assert parsed.places
    for place in parsed.places:
        assert rows[place.line - 1] == place.words


def test_a_mail_that_is_all_reply_says_so():
    told = list(explanation(read_strictly(b"Subject: x\n\nIt works.")))

    assert told[-1] == "No rule cut anything: the whole text is the reply."


def test_every_rule_has_its_reason():
    package = Path(__file__).parents[2] / "mail"
    sources = [*package.glob("*.py"), *package.glob("content/*.py"), *package.glob("replies/*.py")]
    named = {name for path in sources for name in NAMES.findall(path.read_text("utf-8"))}
    traced = {rule for answer in answers() for rule in read_strictly(answer.raw).trace}

    assert len(named) > 25
    assert [rule for rule in sorted(named | traced) if not reason_for(rule)] == []


def test_every_place_is_a_line_of_the_text():
    for answer in answers():
        parsed = read_strictly(answer.raw)
        rows = parsed.text.split("\n")
        for place in parsed.places:
            words = re.sub(r"^[>\s]+", "", place.words)
            assert not place.line or words[:40] in rows[place.line - 1], (answer.client, place)
