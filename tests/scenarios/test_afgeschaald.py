"""Afschalen waits for what was agreed; a consult comes back by itself, and a her-melding opens the casus again."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

from domain.casus import Fase
from domain.logboek import Handeling
from storage import regie
from tests._kaart import Kaart
from tests.scenarios._opstelling import Opstelling, kanaal_van
from tests.scenarios._verloop import WAT, maakt_plan, neemt_in_behandeling, opent, spreekt_af

RISICO = "De laatste maand is het kanarierustig"
CONSULT = datetime(2027, 3, 1, 7, 30, tzinfo=UTC)
CHECKS = {
    "Naar wie in het lokale veld?": "Wijkteam Oosterwaard",
    "Wat is daarover afgesproken?": "Zij gaan elke week langs.",
    "risico": RISICO,
    "Hoe werken de partijen nu samen?": "Goed.",
    "Welke partner krijgt de regie?": "Gemeente Oosterwaard",
    "Wie is daar de casusregisseur? (naam en functie)": "Gijs Gemeente",
    "Wanneer kijkt u opnieuw?": "2027-03-01",
    "Wanneer schalen partners eerder weer op?": "Bij een nieuwe melding.",
    "Is de betrokkene geïnformeerd?": "Ja",
    "Door wie, of waarom niet?": "Door Gijs Gemeente",
}
REDEN = {
    "Waarom komt de casus terug?": "Weer meldingen",
    "Wat is er veranderd sinds het afschalen?": "Het wijkteam ziet hem niet meer",
}


async def test_afschalen_wacht_op_de_afspraken_en_een_hermelding_heropent(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    await neemt_in_behandeling(o)
    await maakt_plan(o)
    await spreekt_af(o, "politie", "vrijdag")

    # Something is open: it is named, and nothing is closed.
    tegen = await _kijkt_na(o)
    assert WAT in tegen
    assert o.casus().fase is Fase.AFSCHALEN
    # It is handed over to who goes on with it in the local field, by name; then nothing stands in the way.
    klaar = await _ruimt_op(o, tegen)
    gesloten = await o.regisseur.presses(klaar, "Ja, afschalen")
    assert o.casus().fase is Fase.AFGESLOTEN, gesloten
    houder = o.looks_up(partial(regie.huidige, casus_id=o.casus().id))
    assert houder is not None
    assert houder.organisatie == "gemeente-oosterwaard"
    await o.verhaal.works()

    # Nobody gets in any more, and nobody is asked anything.
    for wie in ("politie", "veilig-thuis", "gemeente-oosterwaard"):
        assert "Zwaluwhart" not in await opent(o.partner(wie), f"/casus toon {o.code}")
    aantal = len(o.verhaal.shows(kanaal_van("politie")))
    eigen = len(o.verhaal.shows(o.regisseur.chat))
    await o.verhaal.passes(until=CONSULT - timedelta(minutes=1))
    assert len(o.verhaal.shows(kanaal_van("politie"))) == aantal
    assert len(o.verhaal.shows(o.regisseur.chat)) == eigen

    # After three months the consult comes back by itself, once.
    assert o.verhaal.regio.kalender.lokaal(CONSULT).time() == time(8, 30)
    await o.verhaal.passes(until=CONSULT)
    (consult,) = o.verhaal.cards(o.regisseur.chat)[-1:]
    assert o.code in consult
    assert "Zwaluwhart" not in consult
    await o.verhaal.passes(days=1)
    assert len(o.verhaal.shows(o.regisseur.chat)) == eigen + 1

    # It did not hold: the casus opens again, with all that was known; who took part is invited anew.
    await _heropent(o)
    casus = o.casus()
    assert casus.fase is Fase.AANVANG
    beeld = await opent(o.regisseur, f"/casus toon {o.code}")
    assert "Gemeente Oosterwaard" in beeld
    assert "Zwaluwhart" not in await opent(o.partner("politie"), f"/casus toon {o.code}")
    gedaan = [een.handeling for een in o.verhaal.logboek(casus.id)]
    assert gedaan.index(Handeling.CASUS_AFGESCHAALD) < gedaan.index(Handeling.CASUS_HEROPEND)
    alles = o.verhaal.everything_posted()
    assert WAT not in alles
    assert RISICO not in alles


async def _kijkt_na(o: Opstelling) -> Kaart:
    vorm = await opent(o.regisseur, f"/afschalen {o.code}")
    return await o.regisseur.presses(vorm, "Nakijken en afschalen", CHECKS)


async def _ruimt_op(o: Opstelling, tegen: Kaart) -> Kaart:
    """Say of the one open afspraak that it goes on in the local field."""
    (vak,) = (
        een["id"] for een in tegen.invoer if any("Loopt door" in keuze["title"] for keuze in een.get("choices", ()))
    )
    door = {str(vak): "Loopt door in het lokale veld, bij de partner met de regie"}
    return await o.regisseur.presses(tegen, "Nakijken en afschalen", door)


async def _heropent(o: Opstelling) -> Kaart:
    vorm = await opent(o.regisseur, f"/casus her-melding {o.code}")
    return await o.regisseur.presses(vorm, "Heropenen", REDEN)
