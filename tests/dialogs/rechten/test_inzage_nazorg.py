"""Somebody in nazorg reads all that is kept of his return and of his way with the RIO, and no professional by name."""

from datetime import date, timedelta

import pytest

from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.detentie import Detentie, Detentiebron, Detentieversie, Verlof, Wijzigsoort
from domain.nacheck import Gezien, Nacheck, Vervolg
from domain.persoon import Rol
from domain.quickscan import Quickscan, Quickscanbesluit
from domain.rio import Contactsoort, Rioafspraak, Riocontact, Riodossier
from storage import basisvoorwaarden, nacheck, quickscan, rio
from storage import detentie as detenties
from storage.store import UnitOfWork
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit
from tests.dialogs.rechten._zaak import VRAAG, ZOON, Zaak
from tests.dialogs.rechten.test_inzage import delen_van

VRIJ = date(2026, 6, 1)
PLEKKEN = (
    "quickscan", "voorwaarde", "nacheck", "eerst", "krachten", "voor_wat", "hoort_wat", "contact", "afspraak",
)  # fmt: skip


def eigen(plek: str) -> str:
    return f"Tekst over {plek}."


def schrijf(uow: UnitOfWork, casus_id: str, door: str) -> None:
    """All there can be of somebody in nazorg, each with a text of its own."""
    van = Detentie(
        casus_id,
        Detentiebron.INJUS,
        inrichting="pi-merwede",
        begin=date(2026, 1, 5),
        einde=VRIJ,
        verlof=Verlof(date(2026, 4, 3), date(2026, 4, 6)),
        vestiging="oosterwaard",
        hic=True,
    )
    detenties.bewaar(uow, Detentieversie(van, Wijzigsoort.GEMELD, door, uow.now))
    besluit = Quickscan(uow.new_id(), casus_id, Quickscanbesluit.ALLEEN_RIO, eigen("quickscan"), door, uow.now)
    quickscan.voeg_toe(uow, besluit)
    stand = Voorwaardestand(casus_id, "onderdak", Stand.MEE_BEZIG, "ggd", eigen("voorwaarde"), door, uow.now)
    basisvoorwaarden.bewaar(uow, stand)
    gezien = Nacheck(
        uow.new_id(), casus_id, uow.now, door, Gezien.JA, Gezien.NEE, eigen("nacheck"), Vervolg.GAAT_DOOR,
        VRIJ + timedelta(days=14),
    )  # fmt: skip
    nacheck.voeg_toe(uow, gezien)
    rio.bewaar_dossier(
        uow,
        Riodossier(casus_id, eigen("eerst"), eigen("krachten"), eigen("voor_wat"), eigen("hoort_wat")),
    )
    rio.voeg_contact_toe(
        uow,
        Riocontact(uow.new_id(), casus_id, Contactsoort.VIDEO, uow.now.date(), eigen("contact"), door, uow.now),
    )
    rio.voeg_afspraak_toe(
        uow, Rioafspraak(uow.new_id(), casus_id, uow.now + timedelta(days=1), eigen("afspraak"), door)
    )


@pytest.fixture
async def terugkeer(wereld: Wereld) -> Zaak:
    zitting = plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10))
    casus = maakt_casus(wereld, "nazorg", None, ZOON)
    gevraagd = vraagt_uit(wereld, casus, zitting, "politie")
    rik = wereld.partner("rio", "Professional Rio")
    wereld.doet(schrijf, casus.id, rik.id)
    contactpunt = wereld.persoon("Lonneke Contactpunt", (Rol.CONTACTPUNT, wereld.regio.eigen_organisatie))
    zaak = Zaak(wereld, casus, gevraagd, contactpunt)
    formulier = await contactpunt.opens("inzage", casuscode=zaak.code)
    hoe = "Hoe is vastgesteld wie het is?"
    await contactpunt.presses(formulier, "Vastleggen", {hoe: VRAAG[hoe], "betrokkene": casus.betrokkenen[0].id})
    return zaak


def test_he_reads_what_is_kept_of_his_return_per_source(terugkeer: Zaak) -> None:
    blad = terugkeer.kiest(*delen_van(terugkeer.bladert()).values())
    assert [een for een in PLEKKEN if eigen(een) not in blad] == []
    for woorden in (
        "PI Merwede", "Oosterwaard", "1 juni 2026", "Verwacht einde", "Verlof vanaf", "Een bericht van justitie",
        "Verder met alleen de re-integratieofficier", "Onderdak", "Er wordt aan gewerkt", "Videogesprek", "Gepland",
        "RIO Merwestad", "GGD",
    ):  # fmt: skip
        assert woorden in blad, woorden


def test_each_text_waits_until_it_was_gone_through_and_nobody_who_works_there_is_named(terugkeer: Zaak) -> None:
    delen = delen_van(terugkeer.bladert())
    niets = terugkeer.kiest()
    assert "Tekst over" not in niets
    assert "PI Merwede" in niets
    alles = terugkeer.kiest(*delen.values())
    for waar in (alles, terugkeer.bestand()):
        assert "Professional Rio" not in waar
    assert eigen("contact") in terugkeer.bestand()
