"""While a talk goes on: the regisseur says how it goes, and nothing that is kept of it names anybody."""

import json
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs.kern.gespreksverloop import gast_is_er, gast_wil_pauze
from dialogs.terugkeergesprek import tijdens
from domain.casus import Casus
from domain.gesprekskeuze import Keuze, Keuzeweg
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Gebeurtenissoort, Gespreksstatus, Terugkeergesprek
from domain.vergadering import Toegangsgegevens, Vergadering, Vergaderstatus, Vergaderwijze
from storage import gesprekskeuze, terugkeergesprek
from storage import vergadering as vergaderingen
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._post import context
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek

LINK = "https://teams.microsoft.com/l/meetup-join/kanarie-van-de-link"
DRAAD = "19:meeting_kanarie@thread.v2"


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    tijdens.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


@pytest.fixture
def gesprek(w: Wereld, casus: Casus) -> Terugkeergesprek:
    """A talk in an hour, with its meeting."""
    een = gepland_gesprek(w, casus, begint_op=w.nu + timedelta(hours=1))
    w.doet(vergaderingen.maak, vergadering(een))
    return een


def vergadering(een: Terugkeergesprek, wijze: Vergaderwijze = Vergaderwijze.GRAPH) -> Vergadering:
    return Vergadering(
        id="",
        gesprek_id=een.id,
        casus_id=een.casus_id,
        wijze=wijze,
        status=Vergaderstatus.GOED,
        gegevens=Toegangsgegevens(LINK),
        draad=DRAAD,
    )


def begint(w: Wereld, gesprek: Terugkeergesprek, minuten: int = 0) -> None:
    """Let it become so many minutes after its beginning."""
    assert gesprek.begint_op is not None
    w.nu = gesprek.begint_op + timedelta(minutes=minuten)


def kiest_ja(w: Wereld, gesprek: Terugkeergesprek) -> None:
    door = casemanager(w).id
    w.doet(lambda uow: gesprekskeuze.kies(uow, gesprek, Keuze.JA, weg=Keuzeweg.CASEMANAGER, door_id=door))


async def opent(wie: Deelnemer, gesprek: Terugkeergesprek) -> Kaart:
    return await wie.presses_raw(Verb.GESPREKTIJDENS_OPEN, {"v": 1, "gesprek": gesprek.id})


async def eindigt(w: Wereld, gesprek: Terugkeergesprek, knop: str, ja: str) -> Kaart:
    vraag = await w.regisseur.presses(await opent(w.regisseur, gesprek), knop)
    return await w.regisseur.presses(vraag, ja)


def nu(w: Wereld, gesprek: Terugkeergesprek) -> Terugkeergesprek:
    return w.leest(terugkeergesprek.lees, gesprek.id)


def gebeurd(w: Wereld, gesprek: Terugkeergesprek) -> list[Gebeurtenissoort]:
    return [een.soort for een in w.leest(terugkeergesprek.gebeurtenissen, gesprek.id)]


def doet(w: Wereld, werk: object, gesprek: Terugkeergesprek) -> None:
    w.doet(lambda uow: werk(context(w, uow), terugkeergesprek.lees(uow, gesprek.id)))  # type: ignore[operator]


async def test_long_before_it_there_is_nothing_to_say(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kaart = await opent(w.regisseur, gesprek)
    assert kaart.knoppen == ("Ververs", "Terug")
    assert "Vanaf tien minuten ervoor" in kaart


async def test_before_he_is_let_in_the_regisseur_reads_what_to_look_at(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek, -5)
    kaart = await opent(w.regisseur, gesprek)
    for wat in ("Haar woord is genoeg", "“Gast”", "geen opname, geen transcriptie en geen Copilot"):
        assert wat in kaart


async def test_whoever_did_not_say_yes_is_not_let_in(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek, -5)
    assert "Er staat nu geen ja van hem" in await opent(w.regisseur, gesprek)
    kiest_ja(w, gesprek)
    assert "Er staat nu geen ja van hem" not in await opent(w.regisseur, gesprek)


async def test_it_begins_pauses_goes_on_and_ends(w: Wereld, casus: Casus, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    kaart = await opent(w.regisseur, gesprek)
    for knop in ("Begonnen", "Pauze", "Verder"):
        kaart = await w.regisseur.presses(kaart, knop)
        w.verstrijkt(minutes=5)
    kaart = await eindigt(w, gesprek, "Geëindigd", "Ja, het is klaar")
    assert nu(w, gesprek).status is Gespreksstatus.GEWEEST
    assert gebeurd(w, gesprek) == [
        Gebeurtenissoort.BEGONNEN,
        Gebeurtenissoort.PAUZE,
        Gebeurtenissoort.VERDER,
        Gebeurtenissoort.GEEINDIGD,
    ]
    assert kaart.knoppen == ("Afspraak vastleggen", "Brief maken", "Terug")
    assert "Maak daarna zijn brief in gewone taal" in kaart
    gedaan = w.handelingen(casus.id)
    for een in ("BEGONNEN", "PAUZE", "GEEINDIGD", "GEOPEND"):
        assert Handeling[f"TERUGKEERGESPREK_{een}"] in gedaan


async def test_once_it_ended_the_meeting_goes_and_its_link_with_it(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    await eindigt(w, gesprek, "Geëindigd", "Ja, het is klaar")
    (een,) = w.leest(vergaderingen.van_gesprek, gesprek.id)
    assert een.status is Vergaderstatus.TE_VERWIJDEREN
    assert een.gegevens is None


async def test_a_meeting_of_his_own_the_regisseur_deletes_himself(w: Wereld, casus: Casus) -> None:
    gesprek = gepland_gesprek(w, casus, begint_op=w.nu)
    w.doet(vergaderingen.maak, vergadering(gesprek, Vergaderwijze.EIGEN_LINK))
    kaart = await eindigt(w, gesprek, "Niet gekomen", "Ja, niet gekomen")
    assert "Verwijder haar daarom ook zelf in Teams" in kaart


async def test_what_cannot_be_taken_back_is_asked_first(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    for knop in ("Geëindigd", "Hij stopt", "Niet gekomen"):
        vraag = await w.regisseur.presses(await opent(w.regisseur, gesprek), knop)
        assert nu(w, gesprek).status is Gespreksstatus.BEZIG
        assert "Het gesprek is bezig" in await w.regisseur.presses(vraag, "Terug")


async def test_that_he_stops_is_no_mark_and_what_was_agreed_stays(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    kaart = await eindigt(w, gesprek, "Hij stopt", "Ja, hij stopt")
    assert nu(w, gesprek).status is Gespreksstatus.GESTOPT
    assert "Dat mag, en zegt niets over hem" in kaart
    assert "Afspraak vastleggen" in kaart.knoppen


async def test_of_whoever_was_there_nobody_says_that_he_did_not_come(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek, 1)
    vraag = await w.regisseur.presses(await opent(w.regisseur, gesprek), "Niet gekomen")
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    doet(w, gast_is_er, gesprek)
    assert "Niet gekomen" not in (await opent(w.regisseur, gesprek)).knoppen
    weer = await w.regisseur.presses(vraag, "Ja, niet gekomen")
    assert "Er is niets veranderd" in weer
    assert nu(w, gesprek).status is Gespreksstatus.BEZIG


async def test_a_press_that_comes_twice_counts_once(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    kaart = await opent(w.regisseur, gesprek)
    eerste = await w.regisseur.presses(kaart, "Begonnen")
    tweede = await w.regisseur.presses(kaart, "Begonnen")
    assert "Begonnen. Spreek met hem" in eerste
    assert "Begonnen. Spreek met hem" in tweede
    assert gebeurd(w, gesprek) == [Gebeurtenissoort.BEGONNEN]


async def test_two_who_press_the_same_begin_it_once(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    een, ander = await opent(w.regisseur, gesprek), await opent(w.regisseur, gesprek)
    await w.regisseur.presses(een, "Begonnen")
    assert "Er is niets veranderd" in await w.regisseur.presses(ander, "Begonnen")
    assert gebeurd(w, gesprek) == [Gebeurtenissoort.BEGONNEN]


async def test_nobody_else_opens_it_or_ends_it(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    kaart = await opent(w.regisseur, gesprek)
    ander = w.persoon("Olga Ander", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    for wie in (ander, w.partner("politie"), casemanager(w), w.beheerder, w.onbekende("Vreemdeling")):
        assert CANARY not in await opent(wie, gesprek)
        assert CANARY not in await wie.presses(kaart, "Begonnen")
    assert nu(w, gesprek).status is Gespreksstatus.GEPLAND
    assert gebeurd(w, gesprek) == []


async def test_a_talk_that_is_not_there_is_refused_as_somebody_elses(w: Wereld) -> None:
    kaart = await w.regisseur.presses_raw(Verb.GESPREKTIJDENS_OPEN, {"v": 1, "gesprek": "bestaat-niet"})
    assert "Er is geen casus met deze code die van u is" in kaart


async def test_meedoen_is_noted_once_without_a_name(w: Wereld, casus: Casus, gesprek: Terugkeergesprek) -> None:
    doet(w, gast_is_er, gesprek)
    assert gebeurd(w, gesprek) == []
    begint(w, gesprek, -3)
    doet(w, gast_is_er, gesprek)
    doet(w, gast_is_er, gesprek)
    assert gebeurd(w, gesprek) == [Gebeurtenissoort.GAST_ER]
    (regel,) = [een for een in w.logboek(casus.id) if een.handeling is Handeling.TERUGKEERGESPREK_AANWEZIG]
    assert (regel.door_id, regel.betrokkene_id) == (None, None)


async def test_the_regisseur_hears_that_he_wants_a_break(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    w.verstrijkt(minutes=2)
    doet(w, gast_wil_pauze, gesprek)
    kaart = await opent(w.regisseur, gesprek)
    assert "Het is pauze" in kaart
    assert "Verder" in kaart.knoppen


async def test_what_is_kept_of_it_says_when_and_never_who(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek, 3)
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    doet(w, gast_is_er, gesprek)
    w.verstrijkt(minutes=28)
    kaart = await eindigt(w, gesprek, "Geëindigd", "Ja, het is klaar")
    assert "Gast erbij" in kaart
    assert "11.03 uur tot 11.31 uur" in kaart
    assert "Carla" not in kaart
    assert "11.03 uur: gast erbij" in kaart


async def test_nothing_is_posted_by_any_of_it(w: Wereld, gesprek: Terugkeergesprek) -> None:
    begint(w, gesprek)
    await w.regisseur.presses(await opent(w.regisseur, gesprek), "Begonnen")
    await eindigt(w, gesprek, "Hij stopt", "Ja, hij stopt")
    assert CANARY not in json.dumps(w.geplaatst)
    assert LINK not in json.dumps(w.geplaatst)
