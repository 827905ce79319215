"""The working day before a talk whoever sits at it reads how one talks there; what is posted of it tells nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.terugkeergesprekken import vergadering_is_goed, vooraf_op, zet_deelname, zet_stap
from domain.casus import Casus
from domain.gespreksinbreng import Inbreng
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Deelnamestatus, Gespreksstap, Terugkeergesprek
from storage import gesprekken, gesprekskeuze, terugkeergesprek, toegang
from storage.gesprekken import Bestemming
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt_tot
from tests.dialogs._wereld import Deelnemer, Wereld, groep
from tests.dialogs._zaken import CANARY
from tests.dialogs.terugkeergesprek._gesprek import GENODIGD, casemanager, gepland_gesprek

DONDERDAG_ELF = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
MAANDAG_ERNA = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    wereld.registry = maak_registry()
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


async def heeft_gesprekken(w: Wereld) -> None:
    """Give each organisatie at the talk a conversation of its own."""
    for wie in (w.regisseur, casemanager(w), w.persoon("Mia Manager", (Rol.MANAGER, w.regio.eigen_organisatie))):
        await wie.types("/help")
    for een in GENODIGD:
        plaats = groep(een)
        await w.beheerder.types("/help", plaats)
        gesprek = w.leest(gesprekken.zoek, plaats.conversation_id)
        assert gesprek is not None
        w.doet(gesprekken.wijs_toe, gesprek.id, Bestemming.ORGANISATIE, een, w.beheerder.id)


async def gepland(w: Wereld, casus: Casus, begint_op: datetime = DONDERDAG_ELF) -> Terugkeergesprek:
    """A talk of which everybody knows, with the alarm for the day before."""
    await heeft_gesprekken(w)
    gesprek = gepland_gesprek(w, casus, begint_op=begint_op)
    w.doet(lambda uow: vergadering_is_goed(context(w, uow), terugkeergesprek.lees(uow, gesprek.id)))
    return gesprek


def van_vooraf(bezorgd: list[Bezorgd]) -> list[Bezorgd]:
    return [een for een in bezorgd if een.werk.soort == Berichtsoort.TERUGKEERGESPREK_VOORAF]


async def opent(wie: Deelnemer, casus: Casus, organisatie: str) -> Kaart:
    return await wie.presses_raw(Verb.GESPREKTIJDENS_VOORAF, {"v": 1, "casus": casus.id, "organisatie": organisatie})


async def test_on_the_working_day_before_each_organisatie_gets_one_neutral_post(w: Wereld, casus: Casus) -> None:
    gesprek = await gepland(w, casus)
    ochtend = w.leest(lambda uow: vooraf_op(context(w, uow), gesprek))
    assert ochtend.date() == datetime(2026, 3, 4, tzinfo=UTC).date()
    bezorgt(w)
    w.nu = ochtend - timedelta(hours=1)
    assert not van_vooraf(tikt_tot(w, ochtend - timedelta(minutes=1)))
    posten = van_vooraf(tikt_tot(w, ochtend + timedelta(hours=1)))
    assert sorted(een.waar for een in posten) == sorted(groep(een).conversation_id for een in GENODIGD)
    for een in posten:
        assert f"{casus.code}: bijna gesprek" in een.kaart
        assert "donderdag 5 maart, 11.00 uur" in een.kaart
        tekst = str(een.kaart.json)
        for niet in (CANARY, "detentie", "PI ", "inrichting", "gevangen", "nazorg", "terugkeer"):
            assert niet not in tekst.replace("terugkeergesprek", "")


async def test_of_a_talk_on_monday_they_hear_on_friday(w: Wereld, casus: Casus) -> None:
    gesprek = await gepland(w, casus, MAANDAG_ERNA)
    assert w.leest(lambda uow: vooraf_op(context(w, uow), gesprek)).strftime("%A") == "Friday"


async def test_they_read_how_one_talks_there_and_nothing_about_him(w: Wereld, casus: Casus) -> None:
    gesprek = await gepland(w, casus)
    inbreng = Inbreng(gesprek.id, casus.id, doel="Kanariedoel: een eigen huis", vragen="Kanarievraag")
    w.doet(gesprekskeuze.bewaar_inbreng, inbreng)
    kaart = await opent(w.partner("politie"), casus, "politie")
    for wat in (
        "Zo praten we met elkaar",
        "Praat met hem, niet over hem",
        "één vraag tegelijk",
        "delict of de strafzaak",
    ):
        assert wat in kaart
    assert "Kanarie" not in kaart
    assert CANARY not in kaart
    gezien = [een for een in w.logboek(casus.id) if een.handeling is Handeling.TERUGKEERGESPREK_GEOPEND]
    assert [(een.namens, een.betrokkene_id) for een in gezien] == [("politie", gesprek.betrokkene_id)]


async def test_only_who_sits_at_it_opens_it(w: Wereld, casus: Casus) -> None:
    gesprek = await gepland(w, casus)
    voor_een_ander = await opent(w.partner("reclassering"), casus, "politie")
    zelf = await opent(w.partner("reclassering"), casus, "reclassering")
    inrichting = await opent(casemanager(w), casus, "pi-merwede")
    for een in (voor_een_ander, zelf, inrichting, await opent(w.onbekende("Vreemde"), casus, "politie")):
        assert "Zo praten we" not in een
    w.doet(toegang.beeindig, casus.id, "politie")
    assert "Zo praten we" not in await opent(w.partner("politie"), casus, "politie")
    assert gesprek.id


async def test_who_was_taken_off_gets_nothing_and_opens_nothing(w: Wereld, casus: Casus) -> None:
    gesprek = await gepland(w, casus)
    w.doet(
        lambda uow: zet_deelname(
            context(w, uow), terugkeergesprek.lees(uow, gesprek.id), "politie", Deelnamestatus.NIET_MEER, None
        )
    )
    ochtend = w.leest(lambda uow: vooraf_op(context(w, uow), gesprek))
    w.nu = ochtend
    posten = van_vooraf(tikt_tot(w, ochtend + timedelta(hours=1)))
    assert [een.waar for een in posten] == [groep("gemeente-merwestad").conversation_id]
    assert "Zo praten we" not in await opent(w.partner("politie"), casus, "politie")


async def test_of_a_talk_that_was_called_off_nothing_is_told_any_more(w: Wereld, casus: Casus) -> None:
    gesprek = await gepland(w, casus)
    ochtend = w.leest(lambda uow: vooraf_op(context(w, uow), gesprek))
    w.nu = ochtend
    tikt_tot(w, ochtend + timedelta(hours=1))
    w.doet(lambda uow: zet_stap(context(w, uow), terugkeergesprek.lees(uow, gesprek.id), Gespreksstap.ZEG_AF))
    bewerkt = [een for een in van_vooraf(bezorgt(w)) if een.bewerkt]
    assert {een.waar for een in bewerkt} == {groep(een).conversation_id for een in GENODIGD}
    assert all("Hier hoeft u niets meer voor te doen" in een.kaart and not een.kaart.knoppen for een in bewerkt)
    assert "Dit gesprek is voorbij" in await opent(w.partner("politie"), casus, "politie")
