"""The mail that a report returns: which of ours it was, and for whom."""

from __future__ import annotations

import re

from deskbell.mail.mime.addresses import read_addresses
from deskbell.mail.mime.headers import Headers, read_headers
from deskbell.mail.mime.identifiers import read_id
from deskbell.mail.mime.tree import Part

MESSAGE_ID = re.compile(r"^(?:>\s?)?message-id:\s*<?([^\s<>]+)", re.I | re.M)
FARTHEST = 200_000
FOR = re.compile(r"\bfor <?([^\s<>;]{1,200}@[^\s<>;]{1,200}?)>?\s*(?:;|$|\()", re.I)
FIRST_FIELD = re.compile(r"^(?:received|to|from|return-path|x-[a-z-]{1,40}):", re.I | re.M)


def message_of(root: Part, text: str) -> str | None:
    """The Message-ID of the mail that was returned, in a part or in the text."""
    for part in root.walk():
        if part is root or part.type == "message/delivery-status":
            continue
        if identifier := read_id(part.headers.first("message-id")):
            return identifier
    found = MESSAGE_ID.search(text, 0, FARTHEST)
    return found[1] if found else None


def recipients_of(root: Part, returned: str) -> tuple[str, ...]:
    """For whom the returned mail was, where the report itself names nobody."""
    for part in root.walk():
        if part is not root and part.headers.get("to") and part.type != "multipart/report":
            return _addressee(part.headers)
    unquoted = re.sub(r"^> ?", "", returned, flags=re.M)
    first = FIRST_FIELD.search(unquoted)
    if first is None:
        return ()
    raw = unquoted[first.start() :].encode("utf-8", "replace")
    headers, _ = read_headers(raw, 0, len(raw))
    return _addressee(headers)


def _addressee(headers: Headers) -> tuple[str, ...]:
    """The last server's own word for whom it took the mail; else the first in To, but no list."""
    for name in ("received", "x-envelope-to", "envelope-to"):
        value = headers.first(name)
        if name == "received" and (found := FOR.search(value)):
            return (found[1],)
        if name != "received" and (named := read_addresses(value)):
            return (named[0].address,)
    if "list-id" in headers or "list-post" in headers:
        return ()
    return tuple(one.address for one in read_addresses(headers.undecoded("to"))[:1])
