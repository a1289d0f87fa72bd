"""Pure decisions of search: what a word is, what is sought, and what of a text to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

#: Of one text so many characters are looked at, and of one ticket so many different words kept:
#: a log of a megabyte is no reason to find a ticket by each of its numbers.
LONGEST_TEXT = 100_000
MOST_WORDS = 5_000
LONGEST_WORD = 40
#: A search is words, not a page.
MOST_SOUGHT = 8
#: From this length on, a beginning stands for the word.
LEAST_BEGINNING = 3

#: So many words that are like a mistyped one are taken for it; a long one may have two slips.
MOST_ALIKE = 3
LONG = 6

#: The languages whose endings are taken off: by their script or their ending, words of others stay.
STEMS = ("english", "german", "russian", "arabic")

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
    letters = (
        sign for sign in taken_apart if not unicodedata.combining(sign) or sign in "\u3099\u309a"
    )
    return unicodedata.normalize("NFC", "".join(letters)).replace("\0", "")


def words_of(text: str) -> list[str]:
    """The words of `text`, each once, in order: whole (`tx-40`) and in parts (`tx`, `40`)."""
    found: dict[str, None] = {}
    for run in RUN.finditer(plain(text[:LONGEST_TEXT])):
        found.update(dict.fromkeys(word for word in _words_in(run[0]) if len(word) <= LONGEST_WORD))
        if len(found) >= MOST_WORDS:
            break
    return list(islice(found, MOST_WORDS))


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


def closest(word: str, others: Iterable[str], *, most: int = MOST_ALIKE) -> list[str]:
    """Of `others` those that `word` may be a slip of, nearest first: one slip, two in a long."""
    far = 1 if len(word) < LONG else 2
    near = sorted((slips, one) for one in others if (slips := distance(word, one)) <= far)
    return [one for _, one in near[:most]]


@dataclass(frozen=True)
class Term:
    """One thing sought: all of `words` must be there. `is_begun` where more letters may follow."""

    words: tuple[str, ...]
    is_begun: bool

    @property
    def word(self) -> str:
        """Itself, where it is a word one might mistype; else empty."""
        return self.words[0] if len(self.words) == 1 and is_memorable(self.words[0]) else ""


def sought(typed: str) -> list[Term]:
    """What somebody who typed this looks for: every term of it."""
    terms: dict[Term, None] = {}
    for run in RUN.finditer(plain(typed[:1000])):
        term = _term(run[0])
        if term.words:
            terms[term] = None
    return list(islice(terms, MOST_SOUGHT))


def wanted(
    terms: Iterable[Term],
    alike: Mapping[str, Sequence[str]],
    stems: Mapping[str, Sequence[str]],
) -> str:
    """A tsquery in PostgreSQL's writing: all of `terms`, each as itself, as a form, or alike.

    `alike` and `stems` say for a word which others, and which queries, stand for it.
    """
    return " & ".join(f"({_any_of(term, alike, stems)})" for term in terms)


def numbers_in(typed: str) -> list[int]:
    """Ticket numbers that are typed: `1042`, `#1042`."""
    return [int(found) for found in re.findall(r"(?<![\w.-])#?(\d{1,18})(?![\w.-])", typed)]


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that is shown, and whether it is what was sought."""

    text: str
    is_found: bool


def excerpt(text: str, terms: Sequence[Term], *, around: int = 70) -> list[Piece]:
    """The stretch of `text` with the first of what was sought, marked; empty without any."""
    line = " ".join(text[:LONGEST_TEXT].split())
    spans = list(_spans(line, [word for term in terms for word in term.words]))
    if not spans:
        return []
    start = max(0, spans[0][0] - around)
    end = min(len(line), spans[0][1] + 2 * around)
    start = line.find(" ", start, spans[0][0]) + 1 if start else 0
    pieces = [Piece("… ", False)] if start else []
    for begun, ended in spans:
        if ended > end:
            break
        pieces += [Piece(line[start:begun], False), Piece(line[begun:ended], True)]
        start = ended
    pieces.append(Piece(line[start:end] + (" …" if end < len(line) else ""), False))
    return [piece for piece in pieces if piece.text]


def _any_of(
    term: Term, alike: Mapping[str, Sequence[str]], stems: Mapping[str, Sequence[str]]
) -> str:
    itself = " & ".join(_quoted(word, is_begun=term.is_begun) for word in term.words)
    others = [_quoted(word, is_begun=True) for word in alike.get(term.word, ())]
    forms = stems.get(term.words[0], ()) if len(term.words) == 1 else ()
    return " | ".join(f"({one})" for one in dict.fromkeys([itself, *others, *forms]))


def _quoted(word: str, *, is_begun: bool) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'" + (":*" if is_begun else "")


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


def _term(run: str) -> Term:
    if not IS_UNSPACED.match(run):
        return Term((run[:LONGEST_WORD],), is_begun=len(run) >= LEAST_BEGINNING)
    if len(run) == 1:
        return Term((run,), is_begun=True)
    return Term(tuple("".join(pair) for pair in pairwise(run)), is_begun=False)


def _spans(line: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where in `line` something begins with one of `words`, without overlaps, in order."""
    beginnings = tuple(dict.fromkeys(words))
    if not beginnings:
        return
    end = 0
    for run in RUN.finditer(line):
        if IS_UNSPACED.match(run[0]):
            found = [
                (run.start() + at, run.start() + at + len(word))
                for word in beginnings
                for at in _places(plain(run[0]), word)
            ]
        else:
            found = [run.span()] if _is_meant(plain(run[0]), beginnings) else []
        for begun, ended in sorted(found):
            if begun >= end:
                yield begun, ended
                end = ended


def _is_meant(word: str, beginnings: tuple[str, ...]) -> bool:
    """True if it begins so, or shares so long a beginning that only the ending differs."""
    parts = [word, *JOINT.split(word)]
    return any(
        part.startswith(one) or (len(one) > 4 and part.startswith(one[: max(4, len(one) - 3)]))
        for part in parts
        for one in beginnings
        if one
    )


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
