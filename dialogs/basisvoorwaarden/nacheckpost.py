"""The day after release has come: who answers for it is asked how it went, and again each week until he looked."""

from datetime import timedelta

from cards.basisvoorwaarden import posten as kaarten
from dialogs.basisvoorwaarden.aftellen import lees, meld_regisseur, meld_rio, weg
from dialogs.kern.aftellen import zet_nachecken
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from domain.uitvraagtermijn import regio_moment
from storage import casus as casussen
from storage.wekkers import Wekker


def luidt(context: Context, wekker: Wekker) -> None:
    """Ask how it went, while nobody looked since."""
    stand = lees(context, wekker.onderwerp_id)
    if stand is None or not stand.na_te_gaan:
        return
    for meld in (meld_regisseur, meld_rio):
        meld(context, Berichtsoort.NACHECK, stand.casus, regio_moment(context.regio, context.nu))
    zet_nachecken(context, stand.casus.id, stand.vandaag + timedelta(weeks=1))


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Ask it by code; once somebody looked, say that."""
    casus_id = onderwerp_id.partition(":")[0]
    code = casussen.codes(context.uow, [casus_id]).get(casus_id)
    if code is None:
        return Skip("bestaat_niet")
    stand = lees(context, onderwerp_id)
    vraagt = stand is not None and stand.na_te_gaan
    return als_bericht(kaarten.nacheck(casus_id, code, context.teksten, open_=vraagt), context.teksten)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """Nobody is asked to look at what was looked at."""
    stand = lees(context, onderwerp_id)
    if stand is None or not stand.na_te_gaan:
        return Skip("bekeken")
    return weg(context, onderwerp_id, adres)


def aandacht(_: Context, onderwerp_id: str) -> Attention | None:
    """To the RIO it costs attention, and can wait for the next day."""
    rio = onderwerp_id.partition(":")[2]
    return Attention(rio) if rio else None
