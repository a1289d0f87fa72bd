"""The header block of old Lotus Notes: labels on lines of their own, without a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.headerblocks import HeaderBlock
from deskbell.mail.replies.languages import kinds_of_labels

SENDER = re.compile(r"\S+@\S+|\w[\w .'-]{2,60}/\w+")
MOMENT = re.compile(
    r"(?:\D{0,30})\d{1,4}[-./]\d{1,2}[-./]\d{2,4}\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AP]M)?\D{0,12}$",
    re.I,
)
LONGEST = 24
ROW = re.compile(r"\t+ *| {2,}|(?<=\w) (?=\S)")


def notes_block_at(lines: Sequence[Line], at: int) -> HeaderBlock | None:
    """The block that begins with line `at`: sender, moment, To, Subject."""
    sender = lines[at].text.strip(STRIPPED)
    if len(sender) > 120 or not SENDER.search(sender):
        return None
    written = [
        (index, lines[index].text.strip(STRIPPED))
        for index in range(at + 1, min(len(lines), at + LONGEST))
        if not lines[index].is_blank
    ]
    if len(written) < 4 or not MOMENT.match(written[0][1]):
        return None
    fields = {"from": sender, "date": written[0][1]}
    end, waiting = written[0][0] + 1, ""
    for index, text in written[1:]:
        kind, value = _labelled(text)
        if kind and kind not in fields:
            waiting = kind
            fields[kind] = value
            if kind == "subject" and value:
                return HeaderBlock(index + 1, fields) if "to" in fields else None
        elif waiting:
            fields[waiting] = text
            if waiting == "subject":
                return HeaderBlock(index + 1, fields) if "to" in fields else None
        elif "to" not in fields and len(fields) == 2 and index > end + 4:
            return None
    return None


def _labelled(text: str) -> tuple[str, str]:
    """The label's kind, and its value where both stand in one row of the table."""
    parts = (
        (text, "") if text.lower().rstrip(" :") in kinds_of_labels() else tuple(ROW.split(text, 1))
    )
    kinds = kinds_of_labels().get(parts[0].lower().rstrip(" :"), frozenset())
    kind = next((one for one in ("to", "cc", "subject") if one in kinds), "")
    return kind, parts[1].strip() if kind and len(parts) > 1 else ""
