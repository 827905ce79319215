"""Detentiemeldingen from a file: a row per person, judged line by line.

Somebody who is in nazorg already is recognised, and only what the file says of him changes. A signal to a burgemeester
(`bron`: BIJ) never comes into nazorg (L13): it goes to the partition of its own, and nothing of it is told here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dialogs.inlezen.bijregels import Bijmelding, lees_bij
from dialogs.inlezen.kern import Bezwaar, Kolommen, Lezer, Oordeel, Regel, Uitslag, geweigerd
from dialogs.inlezen.verslag import reeks
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.detenties import VAN_ANDER, Opgenomen, Opname, namens_regisseur, neem_op, zoek
from domain.casus import LANGSTE_NUMMER, Persoonsgegevens, naam_voor_vergelijking, zelfde_mens
from domain.detentie import Detentie, Detentiebron, Verlof, eis_mogelijk
from domain.detentiekolommen import MOGELIJK, VERPLICHT
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio, onbevestigd
from domain.tekst import LANGSTE_NAAM
from storage import personen

MEESTE_REGELS: Final = 50_000
"""Rows in one file on the command line: what a whole country sends in a year."""

GROOTSTE_BESTAND: Final = 30_000_000
"""Bytes; so many rows, with two bytes a letter."""

DELICT: Final = (
    "delict",
    "feit",
    "parket",
    "misdrijf",
    "misdrijven",
    "overtreding",
    "tenlastelegging",
    "verdenking",
    "veroordeling",
    "vonnis",
    "strafmaat",
    "wetsartikel",
)
"""Parts of names of columns that say for what somebody is detained: that has no place in nazorg."""

_EERSTE_GEBOORTE: Final = date(1900, 1, 1)
_EERSTE_DAG: Final = date(1950, 1, 1)
_LAATSTE_DAG: Final = date(2120, 12, 31)

_BUITEN: Final = {"buiten": "buiten de regio", "elders": "elders", "onbekend": "onbekend"}
_BRONNEN: Final = {Detentiebron.INJUS.value: "injus", Detentiebron.ANDERS.value: "anders", "bij": "bij"}
_TERUGKEER: Final = {"definitief": "definitief", "verlof": "verlof"}

_KOLOM_BIJ_FOUT: Final = {
    "detentie.fout.einde": "einde",
    "detentie.fout.verlof": "verlof_tot",
    "detentie.fout.inrichting": "inrichting",
    VAN_ANDER: "",
}


@dataclass(frozen=True, slots=True)
class Melding:
    """A line that can be read: what it says, and what it is known by in this file."""

    regel: Regel
    opname: Opname

    def sleutels(self) -> Iterator[tuple[str, ...]]:
        """Yield by what another line of the file is recognised to be about the same person."""
        wie = self.opname.persoon
        yield "wie", naam_voor_vergelijking(wie.naam), str(wie.geboortedatum)
        if self.opname.referentie:
            yield "nummer", self.opname.referentie.casefold()

    def zegt(self) -> Opname:
        """Return what it says, in a form in which two spellings of a name are the same."""
        wie = self.opname.persoon
        return replace(self.opname, persoon=replace(wie, naam=naam_voor_vergelijking(wie.naam)))


Gelezen = Melding | Bijmelding | Oordeel
"""A line that can be taken in, one that goes elsewhere, or one of which it is known already what becomes of it."""


def kolommen(regio: Regio) -> Kolommen:
    """Return the columns of a file in this region.

    Raises:
        UserMistake: the region does no nazorg ("inlezen.detenties.geen_nazorg").
    """
    if regio.nazorg is None:
        raise UserMistake("inlezen.detenties.geen_nazorg")
    ook = {anders: eigen for eigen, namen in regio.nazorg.kolommen.items() for anders in namen}
    return Kolommen(VERPLICHT, MOGELIJK, ook, DELICT)


def lees(context: Context, regels: Sequence[Regel], regisseur: str = "") -> tuple[Gelezen, ...]:
    """Read every line, in the order of the file.

    Args:
        context: of who brings it; a visit reads in for himself, and for whom he stands in.
        regels: the rows.
        regisseur: the name of who will hold what a line says nothing about.
    """
    if not context.regio.demo and onbevestigd(context.regio):
        return (geweigerd(regels, [Bezwaar("inlezen.casussen.regio_niet_klaar")]),)
    wie = _Wie(context, regisseur)
    return _zonder_tegenspraak([_lees(context, een, wie) for een in regels])


def beoordeel(context: Context, melding: Melding) -> Oordeel:
    """Return what would become of a line; nothing changes."""
    opname, nummers = melding.opname, (melding.regel.nummer,)
    bezoek = _voor(context, opname)
    try:
        gevonden = zoek(bezoek, opname)
        if gevonden is None:
            eis_mogelijk(_los(opname))
            if not _van_hier(opname):
                return geweigerd([melding.regel], [Bezwaar("inlezen.detenties.geen_gemeente", "herkomst")])
            return Oordeel(nummers, Uitslag.NIEUW)
        if not any(zelfde_mens(een.gegevens, opname.persoon) for een in gevonden.casus.betrokkenen):
            return geweigerd([melding.regel], [Bezwaar("inlezen.detenties.ander_mens", "referentie")])
        if gevonden.anders:
            eis_mogelijk(gevonden.wordt)
    except UserMistake as fout:
        return geweigerd([melding.regel], [_bezwaar(fout)])
    uitslag = Uitslag.GEWIJZIGD if gevonden.anders else Uitslag.HETZELFDE
    return Oordeel(nummers, uitslag, str(gevonden.casus.code))


def doe(context: Context, melding: Melding) -> Oordeel:
    """Take a line in, in the transaction of the context.

    Raises:
        UserMistake: it cannot be taken in after all; `als_geweigerd` says why.
        Conflict: somebody changed the same meanwhile.
    """
    # What stood there when the file was judged may have changed since.
    oordeel = beoordeel(context, melding)
    if oordeel.uitslag not in (Uitslag.NIEUW, Uitslag.GEWIJZIGD):
        return oordeel
    bezoek = _voor(context, melding.opname)
    casus, opgenomen = neem_op(bezoek, melding.opname)
    if opgenomen is not Opgenomen.HETZELFDE:
        bezoek.record(Handeling.DETENTIE_INGELEZEN, casus_id=casus.id, onderwerp_id=opgenomen.value)
    return Oordeel(oordeel.regels, Uitslag(opgenomen.value), str(casus.code))


def als_geweigerd(melding: Melding, fout: UserMistake) -> Oordeel:
    """Return the judgement about a line that was refused while it was taken in."""
    return geweigerd([melding.regel], [_bezwaar(fout)])


class _Wie:
    """Who may be named as a regisseur."""

    def __init__(self, context: Context, regisseur: str) -> None:
        alle = personen.met_rol(context.uow, Rol.PROCESREGISSEUR)
        self.zelf = context.actor.persoon_id if isinstance(context, Bezoek) else ""
        self.mag = context.actor.regisseert_voor if isinstance(context, Bezoek) else {een.id for een in alle}
        self.namen = [(een.naam.casefold(), een.id) for een in alle]
        self.anders = regisseur

    def lees(self, lezer: Lezer) -> str:
        """Return the id of the regisseur of a line; a name that two of them have points to nobody."""
        geschreven = lezer.tekst("regisseur", LANGSTE_NAAM).casefold()
        if not geschreven and self.zelf:
            return self.zelf
        geschreven = geschreven or self.anders.casefold()
        if not geschreven:
            lezer.bezwaren.append(Bezwaar("inlezen.leeg", "regisseur"))
            return ""
        gevonden = [id_ for naam, id_ in self.namen if naam == geschreven]
        if len(gevonden) != 1:
            lezer.bezwaren.append(Bezwaar("inlezen.casussen.regisseur", "regisseur"))
            return ""
        if gevonden[0] not in self.mag:
            lezer.bezwaren.append(Bezwaar("inlezen.detenties.niet_voor_ander", "regisseur"))
        return gevonden[0]


def _lees(context: Context, regel: Regel, wie: _Wie) -> Gelezen:
    if regel.schade:
        return geweigerd([regel], [Bezwaar(regel.schade)])
    lezer, vandaag = Lezer(regel), context.regio.kalender.lokaal(context.nu).date()
    bron = lezer.keuze("bron", _BRONNEN)
    if bron == "bij":
        return lees_bij(context, regel)
    naam = lezer.tekst("naam", LANGSTE_NAAM, verplicht=True)
    geboren = lezer.datum("geboortedatum", verplicht=True, van=_EERSTE_GEBOORTE, tot=vandaag)
    verlof = lezer.keuze("terugkeer", _TERUGKEER) == "verlof"
    einde = lezer.datum("einde", verplicht=verlof, van=_EERSTE_DAG, tot=_LAATSTE_DAG)
    verlof_tot = lezer.datum("verlof_tot", van=_EERSTE_DAG, tot=_LAATSTE_DAG)
    if verlof_tot is not None and not verlof:
        lezer.bezwaren.append(Bezwaar("inlezen.detenties.verlof_tot", "verlof_tot"))
    opname = Opname(
        persoon=Persoonsgegevens(naam, geboren, _gemeente(context, lezer, "herkomst")),
        bron=Detentiebron(bron or Detentiebron.INJUS),
        regisseur_id=wie.lees(lezer),
        inrichting=_inrichting(context, lezer),
        begin=lezer.datum("begin", van=_EERSTE_DAG, tot=_LAATSTE_DAG),
        einde=None if verlof else einde,
        einde_zeker=None if verlof else _ja_nee(lezer, "einde_zeker"),
        verlof=Verlof(einde, verlof_tot) if verlof and einde else None,
        vestiging=_gemeente(context, lezer, "vestiging"),
        hic=_ja_nee(lezer, "hic"),
        referentie=lezer.tekst("referentie", LANGSTE_NUMMER),
    )
    return geweigerd([regel], lezer.bezwaren) if lezer.bezwaren else Melding(regel, opname)


def _zonder_tegenspraak(gelezen: Iterable[Gelezen]) -> tuple[Gelezen, ...]:
    """Refuse lines about one person that say different things; of those that say the same the first one counts.

    Whichever of them counted, the next reading of the same file would change it again.
    """
    alles = list(gelezen)
    per_sleutel: dict[tuple[str, ...], list[int]] = {}
    for plek, een in enumerate(alles):
        if isinstance(een, Melding):
            for sleutel in een.sleutels():
                per_sleutel.setdefault(sleutel, []).append(plek)
    uit: dict[int, Oordeel] = {}
    for plekken in per_sleutel.values():
        meldingen = {plek: een for plek in plekken if isinstance(een := alles[plek], Melding)}
        if len(meldingen) < 2:  # noqa: PLR2004 - alone
            continue
        waar = reeks([een.regel.nummer for een in meldingen.values()])
        if len({een.zegt() for een in meldingen.values()}) > 1:
            bezwaar = Bezwaar("inlezen.detenties.tegenspraak", wat=waar)
            uit.update((plek, geweigerd([een.regel], [bezwaar])) for plek, een in meldingen.items())
            continue
        for plek, een in list(meldingen.items())[1:]:
            bezwaar = Bezwaar("inlezen.detenties.dubbel", wat=waar)
            uit.setdefault(plek, Oordeel((een.regel.nummer,), Uitslag.HETZELFDE, bezwaren=(bezwaar,)))
    return tuple(uit.get(plek, een) for plek, een in enumerate(alles))


def _voor(context: Context, opname: Opname) -> Bezoek:
    return context if isinstance(context, Bezoek) else namens_regisseur(context, opname.regisseur_id)


def _los(opname: Opname) -> Detentie:
    """Return what it says as a detention of nobody, to see whether its days can be."""
    return Detentie("", opname.bron, begin=opname.begin, einde=opname.einde, verlof=opname.verlof)


def _van_hier(opname: Opname) -> bool:
    return opname.persoon.gemeente is not None or opname.vestiging is not None


def _gemeente(context: Context, lezer: Lezer, kolom: str) -> str | None:
    gemeenten: Mapping[str, str] = {een.code: een.naam for een in context.regio.gemeenten.values()}
    gekozen = lezer.keuze(kolom, {**gemeenten, **_BUITEN})
    return gekozen if gekozen in gemeenten else None


def _inrichting(context: Context, lezer: Lezer) -> str | None:
    soorten = context.regio.nazorg.inrichtingen if context.regio.nazorg else ()
    hier = {code: een.naam for code, een in context.regio.organisaties.items() if een.soort in soorten}
    gekozen = lezer.keuze("inrichting", {**hier, **_BUITEN}, verplicht=True)
    return gekozen if gekozen in hier else None


def _ja_nee(lezer: Lezer, kolom: str) -> bool | None:
    return lezer.ja_nee(kolom) if lezer.regel[kolom].strip() else None


def _bezwaar(fout: UserMistake) -> Bezwaar:
    return Bezwaar(fout.key, _KOLOM_BIJ_FOUT.get(fout.key, ""))
