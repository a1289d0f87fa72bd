"""Desks ask in many words and languages to write above a line; what stands below it is theirs."""

import pytest

from deskbell.mail.reading import read_strictly

pytestmark = pytest.mark.proves("INT-2")

MARKERS = """
##- Please type your reply above this line -##
##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##
-- Please reply above this line --
Reply above this line.
Write ABOVE THIS LINE to post a reply or view this on Example
=== REPLY ABOVE ===
Please enter your text above this line
{{ Your reply goes above this line }}
--- Please reply above this line - do not change the subject ---
----- Do not modify the text below this line -----
------ Please do not remove this line ------
-- Kirjoita vastauksesi tämän rivin yläpuolelle --
-- Odpovězte nad tímto řádkem --
-- Odpovedzte nad týmto riadkom --
-- Válaszoljon e sor fölé --
-- Răspundeți deasupra acestei linii --
-- Bu satırın üstüne yanıtlayın --
-- Odgovorite iznad ove linije --
-- Ответьте выше этой строки --
-- この行より上に返信してください --
-- 请在此行上方回复 --
-- 請在此行上方輸入回覆 --
-- 이 줄 위에 답장하세요 --
-- Vui lòng trả lời phía trên dòng này --
-- Balas di atas baris ini --
-- אנא השב מעל שורה זו --
-- الرجاء الرد فوق هذا السطر --
""".strip().split("\n")  # fmt: skip
SENTENCES = [
    "The text above this line is cut off on paper.",
    "Do I have to reply above this line?",
    "Please delete this line of the contract.",
    "The third line is broken, see the picture above.",
]


def reply_of(line):
    text = f"The third.\n\n{line}\n\nTicket 4711: which floor?"
    head = "Subject: Re: Printer\nContent-Type: text/plain; charset=utf-8\n\n"
    return read_strictly((head + text).encode()).reply


@pytest.mark.parametrize("line", MARKERS)
def test_below_a_desks_marker_stands_what_it_sent(line):
    assert reply_of(line) == "The third."


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_about_a_line_is_no_marker(line):
    assert line in reply_of(line)
