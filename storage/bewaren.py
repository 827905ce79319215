"""The clocks of what is kept: when each began, when its term has passed, and what was decided about it.

Why something is kept longer is encrypted with the key of what it is about, so it goes with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, and_, bindparam, case, delete, func, insert, or_, select, update

from domain.bewaren import (
    ZONDER_VERLENGING,
    Besluitsoort,
    Bewaarbesluit,
    Bewaarcategorie,
    Bewaarsoort,
    Bewaring,
    begin_nazorg,
    categorie_van,
    verloopt,
)
from domain.casus import Fase, Spoor
from domain.errors import Conflict
from domain.logboek import Handeling
from domain.regio import Regio
from storage import detentie
from storage.databases import dubbel_is
from storage.meldingen import AFGEWEZEN, sleutel_na
from storage.opdrachten import Nieuw, Samenvoeging, dit, een_van, hier
from storage.tabellen.casus import casus
from storage.tabellen.logboek import logregel
from storage.tabellen.meldingen import melding
from storage.tabellen.privacy import bewaring, bij_signaal, vernietiging
from storage.uow import UnitOfWork


def _opnieuw(nieuw: Nieuw) -> Mapping[str, Any]:
    return {
        "categorie": nieuw.categorie,
        "begonnen_op": nieuw.begonnen_op,
        "verloopt_op": nieuw.verloopt_op,
        "bevestigd_door_id": None,
        "bevestigd_op": None,
        "versie": bewaring.c.versie + 1,
    }


_BEGIN: Final = Samenvoeging(bewaring, ("soort", "onderwerp_id"), _opnieuw)
_VOEG_TOE: Final = insert(bewaring)
_DIT: Final = dit(bewaring, "soort", "onderwerp_id")
_LEES: Final = select(bewaring).where(*_DIT)
_LEES_VAST: Final = _LEES.with_for_update()
_WIJZIG: Final = update(bewaring).where(*_DIT, bewaring.c.versie == bindparam("dit_versie"))
_WIS: Final = delete(bewaring).where(*_DIT)
_ZET_STIL: Final = update(bewaring).where(*_DIT)
_VERLOPEN: Final = (
    select(bewaring)
    .where(hier(bewaring), bewaring.c.verloopt_op <= bindparam("nu"))
    .order_by(bewaring.c.verloopt_op, bewaring.c.soort, bewaring.c.onderwerp_id)
)
_ZONDER_TERMIJN: Final = (
    select(bewaring)
    .where(hier(bewaring), bewaring.c.verloopt_op.is_(None))
    .order_by(bewaring.c.begonnen_op, bewaring.c.soort, bewaring.c.onderwerp_id)
)
_VASTGEHOUDEN: Final = (
    select(bewaring)
    .where(hier(bewaring), bewaring.c.vastgehouden)
    .order_by(bewaring.c.begonnen_op, bewaring.c.soort, bewaring.c.onderwerp_id)
)
_ONBESLIST: Final = select(bewaring).where(
    hier(bewaring), or_(bewaring.c.inhoud.is_(None), bewaring.c.verloopt_op.is_(None))
)
_OVER: Final = and_(bewaring.c.verloopt_op <= bindparam("nu"), bewaring.c.vastgehouden.is_(False))
_TELLINGEN: Final = (
    select(
        bewaring.c.categorie,
        func.count().label("totaal"),
        func.sum(case((_OVER, 1), else_=0)).label("over"),
        func.sum(case((bewaring.c.vastgehouden, 1), else_=0)).label("vast"),
        func.sum(case((bewaring.c.verloopt_op.is_(None), 1), else_=0)).label("zonder"),
        func.sum(case((bewaring.c.bevestigd_op.is_not(None), 1), else_=0)).label("bevestigd"),
    )
    .where(hier(bewaring))
    .group_by(bewaring.c.categorie)
)
_HEEFT_KLOK: Final = (
    select(bewaring.c.onderwerp_id)
    .where(bewaring.c.regio == casus.c.regio, bewaring.c.soort == Bewaarsoort.CASUS)
    .where(bewaring.c.onderwerp_id == casus.c.id, bewaring.c.verloopt_op.is_not(None))
    .correlate(casus)
    .exists()
)
_STAAT_ER: Final = (
    select(bewaring.c.onderwerp_id)
    .where(bewaring.c.regio == casus.c.regio, bewaring.c.soort == Bewaarsoort.CASUS)
    .where(bewaring.c.onderwerp_id == casus.c.id)
    .correlate(casus)
    .exists()
)
_GESLOTEN_ZONDER: Final = select(casus.c.id, casus.c.spoor).where(
    hier(casus), casus.c.fase == Fase.AFGESLOTEN, ~_STAAT_ER
)
_LOPEND_MET: Final = select(casus.c.id).where(hier(casus), casus.c.fase != Fase.AFGESLOTEN, _HEEFT_KLOK)
_MELDING_STAAT_ER: Final = (
    select(bewaring.c.onderwerp_id)
    .where(bewaring.c.regio == melding.c.regio, bewaring.c.soort == Bewaarsoort.MELDING)
    .where(bewaring.c.onderwerp_id == melding.c.id)
    .correlate(melding)
    .exists()
)
_AFGEWEZEN_ZONDER: Final = select(melding.c.id).where(
    hier(melding), melding.c.status.in_(sorted(AFGEWEZEN)), ~_MELDING_STAAT_ER
)
_CASUSSEN: Final = select(
    casus.c.id, casus.c.code, casus.c.regisseur_id, casus.c.spoor, casus.c.fase, casus.c.aangemaakt_op
).where(*een_van(casus, "id"))
_MELDINGEN: Final = select(
    melding.c.id, melding.c.organisatie, melding.c.regisseur_id, melding.c.status, melding.c.ingediend_op
).where(*een_van(melding, "id"))
_SIGNALEN: Final = select(bij_signaal.c.id, bij_signaal.c.gemeente, bij_signaal.c.ontvangen_op).where(
    *een_van(bij_signaal, "id")
)
_VERNIETIGD: Final = select(vernietiging.c.onderwerp_id, vernietiging.c.code, vernietiging.c.vernietigd_op).where(
    *een_van(vernietiging, "soort"), vernietiging.c.onderwerp_id.in_(bindparam("ids", expanding=True))
)
_LAATST: Final = (
    select(logregel.c.op)
    .where(*dit(logregel, "keten"), logregel.c.handeling.in_(bindparam("handelingen", expanding=True)))
    # By its place in its own chain: by moment the database would walk through those of everybody.
    .order_by(logregel.c.nr.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a clock is about, as far as it can be told without decrypting anything.

    Attributes:
        code: of a casus.
        houder_id: the regisseur who holds it; None when nobody took it up.
        waar: the organisatie that made a melding, the gemeente of a signal.
        op: when it was made, or came in.
        loopt: it is not closed: a casus that runs is never destroyed.
    """

    id: str
    op: datetime
    code: str = ""
    houder_id: str | None = None
    waar: str = ""
    spoor: Spoor = Spoor.WGS
    loopt: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """How many of one category there are. `over` has passed its term and is not held."""

    categorie: Bewaarcategorie
    totaal: int
    over: int
    vastgehouden: int
    zonder_termijn: int
    bevestigd: int


def begin(
    uow: UnitOfWork,
    regio: Regio,
    soort: Bewaarsoort,
    onderwerp_id: str,
    categorie: Bewaarcategorie,
    op: datetime,
) -> None:
    """Start the clock of something, or start it again, at its event; it is part of this transaction.

    What somebody holds stays held; what was confirmed is taken back. Without a term of the region for this category the
    clock is there, and nothing falls due by itself.
    """
    rij = {
        "soort": soort,
        "onderwerp_id": onderwerp_id,
        "categorie": categorie,
        "begonnen_op": op,
        "verloopt_op": verloopt(regio, categorie, op),
        "vastgehouden": False,
        "versie": 1,
    }
    uow.voeg_in(_BEGIN, rij)


def leg_aan(uow: UnitOfWork, nieuw: Bewaring) -> Bewaring:
    """Add a clock that has not begun, so that what still runs can be held; return it with its row version.

    Raises:
        Conflict: it began at this moment ("bewaren.gewijzigd").
    """
    rij = {
        "soort": nieuw.soort,
        "onderwerp_id": nieuw.onderwerp_id,
        "categorie": nieuw.categorie,
        "begonnen_op": nieuw.begonnen_op,
        "verloopt_op": None,
        "vastgehouden": False,
        "versie": 1,
    }
    with dubbel_is("bewaren.gewijzigd"):
        uow.voeg_in(_VOEG_TOE, rij)
    return replace(nieuw, verloopt_op=None, versie=1)


def stop(uow: UnitOfWork, soort: Bewaarsoort, onderwerp_id: str) -> None:
    """Stop the clock, because what it is about runs again; what somebody holds stays held, with why."""
    een = zoek(uow, soort, onderwerp_id)
    if een is None:
        return
    if een.vastgehouden:
        uow.voer_uit(
            _ZET_STIL,
            dit_soort=soort,
            dit_onderwerp_id=onderwerp_id,
            verloopt_op=None,
            bevestigd_door_id=None,
            bevestigd_op=None,
            versie=een.versie + 1,
        )
        return
    wis(uow, soort, onderwerp_id)


def wis(uow: UnitOfWork, soort: Bewaarsoort, onderwerp_id: str) -> int:
    """Forget a clock: what it was about is gone. Return how many rows went."""
    return uow.voer_uit(_WIS, dit_soort=soort, dit_onderwerp_id=onderwerp_id).rowcount


def zoek(uow: UnitOfWork, soort: Bewaarsoort, onderwerp_id: str, *, vast: bool = False) -> Bewaring | None:
    """Return the clock of something; None when it has none.

    With `vast` nobody changes it before this transaction ends: who decides meanwhile waits, and finds it gone.
    """
    rij = uow.voer_uit(_LEES_VAST if vast else _LEES, dit_soort=soort, dit_onderwerp_id=onderwerp_id).one_or_none()
    return None if rij is None else _bewaring(rij)


def besluiten(uow: UnitOfWork, van: Bewaring) -> tuple[Bewaarbesluit, ...]:
    """Return what was decided about it, the first one first; this decrypts."""
    rij = uow.voer_uit(_LEES, dit_soort=van.soort, dit_onderwerp_id=van.onderwerp_id).one_or_none()
    if rij is None or rij.inhoud is None:
        return ()
    inhoud = uow.ontsleutel(sleutel_van(van.soort, van.onderwerp_id), _context(van), rij.inhoud)
    return tuple(_besluit(een) for een in inhoud["besluiten"])


def wijzig(uow: UnitOfWork, nieuw: Bewaring, besluit: Bewaarbesluit | None = None) -> Bewaring:
    """Store a changed clock, with the decision that changed it, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("bewaren.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    waarden: dict[str, Any] = {
        "categorie": volgende.categorie,
        "begonnen_op": volgende.begonnen_op,
        "verloopt_op": volgende.verloopt_op,
        "vastgehouden": volgende.vastgehouden,
        "bevestigd_door_id": volgende.bevestigd_door_id,
        "bevestigd_op": volgende.bevestigd_op,
        "versie": volgende.versie,
    }
    if besluit is not None:
        waarden["inhoud"] = _versleuteld(uow, nieuw, (*besluiten(uow, nieuw), besluit))
    deze = {"dit_soort": nieuw.soort, "dit_onderwerp_id": nieuw.onderwerp_id, "dit_versie": nieuw.versie}
    if not uow.voer_uit(_WIJZIG, **deze, **waarden).rowcount:
        raise Conflict("bewaren.gewijzigd")
    return volgende


def verlopen(uow: UnitOfWork) -> tuple[Bewaring, ...]:
    """Return everything of which the term has passed, held or not, the longest ago first."""
    return tuple(_bewaring(rij) for rij in uow.voer_uit(_VERLOPEN, nu=uow.now))


def zonder_termijn(uow: UnitOfWork) -> tuple[Bewaring, ...]:
    """Return everything of which nobody has said how long it is kept."""
    return tuple(_bewaring(rij) for rij in uow.voer_uit(_ZONDER_TERMIJN))


def vastgehouden(uow: UnitOfWork) -> tuple[Bewaring, ...]:
    """Return everything that somebody holds, whether or not its term has passed."""
    return tuple(_bewaring(rij) for rij in uow.voer_uit(_VASTGEHOUDEN))


def tellingen(uow: UnitOfWork) -> tuple[Telling, ...]:
    """Count what is kept per category, in the order of the categories; nothing is decrypted."""
    rijen = {Bewaarcategorie(rij.categorie): rij for rij in uow.voer_uit(_TELLINGEN, nu=uow.now)}
    return tuple(_telling(een, rijen[een]) for een in Bewaarcategorie if een in rijen)


def onderwerpen(uow: UnitOfWork, soort: Bewaarsoort, ids: Iterable[str]) -> dict[str, Onderwerp]:
    """Return what clocks of one kind are about, by id; what is not there is left out. Nothing is decrypted."""
    gevraagd = sorted(set(ids))
    gevonden: list[Onderwerp]
    match soort:
        case Bewaarsoort.CASUS:
            gevonden = [_van_casus(rij) for rij in uow.voer_uit(_CASUSSEN, dit_id=gevraagd)]
        case Bewaarsoort.MELDING:
            gevonden = [_van_melding(rij) for rij in uow.voer_uit(_MELDINGEN, dit_id=gevraagd)]
        case Bewaarsoort.BIJ_SIGNAAL:
            gevonden = [_van_signaal(rij) for rij in uow.voer_uit(_SIGNALEN, dit_id=gevraagd)]
        case _:
            wat = sorted(een for een in Bewaarsoort if een is not Bewaarsoort.LOGBOEK)
            rijen = uow.voer_uit(_VERNIETIGD, dit_soort=wat, ids=gevraagd)
            gevonden = [Onderwerp(rij.onderwerp_id, rij.vernietigd_op, rij.code) for rij in rijen]
    return {een.id: een for een in gevonden}


def begin_wat_ontbreekt(uow: UnitOfWork, regio: Regio) -> int:
    """Start the clock of what ended before there were clocks, from the day in the logboek; return how many.

    And stop that of a casus that runs again. Looks through all casussen: once a day is enough.
    """
    gesloten = uow.voer_uit(_GESLOTEN_ZONDER).all()
    for rij in gesloten:
        op = gesloten_op(uow, rij.id) or uow.now
        if rij.spoor is Spoor.NAZORG:
            een = detentie.huidige(uow, rij.id)
            op = begin_nazorg(regio.kalender, een.einde if een else None, op)
        begin(uow, regio, Bewaarsoort.CASUS, rij.id, categorie_van(rij.spoor), op)
    afgewezen = uow.voer_uit(_AFGEWEZEN_ZONDER).scalars().all()
    for melding_id in afgewezen:
        op = _laatst(uow, melding_id, (Handeling.MELDING_BEANTWOORD, Handeling.MELDING_INGETROKKEN)) or uow.now
        begin(uow, regio, Bewaarsoort.MELDING, melding_id, Bewaarcategorie.AFGEWEZEN, op)
    for casus_id in uow.voer_uit(_LOPEND_MET).scalars().all():
        stop(uow, Bewaarsoort.CASUS, casus_id)
    return len(gesloten) + len(afgewezen)


def gesloten_op(uow: UnitOfWork, casus_id: str) -> datetime | None:
    """Return when a casus was closed last, as the logboek says; None when it does not say it."""
    return _laatst(uow, casus_id, (Handeling.CASUS_AFGESLOTEN,))


def volg_regio(uow: UnitOfWork, regio: Regio) -> int:
    """Let clocks about which nobody decided anything follow the terms of the region as they are now; return how many.

    A region may say a term, or another one, while clocks run. What was extended keeps its own day. What is destroyed by
    it still needs to be confirmed. A signal whose term has passed is never in use again by it.
    """
    gewijzigd = 0
    for rij in uow.voer_uit(_ONBESLIST).all():
        een = _bewaring(rij)
        if een.categorie in ZONDER_VERLENGING and een.is_verlopen(uow.now):
            continue
        nieuw = verloopt(regio, een.categorie, een.begonnen_op)
        if nieuw != een.verloopt_op:
            wijzig(uow, replace(een, verloopt_op=nieuw, bevestigd_door_id=None, bevestigd_op=None))
            gewijzigd += 1
    return gewijzigd


def sleutel_van(soort: Bewaarsoort, onderwerp_id: str) -> str:
    """Return by which id the key is known with which the reasons are encrypted.

    Of a melding that became no casus the key of what it held is destroyed at once; what stays has one of its own. The
    key of a casus is gone by the time that its logboek has a clock.
    """
    match soort:
        case Bewaarsoort.MELDING:
            return sleutel_na(onderwerp_id)
        case Bewaarsoort.LOGBOEK:
            return f"{onderwerp_id}.logboek"
        case _:
            return onderwerp_id


def _versleuteld(uow: UnitOfWork, van: Bewaring, alle: Sequence[Bewaarbesluit]) -> bytes:
    sleutel = sleutel_van(van.soort, van.onderwerp_id)
    uow.maak_casussleutel(sleutel)
    inhoud = {
        "besluiten": [
            {
                "soort": een.soort.value,
                "door": een.door_id,
                "op": een.op.isoformat(),
                "reden": een.reden,
                "tot": een.tot.isoformat() if een.tot else None,
                "functionaris": een.als_functionaris,
            }
            for een in alle
        ]
    }
    return uow.versleutel(sleutel, _context(van), inhoud)


def _laatst(uow: UnitOfWork, keten: str, handelingen: Iterable[Handeling]) -> datetime | None:
    uow.rond_af()
    op: datetime | None = uow.voer_uit(_LAATST, dit_keten=keten, handelingen=list(handelingen)).scalar_one_or_none()
    return op


def _context(van: Bewaring) -> str:
    return f"bewaring.inhoud.{van.naam}"


def _besluit(een: Mapping[str, Any]) -> Bewaarbesluit:
    tot = een["tot"]
    return Bewaarbesluit(
        soort=Besluitsoort(een["soort"]),
        door_id=een["door"],
        op=datetime.fromisoformat(een["op"]),
        reden=een["reden"],
        tot=datetime.fromisoformat(tot) if tot else None,
        als_functionaris=een["functionaris"],
    )


def _van_casus(rij: Row[Any]) -> Onderwerp:
    loopt = rij.fase is not Fase.AFGESLOTEN
    return Onderwerp(rij.id, rij.aangemaakt_op, rij.code, rij.regisseur_id, spoor=rij.spoor, loopt=loopt)


def _van_melding(rij: Row[Any]) -> Onderwerp:
    loopt = rij.status not in AFGEWEZEN
    return Onderwerp(rij.id, rij.ingediend_op, houder_id=rij.regisseur_id, waar=rij.organisatie, loopt=loopt)


def _van_signaal(rij: Row[Any]) -> Onderwerp:
    return Onderwerp(rij.id, rij.ontvangen_op, waar=rij.gemeente, spoor=Spoor.BIJ)


def _telling(categorie: Bewaarcategorie, rij: Row[Any]) -> Telling:
    return Telling(categorie, rij.totaal, int(rij.over), int(rij.vast), int(rij.zonder), int(rij.bevestigd))


def _bewaring(rij: Row[Any]) -> Bewaring:
    return Bewaring(
        soort=rij.soort,
        onderwerp_id=rij.onderwerp_id,
        categorie=Bewaarcategorie(rij.categorie),
        begonnen_op=rij.begonnen_op,
        verloopt_op=rij.verloopt_op,
        vastgehouden=rij.vastgehouden,
        bevestigd_door_id=rij.bevestigd_door_id,
        bevestigd_op=rij.bevestigd_op,
        versie=rij.versie,
    )
