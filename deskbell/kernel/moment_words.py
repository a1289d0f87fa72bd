"""The words with which people name moments, in their own language and always in English too."""

from __future__ import annotations

import re
from functools import cache

from django.utils import translation
from django.utils.translation import pgettext_lazy

#: What a word means, and the words for it between bars. A translation gives as many as it has.
MEANINGS = {
    "day 0": pgettext_lazy("words for a moment", "today"),
    "day 1": pgettext_lazy("words for a moment", "tomorrow|tmrw"),
    "day 2": pgettext_lazy("words for a moment", "day after tomorrow|the day after tomorrow"),
    "weekday 0": pgettext_lazy("words for a moment", "monday|mon"),
    "weekday 1": pgettext_lazy("words for a moment", "tuesday|tue|tues"),
    "weekday 2": pgettext_lazy("words for a moment", "wednesday|wed"),
    "weekday 3": pgettext_lazy("words for a moment", "thursday|thu|thur|thurs"),
    "weekday 4": pgettext_lazy("words for a moment", "friday|fri"),
    "weekday 5": pgettext_lazy("words for a moment", "saturday|sat"),
    "weekday 6": pgettext_lazy("words for a moment", "sunday|sun"),
    "week 1": pgettext_lazy("words for a moment", "next week"),
    "part 9": pgettext_lazy("words for a moment", "morning|in the morning"),
    "part 12": pgettext_lazy("words for a moment", "noon|midday"),
    "part 14": pgettext_lazy("words for a moment", "afternoon|in the afternoon"),
    "part 18": pgettext_lazy("words for a moment", "evening|in the evening|tonight"),
    "minutes": pgettext_lazy("words for a moment", "m|min|minute|minutes"),
    "hours": pgettext_lazy("words for a moment", "h|hour|hours"),
    "days": pgettext_lazy("words for a moment", "d|day|days"),
    "weeks": pgettext_lazy("words for a moment", "w|week|weeks"),
    "nothing": pgettext_lazy("words for a moment", "at|on|in|the|next|this|coming|o'clock"),
}


def phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the words at a place in a text, the longest first, and what each means."""
    return _phrases(translation.get_language() or "en")


@cache
def _phrases(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    meant: dict[str, str] = {}
    for spoken in ("en", language):
        with translation.override(spoken):
            for meaning, words in MEANINGS.items():
                meant |= {word.strip().casefold(): meaning for word in str(words).split("|")}
    longest_first = sorted(meant, key=len, reverse=True)
    found = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?:{found})(?!\w)"), meant
