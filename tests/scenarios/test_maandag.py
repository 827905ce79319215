"""The Monday tafel of huiselijk geweld: a partner keeps his secrecy, and what was agreed and is late comes first."""

from datetime import UTC, datetime

from tests._kaart import Kaart
from tests.scenarios._opstelling import EERSTE, NIET_DELEN, TAFELKANAAL, TWEEDE, Opstelling, kanaal_van
from tests.scenarios._verloop import (
    HOOFDDOEL,
    KLAAR,
    REDEN,
    WAT,
    eigen_afspraken,
    maakt_plan,
    neemt_in_behandeling,
    opent,
    spreekt_af,
)

VRIJDAG = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
MAANDAGOCHTEND = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


async def test_de_maandagtafel_huiselijk_geweld(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    await _beroept_zich_op_geheim(o, "rvdk")
    await neemt_in_behandeling(o)
    await maakt_plan(o)
    assert "Afspraak vastgelegd: " in await spreekt_af(o, "politie", "vrijdag")

    # Wednesday and Friday the politie is reminded; a refusal is a full answer, so the Raad is asked nothing more.
    voor = len(o.verhaal.cards(kanaal_van("rvdk")))
    await o.verhaal.passes(until=datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    await o.verhaal.passes(until=VRIJDAG)
    assert "26-0001-R" in _herinnering(o, "politie")
    assert len(o.verhaal.cards(kanaal_van("rvdk"))) == voor

    # The agenda stands there on Friday; on Monday morning nothing was heard, and the casus comes first.
    (agenda,) = _agendas(o)
    assert "Maandag 30 november, 13.00 uur" in agenda
    assert "1. 26-0001-R** \N{EN DASH} nieuw" in agenda
    await o.verhaal.passes(until=MAANDAGOCHTEND)
    nu, vandaag = _agendas(o)
    assert "1. 26-0001-R** \N{EN DASH} afspraak bespreken" in nu
    assert "Vandaag om 13.00 uur." in vandaag
    assert "Eerst komt één casus aan de beurt om een afspraak te bespreken." in vandaag
    berichten = o.verhaal.cards(o.regisseur.chat)
    assert any(f"{o.code}: niets gehoord over een afspraak" in een for een in berichten)
    assert any("Wat staat stil?" in een and o.code in een for een in berichten)

    # The politie says what came of it; the item is what it was, and nobody asks again.
    eigen = await eigen_afspraken(o, "politie")
    assert WAT in eigen
    await _meldt_klaar(o, eigen)
    await o.verhaal.works()
    assert "1. 26-0001-R** \N{EN DASH} nieuw" in _agendas(o)[0]
    aantal = len(o.verhaal.shows(kanaal_van("politie")))
    await o.verhaal.passes(days=10)
    assert len(o.verhaal.shows(kanaal_van("politie"))) == aantal

    lijst = await opent(o.regisseur, f"/afspraak lijst {o.code}")
    assert KLAAR in await o.regisseur.presses(lijst, "Bekijken")
    _niemand_las_mee(o)


async def test_wat_de_politie_afsprak_ziet_een_ander_niet(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    await neemt_in_behandeling(o)
    await maakt_plan(o)
    await spreekt_af(o, "politie", "vrijdag")
    await o.verhaal.passes(days=1)
    for wie in ("om", "reclassering", "gemeente-oosterwaard"):
        for opdracht in (f"/casus toon {o.code}", f"/afspraak lijst {o.code}", f"/plan {o.code}"):
            assert WAT not in await opent(o.partner(wie), opdracht)
    # Who holds the casusregie sees what all agreed to do.
    assert WAT in await opent(o.partner("veilig-thuis"), f"/afspraak lijst {o.code}")
    _niemand_las_mee(o)


async def _beroept_zich_op_geheim(o: Opstelling, organisatie: str) -> None:
    partner, plek = o.partner(organisatie), kanaal_van(organisatie)
    formulier = await partner.presses(await o.voorblad(organisatie), NIET_DELEN, waar=plek)
    klaar = await partner.presses(formulier, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"}, waar=plek)
    assert "Nog niet" not in klaar
    await o.verhaal.works()


async def _meldt_klaar(o: Opstelling, eigen: Kaart) -> None:
    (stand, regel) = (een["id"] for een in eigen.invoer[:2])
    invoer = {str(stand): "Klaar", str(regel): KLAAR}
    await o.partner("politie").presses(eigen, "Opslaan", invoer, waar=kanaal_van("politie"))


def _herinnering(o: Opstelling, organisatie: str) -> Kaart:
    return [een for een in o.verhaal.cards(kanaal_van(organisatie)) if "afspraak" in een.tekst.casefold()][-1]


def _agendas(o: Opstelling) -> list[Kaart]:
    posts = o.verhaal.cards(TAFELKANAAL)
    return [een for een in posts if een.tekst.startswith("Agenda") and "23 november" not in een]


def _niemand_las_mee(o: Opstelling) -> None:
    """Nothing that says anything about somebody was ever posted."""
    alles = o.verhaal.everything_posted()
    for geheim in (WAT, KLAAR, REDEN, HOOFDDOEL, EERSTE, TWEEDE):
        assert geheim not in alles
