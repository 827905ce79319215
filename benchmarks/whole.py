"""The whole bot, measured: how long one person waits, and how many uitvragen sixteen at once get answered.

Every press is a real one: the form is opened, its one-time key is taken from the card that came back, and what is
saved with it is new. In the end the database is asked whether all of it was stored.
"""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import reduce
from itertools import count, islice
from operator import add
from pathlib import Path
from typing import Any

from benchmarks.casussen import Furnished, Question, Someone, channel_of, count_answered, furnish
from benchmarks.load import APP_ID, TENANT, Result, activity, ask_each, request_bytes
from cards.payloads import VELD
from cards.uitvraag.werklijst_payloads import WerklijstPersonen
from cards.verbs import Verb
from domain.formulier import DELEN_ID, Aard, Delen

ALONE, TOGETHER = 150, 200
"""How many turns of each kind are measured with one sender, and in one round how many answers with all of them."""
WARM_UP_ALONE, WARM_UP_TOGETHER = 20, 30
ROUNDS = 3
SENDERS = 16
TARGET = 100.0
"""Milliseconds in which half of the turns of one sender must be answered."""
SAVE = "save an answer"

ANSWER: Mapping[str, str] = {
    "bekend": "ja",
    "nu_betrokken": "ja",
    "zorgen": "persoon,gezin",
    "zorgen__notitie": "Sinds twee maanden meer meldingen op hetzelfde adres.",
    "zorgen__aard": Aard.FEIT.value,
    "kader": "vrijwillig",
    "wat_loopt": "Wekelijks contact; de afspraken worden meestal nagekomen.",
    "wat_loopt__aard": Aard.OORDEEL.value,
    "bespreken": "ja",
    DELEN_ID: Delen.HELE_TAFEL.value,
}
"""Every field of the general form."""

Runs = Callable[..., AbstractContextManager[int]]
Echo = Callable[[], Awaitable[Result]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out: one sender by what he does, the answers of all senders together, and stock's echo in between."""

    alone: Mapping[str, Result]
    together: Result
    stock: Result

    @property
    def missed(self) -> tuple[str, ...]:
        """Return what takes longer than it may."""
        return tuple(name for name, result in self.alone.items() if result.median >= TARGET)


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Makes what people type and press into requests."""

    service_url: str
    token: str
    numbers: "count[int]"

    def types(self, who: Someone, text: str) -> bytes:
        """Return a line that is typed in somebody's own chat."""
        conversation = {"id": who.chat, "conversationType": "personal", "tenantId": TENANT}
        channel_data = {"tenant": {"id": TENANT}}
        return self._request(who, text=text, entities=[], conversation=conversation, channelData=channel_data)

    def presses(self, who: Someone, verb: str, data: Mapping[str, object]) -> bytes:
        """Return the press of a button, in the channel of somebody's organisatie."""
        return self._invoke(who, verb, data, "manual")

    def refreshes(self, who: Someone, verb: str, data: Mapping[str, object]) -> bytes:
        """Return what somebody's client sends by itself when a card that refreshes is drawn."""
        return self._invoke(who, verb, data, "automatic")

    def _invoke(self, who: Someone, verb: str, data: Mapping[str, object], trigger: str) -> bytes:
        channel = channel_of(who.organisatie)
        number = next(self.numbers)
        return self._request(
            who,
            type="invoke",
            id=f"f:{number}",
            name="adaptiveCard/action",
            value={"action": {"type": "Action.Execute", "verb": verb, "data": dict(data)}, "trigger": trigger},
            replyToId="1700000000000",
            text=None,
            entities=[],
            conversation={"id": channel, "conversationType": "channel", "tenantId": TENANT, "isGroup": True},
            channelData={
                "tenant": {"id": TENANT},
                "teamsChannelId": channel,
                "teamsTeamId": channel,
                "channel": {"id": channel},
                "team": {"id": channel},
            },
        )

    def opens(self, question: Question) -> bytes:
        """Return the press that opens the form about the first person."""
        organisatie, alleen = question.who.organisatie, question.bevraging
        payload = WerklijstPersonen(v=1, zitting=question.zitting, organisatie=organisatie, alleen=alleen)
        return self.presses(question.who, Verb.WERKLIJST_PERSONEN, payload.data())

    def saves(self, question: Question, opened: bytes) -> bytes:
        """Return the press that saves the form on the card that came back when it was opened."""
        (button,) = (each for each in _parts(json.loads(opened)) if each.get("verb") == Verb.WERKLIJST_ANTWOORD)
        number = next(self.numbers)
        (persoon,) = (each.rpartition(":")[2] for each in button["data"]["personen"])
        filled = {f"{VELD}{persoon}.{field}": value for field, value in ANSWER.items()}
        filled[f"{VELD}{persoon}.wat_loopt"] += f" Melding {number}."
        return self.presses(question.who, button["verb"], {**button["data"], **filled})

    def _request(self, who: Someone, **rest: object) -> bytes:
        sender = {"id": who.teams_id, "name": who.name, "aadObjectId": who.object_id}
        body = activity(next(self.numbers), self.service_url, **{"from": sender}, recipient=_BOT, **rest)
        return request_bytes({name: value for name, value in body.items() if value is not None}, self.token)


_BOT = {"id": f"28:{APP_ID}", "name": "Tafelbot"}


async def measure_whole(folder: Path, far_side: int, token: str, running: Runs, stock: Echo) -> Measured:
    """Furnish a house, run the whole bot in it and measure.

    Args:
        folder: empty; for the databases.
        far_side: its port.
        token: as Teams sends it.
        running: runs a module of ours as a process and gives its port.
        stock: measures how fast the stock SDK echoes presses, once.

    Raises:
        SystemExit: something was refused, or not stored.
    """
    alone, together = ALONE + WARM_UP_ALONE, TOGETHER + WARM_UP_TOGETHER
    furnished = await furnish(folder, far_side, alone + ROUNDS * together)
    questions = iter(furnished.questions)
    keyboard = Keyboard(f"http://127.0.0.1:{far_side}/emea/", token, count(1))
    ours, theirs = [], []
    with running("benchmarks.house", str(folder), str(far_side)) as port:
        waited = await _alone(port, keyboard, furnished, tuple(islice(questions, alone)))
        for _ in range(ROUNDS):
            # In turn, so that whatever else this machine is doing weighs on both alike.
            ours.append(await answer_together(port, keyboard, tuple(islice(questions, together))))
            theirs.append(await stock())
        answered = await count_answered(folder, far_side, furnished)
    if answered != alone + ROUNDS * together:
        raise SystemExit(f"the whole bot: {answered} uitvragen stored as answered, not {alone + ROUNDS * together}")
    return Measured(waited, reduce(add, ours), reduce(add, theirs))


async def _alone(
    port: int, keyboard: Keyboard, furnished: Furnished, questions: Sequence[Question]
) -> Mapping[str, Result]:
    codes, many = furnished.codes, len(questions)
    helps = [keyboard.types(furnished.regisseur, "/help") for _ in range(many)]
    status = [
        keyboard.types(furnished.regisseur, f"/uitvraag status {codes[each % len(codes)]}") for each in range(many)
    ]
    found = {
        "/help": (await _ask(port, helps, 1))[0],
        "/uitvraag status": (await _ask(port, status, 1))[0],
    }
    found["open a form"], opened = await _ask(port, [keyboard.opens(each) for each in questions], 1)
    saves = [keyboard.saves(question, card) for question, card in zip(questions, opened, strict=True)]
    found[SAVE], _ = await _ask(port, saves, 1)
    return found


async def answer_together(port: int, keyboard: Keyboard, questions: Sequence[Question]) -> Result:
    """Open every form, and measure how all senders together save them; the first ones only warm up."""
    _, opened = await _ask(port, [keyboard.opens(each) for each in questions], SENDERS)
    saves = [keyboard.saves(question, card) for question, card in zip(questions, opened, strict=True)]
    return (await _ask(port, saves, SENDERS))[0]


async def _ask(port: int, requests: Sequence[bytes], senders: int) -> tuple[Result, tuple[bytes, ...]]:
    warm_up = WARM_UP_ALONE if senders == 1 else WARM_UP_TOGETHER
    result, bodies = await ask_each(port, requests, senders=senders, warm_up=warm_up)
    if result.failures:
        raise SystemExit(f"the whole bot: {result.failures} of {len(requests)} turns failed")
    return result, bodies


def _parts(part: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - whatever stands in JSON
    """Walk through everything in a card."""
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(inner)
