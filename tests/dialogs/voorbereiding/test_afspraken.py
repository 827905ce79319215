"""What is still open of what was agreed stands before the zitting, for who runs the casus."""

from dataclasses import replace
from datetime import date

from cards.verbs import Verb
from domain.afspraak import Afspraak, AfspraakStatus
from domain.volhouden import Volhoudregel, Volhoudstap
from storage import afspraken, volhouden
from tests.dialogs.voorbereiding._tafel import Tafel


def spreekt_af(tafel: Tafel, casus_id: str, wanneer: date, **anders: object) -> None:
    wereld = tafel.wereld
    een = Afspraak(
        id=f"a-{casus_id}-{wanneer.isoformat()}",
        casus_id=casus_id,
        wat="Kanarie bellen",
        organisatie="politie",
        wanneer=wanneer,
        status=AfspraakStatus.LOPEND,
        gemaakt_op=wereld.nu,
        gemaakt_door_id=wereld.regisseur.id,
        teken_op=wereld.nu,
    )
    wereld.doet(afspraken.voeg_toe, replace(een, **anders))  # type: ignore[arg-type]


async def test_open_and_late_afspraken_are_counted_at_their_item_and_done_ones_are_not(tafel: Tafel) -> None:
    eigen = tafel.eerste.id
    spreekt_af(tafel, eigen, date(2026, 2, 20))
    spreekt_af(tafel, eigen, date(2026, 3, 20))
    spreekt_af(tafel, eigen, date(2026, 2, 13), status=AfspraakStatus.GEREED)
    kaart = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Open afspraken: 2, waarvan te laat: 1" in kaart
    assert "Kanarie" not in kaart
    punt = await tafel.wereld.regisseur.presses_raw(
        Verb.VOORBEREIDING_PUNT, {"v": 1, "zitting": tafel.zitting.id, "casus": eigen}
    )
    assert "Bekijk de afspraken" in punt.knoppen


async def test_of_a_casus_of_another_regisseur_nothing_is_said(tafel: Tafel) -> None:
    spreekt_af(tafel, tafel.van_collega.id, date(2026, 2, 20))
    assert "Open afspraken" not in await tafel.wereld.regisseur.opens("voorbereiding")


def noteert(tafel: Tafel, casus_id: str, *teksten: str) -> None:
    wie, nu = tafel.wereld.regisseur.id, tafel.wereld.nu
    for nr, tekst in enumerate(teksten):
        regel = Volhoudregel(f"{casus_id[:20]}-{nr}", casus_id, Volhoudstap.TELEURSTELLING, nu, wie, tekst)
        tafel.wereld.doet(volhouden.voeg_toe, regel)


async def test_what_went_wrong_is_counted_at_its_item_and_read_with_the_casus(tafel: Tafel) -> None:
    regisseur, eigen = tafel.wereld.regisseur, tafel.eerste.id
    noteert(tafel, eigen, "Kanarie kwam niet", "Kanarie kwam weer niet")
    noteert(tafel, tafel.van_collega.id, "Kanarie elders")
    kaart = await regisseur.opens("voorbereiding")
    assert "Er zijn 2 tegenslagen genoteerd." in kaart
    assert "Er is 1 tegenslag" not in kaart
    punt = await regisseur.presses_raw(Verb.VOORBEREIDING_PUNT, {"v": 1, "zitting": tafel.zitting.id, "casus": eigen})
    assert "Er zijn 2 tegenslagen genoteerd." in punt
    assert "Kanarie" not in f"{kaart.tekst}{punt.tekst}"
    assert "Lees terug" in punt.knoppen
