"""A condition as a question to a table. Agrees with `decisions.predicate` on every row."""

from __future__ import annotations

from django.db.models import Q

from deskbell.conditions.decisions import Catalogue, Field, Kind, Standpoint, Test, Tree
from deskbell.conditions.decisions.asking import folded, stored_of
from deskbell.conditions.decisions.fields import KEYED, SETS_OF_KEYS
from deskbell.conditions.decisions.moments import day_of, point_of, span_of
from deskbell.conditions.queries._inside import inside


def matching(tree: Tree, catalogue: Catalogue, seen: Standpoint) -> Q:
    """What a query is filtered by to hold what fulfils `tree`, and nothing else."""
    if isinstance(tree, Test):
        return _test(tree, catalogue.fields[tree.field], seen)
    parts = [matching(part, catalogue, seen) for part in tree.parts]
    found = parts[0] if parts else Q()
    for part in parts[1:]:
        found = found & part if tree.how == "all" else found | part
    return ~found if tree.how == "none" else found


def _test(test: Test, field: Field, seen: Standpoint) -> Q:
    if field.inside:
        return inside(test, field, seen)
    path, values = field.column, test.values
    if field.kind in SETS_OF_KEYS:
        return _holding(
            field, None if test.operator == "known" else sorted(seen.keys(field.kind, values))
        )
    if test.operator == "known":
        return _known(field)
    if field.kind is Kind.TEXT:
        return _text(path, test.operator, [folded(str(value)) for value in values])
    if field.kind is Kind.MOMENT:
        return _moment(path, test.operator, str(values[0]), seen)
    if field.kind is Kind.NUMBER and test.operator != "is":
        side = "gte" if test.operator == "at_least" else "lte"
        return Q(**{f"{path}__{side}": values[0]})
    if field.kind is Kind.SET:
        side = "overlap" if test.operator == "has" else "contains"
        return Q(**{f"{path}__{side}": sorted(stored_of(field, values))})
    if field.kind in KEYED:
        return Q(**{f"{path}__in": sorted(seen.keys(field.kind, values))})
    if field.kind is Kind.CHOICE:
        return Q(**{f"{path}__in": sorted(stored_of(field, values))})
    return Q(**{f"{path}__in": list(values)})


def _known(field: Field) -> Q:
    if field.kind is Kind.TEXT:
        return Q(**{f"{field.column}__gt": ""})
    if field.kind is Kind.SET:
        return Q(**{f"{field.column}__len__gt": 0})
    return Q(**{f"{field.column}__isnull": False})


def _holding(field: Field, keys: list[int] | None) -> Q:
    if field.holding is None:
        raise TypeError(f"Nothing says how a table is asked for {field.key}.")
    return field.holding(keys)  # type: ignore[no-any-return]


def _text(path: str, operator: str, words: list[str]) -> Q:
    if operator == "is":
        return Q(**{f"{path}__lower__in": words})
    side = "startswith" if operator == "starts" else "contains"
    found = Q(**{f"{path}__lower__{side}": words[0]})
    for word in words[1:]:
        found |= Q(**{f"{path}__lower__{side}": word})
    return found


def _moment(path: str, operator: str, said: str, seen: Standpoint) -> Q:
    if operator == "before":
        return Q(**{f"{path}__lt": point_of(said, seen)})
    if operator == "since":
        return Q(**{f"{path}__gte": point_of(said, seen)})
    if operator == "on":
        begins, ends = day_of(said, seen)
        return Q(**{f"{path}__gte": begins, f"{path}__lt": ends})
    if operator == "last":
        return Q(**{f"{path}__range": (seen.at - span_of(said), seen.at)})
    if operator == "next":
        return Q(**{f"{path}__range": (seen.at, seen.at + span_of(said))})
    return Q(**{f"{path}__lt": seen.at - span_of(said)})
