"""Pure: what a telephone system says, whatever it calls the parts of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

#: What we ask for, and what else systems call it.
NAMES = {
    "name": ("call_id", "callId", "id", "uuid", "uniqueid"),
    "number": ("from", "number", "caller_number", "callerNumber", "caller_id_number", "cli"),
    "caller": ("name", "caller_name", "callerName", "caller_id_name"),
    "state": ("state", "event", "status"),
    "began_at": ("began_at", "started_at", "start", "startTime"),
    "ended_at": ("ended_at", "end", "endTime"),
}
OVER = frozenset({"ended", "end", "hangup", "hung_up", "completed", "terminated", "missed"})


class NotACall(ValueError):
    """That tells of no call."""


@dataclass(frozen=True)
class Told:
    """What was told of a call."""

    name: str
    number: str
    caller: str
    began_at: datetime | None
    ended_at: datetime | None


def told_in(body: Any, *, at: datetime) -> Told:
    """What `body`, read from JSON, tells at `at`. Raises `NotACall`."""
    if not isinstance(body, Mapping):
        raise NotACall
    said = {ours: _first(body, theirs) for ours, theirs in NAMES.items()}
    if not said["name"] or not (said["number"] or said["caller"] or said["state"]):
        raise NotACall
    ended_at = _moment(said["ended_at"])
    if ended_at is None and said["state"].lower() in OVER:
        ended_at = at
    return Told(
        name=said["name"][:120],
        number=said["number"][:40],
        caller=" ".join(said["caller"].split())[:160],
        began_at=_moment(said["began_at"]),
        ended_at=ended_at,
    )


def _first(body: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = body.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).replace("\0", "").strip()
    return ""


def _moment(said: str) -> datetime | None:
    """ISO 8601, UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
