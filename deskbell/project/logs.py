"""Logs: JSON for machines, plain for a terminal; with the request's id and without secrets."""

from __future__ import annotations

import json
import logging.config
import os
import re
import sys
import time
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import TracebackType

    from django.http import HttpRequest, HttpResponse

HIDDEN = "[hidden]"
SECRET = re.compile(r"passw|secret|token|authorization|cookie|api_?key|credential", re.IGNORECASE)
IN_URL = re.compile(r"(\w+://[^:/@\s]*:)[^@/\s]+@")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Parts of an address that let whoever knows them in.
OPENS = {"held", "key", "token"}
# Asked every few seconds by whoever watches the desk; their answers say nothing new.
UNREMARKABLE = {"/healthz", "/readyz"}

log = structlog.stdlib.get_logger("deskbell.web")


def without_secrets(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Hide what is named like a secret, and the password in any address."""
    for name, value in event.items():
        if SECRET.search(name):
            event[name] = HIDDEN
        elif isinstance(value, str) and "://" in value:
            event[name] = IN_URL.sub(rf"\1{HIDDEN}@", value)
    return event


def configuration(level: str) -> dict[str, Any]:
    """What `configure` takes: every logger speaks through one handler on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        "loggers": {
            # RequestLog tells each request; these would tell it again.
            "uvicorn.access": {"level": "WARNING"},
            "django.request": {"level": "ERROR"},
            "procrastinate": {"level": "WARNING"},
        },
    }


def manner() -> str:
    """How lines are written: as DESKBELL_LOG says, or plain for a terminal and JSON otherwise."""
    return os.environ.get("DESKBELL_LOG") or ("plain" if sys.stderr.isatty() else "json")


def forwarder() -> Callable[[str, str], None]:
    """Passes on a line that a role wrote, with the role's name, to standard error."""
    plain = manner() == "plain"

    def forward(role: str, line: str) -> None:
        if plain:
            line = f"{role:<8} {line}"
        elif line.startswith("{"):
            line = f'{{"role": "{role}", {line[1:]}'
        else:
            now = datetime.now(UTC).isoformat()
            line = json.dumps({"role": role, "event": line, "timestamp": now})
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    return forward


#: Where it broke, without the values at hand: they may be somebody's words, or a secret.
_failures = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def formatter() -> logging.Formatter:
    """Lines for whoever reads standard error: a person, or a program."""
    plain = manner() == "plain"
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="%H:%M:%S" if plain else "iso", utc=not plain),
        without_secrets,
    ]
    last = (
        [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
        if plain
        else [_failures, structlog.processors.JSONRenderer()]
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.PositionalArgumentsFormatter(), *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def configure(settings: dict[str, Any]) -> None:
    """Set up logging for this process, both the standard library's and structlog's."""
    logging.config.dictConfig(settings)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_secrets,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def tell_what_ended_it(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """The hook for an error nobody caught: one line of the log, not a page of bare text."""
    log.critical("ended by an error", exc_info=(kind, error, traceback))


def _path(request: HttpRequest) -> str:
    """Where was asked, without what opens a door by itself: links that were mailed or signed."""
    path, match = request.path, request.resolver_match
    for name, value in (match.kwargs if match else {}).items():
        if name in OPENS:
            path = path.replace(str(value), HIDDEN)
    return path


class RequestLog:
    """Gives each request an id, tells it in one line, and returns the id as X-Request-ID."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        began = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        if request.path not in UNREMARKABLE:
            log.info(
                "request",
                method=request.method,
                path=_path(request),
                status=response.status_code,
                ms=round((time.perf_counter() - began) * 1000, 1),
            )
        return response
