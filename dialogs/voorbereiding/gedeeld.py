"""What was answered about one person before the zitting: what the tafel may hear, apart from what it may not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cards.antwoorden import Antwoordblok, in_regels, wie_en_wanneer
from cards.voorbereiding import gedeeld as kaarten
from cards.voorbereiding.gedeeld import Gedeeldbeeld
from cards.voorbereiding.payloads import GedeeldOpen
from dialogs.kern.answers import Answer
from dialogs.kern.antwoordinzage import noteer_antwoorden_gelezen
from dialogs.kern.beleid import eis, mag, over_casus
from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.merken import merken_van, met_merk
from dialogs.kern.neutraal import als_antwoord
from dialogs.voorbereiding import poort
from dialogs.voorbereiding.laden import uitvraag_van
from domain.casus import Casus
from domain.errors import NotFound
from domain.formulier import Delen
from domain.rechten import Merk
from domain.toegang import Daad, gedeeld_met
from domain.uitvraag import Antwoord, BevragingStatus, Uitvraag
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


def openen(desk: Desk, payload: GedeeldOpen) -> Answer:
    """Open what was answered about one person; a line in the logboek each time.

    Raises:
        NotAllowed: somebody else runs the casus.
        NotFound: nothing was asked about it for this zitting.
    """
    casus = poort.eigen_casus(desk, payload.casus)
    eis(desk, Daad.ANTWOORDEN_LEZEN, over_casus(casus))
    uitvraag = uitvraag_van(uitvragen.van_zitting(desk.uow, payload.zitting), casus.id)
    if uitvraag is None or not casus.betrokkenen:
        raise NotFound("voorbereiding.niet_op_agenda")
    ids = tuple(een.id for een in casus.betrokkenen)
    plek = ids.index(payload.betrokkene) if payload.betrokkene in ids else 0
    wie = casus.betrokkenen[plek]
    noteer_antwoorden_gelezen(desk, uitvraag, wie)
    over_hem = over(desk, uitvraag, wie.id)
    gezegd = {een.antwoord.bevraging_id for een in over_hem}
    beeld = Gedeeldbeeld(
        zitting=payload.zitting,
        casus=casus.id,
        code=str(casus.code),
        personen=ids,
        plek=plek,
        naam=wie.gegevens.naam,
        geboortedatum=wie.gegevens.geboortedatum,
        tafel=blokken(desk, voor(desk, Daad.ANTWOORD_OP_TAFEL, casus, over_hem)),
        zelf=tuple(
            desk.regio.organisatienaam(een.organisatie)
            for een in voor(desk, Daad.ANTWOORD_AANKONDIGEN, casus, over_hem)
        ),
        regisseur=blokken(desk, (een for een in over_hem if een.delen is not Delen.HELE_TAFEL)),
        nog_niet=tuple(
            desk.regio.organisatienaam(een.organisatie)
            for een in uitvraag.bevragingen
            if een.id not in gezegd and een.status is not BevragingStatus.INGETROKKEN
        ),
        bladzij=payload.bladzij,
    )
    return als_antwoord(kaarten.gedeeldkaart(beeld, desk.teksten), desk.teksten)


def voor(bezoek: Bezoek, daad: Daad, casus: Casus, antwoorden: Iterable[Gegeven]) -> tuple[Gegeven, ...]:
    """Return the answers with which this may be done, each as it may be shared now."""
    over_deze = over_casus(casus)
    return tuple(een for een in antwoorden if mag(bezoek, daad, replace(over_deze, delen=een.delen)))


def over(context: Context, uitvraag: Uitvraag, betrokkene_id: str) -> tuple[Gegeven, ...]:
    """Return what was said about one person, in the order in which was asked; what was taken back is left out."""
    van = {een.id: een.organisatie for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN}
    geldig = list(van)
    over_hem = [een for een in uitvragen.laatste_van(context.uow, geldig) if een.betrokkene_id == betrokkene_id]
    merken = merken_van(context, uitvraag.casus_id) if over_hem else {}
    return tuple(
        Gegeven(een, van[een.bevraging_id], merken.get((betrokkene_id, van[een.bevraging_id])))
        for een in sorted(over_hem, key=lambda een: geldig.index(een.bevraging_id))
    )


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
