"""The RIO takes somebody in without a detentiemelding, and the regisseur lets it in, or ends that."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.kern.afspraken import laat_vervallen
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Bezoek
from domain.casus import Casus, Spoor
from domain.detentie import Detentiebron
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import afspraken, personen, toegang
from storage import casus as casussen
from storage import detentie as detenties
from storage import rio as riozaken
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._volhouden import spreekt_af
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, om, plant, vraagt_uit
from tests.dialogs.rio._mensen import deelnemer, kaart_van, met_kanaal, rio

INVOER = {
    "Naam": CANARY,
    "Geboortedatum": "2004-05-03",
    "Gemeente": "merwestad",
    "Gaat het om een verdachte of een veroordeelde?": "Verdachte",
}


async def neemt_op(wereld: Wereld, **anders: str) -> Kaart:
    vorm = await rio(wereld).opens("rio erbij")
    return await rio(wereld).presses(vorm, "Opnemen", {**INVOER, **anders})


def in_nazorg(wereld: Wereld) -> list[Casus]:
    ids = [een.id for een in wereld.leest(casussen.lopende_van, [wereld.regisseur.id])]
    return [een for een in wereld.leest(casussen.lees_alle, ids).values() if een.spoor is Spoor.NAZORG]


def posten(bezorgd: list[Bezorgd], soort: Berichtsoort) -> list[Bezorgd]:
    return [een for een in bezorgd if een.werk.soort == soort]


async def test_a_suspect_of_the_right_age_is_taken_in_at_once_and_the_regisseur_hears_a_code(wereld: Wereld) -> None:
    wie = await met_kanaal(wereld)
    kaart = await neemt_op(wereld)
    (casus,) = in_nazorg(wereld)
    assert CANARY in kaart
    assert "Wensen bijwerken" in kaart.knoppen
    assert casus.betrokkenen[0].gegevens.geboortedatum == date(2004, 5, 3)
    detentie = wereld.leest(detenties.huidige, casus.id)
    assert detentie is not None
    assert (detentie.bron, detentie.inrichting) == (Detentiebron.RIO, None)
    (post,) = posten(bezorgt(wereld), Berichtsoort.RIO_TOEGELATEN)
    assert str(casus.code) in post.kaart
    for woord in (CANARY, "RIO", "azorg", "etentie", "erdacht"):
        assert woord not in post.kaart
    assert CANARY in await wereld.regisseur.presses(post.kaart, "Bekijken")
    assert "Mensen: 1" in await wie.types("/rio")
    gelogd = [regel for regel in wereld.logboek(casus.id) if regel.handeling is Handeling.RIO_TOEGELATEN]
    assert {regel.namens for regel in gelogd} == {"rio"}


async def test_whether_he_is_a_suspect_is_kept_nowhere(wereld: Wereld) -> None:
    await neemt_op(wereld)
    (casus,) = in_nazorg(wereld)
    assert "erdachte" not in repr(casus)
    assert "erdachte" not in repr(wereld.leest(detenties.versies, casus.id))


@pytest.mark.parametrize(
    ("geboren", "mag"), [("2010-03-02", True), ("2010-03-03", False), ("1998-03-03", True), ("1998-03-02", False)]
)
async def test_both_ages_of_the_region_are_in_and_outside_is_refused_in_plain_words(
    wereld: Wereld, geboren: str, mag: bool
) -> None:
    kaart = await neemt_op(wereld, Geboortedatum=geboren)
    assert bool(in_nazorg(wereld)) is mag
    if not mag:
        assert "U kunt mensen opnemen van 16 tot en met 27 jaar." in kaart
        assert {een["id"]: een.get("value") for een in kaart.invoer}["naam"] == CANARY


async def test_a_region_without_suspects_refuses_them(wereld: Wereld, demo_regio: Regio) -> None:
    nazorg = demo_regio.nazorg
    assert nazorg is not None
    assert nazorg.rio is not None
    wereld.regio = replace(demo_regio, nazorg=replace(nazorg, rio=replace(nazorg.rio, verdachten=False)))
    assert "alleen veroordeelden" in await neemt_op(wereld)
    assert in_nazorg(wereld) == []
    als = "Gaat het om een verdachte of een veroordeelde?"
    await neemt_op(wereld, **{als: "Veroordeelde"})
    assert len(in_nazorg(wereld)) == 1


async def test_pressed_twice_is_one_person_and_the_key_is_of_one(wereld: Wereld) -> None:
    vorm = await rio(wereld).opens("rio erbij")
    for _ in range(2):
        assert CANARY in await rio(wereld).presses(vorm, "Opnemen", INVOER)
    await rio(wereld, "Rita Rio").presses(vorm, "Opnemen", {**INVOER, "Naam": "Nog Iemand"})
    assert len(in_nazorg(wereld)) == 1


async def test_with_two_regisseurs_nobody_is_filled_in(wereld: Wereld) -> None:
    vorm = await rio(wereld).opens("rio erbij")
    assert vorm.invoer[-1]["value"] == wereld.regisseur.id
    wereld.persoon("Rene Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    vorm = await rio(wereld).opens("rio erbij")
    assert "value" not in vorm.invoer[-1]
    assert "Kies een procesregisseur." in await rio(wereld).presses(vorm, "Opnemen", INVOER)


async def test_nobody_else_takes_anybody_in(wereld: Wereld) -> None:
    vorm = await rio(wereld).opens("rio erbij")
    druk = vorm.druk("Opnemen", INVOER)
    for wie in (wereld.partner("politie"), wereld.regisseur):
        assert "Opnemen" not in (await wie.opens("rio erbij")).knoppen
        await wie.presses_raw(druk.verb, druk.data)
    assert in_nazorg(wereld) == []


async def test_of_somebody_in_nazorg_the_rio_learns_only_that_and_the_regisseur_lets_it_in(wereld: Wereld) -> None:
    wie = await met_kanaal(wereld)
    await neemt_op(wereld)
    (casus,) = in_nazorg(wereld)
    wereld.doet(toegang.beeindig, casus.id, "rio")
    bezorgt(wereld)
    kaart = await neemt_op(wereld)
    assert "Deze persoon is al bekend. De procesregisseur laat het u weten." in kaart
    for woord in (CANARY, str(casus.code), "Rosa"):
        assert woord not in kaart
    assert kaart.knoppen == ()
    assert len(in_nazorg(wereld)) == 1
    assert Handeling.CASUS_GEZOCHT in wereld.handelingen(casus.id)
    (post,) = posten(bezorgt(wereld), Berichtsoort.RIO_GEVRAAGD)
    for woord in (CANARY, "RIO", "azorg", "etentie"):
        assert woord not in post.kaart
    meelezen = await wereld.regisseur.presses(post.kaart, "Bekijken")
    await wereld.regisseur.presses(meelezen, "RIO Merwestad toegang geven")
    gegeven = await wereld.regisseur.presses(meelezen, "RIO Merwestad toegang geven")
    assert "RIO Merwestad heeft toegang" in gegeven
    assert "Mensen: 1" in await wie.types("/rio")
    tikt(wereld)
    bezorgd = bezorgt(wereld)
    (nieuw,) = posten(bezorgd, Berichtsoort.RIO_NIEUW)
    assert str(casus.code) in nieuw.kaart
    assert CANARY not in nieuw.kaart
    assert CANARY in await wie.presses(nieuw.kaart, "Openen")


async def test_somebody_he_works_with_already_is_simply_opened(wereld: Wereld) -> None:
    await neemt_op(wereld)
    kaart = await neemt_op(wereld)
    assert "Deze persoon staat al bij uw mensen." in kaart
    assert CANARY in kaart
    assert len(in_nazorg(wereld)) == 1


async def test_somebody_known_in_another_lane_is_not_recognised(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    wie = een.betrokkenen[0]
    zelfde = replace(wie, gegevens=replace(wie.gegevens, geboortedatum=date(2004, 5, 3)))
    wereld.doet(casussen.wijzig, replace(een, betrokkenen=(zelfde,)))
    kaart = await neemt_op(wereld, Geboortedatum="2004-05-03")
    assert "al bekend" not in kaart
    assert Handeling.CASUS_GEZOCHT not in wereld.handelingen(een.id)


async def test_the_regisseur_ends_the_access_and_it_is_undone_at_once(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    kaart = await kaart_van(wereld, een, wereld.regisseur)
    kaart = await wereld.regisseur.presses(kaart, "Toegang van RIO Merwestad beëindigen")
    assert "Mensen: 0" in await rio(wereld).types("/rio")
    assert CANARY not in await kaart_van(wereld, een)
    await wereld.regisseur.presses(kaart, "RIO Merwestad toegang geven")
    assert "Mensen: 1" in await rio(wereld).types("/rio")


async def test_while_it_has_something_to_do_its_access_is_not_ended(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    spreekt_af(wereld, een, "rio")
    vraagt_uit(wereld, ander, plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10)), "rio")
    for wie in (een, ander):
        kaart = await kaart_van(wereld, wie, wereld.regisseur)
        kaart = await wereld.regisseur.presses(kaart, "Toegang van RIO Merwestad beëindigen")
        assert "De RIO heeft hier nog iets te doen" in kaart
    assert "Mensen: 2" in await rio(wereld).types("/rio")


async def test_who_keeps_something_of_somebody_stays_when_an_afspraak_of_his_is_taken_back(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    await rio(wereld).presses(vorm, "Opslaan", {"Hoe was het contact?": "brief"})
    for wie in (een, ander):
        afspraak = spreekt_af(wereld, wie, "rio")

        def doe(uow: UnitOfWork, welke: str = afspraak.id) -> None:
            actor = toegang.actor(uow, personen.lees(uow, wereld.regisseur.id))
            bezoek = Bezoek(uow, wereld.regio, wereld.teksten, actor)
            laat_vervallen(bezoek, afspraken.lees(uow, welke), "Niet meer nodig")

        wereld.doet(doe)
    assert wereld.leest(riozaken.met_werk, [een.id, ander.id]) == {een.id}
    assert "Mensen: 1" in await rio(wereld).types("/rio")


async def test_ten_thousand_characters_of_a_name_come_back(wereld: Wereld) -> None:
    kaart = await neemt_op(wereld, Naam="x" * 10_000)
    assert "10000 tekens" in kaart
    assert kaart.invoer[0]["value"] == "x" * 10_000
