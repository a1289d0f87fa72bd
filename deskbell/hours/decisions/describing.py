"""What a calendar says, taken apart so that it can be read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.hours.decisions.calendars import DAY, Calendar, Span


@dataclass(frozen=True)
class Week:
    """By day from Monday on: when somebody works, as clock times."""

    days: tuple[tuple[str, ...], ...]

    def groups(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Days in a row with the same hours: the first, the last, and the hours."""
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for day, spans in enumerate(self.days):
            if found and found[-1][2] == spans:
                found[-1] = found[-1][0], day, spans
            else:
                found.append((day, day, spans))
        return found


def week_of(calendar: Calendar) -> Week:
    """The hours of the week, without what has breaks of its own."""
    plain = [shift for shift in calendar.shifts if not shift.breaks]
    return Week(
        tuple(
            tuple(sorted({clock(shift.hours) for shift in plain if day in shift.weekdays}))
            for day in range(7)
        )
    )


def clock(span: Span) -> str:
    """`08:00-17:00`; overnight, the end is that of the next day."""
    return f"{_shown(span.begins % DAY)}-{_shown(_end(span))}"


def _end(span: Span) -> int:
    ends = span.ends - span.begins + span.begins % DAY
    if ends == DAY:
        return DAY
    return ends % DAY if ends > DAY else ends


def _shown(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours:02}:{rest // 60:02}" + (f":{rest % 60:02}" if rest % 60 else "")
