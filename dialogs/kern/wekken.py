"""Whom to wake for what an organisatie owes, by which way, and how much of its attention that may cost."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import aan_regisseur, meld_zonder_regisseur
from dialogs.kern.ports import Mention
from dialogs.kern.registry import Attention
from domain.contact import Contact, Kanaal
from domain.errors import NotFound
from domain.persoon import Rol
from domain.uitvraagtermijn import kan_wachten, regio_moment, volgende_ochtend
from domain.wekken import Team, buiten_teams, wie_te_vermelden
from domain.werklijst import Werklijst, Werkpost
from storage import aandacht, afwezigheid, contacten, outbox, personen, werklijst
from storage import casus as casussen
from storage.plekken import gemaild, staat_er

VOORRANG_SPOED = 10
"""Priority of what is urgent; below it the worklists of one organisatie that wait together have theirs."""


def op_dag(organisatie: str, dag: date) -> str:
    """Return the subject of what an organisatie gets at most once a day."""
    return f"{organisatie}:{dag.isoformat()}"


def vandaag(context: Context) -> date:
    """Return the day of this moment, in the region."""
    return context.regio.kalender.lokaal(context.nu).date()


def mail(context: Context, lijsten: Sequence[Werklijst], *, ook_spoed: bool = False) -> bool:
    """Plan the mail "something is waiting" to every contact of the organisatie who is woken by mail: once a day.

    Who had today's gets another one on the next working day, when that is in time. Something urgent has a mail of its
    own, so it counts only when it is reminded of (`ook_spoed`).

    Returns:
        Whether anybody gets one.
    """
    posten = [een for lijst in lijsten for een in lijst.te_doen if ook_spoed or not een.spoed]
    if not posten:
        return False
    organisatie = lijsten[0].organisatie
    kalender = context.regio.kalender
    onderwerp_id = op_dag(organisatie, vandaag(context))
    gehad = gemaild(context.uow, Berichtsoort.MAIL_KLAAR, onderwerp_id)
    morgen = volgende_ochtend(context.regio, context.nu)
    komt = False
    for contact in buiten_teams(team(context, organisatie), Kanaal.EMAIL, _tafels(posten), context.nu):
        if contact.id not in gehad:
            outbox.plan(context.uow, soort=Berichtsoort.MAIL_KLAAR, onderwerp_id=onderwerp_id, contact_id=contact.id)
            komt = True
        elif morgen < max(een.deadline for een in posten):
            outbox.plan(
                context.uow,
                soort=Berichtsoort.MAIL_KLAAR,
                onderwerp_id=op_dag(organisatie, kalender.lokaal(morgen).date()),
                contact_id=contact.id,
                niet_voor=morgen,
            )
            komt = True
    return komt


def spoed_buiten_teams(context: Context, post: Werkpost) -> None:
    """Of something urgent: mail who wants that, and tell the regisseur whom to call."""
    organisatie, onderwerp_id = post.bevraging.organisatie, post.bevraging.id
    for contact in buiten_teams(team(context, organisatie), Kanaal.EMAIL, [post.zitting.tafel], context.nu, spoed=True):
        outbox.plan(
            context.uow,
            soort=Berichtsoort.MAIL_SPOED,
            onderwerp_id=onderwerp_id,
            contact_id=contact.id,
            voorrang=VOORRANG_SPOED,
        )
    if not te_bellen(context, organisatie, post.zitting.tafel):
        return
    regisseur_id = casussen.lees(context.uow, post.casus_id).regisseur_id
    regisseur = aan_regisseur(context, regisseur_id)
    if regisseur is None:
        meld_zonder_regisseur(context, regisseur_id)
        return
    outbox.plan(
        context.uow, soort=Berichtsoort.BELLEN, onderwerp_id=onderwerp_id, persoon_id=regisseur, voorrang=VOORRANG_SPOED
    )


def te_bellen(context: Context, organisatie: str, tafel: str) -> tuple[Contact, ...]:
    """Return who of an organisatie is called when something urgent is asked for a tafel."""
    return buiten_teams(team(context, organisatie), Kanaal.TELEFOON, [tafel], context.nu, spoed=True)


def vermeldingen(
    context: Context, organisatie: str, posten: Collection[Werkpost], *, spoed: bool = False
) -> tuple[Mention, ...]:
    """Return whom to mention in the organisatie's own conversation, for what is asked in `posten`."""
    begonnen = werklijst.wie_begon(context.uow, [een.bevraging.id for een in posten])
    return noem(
        context, wie_te_vermelden(team(context, organisatie), begonnen, _tafels(posten), context.nu, spoed=spoed)
    )


def noem(context: Context, ids: Sequence[str]) -> tuple[Mention, ...]:
    """Return the mentions of these people, in order; who cannot be mentioned is left out."""
    wie = personen.lees_alle(context.uow, ids)
    # A name with a bracket in it would break the mark in the card by which Teams finds the mention.
    bruikbaar = (wie[een] for een in ids if een in wie and wie[een].teams_id and not set(wie[een].naam) & set("<>"))
    return tuple(Mention(een.teams_id, een.naam) for een in bruikbaar)


def aandacht_voor(context: Context, organisatie: str, lijsten: Iterable[Werklijst]) -> Attention:
    """Return what it costs to tell an organisatie of these worklists: urgent when that cannot wait for the next day.

    That is when something urgent was not told of by its own post yet, or when today's attention is used and waiting
    would leave too little time to answer. At night nothing but urgent casussen is: whoever waits until the morning
    loses nothing.
    """
    posten = [een for lijst in lijsten for een in lijst.te_doen]
    onverteld = any(een.spoed and not _verteld(context, een) for een in posten)
    return Attention(organisatie, urgent=onverteld or _te_kort(context, organisatie, posten))


def _te_kort(context: Context, organisatie: str, posten: Sequence[Werkpost]) -> bool:
    if regio_moment(context.regio, context.nu) > context.nu:
        return False
    if all(kan_wachten(context.regio, een.deadline, context.nu) for een in posten):
        return False
    # When it is not used yet, this post is the one of today.
    return aandacht.gebruikt(context.uow, organisatie, vandaag(context))


def _verteld(context: Context, post: Werkpost) -> bool:
    return staat_er(context.uow, Berichtsoort.SPOED, post.bevraging.id)


def team(context: Context, organisatie: str) -> Team:
    """Return the people of an organisatie, as far as waking them goes."""
    return Team(
        partners=tuple(een.id for een in personen.met_rol(context.uow, Rol.PARTNER, organisatie)),
        contacten=contacten.van_organisatie(context.uow, organisatie),
        afwezig=afwezigheid.nu_afwezig(context.uow),
    )


def _tafels(posten: Iterable[Werkpost]) -> frozenset[str]:
    return frozenset(een.zitting.tafel for een in posten)


def eigenaar_van(context: Context, casus_id: str | None) -> str | None:
    """Return who hears when something about a casus cannot be delivered: its regisseur, or who stands in for him.

    Once he is one no more, somebody must still hear of it: the first of the region's procesregisseurs, by name.
    """
    try:
        eigen = aan_regisseur(context, casussen.lees(context.uow, casus_id).regisseur_id) if casus_id else None
    except NotFound:
        eigen = None
    return eigen or next((een.id for een in personen.met_rol(context.uow, Rol.PROCESREGISSEUR)), None)
