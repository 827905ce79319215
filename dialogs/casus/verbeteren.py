"""It is put right who somebody is: his name, his birth date, his gemeente (article 16 AVG).

He stays the same betrokkene, so what was answered stays with him. What stood there before is kept nowhere: the logboek
says that it was put right, by whom and why. Nothing is posted; whoever opens the casus from then on sees it as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cards.bouwstenen import zonder_opmaak
from cards.casus import verbeteren as kaarten
from cards.casus.formulier import ONBEKENDE_GEMEENTE
from cards.casus.verbeteren import PersoonVerbeter, Verbeterd, Verbetervorm
from cards.payloads import VerbeterFormulier
from cards.verbs import Verb
from dialogs.casus.beeld import wie, zonder_reden
from dialogs.casus.invoer import lees_verbetering, vrije_teksten
from dialogs.casus.kern import betrokkene_van, eigen_casus, lokale_dag, noteer
from dialogs.casus.vervolg import MEER_DAN_GENOEG, bekend_in, dubbelknop
from dialogs.casus.vormen import gemeenten_van, in_woorden
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.inzage import in_namen, wie_opende
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from domain.casus import (
    Betrokkene,
    Casus,
    Fase,
    Onderwerp,
    Persoonsgegevens,
    Verbeterreden,
    verbeterd,
    zelfde_mens,
)
from domain.logboek import Handeling
from domain.rechten import ARTIKEL, Verzoeksoort
from domain.toegang import Daad
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst

_TEKENS = 16
"""Characters of a mark: enough to tell two versions of one person apart."""


@dataclass(frozen=True, slots=True)
class _Hoe:
    """How the form is shown again: what was typed, and why it was not saved."""

    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""
    zeker: str = ""


class _NogNiet(Exception):
    """Nothing was saved: the form comes back in this way."""

    def __init__(self, hoe: _Hoe) -> None:
        super().__init__()
        self.hoe = hoe


def formulier(desk: Desk, payload: VerbeterFormulier) -> Answer:
    """Show the form, filled in as it stands; ask about whom when that was not said."""
    casus = eigen_casus(desk, payload.casus, Daad.BETROKKENE_VERBETEREN)
    if payload.betrokkene or len(casus.betrokkenen) == 1:
        een = betrokkene_van(casus, payload.betrokkene) if payload.betrokkene else casus.betrokkenen[0]
        return _formulier(desk, casus, een)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen)
    personen = tuple((een.id, zonder_opmaak(wie(desk, een))) for een in casus.betrokkenen)
    kaart = kaarten.kies_wie(str(casus.code), personen, VerbeterFormulier(casus=casus.id), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def verbeter(desk: Desk, payload: PersoonVerbeter) -> Answer:
    """Keep who he is from now on; then say what to look at because of it, and who saw what stood there before."""
    casus = eigen_casus(desk, payload.casus, Daad.BETROKKENE_VERBETEREN)
    een = betrokkene_van(casus, payload.betrokkene)
    getypt = _getypt(payload)
    invoer = lees_verbetering(payload, een.gegevens, casus.onderwerp, desk.regio, lokale_dag(desk, desk.nu))
    elders = kijk_elders(desk, payload, () if casus.onderwerp is Onderwerp.PERSONEN else (payload.naam,))
    if isinstance(invoer, tuple):
        return elders.op(_formulier(desk, casus, een, _Hoe(getypt, in_woorden(desk, invoer))))
    if elders.open:
        return elders.op(_formulier(desk, casus, een, _Hoe(getypt)))
    if (let_op := kijk_na(desk, payload, vrije_teksten(payload, desk.teksten))) is not None:
        return let_op.op(elders.op(_formulier(desk, casus, een, _Hoe(getypt))))
    afdruk = desk.fingerprint(getypt)

    def act() -> Uitkomst:
        _eis_te_bewaren(desk, casus, een, invoer, payload)
        casussen.wijzig(desk.uow, verbeterd(casus, een.id, invoer, lokale_dag(desk, casus.aangemaakt_op)))
        _schrijf_op(desk, casus, een, Verbeterreden(payload.verbeterreden))
        elders.noteer(desk, casus_id=casus.id, namens=desk.regio.eigen_organisatie, doel=casus.grondslag or None)
        wat = ",".join(_wat(een.gegevens, invoer))
        return Uitkomst("verbeterd", {"wat": wat, "op": desk.nu.isoformat(), "invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.CASUS_VERBETER, payload.sleutel, act, onderwerp=f"{casus.id}:{een.id}")
    except _NogNiet as nog_niet:
        return elders.op(_formulier(desk, casus, een, nog_niet.hoe))
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, casus, een, _Hoe(getypt, melding=desk.teksten("casus.verbeter.al_bewaard")))
    return _klaar(desk, casussen.lees(desk.uow, casus.id), een.id, uitkomst)


def _eis_te_bewaren(
    desk: Desk, casus: Casus, een: Betrokkene, nieuw: Persoonsgegevens, payload: PersoonVerbeter
) -> None:
    """Look once more at what would be kept.

    Raises:
        _NogNiet: somebody changed it meanwhile, nothing changes, he would be in the casus twice, or it looks like
            another person and nobody said yet that it is not.
    """
    t, getypt = desk.teksten, _getypt(payload)
    if payload.was != _merk(desk, een.id, een.gegevens):
        staat_er = zonder_opmaak(wie(desk, een))
        raise _NogNiet(_Hoe(getypt, melding=t("casus.verbeter.intussen", wie=staat_er)))
    if nieuw == een.gegevens:
        raise _NogNiet(_Hoe(getypt, (t("casus.verbeter.niets_veranderd"),)))
    if zelfde_mens(nieuw, een.gegevens):
        return
    if any(zelfde_mens(nieuw, ander.gegevens) for ander in casus.betrokkenen if ander.id != een.id):
        raise _NogNiet(_Hoe(getypt, (t("casus.verbeter.staat_er_al"),)))
    zeker = _merk(desk, een.id, nieuw)
    anders = {"naam", "geboortedatum"} <= set(_wat(een.gegevens, nieuw))
    if anders and payload.zeker != zeker and uitvragen.van_casus(desk.uow, casus.id):
        raise _NogNiet(_Hoe(getypt, melding=t("casus.verbeter.iemand_anders"), zeker=zeker))


def _schrijf_op(desk: Desk, casus: Casus, een: Betrokkene, reden: Verbeterreden) -> None:
    doel = ARTIKEL[Verzoeksoort.RECTIFICATIE] if reden is Verbeterreden.VERZOEK else casus.grondslag or None
    desk.record(
        Handeling.BETROKKENE_VERBETERD,
        namens=desk.regio.eigen_organisatie,
        casus_id=casus.id,
        betrokkene_id=een.id,
        onderwerp_id=reden.value,
        doel=doel,
    )


def _formulier(desk: Desk, casus: Casus, een: Betrokkene, hoe: _Hoe | None = None) -> Answer:
    noteer(desk, Handeling.CASUS_GEOPEND, casus, (een,))
    sleutel = desk.issue_key(Verb.CASUS_VERBETER, f"{casus.id}:{een.id}")
    knop = PersoonVerbeter(casus=casus.id, betrokkene=een.id, sleutel=sleutel, was=_merk(desk, een.id, een.gegevens))
    if hoe is not None and hoe.zeker:
        knop = PersoonVerbeter(casus=casus.id, betrokkene=een.id, sleutel=sleutel, was=knop.was, zeker=hoe.zeker)
    vorm = Verbetervorm(
        code=str(casus.code),
        onderwerp=casus.onderwerp,
        knop=knop,
        gemeenten=gemeenten_van(desk),
        waarden=hoe.waarden if hoe else _zoals_het_staat(desk, een.gegevens),
        datum_verplicht=een.gegevens.geboortedatum is not None,
        fouten=hoe.fouten if hoe else (),
        melding=hoe.melding if hoe else "",
    )
    return als_antwoord(kaarten.verbeterformulier(vorm, desk.teksten), desk.teksten)


def _klaar(desk: Desk, casus: Casus, betrokkene_id: str, uitkomst: Uitkomst) -> Answer:
    een = betrokkene_van(casus, betrokkene_id)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, (een,))
    wat = set(uitkomst.ids["wat"].split(","))
    loopt = casus.fase is not Fase.AFGESLOTEN
    anderen = bekend_in(desk, casus, een) if wat & {"naam", "geboortedatum"} else {}
    if anderen:
        noteer(desk, Handeling.CASUS_HERKEND, casus, (een,))
    ontbreekt = loopt and any(wie_.betrokkene_id == een.id for wie_ in zonder_reden(desk, casus))
    toen = datetime.fromisoformat(uitkomst.ids["op"])
    gezien = wie_opende(desk, casus.id, betrokkene=een.id)
    beeld = Verbeterd(
        casus_id=casus.id,
        code=str(casus.code),
        wie=wie(desk, een),
        aandacht=_aandacht(desk, casus, wat, anderen, reden_ontbreekt=ontbreekt),
        inzagen=in_namen(desk, (regel for regel in gezien if regel.eerste < toen)),
        reden_ontbreekt=ontbreekt,
        dubbel=dubbelknop(desk, casus, een) if anderen else None,
    )
    return als_antwoord(kaarten.verbeterd(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def _aandacht(
    desk: Desk, casus: Casus, wat: set[str], anderen: Mapping[str, str], *, reden_ontbreekt: bool
) -> tuple[str, ...]:
    """Return what to look at because of it: what was asked was asked with what stood there then."""
    t, gevonden = desk.teksten, []
    if anderen:
        codes = ", ".join(sorted(anderen.values())[:MEER_DAN_GENOEG])
        gevonden.append(t("casus.verbeter.herkend", codes=codes))
    if reden_ontbreekt:
        gevonden.append(t("casus.beeld.reden_ontbreekt"))
    if uitvragen.van_casus(desk.uow, casus.id):
        if wat & {"naam", "geboortedatum"}:
            gevonden.append(t("casus.verbeter.antwoorden"))
        if "gemeente" in wat:
            gevonden.append(t("casus.verbeter.gemeente"))
    return tuple(gevonden)


def _wat(eerst: Persoonsgegevens, nieuw: Persoonsgegevens) -> tuple[str, ...]:
    """Return which of the three changed, as codes."""
    velden = ("naam", "geboortedatum", "gemeente")
    return tuple(veld for veld in velden if getattr(eerst, veld) != getattr(nieuw, veld))


def _getypt(payload: PersoonVerbeter) -> dict[str, str]:
    return {veld: getattr(payload, veld) for veld in ("naam", "geboortedatum", "gemeente", "verbeterreden")}


def _zoals_het_staat(desk: Desk, gegevens: Persoonsgegevens) -> dict[str, str]:
    gemeente = gegevens.gemeente if gegevens.gemeente in desk.regio.gemeenten else None
    return {
        "naam": gegevens.naam,
        "geboortedatum": gegevens.geboortedatum.isoformat() if gegevens.geboortedatum else "",
        "gemeente": gemeente or ONBEKENDE_GEMEENTE,
    }


def _merk(desk: Desk, betrokkene_id: str, gegevens: Persoonsgegevens) -> str:
    """Return what stands for these data of this person in a button: only our key can make it, and nobody reads it."""
    geboren = gegevens.geboortedatum.isoformat() if gegevens.geboortedatum else ""
    inhoud = {"wie": betrokkene_id, "naam": gegevens.naam, "geboren": geboren, "gemeente": gegevens.gemeente or ""}
    return desk.fingerprint(inhoud)[:_TEKENS]
