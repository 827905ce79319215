"""What is kept about one person, as a file: the shape that is documented."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from domain.dossier import Dossier, Gezegd, Tekstdeel, Verloopdeel

VORM: Final = 1
"""The version of the shape of the file. A new field does not change it; another meaning does."""


def als_gegevens(dossier: Dossier) -> Mapping[str, Any]:
    """Return it as what `json` can write: the shape that is documented, with its version."""
    return {
        "vorm": VORM,
        "casus": dossier.code,
        "gemaakt_op": dossier.gemaakt_op.isoformat(),
        "persoon": {
            "naam": dossier.naam,
            "geboortedatum": _dag(dossier.geboortedatum),
            "gemeente": dossier.gemeente,
            "rol": dossier.rol,
        },
        "verwerking": {
            "tafel": dossier.tafel,
            "spoor": dossier.spoor,
            "grondslag": dossier.grondslag,
            "doel": _tekst(dossier.doel),
            "begonnen_op": dossier.begonnen_op.isoformat(),
            "afgesloten": dossier.afgesloten,
            "geinformeerd": dossier.geinformeerd,
            "geinformeerd_op": _dag(dossier.geinformeerd_op),
            "bewaartermijn_maanden": dossier.bewaard.maanden,
            "bewaard_tot": dossier.bewaard.tot.isoformat() if dossier.bewaard.tot else None,
        },
        "teksten": _teksten(dossier.teksten),
        "aanmelding": None
        if dossier.aanmelding is None
        else {
            "organisatie": dossier.aanmelding.organisatie,
            "op": dossier.aanmelding.op.isoformat(),
            "teksten": _teksten(dossier.aanmelding.teksten),
        },
        "gevraagd": [
            {
                "op": vraag.op.isoformat(),
                "grondslag": vraag.grondslag,
                "doel": _tekst(vraag.doel),
                "organisaties": [_gezegd(een) for een in vraag.gezegd],
            }
            for vraag in dossier.gevraagd
        ],
        "verloop": [_verloop(een) for een in dossier.verloop],
        "gezien_door": [
            {
                "organisatie": een.organisatie,
                "eerste": een.eerste.isoformat(),
                "laatste": een.laatste.isoformat(),
            }
            for een in dossier.gezien
        ],
        "verzoeken": [
            {"soort": een.soort, "ontvangen_op": een.ontvangen_op.isoformat(), "stand": een.stand}
            for een in dossier.verzoeken
        ],
    }


def _gezegd(een: Gezegd) -> dict[str, Any]:
    return {
        "organisatie": een.organisatie,
        "aan_de_bron_te_vragen": een.aan_de_bron,
        "geantwoord_op": een.op.isoformat() if een.op else None,
        "antwoorden": [{"vraag": vraag, "antwoord": antwoord} for vraag, antwoord in een.feiten],
        "teksten": _teksten(een.teksten),
    }


def _verloop(een: Verloopdeel) -> dict[str, Any]:
    return {
        "soort": een.soort,
        "wat": een.kop,
        "op": een.op.isoformat(),
        "organisatie": een.organisatie or None,
        "dagen": [{"wat": wat, "dag": _dag(dag)} for wat, dag in een.dagen],
        "antwoorden": [{"vraag": vraag, "antwoord": antwoord} for vraag, antwoord in een.feiten],
        "teksten": _teksten(een.teksten),
    }


def _teksten(delen: Sequence[Tekstdeel]) -> list[dict[str, Any]]:
    return [{"kop": een.kop, **_tekst(een)} for een in delen]


def _tekst(een: Tekstdeel | str) -> dict[str, Any]:
    if isinstance(een, str):
        return {"tekst": een, "weggelaten": False, "deels_weggelaten": False}
    tekst = None if een.weggelaten else een.tekst
    return {"tekst": tekst, "weggelaten": een.weggelaten, "deels_weggelaten": een.deels and not een.weggelaten}


def _dag(een: date | None) -> str | None:
    return een.isoformat() if een else None
