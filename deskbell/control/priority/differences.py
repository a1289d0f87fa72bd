"""The difference between two matrices, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from deskbell.control.priority.words import (
    FACTS,
    growth_words,
    inflation_words,
    label_words,
    midline,
    moment_words,
)
from deskbell.priority.decisions import (
    EXAMPLES,
    IMPACT,
    LEVELS,
    SCHEMES,
    SPREAD,
    URGENCY,
    WORKAROUND,
    shift_words,
)

Content = dict[str, Any]


def differences(before: Content, after: Content) -> list[str]:
    """Every point in which `after` says something else, as a sentence."""
    return [
        *_cells(before, after),
        *_shifts(before, after, "urgency", URGENCY),
        *_shifts(before, after, "workaround", WORKAROUND),
        *_lines(growth_words(before), growth_words(after)),
        *_entries(moment_words(before), moment_words(after)),
        *(
            line
            for scheme in SCHEMES
            for line in _entries(label_words(before, scheme), label_words(after, scheme))
        ),
        *_lines([inflation_words(before)], [inflation_words(after)]),
        *_examples(before, after),
    ]


def _cells(before: Content, after: Content) -> Iterator[str]:
    for impact in IMPACT:
        for spread in SPREAD:
            old, new = before["cells"][impact][spread], after["cells"][impact][spread]
            if old != new:
                case = f"{IMPACT[impact]}, {midline(str(SPREAD[spread]))}"
                yield _change(case, LEVELS[old], LEVELS[new])


def _shifts(before: Content, after: Content, part: str, words: Mapping[str, Any]) -> Iterator[str]:
    for key in words:
        old, new = (one.get(part, {}).get(key, 0) for one in (before, after))
        if old != new:
            yield _change(words[key], shift_words(old), shift_words(new))


def _lines(before: list[str], after: list[str]) -> Iterator[str]:
    yield from (_("New: %s") % line for line in after if line not in before)
    yield from (_("No longer: %s") % line for line in before if line not in after)


def _entries(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for name in {**before, **after}:
        old, new = before.get(name), after.get(name)
        if old is None:
            yield _("New: %s") % f"{name}: {new}"
        elif new is None:
            yield _("No longer: %s") % f"{name}: {old}"
        elif old != new:
            yield _change(name, old, new)


def _examples(before: Content, after: Content) -> Iterator[str]:
    for fact in FACTS:
        for key in FACTS[fact]:
            said = [one.get("examples", {}).get(fact, {}).get(key, "") for one in (before, after)]
            if said[0] != said[1]:
                yield _("Example: %s") % (said[1] or EXAMPLES[fact][key])
    for part in ("moments", *SCHEMES):
        old = {one["key"]: one.get("example", "") for one in before.get(part, ())}
        for one in after.get(part, ()):
            example = one.get("example", "")
            if one["key"] in old and example != old[one["key"]]:
                yield _("Example: %s") % example


def _change(case: Any, old: Any, new: Any) -> str:
    return _("%(case)s: %(new)s instead of %(old)s") % {"case": case, "old": old, "new": new}
