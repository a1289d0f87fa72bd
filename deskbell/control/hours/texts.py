"""A calendar as text: written out, read back, and the line in which something is wrong."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from django.utils.translation import gettext as _

from deskbell.hours.decisions import Unclear, calendar_of, gaps_in


class NotReadable(ValueError):
    """Sentences about what cannot be read, and where."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__(" ".join(sentences))


def as_text(content: dict[str, Any]) -> str:
    """As JSON, with the names of feeds but not their texts."""
    feeds = [_without_text(feed) for feed in content.get("feeds", [])]
    return json.dumps({**content, **({"feeds": feeds} if feeds else {})}, indent=2, default=str)


def content_in(text: str, held: dict[str, Any]) -> dict[str, Any]:
    """The calendar that a JSON or TOML text says; feeds are those of `held` under their names.

    Raises `NotReadable`.
    """
    said = _read(text)
    known = {_key(feed): feed for feed in held.get("feeds", [])}
    if isinstance(said.get("feeds"), list):
        said["feeds"] = [known.get(_key(feed), feed) for feed in said["feeds"]]
    try:
        calendar_of(said)
    except Unclear as unclear:
        raise NotReadable(*(_in_words(text, *place) for place in unclear.places)) from unclear
    if gaps := gaps_in(said):
        raise NotReadable(*gaps)
    return said


def _read(text: str) -> dict[str, Any]:
    is_json = text.lstrip().startswith("{")
    try:
        said = json.loads(text) if is_json else _plain(tomllib.loads(text))
    except json.JSONDecodeError as wrong:
        words = _("Line %(line)d: this is no JSON (%(why)s).")
        raise NotReadable(words % {"line": wrong.lineno, "why": wrong.msg}) from wrong
    except (ValueError, RecursionError) as wrong:
        at = re.search(r"at line (\d+)", str(wrong))
        line = int(at[1]) if at else text.count("\n") + 1
        words = _("Line %(line)d: this is no TOML (%(why)s).")
        raise NotReadable(words % {"line": line, "why": wrong}) from wrong
    if not isinstance(said, dict):
        raise NotReadable(_("This is no calendar."))
    return said


def _plain(said: Any) -> Any:
    """As JSON holds it: TOML knows days and moments."""
    return json.loads(json.dumps(said, default=lambda day: day.isoformat()))


def _in_words(text: str, where: str, what: str) -> str:
    line = line_of(text, where, what)
    words = _("Line %(line)d, %(where)s: “%(what)s” is not understood.")
    return words % {"line": line, "where": where, "what": what[:120]}


def line_of(text: str, where: str, what: str) -> int:
    """In which line something stands that `Unclear` names as `weekly, mon`; else 1."""
    at = 0
    for part in where.split(", "):
        found = re.compile(rf"(?<![\w-]){re.escape(part)}(?![\w-])").search(text, at)
        if found and not part.isdigit():
            at = found.start()
    said = text.find(what, at)
    return text.count("\n", 0, said if said >= 0 else at) + 1


def _key(feed: Any) -> str:
    if not isinstance(feed, dict):
        return str(feed)
    return str(feed.get("address") or feed.get("name") or feed.get("text"))


def _without_text(feed: Any) -> Any:
    if not isinstance(feed, dict):
        return feed
    return {name: value for name, value in feed.items() if name != "text"}
