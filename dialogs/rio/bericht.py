"""What is told because of the RIO: to itself, and to the regisseur; rendered from the state, codes and times alone."""

from datetime import date

from cards.datum import dag, tijd
from cards.rio import bericht as kaarten
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.mailtekst import contact_vervallen, neutrale_mail
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from dialogs.kern.rio import agenda_id, mail_rio, met_toegang_nu
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.rio import Agendastatus
from domain.wekken import wie_te_vermelden
from storage import casus as casussen
from storage import rio
from storage.plekken import plekken
from storage.rio import Gepland
from storage.wekkers import Wekker


def luidt(context: Context, wekker: Wekker) -> None:
    """It is the morning of an appointment: tell all those of its day in one post, to who may still work with him."""
    try:
        een = rio.afspraak(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if een.status is not Agendastatus.GEPLAND or een.wanneer <= context.nu:
        return
    welke = context.regio.kalender.lokaal(een.wanneer).date()
    for organisatie in met_toegang_nu(context, een.casus_id):
        verstuur(context, Berichtsoort.RIO_AGENDA, agenda_id(organisatie, welke), bereik(context, organisatie))
        mail_rio(context, organisatie, wekken.vandaag(context))


# To the RIO: somebody joined.


def nieuw(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say that somebody joined; once the RIO has nothing to do with him any more, that."""
    casus_id, _, organisatie = onderwerp_id.partition(":")
    casus = _casus(context, casus_id)
    if casus is None:
        return Skip("bestaat_niet")
    weg = organisatie not in met_toegang_nu(context, casus_id)
    vermeld = () if weg else _vermeld(context, Berichtsoort.RIO_NIEUW, onderwerp_id, organisatie)
    namen = ", ".join(f"<at>{een.name}</at>" for een in vermeld)
    kaart = kaarten.nieuw(casus_id, str(casus.code), namen, context.teksten, voorbij=weg)
    return als_bericht(kaart, context.teksten, mentions=vermeld)


def nieuw_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It leaves only while the RIO has access, where it is reached now."""
    casus_id, _, organisatie = onderwerp_id.partition(":")
    if organisatie not in met_toegang_nu(context, casus_id):
        return Skip("geen_toegang")
    return _verhuisd(context, organisatie, adres)


def nieuw_aandacht(_: Context, onderwerp_id: str) -> Attention:
    """It costs attention, and can wait for the next working day."""
    return Attention(onderwerp_id.partition(":")[2])


def van_casus(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears that it cannot be delivered: the regisseur."""
    return wekken.eigenaar_van(context, onderwerp_id.partition(":")[0])


# To the RIO: the appointments of a day. He planned them himself, so that it is told costs no attention.


def agenda(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """List what is planned for a day, as times and codes."""
    organisatie, _, welke = onderwerp_id.partition(":")
    codes = {een.casus_id: een.code for een in rio.mensen_van(context.uow, organisatie)}
    regels = [
        (tijd(een.wanneer, context.regio.kalender), codes[een.casus_id])
        for een in _van_dag(context, organisatie, welke)
    ]
    in_woorden = dag(date.fromisoformat(welke), context.regio.kalender)
    return als_bericht(kaarten.agenda(in_woorden, regels, context.teksten), context.teksten)


def agenda_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It leaves only while something is planned for its day, and that day is not over."""
    organisatie, _, welke = onderwerp_id.partition(":")
    if not _van_dag(context, organisatie, welke):
        return Skip("afgehandeld")
    return Skip("voorbij") if welke < wekken.vandaag(context).isoformat() else _verhuisd(context, organisatie, adres)


def agenda_eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears that it cannot be delivered: the regisseur of the first appointment."""
    organisatie, _, welke = onderwerp_id.partition(":")
    eerste = next(iter(_van_dag(context, organisatie, welke)), None)
    return wekken.eigenaar_van(context, eerste.casus_id if eerste else None)


def mail(context: Context, onderwerp_id: str) -> OutgoingMail | Skip:
    """Say that something is there: constant, neutral words."""
    organisatie, _, _ = onderwerp_id.partition(":")
    if not rio.mensen_van(context.uow, organisatie):
        return Skip("afgehandeld")
    t, naam = context.teksten, context.regio.naam
    return neutrale_mail(context, t("rio.mail.onderwerp", naam=naam), t("rio.mail.tekst", naam=naam))


def mail_vervallen(context: Context, _: str, adres: str) -> Skip | None:
    """Return why this contact does not get the mail any more."""
    return contact_vervallen(context, adres)


# To the regisseur.


def toegelaten(context: Context, casus_id: str) -> OutgoingMessage | Skip:
    """Say that he holds a new casus, by its code alone."""
    casus = _casus(context, casus_id)
    if casus is None:
        return Skip("bestaat_niet")
    kaart = kaarten.toegelaten(str(casus.code), context.teksten, voorbij=casus.fase is Fase.AFGESLOTEN)
    return als_bericht(kaart, context.teksten)


def toegelaten_vervallen(context: Context, casus_id: str, _: str) -> Skip | None:
    """Nobody is told of what is closed."""
    casus = _casus(context, casus_id)
    return Skip("afgehandeld") if casus is None or casus.fase is Fase.AFGESLOTEN else None


def gevraagd(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say that a partner would work with somebody in his casus; once it does, that it is dealt with."""
    casus_id, _, _ = onderwerp_id.partition(":")
    casus = _casus(context, casus_id)
    if casus is None:
        return Skip("bestaat_niet")
    klaar = gevraagd_vervallen(context, onderwerp_id, "") is not None
    return als_bericht(kaarten.gevraagd(casus_id, str(casus.code), context.teksten, voorbij=klaar), context.teksten)


def gevraagd_vervallen(context: Context, onderwerp_id: str, _: str) -> Skip | None:
    """It is dealt with once that body has access, or the casus is closed."""
    casus_id, _, organisatie = onderwerp_id.partition(":")
    casus = _casus(context, casus_id)
    klaar = casus is None or casus.fase is Fase.AFGESLOTEN or organisatie in met_toegang_nu(context, casus_id)
    return Skip("afgehandeld") if klaar else None


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def _van_dag(context: Context, organisatie: str, welke: str) -> tuple[Gepland, ...]:
    ids = [een.casus_id for een in rio.mensen_van(context.uow, organisatie)]
    alle = (een for van in rio.gepland(context.uow, ids).values() for een in van)
    lokaal = context.regio.kalender.lokaal
    deze = (een for een in alle if lokaal(een.wanneer).date().isoformat() == welke)
    return tuple(sorted(deze, key=lambda een: (een.wanneer, een.id)))


def _casus(context: Context, casus_id: str) -> Casus | None:
    try:
        return casussen.lees(context.uow, casus_id)
    except NotFound:
        return None


def _verhuisd(context: Context, organisatie: str, adres: str) -> Skip | None:
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, organisatie)
    return None if waarheen.hier(*((wie, None) if soort == "g" else (None, wie))) else Skip("verhuisd")


def _vermeld(context: Context, soort: Berichtsoort, onderwerp_id: str, organisatie: str) -> tuple[Mention, ...]:
    """Mention people in the RIO's own conversation, when this is a new post there; an edit wakes nobody."""
    gesprek_id = bereik(context, organisatie).gesprek_id
    er = plekken(context.uow, soort, onderwerp_id)
    if gesprek_id is None or any(een.geplaatst and een.gesprek_id == gesprek_id for een in er):
        return ()
    tafels = [context.regio.nazorg.tafel] if context.regio.nazorg else []
    return wekken.noem(context, wie_te_vermelden(wekken.team(context, organisatie), [], tafels, context.nu))
