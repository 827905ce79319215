"""A signal about a return is decided about by who deals with it for that gemeente, and by nobody else."""

from dataclasses import replace
from datetime import UTC, date, datetime

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import JsonValue
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.bij import Signaal
from domain.persoon import Rol
from domain.regio import Bewaartermijn
from storage import bewaren, bij, vernietigen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.bewaren._verhaal import functionaris, verstreken

KANARIE = "Kanarie Teruggekeerd"


def behandelaar(wereld: Wereld, organisatie: str = "gemeente-merwestad") -> Deelnemer:
    return wereld.persoon(f"Bij {organisatie}", (Rol.BIJ, organisatie))


def signaal(wereld: Wereld, wie: Deelnemer) -> str:
    def doe(uow: UnitOfWork) -> str:
        nieuw = Signaal(
            id=uow.new_id(),
            gemeente="merwestad",
            ontvangen_op=uow.now,
            door_id=wie.id,
            naam=KANARIE,
            geboortedatum=date(1990, 5, 3),
            terugkeer=date(2026, 4, 1),
        )
        bij.voeg_toe(uow, nieuw)
        soort, categorie = Bewaarsoort.BIJ_SIGNAAL, Bewaarcategorie.BIJ_SIGNAAL
        bewaren.begin(uow, wereld.regio, soort, nieuw.id, categorie, uow.now)
        return nieuw.id

    return wereld.doet(doe)


async def test_after_nine_months_who_deals_with_it_destroys_it(wereld: Wereld, rosa: Deelnemer) -> None:
    wie = behandelaar(wereld)
    await wie.types("/help")
    signaal_id = signaal(wereld, wie)
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.BIJ_SIGNAAL, signaal_id)
    assert klok is not None
    assert klok.verloopt_op == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    post = verstreken(wereld, days=280)
    (bericht,) = [een for een in post if een.werk.soort == Berichtsoort.BEWAREN]
    assert bericht.waar == wie.chat.conversation_id
    assert "Merwestad" not in bericht.kaart
    kaart = await wie.opens("bewaren")
    assert KANARIE not in kaart
    (keuze,) = kaart.invoer[0]["choices"]
    assert keuze["title"].startswith("Signaal voor Merwestad, ontvangen")
    for niet in (rosa, functionaris(wereld), behandelaar(wereld, "gemeente-havendrecht")):
        assert "Signaal voor" not in await niet.opens("bewaren")
        await niet.presses_raw("bewaren.vernietig_vorm", {"v": 1, "item": f"bij_signaal:{signaal_id}"})
    vraag = await wie.presses(kaart, "Vernietigen", {"Dossiers": keuze["title"]})
    await wie.presses(vraag, "Definitief vernietigen")
    verstreken(wereld, minutes=16)
    bewijs = wereld.leest(vernietigen.van, Bewaarsoort.BIJ_SIGNAAL, signaal_id)
    assert bewijs is not None
    assert (bewijs.code, bewijs.aantallen["bij_signaal"]) == ("merwestad", 1)
    assert wereld.leest(bewaren.onderwerpen, Bewaarsoort.BIJ_SIGNAAL, [signaal_id]) == {}
    assert KANARIE not in wereld.posted()


async def test_nobody_makes_a_signal_readable_again_by_keeping_it_longer(wereld: Wereld) -> None:
    """Article 11a gives no ground: not on the list, not on its own card, and not with a button of something else."""
    wie, pia = behandelaar(wereld), functionaris(wereld)
    await wie.types("/help")
    signaal_id = signaal(wereld, wie)
    voor = wereld.leest(bewaren.zoek, Bewaarsoort.BIJ_SIGNAAL, signaal_id)
    verstreken(wereld, days=280)
    naam = f"bij_signaal:{signaal_id}"
    lijst = await wie.opens("bewaren")
    een = await wie.presses_raw("bewaren.open", {"v": 1, "item": naam})
    assert "Langer bewaren" not in lijst.knoppen
    assert "Langer bewaren" not in een.knoppen
    for knop in ("bewaren.vorm", "bewaren.doe"):
        invoer: dict[str, JsonValue] = {
            "v": 1,
            "wens": "verleng",
            "item": naam,
            "namen": naam,
            "sleutel": "k",
            "reden": "x",
            "dag": "2027-01-20",
        }
        antwoord = await wie.presses_raw(knop, invoer)
        assert "artikel 11a" in antwoord
    assert wereld.leest(bewaren.zoek, Bewaarsoort.BIJ_SIGNAAL, signaal_id) == voor
    vorm = await pia.presses_raw("bewaren.vorm", {"v": 1, "wens": "houd_vast", "item": naam})
    await pia.presses(vorm, "Vasthouden", {"Reden": "De rechter vroeg erom."})
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.BIJ_SIGNAAL, signaal_id)
    assert klok is not None
    assert klok.vastgehouden
    for iemand in (wie, pia):
        assert KANARIE not in await iemand.presses_raw("bij.open", {"v": 1, "signaal": signaal_id})


async def test_a_longer_term_of_the_region_opens_no_signal_of_which_the_term_has_passed(wereld: Wereld) -> None:
    wie = behandelaar(wereld)
    await wie.types("/help")
    signaal_id = signaal(wereld, wie)
    verstreken(wereld, days=280)
    langer = Bewaartermijn("bij_signaal", 24, "wet", bevestigd=True)
    termijnen = {**wereld.regio.bewaartermijnen, "bij_signaal": langer}
    wereld.regio = replace(wereld.regio, bewaartermijnen=termijnen)
    verstreken(wereld, days=3)
    assert KANARIE not in await wie.presses_raw("bij.open", {"v": 1, "signaal": signaal_id})
