"""Whatever lines follow each other: each word is in exactly one piece, and quickly found."""

import re
import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.mail.content.lines import plain_lines
from deskbell.mail.content.rendering import html_lines
from deskbell.mail.replies.splitting import Circumstances, split

pytestmark = pytest.mark.proves("INT-2", "SEC-10")

QUICK = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
PIECES = [
    "On Mon, Mar 2, 2026 at 12:00 PM Desk <desk@example.org> wrote:",
    "Am 02.03.26 um 12:00 schrieb Desk:", "Desk <desk@example.org>", "wrote:",
    "пн, 2 мар. 2026 г. в 12:00, Desk <desk@example.org>:",
    "2026年3月2日 12:00，Desk <desk@example.org> 写道：", "-----Original Message-----",
    "Begin forwarded message:",
    "-------- Ursprüngliche Nachricht --------Von: Desk Datum: 02.03.26 An: Betreff: x",
    "________________________________", "From: Desk <desk@example.org>",
    "Sent: Monday, March 2, 2026 12:00 PM", "To: Ines <ines@example.net>", "Subject: Printer",
    "Von: Desk", "Gesendet: Montag", "An: Ines", "Betreff: Drucker",
    "> From: Bo <bo@example.com>", "> Does it print?", ">> Which floor?", "> ", "", "",
    "It works.", "The log says:", "Best regards", "Ines Lima", "-- ", "--", "---", "-Ines",
    "Sent from my iPhone", "+49 30 1234567", "www.example.net", "This e-mail is confidential.",
    "PS: Thanks", "##- Please type your reply above this line -##", "_______________",
    "users mailing list", "CAUTION: This email originated from outside.",
    "It works. On Mon, Mar 2, 2026 at 12:00 PM desk@example.org wrote:",
    "> a line that was wrapped once more because it was so very long that", "it broke",
]  # fmt: skip
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=">＞"), max_size=40
)
KNOWN = st.builds(
    Circumstances, st.just(("Ines Lima",)), st.booleans(), st.booleans(), st.booleans()
)
TAGS = [
    "<div>", "</div>", "<br>", "<hr>", "<blockquote>", "</blockquote>",
    "<blockquote type=cite>", "<p>", "</p>", "<pre>", "<div class=gmail_quote>",
    "<div id=divRplyFwdMsg>", "<div class=moz-cite-prefix>", "<div id=Signature>",
    "<table><tr><td>", "<div style='border:none;border-top:solid #E1E1E1 1.0pt'>",
    "<span style=display:none>", "</span>", "<ul><li>", "<b>",
]  # fmt: skip


def letters(*texts):
    return Counter(re.sub(r"[\W_]", "", "".join(texts)))


@QUICK
@given(st.lists(st.sampled_from(PIECES) | WORDS, max_size=30), KNOWN)
def test_each_word_of_a_text_is_in_one_piece(rows, known):
    lines = plain_lines("\n".join(rows))
    text = "\n".join(line.text for line in lines)

    pieces = split(lines, known)

    found = letters(pieces.reply, pieces.quoted, pieces.signature)
    if "banner:external" in pieces.trace:
        assert found <= letters(text)
    else:
        assert found == letters(text), pieces.trace


@QUICK
@given(st.lists(st.sampled_from(TAGS) | st.sampled_from(PIECES), max_size=40), KNOWN)
def test_no_word_of_a_page_is_invented(parts, known):
    lines = html_lines("".join(parts))
    text = "\n".join(line.text for line in lines)

    pieces = split(lines, known)

    assert letters(pieces.reply, pieces.quoted, pieces.signature) <= letters(text)


@QUICK
@given(st.lists(st.sampled_from(PIECES) | WORDS, max_size=30), KNOWN)
def test_what_is_reply_is_found_again_in_a_reply(rows, known):
    """Nothing of a reply looks like a quote or a signature by itself, so it can be quoted on."""
    reply = split(plain_lines("\n".join(rows)), known).reply

    again = split(plain_lines(reply), known)

    assert letters(again.reply, again.quoted, again.signature) <= letters(reply)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece[:24] or "blank")
def test_five_thousand_lines_alike_are_cut_soon(piece):
    lines = plain_lines(f"Hello\n{(piece + chr(10)) * 5_000}")
    began = time.process_time()

    split(lines)

    assert time.process_time() - began < 3
