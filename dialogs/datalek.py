"""A possible data breach: noted by the regisseur who undid the mistake, read and judged by the privacy officer."""

from datetime import date

from cards import datalek as kaarten
from cards.datalek import (
    LANGSTE_TEKST,
    MEESTE_MELDINGEN,
    Datalekbeeld,
    DatalekBewaar,
    DatalekOpen,
    Datalekvorm,
    Feiten,
    Gemeld,
    Meldingregel,
)
from cards.payloads import DatalekFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context, Desk
from dialogs.kern.inzage import in_namen, wie_opende
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import (
    AnswerMay,
    Arguments,
    CommandSpec,
    MessageSpec,
    OnUncertain,
    Registry,
    Skip,
    VerbSpec,
)
from dialogs.kern.vrijetekst import kijk_na
from domain.casus import Casus, Onderwerp
from domain.datalek import MELDTERMIJN, Datalek
from domain.errors import NotFound
from domain.inzage import Inzage
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tekst import lees_datum, schone_tekst
from domain.toegang import Daad
from domain.uitvraag import BevragingStatus, Uitvraag
from storage import casus as casussen
from storage import datalekken, outbox, personen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def register(registry: Registry) -> None:
    """Declare the form, the note, /datalekken and the post to the officers.

    A second post about the same note does no harm, and a missing one costs days of the 72 hours: it is sent again.
    """
    regisseur, functionaris = Permission.PROCESREGISSEUR, Permission.PRIVACYFUNCTIONARIS
    registry.command(
        CommandSpec(
            words="datalekken",
            permission=functionaris,
            group="datalek.groep",
            help="datalek.opdracht",
            example="/datalekken",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=lijst,
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.DATALEK_FORMULIER, DatalekFormulier, regisseur, formulier))
    registry.verb(VerbSpec(Verb.DATALEK_BEWAAR, DatalekBewaar, regisseur, bewaar))
    registry.verb(VerbSpec(Verb.DATALEK_OPEN, DatalekOpen, functionaris, openen))
    registry.message(
        MessageSpec(kind=Berichtsoort.DATALEK, render=bericht, on_uncertain=OnUncertain.RESEND, owner=_melder)
    )


def formulier(desk: Desk, payload: DatalekFormulier) -> Answer:
    """Show the form, with the facts that are known."""
    uitvraag, casus = _laad(desk, payload.uitvraag)
    return _formulier(desk, uitvraag, casus, payload.betrokkene)


def bewaar(desk: Desk, payload: DatalekBewaar) -> Answer:
    """Keep the note with the facts as they are now, and tell the officers."""
    uitvraag, casus = _laad(desk, payload.uitvraag)
    waarden = {"wat": payload.wat, "sinds": payload.sinds, "gedaan": payload.gedaan}
    fouten = _fouten(desk, payload)
    sinds = lees_datum(payload.sinds)
    if fouten or sinds is None:
        return _formulier(desk, uitvraag, casus, payload.betrokkene, waarden, fouten=fouten)
    getypt = [(desk.teksten(f"datalek.veld.{veld}"), waarden[veld]) for veld in ("wat", "gedaan")]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_formulier(desk, uitvraag, casus, payload.betrokkene, waarden))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        nieuw = _nieuw(desk, uitvraag, casus, payload, sinds)
        datalekken.voeg_toe(desk.uow, nieuw)
        desk.record(
            Handeling.DATALEK_GEMELD,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=payload.betrokkene,
            onderwerp_id=nieuw.id,
        )
        for een in personen.met_rol(desk.uow, Rol.PRIVACYFUNCTIONARIS):
            outbox.plan(desk.uow, soort=Berichtsoort.DATALEK, onderwerp_id=nieuw.id, persoon_id=een.id, voorrang=1)
        return Uitkomst("gemeld", {"datalek": nieuw.id, "invoer": afdruk})

    onderwerp = _onderwerp(uitvraag, payload.betrokkene)
    uitkomst = desk.once(Verb.DATALEK_BEWAAR, payload.sleutel, act, onderwerp=onderwerp)
    if uitkomst.ids["invoer"] != afdruk:
        melding = desk.teksten("datalek.al_gemeld")
        return _formulier(desk, uitvraag, casus, payload.betrokkene, waarden, melding=melding)
    return _gemeld(desk, casus, datalekken.lees(desk.uow, uitkomst.ids["datalek"]))


def openen(desk: Desk, payload: DatalekOpen) -> Answer:
    """Open a note: for a privacy officer alone, and written down."""
    lek = datalekken.lees(desk.uow, payload.datalek)
    code = casussen.codes(desk.uow, [lek.casus_id])[lek.casus_id]
    namens = next(iter(sorted(desk.actor.organisaties(Rol.PRIVACYFUNCTIONARIS))), None)
    desk.record(Handeling.DATALEK_GEOPEND, namens=namens, casus_id=lek.casus_id, onderwerp_id=lek.id)
    beeld = Datalekbeeld(
        feiten=_feiten(desk, code, lek.organisaties, lek.personen, lek.inzagen),
        door=personen.lees(desk.uow, lek.gemeld_door_id).naam,
        op=lek.op,
        melden_voor=lek.melden_voor,
        sinds=lek.sinds,
        wat=lek.wat,
        gedaan=lek.gedaan,
    )
    return als_antwoord(kaarten.notitie(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def lijst(desk: Desk, _: Arguments) -> Answer:
    """/datalekken: the latest notes, in codes."""
    eis(desk, Daad.DATALEK_LEZEN)
    gevonden = datalekken.laatste(desk.uow, MEESTE_MELDINGEN)
    mensen = personen.lees_alle(desk.uow, (een.gemeld_door_id for een in gevonden))
    regels = [
        Meldingregel(een.id, een.code, mensen[een.gemeld_door_id].naam, een.op, een.op + MELDTERMIJN)
        for een in gevonden
    ]
    return als_antwoord(kaarten.lijst(regels, desk.teksten, desk.regio.kalender), desk.teksten)


def bericht(context: Context, datalek_id: str) -> OutgoingMessage | Skip:
    """The neutral post to an officer: who noted it, and over which casus."""
    try:
        lek = datalekken.lees(context.uow, datalek_id)
    except NotFound:
        return Skip("bestaat_niet")
    code = casussen.codes(context.uow, [lek.casus_id])[lek.casus_id]
    door = personen.lees(context.uow, lek.gemeld_door_id).naam
    kaart = kaarten.bericht(code, door, lek.id, context.teksten)
    return als_bericht(kaart, context.teksten)


def _melder(context: Context, datalek_id: str) -> str | None:
    """Who hears when an officer cannot be reached: the regisseur who noted it, so that he calls."""
    try:
        return datalekken.lees(context.uow, datalek_id).gemeld_door_id
    except NotFound:
        return None


def _laad(desk: Desk, uitvraag_id: str) -> tuple[Uitvraag, Casus]:
    """Load an uitvraag for the regisseur of its casus.

    Raises:
        NotAllowed: somebody else holds it ("toegang.niet_uw_casus").
    """
    uitvraag = uitvragen.lees(desk.uow, uitvraag_id)
    casus = casussen.lees(desk.uow, uitvraag.casus_id)
    eis(desk, Daad.DATALEK_MELDEN, over_casus(casus))
    return uitvraag, casus


def _geraakt(desk: Desk, uitvraag: Uitvraag, betrokkene: str | None) -> tuple[tuple[str, ...], tuple[Inzage, ...]]:
    """Return whom it concerns: of a person who did not belong here, everybody who saw him; else who was withdrawn."""
    if betrokkene is not None:
        gezien = wie_opende(desk, uitvraag.casus_id, betrokkene=betrokkene)
        return tuple(dict.fromkeys(een.organisatie for een in gezien)), gezien
    weg = tuple(een.organisatie for een in uitvraag.bevragingen if een.status is BevragingStatus.INGETROKKEN)
    return weg, wie_opende(desk, uitvraag.casus_id, organisaties=weg, vanaf=uitvraag.gestart_op)


def _nieuw(desk: Desk, uitvraag: Uitvraag, casus: Casus, payload: DatalekBewaar, sinds: date) -> Datalek:
    organisaties, gezien = _geraakt(desk, uitvraag, payload.betrokkene)
    return Datalek(
        id=desk.uow.new_id(),
        casus_id=casus.id,
        uitvraag_id=uitvraag.id,
        gemeld_door_id=desk.actor.persoon_id,
        op=desk.nu,
        wat=schone_tekst(payload.wat),
        sinds=sinds,
        gedaan=schone_tekst(payload.gedaan),
        organisaties=organisaties,
        personen=_personen(casus, payload.betrokkene),
        inzagen=gezien,
    )


def _fouten(desk: Desk, payload: DatalekBewaar) -> list[str]:
    t, fouten = desk.teksten, []
    for veld, waarde in (("wat", schone_tekst(payload.wat)), ("gedaan", schone_tekst(payload.gedaan))):
        if not waarde:
            fouten.append(t(f"datalek.leeg.{veld}"))
        if len(waarde) > LANGSTE_TEKST:
            fouten.append(t("datalek.fout.te_lang", veld=t(f"datalek.veld.{veld}"), maximum=LANGSTE_TEKST))
    sinds = lees_datum(payload.sinds)
    if sinds is None:
        fouten.append(t("datalek.leeg.sinds"))
    elif sinds > desk.regio.kalender.lokaal(desk.nu).date():
        fouten.append(t("datalek.fout.sinds"))
    return fouten


def _formulier(
    desk: Desk,
    uitvraag: Uitvraag,
    casus: Casus,
    betrokkene: str | None,
    waarden: dict[str, str] | None = None,
    *,
    fouten: list[str] | None = None,
    melding: str = "",
) -> Answer:
    organisaties, gezien = _geraakt(desk, uitvraag, betrokkene)
    sinds = desk.regio.kalender.lokaal(uitvraag.gestart_op).date()
    al_gedaan = "datalek.gedaan.persoon" if betrokkene else "datalek.gedaan.ingetrokken"
    sleutel = desk.issue_key(Verb.DATALEK_BEWAAR, _onderwerp(uitvraag, betrokkene))
    vorm = Datalekvorm(
        feiten=_feiten(desk, str(casus.code), organisaties, _personen(casus, betrokkene), gezien),
        knop=DatalekBewaar(uitvraag=uitvraag.id, betrokkene=betrokkene, sleutel=sleutel),
        waarden=waarden or {"sinds": sinds.isoformat(), "gedaan": desk.teksten(al_gedaan)},
        fouten=fouten or (),
        melding=melding,
    )
    return als_antwoord(kaarten.datalekformulier(vorm, desk.teksten, desk.regio.kalender), desk.teksten)


def _gemeld(desk: Desk, casus: Casus, lek: Datalek) -> Answer:
    punt = desk.regio.contactpunt
    contact = (punt.naam, punt.email, punt.telefoon) if punt else ()
    beeld = Gemeld(
        code=str(casus.code),
        functionarissen=tuple(een.naam for een in personen.met_rol(desk.uow, Rol.PRIVACYFUNCTIONARIS)),
        contactpunt=tuple(een for een in contact if een),
        melden_voor=lek.melden_voor,
    )
    return als_antwoord(kaarten.gemeld(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def _feiten(desk: Desk, code: str, organisaties: tuple[str, ...], aantal: int, gezien: tuple[Inzage, ...]) -> Feiten:
    namen = tuple(desk.regio.organisatienaam(een) for een in organisaties)
    return Feiten(code, namen, aantal, in_namen(desk, gezien))


def _personen(casus: Casus, betrokkene: str | None) -> int:
    if betrokkene is not None:
        return 1
    return len(casus.betrokkenen) if casus.onderwerp is Onderwerp.PERSONEN else 0


def _onderwerp(uitvraag: Uitvraag, betrokkene: str | None) -> str:
    return f"{uitvraag.id}:{betrokkene or 'ingetrokken'}"
