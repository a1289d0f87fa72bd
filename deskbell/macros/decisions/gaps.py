"""What keeps a macro from being saved, and where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.macros.decisions.acts import Given
from deskbell.macros.decisions.contents import Content
from deskbell.macros.decisions.known import BY_KEY
from deskbell.macros.decisions.spans import span_of
from deskbell.macros.decisions.texts import Problem, problems_in

#: Longer is no title, and no text somebody says again and again.
LONGEST_TITLE, LONGEST_TEXT = 80, 20_000
Codes = Mapping[str, Collection[str]]
NAME = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True)
class Gap:
    """`where` names what is wrong: `title`, `name`, `texts`, `condition`, the text of a language
    (`texts.de`), or what an act takes (`wait.for`).
    """

    where: str
    why: Promise | str | None = None
    problem: Problem | None = None


def gaps_in(content: Content, codes: Codes) -> list[Gap]:
    """Nothing, where it can be saved. `codes` are those an act may take, by what takes them."""
    return [*_in_names(content), *_in_texts(content), *_in_acts(content, codes)]


def _in_names(content: Content) -> Iterator[Gap]:
    if not content.title.strip() or len(content.title) > LONGEST_TITLE or "\0" in content.title:
        yield Gap("title", _("Give it a title of at most 80 letters."))
    if content.name and not NAME.fullmatch(content.name):
        yield Gap("name", _("A short name has letters, digits and hyphens, and no blanks."))
    if content.is_snippet and content.acts:
        yield Gap("name", _("A snippet is only a text: it does nothing."))


def _in_texts(content: Content) -> Iterator[Gap]:
    if not content.says_something and (content.is_snippet or not content.acts):
        yield Gap("texts", _("It says nothing and does nothing. Write a text, or choose an act."))
    for language, text in content.texts.items():
        where = f"texts.{language}"
        if len(text) > LONGEST_TEXT or "\0" in text:
            yield Gap(where, _("This is too long for a text that is said again and again."))
        yield from (Gap(where, problem=problem) for problem in problems_in(text))


def _in_acts(content: Content, codes: Codes) -> Iterator[Gap]:
    for key, given in content.acts.items():
        act = BY_KEY.get(key)
        if act is None:
            yield Gap(key, _("Nobody knows how to do this."))
            continue
        for param in act.params:
            value = given.get(param.name)
            if param.is_needed and not str(value or "").strip():
                yield Gap(f"{key}.{param.name}", _("This is needed."))
            if param.kind == "choice" and value and value not in codes[param.name]:
                yield Gap(f"{key}.{param.name}", _("This is none of the choices."))
            if param.kind == "span" and value and span_of(value) is None:
                yield Gap(f"{key}.{param.name}", _("Say it as 4h, 3d or 2w."))
        yield from _against_each_other(key, given)
    if {"take", "assign"} <= content.acts.keys() and content.acts["assign"].get("holder"):
        yield Gap("assign.holder", _("It is taken by whoever runs it already."))


def _against_each_other(key: str, given: Given) -> Iterator[Gap]:
    """What is asked of an act as a whole."""
    if not any(given.values()):
        yield Gap(key, _("This is needed."))
    if key in ("reopen", "kind", "wait", "resolve"):
        first = BY_KEY[key].params[0]
        if not given.get(first.name):
            yield Gap(f"{key}.{first.name}", _("This is needed."))
