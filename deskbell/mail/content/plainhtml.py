"""Plain text as HTML: escaped, with links, line breaks and quotes."""

from __future__ import annotations

import re
from html import escape

LINK = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]+\.)+[a-zA-Z]{2,24}"
)
QUOTE = re.compile(r"(>+) ?")
QUOTE_STYLE = "margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"


def as_html(text: str) -> str:
    """`text` as a fragment of HTML that reads the same; safe to put into a page."""
    out: list[str] = []
    depth = 0
    paragraph: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        quote = QUOTE.match(line)
        level = min(len(quote[1]), 20) if quote else 0
        words = line[quote.end() :] if quote else line
        if level != depth or not words.strip():
            _flush(out, paragraph)
        while depth < level:
            out.append(f'<blockquote type="cite" style="{QUOTE_STYLE}">')
            depth += 1
        while depth > level:
            out.append("</blockquote>")
            depth -= 1
        if words.strip():
            paragraph.append(_linked(words))
    _flush(out, paragraph)
    out.extend("</blockquote>" for _ in range(depth))
    return "\n".join(out)


def _flush(out: list[str], paragraph: list[str]) -> None:
    if paragraph:
        out.append('<p dir="auto">' + "<br>\n".join(paragraph) + "</p>")
        paragraph.clear()


def _linked(words: str) -> str:
    pieces = []
    at = 0
    for link in LINK.finditer(words):
        address = link[0].rstrip(".,;:!?'*_")
        if address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1]
        pieces.append(_spaced(words[at : link.start()]))
        target = address
        if "://" not in address:
            target = (
                f"https://{address}" if address.lower().startswith("www.") else f"mailto:{address}"
            )
        pieces.append(f'<a href="{escape(target)}">{escape(address)}</a>')
        at = link.start() + len(address)
    pieces.append(_spaced(words[at:]))
    return "".join(pieces)


def _spaced(words: str) -> str:
    return escape(words).replace("\t", "    ").replace("  ", "&nbsp; ")
