"""What an organisatie agreed to do, as it stands in Teams, who is woken for it, and the alarms of each afspraak.

One post per organisatie, edited from then on; it holds all it owes over all casussen, as the worklists do for what is
asked. An edit wakes nobody: what is new, or due, is told by a post of its own, at most one a day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dialogs.kern import wekken
from dialogs.kern.afsprakenagenda import haal_terug
from dialogs.kern.bereik import HERINNERINGEN_WAAR, Bereik, bereik, houd_werklijsten_waar, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import daar
from dialogs.kern.ports import Mention
from dialogs.kern.registry import Attention
from domain.afspraak import Afspraak
from domain.afspraaktermijn import momenten
from domain.contact import Kanaal
from domain.openstaand import Openstaand, bij_eigenaar
from domain.persoon import Rol
from domain.uitvraagtermijn import regio_moment, volgende_ochtend
from domain.wekken import MEESTE_VERMELDINGEN, buiten_teams, wie_te_vermelden
from storage import aandacht, afspraken, openstaand, outbox, wekkers
from storage.plekken import Plek, gemaild, plekken, plekken_van_dagen, staat_er

RUST: Final = timedelta(hours=1)
"""How long the posts of an organisatie are left alone while one of its own people deals with what stands there: an edit
in Teams takes the card from whoever is filling it in."""

VOOR_NIEUWS: Final = 1
"""Priority of a reminder: news that can wait as well does not take the attention of day after day before it."""


@dataclass(frozen=True, slots=True)
class Gewekt:
    """Who is woken: by a post or a mail, or by nobody but the regisseur, who has somebody to call."""

    bericht: bool
    te_bellen: bool

    def __bool__(self) -> bool:
        """Tell whether something leaves for the owner himself: what nobody gets is no reminder."""
        return self.bericht


def houd_afspraken_waar(context: Context, organisatie: str) -> None:
    """Keep true all that tells an organisatie what it agreed to do, and wake it for what is put to it just now.

    Call it after every change of one of its afspraken, for the old and the new owner; twice does no harm.
    """
    waarheen, alle = bereik(context, organisatie), openstaand.bij(context.uow, organisatie)
    te_doen = bij_eigenaar(alle)
    er_komt_een_post = False
    if te_doen and waarheen.in_teams:
        er_komt_een_post = not _staat(context, organisatie, waarheen)
        if er_komt_een_post:
            verstuur(context, Berichtsoort.AFSPRAKEN, organisatie, waarheen)
    _werk_bij(context, organisatie, _niet_voor(context, organisatie, te_doen))
    nieuw = _nu_voorgelegd(context, te_doen)
    if nieuw:
        _vraag_aan(context, organisatie, waarheen, nieuw, al_gepost=er_komt_een_post)


def nieuwste_herinnering(context: Context, organisatie: str) -> str:
    """Return the subject of the last reminder that stands somewhere; empty when none does (any more)."""
    return next(reversed(_herinneringen(context, organisatie)), "")


def haal_in(context: Context, onderwerp_id: str) -> None:
    """A reminder stands there: the one before it says so, once, and from then on nothing in it can be out of date."""
    organisatie, _, _ = onderwerp_id.partition(":")
    eerdere = {een: waar for een, waar in _herinneringen(context, organisatie).items() if een < onderwerp_id}
    if eerdere:
        vorige = next(reversed(eerdere))
        # One that waits to be edited says so already.
        _bewerk(context, vorige, (een for een in eerdere[vorige] if not een.onderweg), context.nu + RUST)


def zet_wekkers(context: Context, afspraak: Afspraak) -> None:
    """Set the alarms of an afspraak as it is now, and take back all others that are still to come.

    What stood on top of an agenda because nothing was heard of it goes back to what it was once something is.
    """
    wekkers.trek_in_wat_nog_komt(context.uow, Wekkersoort.AFSPRAAK, afspraak.id)
    for een in momenten(context.regio, afspraak, context.nu):
        wekkers.zet(context.uow, Wekkersoort.AFSPRAAK, afspraak.id, een.wanneer, een.nummer)
    if not afspraak.bij_eigenaar or afspraak.gemeld_op is None:
        haal_terug(context, afspraak)


def wek(context: Context, organisatie: str, over: Sequence[Openstaand]) -> Gewekt:
    """Remind an organisatie of these afspraken, in the way and at the moment that its attention allows.

    In Teams by one post a day, and by mail to who has no Teams; what cannot wait goes today, also when that is the
    second one. Without either somebody is to be called, and the caller tells the regisseur.
    """
    waarheen = bereik(context, organisatie)
    per_mail = _mail(context, organisatie, over)
    if waarheen.in_teams and _staat(context, organisatie, waarheen):
        _post(context, organisatie, waarheen, over)
    elif waarheen.in_teams:
        # What is still to be posted wakes by itself.
        verstuur(context, Berichtsoort.AFSPRAKEN, organisatie, waarheen)
    bericht = waarheen.in_teams or per_mail
    return Gewekt(bericht, te_bellen=not bericht)


def meld_stil(context: Context, afspraak_id: str, regisseur_id: str) -> None:
    """Tell the regisseur of an afspraak, as a new post: what the matter is follows from how it stands then."""
    meld_regisseur(context, regisseur_id, Berichtsoort.AFSPRAAK_MELDING, afspraak_id)


def vermeldingen(context: Context, organisatie: str, over: Iterable[Openstaand]) -> tuple[Mention, ...]:
    """Return whom to mention in the organisatie's own conversation.

    Of each afspraak whose it is, or who stands in for him; when neither is there, whoever looks after the tafel, or
    everybody.
    """
    team = wekken.team(context, organisatie)
    ids: dict[str, None] = {}
    for een in over:
        eigenaar = [een.persoon_id] if een.persoon_id else []
        ids |= dict.fromkeys(wie_te_vermelden(team, eigenaar, [een.tafel], context.nu))
    return wekken.noem(context, tuple(ids)[:MEESTE_VERMELDINGEN])


def aandacht_voor(context: Context, organisatie: str, over: Sequence[Openstaand]) -> Attention:
    """Return what it costs to tell an organisatie of these: urgent when one is due before the next working day is over.

    Only once today's attention is used: else this is the post of today.
    """
    vandaag = wekken.vandaag(context)
    if not _kan_niet_wachten(context, over) or regio_moment(context.regio, context.nu) > context.nu:
        return Attention(organisatie)
    return Attention(organisatie, urgent=aandacht.gebruikt(context.uow, organisatie, vandaag))


def volg_afspraken(context: Context) -> None:
    """Post what every organisatie agreed where it is reached now: a conversation may have been replaced, or come."""
    for organisatie in openstaand.wie_nog_moet(context.uow):
        waarheen = bereik(context, organisatie)
        if waarheen.in_teams and not _gepland(context, organisatie, waarheen):
            verstuur(context, Berichtsoort.AFSPRAKEN, organisatie, waarheen)


def _staat(context: Context, organisatie: str, waarheen: Bereik) -> bool:
    """Tell whether the post stands everywhere where the organisatie is reached now: then it is edited."""
    er = {
        een.gesprek_id or een.persoon_id
        for een in plekken(context.uow, Berichtsoort.AFSPRAKEN, organisatie)
        if een.geplaatst
    }
    return _plaatsen(waarheen) <= er


def _gepland(context: Context, organisatie: str, waarheen: Bereik) -> bool:
    """Tell whether the post was ever planned everywhere where the organisatie is reached now."""
    er = {een.gesprek_id or een.persoon_id for een in plekken(context.uow, Berichtsoort.AFSPRAKEN, organisatie)}
    return _plaatsen(waarheen) <= er


def _plaatsen(waarheen: Bereik) -> set[str | None]:
    return {waarheen.gesprek_id} if waarheen.gesprek_id else set(waarheen.personen)


def _werk_bij(context: Context, organisatie: str, niet_voor: datetime | None) -> None:
    """Have everything rendered again that stands there, or waits: the post, the last reminder, the worklists."""
    herinneringen = _herinneringen(context, organisatie)
    if herinneringen:
        # Those before it say that there is a newer one.
        nieuwste = next(reversed(herinneringen))
        _bewerk(context, nieuwste, herinneringen[nieuwste], niet_voor)
    # The post of all is kept true with them: each names what is on the other.
    houd_werklijsten_waar(context, organisatie, niet_voor=niet_voor)


def _herinneringen(context: Context, organisatie: str) -> dict[str, tuple[Plek, ...]]:
    """Return where the reminders of the last weeks stand, by subject, the oldest first; without what is to come."""
    vandaag = wekken.vandaag(context)
    begin = vandaag - timedelta(days=HERINNERINGEN_WAAR)
    waar = plekken_van_dagen(context.uow, Berichtsoort.AFSPRAAK_HERINNERING, organisatie, begin, vandaag)
    geplaatst = {een: tuple(plek for plek in plekken if plek.geplaatst) for een, plekken in waar.items()}
    return {een: plekken for een, plekken in geplaatst.items() if plekken}


def _bewerk(context: Context, onderwerp_id: str, waar: Iterable[Plek], niet_voor: datetime | None) -> None:
    soort = Berichtsoort.AFSPRAAK_HERINNERING
    outbox.plan_alle(context.uow, [daar(soort, onderwerp_id, plek, niet_voor=niet_voor) for plek in waar])


def _niet_voor(context: Context, organisatie: str, te_doen: Sequence[Openstaand]) -> datetime | None:
    """Return until when what stands is left alone: while one of its own people is busy with it."""
    bezig = isinstance(context, Bezoek) and organisatie in context.actor.organisaties(Rol.PARTNER)
    return context.nu + RUST if bezig and te_doen else None


def _nu_voorgelegd(context: Context, te_doen: Sequence[Openstaand]) -> list[Openstaand]:
    """Return what was put to its owner in this very transaction: only then it is news."""
    return [
        een
        for een in te_doen
        if een.voorgelegd and afspraken.lees(context.uow, een.id).teken_op == context.nu and not een.gevraagd
    ]


def _vraag_aan(
    context: Context, organisatie: str, waarheen: Bereik, nieuw: Sequence[Openstaand], *, al_gepost: bool
) -> None:
    """Wake an organisatie for what it is asked to take on; by telephone only, the regisseur hears whom to call."""
    if al_gepost:
        _mail(context, organisatie, nieuw)
        return
    if not wek(context, organisatie, nieuw) and waarheen.te_bellen:
        for een in nieuw:
            meld_stil(context, een.id, een.regisseur_id)


def _mail(context: Context, organisatie: str, over: Sequence[Openstaand]) -> bool:
    """Plan the mail "something is waiting" to each contact who is woken by mail, once a day; tell whether any gets it.

    Who had today's gets the next one on the next working day.
    """
    vandaag, morgen = wekken.vandaag(context), volgende_ochtend(context.regio, context.nu)
    wie = buiten_teams(wekken.team(context, organisatie), Kanaal.EMAIL, {een.tafel for een in over}, context.nu)
    gehad = gemaild(context.uow, Berichtsoort.MAIL_AFSPRAKEN, wekken.op_dag(organisatie, vandaag))
    for contact in wie:
        dag = context.regio.kalender.lokaal(morgen).date() if contact.id in gehad else vandaag
        outbox.plan(
            context.uow,
            soort=Berichtsoort.MAIL_AFSPRAKEN,
            onderwerp_id=wekken.op_dag(organisatie, dag),
            contact_id=contact.id,
            niet_voor=morgen if contact.id in gehad else None,
        )
    return bool(wie)


def _post(context: Context, organisatie: str, waarheen: Bereik, over: Sequence[Openstaand]) -> None:
    """Plan the post that wakes: now, or when the next working day begins."""
    vandaag, kan_wachten = wekken.vandaag(context), not _kan_niet_wachten(context, over)
    wanneer = regio_moment(context.regio, context.nu)
    staat = staat_er(context.uow, Berichtsoort.AFSPRAAK_HERINNERING, wekken.op_dag(organisatie, vandaag))
    if wanneer == context.nu and kan_wachten and (staat or aandacht.gebruikt(context.uow, organisatie, vandaag)):
        wanneer = volgende_ochtend(context.regio, context.nu)
    dag = context.regio.kalender.lokaal(wanneer).date()
    onderwerp_id = wekken.op_dag(organisatie, dag)
    # An edit wakes nobody: of what cannot wait a second post of the day goes out.
    los = staat and dag == vandaag
    for gesprek_id, persoon_id in _adressen(waarheen):
        outbox.plan(
            context.uow,
            soort=Berichtsoort.AFSPRAAK_HERINNERING,
            onderwerp_id=onderwerp_id,
            gesprek_id=gesprek_id,
            persoon_id=persoon_id,
            niet_voor=wanneer,
            voorrang=VOOR_NIEUWS,
            los=los,
        )


def _adressen(waarheen: Bereik) -> list[tuple[str | None, str | None]]:
    """Return where it is posted: the conversation of the organisatie, or the chats of its people one by one."""
    if waarheen.gesprek_id is not None:
        return [(waarheen.gesprek_id, None)]
    return [(None, een) for een in waarheen.personen]


def _kan_niet_wachten(context: Context, over: Sequence[Openstaand]) -> bool:
    """Tell whether the day of one of these is here, or is over before the next working day begins."""
    vandaag = wekken.vandaag(context)
    morgen = context.regio.kalender.lokaal(volgende_ochtend(context.regio, context.nu)).date()
    return any(vandaag <= een.wanneer < morgen for een in over)
