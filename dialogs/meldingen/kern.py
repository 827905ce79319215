"""What the parts of this topic share: who made it or may read it, what it is called, and how far it is in words."""

from datetime import datetime

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag, dag_en_tijd
from dialogs.kern.beleid import eis, mag
from dialogs.kern.desk import Context, Desk
from dialogs.kern.meldingpost import is_vrij
from dialogs.kern.meldingtoegang import als_melder, laad
from domain.melding import Melding, MeldingStatus
from domain.toegang import Daad, Meldingfeiten, Waarover
from storage import personen


def van_hem(desk: Desk, melding: Melding) -> bool:
    """Tell whether he made it, or stands in for who did."""
    return mag(desk, Daad.MELDING_EIGEN, als_melder(desk, melding))


def mag_behandelen(desk: Desk, melding: Melding) -> bool:
    """Tell whether he may read it as a regisseur."""
    return mag(desk, Daad.MELDING_BEHANDELEN, Waarover(melding=Meldingfeiten.van(melding, vrij=is_vrij(desk, melding))))


def eigen_melding(desk: Desk, melding_id: str) -> Melding:
    """Return a melding that he made.

    Raises:
        NotAllowed: he did not, or there is none.
    """
    melding = laad(desk, melding_id)
    eis(desk, Daad.MELDING_EIGEN, als_melder(desk, melding))
    return melding


def over(context: Context, organisatie: str, ingediend_op: datetime) -> str:
    """Return which melding it is, in neutral words: of whom, and when."""
    wanneer = dag_en_tijd(ingediend_op, context.regio.kalender)
    return context.teksten("meldingen.over", organisatie=context.regio.organisatienaam(organisatie), wanneer=wanneer)


def over_eigen(context: Context, ingediend_op: datetime) -> str:
    """Return which melding it is, to who made it."""
    return context.teksten("meldingen.over_eigen", dag=dag(ingediend_op, context.regio.kalender))


def stand_voor_regisseur(context: Context, status: MeldingStatus, regisseur_id: str | None, *, vrij: bool) -> str:
    """Return how far it is, and who has it."""
    t = context.teksten
    if status is MeldingStatus.INGETROKKEN:
        return t("meldingen.stand.ingetrokken")
    if vrij:
        key = "aangevuld_vrij" if status is MeldingStatus.AANGEVULD else "vrij"
        return t(f"meldingen.stand.{key}")
    return t(f"meldingen.stand.{status.value}", wie=naam(context, regisseur_id))


def stand_voor_melder(context: Context, status: MeldingStatus, regisseur_id: str | None) -> str:
    """Return how far it is, as the melder hears it."""
    t = context.teksten
    if status is MeldingStatus.INGETROKKEN:
        return t("meldingen.melder.ingetrokken")
    if regisseur_id is None:
        return t("meldingen.melder.vrij")
    return t(f"meldingen.melder.{status.value}", wie=naam(context, regisseur_id))


def naam(context: Context, persoon_id: str | None) -> str:
    """Return the name of a professional, for between our own words."""
    return zonder_opmaak(personen.lees(context.uow, persoon_id).naam) if persoon_id else ""
