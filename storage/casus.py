"""Casussen and who is in them. Whatever says something about a person is encrypted with the key of the casus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, delete, insert, select, update

from domain.casus import (
    Betrokkene,
    Casus,
    Fase,
    Geinformeerd,
    Informering,
    Nietreden,
    Persoonsgegevens,
    Spoor,
    naam_voor_vergelijking,
)
from domain.casuscode import Casuscode
from domain.errors import Conflict, NotFound
from storage.databases import dubbel_is, in_gebruik_is
from storage.opdrachten import Samenvoeging, dit, een_van
from storage.tabellen.casus import betrokkene, casus, casusnummer
from storage.uow import UnitOfWork

_NUMMER: Final = Samenvoeging(
    casusnummer, ("jaar",), lambda _: {"laatste": casusnummer.c.laatste + 1}, geeft=casusnummer.c.laatste
)
_VOEG_TOE: Final = insert(casus)
_WIJZIG: Final = update(casus).where(*dit(casus, "id", "versie"))
_LEES: Final = select(casus).where(*dit(casus, "id"))
_OP_SLOT: Final = select(casus.c.id).where(*dit(casus, "id")).with_for_update()
_LEES_ALLE: Final = select(casus).where(*een_van(casus, "id")).order_by(casus.c.aangemaakt_op, casus.c.id)
_MET_EXTERN: Final = (
    select(casus.c.id).where(*dit(casus, "extern_index")).order_by(casus.c.aangemaakt_op, casus.c.id).limit(1)
)
_MET_CODE: Final = select(casus).where(*dit(casus, "code"))
_LEDEN: Final = (
    select(betrokkene)
    .where(*een_van(betrokkene, "casus_id"), betrokkene.c.vervallen_op.is_(None))
    .order_by(betrokkene.c.casus_id, betrokkene.c.volgorde)
)
_VERWIJDERD: Final = (
    select(betrokkene)
    .where(*dit(betrokkene, "casus_id"), betrokkene.c.vervallen_op.is_not(None))
    .order_by(betrokkene.c.id)
)
_ZET_LEDEN: Final = Samenvoeging(betrokkene, ("casus_id", "id"), ("volgorde", "gegevens", "blinde_index"))
_ANDERE_LEDEN: Final = delete(betrokkene).where(
    *dit(betrokkene, "casus_id"),
    betrokkene.c.id.not_in(bindparam("blijven", expanding=True)),
    betrokkene.c.vervallen_op.is_(None),
)
_VERVALLEN: Final = update(betrokkene).where(*dit(betrokkene, "casus_id", "id"), betrokkene.c.vervallen_op.is_(None))
_ZELFDE_PERSOON: Final = (
    select(betrokkene.c.casus_id)
    .where(*dit(betrokkene, "blinde_index"), betrokkene.c.vervallen_op.is_(None))
    .distinct()
    .order_by(betrokkene.c.casus_id)
)
_VAN_REGISSEUR: Final = (
    select(casus.c.id, casus.c.code, casus.c.tafel, casus.c.fase, casus.c.spoed, casus.c.regisseur_id)
    .where(*een_van(casus, "regisseur_id"))
    .order_by(casus.c.aangemaakt_op.desc(), casus.c.code.desc())
)
_LOPENDE_VAN: Final = _VAN_REGISSEUR.where(casus.c.fase != Fase.AFGESLOTEN)
_DRAAG_OVER: Final = (
    update(casus)
    .where(*een_van(casus, "id"), *dit(casus, "regisseur_id"), casus.c.fase != Fase.AFGESLOTEN)
    .values(versie=casus.c.versie + 1)
    .returning(casus.c.id)
)
_OVERGEDRAGEN_AAN: Final = (
    select(casus.c.id, casus.c.code, casus.c.vorige_regisseur_id, casus.c.overgedragen_op)
    .where(
        *dit(casus, "regisseur_id"),
        casus.c.overgedragen_op >= bindparam("vanaf"),
        casus.c.overgedragen_op < bindparam("voor"),
    )
    .order_by(casus.c.aangemaakt_op, casus.c.id)
)
_CODES: Final = select(casus.c.id, casus.c.code).where(*een_van(casus, "id"))
_HOUDERS_VAN_SPOOR: Final = select(casus.c.id, casus.c.regisseur_id).where(*een_van(casus, "id"), *dit(casus, "spoor"))
_CODES_VAN_SPOOR: Final = select(casus.c.id, casus.c.code).where(*een_van(casus, "id"), *dit(casus, "spoor"))


@dataclass(frozen=True, slots=True)
class Casusregel:
    """A casus in a list: nothing in it was decrypted."""

    id: str
    code: Casuscode
    tafel: str
    fase: Fase
    spoed: bool
    regisseur_id: str


@dataclass(frozen=True, slots=True)
class Overdracht:
    """A casus that somebody took over: from whom, and when."""

    casus_id: str
    code: str
    van_id: str
    op: datetime


def volgend_nummer(uow: UnitOfWork, jaar: int) -> int:
    """Return a number that no casus of that year has had. A rolled back transaction may leave a gap."""
    nummer: int = uow.voeg_in(_NUMMER, {"jaar": jaar, "laatste": 1}).scalar_one()
    return nummer


def voeg_toe(uow: UnitOfWork, nieuw: Casus) -> None:
    """Store a new casus with its betrokkenen; its data key is made first.

    Raises:
        Conflict: there is a casus with that code ("casus.bestaat_al").
    """
    uow.maak_casussleutel(nieuw.id)
    with dubbel_is("casus.bestaat_al"):
        uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})
    _zet_betrokkenen(uow, nieuw)


def lees(uow: UnitOfWork, casus_id: str) -> Casus:
    """Return a casus, whole.

    Raises:
        NotFound: there is none with that id in this region, or its key was destroyed.
    """
    return _een(uow, _LEES, dit_id=casus_id)


def vergrendel(uow: UnitOfWork, casus_id: str) -> None:
    """Hold a casus until this transaction ends: of who closes it and who agrees something in it, one comes first.

    What is read after this is what the other left behind.
    """
    uow.voer_uit(_OP_SLOT, dit_id=casus_id)


def lees_alle(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, Casus]:
    """Return casussen, whole, by id, in two statements however many; what is not there is left out."""
    return {een.id: een for een in _haal(uow, _LEES_ALLE, dit_id=sorted(set(ids)))}


def met_code(uow: UnitOfWork, code: Casuscode) -> Casus:
    """Return the casus with that code, whole.

    Raises:
        NotFound: this region has none ("casus.onbekend").
    """
    return _een(uow, _MET_CODE, dit_code=str(code))


def met_extern_nummer(uow: UnitOfWork, nummer: str) -> Casus | None:
    """Return the casus with this number in the system of record, the oldest when there are more; None without one.

    Looked up by keyed hash: the number stands nowhere in the database in a way that can be read.
    """
    casus_id = uow.voer_uit(_MET_EXTERN, dit_extern_index=_extern(uow, nummer)).scalar_one_or_none()
    return None if casus_id is None else lees(uow, casus_id)


def wijzig(uow: UnitOfWork, nieuw: Casus) -> Casus:
    """Store a changed casus, betrokkenen included, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("casus.gewijzigd"), or a betrokkene was left out about whom answers
            were given ("casus.betrokkene_in_gebruik").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("casus.gewijzigd")
    _zet_betrokkenen(uow, volgende)
    return volgende


def verwijder_betrokkene(uow: UnitOfWork, casus_id: str, betrokkene_id: str) -> bool:
    """Take somebody out of a casus in which he was by mistake; return whether he was in it.

    The row stays for what points to it, and no read of this room but `verwijderde` gives it any more.
    """
    deze = {"dit_casus_id": casus_id, "dit_id": betrokkene_id}
    return uow.voer_uit(_VERVALLEN, **deze, vervallen_op=uow.now).rowcount > 0


def verwijderde(uow: UnitOfWork, casus_id: str) -> tuple[Persoonsgegevens, ...]:
    """Return who was taken out of a casus: to keep them out of what others read about themselves, for nothing else."""
    rijen = uow.voer_uit(_VERWIJDERD, dit_casus_id=casus_id)
    return tuple(_betrokkene(uow, rij).gegevens for rij in rijen)


def zelfde_persoon(uow: UnitOfWork, naam: str, geboortedatum: date | None) -> tuple[str, ...]:
    """Return the ids of the casussen that hold somebody with this name (however spelled) and birth date.

    Looked up by keyed hash: nothing is decrypted, and the database cannot answer it without the key.
    """
    gevonden = uow.voer_uit(_ZELFDE_PERSOON, dit_blinde_index=_blind(uow, naam, geboortedatum))
    return tuple(gevonden.scalars())


def van_regisseur(uow: UnitOfWork, personen: Iterable[str]) -> tuple[Casusregel, ...]:
    """Return the casussen these regisseurs hold, the newest first; nothing is decrypted.

    What somebody runs now, for himself and for whom he stands in, is that of `Actor.regisseert_voor`.
    """
    return tuple(_regel(rij) for rij in uow.voer_uit(_VAN_REGISSEUR, dit_regisseur_id=sorted(set(personen))))


def lopende_van(uow: UnitOfWork, personen: Iterable[str]) -> tuple[Casusregel, ...]:
    """Return the same without what is closed."""
    return tuple(_regel(rij) for rij in uow.voer_uit(_LOPENDE_VAN, dit_regisseur_id=sorted(set(personen))))


def draag_over(uow: UnitOfWork, ids: Iterable[str], *, van: str, naar: str) -> tuple[str, ...]:
    """Let running casussen be held by another regisseur from now on; return the ids of those that are.

    Only those that `van` holds at this very moment: what somebody else took over meanwhile stays with that one. Nothing
    is decrypted. Whoever changes one of them at the same time keeps what he did, or is told that it was changed.
    """
    nieuw = {"regisseur_id": naar, "vorige_regisseur_id": van, "overgedragen_op": uow.now}
    rijen = uow.voer_uit(_DRAAG_OVER, dit_id=sorted(set(ids)), dit_regisseur_id=van, **nieuw)
    return tuple(sorted(rijen.scalars()))


def overgedragen_aan(uow: UnitOfWork, persoon_id: str, vanaf: datetime, voor: datetime) -> tuple[Overdracht, ...]:
    """Return what somebody holds and got from a colleague in a period (`voor` is outside it), the oldest first."""
    rijen = uow.voer_uit(_OVERGEDRAGEN_AAN, dit_regisseur_id=persoon_id, vanaf=vanaf, voor=voor)
    return tuple(Overdracht(rij.id, rij.code, rij.vorige_regisseur_id, rij.overgedragen_op) for rij in rijen)


def codes(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, str]:
    """Return the written code per casus id; nothing is decrypted, and what is not there is left out."""
    return {rij.id: rij.code for rij in uow.voer_uit(_CODES, dit_id=sorted(set(ids)))}


def codes_van_spoor(uow: UnitOfWork, ids: Iterable[str], spoor: Spoor) -> dict[str, str]:
    """Return the written code per casus id, of those in one legal lane only; nothing is decrypted."""
    return {rij.id: rij.code for rij in uow.voer_uit(_CODES_VAN_SPOOR, dit_id=sorted(set(ids)), dit_spoor=spoor)}


def houders_van_spoor(uow: UnitOfWork, ids: Iterable[str], spoor: Spoor) -> dict[str, str]:
    """Return per casus id which regisseur holds it, of those in one legal lane only; nothing is decrypted."""
    rijen = uow.voer_uit(_HOUDERS_VAN_SPOOR, dit_id=sorted(set(ids)), dit_spoor=spoor)
    return {rij.id: rij.regisseur_id for rij in rijen}


def leden(uow: UnitOfWork, ids: Iterable[str]) -> dict[str, tuple[Betrokkene, ...]]:
    """Return who is in these casussen, by casus id, in one statement however many; the rest stays encrypted."""
    per_casus: dict[str, tuple[Betrokkene, ...]] = {}
    for rij in uow.voer_uit(_LEDEN, dit_casus_id=sorted(set(ids))):
        per_casus[rij.casus_id] = (*per_casus.get(rij.casus_id, ()), _betrokkene(uow, rij))
    return per_casus


def _regel(rij: Row[Any]) -> Casusregel:
    return Casusregel(rij.id, Casuscode.lees(rij.code), rij.tafel, rij.fase, rij.spoed, rij.regisseur_id)


def _kolommen(uow: UnitOfWork, een: Casus) -> dict[str, Any]:
    inhoud = {
        "aanleiding": een.aanleiding,
        "doel": een.doel,
        "extern_nummer": een.extern_nummer,
        "informering": informering_naar(een.informering),
        "leeftijd_redenen": None if een.leeftijd_redenen is None else dict(een.leeftijd_redenen),
    }
    return {
        "code": str(een.code),
        "tafel": een.tafel,
        "spoor": een.spoor,
        "route": een.route,
        "spoed": een.spoed,
        "onderwerp": een.onderwerp,
        "grondslag": een.grondslag,
        "regisseur_id": een.regisseur_id,
        "fase": een.fase,
        "aangemaakt_op": een.aangemaakt_op,
        "versie": een.versie,
        "inhoud": uow.versleutel(een.id, f"casus.inhoud.{een.id}", inhoud),
        "extern_index": _extern(uow, een.extern_nummer) if een.extern_nummer else None,
    }


def _zet_betrokkenen(uow: UnitOfWork, een: Casus) -> None:
    with in_gebruik_is("casus.betrokkene_in_gebruik"):
        uow.voer_uit(_ANDERE_LEDEN, dit_casus_id=een.id, blijven=[wie.id for wie in een.betrokkenen])
    uow.voeg_alle_in(_ZET_LEDEN, [_betrokkenerij(uow, een.id, plek, wie) for plek, wie in enumerate(een.betrokkenen)])


def _betrokkenerij(uow: UnitOfWork, casus_id: str, plek: int, wie: Betrokkene) -> dict[str, Any]:
    geboortedatum = wie.gegevens.geboortedatum
    inhoud = {
        "rol": wie.rol,
        "naam": wie.gegevens.naam,
        "geboortedatum": geboortedatum.isoformat() if geboortedatum else None,
        "gemeente": wie.gegevens.gemeente,
    }
    return {
        "casus_id": casus_id,
        "id": wie.id,
        "volgorde": plek,
        "gegevens": uow.versleutel(casus_id, f"betrokkene.gegevens.{wie.id}", inhoud),
        "blinde_index": _blind(uow, wie.gegevens.naam, geboortedatum),
    }


def _extern(uow: UnitOfWork, nummer: str) -> str:
    return uow.blinde_index("extern_nummer", " ".join(nummer.casefold().split()))


def _blind(uow: UnitOfWork, naam: str, geboortedatum: date | None) -> str:
    return uow.blinde_index(
        "betrokkene", naam_voor_vergelijking(naam), geboortedatum.isoformat() if geboortedatum else ""
    )


def _een(uow: UnitOfWork, gevraagd: Select[Any], **waarden: str) -> Casus:
    gevonden = _haal(uow, gevraagd, **waarden)
    if not gevonden:
        raise NotFound("casus.onbekend")
    return gevonden[0]


def _haal(uow: UnitOfWork, gevraagd: Select[Any], **waarden: str | Sequence[str]) -> list[Casus]:
    rijen = uow.voer_uit(gevraagd, **waarden).all()
    if not rijen:
        return []
    per_casus: dict[str, list[Row[Any]]] = {}
    for rij in uow.voer_uit(_LEDEN, dit_casus_id=[rij.id for rij in rijen]):
        per_casus.setdefault(rij.casus_id, []).append(rij)
    return [_casus(uow, rij, per_casus.get(rij.id, ())) for rij in rijen]


def _casus(uow: UnitOfWork, rij: Row[Any], leden: Sequence[Row[Any]]) -> Casus:
    inhoud = uow.ontsleutel(rij.id, f"casus.inhoud.{rij.id}", rij.inhoud)
    return Casus(
        id=rij.id,
        code=Casuscode.lees(rij.code),
        tafel=rij.tafel,
        spoor=rij.spoor,
        route=rij.route,
        spoed=rij.spoed,
        onderwerp=rij.onderwerp,
        aanleiding=inhoud["aanleiding"],
        doel=inhoud["doel"],
        grondslag=rij.grondslag,
        regisseur_id=rij.regisseur_id,
        betrokkenen=tuple(_betrokkene(uow, lid) for lid in leden),
        informering=informering_uit(inhoud["informering"]),
        aangemaakt_op=rij.aangemaakt_op,
        extern_nummer=inhoud["extern_nummer"],
        leeftijd_redenen=inhoud["leeftijd_redenen"],
        fase=rij.fase,
        versie=rij.versie,
    )


def informering_naar(een: Informering) -> dict[str, str | None]:
    """Return whether somebody was informed as it is encrypted."""
    return {
        "stand": een.stand.value,
        "toelichting": een.toelichting,
        "herzien_op": een.herzien_op.isoformat() if een.herzien_op else None,
        "op": een.op.isoformat() if een.op else None,
        "door": een.door,
        "reden": een.reden.value if een.reden else None,
    }


def informering_uit(inhoud: Mapping[str, Any]) -> Informering:
    """Return it as it was; of what was kept before more was asked the rest is empty."""
    reden = inhoud.get("reden")
    return Informering(
        stand=Geinformeerd(inhoud["stand"]),
        toelichting=inhoud["toelichting"],
        herzien_op=_datum(inhoud["herzien_op"]),
        op=_datum(inhoud.get("op")),
        door=inhoud.get("door", ""),
        reden=Nietreden(reden) if reden else None,
    )


def _betrokkene(uow: UnitOfWork, rij: Row[Any]) -> Betrokkene:
    inhoud = uow.ontsleutel(rij.casus_id, f"betrokkene.gegevens.{rij.id}", rij.gegevens)
    gegevens = Persoonsgegevens(inhoud["naam"], _datum(inhoud["geboortedatum"]), inhoud["gemeente"])
    return Betrokkene(rij.id, inhoud["rol"], gegevens)


def _datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
