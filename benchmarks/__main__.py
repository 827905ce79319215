"""`python -m benchmarks`: a bare echo, ours against the stock SDK's, and then the whole bot, in one run on one machine.

Three processes share the machine: the bot that is measured, the far side (connector and keys), and this one, which
sends.
Both bots check the same signed token on every turn; messages are answered by a post to the far side, which counts
them: a turn only counts when its answer was posted.
Of the whole bot it is measured how long one person waits, and how many uitvragen are answered a second, beside the
bare echo of the stock SDK. Last comes what it costs that the data is protected: the same answers with encryption and
the logboek, and in a wiring of this room alone without them; how long a regisseur waits at a zitting while sixty
participants refresh their cards, on either database. And what it costs everybody else that somebody guesses links to
the page of a guest, a thousand a second.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial, reduce
from operator import add
from pathlib import Path
from typing import Any

import uvloop
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from benchmarks import whole
from benchmarks.guessing import ALIVE, LEAST_LEFT, PEACE, Storm, measure_guessing
from benchmarks.guessing import KINDS as KINDS_OF_WEATHER
from benchmarks.load import Result, measure, message, press, request_bytes, signed_token
from benchmarks.postgres import postgres
from benchmarks.protection import MOST_LOST, Cost, measure_protection
from benchmarks.zitting import ACTS, BUSY, PARTICIPANTS, Waited, measure_zitting
from benchmarks.zitting import PEACE as UNDISTURBED
from benchmarks.zitting import TARGET as MOST_AT_A_ZITTING
from bot.web.logs import configure_logs

SECONDS = 2.5
ROUNDS = 2
"""Each bot is measured so many times this long, for each kind and number of senders."""

SENDERS = (16, 1)
TARGET = 8.0
DIFFERENT = 500
"""So many different activities are sent round and round."""

KINDS: dict[str, Callable[[int, str], dict[str, Any]]] = {"messages": message, "invokes": press}


@contextmanager
def running(*arguments: str) -> Iterator[int]:
    """Run a module of ours as a process; give the port it prints."""
    command = [sys.executable, "-m", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own modules
        try:
            yield int(process.stdout.readline()) if process.stdout else 0
        finally:
            process.terminate()


def posts(far_side: int) -> int:
    """Return how many posts the far side has seen."""
    with urllib.request.urlopen(f"http://127.0.0.1:{far_side}/count") as answer:
        found: int = json.load(answer)["posts"]
    return found


async def compare() -> int:
    """Measure everything; return the exit code: 1 when a target was missed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as processes:
        key_file, house = Path(folder) / "key.pem", Path(folder) / "house"
        key_file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        house.mkdir()
        far_side = processes.enter_context(running("benchmarks.far_side", str(key_file)))
        token = signed_token(key, f"http://127.0.0.1:{far_side}/emea/")
        metadata = f"http://127.0.0.1:{far_side}/metadata"
        ports = {
            name: processes.enter_context(running("benchmarks.servers", name, metadata)) for name in ("stock", "ours")
        }
        kinds = {kind: Kind(kind, token, far_side) for kind in KINDS}
        missed = [await compare_echoes(ports, kind) for kind in kinds.values()]
        stock = partial(kinds["invokes"].phase, ports["stock"], whole.SENDERS)
        missed.append(report_whole(await whole.measure_whole(house, far_side, token, running, stock)))
        missed.append(report_protection(await measure_protection(Path(folder), far_side, token, running)))
        held = await measure_zitting(Path(folder) / "zitting", far_side, token, running)
        missed.append(report_zitting("SQLite", held))
        with postgres() as elsewhere:
            held = await measure_zitting(Path(folder) / "elsewhere", far_side, token, running, elsewhere=elsewhere)
        missed.append(report_zitting("PostgreSQL", held))
        missed.append(report_guessing(await measure_guessing(Path(folder) / "door", far_side, token, running)))
    return int(any(missed))


class Kind:
    """One kind of turn, with the requests that bring it."""

    def __init__(self, name: str, token: str, far_side: int) -> None:
        """Make the requests, for bots that answer at this far side."""
        self.name = name
        self._far_side = far_side
        service_url = f"http://127.0.0.1:{far_side}/emea/"
        self._requests = [request_bytes(KINDS[name](each, service_url), token) for each in range(DIFFERENT)]

    async def phase(self, port: int, senders: int) -> Result:
        """Measure once, and check that every message was really answered."""
        before = posts(self._far_side)
        result = await measure(port, self._requests, senders=senders, seconds=SECONDS)
        posted = posts(self._far_side) - before
        if result.failures or not result.times or (self.name == "messages" and posted < len(result.times)):
            raise SystemExit(f"{self.name}: {result.failures} failures, {posted} posts, {len(result.times)} turns")
        return result


async def compare_echoes(ports: Mapping[str, int], kind: Kind) -> bool:
    """Measure one kind of turn at both echoes; tell whether a target was missed."""
    missed = False
    for senders in SENDERS:
        # In turn, so that whatever else this machine is doing weighs on both alike.
        rounds = [{name: await kind.phase(port, senders) for name, port in ports.items()} for _ in range(ROUNDS)]
        results = {name: reduce(add, (each[name] for each in rounds)) for name in ports}
        missed = report(kind.name, senders, results) or missed
    return missed


def report(kind: str, senders: int, results: Mapping[str, Result]) -> bool:
    """Say what was measured; tell whether the target was missed."""
    for name, result in results.items():
        say(line(name, kind, senders, result))
    ratio = results["ours"].per_second / results["stock"].per_second
    missed = senders > 1 and ratio < TARGET
    verdict = f", MISSED: the target is {TARGET:.0f}" if missed else ""
    say(f"ours / stock {ratio:.1f} x{verdict}\n")
    return missed


def report_whole(measured: whole.Measured) -> bool:
    """Say how the whole bot did; tell whether one sender waited too long. The comparison is told, not judged."""
    for name, result in measured.alone.items():
        missed = f", MISSED: the target is {whole.TARGET:.0f} ms" if name in measured.missed else ""
        say(whole_line(name, 1, result) + missed)
    together, stock = measured.together, measured.stock
    say(f"{whole_line(whole.SAVE, whole.SENDERS, together)}   {together.per_second:.0f} answered uitvragen/s")
    ratio = together.per_second / stock.per_second
    say(f"answered uitvragen / the {stock.per_second:.0f} presses/s stock echoed in between {ratio:.2f} x\n")
    return bool(measured.missed)


def report_protection(cost: Cost) -> bool:
    """Say what encryption and the logboek cost; tell whether that is too much."""
    for what, result in (("protected", cost.protected), ("bare", cost.bare)):
        say(f"{whole_line(what, whole.SENDERS, result)}   {result.per_second:.0f} answered uitvragen/s")
    missed = f", MISSED: the target is at most {MOST_LOST:.0%}" if cost.missed else ""
    say(f"encryption and logboek cost {cost.lost:.0%} of the answers a second{missed}\n")
    return cost.missed


def report_guessing(storm: Storm) -> bool:
    """Say what a storm of guesses costs everybody else; tell whether that is too much."""
    for kind in KINDS_OF_WEATHER:
        result = storm.all(kind)
        say(f"{whole_line(kind, whole.SENDERS, result)}   {result.per_second:.0f} answered uitvragen/s")
    told = ", ".join(f"{many} x {status}" for status, many in sorted(storm.told.items()))
    missed = f", MISSED: the target is at least {LEAST_LEFT:.0%}, and nothing but no" if storm.missed else ""
    say(f"{storm.a_second:.0f} guesses/s ({told}): {storm.left(PEACE):.0%} of the answers a second in peace is left,")
    say(f"{storm.left(ALIVE):.0%} of those while it is asked as often whether it is alive{missed}\n")
    return storm.missed


def report_zitting(database: str, waited: Waited) -> bool:
    """Say how long the regisseur waits at his panel, in peace and in the bustle; tell whether that is too long."""
    for act in ACTS:
        peace, busy = waited.middle(UNDISTURBED, act), waited.middle(BUSY, act)
        missed = f", MISSED: the target is {MOST_AT_A_ZITTING:.0f} ms" if act in waited.missed else ""
        say(
            f"zitting {database:10} {act:18} median {busy:6.1f} ms while {PARTICIPANTS} refresh,"
            f" {peace:6.1f} ms in peace: {busy / peace:.1f} x{missed}"
        )
    say(f"{waited.views} views of participants were answered meanwhile\n")
    return bool(waited.missed)


def whole_line(what: str, senders: int, result: Result) -> str:
    """Return one measurement of the whole bot in words."""
    return (
        f"whole  {what:17} {senders:3} senders   median {result.median:6.1f} ms"
        f"   95% within {result.within(95):6.1f} ms"
    )


def line(name: str, kind: str, senders: int, result: Result) -> str:
    """Return one measurement in words."""
    return (
        f"{name:6} {kind:9} {senders:3} senders  {result.per_second:8.0f} turns/s"
        f"   median {result.median:6.1f} ms   99% within {result.slowest:6.1f} ms"
    )


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # The whole bot's house is furnished with the bot's own parts, and they write log lines.
    with (
        Path("/dev/null").open("w", encoding="utf-8") as log,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        configure_logs(stream=log)
        sys.exit(runner.run(compare()))
