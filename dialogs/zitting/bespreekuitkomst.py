"""What came of writing down an item: as ids to keep, so that a repeat says the same, and in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards import datum
from cards.zitting.payloads_bespreken import GEEN, JA
from dialogs.kern.desk import Desk
from dialogs.zitting.bespreekinvoer import Gelezen
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from storage import afspraken, agenda


def als_ids(gelezen: Gelezen, gemaakt: Sequence[Afspraak] = (), *, verder: bool) -> dict[str, str]:
    """Return what was kept as ids and counts, never content."""
    terug = gelezen.terug
    return {
        "besluiten": str(len(gelezen.anders) + bool(gelezen.besluit)),
        "afspraken": ",".join(een.id for een in gemaakt),
        "doel": JA if gelezen.hoofddoel is not None else "",
        "regie": gelezen.regie or "",
        "terug": (terug.dag.isoformat() if terug.dag else GEEN) if terug else "",
        "terug_zitting": terug.zitting.id if terug and terug.zitting else "",
        "te_vroeg": JA if gelezen.te_vroeg else "",
        "verder": JA if verder else "",
    }


def in_woorden(desk: Desk, casus: Casus, ids: Mapping[str, str]) -> str:
    """Return in one or two sentences what was kept; empty when nothing was."""
    t, kalender = desk.teksten, desk.regio.kalender
    gemaakt = [een for een in ids["afspraken"].split(",") if een]
    delen = []
    if int(ids["besluiten"]):
        delen.append(t.aantal("bespreking.gedaan.besluiten", int(ids["besluiten"])))
    if gemaakt:
        delen.append(t.aantal("bespreking.gedaan.afspraken", len(gemaakt)))
    if ids["doel"]:
        delen.append(t("bespreking.gedaan.doel"))
    if ids["regie"]:
        delen.append(t("bespreking.gedaan.regie", organisatie=desk.regio.organisatienaam(ids["regie"])))
    zinnen = [t("bespreking.gedaan", code=str(casus.code), wat=", ".join(delen))] if delen else []
    if ids["terug"] == GEEN:
        zinnen.append(t("bespreking.gedaan.niet_terug", code=str(casus.code)))
    elif ids["terug_zitting"]:
        zitting = agenda.lees(desk.uow, ids["terug_zitting"])
        moment = datum.dag_en_tijd(zitting.begint_op, kalender)
        zinnen.append(t("bespreking.gedaan.terug", code=str(casus.code), wanneer=moment))
    elif ids["terug"]:
        dag = datum.dag_met_jaar(date.fromisoformat(ids["terug"]), kalender)
        zinnen.append(t("bespreking.gedaan.terug_zonder", code=str(casus.code), dag=dag))
    zinnen += _voorgelegd(desk, gemaakt)
    return " ".join(zinnen)


def _voorgelegd(desk: Desk, gemaakt: Sequence[str]) -> list[str]:
    """Return to whom something was put who was not there."""
    alle = [afspraken.lees(desk.uow, een) for een in gemaakt]
    codes = dict.fromkeys(een.organisatie for een in alle if een.status is AfspraakStatus.VOORGELEGD)
    if not codes:
        return []
    namen = ", ".join(desk.regio.organisatienaam(een) for een in codes)
    return [desk.teksten("bespreking.gedaan.voorgelegd", wie=namen)]
