"""What can happen to a person."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    """Somebody became known."""

    name = "person.added"
    stream = "person"
    sentence = gettext_noop("became known")
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
    sentence = gettext_noop("was vouched for")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    """A person can sign in with a new password."""

    name = "person.password_set"
    stream = "person"
    sentence = gettext_noop("got a new password")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class AddressAdded(Event):
    """A further address reaches this person."""

    name = "person.address_added"
    stream = "person"
    sentence = gettext_noop("can also be reached by {kind}")
    person_id: int
    address_id: int
    kind: str
    value: Words


@dataclass(frozen=True, kw_only=True)
class PersonsMerged(Event):
    """Two records were found to be one person."""

    name = "person.merged"
    stream = "person"
    sentence = gettext_noop("absorbed person {absorbed_id}")
    person_id: int
    absorbed_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class PersonsParted(Event):
    """A merge was undone."""

    name = "person.parted"
    stream = "person"
    sentence = gettext_noop("was parted from person {absorbed_id}")
    person_id: int
    absorbed_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """What is known about a person was put right; `changed` names what."""

    name = "person.changed"
    stream = "person"
    sentence = gettext_noop("was changed")
    person_id: int
    changed: tuple[str, ...]
    full_name: Words


@dataclass(frozen=True, kw_only=True)
class AddressRemoved(Event):
    """An address no longer reaches this person."""

    name = "person.address_removed"
    stream = "person"
    sentence = gettext_noop("can no longer be reached by {kind}")
    person_id: int
    address_id: int
    kind: str
    value: Words


@dataclass(frozen=True, kw_only=True)
class AddressPreferred(Event):
    """An address is the one to reach this person by."""

    name = "person.address_preferred"
    stream = "person"
    sentence = gettext_noop("is reached by another {kind} first")
    person_id: int
    address_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PersonDeactivated(Event):
    """A person can no longer sign in or be given anything."""

    name = "person.deactivated"
    stream = "person"
    sentence = gettext_noop("was deactivated")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonReactivated(Event):
    """A deactivated person may do again what they did."""

    name = "person.reactivated"
    stream = "person"
    sentence = gettext_noop("was activated again")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    """A person was told how to sign in."""

    name = "person.invited"
    stream = "person"
    sentence = gettext_noop("was told how to sign in")
    person_id: int
    desk_id: int


@dataclass(frozen=True, kw_only=True)
class KeysChosen(Event):
    """A person presses other keys than before; `changed` names what they do."""

    name = "person.keys_chosen"
    stream = "person"
    sentence = gettext_noop("chose other keys")
    person_id: int
    changed: tuple[str, ...]
    uses_single_keys: bool


@dataclass(frozen=True, kw_only=True)
class LanguageChosen(Event):
    """A person reads pages and mails in another language than before."""

    name = "person.language_chosen"
    stream = "person"
    sentence = gettext_noop("reads {language} from now on")
    person_id: int
    language: str
