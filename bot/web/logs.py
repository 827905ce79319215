"""Structured logs: static event names, ids as values, one correlation id per turn; never content, never a token.

Two nets hang below that rule. A traceback shows the kind of error and the places it passed, not its message, because a
database's message quotes the row. And whatever looks like a bearer token is blotted out of the finished line.
"""

import json
import logging
import re
import secrets
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, TextIO, TypeAlias

import structlog
from structlog.typing import Processor

_TOKEN = re.compile(
    r"(?i)(bearer\s+)[\w.~+/=-]{8,}"
    r"|eyJ[\w-]{4,}\.[\w-]{4,}\.[\w-]*"
    r"|((?:client_secret|client_assertion|access_token|passphrase)[\"']?\s*[=:]\s*[\"']?)[^\s\"'&]+"
)

Event: TypeAlias = MutableMapping[str, Any]


@contextmanager
def correlated() -> Iterator[str]:
    """Give everything that is logged inside one correlation id; return it.

    It is also the reference number in an error card: short, to be read out over the telephone.
    """
    with structlog.contextvars.bound_contextvars(correlation=(reference := secrets.token_hex(4))):
        yield reference


def correlation_id() -> str:
    """Return the correlation id of the running turn or job; a new one outside them."""
    return str(structlog.contextvars.get_contextvars().get("correlation") or secrets.token_hex(4))


def configure_logs(*, stream: TextIO | None = None, level: str = "INFO") -> None:
    """Write one JSON object per line; to be called once, by the command line.

    Args:
        stream: where to; the standard output when left out.
        level: the lowest level that is written for our own lines; libraries start at WARNING.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        places_only,
    ]
    structlog.configure(
        processors=[*shared, _rendered],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(stream or sys.stdout),
        # A cached logger would keep the stream of whoever configured first, and so hide lines from a test.
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[_from_library, _rendered])
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)


def places_only(_logger: object, _method: str, event: Event) -> Event:
    """Replace an exception by its kinds and the places it passed; its message may quote personal data."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = [_described(each) for each in _chain(error)]
    return event


def redacted(line: str) -> str:
    """Blot out whatever looks like a token or a secret."""
    return _TOKEN.sub(lambda found: f"{found.group(1) or found.group(2) or ''}[redacted]", line)


def _described(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    kind = type(error)
    return {
        "kind": f"{kind.__module__}.{kind.__qualname__}",
        "places": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < 5:  # noqa: PLR2004 - deep enough to tell
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _from_library(_logger: object, _method: str, event: Event) -> Event:
    """A library's line: its record is internal, and its text is the event."""
    record: logging.LogRecord = event.pop("_record")
    event.pop("_from_structlog", None)
    event["logger"] = record.name
    return event


def _rendered(_logger: object, _method: str, event: Event) -> str:
    return redacted(json.dumps(event, default=lambda value: type(value).__name__, ensure_ascii=False))
