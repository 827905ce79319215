"""A person asks to put right, restrict, or objects: it goes to who said it, comes back, and nobody learns too much."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMessage
from dialogs.rechten import berichten, wekken
from dialogs.voorbereiding import pagina as vellen
from domain.casus import Casus
from domain.formulier import DELEN_ID, Delen
from domain.logboek import BOT, Handeling
from domain.persoon import Rol
from domain.rechten import Alarm, Bronstand, Verzoekstand
from storage import casus as casussen
from storage import toegang, wekkers
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming
from storage.plekken import plekken
from storage.store import UnitOfWork
from storage.wekkers import Wekker
from tests._kaart import Kaart
from tests.dialogs._wereld import groep
from tests.dialogs._zaken import koppelt, maakt_casus
from tests.dialogs.rechten._zaak import MOEDER, ZOON, Zaak, als_bron, opent

Lezer = Callable[[Zaak], Awaitable[Kaart]]

RECTIFICATIE = "Iets laten verbeteren (correctie)"
BEPERKING = "Gegevens laten liggen zonder ze te gebruiken (beperking)"
BEZWAAR = "Bezwaar maken tegen het gebruik"


def post(zaak: Zaak, soort: Berichtsoort, onderwerp: str) -> Kaart:
    """What stands in a conversation."""

    def teken(uow: UnitOfWork) -> object:
        context = Context(uow, zaak.wereld.regio, zaak.wereld.teksten)
        return (berichten.aan_bron if soort is Berichtsoort.VERZOEK_BRON else berichten.stand)(context, onderwerp)

    gemaakt = zaak.wereld.leest(teken)
    assert isinstance(gemaakt, OutgoingMessage)
    assert gemaakt.card is not None
    return Kaart(gemaakt.card)


def gaat_af(zaak: Zaak, nummer: int) -> None:
    """Let the moment of an alarm come."""
    gezet = {een.volgnummer: een for een in alarmen(zaak)}
    zaak.wereld.nu = max(zaak.wereld.nu, gezet[nummer].wanneer + timedelta(seconds=1))
    wekker = Wekker(Wekkersoort.VERZOEK, zaak.verzoek.id, gezet[nummer].wanneer, nummer)
    zaak.wereld.doet(lambda uow: wekken.gaat_af(Context(uow, zaak.wereld.regio, zaak.wereld.teksten), wekker))


def alarmen(zaak: Zaak) -> tuple[Wekker, ...]:
    """The alarms of the request that have not gone off; nothing is changed by looking."""

    class Kijken(Exception):
        pass

    gevonden: list[Wekker] = []

    def kijk(uow: UnitOfWork) -> None:
        uow.now = zaak.wereld.nu + timedelta(days=400)
        gevonden.extend(wekkers.neem(uow, 99))
        raise Kijken

    with pytest.raises(Kijken):
        zaak.wereld.doet(kijk)
    return tuple(een for een in gevonden if een.soort == Wekkersoort.VERZOEK)


def wie_hoort(zaak: Zaak) -> set[str | None]:
    """To whom the neutral post about the request was planned."""
    waar = zaak.wereld.leest(plekken, Berichtsoort.VERZOEK, zaak.verzoek.id)
    return {een.persoon_id for een in waar}


async def test_it_goes_to_every_organisatie_that_was_asked_whatever_it_said(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.")
    kaart = await zaak.vraagt(RECTIFICATIE)
    assert {een.organisatie for een in zaak.verzoek.bronnen} == {"politie", "ggd", "gemeente-merwestad", "reclassering"}
    assert "niet in Teams te bereiken" in kaart


async def test_the_contact_point_may_pass_it_on_to_one(zaak: Zaak) -> None:
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    assert [een.organisatie for een in zaak.verzoek.bronnen] == ["politie"]


async def test_the_post_to_an_organisatie_carries_a_code_and_a_day_and_nothing_else(zaak: Zaak) -> None:
    await koppelt(zaak.wereld, groep("politie"), Bestemming.ORGANISATIE, "politie")
    await zaak.vraagt(RECTIFICATIE)
    (plek,) = zaak.wereld.leest(plekken, Berichtsoort.VERZOEK_BRON, f"{zaak.verzoek.id}:politie")
    assert plek.onderweg
    kaart = post(zaak, Berichtsoort.VERZOEK_BRON, f"{zaak.verzoek.id}:politie")
    assert zaak.code in kaart
    for verraad in (ZOON, "fout", "correctie", "Jeugd"):
        assert verraad not in kaart


async def test_the_term_is_a_month_and_the_organisatie_has_to_be_earlier(zaak: Zaak) -> None:
    await zaak.vraagt(RECTIFICATIE, ontvangen="2026-01-31")
    verzoek = zaak.verzoek
    assert zaak.wereld.regio.kalender.lokaal(verzoek.uiterlijk_op).date().isoformat() == "2026-02-28"
    await zaak.vraagt(RECTIFICATIE)
    verzoek = zaak.verzoek
    assert verzoek.bronnen[0].uiterlijk_op < verzoek.uiterlijk_op


async def test_who_was_asked_answers_also_when_its_access_has_ended(zaak: Zaak) -> None:
    zaak.wereld.pagina_adres = ""
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.")
    zaak.antwoordt("ggd", zaak.zoon, "Van de GGD alleen.")
    zaak.antwoordt("politie", zaak.moeder, "Over zijn moeder.")
    zaak.wereld.doet(toegang.beeindig, zaak.casus.id)
    await zaak.vraagt(RECTIFICATIE)
    agent = zaak.wereld.partner("politie")
    kaart = await als_bron(zaak, agent, "politie")
    assert ZOON in kaart
    assert "Was erbij." in kaart
    assert "Er staat een fout in." in kaart
    # Only this person, and only what it said itself.
    for ander in (MOEDER, "Over zijn moeder.", "Van de GGD alleen."):
        assert ander not in kaart
    klaar = await agent.presses(kaart, "Versturen", {"stand": "afgewezen", "toelichting": "Het klopt."})
    assert "bij het contactpunt" in klaar
    bron = zaak.verzoek.bron("politie")
    assert bron is not None
    assert (bron.stand, bron.toelichting) == (Bronstand.AFGEWEZEN, "Het klopt.")
    assert zaak.contactpunt.id in wie_hoort(zaak)
    assert "Het klopt." in await opent(zaak, zaak.contactpunt)


async def test_a_correction_is_a_new_version_beside_the_old_one(zaak: Zaak) -> None:
    zaak.wereld.pagina_adres = ""
    zaak.antwoordt("politie", zaak.zoon, "Heeft geen werk.")
    await zaak.vraagt(RECTIFICATIE)
    agent = zaak.wereld.partner("politie")
    formulier = await agent.presses(await als_bron(zaak, agent, "politie"), "Antwoord corrigeren")
    assert ZOON in formulier
    for _ in range(2):
        bewaard = await agent.presses(formulier, "Correctie opslaan", {**gekozen(formulier), **VELDEN})
        assert "De correctie is opgeslagen" in bewaard
    vraag = next(een for een in zaak.uitvraag.bevragingen if een.organisatie == "politie")
    versies = zaak.wereld.leest(uitvragen.alle_versies, zaak.casus.id, vraag.id)
    assert [een.versie for een in versies] == [1, 2]
    assert dict(versies[0].waarden)["hulpvragen"] == "Heeft geen werk."
    assert dict(versies[1].waarden)["hulpvragen"] == "Heeft werk bij een bakker."
    assert Handeling.UITVRAAG_BEANTWOORD in zaak.wereld.handelingen(zaak.casus.id)


async def test_a_mistake_in_the_correction_keeps_what_was_typed(zaak: Zaak) -> None:
    zaak.wereld.pagina_adres = ""
    zaak.antwoordt("politie", zaak.zoon, "Heeft geen werk.")
    await zaak.vraagt(RECTIFICATIE)
    agent = zaak.wereld.partner("politie")
    formulier = await agent.presses(await als_bron(zaak, agent, "politie"), "Antwoord corrigeren")
    weer = await agent.presses(formulier, "Correctie opslaan", {"veld.hulpvragen": "x" * 5_000})
    assert "Correctie opslaan" in weer.knoppen
    assert any(een.get("value") == "x" * 5_000 for een in weer.invoer)


async def test_nobody_else_opens_it_as_an_organisatie(zaak: Zaak) -> None:
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    agent, arts = zaak.wereld.partner("politie"), zaak.wereld.partner("ggd")
    for wie, organisatie in ((arts, "politie"), (arts, "ggd"), (agent, "ggd"), (zaak.wereld.regisseur, "politie")):
        assert ZOON not in await als_bron(zaak, wie, organisatie)
    assert Handeling.TOEGANG_GEWEIGERD in zaak.wereld.handelingen()


async def test_who_he_is_no_organisatie_can_put_right_but_the_regisseur_can(zaak: Zaak) -> None:
    kaart = await zaak.vraagt(RECTIFICATIE, organisaties="")
    assert zaak.verzoek.bronnen == ()
    assert zaak.code in kaart
    rosa = zaak.wereld.regisseur
    assert rosa.id in wie_hoort(zaak)
    beeld = await opent(zaak, rosa)
    formulier = await rosa.presses(beeld, "Gegevens verbeteren")
    assert [een["value"] for een in formulier.invoer if een["id"] == "naam"] == [ZOON]
    goed = {"Voor- en achternaam": "Kanarie Proefmans", "Waarom verbetert u dit?": "De betrokkene vroeg erom"}
    assert "zijn verbeterd" in await rosa.presses(formulier, "Opslaan", goed)
    assert "Kanarie Proefmans" in await opent(zaak, zaak.contactpunt)


async def test_only_who_asks_to_correct_leads_the_regisseur_to_who_somebody_is(zaak: Zaak) -> None:
    await zaak.vraagt(BEZWAAR, organisaties="politie")
    assert "Gegevens verbeteren" not in (await opent(zaak, zaak.wereld.regisseur)).knoppen
    weer = await zaak.vraagt(BEZWAAR, organisaties="")
    assert "Kies ten minste één organisatie." in weer


async def test_what_was_closed_opens_for_no_organisatie_and_rings_no_more(zaak: Zaak) -> None:
    kaart = await zaak.vraagt(RECTIFICATIE)
    agent = zaak.wereld.partner("politie")
    open_ = await als_bron(zaak, agent, "politie")
    formulier = await zaak.contactpunt.presses(kaart, "Afronden")
    assert "nog niet geantwoord" in formulier
    await zaak.contactpunt.presses(formulier, "Afronden", {"stand": "ingetrokken", "uitkomst": "Hij trekt het in."})
    assert zaak.verzoek.stand is Verzoekstand.INGETROKKEN
    assert ZOON not in await als_bron(zaak, agent, "politie")
    assert ZOON not in await agent.presses(open_, "Versturen", {"stand": "gedaan", "toelichting": "Toch."})
    assert alarmen(zaak) == ()
    assert "niets meer te doen" in post(zaak, Berichtsoort.VERZOEK_BRON, f"{zaak.verzoek.id}:politie")


async def test_a_copied_card_of_an_organisatie_is_refused(zaak: Zaak) -> None:
    await zaak.vraagt(RECTIFICATIE)
    kaart = await als_bron(zaak, zaak.wereld.partner("politie"), "politie")
    collega = zaak.wereld.partner("politie", "Collega van politie")
    await collega.presses(kaart, "Versturen", {"stand": "gedaan", "toelichting": "Namens een ander."})
    bron = zaak.verzoek.bron("politie")
    assert bron is not None
    assert bron.stand is Bronstand.GEVRAAGD


async def antwoorden(zaak: Zaak) -> Kaart:
    """What the regisseur reads of the answers about the son."""
    return await zaak.wereld.regisseur.presses_raw(
        Verb.UITVRAAG_ANTWOORDEN, {"v": 1, "uitvraag": zaak.uitvraag.id, "betrokkene": zaak.zoon.id}
    )


async def gedeeld(zaak: Zaak) -> Kaart:
    """What the regisseur reads of them before the zitting."""
    return await zaak.wereld.regisseur.presses_raw(
        Verb.VOORBEREIDING_GEDEELD,
        {"v": 1, "zitting": zaak.uitvraag.zitting_id, "casus": zaak.casus.id, "betrokkene": zaak.zoon.id},
    )


@pytest.mark.parametrize("lees", [antwoorden, gedeeld])
async def test_the_regisseur_sees_that_an_answer_is_contested(zaak: Zaak, lees: Lezer) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.")
    assert "Betwist" not in await lees(zaak)
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    kaart = await lees(zaak)
    assert "Betwist" in kaart
    assert "Was erbij." in kaart


async def voor_de_regisseur(zaak: Zaak) -> Kaart:
    """What the regisseur alone reads of them before the zitting."""
    kaart = await gedeeld(zaak)
    return await zaak.wereld.regisseur.presses(kaart, "Alleen voor u") if "Alleen voor u" in kaart.knoppen else kaart


def op_papier(zaak: Zaak) -> str:
    """What lies on the table."""
    van_zitting = f"{zaak.uitvraag.zitting_id}{vellen.MET_ANTWOORDEN}"
    return zaak.ziet(vellen.teken, van_zitting, zaak.wereld.regisseur)


@pytest.mark.parametrize("wat", [BEPERKING, BEZWAAR])
@pytest.mark.parametrize("delen", [Delen.HELE_TAFEL, Delen.MONDELING])
async def test_to_the_tafel_what_is_restricted_is_what_was_never_shared(zaak: Zaak, wat: str, delen: Delen) -> None:
    zaak.antwoordt("ggd", zaak.zoon, "Voor allen.")
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.", Delen.ALLEEN_REGISSEUR)
    papier, kaart = op_papier(zaak), await gedeeld(zaak)
    assert "Voor allen." in papier
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.", delen, versie=2)
    assert op_papier(zaak) != papier
    await zaak.vraagt(wat, organisaties="politie")
    assert op_papier(zaak) == papier
    assert (await gedeeld(zaak)).tekst == kaart.tekst
    assert "Beperkt" in await voor_de_regisseur(zaak)


async def test_he_himself_reads_what_was_restricted_for_him(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.")
    await zaak.vraagt(BEPERKING, organisaties="politie", ontvangen="2026-02-20")
    await zaak.vraagt_inzage()
    assert "Was erbij." in zaak.bladert()


@pytest.mark.parametrize("lees", [antwoorden, voor_de_regisseur])
@pytest.mark.parametrize("wat", [BEPERKING, BEZWAAR])
async def test_what_is_restricted_is_not_shown_until_its_giver_refuses(zaak: Zaak, lees: Lezer, wat: str) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Was erbij.")
    zaak.antwoordt("politie", zaak.moeder, "Over haar.")
    await zaak.vraagt(wat, organisaties="politie")
    kaart = await lees(zaak)
    assert "Was erbij." not in kaart
    assert "mag niet worden gebruikt" in kaart
    agent = zaak.wereld.partner("politie")
    await agent.presses(
        await als_bron(zaak, agent, "politie"), "Versturen", {"stand": "afgewezen", "toelichting": "Nodig."}
    )
    assert "Was erbij." in await lees(zaak)


async def test_the_regisseur_hears_of_it_and_never_reads_what_the_person_wrote(zaak: Zaak) -> None:
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    assert zaak.wereld.regisseur.id in wie_hoort(zaak)
    kaart = await opent(zaak, zaak.wereld.regisseur)
    assert "betwist" in kaart
    assert "Er staat een fout in." not in kaart
    ander = zaak.wereld.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, zaak.wereld.regio.eigen_organisatie))
    assert ZOON not in await opent(zaak, ander)


async def test_who_is_late_is_told_to_the_contact_point_and_the_privacy_officer_in_codes(zaak: Zaak) -> None:
    idris = zaak.wereld.persoon("Idris Functionaris", (Rol.PRIVACYFUNCTIONARIS, zaak.wereld.regio.eigen_organisatie))
    await zaak.vraagt(RECTIFICATIE)
    assert not {idris.id, zaak.contactpunt.id} & wie_hoort(zaak)
    gaat_af(zaak, Alarm.BRON_TE_LAAT)
    assert {idris.id, zaak.contactpunt.id} <= wie_hoort(zaak)
    for kaart in (post(zaak, Berichtsoort.VERZOEK, zaak.verzoek.id), await opent(zaak, idris)):
        assert "te laat" in kaart
        assert ZOON not in kaart
        assert "Er staat een fout in." not in kaart


async def test_an_organisatie_is_reminded_in_working_hours_and_counted(zaak: Zaak) -> None:
    await koppelt(zaak.wereld, groep("politie"), Bestemming.ORGANISATIE, "politie")
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    gaat_af(zaak, Alarm.HERINNER_BRON)
    assert [een.herinneringen for een in zaak.verzoek.bronnen] == [1]
    (regel,) = [een for een in zaak.wereld.logboek(zaak.casus.id) if een.handeling is Handeling.VERZOEK_HERINNERD]
    assert (regel.door_id, regel.namens, regel.doel) == (None, BOT, "avg16")


async def test_the_term_is_extended_once_with_a_reason(zaak: Zaak) -> None:
    kaart = await zaak.vraagt(RECTIFICATIE)
    eerst = zaak.verzoek.uiterlijk_op
    formulier = await zaak.contactpunt.presses(kaart, "Meer tijd nemen")
    zonder = await zaak.contactpunt.presses(formulier, "Meer tijd nemen", {"reden": ""})
    assert "waarom meer tijd nodig is" in zonder
    langer = await zaak.contactpunt.presses(zonder, "Meer tijd nemen", {"reden": "Veel stukken."})
    assert "Veel stukken." in langer
    assert "Meer tijd nemen" not in langer.knoppen
    assert zaak.verzoek.uiterlijk_op > eerst + timedelta(days=55)
    assert zaak.verzoek.bronnen[0].uiterlijk_op > eerst


async def test_the_list_is_in_codes_with_the_first_term_on_top(zaak: Zaak) -> None:
    await zaak.vraagt_inzage()
    await zaak.vraagt(BEZWAAR, ontvangen="2026-02-20")
    kaart = await zaak.contactpunt.opens("verzoeken")
    assert kaart.tekst.index("Bezwaar:") < kaart.tekst.index("Inzage:")
    assert ZOON not in kaart


async def test_the_same_person_elsewhere_in_the_lane_is_offered_as_a_code(zaak: Zaak) -> None:
    zelfde = maakt_casus(zaak.wereld, "jeugd", None, ZOON)
    ander_spoor = maakt_casus(zaak.wereld, nazorgtafel(zaak), None, ZOON)
    zaak.wereld.doet(verjaar, zelfde, zaak)
    zaak.wereld.doet(verjaar, ander_spoor, zaak)
    kaart = await zaak.vraagt_inzage()
    assert f"Ook in {zelfde.code}" in kaart.knoppen
    assert str(ander_spoor.code) not in kaart
    assert ZOON in await zaak.contactpunt.presses(kaart, f"Ook in {zelfde.code}")


def nazorgtafel(zaak: Zaak) -> str:
    jeugd = zaak.wereld.regio.tafels["jeugd"].spoor
    return next(een.code for een in zaak.wereld.regio.tafels.values() if een.spoor is not jeugd)


def verjaar(uow: UnitOfWork, casus: Casus, zaak: Zaak) -> None:
    """Give somebody in another casus the same birth date."""
    zelfde = replace(casus.betrokkenen[0], gegevens=zaak.zoon.gegevens)
    casussen.wijzig(uow, replace(casus, betrokkenen=(zelfde,)))


def gekozen(formulier: Kaart) -> dict[str, str]:
    """The first choice of every question that has choices."""
    vakken = (een for een in formulier.invoer if een.get("choices") and not een.get("value"))
    return {een["id"]: een["choices"][0]["value"] for een in vakken}


VELDEN = {"veld.hulpvragen": "Heeft werk bij een bakker.", f"veld.{DELEN_ID}": "hele_tafel"}
