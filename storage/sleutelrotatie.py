"""Wrapping keys anew with the active main key, a hundred at a time, while everybody works."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Engine, Row, Table, bindparam, or_, select, update

from domain.errors import Unavailable
from storage.databases import onbereikbaar
from storage.hoofdsleutels import Band, Kluis
from storage.sleuteltabellen import TEGELIJK, bewerking, casussleutel, regiosleutel

_POGINGEN: Final = 5
"""How often a batch waits for somebody else's lock (`storage.databases.WACHT_OP_SLOT` each time)."""


def herverpak(schrijver: Engine, lezer: Engine, kluis: Kluis) -> Iterator[int]:
    """Wrap what another main key wrapped; yield after each batch how many that were (see `DatabaseSleutelkast`)."""
    for tabel, kolom, soort in ((regiosleutel, "doel", "regio"), (casussleutel, "casus_id", "casus")):
        vanaf = ("", "")
        while rijen := _oude(lezer, tabel, kolom, vanaf, kluis.actief):
            banden: list[Band] = [(rij.regio, soort, getattr(rij, kolom)) for rij in rijen]
            nieuw = kluis.verpak(list(zip(_pak_uit(kluis, rijen, banden), banden, strict=True)))
            yield _schrijf(schrijver, tabel, kolom, kluis.actief, list(zip(rijen, nieuw, strict=True)))
            vanaf = (rijen[-1].regio, getattr(rijen[-1], kolom))


def _oude(lezer: Engine, tabel: Table, kolom: str, na: tuple[str, str], actief: str) -> Sequence[Row[Any]]:
    """Return the next keys that another main key wrapped."""
    verder = or_(tabel.c.regio > na[0], (tabel.c.regio == na[0]) & (tabel.c[kolom] > na[1]))
    oud = tabel.c.verpakt.is_not(None) & (tabel.c.hoofdsleutel != actief)
    lees = select(tabel).where(verder, oud).order_by(tabel.c.regio, tabel.c[kolom]).limit(TEGELIJK)
    with bewerking(lezer) as verbinding:
        return verbinding.execute(lees).all()


def _pak_uit(kluis: Kluis, rijen: Sequence[Row[Any]], banden: Sequence[Band]) -> list[bytes]:
    open_: dict[int, bytes] = {}
    for oud in sorted({rij.hoofdsleutel for rij in rijen}):
        plekken = [plek for plek, rij in enumerate(rijen) if rij.hoofdsleutel == oud]
        sleutels = kluis.pak_uit(oud, [(rijen[plek].verpakt, banden[plek]) for plek in plekken])
        open_ |= dict(zip(plekken, sleutels, strict=True))
    return [open_[plek] for plek in range(len(rijen))]


def _schrijf(schrijver: Engine, tabel: Table, kolom: str, actief: str, nieuw: Sequence[tuple[Row[Any], bytes]]) -> int:
    # Only what is still as it was read: a key that was destroyed meanwhile does not come back.
    zet = update(tabel).where(
        tabel.c.regio == bindparam("dit_regio"),
        tabel.c[kolom] == bindparam("dit_id"),
        tabel.c.verpakt == bindparam("was"),
    )
    waarden = [
        {
            "dit_regio": rij.regio,
            "dit_id": getattr(rij, kolom),
            "was": rij.verpakt,
            "hoofdsleutel": actief,
            "verpakt": verpakt,
        }
        for rij, verpakt in nieuw
    ]
    for poging in range(1, _POGINGEN + 1):
        try:
            with bewerking(schrijver) as verbinding:
                return sum(verbinding.execute(zet, een).rowcount for een in waarden)
        except Unavailable:
            if poging == _POGINGEN:
                raise
    raise onbereikbaar()
