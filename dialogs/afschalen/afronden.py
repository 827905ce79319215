"""The last look, and then the end: the regie to exactly one partner, nobody in any more, a day to look again."""

from dataclasses import replace

from cards import afschalen as kaarten
from cards.afschalen import AfschalenAfrond, AfschalenStaak, Slotbeeld
from cards.datum import dag_met_jaar
from cards.verbs import Verb
from dialogs.afschalen.kern import laad, noteer
from dialogs.kern import afspraken as daden
from dialogs.kern import casusregie
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context, Desk
from dialogs.kern.einde import sluit_casus
from dialogs.kern.informeren import op_de_dag
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_waar
from domain import verloop
from domain.afschalen import Afschaalcheck, Afschaling, mag_af
from domain.afspraak import Afspraakhandeling
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.verloop import Stap
from storage import afschalen, afspraken, opschaalladder, regie, wekkers
from storage import casus as casussen
from storage.inbox import Uitkomst


def laatste_blik(desk: Desk, casus: Casus) -> Answer:
    """Show all that was said, with the button that closes the casus; the caller saw that nothing is missing."""
    lopend = afschalen.lopende(desk.uow, casus.id)
    if lopend is None:
        raise UserMistake("knop.verlopen")
    noteer(desk, Handeling.AFSPRAKEN_GEOPEND, casus, casus.betrokkenen)
    open_staand = {een.id: een for een in afspraken.van_casus(desk.uow, casus.id) if een.open}
    beeld = Slotbeeld(
        code=str(casus.code),
        feiten=feiten_van(desk, lopend),
        gezegd=gezegd_van(desk, lopend),
        loopt_door=tuple(open_staand[een].wat for een in lopend.loopt_door if een in open_staand),
    )
    sleutel = desk.issue_key(Verb.AFSCHALEN_AFROND, lopend.id)
    afrond = AfschalenAfrond(casus=casus.id, afschaling=lopend.id, versie=lopend.versie, sleutel=sleutel)
    return als_antwoord(kaarten.laatste_blik(beeld, afrond, desk.teksten), desk.teksten)


def rond_af(desk: Desk, payload: AfschalenAfrond) -> Answer:
    """Scale down, once: what was shown is what is done, else it is looked at again.

    Raises:
        UserMistake: something changed since it was shown ("afschalen.gewijzigd"), or the casus is closed.
    """
    casus = laad(desk, payload.casus, daad=Daad.CASUS_BEHEREN)

    def act() -> Uitkomst:
        laad(desk, casus.id)
        lopend = afschalen.lopende(desk.uow, casus.id)
        if lopend is None or (lopend.id, lopend.versie) != (payload.afschaling, payload.versie):
            raise UserMistake("afschalen.gewijzigd")
        if not mag_af(lopend, afspraken.van_casus(desk.uow, casus.id)):
            raise UserMistake("afschalen.gewijzigd")
        _schaal_af(desk, casus, lopend)
        return Uitkomst("afgeschaald", {"afschaling": lopend.id})

    uitkomst = desk.once(Verb.AFSCHALEN_AFROND, payload.sleutel, act, onderwerp=payload.afschaling)
    gedaan = afschalen.lees(desk.uow, uitkomst.ids["afschaling"])
    t, kalender = desk.teksten, desk.regio.kalender
    regels = [t("afschalen.gedaan.regie", organisatie=desk.regio.organisatienaam(gedaan.organisatie))]
    if gedaan.consult_op is not None:
        regels.append(t("afschalen.gedaan.consult", dag=dag_met_jaar(gedaan.consult_op, kalender)))
    regels.append(t("afschalen.gedaan.toch_niet", code=str(casus.code)))
    return als_antwoord(kaarten.afgeschaald(str(casus.code), regels, t), t)


def staak(desk: Desk, payload: AfschalenStaak) -> Answer:
    """Give it up: the casus goes on, and what was said stays in its history."""
    casus = laad(desk, payload.casus)

    def act() -> Uitkomst:
        lopend = afschalen.lopende(desk.uow, casus.id)
        if lopend is None:
            raise UserMistake("verloop.afschalen_gestaakt")
        casussen.wijzig(desk.uow, replace(casus, fase=verloop.na(casus.fase, Stap.AFSCHALEN_GESTAAKT)))
        afschalen.wijzig(desk.uow, replace(lopend, gestaakt_op=desk.nu))
        noteer(desk, Handeling.AFSCHALEN_GESTAAKT, casus, onderwerp_id=lopend.id)
        return Uitkomst("gestaakt", {})

    desk.once(Verb.AFSCHALEN_STAAK, payload.sleutel, act, onderwerp=casus.id)
    return als_antwoord(kaarten.gestaakt(str(casus.code), desk.teksten), desk.teksten)


def feiten_van(context: Context, een: Afschaling) -> tuple[tuple[str, str], ...]:
    """Return of an afschaling what is no typed text: with whom the regie is, when it is looked at, who knows."""
    t = context.teksten
    consult = dag_met_jaar(een.consult_op, context.regio.kalender) if een.consult_op else ""
    paren = (
        ("organisatie", context.regio.organisatienaam(een.organisatie) if een.organisatie else ""),
        ("consult_op", consult),
        ("geinformeerd", t(f"afschalen.geinformeerd.{een.geinformeerd.value}") if een.geinformeerd else ""),
    )
    return tuple((t(f"afschalen.feit.{veld}"), waarde) for veld, waarde in paren if waarde)


def gezegd_van(context: Context, een: Afschaling) -> tuple[tuple[str, str], ...]:
    """Return what was typed at each check, behind its heading, in the order of the source."""
    t = context.teksten
    paren = [(t("afschalen.was.naar"), een.naar)]
    paren += [(t(f"afschalen.was.{check.value}"), een.gezegd.get(check, "")) for check in Afschaalcheck]
    paren.append((t("afschalen.was.geinformeerd_hoe"), een.geinformeerd_hoe))
    return tuple((kop, woorden) for kop, woorden in paren if woorden)


def _schaal_af(desk: Desk, casus: Casus, lopend: Afschaling) -> None:
    for id_ in lopend.loopt_door:
        _loopt_door(desk, id_, lopend)
    _beleg_regie(desk, casus, lopend)
    sluit_casus(desk, casussen.lees(desk.uow, casus.id), Stap.AFGESCHAALD)
    afschalen.wijzig(desk.uow, replace(lopend, afgerond_op=desk.nu))
    noteer(desk, Handeling.CASUS_AFGESCHAALD, casus, casus.betrokkenen, onderwerp_id=lopend.id)
    if lopend.consult_op is not None:
        wekkers.zet(desk.uow, Wekkersoort.CONSULT, lopend.id, op_de_dag(desk, lopend.consult_op))
    for stap in opschaalladder.van_casus(desk.uow, casus.id):
        houd_waar(desk, Berichtsoort.OPGESCHAALD, stap.id)


def _loopt_door(desk: Desk, afspraak_id: str, lopend: Afschaling) -> None:
    """End an afspraak here, because it goes on in the local field: its history says to whom it went."""
    afspraak, casus = daden.laad(desk, afspraak_id, Daad.AFSPRAAK_WIJZIGEN)
    if not afspraak.open:
        return
    naam = desk.regio.organisatienaam(lopend.organisatie)
    daden.schrijf_regel(
        desk,
        afspraak,
        Afspraakhandeling.OVERGEDRAGEN,
        lopend.loopt_door[afspraak_id],
        van=afspraak.organisatie,
        naar=lopend.organisatie,
    )
    daden.noteer(desk, Handeling.AFSPRAAK_OVERGEDRAGEN, afspraak, casus)
    daden.meld_gereed(desk, afspraak, desk.teksten("afschalen.afspraak.resultaat", organisatie=naam))


def _beleg_regie(desk: Desk, casus: Casus, lopend: Afschaling) -> None:
    """Place the regie with the one partner; who there, when what was typed is the name of somebody registered there."""
    getypt = lopend.gezegd.get(Afschaalcheck.REGIE, "").casefold().strip()
    mensen = casusregie.mensen_van(desk, lopend.organisatie)
    persoon_id = next((een.id for een in mensen if een.naam.casefold() == getypt), None)
    houder = regie.huidige(desk.uow, casus.id)
    if houder is None or (houder.organisatie, houder.persoon_id) != (lopend.organisatie, persoon_id):
        casusregie.beleg(desk, casus, lopend.organisatie, persoon_id, was=houder)
