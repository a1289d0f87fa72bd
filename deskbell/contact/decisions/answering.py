"""Questions as a list, and which of them a text answers. Rather none than the wrong one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

MOST_QUESTIONS = 20
LONGEST = 500

ITEM = re.compile(r"\s{0,8}(?:\d{1,2}\s?[.)]|[-*•–])\s+(?P<text>\S.*)")
ENDED = re.compile(r"(?<=[?؟？])\s+")
ASKS = re.compile(r"[?؟？]\s*$")
#: `1. yes`, `1) yes`, `(1) yes`, `1: yes`; a line that is nothing but the number opens one too.
NUMBERED = re.compile(r"\s{0,8}\(?(?P<number>\d{1,2})\s?[.):\-–]\)?(?:\s+(?P<text>.*))?$")


def questions_in(text: str) -> list[str]:
    """The questions that somebody wrote down, in order.

    Those of a list with numbers or dashes are its items; else each sentence that asks is one, with
    what stands before it. A text that asks nowhere is one question as it stands.
    """
    lines = [line.rstrip() for line in text.strip().splitlines()]
    items = _items(lines) or _asking(lines)
    found = items or ([" ".join(text.split())] if text.strip() else [])
    return [" ".join(one.split())[:LONGEST] for one in found][:MOST_QUESTIONS]


def as_asked(text: str) -> str:
    """The same text with numbers before its questions, where there are several without."""
    found = questions_in(text)
    lines = text.strip().splitlines()
    if len(found) < 2 or any(NUMBERED.match(line) for line in lines):
        return text
    return as_told(dict(enumerate(found, start=1)))


def as_told(questions: Mapping[int, str]) -> str:
    """Questions with their numbers, one on each line."""
    return "\n".join(f"{number}. {text}" for number, text in questions.items())


def answers_in(text: str, still_open: Sequence[int]) -> dict[int, str]:
    """By number, what `text` says to those questions that are still open.

    Without numbers it answers only where a single question is left.
    """
    answers: dict[int, list[str]] = {}
    number = None
    for line in text.strip().splitlines():
        found = NUMBERED.match(line)
        if found and int(found["number"]) in still_open and int(found["number"]) not in answers:
            number = int(found["number"])
            answers[number] = [found["text"] or ""]
        elif number is not None:
            answers[number].append(line)
    said = {number: "\n".join(lines).strip() for number, lines in answers.items()}
    said = {number: answer for number, answer in said.items() if answer}
    if not answers and len(still_open) == 1 and text.strip():
        return {still_open[0]: text.strip()}
    return said


def _items(lines: Sequence[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if found := ITEM.match(line):
            items.append(found["text"])
        elif items and line.strip():
            items[-1] += f" {line}"
    return items


def _asking(lines: Sequence[str]) -> list[str]:
    """Each sentence that ends in a question mark, with what led to it."""
    found: list[str] = []
    before = ""
    for sentence in (one for line in lines for one in ENDED.split(line) if one.strip()):
        before = f"{before} {sentence}".strip()
        if ASKS.search(sentence):
            found.append(before)
            before = ""
    if found and before:
        found[-1] += f" {before}"
    return found
