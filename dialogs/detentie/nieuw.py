"""/detentie nieuw: somebody came in. Of who is there already it is shown first what would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cards.datum import dag_met_jaar
from cards.detentie import formulier as kaarten
from cards.detentie.formulier import BUITEN, ELDERS, ZELFDE, Nieuwvorm
from cards.detentie.payloads import DetentieBewaar
from cards.verbs import Verb
from dialogs.detentie import kern, tonen
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.detenties import Gevonden, Opname, neem_op, zoek
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from domain.casus import LANGSTE_NUMMER, OUDST, Persoonsgegevens, zelfde_mens
from domain.detentie import Detentie, Detentiebron, Verlof, eis_mogelijk
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.tekst import LANGSTE_NAAM
from domain.toegang import Daad
from storage import casus as casussen
from storage.inbox import Uitkomst

VROEGST = timedelta(days=60 * 366)
LAATST = timedelta(days=60 * 366)
"""Nobody is detained for longer: a day further away is a mistake in typing."""

_VELDEN = (
    "naam", "geboortedatum", "herkomst", "vestiging", "inrichting", "begin", "einde", "zeker", "terugkeer",
    "verlof_tot", "hic", "kenmerk",
)  # fmt: skip
_VOORAF = {"vestiging": ZELFDE, "zeker": "nee", "terugkeer": "definitief", "hic": "nee"}


@dataclass(frozen=True, slots=True)
class _Hoe:
    """How the form is shown again."""

    fouten: Sequence[str] = ()
    gevonden: Gevonden | None = None
    melding: str = ""


def nieuw(desk: Desk, _: Arguments) -> Answer:
    """Show the empty form."""
    eis(desk, Daad.DETENTIE_REGISTREREN)
    if desk.regio.nazorg is None:
        raise UserMistake("detentie.fout.geen_nazorg")
    return _formulier(desk, _VOORAF, _Hoe())


def bewaar(desk: Desk, payload: DetentieBewaar) -> Answer:
    """Take somebody in, or change what is said of who is there already once the regisseur saw what changes."""
    eis(desk, Daad.DETENTIE_REGISTREREN)
    waarden = {een: getattr(payload, een) for een in _VELDEN}
    afdruk = desk.fingerprint(waarden)
    opname = _lees(desk, payload)
    if isinstance(opname, tuple):
        return _formulier(desk, waarden, _Hoe(opname))
    getypt = [(desk.teksten(f"detentie.veld.{een}"), waarden[een]) for een in ("naam", "kenmerk")]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_formulier(desk, waarden, _Hoe()))

    def act() -> Uitkomst:
        if (niet := _nog_niet(desk, payload, opname)) is not None:
            raise _NogNietError(niet)
        casus, wat = neem_op(desk, opname)
        return Uitkomst("opgenomen", {"casus": casus.id, "wat": wat.value, "invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.DETENTIE_BEWAAR, payload.sleutel, act)
    except _NogNietError as niet:
        return _formulier(desk, waarden, niet.hoe)
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, waarden, _Hoe(melding=desk.teksten("detentie.nieuw.al_bewaard")))
    casus = casussen.lees(desk.uow, uitkomst.ids["casus"])
    melding = desk.teksten(f"detentie.opgenomen.{uitkomst.ids['wat']}", code=str(casus.code))
    return tonen.na_wijzigen(desk, casus, melding, kan_terug=uitkomst.ids["wat"] == "gewijzigd")


class _NogNietError(Exception):
    """Nothing was kept: the form comes back in this way."""

    def __init__(self, hoe: _Hoe) -> None:
        super().__init__()
        self.hoe = hoe


def _nog_niet(desk: Desk, payload: DetentieBewaar, opname: Opname) -> _Hoe | None:
    """Return why nothing is kept yet: it cannot be, or somebody is there and it was not seen what would change."""
    try:
        gevonden = zoek(desk, opname)
        eis_mogelijk(gevonden.wordt if gevonden else _losse_detentie(opname))
    except UserMistake as fout:
        return _Hoe((desk.teksten(fout.key),))
    if gevonden is None:
        return None
    if not any(zelfde_mens(een.gegevens, opname.persoon) for een in gevonden.casus.betrokkenen):
        # By its number it is somebody who is there as somebody else: one slip of a digit would change another's days.
        return _Hoe((desk.teksten("detentie.fout.ander_mens", code=str(gevonden.casus.code)),))
    if payload.bekend == gevonden.casus.id:
        return None
    return _Hoe(gevonden=gevonden)


def _losse_detentie(opname: Opname) -> Detentie:
    return Detentie("", opname.bron, begin=opname.begin, einde=opname.einde, verlof=opname.verlof)


def _formulier(desk: Desk, waarden: Mapping[str, str], hoe: _Hoe) -> Answer:
    gevonden = hoe.gevonden
    sleutel = desk.issue_key(Verb.DETENTIE_BEWAAR)
    knop = DetentieBewaar(sleutel=sleutel)
    if gevonden is not None:
        kern.noteer(desk, Handeling.CASUS_HERKEND, gevonden.casus)
        knop = DetentieBewaar(sleutel=sleutel, bekend=gevonden.casus.id)
    vorm = Nieuwvorm(
        inrichtingen=kern.inrichtingen(desk),
        gemeenten=kern.gemeenten(desk),
        waarden=waarden,
        fouten=hoe.fouten,
        bekend=str(gevonden.casus.code) if gevonden else None,
        zou=_wat_zou_veranderen(desk, gevonden) if gevonden else (),
        casus_id=gevonden.casus.id if gevonden else "",
        melding=hoe.melding,
    )
    return als_antwoord(kaarten.nieuw(vorm, knop, desk.teksten), desk.teksten)


def _wat_zou_veranderen(desk: Desk, gevonden: Gevonden) -> tuple[str, ...]:
    """Return a line for each thing that is otherwise than it stands there."""
    t, was, wordt = desk.teksten, gevonden.was, gevonden.wordt
    herkomst = gevonden.casus.betrokkenen[0].gegevens.gemeente
    paren = [
        ("waar", kern.inrichtingnaam(desk, was.inrichting), kern.inrichtingnaam(desk, wordt.inrichting)),
        ("sinds", _dag(desk, was.begin), _dag(desk, wordt.begin)),
        ("einde", _dag(desk, was.einde), _dag(desk, wordt.einde)),
        ("zeker", t(_ja_nee("zeker", ja=was.einde_zeker)), t(_ja_nee("zeker", ja=wordt.einde_zeker))),
        ("verlof", _verlof(desk, was.verlof), _verlof(desk, wordt.verlof)),
        ("herkomst", kern.gemeentenaam(desk, herkomst), kern.gemeentenaam(desk, gevonden.herkomst or herkomst)),
        (
            "vestiging",
            kern.gemeentenaam(desk, was.vestiging or herkomst),
            kern.gemeentenaam(desk, wordt.vestiging or gevonden.herkomst or herkomst),
        ),
        ("hic", t(_ja_nee("hic", ja=was.hic)), t(_ja_nee("hic", ja=wordt.hic))),
    ]
    regels = [
        t("detentie.nieuw.zou", wat=t(f"detentie.feit.{wat}"), was=eerst, wordt=dan)
        for wat, eerst, dan in paren
        if eerst != dan
    ]
    if gevonden.referentie:
        regels.append(t("detentie.nieuw.zou_kenmerk"))
    return tuple(regels)


def _ja_nee(veld: str, *, ja: bool) -> str:
    return f"detentie.{veld}.{'ja' if ja else 'nee'}"


def _dag(desk: Desk, dag: date | None) -> str:
    return dag_met_jaar(dag, desk.regio.kalender) if dag else desk.teksten("detentie.onbekend")


def _verlof(desk: Desk, verlof: Verlof | None) -> str:
    if verlof is None:
        return desk.teksten("detentie.geen")
    tot = f" - {_dag(desk, verlof.tot)}" if verlof.tot else ""
    return f"{_dag(desk, verlof.van)}{tot}"


def _lees(desk: Desk, payload: DetentieBewaar) -> Opname | tuple[str, ...]:
    """Read the form; return all that must be mended when it cannot be kept."""
    regio, dag = desk.regio, kern.vandaag(desk)
    lezer = Lezer(desk.teksten, "detentie.leeg.", "detentie.fout.", "detentie.veld.")
    naam = lezer.tekst("naam", payload.naam, LANGSTE_NAAM, verplicht=True, regel=True)
    geboren = lezer.dag("geboortedatum", payload.geboortedatum, dag - OUDST, dag, verplicht=True)
    herkomst = lezer.keuze("herkomst", payload.herkomst, {*regio.gemeenten, BUITEN})
    vestiging = lezer.keuze("vestiging", payload.vestiging, {*regio.gemeenten, ZELFDE}, verplicht=False)
    codes = {code for code, _ in kern.inrichtingen(desk)}
    inrichting = lezer.keuze("inrichting", payload.inrichting, {*codes, ELDERS})
    begin = lezer.dag("begin", payload.begin, dag - VROEGST, dag + LAATST, verplicht=False)
    met_verlof = lezer.keuze("terugkeer", payload.terugkeer, ("definitief", "verlof"), verplicht=False) == "verlof"
    buiten = lezer.dag("einde", payload.einde, dag - VROEGST, dag + LAATST, verplicht=met_verlof)
    tot = lezer.dag("verlof_tot", payload.verlof_tot, dag - VROEGST, dag + LAATST, verplicht=False)
    zeker = lezer.keuze("zeker", payload.zeker, ("ja", "nee"), verplicht=False)
    hic = lezer.keuze("hic", payload.hic, ("ja", "nee"), verplicht=False)
    kenmerk = lezer.tekst("kenmerk", payload.kenmerk, LANGSTE_NUMMER, verplicht=False, regel=True)
    if tot is not None and not met_verlof:
        lezer.mis("verlof_tot")
    if lezer.fouten:
        return tuple(lezer.fouten)
    gelezen = Opname(
        persoon=Persoonsgegevens(naam, geboren, None if herkomst == BUITEN else herkomst),
        bron=Detentiebron.INJUS,
        regisseur_id=desk.actor.persoon_id,
        inrichting=None if inrichting == ELDERS else inrichting,
        begin=begin,
        vestiging=None if vestiging in {"", ZELFDE, herkomst} else vestiging,
        # What was left as it was proposed says nothing about somebody who is there already.
        hic=True if hic == "ja" else None,
        referentie=kenmerk,
    )
    if met_verlof and buiten is not None:
        return replace(gelezen, verlof=Verlof(buiten, tot))
    return replace(gelezen, einde=buiten, einde_zeker=zeker == "ja" if buiten is not None else None)
