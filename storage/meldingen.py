"""Meldingen. What says something about a person is encrypted with a key of the melding itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, insert, select, update

from domain.casus import Geinformeerd
from domain.errors import Conflict, NotFound
from domain.melding import LOPEND, Afwijzing, Gemelde, Melding, Meldingbericht, MeldingStatus
from storage.opdrachten import dit, een_van
from storage.tabellen.meldingen import melding
from storage.uow import UnitOfWork

_VOEG_TOE: Final = insert(melding)
_WIJZIG: Final = update(melding).where(*dit(melding, "id", "versie"))
_LEES: Final = select(melding).where(*dit(melding, "id"))
_REGEL: Final = select(
    melding.c.id,
    melding.c.organisatie,
    melding.c.melder_id,
    melding.c.status,
    melding.c.spoed,
    melding.c.regisseur_id,
    melding.c.ingediend_op,
)
_LOPEND: Final = _REGEL.where(*een_van(melding, "status")).order_by(melding.c.ingediend_op, melding.c.id)
_VAN_MELDERS: Final = _REGEL.where(*een_van(melding, "melder_id")).order_by(melding.c.ingediend_op.desc(), melding.c.id)
_VAN_CASUS: Final = (
    select(melding).where(*dit(melding, "casus_id")).order_by(melding.c.ingediend_op.desc(), melding.c.id)
)

AFGEWEZEN: Final = frozenset({MeldingStatus.BEANTWOORD, MeldingStatus.INGETROKKEN})
"""How a melding ends that becomes no casus."""


@dataclass(frozen=True, slots=True)
class Meldingregel:
    """A melding in a list: nothing in it was decrypted."""

    id: str
    organisatie: str
    melder_id: str
    status: MeldingStatus
    spoed: bool
    regisseur_id: str | None
    ingediend_op: datetime

    @property
    def loopt(self) -> bool:
        """Tell whether something is still to be done with it."""
        return self.status in LOPEND


def voeg_toe(uow: UnitOfWork, nieuw: Melding) -> None:
    """Store a new melding. It gets a data key of its own, as a casus does, by its own id.

    So it can be destroyed apart from everything else, whether or not it becomes a casus.
    """
    uow.maak_casussleutel(nieuw.id)
    uow.voeg_in(_VOEG_TOE, {"id": nieuw.id, **_kolommen(uow, nieuw)})


def wijzig(uow: UnitOfWork, nieuw: Melding) -> Melding:
    """Store a changed melding, and return it with its new row version.

    Of one that becomes no casus the key of what it held is destroyed at once: what stays (the reason, the dates, the
    answer to the melder) is encrypted with another one, so that an older copy of the database cannot be read either.

    Raises:
        Conflict: somebody changed it meanwhile ("melding.gewijzigd").
    """
    volgende = replace(nieuw, versie=nieuw.versie + 1)
    if nieuw.status in AFGEWEZEN:
        uow.maak_casussleutel(sleutel_na(nieuw.id))
        uow.vernietig_sleutels([nieuw.id])
    if not uow.voer_uit(_WIJZIG, dit_id=nieuw.id, dit_versie=nieuw.versie, **_kolommen(uow, volgende)).rowcount:
        raise Conflict("melding.gewijzigd")
    return volgende


def lees(uow: UnitOfWork, melding_id: str) -> Melding:
    """Return a melding, whole.

    Raises:
        NotFound: there is none with that id in this region, or its key was destroyed ("melding.onbekend").
    """
    rij = uow.voer_uit(_LEES, dit_id=melding_id).one_or_none()
    if rij is None:
        raise NotFound("melding.onbekend")
    return _melding(uow, rij)


def lopende(uow: UnitOfWork) -> tuple[Meldingregel, ...]:
    """Return the meldingen with which something is still to be done, the oldest first."""
    return tuple(_regel(rij) for rij in uow.voer_uit(_LOPEND, dit_status=sorted(LOPEND)))


def van_melders(uow: UnitOfWork, personen: Iterable[str]) -> tuple[Meldingregel, ...]:
    """Return everything these people brought in, the newest first, also what was dealt with."""
    return tuple(_regel(rij) for rij in uow.voer_uit(_VAN_MELDERS, dit_melder_id=sorted(set(personen))))


def van_casus(uow: UnitOfWork, casus_id: str) -> Melding | None:
    """Return the melding from which a casus was made, or opened again: the last one; None when it came in otherwise."""
    rij = uow.voer_uit(_VAN_CASUS, dit_casus_id=casus_id).first()
    return None if rij is None else _melding(uow, rij)


def sleutel_na(melding_id: str) -> str:
    """Return by which id the key is known of what stays of a melding that became no casus."""
    return f"{melding_id}.na"


def _sleutel(melding_id: str, status: MeldingStatus) -> str:
    return sleutel_na(melding_id) if status in AFGEWEZEN else melding_id


def _kolommen(uow: UnitOfWork, een: Melding) -> dict[str, Any]:
    inhoud = {
        "route": een.route,
        "tafel": een.tafel,
        "personen": [_uit_gemelde(wie) for wie in een.personen],
        "aanleiding": een.aanleiding,
        "verzoek": een.verzoek,
        "geinformeerd": een.geinformeerd.value,
        "geinformeerd_toelichting": een.geinformeerd_toelichting,
        "betrokken": een.betrokken,
        "eerdere_code": een.eerdere_code,
        "berichten": [
            [bericht.van_id, bericht.op.isoformat(), bericht.tekst, bericht.vraag] for bericht in een.berichten
        ],
        "reden": een.reden.value if een.reden else None,
        "antwoord": een.antwoord,
        "afgehandeld_op": een.afgehandeld_op.isoformat() if een.afgehandeld_op else None,
    }
    return {
        "organisatie": een.organisatie,
        "melder_id": een.melder_id,
        "status": een.status,
        "spoed": een.spoed,
        "regisseur_id": een.regisseur_id,
        "casus_id": een.casus_id,
        "ingediend_op": een.ingediend_op,
        "versie": een.versie,
        "inhoud": uow.versleutel(_sleutel(een.id, een.status), f"melding.inhoud.{een.id}", inhoud),
    }


def _uit_gemelde(wie: Gemelde) -> dict[str, str | None]:
    geboren = wie.geboortedatum.isoformat() if wie.geboortedatum else None
    return {"naam": wie.naam, "geboortedatum": geboren, "gemeente": wie.gemeente, "rol": wie.rol}


def _gemelde(inhoud: Mapping[str, str | None]) -> Gemelde:
    geboren = inhoud["geboortedatum"]
    return Gemelde(
        naam=inhoud["naam"] or "",
        geboortedatum=date.fromisoformat(geboren) if geboren else None,
        gemeente=inhoud["gemeente"],
        rol=inhoud["rol"] or "",
    )


def _regel(rij: Row[Any]) -> Meldingregel:
    return Meldingregel(
        rij.id, rij.organisatie, rij.melder_id, rij.status, rij.spoed, rij.regisseur_id, rij.ingediend_op
    )


def _melding(uow: UnitOfWork, rij: Row[Any]) -> Melding:
    inhoud = uow.ontsleutel(_sleutel(rij.id, rij.status), f"melding.inhoud.{rij.id}", rij.inhoud)
    klaar = inhoud["afgehandeld_op"]
    return Melding(
        id=rij.id,
        organisatie=rij.organisatie,
        melder_id=rij.melder_id,
        route=inhoud["route"],
        spoed=rij.spoed,
        personen=tuple(_gemelde(wie) for wie in inhoud["personen"]),
        aanleiding=inhoud["aanleiding"],
        verzoek=inhoud["verzoek"],
        geinformeerd=Geinformeerd(inhoud["geinformeerd"]),
        ingediend_op=rij.ingediend_op,
        geinformeerd_toelichting=inhoud["geinformeerd_toelichting"],
        betrokken=inhoud["betrokken"],
        tafel=inhoud["tafel"],
        eerdere_code=inhoud["eerdere_code"],
        status=rij.status,
        regisseur_id=rij.regisseur_id,
        casus_id=rij.casus_id,
        berichten=tuple(
            Meldingbericht(van_id, datetime.fromisoformat(op), tekst, vraag=vraag)
            for van_id, op, tekst, vraag in inhoud["berichten"]
        ),
        reden=Afwijzing(inhoud["reden"]) if inhoud["reden"] else None,
        antwoord=inhoud["antwoord"],
        afgehandeld_op=datetime.fromisoformat(klaar) if klaar else None,
        versie=rij.versie,
    )
