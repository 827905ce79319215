"""/afwezig: register an absence for oneself or for a colleague who fell ill, and take it back."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from cards.afwezig import (
    NIEMAND,
    Afwezigbeeld,
    AfwezigIntrek,
    AfwezigMeld,
    AfwezigVoor,
    Periode,
    afwezigkaart,
    kies_collega,
)
from cards.bouwstenen import zonder_opmaak
from cards.verbs import Verb
from dialogs.afwezig.bericht import houd_bij, plan
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, eis, geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import periode_in_woorden
from domain.afwezigheid import MELDT_VOOR, Afwezigheid, door_collega, kan_vervangen
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Actor, Persoon, Rol
from domain.tekst import lees_datum
from domain.toegang import Daad, Reden, Waarover
from storage import afwezigheid, personen
from storage.inbox import Uitkomst

LANGST = timedelta(days=366)
"""The longest absence, and how far ahead it may begin: beyond that somebody mistyped the year."""

_GEEN = AfwezigMeld(sleutel="-", persoon="-")


def toon(desk: Desk, _: Arguments) -> Answer:
    """Show one's own absences, with the form."""
    return _kaart(desk, personen.lees(desk.uow, desk.actor.persoon_id), _GEEN)


def voor_collega(desk: Desk, payload: AfwezigVoor) -> Answer:
    """Ask which colleague it is, or show the form for him."""
    collegas = _collegas(desk)
    if not payload.wie:
        return _kies(desk, collegas)
    gekozen = next((een for een in collegas if een.id == payload.wie), None)
    if gekozen is None:
        raise geweigerd(Reden.NIET_VAN_UZELF)
    return _kaart(desk, gekozen, _GEEN)


def meld(desk: Desk, payload: AfwezigMeld) -> Answer:
    """Keep it; the stand-in hears of it, and the absent one unless he said so himself."""
    wie = _voor_wie(desk, payload.persoon)
    fouten = _fouten(desk, wie, payload)
    if fouten:
        return _kaart(desk, wie, payload, fouten=fouten)
    afdruk = desk.fingerprint({"van": payload.van, "tot": payload.tot, "vervanger": payload.vervanger})

    def bewaar() -> Uitkomst:
        een = _nieuw(desk, payload)
        overlap = next(filter(een.overlapt, afwezigheid.komende(desk.uow, wie.id)), None)
        if overlap is not None:
            return Uitkomst("overlapt", {"afwezigheid": overlap.id, "invoer": afdruk})
        afwezigheid.voeg_toe(desk.uow, een)
        desk.record(Handeling.AFWEZIG_GEMELD, onderwerp_id=een.id)
        plan(desk, een, desk.actor.persoon_id)
        return Uitkomst("gemeld", {"afwezigheid": een.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.AFWEZIG_MELD, payload.sleutel, bewaar, onderwerp=wie.id)
    t = desk.teksten
    if uitkomst.ids["invoer"] != afdruk:
        return _kaart(desk, wie, payload, fouten=(t("afwezig.fout.al_gebruikt"),))
    een = afwezigheid.lees(desk.uow, uitkomst.ids["afwezigheid"])
    wanneer = periode_in_woorden(desk, een)
    if uitkomst.soort == "overlapt":
        return _kaart(desk, wie, payload, fouten=(t("afwezig.fout.overlapt", wanneer=wanneer),))
    gelukt = t("afwezig.gelukt.gemeld", wanneer=wanneer)
    return _kaart(desk, wie, _GEEN, gelukt=gelukt, waarschuwing=_vervanger_ook_weg(desk, een))


def trek_in(desk: Desk, payload: AfwezigIntrek) -> Answer:
    """Take it back, or end it now; who stood in stands in no more from this moment on."""
    try:
        een = afwezigheid.lees(desk.uow, payload.afwezigheid)
    except NotFound:
        raise bestaat_niet(desk, Daad.AFWEZIG_MELDEN) from None
    wie = _voor_wie(desk, een.persoon_id)

    def doe() -> Uitkomst:
        if afwezigheid.beeindig(desk.uow, een.id):
            desk.record(Handeling.AFWEZIG_INGETROKKEN, onderwerp_id=een.id)
            houd_bij(desk, een.id)
        return Uitkomst("ingetrokken", {"afwezigheid": een.id})

    desk.once(Verb.AFWEZIG_INTREK, payload.sleutel, doe, onderwerp=een.id)
    return _kaart(desk, wie, _GEEN, gelukt=desk.teksten("afwezig.gelukt.ingetrokken"))


def _voor_wie(desk: Desk, persoon_id: str) -> Persoon:
    """Return who is away, for somebody who may say so.

    Raises:
        NotAllowed: he may not, or there is nobody with that id.
    """
    try:
        wie = personen.lees(desk.uow, persoon_id)
    except NotFound:
        raise bestaat_niet(desk, Daad.AFWEZIG_MELDEN) from None
    eis(desk, Daad.AFWEZIG_MELDEN, Waarover(persoon_id=wie.id, rollen=_rollen(desk, wie)))
    return wie


def _collegas(desk: Desk) -> Sequence[Persoon]:
    """Return for whom the actor may say that he is away, by name; himself not among them."""
    gevonden: dict[str, Persoon] = {}
    for eigen in desk.actor.aanstellingen:
        waar = eigen.organisatie if eigen.rol is Rol.PARTNER else None
        for rol in sorted(MELDT_VOOR.get(eigen.rol, frozenset())):
            gevonden |= {een.id: een for een in personen.met_rol(desk.uow, rol, waar)}
    gevonden.pop(desk.actor.persoon_id, None)
    return _op_naam(gevonden.values())


def _vervangers(desk: Desk, wie: Persoon) -> Sequence[Persoon]:
    """Return who does the same work and may stand in, by name; never the absent one himself."""
    gevonden: dict[str, Persoon] = {}
    rollen = _rollen(desk, wie)
    for een in rollen:
        gevonden |= {ander.id: ander for ander in personen.met_rol(desk.uow, een.rol)}
    gevonden.pop(wie.id, None)
    return _op_naam(een for een in gevonden.values() if kan_vervangen(rollen, _rollen(desk, een)))


def _nieuw(desk: Desk, payload: AfwezigMeld) -> Afwezigheid:
    """Return the absence that was filled in without a mistake.

    From today on it begins at this moment: nobody stood in this morning.
    """
    kalender = desk.regio.kalender
    van, tot = date.fromisoformat(payload.van.strip()), date.fromisoformat(payload.tot.strip())
    return Afwezigheid(
        id=desk.uow.new_id(),
        persoon_id=payload.persoon,
        van=max(kalender.moment(van, time()), desk.nu),
        tot=kalender.moment(tot + timedelta(days=1), time()),
        vervanger_id=None if payload.vervanger == NIEMAND else payload.vervanger,
        door_collega=door_collega(desk.actor, payload.persoon),
    )


def _fouten(desk: Desk, wie: Persoon, payload: AfwezigMeld) -> tuple[str, ...]:
    mogelijk = {NIEMAND, *(een.id for een in _vervangers(desk, wie))}
    geen = () if payload.vervanger in mogelijk else (desk.teksten("afwezig.fout.vervanger"),)
    return (*_datumfouten(desk, payload), *geen)


def _datumfouten(desk: Desk, payload: AfwezigMeld) -> tuple[str, ...]:
    t, vandaag = desk.teksten, _vandaag(desk)
    van, tot = lees_datum(payload.van), lees_datum(payload.tot)
    if van is None or tot is None:
        return tuple(t(f"afwezig.fout.{welk}") for welk, dag in (("van", van), ("tot", tot)) if dag is None)
    if tot < van:
        return (t("afwezig.fout.volgorde"),)
    if van < vandaag:
        return (t("afwezig.fout.verleden"),)
    if van - vandaag > LANGST or tot - van > LANGST:
        return (t("afwezig.fout.te_ver"),)
    return ()


def _vervanger_ook_weg(desk: Desk, een: Afwezigheid) -> str:
    """Say that the stand-in is away himself in those days; empty when he is there."""
    if een.vervanger_id is None:
        return ""
    zelf = list(filter(een.overlapt, afwezigheid.komende(desk.uow, een.vervanger_id)))
    if not zelf:
        return ""
    naam = zonder_opmaak(personen.lees(desk.uow, een.vervanger_id).naam)
    wanneer = "; ".join(periode_in_woorden(desk, ook) for ook in zelf)
    return desk.teksten("afwezig.let_op.ook_weg", naam=naam, wanneer=wanneer)


def _kies(desk: Desk, collegas: Sequence[Persoon]) -> Answer:
    keuzes = [(een.id, zonder_opmaak(een.naam)) for een in collegas]
    return als_antwoord(kies_collega(keuzes, desk.teksten), desk.teksten)


def _kaart(
    desk: Desk,
    wie: Persoon,
    ingevuld: AfwezigMeld,
    *,
    fouten: Sequence[str] = (),
    gelukt: str = "",
    waarschuwing: str = "",
) -> Answer:
    zelf = wie.id == desk.actor.persoon_id
    komend = afwezigheid.komende(desk.uow, wie.id)
    waar = afwezigheid.als_vervanger(desk.uow, wie.id) if zelf else ()
    namen = _namen(desk, (*komend, *waar))
    beeld = Afwezigbeeld(
        naam="" if zelf else zonder_opmaak(wie.naam),
        uitleg=_uitleg(desk, wie, zelf=zelf),
        periodes=tuple(_regel(desk, een, namen) for een in komend),
        waarnemingen=tuple(
            desk.teksten("afwezig.waarneming", naam=namen[een.persoon_id], wanneer=periode_in_woorden(desk, een))
            for een in waar
        ),
        vervangers=tuple((een.id, zonder_opmaak(een.naam)) for een in _vervangers(desk, wie)),
        ingevuld=ingevuld,
        collega=zelf and bool(_collegas(desk)),
        fouten=fouten,
        gelukt=gelukt,
        let_op=waarschuwing,
    )
    bewaar = AfwezigMeld(sleutel=desk.issue_key(Verb.AFWEZIG_MELD, wie.id), persoon=wie.id)
    return als_antwoord(afwezigkaart(beeld, bewaar, desk.teksten), desk.teksten)


def _uitleg(desk: Desk, wie: Persoon, *, zelf: bool) -> str:
    is_regisseur = any(een.rol is Rol.PROCESREGISSEUR for een in _rollen(desk, wie))
    welk = "regisseur" if is_regisseur else "anders"
    return desk.teksten(f"afwezig.uitleg.{welk}") if zelf else desk.teksten(f"afwezig.uitleg_collega.{welk}")


def _regel(desk: Desk, een: Afwezigheid, namen: dict[str, str]) -> Periode:
    t = desk.teksten
    wie = t("afwezig.neemt_waar_voor_u", naam=namen[een.vervanger_id]) if een.vervanger_id else t("afwezig.niemand")
    intrek = AfwezigIntrek(sleutel=desk.issue_key(Verb.AFWEZIG_INTREK, een.id), afwezigheid=een.id)
    return Periode(periode_in_woorden(desk, een), wie, intrek)


def _namen(desk: Desk, alle: Sequence[Afwezigheid]) -> dict[str, str]:
    ids = {wie for een in alle for wie in (een.persoon_id, een.vervanger_id) if wie is not None}
    return {een.id: zonder_opmaak(een.naam) for een in personen.lees_alle(desk.uow, ids).values()}


def _rollen(desk: Desk, wie: Persoon) -> tuple[Aanstelling, ...]:
    return Actor.van(wie, desk.nu).aanstellingen


def _op_naam(alle: Iterable[Persoon]) -> Sequence[Persoon]:
    return sorted(alle, key=lambda een: (een.naam.casefold(), een.id))


def _vandaag(desk: Desk) -> date:
    return desk.regio.kalender.lokaal(desk.nu).date()
