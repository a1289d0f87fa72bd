"""Contents: what a mail says and brings along, as a message keeps it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from deskbell.channels.decisions import clean_html
from deskbell.channels.operations._accepting import storable
from deskbell.channels.operations._reading import Letter
from deskbell.files import operations as files
from deskbell.tickets import operations as tickets

MOST_FILES = 200


class Contents:
    """The words and files of one mail, stored at the moment `at`."""

    def __init__(self, letter: Letter, *, at: datetime) -> None:
        self._letter = letter
        self._at = at

    def words(self) -> dict[str, Any]:
        parsed = self._letter.parsed
        attached, left_out = self._files()
        text = parsed.in_context or parsed.reply or ("" if parsed.quoted else parsed.text)
        if not text.strip() and not attached:
            text = parsed.text.strip() or parsed.subject or "…"
        return {
            "text": storable(text) + left_out,
            "html": storable(clean_html(parsed.html)),
            "quoted": storable(parsed.quoted),
            "signature": storable(parsed.signature),
            "files": attached,
        }

    def forwarded(self, *, is_whole: bool) -> dict[str, Any]:
        """What was forwarded; with `is_whole` also what stands above it.

        Without the HTML, which holds what the agent wrote to the desk as well.
        """
        parsed = self._letter.parsed
        attached, left_out = self._files()
        forwarded = parsed.forwarded.text if parsed.forwarded else ""
        said = storable(parsed.text if is_whole else forwarded).strip()
        return {"text": (said or self._letter.subject or "…") + left_out, "files": attached}

    def _files(self) -> tuple[list[tickets.Attached], str]:
        """What came along, stored; and in words what was too large or too much."""
        attached, left_out = [], []
        for number, one in enumerate(self._letter.parsed.attachments):
            name = storable(one.name)[:255]
            try:
                if number >= MOST_FILES:
                    raise files.TooLarge
                stored = files.store([one.content], at=self._at)
            except files.TooLarge:
                left_out.append(f"\n[{name}, {one.size} bytes]")
                continue
            cid = storable(one.cid or "")[:255]
            attached.append(
                tickets.Attached(file=stored, name=name, content_id=cid, is_inline=one.inline)
            )
        return attached, "".join(left_out)
