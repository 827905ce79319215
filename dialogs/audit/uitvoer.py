"""An audit as a file, for who examines the Veiligheidshuis: the same as on the page."""

import csv as csvbestand
import io
import json as jsonbestand
from collections.abc import Iterator

from dialogs.audit import woorden
from dialogs.audit.keuze import Keuze
from dialogs.audit.pagina import noteer
from dialogs.audit.verzamelen import maak
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import Download
from domain.audit import Audit, Steekproefcasus, Telling
from domain.kleine_aantallen import KLEINSTE, Verdeling
from domain.logboek import Handeling
from domain.tekst import onschadelijke_cel
from domain.toegang import Daad

VORM = 1
"""The version of the shape of the file. A new field does not change it; another meaning does."""

_KOLOMMEN = ("onderdeel", "naam", "per", "deel", "waarde", "op", "rol", "organisatie")


def csv(bezoek: Bezoek, onderwerp_id: str) -> Download:
    """Return it as CSV, a fact a line: semicolons and a byte order mark, as a Dutch spreadsheet reads it."""
    audit = _maak(bezoek, onderwerp_id)
    uit = io.StringIO(newline="")
    schrijver = csvbestand.writer(uit, delimiter=";", quoting=csvbestand.QUOTE_ALL)
    schrijver.writerow(_KOLOMMEN)
    for rij in _rijen(bezoek, audit):
        vol = (*rij, *("",) * (len(_KOLOMMEN) - len(rij)))
        schrijver.writerow([onschadelijke_cel(een) for een in vol])
    return Download(_naam(audit, "csv"), "text/csv", uit.getvalue().encode("utf-8-sig"))


def json(bezoek: Bezoek, onderwerp_id: str) -> Download:
    """Return it as JSON. A number that is not told is null."""
    audit = _maak(bezoek, onderwerp_id)
    inhoud = {
        "vorm": VORM,
        "regio": audit.regio,
        "jaar": audit.jaar.jaar,
        "jaar_loopt": audit.jaar.loopt,
        "gemaakt_op": audit.gemaakt_op.isoformat(),
        "verborgen_onder": KLEINSTE,
        "tellingen": [_telling(een) for een in audit.tellingen],
        "verantwoording": dict(audit.verantwoording),
        "bewaren": {naam: _verdeling(een) for naam, een in audit.bewaren.items()},
        "ankers": _ankers(audit),
        "hoofdsleutels": dict(audit.hoofdsleutels),
        "steekproef": {
            "zaad": audit.zaad.waarde,
            "zaad_uit": audit.zaad.bron or None,
            "zaad_gekozen": audit.zaad.gekozen,
            "getrokken_uit": audit.waaruit,
            "casussen": [_casus(een) for een in audit.steekproef],
        },
    }
    tekst = jsonbestand.dumps(inhoud, ensure_ascii=False, indent=1)
    return Download(_naam(audit, "json"), "application/json", tekst.encode())


def _maak(bezoek: Bezoek, onderwerp_id: str) -> Audit:
    eis(bezoek, Daad.AUDIT_UITVOEREN)
    audit = maak(bezoek, Keuze.lees(bezoek, onderwerp_id))
    noteer(bezoek, Handeling.AUDIT_UITGEVOERD, audit)
    return audit


def _rijen(bezoek: Bezoek, audit: Audit) -> Iterator[tuple[str, ...]]:
    yield "rapport", "jaar", "", "", str(audit.jaar.jaar), audit.gemaakt_op.isoformat()
    for telling in audit.tellingen:
        yield "telling", telling.naam, "", "", woorden.getal(bezoek, telling.totaal)
        for soort, verdeling in telling.verdelingen.items():
            yield from _delen(bezoek, "telling", telling.naam, soort.value, verdeling)
    for label, waarde in woorden.feiten(bezoek, audit):
        yield "verantwoording", label, "", "", waarde
    for naam, verdeling in audit.bewaren.items():
        yield from _delen(bezoek, "verantwoording", naam, "categorie", verdeling)
    yield "steekproef", "zaad", "", "", audit.zaad.waarde
    yield "steekproef", "getrokken_uit", "", "", str(audit.waaruit)
    for een in audit.steekproef:
        for label, waarde in woorden.casusfeiten(bezoek, een):
            yield "casus", een.feit.code, "", label, waarde
        for acte in een.acten:
            yield "act", een.feit.code, "", "", acte.wat, acte.op.isoformat(), acte.rol, acte.namens


def _delen(bezoek: Bezoek, onderdeel: str, naam: str, soort: str, verdeling: Verdeling) -> Iterator[tuple[str, ...]]:
    for welk, aantal in verdeling.delen.items():
        yield onderdeel, naam, soort, welk, woorden.deel(bezoek, aantal)


def _telling(een: Telling) -> dict[str, object]:
    return {
        "naam": een.naam,
        "totaal": een.totaal.waarde,
        "ten_minste": een.totaal.minstens,
        "verdelingen": {soort.value: _verdeling(verdeling) for soort, verdeling in een.verdelingen.items()},
    }


def _verdeling(een: Verdeling) -> dict[str, object]:
    return {"uitgesplitst": een.gegeven, "delen": dict(een.delen)}


def _ankers(audit: Audit) -> dict[str, object]:
    laatste = audit.ankers.laatste
    return {
        "laatste": None if laatste is None else {"nr": laatste.nr, "dag": str(laatste.dag), "hash": laatste.hash},
        "dagen_zonder": [een.isoformat() for een in audit.ankers.zonder],
        "niet_buiten_de_database": audit.ankers.nog_binnen,
    }


def _casus(een: Steekproefcasus) -> dict[str, object]:
    feit = een.feit
    return {
        "code": feit.code,
        "tafel": feit.tafel or None,
        "spoor": feit.spoor.value if feit.spoor else None,
        "grondslag": feit.grondslag or None,
        "aangemaakt_op": feit.aangemaakt_op.isoformat() if feit.aangemaakt_op else None,
        "fase": feit.fase.value if feit.fase else None,
        "vernietigd_op": feit.vernietigd_op.isoformat() if feit.vernietigd_op else None,
        "gelezen": een.gelezen,
        "acten": [
            {"wat": acte.wat, "op": acte.op.isoformat(), "rol": acte.rol, "namens": acte.namens} for acte in een.acten
        ],
    }


def _naam(audit: Audit, soort: str) -> str:
    return f"audit-{audit.jaar.jaar}.{soort}"
