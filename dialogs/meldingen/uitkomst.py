"""What was decided about somebody who was brought in, for who did: the outcome, and the words meant for him alone."""

from dataclasses import dataclass

from cards.datum import dag_met_jaar
from dialogs.kern.desk import Desk
from domain.logboek import Handeling
from domain.melding import Melding
from domain.triage import hoort_melder
from storage import casus as casussen
from storage import meldingen, triage


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The last decision of which the melder hears: as facts in our own words, and what was typed for him."""

    feiten: tuple[tuple[str, str], ...]
    bericht: str


def uitkomst_voor(desk: Desk, melding: Melding) -> Uitkomst | None:
    """Return what came of the casus that was made of a melding; that it was opened is written down.

    None while nothing was decided, and for who brought it in before it came back: that is another time.
    """
    if melding.casus_id is None or melding.afgehandeld_op is None:
        return None
    laatste = meldingen.van_casus(desk.uow, melding.casus_id)
    if laatste is None or laatste.id != melding.id:
        return None
    besluiten = triage.van_casus(desk.uow, melding.casus_id)
    besluit = next((een for een in besluiten if hoort_melder(een) and een.op >= melding.afgehandeld_op), None)
    if besluit is None:
        return None
    casus = casussen.lees(desk.uow, melding.casus_id)
    desk.record(
        Handeling.TRIAGE_GEOPEND,
        namens=melding.organisatie,
        casus_id=casus.id,
        onderwerp_id=besluit.id,
        doel=casus.grondslag or None,
    )
    t = desk.teksten
    feiten = (
        (t("meldingen.feit.uitkomst"), t(f"triage.melder.{besluit.besluit.value}")),
        (t("meldingen.feit.besloten"), dag_met_jaar(besluit.op, desk.regio.kalender)),
    )
    return Uitkomst(feiten, besluit.bericht)
