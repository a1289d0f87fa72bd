"""deskbell hours: count in the working time of a calendar."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

if TYPE_CHECKING:
    from deskbell.hours.decisions import Hours

Answer = dict[str, Any]
NOT_ENOUGH = "Two arguments are needed, or - to read them from standard input."
calendar_file = click.option(
    "--calendar",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON or TOML; docs/hours.md describes it.",
)
as_json = click.option("--json", "as_object", is_flag=True, help="One JSON object a line.")


@click.group()
def hours() -> None:
    """Count in the working time of a calendar: when something is due, how long it took.

    A MOMENT is ISO 8601; without an offset, it is by the clock of the calendar's zone. A LENGTH is
    4h, 1h30m, 90m, 1:30 or PT4H. With - for an argument, lines with all arguments are read from
    standard input, apart by blanks, and each is answered. Needs neither database nor settings.
    """


@hours.command()
@calendar_file
@as_json
@click.argument("moment")
@click.argument("length", required=False)
def add(file: Path, moment: str, length: str | None, *, as_object: bool) -> None:
    """The earliest moment by which LENGTH was worked since MOMENT."""
    _count("add", file, moment, length, as_object=as_object)


@hours.command()
@calendar_file
@as_json
@click.argument("moment")
@click.argument("length", required=False)
def subtract(file: Path, moment: str, length: str | None, *, as_object: bool) -> None:
    """The latest moment since which LENGTH was worked until MOMENT."""
    _count("subtract", file, moment, length, as_object=as_object)


@hours.command()
@calendar_file
@as_json
@click.argument("begins")
@click.argument("ends", required=False)
def between(file: Path, begins: str, ends: str | None, *, as_object: bool) -> None:
    """How much is worked from one moment to another, in hours, minutes and seconds."""
    from deskbell.hours.decisions import written

    def answer(counting: Hours, first: str, last: str) -> Answer:
        length = counting.between(_moment(counting, first), _moment(counting, last))
        return {"worked": written(length), "seconds": length.total_seconds()}

    _tell(file, (begins, ends), answer, as_object=as_object)


@hours.command(name="open")
@calendar_file
@as_json
@click.argument("moment", default="")
def is_open(file: Path, moment: str, *, as_object: bool) -> None:
    """Whether somebody works at MOMENT (default: now), and when that changes next."""

    def answer(counting: Hours, said: str = "") -> Answer:
        at = _moment(counting, said) if said else datetime.now(UTC)
        opens = counting.next_opening(at)
        return {"open": opens == at, "opens": opens, "closes": counting.next_closing(at)}

    _tell(file, (moment,), answer, as_object=as_object)


def _count(
    verb: Literal["add", "subtract"], file: Path, *given: str | None, as_object: bool
) -> None:
    """Answer when, by `Hours.add` or `Hours.subtract`."""
    from deskbell.hours.decisions import length_of

    def answer(counting: Hours, moment: str, length: str) -> Answer:
        return {"at": getattr(counting, verb)(_moment(counting, moment), length_of(length))}

    _tell(file, given, answer, as_object=as_object)


def _tell(
    file: Path, given: tuple[str | None, ...], answer: Callable[..., Answer], *, as_object: bool
) -> None:
    """Answer what is asked, or each line of standard input. Exit status 1 where one has none."""
    counting = _counting(file)
    failed = False
    for asked in _asked(given):
        try:
            if len(asked) != len(given):
                raise click.UsageError(NOT_ENOUGH)
            found = answer(counting, *asked)
        except Exception as trouble:
            if not (said := _trouble(trouble)):
                raise
            failed, found = True, {"error": said}
        found = {name: _local(counting, value) for name, value in found.items()}
        if as_object:
            click.echo(json.dumps(found))
        else:
            click.echo("  ".join(_in_words(name, value) for name, value in found.items()))
    if failed:
        raise SystemExit(1)


def _asked(given: tuple[str | None, ...]) -> Iterator[tuple[str, ...]]:
    if given[0] == "-":
        yield from (tuple(line.split()) for line in sys.stdin if line.strip())
        return
    if None in given:
        raise click.UsageError(NOT_ENOUGH)
    yield tuple(one for one in given if one is not None)


def _counting(file: Path) -> Hours:
    from deskbell.hours.decisions import Unclear, calendar_of, hours_of

    text = file.read_text(encoding="utf-8")
    try:
        said = tomllib.loads(text) if file.suffix == ".toml" else json.loads(text)
        if not isinstance(said, dict):
            raise click.ClickException(f"{file} holds no calendar.")
        return hours_of(calendar_of(_with_feeds(said, file.parent)))
    except Unclear as unclear:
        lines = (f"  {where}: {what}" for where, what in unclear.places)
        raise click.ClickException(
            "\n".join([f"{file} cannot be understood here:", *lines])
        ) from unclear
    except ValueError as wrong:
        raise click.ClickException(f"{file} is neither JSON nor TOML: {wrong}") from wrong


def _with_feeds(said: dict[str, Any], folder: Path) -> dict[str, Any]:
    """With the texts of the iCalendar files that it names, beside it."""
    feeds = said.get("feeds")
    if not isinstance(feeds, list):
        return said
    return {**said, "feeds": [_feed(str(one), folder) for one in feeds]}


def _feed(said: str, folder: Path) -> str:
    if said.lstrip().startswith("BEGIN:"):
        return said
    try:
        return (folder / said).read_text(encoding="utf-8")
    except OSError as trouble:
        raise click.ClickException(f"{said} cannot be read: {trouble.strerror}") from trouble


def _moment(counting: Hours, said: str) -> datetime:
    from deskbell.hours.decisions import moment_of

    return moment_of(said, counting.calendar.zone)


def _trouble(trouble: Exception) -> str:
    """What is wrong with a question; empty where something else is."""
    from deskbell.hours.decisions import NeverOpen, NotALength

    if isinstance(trouble, NeverOpen):
        return "Nobody works then, nor for as long as one can count."
    if isinstance(trouble, NotALength):
        return f"{trouble} is no length of time: write 4h, 1h30m or 1:30."
    if isinstance(trouble, click.UsageError):
        return trouble.message
    if isinstance(trouble, ValueError):
        return f"That is not understood: {trouble}"
    return ""


def _local(counting: Hours, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(counting.calendar.zone).isoformat()
    return value


def _in_words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return name if value else "closed"
    return f"{name} {value if value is not None else 'never'}"
