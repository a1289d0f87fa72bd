"""Which charset bytes are written in, judged by what they would say in each."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

ASCII = bytes(range(128))
CJK = ("cp932", "euc_jp", "gb18030", "cp950", "cp949")
EUROPEAN = ("cp1252", "cp1251", "koi8-r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874")
SWAPS = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "mac-cyrillic", "cp866")
LATIN = ("cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2")
WESTERN = "äöüßÄÖÜéèêëàâçùûîïôœæåøÅØñáíóúãõìòÉÈÀÇ€’“”‘–—…•«»°§´®©£ \xa0\xad"
CENTRAL = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăâîșțşţĂÂÎŞŢäöüßÄÖÜđĐôĺľŕ„”’–—… \xa0"
TURKISH = "çğıöşüÇĞİÖŞÜâî’“”–—…\xa0"
COMMON = {
    "cp1252": frozenset(WESTERN),
    "iso8859-15": frozenset(WESTERN),
    "cp1250": frozenset(CENTRAL),
    "iso8859-2": frozenset(CENTRAL),
    "cp1254": frozenset(TURKISH),
}
CYRILLIC = frozenset("оеаинтсрвлкмдпуяіїє")
# Per charset: the letters of its script, and those that make up most of any text in it.
SCRIPTS = {
    "cp1251": (0x0401, 0x0491, CYRILLIC),
    "koi8-r": (0x0401, 0x0491, CYRILLIC),
    "koi8-u": (0x0401, 0x0491, CYRILLIC),
    "iso8859-5": (0x0401, 0x0491, CYRILLIC),
    "mac-cyrillic": (0x0401, 0x0491, CYRILLIC),
    "cp866": (0x0401, 0x0491, CYRILLIC),
    "cp1253": (0x0386, 0x03CE, frozenset("αοιεητσνυρπκάίόέςλμω")),
    "iso8859-7": (0x0386, 0x03CE, frozenset("αοιεητσνυρπκάίόέςλμω")),
    "cp1255": (0x05D0, 0x05EA, frozenset("יוהלארתבמשנםדעח")),
    "cp1256": (0x0621, 0x0652, frozenset("اليمنترهوبدعكسة")),
    "iso8859-6": (0x0621, 0x0652, frozenset("اليمنترهوبدعكسة")),
    "cp874": (0x0E01, 0x0E4C, frozenset("านรอกเงคมยลวดทสตหบป่้ัีิ")),
}
# Quotation marks stand at words, and so do dashes and dots; a pound sign stands at numbers.
SYMBOL_IN_WORD = re.compile(
    r"[A-Za-z][¡-\u00a9¬-\u00af²³¶¸¹¼-¾×÷](?=[A-Za-z])|[A-Za-z][³¹¿]|(?<!\d)[£¯³¹¥¦±®][A-Za-z]"
)
MARKS = frozenset("«»–—„“”’…№\xa0\xad°،؟")


def guess(raw: bytes, labelled: str = "") -> str:
    """The charset in which `raw` reads most like language; `labelled` wins a close race."""
    # Three odd bytes prove nothing: a curly quotation mark is no Chinese letter.
    if len(raw.translate(None, ASCII)) < 4:
        return labelled or _of_few(raw)
    own = _score(raw, labelled) if labelled else 0.0
    if labelled and own >= 0.6:
        return labelled
    best, top = labelled or "cp1252", own + (0.25 if labelled else 0.0)
    for candidate in (*CJK, *EUROPEAN):
        score = _score(raw, candidate)
        if score > top:
            best, top = candidate, score
    return best


def _of_few(raw: bytes) -> str:
    """The first charset of Latin letters that leaves no symbol within a word: Paweł, not Pawe³."""
    for candidate in ("cp1252", "iso8859-2", "cp1250", "cp1254"):
        text = raw.decode(candidate, "replace")
        if not SYMBOL_IN_WORD.search(text) and "\ufffd" not in text:
            return candidate
    return "cp1252"


def _score(raw: bytes, codec: str) -> float:
    """From 0 (nonsense) to 1 (all of it is plausible), over the characters beyond ASCII."""
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as problem:
        if codec not in CJK or problem.start < len(raw) - 2:
            if codec in CJK:
                return 0.0
            text = raw.decode(codec, "replace")
        else:
            text = raw[: problem.start].decode(codec, "replace")
    except LookupError:
        return 0.0
    wide = [character for character in text if character > "\x7f"]
    if not wide:
        return 0.0
    if codec in CJK:
        return sum(map(_weight_of(codec), wide)) / len(wide)
    if codec in SCRIPTS:
        return _in_script(text, codec)
    common = COMMON.get(codec)
    if common is None:
        # A rare label ("x-mac-ce") is written by who means it.
        return 0.6
    return _in_latin(text, common)


def _in_latin(text: str, common: frozenset[str]) -> float:
    good = total = 0.0
    before = " "
    for character in text:
        if character > "\x7f":
            total += 1
            if character in common:
                good += 1
            if character.isalpha() and before.isalpha() and before > "\x7f":
                # Two accented letters in a row are rare in every language of Latin script.
                good -= 0.8
            elif character.isupper() and before.islower():
                good -= 0.6
        before = character
    return max(0.0, good / total) * 0.85


def _in_script(text: str, codec: str) -> float:
    low, high, frequent = SCRIPTS[codec]
    letters = usual = marks = total = 0
    swaps = shouted = 0
    before = " "
    for character in text:
        if character > "\x7f":
            total += 1
            if low <= ord(character) <= high:
                letters += 1
                usual += character.lower() in frequent
                # KOI8 read as windows-1251, or the reverse, turns the cases around; and no
                # language runs from Latin letters into another script.
                swaps += (before.isascii() and before.isalpha()) or (
                    character.isupper() and before.islower()
                )
                shouted += character.isupper() and before.isupper()
            else:
                marks += character in MARKS
        before = character
    if letters < 3:
        return 0.0
    if shouted < letters * 0.6 or any(
        character.islower() for character in text if character > "\x7f"
    ):
        swaps += shouted
    expected = min(1.0, usual / letters / 0.75)
    return max(0.0, (letters * expected**2 + marks - 0.8 * swaps) / total)


@cache
def _weight_of(codec: str) -> Callable[[str], float]:
    def in_japanese(character: str) -> float:
        if "\u3040" <= character <= "\u30ff" or "\u3000" <= character <= "\u303f":
            return 1.0
        if "\uff61" <= character <= "\uff9f":
            return 0.1  # half-width katakana: what Shift JIS makes of everything else
        return 0.6 if "\u4e00" <= character <= "\u9fff" else 0.4 if character > "\uff00" else 0.0

    def in_korean(character: str) -> float:
        if not "\uac00" <= character <= "\ud7a3":
            return 0.2
        # Half of the syllables are in the table's extension, and hardly ever in a text.
        return 1.0 if _is_frequent(character, "cp949") else 0.3

    def in_chinese(character: str) -> float:
        if "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff5e":
            return 0.95
        return (0.9 if _is_frequent(character, codec) else 0.1) if character < "\ue000" else 0.0

    if codec in ("cp932", "euc_jp"):
        return in_japanese
    return in_korean if codec == "cp949" else in_chinese


@cache
def _is_frequent(character: str, codec: str) -> bool:
    """Both tables put the characters people use first: level one of GB 2312 and of Big5."""
    try:
        coded = character.encode(codec)
    except UnicodeEncodeError:
        return False
    if len(coded) != 2:
        return False
    if codec == "cp950":
        return 0xA4 <= coded[0] <= 0xC6
    if codec == "cp949":
        return coded[0] >= 0xB0 and coded[1] >= 0xA1
    return 0xB0 <= coded[0] <= 0xD7 and coded[1] >= 0xA1
