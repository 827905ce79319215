"""How it stands with somebody's return: his days, his basisvoorwaarden, and by whom each was said.

What the inrichting answered counts as long as nobody said something himself. To others than the regisseur it only
counts when the inrichting shared it with the whole tafel: otherwise they would read its answer here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cards.datum import dag_met_jaar
from dialogs.kern.desk import Context
from domain.basisvoorwaarden import Stand, Voorwaardestand, overzicht
from domain.casus import Casus, Spoor
from domain.detentie import Detentie
from domain.formulier import DELEN_ID, Delen
from domain.nacheck import Nacheck, te_doen
from domain.nazorg import Nazorgregels
from domain.rechten import Merk
from domain.uitvraag import Antwoord, Antwoordsoort
from storage import basisvoorwaarden, nacheck, rechten, uitvraag
from storage import detentie as detenties


@dataclass(frozen=True, slots=True)
class Volgens:
    """Which inrichting answered, and when."""

    organisatie: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Terugkeer:
    """The return of the person in one casus.

    Attributes:
        buiten: the next day on which he is outside; None when it is not known, or has been.
        verlof: that day is a leave.
        rijen: every basisvoorwaarde of the region, in its order.
        volgens: on whose answer the rows rest that nobody said himself; None when there is none.
        gekeken: every check after the release, the first first.
    """

    casus: Casus
    detentie: Detentie | None
    vandaag: date
    rijen: tuple[Voorwaardestand, ...]
    volgens: Volgens | None
    gekeken: tuple[Nacheck, ...]
    gekeken_op: date | None = None

    @property
    def buiten(self) -> date | None:
        """The next day on which he is outside: on leave, or for good."""
        return self.detentie.volgende_keer_buiten(self.vandaag) if self.detentie else None

    @property
    def verlof(self) -> bool:
        """Whether that day is the begin of a leave."""
        een = self.detentie
        return een is not None and een.verlof is not None and een.verlof.van == self.buiten and een.einde != self.buiten

    @property
    def dagen(self) -> int | None:
        """In how many days that is; None when it is not known, or has been."""
        return None if self.buiten is None else (self.buiten - self.vandaag).days

    @property
    def vrij(self) -> bool:
        """Whether he was released: today, or before."""
        return self.detentie is not None and self.detentie.is_vrij(self.vandaag)

    @property
    def open(self) -> tuple[Voorwaardestand, ...]:
        """What is not in order yet, in the region's order."""
        return tuple(een for een in self.rijen if not een.geregeld)

    @property
    def nog_niets(self) -> bool:
        """Whether nobody said anything yet."""
        return all(een.stand is Stand.ONBEKEND for een in self.rijen)

    @property
    def op_orde(self) -> int:
        """How many are in order, or need nothing."""
        return len(self.rijen) - len(self.open)

    @property
    def na_te_gaan(self) -> bool:
        """Whether it is to be looked now how it went."""
        einde = self.detentie.einde if self.detentie else None
        laatste = self.gekeken[-1] if self.gekeken else None
        return te_doen(einde, laatste, self.vandaag, self.gekeken_op)

    @property
    def volgorde(self) -> tuple[int, date]:
        """By which the first one outside comes first: who is out already, then by day, then of whom it is not known."""
        if self.buiten is not None:
            return (1, self.buiten)
        einde = self.detentie.einde if self.detentie else None
        return (0, einde) if einde is not None else (2, date.max)


def terugkeer(context: Context, casus: Casus, voor: Collection[str] | None = None) -> Terugkeer | None:
    """Return how it stands with one; see `terugkeren`. None when it is not in nazorg."""
    return terugkeren(context, [casus], voor).get(casus.id)


def terugkeren(
    context: Context, casussen: Iterable[Casus], voor: Collection[str] | None = None
) -> Mapping[str, Terugkeer]:
    """Return how it stands with each of these that is in nazorg, by casus id, in a few statements for all of them.

    Args:
        context: the transaction.
        casussen: which.
        voor: for whom: the organisaties of the reader, who sees of the inrichting what it shared with the whole tafel
            or said himself. None: the regisseur, who sees all.
    """
    regels = context.regio.nazorg
    per_id = {een.id: een for een in casussen if een.spoor is Spoor.NAZORG}
    if regels is None or not per_id:
        return {}
    lokaal = context.regio.kalender.lokaal
    dagen = detenties.huidige_van(context.uow, per_id)
    gezegd = basisvoorwaarden.van_casussen(context.uow, per_id)
    gekeken = nacheck.van_casussen(context.uow, per_id)
    antwoorden = _antwoorden(context, regels, per_id, voor)
    gevonden = {}
    for id_, casus in per_id.items():
        bron, waarden = antwoorden.get(id_, (None, {}))
        keren = gekeken.get(id_, ())
        gevonden[id_] = Terugkeer(
            casus=casus,
            detentie=dagen.get(id_),
            vandaag=lokaal(context.nu).date(),
            rijen=overzicht(id_, regels.voorwaarden.values(), gezegd.get(id_, ()), waarden),
            volgens=bron,
            gekeken=keren,
            gekeken_op=lokaal(keren[-1].op).date() if keren else None,
        )
    return gevonden


def over_dagen(context: Context, dagen: int) -> str:
    """Return how many days are left, in words that say nothing of what comes."""
    t = context.teksten
    return t(f"voorwaarden.dagen.{dagen}") if dagen in {0, 1} else t.aantal("voorwaarden.dagen", dagen)


def wanneer(context: Context, stand: Terugkeer) -> str:
    """Return the day in words, with how many days are left."""
    t, kalender = context.teksten, context.regio.kalender
    if stand.buiten is not None and stand.dagen is not None:
        soort = "verlof" if stand.verlof else "vrij"
        over = over_dagen(context, stand.dagen)
        return t(f"voorwaarden.wanneer.{soort}", over=over, dag=dag_met_jaar(stand.buiten, kalender))
    einde = stand.detentie.einde if stand.detentie else None
    if einde is None:
        return t("voorwaarden.wanneer.onbekend")
    return t("voorwaarden.wanneer.sinds", dag=dag_met_jaar(einde, kalender))


def samen(context: Context, stand: Terugkeer) -> str:
    """Return how many are in order, in words; of whom nothing is known yet it is not counted what is wrong."""
    if stand.nog_niets:
        return context.teksten("voorwaarden.nog_niets")
    return context.teksten("voorwaarden.samen", op_orde=stand.op_orde, totaal=len(stand.rijen))


def _antwoorden(
    context: Context, regels: Nazorgregels, casussen: Mapping[str, Casus], voor: Collection[str] | None
) -> dict[str, tuple[Volgens, Mapping[str, str]]]:
    """Return what an inrichting answered last, as far as it may be used here, by casus id."""
    pi_s = [een.code for een in context.regio.organisaties.values() if een.soort in regels.inrichtingen]
    gevraagd = basisvoorwaarden.gevraagd_aan(context.uow, casussen, pi_s)
    waar = {id_: (casus_id, wie) for casus_id, rijen in gevraagd.items() for id_, wie in rijen}
    if not waar:
        return {}
    merken = rechten.merken(context.uow, casussen)
    gevonden: dict[str, tuple[Volgens, Mapping[str, str]]] = {}
    for een in sorted(uitvraag.laatste_van(context.uow, waar), key=lambda antwoord: antwoord.op):
        casus_id, wie = waar[een.bevraging_id]
        in_casus = casussen[casus_id].betrokkene(een.betrokkene_id) is not None
        beperkt = merken.get((een.betrokkene_id, wie)) is Merk.BEPERKT
        if in_casus and not beperkt and een.soort is Antwoordsoort.BEKEND and _mag_hier(een, wie, voor):
            gevonden[casus_id] = (Volgens(wie, een.op), dict(een.waarden))
    return gevonden


def _mag_hier(een: Antwoord, wie: str, voor: Collection[str] | None) -> bool:
    gedeeld = dict(een.waarden).get(DELEN_ID) == Delen.HELE_TAFEL
    return voor is None or wie in voor or gedeeld
