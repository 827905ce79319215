"""A bot of one form, to try the playground and its driver without Tafelbot."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from socket import socket

import aiohttp
from aiohttp import web

from bot.demo import playground

_CARD = "application/vnd.microsoft.card.adaptive"
_FORM = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "Input.Text", "id": "doel", "label": "Doel", "isRequired": True, "errorMessage": "Vul een doel in"},
        {"type": "Input.Text", "id": "toelichting", "label": "Toelichting", "isMultiline": True},
        {
            "type": "Input.ChoiceSet",
            "id": "route",
            "label": "Route",
            "choices": [{"title": "ZSM", "value": "zsm"}, {"title": "Her-melding", "value": "her"}],
        },
        {
            "type": "Input.ChoiceSet",
            "id": "partners",
            "label": "Partners",
            "style": "expanded",
            "isMultiSelect": True,
            "value": "politie",
            "choices": [{"title": "Politie", "value": "politie"}, {"title": "GGD", "value": "ggd"}],
        },
        {
            "type": "Input.ChoiceSet",
            "id": "bekend",
            "label": "Bekend?",
            "style": "expanded",
            "choices": [{"title": "Ja", "value": "ja"}, {"title": "Nee", "value": "nee"}],
        },
        {"type": "Input.Toggle", "id": "spoed", "label": "Is er haast?", "title": "Spoed"},
        {"type": "Input.Date", "id": "datum", "label": "Datum"},
    ],
    "actions": [
        {"type": "Action.Execute", "title": "Bewaren", "verb": "keep"},
        {"type": "Action.Execute", "title": "Melden", "verb": "tell", "associatedInputs": "none"},
        {"type": "Action.Execute", "title": "Weigeren", "verb": "refuse", "associatedInputs": "none"},
    ],
}


def _said(text: str) -> dict[str, object]:
    return {**_FORM, "body": [{"type": "TextBlock", "text": text, "wrap": True}], "actions": []}


async def _take(request: web.Request) -> web.Response:
    activity = await request.json()
    if activity["type"] == "message":
        title = {"type": "TextBlock", "text": f"Gezegd: {activity['text'].split('</at>')[-1].strip()}"}
        card = {**_FORM, "body": [title, *_FORM["body"]]}
        answer = {"type": "message", "attachments": [{"contentType": _CARD, "content": card}]}
        address = f"{activity['serviceUrl']}/v3/conversations/{activity['conversation']['id']}/activities"
        async with aiohttp.ClientSession() as session, session.post(address, json=answer) as taken:
            taken.raise_for_status()
    if activity["type"] != "invoke":
        return web.Response()
    action = activity["value"]["action"]
    answers = {
        "keep": {"statusCode": 200, "type": _CARD, "value": _said(json.dumps(action["data"], sort_keys=True))},
        "tell": {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Gemeld"},
        "refuse": {
            "statusCode": 403,
            "type": "application/vnd.microsoft.error",
            "value": {"code": "403", "message": "Dat mag u niet"},
        },
    }
    return web.json_response(answers[action["verb"]])


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def form_bot_in_playground(folder: Path) -> Iterator[str]:
    """Run the bot and a playground against it, beside the test; yield the address of the page."""
    outcome: SimpleQueue[str | BaseException] = SimpleQueue()
    loop = asyncio.new_event_loop()
    done = asyncio.Event()

    async def serve() -> None:
        application = web.Application()
        application.router.add_post("/api/messages", _take)
        runner = web.AppRunner(application)
        await runner.setup()
        port = free_port()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            url = f"http://127.0.0.1:{port}/api/messages"
            async with playground.running(url, port=free_port(), folder=folder) as address:
                outcome.put(address)
                await done.wait()
        finally:
            await runner.cleanup()

    def run() -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(serve())
        except playground.PlaygroundError as problem:
            outcome.put(problem)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        address = outcome.get()
        if isinstance(address, BaseException):
            raise address
        yield address
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(done.set)
        thread.join()
