"""/detentie nieuw, as a regisseur fills it in."""

from dataclasses import replace
from datetime import date

from domain.casus import Fase
from domain.detentie import Verlof
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._detentie import detentie_van, neemt_op
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import CANARY

GOED = {
    "Naam": CANARY,
    "Geboortedatum": "1995-05-03",
    "Gemeente van herkomst": "Merwestad",
    "Inrichting": "PI Merwede",
    "Eerste dag buiten": "2026-06-01",
}


async def formulier(iemand: Deelnemer) -> Kaart:
    return await iemand.types("/detentie nieuw")


async def opgeslagen(wereld: Wereld, **anders: str) -> Kaart:
    regisseur = wereld.regisseur
    return await regisseur.presses(await formulier(regisseur), "Opslaan", {**GOED, **anders})


def mijn(wereld: Wereld) -> list[str]:
    return [een.id for een in wereld.leest(casussen.lopende_van, [wereld.regisseur.id])]


async def test_what_is_needed_at_least_is_who_where_he_lived_and_where_he_is(wereld: Wereld) -> None:
    kaart = await formulier(wereld.regisseur)
    assert [een for een in kaart.labels if "verplicht" in een] == [
        "Naam (verplicht)",
        "Geboortedatum (verplicht)",
        "Gemeente van herkomst (verplicht)",
        "Inrichting (verplicht)",
    ]


async def test_saved_he_is_shown_with_his_code_and_the_days_that_are_left(wereld: Wereld) -> None:
    kaart = await opgeslagen(wereld)
    (casus_id,) = mijn(wereld)
    casus = wereld.leest(casussen.lees, casus_id)
    assert f"Opgenomen als {casus.code}." in kaart
    assert "Kanarie Verzonnen (1995)" in kaart
    assert "Komt vrij over 91 dagen, maandag 1 juni 2026." in kaart
    nu = detentie_van(wereld, casus)
    assert (nu.inrichting, nu.einde, nu.einde_zeker, nu.vestiging, nu.hic) == (
        "pi-merwede",
        date(2026, 6, 1),
        False,
        None,
        False,
    )
    assert CANARY not in wereld.posted()


async def test_leave_is_no_release(wereld: Wereld) -> None:
    invoer = {"Definitief of verlof?": "Verlof", "Verlof tot en met": "2026-06-03"}
    await opgeslagen(wereld, **invoer)
    nu = detentie_van(wereld, wereld.leest(casussen.lees, mijn(wereld)[0]))
    assert (nu.einde, nu.verlof) == (None, Verlof(date(2026, 6, 1), date(2026, 6, 3)))


async def test_outside_the_region_and_elsewhere_can_be_said(wereld: Wereld) -> None:
    invoer = {
        "Gemeente van herkomst": "Buiten de regio",
        "Gemeente van vestiging": "Oosterwaard",
        "Inrichting": "Elders, of in geen inrichting",
        "Doelgroep van de RIO (HIC)": "Ja",
        "Kenmerk van de melding": "INJ-1",
    }
    await opgeslagen(wereld, **invoer)
    casus = wereld.leest(casussen.lees, mijn(wereld)[0])
    nu = detentie_van(wereld, casus)
    assert casus.betrokkenen[0].gegevens.gemeente is None
    assert casus.extern_nummer == "INJ-1"
    assert (nu.inrichting, nu.vestiging, nu.hic) == (None, "oosterwaard", True)


async def test_a_mistake_shows_the_form_again_with_everything_that_was_typed(wereld: Wereld) -> None:
    regisseur = wereld.regisseur
    leeg = await formulier(regisseur)
    raar = "** \u202e[x](y) 😀 " * 20
    data = dict(leeg.druk("Opslaan", {**GOED, "Kenmerk van de melding": raar}).data)
    data |= {"geboortedatum": "2093-01-01", "verlof_tot": "2026-06-03", "inrichting": "politie"}
    kaart = await regisseur.presses_raw("detentie.bewaar", data)
    assert "De geboortedatum kan niet kloppen." in kaart
    assert "Kies de inrichting" in kaart
    assert "Vul die alleen in bij verlof" in kaart
    assert "er passen er 60" in kaart
    waarden = {een["id"]: een.get("value") for een in kaart.invoer}
    assert waarden["naam"] == CANARY
    assert waarden["kenmerk"] == raar
    assert mijn(wereld) == []


async def test_days_that_cannot_be_come_back_as_a_form_too(wereld: Wereld) -> None:
    kaart = await opgeslagen(wereld, Begindatum="2026-07-01")
    assert "De einddatum ligt vóór de begindatum." in kaart
    assert "Opslaan" in kaart.knoppen
    assert mijn(wereld) == []


async def test_pressed_twice_there_is_one(wereld: Wereld) -> None:
    regisseur = wereld.regisseur
    leeg = await formulier(regisseur)
    eerst = await regisseur.presses(leeg, "Opslaan", GOED)
    weer = await regisseur.presses(leeg, "Opslaan", GOED)
    assert len(mijn(wereld)) == 1
    assert "Opgenomen als" in eerst
    assert "Opgenomen als" in weer


async def test_the_used_form_filled_in_for_somebody_else_is_not_lost(wereld: Wereld) -> None:
    regisseur = wereld.regisseur
    leeg = await formulier(regisseur)
    await regisseur.presses(leeg, "Opslaan", GOED)
    kaart = await regisseur.presses(leeg, "Opslaan", {**GOED, "Naam": "Iemand Anders"})
    assert "Dit formulier was al gebruikt" in kaart
    await regisseur.presses(kaart, "Opslaan")
    assert len(mijn(wereld)) == 2


async def test_who_is_there_already_is_shown_with_what_would_change_before_it_does(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=date(2026, 5, 1))
    kaart = await opgeslagen(wereld)
    assert f"Deze persoon is er al, als {een.code}." in kaart
    assert "Tot: nu vrijdag 1 mei 2026, wordt maandag 1 juni 2026." in kaart
    assert detentie_van(wereld, een).einde == date(2026, 5, 1)
    assert Handeling.CASUS_HERKEND in wereld.handelingen(een.id)
    na = await wereld.regisseur.presses(kaart, "Bijwerken")
    assert f"{een.code} is bijgewerkt." in na
    assert detentie_van(wereld, een).einde == date(2026, 6, 1)
    assert mijn(wereld) == [een.id]


async def test_when_nothing_would_change_that_is_said(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, einde=date(2026, 6, 1), einde_zeker=False)
    kaart = await opgeslagen(wereld)
    assert f"Deze persoon is er al, als {een.code}. Er zou niets veranderen." in kaart


async def test_somebody_of_another_regisseur_is_told_of_without_a_name_or_code_and_the_form_stays(
    wereld: Wereld,
) -> None:
    een, _ = neemt_op(wereld)
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    kaart = await ander.presses(await formulier(ander), "Opslaan", GOED)
    assert "loopt al een casus bij een andere procesregisseur" in kaart
    assert str(een.code) not in kaart
    assert "Rosa" not in kaart
    assert "Opslaan" in kaart.knoppen


async def test_only_a_regisseur_takes_anybody_in_and_a_copied_form_is_refused(wereld: Wereld) -> None:
    leeg = await formulier(wereld.regisseur)
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for iemand in (wereld.partner("politie"), wereld.beheerder, ander):
        kaart = await iemand.presses(leeg, "Opslaan", GOED)
        assert "Opgenomen" not in kaart
    assert "Naam (verplicht)" not in (await wereld.partner("pi-merwede").types("/detentie nieuw")).labels
    assert mijn(wereld) == []


async def test_in_a_channel_the_form_waits_behind_a_button(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/detentie nieuw", kanaal("nazorg"))
    assert kaart.labels == ()


async def test_somebody_whose_casus_was_closed_becomes_a_new_one(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld)
    wereld.doet(lambda uow: casussen.wijzig(uow, replace(casussen.lees(uow, een.id), fase=Fase.AFGESLOTEN)))
    assert "Opgenomen als" in await opgeslagen(wereld)
    assert mijn(wereld) != [een.id]


async def test_a_number_that_belongs_to_somebody_else_changes_nobody(wereld: Wereld) -> None:
    """A slip of one digit would move the days of a person whom the form does not name."""
    eerder, _ = neemt_op(wereld, "Heel Iemand Anders", referentie="R-1", einde=date(2026, 5, 1))
    kaart = await opgeslagen(wereld, **{"Kenmerk van de melding": "R-1"})
    assert f"Dit kenmerk staat al bij {eerder.code}" in kaart
    assert "Heel Iemand Anders" not in kaart
    assert detentie_van(wereld, eerder).einde == date(2026, 5, 1)
    assert mijn(wereld) == [eerder.id]
    goed = await wereld.regisseur.presses(kaart, "Opslaan", {**GOED, "Kenmerk van de melding": "R-2"})
    assert "Opgenomen als" in goed
