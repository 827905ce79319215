"""Keeping the checks while they are under way; and what is said of each afspraak that is open."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from cards.afschalen import BLIJFT, KLAAR, LOOPT_DOOR, REGEL, VERVALT, AfschalenBewaar
from cards.payloads import VELD
from cards.verbs import Verb
from dialogs.afschalen.afronden import laatste_blik
from dialogs.afschalen.kern import laad, noteer
from dialogs.afschalen.openen import MEESTE_AFSPRAKEN, toon
from dialogs.kern import afspraken as daden
from dialogs.kern.answers import Answer
from dialogs.kern.casusregie import kandidaten
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import vandaag
from dialogs.kern.lezer import Lezer
from dialogs.kern.vrijetekst import kijk_na
from domain import verloop
from domain.afschalen import (
    LAATST_CONSULT,
    LANGSTE_NAAR,
    LANGSTE_TEKST,
    Afschaalcheck,
    Afschaling,
    houdt_tegen,
    ontbreekt,
)
from domain.afspraak import LANGSTE_REGEL, open_van
from domain.casus import Casus, Geinformeerd
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.verloop import Stap
from storage import afschalen, afspraken
from storage import casus as casussen
from storage.inbox import Uitkomst

_VELDEN = (
    "naar",
    "lokaal_veld",
    "risico",
    "samenwerking",
    "organisatie",
    "regie",
    "consult_op",
    "consult",
    "geinformeerd",
    "geinformeerd_hoe",
)
_VRIJ = ("naar", "lokaal_veld", "risico", "samenwerking", "regie", "consult", "geinformeerd_hoe")


def bewaar(desk: Desk, payload: AfschalenBewaar) -> Answer:
    """Keep it, once; go on to the last look when that was asked and nothing is missing."""
    casus = laad(desk, payload.casus)
    waarden = _ingevuld(payload)
    gelezen, wat_wordt, fouten = _lees(desk, payload, casus)
    t = desk.teksten
    if fouten:
        return toon(desk, casus, waarden, fouten=(t("afschalen.vol"), *fouten))
    getypt = [(t(f"afschalen.veld.{veld}"), getattr(payload, veld)) for veld in _VRIJ]
    getypt += [(t("afschalen.afspraak.regel"), regel) for _, regel in wat_wordt.values()]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(toon(desk, casus, waarden))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        lopend = _begin(desk, casus)
        _bewaar(desk, casus, lopend, gelezen, wat_wordt)
        return Uitkomst("bewaard", {"invoer": afdruk})

    uitkomst = desk.once(Verb.AFSCHALEN_BEWAAR, payload.sleutel, act, onderwerp=casus.id)
    nu = casussen.lees(desk.uow, casus.id)
    if uitkomst.ids["invoer"] != afdruk:
        return toon(desk, nu, waarden, melding=t("afschalen.al_bewaard"))
    if not payload.verder:
        return toon(desk, nu, bewaard=t("afschalen.bewaard"))
    nog = wat_ontbreekt(desk, nu)
    return toon(desk, nu, fouten=(t("afschalen.nog_niet"), *nog)) if nog else laatste_blik(desk, nu)


def wat_ontbreekt(desk: Desk, casus: Casus) -> tuple[str, ...]:
    """Return, in words, all that is in the way of closing a casus; empty when nothing is."""
    t, lopend = desk.teksten, afschalen.lopende(desk.uow, casus.id)
    if lopend is None:
        return (t("afschalen.mist.begin"),)
    tegen = len(houdt_tegen(lopend, afspraken.van_casus(desk.uow, casus.id)))
    return (
        *(t(f"afschalen.mist.{check.value}") for check in ontbreekt(lopend)),
        *(() if lopend.geinformeerd else (t("afschalen.mist.informering"),)),
        *((t.aantal("afschalen.mist.afspraken", tegen),) if tegen else ()),
    )


def _begin(desk: Desk, casus: Casus) -> Afschaling:
    """Return the checks that are under way, begun now when none were."""
    lopend = afschalen.lopende(desk.uow, casus.id)
    if lopend is not None:
        return lopend
    # Of two who begin at the same moment, the second is refused by the row version, and goes on with the first.
    casussen.wijzig(desk.uow, replace(casus, fase=verloop.na(casus.fase, Stap.AFSCHALEN)))
    nieuw = Afschaling(desk.uow.new_id(), casus.id, desk.nu, desk.actor.persoon_id)
    afschalen.voeg_toe(desk.uow, nieuw)
    noteer(desk, Handeling.AFSCHALEN_BEGONNEN, casus, onderwerp_id=nieuw.id)
    return nieuw


def _bewaar(
    desk: Desk,
    casus: Casus,
    lopend: Afschaling,
    gelezen: Afschaling,
    wat_wordt: Mapping[str, tuple[str, str]],
) -> None:
    open_staand = {een.id for een in open_van(afspraken.van_casus(desk.uow, casus.id))}
    door = {een: regel for een, regel in lopend.loopt_door.items() if een in open_staand and een not in wat_wordt}
    for id_, (wat, regel) in wat_wordt.items():
        # Its owner may have dealt with it meanwhile: then there is nothing left to say.
        if id_ not in open_staand:
            continue
        if wat == LOOPT_DOOR:
            door[id_] = regel
        elif wat == KLAAR:
            daden.meld_gereed(desk, daden.laad(desk, id_, Daad.AFSPRAAK_DOEN)[0], regel)
        elif wat == VERVALT:
            daden.laat_vervallen(desk, daden.laad(desk, id_, Daad.AFSPRAAK_WIJZIGEN)[0], regel)
    nieuw = replace(
        lopend,
        gezegd=gelezen.gezegd,
        naar=gelezen.naar,
        organisatie=gelezen.organisatie,
        geinformeerd=gelezen.geinformeerd,
        geinformeerd_hoe=gelezen.geinformeerd_hoe,
        consult_op=gelezen.consult_op,
        loopt_door=MappingProxyType(door),
    )
    afschalen.wijzig(desk.uow, nieuw)
    noteer(desk, Handeling.CASUS_GEWIJZIGD, casus, onderwerp_id=lopend.id)


def _lees(
    desk: Desk, payload: AfschalenBewaar, casus: Casus
) -> tuple[Afschaling, Mapping[str, tuple[str, str]], tuple[str, ...]]:
    """Read the form: what can be kept, what becomes of each afspraak, and what must be mended first."""
    lezer = Lezer(desk.teksten, "afschalen.leeg.", "afschalen.fout.", "afschalen.veld.")
    naar = lezer.tekst("naar", payload.naar, LANGSTE_NAAR, verplicht=False, regel=True)
    gezegd = {}
    for check in Afschaalcheck:
        lang = LANGSTE_NAAR if check is Afschaalcheck.REGIE else LANGSTE_TEKST
        regel = check is Afschaalcheck.REGIE
        gezegd[check] = lezer.tekst(check.value, getattr(payload, check.value), lang, verplicht=False, regel=regel)
    wie = kandidaten(desk, casus)
    organisatie = lezer.keuze("organisatie", payload.organisatie, (*wie.doen_mee, *wie.anders), verplicht=False)
    morgen = vandaag(desk) + timedelta(days=1)
    consult_op = lezer.dag("consult_op", payload.consult_op, morgen, morgen + LAATST_CONSULT, verplicht=False)
    weet = lezer.keuze("geinformeerd", payload.geinformeerd, tuple(Geinformeerd), verplicht=False)
    hoe = lezer.tekst(
        "geinformeerd_hoe",
        payload.geinformeerd_hoe,
        LANGSTE_TEKST,
        # Who was told is told by somebody; who was not, for a reason.
        verplicht=weet == Geinformeerd.NEE,
    )
    gelezen = Afschaling(
        id="",
        casus_id=casus.id,
        begonnen_op=desk.nu,
        door_id=desk.actor.persoon_id,
        gezegd=MappingProxyType({check: woorden for check, woorden in gezegd.items() if woorden}),
        naar=naar,
        organisatie=organisatie,
        geinformeerd=Geinformeerd(weet) if weet else None,
        geinformeerd_hoe=hoe,
        consult_op=consult_op,
    )
    return gelezen, _afspraken(desk, lezer, payload, casus, organisatie), tuple(lezer.fouten)


def _afspraken(
    desk: Desk, lezer: Lezer, payload: AfschalenBewaar, casus: Casus, organisatie: str
) -> Mapping[str, tuple[str, str]]:
    """Return, by id, what becomes of each afspraak that was on the form, with its line."""
    gezien: dict[str, tuple[str, str]] = {}
    for een in open_van(afspraken.van_casus(desk.uow, casus.id))[:MEESTE_AFSPRAKEN]:
        wat = payload.velden.get(een.id, "")
        if wat not in {BLIJFT, KLAAR, LOOPT_DOOR, VERVALT}:
            continue
        moet = wat in {KLAAR, VERVALT}
        regel = lezer.tekst(
            "regel", payload.velden.get(f"{een.id}{REGEL}", ""), LANGSTE_REGEL, verplicht=moet, regel=True
        )
        if wat == LOOPT_DOOR and not organisatie:
            lezer.mist("organisatie")
        gezien[een.id] = (wat, regel)
    return gezien


def _ingevuld(payload: AfschalenBewaar) -> Mapping[str, str]:
    velden = {veld: getattr(payload, veld) for veld in _VELDEN}
    return {**velden, **{f"{VELD}{id_}": waarde for id_, waarde in payload.velden.items()}}
