"""What was answered about one person before the zitting: what the tafel may hear, apart from what it may not."""

from collections.abc import Iterable
from dataclasses import replace

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
from domain.toegang import Daad, gedeeld_met
from domain.uitvraag import Antwoord, BevragingStatus, Uitvraag
from storage import personen
from storage import uitvraag as uitvragen


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
    gezegd = {een.bevraging_id for een in over_hem}
    beeld = Gedeeldbeeld(
        zitting=payload.zitting,
        casus=casus.id,
        code=str(casus.code),
        personen=ids,
        plek=plek,
        naam=wie.gegevens.naam,
        geboortedatum=wie.gegevens.geboortedatum,
        tafel=blokken(desk, uitvraag, voor(desk, Daad.ANTWOORD_OP_TAFEL, casus, over_hem)),
        zelf=tuple(_naam(desk, uitvraag, een) for een in voor(desk, Daad.ANTWOORD_AANKONDIGEN, casus, over_hem)),
        regisseur=blokken(desk, uitvraag, (een for een in over_hem if gedeeld_met(een) is not Delen.HELE_TAFEL)),
        nog_niet=tuple(
            desk.regio.organisatienaam(een.organisatie)
            for een in uitvraag.bevragingen
            if een.id not in gezegd and een.status is not BevragingStatus.INGETROKKEN
        ),
        bladzij=payload.bladzij,
    )
    return als_antwoord(kaarten.gedeeldkaart(beeld, desk.teksten), desk.teksten)


def voor(bezoek: Bezoek, daad: Daad, casus: Casus, antwoorden: Iterable[Antwoord]) -> tuple[Antwoord, ...]:
    """Return the answers with which this may be done, each as its giver shares it."""
    over_deze = over_casus(casus)
    return tuple(een for een in antwoorden if mag(bezoek, daad, replace(over_deze, delen=gedeeld_met(een))))


def over(context: Context, uitvraag: Uitvraag, betrokkene_id: str) -> tuple[Antwoord, ...]:
    """Return what was said about one person, in the order in which was asked; what was taken back is left out."""
    geldig = [een.id for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN]
    over_hem = [een for een in uitvragen.laatste_van(context.uow, geldig) if een.betrokkene_id == betrokkene_id]
    return tuple(sorted(over_hem, key=lambda een: geldig.index(een.bevraging_id)))


def blokken(context: Context, uitvraag: Uitvraag, antwoorden: Iterable[Antwoord]) -> tuple[Antwoordblok, ...]:
    """Return answers as they are read, in the order given."""
    antwoorden = tuple(antwoorden)
    namen = {een.id: een.naam for een in personen.lees_alle(context.uow, (een.door_id for een in antwoorden)).values()}
    merken, van = merken_van(context, uitvraag.casus_id), {een.id: een.organisatie for een in uitvraag.bevragingen}
    return tuple(
        Antwoordblok(
            kop=context.regio.organisatienaam(van[een.bevraging_id]),
            wanneer=wie_en_wanneer(een, namen.get(een.door_id, ""), context.teksten, context.regio.kalender),
            regels=met_merk(
                context,
                in_regels(een, uitvragen.formulier(context.uow, een.formulier_versie), context.teksten),
                merken.get((een.betrokkene_id, van[een.bevraging_id])),
            ),
        )
        for een in antwoorden
    )


def _naam(context: Context, uitvraag: Uitvraag, een: Antwoord) -> str:
    bevraging = next(bevraging for bevraging in uitvraag.bevragingen if bevraging.id == een.bevraging_id)
    return context.regio.organisatienaam(bevraging.organisatie)
