"""What is wrong with a translation: a pure look at one message."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message

#: `%(name)s`, `%d`, `{name}`, and the tags of HTML.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
TAG = re.compile(r"</?\w[^>]*>")


def faults(message: Message, forms: int) -> Iterator[str]:
    """Each in a few words; `forms` is how many plural forms the language has."""
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(said):
        yield "is not translated"
        return
    if message.fuzzy:
        yield "is a guess: look it over and take the mark “fuzzy” away"
    if isinstance(message.id, tuple) and len(said) != forms:
        yield f"needs {forms} plural forms"
    for text in said:
        yield from _of_one(message, text)


def _of_one(message: Message, text: str) -> Iterator[str]:
    is_counted = isinstance(message.id, tuple)
    original = message.id[-1] if is_counted else message.id
    wanted, found = Counter(PLACEHOLDER.findall(original)), Counter(PLACEHOLDER.findall(text))
    # “Two tickets” is one word in Arabic. Where the number has no name, Python insists on it.
    left_out = wanted - found
    is_number_left_out = (
        is_counted
        and not found - wanted
        and left_out.total() == 1
        and not left_out.keys() & {"%d", "%s"}
    )
    if wanted != found and not is_number_left_out:
        yield f"has other placeholders: “{text}”"
    if Counter(TAG.findall(original)) != Counter(TAG.findall(text)):
        yield f"has other tags: “{text}”"
    # At one end is enough: in Arabic, “and” is written together with what follows.
    if (original != original.strip()) != (text != text.strip()):
        yield f"begins or ends with other spaces: “{text}”"
