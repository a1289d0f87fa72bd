"""Faces: what stands for a person where there is no picture."""

from zlib import crc32

HUES = 12


def initials(name: str) -> str:
    """`MK` for Mara Koleva, `I` for Ines, `?` for nobody: at most two letters, of any script."""
    words = [word for word in name.replace("@", " ").split() if word[:1].isalnum()]
    if not words:
        return "?"
    first, last = words[0][0], words[-1][0] if len(words) > 1 else ""
    return f"{first}{last}".upper()


def hue(name: str) -> int:
    """The same colour for the same name, on every page and every machine."""
    return crc32(name.strip().casefold().encode()) % HUES
