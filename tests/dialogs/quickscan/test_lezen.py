"""What the regisseur reads: who is released when, what the inrichting said in words, who wants to talk about him."""

import json
from datetime import date, timedelta

import pytest

from dialogs.kern.paginas import Paginasoort
from domain.afwezigheid import Afwezigheid
from domain.agenda import Zitting
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import afwezigheid
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, om, plant
from tests.dialogs.quickscan._week import PI, antwoordt, besluit, komen_binnen, opent, vraagt_de_week_uit
from tests.dialogs.uitvraag._pagina import ADRES, AanPagina

GEKEND = {"bekend": "ja", "zorgen": "ja", "zorgen__notitie": "Slaapt *slecht* <b>", "bespreken": "ja"}


@pytest.fixture
async def een(wereld: Wereld, zitting: Zitting, bevestigd: None) -> Casus:
    """Somebody about whom was asked."""
    (wie,) = komen_binnen(wereld, CANARY)
    await vraagt_de_week_uit(wereld)
    return wie


def pagina(wereld: Wereld, zitting: Zitting, wie: Deelnemer | None = None) -> AanPagina:
    wereld.pagina_adres = ADRES
    return AanPagina(wie or wereld.regisseur, zitting.id, soort=Paginasoort.QUICKSCAN).kijkt()


async def test_days_are_told_in_words_by_day_of_release_alone_and_the_unknown_last(
    wereld: Wereld, zitting: Zitting
) -> None:
    neemt_op(wereld, "Weet Niet", einde=None)
    neemt_op(wereld, "Het Laatst", einde=date(2026, 6, 1), einde_zeker=True)
    neemt_op(wereld, "Het Eerst", einde=date(2026, 3, 6), einde_zeker=True)
    kaart = await opent(wereld)
    assert "Over 7 dagen, vrijdag 6 maart. Verblijft in PI Merwede." in kaart
    assert "Dag niet bekend" in kaart
    plekken = [kaart.tekst.index(naam) for naam in ("Het Eerst", "Het Laatst", "Weet Niet")]
    assert plekken == sorted(plekken)


async def test_what_the_inrichting_said_stands_there_in_words_beside_the_symbol(wereld: Wereld, een: Casus) -> None:
    antwoordt(wereld, een, "pi-merwede", PI)
    kaart = await opent(wereld)
    assert "○ niet op orde: Huisvesting" in kaart
    assert "◐ mee bezig: ID-bewijs" in kaart
    assert "\u2013 niet bekend: Schulden" in kaart
    assert "● op orde: Werk/dagbesteding, Inkomen/uitkering" in kaart
    assert "Ik wil *werk*" in kaart
    assert "Vermoeden van lvb/zelfredzaamheid: \nVermoeden\n" in kaart
    assert "1 van 6 binnen. Nog open: " in kaart
    assert "PI Merwede" not in kaart.tekst.partition("Nog open: ")[2].partition("\n")[0]


async def test_seven_meldingen_two_bodies_do_not_know_him_and_one_wants_to_talk_about_him(
    wereld: Wereld, zitting: Zitting, bevestigd: None
) -> None:
    mensen = komen_binnen(wereld, *(f"Verzonnen Persoon {nummer}" for nummer in range(7)))
    await vraagt_de_week_uit(wereld)
    een = mensen[0]
    antwoordt(wereld, een, "pi-merwede", PI)
    antwoordt(wereld, een, "politie", {"bekend": "nee"})
    antwoordt(wereld, een, "reclassering", {"bekend": "nee"})
    antwoordt(wereld, een, "gemeente-merwestad", GEKEND)
    deur = await wereld.regisseur.types("/quickscan")
    assert "7 mensen. Alles binnen: 0. Nog te besluiten: 7." in deur
    heel = await wereld.regisseur.presses_raw("quickscan.persoon", {"v": 1, "casus": een.id})
    assert "4 van 6 binnen" in heel
    assert "Zorgen bij 1 organisatie: Gemeente Merwestad." in heel
    assert "Bespreken gevraagd door: Gemeente Merwestad." in heel
    assert "Slaapt *slecht* <b>" in heel
    await besluit(wereld, een, "Bespreken")
    assert "Nog te besluiten: 6." in await wereld.regisseur.types("/quickscan")


async def test_each_look_is_written_down_for_the_casus_and_for_the_person(wereld: Wereld, een: Casus) -> None:
    antwoordt(wereld, een, "pi-merwede", PI)
    voor = len(wereld.logboek(een.id))
    await opent(wereld)
    erbij = [(regel.handeling, regel.betrokkene_id) for regel in wereld.logboek(een.id)[voor:]]
    wie = een.betrokkenen[0].id
    assert erbij == [
        (Handeling.QUICKSCAN_GEOPEND, None),
        (Handeling.QUICKSCAN_GEOPEND, wie),
        (Handeling.ANTWOORDEN_GEOPEND, wie),
    ]


async def test_the_counts_alone_open_nobody(wereld: Wereld, een: Casus) -> None:
    voor = len(wereld.logboek(een.id))
    await wereld.regisseur.types("/quickscan")
    assert len(wereld.logboek(een.id)) == voor


async def test_another_regisseur_sees_none_of_them_and_who_stands_in_sees_for_whom(wereld: Wereld, een: Casus) -> None:
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    assert CANARY not in await opent(wereld, ander)
    weg = Afwezigheid("weg-1", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=7), ander.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    kaart = await opent(wereld, ander)
    assert CANARY in kaart
    assert "Rosa Regisseur" in kaart


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_forty_people_with_long_answers_fit_page_by_page(wereld: Wereld) -> None:
    mensen = komen_binnen(wereld, *(f"Verzonnen {nummer} {'😀' * 90}" for nummer in range(20)))
    await vraagt_de_week_uit(wereld)
    for een in mensen:
        antwoordt(wereld, een, "pi-merwede", PI | {"hulpvragen": "*العربية* 😀 " * 35})
        antwoordt(wereld, een, "politie", GEKEND)
    gezien: list[Kaart] = [await opent(wereld)]
    while "Volgende" in gezien[-1].knoppen:
        gezien.append(await wereld.regisseur.presses(gezien[-1], "Volgende"))
    assert len(gezien) == 3
    assert all(sum(str(een.code) in kaart for kaart in gezien) == 1 for een in mensen)
    assert max(len(json.dumps(kaart.json, ensure_ascii=False).encode()) for kaart in gezien) < 25_000


async def test_the_page_holds_the_week_and_is_as_careful_as_paper(wereld: Wereld, een: Casus, zitting: Zitting) -> None:
    antwoordt(wereld, een, "pi-merwede", PI)
    antwoordt(wereld, een, "gemeente-merwestad", GEKEND)
    antwoordt(wereld, een, "politie", GEKEND | {"zorgen__notitie": "Voor u alleen"}, delen="regisseur")
    blad = pagina(wereld, zitting)
    assert CANARY in blad.tekst
    assert "○ Huisvesting, niet op orde: Geen" in blad.tekst
    assert "Slaapt *slecht* &lt;b&gt;" in blad.html
    assert "Voor u alleen" not in blad.tekst
    assert 'scope="col"' in blad.html
    assert "<script" not in blad.html
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    assert CANARY not in pagina(wereld, zitting, ander).tekst


async def test_the_page_is_one_press_away_where_there_are_pages(wereld: Wereld, een: Casus) -> None:
    assert "Als pagina" not in (await opent(wereld)).knoppen
    wereld.pagina_adres = ADRES
    kaart = await wereld.regisseur.presses(await opent(wereld), "Als pagina")
    assert len(kaart.adressen) == 1
    assert kaart.adressen[0].startswith(ADRES)


async def dag_ervoor(wereld: Wereld, zitting: Zitting) -> list[Bezorgd]:
    """Let it be the morning of the working day before, and deliver."""
    await wereld.regisseur.opens("help")
    wereld.nu = om(wereld, zitting.begint_op.date() - timedelta(days=1), 8, 30)
    tikt(wereld)
    return [een for een in bezorgt(wereld) if een.werk.soort == "quickscan"]


async def test_the_day_before_he_is_told_about_how_many_nothing_was_decided(
    wereld: Wereld, een: Casus, zitting: Zitting
) -> None:
    (post,) = await dag_ervoor(wereld, zitting)
    assert "Over 1 persoon is nog niets besloten. De zitting is woensdag 4 maart, 10.00 uur." in post.kaart
    for geheim in (CANARY, str(een.code), "Nazorg", "PI Merwede"):
        assert geheim not in post.kaart
    await besluit(wereld, een, "Bespreken")
    (bewerkt,) = [een for een in bezorgt(wereld) if een.werk.soort == "quickscan"]
    assert bewerkt.bewerkt
    assert "Over alle mensen van deze week is besloten." in bewerkt.kaart


async def test_when_all_was_decided_he_is_told_nothing(wereld: Wereld, een: Casus, zitting: Zitting) -> None:
    await besluit(wereld, een, "Bespreken")
    assert await dag_ervoor(wereld, zitting) == []


async def test_a_day_behind_the_command_chooses_the_week(wereld: Wereld, een: Casus) -> None:
    plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10))
    assert "Zitting: woensdag 4 maart, 10.00 uur." in await wereld.regisseur.types("/quickscan 2 maart")
    assert "Zitting: woensdag 11 maart, 10.00 uur." in await wereld.regisseur.types("/quickscan 10 maart")
