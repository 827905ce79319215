"""A signal: noted, opened, decided, out of use, gone; by who deals with it for that gemeente and by nobody else."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.bij import Signaalstatus, vroegst
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Bewaartermijn
from storage import bewaren, meldingen
from tests.dialogs._post import bezorgt, tikt_tot
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.bij._verhaal import KANARIE, besluit, ingevuld, noteert, opent, signalen_van


def met_termijnen(wereld: Wereld) -> None:
    """Nine months, then five years, whatever the file of the demo says."""
    eigen = {
        "bij_signaal": Bewaartermijn("bij_signaal", 9, "wet", bevestigd=True),
        "bij_verantwoording": Bewaartermijn("bij_verantwoording", 60, "wet", bevestigd=True),
    }
    wereld.regio = replace(wereld.regio, bewaartermijnen=MappingProxyType({**wereld.regio.bewaartermijnen, **eigen}))


@pytest.fixture(autouse=True)
def _termijnen(wereld: Wereld) -> None:
    met_termijnen(wereld)


async def test_a_signal_is_noted_and_stands_in_the_list_of_its_gemeente(wereld: Wereld, bij: Deelnemer) -> None:
    kaart = await noteert(wereld, bij)
    assert KANARIE in kaart
    assert "Het signaal is bewaard." in kaart
    (een,) = signalen_van(wereld)
    assert (een.naam, een.gemeente, een.status) == (KANARIE, "merwestad", Signaalstatus.NIEUW)
    lijst = await bij.opens("bij")
    assert KANARIE in lijst
    assert KANARIE in await bij.presses(lijst, "Openen", {"Welk signaal?": "1"})


async def test_every_look_and_act_is_written_down_on_behalf_of_the_gemeente(wereld: Wereld, bij: Deelnemer) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    await bij.opens("bij")
    await besluit(bij, een, "Geen maatregelen")
    regels = wereld.logboek(een.id)
    assert {Handeling.BIJ_GEREGISTREERD, Handeling.BIJ_GEOPEND, Handeling.BIJ_BESLOTEN} == {
        regel.handeling for regel in regels
    }
    assert {(regel.namens, regel.doel) for regel in regels} == {("gemeente-merwestad", "bij")}


async def test_pressed_twice_keeps_one_and_another_form_with_the_same_person_is_told(
    wereld: Wereld, bij: Deelnemer
) -> None:
    formulier = await bij.opens("bij nieuw")
    for _ in range(2):
        assert "Het signaal is bewaard." in await bij.presses(formulier, "Opslaan", ingevuld(wereld))
    assert len(signalen_van(wereld)) == 1
    assert "Er was al een signaal over deze persoon" in await noteert(wereld, bij)


async def test_earlier_than_three_months_before_the_return_is_refused_with_why(wereld: Wereld, bij: Deelnemer) -> None:
    vandaag = wereld.regio.kalender.lokaal(wereld.nu).date()
    te_ver = next(dag for dag in (vandaag + timedelta(days=nr) for nr in range(80, 100)) if vroegst(dag) > vandaag)
    kaart = await noteert(wereld, bij, **{"Verwachte terugkeer": te_ver.isoformat()})
    assert "Dit signaal is te vroeg. Het mag pas 3 maanden voor de terugkeer" in kaart
    assert "artikel 11a" in kaart
    assert KANARIE in {veld.get("value") for veld in kaart.invoer}
    assert signalen_van(wereld) == []
    net = te_ver - timedelta(days=1)
    assert "bewaard" in await noteert(wereld, bij, **{"Verwachte terugkeer": net.isoformat()})


async def test_a_mistake_keeps_what_was_typed(wereld: Wereld, bij: Deelnemer) -> None:
    lang = "x" * 10_000
    kaart = await noteert(wereld, bij, **{"Notitie (kort)": lang, "Geboortedatum": "2999-01-01"})
    assert "10000 tekens" in kaart
    assert "Vul een geboortedatum in die kan." in kaart
    assert lang in {veld.get("value") for veld in kaart.invoer}
    assert signalen_van(wereld) == []


async def test_who_deals_with_it_for_another_gemeente_hears_the_same_as_when_there_is_none(
    wereld: Wereld, bij: Deelnemer
) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    ander = wereld.persoon("Ander Signaal", (Rol.BIJ, "gemeente-oosterwaard"))
    geweigerd = await opent(ander, een)
    assert geweigerd.tekst == (await opent(ander, replace(een, id="bestaat-niet"))).tekst
    assert KANARIE not in geweigerd
    assert KANARIE not in await ander.opens("bij")
    for verb in ("bij.besluit_formulier", "bij.opschaal_formulier"):
        assert KANARIE not in await ander.presses_raw(verb, {"v": 1, "signaal": een.id})
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


@pytest.mark.parametrize("rol", [een for een in Rol if een is not Rol.BIJ])
async def test_no_other_role_comes_near_it(wereld: Wereld, bij: Deelnemer, rol: Rol) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    waar = "gemeente-merwestad" if rol is Rol.PARTNER else "zvh"
    ander = wereld.persoon(f"Ander {rol}", (rol, waar))
    for opdracht in ("bij", "bij nieuw"):
        assert KANARIE not in await ander.opens(opdracht)
    for verb in ("bij.open", "bij.besluit_formulier", "bij.opschaal_formulier", "casus.open"):
        kaart = await ander.presses_raw(verb, {"v": 1, "signaal": een.id, "casus": een.id})
        assert "anarie" not in kaart


async def test_a_copied_form_is_no_use_to_a_colleague(wereld: Wereld, bij: Deelnemer) -> None:
    druk = (await bij.opens("bij nieuw")).druk("Opslaan", ingevuld(wereld))
    collega = wereld.persoon("Collega Signaal", (Rol.BIJ, "gemeente-merwestad"))
    await collega.presses_raw(druk.verb, druk.data)
    assert signalen_van(wereld) == []


async def test_without_measures_it_is_read_by_nobody_after_nine_months(wereld: Wereld, bij: Deelnemer) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    await besluit(bij, een, "Geen maatregelen")
    wereld.verstrijkt(days=260)
    assert KANARIE in await opent(bij, een)
    wereld.verstrijkt(days=20)
    kaart = await opent(bij, een)
    assert "wacht op vernietiging" in kaart
    assert "anarie" not in kaart
    assert "anarie" not in await bij.opens("bij")
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.BIJ_SIGNAAL, een.id)
    assert klok is not None
    assert (klok.categorie, klok.is_verlopen(wereld.nu)) == (Bewaarcategorie.BIJ_SIGNAAL, True)


async def test_with_measures_it_is_read_after_nine_months_only_by_saying_for_what(
    wereld: Wereld, bij: Deelnemer
) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    await besluit(bij, een, "Maatregelen")
    assert KANARIE in await opent(bij, een)
    wereld.verstrijkt(days=280)
    vraag = await opent(bij, een)
    assert "anarie" not in vraag
    kaart = await bij.presses(vraag, "Openen", {"Waarvoor opent u dit?": "Een klacht of bezwaar"})
    assert KANARIE in kaart
    assert "Besluiten" not in kaart.knoppen
    assert wereld.logboek(een.id)[-1].doel == "klacht"
    gelogen = await bij.presses_raw("bij.open", {"v": 1, "signaal": een.id, "waarvoor": "nieuwsgierig"})
    assert "anarie" not in gelogen
    wereld.verstrijkt(days=5 * 366)
    assert "wacht op vernietiging" in await opent(bij, een)


async def test_a_decision_can_be_put_right_while_it_is_in_use(wereld: Wereld, bij: Deelnemer) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    await besluit(bij, een, "Maatregelen")
    assert "Het besluit is bewaard." in await besluit(bij, een, "Geen maatregelen")
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.BIJ_SIGNAAL, een.id)
    assert klok is not None
    assert (klok.categorie, klok.begonnen_op) == (Bewaarcategorie.BIJ_SIGNAAL, een.ontvangen_op)
    wereld.verstrijkt(days=280)
    kaart = await bij.presses_raw("bij.besluit_formulier", {"v": 1, "signaal": een.id})
    assert "De termijn van dit signaal is voorbij" in kaart


async def test_after_its_key_was_destroyed_it_is_as_if_it_never_was(wereld: Wereld, bij: Deelnemer) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    wereld.doet(lambda uow: uow.vernietig_sleutels([een.id]))
    kaart = await opent(bij, een)
    assert kaart.tekst == (await opent(bij, replace(een, id="bestaat-niet"))).tekst


async def test_a_colleague_hears_that_a_signal_waits_and_nothing_else(wereld: Wereld, bij: Deelnemer) -> None:
    collega = wereld.persoon("Collega Signaal", (Rol.BIJ, "gemeente-merwestad"))
    elders = wereld.persoon("Ander Signaal", (Rol.BIJ, "gemeente-oosterwaard"))
    for wie in (collega, elders, bij, wereld.regisseur):
        await wie.adds_the_bot()
        await wie.types("/help")
    await noteert(wereld, bij)
    (post,) = bezorgt(wereld)
    assert post.werk.gesprek is not None
    assert post.werk.gesprek.persoon_id == collega.id
    assert post.kaart.tekst.splitlines()[0] == "Er staat een signaal voor u klaar."
    (een,) = signalen_van(wereld)
    assert een.id not in str(post.kaart.json)
    assert "merwestad" not in str(post.kaart.json).casefold()


async def test_before_its_term_it_is_said_once_more_unless_it_was_decided(wereld: Wereld, bij: Deelnemer) -> None:
    await bij.adds_the_bot()
    await bij.types("/help")
    await noteert(wereld, bij)
    await noteert(wereld, bij, **{"Voor- en achternaam": "Kanarie Besloten"})
    besloten = next(een for een in signalen_van(wereld) if een.naam == "Kanarie Besloten")
    await besluit(bij, besloten, "Geen maatregelen")
    wereld.verstrijkt(days=240)
    post = [een for een in tikt_tot(wereld, wereld.nu + timedelta(days=10)) if een.werk.soort == "bij_signaal"]
    assert len(post) == 1
    assert "anarie" not in wereld.posted()


async def test_a_melding_after_a_signal_is_typed_by_hand_and_made_once(wereld: Wereld, bij: Deelnemer) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    formulier = await bij.presses(await opent(bij, een), "Opschalen")
    assert "anarie" not in str(formulier.json)
    invoer = {
        "Reden om op te schalen": "Er is een veiligheidsrisico voor de persoon of voor anderen",
        "Voor- en achternaam": "Getypt Met De Hand",
        "Aanleiding": "Wat de regisseurs nodig hebben",
        "Wat vraagt u van de tafel?": "Een gezamenlijke aanpak",
    }
    for _ in range(2):
        assert "De procesregisseurs hebben uw melding." in await bij.presses(formulier, "Melden", invoer)
    (regel,) = wereld.leest(meldingen.lopende)
    melding = wereld.leest(meldingen.lees, regel.id)
    assert (melding.organisatie, melding.personen[0].naam) == ("gemeente-merwestad", "Getypt Met De Hand")
    assert "anarie" not in repr(melding)
    assert een.id not in repr(wereld.logboek(melding.id))
    (op,) = [regel for regel in wereld.logboek(een.id) if regel.handeling is Handeling.CASUS_OPGESCHAALD]
    assert op.doel == "risico"
    weer = await bij.presses_raw("bij.opschaal_formulier", {"v": 1, "signaal": een.id})
    assert "is al een melding gedaan" in weer
    assert KANARIE not in await wereld.regisseur.presses_raw("melding.open", {"v": 1, "melding": melding.id})


async def test_a_number_in_a_free_text_is_asked_about_once_and_kept_when_it_must(
    wereld: Wereld, bij: Deelnemer
) -> None:
    nummer = "111222333"
    gewaarschuwd = await noteert(wereld, bij, **{"Voor- en achternaam": f"{KANARIE} {nummer}"})
    assert "Voor- en achternaam: dit lijkt op een burgerservicenummer (BSN)" in gewaarschuwd
    assert signalen_van(wereld) == []
    for _ in range(2):
        assert "Het signaal is bewaard." in await bij.presses(gewaarschuwd, "Toch opslaan")
    (een,) = signalen_van(wereld)
    assert een.naam == f"{KANARIE} {nummer}"
    vorm = await bij.presses_raw("bij.besluit_formulier", {"v": 1, "signaal": een.id})
    besloten = await bij.presses(vorm, "Opslaan", {"Besluit": "Geen maatregelen", "Waarom?": f"Zie {nummer}"})
    assert "Waarom?: dit lijkt op" in besloten
    assert "Het besluit is bewaard." in await bij.presses(besloten, "Toch opslaan")
    melding = await bij.presses_raw("bij.opschaal_formulier", {"v": 1, "signaal": een.id})
    invoer = {
        "Reden om op te schalen": "De gewone nazorg is vastgelopen",
        "Voor- en achternaam": "Iemand",
        "Aanleiding": "Geen onderdak",
        "Wat vraagt u van de tafel?": "Bel 06-12345678",
    }
    weer = await bij.presses(melding, "Melden", invoer)
    assert "Wat vraagt u van de tafel?: dit lijkt op een telefoonnummer" in weer
    assert wereld.leest(meldingen.lopende) == ()
    await bij.presses(weer, "Toch opslaan")
    assert len(wereld.leest(meldingen.lopende)) == 1


async def test_of_radicalisering_no_melding_is_made(wereld: Wereld, bij: Deelnemer) -> None:
    await noteert(wereld, bij)
    (een,) = signalen_van(wereld)
    formulier = await bij.presses_raw("bij.opschaal_formulier", {"v": 1, "signaal": een.id})
    invoer = {
        "Reden om op te schalen": "De gewone nazorg is vastgelopen",
        "Voor- en achternaam": "Iemand",
        "Aanleiding": "Hij lijkt te radicaliseren",
        "Wat vraagt u van de tafel?": "Hulp",
    }
    assert "casusoverleg radicalisering van uw gemeente" in await bij.presses(formulier, "Melden", invoer)
    assert wereld.leest(meldingen.lopende) == ()


async def test_while_the_terms_are_not_said_no_signal_is_taken_in(wereld: Wereld, bij: Deelnemer) -> None:
    formulier = await bij.opens("bij nieuw")
    wereld.regio = replace(wereld.regio, bewaartermijnen=MappingProxyType({}))
    assert "nog niet bevestigd hoe lang" in await bij.presses(formulier, "Opslaan", ingevuld(wereld))
    assert signalen_van(wereld) == []


async def test_what_is_typed_is_posted_nowhere(wereld: Wereld, bij: Deelnemer) -> None:
    await bij.types("/bij nieuw")
    await noteert(wereld, bij)
    await bij.types("/bij")
    assert "anarie" not in wereld.posted()


@pytest.mark.parametrize("gekozen", ["", "<script>", "x" * 500, "bestaat niet"])
async def test_a_choice_that_no_list_of_ours_holds_gives_the_list(wereld: Wereld, bij: Deelnemer, gekozen: str) -> None:
    await noteert(wereld, bij)
    kaart = await bij.presses_raw("bij.kies", {"v": 1, "signaal": gekozen})
    assert kaart.tekst == (await bij.opens("bij")).tekst
