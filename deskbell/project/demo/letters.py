"""Letters: the mail of the firm's people as real bytes, as their programs write it."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime

from deskbell.project.demo.firm.people import DOMAIN

VOUCHES = f"mx.{DOMAIN}; dmarc={{verdict}} header.from={DOMAIN}"


@dataclass(frozen=True)
class Letter:
    """A mail that somebody writes to the desk."""

    sender: str
    to: str
    subject: str
    text: str
    at: datetime
    message_id: str
    signature: str = ""
    quoted: str = ""
    is_html: bool = False
    answers: str = ""
    cc: str = ""
    #: What the firm's mail server found out about the sender: pass, fail, or nothing.
    verdict: str = "pass"
    headers: dict[str, str] = field(default_factory=dict)
    attached: tuple[str, str] | None = None


def written(letter: Letter) -> bytes:
    """The letter as it reaches the desk's mail server."""
    head = {
        "Authentication-Results": VOUCHES.format(verdict=letter.verdict) if letter.verdict else "",
        "Message-ID": f"<{letter.message_id}>",
        "Date": format_datetime(letter.at),
        "From": _name_encoded(letter.sender),
        "To": letter.to,
        "Cc": _name_encoded(letter.cc),
        "Subject": _encoded(letter.subject),
        "In-Reply-To": f"<{letter.answers}>" if letter.answers else "",
        "References": f"<{letter.answers}>" if letter.answers else "",
        **letter.headers,
        "MIME-Version": "1.0",
    }
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    return "\r\n".join([*lines, *_body(letter)]).encode()


def _body(letter: Letter) -> list[str]:
    plain = [*_part("text/plain", _plain(letter))]
    if letter.is_html:
        plain = [
            'Content-Type: multipart/alternative; boundary="=a"',
            *("", "--=a"),
            *plain,
            "--=a",
            *_part("text/html", _html(letter)),
            "--=a--",
        ]
    if letter.attached is None:
        return plain
    name, content = letter.attached
    return [
        'Content-Type: multipart/mixed; boundary="=m"',
        *("", "--=m"),
        *plain,
        "--=m",
        f'Content-Type: text/plain; charset=utf-8; name="{name}"',
        f'Content-Disposition: attachment; filename="{name}"',
        *("", content, "--=m--"),
    ]


def _part(kind: str, content: str) -> list[str]:
    return [f"Content-Type: {kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", content]


def _plain(letter: Letter) -> str:
    text = letter.text
    if letter.signature:
        mark = "-- \n" if "\n" in letter.signature else ""
        text += f"\n\n{mark}{letter.signature}"
    if letter.quoted:
        text += f"\n\n{letter.quoted}"
    return text.replace("\n", "\r\n")


def _html(letter: Letter) -> str:
    parts = "".join(f"<p>{_lines(one)}</p>" for one in letter.text.split("\n\n"))
    if letter.signature:
        parts += f'<div class="gmail_signature">{_lines(letter.signature)}</div>'
    if letter.quoted:
        line, _, said = letter.quoted.partition("\n")
        words = "\n".join(one.removeprefix("> ").removeprefix(">") for one in said.splitlines())
        parts += (
            f'<div class="gmail_quote"><div dir="auto" class="gmail_attr">{_lines(line)}<br></div>'
            f'<blockquote class="gmail_quote">{_lines(words)}</blockquote></div>'
        )
    return f"<html><body>{parts}</body></html>"


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _encoded(words: str) -> str:
    """Words as they may stand in a header: plain, or in chunks of Base64 (RFC 2047)."""
    if words.isascii():
        return words
    chunks = [words[start : start + 12] for start in range(0, len(words), 12)]
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(one.encode()).decode()}?=" for one in chunks)


def _name_encoded(sender: str) -> str:
    name, _, address = sender.rpartition(" <")
    if not name or name.isascii():
        return sender
    return f"{_encoded(name.strip(chr(34)))} <{address}"
