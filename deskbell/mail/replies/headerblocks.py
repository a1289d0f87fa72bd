"""The block of From, Sent, To and Subject that Outlook and others put above a quoted mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from deskbell.mail.content.lines import NO_MARKS, STRIPPED, Line
from deskbell.mail.mime.addresses import read_sender
from deskbell.mail.replies.languages import LABELS, any_of, kinds_of_labels

LONGEST = 60
HAS_ADDRESS = re.compile(r"\S@\S|\[mailto:|<mailto:")
HAS_NUMBERS = re.compile(r"\d{1,4}[-./年 ]|\d[:.h]\d\d|\d{4}")
COLON = re.compile("[:：︰]")
DRESSING = STRIPPED + "*_|•["
MOMENT = re.compile(r"\d{1,2}:\d\d:\d\d [-+]\d{4}|\d{1,2}:\d\d:\d\d (?:GMT|UTC)")
CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class HeaderBlock:
    """Where a block ends, and what it says."""

    end: int
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def sender(self) -> tuple[str, str]:
        """Name and address of the one who wrote the quoted mail."""
        value = re.sub(
            r"\[mailto:([^\]\s]+)\]|<mailto:([^>\s]+)>", r"<\1\2>", self.fields.get("from", "")
        )
        value = re.sub(r"<([^<>\s]+)>\s*<[^<>\s]+>", r"<\1>", value).replace("*", "")
        found = read_sender(value)
        return found.name.strip("[]"), found.address

    @property
    def subject(self) -> str:
        return self.fields.get("subject", "").strip(" *")


def label_of(line: str) -> tuple[frozenset[str], str] | None:
    """What a line like "Subject: …" can be about, and its value."""
    head = line[:120]
    colon = COLON.search(head)
    if colon is None:
        return None
    # Chinese programs set two characters apart to make labels equally wide.
    label = head[: colon.start()].translate(NO_MARKS).replace("\u3000", "")
    kinds = kinds_of_labels().get(" ".join(label.strip(DRESSING).lower().split()))
    if kinds is None:
        return None
    return kinds, line[colon.end() : 2_000].translate(NO_MARKS).strip(DRESSING)


def header_block_at(
    lines: Sequence[Line], at: int, *, expected: bool = False
) -> HeaderBlock | None:
    """The header block that begins with line `at`, if one does.

    `expected` says that something above (a rule, "Original Message") announced it.
    """
    first = label_of(lines[at].text)
    if first is None or first[0] == {"other"}:
        return None
    if (in_one_line := _in_one_line(lines[at].text, at, expected=expected)) is not None:
        return in_one_line
    depth = lines[at].depth
    block = HeaderBlock(at)
    labels = 0
    last = ""
    index = at
    while index < min(len(lines), at + LONGEST):
        line = lines[index]
        if line.depth != depth:
            break
        if line.is_blank:
            following = _next_label(lines, index, block.fields)
            if following is None or labels >= (6 if expected else 4):
                break
            index = following
            continue
        found = label_of(line.text)
        if found is not None:
            last = _file(block.fields, *found)
            if not last:
                break
            labels += 1
            block.end = index + 1
        elif last and labels and (_continues(line, last) or _is_wrapped(lines, index, last)):
            block.fields[last] = f"{block.fields[last]} {line.text.strip()}".strip()
            block.end = index + 1
        else:
            break
        index += 1
    return block if _convinces(block, expected=expected) else None


def _in_one_line(text: str, at: int, *, expected: bool) -> HeaderBlock | None:
    """A block whose lines were run together when HTML became text."""
    colons = text.count(":") + text.count("：")
    if colons < (2 if expected else 4) or len(text) > 1_000:
        return None
    block = HeaderBlock(at + 1, fields_in_one_line(text))
    needed = {"from", "date"} if expected else {"from", "subject"}
    complete = needed <= block.fields.keys() and len(block.fields) >= (2 if expected else 3)
    return block if complete and _convinces(block, expected=expected) else None


def fields_in_one_line(text: str) -> dict[str, str]:
    """The labels in `text` with what stands behind each, in whatever order they come."""
    found = list(_inner_label().finditer(text[:1_000]))
    ends = [*(one.start() for one in found[1:]), len(text)]
    fields: dict[str, str] = {}
    for one, end in zip(found, ends, strict=False):
        kinds = kinds_of_labels().get(" ".join(one["label"].lower().split()), frozenset(("other",)))
        _file(fields, kinds, text[one.end() : end].strip(STRIPPED + "*"))
    return fields


@cache
def _inner_label() -> re.Pattern[str]:
    """A label within a line: in upper case, for "to:" and "on:" stand in any sentence."""
    labels = "|".join(any_of(kind) for kind in LABELS)
    return re.compile(rf"(?<![^\W\d_])(?=[^\W\d_a-zà-ɏа-я])(?P<label>(?i:{labels}))\s?\*?[:：]\*?")


def _file(fields: dict[str, str], kinds: frozenset[str], value: str) -> str:
    """Put `value` under the first kind that is still free; empty if none is."""
    for kind in LABELS[:-1]:
        if kind in kinds and kind not in fields and _fits(kind, value, kinds):
            fields[kind] = value
            return kind
    if "other" in kinds or not kinds <= fields.keys():
        fields.setdefault("other", value)
        return "other"
    return ""


def _fits(kind: str, value: str, kinds: frozenset[str]) -> bool:
    if len(kinds) == 1:
        return True
    # "Data" is a date here and there, "tema" a subject or not: let the value decide.
    if kind == "date":
        return bool(HAS_NUMBERS.search(value))
    if kind in ("from", "to"):
        return bool(value) and not (HAS_NUMBERS.search(value) and not HAS_ADDRESS.search(value))
    return True


def _next_label(lines: Sequence[Line], at: int, fields: dict[str, str]) -> int | None:
    """Behind up to two blank lines, the next line with a label that is still missing."""
    for index in range(at + 1, min(len(lines), at + 3)):
        if not lines[index].is_blank:
            found = label_of(lines[index].text)
            return index if found and not found[0] <= fields.keys() else None
    return None


def _is_wrapped(lines: Sequence[Line], at: int, last: str) -> bool:
    """A long subject's second line, with another label directly below it."""
    if last != "subject" or at + 1 >= len(lines) or len(lines[at].text) > 200:
        return False
    below = lines[at + 1]
    return below.depth == lines[at].depth and label_of(below.text) is not None


def _continues(line: Line, last: str) -> bool:
    text = line.text.strip(STRIPPED)
    if last in ("to", "cc"):
        return bool(
            HAS_ADDRESS.search(text) or text.endswith((";", ",")) or text.startswith((";", "<"))
        )
    if last == "from":
        return text.startswith(("<", "[")) or (" " not in text and "@" in text)
    if last == "subject":
        return line.text.startswith((" ", "\t"))
    return False


def _convinces(block: HeaderBlock, *, expected: bool) -> bool:
    has = block.fields.keys()
    if "from" not in has:
        # Hotmail once named only date and recipient.
        dated = "date" in has and bool(MOMENT.search(block.fields["date"]))
        to_somebody = "to" in has and bool(HAS_ADDRESS.search(block.fields["to"]))
        if to_somebody and {"cc", "subject"} <= has:
            # Notes, where the sender's line was lost.
            return True
        return (expected and len(has & {"to", "date", "subject"}) >= 2) or (dated and to_somebody)
    if expected:
        return len(has & {"date", "to", "subject", "cc"}) >= 1
    sender = block.fields["from"]
    others = len(has & {"date", "to", "cc", "subject"})
    if "subject" in has and others >= 2:
        return True
    if others >= 2:
        return bool(HAS_ADDRESS.search(sender))
    return others == 1 and bool(HAS_ADDRESS.search(sender)) and not CJK.search(sender)
