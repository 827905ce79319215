"""What the parts of this topic share: who may read a question or deal with it, what it is called, who hears of it."""

from datetime import datetime

from cards.advies.beeld import Regel
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag, dag_en_tijd
from dialogs.kern.beleid import bestaat_niet, mag
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.ontvangers import aan_regisseur, houders
from dialogs.kern.planning import houd_waar
from domain.advies import OPEN, Adviesstatus, Adviesvraag
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Actor, Rol
from domain.toegang import Daad, Waarover
from storage import advies, afwezigheid, outbox, personen, wekkers
from storage.advies import Adviesregel


def laad(desk: Desk, vraag_id: str) -> Adviesvraag:
    """Return a question, before it is known whether he may see it.

    Raises:
        NotAllowed: there is none.
    """
    try:
        return advies.lees(desk.uow, vraag_id)
    except NotFound:
        regisseur = desk.actor.is_rol(Rol.PROCESREGISSEUR)
        raise bestaat_niet(desk, Daad.ADVIES_BEANTWOORDEN if regisseur else Daad.ADVIES_EIGEN) from None


def als_vrager(vraag: Adviesvraag) -> Waarover:
    """Return a question as a subject for who asked it."""
    return Waarover(organisatie=vraag.organisatie, persoon_id=vraag.vrager_id)


def van_hem(bezoek: Bezoek, vraag: Adviesvraag) -> bool:
    """Tell whether he asked it."""
    return mag(bezoek, Daad.ADVIES_EIGEN, als_vrager(vraag))


def is_vrij(context: Context, vraag: Adviesvraag | Adviesregel) -> bool:
    """Tell whether it can be taken up: by nobody yet, or by somebody who is away or no regisseur any more."""
    if vraag.status not in OPEN:
        return False
    wie = vraag.regisseur_id
    if wie is None or aan_regisseur(context, wie) != wie:
        return True
    return any(een.persoon_id == wie for een in afwezigheid.nu_afwezig(context.uow))


def heeft(bezoek: Bezoek, vraag: Adviesvraag) -> bool:
    """Tell whether he took it up, or for whom he stands in."""
    return vraag.status in OPEN and vraag.regisseur_id in bezoek.actor.regisseert_voor


def over(context: Context, vraag: Adviesvraag | Adviesregel) -> str:
    """Return which question it is, in neutral words: of whom, and when."""
    wanneer = dag_en_tijd(vraag.gesteld_op, context.regio.kalender)
    naam_organisatie = context.regio.organisatienaam(vraag.organisatie)
    return context.teksten("advies.over", organisatie=naam_organisatie, wanneer=wanneer)


def over_eigen(context: Context, gesteld_op: datetime) -> str:
    """Return which question it is, to who asked it."""
    return context.teksten("advies.over_eigen", dag=dag(gesteld_op, context.regio.kalender))


def themanaam(context: Context, thema: str) -> str:
    """Return the name of a theme; of one that the region dropped its code."""
    return context.regio.adviesthemas.get(thema, thema)


def stand_voor_regisseur(context: Context, vraag: Adviesvraag | Adviesregel) -> str:
    """Return how far it is, and who has it."""
    sleutel = vraag.status.value
    if vraag.status is Adviesstatus.OPGEPAKT and is_vrij(context, vraag):
        sleutel = "over_te_nemen"
    return context.teksten(f"advies.stand.{sleutel}", wie=naam(context, vraag.regisseur_id))


def stand_voor_vrager(context: Context, vraag: Adviesvraag | Adviesregel) -> str:
    """Return how far it is, as its asker hears it."""
    return context.teksten(f"advies.vrager.{vraag.status.value}", wie=naam(context, vraag.regisseur_id))


def regel(context: Context, een: Adviesregel) -> Regel:
    """Return a question as a line in the list of a regisseur."""
    stand = stand_voor_regisseur(context, een)
    return Regel(een.id, over(context, een), themanaam(context, een.thema), stand)


def eigen_regel(context: Context, een: Adviesregel) -> Regel:
    """Return a question as a line in the list of who asked it."""
    over_ = over_eigen(context, een.gesteld_op)
    return Regel(een.id, over_, themanaam(context, een.thema), stand_voor_vrager(context, een))


def naam(context: Context, persoon_id: str | None) -> str:
    """Return the name of a professional, for between our own words."""
    return zonder_opmaak(personen.lees(context.uow, persoon_id).naam) if persoon_id else ""


def noteer(bezoek: Bezoek, handeling: Handeling, vraag: Adviesvraag, *, als_vrager: bool = False) -> None:
    """Write down what was done with, or seen of, a question."""
    namens = vraag.organisatie if als_vrager else bezoek.regio.eigen_organisatie
    bezoek.record(handeling, namens=namens, onderwerp_id=vraag.id)


def vertel_regisseurs(context: Context, vraag: Adviesvraag) -> None:
    """Tell who took it up, as a new post; or all regisseurs while nobody did who is there."""
    wie = vraag.regisseur_id if vraag.regisseur_id and not is_vrij(context, vraag) else None
    for persoon_id in (wie,) if wie else houders(context, Rol.PROCESREGISSEUR):
        soort = Berichtsoort.ADVIES_VRAAG
        outbox.plan(context.uow, soort=soort, onderwerp_id=vraag.id, persoon_id=persoon_id, los=True)


def vertel_vrager(context: Context, vraag: Adviesvraag) -> None:
    """Tell its asker that something happened, as a new post; nobody, once he is no partner there any more."""
    if hoort(context, vraag):
        soort = Berichtsoort.ADVIES_ANTWOORD
        outbox.plan(context.uow, soort=soort, onderwerp_id=vraag.id, persoon_id=vraag.vrager_id, los=True)


def hoort(context: Context, vraag: Adviesvraag) -> bool:
    """Tell whether its asker still works where he asked it."""
    vrager = Actor.van(personen.lees(context.uow, vraag.vrager_id), context.nu)
    return vraag.organisatie in vrager.organisaties(Rol.PARTNER)


def houd_vraag_waar(context: Context, vraag: Adviesvraag) -> None:
    """Keep true what stands in Teams about it; this wakes nobody."""
    houd_waar(context, Berichtsoort.ADVIES_VRAAG, vraag.id)
    houd_waar(context, Berichtsoort.ADVIES_ANTWOORD, vraag.id)


def waak(context: Context, vraag: Adviesvraag) -> None:
    """Have it looked at, once, whether it was answered: after as many working days as an uitvraag takes, when known."""
    werkdagen = context.regio.termijnen.uitvraag_werkdagen
    if werkdagen is None:
        return
    kalender = context.regio.kalender
    dag_ = kalender.plus_werkdagen(kalender.lokaal(context.nu).date(), werkdagen)
    wanneer = kalender.moment(dag_, context.regio.werkuren.van)
    wekkers.zet(context.uow, Wekkersoort.ADVIES_WACHT, vraag.id, wanneer)
