"""/contacten and /bereikbaar: who says how the people of an organisatie are reached, and what comes of it."""

import pytest

from dialogs import berichten, contacten
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.contact import Contact, Kanaal
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import contacten as opslag
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Wereld, groep

NEL = {
    "Naam": "Nel de Vries",
    "Op een gewone dag bericht via": "e-mail (zonder inhoud)",
    "E-mailadres": "nel@zorg.example",
    "Telefoonnummer": "06 12 34 56 78",
}


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, contacten, berichten):
        topic.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


def van(wereld: Wereld, organisatie: str) -> tuple[Contact, ...]:
    return wereld.leest(opslag.van_organisatie, organisatie)


async def nieuw(wereld: Wereld, **anders: str) -> Kaart:
    """The beheerder adds Nel to the politie; return what he sees then."""
    kaart = await wereld.beheerder.types("/contacten politie")
    vorm = await wereld.beheerder.presses(kaart, "Nieuw contact")
    return await wereld.beheerder.presses(vorm, "Opslaan", NEL | anders)


async def wijzig(wereld: Wereld) -> Kaart:
    kaart = await wereld.beheerder.types("/contacten politie")
    return await wereld.beheerder.presses(kaart, "Wijzigen")


async def test_a_beheerder_adds_somebody_without_teams(wereld: Wereld) -> None:
    kaart = await nieuw(wereld)
    assert "Het contact is opgeslagen." in kaart
    assert "Nel de Vries" in kaart
    assert "06 12 34 56 78" in kaart
    (nel,) = van(wereld, "politie")
    assert (nel.kanaal, nel.email, nel.persoon_id, nel.spoed) == (Kanaal.EMAIL, "nel@zorg.example", None, ())
    assert Handeling.CONTACT_GEWIJZIGD in wereld.handelingen()


async def test_without_an_organisatie_one_chooses_and_sees_who_has_nobody(wereld: Wereld) -> None:
    await nieuw(wereld)
    kaart = await wereld.beheerder.types("/contacten")
    assert "Politie Merwestreek: 1 contact" in kaart
    assert "GGD Merwestreek: 0 contacten" in kaart
    assert "ZVH Merwestad" not in kaart
    politie = await wereld.beheerder.presses(kaart, "Toon", {"Organisatie": "Politie Merwestreek"})
    assert "Nel de Vries" in politie


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"Naam": " "}, "Vul een naam in."),
        ({"E-mailadres": ""}, "Vul een e-mailadres in"),
        ({"E-mailadres": "nel@zorg.example\r\nBcc: allen@zorg.example"}, "Dit is geen e-mailadres."),
        ({"E-mailadres": "nel"}, "Dit is geen e-mailadres."),
        ({"Telefoonnummer": "bel maar"}, "Dit is geen telefoonnummer."),
        ({"Telefoonnummer": "", "Bij spoed via (niets gekozen: net als anders)": "telefoon"}, "telefoonnummer in"),
        ({"Op een gewone dag bericht via": "Teams"}, "Kies wie dit in Teams is"),
        ({"Op een gewone dag bericht via": ""}, "Kies hoe het bericht moet komen."),
        ({"Op een gewone dag bericht via": "duif"}, "Kies hoe het bericht moet komen."),
    ],
)
async def test_what_cannot_work_is_told_and_nothing_typed_is_lost(
    wereld: Wereld, anders: dict[str, str], fout: str
) -> None:
    kaart = await nieuw(wereld, **anders)
    assert fout in kaart
    assert van(wereld, "politie") == ()
    if "Naam" not in anders:
        # The same form again, with what was typed in it.
        nog_eens = await wereld.beheerder.presses(kaart, "Opslaan", NEL)
        assert "Het contact is opgeslagen." in nog_eens
    velden = {deel.get("id"): deel.get("value") for deel in kaart.json["body"] if "id" in deel}
    for label, veld in (("E-mailadres", "email"), ("Telefoonnummer", "telefoon")):
        if label not in anders:
            assert velden[veld] == NEL[label]


async def test_a_name_as_somebody_typed_it_comes_out_as_it_was(wereld: Wereld) -> None:
    naam = "Nel **de** [Vries](https://x.example) 👩‍⚕️ أحمد"
    kaart = await nieuw(wereld, Naam=naam)
    assert naam in kaart
    assert van(wereld, "politie")[0].naam == naam


async def test_a_number_in_the_name_is_asked_about_once_in_its_own_field_it_is_not(wereld: Wereld) -> None:
    naam = "Nel de Vries 111222333"
    kaart = await nieuw(wereld, Naam=naam)
    assert "Naam: dit lijkt op een burgerservicenummer (BSN)" in kaart
    assert "mailadres" not in next(regel for regel in kaart.tekst.splitlines() if "dit lijkt op" in regel)
    assert van(wereld, "politie") == ()
    for _ in range(2):
        assert "Het contact is opgeslagen." in await wereld.beheerder.presses(kaart, "Toch opslaan")
    assert [een.naam for een in van(wereld, "politie")] == [naam]


async def test_pressed_twice_is_one_contact(wereld: Wereld) -> None:
    kaart = await wereld.beheerder.types("/contacten politie")
    vorm = await wereld.beheerder.presses(kaart, "Nieuw contact")
    for _ in range(2):
        na = await wereld.beheerder.presses(vorm, "Opslaan", NEL)
        assert "Het contact is opgeslagen." in na
    assert len(van(wereld, "politie")) == 1
    anders = await wereld.beheerder.presses(vorm, "Opslaan", NEL | {"Naam": "Ria Jansen"})
    assert "Dit formulier was al gebruikt." in anders
    assert "Ria Jansen" in str(anders.json)
    assert len(van(wereld, "politie")) == 1


async def test_the_same_person_is_not_kept_twice(wereld: Wereld) -> None:
    await nieuw(wereld)
    kaart = await nieuw(wereld, Naam="NEL DE VRIES")
    assert "al een contact met deze naam" in kaart
    assert len(van(wereld, "politie")) == 1


async def test_who_has_teams_is_chosen_from_the_partners_of_that_organisatie(wereld: Wereld) -> None:
    vera, ander = wereld.partner("politie", "Vera Agent"), wereld.partner("om", "Otto Officier")
    kaart = await nieuw(wereld, **{"Wie is dit in Teams?": "Vera Agent", "Op een gewone dag bericht via": "Teams"})
    assert "In Teams: Vera Agent" in kaart
    (een,) = van(wereld, "politie")
    assert een.persoon_id == vera.id
    dubbel = await nieuw(wereld, **{"Naam": "Vera", "Wie is dit in Teams?": "Vera Agent"})
    assert "Deze persoon in Teams is al een contact" in dubbel
    # Somebody of another organisatie cannot be slipped in.
    vreemd = await nieuw(wereld, **{"Naam": "Otto", "persoon": ander.id, "Op een gewone dag bericht via": "Teams"})
    assert "Kies wie dit in Teams is" in vreemd


async def test_a_contact_is_changed_and_what_another_changed_meanwhile_is_not_lost(wereld: Wereld) -> None:
    await nieuw(wereld)
    ene, andere = await wijzig(wereld), await wijzig(wereld)
    await wereld.beheerder.presses(ene, "Opslaan", {"Telefoonnummer": "0184 111 222"})
    kaart = await wereld.beheerder.presses(andere, "Opslaan", {"E-mailadres": "nel@nieuw.example"})
    assert "Intussen is dit contact gewijzigd." in kaart
    assert van(wereld, "politie")[0].telefoon == "0184 111 222"
    await wereld.beheerder.presses(kaart, "Opslaan")
    assert van(wereld, "politie")[0].email == "nel@nieuw.example"


async def test_stopping_is_undone_in_one_press(wereld: Wereld) -> None:
    await nieuw(wereld)
    gestopt = await wereld.beheerder.presses(await wijzig(wereld), "Stoppen")
    assert "Nel de Vries" in gestopt
    assert van(wereld, "politie") == ()
    terug = await wereld.beheerder.presses(gestopt, "Ongedaan maken")
    assert "Het contact krijgt weer bericht." in terug
    assert len(van(wereld, "politie")) == 1
    assert wereld.handelingen().count(Handeling.CONTACT_GEWIJZIGD) == 3


async def test_who_was_made_anew_meanwhile_is_not_put_back_beside_himself(wereld: Wereld) -> None:
    await nieuw(wereld)
    gestopt = await wereld.beheerder.presses(await wijzig(wereld), "Stoppen")
    await nieuw(wereld)
    terug = await wereld.beheerder.presses(gestopt, "Ongedaan maken")
    assert "al een contact met deze naam" in terug
    assert len(van(wereld, "politie")) == 1


async def test_a_regisseur_sees_the_numbers_and_changes_nothing(wereld: Wereld) -> None:
    await nieuw(wereld)
    vorm = await wijzig(wereld)
    kaart = await wereld.regisseur.types("/contacten politie")
    assert "06 12 34 56 78" in kaart
    assert kaart.knoppen == ("Andere organisatie",)
    for druk in vorm.drukken():
        if not druk.verb.startswith("contacten."):
            geweigerd = await wereld.regisseur.presses_raw(druk.verb, druk.data)
            assert "06 12" not in geweigerd.tekst
    assert len(van(wereld, "politie")) == 1
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


async def test_a_partner_sees_nobody_elses_numbers(wereld: Wereld) -> None:
    await nieuw(wereld)
    politie = wereld.partner("politie")
    assert "06 12" not in (await politie.types("/contacten politie")).tekst
    assert "06 12" not in (await politie.presses_raw("contacten.open", {"v": 1, "welke": "politie"})).tekst


async def test_in_a_channel_the_numbers_stay_behind_a_button(wereld: Wereld) -> None:
    await nieuw(wereld)
    deur = await wereld.regisseur.types("/contacten politie", groep("tafel"))
    assert "06 12" not in deur
    assert "06 12" not in str(deur.json)


async def test_a_copied_form_is_of_no_use_to_another_beheerder(wereld: Wereld) -> None:
    kaart = await wereld.beheerder.types("/contacten politie")
    vorm = await wereld.beheerder.presses(kaart, "Nieuw contact")
    ander = wereld.persoon("Bea Beheer", (Rol.BEHEERDER, "zvh"))
    await ander.presses(vorm, "Opslaan", NEL)
    assert van(wereld, "politie") == ()


async def test_what_was_chosen_in_the_form_of_one_organisatie_is_not_kept_at_another(wereld: Wereld) -> None:
    await nieuw(wereld)
    druk = (await wijzig(wereld)).druk("Opslaan", {})
    await wereld.beheerder.presses_raw(druk.verb, {**druk.data, "organisatie": "ggd"})
    assert van(wereld, "ggd") == ()
    eigen = await wereld.beheerder.presses_raw("contact.formulier", {"v": 1, "organisatie": "zvh", "nieuw": True})
    assert "Opslaan" not in eigen.knoppen


async def test_a_partner_says_how_he_wants_to_be_woken(wereld: Wereld) -> None:
    vera = wereld.partner("politie", "Vera Agent")
    vorm = await vera.types("/bereikbaar")
    invoer = {
        "Bij spoed via (niets gekozen: net als anders)": "Teams + telefoon",
        "Telefoonnummer": "0184 333 444",
        "Voor deze tafels (niets gekozen: voor alle)": "Regietafel Jeugd",
    }
    for _ in range(2):
        kaart = await vera.presses(vorm, "Opslaan", invoer)
        assert "Zo bereiken wij u vanaf nu." in kaart
    (een,) = van(wereld, "politie")
    assert (een.naam, een.persoon_id, een.kanaal) == ("Vera Agent", vera.id, Kanaal.TEAMS)
    assert een.spoed == (Kanaal.TEAMS, Kanaal.TELEFOON)
    assert een.tafels == ("jeugd",)
    regel = wereld.logboek()[-1]
    assert (regel.handeling, regel.namens, regel.door_id) == (Handeling.CONTACT_GEWIJZIGD, "politie", vera.id)
    weer = await vera.types("/bereikbaar")
    assert "0184 333 444" in str(weer.json)


async def test_who_works_for_two_organisaties_chooses_and_changes_only_his_own(wereld: Wereld) -> None:
    vera = wereld.persoon("Vera Tweewerf", (Rol.PARTNER, "politie"), (Rol.PARTNER, "om"))
    keuze = await vera.types("/bereikbaar")
    vorm = await vera.presses(keuze, "Toon", {"Organisatie": "OM Merwestreek"})
    assert "Hoe bereiken wij u voor OM Merwestreek?" in vorm
    druk = vorm.druk("Opslaan", {})
    vreemd = await vera.presses_raw(druk.verb, {**druk.data, "organisatie": "ggd"})
    assert "vanaf nu" not in vreemd
    for elders in ("ggd", "zvh", "bestaat-niet"):
        geweigerd = await vera.presses_raw("bereikbaar.open", {"v": 1, "welke": elders})
        assert "Opslaan" not in geweigerd.knoppen
    assert "Opslaan" not in (await vera.types("/bereikbaar ggd")).knoppen
    assert van(wereld, "ggd") == ()
    ander_formulier = await vera.presses_raw(druk.verb, {**druk.data, "organisatie": "politie"})
    assert "vanaf nu" not in ander_formulier
    assert van(wereld, "politie") == ()


async def test_one_who_is_no_partner_has_nothing_to_choose(wereld: Wereld) -> None:
    assert "Opslaan" not in (await wereld.regisseur.types("/bereikbaar")).knoppen


async def test_a_contact_that_cannot_be_reached_that_way_is_marked(wereld: Wereld) -> None:
    wereld.doet(opslag.voeg_toe, Contact("c1", "politie", "Leeg", Kanaal.EMAIL))
    assert "Dit contact is zo niet te bereiken" in await wereld.regisseur.types("/contacten politie")
