"""Reading a mail: any bytes in, a parsed mail out."""

from __future__ import annotations

from deskbell.mail.content.bodies import read_content
from deskbell.mail.kinds.deciding import decide
from deskbell.mail.mime.addresses import read_addresses, read_sender
from deskbell.mail.mime.dates import read_date
from deskbell.mail.mime.identifiers import read_id, read_ids
from deskbell.mail.mime.tree import read_tree
from deskbell.mail.parsed import ParsedMail
from deskbell.mail.replies.versions import circumstances, pieces_of


def read(raw: bytes) -> ParsedMail:
    """What the mail `raw` says. Never raises; what cannot be read is left empty."""
    try:
        return read_strictly(raw)
    except Exception as problem:
        # The last net, never needed by any mail in the tests: a mail must not stop the desk.
        return ParsedMail(
            text=raw.decode("utf-8", "replace").replace("\0", ""),
            trace=(f"problem:{type(problem).__name__}",),
        )


def read_strictly(raw: bytes) -> ParsedMail:
    """`read` without its last net: what the tests call, so that no mistake hides in the net."""
    root = read_tree(bytes(raw))
    content = read_content(root)
    headers = root.headers
    sender = read_sender(headers.first("from") or headers.first("sender"))
    pieces = pieces_of(content, circumstances(headers, sender.name))
    text = content.plain
    verdict = decide(root, text)
    return ParsedMail(
        subject=headers.get("subject"),
        from_name=sender.name,
        from_address=sender.address,
        to=read_addresses(headers.undecoded("to")),
        cc=read_addresses(headers.undecoded("cc")),
        reply_to=read_addresses(headers.undecoded("reply-to")),
        date=read_date(headers.get("date")),
        message_id=read_id(headers.first("message-id")),
        in_reply_to=read_id(headers.first("in-reply-to")),
        references=read_ids(headers.first("references")),
        kind=verdict.kind,
        text=text,
        html=content.html,
        reply=pieces.reply,
        in_context=pieces.in_context,
        quoted=pieces.quoted,
        signature=pieces.signature,
        forwarded=pieces.forwarded,
        attachments=content.attachments,
        failed=verdict.failed,
        delayed=verdict.delayed,
        status=verdict.status,
        permanent=verdict.permanent,
        diagnostic=verdict.diagnostic,
        about_message_id=verdict.about_message_id,
        about_recipients=verdict.about_recipients,
        is_automatic=verdict.is_automatic,
        auto_submitted=headers.get("auto-submitted").lower(),
        precedence=headers.get("precedence").lower(),
        list_id=headers.get("list-id"),
        authentication_results=tuple(headers.all("authentication-results")),
        protection=content.protection,
        headers=headers,
        trace=(*content.trace, *verdict.trace, *pieces.trace),
        places=tuple(pieces.places),
    )
