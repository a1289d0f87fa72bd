"""Lists in the middle of a line, with the commas of the reader's language."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(parts: Iterable[object]) -> str:
    """`one, two, three`."""
    return pgettext("between the parts of a list", ", ").join(str(part) for part in parts)
