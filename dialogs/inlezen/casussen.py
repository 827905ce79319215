"""Casussen that ran before: a row per betrokkene, gathered by the number in the system they come from.

They may enter in any phase. A casus that is there already is never changed by a file: people work on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dialogs.inlezen.kern import Bezwaar, Kolommen, Lezer, Oordeel, Regel, Uitslag, geweigerd
from dialogs.kern.desk import Context
from dialogs.kern.informeren import let_op_nieuwe
from domain.casus import (
    LANGSTE_AANLEIDING,
    LANGSTE_NUMMER,
    LANGSTE_TOELICHTING,
    Betrokkene,
    Casus,
    Fase,
    Geinformeerd,
    Informering,
    Onderwerp,
    Persoonsgegevens,
)
from domain.casuscode import Casuscode
from domain.elders import hoort_elders
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio, Tafel, onbevestigd
from domain.tekst import LANGSTE_NAAM
from storage import casus as casussen
from storage import personen

VAN_DE_CASUS = (
    "tafel",
    "regisseur",
    "route",
    "fase",
    "spoed",
    "onderwerp",
    "aanleiding",
    "doel",
    "grondslag",
    "geinformeerd",
    "geinformeerd_reden",
    "geinformeerd_herzien",
    "niet_over",
)
"""Columns that say something of the whole casus: the first row of it has them, later rows repeat them or are empty."""

KOLOMMEN = Kolommen(
    verplicht=("extern_nummer", "tafel", "regisseur", "aanleiding", "naam"),
    mogelijk=(
        *(een for een in VAN_DE_CASUS if een not in {"tafel", "regisseur", "aanleiding"}),
        "geboortedatum",
        "gemeente",
        "rol",
    ),
    ook={"dossiernummer": "extern_nummer", "zaaknummer": "extern_nummer", "procesregisseur": "regisseur"},
)

_ONBEKEND = "onbekend"
_EERSTE_DAG = date(1900, 1, 1)


def beoordeel(context: Context, regels: Sequence[Regel]) -> Iterator[Oordeel]:
    """Judge every casus in the file, in the order in which it begins there."""
    if not context.regio.demo and onbevestigd(context.regio):
        yield geweigerd(regels, [Bezwaar("inlezen.casussen.regio_niet_klaar")])
        return
    per_nummer: dict[str, list[Regel]] = {}
    zonder: list[Regel] = []
    for regel in regels:
        nummer = " ".join(regel["extern_nummer"].casefold().split())
        (per_nummer.setdefault(nummer, []) if nummer else zonder).append(regel)
    for regel in zonder:
        yield geweigerd([regel], [Bezwaar("inlezen.leeg", "extern_nummer")])
    regisseurs = {een.id: een.naam for een in personen.met_rol(context.uow, Rol.PROCESREGISSEUR)}
    for van_een in per_nummer.values():
        yield _beoordeel(context, van_een, regisseurs)


def _beoordeel(context: Context, regels: Sequence[Regel], regisseurs: Mapping[str, str]) -> Oordeel:
    gelezen = _lees(context, regels, regisseurs)
    if isinstance(gelezen, tuple):
        return geweigerd(regels, gelezen)
    niet_over, elders = _elders(context, regels[0], gelezen)
    if elders:
        return geweigerd(regels, elders)
    nummers = tuple(een.nummer for een in regels)
    er_is = casussen.met_extern_nummer(context.uow, gelezen.extern_nummer)
    if er_is is None:
        return Oordeel(nummers, Uitslag.NIEUW, doe=lambda daar: _maak(daar, gelezen, niet_over))
    anders = tuple(_verschillen(gelezen, er_is))
    uitslag = Uitslag.AFWIJKEND if anders else Uitslag.HETZELFDE
    return Oordeel(nummers, uitslag, str(er_is.code), bezwaren=anders)


def _lees(context: Context, regels: Sequence[Regel], regisseurs: Mapping[str, str]) -> Casus | tuple[Bezwaar, ...]:
    """Read a casus from its rows; it has no code yet. Return all that is wrong when it cannot be made."""
    regio, eerste = context.regio, Lezer(regels[0])
    bezwaren = [*_tegenspraak(regels)]
    tafelcode = eerste.keuze("tafel", {een.code: een.naam for een in regio.tafels.values()}, verplicht=True)
    if not tafelcode:
        return (*bezwaren, *eerste.bezwaren)
    tafel = regio.tafel(tafelcode)
    onderwerp = Onderwerp(
        eerste.keuze("onderwerp", {een.value: een.value for een in tafel.onderwerpen}) or tafel.onderwerpen[0]
    )
    vandaag = regio.kalender.lokaal(context.nu).date()
    casus = Casus(
        id="",
        code=Casuscode.maak(0, 1),
        tafel=tafel.code,
        spoor=tafel.spoor,
        route=_route(eerste, regio),
        spoed=eerste.ja_nee("spoed"),
        onderwerp=onderwerp,
        aanleiding=eerste.tekst("aanleiding", LANGSTE_AANLEIDING, verplicht=True, regels=True),
        doel=_doel(eerste, regio, tafel),
        grondslag=_grondslag(eerste, regio, tafel),
        regisseur_id=_regisseur(eerste, regisseurs),
        betrokkenen=(),
        informering=_informering(eerste, vandaag),
        aangemaakt_op=context.nu,
        extern_nummer=eerste.tekst("extern_nummer", LANGSTE_NUMMER, verplicht=True),
        fase=Fase(eerste.keuze("fase", {een.value: een.value for een in Fase}) or Fase.AANVANG),
    )
    lezers = [Lezer(een) for een in regels]
    betrokkenen = tuple(_betrokkene(een, regio, tafel, onderwerp, vandaag) for een in lezers)
    if onderwerp is not Onderwerp.PERSONEN and len(regels) > 1:
        bezwaren.append(Bezwaar("inlezen.casussen.een_onderwerp", "naam"))
    bezwaren += eerste.bezwaren
    bezwaren += (een for lezer in lezers for een in lezer.bezwaren if een not in bezwaren)
    return tuple(bezwaren) or replace(casus, betrokkenen=betrokkenen)


def _elders(context: Context, regel: Regel, gelezen: Casus) -> tuple[tuple[str, ...], tuple[Bezwaar, ...]]:
    """Return which subjects that belong elsewhere it is not about, though a word was typed; and what is wrong."""
    lijst = context.regio.hoort_elders
    lezer = Lezer(regel)
    niet_over = lezer.lijst("niet_over", {een.code: een.onderwerp for een in lijst.values()})
    naam = "" if gelezen.onderwerp is Onderwerp.PERSONEN else gelezen.betrokkenen[0].gegevens.naam
    velden = {
        "aanleiding": gelezen.aanleiding,
        "doel": gelezen.doel,
        "geinformeerd_reden": gelezen.informering.toelichting,
        "naam": naam,
    }
    gevonden = [(kolom, een) for kolom, tekst in velden.items() for een in hoort_elders([tekst], lijst.values())]
    bezwaren = [
        Bezwaar("inlezen.casussen.hoort_elders", kolom, f"{een.verwijzing} {een.waar}")
        for kolom, een in gevonden
        if een.code not in niet_over
    ]
    ontkend = dict.fromkeys(een.code for _, een in gevonden if een.code in niet_over)
    return tuple(ontkend), (*lezer.bezwaren, *bezwaren)


def _maak(context: Context, gelezen: Casus, niet_over: Sequence[str]) -> str:
    if casussen.met_extern_nummer(context.uow, gelezen.extern_nummer) is not None:
        # Another reading of the same file was first.
        raise UserMistake("inlezen.casussen.net_gemaakt")
    jaar = context.regio.kalender.lokaal(context.nu).year
    casus = replace(
        gelezen,
        id=context.uow.new_id(),
        code=Casuscode.maak(jaar, casussen.volgend_nummer(context.uow, jaar)),
        betrokkenen=tuple(replace(een, id=context.uow.new_id()) for een in gelezen.betrokkenen),
    )
    casussen.voeg_toe(context.uow, casus)
    let_op_nieuwe(context, casus)
    context.log(Handeling.CASUS_INGELEZEN, casus_id=casus.id)
    for code in niet_over:
        context.log(Handeling.ELDERS_NIET_OVER, casus_id=casus.id, onderwerp_id=code)
    return str(casus.code)


def _tegenspraak(regels: Sequence[Regel]) -> Iterator[Bezwaar]:
    """Yield the columns in which a later row says something else about the casus than the first."""
    for kolom in VAN_DE_CASUS:
        later = (een[kolom].strip() for een in regels[1:])
        if any(waarde and waarde != regels[0][kolom].strip() for waarde in later):
            yield Bezwaar("inlezen.casussen.tegenspraak", kolom)


def _verschillen(gelezen: Casus, er_is: Casus) -> Iterator[Bezwaar]:
    # What changes by itself while people work on it (the phase, the regisseur) is no difference.
    for kolom, een, ander in (
        ("tafel", gelezen.tafel, er_is.tafel),
        ("onderwerp", gelezen.onderwerp, er_is.onderwerp),
        ("aanleiding", gelezen.aanleiding, er_is.aanleiding),
        ("naam", _wie(gelezen), _wie(er_is)),
    ):
        if een != ander:
            yield Bezwaar("inlezen.casussen.anders", kolom)


def _wie(casus: Casus) -> list[tuple[str, str]]:
    return sorted((een.gegevens.naam, str(een.gegevens.geboortedatum)) for een in casus.betrokkenen)


def _betrokkene(lezer: Lezer, regio: Regio, tafel: Tafel, onderwerp: Onderwerp, vandaag: date) -> Betrokkene:
    personen_ = onderwerp is Onderwerp.PERSONEN
    naam = lezer.tekst("naam", LANGSTE_NAAM, verplicht=True)
    geboren = lezer.datum("geboortedatum", verplicht=personen_, van=_EERSTE_DAG, tot=vandaag)
    gemeenten = {een.code: een.naam for een in regio.gemeenten.values()}
    gemeente = lezer.keuze("gemeente", {**gemeenten, _ONBEKEND: _ONBEKEND})
    rollen = {code: regio.rollen[code] for code in tafel.rollen}
    rol = lezer.keuze("rol", rollen) or next(iter(rollen), "") if personen_ else ""
    gegevens = Persoonsgegevens(naam, geboren if personen_ else None, gemeente if gemeente in gemeenten else None)
    return Betrokkene("", rol, gegevens)


def _route(lezer: Lezer, regio: Regio) -> str:
    routes = {een.code: een.naam for een in regio.meldroutes.values()}
    return lezer.keuze("route", routes, verplicht=len(routes) != 1) or next(iter(routes), "")


def _doel(lezer: Lezer, regio: Regio, tafel: Tafel) -> str:
    """Return the purpose in words: as it was written, or (by its code) as the region words it; else the first."""
    doelen = {een.code: een.tekst for een in regio.doelen_van(tafel.spoor)}
    geschreven = lezer.tekst("doel", LANGSTE_TOELICHTING, verplicht=not doelen, regels=True)
    return doelen.get(geschreven, geschreven) or next(iter(doelen.values()), "")


def _grondslag(lezer: Lezer, regio: Regio, tafel: Tafel) -> str:
    gronden = {een.code: een.tekst for een in regio.grondslagen_van(tafel.spoor)}
    return lezer.keuze("grondslag", gronden, verplicht=len(gronden) != 1) or next(iter(gronden), "")


def _regisseur(lezer: Lezer, regisseurs: Mapping[str, str]) -> str:
    """Return the id of whoever has that name; a name that two of them have points to nobody."""
    geschreven = lezer.tekst("regisseur", LANGSTE_NAAM, verplicht=True).casefold()
    if not geschreven:
        return ""
    gevonden = [wie for wie, naam in regisseurs.items() if naam.casefold() == geschreven]
    if len(gevonden) != 1:
        lezer.bezwaren.append(Bezwaar("inlezen.casussen.regisseur", "regisseur"))
        return ""
    return gevonden[0]


def _informering(lezer: Lezer, vandaag: date) -> Informering:
    woorden = {"ja": "ja", "nog_niet": "nog niet", "nee": "nee"}
    stand = Geinformeerd(lezer.keuze("geinformeerd", woorden) or Geinformeerd.NOG_NIET)
    nee = stand is Geinformeerd.NEE
    reden = lezer.tekst("geinformeerd_reden", LANGSTE_TOELICHTING, verplicht=nee, regels=True)
    return Informering(stand, reden, lezer.datum("geinformeerd_herzien", verplicht=nee, van=vandaag))
