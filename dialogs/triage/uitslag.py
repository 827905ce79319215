"""The melder hears the outcome: a neutral post, and behind its button the words that were meant for him alone."""

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag
from cards.triage import bericht as kaarten
from cards.triage.payloads import TriageUitslag
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, eis
from dialogs.kern.desk import Context, Desk
from dialogs.kern.meldingtoegang import als_melder
from dialogs.kern.meldingtoegang import noteer as noteer_melding
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.melding import Melding
from domain.toegang import Daad
from domain.triage import Triage, hoort_melder
from storage import casus as casussen
from storage import meldingen, personen
from storage import triage as triages


def aan_melder(context: Context, triage_id: str) -> OutgoingMessage | Skip:
    """Return the post: of which melding, and the outcome in a word."""
    triage = _lees(context, triage_id)
    if triage is None or not hoort_melder(triage):
        return Skip("bestaat_niet")
    melding = meldingen.van_casus(context.uow, triage.casus_id)
    if melding is None:
        return Skip("geen_melding")
    kaart = kaarten.uitslag(triage.id, _over(context, melding), _uitkomst(context, triage), context.teksten)
    return als_bericht(kaart, context.teksten)


def behandelaar(context: Context, triage_id: str) -> str | None:
    """Return who hears when the melder cannot be reached: the regisseur of the casus."""
    triage = _lees(context, triage_id)
    if triage is None:
        return None
    return aan_regisseur(context, casussen.lees(context.uow, triage.casus_id).regisseur_id)


def open_(desk: Desk, payload: TriageUitslag) -> Answer:
    """Show the melder, or whom he asked to stand in, what came of it.

    Raises:
        NotAllowed: he did not bring it in, or there is none.
    """
    triage = _lees(desk, payload.triage)
    melding = meldingen.van_casus(desk.uow, triage.casus_id) if triage is not None else None
    if triage is None or melding is None or not hoort_melder(triage):
        raise bestaat_niet(desk, Daad.MELDING_EIGEN)
    eis(desk, Daad.MELDING_EIGEN, als_melder(desk, melding))
    noteer_melding(desk, Handeling.MELDING_GEOPEND, melding, als_melder=True)
    casus = casussen.lees(desk.uow, triage.casus_id)
    desk.record(
        Handeling.TRIAGE_GEOPEND,
        namens=melding.organisatie,
        casus_id=casus.id,
        onderwerp_id=triage.id,
        doel=casus.grondslag or None,
    )
    wie = zonder_opmaak(personen.lees(desk.uow, casus.regisseur_id).naam)
    kaart = kaarten.geopend(_over(desk, melding), _uitkomst(desk, triage), triage.bericht, wie, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _lees(context: Context, triage_id: str) -> Triage | None:
    try:
        return triages.lees(context.uow, triage_id)
    except NotFound:
        return None


def _over(context: Context, melding: Melding) -> str:
    return context.teksten("triage.melder.over", dag=dag(melding.ingediend_op, context.regio.kalender))


def _uitkomst(context: Context, triage: Triage) -> str:
    return context.teksten(f"triage.melder.{triage.besluit.value}")
