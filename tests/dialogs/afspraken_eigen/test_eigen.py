"""What an organisatie agreed to do, opened and answered in one go."""

from datetime import date, timedelta

import pytest

from domain.afspraak import Afspraakhandeling, AfspraakStatus
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import toegang
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.afspraken_eigen._verhaal import WAT, Afsprakenverhaal
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM


@pytest.fixture
def liaison(verhaal: Afsprakenverhaal) -> Deelnemer:
    return verhaal.wereld.partner("politie")


@pytest.fixture
def dag(verhaal: Afsprakenverhaal) -> date:
    return verhaal.wereld.nu.date() + timedelta(days=14)


class Klikker:
    """Somebody who counts his presses: a button is one, a choice from a list is one."""

    def __init__(self, wie: Deelnemer) -> None:
        self.wie, self.klikken = wie, 0

    async def presses(self, kaart: Kaart, knop: str, **keuzes: str) -> Kaart:
        self.klikken += 1 + len(keuzes)
        return await self.wie.presses(kaart, knop, {label.replace("_", " "): een for label, een in keuzes.items()})


def keuze(nummer: int) -> str:
    return f"{nummer}. Hoe staat het?"


def regel(nummer: int) -> str:
    return f"{nummer}. Resultaat of reden"


async def test_a_week_of_five_afspraken_takes_at_most_eight_presses_also_when_one_is_postponed(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    casussen = [verhaal.casus_in_plan(nummer=150 + nummer) for nummer in range(5)]
    alle = [verhaal.agree(een, "politie", dag, wie=liaison) for een in casussen]
    hij = Klikker(liaison)
    open_ = await hij.presses(verhaal.post("politie"), "Afspraken openen")
    keuzes = {keuze(1): "Klaar", keuze(2): "Klaar", keuze(3): "Loopt nog", keuze(4): "Klaar", keuze(5): "Verzetten"}
    # What came of it, and why it is later, is typed in the same form: typing is no press.
    hij.klikken += len(keuzes)
    hij.klikken += 1
    regels = {regel(1): "Gesproken", regel(2): "Gebeld", regel(4): "Gedaan", regel(5): "Vakantie van de collega"}
    vervolg = await liaison.presses(open_, "Opslaan", {**keuzes, **regels})
    assert "4 afspraken zijn bijgewerkt." in vervolg
    einde = await hij.presses(vervolg, "Opslaan")
    assert "Eén afspraak is bijgewerkt." in einde
    assert hij.klikken <= 8
    standen = [verhaal.nu(een).status for een in alle]
    assert standen.count(AfspraakStatus.GEREED) == 3
    assert verhaal.nu(alle[4]).wanneer > dag
    assert verhaal.regels(alle[2])[-1] is Afspraakhandeling.TEKEN


async def test_it_shows_what_was_agreed_over_all_casussen_and_about_whom_and_that_is_written_down(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    eerste, tweede = verhaal.casus_in_plan(ANNA), verhaal.casus_in_plan(BRAM, nummer=143)
    verhaal.agree(eerste, "politie", dag)
    verhaal.agree(tweede, "politie", dag + timedelta(days=1))
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    for woord in (WAT, ANNA.naam, BRAM.naam, str(eerste.code), str(tweede.code)):
        assert woord in open_
    regels = [een for een in verhaal.wereld.logboek(eerste.id) if een.handeling is Handeling.AFSPRAKEN_GEOPEND]
    assert [een.betrokkene_id for een in regels] == [None, eerste.betrokkenen[0].id]
    assert {een.namens for een in regels} == {"politie"}


async def test_nothing_of_it_ever_stands_in_a_conversation(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    casus = verhaal.casus_in_plan()
    verhaal.agree(casus, "politie", dag, wie=liaison)
    verhaal.dag_verder(20)
    gezien = verhaal.alles_gezien()
    assert str(casus.code) in gezien
    assert WAT not in gezien
    assert "Kanarie" not in gezien
    # In the tafel's own channel its agenda bears its name; nowhere else does that stand next to a code.
    posts = [een for een in (*verhaal.geplaatst, *verhaal.bewerkt) if not een.waar.startswith("19:tafel-")]
    assert posts
    assert verhaal.wereld.regio.tafelnaam(casus.tafel) not in repr([een.bericht for een in posts])


async def test_what_is_wrong_comes_back_filled_in_and_what_is_right_is_kept(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    goed = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", dag)
    fout = verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", dag)
    lang = "x" * 10_000
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    weer = await liaison.presses(
        open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja", keuze(2): "Kan niet", regel(2): lang}
    )
    assert verhaal.nu(goed).status is AfspraakStatus.GEREED
    assert verhaal.nu(fout).status is AfspraakStatus.LOPEND
    assert "De tekst is te lang" in weer
    assert [een["value"] for een in weer.invoer] == ["weigeren", lang]
    weer = await liaison.presses(weer, "Opslaan", {regel(1): ""})
    assert "Schrijf erbij waarom het niet kan." in weer
    klaar = await liaison.presses(weer, "Opslaan", {regel(1): "Geen 🚓 meer, \u202eecht* niet"})
    assert "Eén afspraak is bijgewerkt." in klaar
    assert verhaal.nu(fout).status is AfspraakStatus.GEWEIGERD
    assert "Eén afspraak ligt nu bij de procesregisseur" in klaar


async def test_what_is_put_to_them_is_taken_on_or_refused_with_a_reason(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", dag, voorgelegd=True)
    ander = verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", dag, voorgelegd=True)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    assert "nieuw, neemt u dit op u?" in open_
    await liaison.presses(open_, "Opslaan", {keuze(1): "Doen we", keuze(2): "Kan niet", regel(2): "Niet onze taak"})
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND
    assert verhaal.nu(ander).status is AfspraakStatus.GEWEIGERD


async def test_handing_over_asks_to_whom_for_all_of_them_on_one_card(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    collega = verhaal.wereld.partner("politie", "Noor van de Nacht")
    een = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", dag, wie=liaison)
    ander = verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", dag, wie=liaison)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    vervolg = await liaison.presses(open_, "Opslaan", {keuze(1): "Overdragen", keuze(2): "Overdragen"})
    wie = "{}. Wie doet het voortaan?"
    elders = "Een andere organisatie (de procesregisseur kijkt welke)"
    weer = await liaison.presses(vervolg, "Opslaan", {wie.format(1): "Noor van de Nacht", wie.format(2): elders})
    assert verhaal.nu(een).persoon_id == collega.id
    assert "Schrijf erbij waarom het ergens anders hoort." in weer
    await liaison.presses(weer, "Opslaan", {"1. Waarom?": "Dat doet het OM"})
    assert verhaal.regels(ander)[-1] is Afspraakhandeling.GEVRAAGD


async def test_pressed_twice_it_is_done_once_and_shows_the_same(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    eerst = await liaison.presses(open_, "Opslaan", {keuze(1): "Loopt nog"})
    nog_eens = await liaison.presses(open_, "Opslaan", {keuze(1): "Loopt nog"})
    assert eerst.json == nog_eens.json
    assert verhaal.regels(een).count(Afspraakhandeling.TEKEN) == 1
    anders = await liaison.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja"})
    assert "Dit formulier was al gebruikt." in anders
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND
    await liaison.presses(anders, "Opslaan")
    assert verhaal.nu(een).status is AfspraakStatus.GEREED


async def test_what_a_colleague_did_meanwhile_is_said_and_costs_nothing_else(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", dag)
    ander = verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    verhaal.klaar(verhaal.wereld.partner("politie", "Noor van de Nacht"), een)
    daarna = await liaison.presses(
        open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja", keuze(2): "Klaar", regel(2): "Ja"}
    )
    assert verhaal.nu(ander).status is AfspraakStatus.GEREED
    assert "Eén afspraak is bijgewerkt." in daarna
    assert verhaal.regels(een).count(Afspraakhandeling.GEREED) == 1


async def test_what_was_called_done_by_mistake_is_undone_from_the_card_after_it(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    casus = verhaal.casus_in_plan()
    een = verhaal.agree(casus, "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    klaar = await liaison.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja"})
    vorm = await liaison.presses(klaar, f"{casus.code}: toch niet klaar")
    await liaison.presses(vorm, vorm.knoppen[0])
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND


async def test_done_says_in_a_line_what_came_of_it(verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    weer = await liaison.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "   "})
    assert "Schrijf erbij wat het resultaat is" in weer
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND
    # What was chosen stands there still: one line, and it is saved.
    await liaison.presses(weer, "Opslaan", {regel(1): "Gesproken, het gaat beter"})
    assert verhaal.nu(een).resultaat == "Gesproken, het gaat beter"


async def test_what_was_refused_by_mistake_is_taken_on_after_all_until_the_regisseur_acted(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    casus, ander = verhaal.casus_in_plan(nummer=150), verhaal.casus_in_plan(nummer=151)
    een, weg = verhaal.agree(casus, "politie", dag), verhaal.agree(ander, "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    nee = {keuze(1): "Kan niet", regel(1): "Oeps", keuze(2): "Kan niet", regel(2): "Echt niet"}
    na = await liaison.presses(open_, "Opslaan", nee)
    assert verhaal.nu(een).status is AfspraakStatus.GEWEIGERD
    await liaison.presses(na, f"{casus.code}: toch wel")
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND
    # Later too, from the list; not once the regisseur took it back.
    later = await liaison.opens("afspraak lijst")
    assert [knop for knop in later.knoppen if "toch wel" in knop] == [f"{ander.code}: toch wel"]
    verhaal.laat_vervallen(weg)
    assert "toch wel" not in " ".join((await liaison.opens("afspraak lijst")).knoppen)
    await liaison.presses(later, f"{ander.code}: toch wel")
    assert verhaal.nu(weg).status is AfspraakStatus.VERVALLEN


async def test_who_types_a_telephone_number_is_asked_once_whether_that_must_be(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    let_op = await liaison.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "BSN 123456782"})
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND
    assert "BSN 123456782" in [veld.get("value") for veld in let_op.invoer]


async def test_more_than_a_page_is_turned_over(verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date) -> None:
    for nummer in range(11):
        verhaal.agree(verhaal.casus_in_plan(nummer=150 + nummer), "politie", dag + timedelta(days=nummer))
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    assert "11 afspraken van uw organisatie" in open_
    assert open_.labels.count("8. Hoe staat het?") == 1
    volgende = await liaison.presses(open_, "Volgende")
    assert len(volgende.labels) == 3 * 2
    assert len((await liaison.presses(volgende, "Vorige")).labels) == 8 * 2


async def test_another_organisatie_sees_and_does_nothing_of_it(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", dag)
    ander = verhaal.wereld.partner("om")
    geweigerd = await ander.presses(verhaal.post("politie"), "Afspraken openen")
    assert WAT not in geweigerd
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    await ander.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja"})
    collega = verhaal.wereld.partner("politie", "Noor van de Nacht")
    # A copied form is good for nobody else, not even at the same organisatie.
    await collega.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja"})
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND


async def test_without_access_the_code_is_all_there_is(
    verhaal: Afsprakenverhaal, liaison: Deelnemer, dag: date
) -> None:
    casus = verhaal.casus_in_plan()
    een = verhaal.agree(casus, "politie", dag)
    open_ = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    verhaal.wereld.doet(toegang.beeindig, casus.id, "politie")
    weer = await liaison.presses(verhaal.post("politie"), "Afspraken openen")
    assert WAT not in weer
    assert f"U kunt deze niet openen: {casus.code}." in weer
    await liaison.presses(open_, "Opslaan", {keuze(1): "Klaar", regel(1): "Ja"})
    assert verhaal.nu(een).status is AfspraakStatus.LOPEND


async def test_who_works_for_two_organisaties_chooses_of_which(verhaal: Afsprakenverhaal, dag: date) -> None:
    verhaal.agree(verhaal.casus_in_plan(), "politie", dag)
    beiden = verhaal.wereld.persoon("Wil van Beide", (Rol.PARTNER, "politie"), (Rol.PARTNER, "om"))
    kies = await beiden.opens("afspraak klaar")
    assert len(kies.knoppen) == 2
    naam = verhaal.wereld.regio.organisatienaam("politie")
    assert WAT in await beiden.presses(kies, f"{naam} (1)")
