"""Somebody reads all that is kept of the talk about his return, and nothing of who was afraid or would not come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.gespreksinbreng import Bewaarkeuze, Inbreng, LieverNiet, LieverNietAntwoord
from domain.gesprekskeuze import Keuze, Keuzeweg, Vertegenwoordiger
from domain.persoon import Rol
from domain.terugkeergesprek import Afzegreden, Deelnamestatus, Gebeurtenissoort, Gespreksstatus, Terugkeergesprek
from domain.vergadering import Toegangsgegevens, Vergadering, Vergaderstatus, Vergaderwijze
from storage import gespreksbrief, gesprekskeuze, vergadering
from storage import terugkeergesprek as gesprekken
from storage.store import UnitOfWork
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit
from tests.dialogs.rechten._zaak import MOEDER, VRAAG, ZOON, Zaak
from tests.dialogs.rechten.test_inzage import delen_van

CASEMANAGER = "Carola Casemanager"
GEHEIM_ADRES = "https://teams.microsoft.com/kanarie-adres"
PLEKKEN = ("doel", "wonen", "vragen", "wensen", "tolk", "meebrengen", "uitleg", "regel", "zelf", "bellen", "begrepen")


def eigen(plek: str) -> str:
    return f"Tekst over {plek}."


def schrijf(uow: UnitOfWork, zaak: Zaak, door: str, van: str, erbij: tuple[str, ...] = ()) -> Terugkeergesprek:
    """A talk about `van`, with all that there can be of it."""
    casus_id = zaak.casus.id
    gesprek = gesprekken.maak(
        uow,
        Terugkeergesprek(
            "", casus_id, van, Gespreksstatus.GAAT_NIET_DOOR, "pi-merwede", 45, begint_op=uow.now + timedelta(days=2),
            erbij=erbij, casemanager_id=door, afzegreden=Afzegreden.KEUZE, onder_curatele=True,
        ),
    )  # fmt: skip
    gesprekken.zet_deelname(uow, gesprek, "politie", Deelnamestatus.KOMT_NIET, door)
    gesprekken.zet_deelname(uow, gesprek, "ggd", Deelnamestatus.NIET_MEER, door)
    gesprekken.noteer(uow, gesprek, Gebeurtenissoort.GAST_ER, door)
    gesprekken.noteer(uow, gesprek, Gebeurtenissoort.GAST_DRUKTE)
    gesprekskeuze.kies(
        uow, gesprek, Keuze.NEE, Keuzeweg.CASEMANAGER, door, Vertegenwoordiger("Cor Curator", "zijn curator")
    )
    inbreng = Inbreng(
        gesprek.id, casus_id, doel=eigen("doel"), per_gebied={"wonen": eigen("wonen")}, vragen=eigen("vragen"),
        wensen=eigen("wensen"), tolk=eigen("tolk"), meebrengen=eigen("meebrengen"),
        liever_niet=(LieverNiet("ggd", LieverNietAntwoord.KAN, eigen("uitleg")),), bewaren=Bewaarkeuze.CEL,
    )  # fmt: skip
    gesprekskeuze.bewaar_inbreng(uow, inbreng)
    regels = (Briefregel(eigen("regel"), "a1", "politie", date(2026, 6, 1), gevoelig=True), Briefregel(eigen("zelf")))
    eerste = Gespreksbrief(gesprek.id, casus_id, (Briefregel("Een oud ontwerp."),))
    tweede = gespreksbrief.voeg_toe(uow, eerste, door)
    volgende = replace(tweede, regels=regels, bellen=eigen("bellen"), begrepen=eigen("begrepen"))
    gespreksbrief.keur_goed(uow, gespreksbrief.voeg_toe(uow, volgende, door), door)
    nieuw = Vergadering(
        id="",
        gesprek_id=gesprek.id,
        casus_id=casus_id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.GOED,
        gegevens=Toegangsgegevens(GEHEIM_ADRES),
    )
    vergadering.maak(uow, nieuw)
    return gesprek


async def zaak_van(wereld: Wereld, *, wie: int) -> tuple[Zaak, str]:
    """Return a request for inzage by the mother (0) or the son (1), and the id of the casemanager."""
    zitting = plant(wereld, "jeugd", om(wereld, date(2026, 3, 11), 10))
    casus = maakt_casus(wereld, "jeugd", None, MOEDER, ZOON)
    gevraagd = vraagt_uit(wereld, casus, zitting, "politie")
    casemanager = wereld.partner("pi-merwede", CASEMANAGER)
    contactpunt = wereld.persoon("Lonneke Contactpunt", (Rol.CONTACTPUNT, wereld.regio.eigen_organisatie))
    zaak = Zaak(wereld, casus, gevraagd, contactpunt)
    formulier = await contactpunt.opens("inzage", casuscode=zaak.code)
    hoe = "Hoe is vastgesteld wie het is?"
    await contactpunt.presses(formulier, "Vastleggen", {hoe: VRAAG[hoe], "betrokkene": casus.betrokkenen[wie].id})
    return zaak, casemanager.id


@pytest.fixture
async def van_hem(wereld: Wereld) -> Zaak:
    zaak, door = await zaak_van(wereld, wie=1)
    wereld.doet(schrijf, zaak, door, zaak.zoon.id)
    return zaak


def test_he_reads_what_he_chose_and_wrote_and_the_letter_he_got(van_hem: Zaak) -> None:
    blad = van_hem.kiest(*delen_van(van_hem.bladert()).values())
    assert [een for een in PLEKKEN if eigen(een) not in blad] == []
    for woorden in ("U wilde het niet, of nog niet", "PI Merwede", "Uw curator", "Dat kon", "Op cel", "Gast erbij om"):
        assert woorden in blad, woorden
    assert "Cor Curator" in blad


def test_each_text_waits_until_it_was_gone_through(van_hem: Zaak) -> None:
    niets = van_hem.kiest()
    assert "Tekst over" not in niets
    assert "Cor Curator" not in niets


def test_no_professional_no_way_into_the_meeting_and_no_refusal_stands_in_it(van_hem: Zaak) -> None:
    for waar in (van_hem.kiest(*delen_van(van_hem.bladert()).values()), van_hem.bestand()):
        assert CASEMANAGER not in waar
        assert "kanarie-adres" not in waar
        assert "komt niet" not in waar.lower()
        assert "komt_niet" not in waar
        assert "Een oud ontwerp" not in waar


async def test_that_a_talk_was_called_off_for_somebodys_safety_is_not_told(wereld: Wereld) -> None:
    zaak, door = await zaak_van(wereld, wie=1)

    gesprek = wereld.doet(schrijf, zaak, door, zaak.zoon.id)
    bladen = []
    for reden in (Afzegreden.REGISSEUR, Afzegreden.VEILIGHEID):
        gesprek = wereld.doet(gesprekken.wijzig, replace(gesprek, afzegreden=reden))
        bladen.append(zaak.kiest())
    assert "De regisseur zegde het af" in bladen[0]
    assert bladen[0] == bladen[1]


async def test_whoever_would_sit_beside_him_reads_that_alone(wereld: Wereld) -> None:
    zaak, door = await zaak_van(wereld, wie=0)
    wereld.doet(schrijf, zaak, door, zaak.zoon.id, (zaak.moeder.id,))
    blad = zaak.kiest(*delen_van(zaak.bladert()).values())
    assert "U zou bij het gesprek van iemand anders zijn" in blad
    for woorden in ("Tekst over", "PI Merwede", "Uw keuze", "Cor Curator", ZOON):
        assert woorden not in blad, woorden


async def test_whoever_has_nothing_to_do_with_it_reads_nothing_of_it(wereld: Wereld) -> None:
    zaak, door = await zaak_van(wereld, wie=0)
    wereld.doet(schrijf, zaak, door, zaak.zoon.id)
    blad = zaak.kiest(*delen_van(zaak.bladert()).values())
    for woorden in ("gesprek", "Tekst over", "PI Merwede"):
        assert woorden not in blad, woorden
