"""The one simplest shape of a condition: brackets that mean nothing are taken away."""

from __future__ import annotations

from deskbell.conditions.decisions.trees import Group, Test, Tree


def depth_of(tree: Tree) -> int:
    """How many groups stand inside one another."""
    if isinstance(tree, Test):
        return 0
    return 1 + max(map(depth_of, tree.parts), default=0)


def normal(tree: Tree) -> Group:
    """The same condition in its one simplest shape: outermost an "all", nothing nested for nothing.

    Takes brackets away, never a meaning: what `typed` makes of a line is always in this shape.
    """
    simple = _simple(tree)
    return simple if isinstance(simple, Group) and simple.how == "all" else Group("all", (simple,))


def _simple(tree: Tree) -> Tree:
    if isinstance(tree, Test):
        return tree
    # None of "any of these" is none of these. An "all" dissolves in an "all", an "any" in an "any".
    melts = "all" if tree.how == "all" else "any"
    parts: list[Tree] = []
    for part in map(_simple, tree.parts):
        if isinstance(part, Group) and part.how == melts:
            parts += part.parts
        else:
            parts.append(part)
    if tree.how != "none" and len(parts) == 1:
        return parts[0]
    return Group(tree.how, tuple(parts))
