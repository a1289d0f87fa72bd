"""Pure decisions about tickets: which step is allowed, what can be taken back, what comes next."""

from deskbell.tickets.decisions.chasing import AFTERTHOUGHT, is_chaser
from deskbell.tickets.decisions.colliding import FIELD, Clash, clashes, explained
from deskbell.tickets.decisions.linking import OTHER_END, ROLES, reached_from, why_not_linked
from deskbell.tickets.decisions.mentioning import Mentioned, Named, mentioned_in
from deskbell.tickets.decisions.moving import (
    Back,
    Hop,
    is_untouched,
    way_before,
    why_it_stays,
    without_hop,
    without_merges,
)
from deskbell.tickets.decisions.ordering import (
    Rank,
    Reason,
    Situation,
    Tier,
    Verdict,
    placed,
    why_before,
)
from deskbell.tickets.decisions.passages import headline_of, passages_in
from deskbell.tickets.decisions.passing import NOTE_NEEDED, Held, needs_a_note
from deskbell.tickets.decisions.rebuilding import COLUMNS, rebuilt
from deskbell.tickets.decisions.recomputing import facts_in, recomputed
from deskbell.tickets.decisions.snoozing import Waking, waking
from deskbell.tickets.decisions.steps import (
    MINIMUM,
    REOPEN_WINDOW,
    STEPS,
    UNFINISHED,
    goes_on_in_a_new_ticket,
    missing_facts,
    step,
)
from deskbell.tickets.decisions.tagging import LONGEST as LONGEST_TAG
from deskbell.tickets.decisions.tagging import MOST as MOST_TAGS
from deskbell.tickets.decisions.tagging import tag_named
from deskbell.tickets.decisions.undoing import UNDOABLE, Return, without_step
from deskbell.tickets.decisions.withdrawing import without_reply

__all__ = [
    "AFTERTHOUGHT",
    "COLUMNS",
    "FIELD",
    "LONGEST_TAG",
    "MINIMUM",
    "MOST_TAGS",
    "NOTE_NEEDED",
    "OTHER_END",
    "REOPEN_WINDOW",
    "ROLES",
    "STEPS",
    "UNDOABLE",
    "UNFINISHED",
    "Back",
    "Clash",
    "Held",
    "Hop",
    "Mentioned",
    "Named",
    "Rank",
    "Reason",
    "Return",
    "Situation",
    "Tier",
    "Verdict",
    "Waking",
    "clashes",
    "explained",
    "facts_in",
    "goes_on_in_a_new_ticket",
    "headline_of",
    "is_chaser",
    "is_untouched",
    "mentioned_in",
    "missing_facts",
    "needs_a_note",
    "passages_in",
    "placed",
    "reached_from",
    "rebuilt",
    "recomputed",
    "step",
    "tag_named",
    "waking",
    "way_before",
    "why_before",
    "why_it_stays",
    "why_not_linked",
    "without_hop",
    "without_merges",
    "without_reply",
    "without_step",
]
