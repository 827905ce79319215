"""The mails to contacts about what was asked: that something is waiting, or that it is urgent."""

from cards.datum import dag_en_tijd
from dialogs.kern import wekken
from dialogs.kern.desk import Context
from dialogs.kern.mailtekst import contact_vervallen, neutrale_mail
from dialogs.kern.ports import OutgoingMail
from dialogs.kern.registry import Attention, Skip
from domain.errors import NotFound
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, neemt_antwoord_aan
from storage import agenda, uitvraag, werklijst


def klaar(context: Context, onderwerp_id: str) -> OutgoingMail | Skip:
    """Say that something is waiting; not when the organisatie owes nothing any more."""
    organisatie, _, _ = onderwerp_id.partition(":")
    if not any(lijst.te_doen for lijst in werklijst.lopend(context.uow, organisatie)):
        return Skip("afgehandeld")
    t, naam = context.teksten, context.regio.naam
    return neutrale_mail(context, t("contacten.mail.onderwerp", naam=naam), t("contacten.mail.klaar", naam=naam))


def spoed(context: Context, bevraging_id: str) -> OutgoingMail | Skip:
    """Say that something urgent is waiting, and until when; not once it was dealt with or taken back."""
    gevraagd = _gevraagd(context, bevraging_id)
    if gevraagd is None:
        return Skip("bestaat_niet")
    van, bevraging = gevraagd
    begint_op = agenda.lees(context.uow, van.zitting_id).begint_op
    if not neemt_antwoord_aan(van, begint_op, context.nu) or bevraging.status is not BevragingStatus.OPEN:
        return Skip("afgehandeld")
    t, wanneer = context.teksten, dag_en_tijd(van.deadline, context.regio.kalender)
    # What is overdue is still owed: then only that it is urgent.
    sleutel = "contacten.mail.spoed" if van.deadline > context.nu else "contacten.mail.spoed_te_laat"
    naam = context.regio.naam
    onderwerp = t("contacten.mail.onderwerp_spoed", naam=naam)
    return neutrale_mail(context, onderwerp, t(sleutel, naam=naam, wanneer=wanneer))


def klaar_vervallen(context: Context, _: str, adres: str) -> Skip | None:
    """Return why this contact does not get the ordinary mail any more."""
    return contact_vervallen(context, adres)


def spoed_vervallen(context: Context, _: str, adres: str) -> Skip | None:
    """Return why this contact does not get the urgent mail any more."""
    return contact_vervallen(context, adres, spoed=True)


def aandacht_klaar(_: Context, onderwerp_id: str) -> Attention:
    """Return whose attention it costs: at most one such mail a day for each contact."""
    return Attention(onderwerp_id.partition(":")[0])


def aandacht_spoed(context: Context, bevraging_id: str) -> Attention | None:
    """Return that it is urgent."""
    gevraagd = _gevraagd(context, bevraging_id)
    return None if gevraagd is None else Attention(gevraagd[1].organisatie, urgent=True)


def eigenaar_klaar(context: Context, onderwerp_id: str) -> str | None:
    """Return the regisseur of what is owed first: he calls when the mail does not arrive."""
    organisatie, _, _ = onderwerp_id.partition(":")
    posten = [een for lijst in werklijst.lopend(context.uow, organisatie) for een in lijst.te_doen]
    eerste = min(posten, key=lambda een: een.deadline, default=None)
    return wekken.eigenaar_van(context, eerste.casus_id if eerste else None)


def eigenaar_spoed(context: Context, bevraging_id: str) -> str | None:
    """Return the regisseur of the casus."""
    gevraagd = _gevraagd(context, bevraging_id)
    return wekken.eigenaar_van(context, gevraagd[0].casus_id if gevraagd else None)


def _gevraagd(context: Context, bevraging_id: str) -> tuple[Uitvraag, Bevraging] | None:
    try:
        van = uitvraag.van_bevraging(context.uow, bevraging_id)
    except NotFound:
        return None
    return van, next(een for een in van.bevragingen if een.id == bevraging_id)
