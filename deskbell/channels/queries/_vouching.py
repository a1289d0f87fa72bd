"""Vouching: which servers say of a mailbox's mails whether their senders are who they say."""

from __future__ import annotations

from collections import Counter

from django.db.models.functions import Substr

from deskbell.channels.decisions import voucher_named_in
from deskbell.channels.models import Mailbox, RawMail
from deskbell.mail.mime.headers import read_headers

#: So many mails are looked at, and so many must bear the name.
LOOKED_AT = 30
ENOUGH = 5
#: Bytes of a mail that hold its header.
HEADER = 32_768


def hosts_that_vouch(mailbox: Mailbox) -> list[str]:
    """The hosts that most of the latest mails name first in Authentication-Results.

    Offered to be believed, never believed by itself: only who runs the mail server knows whether
    it takes such headers out of what comes from outside.
    """
    mails = RawMail.objects.filter(mailbox=mailbox).order_by("-pk")
    headers = list(mails.values_list(Substr("raw", 1, HEADER), flat=True)[:LOOKED_AT])
    found: Counter[str] = Counter()
    for header in headers:
        fields, _ = read_headers(bytes(header), 0, len(header))
        found[voucher_named_in(fields.get("authentication-results"))] += 1
    return [
        host
        for host, times in found.most_common()
        if host and times >= ENOUGH and times * 2 > len(headers)
    ]
