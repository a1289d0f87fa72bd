"""Writing a mail: well-made, threaded, and impossible to smuggle a header into."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from deskbell.mail.content.plainhtml import as_html
from deskbell.mail.mime.addresses import Address

LINE_BREAKS = re.compile(r"[\r\n\x00\u0085\u2028\u2029]+\s*")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
MOST_REFERENCES = 20
DESK_HEADER = "X-Deskbell"
POLICY = SMTP.clone(max_line_length=78, cte_type="7bit")


class NotAnAddress(ValueError):
    """A mail address that cannot stand in a header; the message names it."""


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file to send along; with a `cid` it is shown within the HTML."""

    name: str
    type: str
    content: bytes
    cid: str | None = None


def compose(
    *,
    sender: Address,
    to: Sequence[Address],
    subject: str,
    text: str,
    message_id: str,
    date: datetime,
    desk_id: str,
    html: str | None = None,
    cc: Sequence[Address] = (),
    reply_to: Sequence[Address] = (),
    in_reply_to: str | None = None,
    references: Sequence[str] = (),
    automatic: bool = False,
    files: Sequence[OutgoingFile] = (),
    extra_headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """The mail, ready for `bytes()`. Message-IDs are passed without angle brackets.

    Without `html` the text is rendered to HTML, too. An `automatic` mail says so in every way that
    keeps other machines from answering. Raises `NotAnAddress` for an address with no place in a
    header; line breaks in words are cleaned, never refused.
    """
    mail = EmailMessage(policy=POLICY)
    mail["From"] = _header_address(sender)
    mail["To"] = [_header_address(one) for one in to] if to else "undisclosed-recipients:;"
    if cc:
        mail["Cc"] = [_header_address(one) for one in cc]
    if reply_to:
        mail["Reply-To"] = [_header_address(one) for one in reply_to]
    mail["Subject"] = one_line(subject)
    mail["Date"] = format_datetime(date)
    mail["Message-ID"] = _bracketed(message_id)
    if in_reply_to:
        mail["In-Reply-To"] = _bracketed(in_reply_to)
    thread = trimmed_references(references, in_reply_to)
    if thread:
        mail["References"] = " ".join(_bracketed(one) for one in thread)
    if automatic:
        mail["Auto-Submitted"] = "auto-replied" if in_reply_to else "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        mail["Precedence"] = "bulk"
    mail[DESK_HEADER] = one_line(desk_id)
    for name, value in (extra_headers or {}).items():
        mail[name] = one_line(value)
    _add_bodies(mail, text, html, files)
    return mail


def _add_bodies(
    mail: EmailMessage, text: str, html: str | None, files: Sequence[OutgoingFile]
) -> None:
    mail.set_content(_cleaned(text), charset="utf-8", cte="quoted-printable")
    page = _page(html if html is not None else as_html(text))
    mail.add_alternative(_cleaned(page), subtype="html", charset="utf-8", cte="quoted-printable")
    html_part = mail.get_body(("html",))
    assert html_part is not None, "it was added above"
    for file in files:
        main, _, sub = _type_of(file).partition("/")
        if file.cid:
            html_part.add_related(
                file.content,
                maintype=main,
                subtype=sub,
                cid=_bracketed(file.cid),
                filename=one_line(file.name),
                disposition="inline",
            )
    for file in files:
        if not file.cid:
            main, _, sub = _type_of(file).partition("/")
            mail.add_attachment(
                file.content, maintype=main, subtype=sub, filename=one_line(file.name) or "file"
            )


def _type_of(file: OutgoingFile) -> str:
    kind = file.type.strip().lower()
    # A mail within would have to be rebuilt; as plain bytes it arrives as it was.
    if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) or kind.startswith(("multipart/", "message/")):
        return "application/octet-stream"
    return kind


def _page(html: str) -> str:
    if re.match(r"\s*(?:<!doctype|<html)", html, re.I):
        return html
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n'
        f'<body dir="auto">\n{html}\n</body></html>\n'
    )


def trimmed_references(references: Sequence[str], in_reply_to: str | None = None) -> list[str]:
    """`references` with the mail answered at the end: the first and the latest of a long thread."""
    thread = list(dict.fromkeys(one.strip("<> \t\r\n") for one in references))
    thread = [one for one in thread if one and _is_identifier(one)]
    parent = (in_reply_to or "").strip("<> \t\r\n")
    if parent and _is_identifier(parent):
        thread = [one for one in thread if one != parent] + [parent]
    if len(thread) > MOST_REFERENCES:
        thread = thread[:1] + thread[-(MOST_REFERENCES - 1) :]
    return thread


def one_line(value: str) -> str:
    """`value` without anything that could end a header line."""
    return CONTROLS.sub("", LINE_BREAKS.sub(" ", value)).strip()


def _is_identifier(value: str) -> bool:
    return len(value) <= 900 and not re.search(r"[\s<>\x00-\x1f\x7f]", value)


def _bracketed(identifier: str) -> str:
    return f"<{re.sub(r'[<>]|[^!-~]', '', one_line(identifier))}>"


def _cleaned(text: str) -> str:
    return (
        CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        .encode("utf-8", "replace")
        .decode("utf-8")
    )


def _header_address(address: Address) -> HeaderAddress:
    spec = address.address.strip()
    local, at, domain = spec.rpartition("@")
    if not at or not local or not domain or re.search(r"[\s\x00-\x1f\x7f<>,;]", spec):
        raise NotAnAddress(spec)
    try:
        domain = (
            domain.encode("ascii").decode() if domain.isascii() else domain.encode("idna").decode()
        )
        return HeaderAddress(one_line(address.name), local, domain)
    except (ValueError, UnicodeError, IndexError) as problem:
        raise NotAnAddress(spec) from problem
