"""What was answered about people before a zitting, and what of it the tafel may hear: the same wherever it is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cards.antwoorden import Antwoordblok, in_regels, wie_en_wanneer
from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.merken import merken_van, met_merk
from domain.casus import Casus
from domain.formulier import Delen
from domain.rechten import Merk
from domain.toegang import Daad, gedeeld_met
from domain.uitvraag import Antwoord, BevragingStatus, Uitvraag, UitvraagStatus
from storage import personen
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Gegeven:
    """An answer about somebody, with what stands beside it because he asked something about it."""

    antwoord: Antwoord
    organisatie: str
    merk: Merk | None

    @property
    def delen(self) -> Delen:
        """Return with whom it may be shared now."""
        return gedeeld_met(self.antwoord, self.merk)


def uitvraag_van(uitvragen_: Iterable[Uitvraag], casus_id: str) -> Uitvraag | None:
    """Return which uitvraag for a zitting counts for a casus: the newest that stands, else the newest withdrawn one."""
    van_casus = [een for een in uitvragen_ if een.casus_id == casus_id]
    staat = (een for een in van_casus if een.status is not UitvraagStatus.INGETROKKEN)
    return next(staat, None) or next(iter(van_casus), None)


def voor(bezoek: Bezoek, daad: Daad, casus: Casus, antwoorden: Iterable[Gegeven]) -> tuple[Gegeven, ...]:
    """Return the answers with which this may be done, each as it may be shared now."""
    over_deze = over_casus(casus)
    return tuple(een for een in antwoorden if mag(bezoek, daad, replace(over_deze, delen=een.delen)))


def over(context: Context, uitvraag: Uitvraag, betrokkene_id: str) -> tuple[Gegeven, ...]:
    """Return what was said about one person, in the order in which was asked; what was taken back is left out."""
    return over_ieder(context, uitvraag).get(betrokkene_id, ())


def over_ieder(context: Context, uitvraag: Uitvraag) -> Mapping[str, tuple[Gegeven, ...]]:
    """Return the same about everybody, by betrokkene (id), read in one go; who was not answered about is left out."""
    van = {een.id: een.organisatie for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN}
    geldig = list(van)
    antwoorden = uitvragen.laatste_van(context.uow, geldig)
    merken = merken_van(context, uitvraag.casus_id) if antwoorden else {}
    gevonden: dict[str, tuple[Gegeven, ...]] = {}
    for een in sorted(antwoorden, key=lambda een: geldig.index(een.bevraging_id)):
        merk = merken.get((een.betrokkene_id, van[een.bevraging_id]))
        gegeven = Gegeven(een, van[een.bevraging_id], merk)
        gevonden[een.betrokkene_id] = (*gevonden.get(een.betrokkene_id, ()), gegeven)
    return gevonden


def blokken(context: Context, gegeven: Iterable[Gegeven]) -> tuple[Antwoordblok, ...]:
    """Return answers as they are read, in the order given."""
    alle = tuple(gegeven)
    door = (een.antwoord.door_id for een in alle)
    namen = {een.id: een.naam for een in personen.lees_alle(context.uow, door).values()}
    return tuple(_blok(context, een, namen.get(een.antwoord.door_id, "")) for een in alle)


def _blok(context: Context, gegeven: Gegeven, door: str) -> Antwoordblok:
    een, t = gegeven.antwoord, context.teksten
    formulier = uitvragen.formulier(context.uow, een.formulier_versie)
    return Antwoordblok(
        kop=context.regio.organisatienaam(gegeven.organisatie),
        wanneer=wie_en_wanneer(een, door, t, context.regio.kalender),
        regels=met_merk(context, in_regels(een, formulier, t), gegeven.merk),
    )
