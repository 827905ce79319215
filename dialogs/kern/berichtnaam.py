"""What a message is called to whoever hears that it did not arrive: in codes, days and names of organisaties."""

from collections.abc import Mapping
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_en_tijd
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import uit_onderwerp
from dialogs.kern.neutraal import noem
from domain.errors import NotFound
from storage import advies, afschalen, agenda, casus, personen, regie, triage, uitvraag, volhouden
from storage.outbox import Verzending

ANDERS: Final[tuple[str, Mapping[str, str]]] = ("anders", {})
"""What has no words of its own, or is about something that is there no more."""


def over(context: Context, werk: Verzending) -> tuple[str, Mapping[str, str]]:
    """Return how to name a message, and with what; a casus and its tafel never together."""
    try:
        gegevens = _over_een_zitting(context, werk) or _over_een_casus(context, werk)
    except NotFound:
        return ANDERS
    return (werk.soort, gegevens) if gegevens else ANDERS


def _over_een_zitting(context: Context, werk: Verzending) -> dict[str, str]:
    """Return the same of what is asked, and of an agenda.

    Raises:
        NotFound: what it is about is there no more.
    """
    uow, onderwerp_id, gegevens = context.uow, werk.onderwerp_id, dict[str, str]()
    match werk.soort:
        case Berichtsoort.AGENDA:
            zitting = agenda.lees(uow, onderwerp_id)
            tafel = context.regio.tafel(zitting.tafel).naam
            gegevens = {"tafel": tafel, "wanneer": dag_en_tijd(zitting.begint_op, context.regio.kalender)}
        case Berichtsoort.WERKLIJST | Berichtsoort.MAIL_UITNODIGING:
            zitting_id, wie = onderwerp_id.split(":")[:2]
            begint_op = agenda.lees(uow, zitting_id).begint_op
            wanneer = dag_en_tijd(begint_op, context.regio.kalender)
            gegevens = {"organisatie": context.regio.organisatie(wie).naam, "wanneer": wanneer}
        case (
            Berichtsoort.HERINNERING
            | Berichtsoort.MAIL_KLAAR
            | Berichtsoort.AFSPRAKEN
            | Berichtsoort.AFSPRAAK_HERINNERING
            | Berichtsoort.MAIL_AFSPRAKEN
            | Berichtsoort.AFTELLEN_WERK
            | Berichtsoort.MAIL_AFTELLEN
        ):
            wie, _, _ = onderwerp_id.partition(":")
            gegevens = {"organisatie": context.regio.organisatie(wie).naam}
        case Berichtsoort.SPOED | Berichtsoort.MAIL_SPOED | Berichtsoort.BELLEN | Berichtsoort.LAATSTE_HERINNERING:
            van = uitvraag.van_bevraging(uow, onderwerp_id)
            wie = next(een.organisatie for een in van.bevragingen if een.id == onderwerp_id)
            code = _code(context, van.casus_id)
            gegevens = {"code": code, "organisatie": noem(context, wie)}
        case Berichtsoort.ALLES_BINNEN:
            gegevens = {"code": _code(context, uitvraag.lees(uow, onderwerp_id).casus_id)}
    return gegevens


def _over_een_casus(context: Context, werk: Verzending) -> dict[str, str]:
    """Return the same of what is told of the course of a casus, and of advice.

    Raises:
        NotFound: what it is about is there no more.
    """
    uow, onderwerp_id, gegevens = context.uow, werk.onderwerp_id, dict[str, str]()
    match werk.soort:
        case Berichtsoort.TRIAGE_UITSLAG:
            gegevens = {"code": _code(context, triage.lees(uow, onderwerp_id).casus_id)}
        case Berichtsoort.CONSULT:
            gegevens = {"code": _code(context, afschalen.lees(uow, onderwerp_id).casus_id)}
        case Berichtsoort.REGIE:
            # Of who holds it no more something stands before the period.
            periode = regie.lees(uow, onderwerp_id.rpartition(":")[2])
            gegevens = _bij(context, periode.casus_id, periode.organisatie)
        case Berichtsoort.AANSPORING | Berichtsoort.MAIL_AANSPORING:
            regel = volhouden.lees(uow, onderwerp_id)
            gegevens = _bij(context, regel.casus_id, regel.organisatie)
        case (
            Berichtsoort.TERUGKEERGESPREK_VRAAG
            | Berichtsoort.TERUGKEERGESPREK
            | Berichtsoort.TERUGKEERGESPREK_VOORAF
            | Berichtsoort.MAIL_TERUGKEERGESPREK
        ):
            gegevens = _bij(context, *uit_onderwerp(onderwerp_id))
        case Berichtsoort.ZITTING_OPROEP:
            _, casus_id, organisatie, _ = onderwerp_id.split(":")
            gegevens = _bij(context, casus_id, organisatie)
        case Berichtsoort.KWESTIE:
            # Whoever hears of it runs another casus: who runs the kwestie is what he needs, its code is not his.
            wie = personen.lees(uow, casus.lees(uow, onderwerp_id).regisseur_id)
            gegevens = {"naam": zonder_opmaak(wie.naam)}
        case Berichtsoort.ADVIES_ANTWOORD:
            gegevens = {"organisatie": context.regio.organisatienaam(advies.lees(uow, onderwerp_id).organisatie)}
    return gegevens


def _bij(context: Context, casus_id: str, organisatie: str) -> dict[str, str]:
    return {"code": _code(context, casus_id), "organisatie": noem(context, organisatie)}


def _code(context: Context, casus_id: str) -> str:
    try:
        return casus.codes(context.uow, [casus_id])[casus_id]
    except KeyError:
        raise NotFound("casus.onbekend") from None
