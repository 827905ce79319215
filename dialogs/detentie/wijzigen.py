"""Something changed: another day, another inrichting, out earlier, leave. One form each, and one press to undo it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from cards.detentie import formulier as kaarten
from cards.detentie.formulier import ELDERS, VELDEN, ZELFDE, Wijzigvorm
from cards.detentie.payloads import ALLEEN_DE_DAG, DetentieTerug, DetentieVorm, DetentieWijzig, Vormsoort
from cards.verbs import Verb
from dialogs.detentie import kern, tonen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.detenties import huidige_of_leeg, wijzig
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.casus import Casus, Fase
from domain.detentie import Detentie, Verlof, eis_mogelijk
from domain.errors import UserMistake
from domain.logboek import Handeling
from storage import casus as casussen
from storage import detentie as detenties
from storage.inbox import Uitkomst

VER = timedelta(days=60 * 366)
"""No day of a detention is further away: that is a mistake in typing."""


@dataclass(frozen=True, slots=True)
class _Hoe:
    """How the form is shown again."""

    waarden: Mapping[str, str]
    fouten: Sequence[str] = ()
    melding: str = ""


class _NogNietError(Exception):
    """Nothing was kept: the form comes back in this way."""

    def __init__(self, hoe: _Hoe) -> None:
        super().__init__()
        self.hoe = hoe


def einddatum(desk: Desk, arguments: Arguments) -> Answer:
    """/detentie einddatum: the form, filled in with the day that was typed."""
    if arguments.casuscode is None:
        return kern.vraag_welke(desk, desk.teksten("detentie.vorm.einddatum_welke"), "detentie einddatum")
    casus = kern.eigen_casus(desk, code=arguments.casuscode)
    nu = huidige_of_leeg(desk, casus)
    waarden = _zoals_het_staat(desk, nu, Vormsoort.EINDDATUM)
    if arguments.datum is not None:
        waarden["einde"] = arguments.datum.isoformat()
    return _formulier(desk, casus, Vormsoort.EINDDATUM, nu, _Hoe(waarden))


def vorm(desk: Desk, payload: DetentieVorm) -> Answer:
    """Show a form, filled in as it stands."""
    casus = _te_wijzigen(desk, payload.casus, payload.soort)
    nu = huidige_of_leeg(desk, casus)
    return _formulier(desk, casus, payload.soort, nu, _Hoe(_zoals_het_staat(desk, nu, payload.soort)))


def bewaar(desk: Desk, payload: DetentieWijzig) -> Answer:
    """Keep what changed, once; what must be mended comes back with what was filled in."""
    casus = _te_wijzigen(desk, payload.casus, payload.soort)
    waarden = {een: getattr(payload, een) for een in VELDEN[payload.soort]}
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        nu = huidige_of_leeg(desk, casus)
        wordt = _lees(desk, payload, nu, waarden)
        if nu.versie != payload.versie:
            raise _NogNietError(_Hoe(waarden, melding=desk.teksten("detentie.vorm.intussen")))
        soort = wijzig(desk, casus, wordt)
        return Uitkomst("gewijzigd", {"wat": soort.value if soort else "", "invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.DETENTIE_WIJZIG, payload.sleutel, act, onderwerp=_onderwerp(casus, payload.soort))
    except _NogNietError as niet:
        return _formulier(desk, casus, payload.soort, huidige_of_leeg(desk, casus), niet.hoe)
    if uitkomst.ids["invoer"] != afdruk:
        hoe = _Hoe(waarden, melding=desk.teksten("detentie.vorm.al_bewaard"))
        return _formulier(desk, casus, payload.soort, huidige_of_leeg(desk, casus), hoe)
    wat = uitkomst.ids["wat"]
    melding = desk.teksten("detentie.gedaan" if wat else "detentie.niets_veranderd")
    return tonen.na_wijzigen(desk, casussen.lees(desk.uow, casus.id), melding, kan_terug=bool(wat))


def terug(desk: Desk, payload: DetentieTerug) -> Answer:
    """Put back how it was before the last change; everything that followed from it follows again."""
    casus = _te_wijzigen(desk, payload.casus, Vormsoort.ALLES)

    def act() -> Uitkomst:
        alle = detenties.versies(desk.uow, casus.id)
        if len(alle) < 2 or alle[-1].detentie.versie != payload.versie:  # noqa: PLR2004 - how it is, and how it was
            raise UserMistake("detentie.fout.te_laat_terug")
        wijzig(desk, casus, replace(alle[-2].detentie, versie=payload.versie))
        return Uitkomst("teruggezet", {})

    desk.once(Verb.DETENTIE_TERUG, payload.sleutel, act, onderwerp=f"{casus.id}:{payload.versie}")
    return tonen.na_wijzigen(desk, casussen.lees(desk.uow, casus.id), desk.teksten("detentie.teruggezet"))


def _te_wijzigen(desk: Desk, casus_id: str, soort: Vormsoort) -> Casus:
    """Return a casus of which this may be changed.

    Raises:
        NotAllowed: it is not his, there is none, or it is in another lane.
        UserMistake: it is closed, and this is more than the day from which it is kept.
    """
    casus = kern.eigen_casus(desk, casus_id=casus_id)
    if casus.fase is Fase.AFGESLOTEN and soort not in ALLEEN_DE_DAG:
        raise UserMistake("casus.afgesloten")
    return casus


def _formulier(desk: Desk, casus: Casus, soort: Vormsoort, nu: Detentie, hoe: _Hoe) -> Answer:
    kern.noteer(desk, Handeling.DETENTIE_GEOPEND, casus)
    sleutel = desk.issue_key(Verb.DETENTIE_WIJZIG, _onderwerp(casus, soort))
    beeld = Wijzigvorm(
        code=str(casus.code),
        wie=kern.wie(desk, casus),
        inrichtingen=kern.inrichtingen(desk),
        gemeenten=kern.gemeenten(desk),
        waarden=hoe.waarden,
        fouten=hoe.fouten,
        melding=hoe.melding,
    )
    knop = DetentieWijzig(casus=casus.id, soort=soort, versie=nu.versie, sleutel=sleutel)
    return als_antwoord(kaarten.wijzigen(beeld, knop, desk.teksten), desk.teksten)


def _onderwerp(casus: Casus, soort: Vormsoort) -> str:
    return f"{casus.id}:{soort.value}"


def _zoals_het_staat(desk: Desk, nu: Detentie, soort: Vormsoort) -> dict[str, str]:
    """Return a form as it stands now; whoever is out earlier is out today, unless it is said otherwise."""
    verlof = nu.verlof
    waarden = {
        "inrichting": nu.inrichting or ELDERS,
        "begin": nu.begin.isoformat() if nu.begin else "",
        "einde": nu.einde.isoformat() if nu.einde else "",
        "zeker": "ja" if nu.einde_zeker else "nee",
        "verlof_van": verlof.van.isoformat() if verlof else "",
        "verlof_tot": verlof.tot.isoformat() if verlof and verlof.tot else "",
        "vestiging": nu.vestiging or ZELFDE,
        "hic": "ja" if nu.hic else "nee",
    }
    if soort is Vormsoort.EERDER:
        waarden["einde"] = kern.vandaag(desk).isoformat()
    return {een: waarden[een] for een in VELDEN[soort]}


def _lees(desk: Desk, payload: DetentieWijzig, nu: Detentie, waarden: Mapping[str, str]) -> Detentie:
    """Return the detention with what this form says.

    Raises:
        _NogNietError: something must be mended.
    """
    lezer = Lezer(desk.teksten, "detentie.leeg.", "detentie.fout.", "detentie.veld.")
    wordt = _met(desk, lezer, payload, nu)
    fouten = list(lezer.fouten)
    if not fouten:
        try:
            eis_mogelijk(wordt)
        except UserMistake as fout:
            fouten.append(desk.teksten(fout.key))
    if fouten:
        raise _NogNietError(_Hoe(waarden, fouten))
    return wordt


def _met(desk: Desk, lezer: Lezer, payload: DetentieWijzig, nu: Detentie) -> Detentie:
    velden, dag = VELDEN[payload.soort], kern.vandaag(desk)
    wordt = nu
    if "inrichting" in velden:
        codes = {code for code, _ in kern.inrichtingen(desk)} | ({nu.inrichting} if nu.inrichting else set())
        gekozen = lezer.keuze("inrichting", payload.inrichting, {*codes, ELDERS})
        wordt = replace(wordt, inrichting=None if gekozen == ELDERS else gekozen)
    if "begin" in velden:
        wordt = replace(wordt, begin=lezer.dag("begin", payload.begin, dag - VER, dag + VER, verplicht=False))
    if "einde" in velden:
        eerder = payload.soort is Vormsoort.EERDER
        einde = lezer.dag("einde", payload.einde, dag - VER, dag + VER, verplicht=eerder)
        # Whoever says that he is out earlier knows it.
        zeker = eerder or lezer.keuze("zeker", payload.zeker, ("ja", "nee"), verplicht=False) == "ja"
        wordt = _zonder_verlof_daarna(replace(wordt, einde=einde, einde_zeker=zeker and einde is not None), payload)
    if "verlof_van" in velden:
        wordt = replace(wordt, verlof=_verlof(desk, lezer, payload))
    if "vestiging" in velden:
        gekozen = lezer.keuze("vestiging", payload.vestiging, {*desk.regio.gemeenten, ZELFDE}, verplicht=False)
        wordt = replace(wordt, vestiging=None if gekozen in {"", ZELFDE} else gekozen)
    if "hic" in velden:
        wordt = replace(wordt, hic=lezer.keuze("hic", payload.hic, ("ja", "nee"), verplicht=False) == "ja")
    return wordt


def _zonder_verlof_daarna(wordt: Detentie, payload: DetentieWijzig) -> Detentie:
    """A leave that was to come after the day on which he is released now does not take place."""
    verlof = wordt.verlof
    alleen_de_dag = payload.soort in ALLEEN_DE_DAG
    if alleen_de_dag and verlof is not None and wordt.einde is not None and verlof.van > wordt.einde:
        return replace(wordt, verlof=None)
    return wordt


def _verlof(desk: Desk, lezer: Lezer, payload: DetentieWijzig) -> Verlof | None:
    dag = kern.vandaag(desk)
    tot = lezer.dag("verlof_tot", payload.verlof_tot, dag - VER, dag + VER, verplicht=False)
    van = lezer.dag("verlof_van", payload.verlof_van, dag - VER, dag + VER, verplicht=tot is not None)
    return None if van is None else Verlof(van, tot)
