"""Lines of the logboek as a file, for the privacyfunctionaris: ids, codes and professionals; no betrokkene by name."""

import csv as csvbestand
import io
import json as jsonbestand
from collections.abc import Iterator, Mapping
from typing import Final

from dialogs.kern.beleid import eis
from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import Download
from dialogs.logboek import woorden
from dialogs.logboek.kijker import Blik, blik, noteer
from dialogs.logboek.pagina import Keuze
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.tekst import onschadelijke_cel
from domain.toegang import Daad
from storage import logboeklezen, personen

MEESTE_REGELS: Final = 100_000
"""Lines in one file; of more, take a shorter period."""

_KOLOMMEN: Final = (
    "keten", "nr", "op", "handeling", "wat", "door_id", "door", "namens", "namens_naam", "casuscode", "casus_id",
    "betrokkene_id", "onderwerp_id", "doel", "hash",
)  # fmt: skip


def csv(bezoek: Bezoek, onderwerp_id: str) -> Download:
    """Return the lines as CSV: semicolons and a byte order mark, as a Dutch spreadsheet reads it."""
    keuze = Keuze.lees(onderwerp_id)
    uit = io.StringIO(newline="")
    schrijver = csvbestand.writer(uit, delimiter=";", quoting=csvbestand.QUOTE_ALL)
    schrijver.writerow(_KOLOMMEN)
    for rij in _rijen(bezoek, keuze):
        schrijver.writerow([onschadelijke_cel(str(rij[een])) for een in _KOLOMMEN])
    return Download(_naam(keuze, "csv"), "text/csv", uit.getvalue().encode("utf-8-sig"))


def json(bezoek: Bezoek, onderwerp_id: str) -> Download:
    """Return the lines as JSON."""
    keuze = Keuze.lees(onderwerp_id)
    inhoud = {
        "regio": bezoek.regio.code,
        "vanaf": keuze.vanaf.isoformat(),
        "tot_en_met": keuze.tot.isoformat(),
        "gemaakt_op": bezoek.nu.isoformat(),
        "regels": list(_rijen(bezoek, keuze)),
    }
    tekst = jsonbestand.dumps(inhoud, ensure_ascii=False, indent=1)
    return Download(_naam(keuze, "json"), "application/json", tekst.encode())


def _rijen(bezoek: Bezoek, keuze: Keuze) -> Iterator[Mapping[str, str | int]]:
    eis(bezoek, Daad.LOGBOEK_UITVOEREN)
    # As who reads everything: also of a casus that he runs in another role nobody is named in a file.
    van = Blik(blik(bezoek, keuze.keten).keten)
    periode = keuze.periode(bezoek)
    if logboeklezen.tel(bezoek.uow, van.keten, periode) > MEESTE_REGELS:
        raise UserMistake("logboek.te_veel")
    alle = tuple(logboeklezen.alles(bezoek.uow, van.keten, periode))
    noteer(bezoek, Handeling.LOGBOEK_UITGEVOERD, van)
    mensen = personen.lees_alle(bezoek.uow, (een.regel.door_id for een in alle if een.regel.door_id))
    codes = woorden.codes_van(bezoek, (een.regel.casus_id for een in alle if een.regel.casus_id))
    for een in alle:
        regel, wie = een.regel, mensen.get(een.regel.door_id or "")
        yield {
            "keten": een.keten,
            "nr": een.nr,
            "op": regel.op.isoformat(),
            "handeling": regel.handeling.value,
            "wat": woorden.handeling(regel.handeling, bezoek.teksten),
            "door_id": regel.door_id or "",
            "door": wie.naam if wie else "",
            "namens": regel.namens or "",
            "namens_naam": woorden.organisaties(bezoek, regel.namens),
            "casuscode": codes.get(regel.casus_id or "", ""),
            "casus_id": regel.casus_id or "",
            "betrokkene_id": regel.betrokkene_id or "",
            "onderwerp_id": regel.onderwerp_id or "",
            "doel": regel.doel or "",
            "hash": een.hash.hex(),
        }


def _naam(keuze: Keuze, soort: str) -> str:
    return f"logboek-{keuze.vanaf.isoformat()}-{keuze.tot.isoformat()}.{soort}"
