"""What can happen to people, said in the past tense."""

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    """Somebody became known."""

    name = "person.added"
    stream = "person"
    sentence = "became known"
    begins = True
    person_id: int
    is_stranger: bool
    full_name: Words
    mail: Words


@dataclass(frozen=True, kw_only=True)
class PersonVouchedFor(Event):
    """Somebody said: we know this person."""

    name = "person.vouched_for"
    stream = "person"
    sentence = "was vouched for"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    """A person can sign in with a new password."""

    name = "person.password_set"
    stream = "person"
    sentence = "got a new password"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class AddressAdded(Event):
    """A further address reaches this person."""

    name = "person.address_added"
    stream = "person"
    sentence = "can also be reached by {kind}"
    person_id: int
    address_id: int
    kind: str
    value: Words


@dataclass(frozen=True, kw_only=True)
class PersonsMerged(Event):
    """Two records were found to be one person."""

    name = "person.merged"
    stream = "person"
    sentence = "absorbed person {absorbed_id}"
    person_id: int
    absorbed_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class PersonsParted(Event):
    """A merge was undone."""

    name = "person.parted"
    stream = "person"
    sentence = "was parted from person {absorbed_id}"
    person_id: int
    absorbed_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Event):
    """A person may do more at a desk."""

    name = "person.role_given"
    stream = "person"
    sentence = "became {role}"
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
    sentence = "is no longer {role}"
    person_id: int
    desk_id: int
    team_id: int | None
    role: str


@dataclass(frozen=True, kw_only=True)
class TeamJoined(Event):
    """A person works in a team."""

    name = "person.team_joined"
    stream = "person"
    sentence = "joined a team"
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
class PersonChanged(Event):
    """What is known about a person was put right; `changed` names what."""

    name = "person.changed"
    stream = "person"
    sentence = "was changed"
    person_id: int
    changed: tuple[str, ...]
    full_name: Words


@dataclass(frozen=True, kw_only=True)
class AddressRemoved(Event):
    """An address no longer reaches this person."""

    name = "person.address_removed"
    stream = "person"
    sentence = "can no longer be reached by {kind}"
    person_id: int
    address_id: int
    kind: str
    value: Words


@dataclass(frozen=True, kw_only=True)
class AddressPreferred(Event):
    """An address is the one to reach this person by."""

    name = "person.address_preferred"
    stream = "person"
    sentence = "is reached by another {kind} first"
    person_id: int
    address_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PersonDeactivated(Event):
    """A person can no longer sign in or be given anything."""

    name = "person.deactivated"
    stream = "person"
    sentence = "was deactivated"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonReactivated(Event):
    """A deactivated person may do again what they did."""

    name = "person.reactivated"
    stream = "person"
    sentence = "was activated again"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class TeamLeft(Event):
    """A person no longer works in a team."""

    name = "person.team_left"
    stream = "person"
    sentence = "left a team"
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


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    """A person was told how to sign in."""

    name = "person.invited"
    stream = "person"
    sentence = "was told how to sign in"
    person_id: int
    desk_id: int
