"""A condition as the line that means it: what `typed` reads."""

from __future__ import annotations

from deskbell.conditions.decisions.catalogues import Catalogue, Names
from deskbell.conditions.decisions.fields import Field, Kind
from deskbell.conditions.decisions.operators import BY_KIND, KNOWN, OPERATORS, Shape
from deskbell.conditions.decisions.scanning import quoted
from deskbell.conditions.decisions.simplest import normal
from deskbell.conditions.decisions.trees import Group, Test, Tree


def untyped(tree: Tree, catalogue: Catalogue, names: Names) -> str:
    """The line. `typed` makes the same condition of it, in its simplest shape."""
    return " ".join(_Printer(catalogue, names).item(part) for part in normal(tree).parts)


class _Printer:
    def __init__(self, catalogue: Catalogue, names: Names) -> None:
        self._catalogue = catalogue
        self._names = names
        self._states = {state: word for word, state in catalogue.states.items()}
        self._shorts = {test: word for word, test in catalogue.shorts.items()}

    def item(self, tree: Tree) -> str:
        """What holds together without more brackets."""
        if tree in self._states:
            return f"is:{self._states[tree]}"
        if isinstance(tree, Test):
            return self._test(tree)
        if tree.how == "none":
            return f"-{self._inside(tree.parts)}"
        return f"({self._bare(tree)})"

    def _inside(self, parts: tuple[Tree, ...]) -> str:
        return self.item(parts[0]) if len(parts) == 1 else self.item(Group("any", parts))

    def _bare(self, tree: Tree) -> str:
        if isinstance(tree, Test) or tree.how == "none" or tree in self._states:
            return self.item(tree)
        if tree.how == "any":
            return " or ".join(map(self._bare, tree.parts))
        return " ".join(map(self.item, tree.parts))

    def _test(self, test: Test) -> str:
        field = self._catalogue.fields[test.field]
        operator = OPERATORS[field.kind][test.operator]
        if operator is KNOWN:
            return f"has:{field.key}"
        values = ",".join(self._value(field, value, operator.shape) for value in test.values)
        if short := self._shorts.get((field.key, operator.name)):
            return f"{short}:{values}"
        is_plain = field.key == self._catalogue.plain and operator is BY_KIND[field.kind][0]
        if is_plain and len(test.values) == 1:
            return values
        return f"{field.key}:{operator.mark}{values}"

    def _value(self, field: Field, value: object, shape: Shape) -> str:
        if shape is Shape.FLAG:
            return "yes" if value else "no"
        if shape is Shape.KEYS and isinstance(value, int):
            return self._key(field.kind, value)
        return quoted(str(value)) if shape is Shape.TEXTS else str(value)

    def _key(self, kind: Kind, key: int) -> str:
        """By its name where that means this one and no other."""
        name = self._names.name_of(kind, key)
        if not name or name == "me" or name.startswith("#"):
            return f"#{key}"
        return quoted(name) if self._names.keys_of(kind, name) == [key] else f"#{key}"
