"""The grammar of texts: `{this|that|}` is a choice, perhaps of nothing, `<name>` is filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from deskbell.project.demo.firm.chance import Chance

#: A text, read: plain words, and choices between texts.
Node = str | tuple["Text", ...]
Text = tuple[Node, ...]

SIGNS = re.compile(r"[{|}]")
SLOT = re.compile(r"<(\w+)>")
GAPS = re.compile(r"[ \t]{2,}")


def said(texts: str | Sequence[str], chance: Chance, slots: Mapping[str, str] | None = None) -> str:
    """One of `texts`, with its choices made and its slots filled. A slot may hold choices too."""
    text = texts if isinstance(texts, str) else chance.one(texts)
    words = _drawn(_read(text), chance)
    for _ in range(3):
        if "<" not in words:
            break
        words = SLOT.sub(lambda slot: _filled(slot, chance, slots or {}), words)
    return GAPS.sub(" ", words).strip()


def _filled(slot: re.Match[str], chance: Chance, slots: Mapping[str, str]) -> str:
    value = slots.get(slot[1])
    return slot[0] if value is None else _drawn(_read(value), chance)


def _drawn(text: Text, chance: Chance) -> str:
    return "".join(
        node if isinstance(node, str) else _drawn(chance.one(node), chance) for node in text
    )


@cache
def _read(text: str) -> Text:
    read, rest = _read_until_end(text, 0)
    if rest != len(text):
        raise ValueError(f"a brace too many in {text!r}")
    return read


def _read_until_end(text: str, start: int) -> tuple[Text, int]:
    """Reads up to the `|` or `}` that ends this part, or the end of the text."""
    nodes: list[Node] = []
    while True:
        sign = SIGNS.search(text, start)
        if sign is None:
            return (*nodes, text[start:]), len(text)
        nodes.append(text[start : sign.start()])
        if sign[0] != "{":
            return tuple(nodes), sign.start()
        choices: list[Text] = []
        at = sign.start()
        while at >= len(text) or text[at] != "}":
            if at >= len(text):
                raise ValueError(f"a brace is open in {text!r}")
            choice, at = _read_until_end(text, at + 1)
            choices.append(choice)
        nodes.append(tuple(choices))
        start = at + 1
