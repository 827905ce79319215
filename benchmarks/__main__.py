"""`python -m benchmarks`: turns per second of a bare echo, ours against the stock SDK's, in one run on one machine.

Three processes share the machine: the bot that is measured, the far side (connector and keys), and this one, which
sends.
Both bots check the same signed token on every turn; messages are answered by a post to the far side, which counts
them: a turn only counts when its answer was posted.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import uvloop
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from benchmarks.load import Result, measure, message, press, request_bytes, signed_token

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


async def phase(port: int, far_side: int, requests: Sequence[bytes], kind: str, senders: int) -> Result:
    """Measure one kind of turn, and check that every message was really answered."""
    before = posts(far_side)
    result = await measure(port, requests, senders=senders, seconds=SECONDS)
    posted = posts(far_side) - before
    if result.failures or not result.times or (kind == "messages" and posted < len(result.times)):
        raise SystemExit(f"{kind}: {result.failures} failures, {posted} posts, {len(result.times)} turns")
    return result


async def compare() -> int:
    """Measure everything; return the exit code: 1 when the target at 16 senders was missed."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    missed = False
    with tempfile.TemporaryDirectory() as folder, ExitStack() as processes:
        key_file = Path(folder) / "key.pem"
        key_file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        far_side = processes.enter_context(running("benchmarks.far_side", str(key_file)))
        metadata, service_url = f"http://127.0.0.1:{far_side}/metadata", f"http://127.0.0.1:{far_side}/emea/"
        ports = {
            name: processes.enter_context(running("benchmarks.servers", name, metadata)) for name in ("stock", "ours")
        }
        token = signed_token(key, service_url)
        for kind, make in KINDS.items():
            requests = [request_bytes(make(each, service_url), token) for each in range(DIFFERENT)]
            for senders in SENDERS:
                # In turn, so that whatever else this machine is doing weighs on both alike.
                rounds = [
                    {name: await phase(port, far_side, requests, kind, senders) for name, port in ports.items()}
                    for _ in range(ROUNDS)
                ]
                results = {name: reduce(add, (each[name] for each in rounds)) for name in ports}
                missed = report(kind, senders, results) or missed
    return int(missed)


def report(kind: str, senders: int, results: Mapping[str, Result]) -> bool:
    """Say what was measured; tell whether the target was missed."""
    for name, result in results.items():
        say(line(name, kind, senders, result))
    ratio = results["ours"].per_second / results["stock"].per_second
    missed = senders > 1 and ratio < TARGET
    verdict = f", MISSED: the target is {TARGET:.0f}" if missed else ""
    say(f"ours / stock {ratio:.1f} x{verdict}\n")
    return missed


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
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        sys.exit(runner.run(compare()))
