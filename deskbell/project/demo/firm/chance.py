"""Chance: what is random in the firm, and the same each time it is asked for by the same words."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance(random.Random):
    """Random numbers that follow from words: `Chance(1, "day", 12)` is always the same.

    Every day and every case draws from its own, so that what is drawn for one changes no other.
    """

    def __init__(self, *words: object) -> None:
        super().__init__("/".join(map(str, words)))

    def happens(self, likelihood: float) -> bool:
        return self.random() < likelihood

    def one(self, things: Sequence[T]) -> T:
        return things[int(self.random() * len(things))]

    def weighed(self, things: Sequence[T], weights: Sequence[float]) -> T:
        return self.choices(things, weights)[0]

    def some(self, things: Iterable[T], count: int) -> list[T]:
        """`count` different ones, or all where there are no more."""
        pool = list(things)
        return self.sample(pool, min(count, len(pool)))

    def around(self, typical: float, spread: float = 0.6) -> float:
        """Mostly near `typical`, now and then much more, never less than nothing: log-normal."""
        return typical * math.exp(self.gauss(0.0, spread))

    def count(self, mean: float) -> int:
        """How often something happens that happens `mean` times on average: Poisson."""
        if mean > 60:
            return max(0, round(self.gauss(mean, math.sqrt(mean))))
        limit, product, found = math.exp(-mean), self.random(), 0
        while product > limit:
            product *= self.random()
            found += 1
        return found
