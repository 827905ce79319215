"""The page on which a regisseur reads in a file: first what would become of every line, then the same file for good.

The file is kept nowhere, not on a disk and not in memory. What can be taken in goes to the browser it came from, sealed
for this person and this one-time key, and comes back from there.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from dialogs.inlezen import detenties
from dialogs.inlezen.kern import Oordeel, Regel, Uitslag
from dialogs.inlezen.meegeven import lees_mee, verzegel
from dialogs.inlezen.tabel import lees_tabel
from dialogs.inlezen.verslag import in_woorden, reeks
from dialogs.inlezen.verwerken import werk_af
from dialogs.kern.beleid import eis, geweigerd
from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import Lang, Paginabezoek, Paginawerk, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, SLEUTEL
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad, Reden
from pages import inlezen as vellen
from pages.inlezen import Inleespagina, Verslagregel
from storage.inbox import Uitkomst
from teksten.catalogus import Teksten

T = TypeVar("T")

GROOTSTE_BESTAND: Final = 5_000_000
MEESTE_REGELS: Final = 2_000
"""Rows that a page takes; what is larger is work for the command line."""

INLEZEN: Final = "detentie.inlezen"
"""For what the one-time key is given."""

_RIJEN: Final = "_rijen"
_DOEN: Final = "inlezen"
_NOG_TE_DOEN: Final = frozenset({Uitslag.NIEUW, Uitslag.GEWIJZIGD, Uitslag.NAAR_BIJ})


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page on which a file is chosen."""
    _eis(bezoek, onderwerp_id)
    return _vel(bezoek)


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Look at a file, or take in what was looked at."""
    _eis(bezoek, onderwerp_id)
    if invoer.get(DOE) == _DOEN:
        return _doe(bezoek, onderwerp_id, invoer)
    if not bezoek.bestand:
        return Weer(_vel(bezoek, fouten=[bezoek.teksten("inlezen.pagina.geen_bestand")]))
    return Lang(partial(_controleer, bezoek.bestand, onderwerp_id))


def _eis(bezoek: Bezoek, onderwerp_id: str) -> None:
    eis(bezoek, Daad.DETENTIE_REGISTREREN)
    if onderwerp_id != bezoek.actor.persoon_id:
        raise geweigerd(Reden.GEEN_TOEGANG)


class _Plaats:
    """Transactions for who brought the file; whether he may is asked in each."""

    def __init__(self, werk: Paginawerk, onderwerp_id: str) -> None:
        self._werk, self._onderwerp_id = werk, onderwerp_id

    def lees(self, werk: Callable[[Paginabezoek], T]) -> T:
        return self._werk.lees(lambda bezoek: self._doe(bezoek, werk))

    def schrijf(self, werk: Callable[[Paginabezoek], T]) -> T:
        return self._werk.schrijf(lambda bezoek: self._doe(bezoek, werk))

    def _doe(self, bezoek: Paginabezoek, werk: Callable[[Paginabezoek], T]) -> T:
        _eis(bezoek, self._onderwerp_id)
        return werk(bezoek)


def _controleer(bestand: bytes, onderwerp_id: str, werk: Paginawerk) -> str:
    """Return the page that says what would become of every line."""
    plaats = _Plaats(werk, onderwerp_id)
    try:
        tabel = lees_tabel(bestand, MEESTE_REGELS, streng=False, grootste=GROOTSTE_BESTAND)
    except UserMistake as fout:
        key = "inlezen.pagina.te_veel" if fout.key == "inlezen.bestand.te_veel" else fout.key
        waarden = fout.parameters
        return plaats.lees(lambda bezoek: _vel(bezoek, fouten=[bezoek.teksten(key, **waarden)]))
    regels, bezwaren = plaats.lees(lambda bezoek: detenties.kolommen(bezoek.regio).regels(tabel))
    if bezwaren:
        return plaats.lees(lambda bezoek: _vel(bezoek, fouten=[in_woorden(een, bezoek.teksten) for een in bezwaren]))
    oordelen = tuple(werk_af(plaats, regels, proef=True))
    return plaats.schrijf(lambda bezoek: _na_controle(bezoek, regels, oordelen))


def _na_controle(bezoek: Paginabezoek, regels: Sequence[Regel], oordelen: Sequence[Oordeel]) -> str:
    t = bezoek.teksten
    bezoek.record(Handeling.DETENTIE_INGELEZEN, onderwerp_id=f"proef:{len(regels)}")
    goed = {nummer for een in oordelen if een.uitslag in _NOG_TE_DOEN for nummer in een.regels}
    doorgaan: dict[str, str] = {}
    if goed:
        sleutel = bezoek.issue_key(INLEZEN)
        rijen = verzegel(bezoek, [een for een in regels if een.nummer in goed], sleutel)
        doorgaan = {**bezoek.verborgen, DOE: _DOEN, SLEUTEL: sleutel, _RIJEN: rijen}
    uitleg = t("inlezen.pagina.proef") if goed else t("inlezen.pagina.niets_te_doen")
    return _vel(bezoek, oordelen, kop=t("inlezen.pagina.kop_proef"), uitleg=uitleg, doorgaan=doorgaan)


def _doe(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    sleutel = invoer.get(SLEUTEL, "")
    regels = lees_mee(bezoek, invoer.get(_RIJEN, ""), sleutel)
    begonnen: list[bool] = []

    def act() -> Uitkomst:
        begonnen.append(True)
        return Uitkomst("begonnen", {})

    bezoek.once(INLEZEN, sleutel, act)
    if not begonnen:
        return Weer(_vel(bezoek, fouten=[bezoek.teksten("inlezen.pagina.al_gedaan")]))
    return Lang(partial(_lees_in, regels, onderwerp_id))


def _lees_in(regels: Sequence[Regel], onderwerp_id: str, werk: Paginawerk) -> str:
    plaats = _Plaats(werk, onderwerp_id)
    oordelen = tuple(werk_af(plaats, regels, proef=False))
    return plaats.lees(
        lambda bezoek: _vel(
            bezoek,
            oordelen,
            kop=bezoek.teksten("inlezen.pagina.kop_gedaan"),
            uitleg=bezoek.teksten("inlezen.pagina.gedaan"),
        )
    )


def _vel(
    bezoek: Paginabezoek,
    oordelen: Sequence[Oordeel] = (),
    *,
    fouten: Sequence[str] = (),
    kop: str = "",
    uitleg: str = "",
    doorgaan: Mapping[str, str] | None = None,
) -> str:
    t, soort = bezoek.teksten, detenties.kolommen(bezoek.regio)
    beeld = Inleespagina(
        verborgen=bezoek.verborgen,
        kolommen=(", ".join(soort.verplicht), ", ".join(soort.mogelijk)),
        fouten=fouten,
        kop=kop,
        samen=_samen(oordelen, t),
        uitleg=uitleg,
        verslag=[_regel(een, t) for een in oordelen],
        doorgaan=doorgaan or {},
    )
    return vellen.pagina(beeld, t)


def _samen(oordelen: Sequence[Oordeel], t: Teksten) -> str:
    geteld = Counter(een.uitslag for een in oordelen)
    delen = (f"{geteld[een]} {t(f'inlezen.uitslag.{een.value}')}" for een in Uitslag if geteld[een])
    return t("inlezen.verslag.samen", samen=", ".join(delen) or "0")


def _regel(een: Oordeel, t: Teksten) -> Verslagregel:
    return Verslagregel(
        regel=reeks(een.regels),
        uitslag=t(f"inlezen.uitslag.{een.uitslag.value}"),
        code=een.naam,
        waarom=" ".join(in_woorden(bezwaar, t) for bezwaar in een.bezwaren),
        geweigerd=een.uitslag is Uitslag.GEWEIGERD,
    )
