"""What somebody has to do with ("Mijn zaken"): the casussen he was invited to, or holds, with names. Never posted.

What is shown is what is written in the logboek, per casus and per betrokkene; so it comes in pages, and what stands on
a later page has not been seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby
from typing import TypeAlias

from cards import zaken as kaarten
from cards.datum import dag_en_tijd
from cards.payloads import ZakenOpen
from cards.verbs import Verb
from cards.zaken import Groep, Persoonsregel, Stand, Zaak
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.waarneming import waarneemregel
from domain.agenda import Zitting, ZittingStatus, op_volgorde
from domain.casus import Betrokkene, Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Casusfeiten, Daad, Toegang, Waarover
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, UitvraagStatus, neemt_antwoord_aan, stand
from storage import agenda, casus, toegang, uitvraag

PER_KEER = 12
"""The most casussen that are looked at for one page."""

REGELS = 40
"""The most lines on a page: what a message in Teams can hold, with room to spare."""

PERSONEN = 20
"""The most betrokkenen shown of one casus; a group may count many more."""

_REGELS_VAN_EEN_CASUS = 3


_Knoppen: TypeAlias = tuple[tuple[str, ZakenOpen], ...]


@dataclass(frozen=True, slots=True)
class _Plek:
    """A casus and where it stands: on which coming zitting, if any, and at which place on its agenda."""

    casus_id: str
    code: str
    zitting: Zitting | None
    nummer: int | None


def register(registry: Registry) -> None:
    """Declare /zaken and the button that stands on every agenda."""
    registry.command(
        CommandSpec(
            words="zaken",
            permission=Permission.GEREGISTREERD,
            group="agenda.groep",
            help="zaken.opdracht",
            example="/zaken",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=_opdracht,
        )
    )
    registry.verb(VerbSpec(Verb.ZAKEN_OPEN, ZakenOpen, Permission.GEREGISTREERD, open_))


def _opdracht(desk: Desk, _: Arguments) -> Answer:
    return open_(desk, ZakenOpen())


def open_(desk: Desk, payload: ZakenOpen) -> Answer:
    """Show somebody his casussen: all of them, or those on the agenda of one zitting.

    Raises:
        NotAllowed: he is neither a partner nor a procesregisseur ("toegang.rol_ontbreekt").
    """
    eis(desk, Daad.ZAKEN_ZIEN)
    rijen = toegang.voor_actor(desk.uow, desk.actor)
    plekken = _plekken(desk, rijen, payload.zitting)
    if not plekken:
        waarom = "zaken.niets_op_zitting" if payload.zitting else "zaken.niets"
        return als_antwoord(kaarten.niets(desk.teksten(waarom), desk.teksten), desk.teksten)
    begin = payload.vanaf if payload.vanaf is not None and payload.vanaf < len(plekken) else 0
    pagina = list(_pagina(desk, plekken[begin : begin + PER_KEER], rijen))
    knoppen = _bladeren(desk, payload.zitting, begin, begin + len(pagina), len(plekken))
    groepen = tuple(
        _groep(desk, zitting, [_zaak(desk, plek, dit, rijen, payload) for plek, dit in bij_elkaar])
        for zitting, bij_elkaar in groupby(pagina, key=lambda paar: paar[0].zitting)
    )
    return als_antwoord(kaarten.zakenkaart(groepen, knoppen, desk.teksten, desk.regio.kalender), desk.teksten)


def _plekken(desk: Desk, rijen: Sequence[Toegang], zitting_id: str | None) -> list[_Plek]:
    """Return everything that is his, in the order in which he will need it; nothing is decrypted for it."""
    codes = casus.codes(desk.uow, [een.casus_id for een in rijen])
    if desk.actor.is_rol(Rol.PROCESREGISSEUR):
        eigen = casus.lopende_van(desk.uow, desk.actor.regisseert_voor)
        codes |= {een.id: str(een.code) for een in eigen}
    if zitting_id is not None:
        zitting = agenda.lees(desk.uow, zitting_id)
        nummers = _nummers(desk, zitting)
        return _geordend(_Plek(een, codes[een], zitting, nummers[een]) for een in codes if een in nummers)
    kalender = desk.regio.kalender
    vandaag = kalender.moment(kalender.lokaal(desk.nu).date(), time())
    eerste = {
        casus_id: next((een for een in van_casus if een.status is ZittingStatus.GEPLAND), None)
        for casus_id, van_casus in agenda.zittingen_met_casus(desk.uow, codes, vandaag).items()
    }
    per_zitting = {een.id: _nummers(desk, een) for een in eerste.values() if een is not None}
    return _geordend(
        _Plek(casus_id, code, zitting, per_zitting[zitting.id][casus_id] if zitting else None)
        for casus_id, code in codes.items()
        for zitting in (eerste.get(casus_id),)
    )


def _nummers(desk: Desk, zitting: Zitting) -> dict[str, int]:
    punten = op_volgorde(agenda.punten(desk.uow, zitting.id))
    return {een.casus_id: nummer for nummer, een in enumerate(punten, 1)}


def _geordend(plekken: Iterable[_Plek]) -> list[_Plek]:
    def sleutel(plek: _Plek) -> tuple[bool, float, str, int, str]:
        if plek.zitting is None:
            return (True, 0.0, "", 0, plek.code)
        return (False, plek.zitting.begint_op.timestamp(), plek.zitting.id, plek.nummer or 0, plek.code)

    return sorted(plekken, key=sleutel)


def _pagina(desk: Desk, plekken: Sequence[_Plek], rijen: Sequence[Toegang]) -> Iterator[tuple[_Plek, Casus]]:
    """Yield as many casussen as fit on a page, at least one; each only if he may see it."""
    gevonden = casus.lees_alle(desk.uow, [een.casus_id for een in plekken])
    regels = 0
    for nr, plek in enumerate(plekken):
        dit = gevonden[plek.casus_id]
        eis(desk, Daad.CASUS_ZIEN, _over(dit, rijen))
        regels += _REGELS_VAN_EEN_CASUS + min(len(dit.betrokkenen), PERSONEN)
        if nr and regels > REGELS:
            return
        yield plek, dit


def _bladeren(desk: Desk, zitting_id: str | None, begin: int, einde: int, totaal: int) -> _Knoppen:
    knoppen: _Knoppen = ()
    if einde < totaal:
        knoppen = ((desk.teksten("zaken.knop.volgende"), ZakenOpen(zitting=zitting_id, vanaf=einde)),)
    if begin:
        knoppen = (*knoppen, (desk.teksten("zaken.knop.begin"), ZakenOpen(zitting=zitting_id)))
    return knoppen


def _groep(desk: Desk, zitting: Zitting | None, zaken: Sequence[Zaak]) -> Groep:
    if zitting is None:
        return Groep(None, "", tuple(zaken))
    return Groep(zitting.begint_op, desk.regio.tafel(zitting.tafel).naam, tuple(zaken))


def _zaak(desk: Desk, plek: _Plek, dit: Casus, rijen: Sequence[Toegang], payload: ZakenOpen) -> Zaak:
    """Make what is shown of one casus, and write down that it was shown.

    Refusing is offered before names open, here too: while his organisatie has yet to choose, the names wait for it.
    """
    eigen = mag(desk, Daad.CASUS_BEHEREN, _over(dit, rijen))
    lopend = [een for een in uitvraag.van_casus(desk.uow, dit.id) if een.status is not UitvraagStatus.INGETROKKEN]
    standen = [*_eigen_vragen(desk, dit, lopend, rijen)]
    wacht = not eigen and payload.namen != dit.id and any(een.bevraging for een in standen)
    getoond = () if wacht else dit.betrokkenen[:PERSONEN]
    namens = _namens(desk, dit, rijen)
    zitting_id = plek.zitting.id if plek.zitting else None
    wie_getoond: list[str | None] = [een.id for een in getoond]
    for wie in wie_getoond or [None]:
        desk.record(Handeling.ZAKEN_GEOPEND, namens=namens, casus_id=dit.id, betrokkene_id=wie, onderwerp_id=zitting_id)
    if eigen:
        standen.append(_stand_voor_regisseur(desk, dit, lopend))
    return Zaak(
        code=str(dit.code),
        nummer=plek.nummer,
        personen=tuple(_persoon(desk, een) for een in getoond),
        standen=tuple(standen),
        meer=0 if wacht else len(dit.betrokkenen) - len(getoond),
        eigen=eigen and bool(lopend),
        verborgen=len(dit.betrokkenen) if wacht else 0,
        namen=payload.model_copy(update={"namen": dit.id}) if wacht else None,
    )


def _over(dit: Casus, rijen: Sequence[Toegang], organisatie: str | None = None) -> Waarover:
    return Waarover(casus=Casusfeiten.van(dit), toegang=tuple(rijen), organisatie=organisatie)


def _namens(desk: Desk, dit: Casus, rijen: Sequence[Toegang]) -> str | None:
    """Return the organisatie on whose behalf he sees it: the one that was invited, or that of the regisseur."""
    uitgenodigd = (een.organisatie for een in rijen if een.casus_id == dit.id)
    return next(uitgenodigd, next(iter(sorted(desk.actor.organisaties(Rol.PROCESREGISSEUR))), None))


def _persoon(desk: Desk, een: Betrokkene) -> Persoonsregel:
    geboren = een.gegevens.geboortedatum
    rol = desk.regio.rollen.get(een.rol, een.rol)
    return Persoonsregel(een.gegevens.naam, geboren.year if geboren else None, rol)


def _eigen_vragen(desk: Desk, dit: Casus, lopend: Sequence[Uitvraag], rijen: Sequence[Toegang]) -> Iterator[Stand]:
    """Yield how far his own organisaties are: of each the newest question. Nothing about the others."""
    gehad: set[str] = set()
    for een in lopend:
        for vraag in een.bevragingen:
            eigen = mag(desk, Daad.BEVRAGING_BEANTWOORDEN, _over(dit, rijen, vraag.organisatie))
            telt = vraag.status is not BevragingStatus.INGETROKKEN
            if eigen and telt and vraag.organisatie not in gehad:
                gehad.add(vraag.organisatie)
                yield _eigen_vraag(desk, een, vraag)


def _eigen_vraag(desk: Desk, een: Uitvraag, vraag: Bevraging) -> Stand:
    # Answered and refused are one to everybody but the regisseur, also to a colleague.
    t, naam = desk.teksten, desk.regio.organisatie(vraag.organisatie).naam
    if vraag.status is not BevragingStatus.OPEN:
        return Stand(t("zaken.stand.afgehandeld", organisatie=naam))
    if not neemt_antwoord_aan(een, agenda.lees(desk.uow, een.zitting_id).begint_op, desk.nu):
        return Stand(t("zaken.stand.gesloten", organisatie=naam))
    key = "zaken.stand.te_laat" if desk.nu > een.deadline else "zaken.stand.open"
    wanneer = dag_en_tijd(een.deadline, desk.regio.kalender)
    return Stand(t(key, organisatie=naam, wanneer=wanneer), bevraging=vraag.id)


def _stand_voor_regisseur(desk: Desk, dit: Casus, lopend: Sequence[Uitvraag]) -> Stand:
    t = desk.teksten
    wiens = waarneemregel(desk, dit.regisseur_id) or t("zaken.stand.uw_casus")
    if not lopend:
        return Stand(t("zaken.stand.regisseur_geen", wiens=wiens))
    nu = stand(lopend[0], desk.nu)
    return Stand(t("zaken.stand.regisseur", wiens=wiens, binnen=nu.afgehandeld, totaal=nu.totaal))
