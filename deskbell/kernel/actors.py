"""Actors: whoever does things. A person, a rule, the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Role:
    """A word someone holds at a desk, perhaps only for one team, with the classes it clears."""

    name: str
    desk_id: int
    team_id: int | None = None
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Actor:
    """Who acts, as a frozen fact: what they hold was read once, at the start of the act.

    `identities` are the person's own id and those merged into it, so that what they did before a
    merge stays theirs. `organisations` are those whose records this person may read as a contact.
    """

    ref: str
    person_id: int | None = None
    identities: frozenset[int] = frozenset()
    roles: tuple[Role, ...] = ()
    organisations: frozenset[int] = frozenset()
    is_system: bool = field(default=False)

    def holds(self, *names: str, desk_id: int | None = None, team_id: int | None = None) -> bool:
        """True if one of `names` is held (at `desk_id`, and for `team_id`, where given)."""
        return any(
            role.name in names
            and desk_id in (None, role.desk_id)
            and (team_id is None or role.team_id in (None, team_id))
            for role in self.roles
        )

    @property
    def rights(self) -> Actor:
        """Somebody nameless who holds the same: for what depends on nothing but that."""
        return Actor(ref="", roles=self.roles, is_system=self.is_system)


SYSTEM = Actor(ref="system", is_system=True)


def person_in(ref: str) -> int | None:
    """The key of the person that an actor's `ref` names; none for a rule or the system."""
    kind, _colon, pk = ref.partition(":")
    return int(pk) if kind == "person" else None


#: Whoever has not signed in.
NOBODY = Actor(ref="nobody")
