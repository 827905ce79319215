"""What came of a casus is taken along by its own regisseur, from a page, and only what was approved."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from dialogs.kern.paginas import Download, Paginabezoek
from dialogs.uitwisseling import pagina
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.errors import NotAllowed
from domain.logboek import Handeling
from domain.persoon import Actor
from domain.verslag import Afspraakregel, Verslag
from storage import afspraken, personen
from storage import verslag as verslagen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.zitting._zitting import Tafel
from tests.domain.test_uitwisseling import KEURING

BESLUIT = "De politie en het jeugdteam gaan samen langs."


def bezoek(tafel: Tafel, uow: UnitOfWork, wie: Deelnemer) -> Paginabezoek:
    actor = Actor.van(personen.lees(uow, wie.id), uow.now)
    return Paginabezoek(uow, tafel.wereld.regio, tafel.wereld.teksten, actor)


def keurt_goed(tafel: Tafel, casus: Casus, *, goedgekeurd: bool = True) -> Verslag:
    """Keep a verslag of a casus at the zitting of today, with a besluit and an afspraak of the police."""
    nu = tafel.wereld.nu
    nieuw = Afspraak(
        "a1", casus.id, "Langsgaan bij het gezin.", "politie", date(2026, 3, 12), AfspraakStatus.LOPEND, nu,
        tafel.regisseur.id, nu, betrokkenen=(casus.betrokkenen[0].id,), conditie="als de school ook komt",
        zitting_id=tafel.zitting.id,
    )  # fmt: skip
    tafel.wereld.doet(afspraken.voeg_toe, nieuw)
    verslag = Verslag(
        tafel.zitting.id,
        casus.id,
        tekst="Er is lang over de school gesproken.",
        besluiten=(BESLUIT,),
        afspraken=(Afspraakregel("a1", nieuw.wat, "politie", "2026-03-12"),),
        van=datetime.fromisoformat("2026-03-05T12:30:00+00:00"),
    )
    bewaard = tafel.wereld.doet(verslagen.voeg_toe, verslag, tafel.regisseur.id)
    return tafel.wereld.doet(verslagen.keur_goed, bewaard, tafel.regisseur.id) if goedgekeurd else bewaard


def neemt_mee(tafel: Tafel, casus: Casus, wie: Deelnemer | None = None) -> dict[str, Any]:
    def haal(uow: UnitOfWork) -> Download:
        return pagina.json(bezoek(tafel, uow, wie or tafel.regisseur), casus.id)

    bestand = tafel.wereld.doet(haal)
    assert bestand.bestandsnaam == f"uitkomst-{casus.code}-20260305.json"
    gelezen: dict[str, Any] = json.loads(bestand.inhoud)
    assert KEURING.is_valid(gelezen)
    return gelezen


async def test_the_regisseur_takes_along_what_was_decided_and_agreed(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste)
    (overleg,) = neemt_mee(tafel, tafel.eerste)["resultaten"]
    assert (overleg["datum"], overleg["startTijd"], overleg["eindTijd"]) == ("2026-03-05", "13:30:00", None)
    zaak = overleg["betreft"]
    assert zaak["id"] == str(tafel.eerste.code)
    assert [een["omschrijving"] for een in zaak["heeftBesluit"]] == [BESLUIT]
    (actie,) = zaak["heeftActie"]
    assert actie["conditie"] == "als de school ook komt"
    assert "geïnformeerd" in actie["informering"]
    assert actie["belegdBij"]["naam"] == tafel.wereld.regio.organisatienaam("politie")
    assert "Verzonnen" not in json.dumps(overleg)


async def test_who_took_it_along_stands_in_the_logboek_of_the_casus_and_of_whom_it_is_about(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste)
    neemt_mee(tafel, tafel.eerste)
    regels = [een for een in tafel.wereld.logboek(tafel.eerste.id) if een.handeling == Handeling.UITKOMST_UITGEVOERD]
    over = {(een.casus_id, een.betrokkene_id, een.door_id) for een in regels}
    wie = tafel.eerste.betrokkenen[0].id
    assert over == {(tafel.eerste.id, None, tafel.regisseur.id), (tafel.eerste.id, wie, tafel.regisseur.id)}


async def test_a_draft_stays_here(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste, goedgekeurd=False)
    assert neemt_mee(tafel, tafel.eerste)["resultaten"] == []


async def test_an_approval_that_was_taken_back_counts_no_more(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste)
    tafel.wereld.doet(verslagen.trek_in, tafel.zitting.id, tafel.eerste.id)
    assert neemt_mee(tafel, tafel.eerste)["resultaten"] == []


async def test_a_colleague_and_a_partner_get_nothing(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste)
    for wie in (tafel.collega, tafel.partner("politie")):
        with pytest.raises(NotAllowed):
            neemt_mee(tafel, tafel.eerste, wie)
        with pytest.raises(NotAllowed):
            tafel.wereld.doet(lambda uow, wie=wie: pagina.teken(bezoek(tafel, uow, wie), tafel.eerste.id))


async def test_the_page_tells_how_much_there_is_and_none_of_its_words(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste)
    html = tafel.wereld.doet(lambda uow: pagina.teken(bezoek(tafel, uow, tafel.regisseur), tafel.eerste.id))
    assert "besluiten 1, afspraken 1" in html
    assert BESLUIT not in html


async def test_the_command_gives_a_link_for_one_person_and_only_when_something_was_approved(tafel: Tafel) -> None:
    code = str(tafel.eerste.code)
    tafel.wereld.pagina_adres = "https://tafelbot.example"
    kaart = await tafel.regisseur.opens("uitkomst", casuscode=code)
    assert "nog geen goedgekeurd verslag" in kaart
    keurt_goed(tafel, tafel.eerste)
    kaart = await tafel.regisseur.opens("uitkomst", casuscode=code)
    assert "Eén zitting" in kaart
    assert kaart.adressen[0].startswith("https://tafelbot.example/pagina/")


async def test_without_pages_no_file_goes_through_teams(tafel: Tafel) -> None:
    keurt_goed(tafel, tafel.eerste)
    kaart = await tafel.regisseur.opens("uitkomst", casuscode=str(tafel.eerste.code))
    assert "gaat niet door Teams" in kaart


def test_an_organisatie_that_the_region_took_away_keeps_its_code(tafel: Tafel) -> None:
    verslag = keurt_goed(tafel, tafel.eerste, goedgekeurd=False)
    weg = replace(verslag, afspraken=(Afspraakregel("a1", "Bellen.", "opgeheven", "2026-03-12"),))
    bewaard = tafel.wereld.doet(verslagen.voeg_toe, weg, tafel.regisseur.id)
    tafel.wereld.doet(verslagen.keur_goed, bewaard, tafel.regisseur.id)
    (overleg,) = neemt_mee(tafel, tafel.eerste)["resultaten"]
    assert overleg["betreft"]["heeftActie"][0]["belegdBij"]["naam"] == "opgeheven"
