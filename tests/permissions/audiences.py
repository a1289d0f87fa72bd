"""Who is who in the sweep, and what each audience means for them."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Everybody of the cast who asks for a page. All but the last two belong to the IT desk.
ROLES = {
    "signed out": None,
    "stranger": "otto",
    "requester": "ines",
    "colleague": "jonas",
    "agent": "mara",
    "lead": "lena",
    "manager": "marek",
    "administrator": "ada",
    "auditor": "vera",
    "agent elsewhere": "hanna",
    "administrator elsewhere": "heidi",
}

OUT, IN, FORBIDDEN, MISSING = "sign in", "in", "403", "404"

Audience = dict[str, str]


def audience(otherwise: str, **said: str) -> Audience:
    """What each role gets: `otherwise`, where nothing is `said` of it."""
    given = {name.replace("_", " "): what for name, what in said.items()}
    given = {"signed out": OUT, "stranger": OUT} | given
    return {role: given.get(role, otherwise) for role in ROLES}


NOT_STAFF = {"requester": FORBIDDEN, "colleague": FORBIDDEN}
ELSEWHERE = {"agent_elsewhere": MISSING, "administrator_elsewhere": MISSING}

ANYONE = audience(IN, signed_out=IN, stranger=IN)
SIGNED_IN = audience(IN)
#: Signed in, but there is nothing: it is somebody else's, or was never made.
NOBODY = audience(MISSING)
#: Whoever they are: only a machine with a token comes in.
NO_PERSON = audience(FORBIDDEN, signed_out=FORBIDDEN, stranger=FORBIDDEN)
GONE = audience(MISSING, signed_out=MISSING, stranger=MISSING)
ONLY_MARA = audience(MISSING, agent=IN)

STAFF = audience(IN, **NOT_STAFF)
#: Whoever may change something at one of the desks: staff without auditors.
WORKERS = audience(IN, **NOT_STAFF, auditor=FORBIDDEN)
#: The same for what belongs to the IT desk: to others it does not exist.
IT_STAFF = audience(IN, **NOT_STAFF, **ELSEWHERE)
IT_WORKERS = audience(IN, **NOT_STAFF, **ELSEWHERE, auditor=FORBIDDEN)
IT_LEADING = IT_WORKERS | {"agent": FORBIDDEN}
IT_MISSING = audience(MISSING, **NOT_STAFF)

CONTROL = audience(FORBIDDEN, administrator=IN, administrator_elsewhere=IN, auditor=IN)
CONTROL_CHANGES = CONTROL | {"auditor": FORBIDDEN}
IT_CONTROL = CONTROL | {"administrator elsewhere": MISSING}
IT_CONTROL_CHANGES = CONTROL_CHANGES | {"administrator elsewhere": MISSING}

#: What is Mara's own, where only those who work here come in at all.
MARAS = audience(MISSING, **NOT_STAFF, agent=IN)
MARAS_CHANGES = MARAS | {"auditor": FORBIDDEN}


@dataclass(frozen=True)
class Route:
    """Who may read an address, and who may post to it (None: nobody can, it is not allowed)."""

    get: Audience | None = None
    post: Audience | None = None
    #: parameter of the address → what of the scene stands there.
    at: dict[str, str] = field(default_factory=dict)
    #: field of the form → what of the scene is sent.
    sent: dict[str, str] = field(default_factory=dict)
    #: Asked for by a page of ours, as a part of it.
    is_fragment: bool = False


def route(get: Audience | None, post: Audience | None = None, **at: str) -> Route:
    return Route(get, post, at)
