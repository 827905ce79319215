"""What changes: each thing its own form, everything that follows shown, and one press to undo a mistake."""

from datetime import date

import pytest

from domain.casus import Casus
from domain.detentie import Verlof, Wijzigsoort
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import casus as casussen
from storage import detentie as detenties
from tests._kaart import Kaart
from tests.dialogs._detentie import detentie_van, gevraagd, hebben_toegang, neemt_op, vraagt_week_uit, wijzigt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, nodigt_uit, om, plant, sluit_af

EINDE = date(2026, 6, 1)


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    return neemt_op(wereld, begin=date(2026, 1, 5), einde=EINDE)[0]


async def toont(iemand: Deelnemer, casus: Casus) -> Kaart:
    return await iemand.opens("detentie toon", casuscode=str(casus.code))


async def opent_vorm(wereld: Wereld, casus: Casus, knop: str) -> Kaart:
    return await wereld.regisseur.presses(await toont(wereld.regisseur, casus), knop)


def soorten(wereld: Wereld, casus: Casus) -> list[Wijzigsoort]:
    return [een.soort for een in wereld.leest(detenties.versies, casus.id)]


# How it stands


async def test_typed_anywhere_only_a_door_stands_there(wereld: Wereld, casus: Casus) -> None:
    kaart = await wereld.regisseur.types(f"/detentie toon {casus.code}")
    assert "Alleen voor u" in kaart
    for woord in (CANARY, "Merwede", "juni"):
        assert woord not in wereld.posted()


async def test_the_regisseur_sees_where_until_when_what_comes_and_what_was(wereld: Wereld, casus: Casus) -> None:
    wijzigt(wereld, casus, inrichting="pi-oostdijk", verlof=Verlof(date(2026, 4, 1), date(2026, 4, 3)))
    kaart = await toont(wereld.regisseur, casus)
    assert f"{CANARY} (1995)" in kaart
    assert "Komt vrij over 91 dagen, maandag 1 juni 2026." in kaart
    assert "PI Oostdijk" in kaart
    assert "van woensdag 1 april 2026 tot en met vrijdag 3 april 2026" in kaart
    assert "nog 14 dagen tot het verlof" in kaart
    assert "Rosa Regisseur: overgeplaatst" in kaart
    assert "Rosa Regisseur: opgenomen" in kaart
    assert Handeling.DETENTIE_GEOPEND in wereld.handelingen(casus.id)


async def test_without_a_code_it_is_asked_of_nazorg_only(wereld: Wereld, casus: Casus) -> None:
    wgs = maakt_casus(wereld, "jeugd")
    kaart = await wereld.regisseur.opens("detentie toon")
    keuzes = [een["value"] for veld in kaart.invoer for een in veld["choices"]]
    assert keuzes == [str(casus.code)]
    assert str(wgs.code) not in keuzes


async def test_who_was_invited_reads_it_without_what_was_and_without_changing_anything(
    wereld: Wereld, casus: Casus
) -> None:
    nodigt_uit(wereld, casus, "politie")
    wereld.verstrijkt(seconds=1)
    kaart = await toont(wereld.partner("politie"), casus)
    assert CANARY in kaart
    assert "PI Merwede" in kaart
    assert "Rosa" not in kaart
    assert "HIC" not in kaart
    assert "Doelgroep" not in kaart
    assert kaart.knoppen == ("Casus",)


async def test_before_a_partner_chose_to_answer_or_refuse_nothing_opens_unless_he_asks(
    wereld: Wereld, casus: Casus
) -> None:
    zitting = plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10))
    vraagt_week_uit(wereld, casus, zitting, "politie")
    wereld.verstrijkt(seconds=1)
    kaart = await toont(wereld.partner("politie"), casus)
    assert CANARY not in kaart
    assert "Merwede" not in kaart
    assert kaart.knoppen == ("Beantwoorden", "Toch openen")
    assert CANARY in await wereld.partner("politie").presses(kaart, "Toch openen")


async def test_others_learn_nothing(wereld: Wereld, casus: Casus) -> None:
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for iemand in (ander, wereld.partner("pi-oostdijk"), wereld.partner("gemeente-oosterwaard"), wereld.beheerder):
        kaart = await toont(iemand, casus)
        assert CANARY not in kaart
        assert "Merwede" not in kaart


async def test_of_a_casus_in_another_lane_there_is_no_detention(wereld: Wereld) -> None:
    wgs = maakt_casus(wereld, "jeugd")
    kaart = await toont(wereld.regisseur, wgs)
    assert "Detentie:" not in kaart
    assert CANARY not in kaart


async def test_in_nazorg_without_a_detention_it_can_be_filled_in(wereld: Wereld) -> None:
    met_de_hand = maakt_casus(wereld, "nazorg")
    vorm = await opent_vorm(wereld, met_de_hand, "Wijzigen")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Inrichting": "PI Oostdijk", "Einddatum": "2026-05-01"})
    assert "Vastgelegd." in kaart
    assert soorten(wereld, met_de_hand) == [Wijzigsoort.GEMELD]


# The day


async def test_a_day_in_words_opens_the_form_filled_in(wereld: Wereld, casus: Casus) -> None:
    deur = await wereld.regisseur.types(f"/detentie einddatum {casus.code} over 3 weken")
    assert "Alleen voor u" in deur
    vorm = await wereld.regisseur.presses(deur, "Openen")
    assert next(een["value"] for een in vorm.invoer if een["id"] == "einde") == "2026-03-23"
    assert detentie_van(wereld, casus).einde == EINDE
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Staat die dag vast?": "Ja, de dag staat vast"})
    assert "Komt vrij over 21 dagen, maandag 23 maart 2026." in kaart
    assert detentie_van(wereld, casus).einde_zeker
    assert soorten(wereld, casus)[-1] is Wijzigsoort.DATUM


async def test_a_day_that_cannot_be_comes_back_with_what_was_filled_in(wereld: Wereld, casus: Casus) -> None:
    vorm = await wereld.regisseur.opens("detentie einddatum", casuscode=str(casus.code))
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Einddatum": "2025-12-31"})
    assert "De einddatum ligt vóór de begindatum." in kaart
    assert next(een["value"] for een in kaart.invoer if een["id"] == "einde") == "2025-12-31"
    assert detentie_van(wereld, casus).einde == EINDE


async def test_out_earlier_is_certain_and_a_leave_after_it_does_not_take_place(wereld: Wereld, casus: Casus) -> None:
    wijzigt(wereld, casus, verlof=Verlof(date(2026, 4, 1)))
    vorm = await opent_vorm(wereld, casus, "Eerder vrij")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan")
    nu = detentie_van(wereld, casus)
    assert (nu.einde, nu.einde_zeker, nu.verlof) == (wereld.nu.date(), True, None)
    assert soorten(wereld, casus)[-1] is Wijzigsoort.VERVROEGD
    assert "vandaag, maandag 2 maart 2026" in kaart


async def test_leave_is_given_and_taken_away(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Verlof")
    dagen = {"Verlof vanaf": "2026-03-02", "Verlof tot en met": "2026-03-04"}
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", dagen)
    assert "Is nu met verlof." in kaart
    vorm = await opent_vorm(wereld, casus, "Verlof")
    data = {**vorm.druk("Opslaan", {}).data, "verlof_van": "", "verlof_tot": ""}
    await wereld.regisseur.presses_raw("detentie.wijzig", data)
    assert detentie_van(wereld, casus).verlof is None


async def test_a_leave_without_a_first_day_is_asked_for(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Verlof")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Verlof tot en met": "2026-03-04"})
    assert "Vul in vanaf welke dag het verlof is." in kaart


# A transfer, and undoing it


async def test_a_transfer_works_out_and_is_undone_by_one_press(wereld: Wereld, casus: Casus) -> None:
    zitting = plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10))
    vraagt_week_uit(wereld, casus, zitting, "pi-merwede", "politie")
    vorm = await opent_vorm(wereld, casus, "Overplaatsen")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Inrichting": "PI Oostdijk"})
    wereld.verstrijkt(seconds=1)
    assert hebben_toegang(wereld, casus) == {"pi-oostdijk", "politie"}
    terug = await wereld.regisseur.presses(kaart, "Terugdraaien")
    wereld.verstrijkt(seconds=1)
    assert "Teruggedraaid" in terug
    assert "Terugdraaien" not in terug.knoppen
    assert hebben_toegang(wereld, casus) == {"pi-merwede", "politie"}
    assert gevraagd(wereld, casus) == {"pi-merwede": "open", "pi-oostdijk": "ingetrokken", "politie": "open"}
    assert detentie_van(wereld, casus).inrichting == "pi-merwede"


async def test_what_somebody_changed_since_is_not_undone(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Overplaatsen")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Inrichting": "PI Oostdijk"})
    wijzigt(wereld, casus, einde=date(2026, 7, 1))
    na = await wereld.regisseur.presses(kaart, "Terugdraaien")
    assert "Er is daarna nog iets gewijzigd" in na
    assert detentie_van(wereld, casus).inrichting == "pi-oostdijk"


async def test_a_form_that_was_overtaken_comes_back_with_what_was_filled_in(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Wijzigen")
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    kaart = await wereld.regisseur.presses(vorm, "Opslaan", {"Einddatum": "2026-07-01"})
    assert "Iemand anders heeft dit intussen gewijzigd" in kaart
    assert detentie_van(wereld, casus).inrichting == "pi-oostdijk"
    assert next(een["value"] for een in kaart.invoer if een["id"] == "einde") == "2026-07-01"


async def test_pressed_twice_there_is_one_version(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Overplaatsen")
    for _ in range(2):
        await wereld.regisseur.presses(vorm, "Opslaan", {"Inrichting": "PI Oostdijk"})
    assert soorten(wereld, casus) == [Wijzigsoort.GEMELD, Wijzigsoort.OVERGEPLAATST]


async def test_others_and_a_copied_form_change_nothing(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "pi-merwede")
    wereld.verstrijkt(seconds=1)
    vorm = await opent_vorm(wereld, casus, "Overplaatsen")
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for iemand in (ander, wereld.partner("pi-merwede"), wereld.beheerder):
        kaart = await iemand.presses(vorm, "Opslaan", {"Inrichting": "PI Oostdijk"})
        assert CANARY not in kaart
    assert soorten(wereld, casus) == [Wijzigsoort.GEMELD]


async def test_an_inrichting_that_is_none_is_refused(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Overplaatsen")
    data = {**vorm.druk("Opslaan", {}).data, "inrichting": "politie"}
    kaart = await wereld.regisseur.presses_raw("detentie.wijzig", data)
    assert "Kies de inrichting, of elders." in kaart
    assert soorten(wereld, casus) == [Wijzigsoort.GEMELD]


# Closed


async def test_of_a_closed_casus_only_the_day_can_be_put_right(wereld: Wereld, casus: Casus) -> None:
    vorm = await opent_vorm(wereld, casus, "Overplaatsen")
    sluit_af(wereld, wereld.leest(casussen.lees, casus.id))
    geweigerd = await wereld.regisseur.presses(vorm, "Opslaan", {"Inrichting": "PI Oostdijk"})
    assert detentie_van(wereld, casus).inrichting == "pi-merwede"
    assert "Vastgelegd" not in geweigerd
    kaart = await toont(wereld.regisseur, casus)
    assert "Deze casus is gesloten." in kaart
    assert kaart.knoppen == ("Einddatum wijzigen", "Casus")
    dag = await wereld.regisseur.presses(kaart, "Einddatum wijzigen")
    await wereld.regisseur.presses(dag, "Opslaan", {"Einddatum": "2026-04-01"})
    assert detentie_van(wereld, casus).einde == date(2026, 4, 1)


async def test_a_partner_sees_nothing_of_it_once_it_is_closed(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie")
    sluit_af(wereld, wereld.leest(casussen.lees, casus.id))
    wereld.verstrijkt(seconds=1)
    assert CANARY not in await toont(wereld.partner("politie"), casus)


# From the casus


async def test_a_casus_in_nazorg_leads_to_it_for_the_regisseur_and_for_who_was_invited(
    wereld: Wereld, casus: Casus
) -> None:
    nodigt_uit(wereld, casus, "politie")
    wereld.verstrijkt(seconds=1)
    for iemand in (wereld.regisseur, wereld.partner("politie")):
        kaart = await iemand.opens("casus toon", casuscode=str(casus.code))
        assert "PI Merwede" in await iemand.presses(kaart, "Detentie")
    wgs = maakt_casus(wereld, "jeugd")
    assert "Detentie" not in (await wereld.regisseur.opens("casus toon", casuscode=str(wgs.code))).knoppen
