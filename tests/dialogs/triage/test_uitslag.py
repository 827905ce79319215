"""Whoever brought somebody in hears the outcome: neutral, and behind a button the words that were meant for him."""

import pytest

from domain.afwezigheid import Afwezigheid
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import afwezigheid, meldingen, personen
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.meldingen._verhaal import KANARIE, laatste, opgepakt, voor
from tests.dialogs.triage._verhaal import REDEN, gewogen, kiest, neemt_aan, wijst_af
from tests.dialogs.uitvraag._verhaal import Verhaal

BERICHT = "Kanariebericht: het wijkteam belt u morgen 🙂 عمر **niet vet**"
AAN_MELDER = "Bericht aan de melder"
WAAROM = "Waarom besluit u dit?"


@pytest.fixture
def melder(wereld: Wereld) -> Deelnemer:
    return wereld.partner("politie", "Mila Melder")


async def uit_melding(wereld: Wereld, melder: Deelnemer) -> Casus:
    """A casus that was made of what the melder brought in; what he heard until then is delivered."""
    assert wereld.regisseur.id
    for wie in (wereld.regisseur, melder):
        await wie.adds_the_bot()
        await wie.types("/help")
    _, kaart = await opgepakt(wereld, melder)
    keuze = await wereld.regisseur.presses(kaart, "Ontvankelijk: maak casus")
    vorm = await wereld.regisseur.presses(keuze, "Verder", {"Tafel": "Regietafel Jeugd: over personen"})
    af = {
        "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
        "Wanneer kijkt u hier opnieuw naar? (verplicht bij Nee)": "2026-06-01",
    }
    await wereld.regisseur.presses(vorm, "Opslaan", af)
    bezorgt(wereld)
    melding = laatste(wereld, melder)
    assert melding.casus_id is not None
    return wereld.leest(casussen.lees, melding.casus_id)


def gehoord(wereld: Wereld, wie: Deelnemer) -> list[Kaart]:
    """What somebody was told of the outcome, since last time."""
    return [een for een in voor(wie, bezorgt(wereld)) if "De uitkomst van uw melding" in een]


async def test_the_melder_hears_that_it_is_taken_in_and_nothing_more(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    await neemt_aan(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    (post,) = gehoord(wereld, melder)
    assert "Het Veiligheidshuis neemt de melding in behandeling." in post
    assert "Uw melding van maandag 2 maart." in post
    for geheim in ("Kanarie", "Jeugd", str(casus.code), "wijkteam"):
        assert geheim not in repr(post.json)
    assert KANARIE not in wereld.posted()


async def test_behind_the_button_stand_the_words_for_him_and_never_the_reason(
    wereld: Wereld, melder: Deelnemer
) -> None:
    casus = await uit_melding(wereld, melder)
    await wijst_af(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    (post,) = gehoord(wereld, melder)
    assert "De melding gaat terug naar het lokale veld." in post
    kaart = await melder.presses(post, "Openen")
    assert BERICHT in kaart
    assert "Kanariereden" not in repr(kaart.json)
    assert "Rosa Regisseur" in kaart
    assert Handeling.TRIAGE_GEOPEND in wereld.handelingen(casus.id)
    assert Handeling.MELDING_GEOPEND in wereld.handelingen(laatste(wereld, melder).id)


async def test_somebody_who_is_not_taken_in_is_not_left_without_a_word(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    weer = await wijst_af(wereld.regisseur, casus)
    assert "Schrijf wat de melder hierover moet weten" in weer
    assert not gewogen(wereld, casus)[0].besloten
    assert gehoord(wereld, melder) == []


async def test_who_was_not_brought_in_by_anybody_is_told_to_nobody(wereld: Wereld, melder: Deelnemer) -> None:
    casus = Verhaal(wereld).casus()
    vorm = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    assert AAN_MELDER not in vorm.labels
    await wereld.regisseur.presses(vorm, "Besluit en sluit de casus", {WAAROM: REDEN})
    assert gehoord(wereld, melder) == []


async def test_a_question_in_between_is_told_only_when_there_is_something_for_him(
    wereld: Wereld, melder: Deelnemer
) -> None:
    casus = await uit_melding(wereld, melder)
    vorm = await kiest(wereld.regisseur, casus, "Eerst meer informatie")
    await wereld.regisseur.presses(vorm, "Besluit bewaren", {WAAROM: REDEN})
    assert gehoord(wereld, melder) == []
    wereld.verstrijkt(hours=1)
    vorm = await kiest(wereld.regisseur, casus, "Eerst meer informatie")
    await wereld.regisseur.presses(vorm, "Besluit bewaren", {WAAROM: REDEN, AAN_MELDER: "Wilt u mij bellen?"})
    assert len(gehoord(wereld, melder)) == 1


async def test_pressed_twice_he_hears_it_once(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    vorm = await kiest(wereld.regisseur, casus, "Terug naar het lokale veld")
    for _ in range(2):
        await wereld.regisseur.presses(vorm, "Besluit en sluit de casus", {WAAROM: REDEN, AAN_MELDER: BERICHT})
    assert len(gehoord(wereld, melder)) == 1


async def test_while_he_is_away_whom_he_asked_hears_it_and_may_open_it(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    vervanger = wereld.partner("politie", "Vera Vervanger")
    await vervanger.adds_the_bot()
    await vervanger.types("/help")
    weg = Afwezigheid("weg", melder.id, wereld.nu, wereld.nu.replace(day=20), vervanger.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    await neemt_aan(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    (post,) = gehoord(wereld, vervanger)
    assert BERICHT in await vervanger.presses(post, "Openen")


async def test_nobody_else_opens_it(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    await neemt_aan(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    (post,) = gehoord(wereld, melder)
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for wie in (wereld.partner("politie", "Collega Agent"), wereld.partner("om"), ander, wereld.beheerder):
        assert BERICHT not in await wie.presses(post, "Openen")
    niets = await wereld.partner("om").presses_raw("triage.uitslag", {"v": 1, "triage": "bestaat-niet"})
    assert niets.tekst == (await wereld.partner("om").presses(post, "Openen")).tekst


async def test_who_left_his_organisatie_hears_nothing(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    wereld.doet(personen.beeindig, melder.id, Rol.PARTNER, "politie", wereld.nu)
    await neemt_aan(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    assert gehoord(wereld, melder) == []


async def test_a_melding_that_is_gone_is_told_to_nobody(
    wereld: Wereld, melder: Deelnemer, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = await uit_melding(wereld, melder)
    await neemt_aan(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    monkeypatch.setattr(meldingen, "van_casus", lambda *_: None)
    assert gehoord(wereld, melder) == []


async def test_who_looks_at_his_own_melding_sees_what_came_of_it(wereld: Wereld, melder: Deelnemer) -> None:
    casus = await uit_melding(wereld, melder)
    eerst = await melder.presses(await melder.opens("meldingen"), "Openen")
    assert "Uitkomst" not in eerst
    await wijst_af(wereld.regisseur, casus, **{AAN_MELDER: BERICHT})
    kaart = await melder.presses(await melder.opens("meldingen"), "Openen")
    assert "Uitkomst: De melding gaat terug naar het lokale veld." in kaart
    assert BERICHT in kaart
    assert "Kanariereden" not in repr(kaart.json)
    assert Handeling.TRIAGE_GEOPEND in wereld.handelingen(casus.id)
