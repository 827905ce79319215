"""What protecting the data costs: uitvragen that are answered, with encryption and the logboek, and without."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import count, islice
from operator import add
from pathlib import Path

from benchmarks.bare import unprotected
from benchmarks.casussen import Question, furnish
from benchmarks.house import DATABASE
from benchmarks.load import Result
from benchmarks.whole import ANSWER, Keyboard, Runs, answer_together

ROUNDS, EACH = 9, 110
"""Many short rounds: what else this machine does for some seconds then weighs on few of them."""
MOST_LOST = 0.25
"""How much of the answers a second it may cost."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The answers of all senders together, round by round: as in production, and without encryption and logboek."""

    rounds: tuple[tuple[Result, Result], ...]

    @property
    def protected(self) -> Result:
        """All rounds as in production."""
        return reduce(add, (each for each, _ in self.rounds))

    @property
    def bare(self) -> Result:
        """All rounds without."""
        return reduce(add, (each for _, each in self.rounds))

    @property
    def lost(self) -> float:
        """Which part of the answers a second is lost by protecting them, in the middle one of the rounds."""
        return statistics.median(1 - protected.per_second / bare.per_second for protected, bare in self.rounds)

    @property
    def missed(self) -> bool:
        """Tell whether it costs more than it may."""
        return self.lost > MOST_LOST


async def measure_protection(folder: Path, far_side: int, token: str, running: Runs) -> Cost:
    """Furnish two houses in `folder`, run the bot in both, and measure them in turn."""
    houses = {"benchmarks.house": folder / "protected", "benchmarks.bare": folder / "bare"}
    for house in houses.values():
        house.mkdir()
    questions: dict[str, Sequence[Question]] = {
        "benchmarks.house": (await furnish(houses["benchmarks.house"], far_side, ROUNDS * EACH)).questions
    }
    with unprotected():
        questions["benchmarks.bare"] = (await furnish(houses["benchmarks.bare"], far_side, ROUNDS * EACH)).questions
    keyboard = Keyboard(f"http://127.0.0.1:{far_side}/emea/", token, count(1))
    found: dict[str, list[Result]] = {name: [] for name in houses}
    with (
        running("benchmarks.house", str(houses["benchmarks.house"]), str(far_side)) as protected,
        running("benchmarks.bare", str(houses["benchmarks.bare"]), str(far_side)) as bare,
    ):
        waiting = {name: iter(all_) for name, all_ in questions.items()}
        for number in range(ROUNDS):
            # In turn, and the other one first each time: whatever else this machine is doing weighs on both alike.
            ports = [("benchmarks.house", protected), ("benchmarks.bare", bare)]
            for name, port in ports if number % 2 else reversed(ports):
                found[name].append(await answer_together(port, keyboard, tuple(islice(waiting[name], EACH))))
    readable = [name for name, house in houses.items() if _can_be_read(house)]
    if readable != ["benchmarks.bare"]:
        raise SystemExit(f"what was answered should be readable in the bare house alone, not in {readable}")
    return Cost(tuple(zip(found["benchmarks.house"], found["benchmarks.bare"], strict=True)))


def _can_be_read(house: Path) -> bool:
    """Tell whether what somebody typed stands in the database as it is."""
    typed = ANSWER["wat_loopt"].encode()
    return any(typed in each.read_bytes() for each in house.glob(f"{DATABASE}*"))
