"""Requests of persons about their data; what they ask and what came of it is encrypted with the key of the casus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, insert, select, update

from domain.errors import Conflict, NotFound
from domain.rechten import (
    Bron,
    Merk,
    Vaststelling,
    Verlenging,
    Verzoek,
    Verzoeksoort,
    Verzoekstand,
    merk_van,
    zwaarste,
)
from storage.opdrachten import dit, een_van
from storage.tabellen.casus import casus
from storage.tabellen.privacy import rechtenverzoek, rechtenverzoek_bron
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(rechtenverzoek)
_VOEG_BRON_TOE: Final = insert(rechtenverzoek_bron)
_WIJZIG: Final = update(rechtenverzoek).where(*dit(rechtenverzoek, "id", "versie"))
_WIJZIG_BRON: Final = update(rechtenverzoek_bron).where(
    *dit(rechtenverzoek_bron, "verzoek_id", "organisatie", "versie")
)
_LEES: Final = select(rechtenverzoek).where(*dit(rechtenverzoek, "id"))
_VAN_CASUS: Final = (
    select(rechtenverzoek)
    .where(*dit(rechtenverzoek, "casus_id"))
    .order_by(rechtenverzoek.c.ontvangen_op, rechtenverzoek.c.id)
)
_BRONNEN: Final = (
    select(rechtenverzoek_bron)
    .where(*een_van(rechtenverzoek_bron, "verzoek_id"))
    .order_by(rechtenverzoek_bron.c.verzoek_id, rechtenverzoek_bron.c.organisatie)
)
_REGEL: Final[Select[Any]] = select(
    rechtenverzoek.c.id,
    rechtenverzoek.c.casus_id,
    rechtenverzoek.c.soort,
    rechtenverzoek.c.stand,
    rechtenverzoek.c.ontvangen_op,
    rechtenverzoek.c.uiterlijk_op,
    rechtenverzoek.c.door_id,
    casus.c.code,
    casus.c.regisseur_id,
).join(casus, (casus.c.regio == rechtenverzoek.c.regio) & (casus.c.id == rechtenverzoek.c.casus_id))
_MET_STAND: Final = (
    _REGEL.where(*dit(rechtenverzoek, "stand"))
    .order_by(rechtenverzoek.c.uiterlijk_op, rechtenverzoek.c.id)
    .limit(bindparam("aantal"))
)
_REGEL_VAN: Final = _REGEL.where(*dit(rechtenverzoek, "id"))
_SOORTEN: Final = select(
    rechtenverzoek.c.id, rechtenverzoek.c.betrokkene_id, rechtenverzoek.c.soort, rechtenverzoek.c.stand
).where(*een_van(rechtenverzoek, "casus_id"))
_LOPEND: Final = (
    select(rechtenverzoek.c.casus_id)
    .where(*een_van(rechtenverzoek, "casus_id"), *dit(rechtenverzoek, "stand"))
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Verzoekregel:
    """A request in a list or a post: nothing in it was decrypted, nothing in it is about a person.

    Attributes:
        regisseur_id: who holds the casus.
        wachten, bronnen: how many organisaties have not answered, of how many it was passed on to.
        bron_tot: until when the first of those has, none when nobody is waited for.
    """

    id: str
    casus_id: str
    code: str
    regisseur_id: str
    soort: Verzoeksoort
    stand: Verzoekstand
    ontvangen_op: datetime
    uiterlijk_op: datetime
    door_id: str
    wacht_op: tuple[str, ...] = ()
    bronnen: int = 0
    bron_tot: datetime | None = None


def voeg_toe(uow: UnitOfWork, nieuw: Verzoek) -> None:
    """Keep a new request, with the organisaties it is passed on to. The casus must be there: its key is used."""
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})
    uow.voeg_alle_in(
        _VOEG_BRON_TOE,
        [
            {"verzoek_id": nieuw.id, "organisatie": een.organisatie, **_bronkolommen(uow, nieuw, een)}
            for een in nieuw.bronnen
        ],
    )


def lees(uow: UnitOfWork, verzoek_id: str) -> Verzoek:
    """Return a request, whole.

    Raises:
        NotFound: there is none with that id in this region ("rechten.onbekend"), or its casus was destroyed.
    """
    rij = uow.voer_uit(_LEES, dit_id=verzoek_id).one_or_none()
    if rij is None:
        raise NotFound("rechten.onbekend")
    return _verzoeken(uow, [rij])[0]


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Verzoek, ...]:
    """Return the requests of the people in a casus, whole, the oldest first."""
    return _verzoeken(uow, uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id).all())


def wijzig(uow: UnitOfWork, nieuw: Verzoek) -> Verzoek:
    """Store a changed request (not what the organisaties did), and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("rechten.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("rechten.gewijzigd")
    return volgende


def wijzig_bron(uow: UnitOfWork, verzoek: Verzoek, nieuw: Bron) -> Bron:
    """Store how far one organisatie is with a request, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("rechten.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    deze = {"dit_verzoek_id": verzoek.id, "dit_organisatie": nieuw.organisatie, "dit_versie": nieuw.versie}
    if not uow.voer_uit(_WIJZIG_BRON, **deze, **_bronkolommen(uow, verzoek, volgende)).rowcount:
        raise Conflict("rechten.gewijzigd")
    return volgende


def regel(uow: UnitOfWork, verzoek_id: str) -> Verzoekregel:
    """Return a request as a post tells of it; nothing is decrypted.

    Raises:
        NotFound: there is none with that id in this region ("rechten.onbekend").
    """
    rijen = uow.voer_uit(_REGEL_VAN, dit_id=verzoek_id).all()
    if not rijen:
        raise NotFound("rechten.onbekend")
    return _regels(uow, rijen)[0]


def met_stand(uow: UnitOfWork, stand: Verzoekstand, aantal: int) -> tuple[Verzoekregel, ...]:
    """Return the requests that are this far, at most `aantal`, those whose term ends first; nothing is decrypted."""
    return _regels(uow, uow.voer_uit(_MET_STAND, dit_stand=stand, aantal=aantal).all())


def lopend_in(uow: UnitOfWork, casussen: Iterable[str]) -> frozenset[str]:
    """Return in which of these casussen (ids) a request runs; nothing is decrypted."""
    ids = sorted(set(casussen))
    if not ids:
        return frozenset()
    rijen = uow.voer_uit(_LOPEND, dit_casus_id=ids, dit_stand=Verzoekstand.OPEN)
    return frozenset(een.casus_id for een in rijen)


def merken(uow: UnitOfWork, casussen: Iterable[str]) -> dict[tuple[str, str], Merk]:
    """Return what stands beside answers in these casussen, by betrokkene (id) and organisatie; without decrypting."""
    verzoeken = uow.voer_uit(_SOORTEN, dit_casus_id=sorted(set(casussen))).all()
    bronnen = _bronnen(uow, [een.id for een in verzoeken])
    gevonden: dict[tuple[str, str], Merk] = {}
    for een in verzoeken:
        for bron in bronnen.get(een.id, ()):
            plek = (een.betrokkene_id, bron.organisatie)
            merk = zwaarste(gevonden.get(plek), merk_van(een.soort, een.stand, bron.stand))
            if merk is not None:
                gevonden[plek] = merk
    return gevonden


def _kolommen(uow: UnitOfWork, een: Verzoek) -> dict[str, Any]:
    verlengd = een.verlenging
    inhoud = {
        "vaststelling": een.vaststelling.value,
        "vraag": een.vraag,
        "meegeven": sorted(een.meegeven),
        "nagekeken_op": een.nagekeken_op.isoformat() if een.nagekeken_op else None,
        "verlenging": [verlengd.reden, verlengd.verteld_op.isoformat()] if verlengd else None,
        "uitkomst": een.uitkomst,
        "verteld_op": een.verteld_op.isoformat() if een.verteld_op else None,
    }
    return {
        "casus_id": een.casus_id,
        "betrokkene_id": een.betrokkene_id,
        "soort": een.soort,
        "stand": een.stand,
        "ontvangen_op": een.ontvangen_op,
        "uiterlijk_op": een.uiterlijk_op,
        "door_id": een.door_id,
        "versie": een.versie,
        "inhoud": uow.versleutel(een.casus_id, _context(een.id), inhoud),
    }


def _bronkolommen(uow: UnitOfWork, verzoek: Verzoek, een: Bron) -> dict[str, Any]:
    inhoud = {"toelichting": een.toelichting}
    return {
        "stand": een.stand,
        "uiterlijk_op": een.uiterlijk_op,
        "herinneringen": een.herinneringen,
        "door_id": een.door_id,
        "op": een.op,
        "versie": een.versie,
        "inhoud": uow.versleutel(verzoek.casus_id, _broncontext(verzoek.id, een.organisatie), inhoud),
    }


def _verzoeken(uow: UnitOfWork, rijen: Sequence[Row[Any]]) -> tuple[Verzoek, ...]:
    per_verzoek = _bronnen(uow, [rij.id for rij in rijen])
    return tuple(_verzoek(uow, rij, per_verzoek.get(rij.id, ())) for rij in rijen)


def _bronnen(uow: UnitOfWork, ids: Sequence[str]) -> dict[str, tuple[Row[Any], ...]]:
    per_verzoek: dict[str, tuple[Row[Any], ...]] = {}
    for rij in uow.voer_uit(_BRONNEN, dit_verzoek_id=list(ids)) if ids else ():
        per_verzoek[rij.verzoek_id] = (*per_verzoek.get(rij.verzoek_id, ()), rij)
    return per_verzoek


def _verzoek(uow: UnitOfWork, rij: Row[Any], bronnen: Sequence[Row[Any]]) -> Verzoek:
    inhoud = uow.ontsleutel(rij.casus_id, _context(rij.id), rij.inhoud)
    verlengd, nagekeken = inhoud["verlenging"], inhoud["nagekeken_op"]
    return Verzoek(
        id=rij.id,
        casus_id=rij.casus_id,
        betrokkene_id=rij.betrokkene_id,
        soort=rij.soort,
        ontvangen_op=rij.ontvangen_op,
        uiterlijk_op=rij.uiterlijk_op,
        door_id=rij.door_id,
        vaststelling=Vaststelling(inhoud["vaststelling"]),
        vraag=inhoud["vraag"],
        stand=rij.stand,
        bronnen=tuple(_bron(uow, rij.casus_id, een) for een in bronnen),
        meegeven=frozenset(inhoud["meegeven"]),
        nagekeken_op=datetime.fromisoformat(nagekeken) if nagekeken else None,
        verlenging=Verlenging(verlengd[0], date.fromisoformat(verlengd[1])) if verlengd else None,
        uitkomst=inhoud["uitkomst"],
        verteld_op=date.fromisoformat(inhoud["verteld_op"]) if inhoud["verteld_op"] else None,
        versie=rij.versie,
    )


def _bron(uow: UnitOfWork, casus_id: str, rij: Row[Any]) -> Bron:
    inhoud = uow.ontsleutel(casus_id, _broncontext(rij.verzoek_id, rij.organisatie), rij.inhoud)
    return Bron(
        organisatie=rij.organisatie,
        uiterlijk_op=rij.uiterlijk_op,
        stand=rij.stand,
        herinneringen=rij.herinneringen,
        door_id=rij.door_id,
        op=rij.op,
        toelichting=inhoud["toelichting"],
        versie=rij.versie,
    )


def _regels(uow: UnitOfWork, rijen: Sequence[Row[Any]]) -> tuple[Verzoekregel, ...]:
    per_verzoek = _bronnen(uow, [rij.id for rij in rijen])
    return tuple(_regel(rij, per_verzoek.get(rij.id, ())) for rij in rijen)


def _regel(rij: Row[Any], bronnen: Sequence[Row[Any]]) -> Verzoekregel:
    wachten = [een for een in bronnen if een.op is None]
    return Verzoekregel(
        id=rij.id,
        casus_id=rij.casus_id,
        code=rij.code,
        regisseur_id=rij.regisseur_id,
        soort=rij.soort,
        stand=rij.stand,
        ontvangen_op=rij.ontvangen_op,
        uiterlijk_op=rij.uiterlijk_op,
        door_id=rij.door_id,
        wacht_op=tuple(een.organisatie for een in wachten),
        bronnen=len(bronnen),
        bron_tot=min((een.uiterlijk_op for een in wachten), default=None),
    )


def _context(verzoek_id: str) -> str:
    return f"rechtenverzoek.inhoud.{verzoek_id}"


def _broncontext(verzoek_id: str, organisatie: str) -> str:
    return f"rechtenverzoek_bron.inhoud.{verzoek_id}.{organisatie}"
