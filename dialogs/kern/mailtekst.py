"""The mails to contacts: constant, neutral words. What it is about is seen in Teams, or said on the telephone."""

from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMail
from dialogs.kern.registry import Skip
from domain.contact import Kanaal
from storage import contacten


def neutrale_mail(context: Context, onderwerp: str, tekst: str) -> OutgoingMail:
    """Return a mail that says what waits in one neutral line, how to come by it, and why it was sent."""
    punt = context.regio.contactpunt
    if punt is None or not punt.telefoon:
        hoe = context.teksten("contacten.mail.hoe_zonder")
    else:
        hoe = context.teksten("contacten.mail.hoe", telefoon=punt.telefoon)
    regels = (tekst, hoe, context.teksten("contacten.mail.waarom"))
    # The sender fills in to whom: no renderer needs to know an address.
    return OutgoingMail(to="", subject=onderwerp, text="\n\n".join(regels) + "\n")


def contact_vervallen(context: Context, adres: str, *, spoed: bool = False) -> Skip | None:
    """Return why the contact behind this address does not get the mail any more; None when he does."""
    contact = contacten.lees(context.uow, adres.partition(":")[2])
    if not contact.actief:
        return Skip("contact_gestopt")
    return None if contact.email and Kanaal.EMAIL in contact.kanalen(spoed=spoed) else Skip("ander_kanaal")
