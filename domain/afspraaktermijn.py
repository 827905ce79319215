"""When the owner of an afspraak is asked, and when the regisseur hears that nothing is heard of it.

Asked before its day as the region says, on its day always, and on its rhythm; told on the first working day after
that. What is only put to its owner is asked sooner: somebody must say whether he does it while there is time to ask
another. All of it at the hour at which people begin to work, on a working day: what is due on a Sunday is asked about
on the working day before, while something can still be done. Sources: the region's own terms (`Verlooptermijnen`), and
"bewaakt de uitvoering van de afspraken en forceert vooruitgang als het proces stagneert".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

from domain.afspraak import Afspraak, AfspraakStatus, Monitoringwijze
from domain.regio import Regio
from domain.werkdagen import Kalender

NA_EEN_TEKEN: Final = 5
"""Working days after which an owner is asked again who said, on or after its day, that it goes on without a new day:
a week, because what has no day any more is asked about as often as what is followed every week."""

ZONDER_JA: Final = 3
"""Working days after which is asked again whether an owner takes on what was put to him."""

ZONDER_JA_STIL: Final = 5
"""Working days after which, asked again, he still has not said so, and the regisseur hears it: a week in all."""

STILTE: Final = 2
"""So often asked without a word, the regisseur hears it."""


class Wekkernummer(IntEnum):
    """What an alarm of an afspraak is for. On the wire: add, never renumber."""

    VOORAF = 1
    OP_DE_DAG = 2
    GEEN_GEHOOR = 3
    """Nothing was heard: the regisseur is told."""
    MONITORING = 4
    NOG_GEEN_JA = 5
    """It was put to its owner, who has not said whether he takes it on."""


@dataclass(frozen=True, slots=True)
class Afspraakmoment:
    """A moment (UTC) at which an alarm of an afspraak is due."""

    nummer: Wekkernummer
    wanneer: datetime


def momenten(regio: Regio, afspraak: Afspraak, nu: datetime) -> tuple[Afspraakmoment, ...]:
    """Return what is still to come of an afspraak as it is now, in order of time; nothing once its owner is done.

    Two questions on one day are one: that of its own day goes before the one before it, and that before its rhythm.
    Whoever was never asked is asked before the regisseur hears that nothing was heard.
    """
    if not afspraak.bij_eigenaar:
        return ()
    gevonden: dict[Wekkernummer, datetime] = {}
    eigen = vraagmoment(regio, afspraak.wanneer)
    if eigen > nu:
        gevonden[Wekkernummer.OP_DE_DAG] = eigen
        vooraf = _vooraf(regio, afspraak)
        if vooraf is not None and nu < vooraf < eigen:
            gevonden[Wekkernummer.VOORAF] = vooraf
    elif not afspraak.gevraagd and afspraak.gemeld_op is None:
        gevonden[Wekkernummer.OP_DE_DAG] = _alsnog(regio, afspraak, nu)
    zonder_ja = _zonder_ja(regio, afspraak, nu)
    if zonder_ja is not None and not _kort_voor(regio, zonder_ja, gevonden.values()):
        gevonden[Wekkernummer.NOG_GEEN_JA] = zonder_ja
    ritme = monitoringmoment(regio, afspraak, nu)
    if ritme is not None and not _zelfde_dag(regio.kalender, ritme, gevonden.values()):
        gevonden[Wekkernummer.MONITORING] = ritme
    if afspraak.gemeld_op is None:
        gevonden[Wekkernummer.GEEN_GEHOOR] = _geen_gehoor(regio, afspraak, gevonden.get(Wekkernummer.OP_DE_DAG), nu)
    return tuple(Afspraakmoment(een, gevonden[een]) for een in sorted(gevonden, key=lambda een: (gevonden[een], een)))


def vraagmoment(regio: Regio, dag: date) -> datetime:
    """Return when is asked about a day: when work begins on it, or on the last working day before it."""
    return _ochtend(regio, dag if regio.kalender.werkdag(dag) else regio.kalender.min_werkdagen(dag, 1))


def nog_reden(regio: Regio, afspraak: Afspraak, nummer: int, nu: datetime) -> bool:
    """Tell whether an alarm that rings still has its reason: it may have been set before the afspraak was changed."""
    eigen, reden = vraagmoment(regio, afspraak.wanneer), False
    match nummer:
        case Wekkernummer.VOORAF:
            vooraf = _vooraf(regio, afspraak)
            reden = vooraf is not None and vooraf <= nu < eigen
        case Wekkernummer.OP_DE_DAG:
            reden = eigen <= nu
        case Wekkernummer.GEEN_GEHOOR:
            reden = afspraak.gemeld_op is None and _is_stil(regio, afspraak, nu)
        case Wekkernummer.NOG_GEEN_JA:
            nog_niet = afspraak.status is AfspraakStatus.VOORGELEGD and not afspraak.gevraagd
            reden = nog_niet and _na_werkdagen(regio, afspraak.teken_op, ZONDER_JA) <= nu
        case Wekkernummer.MONITORING:
            volgende = volgende_op_ritme(regio, afspraak)
            reden = volgende is not None and vraagmoment(regio, volgende) <= nu
    return reden and afspraak.bij_eigenaar


def volgende_op_ritme(regio: Regio, afspraak: Afspraak) -> date | None:
    """Return the next day on which an afspraak that is followed on a rhythm is asked about; None when it has none.

    What is only put to its owner runs not yet, so there is nothing to follow.
    """
    ritme = afspraak.monitoring
    if not ritme.elke_dagen or afspraak.status is not AfspraakStatus.LOPEND:
        return None
    return ritme.volgende or regio.kalender.lokaal(afspraak.teken_op).date() + timedelta(days=ritme.elke_dagen)


def monitoringmoment(regio: Regio, afspraak: Afspraak, nu: datetime) -> datetime | None:
    """Return when it is asked about on its rhythm; one that has passed is made up for on the next working day."""
    volgende = volgende_op_ritme(regio, afspraak)
    if volgende is None:
        return None
    moment = vraagmoment(regio, volgende)
    return moment if moment > nu else _ochtend(regio, regio.kalender.plus_werkdagen(_dag(regio, nu), 1))


def na_vraag(regio: Regio, afspraak: Afspraak, nu: datetime) -> Afspraak:
    """Return it after its owner was asked, or it was followed in another way: its rhythm goes on from today.

    Only when the day of that rhythm has come: a reminder of something else does not put it off.
    """
    volgende = volgende_op_ritme(regio, afspraak)
    if volgende is None or vraagmoment(regio, volgende) > nu:
        return afspraak
    naar = max(volgende, _dag(regio, nu)) + timedelta(days=afspraak.monitoring.elke_dagen)
    return replace(afspraak, monitoring=replace(afspraak.monitoring, volgende=naar))


def volgt_anders(afspraak: Afspraak, nummer: int) -> Monitoringwijze | None:
    """Return in which other way than by message it is followed at this alarm; None: by message alone.

    What has a rhythm is followed on that, all else on its own day.
    """
    wijze, ritme = afspraak.monitoring.wijze, bool(afspraak.monitoring.elke_dagen)
    dan = Wekkernummer.MONITORING if ritme else Wekkernummer.OP_DE_DAG
    return None if wijze is Monitoringwijze.BERICHT or nummer != dan else wijze


def wacht_op_woord(regio: Regio, afspraak: Afspraak, nu: datetime) -> bool:
    """Tell whether its owner was to say something and has not since: for who calls him, before or after he was called.

    That is so of what is put to him, from its own day on, and from the last day of its rhythm.
    """
    if afspraak.status is AfspraakStatus.VOORGELEGD:
        return True
    gehoord = _dag(regio, afspraak.teken_op)
    gevraagd = [vraagmoment(regio, afspraak.wanneer)]
    volgende = volgende_op_ritme(regio, afspraak)
    if volgende is not None:
        gevraagd.append(vraagmoment(regio, volgende - timedelta(days=afspraak.monitoring.elke_dagen)))
    return afspraak.bij_eigenaar and any(een <= nu and gehoord < _dag(regio, een) for een in gevraagd)


def _vooraf(regio: Regio, afspraak: Afspraak) -> datetime | None:
    werkdagen = regio.verloop.afspraak_werkdagen
    return _ochtend(regio, regio.kalender.min_werkdagen(afspraak.wanneer, werkdagen)) if werkdagen else None


def _alsnog(regio: Regio, afspraak: Afspraak, nu: datetime) -> datetime:
    """Return when is asked about what nobody was asked about since the last word, while its day is there already."""
    vandaag, kalender = _dag(regio, nu), regio.kalender
    morgen = kalender.plus_werkdagen(vandaag, 1)
    nooit_iets_gezegd = afspraak.status is AfspraakStatus.VOORGELEGD or afspraak.teken_op == afspraak.gemaakt_op
    if nooit_iets_gezegd:
        return _ochtend(regio, morgen)
    return _ochtend(regio, max(morgen, kalender.plus_werkdagen(_dag(regio, afspraak.teken_op), NA_EEN_TEKEN)))


def _geen_gehoor(regio: Regio, afspraak: Afspraak, gevraagd_op: datetime | None, nu: datetime) -> datetime:
    kalender = regio.kalender
    morgen = kalender.plus_werkdagen(_dag(regio, nu), 1)
    if afspraak.gevraagd >= STILTE:
        return _ochtend(regio, morgen)
    zonder_ja = _stil_zonder_ja(regio, afspraak)
    if zonder_ja is not None:
        return max(_ochtend(regio, morgen), zonder_ja)
    laatste = afspraak.wanneer if gevraagd_op is None else max(afspraak.wanneer, _dag(regio, gevraagd_op))
    return _ochtend(regio, max(morgen, kalender.plus_werkdagen(laatste, 1)))


def _zonder_ja(regio: Regio, afspraak: Afspraak, nu: datetime) -> datetime | None:
    """Return when is asked again whether its owner takes it on; None when he did, or was asked again."""
    if afspraak.status is not AfspraakStatus.VOORGELEGD or afspraak.gevraagd or afspraak.gemeld_op is not None:
        return None
    moment = _na_werkdagen(regio, afspraak.teken_op, ZONDER_JA)
    return moment if moment > nu else _ochtend(regio, regio.kalender.plus_werkdagen(_dag(regio, nu), 1))


def _is_stil(regio: Regio, afspraak: Afspraak, nu: datetime) -> bool:
    """Tell whether nothing was heard in time. On its day itself somebody may still do it."""
    zonder_ja = _stil_zonder_ja(regio, afspraak)
    te_lang = afspraak.gevraagd >= STILTE or (zonder_ja is not None and zonder_ja <= nu)
    return te_lang or _dag(regio, nu) > afspraak.wanneer


def _stil_zonder_ja(regio: Regio, afspraak: Afspraak) -> datetime | None:
    """Return when the regisseur hears that its owner, asked again, has not taken it on; None when its day is sooner."""
    if afspraak.status is not AfspraakStatus.VOORGELEGD or not afspraak.gevraagd:
        return None
    moment = _na_werkdagen(regio, afspraak.teken_op, ZONDER_JA_STIL)
    return None if _kort_voor(regio, moment, [vraagmoment(regio, afspraak.wanneer)]) else moment


def _kort_voor(regio: Regio, moment: datetime, andere: Iterable[datetime]) -> bool:
    """Tell whether another question comes before this one, on its day, or on the working day after it."""
    laatste = regio.kalender.plus_werkdagen(_dag(regio, moment), 1)
    return any(_dag(regio, een) <= laatste for een in andere)


def _na_werkdagen(regio: Regio, moment: datetime, werkdagen: int) -> datetime:
    return _ochtend(regio, regio.kalender.plus_werkdagen(_dag(regio, moment), werkdagen))


def _zelfde_dag(kalender: Kalender, moment: datetime, andere: Iterable[datetime]) -> bool:
    dag = kalender.lokaal(moment).date()
    return any(kalender.lokaal(een).date() == dag for een in andere)


def _dag(regio: Regio, moment: datetime) -> date:
    return regio.kalender.lokaal(moment).date()


def _ochtend(regio: Regio, dag: date) -> datetime:
    return regio.kalender.moment(dag, regio.werkuren.van)
