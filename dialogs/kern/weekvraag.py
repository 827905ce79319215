"""The uitvraag of the week in nazorg: who came in is asked about at the next zitting; who comes late joins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.informeren import VOORSTEL, vandaag, zet_wekker
from dialogs.kern.routering import is_bevestigd
from dialogs.kern.uitvraagstart import Keuze, begin
from dialogs.kern.wievragen import voorstel_voor
from domain.agenda import VOORUIT, Zitting, ZittingStatus
from domain.casus import Casus, Fase, Geinformeerd, Informering
from domain.errors import UserMistake
from domain.informering import alle, ontbreekt
from domain.planmomenten import ochtend
from domain.toegang import Daad
from domain.uitvraag import Uitvraag, UitvraagStatus, neemt_antwoord_aan
from domain.uitvraagtermijn import deadline_voor
from storage import agenda, informering, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen

MEESTE_TEGELIJK: Final = 40
"""People about whom is asked in one act: several times an ordinary week, and no longer than somebody waits for a card.

Whoever brings in a whole file of people at once asks again about the rest.
"""


@dataclass(frozen=True, slots=True)
class Weekzitting:
    """The zitting for which is asked now, and until when; `al`: others were asked about for it already."""

    zitting: Zitting
    deadline: datetime
    al: bool = False


@dataclass(frozen=True, slots=True)
class Meegevraagd:
    """What came of asking about one person.

    Attributes:
        organisaties: codes of who was asked; none when there was nobody to ask.
        open: codes of the partner kinds for which the regisseur must choose by hand.
    """

    casus: Casus
    organisaties: tuple[str, ...]
    open: tuple[str, ...]


def weekzitting(context: Context) -> Weekzitting | None:
    """Return the zitting of nazorg for which the week is asked out now; None when none is planned.

    A week that was asked out goes on until its deadline; else it is the first zitting with the region's ordinary term.
    When none has it, the first one that still comes.
    """
    regels = context.regio.nazorg
    if regels is None:
        return None
    later: Weekzitting | None = None
    for zitting in komende_zittingen(context):
        if zitting.begint_op <= context.nu:
            continue
        if (al := lopende_deadline(context, zitting)) is not None:
            return Weekzitting(zitting, al, al=True)
        voorstel = deadline_voor(context.regio, zitting.begint_op, context.nu, spoed=False)
        # A region that has not said its term: answers are taken until the zitting begins, as everywhere.
        keuze = Weekzitting(zitting, voorstel.moment if voorstel else zitting.begint_op)
        if voorstel is None or not voorstel.verschoven:
            return keuze
        later = later or keuze
    return later


def komende_zittingen(context: Context) -> tuple[Zitting, ...]:
    """Return the zittingen of nazorg that are on, one that goes on now first."""
    regels = context.regio.nazorg
    if regels is None:
        return ()
    duur = context.regio.tafel(regels.tafel).duur
    van = context.nu - duur if duur else context.nu
    alle_ = agenda.tussen(context.uow, regels.tafel, van, context.nu + VOORUIT)
    return tuple(een for een in alle_ if een.status is ZittingStatus.GEPLAND)


def lopende_deadline(context: Context, zitting: Zitting) -> datetime | None:
    """Return until when a week that was asked out may be answered; None when it was not, or that has passed."""
    deadlines = [
        een.deadline
        for een in uitvragen.van_zitting(context.uow, zitting.id)
        if neemt_antwoord_aan(een, zitting.begint_op, context.nu) and een.deadline > context.nu
    ]
    return max(deadlines, default=None)


def nieuwen(context: Context, regisseurs: Iterable[str]) -> tuple[Casus, ...]:
    """Return who came in at these regisseurs, and about whom nobody was asked yet, the first one first."""
    regels = context.regio.nazorg
    if regels is None:
        return ()
    ids = [
        een.id
        for een in casussen.lopende_van(context.uow, regisseurs)
        if een.tafel == regels.tafel and een.fase is Fase.AANVANG
    ]
    gevonden = casussen.lees_alle(context.uow, ids).values()
    nieuw = (een for een in gevonden if not _uitgevraagd(uitvragen.van_casus(context.uow, een.id)))
    return tuple(sorted(nieuw, key=lambda een: (een.aangemaakt_op, str(een.code))))


def vraag_week_uit(bezoek: Bezoek, week: Weekzitting) -> tuple[Meegevraagd, ...]:
    """Ask about who came in at the regisseurs for whom he runs casussen now, in one act: the first `MEESTE_TEGELIJK`.

    Raises:
        NotAllowed: one of them is not his.
        UserMistake: nobody confirmed yet who serves which gemeente and inrichting ("quickscan.fout.routering").
        Conflict: somebody changed one of them meanwhile.
    """
    if not is_bevestigd(bezoek):
        raise UserMistake("quickscan.fout.routering")
    gevraagd: list[Meegevraagd] = []
    for casus in nieuwen(bezoek, bezoek.actor.regisseert_voor):
        # Of whom nobody can be asked about takes nobody's place, however many of them there are.
        if sum(bool(een.organisaties) for een in gevraagd) == MEESTE_TEGELIJK:
            break
        eis(bezoek, Daad.UITVRAAG_STARTEN, over_casus(casus), doel=_grondslag(bezoek, casus))
        gevraagd.append(_vraag(bezoek, casus, week))
    return tuple(gevraagd)


def vraag_mee(bezoek: Bezoek, casus: Casus) -> bool:
    """Ask about somebody who came in after the week was asked out, while answers can still be given.

    The caller has authorised. Return whether he was asked about now; who was not joins the next week.
    """
    regels = bezoek.regio.nazorg
    if regels is None or casus.tafel != regels.tafel or casus.fase is not Fase.AANVANG or not is_bevestigd(bezoek):
        return False
    week = weekzitting(bezoek)
    if week is None or not week.al or _uitgevraagd(uitvragen.van_casus(bezoek.uow, casus.id)):
        return False
    return bool(_vraag(bezoek, casus, week).organisaties)


def open_soorten(context: Context, casus: Casus) -> tuple[str, ...]:
    """Return the kinds of the tafel for which no body is beyond doubt: the regisseur chooses one by hand."""
    return tuple(dict.fromkeys(een.soort for een in voorstel_voor(context, casus).open))


def _vraag(bezoek: Bezoek, casus: Casus, week: Weekzitting) -> Meegevraagd:
    voorstel = voorstel_voor(bezoek, casus)
    codes = tuple(een.code for een in voorstel.vast)
    open_ = tuple(dict.fromkeys(een.soort for een in voorstel.open))
    if not codes:
        return Meegevraagd(casus, (), open_)
    casus = _met_informering(bezoek, casus)
    keuze = Keuze(
        week.zitting, week.deadline, codes, _doel(bezoek, casus), _grondslag(bezoek, casus), spoed=casus.spoed
    )
    begin(bezoek, casus, keuze)
    _zet_wekker(bezoek, week.zitting)
    return Meegevraagd(casus, codes, open_)


def _zet_wekker(context: Context, zitting: Zitting) -> None:
    """Have the regisseur hear, on the working day before, about how many he has still to decide."""
    kalender = context.regio.kalender
    moment = ochtend(context.regio, kalender.min_werkdagen(kalender.lokaal(zitting.begint_op).date(), 1))
    if moment > context.nu:
        wekkers.zet(context.uow, Wekkersoort.QUICKSCAN, zitting.id, moment)


def _met_informering(bezoek: Bezoek, casus: Casus) -> Casus:
    """Say of whom nothing was said yet that he does not know, to be looked at again: it never holds up a week."""
    if not any(ontbreekt(een) for een in alle(casus, informering.van_casus(bezoek.uow, casus.id))):
        return casus
    nog_niet = Informering(Geinformeerd.NOG_NIET, herzien_op=vandaag(bezoek) + VOORSTEL)
    nieuw = casussen.wijzig(bezoek.uow, replace(casus, informering=nog_niet))
    zet_wekker(bezoek, nieuw)
    return nieuw


def _uitgevraagd(eerdere: Iterable[Uitvraag]) -> bool:
    return any(een.status is not UitvraagStatus.INGETROKKEN for een in eerdere)


def _doel(context: Context, casus: Casus) -> str:
    doelen = context.regio.doelen_van(casus.spoor)
    return casus.doel or (doelen[0].tekst if doelen else "")


def _grondslag(context: Context, casus: Casus) -> str:
    gronden = [een.code for een in context.regio.grondslagen_van(casus.spoor)]
    return casus.grondslag if casus.grondslag in gronden or not gronden else gronden[0]
