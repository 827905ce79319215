"""What was answered about one person before the zitting: what the tafel may hear, apart from what it may not."""

from cards.voorbereiding import gedeeld as kaarten
from cards.voorbereiding.gedeeld import Gedeeldbeeld
from cards.voorbereiding.payloads import GedeeldOpen
from dialogs.kern.answers import Answer
from dialogs.kern.antwoordinzage import noteer_antwoorden_gelezen
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.tafelantwoorden import blokken, over, uitvraag_van, voor
from dialogs.voorbereiding import poort
from domain.errors import NotFound
from domain.formulier import Delen
from domain.toegang import Daad
from domain.uitvraag import BevragingStatus
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
