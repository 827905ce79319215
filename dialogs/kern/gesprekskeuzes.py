"""What he chose about a talk and whom he would rather not have there: the same from his page as from a card.

The caller authorised it: the inrichting for a card, the door for his page. What he chose is read by the regisseur and
the inrichting alone. Whoever else looks at a talk learns at most whether it goes on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import houd_gesprek_waar, meld_inrichting, meld_nieuws
from dialogs.kern.terugkeergesprekken import verwerk_keuze, zet_deelname
from domain.casus import Casus
from domain.errors import UserMistake
from domain.gespreksinbreng import Inbreng, LieverNiet, LieverNietAntwoord, met_antwoord, met_liever_niet, toch_erbij
from domain.gesprekskeuze import (
    Keuze,
    Keuzeregel,
    Keuzeweg,
    Vertegenwoordiger,
    geldende,
    mag_meedoen,
    te_kiezen,
    vertegenwoordiger_nodig,
    vertegenwoordiger_van,
)
from domain.terugkeergesprek import LOOPT_NOG, Deelnamestatus, Terugkeergesprek, eis_niet_samen
from storage import casus as casussen
from storage import gesprekskeuze as keuzes
from storage import terugkeergesprek as gesprekken


@dataclass(frozen=True, slots=True)
class Keuzestand:
    """How it stands with his choice.

    Attributes:
        huidige: the choice that counts; None when he did not choose, or took it back.
        nieuwste: the last thing he said, a withdrawal too; None while he said nothing.
        vertegenwoordiger_nodig: he is too young, or under guardianship: somebody says yes with him.
        vertegenwoordiger: who did, with the yes that counts.
        kan: what he can choose now; nothing once the talk is over.
        doet_mee: he sits at it: he said yes, and so did his representative when he needs one.
    """

    huidige: Keuzeregel | None
    nieuwste: Keuzeregel | None
    vertegenwoordiger_nodig: bool
    vertegenwoordiger: Vertegenwoordiger | None
    kan: tuple[Keuze, ...]
    doet_mee: bool

    @property
    def wacht_op_vertegenwoordiger(self) -> bool:
        """Tell whether he said yes, and only his representative did not yet."""
        return self.huidige is not None and self.huidige.keuze is Keuze.JA and not self.doet_mee


def keuzestand(context: Context, casus: Casus, gesprek: Terugkeergesprek) -> Keuzestand:
    """Return how it stands with his choice, now."""
    regels = keuzes.keuzes(context.uow, gesprek.id)
    nodig = heeft_vertegenwoordiger_nodig(context, casus, gesprek)
    return Keuzestand(
        huidige=geldende(regels),
        nieuwste=regels[-1] if regels else None,
        vertegenwoordiger_nodig=nodig,
        vertegenwoordiger=vertegenwoordiger_van(regels),
        kan=te_kiezen(gesprek, regels, context.nu),
        doet_mee=mag_meedoen(regels, vertegenwoordiger_nodig=nodig),
    )


def heeft_vertegenwoordiger_nodig(context: Context, casus: Casus, gesprek: Terugkeergesprek) -> bool:
    """Tell whether somebody has to say yes with him."""
    wie = casus.betrokkene(gesprek.betrokkene_id)
    return vertegenwoordiger_nodig(
        None if wie is None else wie.gegevens.geboortedatum,
        context.regio.kalender.lokaal(context.nu).date(),
        context.regio.gesprek.zelf_vanaf,
        onder_curatele=gesprek.onder_curatele,
    )


def dag_van(context: Context, regel: Keuzeregel) -> date:
    """Return the day in the region on which he said it."""
    return regel.gezegd_op or context.regio.kalender.lokaal(regel.op).date()


def kies(
    context: Context,
    gesprek: Terugkeergesprek,
    keuze: Keuze,
    weg: Keuzeweg,
    door_id: str,
    *,
    vertegenwoordiger: Vertegenwoordiger | None = None,
    gezegd_op: date | None = None,
) -> Terugkeergesprek:
    """Keep what he chose, and let follow what follows; return the talk as it is then.

    Choosing the same again is kept as well: it tells when he was asked. A yes that waits for his representative brings
    nothing back yet. The caller writes the line in the logboek, and holds the casus.

    Raises:
        UserMistake: he cannot choose that now ("gesprekskeuze.fout.kan_niet").
        Conflict: somebody changed the talk meanwhile.
    """
    if keuze not in te_kiezen(gesprek, keuzes.keuzes(context.uow, gesprek.id), context.nu):
        raise UserMistake("gesprekskeuze.fout.kan_niet")
    # A representative says yes with him, never anything else in his place.
    wie = vertegenwoordiger if keuze is Keuze.JA else None
    regel = keuzes.kies(context.uow, gesprek, keuze, weg, door_id, wie, gezegd_op)
    casus = casussen.lees(context.uow, gesprek.casus_id)
    if keuzestand(context, casus, gesprek).wacht_op_vertegenwoordiger:
        houd_gesprek_waar(context, gesprek)
        meld_nieuws(context, gesprek)
        return gesprek
    return verwerk_keuze(context, gesprek, regel)


def zet_liever_niet(
    context: Context, gesprek: Terugkeergesprek, inbreng: Inbreng, organisaties: Collection[str]
) -> Inbreng:
    """Return what he brings, with these as whom he would rather not have there; the caller keeps it.

    The regisseur hears that there is something to decide, once for each he did not name before.
    """
    bekend = {een.organisatie for een in inbreng.liever_niet}
    if set(organisaties) - bekend:
        meld_nieuws(context, gesprek)
    return met_liever_niet(inbreng, organisaties)


def beslis(context: Context, gesprek: Terugkeergesprek, besluit: LieverNiet, door_id: str) -> None:
    """Decide about somebody he would rather not have there, and let him read it.

    Whoever can stay away is taken off the talk, and reads only that it is not needed. Whoever was taken off for this
    and has to be there after all is asked on again.

    Raises:
        UserMistake: he took it back meanwhile ("gesprekskeuze.fout.liever_niet_weg").
        Conflict: what he brings was changed meanwhile.
    """
    inbreng = keuzes.inbreng(context.uow, gesprek)
    eerst = {een.organisatie: een.antwoord for een in inbreng.liever_niet}.get(besluit.organisatie)
    keuzes.bewaar_inbreng(context.uow, met_antwoord(inbreng, besluit.organisatie, besluit.antwoord, besluit.uitleg))
    alle = gesprekken.deelnames(context.uow, gesprek.id)
    nu = {een.organisatie: een for een in alle}.get(besluit.organisatie)
    if besluit.antwoord is LieverNietAntwoord.KAN and nu is not None and nu.genodigd:
        zet_deelname(context, gesprek, besluit.organisatie, Deelnamestatus.NIET_MEER, door_id)
    elif besluit.antwoord is LieverNietAntwoord.KAN_NIET and eerst is LieverNietAntwoord.KAN and nu is not None:
        zet_deelname(context, gesprek, besluit.organisatie, Deelnamestatus.GENODIGD, door_id)


def vertel_antwoord(context: Context, gesprek: Terugkeergesprek) -> None:
    """Let the casemanager know that there is something to read for him, once she took the talk up."""
    if gesprek.casemanager_id is not None and gesprek.status in LOOPT_NOG:
        meld_inrichting(context, gesprek)


def te_noemen(context: Context, gesprek: Terugkeergesprek, inbreng: Inbreng) -> tuple[str, ...]:
    """Return the organisaties of which he may say that he would rather not have them there, in order of their codes.

    Who sits at the talk, and whom he named before; not the inrichting, which sits beside him.
    """
    erbij = {een.organisatie for een in gesprekken.deelnames(context.uow, gesprek.id) if een.zit_erbij}
    return tuple(sorted((erbij | {een.organisatie for een in inbreng.liever_niet}) - {gesprek.inrichting}))


@dataclass(frozen=True, slots=True)
class Antwoordstand:
    """What he reads about somebody he would rather not have there.

    Attributes:
        toch: he was told that it would not be there, and it is after all: he is told that too.
    """

    wens: LieverNiet
    toch: bool


def antwoorden(context: Context, gesprek: Terugkeergesprek, inbreng: Inbreng) -> tuple[Antwoordstand, ...]:
    """Return what he was answered about each, in the order in which he named them."""
    erbij = [een.organisatie for een in gesprekken.deelnames(context.uow, gesprek.id) if een.zit_erbij]
    toch = toch_erbij(inbreng, erbij)
    return tuple(Antwoordstand(een, een.organisatie in toch) for een in inbreng.liever_niet)


def te_beslissen(context: Context, gesprek: Terugkeergesprek) -> int:
    """Return about how many of whom he would rather not have there the regisseur did not decide yet."""
    inbreng = keuzes.inbreng(context.uow, gesprek)
    return sum(een.antwoord is LieverNietAntwoord.OPEN for een in inbreng.liever_niet)


def mogen_samen(context: Context, casus: Casus, gesprek: Terugkeergesprek) -> bool:
    """Tell whether who is at the talk may still be there together: a role may have changed since it was planned.

    Ask it each time before somebody is let in: who was hurt and who did it never sit at one talk.
    """
    try:
        eis_niet_samen(casus, (gesprek.betrokkene_id, *gesprek.erbij), context.regio.gesprek.slachtofferrollen)
    except UserMistake:
        return False
    return True
