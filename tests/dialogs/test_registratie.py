from dataclasses import replace
from datetime import date

import pytest

from dialogs import overdragen
from dialogs.kern.ports import Member
from dialogs.kern.turn import Place
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import gesprekken, personen
from storage.gesprekken import Bestemming
from tests._kaart import Kaart
from tests.dialogs._casus import vult_in
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import TENANT, Deelnemer, Wereld, groep, kanaal
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit

KANAAL = kanaal("jeugd")
POLITIE = groep("politie")


@pytest.fixture
def echt(wereld: Wereld) -> Wereld:
    """A region as a real one: a conversation serves one tafel or one organisatie."""
    wereld.regio = replace(wereld.regio, gesprekken_gedeeld=False)
    return wereld


def gast(naam: str, tenant: str = TENANT, rol: str = "guest") -> Member:
    return Member(f"entra-{naam.casefold()}", tenant, f"29:{naam}", naam, rol)


async def koppelt(beheerder: Deelnemer, doel: str, waar: Place = POLITIE) -> Kaart:
    kaart = await beheerder.opens("registreer", waar)
    return await beheerder.presses(kaart, "Opslaan", {"Dit gesprek hoort bij": doel}, waar=waar)


async def test_in_a_personal_chat_the_beheerder_hears_where_to_type_it(wereld: Wereld) -> None:
    kaart = await wereld.beheerder.types("/registreer")
    assert "Koppelen doet u in het kanaal of de groep zelf." in kaart
    assert "@Tafelbot /registreer" in kaart
    assert kaart.knoppen == ()


async def test_in_a_channel_only_a_button_is_posted(echt: Wereld) -> None:
    kaart = await echt.beheerder.types("/registreer", KANAAL)
    assert kaart.knoppen == ("Openen",)
    assert "Dit gesprek is nog niet gekoppeld." in await echt.beheerder.presses(kaart, "Openen", waar=KANAAL)


async def test_a_channel_becomes_that_of_a_tafel(echt: Wereld) -> None:
    kaart = await koppelt(echt.beheerder, "Tafel: Regietafel Jeugd", KANAAL)
    assert "Dit gesprek is gekoppeld." in kaart
    assert "Dit gesprek hoort nu bij: Tafel: Regietafel Jeugd." in kaart
    gesprek = echt.leest(gesprekken.voor_tafel, "jeugd")
    assert gesprek is not None
    assert gesprek.conversation_id == KANAAL.conversation_id
    assert Handeling.GESPREK_GEREGISTREERD in echt.handelingen()


async def test_another_choice_takes_the_place_of_the_first(echt: Wereld) -> None:
    await koppelt(echt.beheerder, "Tafel: Regietafel Jeugd", KANAAL)
    kaart = await koppelt(echt.beheerder, "Tafel: Regietafel Nazorg en Re-integratie", KANAAL)
    assert "Regietafel Nazorg en Re-integratie." in kaart
    assert echt.leest(gesprekken.voor_tafel, "jeugd") is None
    assert echt.leest(gesprekken.voor_tafel, "nazorg") is not None
    assert Handeling.GESPREK_LOSGEMAAKT in echt.handelingen()


async def test_a_tafel_that_has_another_conversation_says_so_before_it_moves(echt: Wereld) -> None:
    await koppelt(echt.beheerder, "Tafel: Regietafel Jeugd", KANAAL)
    kaart = await echt.beheerder.opens("registreer", POLITIE)
    assert "Tafel: Regietafel Jeugd (nu een ander gesprek)" in kaart
    await koppelt(echt.beheerder, "tafel:jeugd", POLITIE)
    gesprek = echt.leest(gesprekken.voor_tafel, "jeugd")
    assert gesprek is not None
    assert gesprek.conversation_id == POLITIE.conversation_id


async def test_a_conversation_can_be_released(echt: Wereld) -> None:
    await koppelt(echt.beheerder, "Tafel: Regietafel Jeugd", KANAAL)
    kaart = await echt.beheerder.opens("registreer", KANAAL)
    kaart = await echt.beheerder.presses(kaart, "Loskoppelen", waar=KANAAL)
    assert "Dit gesprek is losgekoppeld." in kaart
    assert "Loskoppelen" not in kaart.knoppen
    assert echt.leest(gesprekken.voor_tafel, "jeugd") is None


async def test_an_organisatie_takes_a_conversation_in_which_everybody_is_its_own(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.partner("politie"), echt.beheerder, echt.regisseur])
    kaart = await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    assert "Dit gesprek is gekoppeld." in kaart
    assert "nog niet aangemeld" not in kaart


async def test_somebody_of_another_organisatie_in_it_is_refused_with_the_count_and_what_to_do(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.partner("politie"), echt.partner("om"), echt.partner("ggd")])
    kaart = await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    assert "In dit gesprek zitten 2 mensen die niet bij Politie Merwestreek werken." in kaart
    assert "Haal hen uit het gesprek" in kaart
    assert echt.leest(gesprekken.voor_organisatie, "politie") is None


async def test_a_second_gemeente_is_another_organisatie(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.partner("gemeente-merwestad"), echt.partner("gemeente-oosterwaard")])
    kaart = await koppelt(echt.beheerder, "Organisatie: Gemeente Merwestad")
    assert "In dit gesprek zit iemand die niet bij Gemeente Merwestad werkt." in kaart
    assert echt.leest(gesprekken.voor_organisatie, "gemeente-merwestad") is None


async def test_somebody_whose_role_ended_belongs_nowhere_any_more(echt: Wereld) -> None:
    oud = echt.partner("politie")
    echt.doet(personen.beeindig, oud.id, Rol.PARTNER, "politie", echt.nu)
    echt.zitten_in(POLITIE, [oud])
    kaart = await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    assert "In dit gesprek zit iemand die niet bij Politie Merwestreek werkt." in kaart


async def test_people_nobody_registered_are_counted_and_named_to_the_beheerder(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.partner("politie"), gast("Vera"), gast("Wim *vet*")])
    kaart = await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    assert "2 mensen hier zijn nog niet aangemeld: Vera, Wim \\*vet\\*." in kaart
    assert echt.leest(gesprekken.voor_organisatie, "politie") is not None


async def test_somebody_with_the_same_object_id_in_another_tenant_is_a_stranger(echt: Wereld) -> None:
    dubbelganger = replace(echt.partner("politie").als_lid, tenant_id="ergens-anders")
    echt.zitten_in(POLITIE, [dubbelganger])
    kaart = await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    assert "Eén persoon hier is nog niet aangemeld" in kaart


async def test_without_a_roster_no_organisatie_is_taken_at_a_guess(echt: Wereld) -> None:
    kaart = await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    assert "Ik kan nu niet zien wie er in dit gesprek zitten" in kaart
    assert echt.leest(gesprekken.voor_organisatie, "politie") is None


async def test_one_conversation_serves_one_thing(echt: Wereld) -> None:
    kaart = await echt.beheerder.opens("registreer", KANAAL)
    druk = kaart.druk("Opslaan", {})
    kaart = await echt.beheerder.presses_raw(druk.verb, {**druk.data, "doel": "tafel:jeugd,tafel:nazorg"}, KANAAL)
    assert "Een gesprek hoort bij één tafel of één organisatie." in kaart
    assert echt.leest(gesprekken.voor_tafel, "jeugd") is None


async def test_in_a_demo_one_conversation_may_serve_several(wereld: Wereld) -> None:
    wereld.zitten_in(KANAAL, [wereld.partner("politie"), wereld.partner("om")])
    kaart = await koppelt(
        wereld.beheerder,
        "Tafel: Regietafel Jeugd + Organisatie: Politie Merwestreek + Organisatie: OM Merwestreek",
        KANAAL,
    )
    assert "Dit gesprek is gekoppeld." in kaart
    gesprek = wereld.leest(gesprekken.zoek, KANAAL.conversation_id)
    assert gesprek is not None
    gekoppeld = wereld.leest(gesprekken.bestemmingen, gesprek.id)
    assert [(een.soort, een.code) for een in gekoppeld] == [
        (Bestemming.ORGANISATIE, "om"),
        (Bestemming.ORGANISATIE, "politie"),
        (Bestemming.TAFEL, "jeugd"),
    ]


@pytest.mark.parametrize("doel", ["", "tafel:verzonnen", "organisatie:zvh", "tafel", "zomaar:jeugd"])
async def test_what_cannot_be_chosen_is_asked_again(echt: Wereld, doel: str) -> None:
    kaart = await echt.beheerder.opens("registreer", KANAAL)
    druk = kaart.druk("Opslaan", {})
    kaart = await echt.beheerder.presses_raw(druk.verb, {**druk.data, "doel": doel}, KANAAL)
    assert "Kies een tafel of een organisatie." in kaart


async def test_a_form_of_one_conversation_changes_no_other(echt: Wereld) -> None:
    kaart = await echt.beheerder.opens("registreer", KANAAL)
    antwoord = await echt.beheerder.presses(
        kaart, "Opslaan", {"Dit gesprek hoort bij": "Tafel: Regietafel Jeugd"}, waar=POLITIE
    )
    assert "Dit formulier is voor iemand anders geopend." in antwoord
    assert echt.leest(gesprekken.voor_tafel, "jeugd") is None


async def test_a_form_used_before_changes_nothing_and_says_so(echt: Wereld) -> None:
    formulier = await echt.beheerder.opens("registreer", KANAAL)
    veld = "Dit gesprek hoort bij"
    for _ in range(2):
        kaart = await echt.beheerder.presses(formulier, "Opslaan", {veld: "Tafel: Regietafel Jeugd"}, waar=KANAAL)
        assert "Dit gesprek is gekoppeld." in kaart
    kaart = await echt.beheerder.presses(formulier, "Opslaan", {veld: "Tafel: Regietafel Volwassenen"}, waar=KANAAL)
    assert "Dit formulier was al gebruikt." in kaart
    assert echt.leest(gesprekken.voor_tafel, "volwassenen") is None


async def test_only_a_beheerder_registers(echt: Wereld) -> None:
    formulier = await echt.beheerder.opens("registreer", KANAAL)
    mensen = await echt.beheerder.presses(formulier, "Mensen", waar=KANAAL)
    for iemand in (echt.regisseur, echt.partner("politie")):
        assert "Uw rol geeft hier geen toegang toe." in await iemand.types("/registreer", KANAAL)
        assert "Uw rol geeft hier geen toegang toe." in await iemand.presses(formulier, "Opslaan", waar=KANAAL)
        assert "Uw rol geeft hier geen toegang toe." in await iemand.presses(mensen, "Rol beëindigen", waar=KANAAL)
    assert echt.teams.gevraagd.count(KANAAL.conversation_id) == 2


async def aanmelden(beheerder: Deelnemer, **invoer: str) -> Kaart:
    kaart = await beheerder.opens("registreer", POLITIE)
    kaart = await beheerder.presses(kaart, "Mensen", waar=POLITIE)
    return await beheerder.presses(
        kaart, "Aanmelden", {label.replace("_", " "): een for label, een in invoer.items()}, waar=POLITIE
    )


PARTNER = {"Organisatie": "Politie Merwestreek", "Rol": "partner"}


async def test_people_are_registered_from_the_roster(echt: Wereld) -> None:
    vera, wim = echt.onbekende("Vera Agent"), echt.onbekende("Wim Agent")
    echt.zitten_in(POLITIE, [vera, wim, echt.beheerder])
    kaart = await aanmelden(echt.beheerder, **{"Wie meldt u aan?": "Vera Agent + Wim Agent"}, **PARTNER)
    assert "2 mensen zijn aangemeld als partner bij Politie Merwestreek." in kaart
    assert "Vera Agent: partner bij Politie Merwestreek" in kaart
    assert "/casus toon" in await vera.types("/help")
    handelingen = echt.handelingen()
    assert handelingen.count(Handeling.PERSOON_GEREGISTREERD) == 2
    assert handelingen.count(Handeling.PERSOON_AANGESTELD) == 2


async def test_a_guest_may_be_registered_and_is_called_a_guest(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [gast("Vera")])
    kaart = await aanmelden(echt.beheerder, **{"Wie meldt u aan?": "Vera (gast)"}, **PARTNER)
    assert "Eén persoon is aangemeld als partner bij Politie Merwestreek." in kaart


@pytest.mark.parametrize(
    "lid",
    [
        Member(None, TENANT, "29:x", "Anoniem", "anonymous"),
        Member("entra-anoniem", TENANT, "29:x", "Anoniem", "anonymous"),
        Member("entra-elders", "ergens-anders", "29:x", "Elders"),
        Member("entra-elders", None, "29:x", "Elders"),
    ],
)
async def test_nobody_without_an_account_here_is_registered(echt: Wereld, lid: Member) -> None:
    echt.zitten_in(POLITIE, [lid, echt.beheerder])
    kaart = await echt.beheerder.opens("registreer", POLITIE)
    kaart = await echt.beheerder.presses(kaart, "Mensen", waar=POLITIE)
    assert lid.name not in kaart
    assert "Eén persoon staat niet in de lijst" in kaart
    druk = kaart.druk("Aanmelden", PARTNER)
    data = {**druk.data, "wie": lid.object_id or "entra-anoniem"}
    assert "zit niet (meer) in dit gesprek" in await echt.beheerder.presses_raw(druk.verb, data, POLITIE)
    assert echt.leest(personen.zoek, TENANT, lid.object_id or "entra-anoniem") is None


async def test_somebody_who_is_not_in_the_conversation_cannot_be_chosen(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.beheerder])
    kaart = await aanmelden(echt.beheerder, **{"Wie meldt u aan?": "entra-iemand-van-elders"}, **PARTNER)
    assert "zit niet (meer) in dit gesprek" in kaart


async def test_what_is_missing_is_told_and_what_was_chosen_stays(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.onbekende("Vera Agent")])
    kaart = await aanmelden(echt.beheerder, **{"Wie meldt u aan?": "Vera Agent"})
    assert "Kies een organisatie." in kaart
    assert "Kies een rol." in kaart
    assert "aangemeld als" in await echt.beheerder.presses(kaart, "Aanmelden", PARTNER, waar=POLITIE)


async def test_a_procesregisseur_works_at_the_veiligheidshuis_and_a_partner_elsewhere(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.onbekende("Vera Agent")])
    wie = {"Wie meldt u aan?": "Vera Agent"}
    kaart = await aanmelden(echt.beheerder, **wie, Organisatie="Politie Merwestreek", Rol="procesregisseur")
    assert "Een procesregisseur werkt bij ZVH Merwestad." in kaart
    kaart = await aanmelden(echt.beheerder, **wie, Organisatie="ZVH Merwestad", Rol="partner")
    assert "ZVH Merwestad stelt de vragen en krijgt ze niet." in kaart
    kaart = await aanmelden(echt.beheerder, **wie, Organisatie="ZVH Merwestad", Rol="procesregisseur")
    assert "aangemeld als procesregisseur" in kaart


async def test_the_same_person_twice_holds_the_role_once(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.onbekende("Vera Agent")])
    for _ in range(2):
        await aanmelden(echt.beheerder, **{"Wie meldt u aan?": "Vera Agent"}, **PARTNER)
    persoon = echt.leest(personen.zoek, TENANT, "entra-vera-agent")
    assert persoon is not None
    assert len(persoon.aanstellingen) == 1
    assert echt.handelingen().count(Handeling.PERSOON_AANGESTELD) == 1


async def test_somebody_registered_elsewhere_is_out_of_place_in_this_conversation(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.partner("politie"), echt.onbekende("Vera Officier")])
    await koppelt(echt.beheerder, "Organisatie: Politie Merwestreek")
    wie = {"Wie meldt u aan?": "Vera Officier"}
    kaart = await aanmelden(echt.beheerder, **wie, Organisatie="OM Merwestreek", Rol="partner")
    assert "Eén persoon is aangemeld als partner bij OM Merwestreek." in kaart
    assert "In dit gesprek zit iemand die niet bij Politie Merwestreek werkt." in kaart


async def rollen(beheerder: Deelnemer) -> Kaart:
    kaart = await beheerder.opens("registreer", POLITIE)
    kaart = await beheerder.presses(kaart, "Mensen", waar=POLITIE)
    return await beheerder.presses(kaart, "Rol beëindigen", waar=POLITIE)


async def test_a_role_that_ends_opens_nothing_any_more(echt: Wereld) -> None:
    agent = echt.partner("politie", "Vera Agent")
    echt.zitten_in(POLITIE, [agent])
    kaart = await rollen(echt.beheerder)
    kaart = await echt.beheerder.presses(
        kaart, "Beëindigen", {"Welke rol eindigt?": "Vera Agent: partner bij Politie Merwestreek"}, waar=POLITIE
    )
    assert "De rol is beëindigd." in kaart
    assert "Ik ken u nog niet" in await agent.types("/help")
    assert Handeling.PERSOON_BEEINDIGD in echt.handelingen()


async def test_somebody_who_left_the_conversation_is_found_by_organisatie(echt: Wereld) -> None:
    echt.partner("politie", "Vera Agent")
    echt.zitten_in(POLITIE, [echt.beheerder])
    kaart = await rollen(echt.beheerder)
    assert "Vera Agent" not in kaart
    kaart = await echt.beheerder.presses(
        kaart, "Toon", {"Zit die persoon hier niet meer? Kies een organisatie": "Politie Merwestreek"}, waar=POLITIE
    )
    assert "Vera Agent: partner bij Politie Merwestreek" in kaart


async def test_the_last_beheerder_stays(echt: Wereld) -> None:
    echt.zitten_in(POLITIE, [echt.beheerder])
    keuze = {"Welke rol eindigt?": "Bram Beheerder: beheerder bij ZVH Merwestad"}
    kaart = await echt.beheerder.presses(await rollen(echt.beheerder), "Beëindigen", keuze, waar=POLITIE)
    assert "Dit is de laatste beheerder." in kaart
    echt.persoon("Tweede Beheerder", (Rol.BEHEERDER, "zvh"))
    kaart = await echt.beheerder.presses(await rollen(echt.beheerder), "Beëindigen", keuze, waar=POLITIE)
    assert "De rol is beëindigd." in kaart


async def test_a_regisseur_who_leaves_running_casussen_behind_is_told_of(echt: Wereld) -> None:
    await vult_in(echt.regisseur)
    echt.zitten_in(POLITIE, [echt.regisseur])
    kaart = await echt.beheerder.presses(
        await rollen(echt.beheerder),
        "Beëindigen",
        {"Welke rol eindigt?": "Rosa Regisseur: procesregisseur bij ZVH Merwestad"},
        waar=POLITIE,
    )
    assert "één lopende casus heeft nu geen procesregisseur" in kaart
    assert "er is geen manager aangemeld" in kaart


async def test_the_managers_hear_of_the_casussen_that_a_regisseur_leaves_behind(echt: Wereld) -> None:
    overdragen.register(echt.registry)
    manager = echt.persoon("Marit Manager", (Rol.MANAGER, "zvh"))
    await manager.types("/help")
    await vult_in(echt.regisseur)
    echt.verstrijkt(minutes=1)
    echt.zitten_in(POLITIE, [echt.regisseur])
    kaart = await echt.beheerder.presses(
        await rollen(echt.beheerder),
        "Beëindigen",
        {"Welke rol eindigt?": "Rosa Regisseur: procesregisseur bij ZVH Merwestad"},
        waar=POLITIE,
    )
    assert "De managers krijgen bericht" in kaart
    tikt(echt)
    (post,) = bezorgt(echt)
    assert post.waar == manager.chat.conversation_id
    assert "Casussen zonder regisseur" in post.kaart


async def test_the_last_partner_of_an_organisatie_leaves_nobody_to_answer(echt: Wereld) -> None:
    vera, wim = echt.partner("politie", "Vera Agent"), echt.partner("politie", "Wim Agent")
    zitting = plant(echt, "jeugd", om(echt, date(2026, 3, 6), 13))
    vraagt_uit(echt, maakt_casus(echt, "jeugd"), zitting, "politie")
    echt.zitten_in(POLITIE, [vera, wim])
    keuze = {"Welke rol eindigt?": "Vera Agent: partner bij Politie Merwestreek"}
    kaart = await echt.beheerder.presses(await rollen(echt.beheerder), "Beëindigen", keuze, waar=POLITIE)
    assert "De rol is beëindigd. Wat daarbij hoorde" in kaart
    keuze = {"Welke rol eindigt?": "Wim Agent: partner bij Politie Merwestreek"}
    kaart = await echt.beheerder.presses(await rollen(echt.beheerder), "Beëindigen", keuze, waar=POLITIE)
    assert "namens Politie Merwestreek kan nu niemand meer antwoorden" in kaart
    assert "Er wacht nog één vraag op antwoord." in kaart


@pytest.mark.parametrize("keuze", ["", "onzin", "bestaat-niet:partner:politie"])
async def test_a_role_that_is_not_held_ends_nothing(echt: Wereld, keuze: str) -> None:
    echt.zitten_in(POLITIE, [echt.partner("politie")])
    druk = (await rollen(echt.beheerder)).druk("Beëindigen", {})
    await echt.beheerder.presses_raw(druk.verb, {**druk.data, "aanstelling": keuze}, POLITIE)
    assert Handeling.PERSOON_BEEINDIGD not in echt.handelingen()


async def test_buttons_of_a_conversation_do_nothing_in_a_personal_chat(echt: Wereld) -> None:
    kaart = await echt.beheerder.opens("registreer", KANAAL)
    for knop in ("Opslaan", "Mensen"):
        invoer = {"Dit gesprek hoort bij": "Tafel: Regietafel Jeugd"} if knop == "Opslaan" else {}
        assert "Koppelen kan alleen in een kanaal of groep." in await echt.beheerder.presses(kaart, knop, invoer)
