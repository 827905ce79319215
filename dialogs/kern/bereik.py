"""Where an organisatie is reached, and its worklist there: for every topic that asks it something or changes that.

A worklist is one message per organisatie and zitting. It is posted once at each place where the organisatie is reached,
and from then on edited; what wakes people after that is another kind of message.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from dialogs.kern import wekken
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import daar
from domain.contact import Contact, Kanaal
from domain.persoon import Rol
from domain.wekken import alleen_buiten_teams
from domain.werklijst import Werklijst
from storage import contacten, gesprekken, outbox, personen, wekkers, werklijst
from storage.plekken import Plek, plekken_van, plekken_van_dagen

BEZORG_OPNIEUW = timedelta(minutes=15)
"""How long after an organisatie was found nowhere it is looked for again. A conversation that comes meanwhile is found
by `volg_gesprekken` within the minute; this is for whoever is then reached outside Teams."""

HERINNERINGEN_WAAR = 31
"""Days for which a reminder that stands in a conversation is kept true; an older one nobody scrolls back to."""

_KOMENDE = timedelta(days=7)
"""A reminder may be planned for the next working day already."""


@dataclass(frozen=True, slots=True)
class Bereik:
    """How an organisatie can be reached now.

    Attributes:
        gesprek_id: its own conversation, when that takes something from us; else
        personen: ids of its partners who have a chat with us, one by one.
        contacten: who is woken outside Teams: by mail, or by telephone.
    """

    gesprek_id: str | None = None
    personen: tuple[str, ...] = ()
    contacten: tuple[Contact, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it can be reached at all."""
        return bool(self.manieren)

    @property
    def in_teams(self) -> bool:
        """Tell whether something can be posted."""
        return self.gesprek_id is not None or bool(self.personen)

    @property
    def manieren(self) -> tuple[Kanaal, ...]:
        """Return in which ways it is reached on an ordinary day, Teams first; none when it is reached nowhere."""
        teams = (Kanaal.TEAMS,) if self.in_teams else ()
        anders = {een.kanaal for een in self.contacten}
        return (*teams, *(een for een in (Kanaal.EMAIL, Kanaal.TELEFOON) if een in anders))

    @property
    def te_bellen(self) -> tuple[Contact, ...]:
        """Return who is called, because nothing else wakes him."""
        return tuple(een for een in self.contacten if een.kanaal is Kanaal.TELEFOON)

    def hier(self, gesprek_id: str | None, persoon_id: str | None) -> bool:
        """Tell whether a message in this conversation, or to this person, still reaches the organisatie."""
        if gesprek_id is not None:
            return gesprek_id == self.gesprek_id
        return persoon_id in self.personen


def bereik(context: Context, organisatie: str) -> Bereik:
    """Find how an organisatie can be reached now. A conversation that takes nothing from us does not count."""
    buiten = alleen_buiten_teams(contacten.van_organisatie(context.uow, organisatie))
    return replace(bereik_in_teams(context, organisatie), contacten=buiten)


def bereik_in_teams(context: Context, organisatie: str) -> Bereik:
    """Find the same in Teams alone, for what is not worth a mail or a telephone call."""
    gesprek = gesprekken.voor_organisatie(context.uow, organisatie)
    if gesprek is not None and gesprek.bereikbaar:
        return Bereik(gesprek_id=gesprek.id)
    partners = personen.met_rol(context.uow, Rol.PARTNER, organisatie)
    return Bereik(personen=tuple(een.id for een in partners if _heeft_chat(context, een.id)))


def werklijst_id(zitting_id: str, organisatie: str) -> str:
    """Return the subject of a worklist."""
    return f"{zitting_id}:{organisatie}"


def vraag_werklijst(context: Context, organisatie: str, zitting_id: str) -> bool:
    """Ask an organisatie, wherever it is reached, what is asked of it for a zitting: all of it, urgent things first.

    Call it whenever something is asked, or moved to this zitting; twice does no harm. In Teams the worklist is posted,
    or edited when it stands there; contacts without Teams get their mail; of what is urgent a post of its own goes out.

    Returns:
        False when it is reached nowhere: then it is looked again a little later, by itself.
    """
    waarheen = bereik(context, organisatie)
    if waarheen.in_teams:
        verstuur(context, Berichtsoort.WERKLIJST, werklijst_id(zitting_id, organisatie), waarheen)
        houd_werklijsten_waar(context, organisatie)
    lijst = werklijst.voor_zitting(context.uow, organisatie, zitting_id)
    if lijst is not None:
        wekken.mail(context, (lijst,))
        for post in (een for een in lijst.te_doen if een.spoed):
            if waarheen.in_teams:
                verstuur(context, Berichtsoort.SPOED, post.bevraging.id, waarheen, voorrang=wekken.VOORRANG_SPOED)
            wekken.spoed_buiten_teams(context, post)
    if not waarheen:
        wanneer = context.nu + BEZORG_OPNIEUW
        wekkers.zet(context.uow, Wekkersoort.BEZORGING, werklijst_id(zitting_id, organisatie), wanneer)
    return bool(waarheen)


def verstuur(
    context: Context,
    soort: Berichtsoort,
    onderwerp_id: str,
    waarheen: Bereik,
    *,
    voorrang: int = 0,
    niet_voor: datetime | None = None,
) -> None:
    """Plan a message to an organisatie in Teams: posted where it is not yet, edited where it is."""
    plan = partial(
        outbox.plan,
        context.uow,
        soort=soort,
        onderwerp_id=onderwerp_id,
        voorrang=voorrang,
        niet_voor=niet_voor,
    )
    if waarheen.gesprek_id is not None:
        plan(gesprek_id=waarheen.gesprek_id)
    for persoon_id in waarheen.personen:
        plan(persoon_id=persoon_id)


def houd_werklijsten_waar(
    context: Context, organisatie: str, *zitting_ids: str, niet_voor: datetime | None = None
) -> None:
    """Keep true everything that tells an organisatie what it owes: each worklist names what waits on the others.

    Args:
        context: the transaction.
        organisatie: whose.
        zitting_ids: zittingen for which it owes nothing any more (begun, withdrawn), so that those cards say so too.
        niet_voor: not before this moment: an edit takes the card from whoever is answering on it.
    """
    deadlines = {
        werklijst_id(een, organisatie): deadline
        for een, deadline in werklijst.deadlines(context.uow, organisatie).items()
    }
    ids = {*deadlines, *(werklijst_id(een, organisatie) for een in zitting_ids)}
    waar = plekken_van(context.uow, Berichtsoort.WERKLIJST, ids)
    voorrang = _eerste_deadline_eerst(deadlines, waar)
    lijsten = (
        daar(
            Berichtsoort.WERKLIJST,
            een,
            plek,
            niet_voor=niet_voor,
            voorrang=voorrang.get(een, 0) if _komt(plek) else 0,
        )
        for een, plek in _ooit_verder(waar)
    )
    vandaag = wekken.vandaag(context)
    begin, tot = (vandaag - timedelta(days=HERINNERINGEN_WAAR), vandaag + _KOMENDE)
    herinnerd = plekken_van_dagen(context.uow, Berichtsoort.HERINNERING, organisatie, begin, tot)
    herinneringen = (
        daar(Berichtsoort.HERINNERING, een, plek, niet_voor=niet_voor) for een, plek in _ooit_verder(herinnerd)
    )
    # What was agreed stands on a post of its own, which names what is asked as well.
    waar = plekken_van(context.uow, Berichtsoort.AFSPRAKEN, [organisatie])
    afspraken = (daar(Berichtsoort.AFSPRAKEN, een, plek, niet_voor=niet_voor) for een, plek in _ooit_verder(waar))
    outbox.plan_alle(context.uow, [*lijsten, *herinneringen, *afspraken])


def wacht_op_plaatsing(context: Context, lijsten: Iterable[Werklijst], waarheen: Bereik) -> bool:
    """Tell whether one of these worklists is still to be posted where the organisatie is reached: that wakes it."""
    ids = [werklijst_id(een.zitting.id, een.organisatie) for een in lijsten if een.te_doen]
    plekken = (plek for waar in plekken_van(context.uow, Berichtsoort.WERKLIJST, ids).values() for plek in waar)
    return any(_komt(plek) and waarheen.hier(plek.gesprek_id, plek.persoon_id) for plek in plekken)


def volg_gesprekken(context: Context) -> None:
    """Post every worklist on which something is owed where its organisatie is reached now.

    A conversation may have been replaced or closed for us, a partner may have come: then it stands elsewhere, or
    nowhere.
    """
    per_organisatie: dict[str, list[str]] = {}
    for organisatie, zitting_id in werklijst.wie_nog_moet(context.uow):
        per_organisatie.setdefault(organisatie, []).append(zitting_id)
    for organisatie, zittingen in per_organisatie.items():
        waarheen = bereik(context, organisatie)
        ids = [werklijst_id(een, organisatie) for een in zittingen]
        waar = plekken_van(context.uow, Berichtsoort.WERKLIJST, ids)
        for onderwerp_id in ids:
            er = waar.get(onderwerp_id, ())
            verstuur(context, Berichtsoort.WERKLIJST, onderwerp_id, _zonder(waarheen, er))


def _zonder(waarheen: Bereik, plekken: Iterable[Plek]) -> Bereik:
    """Return the places where a message was never planned."""
    gehad = list(plekken)
    gesprekken_ = {een.gesprek_id for een in gehad}
    gesprek_id = None if waarheen.gesprek_id in gesprekken_ else waarheen.gesprek_id
    al = {een.persoon_id for een in gehad}
    return Bereik(gesprek_id, tuple(een for een in waarheen.personen if een not in al))


def _ooit_verder(waar: Mapping[str, tuple[Plek, ...]]) -> Iterator[tuple[str, Plek]]:
    """Return each place with its subject, without what never got further than being planned and was dropped."""
    for onderwerp_id, plekken in waar.items():
        for plek in plekken:
            if plek.geplaatst or plek.onderweg:
                yield onderwerp_id, plek


def _eerste_deadline_eerst(
    deadlines: Mapping[str, datetime | None], waar: Mapping[str, tuple[Plek, ...]]
) -> dict[str, int]:
    """Return the priority of worklists that wait for the same morning: the most pressing one takes its attention."""
    wachtend = [
        (deadline, een)
        for een, deadline in deadlines.items()
        if deadline is not None and any(map(_komt, waar.get(een, ())))
    ]
    # Higher than that of whatever comes after it, and never that of something urgent.
    laatste_eerst = sorted(wachtend, reverse=True)[-wekken.VOORRANG_SPOED :]
    return {een: voorrang for voorrang, (_, een) in enumerate(laatste_eerst)}


def _komt(plek: Plek) -> bool:
    return plek.onderweg and not plek.geplaatst


def _heeft_chat(context: Context, persoon_id: str) -> bool:
    gesprek = gesprekken.persoonlijk(context.uow, persoon_id)
    return gesprek is not None and gesprek.bereikbaar
