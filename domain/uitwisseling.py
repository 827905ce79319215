"""What came of a casusoverleg as another system reads it: in the shape of the JZV Afsprakenstelsel.

Source: Samen onder Handbereik, "Uitkomst Overleg" 0.1 (a draft): a Casusoverleg that `betreft` a Zaak, which has
Besluiten and Acties. Where this departs from the draft is told in `docs/uitwisseling/README.md`. People are in it by
an id that means nothing elsewhere: never by name, address or BSN.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, TypeAlias

from domain.organisatie import Organisatie

SPECIFICATIE: Final = "JZV Uitkomst Overleg 0.1"
VORM: Final = 1
"""The version of our own shape. A new field does not change it; another meaning does."""

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Uitkomstactie:
    """Something an organisatie agreed to do.

    Attributes:
        conditie: on what it depends; empty when on nothing.
        informering: how, and how far, whom it is about was told, or why not; in words.
        betrokkenen: ids of whom it is about.
    """

    id: str
    omschrijving: str
    conditie: str
    informering: str
    betrokkenen: tuple[str, ...]
    organisatie: Organisatie


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of one casus at one zitting, as it was approved.

    Attributes:
        casus_id: of the casus; `code` is by what the partners know it.
        gestart: the day on which the casus was made.
        begon, eindigde: when it was discussed, on the region's clock; None when nobody kept that.
        notulen: what the regisseur wrote.
        besluiten: in words.
    """

    regio: str
    zitting_id: str
    casus_id: str
    code: str
    gestart: date
    dag: date
    begon: time | None
    eindigde: time | None
    notulen: str
    besluiten: tuple[str, ...]
    acties: tuple[Uitkomstactie, ...]

    @property
    def id(self) -> str:
        """By what this casusoverleg is known: a casus is discussed once at a zitting."""
        return f"{self.zitting_id}-{self.casus_id}"


def document(uitkomsten: Sequence[Uitkomst], gemaakt_op: datetime) -> Mapping[str, Json]:
    """Return the file: every casusoverleg with its zaak, and by which specification it was made.

    Args:
        uitkomsten: what came of each casus at each zitting.
        gemaakt_op: now, aware.
    """
    return {
        "specificatie": SPECIFICATIE,
        "vorm": VORM,
        "gemaaktOp": gemaakt_op.isoformat(),
        "totaalAantal": len(uitkomsten),
        "resultaten": [_casusoverleg(een) for een in uitkomsten],
    }


def _casusoverleg(een: Uitkomst) -> Mapping[str, Json]:
    return {
        "url": _urn(een.regio, "casusoverleg", een.id),
        "id": een.id,
        "datum": een.dag.isoformat(),
        "startTijd": _tijd(een.begon),
        "eindTijd": _tijd(een.eindigde),
        "notulen": een.notulen,
        "betreft": {
            "url": _urn(een.regio, "zaak", een.casus_id),
            "id": een.code,
            "startDatum": een.gestart.isoformat(),
            "heeftActie": [_actie(een, actie) for actie in een.acties],
            "heeftBesluit": [_besluit(een, nr, tekst) for nr, tekst in enumerate(een.besluiten, start=1)],
        },
    }


def _besluit(een: Uitkomst, nr: int, tekst: str) -> Mapping[str, Json]:
    id_ = f"{een.id}-{nr}"
    return {
        "url": _urn(een.regio, "besluit", id_),
        "id": id_,
        "omschrijving": tekst,
        "idCasusoverleg": een.id,
    }


def _actie(een: Uitkomst, actie: Uitkomstactie) -> Mapping[str, Json]:
    return {
        "url": _urn(een.regio, "actie", actie.id),
        "id": actie.id,
        "omschrijving": actie.omschrijving,
        "conditie": actie.conditie,
        "informering": actie.informering,
        "idCasusoverleg": een.id,
        "heeftBetrekkingOp": [{"url": _urn(een.regio, "betrokkene", wie)} for wie in actie.betrokkenen],
        "belegdBij": _organisatie(een.regio, actie.organisatie),
    }


def _organisatie(regio: str, een: Organisatie) -> Mapping[str, Json]:
    vast = {"url": _urn(regio, "organisatie", een.code), "naam": een.naam}
    return {**vast, "oin": een.oin} if een.oin else vast


def _tijd(een: time | None) -> str | None:
    return None if een is None else een.strftime("%H:%M:%S")


def _urn(regio: str, soort: str, id_: str) -> str:
    # A name, no address: whoever has the file can fetch nothing with it.
    return f"urn:tafelbot:{regio.lower()}:{soort}:{id_}"
