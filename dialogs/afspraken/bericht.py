"""What the posts about afspraken say to an organisatie, rendered from the state at the moment of sending.

They are about all the casussen of an organisatie at once, so nothing is decrypted for them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from cards.afspraken import bericht as kaarten
from cards.afspraken.bericht import Postbeeld, Regel, Stand
from cards.afspraken.ingehaald import ingehaald
from dialogs.kern import wekken
from dialogs.kern.afsprakenpost import aandacht_voor, nieuwste_herinnering, vermeldingen
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.mailtekst import contact_vervallen, neutrale_mail
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from domain.openstaand import Openstaand, bij_eigenaar
from storage import openstaand, werklijst
from storage.plekken import plekken, staat_er


def post(context: Context, organisatie: str) -> OutgoingMessage | Skip:
    """All that an organisatie agreed to do and has to do something about."""
    alle = openstaand.bij(context.uow, organisatie)
    te_doen = bij_eigenaar(alle)
    vermeld = _vermeld(context, organisatie, gewekt_voor(te_doen), Berichtsoort.AFSPRAKEN, organisatie)
    lijsten = [een for een in werklijst.lopend(context.uow, organisatie) if een.te_doen]
    beeld = replace(
        _beeld(context, organisatie, te_doen, vermeld),
        bij_regisseur=len(alle) - len(te_doen),
        vragen=sum(len(een.te_doen) for een in lijsten),
        zitting=lijsten[0].zitting.id if lijsten else "",
    )
    kaart = kaarten.afspraken(beeld, context.teksten, context.regio.kalender)
    return als_bericht(kaart, context.teksten, mentions=vermeld)


def herinnering(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """What of it is new or due; a new post mentions whose it is, or who stands in for him."""
    organisatie, _, dag = onderwerp_id.partition(":")
    if not dag:
        return Skip("bestaat_niet")
    reden = gewekt_voor(openstaand.bij(context.uow, organisatie))
    if reden and _is_ingehaald(context, organisatie, onderwerp_id):
        naam = context.regio.organisatienaam(organisatie)
        return als_bericht(ingehaald(organisatie, naam, context.teksten), context.teksten)
    vermeld = _vermeld(context, organisatie, reden, Berichtsoort.AFSPRAAK_HERINNERING, onderwerp_id)
    beeld = _beeld(context, organisatie, reden, vermeld)
    kaart = kaarten.herinnering(beeld, context.teksten, context.regio.kalender)
    return als_bericht(kaart, context.teksten, mentions=vermeld)


def mail(context: Context, onderwerp_id: str) -> OutgoingMail | Skip:
    """Say that something that was agreed is waiting: constant, neutral words."""
    organisatie, _, _ = onderwerp_id.partition(":")
    if not gewekt_voor(openstaand.bij(context.uow, organisatie)):
        return Skip("afgehandeld")
    t, naam = context.teksten, context.regio.naam
    return neutrale_mail(
        context, t("afspraken_eigen.mail.onderwerp", naam=naam), t("afspraken_eigen.mail.tekst", naam=naam)
    )


# Whether a new post is still wanted, and what it costs.


def post_vervallen(context: Context, organisatie: str, adres: str) -> Skip | None:
    """It is posted only where the organisatie is reached now, and only while it owes something."""
    if not bij_eigenaar(openstaand.bij(context.uow, organisatie)):
        return Skip("afgehandeld")
    return _verhuisd(context, organisatie, adres)


def post_aandacht(context: Context, organisatie: str) -> Attention:
    """It costs attention."""
    return aandacht_voor(context, organisatie, bij_eigenaar(openstaand.bij(context.uow, organisatie)))


def herinnering_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It leaves only while what it was made for is open, and on its own day.

    What was asked about before that, and told then, is no reason to wake anybody once more. One that slipped past its
    day goes all the same, unless today has one of its own.
    """
    organisatie, _, dag = onderwerp_id.partition(":")
    if not openstaand.gevraagd_sinds(context.uow, organisatie, _gemaakt_vanaf(context, date.fromisoformat(dag))):
        return Skip("afgehandeld")
    vandaag = wekken.vandaag(context)
    van_vandaag = wekken.op_dag(organisatie, vandaag)
    if dag < vandaag.isoformat() and plekken(context.uow, Berichtsoort.AFSPRAAK_HERINNERING, van_vandaag):
        return Skip("ingehaald")
    return _verhuisd(context, organisatie, adres)


def _gemaakt_vanaf(context: Context, dag: date) -> datetime:
    """Return since when something may have fallen due that is told on this day: since the working day before it."""
    kalender = context.regio.kalender
    return kalender.moment(kalender.min_werkdagen(dag, 1), time.min)


def herinnering_aandacht(context: Context, onderwerp_id: str) -> Attention:
    """It costs attention; what is due today does not wait for tomorrow."""
    organisatie, _, _ = onderwerp_id.partition(":")
    return aandacht_voor(context, organisatie, gewekt_voor(openstaand.bij(context.uow, organisatie)))


def mail_vervallen(context: Context, _: str, adres: str) -> Skip | None:
    """Return why this contact does not get the mail any more."""
    return contact_vervallen(context, adres)


def mail_aandacht(_: Context, onderwerp_id: str) -> Attention:
    """Return whose attention it costs: at most one mail a day for each contact."""
    return Attention(onderwerp_id.partition(":")[0])


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears that it cannot be delivered: the regisseur of what is due first."""
    organisatie, _, _ = onderwerp_id.partition(":")
    eerste = next(iter(openstaand.bij(context.uow, organisatie)), None)
    return wekken.eigenaar_van(context, eerste.casus_id if eerste else None)


def gewekt_voor(alle: Sequence[Openstaand]) -> tuple[Openstaand, ...]:
    """Return what is a reason to wake: it is put to them, or a reminder of it fell due."""
    return tuple(een for een in alle if een.reden_om_te_wekken)


def _beeld(
    context: Context,
    organisatie: str,
    over: Sequence[Openstaand],
    vermeld: tuple[Mention, ...],
) -> Postbeeld:
    vandaag = wekken.vandaag(context)
    return Postbeeld(
        organisatie=organisatie,
        naam=context.regio.organisatienaam(organisatie),
        regels=tuple(Regel(een.code, een.wanneer, _stand(een, vandaag)) for een in over),
        vermeld=tuple(een.name for een in vermeld),
    )


def _stand(een: Openstaand, vandaag: date) -> Stand:
    if een.voorgelegd:
        return Stand.NIEUW
    if een.te_laat(vandaag):
        return Stand.TE_LAAT
    return Stand.VANDAAG if een.wanneer == vandaag else Stand.LOPEND


def _vermeld(
    context: Context, organisatie: str, over: Sequence[Openstaand], soort: Berichtsoort, onderwerp_id: str
) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody."""
    gesprek_id = bereik(context, organisatie).gesprek_id
    hier = [een for een in plekken(context.uow, soort, onderwerp_id) if een.gesprek_id == gesprek_id]
    if not over or gesprek_id is None or any(een.geplaatst and not een.opnieuw for een in hier):
        return ()
    return vermeldingen(context, organisatie, over)


def _is_ingehaald(context: Context, organisatie: str, onderwerp_id: str) -> bool:
    """Tell whether this reminder stands there, and a newer one does too: what is open is told by that one alone."""
    return onderwerp_id < nieuwste_herinnering(context, organisatie) and staat_er(
        context.uow, Berichtsoort.AFSPRAAK_HERINNERING, onderwerp_id
    )


def _verhuisd(context: Context, organisatie: str, adres: str) -> Skip | None:
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, organisatie)
    hier = waarheen.hier(wie, None) if soort == "g" else waarheen.hier(None, wie)
    return None if hier else Skip("verhuisd")
