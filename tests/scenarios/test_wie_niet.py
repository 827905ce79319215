"""Who may not: each is refused, sees nothing of it, and what somebody we know was refused stands in the logboek.

The buttons are those of people who may, copied: ids, keys and all. So whoever is refused here is refused for who he is.
"""

import base64
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cards.verbs import Verb
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from regio.laden import laad_regio
from storage import personen
from teksten.catalogus import laad_teksten
from tests._kaart import Druk, Kaart
from tests.scenarios._inhoud import alle_rijen
from tests.scenarios._opstelling import EERSTE, MAANDAG, TAFELKANAAL, TWEEDE, Opstelling, kanaal_van
from tests.scenarios._voorspel import Stand, draait
from tests.scenarios.conftest import MaakToneel
from tests.scenarios.verhaal import Buur, Deelnemer
from tests.teamsnep.activiteiten import (
    APP_ID,
    TENANT,
    Gesprek,
    Json,
    Persoon,
    bericht,
    druk,
    installatie,
    kanaal,
    persoonlijk,
)

ANDERE_TENANT = "7e4a7000-0000-4000-8000-0000000000ff"
DUIN_APP = "0b07c0de-0000-4000-8000-0000000d0113"
DUIN_TENANT = "7e4a7000-0000-4000-8000-00000000d113"

NIET_VOOR_U = "Dit kan ik niet voor u openen"
ONBEKENDE = "Ik ken u nog niet"

VAN_IEDEREEN = frozenset({Verb.OPDRACHT_OPEN, Verb.AGENDA_OPEN, Verb.ZAKEN_OPEN, Verb.CASUS_OPEN})
"""Buttons that everybody may press, or everybody who was asked: what they show differs."""

ELDERS = (
    "aanwezigheid",
    "advies",
    "afschalen",
    "afspraak",
    "afspraken",
    "afwezig",
    "audit",
    "bereikbaar",
    "bespreking",
    "bewaren",
    "bij",
    "consult",
    "contact",
    "datalek",
    "detentie",
    "gespreks",
    "gesprektijdens",
    "hermelding",
    "inzage",
    "kader",
    "kwestie",
    "ladder",
    "melding",
    "nacheck",
    "opschalen",
    "overdragen",
    "plan",
    "quickscan",
    "regie",
    "rio",
    "routering",
    "triage",
    "uitkomst",
    "vergadering",
    "verslag",
    "verzoek",
    "volhouden",
    "voorbereiding",
    "voorwaarden",
    "zitting",
)
"""Topics with buttons that stand on no card of this stage: their own stories tell who is refused."""


@dataclass
class Geheim:
    """The buttons that stand on the cards of those who may, with where they stand."""

    van_partner: list[Druk] = field(default_factory=list)
    van_regisseur: list[Druk] = field(default_factory=list)
    van_beheerder: list[Druk] = field(default_factory=list)

    def alles(self) -> list[Druk]:
        return [*self.van_partner, *self.van_regisseur, *self.van_beheerder]


@pytest.fixture
async def geheim(bij_uitvraag: Opstelling) -> Geheim:
    """What Pim of the politie, Roos and Bea have in their hands; the politie has not answered yet."""
    o, politie = bij_uitvraag, kanaal_van("politie")
    pim, roos, bea = o.partner("politie"), o.regisseur, o.beheerder
    voorblad = await o.voorblad("politie")
    namen = await o.ziet_namen("politie")
    formulier = await o.opent("politie")
    weigering = await pim.presses(formulier, "Niet delen", waar=politie)
    await o.kent_niemand("reclassering")
    status = await roos.types(f"/uitvraag status {o.code}")
    antwoorden = await roos.presses(status, "Antwoorden openen")
    casus = await roos.presses(await roos.types(f"/casus toon {o.code}"), "Openen")
    erbij = await roos.presses(casus, "Nog een betrokkene")
    extra = await o.startformulier()
    namens = await roos.presses(await roos.types(f"/uitvraag namens {o.code} politie"), "Openen")
    informering = await roos.presses(await roos.types(f"/informering {o.code}"), "Openen")
    logboek = await roos.presses(await roos.types(f"/logboek {o.code}"), "Openen")
    van_roos = (status, antwoorden, casus, erbij, extra, informering, logboek)
    gesprek = await bea.presses(await bea.types("/registreer", TAFELKANAAL), "Openen", waar=TAFELKANAAL)
    mensen = await bea.presses(gesprek, "Mensen", waar=TAFELKANAAL)
    rollen = await bea.presses(mensen, "Rol beëindigen", waar=TAFELKANAAL)
    return Geheim(
        [*_drukken(o.werklijst("politie"), voorblad, namen, formulier, weigering), *_later(o, voorblad)],
        _drukken(*van_roos, *await _verder(roos, status, casus, namens, informering)),
        _drukken(gesprek, mensen, rollen),
    )


OPENT = frozenset(
    {
        Verb.CASUS_PERSOON_WEG_FORMULIER,
        Verb.CASUS_VERBETER_FORMULIER,
        Verb.INFORMERING_VORM,
        Verb.UITVRAAG_INZAGE,
        Verb.UITVRAAG_INTREK_FORMULIER,
        Verb.UITVRAAG_NAMENS_FORMULIER,
        Verb.UITVRAAG_NAMENS_VERDER,
        Verb.UITVRAAG_NAMENS_PERSOON,
        Verb.UITVRAAG_NAMENS_WEIGER_FORMULIER,
        Verb.UITVRAAG_VERZET_FORMULIER,
        Verb.UITVRAAG_WIJZIGEN,
    }
)
"""Buttons of a regisseur that lead to others and change nothing."""


async def _verder(wie: Deelnemer, *kaarten: Kaart) -> list[Kaart]:
    """Return the cards behind these, and behind those in turn: each kind of button pressed once."""
    gehad: set[str] = set()
    gevonden: list[Kaart] = []
    te_gaan = list(kaarten)
    while te_gaan:
        for een in te_gaan.pop().drukken():
            if een.verb in OPENT and een.verb not in gehad:
                gehad.add(een.verb)
                kaart = await wie.presses_raw(een.verb, een.data)
                gevonden.append(kaart)
                te_gaan.append(kaart)
    return gevonden


def _later(o: Opstelling, voorblad: Kaart) -> list[Druk]:
    """Return the buttons that Pim gets once something was answered, and those of a card about this casus alone."""
    bevraging, verder = o.bevraging("politie").id, voorblad.druk("Beantwoorden", {}).data
    return [
        Druk(Verb.UITVRAAG_OPEN, {"v": 1, "bevraging": bevraging}),
        Druk(Verb.WERKLIJST_LIJST, verder),
        Druk(Verb.WERKLIJST_PERSOON, {**verder, "persoon": f"{bevraging}:{o.betrokkenen()[0]}"}),
    ]


def _drukken(*kaarten: Kaart) -> list[Druk]:
    return [een for kaart in kaarten for een in kaart.drukken() if een.verb not in VAN_IEDEREEN]


def test_the_stolen_buttons_are_most_of_what_there_is(geheim: Geheim) -> None:
    zelden = {Verb.CASUS_DUBBEL, Verb.CASUS_TOCH_NIEUW, Verb.CASUS_REDEN, Verb.CASUS_REDEN_FORMULIER, Verb.CASUS_LATER}
    elders = {Verb.CASUS_FORMULIER, Verb.CASUS_BEWAAR, Verb.BERICHT_LAAT, Verb.BERICHT_OPNIEUW}
    elders |= {Verb.CASUS_LIJST, Verb.CASUS_ZOEK, Verb.CASUS_UIT_MELDING, Verb.WERKVERDELING_OPEN}
    elders |= {Verb.UITVRAAG_ERBIJ, Verb.UITVRAAG_SPOED, Verb.UITVRAAG_HEROPEN, Verb.UITVRAAG_INTREK_TERUG}
    elders |= {Verb.UITVRAAG_INZAGE, Verb.UITVRAAG_NAMENS_ANTWOORD, Verb.WERKLIJST_GEEN_TOESTEMMING}
    elders |= {Verb.WERKLIJST_OVERIGE, Verb.INFORMERING_ZELFDE, Verb.LOGBOEK_KIES, Verb.LOGBOEK_PAGINA}
    elders |= {een for een in Verb if een.startswith(ELDERS)}
    gevonden = {een.verb for een in geheim.alles()}
    assert sorted(set(Verb) - gevonden - zelden - elders - VAN_IEDEREEN) == []


async def test_a_partner_of_another_organisatie(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    await _wordt_geweigerd(bij_uitvraag, bij_uitvraag.partner("om"), geheim.alles(), kanaal_van("om"))


async def test_a_partner_of_another_gemeente(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    gea = bij_uitvraag.verhaal.works_here("Gea Gemeente", Rol.PARTNER, "gemeente-merwestad")
    await _wordt_geweigerd(bij_uitvraag, gea, geheim.alles(), gea.chat)
    assert bij_uitvraag.code not in await _opent(gea, "/zaken")
    assert NIET_VOOR_U in await _opent(gea, f"/casus toon {bij_uitvraag.code}")


async def test_the_beheerder_sees_no_casus(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    bea = bij_uitvraag.beheerder
    await _wordt_geweigerd(bij_uitvraag, bea, [*geheim.van_partner, *geheim.van_regisseur], bea.chat)
    assert bij_uitvraag.code not in await _opent(bea, "/zaken")


async def test_the_regisseur_does_not_answer_for_others(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    roos = bij_uitvraag.regisseur
    await _wordt_geweigerd(bij_uitvraag, roos, [*geheim.van_partner, *geheim.van_beheerder], roos.chat)


async def test_another_regisseur(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    rens = bij_uitvraag.verhaal.works_here("Rens Regie", Rol.PROCESREGISSEUR, "zvh")
    await _wordt_geweigerd(bij_uitvraag, rens, geheim.alles(), rens.chat)
    for opdracht in ("casus toon", "uitvraag status", "uitvraag start"):
        kaart = await rens.types(f"/{opdracht} {bij_uitvraag.code}")
        kaart = await rens.presses(kaart, "Openen") if "Openen" in kaart.knoppen else kaart
        assert NIET_VOOR_U in kaart
        _toont_niets(kaart)


async def test_somebody_whose_role_has_ended(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    o, pim = bij_uitvraag, bij_uitvraag.partner("politie")
    bekend = o.looks_up(lambda uow: personen.zoek(uow, pim.persoon.tenant_id, pim.persoon.object_id or ""))
    assert bekend is not None
    o.verhaal.store.run_now(o.verhaal.scope, personen.beeindig, bekend.id, Rol.PARTNER, "politie", MAANDAG)
    for een in geheim.alles():
        kaart = await pim.presses_raw(een.verb, een.data, kanaal_van("politie"))
        assert ONBEKENDE in kaart
        _toont_niets(kaart)
    assert o.versies_over_eerste("politie") == ()


async def test_a_guest_nobody_registered(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    gast = Deelnemer(bij_uitvraag.verhaal, Persoon("Gust Gast", role="guest"))
    await _blijft_vreemd(bij_uitvraag, gast, geheim, kanaal_van("politie"))


async def test_somebody_without_an_account(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    anoniem = Deelnemer(bij_uitvraag.verhaal, Persoon("Pim Politie", object_id=None, role="anonymous"))
    await _blijft_vreemd(bij_uitvraag, anoniem, geheim, kanaal_van("politie"), noteert=1)


async def test_a_registered_guest_sees_only_what_is_for_his_organisatie(
    bij_uitvraag: Opstelling, geheim: Geheim
) -> None:
    o, gast = bij_uitvraag, Persoon("Gus Gast", role="guest")
    plek, bea = kanaal_van("om"), o.beheerder
    o.verhaal.teams.has_members(plek, (*plek.members, gast))
    formulier = await bea.presses(await bea.types("/registreer", plek), "Openen", waar=plek)
    formulier = await bea.presses(formulier, "Mensen", waar=plek)
    keuze = {"Wie meldt u aan?": "Gus Gast (gast)", "Organisatie": "OM Merwestreek", "Rol": "partner"}
    assert "aangemeld als partner" in await bea.presses(formulier, "Aanmelden", keuze, waar=plek)
    gus = Deelnemer(o.verhaal, gast)
    await _wordt_geweigerd(o, gus, geheim.alles(), plek)
    assert "Beantwoorden" in (await gus.presses(o.werklijst("om"), "Openen", waar=plek)).knoppen


async def test_nobody_gets_in_by_a_name_or_an_address(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    """The same display name and even the same address in Teams, with another account."""
    echt = bij_uitvraag.partner("politie").persoon
    bedrieger = Persoon(echt.name, object_id="11111111-1111-4111-8111-111111111111")
    assert bedrieger.teams_id == echt.teams_id
    await _blijft_vreemd(bij_uitvraag, Deelnemer(bij_uitvraag.verhaal, bedrieger), geheim, kanaal_van("politie"))


# Another tenant, another region.


async def test_another_tenant(bij_uitvraag: Opstelling, geheim: Geheim) -> None:
    o = bij_uitvraag
    elders = Persoon("Elke Elders", tenant_id=ANDERE_TENANT)
    plek = persoonlijk(elders, tenant_id=ANDERE_TENANT)
    eerst = alle_rijen(o.database_url)
    for een in geheim.alles():
        invoke = _druk(o, elders, plek, een)
        zonder = {**invoke, "conversation": {"id": plek.id}}
        half = {**invoke, "channelData": {"tenant": {"id": TENANT}}}
        for poging in (invoke, zonder, half):
            antwoord = await o.verhaal.koerier.brings(poging)
            assert antwoord.status == 403
            assert EERSTE not in str(antwoord.body)
    assert alle_rijen(o.database_url) == eerst


@pytest.fixture
def duinmark() -> Regio:
    return laad_regio(Path("tests/regio/tweede.yaml"), laad_teksten())


@pytest.fixture
async def met_buur(maak_toneel: MaakToneel, merwestad: Regio, duinmark: Regio) -> AsyncIterator[Opstelling]:
    """The stage, with Duinmark in the same deployment: its own bot, its own tenant, its own people."""
    buur = Buur(duinmark, DUIN_APP, DUIN_TENANT)
    async with draait(maak_toneel(Stand.UITVRAAG), merwestad, buren=[buur]) as o:
        yield o


async def test_another_region_has_its_own_people_and_finds_nothing_of_ours(met_buur: Opstelling) -> None:
    duin = met_buur.verhaal.buren["DUIN"]
    kees = duin.works_here("Kees Kust", Rol.PARTNER, "kustwacht-noord")
    rita = duin.works_here("Rita Regie", Rol.PROCESREGISSEUR, "huis")
    eerst = met_buur.verhaal.logboek(met_buur.casus().id)
    for een in met_buur.werklijst("politie").drukken():
        kaart = await kees.presses_raw(een.verb, een.data)
        assert "Niet gevonden" in kaart or NIET_VOOR_U in kaart
        _toont_niets(kaart)
    for opdracht in ("casus toon", "uitvraag status", "uitvraag start"):
        kaart = await rita.types(f"/{opdracht} {met_buur.code}")
        kaart = await rita.presses(kaart, "Openen") if "Openen" in kaart.knoppen else kaart
        assert NIET_VOOR_U in kaart or "Niet gevonden" in kaart
        _toont_niets(kaart)
    assert met_buur.verhaal.logboek(met_buur.casus().id) == eerst


async def test_our_people_are_strangers_to_the_bot_of_another_region(met_buur: Opstelling) -> None:
    duin = met_buur.verhaal.buren["DUIN"]
    pim = Deelnemer(duin, Persoon("Pim Politie"))
    eerst = alle_rijen(met_buur.database_url)
    # With his own tenant he does not come in at all; as a guest in theirs nobody knows him.
    antwoord = await pim.delivers_raw_press(Verb.ZAKEN_OPEN, {"v": 1}, persoonlijk(pim.persoon, bot_id=duin.bot_id))
    assert antwoord.status == 403
    for een in met_buur.werklijst("politie").drukken():
        assert ONBEKENDE in await pim.presses_raw(een.verb, een.data)
    assert alle_rijen(met_buur.database_url) == eerst


async def test_a_token_for_one_region_opens_no_other(met_buur: Opstelling) -> None:
    """Somebody who works in both regions gets, through each bot, only what belongs to that region."""
    duin = met_buur.verhaal.buren["DUIN"]
    hier, daar = met_buur.partner("politie"), duin.works_here("Pim Politie", Rol.PARTNER, "kustwacht-noord")
    assert hier.persoon.object_id == daar.persoon.object_id
    knop = met_buur.werklijst("politie").druk("Openen", {})
    assert "Beantwoorden" in (await hier.presses_raw(knop.verb, knop.data)).knoppen
    # Our place, our tenant, our press, but a token for the other bot.
    invoke = _druk(met_buur, hier.persoon, hier.chat, knop)
    assert (await met_buur.verhaal.koerier.brings(invoke, audience=DUIN_APP)).status == 403
    elders = await daar.presses_raw(knop.verb, knop.data)
    assert "Niet gevonden" in elders or NIET_VOOR_U in elders
    _toont_niets(elders)


# Tokens.

BEDORVEN: Mapping[str, Mapping[str, object]] = {
    "made up": {"token": "geen.echt.token"},
    "forged": {"signed_by": "sleutel-van-een-ander"},
    "expired": {"expires_in": -3600},
    "not valid yet": {"not_before": 3600},
    "for another bot": {"audience": "11111111-1111-4111-8111-111111111111"},
    "for several bots": {"audience": [APP_ID, DUIN_APP]},
    "of an unknown key": {"key_id": "onbekende-sleutel"},
    "of another issuer": {"iss": "https://login.example/"},
    "for another address": {"service_url": "https://elders.example/"},
    "for no address": {"without": ("serviceurl",)},
    "without an end": {"without": ("exp",)},
}


async def test_a_token_that_is_not_right(bij_uitvraag: Opstelling) -> None:
    o, pim = bij_uitvraag, bij_uitvraag.partner("politie")
    knop = o.werklijst("politie").druk("Openen", {})
    eerst, gevraagd = alle_rijen(o.database_url), len(o.verhaal.teams.requests)
    goed = o.verhaal.sleutels.token(audience=APP_ID, service_url=o.verhaal.teams.service_url)
    for naam, bederf in {**BEDORVEN, "unsigned": {"token": _zonder_handtekening(goed)}}.items():
        for activiteit in _allerlei(o, pim.persoon, pim.chat, knop):
            antwoord = await o.verhaal.koerier.brings(activiteit, **bederf)  # type: ignore[arg-type] # spoiled on purpose
            assert antwoord.status == 401, naam
    assert alle_rijen(o.database_url) == eerst
    assert len(o.verhaal.teams.requests) == gevraagd
    assert (await o.verhaal.koerier.brings(_druk(o, pim.persoon, pim.chat, knop), token=goed)).status == 200


async def test_an_answer_is_sent_to_teams_only(bij_uitvraag: Opstelling) -> None:
    """A rightly signed activity that wants its answer elsewhere would be a way to our bearer token."""
    o, pim = bij_uitvraag, bij_uitvraag.partner("politie")
    eerst = alle_rijen(o.database_url)
    for elders in (
        "https://smba.trafficmanager.net.elders.example/",
        "http://10.0.0.7/",
        "https://elders.example/emea/",
    ):
        activiteit = bericht(pim.persoon, pim.chat, "/help", service_url=elders)
        assert (await o.verhaal.koerier.brings(activiteit)).status == 403
    assert alle_rijen(o.database_url) == eerst


async def test_noise_without_a_token_is_counted_and_not_kept(bij_uitvraag: Opstelling) -> None:
    o, lawaai = bij_uitvraag, Persoon("Lars Lawaai")
    eerst = alle_rijen(o.database_url)
    for nummer in range(50):
        activiteit = bericht(lawaai, kanaal(f"plek-{nummer}"), "/help", service_url=o.verhaal.teams.service_url)
        antwoord = await o.verhaal.koerier.brings(activiteit, token="x")
        assert antwoord.status == 401
    assert alle_rijen(o.database_url) == eerst
    assert b'reason="malformed_token"} 50.0' in o.verhaal.metrics.exposition()


# How it is shown.


async def _wordt_geweigerd(o: Opstelling, wie: Deelnemer, drukken: list[Druk], waar: Gesprek) -> None:
    """Press each of these buttons: refused, nothing shown, nothing answered, and each time a line in the logboek."""
    assert drukken
    voor = len(_weigeringen(o, wie))
    stand = (o.versies("politie"), o.casus(), o.uitvragen())
    for een in drukken:
        kaart = await wie.presses_raw(een.verb, een.data, waar)
        assert NIET_VOOR_U in kaart, een.verb
        _toont_niets(kaart)
    assert (o.versies("politie"), o.casus(), o.uitvragen()) == stand
    assert len(_weigeringen(o, wie)) - voor == len(drukken)


async def _blijft_vreemd(o: Opstelling, wie: Deelnemer, geheim: Geheim, waar: Gesprek, *, noteert: int = 0) -> None:
    """Press and type everything: one friendly line each time, and nothing is kept of it but lines without a name.

    `noteert`: how many of those; that somebody without an account acted is written down, once an hour.
    """
    eerst = alle_rijen(o.database_url)
    for een in geheim.alles():
        kaart = await wie.presses_raw(een.verb, een.data, waar)
        assert ONBEKENDE in kaart, een.verb
        _toont_niets(kaart)
    for opdracht in ("help", "zaken", f"casus toon {o.code}", f"uitvraag status {o.code}", "registreer", "hallo"):
        await wie.types(f"/{opdracht}")
        assert ONBEKENDE in await wie.reads_last_line()
    daarna = alle_rijen(o.database_url)
    logboek = {een: daarna.pop(een) for een in ("logregel", "logkop")}
    assert daarna == {een: rijen for een, rijen in eerst.items() if een not in logboek}
    assert len(logboek["logregel"]) == len(eerst["logregel"]) + noteert
    assert not any(wie.persoon.name in rij for rij in logboek["logregel"])


async def _opent(wie: Deelnemer, opdracht: str) -> Kaart:
    kaart = await wie.types(opdracht)
    return await wie.presses(kaart, "Openen")


def _toont_niets(kaart: Kaart) -> None:
    assert EERSTE not in str(kaart.json)
    assert TWEEDE not in str(kaart.json)


def _weigeringen(o: Opstelling, wie: Deelnemer) -> list[str]:
    bekend = o.looks_up(lambda uow: personen.zoek(uow, wie.persoon.tenant_id, wie.persoon.object_id or ""))
    assert bekend is not None
    return [
        een.onderwerp_id or ""
        for een in o.verhaal.logboek()
        if (een.handeling, een.door_id) == (Handeling.TOEGANG_GEWEIGERD, bekend.id)
    ]


def _zonder_handtekening(token: str) -> str:
    """Say that no signature is needed, and leave it out."""
    kop = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT", "kid": "sleutel-1"}).encode())
    return f"{kop.rstrip(b'=').decode()}.{token.split('.')[1]}."


def _druk(o: Opstelling, wie: Persoon, waar: Gesprek, een: Druk) -> Json:
    return druk(wie, waar, een.verb, een.data, service_url=o.verhaal.teams.service_url)


def _allerlei(o: Opstelling, wie: Persoon, waar: Gesprek, een: Druk) -> list[Json]:
    url = o.verhaal.teams.service_url
    return [
        _druk(o, wie, waar, een),
        bericht(wie, waar, "/zaken", service_url=url),
        installatie(wie, waar, service_url=url),
    ]
