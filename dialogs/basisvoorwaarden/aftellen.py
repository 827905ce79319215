"""A return comes near: who answers for it hears what is open, and each organisatie what it works on."""

from datetime import datetime

from cards.basisvoorwaarden import posten as kaarten
from cards.datum import dag_met_jaar
from dialogs.kern.aftellen import rio_met_regie
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht, noem
from dialogs.kern.ontvangers import aan_regisseur, meld_zonder_regisseur
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from dialogs.kern.terugkeer import Terugkeer, over_dagen, terugkeer
from dialogs.kern.voorwaardenpost import LAATSTE_DAG, wek
from domain.aftellen import LAATSTE_DAGEN, VERLOF, Aftelmoment, is_ingehaald, te_melden_op
from domain.casus import Casus, Fase
from domain.errors import NotFound
from storage import casus as casussen
from storage import outbox
from storage.wekkers import Wekker


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell it, while the reason holds: he is not out yet, and no later moment came in between."""
    stand, regels = lees(context, wekker.onderwerp_id), context.regio.nazorg
    if stand is None or stand.detentie is None or regels is None:
        return
    verlof = wekker.volgnummer >= VERLOF
    buiten = stand.detentie.einde
    if verlof:
        buiten = stand.detentie.verlof.van if stand.detentie.verlof else None
    if buiten is None:
        return
    moment = Aftelmoment(buiten, wekker.volgnummer % VERLOF, wekker.wanneer, verlof)
    if is_ingehaald(context.regio, moment, regels.aftelpunten, context.nu):
        return
    wanneer = te_melden_op(context.regio, buiten, context.nu)
    if _te_zeggen(stand, moment):
        meld_regisseur(context, Berichtsoort.AFTELLEN, stand.casus, wanneer)
    rio = rio_met_regie(context, stand.casus.id)
    # By what the RIO may read itself: else it would hear by a silence what the inrichting told the regisseur alone.
    zijn = lees(context, f"{stand.casus.id}:{rio}") if rio else None
    if zijn is not None and _te_zeggen(zijn, moment):
        meld_rio(context, Berichtsoort.AFTELLEN, stand.casus, wanneer)
    for organisatie in sorted({een.organisatie for een in stand.open if een.organisatie}):
        wek(context, organisatie, wanneer=wanneer)


def meld_regisseur(context: Context, soort: Berichtsoort, casus: Casus, niet_voor: datetime | None = None) -> None:
    """Post something about a return to the regisseur, who answers for it."""
    wie = aan_regisseur(context, casus.regisseur_id)
    if wie is None:
        meld_zonder_regisseur(context, casus.regisseur_id, los=False)
    else:
        outbox.plan(context.uow, soort=soort, onderwerp_id=casus.id, persoon_id=wie, niet_voor=niet_voor, los=True)


def meld_rio(context: Context, soort: Berichtsoort, casus: Casus, niet_voor: datetime | None = None) -> None:
    """Post it to the RIO that holds the casusregie, so answers for it as well; when none does, to nobody."""
    rio = rio_met_regie(context, casus.id)
    if rio is None:
        return
    waarheen = bereik(context, rio)
    adressen: list[tuple[str | None, str | None]] = [(None, een) for een in waarheen.personen]
    if waarheen.gesprek_id is not None:
        adressen = [(waarheen.gesprek_id, None)]
    for gesprek_id, persoon_id in adressen:
        outbox.plan(
            context.uow,
            soort=soort,
            onderwerp_id=f"{casus.id}:{rio}",
            gesprek_id=gesprek_id,
            persoon_id=persoon_id,
            niet_voor=niet_voor,
            los=True,
        )


def lees(context: Context, onderwerp_id: str) -> Terugkeer | None:
    """Return the return that is counted to; None when its casus is closed, destroyed, or the RIO has it no more."""
    casus_id, _, rio = onderwerp_id.partition(":")
    try:
        casus = casussen.lees(context.uow, casus_id)
    except NotFound:
        return None
    if casus.fase is Fase.AFGESLOTEN or (rio and rio_met_regie(context, casus_id) != rio):
        return None
    return terugkeer(context, casus, {rio} if rio else None)


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say how many days are left and how many points are open; afterwards, that nothing is to be done here."""
    casus_id = onderwerp_id.partition(":")[0]
    code = casussen.codes(context.uow, [casus_id]).get(casus_id)
    if code is None:
        return Skip("bestaat_niet")
    t, stand = context.teksten, lees(context, onderwerp_id)
    if stand is None or stand.buiten is None or stand.dagen is None:
        kaart = kaarten.aftellen(casus_id, code, (t("voorwaarden.post.voorbij"),), t, open_=stand is not None)
        return als_bericht(kaart, t)
    over = over_dagen(context, stand.dagen)
    dag = dag_met_jaar(stand.buiten, context.regio.kalender)
    regels = [t("voorwaarden.post.over", code=code, over=over, dag=dag)]
    if stand.open:
        regels.append(t.aantal("voorwaarden.post.open", len(stand.open), totaal=len(stand.rijen)))
    else:
        regels.append(t("voorwaarden.post.op_orde"))
    if onderwerp_id == casus_id and (te_bellen := _te_bellen(context, stand)):
        regels.append(t("voorwaarden.post.bellen", organisaties=", ".join(te_bellen)))
    return als_bericht(kaarten.aftellen(casus_id, code, tuple(regels), t), t)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """A new post is made only while there is a day to count to, and where its reader is reached now."""
    stand = lees(context, onderwerp_id)
    if stand is None or stand.buiten is None:
        return Skip("voorbij")
    return weg(context, onderwerp_id, adres)


def weg(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """Return why something for the RIO is not posted there any more."""
    rio = onderwerp_id.partition(":")[2]
    if not rio:
        return None
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, rio)
    return None if waarheen.hier(*((wie, None) if soort == "g" else (None, wie))) else Skip("verhuisd")


def aandacht(context: Context, onderwerp_id: str) -> Attention | None:
    """To the RIO it costs attention; the last day cannot wait."""
    rio = onderwerp_id.partition(":")[2]
    if not rio:
        return None
    stand = lees(context, onderwerp_id)
    return Attention(rio, urgent=stand is not None and (stand.dagen or 0) <= LAATSTE_DAG)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: of what does not reach the regisseur himself he cannot be told; the list has it."""
    return None


def _te_zeggen(stand: Terugkeer, moment: Aftelmoment) -> bool:
    """Tell whether there is something to say: what is all in order is told in the last days only."""
    return bool(stand.open) or moment.dagen <= LAATSTE_DAGEN


def _te_bellen(context: Context, stand: Terugkeer) -> list[str]:
    """Return who works on something and is reached neither in Teams nor by mail, by name."""
    wie = sorted({een.organisatie for een in stand.open if een.organisatie})
    onbereikt = [een for een in wie if not _bereikt(context, een)]
    return list(dict.fromkeys(noem(context, een) for een in onbereikt))


def _bereikt(context: Context, organisatie: str) -> bool:
    waarheen = bereik(context, organisatie)
    return waarheen.in_teams or len(waarheen.te_bellen) < len(waarheen.contacten)
