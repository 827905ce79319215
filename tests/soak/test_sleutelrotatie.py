"""The main key is rotated over ten thousand casussen while the whole bot answers: no turn fails.

Three processes: the bot as it is wired for a real start, the command that rotates, and this one, in which people press.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from benchmarks.__main__ import running
from benchmarks.casussen import Furnished, Question, count_answered, furnish
from benchmarks.house import DATABASE, KEYS, KEYSTORE, REGIO
from benchmarks.load import APP_ID, TENANT, ask_each, signed_token
from benchmarks.whole import Keyboard
from domain.persoon import Rol
from storage import casus
from storage.hoofdsleutels import Hoofdsleutels
from storage.sleutelkast import DatabaseSleutelkast, nieuwe_hoofdsleutel
from storage.store import Scope, UnitOfWork, maak_store
from tests._databases import NU
from tests.storage import bouw

CASUSSEN, VRAGEN, TEGELIJK, SENDERS = 10_000, 1200, 40, 8


@dataclass(frozen=True)
class Huis:
    folder: Path
    far_side: int
    keyboard: Keyboard
    furnished: Furnished

    @property
    def keystore(self) -> str:
        return f"sqlite:///{self.folder / KEYSTORE}"

    def main_keys(self) -> Hoofdsleutels:
        return Hoofdsleutels.lees(",".join((self.folder / KEYS).read_text("ascii").split()))

    def counts(self) -> dict[str, int]:
        kast = DatabaseSleutelkast(self.keystore, self.main_keys())
        try:
            return dict(kast.telling())
        finally:
            kast.close()

    def environment(self) -> dict[str, str]:
        own = {
            "DATABASE_URL": f"sqlite:///{self.folder / DATABASE}",
            "KEYSTORE_URL": self.keystore,
            "KEYS_FILE": str(self.folder / KEYS),
            "REGIOS__DEMO__FILE": REGIO,
            "REGIOS__DEMO__APP_ID": APP_ID,
            "REGIOS__DEMO__TENANT_IDS": TENANT,
            "REGIOS__DEMO__CLIENT_SECRET": "an-invented-secret",
        }
        return {**os.environ, **{f"TAFELBOT_{name}": value for name, value in own.items()}}

    async def answers(self, port: int, questions: Sequence[Question]) -> None:
        """Open each form and save it; whatever is not a form with its button, or not a 2xx, fails here."""
        opened, cards = await ask_each(port, [self.keyboard.opens(each) for each in questions], senders=SENDERS)
        saves = [self.keyboard.saves(each, card) for each, card in zip(questions, cards, strict=True)]
        saved, _ = await ask_each(port, saves, senders=SENDERS)
        assert (opened.failures, saved.failures) == (0, 0)


def more_casussen(uow: UnitOfWork, aantal: int) -> None:
    regisseur = bouw.persoon(uow, "Fatima Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    for _ in range(aantal):
        casus.voeg_toe(uow, bouw.nieuwe_casus(uow, regisseur))


@pytest.mark.timeout(1200)
async def test_no_turn_fails_while_ten_thousand_casussen_get_another_main_key(tmp_path: Path) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key_file, folder = tmp_path / "key.pem", tmp_path / "house"
    folder.mkdir()
    pem = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key_file.write_bytes(private.private_bytes(*pem))
    with running("benchmarks.far_side", str(key_file)) as far_side:
        url = f"http://127.0.0.1:{far_side}/emea/"
        keyboard = Keyboard(url, signed_token(private, url), count(1))
        huis = Huis(folder, far_side, keyboard, await furnish(folder, far_side, VRAGEN))
        fill(huis)
        old = (folder / KEYS).read_text("ascii").strip()
        # First the bot knows both, the new one in front; only then everything is wrapped anew.
        (folder / KEYS).write_text(f"{nieuwe_hoofdsleutel('nieuw')}\n{old}\n", "ascii")
        before = huis.counts()
        assert before["benchmark"] > CASUSSEN
        answered, seconds = await answer_during_rotation(huis)
        assert set(huis.counts()) == {"nieuw"}
        stored = await count_answered(folder, far_side, huis.furnished)
    assert stored == answered > 0
    sys.stdout.write(f"\n{before['benchmark']} keys in {seconds:.1f} s; {answered} answers meanwhile, none failed\n")


def fill(huis: Huis) -> None:
    kast = DatabaseSleutelkast(huis.keystore, huis.main_keys())
    store = maak_store(f"sqlite:///{huis.folder / DATABASE}", kast)
    try:
        for _ in range(CASUSSEN // 500):
            store.run_now(Scope(huis.furnished.regio, NU), more_casussen, 500)
    finally:
        store.close()


async def answer_during_rotation(huis: Huis) -> tuple[int, float]:
    """Start the bot, rotate, and answer as long as that takes; return how many answers, and how many seconds."""
    loop, left = asyncio.get_running_loop(), list(huis.furnished.questions)
    answered = 0
    with running("benchmarks.house", str(huis.folder), str(huis.far_side)) as port:
        # What was in memory is of no use: the bot has just started, and each question is about a casus of its own.
        begun = loop.time()
        rotation = await asyncio.create_subprocess_exec(
            *(sys.executable, "app.py", "sleutels", "roteer"),
            env=huis.environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        finished = asyncio.create_task(rotation.communicate())
        while not finished.done() and left:
            now, left = left[:TEGELIJK], left[TEGELIJK:]
            await huis.answers(port, now)
            answered += len(now)
        out, errors = await finished
        seconds = loop.time() - begun
        assert rotation.returncode == 0, errors.decode()
        assert "sleutels zitten nu op slot met nieuw" in out.decode()
        # And after it, with whatever the bot read while it went on.
        await huis.answers(port, left[:TEGELIJK])
        answered += len(left[:TEGELIJK])
    return answered, seconds
