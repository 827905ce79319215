"""Uitvragen, the question to each organisatie, every version of every answer, and the forms they were asked with."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, Select, func, insert, select, update

from domain.errors import Conflict, NotFound
from domain.formulier import Formulier, naar_json, uit_json
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, Uitvraag, Weigergrond, Weigering
from storage.databases import dubbel_is
from storage.opdrachten import Samenvoeging, dit, een_van
from storage.tabellen.uitvraag import antwoord, bevraging, formulier_versie, uitvraag
from storage.uow import UnitOfWork

_NIEUWSTE_EERST: Final[Select[Any]] = select(uitvraag).order_by(uitvraag.c.gestart_op.desc(), uitvraag.c.id)
_LEES: Final = _NIEUWSTE_EERST.where(*dit(uitvraag, "id"))
_OP_SLOT: Final = select(uitvraag.c.id).where(*dit(uitvraag, "id")).with_for_update()
_VAN_CASUS: Final = _NIEUWSTE_EERST.where(*dit(uitvraag, "casus_id"))
_VAN_ZITTING: Final = _NIEUWSTE_EERST.where(*dit(uitvraag, "zitting_id"))
_VAN_BEVRAGING: Final = _NIEUWSTE_EERST.join(
    bevraging, (bevraging.c.regio == uitvraag.c.regio) & (bevraging.c.uitvraag_id == uitvraag.c.id)
).where(*dit(bevraging, "id"))
_VOEG_TOE: Final = insert(uitvraag)
_WIJZIG: Final = update(uitvraag).where(*dit(uitvraag, "id", "versie"))

_BEVRAGINGEN: Final = (
    select(bevraging)
    .where(*een_van(bevraging, "uitvraag_id"))
    .order_by(bevraging.c.uitvraag_id, bevraging.c.volgorde, bevraging.c.id)
)
_AANTAL: Final = select(func.count()).select_from(bevraging).where(*dit(bevraging, "uitvraag_id"))
_VOEG_BEVRAGING_TOE: Final = insert(bevraging)
_WIJZIG_BEVRAGING: Final = update(bevraging).where(*dit(bevraging, "id", "versie"))

_VERSIES: Final = (
    select(antwoord)
    .where(*dit(antwoord, "bevraging_id", "casus_id"))
    .order_by(antwoord.c.betrokkene_id, antwoord.c.versie)
)
_ANDER: Final = antwoord.alias("ander")
_LAATSTE: Final = _VERSIES.where(
    antwoord.c.versie
    == select(func.max(_ANDER.c.versie))
    .where(
        _ANDER.c.regio == antwoord.c.regio,
        _ANDER.c.bevraging_id == antwoord.c.bevraging_id,
        _ANDER.c.betrokkene_id == antwoord.c.betrokkene_id,
    )
    .scalar_subquery()
)
_LAATSTE_VAN_ALLE: Final = (
    select(antwoord)
    .where(*een_van(antwoord, "bevraging_id"))
    .where(
        antwoord.c.versie
        == select(func.max(_ANDER.c.versie))
        .where(
            _ANDER.c.regio == antwoord.c.regio,
            _ANDER.c.bevraging_id == antwoord.c.bevraging_id,
            _ANDER.c.betrokkene_id == antwoord.c.betrokkene_id,
        )
        .scalar_subquery()
    )
    .order_by(antwoord.c.bevraging_id, antwoord.c.betrokkene_id)
)
_VOEG_ANTWOORD_TOE: Final = insert(antwoord)

_BEWAAR_FORMULIER: Final = Samenvoeging(formulier_versie, ("versie",))
_FORMULIER: Final = select(formulier_versie.c.formulier).where(*dit(formulier_versie, "versie"))


def voeg_toe(uow: UnitOfWork, nieuw: Uitvraag) -> None:
    """Store a new uitvraag with its bevragingen. The casus must be there: its key is used.

    Raises:
        Conflict: two bevragingen go to one organisatie ("uitvraag.al_bevraagd").
    """
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})
    rijen = [_bevragingrij(plek, een) for plek, een in enumerate(nieuw.bevragingen)]
    _voeg_bevragingen_toe(uow, rijen)


def voeg_bevraging_toe(uow: UnitOfWork, nieuw: Bevraging) -> None:
    """Ask one more organisatie in a running uitvraag.

    Raises:
        Conflict: it was asked already ("uitvraag.al_bevraagd").
    """
    plek = uow.voer_uit(_AANTAL, dit_uitvraag_id=nieuw.uitvraag_id).scalar_one()
    _voeg_bevragingen_toe(uow, [_bevragingrij(plek, nieuw)])


def lees(uow: UnitOfWork, uitvraag_id: str) -> Uitvraag:
    """Return an uitvraag with its bevragingen.

    Raises:
        NotFound: there is none with that id in this region ("uitvraag.onbekend").
    """
    return _een(uow, _LEES, dit_id=uitvraag_id)


def vergrendel(uow: UnitOfWork, uitvraag_id: str) -> None:
    """Hold an uitvraag until this transaction ends: of organisaties that answer at once, one comes after the other."""
    uow.voer_uit(_OP_SLOT, dit_id=uitvraag_id)


def van_bevraging(uow: UnitOfWork, bevraging_id: str) -> Uitvraag:
    """Return the uitvraag, whole, to which a bevraging belongs.

    Raises:
        NotFound: there is no such bevraging in this region.
    """
    return _een(uow, _VAN_BEVRAGING, dit_id=bevraging_id)


def van_casus(uow: UnitOfWork, casus_id: str) -> tuple[Uitvraag, ...]:
    """Return the uitvragen of a casus, the newest first."""
    return _haal(uow, _VAN_CASUS, dit_casus_id=casus_id)


def van_zitting(uow: UnitOfWork, zitting_id: str) -> tuple[Uitvraag, ...]:
    """Return the uitvragen for a zitting, the newest first."""
    return _haal(uow, _VAN_ZITTING, dit_zitting_id=zitting_id)


def wijzig(uow: UnitOfWork, nieuw: Uitvraag) -> Uitvraag:
    """Store a changed uitvraag (not its bevragingen), and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("uitvraag.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("uitvraag.gewijzigd")
    return volgende


def wijzig_bevraging(uow: UnitOfWork, nieuw: Bevraging) -> Bevraging:
    """Store a changed bevraging, and return it with its new row version.

    Raises:
        Conflict: somebody changed it meanwhile ("bevraging.gewijzigd").
    """
    waarden = {
        "status": nieuw.status,
        "herinneringen": nieuw.herinneringen,
        "afgehandeld_op": nieuw.afgehandeld_op,
        "bijgekomen": nieuw.bijgekomen,
        "versie": nieuw.versie + 1,
    }
    if not uow.voer_uit(_WIJZIG_BEVRAGING, dit_id=nieuw.id, dit_versie=nieuw.versie, **waarden).rowcount:
        raise Conflict("bevraging.gewijzigd")
    return replace(nieuw, versie=nieuw.versie + 1)


def voeg_antwoord_toe(uow: UnitOfWork, casus_id: str, nieuw: Antwoord) -> None:
    """Add a version of an answer; everything said in it is encrypted, also whether the person is known.

    Raises:
        Conflict: that version exists already ("antwoord.gelijktijdig").
    """
    weigering = nieuw.weigering
    inhoud = {
        "soort": nieuw.soort.value,
        "waarden": [list(paar) for paar in nieuw.waarden],
        "weigering": None
        if weigering is None
        else [weigering.grond.value, weigering.toelichting, weigering.volgens_beleid],
        "gezegd_door": nieuw.gezegd_door,
    }
    rij = {
        "bevraging_id": nieuw.bevraging_id,
        "betrokkene_id": nieuw.betrokkene_id,
        "versie": nieuw.versie,
        "casus_id": casus_id,
        "formulier_versie": nieuw.formulier_versie,
        "door_id": nieuw.door_id,
        "op": nieuw.op,
        "inhoud": uow.versleutel(
            casus_id, _antwoordcontext(nieuw.bevraging_id, nieuw.betrokkene_id, nieuw.versie), inhoud
        ),
    }
    with dubbel_is("antwoord.gelijktijdig"):
        uow.voeg_in(_VOEG_ANTWOORD_TOE, rij)


def alle_versies(uow: UnitOfWork, casus_id: str, bevraging_id: str) -> tuple[Antwoord, ...]:
    """Return every version of what one organisatie answered, in order of betrokkene (id) and version."""
    return tuple(
        _antwoord(uow, rij) for rij in uow.voer_uit(_VERSIES, dit_bevraging_id=bevraging_id, dit_casus_id=casus_id)
    )


def laatste_antwoorden(uow: UnitOfWork, casus_id: str, bevraging_id: str) -> tuple[Antwoord, ...]:
    """Return the latest version per betrokkene of what one organisatie answered, in order of betrokkene (id)."""
    return tuple(
        _antwoord(uow, rij) for rij in uow.voer_uit(_LAATSTE, dit_bevraging_id=bevraging_id, dit_casus_id=casus_id)
    )


def laatste_van(uow: UnitOfWork, bevragingen: Iterable[str]) -> tuple[Antwoord, ...]:
    """Return the latest version per betrokkene of what several bevragingen (ids) brought, in one statement."""
    ids = sorted(set(bevragingen))
    if not ids:
        return ()
    return tuple(_antwoord(uow, rij) for rij in uow.voer_uit(_LAATSTE_VAN_ALLE, dit_bevraging_id=ids))


def bewaar_formulier(uow: UnitOfWork, nieuw: Formulier) -> None:
    """Keep the version of a form that is asked with; the same version is kept once."""
    rij = {"versie": nieuw.versie, "formulier": naar_json(nieuw), "bewaard_op": uow.now}
    uow.voeg_in(_BEWAAR_FORMULIER, rij)


def formulier(uow: UnitOfWork, versie: str) -> Formulier:
    """Return the form of that version, as it was when it was kept.

    Raises:
        NotFound: this region has asked nothing with it ("formulier.onbekend").
    """
    tekst = uow.voer_uit(_FORMULIER, dit_versie=versie).scalar_one_or_none()
    if tekst is None:
        raise NotFound("formulier.onbekend")
    return uit_json(tekst)


def _kolommen(uow: UnitOfWork, een: Uitvraag) -> dict[str, Any]:
    return {
        "casus_id": een.casus_id,
        "zitting_id": een.zitting_id,
        "deadline": een.deadline,
        "grondslag": een.grondslag,
        "gestart_door_id": een.gestart_door_id,
        "gestart_op": een.gestart_op,
        "status": een.status,
        "versie": een.versie,
        "inhoud": uow.versleutel(een.casus_id, f"uitvraag.inhoud.{een.id}", {"doel": een.doel}),
    }


def _bevragingrij(plek: int, een: Bevraging) -> dict[str, Any]:
    return {
        "id": een.id,
        "uitvraag_id": een.uitvraag_id,
        "volgorde": plek,
        "organisatie": een.organisatie,
        "formulier": een.formulier,
        "formulier_versie": een.formulier_versie,
        "status": een.status,
        "is_gast": een.is_gast,
        "herinneringen": een.herinneringen,
        "afgehandeld_op": een.afgehandeld_op,
        "bijgekomen": een.bijgekomen,
        "versie": een.versie,
    }


def _voeg_bevragingen_toe(uow: UnitOfWork, rijen: Sequence[dict[str, Any]]) -> None:
    with dubbel_is("uitvraag.al_bevraagd"):
        uow.voeg_alle_in(_VOEG_BEVRAGING_TOE, rijen)


def _een(uow: UnitOfWork, gevraagd: Select[Any], **waarden: str) -> Uitvraag:
    gevonden = _haal(uow, gevraagd, **waarden)
    if not gevonden:
        raise NotFound("uitvraag.onbekend")
    return gevonden[0]


def _haal(uow: UnitOfWork, gevraagd: Select[Any], **waarden: str) -> tuple[Uitvraag, ...]:
    rijen = uow.voer_uit(gevraagd, **waarden).all()
    if not rijen:
        return ()
    per_uitvraag: dict[str, list[Bevraging]] = {}
    for rij in uow.voer_uit(_BEVRAGINGEN, dit_uitvraag_id=[rij.id for rij in rijen]):
        per_uitvraag.setdefault(rij.uitvraag_id, []).append(_bevraging(rij))
    return tuple(_uitvraag(uow, rij, per_uitvraag.get(rij.id, [])) for rij in rijen)


def _uitvraag(uow: UnitOfWork, rij: Row[Any], bevragingen: Sequence[Bevraging]) -> Uitvraag:
    inhoud = uow.ontsleutel(rij.casus_id, f"uitvraag.inhoud.{rij.id}", rij.inhoud)
    return Uitvraag(
        id=rij.id,
        casus_id=rij.casus_id,
        zitting_id=rij.zitting_id,
        deadline=rij.deadline,
        doel=inhoud["doel"],
        grondslag=rij.grondslag,
        gestart_door_id=rij.gestart_door_id,
        gestart_op=rij.gestart_op,
        bevragingen=tuple(bevragingen),
        status=rij.status,
        versie=rij.versie,
    )


def _bevraging(rij: Row[Any]) -> Bevraging:
    return Bevraging(
        id=rij.id,
        uitvraag_id=rij.uitvraag_id,
        organisatie=rij.organisatie,
        formulier=rij.formulier,
        formulier_versie=rij.formulier_versie,
        status=rij.status,
        is_gast=rij.is_gast,
        herinneringen=rij.herinneringen,
        afgehandeld_op=rij.afgehandeld_op,
        bijgekomen=rij.bijgekomen,
        versie=rij.versie,
    )


def _antwoordcontext(bevraging_id: str, betrokkene_id: str, versie: int) -> str:
    return f"antwoord.inhoud.{bevraging_id}.{betrokkene_id}.{versie}"


def _antwoord(uow: UnitOfWork, rij: Row[Any]) -> Antwoord:
    context = _antwoordcontext(rij.bevraging_id, rij.betrokkene_id, rij.versie)
    inhoud = uow.ontsleutel(rij.casus_id, context, rij.inhoud)
    weigering = inhoud["weigering"]
    return Antwoord(
        bevraging_id=rij.bevraging_id,
        betrokkene_id=rij.betrokkene_id,
        versie=rij.versie,
        soort=Antwoordsoort(inhoud["soort"]),
        waarden=tuple((veld, waarde) for veld, waarde in inhoud["waarden"]),
        # What was kept before refusals by agreement existed has two parts.
        weigering=None if weigering is None else Weigering(Weigergrond(weigering[0]), weigering[1], *weigering[2:]),
        formulier_versie=rij.formulier_versie,
        door_id=rij.door_id,
        op=rij.op,
        gezegd_door=inhoud.get("gezegd_door", ""),
    )
