"""Bytes into characters when the label is right, wrong or missing."""

from __future__ import annotations

import codecs
import re

from deskbell.mail.mime.guessing import guess
from deskbell.mail.mime.japanese import from_jis

ALIASES = {
    # A superset reads everything its subset does, and senders use the subset's name for both.
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "cp936": "gb18030",
    "euc-cn": "gb18030",
    "big5": "cp950",
    "x-x-big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "iso-8859-8-i": "cp1255",
    "iso-8859-8-e": "cp1255",
    "iso-8859-8": "cp1255",
    "iso-8859-6-i": "iso8859_6",
    "iso-8859-6-e": "iso8859_6",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-8",
    "utf8mb4": "utf-8",
    "utf-8-sig": "utf-8",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "x-mac-ce": "mac_latin2",
    "x-mac-centraleurroman": "mac_latin2",
    "x-mac-greek": "mac_greek",
    "x-mac-turkish": "mac_turkish",
    "x-mac-icelandic": "mac_iceland",
    "x-mac-croatian": "mac_croatian",
    "x-mac-romanian": "mac_romanian",
    "x-mac-japanese": "cp932",
    "x-mac-chinesesimp": "gb18030",
    "x-mac-chinesetrad": "cp950",
    "x-mac-korean": "cp949",
    "macintosh": "mac_roman",
    "x-unknown": "",
    "unknown": "",
    "unknown-8bit": "",
    "x-user-defined": "",
    "default": "",
    "none": "",
    "binary": "",
    "8bit": "",
    "7bit": "",
}
STATEFUL = ("iso2022", "iso-2022", "utf-7", "hz", "utf-16", "utf_16", "utf-32", "utf_32")
WIDE = ("utf-16", "utf_16", "utf-32", "utf_32")
MULTIBYTE = ("gb", "cp950", "big5", "cp932", "shift", "euc", "cp949", "johab")
NOT_TEXT = re.compile(
    r"base64|quopri|rot|hex|uu|zip|zlib|bz2|idna|punycode|escape|undefined|mbcs|oem"
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 60_000
LATIN_WORDS = re.compile(r"(?<=[A-Za-z])[\u00c0-\u017f]+|[\u00c0-\u017f]+(?=[A-Za-z])|[\x00-\x7f]+")


def codec_for(label: str) -> str:
    """The name of the codec that best reads what senders call `label`; empty if there is none."""
    name = label.strip(" \t\r\n\"'<>;").lower().removeprefix("charset=").strip("\"' ")
    name = name.partition("*")[0]
    if name in ALIASES:
        return ALIASES[name]
    name = re.sub(r"^(?:x-)?(?:windows|win|cp|ansi)[-_ ]?(?=125\d|874|85\d|86\d)", "cp", name)
    name = re.sub(r"^iso[-_ ]?8859[-_ ]?", "iso-8859-", name)
    if name in ALIASES:
        return ALIASES[name]
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if NOT_TEXT.search(found) else found


def decode(raw: bytes, label: str = "") -> str:
    """`raw` as characters. `label` is believed unless the bytes say otherwise; never raises."""
    for bom, name in BOMS:
        if raw.startswith(bom):
            return raw.decode(name, "replace")
    codec = codec_for(label)
    if raw.isascii() and not codec.startswith(STATEFUL):
        return _seven_bit(raw)
    if codec.startswith(STATEFUL):
        return _stateful(raw, codec)
    if _is_utf8(raw, codec):
        return raw.decode("utf-8", "replace")
    if codec in ("utf-8", "utf-7", ""):
        return _not_as_labelled(raw, codec)
    return _labelled(raw, codec)


def _seven_bit(raw: bytes) -> str:
    # ISO-2022 hides in seven bits; its escape sequences appear in nothing else a mail carries.
    if b"\x1b$" in raw or b"\x1b(J" in raw:
        return _stateful(raw, "iso2022_kr" if b"\x1b$)C" in raw else "iso2022_jp_ext")
    return raw.decode("ascii")


def _stateful(raw: bytes, codec: str) -> str:
    japanese = codec.startswith(("iso2022_jp", "iso2022-jp"))
    if japanese and not raw.isascii():
        # Eight-bit bytes are no part of ISO-2022-JP: the label is wrong.
        return decode(raw)
    if codec.startswith(WIDE) and b"\0" not in raw[:SAMPLE]:
        # Text of Latin letters in two bytes each has a NUL in every pair.
        if raw.isascii():
            return raw.decode("ascii")
        if _is_utf8(raw, ""):
            return raw.decode("utf-8", "replace")
    if codec in ("utf-16", "utf_16"):
        codec = "utf-16-be" if raw[::2].count(0) >= raw[1::2].count(0) else "utf-16-le"
    try:
        text = raw.decode(codec)
    except (UnicodeError, LookupError):
        if codec == "utf-7" and raw.isascii():
            return raw.decode("ascii")
        text = from_jis(raw) if japanese else raw.decode(codec, "replace")
    # UTF-7 can spell halves of characters, which nothing can store.
    return text.encode("utf-8", "replace").decode("utf-8")


def _is_utf8(raw: bytes, codec: str) -> bool:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        # A sequence cut in two at the very end is the sender's truncation, not another charset.
        if problem.start < len(raw) - 3 or problem.start < 2:
            return False
        text = raw[: problem.start].decode("utf-8", "replace")
    wide = sum(1 for character in text[:SAMPLE] if character > "\x7f")
    if codec.startswith(MULTIBYTE):
        return wide >= 4 or not _fits(raw, codec) or _is_within_latin_words(text)
    return wide > 0


def _is_within_latin_words(text: str) -> bool:
    """Whether the odd characters are letters of Latin words ("Größe"): no one mixes so with CJK."""
    return not LATIN_WORDS.sub("", text)


def _fits(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except (UnicodeError, LookupError):
        return False
    return True


def _not_as_labelled(raw: bytes, codec: str) -> str:
    if codec == "utf-8":
        text = raw.decode("utf-8", "replace")
        wide = sum(1 for character in text if character > "\x7f")
        if text.count("\ufffd") * 4 <= wide:
            return text
    return _labelled(raw, guess(raw[:SAMPLE]))


def _labelled(raw: bytes, codec: str) -> str:
    better = guess(raw[:SAMPLE], labelled=codec)
    try:
        return raw.decode(better)
    except (UnicodeError, LookupError):
        pass
    if better.startswith("cp125") or better.startswith("iso8859"):
        # The holes in the Windows tables are read as Latin-1 controls, as browsers do.
        return raw.decode(better, "surrogateescape").translate(HOLES)
    return raw.decode(better, "replace")


HOLES = {0xDC00 + byte: chr(byte) for byte in range(0x80, 0x100)}
