"""Who may not, in the course of a casus: every button of it, copied with ids and keys, in every wrong hand.

As in `test_wie_niet.py`: whoever is refused here is refused for who he is, sees nothing, and changes nothing.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest

from cards.verbs import Verb
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import afschalen, afspraken, personen, plan, regie
from tests._kaart import Druk, Kaart
from tests.scenarios._inhoud import alle_rijen
from tests.scenarios._opstelling import EERSTE, MAANDAG, TWEEDE, Opstelling, kanaal_van
from tests.scenarios._verloop import HOOFDDOEL, REDEN, WAT, maakt_plan, neemt_in_behandeling, opent, spreekt_af
from tests.scenarios.test_wie_niet import ANDERE_TENANT, NIET_VOOR_U, ONBEKENDE
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Gesprek, Persoon, druk, persoonlijk

VERLOOP: Final = (
    *("triage.", "plan.", "regie.", "afspraak.", "afspraken.", "volhouden.", "kader."),
    *("ladder.", "kwestie.", "afschalen.", "consult.", "hermelding."),
)
LIJSTEN: Final = {Verb.VOLHOUDEN_LIJST, Verb.AFSPRAAK_LIJST}
"""Lists of what one runs oneself: another regisseur sees his own."""
GENODIGD_MAG: Final = {Verb.PLAN_OPEN, Verb.REGIE_OPEN}
"""What whoever was invited may press as well."""


@dataclass
class Gestolen:
    """The buttons of Roos and of Pim of the politie, each verb and key that was drawn for them."""

    van_roos: list[Druk]
    van_pim: list[Druk]

    def alles(self) -> list[Druk]:
        return [*self.van_roos, *self.van_pim]


@pytest.fixture
async def gestolen(bij_uitvraag: Opstelling) -> Gestolen:
    """Let a casus be weighed, planned and agreed upon, and go through everything that can be opened."""
    o, roos, pim = bij_uitvraag, bij_uitvraag.regisseur, bij_uitvraag.partner("politie")
    weegt = await opent(roos, f"/triage {o.code}")
    await neemt_in_behandeling(o)
    await maakt_plan(o)
    await spreekt_af(o, "politie", "vrijdag")
    casus = o.casus()
    hier = {"v": 1, "casus": casus.id}
    for deel in ("doelen", "kaders"):
        await _vult_deel(roos, {**hier, "deel": deel, "welk": "nieuw"})
    huidig = o.looks_up(lambda uow: plan.huidige(uow, casus.id))
    assert huidig is not None
    (afspraak,) = o.looks_up(lambda uow: afspraken.van_casus(uow, casus.id))
    van_roos = [weegt, *[await _opent(roos, f"/{een} {o.code}") for een in _OPDRACHTEN]]
    van_roos += [
        await roos.presses_raw(verb, {**hier, **extra})
        for verb, extra in (
            ("plan.vorm", {"deel": "doelen", "welk": huidig.doelen[0].id}),
            ("plan.versies", {"van": "1", "naar": "2"}),
            ("kader.open", {"kader": huidig.kaders[0].id}),
            ("triage.kies", {"keuze": "tafel"}),
            ("triage.open", {"opnieuw": True}),
            ("regie.vorm", {"organisatie": "politie"}),
            ("ladder.formulier", {"naar": "bestuurlijk"}),
            ("ladder.formulier", {"naar": "o3"}),
        )
    ]
    waar = {"v": 1, "afspraak": afspraak.id}
    van_roos += [await roos.presses_raw("afspraak.wijzig_formulier", waar)]
    van_pim = [
        await pim.presses_raw("afspraken.open", {"v": 1, "organisatie": "politie"}),
        await pim.presses_raw("afspraak.open", waar),
        await pim.presses_raw("afspraak.doe_formulier", {**waar, "doen": "klaar"}),
    ]
    gebruikt = await _scenario(roos, hier)
    begonnen = await _begint_af(roos, o, hier)
    lopend = o.looks_up(lambda uow: afschalen.lopende(uow, casus.id))
    assert lopend is not None
    sleutel = begonnen.druk("Bewaren", {}).data["sleutel"]
    met_sleutel = {"sleutel": sleutel}
    zelden = [
        Druk("consult.open", {"v": 1, "afschaling": lopend.id}),
        Druk("consult.goed", {"v": 1, "afschaling": lopend.id, **met_sleutel}),
        Druk("consult.later", {"v": 1, "afschaling": lopend.id, **met_sleutel}),
        Druk("hermelding.formulier", hier),
        Druk("hermelding.doe", {**hier, **met_sleutel, "reden": "x", "veranderd": "x"}),
        Druk("afschalen.afrond", {**hier, "afschaling": lopend.id, "versie": lopend.versie, **met_sleutel}),
        Druk("afschalen.open", hier),
        Druk("ladder.open", {"v": 1, "van": casus.id}),
        Druk("afspraak.open", waar),
        Druk("afspraak.lijst", hier),
        Druk("afspraak.formulier", hier),
        Druk("triage.uitslag", {"v": 1, "triage": "t1"}),
        Druk("volhouden.lijst", {"v": 1}),
        Druk("plan.vorm", {**hier, "deel": "doelen", "welk": "nieuw"}),
        Druk("kader.open", {**hier, "kader": huidig.kaders[0].id}),
        Druk("triage.kies", {**hier, "keuze": "tafel"}),
    ]
    return Gestolen(
        [*_drukken(*van_roos, *await _verder(roos, *van_roos), gebruikt, begonnen), *zelden],
        [*_drukken(*van_pim), Druk("afspraken.open", {"v": 1, "organisatie": "politie"})],
    )


_OPDRACHTEN: Final = (
    *("triage", "plan", "regie", "afspraak nieuw", "afspraak lijst", "volhouden", "opschalen", "afschalen"),
)


async def _opent(roos: Deelnemer, opdracht: str) -> Kaart:
    kaart = await roos.types(opdracht)
    return await roos.presses(kaart, "Openen") if "Openen" in kaart.knoppen else kaart


async def _vult_deel(roos: Deelnemer, waar: dict[str, object]) -> None:
    """Let there be a goal and a frame: only then they can be opened, and taken out."""
    vorm = await roos.presses_raw("plan.vorm", waar)
    invoer = {een["id"]: een["choices"][0]["value"] for een in vorm.invoer if een.get("choices")}
    invoer |= {een["id"]: HOOFDDOEL for een in vorm.invoer if een["type"] == "Input.Text"}
    invoer |= {een["id"]: "2026-12-20" for een in vorm.invoer if een["type"] == "Input.Date"}
    await roos.presses(vorm, "Opslaan", invoer)


async def _scenario(roos: Deelnemer, hier: dict[str, object]) -> Kaart:
    """Let there be a scenario: only then it can be said that it was used."""
    vorm = await roos.presses_raw("volhouden.stap", {**hier, "stap": "scenario"})
    return await roos.presses(vorm, "Opslaan", {een["id"]: WAT for een in vorm.invoer})


async def _begint_af(roos: Deelnemer, o: Opstelling, hier: dict[str, object]) -> Kaart:
    """Let the checks be under way: only then they can be given up."""
    vorm = await roos.presses_raw("afschalen.open", hier)
    return await roos.presses(vorm, "Bewaren", {"naar": WAT})


async def _verder(wie: Deelnemer, *kaarten: Kaart) -> list[Kaart]:
    """Return the cards behind these, and behind those in turn: each kind of button without a key pressed once."""
    gehad, gevonden, te_gaan = set[str](), list[Kaart](), list(kaarten)
    while te_gaan:
        for een in te_gaan.pop().drukken():
            soort = f"{een.verb} {een.data.get('stap', '')} {een.data.get('deel', '')} {een.data.get('doen', '')}"
            if een.verb.startswith(VERLOOP) and "sleutel" not in een.data and soort not in gehad:
                gehad.add(soort)
                kaart = await wie.presses_raw(een.verb, een.data)
                gevonden.append(kaart)
                te_gaan.append(kaart)
    return gevonden


def _drukken(*kaarten: Kaart) -> list[Druk]:
    return [een for kaart in kaarten for een in kaart.drukken() if een.verb.startswith(VERLOOP)]


def test_every_button_of_the_course_of_a_casus_was_stolen(gestolen: Gestolen) -> None:
    assert sorted({een for een in Verb if een.startswith(VERLOOP)} - {een.verb for een in gestolen.alles()}) == []


async def test_a_partner_who_was_invited_gets_no_further_than_reading(
    bij_uitvraag: Opstelling, gestolen: Gestolen
) -> None:
    om = bij_uitvraag.partner("om")
    drukken = [een for een in gestolen.alles() if een.verb not in GENODIGD_MAG and not _eigen_lijst(een)]
    await _wordt_geweigerd(bij_uitvraag, om, drukken, kanaal_van("om"))


async def test_a_partner_who_was_not_invited(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    gea = bij_uitvraag.verhaal.works_here("Gea Gemeente", Rol.PARTNER, "gemeente-merwestad")
    drukken = [een for een in gestolen.alles() if not _eigen_lijst(een)]
    await _wordt_geweigerd(bij_uitvraag, gea, drukken, gea.chat)


async def test_another_regisseur(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    rens = bij_uitvraag.verhaal.works_here("Rens Regie", Rol.PROCESREGISSEUR, "zvh")
    drukken = [een for een in gestolen.alles() if not _eigen_lijst(een)]
    await _wordt_geweigerd(bij_uitvraag, rens, drukken, rens.chat)


async def test_whoever_has_another_task_at_the_veiligheidshuis(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    drukken = [een for een in gestolen.alles() if not _eigen_lijst(een)]
    for rol in (Rol.MANAGER, Rol.BEHEERDER, Rol.PRIVACYFUNCTIONARIS, Rol.CONTACTPUNT):
        wie = bij_uitvraag.verhaal.works_here(f"Iemand {rol.value}", rol, "zvh")
        await _wordt_geweigerd(bij_uitvraag, wie, drukken, wie.chat)


async def test_the_owner_does_nothing_that_is_for_the_regisseur(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    pim = bij_uitvraag.partner("politie")
    mag = {Verb.AFSPRAAK_OPEN, Verb.AFSPRAAK_DOE_FORMULIER, Verb.AFSPRAAK_DOE}
    drukken = [een for een in gestolen.van_roos if een.verb not in GENODIGD_MAG | mag and not _eigen_lijst(een)]
    await _wordt_geweigerd(bij_uitvraag, pim, drukken, kanaal_van("politie"))


async def test_somebody_whose_role_has_ended(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    o, pim = bij_uitvraag, bij_uitvraag.partner("politie")
    bekend = o.looks_up(lambda uow: personen.zoek(uow, pim.persoon.tenant_id, pim.persoon.object_id or ""))
    assert bekend is not None
    o.verhaal.store.run_now(o.verhaal.scope, personen.beeindig, bekend.id, Rol.PARTNER, "politie", MAANDAG)
    await _blijft_vreemd(o, pim, gestolen)


async def test_nobody_gets_in_who_is_not_known(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    for vreemde in (
        Persoon("Gust Gast", role="guest"),
        Persoon("Roos Regie", object_id=None, role="anonymous"),
        Persoon("Roos Regie", object_id="11111111-1111-4111-8111-111111111111"),
    ):
        await _blijft_vreemd(bij_uitvraag, Deelnemer(bij_uitvraag.verhaal, vreemde), gestolen)


async def test_another_tenant(bij_uitvraag: Opstelling, gestolen: Gestolen) -> None:
    o, elders = bij_uitvraag, Persoon("Elke Elders", tenant_id=ANDERE_TENANT)
    plek, eerst = persoonlijk(elders, tenant_id=ANDERE_TENANT), alle_rijen(o.database_url)
    for een in gestolen.alles():
        antwoord = await o.verhaal.koerier.brings(
            druk(elders, plek, een.verb, een.data, service_url=o.verhaal.teams.service_url)
        )
        assert antwoord.status == 403
        _toont_niets(str(antwoord.body))
    assert alle_rijen(o.database_url) == eerst


async def test_the_key_of_somebody_else_or_of_long_ago_does_nothing(
    bij_uitvraag: Opstelling, gestolen: Gestolen
) -> None:
    """Who stands in may do all that she may, but not with a form that was drawn for her; nor she with an old one."""
    o, roos = bij_uitvraag, bij_uitvraag.regisseur
    rens = o.verhaal.works_here("Rens Regie", Rol.PROCESREGISSEUR, "zvh")
    vorm = await roos.types("/afwezig")
    bekend = o.looks_up(lambda uow: personen.zoek(uow, rens.persoon.tenant_id, rens.persoon.object_id or ""))
    assert bekend is not None
    vandaag = o.verhaal.klok.moment.date().isoformat()
    await roos.presses(vorm, "Vastleggen", {"van": vandaag, "tot": vandaag, "vervanger": bekend.id})
    stand, met_sleutel = _stand(o), [een for een in gestolen.van_roos if "sleutel" in een.data]
    assert len({een.verb for een in met_sleutel}) > 15
    for een in met_sleutel:
        await rens.presses_raw(een.verb, een.data)
        assert _stand(o) == stand, een.verb
    await o.verhaal.passes(until=o.verhaal.klok.moment + timedelta(days=15))
    stand = _stand(o)
    for een in met_sleutel:
        await roos.presses_raw(een.verb, een.data)
        assert _stand(o) == stand, een.verb


def _eigen_lijst(een: Druk) -> bool:
    """Tell whether a button opens the list of what the presser himself runs."""
    return een.verb in LIJSTEN and "casus" not in een.data


async def _wordt_geweigerd(o: Opstelling, wie: Deelnemer, drukken: list[Druk], waar: Gesprek) -> None:
    assert len({een.verb for een in drukken}) > 5
    voor, stand = _weigeringen(o, wie), _stand(o)
    for een in drukken:
        kaart = await wie.presses_raw(een.verb, een.data, waar)
        assert NIET_VOOR_U in kaart, (een.verb, kaart)
        _toont_niets(str(kaart.json))
    assert _stand(o) == stand
    assert _weigeringen(o, wie) - voor == len(drukken)


async def _blijft_vreemd(o: Opstelling, wie: Deelnemer, gestolen: Gestolen) -> None:
    stand = _stand(o)
    for een in gestolen.alles():
        kaart = await wie.presses_raw(een.verb, een.data, kanaal_van("politie"))
        assert ONBEKENDE in kaart, een.verb
        _toont_niets(str(kaart.json))
    assert _stand(o) == stand


def _stand(o: Opstelling) -> object:
    """Return everything there is of the course of the casus."""
    casus = o.casus()
    return o.looks_up(
        lambda uow: (
            casus,
            afspraken.van_casus(uow, casus.id),
            afspraken.regels_van_casus(uow, casus.id),
            plan.versies(uow, casus.id),
            regie.geschiedenis(uow, casus.id),
            afschalen.van_casus(uow, casus.id),
        )
    )


def _weigeringen(o: Opstelling, wie: Deelnemer) -> int:
    bekend = o.looks_up(lambda uow: personen.zoek(uow, wie.persoon.tenant_id, wie.persoon.object_id or ""))
    assert bekend is not None
    regels = o.verhaal.logboek()
    return sum((een.handeling, een.door_id) == (Handeling.TOEGANG_GEWEIGERD, bekend.id) for een in regels)


def _toont_niets(getoond: str) -> None:
    for geheim in (EERSTE, TWEEDE, WAT, HOOFDDOEL, REDEN):
        assert geheim not in getoond
