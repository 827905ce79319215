"""A log line holds ids and kinds: no token, no content, whoever writes it and whatever goes wrong."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.web.logs import configure_logs, correlated, correlation_id, redacted
from dialogs.kern.answers import ShowText
from tests.teamsnep.activiteiten import Persoon, bericht, druk, persoonlijk
from tests.teamsnep.huis import TOKEN, huis

CANARY = "Kanarie Vogelaar"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Real logs, into a text; everything is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    before = structlog.get_config() if structlog.is_configured() else None
    written = io.StringIO()
    configure_logs(stream=written)
    yield written
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    if before:
        structlog.configure(**before)


def fails_on_a_row() -> None:
    try:
        dict[str, int]()[CANARY]
    except KeyError as error:
        raise ValueError(f"row: {CANARY}") from error


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_one_json_object_with_the_time_in_utc(stream: io.StringIO) -> None:
    structlog.get_logger().info("iets_gebeurd", casus_id=7)
    (line,) = lines(stream)
    assert (line["event"], line["casus_id"], line["level"]) == ("iets_gebeurd", 7, "info")
    assert line["timestamp"].endswith("Z")


def test_an_exception_shows_its_kind_and_places_and_not_its_message(stream: io.StringIO) -> None:
    try:
        fails_on_a_row()
    except ValueError:
        structlog.get_logger().exception("mislukt")
    (line,) = lines(stream)
    assert [each["kind"] for each in line["error"]] == ["builtins.ValueError", "builtins.KeyError"]
    assert "test_logs.py" in line["error"][0]["places"][0]
    assert CANARY not in stream.getvalue()


def test_a_library_is_held_to_the_same_rule(stream: io.StringIO) -> None:
    try:
        fails_on_a_row()
    except ValueError:
        logging.getLogger("aiohttp.server").exception("Error handling request")
    logging.getLogger("aiohttp.access").info("127.0.0.1 GET /")
    (line,) = lines(stream)
    assert (line["logger"], line["event"]) == ("aiohttp.server", "Error handling request")
    assert line["error"][0]["kind"] == "builtins.ValueError"
    assert CANARY not in stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abc.def-ghi_jkl",
        "headers={'authorization': 'bearer abcdefghijkl'}",
        "token eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl te veel",
        "client_secret=abcdefgh&grant_type=x",
        '{"access_token": "abcdefgh"}',
        "passphrase: abcdefgh",
    ],
)
def test_whatever_looks_like_a_token_is_blotted_out(text: str) -> None:
    shown = redacted(text)
    assert "[redacted]" in shown
    assert not any(secret in shown for secret in ("abc", "eyJ"))


def test_a_token_in_a_value_or_a_library_line_is_blotted_out(stream: io.StringIO) -> None:
    structlog.get_logger().info("x", header="Bearer abcdefghijkl")
    logging.getLogger("msal").warning("sent %s", "Bearer abcdefghijkl")
    assert "abcdefghijkl" not in stream.getvalue()
    assert stream.getvalue().count("[redacted]") == 2


def test_lines_of_one_turn_share_a_correlation_id(stream: io.StringIO) -> None:
    with correlated() as reference:
        structlog.get_logger().info("een")
        assert correlation_id() == reference
    with correlated():
        structlog.get_logger().info("twee")
    structlog.get_logger().info("drie")
    first, second, third = lines(stream)
    assert first["correlation"] == reference
    assert second["correlation"] != reference
    assert "correlation" not in third


async def test_no_line_of_the_edge_holds_a_name_a_text_or_a_token(stream: io.StringIO) -> None:
    somebody = Persoon(CANARY)
    async with huis() as edge:
        url, chat = edge.teams.service_url, persoonlijk(somebody)
        edge.spreker.answers += [ShowText(f"Dag {CANARY}"), ValueError(CANARY), ShowText(CANARY)]
        await edge.koerier.brings(bericht(somebody, chat, f"/zoek {CANARY}", service_url=url))
        await edge.koerier.brings(druk(somebody, chat, "a", {"naam": CANARY}, service_url=url))
        edge.teams.refuses_next(403)
        await edge.koerier.brings(bericht(somebody, chat, CANARY, service_url=url))
        await edge.koerier.brings(bericht(somebody, chat, CANARY, service_url=url), expires_in=-900)
        await edge.koerier.brings_raw(CANARY.encode())
        metrics = edge.metrics.exposition().decode()
    events = [line["event"] for line in lines(stream)]
    assert {"turn", "turn_failed", "answer_undelivered", "not_answered"} <= set(events)
    for written in (stream.getvalue(), metrics):
        assert "Kanarie" not in written
        assert TOKEN not in written
        assert "eyJ" not in written
    assert all("correlation" in line for line in lines(stream) if line["event"] == "turn")
