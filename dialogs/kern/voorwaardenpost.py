"""What an organisatie hears of the basisvoorwaarden on which it works: one post a day for all its people, or one mail.

Whoever gives it work, or says how it stands, calls `gewijzigd`; a return that comes near calls `wek`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dialogs.kern import wekken
from dialogs.kern.aftellen import houd_aftellen_waar, houd_werk_waar
from dialogs.kern.bereik import Bereik, bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.deelname import doet_mee
from dialogs.kern.desk import Context
from domain.basisvoorwaarden import Voorwaardestand
from domain.casus import Casus
from domain.contact import Kanaal
from domain.detentie import Detentie
from domain.uitvraagtermijn import regio_moment, volgende_ochtend
from domain.wekken import buiten_teams
from storage import basisvoorwaarden, outbox
from storage import casus as casussen
from storage import detentie as detenties
from storage.plekken import gemaild, staat_er

LAATSTE_DAG = 1
"""With so many days left it cannot wait for the next working day."""


@dataclass(frozen=True, slots=True)
class Werk:
    """What an organisatie still has to see to for one person. `dagen`: None when the day is not known, or has been."""

    casus: Casus
    dagen: int | None
    open: tuple[Voorwaardestand, ...]

    @property
    def volgorde(self) -> tuple[int, str]:
        """By which the first day comes first."""
        return (10_000 if self.dagen is None else self.dagen, str(self.casus.code))


def werk_van(context: Context, organisatie: str) -> tuple[Werk, ...]:
    """Return what an organisatie works on and is not in order, in casussen that it takes part in; first day first."""
    open_ = [een for een in basisvoorwaarden.bij_organisatie(context.uow, organisatie) if not een.geregeld]
    per_casus: dict[str, list[Voorwaardestand]] = {}
    bekend = context.regio.nazorg.voorwaarden if context.regio.nazorg else {}
    for een in open_:
        if een.code in bekend:
            per_casus.setdefault(een.casus_id, []).append(een)
    dagen = detenties.huidige_van(context.uow, per_casus)
    gelezen = casussen.lees_alle(context.uow, per_casus)
    orde = list(bekend)
    werk = [
        Werk(
            casus, _dagen(context, dagen.get(id_)), tuple(sorted(per_casus[id_], key=lambda een: orde.index(een.code)))
        )
        for id_, casus in gelezen.items()
        if doet_mee(context, id_, organisatie)
    ]
    return tuple(sorted(werk, key=lambda een: een.volgorde))


def gewijzigd(
    context: Context, casus_id: str, *, nieuw_bij: Iterable[str | None] = (), bij: Iterable[str] = ()
) -> None:
    """Keep true what was told after something was said: to the regisseur, and to who works on it.

    Args:
        context: the transaction.
        casus_id: whose return.
        nieuw_bij: the organisaties that are to work on something from now on: they are woken.
        bij: every organisatie that works on something of it, or did.
    """
    houd_aftellen_waar(context, casus_id)
    # Of who works on nothing here any more nothing stands with the casus: what it was told is kept true as well.
    for organisatie in sorted(set(bij)):
        houd_werk_waar(context, organisatie)
    for een in sorted({een for een in nieuw_bij if een}):
        wek(context, een)


def wek(context: Context, organisatie: str, *, wanneer: datetime | None = None) -> bool:
    """Tell an organisatie of what it works on, once a day; return whether anything leaves for it.

    Who had today's hears it on the next working day, unless somebody is outside by then.
    """
    waarheen = bereik(context, organisatie)
    niet_voor = wanneer or regio_moment(context.regio, context.nu)
    _post(context, organisatie, waarheen, niet_voor)
    gemaild_ = _mail(context, organisatie, niet_voor)
    return waarheen.in_teams or gemaild_


def is_dringend(werk: Iterable[Werk]) -> bool:
    """Tell whether somebody of these is outside too soon to wait."""
    return any(een.dagen is not None and een.dagen <= LAATSTE_DAG for een in werk)


def _post(context: Context, organisatie: str, waarheen: Bereik, wanneer: datetime) -> None:
    soort = Berichtsoort.AFTELLEN_WERK
    dag = context.regio.kalender.lokaal(wanneer).date()
    al_gehad = staat_er(context.uow, soort, wekken.op_dag(organisatie, dag))
    los = al_gehad and is_dringend(werk_van(context, organisatie))
    if al_gehad and not los:
        wanneer = volgende_ochtend(context.regio, wanneer)
        dag = context.regio.kalender.lokaal(wanneer).date()
    adressen: list[tuple[str | None, str | None]] = [(None, een) for een in waarheen.personen]
    if waarheen.gesprek_id is not None:
        adressen = [(waarheen.gesprek_id, None)]
    for gesprek_id, persoon_id in adressen:
        outbox.plan(
            context.uow,
            soort=soort,
            onderwerp_id=wekken.op_dag(organisatie, dag),
            gesprek_id=gesprek_id,
            persoon_id=persoon_id,
            niet_voor=wanneer,
            los=los,
        )


def _mail(context: Context, organisatie: str, wanneer: datetime) -> bool:
    """Plan the mail to each contact who is woken by mail, once a day; tell whether any gets it."""
    regels = context.regio.nazorg
    tafels = [regels.tafel] if regels else []
    wie = buiten_teams(wekken.team(context, organisatie), Kanaal.EMAIL, tafels, context.nu)
    dag, morgen = context.regio.kalender.lokaal(wanneer).date(), volgende_ochtend(context.regio, wanneer)
    gehad = gemaild(context.uow, Berichtsoort.MAIL_AFTELLEN, wekken.op_dag(organisatie, dag))
    for contact in wie:
        later = contact.id in gehad
        op = context.regio.kalender.lokaal(morgen).date() if later else dag
        outbox.plan(
            context.uow,
            soort=Berichtsoort.MAIL_AFTELLEN,
            onderwerp_id=wekken.op_dag(organisatie, op),
            contact_id=contact.id,
            niet_voor=morgen if later else wanneer,
        )
    return bool(wie)


def _dagen(context: Context, een: Detentie | None) -> int | None:
    vandaag = wekken.vandaag(context)
    buiten = een.volgende_keer_buiten(vandaag) if een else None
    return None if buiten is None else (buiten - vandaag).days
