"""What came along: names, types, sizes, and what each thing is for."""

from __future__ import annotations

import mimetypes
import re

from deskbell.mail.mime.tree import Part
from deskbell.mail.parsed import Attachment, Role

FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
PICTURE_NUMBER = re.compile(r"^(?:image|img|oledata|logo)[-_]?\d{3}\.(?:png|jpe?g|gif|mso)$", re.I)
REPORTS = frozenset(
    (
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "text/rfc822-headers",
    )
)
SIGNATURES = frozenset(
    (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
    )
)
ENCRYPTED = frozenset(
    ("application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
)
MESSAGES = frozenset(("message/rfc822", "message/global", "message/news"))
SPECIAL_ENDINGS = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/plain": ".txt",
    "message/delivery-status": ".txt",
    "text/rfc822-headers": ".txt",
    "image/jpeg": ".jpg",
}
TINY = 150
SMALL = 12_000


def name_of(part: Part) -> str:
    """The file name the sender gave, without any path; empty if there is none."""
    for parameters, key in (
        (part.disposition_parameters, "filename"),
        (part.parameters, "name"),
        (part.disposition_parameters, "name"),
        (part.parameters, "filename"),
    ):
        if name := clean_name(parameters.get(key, "")):
            return name
    return ""


def clean_name(name: str) -> str:
    """`name` without folders, controls and direction marks, in one line, not endless."""
    name = FORBIDDEN.sub("", name.replace("\n", " ").replace("\r", " "))
    name = re.split(r"[/\\]", name)[-1].strip().strip('"').strip()
    if len(name) > 200:
        stem, dot, ending = name.rpartition(".")
        name = stem[: 190 - len(ending)] + dot + ending if dot and len(ending) < 20 else name[:200]
    return "" if name in (".", "..") else name


def attachment_of(part: Part, number: int, referenced: frozenset[str]) -> Attachment:
    """`part` as an attachment; `referenced` are the Content-IDs that the HTML shows."""
    is_message = part.type in MESSAGES and bool(part.children)
    content = part.raw[part.start : part.end] if is_message else part.content()
    if is_message and part.encoding.lower() in ("base64", "quoted-printable"):
        content = part.content()
    name = name_of(part) or _invented(part, number)
    cid = part.headers.get("content-id").strip().strip("<>").strip() or None
    return described(
        name, part.type, cid, content, disposition=part.disposition, referenced=referenced
    )


def described(
    name: str,
    kind: str,
    cid: str | None,
    content: bytes,
    *,
    disposition: str,
    referenced: frozenset[str],
) -> Attachment:
    """An attachment with its role worked out."""
    # What the sender declares is reported as it is; only what came without a type is guessed.
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    shown = cid is not None and cid.lower() in referenced
    inline = shown or (disposition == "inline")
    return Attachment(
        name=name,
        type=kind,
        size=len(content),
        inline=inline,
        cid=cid,
        content=content,
        role=_role(kind, name, len(content), shown=shown),
    )


def _role(kind: str, name: str, size: int, *, shown: bool) -> Role:
    if kind in REPORTS:
        return "report"
    if kind in SIGNATURES or name.lower() in ("smime.p7s", "signature.asc"):
        return "signature"
    if kind in ENCRYPTED or name.lower() in ("smime.p7m", "encrypted.asc"):
        return "encrypted"
    if kind in MESSAGES:
        return "message"
    if kind in ("text/calendar", "application/ics"):
        return "calendar"
    if kind.startswith("image/"):
        if size <= TINY:
            return "dressing"
        if shown and size <= SMALL and PICTURE_NUMBER.match(name):
            return "dressing"
    if kind == "application/applefile":
        return "dressing"
    return "file"


def _invented(part: Part, number: int) -> str:
    if part.children and (subject := part.children[0].headers.get("subject")):
        return clean_name(subject.replace("/", "-").replace("\\", "-"))[:120] + ".eml"
    ending = SPECIAL_ENDINGS.get(part.type) or mimetypes.guess_extension(part.type) or ".bin"
    stem = {"image": "image", "message": "message", "text": "text"}.get(
        part.type.partition("/")[0], "attachment"
    )
    return f"{stem}-{number}{ending}"
