"""What can happen to desks and teams, and to what people may do there."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Event):
    """A person may do more at a desk."""

    name = "person.role_given"
    stream = "person"
    sentence = gettext_noop("became {role}")
    person_id: int
    desk_id: int
    team_id: int | None
    role: str
    classes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RoleTaken(Event):
    """A person may do less at a desk."""

    name = "person.role_taken"
    stream = "person"
    sentence = gettext_noop("is no longer {role}")
    person_id: int
    desk_id: int
    team_id: int | None
    role: str


@dataclass(frozen=True, kw_only=True)
class TeamJoined(Event):
    """A person works in a team."""

    name = "person.team_joined"
    stream = "person"
    sentence = gettext_noop("joined a team")
    person_id: int
    team_id: int


@dataclass(frozen=True, kw_only=True)
class DeskOpened(Event):
    """A unit that helps people was set up."""

    name = "desk.opened"
    stream = "desk"
    sentence = "opened the desk"
    begins = True
    desk_id: int
    title: Words


@dataclass(frozen=True, kw_only=True)
class TeamFormed(Event):
    """A team was set up at a desk."""

    name = "team.formed"
    stream = "desk"
    sentence = "formed the team {title}"
    desk_id: int
    team_id: int
    tier: int
    fallback_owner_id: int
    title: Words


@dataclass(frozen=True, kw_only=True)
class TeamLeft(Event):
    """A person no longer works in a team."""

    name = "person.team_left"
    stream = "person"
    sentence = gettext_noop("left a team")
    person_id: int
    team_id: int


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Event):
    """A team got another name, tier or fallback owner."""

    name = "team.changed"
    stream = "desk"
    sentence = "changed the team {title}"
    desk_id: int
    team_id: int
    tier: int
    fallback_owner_id: int
    title: Words


@dataclass(frozen=True, kw_only=True)
class DeskChanged(Event):
    """A desk got another name, language, time zone or signature."""

    name = "desk.changed"
    stream = "desk"
    sentence = "changed the desk"
    desk_id: int
    language: str
    time_zone: str
    title: Words
    signature: Words
