"""Words: what of a text one is, and which are like one another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

#: Of one text so many characters are looked at, and of one ticket so many different words kept:
#: a log of a megabyte is no reason to find a ticket by each of its numbers.
LONGEST_TEXT = 100_000
MOST_WORDS = 5_000
LONGEST_WORD = 40

#: So many words that are like a mistyped one are taken for it; a long one may have two slips.
MOST_ALIKE = 3
LONG = 6

#: Letters of scripts that put no spaces between words: each pair of them is a word.
UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f"
RUN = re.compile(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+(?:[-.@/+:'’][^\W_{UNSPACED}]+)*")
IS_UNSPACED = re.compile(rf"[{UNSPACED}]")
JOINT = re.compile(r"[-.@/+:'’]")
#: Marks on kana that make another letter of them.
VOICED = "\u3099\u309a"
ALIKE = str.maketrans({"ß": "ss", "ı": "i", "ى": "ي", "ة": "ه", "ـ": "", "ё": "е", "’": "'"})


def plain(text: str) -> str:
    """`text` as it is compared: without case, width, accents and other marks on letters."""
    taken_apart = unicodedata.normalize("NFKD", text).casefold().translate(ALIKE)
    taken_apart = unicodedata.normalize("NFKD", taken_apart)
    # Voiced kana and Hangul are letters of their own when put together again.
    letters = (sign for sign in taken_apart if not unicodedata.combining(sign) or sign in VOICED)
    return unicodedata.normalize("NFC", "".join(letters)).replace("\0", "")


def words_of(text: str) -> list[str]:
    """The words of `text`, each once, in order: whole (`tx-40`) and in parts (`tx`, `40`)."""
    found: dict[str, None] = {}
    for run in RUN.finditer(plain(text[:LONGEST_TEXT])):
        found.update(dict.fromkeys(word for word in _words_in(run[0]) if len(word) <= LONGEST_WORD))
        if len(found) >= MOST_WORDS:
            break
    return list(islice(found, MOST_WORDS))


def runs_of(text: str) -> list[str]:
    """The words of `text` as they stand there, each as often as it does."""
    return [run[0] for run in RUN.finditer(text)]


def is_memorable(word: str) -> bool:
    """True if others may mean `word` when they mistype it: no number, no code, no pair of signs."""
    return len(word) >= 4 and word.isalpha() and not IS_UNSPACED.search(word)


def distance(one: str, other: str) -> int:
    """How many slips apart two words are: a letter missing, added, wrong, or two changed over.

    The optimal string alignment distance (Damerau and Levenshtein, each stretch once).
    """
    rows: list[list[int]] = [[*range(len(other) + 1)]]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, sign in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def slips_in(word: str) -> int:
    """How many slips a word of this length may have: one, two in a long one."""
    return 1 if len(word) < LONG else 2


def swapped(word: str) -> set[str]:
    """`word` with each two letters that stand side by side changed over: `lsot`, `lost`."""
    return {
        word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        for place in range(len(word) - 1)
    } - {word}


def closest(word: str, others: Iterable[str]) -> list[str]:
    """Of `others` those that `word` may be a slip of, nearest first."""
    far, letters = slips_in(word), set(word)
    # A slip takes one letter away and brings one in, at most: what differs by more needs no look.
    alike = (one for one in others if len(letters ^ set(one)) <= 2 * far)
    near = sorted((slips, one) for one in alike if (slips := distance(word, one)) <= far)
    return [one for _, one in near]


def _words_in(run: str) -> Iterator[str]:
    if IS_UNSPACED.match(run):
        yield from ("".join(pair) for pair in pairwise(run))
        # By itself a sign is found where it stands alone, or begins or ends something.
        yield from {run[0], run[-1]}
        return
    yield run
    parts = JOINT.split(run)
    if len(parts) > 1:
        yield from parts
