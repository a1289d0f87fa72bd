"""Which parts are the body, in which words, and which are attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Literal
from urllib.parse import unquote

from deskbell.mail.content.attachments import (
    MESSAGES,
    REPORTS,
    attachment_of,
    clean_name,
    described,
    name_of,
)
from deskbell.mail.content.lines import Line, joined, number_as_joined, plain_lines
from deskbell.mail.content.rendering import as_text, html_lines
from deskbell.mail.content.richtext import from_enriched
from deskbell.mail.mime.flowed import unflowed
from deskbell.mail.mime.tnef import read_tnef
from deskbell.mail.mime.transfer import UU_BEGIN, UU_END, uudecoded
from deskbell.mail.mime.tree import Part
from deskbell.mail.parsed import Attachment

CID = re.compile(r"cid:([^\s\"'<>)]{1,300})", re.I)
LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])", re.I)
WINMAIL = ("application/ms-tnef", "application/vnd.ms-tnef")
TEXTS = ("text/plain", "text/html", "text/enriched", "text/richtext")
APOLOGY = re.compile(
    r"html|view (?:this|it) (?:e-?mail|message)? ?(?:in|online)|can(?:no|')t be displayed", re.I
)


@dataclass(slots=True)
class Segment:
    """A stretch of the body in up to two versions of the same words."""

    plain: str = ""
    html: str = ""


@dataclass(slots=True)
class Content:
    """The body and what came along."""

    plain: str = ""
    html: str | None = None
    lines: list[Line] = field(default_factory=list)
    attachments: tuple[Attachment, ...] = ()
    protection: Literal["", "signed", "encrypted"] = ""
    trace: list[str] = field(default_factory=list)


class _Gathering:
    """Walks the tree once and sorts its leaves."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.loose: list[Part] = []
        self.unpacked: list[tuple[str, str, str | None, bytes]] = []
        self.protection: Literal["", "signed", "encrypted"] = ""

    def visit(self, part: Part) -> None:
        if part.type == "multipart/alternative":
            self._alternative(part)
        elif part.type == "multipart/signed":
            self.protection = self.protection or "signed"
            self._each(part.children)
        elif part.type == "multipart/encrypted":
            self.protection = "encrypted"
            self.loose.extend(part.children)
        elif part.is_multipart and part.children:
            self._each(part.children)
        elif self._is_body(part):
            self._body(part)
        else:
            self._along(part)

    def _each(self, parts: list[Part]) -> None:
        for part in parts:
            self.visit(part)

    def _alternative(self, part: Part) -> None:
        before, self.segments = self.segments, []
        self._each(part.children)
        versions, self.segments = self.segments, before
        if versions:
            plain = "\n".join(one.plain for one in versions if one.plain)
            html = "".join(one.html for one in versions if one.html)
            self.segments.append(Segment(plain, html))

    def _is_body(self, part: Part) -> bool:
        if part.type not in TEXTS or part.disposition == "attachment":
            return False
        if not name_of(part):
            return True
        # Some programs name the body itself; a real file comes after a body, or says "inline".
        return not part.disposition and not self.segments

    def _body(self, part: Part) -> None:
        text = part.characters()
        kind = part.type
        if kind == "text/plain" and LOOKS_LIKE_HTML.match(text):
            kind = "text/html"
        if kind == "text/html":
            self.segments.append(Segment(html=text))
            return
        if kind in ("text/enriched", "text/richtext"):
            self.segments.append(Segment(from_enriched(text)))
            return
        if part.parameters.get("format", "").lower() == "flowed":
            delete = part.parameters.get("delsp", "").lower() == "yes"
            text = unflowed(text, delete_space=delete)
        if "\nbegin " in text or text.startswith("begin "):
            text = self._without_uuencode(part, text)
        self.segments.append(Segment(text))

    def _without_uuencode(self, part: Part, text: str) -> str:
        raw = text.encode("utf-8", "replace")
        kept, at = [], 0
        while begin := UU_BEGIN.search(raw, at):
            end = UU_END.search(raw, begin.end())
            if end is None:
                break
            kept.append(raw[at : begin.start()])
            name = clean_name(begin[1].decode("utf-8", "replace"))
            self.unpacked.append((name, "", None, uudecoded(raw[begin.end() : end.start()])))
            at = end.end()
        kept.append(raw[at:])
        return b"".join(kept).decode("utf-8", "replace")

    def _along(self, part: Part) -> None:
        if part.type in WINMAIL or name_of(part).lower() == "winmail.dat":
            pack = read_tnef(part.content())
            if pack is not None:
                self.unpacked.extend(
                    (
                        clean_name(one.name) or "attachment.bin",
                        one.type,
                        one.cid or None,
                        one.content,
                    )
                    for one in pack.files
                )
                if (pack.text or pack.html) and not self.segments:
                    self.segments.append(Segment(pack.text, pack.html))
                if pack.files or pack.text or pack.html:
                    return
        if part.type in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            signed = part.parameters.get("smime-type", "").lower() == "signed-data"
            self.protection = self.protection or ("signed" if signed else "encrypted")
        self.loose.append(part)


def read_content(root: Part) -> Content:
    """The body and the attachments of the mail whose root is `root`."""
    gathering = _Gathering()
    gathering.visit(root)
    trace: list[str] = []
    if not any(one.plain.strip() or one.html.strip() for one in gathering.segments):
        _take_something(gathering, trace)
    plain, html, lines = _versions(gathering.segments, trace)
    if "-----BEGIN PGP MESSAGE-----" in plain[:2_000]:
        gathering.protection = gathering.protection or "encrypted"
    elif "-----BEGIN PGP SIGNED MESSAGE-----" in plain[:2_000]:
        gathering.protection = gathering.protection or "signed"
    referenced = frozenset(unquote(unescape(found)).lower() for found in CID.findall(html or ""))
    along = [
        attachment_of(part, number, referenced)
        for number, part in enumerate(gathering.loose, start=1)
    ]
    along.extend(
        described(name, kind, cid, content, disposition="attachment", referenced=referenced)
        for name, kind, cid, content in gathering.unpacked
    )
    return Content(plain, html, lines, tuple(along), gathering.protection, trace)


def _take_something(gathering: _Gathering, trace: list[str]) -> None:
    """There is no body. A text that calls itself an attachment, or a mail within, has the words."""
    for part in gathering.loose:
        if part.type in ("text/plain", "text/html") and not name_of(part):
            gathering.loose.remove(part)
            gathering._body(part)
            trace.append("body:unnamed-attachment")
            return
    for part in gathering.loose:
        if part.type in MESSAGES and part.type not in REPORTS and part.children:
            inner = read_content(part.children[0])
            if inner.plain.strip() or inner.html:
                gathering.segments = [Segment(inner.plain, inner.html or "")]
                trace.append("body:mail-within")
                return


def _versions(segments: list[Segment], trace: list[str]) -> tuple[str, str | None, list[Line]]:
    """The body as plain text, as HTML if there is any, and as the lines of the plain text."""
    plain: list[str] = []
    lines: list[Line] = []
    rows = 0
    for one in segments:
        if not one.html.strip() and not one.plain.strip():
            continue
        if lines:
            lines.append(Line(""))
        if one.html.strip() and (not one.plain.strip() or _is_apology(one)):
            rendered = html_lines(one.html)
            number_as_joined(rendered, rows)
            plain.append(joined(rendered))
            lines.extend(rendered)
            trace.append("body:html")
        else:
            plain.append(one.plain.strip("\n"))
            read = plain_lines(plain[-1])
            for number, line in enumerate(read, start=rows + 1):
                line.number = number
            lines.extend(read)
        rows += plain[-1].count("\n") + 2
    html = None
    if any(one.html.strip() for one in segments):
        html = "".join(
            one.html or f"<div style='white-space:pre-wrap'>{escape(one.plain)}</div>"
            for one in segments
            if one.html or one.plain.strip()
        )
    return "\n\n".join(filter(None, plain)), html, lines


def _is_apology(segment: Segment) -> bool:
    """Whether the plain version only says that there is a better one."""
    if len(segment.plain) > 600 or not APOLOGY.search(segment.plain):
        return False
    return len(as_text(segment.html)) > 2 * len(segment.plain)
