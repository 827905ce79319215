"""Deciding: the form of one decision, what it brings about said beforehand, and then it is done, once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cards import datum
from cards.triage import besluiten as kaarten
from cards.triage.besluiten import EERSTE, EXTRA, Besluitvorm
from cards.triage.payloads import TriageBesluit, TriageKies
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from dialogs.triage import gevolgen
from dialogs.triage.besloten import besloten
from dialogs.triage.gevolgen import Keuze
from dialogs.triage.kern import eigen_casus, lopende_casus, noteer, open_weging, stand_van
from dialogs.triage.openen import voorstel
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.moment import lees_moment
from domain.tekst import schone_regel, schone_tekst
from domain.triage import (
    EINDIGT,
    IN_BEHANDELING,
    LANGSTE_BERICHT,
    LANGSTE_REDEN,
    LANGSTE_WAARHEEN,
    Triage,
    Triagebesluit,
    mogelijk,
    ontbreekt,
)
from storage import afspraken, meldingen
from storage import casus as casussen
from storage import triage as triages
from storage.inbox import Uitkomst

_LENGTES: Mapping[str, int] = {"reden": LANGSTE_REDEN, "waarheen": LANGSTE_WAARHEEN, "bericht": LANGSTE_BERICHT}
_VELDEN = ("tafel", "wanneer", "datum", "tijd", "waarheen", "reden", "bericht")


@dataclass(frozen=True, slots=True)
class _Fouten:
    """What must be mended; `sluit_eerst`: an uitvraag that runs is in the way."""

    zinnen: tuple[str, ...]
    sluit_eerst: bool = False


class _NietGedaan(Exception):
    """Nothing was decided: something must be mended, or was warned about."""

    def __init__(self, fouten: _Fouten, let_op: Waarschuwing | None = None) -> None:
        super().__init__()
        self.fouten = fouten
        self.let_op = let_op


def kies(desk: Desk, payload: TriageKies) -> Answer:
    """Show the form of the decision that was chosen."""
    casus = lopende_casus(desk, payload.casus)
    if payload.keuze not in mogelijk(casus.fase):
        return voorstel(desk, casus, fouten=(desk.teksten("triage.leeg.besluit"),))
    return _formulier(desk, casus, Triagebesluit(payload.keuze))


def besluit(desk: Desk, payload: TriageBesluit) -> Answer:
    """Decide, and show what came of it; a repeat shows the same.

    Raises:
        NotAllowed: the casus is somebody else's, or there is none.
        UserMistake: it is closed, and not by this press.
    """
    casus = eigen_casus(desk, payload.casus)
    afdruk = desk.fingerprint({"besluit": payload.besluit.value, **_ingevuld(payload)})

    def act() -> Uitkomst:
        nu = lopende_casus(desk, payload.casus)
        triage = _neem(desk, nu, payload)
        return Uitkomst("besloten", {"triage": triage.id, "invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.TRIAGE_BESLUIT, payload.sleutel, act, onderwerp=_waarvoor(casus, payload.besluit))
    except _NietGedaan as niet:
        nog = _formulier(desk, casus, payload.besluit, waarden=_ingevuld(payload), fouten=niet.fouten)
        return niet.let_op.op(nog) if niet.let_op else nog
    na = casussen.lees(desk.uow, casus.id)
    if uitkomst.ids["invoer"] != afdruk and na.fase is not Fase.AFGESLOTEN:
        # The used form again, filled in otherwise: it is a decision of its own, and asks for a press of its own.
        oud = _Fouten((desk.teksten("triage.fout.verouderd"),))
        return _formulier(desk, na, payload.besluit, waarden=_ingevuld(payload), fouten=oud)
    return besloten(desk, na, triages.lees(desk.uow, uitkomst.ids["triage"]))


def _neem(desk: Desk, casus: Casus, payload: TriageBesluit) -> Triage:
    """Look at everything that was filled in, and let it happen.

    Raises:
        _NietGedaan: it cannot be decided so (yet).
    """
    eerdere = triages.van_casus(desk.uow, casus.id)
    if payload.stand != stand_van(desk, casus, eerdere):
        raise _NietGedaan(_Fouten((desk.teksten("triage.fout.verouderd"),)))
    open_ = open_weging(eerdere)
    triage = Triage(
        id=open_.id if open_ else desk.uow.new_id(),
        casus_id=casus.id,
        op=desk.nu,
        door_id=desk.actor.persoon_id,
        besluit=payload.besluit,
        reden=schone_tekst(payload.reden),
        waarden=open_.waarden if open_ else {},
        tafel=payload.tafel if payload.besluit in IN_BEHANDELING else "",
        waarheen=schone_regel(payload.waarheen) if payload.besluit in EINDIGT else "",
        formulier_versie=open_.formulier_versie if open_ else "",
        bericht=schone_tekst(payload.bericht) if _met_melder(desk, casus) else "",
    )
    keuze, fouten = _keur(desk, casus, triage, payload)
    if fouten.zinnen:
        raise _NietGedaan(fouten)
    t = desk.teksten
    velden = (
        (t("triage.veld.reden"), triage.reden),
        (_label(desk, triage, "waarheen"), triage.waarheen),
        (t("triage.veld.bericht"), triage.bericht),
    )
    if (let_op := kijk_na(desk, payload, velden)) is not None:
        raise _NietGedaan(_Fouten(()), let_op)
    triages.bewaar(desk.uow, triage)
    noteer(desk, Handeling.TRIAGE_BESLOTEN, casus, triage.id)
    gevolgen.voer_uit(desk, casus, triage, keuze)
    return triage


def _keur(desk: Desk, casus: Casus, triage: Triage, payload: TriageBesluit) -> tuple[Keuze, _Fouten]:
    """Return when it is discussed, and everything that is wrong with the decision."""
    t = desk.teksten
    if triage.besluit not in mogelijk(casus.fase):
        return Keuze(), _Fouten((t("triage.fout.kan_niet"),))
    keuze = Keuze()
    fouten = [t(f"triage.leeg.{veld}") for veld in ontbreekt(triage, met_melder=_met_melder(desk, casus))]
    fouten += _te_lang(desk, triage)
    sluit_eerst = False
    if triage.besluit in IN_BEHANDELING and triage.tafel:
        if triage.tafel not in {een.code for een in gevolgen.tafels(desk, casus)}:
            return keuze, _Fouten((t("triage.leeg.tafel"), *fouten))
        if gevolgen.loopt_elders(desk, casus, triage.tafel):
            sluit_eerst = True
            fouten.append(t("triage.fout.loopt_uitvraag", tafel=desk.regio.tafel(casus.tafel).naam))
        gekozen = _wanneer(desk, triage, payload)
        if isinstance(gekozen, str):
            fouten.append(gekozen)
        else:
            keuze = gekozen
    if triage.besluit in EINDIGT and afspraken.van_casussen(desk.uow, [casus.id], alleen_open=True):
        fouten.append(t("triage.fout.open_afspraken"))
    return keuze, _Fouten(tuple(fouten), sluit_eerst)


def _wanneer(desk: Desk, triage: Triage, payload: TriageBesluit) -> Keuze | str:
    """Return on which zitting it comes, or what is wrong with that."""
    t = desk.teksten
    if triage.besluit is not Triagebesluit.SPOEDOVERLEG:
        return Keuze()
    if payload.wanneer != EXTRA and not (payload.datum or payload.tijd):
        return Keuze() if gevolgen.eerste_zitting(desk, triage.tafel) else t("triage.fout.geen_zitting")
    moment = lees_moment(payload.datum, payload.tijd, desk.regio.kalender)
    if moment is None or moment <= desk.nu:
        return t("triage.fout.moment")
    if gevolgen.vervallen_op(desk, triage.tafel, moment):
        return t("triage.fout.vervallen")
    return Keuze(extra_op=moment)


def _te_lang(desk: Desk, triage: Triage) -> Iterable[str]:
    for veld, maximum in _LENGTES.items():
        if len(getattr(triage, veld)) > maximum:
            yield desk.teksten("triage.fout.te_lang", veld=_label(desk, triage, veld), maximum=maximum)


def _label(desk: Desk, triage: Triage, veld: str) -> str:
    if veld == "waarheen":
        eindigt = triage.besluit in EINDIGT
        return desk.teksten(f"triage.waarheen.{triage.besluit.value}" if eindigt else "triage.veld.waarheen")
    return desk.teksten(f"triage.veld.{veld}")


def _formulier(
    desk: Desk,
    casus: Casus,
    keuze: Triagebesluit,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: _Fouten = _Fouten(()),
) -> Answer:
    t = desk.teksten
    noteer(desk, Handeling.TRIAGE_GEOPEND, casus)
    stand = stand_van(desk, casus, triages.van_casus(desk.uow, casus.id))
    vorm = Besluitvorm(
        casus_id=casus.id,
        code=str(casus.code),
        besluit=keuze,
        tafels=tuple(_tafels(desk, casus)) if keuze in IN_BEHANDELING else (),
        gevolgen=tuple(gevolgen.vooraf(desk, casus, keuze)),
        waarden={"tafel": casus.tafel, "wanneer": EERSTE} if waarden is None else waarden,
        met_melder=_met_melder(desk, casus),
        fouten=(t("triage.fout.kop"), *fouten.zinnen) if fouten.zinnen else (),
        sluit_eerst=fouten.sluit_eerst,
    )
    sleutel = desk.issue_key(Verb.TRIAGE_BESLUIT, _waarvoor(casus, keuze))
    knop = TriageBesluit(casus=casus.id, besluit=keuze, stand=stand, sleutel=sleutel)
    return als_antwoord(kaarten.besluitformulier(vorm, knop, t), t)


def _tafels(desk: Desk, casus: Casus) -> Iterable[tuple[str, str]]:
    """Yield the tafels that may take it in, its own first, each with its first zitting."""
    for een in gevolgen.tafels(desk, casus):
        eerste = gevolgen.eerste_zitting(desk, een.code)
        if eerste is None:
            yield een.code, desk.teksten("triage.tafel_zonder", tafel=een.naam)
        else:
            wanneer = datum.dag_en_tijd(eerste.begint_op, desk.regio.kalender)
            yield een.code, desk.teksten("triage.tafel_zitting", tafel=een.naam, wanneer=wanneer)


def _ingevuld(payload: TriageBesluit) -> dict[str, str]:
    return {veld: str(getattr(payload, veld)) for veld in _VELDEN}


def _waarvoor(casus: Casus, keuze: Triagebesluit) -> str:
    return f"{casus.id}:{keuze.value}"


def _met_melder(desk: Desk, casus: Casus) -> bool:
    return meldingen.van_casus(desk.uow, casus.id) is not None
