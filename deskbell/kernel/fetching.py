"""Fetching what somebody named by its address: from the open internet only, and not for long.

Whoever may type an address must not reach what stands behind the firewall with it: every address
that a name leads to has to be a public one, and the connection goes to the very one that was
looked at, so that a name which changes its mind in between leads nowhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

PATIENCE = 10
LARGEST = 2_000_000
MOST_HOPS = 3
MOVED = (301, 302, 303, 307, 308)


class NotFetched(Exception):
    """It cannot be fetched; what it says is for people."""


@dataclass(frozen=True)
class Fetched:
    """What came; without a body where it has not changed."""

    body: bytes | None
    etag: str = ""
    modified: str = ""


def fetch(
    address: str,
    *,
    etag: str = "",
    modified: str = "",
    connect: Callable[[SplitResult], http.client.HTTPConnection] | None = None,
) -> Fetched:
    """What stands at `address`, unless it is what `etag` and `modified` came with.

    Raises `NotFetched`.
    """
    headers = {"User-Agent": "Deskbell", "Accept-Encoding": "identity"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    until = time.monotonic() + PATIENCE
    for _hop in range(MOST_HOPS + 1):
        where = _checked(address)
        line = (connect or _connected)(where)
        try:
            target = (where.path or "/") + (f"?{where.query}" if where.query else "")
            line.request("GET", target, headers=headers)
            answer = line.getresponse()
            if answer.status not in MOVED:
                return _taken(answer, until)
            address = urljoin(address, answer.headers.get("Location", ""))
        except (OSError, http.client.HTTPException) as trouble:
            raise NotFetched(f"{where.hostname} does not answer: {trouble}") from trouble
        finally:
            line.close()
    raise NotFetched("It is moved too often.")


def _taken(answer: http.client.HTTPResponse, until: float) -> Fetched:
    found = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
    if answer.status == http.client.NOT_MODIFIED:
        return Fetched(None, *found)
    if answer.status != http.client.OK:
        raise NotFetched(f"The server answers {answer.status} {answer.reason}.")
    body = b""
    while part := answer.read1(65536):
        body += part
        if len(body) > LARGEST:
            raise NotFetched(f"It is larger than {LARGEST // 1_000_000} MB.")
        if time.monotonic() > until:
            raise NotFetched(f"It takes longer than {PATIENCE} seconds.")
    return Fetched(body, *found)


def _checked(address: str) -> SplitResult:
    try:
        where = urlsplit(address.strip())
        port = where.port
    except ValueError as wrong:
        raise NotFetched("That is no address.") from wrong
    if where.scheme != "https" or not where.hostname:
        raise NotFetched("The address must begin with https://.")
    if port not in (None, 443) or where.username is not None:
        raise NotFetched("The address must have neither a port nor a password.")
    return where


def _connected(where: SplitResult) -> http.client.HTTPConnection:
    name = where.hostname or ""
    try:
        found = socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        raise NotFetched(f"There is no {name}.") from trouble
    addresses = [str(one[4][0]) for one in found]
    if not all(is_public(one) for one in addresses):
        raise NotFetched(f"{name} leads to an address that is not public.")
    try:
        line = http.client.HTTPSConnection(name, timeout=PATIENCE)
        bare = socket.create_connection((addresses[0], 443), timeout=PATIENCE)
        line.sock = ssl.create_default_context().wrap_socket(bare, server_hostname=name)
    except OSError as trouble:
        raise NotFetched(f"{name} does not answer: {trouble}") from trouble
    return line


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where IPv6 wraps it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return found.is_global and not found.is_multicast
