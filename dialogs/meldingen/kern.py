"""What every part of this topic shares: who may, what it is called, and how far it is in words."""

from datetime import datetime

from cards.datum import dag, dag_en_tijd
from dialogs.kern.desk import Context, Desk
from dialogs.kern.meldingpost import is_vrij
from domain.errors import NotAllowed, NotFound
from domain.logboek import Handeling
from domain.melding import Melding, MeldingStatus
from domain.toegang import is_melder, mag_melding_behandelen
from storage import afwezigheid, meldingen, personen

GEEN_TOEGANG = "melding.geen_toegang"
"""The one answer to "it does not exist" and to "it is not yours": nobody learns which of the two it is."""


def laad(desk: Desk, melding_id: str) -> Melding:
    """Return a melding, before it is known whether he may see it.

    Raises:
        NotAllowed: there is none.
    """
    try:
        return meldingen.lees(desk.uow, melding_id)
    except NotFound:
        raise NotAllowed(GEEN_TOEGANG) from None


def van_hem(desk: Desk, melding: Melding) -> bool:
    """Tell whether he made it, or stands in for who did."""
    return is_melder(desk.actor, melding, afwezigheid.waarnemingen_op_verzoek(desk.uow, desk.actor.persoon_id))


def mag_behandelen(desk: Desk, melding: Melding) -> bool:
    """Tell whether he may read it as a regisseur."""
    return mag_melding_behandelen(desk.actor, melding, vrij=is_vrij(desk, melding))


def heeft(desk: Desk, melding: Melding) -> bool:
    """Tell whether it is he who took it up, or for whom he stands in."""
    return mag_melding_behandelen(desk.actor, melding, vrij=False)


def eigen_melding(desk: Desk, melding_id: str) -> Melding:
    """Return a melding that he made.

    Raises:
        NotAllowed: he did not, or there is none.
    """
    melding = laad(desk, melding_id)
    if not van_hem(desk, melding):
        raise NotAllowed(GEEN_TOEGANG)
    return melding


def opgepakte_melding(desk: Desk, melding_id: str) -> Melding:
    """Return a melding that this regisseur took up.

    Raises:
        NotAllowed: he did not, or there is none.
    """
    melding = laad(desk, melding_id)
    if not heeft(desk, melding):
        raise NotAllowed(GEEN_TOEGANG)
    return melding


def noteer(desk: Desk, handeling: Handeling, melding: Melding, *, als_melder: bool) -> None:
    """Write down what was done with, or seen of, a melding: in a chain of its own, by its own id."""
    namens = melding.organisatie if als_melder else desk.regio.eigen_organisatie
    desk.record(handeling, namens=namens, casus_id=melding.id, onderwerp_id=melding.casus_id)


def over(context: Context, organisatie: str, ingediend_op: datetime) -> str:
    """Return which melding it is, in neutral words: of whom, and when."""
    wanneer = dag_en_tijd(ingediend_op, context.regio.kalender)
    return context.teksten("meldingen.over", organisatie=organisatienaam(context, organisatie), wanneer=wanneer)


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
    """Return the name of a professional."""
    return personen.lees(context.uow, persoon_id).naam if persoon_id else ""


def organisatienaam(context: Context, organisatie: str) -> str:
    """Return the name of an organisatie; of one that the region has taken away since, its code."""
    bekend = context.regio.organisaties.get(organisatie)
    return bekend.naam if bekend else organisatie
