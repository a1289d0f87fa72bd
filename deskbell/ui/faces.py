"""Faces: what stands for a person where there is no picture."""

import re
from zlib import crc32

HUES = 12
ASIDE = re.compile(r"[(\[][^)\]]*[)\]]|@.*")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def initials(name: str) -> str:
    """`MK` for Mara Koleva, `I` for Ines, `?` for nobody: at most two letters, of any script."""
    words = WORD.findall(ASIDE.sub(" ", name))
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "") if words else "?"
    return letters.upper()


def hue(name: str) -> int:
    """The same colour for the same name, on every page and every machine."""
    return crc32(name.strip().casefold().encode()) % HUES
