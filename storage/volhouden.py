"""What was tried to keep a casus moving, and the facts by which is seen that it stands still.

What was typed is encrypted with the key of the casus. The facts are days and statuses, read in a fixed number of
statements however many casussen there are; nothing is decrypted for them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, insert, select

from domain.afspraak import Afspraakhandeling, AfspraakStatus
from domain.errors import NotFound
from domain.volhouden import Volhoudregel, Volhoudstap
from storage.opdrachten import dit, een_van
from storage.tabellen.casus import casus
from storage.tabellen.meldingen import melding
from storage.tabellen.verloop import afschaling, afspraak, afspraakregel, opschaalstap, triage, volhoudregel
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(volhoudregel)
_LEES: Final = select(volhoudregel).where(*dit(volhoudregel, "id"))
_VAN_CASUS: Final = (
    select(volhoudregel).where(*dit(volhoudregel, "casus_id")).order_by(volhoudregel.c.op, volhoudregel.c.id)
)
_GEDAAN: Final = (
    select(volhoudregel.c.casus_id, volhoudregel.c.stap, volhoudregel.c.op)
    .where(*een_van(volhoudregel, "casus_id"))
    .order_by(volhoudregel.c.op, volhoudregel.c.id)
)
_BEGONNEN: Final = select(casus.c.id, casus.c.aangemaakt_op).where(*een_van(casus, "id"))
_GEMELD: Final = (
    select(melding.c.casus_id, func.max(melding.c.ingediend_op).label("op"))
    .where(*een_van(melding, "casus_id"))
    .group_by(melding.c.casus_id)
)
_GEWOGEN: Final = (
    select(triage.c.casus_id, func.max(triage.c.op).label("op"))
    .where(*een_van(triage, "casus_id"))
    .group_by(triage.c.casus_id)
)
_AFGESCHAALD: Final = (
    select(
        afschaling.c.casus_id,
        func.max(afschaling.c.begonnen_op).label("begonnen_op"),
        func.max(afschaling.c.gestaakt_op).label("gestaakt_op"),
    )
    .where(*een_van(afschaling, "casus_id"))
    .group_by(afschaling.c.casus_id)
)
_STAPPEN: Final = (
    select(opschaalstap.c.casus_id, opschaalstap.c.van, opschaalstap.c.op)
    .where(*een_van(opschaalstap, "casus_id"))
    .order_by(opschaalstap.c.op)
)
_AFSPRAKEN: Final = (
    select(
        afspraak.c.id,
        afspraak.c.casus_id,
        afspraak.c.organisatie,
        afspraak.c.status,
        afspraak.c.wanneer,
        afspraak.c.gemaakt_op,
        afspraak.c.teken_op,
        afspraak.c.verzet,
        afspraak.c.gemeld_op,
    )
    .where(*een_van(afspraak, "casus_id"))
    .order_by(afspraak.c.wanneer, afspraak.c.gemaakt_op, afspraak.c.id)
)
_VERZET: Final = (
    select(afspraakregel.c.afspraak_id, afspraakregel.c.op)
    .where(*een_van(afspraakregel, "casus_id"), afspraakregel.c.handeling == bindparam("handeling"))
    .order_by(afspraakregel.c.op)
)


@dataclass(frozen=True, slots=True)
class Afspraakstand:
    """How an afspraak stands, without what it says. `verzet_op`: when it was last postponed."""

    id: str
    organisatie: str
    status: AfspraakStatus
    wanneer: date
    gemaakt_op: datetime
    teken_op: datetime
    verzet: int
    verzet_op: datetime | None
    gemeld_op: datetime | None


@dataclass(frozen=True, slots=True)
class Sporen:
    """What the tables tell of one casus, moments in UTC; None where there is nothing.

    Attributes:
        begonnen_op: when it was made.
        gemeld_op: when it was last brought in by a melding.
        gewogen_op: when it was last weighed.
        heropend_op: when it was last opened again.
        geschaald_op: when something was last done about bringing it up or down.
        gedaan: the last act to keep it moving, and when.
    """

    begonnen_op: datetime
    gemeld_op: datetime | None = None
    gewogen_op: datetime | None = None
    heropend_op: datetime | None = None
    geschaald_op: datetime | None = None
    gedaan: tuple[Volhoudstap, datetime] | None = None
    afspraken: tuple[Afspraakstand, ...] = ()


def voeg_toe(uow: UnitOfWork, nieuw: Volhoudregel) -> None:
    """Keep an act."""
    inhoud = {
        "tekst": nieuw.tekst,
        "als": nieuw.als,
        "wie": nieuw.wie,
        "organisatie": nieuw.organisatie,
        "zitting_id": nieuw.zitting_id,
        "van_id": nieuw.van_id,
    }
    rij = {
        "id": nieuw.id,
        "casus_id": nieuw.casus_id,
        "stap": nieuw.stap.value,
        "op": nieuw.op,
        "door_id": nieuw.door_id,
        "inhoud": uow.versleutel(nieuw.casus_id, _context(nieuw.id), inhoud),
    }
    uow.voeg_in(_VOEG_TOE, rij)


def lees(uow: UnitOfWork, regel_id: str) -> Volhoudregel:
    """Return an act.

    Raises:
        NotFound: there is none with that id in this region ("volhouden.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=regel_id).one_or_none()
    if rij is None:
        raise NotFound("volhouden.onbekend")
    return _regel(uow, rij)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Volhoudregel, ...]:
    """Return what was tried in a casus, the oldest first."""
    return tuple(_regel(uow, rij) for rij in uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id))


def tegenslagen(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, int]:
    """Return how often it was noted in each of these casussen that something went wrong; nothing is decrypted."""
    rijen = uow.voer_uit(_GEDAAN, dit_casus_id=sorted(set(ids)))
    return Counter(rij.casus_id for rij in rijen if rij.stap == Volhoudstap.TELEURSTELLING.value)


def sporen_van(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Sporen]:
    """Return what the tables tell of these casussen, by id; those that are not there are left out."""
    deze = {"dit_casus_id": sorted(set(ids))}
    gemeld = {rij.casus_id: rij.op for rij in uow.voer_uit(_GEMELD, **deze)}
    gewogen = {rij.casus_id: rij.op for rij in uow.voer_uit(_GEWOGEN, **deze)}
    afgeschaald = {rij.casus_id: rij for rij in uow.voer_uit(_AFGESCHAALD, **deze)}
    gedaan = {rij.casus_id: (Volhoudstap(rij.stap), rij.op) for rij in uow.voer_uit(_GEDAAN, **deze)}
    stappen = uow.voer_uit(_STAPPEN, **deze).all()
    gestapt = {rij.casus_id: rij.op for rij in stappen}
    # A step from nowhere is the one by which it came back; without a pyramid any step is, and a sign of life as well.
    heropend = {rij.casus_id: rij.op for rij in stappen if not rij.van}
    afspraken = _standen(uow, deze)
    return {
        rij.id: Sporen(
            begonnen_op=rij.aangemaakt_op,
            gemeld_op=gemeld.get(rij.id),
            gewogen_op=gewogen.get(rij.id),
            heropend_op=heropend.get(rij.id),
            geschaald_op=_laatste(afgeschaald.get(rij.id), gestapt.get(rij.id)),
            gedaan=gedaan.get(rij.id),
            afspraken=tuple(afspraken.get(rij.id, ())),
        )
        for rij in uow.voer_uit(_BEGONNEN, dit_id=deze["dit_casus_id"])
    }


def _standen(uow: UnitOfWork, deze: dict[str, list[str]]) -> dict[str, list[Afspraakstand]]:
    verzet = {
        rij.afspraak_id: rij.op for rij in uow.voer_uit(_VERZET, **deze, handeling=Afspraakhandeling.VERZET.value)
    }
    standen: dict[str, list[Afspraakstand]] = {}
    for rij in uow.voer_uit(_AFSPRAKEN, **deze):
        stand = Afspraakstand(
            id=rij.id,
            organisatie=rij.organisatie,
            status=rij.status,
            wanneer=date.fromisoformat(rij.wanneer),
            gemaakt_op=rij.gemaakt_op,
            teken_op=rij.teken_op,
            verzet=rij.verzet,
            verzet_op=verzet.get(rij.id),
            gemeld_op=rij.gemeld_op,
        )
        standen.setdefault(rij.casus_id, []).append(stand)
    return standen


def _laatste(rij: Row[Any] | None, gestapt: datetime | None) -> datetime | None:
    momenten = (gestapt,) if rij is None else (gestapt, rij.begonnen_op, rij.gestaakt_op)
    return max((een for een in momenten if een is not None), default=None)


def _regel(uow: UnitOfWork, rij: Row[Any]) -> Volhoudregel:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    return Volhoudregel(
        id=rij.id,
        casus_id=rij.casus_id,
        stap=Volhoudstap(rij.stap),
        op=rij.op,
        door_id=rij.door_id,
        tekst=inhoud["tekst"],
        organisatie=inhoud["organisatie"],
        zitting_id=inhoud["zitting_id"],
        als=inhoud["als"],
        wie=inhoud["wie"],
        van_id=inhoud["van_id"],
    )


def _context(regel_id: str) -> str:
    return f"volhoudregel.inhoud.{regel_id}"
