"""text/enriched and text/richtext (RFC 1896) as plain text."""

from __future__ import annotations

import re

COMMAND = re.compile(r"<(/?)([a-zA-Z-]{1,40})>")
PARAMETER = re.compile(r"<param>[^<]{0,2000}</param>", re.I)


def from_enriched(text: str) -> str:
    """The words of `text` without its commands."""
    text = PARAMETER.sub("", text)
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    text = re.sub(r"\n(\n+)", r"\1", text)
    text = re.sub(r"<(?:nl|paragraph)>", "\n", text, flags=re.I)
    return COMMAND.sub("", text.replace("<<", "\0")).replace("\0", "<").strip()
