"""What the detained person chose about a talk, and what he brings to it; encrypted per casus."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.errors import Conflict
from domain.gespreksinbreng import Bewaarkeuze, Inbreng, LieverNiet, LieverNietAntwoord
from domain.gesprekskeuze import Keuze, Keuzeregel, Keuzeweg, Vertegenwoordiger
from domain.terugkeergesprek import Terugkeergesprek
from storage.databases import dubbel_is
from storage.opdrachten import dit
from storage.tabellen.terugkeergesprek import gespreksinbreng, gesprekskeuze
from storage.uow import UnitOfWork

_KEUZES: Final = (
    select(gesprekskeuze).where(*dit(gesprekskeuze, "gesprek_id")).order_by(gesprekskeuze.c.op, gesprekskeuze.c.id)
)
_KIES: Final = insert(gesprekskeuze)
_INBRENG: Final = select(gespreksinbreng).where(*dit(gespreksinbreng, "gesprek_id"))
_VOEG_INBRENG_TOE: Final = insert(gespreksinbreng)
_WIJZIG_INBRENG: Final = update(gespreksinbreng).where(*dit(gespreksinbreng, "gesprek_id", "versie"))


def keuzes(uow: UnitOfWork, gesprek_id: str) -> tuple[Keuzeregel, ...]:
    """Return every choice he made about a talk, in order; `domain.gesprekskeuze.geldende` says which counts."""
    return tuple(_keuze(uow, rij) for rij in uow.voer_uit(_KEUZES, dit_gesprek_id=gesprek_id).all())


def kies(
    uow: UnitOfWork,
    gesprek: Terugkeergesprek,
    keuze: Keuze,
    weg: Keuzeweg,
    door_id: str,
    vertegenwoordiger: Vertegenwoordiger | None = None,
    gezegd_op: date | None = None,
) -> Keuzeregel:
    """Keep a choice; return it. `gezegd_op`: the day on which he said it, when that was before today."""
    een = Keuzeregel(uow.new_id(), gesprek.id, keuze, weg, uow.now, door_id, vertegenwoordiger, gezegd_op)
    wie = None if vertegenwoordiger is None else [vertegenwoordiger.naam, vertegenwoordiger.relatie]
    inhoud: dict[str, Any] = {"keuze": keuze, "weg": weg, "vertegenwoordiger": wie}
    inhoud["gezegd_op"] = None if gezegd_op is None else gezegd_op.isoformat()
    uow.voeg_in(
        _KIES,
        {
            "id": een.id,
            "gesprek_id": gesprek.id,
            "casus_id": gesprek.casus_id,
            "op": een.op,
            "door_id": door_id,
            "inhoud": uow.versleutel(gesprek.casus_id, _keuzecontext(een.id), inhoud),
        },
    )
    return een


def inbreng(uow: UnitOfWork, gesprek: Terugkeergesprek) -> Inbreng:
    """Return what he brings to a talk; an empty one (version 0) while nothing was kept."""
    rij = uow.voer_uit(_INBRENG, dit_gesprek_id=gesprek.id).one_or_none()
    if rij is None:
        return Inbreng(gesprek.id, gesprek.casus_id)
    inhoud = uow.ontsleutel(gesprek.casus_id, _inbrengcontext(gesprek.id), rij.inhoud)
    return Inbreng(
        gesprek_id=gesprek.id,
        casus_id=gesprek.casus_id,
        doel=inhoud["doel"],
        per_gebied=MappingProxyType(dict(inhoud["per_gebied"])),
        vragen=inhoud["vragen"],
        wensen=inhoud["wensen"],
        tolk=inhoud["tolk"],
        meebrengen=inhoud["meebrengen"],
        liever_niet=tuple(LieverNiet(een[0], LieverNietAntwoord(een[1]), een[2]) for een in inhoud["liever_niet"]),
        bewaren=Bewaarkeuze(inhoud["bewaren"]) if inhoud["bewaren"] else None,
        versie=rij.versie,
    )


def bewaar_inbreng(uow: UnitOfWork, nieuw: Inbreng) -> Inbreng:
    """Keep what he brings, in the place of the version it was made from; return it as it is then.

    Raises:
        Conflict: it was changed meanwhile ("terugkeergesprek.inbreng_gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    inhoud = {
        "doel": nieuw.doel,
        "per_gebied": dict(nieuw.per_gebied),
        "vragen": nieuw.vragen,
        "wensen": nieuw.wensen,
        "tolk": nieuw.tolk,
        "meebrengen": nieuw.meebrengen,
        "liever_niet": [[een.organisatie, een.antwoord, een.uitleg] for een in nieuw.liever_niet],
        "bewaren": nieuw.bewaren,
    }
    waarden = {
        "op": uow.now,
        "inhoud": uow.versleutel(nieuw.casus_id, _inbrengcontext(nieuw.gesprek_id), inhoud),
        "versie": volgende.versie,
    }
    if not nieuw.versie:
        with dubbel_is("terugkeergesprek.inbreng_gewijzigd"):
            uow.voeg_in(_VOEG_INBRENG_TOE, {"gesprek_id": nieuw.gesprek_id, "casus_id": nieuw.casus_id, **waarden})
        return volgende
    if not uow.voer_uit(_WIJZIG_INBRENG, dit_gesprek_id=nieuw.gesprek_id, dit_versie=nieuw.versie, **waarden).rowcount:
        raise Conflict("terugkeergesprek.inbreng_gewijzigd")
    return volgende


def _keuze(uow: UnitOfWork, rij: Row[Any]) -> Keuzeregel:
    inhoud = uow.ontsleutel(rij.casus_id, _keuzecontext(rij.id), rij.inhoud)
    wie = inhoud["vertegenwoordiger"]
    return Keuzeregel(
        id=rij.id,
        gesprek_id=rij.gesprek_id,
        keuze=Keuze(inhoud["keuze"]),
        weg=Keuzeweg(inhoud["weg"]),
        op=rij.op,
        door_id=rij.door_id,
        vertegenwoordiger=None if wie is None else Vertegenwoordiger(*wie),
        gezegd_op=None if inhoud["gezegd_op"] is None else date.fromisoformat(inhoud["gezegd_op"]),
    )


def _keuzecontext(keuze_id: str) -> str:
    return f"gesprekskeuze:{keuze_id}"


def _inbrengcontext(gesprek_id: str) -> str:
    return f"gespreksinbreng:{gesprek_id}"
