"""One term of a line: a word, or `field:` with values."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions.catalogues import Catalogue, Names
from deskbell.conditions.decisions.fields import KEYED, OF_PEOPLE, OF_TIME, Field, Kind
from deskbell.conditions.decisions.operators import BY_KIND, KNOWN, OPERATORS, Operator, Shape
from deskbell.conditions.decisions.scanning import Term
from deskbell.conditions.decisions.trees import Group, Test, Tree, Unreadable
from deskbell.conditions.decisions.values import checked

WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)
KEY = re.compile(r"#(\d{1,18})", re.ASCII)
#: What a term about no field of its own begins with.
BEFORE_ALL = ("is", "has", "no")
NO_STATE = _("There is no such state. There are: %s.")
FLAGS = {"yes": True, "no": False}


def head_of(term: Term) -> str:
    """`team` of `team:hardware`; empty for a word."""
    colon = term.find(":")
    return term.text[:colon].lower() if colon > 0 and all(term.bare[:colon]) else ""


def is_known(head: str, catalogue: Catalogue) -> bool:
    """True if a term that begins so asks about something."""
    return head in (*BEFORE_ALL, *catalogue.shorts, *catalogue.fields)


class TermReader:
    """Reads one term."""

    def __init__(self, term: Term, catalogue: Catalogue, names: Names) -> None:
        self._term = term
        self._catalogue = catalogue
        self._names = names

    def tree(self) -> Tree:
        head = head_of(self._term)
        if not head:
            plain = self._catalogue.fields[self._catalogue.plain]
            return self._test(plain, BY_KIND[plain.kind][0], [self._term])
        rest = self._term.after(self._term.find(":") + 1)
        if head == "is":
            return self._state(rest.text.lower())
        if head in BEFORE_ALL:
            known = Test(self._field(rest.text.lower()).key, KNOWN.name, (True,))
            return known if head == "has" else Group("none", (known,))
        if head in self._catalogue.shorts:
            key, operator = self._catalogue.shorts[head]
            field = self._catalogue.fields[key]
            return self._test(field, OPERATORS[field.kind][operator], list(rest.split(",")))
        return self._held(self._field(head), rest)

    def _field(self, key: str) -> Field:
        field = self._catalogue.fields.get(key)
        if field is None:
            raise Unreadable(self._term.text, _("There is no such field."))
        return field

    def _state(self, word: str) -> Tree:
        if word in self._catalogue.states:
            return self._catalogue.states[word]
        field = self._catalogue.fields.get(word)
        if field is None or field.kind is not Kind.FLAG:
            raise Unreadable(self._term.text, NO_STATE % ", ".join(self._catalogue.states))
        return Test(field.key, "is", (True,))

    def _held(self, field: Field, rest: Term) -> Test:
        """By the operator whose mark stands there, else by the first usual one that fits."""
        operators = [each for each in BY_KIND[field.kind] if each is not KNOWN]
        for operator in operators:
            if operator.mark and rest.begins(operator.mark):
                return self._test(field, operator, list(rest.after(len(operator.mark)).split(",")))
        usual = [operator for operator in operators if not operator.mark]
        for operator in usual[:-1]:
            try:
                return self._test(field, operator, list(rest.split(",")))
            except Unreadable:
                continue
        return self._test(field, usual[-1], list(rest.split(",")))

    def _test(self, field: Field, operator: Operator, values: list[Term]) -> Test:
        found = [each for value in values for each in self._meant(field, operator, value)]
        return Test(field.key, operator.name, checked(field, operator, found, self._term.text))

    def _meant(self, field: Field, operator: Operator, value: Term) -> list[object]:
        text = value.text
        if operator.shape in (Shape.NUMBER, Shape.NUMBERS) and WHOLE.fullmatch(text):
            return [int(text)]
        if operator.shape is Shape.FLAG:
            return [FLAGS.get(text.lower(), text)]
        if operator.shape is Shape.CODES:
            return [_code(field, text)]
        if field.kind in KEYED:
            return self._keys(field, text)
        return [text.lower() if field.kind in OF_TIME and "T" not in text else text]

    def _keys(self, field: Field, text: str) -> list[object]:
        if text == "me" and field.kind in OF_PEOPLE:
            return ["me"]
        if found := KEY.fullmatch(text):
            return [int(found[1])]
        keys: list[object] = list(self._names.keys_of(field.kind, text)) if text else []
        if not keys:
            raise Unreadable(self._term.text, _("Nobody and nothing here is called that."))
        return keys


def _code(field: Field, text: str) -> str:
    """By its code, or by what it is called."""
    for choice in field.choices:
        if text.lower() in (choice.code.lower(), str(choice.words).lower()):
            return choice.code
    return text
