"""An item goes to another zitting with its uitvraag and its alarms, or off the agenda and back."""

from dataclasses import dataclass, replace
from datetime import datetime

from cards import datum
from cards.verbs import Verb
from cards.voorbereiding import wijzigen as kaarten
from cards.voorbereiding.payloads import (
    AfFormulier,
    HaalAf,
    Terugzetten,
    Verplaats,
    VerplaatsFormulier,
)
from cards.voorbereiding.wijzigen import BLIJFT, NIEUWE_TERMIJN, Verplaatsvorm, Zittingskeuze
from dialogs.kern.afsprakenagenda import iets_stil
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_agenda_waar, houd_waar
from dialogs.kern.tafelantwoorden import uitvraag_van
from dialogs.kern.verplaatsen import verplaats_punt
from dialogs.voorbereiding import poort
from domain.agenda import EERSTE_DEEL, Agendapunt, Agendasoort, Zitting
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.uitvraag import UitvraagStatus, neemt_antwoord_aan
from domain.uitvraagtermijn import deadline_voor
from storage import agenda
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst

MEESTE_ZITTINGEN = 8
"""Coming zittingen that are offered to move to."""


class _NietCompleet(Exception):
    """The form cannot be used yet; `fout` says why, in words."""

    def __init__(self, fout: str) -> None:
        super().__init__()
        self.fout = fout


@dataclass(frozen=True, slots=True)
class _Keuze:
    """Where an item goes, and until when is answered then; None when nothing runs."""

    naar: Zitting
    deadline: datetime | None


def formulier(desk: Desk, payload: VerplaatsFormulier) -> Answer:
    """Open the form to move an item."""
    casus = poort.eigen_casus(desk, payload.casus)
    zitting = poort.te_wijzigen(desk, payload.zitting)
    poort.punt_op(desk, zitting.id, casus.id)
    return _formulier(desk, casus, zitting)


def verplaats(desk: Desk, payload: Verplaats) -> Answer:
    """Move an item; then show the zitting it came from."""
    casus = poort.eigen_casus(desk, payload.casus)
    zitting = agenda.lees(desk.uow, payload.zitting)

    def act() -> Uitkomst:
        # Looked at within the act: a repeat finds the item gone, and is told where it went all the same.
        poort.te_wijzigen(desk, zitting.id)
        punt = poort.punt_op(desk, zitting.id, casus.id)
        keuze = _lees(desk, casus, zitting, payload)
        # Behind what stands there, as whatever comes on an agenda.
        nieuw = replace(punt, volgorde=None, toegevoegd_op=desk.nu)
        met_vragen = verplaats_punt(desk, nieuw, zitting, keuze.naar, keuze.deadline)
        return Uitkomst("verplaatst", {"naar": keuze.naar.id, "vragen": "ja" if met_vragen else ""})

    onderwerp = poort.punt_id(zitting.id, casus.id)
    try:
        uitkomst = desk.once(Verb.VOORBEREIDING_VERPLAATS, payload.sleutel, act, onderwerp=onderwerp)
    except _NietCompleet as niet:
        return _formulier(desk, casus, zitting, {"naar": payload.naar, "termijn": payload.termijn}, niet.fout)
    naar = agenda.lees(desk.uow, uitkomst.ids["naar"])
    wanneer = datum.dag_en_tijd(naar.begint_op, desk.regio.kalender)
    gedaan = "voorbereiding.verplaats.gedaan" if uitkomst.ids["vragen"] else "voorbereiding.verplaats.gedaan_los"
    return poort.toon(desk, zitting.id, gedaan=desk.teksten(gedaan, code=str(casus.code), wanneer=wanneer))


def af_formulier(desk: Desk, payload: AfFormulier) -> Answer:
    """Ask whether an item is really to be taken off."""
    casus = poort.eigen_casus(desk, payload.casus)
    zitting = poort.te_wijzigen(desk, payload.zitting)
    poort.punt_op(desk, zitting.id, casus.id)
    uitvraag = uitvraag_van(uitvragen.van_zitting(desk.uow, zitting.id), casus.id)
    loopt = uitvraag is not None and neemt_antwoord_aan(uitvraag, zitting.begint_op, desk.nu)
    sleutel = desk.issue_key(Verb.VOORBEREIDING_AF, poort.punt_id(zitting.id, casus.id))
    kaart = kaarten.afkaart(
        str(casus.code),
        zitting.begint_op if loopt else None,
        HaalAf(zitting=zitting.id, casus=casus.id, sleutel=sleutel),
        desk.teksten,
        desk.regio.kalender,
    )
    return als_antwoord(kaart, desk.teksten)


def haal_af(desk: Desk, payload: HaalAf) -> Answer:
    """Take an item off the agenda; it can be put back at once."""
    casus = poort.eigen_casus(desk, payload.casus)
    zitting = agenda.lees(desk.uow, payload.zitting)

    def act() -> Uitkomst:
        poort.te_wijzigen(desk, zitting.id)
        punt = poort.punt_op(desk, zitting.id, casus.id)
        agenda.haal_van_agenda(desk.uow, zitting.id, casus.id)
        _gewijzigd(desk, casus, zitting)
        return Uitkomst("van_agenda", {"deel": str(punt.deel)})

    onderwerp = poort.punt_id(zitting.id, casus.id)
    uitkomst = desk.once(Verb.VOORBEREIDING_AF, payload.sleutel, act, onderwerp=onderwerp)
    terug = Terugzetten(
        zitting=zitting.id,
        casus=casus.id,
        sleutel=desk.issue_key(Verb.VOORBEREIDING_TERUGZETTEN, onderwerp),
        # What was taken off by the program before this one said nothing of it.
        deel=int(uitkomst.ids.get("deel", EERSTE_DEEL)),
    )
    gedaan = desk.teksten("voorbereiding.af.gedaan", code=str(casus.code))
    return poort.toon(desk, zitting.id, gedaan=gedaan, terug=terug)


def zet_terug(desk: Desk, payload: Terugzetten) -> Answer:
    """Put an item back on the agenda from which it was taken, behind what stands there.

    Of what nothing is heard it still begins with that.
    """
    casus = poort.eigen_casus(desk, payload.casus)
    zitting = poort.te_wijzigen(desk, payload.zitting)
    if casus.tafel != zitting.tafel:
        raise NotFound("voorbereiding.niet_op_agenda")

    def act() -> Uitkomst:
        soort = soort_op_agenda(desk, casus, uitvragen.van_casus(desk.uow, casus.id), zitting.id)
        if all(een.casus_id != casus.id for een in agenda.punten(desk.uow, zitting.id)):
            punt = Agendapunt(zitting.id, casus.id, soort, desk.nu, deel=payload.deel)
            if iets_stil(desk, casus.id):
                punt = replace(punt, soort=Agendasoort.AFSPRAAK, eerder=soort)
            agenda.zet_op_agenda(desk.uow, punt)
            _gewijzigd(desk, casus, zitting)
        return Uitkomst("terug", {})

    onderwerp = poort.punt_id(zitting.id, casus.id)
    desk.once(Verb.VOORBEREIDING_TERUGZETTEN, payload.sleutel, act, onderwerp=onderwerp)
    return poort.toon(desk, zitting.id, gedaan=desk.teksten("voorbereiding.terug.gedaan", code=str(casus.code)))


def _formulier(
    desk: Desk, casus: Casus, zitting: Zitting, waarden: dict[str, str] | None = None, fout: str = ""
) -> Answer:
    keuzes = _keuzes(desk, casus, zitting)
    uitvraag = uitvraag_van(uitvragen.van_zitting(desk.uow, zitting.id), casus.id)
    loopt = uitvraag is not None and neemt_antwoord_aan(uitvraag, zitting.begint_op, desk.nu)
    later = next((een.zitting for een in keuzes if een.begint_op > zitting.begint_op), "")
    vorm = Verplaatsvorm(
        code=str(casus.code),
        nu=zitting.begint_op,
        keuzes=keuzes,
        deadline=uitvraag.deadline if uitvraag is not None and loopt else None,
        waarden={"naar": later} if waarden is None else waarden,
        fouten=(fout,) if fout else (),
    )
    verplaats_ = Verplaats(
        zitting=zitting.id,
        casus=casus.id,
        sleutel=desk.issue_key(Verb.VOORBEREIDING_VERPLAATS, poort.punt_id(zitting.id, casus.id)),
    )
    kaart = kaarten.verplaatsformulier(vorm, verplaats_, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def _keuzes(desk: Desk, casus: Casus, zitting: Zitting) -> tuple[Zittingskeuze, ...]:
    """Return the coming zittingen of the tafel on whose agenda the casus does not stand yet."""
    komende = agenda.volgende(desk.uow, zitting.tafel, desk.nu, MEESTE_ZITTINGEN + 1)
    met_casus = agenda.zittingen_met_casus(desk.uow, [casus.id], desk.nu).get(casus.id, ())
    bezet = {zitting.id, *(een.id for een in met_casus)}
    # What was asked for a zitting already cannot be asked for it twice.
    gevraagd = (een for een in uitvragen.van_casus(desk.uow, casus.id) if een.status is not UitvraagStatus.INGETROKKEN)
    bezet |= {een.zitting_id for een in gevraagd}
    return tuple(
        Zittingskeuze(een.id, een.begint_op, een.extra, _termijn(desk, casus, een))
        for een in komende
        if een.id not in bezet
    )[:MEESTE_ZITTINGEN]


def _termijn(desk: Desk, casus: Casus, naar: Zitting) -> datetime | None:
    voorstel = deadline_voor(desk.regio, naar.begint_op, desk.nu, spoed=casus.spoed)
    return voorstel.moment if voorstel else None


def _lees(desk: Desk, casus: Casus, zitting: Zitting, payload: Verplaats) -> _Keuze:
    """Check what was chosen.

    Raises:
        _NietCompleet: nothing was chosen, or what was chosen cannot be (any more).
    """
    if not payload.naar:
        raise _NietCompleet(desk.teksten("voorbereiding.verplaats.kies"))
    gekozen = next((een for een in _keuzes(desk, casus, zitting) if een.zitting == payload.naar), None)
    if gekozen is None:
        raise _NietCompleet(desk.teksten("voorbereiding.verplaats.weg"))
    naar = agenda.lees(desk.uow, gekozen.zitting)
    uitvraag = uitvraag_van(uitvragen.van_zitting(desk.uow, zitting.id), casus.id)
    if uitvraag is None:
        return _Keuze(naar, None)
    if payload.termijn not in {"", NIEUWE_TERMIJN, BLIJFT}:
        raise UserMistake("knop.verlopen")
    nieuw = gekozen.deadline if payload.termijn != BLIJFT else None
    return _Keuze(naar, min(nieuw or uitvraag.deadline, naar.begint_op))


def _gewijzigd(desk: Desk, casus: Casus, zitting: Zitting) -> None:
    """Keep true what says that a casus stands on this agenda, and write down that it changed."""
    poort.raak_aan(desk, zitting)
    desk.record(Handeling.AGENDA_GEWIJZIGD, casus_id=casus.id, onderwerp_id=zitting.id)
    houd_agenda_waar(desk, zitting.id, zitting.tafel)
    houd_waar(desk, Berichtsoort.AGENDA_SPOED, poort.punt_id(zitting.id, casus.id))
