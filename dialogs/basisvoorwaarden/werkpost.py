"""The post, and the mail, to an organisatie that works on something: codes, days and counts."""

from cards.basisvoorwaarden import posten as kaarten
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.mailtekst import contact_vervallen, neutrale_mail
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from dialogs.kern.terugkeer import over_dagen
from dialogs.kern.voorwaardenpost import Werk, is_dringend, werk_van
from domain.wekken import wie_te_vermelden
from storage.plekken import plekken

MEESTE = 20
"""Lines in one post; the rest is counted."""


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say of how many people something is open, by code; once nothing is, that."""
    organisatie = _wie(onderwerp_id)
    werk, t = werk_van(context, organisatie), context.teksten
    vermeld = _vermeld(context, onderwerp_id) if werk else ()
    regels = [_regel(context, een) for een in werk[:MEESTE]]
    if len(werk) > MEESTE:
        regels.append(t.aantal("voorwaarden.werkpost.meer", len(werk) - MEESTE))
    noemen = ", ".join(f"<at>{een.name}</at>" for een in vermeld)
    kaart = kaarten.werk(organisatie, context.regio.organisatienaam(organisatie), tuple(regels), noemen, t)
    return als_bericht(kaart, t, mentions=vermeld)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """A new post leaves only while something is open, and where the organisatie is reached now."""
    organisatie = _wie(onderwerp_id)
    if not werk_van(context, organisatie):
        return Skip("niets_open")
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, organisatie)
    return None if waarheen.hier(*((wie, None) if soort == "g" else (None, wie))) else Skip("verhuisd")


def aandacht(context: Context, onderwerp_id: str) -> Attention | None:
    """It costs attention; who is outside tomorrow cannot wait."""
    organisatie = _wie(onderwerp_id)
    return Attention(organisatie, urgent=is_dringend(werk_van(context, organisatie)))


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Who hears that it could not be delivered: the regisseur of the first one outside."""
    werk = werk_van(context, _wie(onderwerp_id))
    return wekken.eigenaar_van(context, werk[0].casus.id if werk else None)


def mail(context: Context, onderwerp_id: str) -> OutgoingMail | Skip:
    """Say that something waits: constant, neutral words."""
    if not werk_van(context, _wie(onderwerp_id)):
        return Skip("niets_open")
    t, naam = context.teksten, context.regio.naam
    return neutrale_mail(context, t("voorwaarden.mail.onderwerp", naam=naam), t("voorwaarden.mail.tekst", naam=naam))


def mail_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """Return why this contact does not get the mail any more."""
    if not werk_van(context, _wie(onderwerp_id)):
        return Skip("niets_open")
    return contact_vervallen(context, adres)


def _wie(onderwerp_id: str) -> str:
    return onderwerp_id.rpartition(":")[0]


def _regel(context: Context, een: Werk) -> str:
    t, code = context.teksten, str(een.casus.code)
    if een.dagen is None:
        return t.aantal("voorwaarden.werkpost.regel_zonder", len(een.open), code=code)
    return t.aantal("voorwaarden.werkpost.regel", len(een.open), code=code, over=over_dagen(context, een.dagen))


def _vermeld(context: Context, onderwerp_id: str) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody."""
    organisatie, regels = _wie(onderwerp_id), context.regio.nazorg
    gesprek_id = bereik(context, organisatie).gesprek_id
    er = plekken(context.uow, Berichtsoort.AFTELLEN_WERK, onderwerp_id)
    if gesprek_id is None or regels is None or any(een.geplaatst and een.gesprek_id == gesprek_id for een in er):
        return ()
    return wekken.noem(context, wie_te_vermelden(wekken.team(context, organisatie), [], [regels.tafel], context.nu))
