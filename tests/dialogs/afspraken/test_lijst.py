"""The list of afspraken: of one casus, of all somebody runs, and of the organisatie that holds the casusregie."""

import json

import pytest

from domain.afspraak import AfspraakStatus
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regie import Regie
from storage import afspraken, regie
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import nodigt_uit
from tests.dialogs.afspraken._afspraken import WAT, over, zet, zo_ver


async def lijst(iemand: Deelnemer, casus: Casus | None = None, woord: str = "lijst") -> Kaart:
    if casus is None:
        return await iemand.opens(f"afspraak {woord}")
    return await iemand.opens(f"afspraak {woord}", casuscode=str(casus.code))


def belegt(wereld: Wereld, casus: Casus, organisatie: str) -> None:
    wereld.doet(lambda uow: regie.beleg(uow, Regie(uow.new_id(), casus.id, organisatie, uow.now, wereld.regisseur.id)))


async def test_of_one_casus_the_first_day_comes_first_and_what_is_done_last(wereld: Wereld, casus: Casus) -> None:
    zet(wereld, casus, wat="Derde", wanneer=over(wereld, days=20))
    zet(wereld, casus, wat="Klaar al", wanneer=over(wereld, days=1), status=AfspraakStatus.GEREED)
    zet(wereld, casus, "ggd", wat="Eerste", wanneer=over(wereld, days=-2))
    zet(wereld, casus, wat="Tweede", wanneer=over(wereld, days=2))
    kaart = await lijst(wereld.regisseur, casus)
    plekken = [kaart.tekst.index(wat) for wat in ("Eerste", "Tweede", "Derde", "Klaar al")]
    assert plekken == sorted(plekken)
    assert "(te laat)" in kaart
    assert "3 afspraken staan open. De eerste dag staat bovenaan." in kaart
    assert "Hieronder staat ook één die klaar of vervallen is." in kaart
    assert "GGD Merwestreek" in kaart


async def test_of_all_casussen_only_what_is_open_by_date_with_the_code(wereld: Wereld, casus: Casus) -> None:
    ander = zo_ver(wereld)
    vreemd = zo_ver(
        wereld, regisseur=wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    )
    zet(wereld, casus, wat="Later", wanneer=over(wereld, days=9))
    zet(wereld, ander, wat="Eerder", wanneer=over(wereld, days=3))
    zet(wereld, ander, wat="Al gedaan", status=AfspraakStatus.GEREED)
    zet(wereld, vreemd, wat="Van een ander")
    kaart = await lijst(wereld.regisseur)
    assert kaart.tekst.index("Eerder") < kaart.tekst.index("Later")
    assert str(casus.code) in kaart
    assert str(ander.code) in kaart
    for niet in ("Al gedaan", "Van een ander", str(vreemd.code)):
        assert niet not in kaart
    assert "2 afspraken staan open, in 2 casussen" in kaart


@pytest.mark.parametrize(("woord", "knop"), [("klaar", "Klaar"), ("verzet", "Verzetten"), ("draag-over", "Overdragen")])
async def test_the_act_that_was_asked_for_stands_beside_each(
    wereld: Wereld, casus: Casus, woord: str, knop: str
) -> None:
    zet(wereld, casus)
    zet(wereld, casus, wat="Al gedaan", status=AfspraakStatus.GEREED)
    kaart = await lijst(wereld.regisseur, casus, woord)
    assert kaart.knoppen.count(knop) == 1
    vorm = await wereld.regisseur.presses(kaart, knop)
    assert WAT in vorm


async def test_many_come_in_pages(wereld: Wereld, casus: Casus) -> None:
    for nr in range(14):
        zet(wereld, casus, wat=f"Afspraak nummer {nr:02} " + "x" * 480, wanneer=over(wereld, days=nr))
    kaart, gezien = await lijst(wereld.regisseur, casus), ""
    for _ in range(3):
        assert len(json.dumps(kaart.json).encode()) < 25_000
        gezien += kaart.tekst
        if "Volgende" in kaart.knoppen:
            kaart = await wereld.regisseur.presses(kaart, "Volgende")
    assert all(f"Afspraak nummer {nr:02}" in gezien for nr in range(14))
    assert "Volgende" not in kaart.knoppen
    assert "Afspraak nummer 06" in await wereld.regisseur.presses(kaart, "Vorige")
    voorbij = await wereld.regisseur.presses_raw("afspraak.lijst", {"v": 1, "casus": casus.id, "vanaf": 99})
    assert "Afspraak nummer 00" in voorbij


async def test_who_holds_the_casusregie_sees_all_of_it_but_not_who_refused(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie", "ggd")
    belegt(wereld, casus, "ggd")
    zet(wereld, casus, "politie", status=AfspraakStatus.GEWEIGERD)
    zet(wereld, casus, "ggd", wat="Van de ggd")
    kaart = await lijst(wereld.partner("ggd"), casus)
    assert WAT in kaart
    assert "Van de ggd" in kaart
    assert "eruggegeven" not in kaart
    assert kaart.knoppen.count("Bekijken") == 1
    assert "Nieuwe afspraak" not in kaart.knoppen
    regisseur = await lijst(wereld.regisseur, casus)
    assert "teruggegeven" in regisseur


async def test_to_who_holds_the_casusregie_it_is_open_whatever_its_owner_said(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie", "ggd")
    belegt(wereld, casus, "ggd")
    een = zet(wereld, casus, "politie", status=AfspraakStatus.VOORGELEGD)
    gezien = set()
    for knop in ("", "aannemen", "weigeren"):
        if knop:
            vorm = await wereld.partner("politie").presses_raw(
                "afspraak.doe_formulier", {"v": 1, "afspraak": een.id, "doen": knop}
            )
            await wereld.partner("politie").presses(
                vorm, next(iter(vorm.knoppen)), {"tekst": "Kan niet"} if knop == "weigeren" else {}
            )
        gezien.add((await lijst(wereld.partner("ggd"), casus)).tekst)
    assert wereld.leest(afspraken.lees, een.id).status is AfspraakStatus.GEWEIGERD
    assert len(gezien) == 1, gezien
    assert "staat open" in gezien.pop()


async def test_another_organisatie_in_the_casus_sees_its_own_alone(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie", "ggd")
    zet(wereld, casus, "politie")
    zet(wereld, casus, "ggd", wat="Van de ggd")
    for casus_of_niet in (casus, None):
        kaart = await lijst(wereld.partner("ggd"), casus_of_niet)
        assert "Van de ggd" in kaart
        assert WAT not in kaart
    raw = await wereld.partner("ggd").presses_raw("afspraak.lijst", {"v": 1, "casus": casus.id})
    assert WAT not in raw


async def test_who_has_nothing_to_do_with_it_does_not_learn_that_it_is_there(wereld: Wereld, casus: Casus) -> None:
    zet(wereld, casus)
    vreemd = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for iemand in (wereld.partner("ggd"), vreemd, wereld.beheerder):
        kaart = await lijst(iemand, casus)
        assert WAT not in kaart
        geen = await iemand.opens("afspraak lijst", casuscode=str(Casuscode.maak(2026, 999)))
        assert geen.tekst == kaart.tekst
    assert Handeling.AFSPRAAK_GEOPEND not in wereld.handelingen(casus.id)


async def test_an_empty_list_says_what_to_do(wereld: Wereld, casus: Casus) -> None:
    kaart = await lijst(wereld.regisseur, casus)
    assert "nog niets afgesproken" in kaart
    assert "Nieuwe afspraak" in await wereld.regisseur.presses(kaart, "Nieuwe afspraak")
    assert "staat nu geen afspraak open" in await lijst(wereld.regisseur)
