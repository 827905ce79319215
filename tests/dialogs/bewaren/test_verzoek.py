"""Somebody asked something about his data: what it is about is not destroyed before he was answered."""

from domain.casus import Casus
from domain.persoon import Rol
from domain.rechten import Verzoekstand
from storage import casus as casussen
from storage import rechten
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus, sluit_af
from tests.dialogs.bewaren._verhaal import bevestigt, gesloten, regel, verstreken, vijf_jaar_later

LOOPT = "Er loopt een verzoek: wordt nu niet vernietigd"


def is_er(wereld: Wereld, een: Casus) -> bool:
    return str(een.code) in wereld.leest(casussen.codes, [een.id]).values()


def contactpunt(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Lonneke Contactpunt", (Rol.CONTACTPUNT, wereld.regio.eigen_organisatie))


async def vraagt_inzage(wereld: Wereld, wie: Deelnemer, over: Casus) -> None:
    """Have the first person of a casus ask to see his data, today."""
    formulier = await wie.opens("inzage", casuscode=str(over.code))
    invoer = {
        "betrokkene": over.betrokkenen[0].id,
        "ontvangen": wereld.nu.date().isoformat(),
        "vaststelling": "legitimatie",
    }
    await wie.presses(formulier, "Vastleggen", invoer)
    assert [een.stand for een in wereld.leest(rechten.van_casus, over.id)][-1] is Verzoekstand.OPEN


async def rondt_af(wereld: Wereld, wie: Deelnemer, over: Casus) -> None:
    """Have the contact point close it, with what he was told."""
    kaart = await wie.opens("verzoeken")
    kaart = await wie.presses(kaart, "Openen")
    formulier = await wie.presses(kaart, "Afronden")
    invoer = {"stand": "afgerond", "uitkomst": "Hij kreeg de pagina.", "verteld": wereld.nu.date().isoformat()}
    await wie.presses(formulier, "Afronden", invoer)
    assert not any(een.loopt for een in wereld.leest(rechten.van_casus, over.id))


async def test_a_casus_with_a_running_request_is_not_offered_and_the_list_says_why(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    een, ander = gesloten(wereld), gesloten(wereld)
    vijf_jaar_later(wereld)
    await vraagt_inzage(wereld, contactpunt(wereld), een)
    kaart = await rosa.opens("bewaren")
    assert regel(een) not in kaart
    assert regel(ander) in kaart
    assert LOOPT in kaart
    zelf = await rosa.opens("bewaren", casuscode=str(een.code))
    assert "Er loopt een verzoek van een betrokkene" in zelf
    assert "Vernietigen" not in zelf.knoppen
    # The term passed all the same: it can be held or kept longer.
    assert {"Langer bewaren", "Vasthouden"} <= set(zelf.knoppen)


async def test_the_weekly_post_waits_with_it_too(wereld: Wereld, rosa: Deelnemer) -> None:
    een, ander = gesloten(wereld), gesloten(wereld)
    vijf_jaar_later(wereld)
    await vraagt_inzage(wereld, contactpunt(wereld), een)
    bezorgt(wereld)
    lijsten = [post.kaart for post in verstreken(wereld, days=7) if "Bewaartermijnen" in post.kaart]
    assert lijsten
    assert all(str(ander.code) in lijst and str(een.code) not in lijst for lijst in lijsten)


async def test_a_request_that_came_in_before_confirming_keeps_it(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    vraag = await rosa.presses(await rosa.opens("bewaren"), "Vernietigen", {"Dossiers": regel(een)})
    await vraagt_inzage(wereld, contactpunt(wereld), een)
    gedaan = await rosa.presses(vraag, "Definitief vernietigen")
    assert "Eén dossier wordt niet vernietigd" in gedaan
    verstreken(wereld, hours=2)
    assert is_er(wereld, een)


async def test_what_was_confirmed_before_waits_and_goes_on_once_he_was_answered(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    een, lonneke = gesloten(wereld), contactpunt(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    await vraagt_inzage(wereld, lonneke, een)
    for uren in (1, 30):
        verstreken(wereld, hours=uren)
        assert is_er(wereld, een)
    wacht = await rosa.opens("bewaren", casuscode=str(een.code))
    assert "Is dat afgerond, dan wordt dit binnen een uur vernietigd" in wacht
    assert "Toch niet vernietigen" in wacht.knoppen
    await rondt_af(wereld, lonneke, een)
    verstreken(wereld, minutes=61)
    assert not is_er(wereld, een)


async def test_only_that_casus_waits(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    zelfde = maakt_casus(wereld, "jeugd", None, een.betrokkenen[0].gegevens.naam)
    sluit_af(wereld, zelfde)
    vijf_jaar_later(wereld)
    await vraagt_inzage(wereld, contactpunt(wereld), zelfde)
    await bevestigt(rosa, regel(een))
    verstreken(wereld, minutes=16)
    assert not is_er(wereld, een)
    assert is_er(wereld, zelfde)
