"""Whether a sender is who they say: Authentication-Results of hosts we trust (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Trust = Literal["verified", "spoofed", "unknown"]

#: Exchange Online writes what it found without its name, above everything else, and renames what
#: was there before. Trusting it means to believe that one header.
NAMELESS = "protection.outlook.com"
#: Where it says that somebody of the same organisation wrote a mail ("Internal"). It removes what
#: a mail from outside says there.
EXCHANGE_HEADER = "X-MS-Exchange-Organization-AuthAs"

#: What a server says of one mail fits in this; what is cut off there counts for nothing.
LONGEST_HEADER = 8_192

METHOD = re.compile(r"^\s*(?P<method>[a-z-]+)\s*(?:/\s*\d+\s*)?=\s*(?P<result>[a-z]+)", re.I)
PROPERTY = re.compile(r"\b(?P<name>[a-z]+\.[a-z-]+)\s*=\s*(?P<value>[^\s;]+)", re.I)


#: Where each method says which domain it is about.
ABOUT = {"dmarc": ("header.from",), "dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}


@dataclass(frozen=True)
class Result:
    """What one method found, and about whom."""

    method: str
    result: str
    domain: str


def _is_about(result: Result, domain: str) -> bool:
    """True unless it says that it is about another sender than ours."""
    return result.domain in ("", domain)


def verdict_on(
    sender: str,
    results: Sequence[str],
    trusted: Collection[str],
    *,
    exchange_says: str = "",
    house: str = "",
    is_alone: bool = True,
) -> Trust:
    """What hosts in `trusted` found out about the address `sender`.

    `results` are the Authentication-Results of its mail, the topmost first; `exchange_says` what
    stands in its `EXCHANGE_HEADER`, which tells of senders of the own domain `house`. A mail that
    names several senders (`is_alone` is false) is nobody's word.

    DMARC says it outright. Without it, a signature or a path of the sender's own domain verifies,
    and one that failed with nothing to make up for it is a forgery. Headers of hosts that are not
    trusted count for nothing: whoever forges a mail can write them as well.
    """
    domain = sender.rpartition("@")[2].lower()
    hosts = {host.lower() for host in trusted}
    if not is_alone:
        return "unknown"
    is_inside = exchange_says.strip().lower() == "internal" and domain == house.lower()
    if NAMELESS in hosts and is_inside:
        return "verified"
    found = [one for value in results for one in _results(value, hosts)]
    if NAMELESS in hosts and results:
        found += _nameless(results[0])
    dmarc = {one.result for one in found if one.method == "dmarc" and _is_about(one, domain)}
    if "fail" in dmarc:
        return "spoofed"
    if "pass" in dmarc:
        return "verified"
    proofs = [one for one in found if one.method in ("spf", "dkim")]
    if any(one.result == "pass" and _is_aligned(one.domain, domain) for one in proofs):
        return "verified"
    return "spoofed" if any(one.result == "fail" for one in proofs) else "unknown"


def _results(value: str, trusted: Collection[str]) -> Iterator[Result]:
    host, *parts = _parts(value)
    if (host.split() or [""])[0].lower() in trusted:
        yield from _said_in(parts)


def voucher_named_in(value: str) -> str:
    """The host that an Authentication-Results header says it is from; `NAMELESS` for Exchange."""
    first = _parts(value)[0]
    if METHOD.match(first):
        return NAMELESS
    return (first.split() or [""])[0].lower()


def _nameless(value: str) -> Iterator[Result]:
    parts = _parts(value)
    if METHOD.match(parts[0]):
        yield from _said_in(parts)


def _parts(value: str) -> list[str]:
    plain = _plain(value[:LONGEST_HEADER])
    if len(value) > LONGEST_HEADER:
        plain = plain.rpartition(";")[0]
    return plain.split(";")


def _said_in(parts: Iterable[str]) -> Iterator[Result]:
    for part in parts:
        method = METHOD.match(part)
        if method:
            said = {p["name"].lower(): p["value"] for p in PROPERTY.finditer(part)}
            name = method["method"].lower()
            about = next((said[one] for one in ABOUT.get(name, ()) if one in said), "")
            yield Result(
                method=name,
                result=method["result"].lower(),
                domain=about.rpartition("@")[2].lower(),
            )


def _plain(value: str) -> str:
    """`value` without comments and quotation marks, read once from left to right.

    What a quotation holds comes from the sender: it separates nothing.
    """
    kept: list[str] = []
    depth, is_quoted, is_escaped = 0, False, False
    for sign in value:
        if is_escaped or (sign == "\\" and (depth or is_quoted)):
            is_escaped = not is_escaped
        elif sign == '"' and not depth:
            is_quoted = not is_quoted
        elif is_quoted:
            kept.append(sign if sign.isalnum() or sign in "@.-" else "_")
        elif sign == "(":
            depth += 1
            kept.append(" ")
        elif sign == ")" and depth:
            depth -= 1
        elif not depth:
            kept.append(sign)
    return "".join(kept)


def _is_aligned(proved: str, domain: str) -> bool:
    """The same domain, or one above it. One below proves nothing: others may live there."""
    if not proved or "." not in proved:
        return False
    return proved == domain or domain.endswith(f".{proved}")
