"""What is told of a casus that went up: to who answers for the whole, and to who runs a kwestie from now on.

Codes, dates, steps of the pyramid and names of professionals; never why.
"""

from cards import ladder as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur, houders, meld_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.opschalen.trede import naam_van
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.opschaalladder import Opschaalstap, huidige
from domain.persoon import Rol
from storage import casus as casussen
from storage import opschaalladder, outbox, personen


def vertel_managers(context: Context, stap: Opschaalstap) -> None:
    """Tell who answers for the whole that a casus went up."""
    for wie in houders(context, Rol.MANAGER):
        outbox.plan(context.uow, soort=Berichtsoort.OPGESCHAALD, onderwerp_id=stap.id, persoon_id=wie, los=True)


def vertel_regisseur(context: Context, kwestie: Casus) -> None:
    """Tell who runs a kwestie that it is his."""
    meld_regisseur(context, kwestie.regisseur_id, Berichtsoort.KWESTIE, kwestie.id)


def opgeschaald(context: Context, stap_id: str) -> OutgoingMessage | Skip:
    """Say which casus went from where to where and when; and where it stands now, when that is somewhere else."""
    try:
        stap = opschaalladder.lees(context.uow, stap_id)
        casus = casussen.lees(context.uow, stap.casus_id)
    except NotFound:
        return Skip("bestaat_niet")
    t, code = context.teksten, str(casus.code)
    dag = dag_met_jaar(stap.dag or stap.op, context.regio.kalender)
    van, naar = naam_van(context, stap.van), naam_van(context, stap.naar)
    wie = zonder_opmaak(personen.lees(context.uow, casus.regisseur_id).naam)
    sleutel = "ladder.bericht.kwestie" if stap.naar_casus_id else "ladder.bericht.stap"
    regels = [t(sleutel, code=code, van=van, naar=naar, dag=dag), t("ladder.bericht.regisseur", naam=wie)]
    if (nu := _inmiddels(context, casus, stap)) is not None:
        regels.append(nu)
    return als_bericht(kaarten.opgeschaald(t("ladder.bericht.titel", code=code), regels, t), t)


def kwestie(context: Context, casus_id: str) -> OutgoingMessage | Skip:
    """Say to who runs it that there is a kwestie, at which tafel."""
    try:
        casus = casussen.lees(context.uow, casus_id)
    except NotFound:
        return Skip("bestaat_niet")
    t = context.teksten
    naam = zonder_opmaak(personen.lees(context.uow, casus.regisseur_id).naam)
    regels = (
        t("ladder.kwestie.bericht.regel", code=str(casus.code), tafel=context.regio.tafelnaam(casus.tafel)),
        t("ladder.kwestie.bericht.regisseur", naam=naam),
    )
    return als_bericht(kaarten.kwestie_voor_u(str(casus.code), regels, t), t)


def kwestie_van(context: Context, casus_id: str) -> str | None:
    """Return who hears that the message about a kwestie did not arrive: who runs the casus from which it came."""
    try:
        oorsprong = opschaalladder.oorsprong(context.uow, casus_id)
        return aan_regisseur(context, casussen.lees(context.uow, oorsprong).regisseur_id) if oorsprong else None
    except NotFound:
        return None


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: it stands in the history of the casus."""
    return None


def _inmiddels(context: Context, casus: Casus, stap: Opschaalstap) -> str | None:
    t = context.teksten
    if casus.fase is Fase.AFGESLOTEN:
        return t("ladder.bericht.gesloten")
    nu = huidige(context.regio.piramide, casus.tafel, opschaalladder.van_casus(context.uow, casus.id))
    if stap.naar_casus_id is not None or nu is None or nu.code == stap.naar:
        return None
    return t("ladder.bericht.nu", trede=nu.naam)
