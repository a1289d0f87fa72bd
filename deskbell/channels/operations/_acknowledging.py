"""Acknowledging: one confirmation for one sender in one window of time ends every mail loop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from deskbell.channels.decisions import A_DAY, MOST_IN_A_DAY, window_of
from deskbell.channels.models import Acknowledgement


def acknowledge(asked: Sequence[tuple[str, datetime]]) -> list[bool]:
    """For each address and moment, whether a confirmation may go there.

    True once per sender and window, whoever asks, and not without end. Of two workers who ask at
    the same moment, the second waits for the first.
    """
    if not asked:
        return []
    known = _known(asked)
    wanted = set()
    for address, at in asked:
        lately = {window for window in known[address] if window >= at - A_DAY}
        if window_of(at) not in lately and len(lately) < MOST_IN_A_DAY:
            known[address].add(window_of(at))
            wanted.add((address, window_of(at)))
    ours = _claimed(wanted)
    answers = []
    for address, at in asked:
        answers.append((address, window_of(at)) in ours)
        ours.discard((address, window_of(at)))
    return answers


def _known(asked: Sequence[tuple[str, datetime]]) -> dict[str, set[datetime]]:
    """The windows in which each was acknowledged; what is over for all of them is forgotten."""
    known: dict[str, set[datetime]] = defaultdict(set)
    rows = Acknowledgement.objects.filter(address__in={address for address, _ in asked})
    for address, window in rows.values_list("address", "window"):
        known[address].add(window)
    over = min(at for _, at in asked) - A_DAY
    if any(window < over for windows in known.values() for window in windows):
        rows.filter(window__lt=over).delete()
    return known


def _claimed(wanted: Iterable[tuple[str, datetime]]) -> set[tuple[str, datetime]]:
    """Those of `wanted` that nobody had. In one order: no two workers wait for each other."""
    rows = sorted(wanted)
    if not rows:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO channels_acknowledgement (address, "window")'
            " SELECT * FROM unnest(%s::text[], %s::timestamptz[])"
            ' ON CONFLICT DO NOTHING RETURNING address, "window"',
            [[address for address, _ in rows], [window for _, window in rows]],
        )
        return set(cursor.fetchall())
