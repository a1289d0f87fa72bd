"""What the firm knows of a matter, as the desk's operations take it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from deskbell.project.demo.firm.acts import Act


def facts_of(act: Act, at: datetime) -> dict[str, Any]:
    """What an act notes, as operations take it: the kind, facts, and facts in words."""
    more = act.more
    noted = ("impact", "spread", "urgency", "workaround")
    facts = {name: more[name] for name in noted if more.get(name)}
    if more.get("others"):
        facts["others_affected"] = more["others"]
    if more.get("since_minutes"):
        facts["occurred_at"] = at - timedelta(minutes=more["since_minutes"])
    said = {name: more[name] for name in ("device", "location") if more.get(name)}
    return {"kind": more["kind"], "facts": facts, "said": said}
