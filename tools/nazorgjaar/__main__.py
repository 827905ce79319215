"""Print an invented year of people who go to prison, as a file that can be read in.

python -m tools.nazorgjaar --zaad 1 > detenties.csv
python -m tools.nazorgjaar --zaad 1 --van 2026-03-02 --tot 2026-03-08 > week.csv
python app.py import detenties week.csv --regisseur "Naam van de regisseur"
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from domain.detentiekolommen import KOLOMMEN
from regio.laden import laad_regio
from tools.nazorgjaar.jaar import BEGIN, Bericht, Mens, Streek, Verblijf, maak_jaar, verdeel


def regels(jaar: Sequence[Verblijf], van: date, tot: date) -> Iterator[dict[str, str]]:
    """Yield a line, by our own column names, for everybody of whom something was said in these days: the last of it.

    A file that says two things of one person is refused where they differ.
    """
    laatste: dict[Mens, tuple[Bericht, Verblijf]] = {}
    gezegd = [(bericht, een) for een in jaar for bericht in een.berichten if van <= bericht.dag <= tot]
    for bericht, een in sorted(gezegd, key=lambda paar: (paar[0].dag, paar[1].kenmerk)):
        laatste[een.wie] = (bericht, een)
    for bericht, een in sorted(laatste.values(), key=lambda paar: (paar[0].dag, paar[1].kenmerk)):
        yield _regel(een, bericht)


def schrijf(jaar: Sequence[Verblijf], van: date, tot: date, naar: TextIO) -> None:
    """Write these lines as a file that can be read in."""
    bestand = csv.DictWriter(naar, [een for een in KOLOMMEN if een != "regisseur"])
    bestand.writeheader()
    bestand.writerows(regels(jaar, van, tot))


def _regel(een: Verblijf, bericht: Bericht) -> dict[str, str]:
    verlof = bericht.verlof
    return {
        "naam": een.wie.naam,
        "geboortedatum": een.wie.geboren.isoformat(),
        "inrichting": bericht.inrichting,
        "herkomst": een.wie.gemeente or "",
        "vestiging": bericht.vestiging or "",
        "begin": bericht.begin.isoformat(),
        "einde": _dag(verlof[0] if verlof else bericht.einde),
        "einde_zeker": "" if verlof or bericht.einde is None else _ja(bericht.einde_zeker),
        "terugkeer": "verlof" if verlof else "definitief",
        "verlof_tot": _dag(verlof[1] if verlof else None),
        "hic": _ja(bericht.hic),
        "bron": "injus",
        "referentie": een.kenmerk,
    }


def _dag(dag: date | None) -> str:
    return "" if dag is None else dag.isoformat()


def _ja(waarde: bool) -> str:  # noqa: FBT001 - a word for it is all this makes
    return "ja" if waarde else "nee"


def _streek(bestand: Path) -> Streek:
    """Return where it happens according to a region file."""
    regio = laad_regio(bestand)
    regels = regio.nazorg
    if regels is None:
        message = f"{bestand}: a region without nazorg"
        raise SystemExit(message)
    huizen = [
        een.code for een in regio.organisaties.values() if any(een.is_soort(soort) for soort in regels.inrichtingen)
    ]
    return Streek(verdeel(list(regio.gemeenten)), huizen)


def main(argv: Sequence[str] | None = None) -> None:
    """Print an invented year, or some days of it."""
    parser = argparse.ArgumentParser(prog="python -m tools.nazorgjaar", description="Print an invented year of nazorg.")
    parser.add_argument("--zaad", type=int, default=1, help="the same seed gives the same year")
    parser.add_argument("--regio", type=Path, default=Path("regio/demo.yaml"), help="whose gemeenten and prisons")
    parser.add_argument("--begin", type=date.fromisoformat, default=BEGIN, help="first day of the year")
    parser.add_argument("--van", type=date.fromisoformat, help="only what was said from this day on")
    parser.add_argument("--tot", type=date.fromisoformat, help="only what was said until this day")
    keuze = parser.parse_args(argv)
    jaar = maak_jaar(_streek(keuze.regio), keuze.zaad, keuze.begin)
    schrijf(jaar, keuze.van or date.min, keuze.tot or date.max, sys.stdout)


if __name__ == "__main__":
    main()
