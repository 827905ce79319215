"""Starting: one transaction makes the uitvraag, opens the casus for who is asked, and plans all that must be sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from cards.uitvraag import starten as kaarten
from cards.uitvraag.payloads import UitvraagStart
from cards.uitvraag.starten import ANDER_MOMENT, KEUZE, NIEMAND, Bevestiging
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Desk
from dialogs.kern.planning import houd_agenda_waar
from dialogs.uitvraag import post, voorstel
from dialogs.uitvraag.zaak import eigen_casus
from domain.agenda import Agendapunt, Zitting, ZittingStatus
from domain.casus import Casus, Fase
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tekst import lees_datum
from domain.toegang import Toegang
from domain.uitvraag import Bevraging, Uitvraag, UitvraagStatus, agendasoort
from domain.uitvraagtermijn import deadline_voor, herinnermomenten
from domain.uitvraagvoorstel import formulier_van, is_gast
from storage import agenda, toegang, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2200
"""Between these years somebody may mean a moment; outside them the calendar itself ends somewhere."""


class _NietCompleet(Exception):
    """The form cannot be used yet; `fouten` says why, in words."""

    def __init__(self, fouten: Sequence[str]) -> None:
        super().__init__()
        self.fouten = tuple(fouten)


class _LooptAl(Exception):
    """An uitvraag on this casus runs for this zitting already."""

    def __init__(self, uitvraag: Uitvraag) -> None:
        super().__init__()
        self.uitvraag = uitvraag


@dataclass(frozen=True, slots=True)
class _Keuze:
    """What the regisseur decided."""

    zitting: Zitting
    deadline: datetime
    organisaties: tuple[str, ...]
    doel: str
    grondslag: str


def start(desk: Desk, payload: UitvraagStart) -> Answer:
    """Start an uitvraag, or ask more organisaties in one that runs; then show who was asked and until when."""
    casus = eigen_casus(desk, payload.casus)
    voorstel.eis_lopend(casus)
    afdruk = desk.fingerprint(voorstel.ingevuld(payload))

    def act() -> Uitkomst:
        if payload.uitvraag is not None:
            uitvraag = _vraag_ook(desk, casus, payload.uitvraag, payload)
        else:
            uitvraag = _begin(desk, casus, _lees(desk, casus, payload))
        return Uitkomst("gestart", {"uitvraag": uitvraag.id, "invoer": afdruk})

    waarden = voorstel.ingevuld(payload)
    try:
        uitkomst = desk.once(Verb.UITVRAAG_START, payload.sleutel, act, onderwerp=casus.id)
    except _LooptAl as loopt:
        return voorstel.extraformulier(desk, casus, loopt.uitvraag, waarden=waarden)
    except _NietCompleet as niet:
        if payload.uitvraag is not None:
            lopend = uitvragen.lees(desk.uow, payload.uitvraag)
            return voorstel.extraformulier(desk, casus, lopend, waarden=waarden, fouten=niet.fouten)
        return voorstel.startformulier(desk, casus, waarden=waarden, fouten=niet.fouten)
    uitvraag = uitvragen.lees(desk.uow, uitkomst.ids["uitvraag"])
    if uitkomst.ids["invoer"] != afdruk and uitvraag.status is UitvraagStatus.OPEN:
        # The used form again, filled in otherwise: what runs already is extended, never started twice.
        return voorstel.extraformulier(desk, casus, uitvraag, waarden=waarden)
    return _bevestiging(desk, casus, uitvraag)


def _begin(desk: Desk, casus: Casus, keuze: _Keuze) -> Uitvraag:
    zitting = _gepland(desk, casus, keuze.zitting)
    # The row version of the casus lets only one of two starts at the same moment through.
    fase = Fase.UITVRAAG if casus.fase is Fase.AANVANG else casus.fase
    casussen.wijzig(desk.uow, replace(casus, fase=fase))
    uitvraag_id = desk.uow.new_id()
    uitvraag = Uitvraag(
        id=uitvraag_id,
        casus_id=casus.id,
        zitting_id=zitting.id,
        deadline=keuze.deadline,
        doel=keuze.doel,
        grondslag=keuze.grondslag,
        gestart_door_id=desk.actor.persoon_id,
        gestart_op=desk.nu,
        bevragingen=tuple(_bevraging(desk, casus, uitvraag_id, code) for code in keuze.organisaties),
    )
    eerdere = uitvragen.van_casus(desk.uow, casus.id)
    uitvragen.voeg_toe(desk.uow, uitvraag)
    if not any(een.casus_id == casus.id for een in agenda.punten(desk.uow, zitting.id)):
        soort = agendasoort(casus, eerdere, zitting.id)
        agenda.zet_op_agenda(desk.uow, Agendapunt(zitting.id, casus.id, soort, desk.nu))
    wekkers.zet(desk.uow, Wekkersoort.SLUITING, zitting.id, zitting.begint_op)
    _stuur(desk, casus, uitvraag, uitvraag.bevragingen)
    houd_agenda_waar(desk, zitting.id, casus.tafel)
    return uitvraag


def _vraag_ook(desk: Desk, casus: Casus, uitvraag_id: str, payload: UitvraagStart) -> Uitvraag:
    lopend = {een.id: een for een in voorstel.lopende_uitvragen(desk, casus)}
    uitvraag = lopend.get(uitvraag_id)
    if uitvraag is None:
        raise UserMistake("uitvraag.gesloten")
    organisaties = _organisaties(desk, payload, zonder=[een.organisatie for een in uitvraag.bevragingen])
    if not organisaties:
        raise _NietCompleet([desk.teksten("uitvraag.start.fout.wie")])
    nieuwe = tuple(_bevraging(desk, casus, uitvraag.id, code) for code in organisaties)
    for een in nieuwe:
        uitvragen.voeg_bevraging_toe(desk.uow, een)
    _stuur(desk, casus, uitvraag, nieuwe)
    houd_agenda_waar(desk, uitvraag.zitting_id, casus.tafel)
    return uitvraag


def _bevraging(desk: Desk, casus: Casus, uitvraag_id: str, code: str) -> Bevraging:
    tafel, organisatie = desk.regio.tafel(casus.tafel), desk.regio.organisatie(code)
    formulier = formulier_van(desk.regio, tafel, organisatie)
    uitvragen.bewaar_formulier(desk.uow, formulier)
    return Bevraging(
        id=desk.uow.new_id(),
        uitvraag_id=uitvraag_id,
        organisatie=code,
        formulier=formulier.code,
        formulier_versie=formulier.versie,
        is_gast=is_gast(tafel, organisatie),
    )


def _stuur(desk: Desk, casus: Casus, uitvraag: Uitvraag, bevragingen: Iterable[Bevraging]) -> None:
    """Open the casus for who is asked, plan the cards, and set the alarms for reminders."""
    desk.record(Handeling.UITVRAAG_GESTART, casus_id=casus.id, onderwerp_id=uitvraag.id, doel=uitvraag.grondslag)
    momenten = herinnermomenten(desk.regio, uitvraag.deadline, desk.nu)
    for een in bevragingen:
        toegang.verleen(desk.uow, Toegang(casus.id, een.organisatie, Rol.PARTNER, desk.nu))
        desk.record(
            Handeling.TOEGANG_VERLEEND, namens=een.organisatie, casus_id=casus.id, onderwerp_id=een.id,
            doel=uitvraag.grondslag,
        )  # fmt: skip
        post.vraag(desk, een)
        for moment in momenten:
            wekkers.zet(desk.uow, Wekkersoort.HERINNERING, een.id, moment.wanneer, moment.volgnummer)


def _bevestiging(desk: Desk, casus: Casus, uitvraag: Uitvraag) -> Answer:
    niet_bereikt = [een.organisatie for een in uitvraag.bevragingen if not post.is_gevraagd(desk, een)]
    beeld = Bevestiging(
        uitvraag=uitvraag.id,
        code=str(casus.code),
        zitting=agenda.lees(desk.uow, uitvraag.zitting_id).begint_op,
        deadline=uitvraag.deadline,
        gevraagd=voorstel.namen_van(desk, (een.organisatie for een in uitvraag.bevragingen)),
        niet_bereikt=voorstel.namen_van(desk, niet_bereikt),
    )
    kaart = kaarten.bevestiging(beeld, desk.teksten, desk.regio.kalender)
    return ShowCard(kaart, desk.teksten("algemeen.samenvatting"))


def _lees(desk: Desk, casus: Casus, payload: UitvraagStart) -> _Keuze:
    """Check everything that was filled in, and say all that is wrong at once.

    Raises:
        _NietCompleet: something must be mended.
        _LooptAl: an uitvraag runs for the chosen zitting already.
    """
    fouten: list[str] = []
    t = desk.teksten
    organisaties = _organisaties(desk, payload)
    if not _open_beantwoord(desk, casus, payload):
        fouten.append(t("uitvraag.start.kies_organisatie"))
    elif not organisaties:
        fouten.append(t("uitvraag.start.fout.wie"))
    doel = voorstel.doelen(desk, casus).get(payload.doel, "")
    if not doel:
        fouten.append(t("uitvraag.start.kies_doel"))
    grondslagen = {een.code for een in desk.regio.grondslagen_van(casus.spoor)}
    if payload.grondslag not in grondslagen:
        fouten.append(t("uitvraag.start.kies_grondslag"))
    zitting = _zitting(desk, casus, payload)
    if isinstance(zitting, str):
        raise _NietCompleet([*fouten, zitting])
    deadline = _deadline(desk, casus, payload, zitting)
    if deadline is None:
        fouten.append(t("uitvraag.start.fout.deadline"))
    if fouten or deadline is None:
        raise _NietCompleet(fouten)
    return _Keuze(zitting, deadline, organisaties, doel, payload.grondslag)


def _organisaties(desk: Desk, payload: UitvraagStart, *, zonder: Iterable[str] = ()) -> tuple[str, ...]:
    """Return who was chosen, each once: fixed partners, chosen bodies, optional partners, guests.

    Raises:
        UserMistake: somebody who cannot be chosen (any more): the form is out of date.
    """
    zelf_gekozen = (waarde for veld, waarde in payload.velden.items() if veld.startswith(KEUZE) and waarde != NIEMAND)
    lijsten = (payload.vast, *zelf_gekozen, payload.mogelijk, payload.gasten)
    gekozen = dict.fromkeys(code for lijst in lijsten for code in lijst.split(",") if code)
    mag = set(desk.regio.organisaties) - {desk.regio.eigen_organisatie}
    if not mag.issuperset(gekozen):
        raise UserMistake("knop.verlopen")
    al = set(zonder)
    return tuple(code for code in gekozen if code not in al)


def _open_beantwoord(desk: Desk, casus: Casus, payload: UitvraagStart) -> bool:
    open_ = (een for een in voorstel.voorstel_voor(desk, casus).open if een.kandidaten)
    return all(payload.velden.get(KEUZE + een.sleutel) for een in open_)


def _zitting(desk: Desk, casus: Casus, payload: UitvraagStart) -> Zitting | str:
    """Return the chosen zitting, or what is wrong with it. A new one is not planned yet: it has no id."""
    if payload.zitting in {"", ANDER_MOMENT}:
        begint_op = _moment(desk, payload.zitting_datum, payload.zitting_tijd)
        if begint_op is None or begint_op <= desk.nu:
            return desk.teksten("uitvraag.start.fout.zitting")
        return Zitting("", casus.tafel, begint_op)
    _eis_niet_lopend(desk, casus, payload.zitting)
    keuzes = (een.zitting for een in voorstel.te_kiezen_zittingen(desk, casus))
    gekozen = next((een for een in keuzes if een.id == payload.zitting), None)
    return gekozen or desk.teksten("uitvraag.start.fout.zitting_weg")


def _gepland(desk: Desk, casus: Casus, zitting: Zitting) -> Zitting:
    """Plan a zitting that the regisseur called together himself; at the same moment there is only one."""
    if zitting.id:
        return zitting
    gepland = agenda.plan(desk.uow, casus.tafel, zitting.begint_op)
    if gepland.status is ZittingStatus.VERVALLEN:
        raise _NietCompleet([desk.teksten("uitvraag.start.fout.zitting_weg")])
    _eis_niet_lopend(desk, casus, gepland.id)
    return gepland


def _eis_niet_lopend(desk: Desk, casus: Casus, zitting_id: str) -> None:
    for lopend in voorstel.lopende_uitvragen(desk, casus):
        if lopend.zitting_id == zitting_id:
            raise _LooptAl(lopend)


def _deadline(desk: Desk, casus: Casus, payload: UitvraagStart, zitting: Zitting) -> datetime | None:
    """Return the chosen deadline, else the region's own; None when what was chosen cannot be, or nothing was."""
    if not payload.deadline_datum and not payload.deadline_tijd:
        eigen = deadline_voor(desk.regio, zitting.begint_op, desk.nu, spoed=casus.spoed)
        return eigen.moment if eigen else None
    moment = _moment(desk, payload.deadline_datum, payload.deadline_tijd)
    return moment if moment is not None and desk.nu < moment <= zitting.begint_op else None


def _moment(desk: Desk, datum: str, tijd: str) -> datetime | None:
    dag = lees_datum(datum)
    try:
        klok = time.fromisoformat(tijd.strip())
    except ValueError:
        return None
    if dag is None or klok.tzinfo is not None:
        return None
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        return None
    return desk.regio.kalender.moment(dag, klok)
