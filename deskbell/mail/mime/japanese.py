"""ISO-2022-JP as Japanese mailers write it, with the vendor characters the standard leaves out."""

from __future__ import annotations

import re

SHIFT = re.compile(rb"\x1b(\$@|\$B|\$\(D|\(B|\(J|\(I)")
MOST_SHIFTS = 100_000
CAREFUL = 1_000_000


def from_jis(raw: bytes) -> str:
    """`raw` read through the Windows table, which knows ①, ㈱ and the others."""
    pieces = SHIFT.split(raw[:CAREFUL], MOST_SHIFTS)
    text = [pieces[0].decode("ascii", "replace")]
    for escape, run in zip(pieces[1::2], pieces[2::2], strict=False):
        if escape in (b"$@", b"$B"):
            text.append(_double(run))
        elif escape == b"$(D":
            pairs = bytes(byte | 0x80 for byte in run)
            text.append(
                b"".join(b"\x8f" + pairs[i : i + 2] for i in range(0, len(pairs), 2)).decode(
                    "euc_jp", "replace"
                )
            )
        elif escape == b"(I":
            text.append(bytes(byte | 0x80 for byte in run).decode("cp932", "replace"))
        else:
            text.append(run.decode("ascii", "replace"))
    if len(raw) > CAREFUL:
        # Nobody writes a book in a mail: what is left is read by the standard's table alone.
        shift = b"\x1b" + pieces[-2] if len(pieces) > 1 else b""
        text.append((shift + raw[CAREFUL:]).decode("iso2022_jp_ext", "replace"))
    return "".join(text)


def _double(run: bytes) -> str:
    shifted = bytearray()
    at = 0
    while at < len(run):
        high = run[at]
        if not 0x21 <= high <= 0x7E or at + 1 >= len(run):
            shifted.append(high)
            at += 1
            continue
        low = run[at + 1]
        lead = (high - 0x21) // 2 + (0x81 if high < 0x5F else 0xC1)
        trail = low + (0x7E if high % 2 == 0 else 0x20 if low >= 0x60 else 0x1F)
        shifted += bytes((lead & 0xFF, trail & 0xFF))
        at += 2
    return shifted.decode("cp932", "replace")
