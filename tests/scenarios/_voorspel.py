"""Plays the stage before a story begins: once for each database, by typing and pressing, and copied for each story."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.web.inloggen import Aanmelder
from dialogs.kern.ports import Mailer, Meetings
from domain.persoon import Rol
from domain.regio import Regio
from storage import gesprekken
from storage.sleutelkast import DatabaseSleutelkast, Hoofdsleutels
from storage.store import UnitOfWork, maak_store
from tests._databases import HOOFDSLEUTELS
from tests.scenarios._opstelling import (
    BEHEERDER,
    BETROKKENE,
    CASUS,
    MAANDAG,
    ORGANISATIES,
    PARTNERS,
    REGISSEUR,
    TAFELKANAAL,
    Opstelling,
    kanaal_van,
)
from tests.scenarios.verhaal import Buur, Deelnemer, Verhaal, verhaal
from tests.teamsnep.activiteiten import Gesprek, Persoon, persoonlijk
from tests.teamsnep.limieten import Limiet
from tests.teamsnep.teams import FakeTeams, Post


class Stand(StrEnum):
    """How far the stage was played."""

    CASUS = "casus"
    """Conversations and people are registered, and a casus with two betrokkenen is open."""
    UITVRAAG = "uitvraag"
    """Its uitvraag stands in the conversations of six organisaties."""


@dataclass(frozen=True)
class Gespeeld:
    """A stage that was played: its databases, at rest; what stood in Teams by then; the code of the casus."""

    database: str
    sleutels: Path
    posts: tuple[Post, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Toneel:
    """The databases of one story, made from a stage that was played. Nothing runs on them yet."""

    database_url: str
    sleutels_url: str
    gespeeld: Gespeeld


@dataclass(frozen=True)
class Instelling:
    """How the bot is set up: who signs people in to its pages (None: it has none), where anchors go, its main keys.

    `mailer` sends mail, `vergaderingen` makes the meetings of talks; None: nobody does.
    """

    aanmelder: Aanmelder | None = None
    ankers: Path | None = None
    sleutels: Hoofdsleutels = HOOFDSLEUTELS
    mailer: Mailer | None = None
    vergaderingen: Meetings | None = None


GEWOON: Final = Instelling()


@asynccontextmanager
async def draait(
    toneel: Toneel,
    regio: Regio,
    *,
    limits: Sequence[Limiet] = (),
    buren: Sequence[Buur] = (),
    instelling: Instelling = GEWOON,
) -> AsyncIterator[Opstelling]:
    """Let the bot run on a stage, with a Teams in which everything stands that was posted by then; see `verhaal`."""
    store = maak_store(toneel.database_url, DatabaseSleutelkast(toneel.sleutels_url, instelling.sleutels))
    try:
        async with verhaal(
            store,
            regio,
            MAANDAG,
            limits=limits,
            buren=buren,
            mailer=instelling.mailer,
            aanmelder=instelling.aanmelder,
            ankers=instelling.ankers,
            vergaderingen=instelling.vergaderingen,
        ) as v:
            bevolkt(v.teams, toneel)
            store.run_now(v.scope, verhuist, v.teams.service_url)
            yield Opstelling(v, toneel.gespeeld.code, toneel.database_url, toneel.sleutels_url)
    finally:
        store.close()


async def speel(toneel: Toneel, regio: Regio, stand: Stand) -> tuple[tuple[Post, ...], str]:
    """Play one step further on this stage; return what stands in Teams, and the code of the casus."""
    async with draait(toneel, regio) as o:
        code = await _richt_in(o.verhaal) if stand is Stand.CASUS else o.code
        if stand is Stand.UITVRAAG:
            await o.start_uitvraag()
            await o.verhaal.works()
        return tuple(o.verhaal.teams.posts), code


def bevolkt(teams: FakeTeams, toneel: Toneel) -> None:
    """Let a Teams know who is where, and what was posted."""
    for plek in _kanalen():
        teams.has_members(plek, plek.members)
    teams.remembers(toneel.gespeeld.posts)


def verhuist(uow: UnitOfWork, service_url: str) -> None:
    """Renew the address of every conversation: each Teams in these tests listens at another port."""
    mensen = [persoonlijk(Persoon(naam)) for naam in (REGISSEUR, BEHEERDER)]
    for plek in (*_kanalen(), *mensen):
        bekend = gesprekken.zoek(uow, plek.id)
        if bekend is not None:
            gesprekken.onthoud(
                uow,
                soort=bekend.soort.value,
                conversation_id=bekend.conversation_id,
                service_url=service_url,
                tenant_id=bekend.tenant_id,
                bot_id=bekend.bot_id,
            )


def _kanalen() -> Iterable[Gesprek]:
    return (TAFELKANAAL, *map(kanaal_van, ORGANISATIES))


async def _richt_in(v: Verhaal) -> str:
    beheerder = v.works_here(BEHEERDER, Rol.BEHEERDER, "zvh")
    await _koppelt(beheerder, TAFELKANAAL, "Tafel: Regietafel Huiselijk Geweld")
    await _meldt_aan(beheerder, TAFELKANAAL, (REGISSEUR,), "ZVH Merwestad", "procesregisseur")
    for code, naam in ORGANISATIES.items():
        await _koppelt(beheerder, kanaal_van(code), f"Organisatie: {naam}")
        await _meldt_aan(beheerder, kanaal_van(code), PARTNERS[code], naam, "partner")
    await v.works()
    return await _maakt_casus(Deelnemer(v, Persoon(REGISSEUR)))


async def _koppelt(beheerder: Deelnemer, plek: Gesprek, doel: str) -> None:
    formulier = await beheerder.presses(await beheerder.types("/registreer", plek), "Openen", waar=plek)
    gekoppeld = await beheerder.presses(formulier, "Opslaan", {"Dit gesprek hoort bij": doel}, waar=plek)
    assert "Dit gesprek is gekoppeld." in gekoppeld


async def _meldt_aan(beheerder: Deelnemer, plek: Gesprek, wie: Sequence[str], organisatie: str, rol: str) -> None:
    formulier = await beheerder.presses(await beheerder.types("/registreer", plek), "Openen", waar=plek)
    formulier = await beheerder.presses(formulier, "Mensen", waar=plek)
    keuze = {"Wie meldt u aan?": " + ".join(wie), "Organisatie": organisatie, "Rol": rol}
    aangemeld = await beheerder.presses(formulier, "Aanmelden", keuze, waar=plek)
    assert "aangemeld als" in aangemeld


async def _maakt_casus(regisseur: Deelnemer) -> str:
    formulier = await regisseur.types("/casus nieuw huiselijk-geweld")
    opgeslagen = await regisseur.presses(formulier, "Opslaan", dict(CASUS))
    formulier = await regisseur.presses(opgeslagen, "Nog een betrokkene")
    opgeslagen = await regisseur.presses(formulier, "Opslaan", dict(BETROKKENE))
    return opgeslagen.tekst.split()[1]
