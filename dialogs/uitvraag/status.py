"""How uitvragen stand, and what was answered: for the regisseur who holds the casus."""

from collections.abc import Iterator

from cards.antwoorden import Antwoordblok, in_regels, wie_en_wanneer
from cards.uitvraag import status as kaarten
from cards.uitvraag.payloads import AntwoordenOpen, StatusOpen
from cards.uitvraag.status import (
    Antwoordenbeeld,
    Overzichtsregel,
    Statusbeeld,
)
from dialogs.kern.answers import Answer
from dialogs.kern.antwoordinzage import noteer_antwoorden_gelezen
from dialogs.kern.desk import Desk
from dialogs.kern.merken import merken_van, met_merk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import waargenomen, waarneemregel
from dialogs.uitvraag.statusregel import regel_van
from dialogs.uitvraag.zaak import eigen_casus_met, eigen_uitvraag
from domain.casus import Casus
from domain.formulier import Formulier
from domain.logboek import Handeling
from domain.rechten import Merk
from domain.uitvraag import (
    Antwoord,
    Bevraging,
    BevragingStatus,
    Uitvraag,
    UitvraagStatus,
    neemt_antwoord_aan,
    stand,
)
from storage import agenda, personen
from storage import casus as casussen
from storage import uitvraag as uitvragen


def status(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag status: the newest uitvraag of a casus, or all running ones of this regisseur."""
    if arguments.casuscode is None:
        return _overzicht(desk)
    casus = eigen_casus_met(desk, arguments.casuscode)
    van_casus = uitvragen.van_casus(desk.uow, casus.id)
    if not van_casus:
        return als_antwoord(kaarten.geen_uitvraag(str(casus.code), desk.teksten), desk.teksten)
    return _status(desk, van_casus[0], casus)


def openen(desk: Desk, payload: StatusOpen) -> Answer:
    """Open how one uitvraag stands."""
    uitvraag, casus = eigen_uitvraag(desk, payload.uitvraag)
    return _status(desk, uitvraag, casus)


def antwoorden(desk: Desk, payload: AntwoordenOpen) -> Answer:
    """Open what was answered about one person; a line in the logboek each time."""
    uitvraag, casus = eigen_uitvraag(desk, payload.uitvraag)
    ids = tuple(een.id for een in casus.betrokkenen)
    plek = ids.index(payload.betrokkene) if payload.betrokkene in ids else 0
    wie = casus.betrokkenen[plek]
    noteer_antwoorden_gelezen(desk, uitvraag, wie)
    over_hem = _over(desk, uitvraag, wie.id)
    namen = {een.id: een.naam for een in personen.lees_alle(desk.uow, (een.door_id for _, een in over_hem)).values()}
    gezegd = {bevraging.id for bevraging, _ in over_hem}
    merken = merken_van(desk, casus.id)
    beeld = Antwoordenbeeld(
        uitvraag=uitvraag.id,
        code=str(casus.code),
        personen=ids,
        plek=plek,
        naam=wie.gegevens.naam,
        geboortedatum=wie.gegevens.geboortedatum,
        blokken=tuple(
            _blok(desk, bevraging, een, namen.get(een.door_id, ""), merken.get((wie.id, bevraging.organisatie)))
            for bevraging, een in over_hem
        ),
        nog_niet=tuple(
            desk.regio.organisatienaam(een.organisatie) for een in _die_tellen(uitvraag) if een.id not in gezegd
        ),
        bladzij=payload.bladzij,
    )
    return als_antwoord(kaarten.antwoordenkaart(beeld, desk.teksten), desk.teksten)


def _overzicht(desk: Desk) -> Answer:
    regels = sorted(_lopend(desk), key=lambda een: (een.deadline, een.code))
    return als_antwoord(kaarten.overzicht(regels, desk.teksten, desk.regio.kalender), desk.teksten)


def _lopend(desk: Desk) -> Iterator[Overzichtsregel]:
    alle = casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)
    voor_wie = waargenomen(desk, (een.regisseur_id for een in alle))
    for casus in alle:
        for een in uitvragen.van_casus(desk.uow, casus.id):
            if neemt_antwoord_aan(een, agenda.lees(desk.uow, een.zitting_id).begint_op, desk.nu):
                nu = stand(een, desk.nu)
                yield Overzichtsregel(
                    een.id,
                    str(casus.code),
                    een.deadline,
                    nu.afgehandeld,
                    nu.totaal,
                    nu.te_laat,
                    voor_wie.get(casus.regisseur_id, ""),
                )


def _status(desk: Desk, uitvraag: Uitvraag, casus: Casus) -> Answer:
    desk.record(Handeling.UITVRAAG_STATUS_GEOPEND, casus_id=casus.id, onderwerp_id=uitvraag.id)
    zitting, nu = agenda.lees(desk.uow, uitvraag.zitting_id), stand(uitvraag, desk.nu)
    beeld = Statusbeeld(
        uitvraag=uitvraag.id,
        code=str(casus.code),
        deadline=uitvraag.deadline,
        zitting=zitting.begint_op,
        afgehandeld=nu.afgehandeld,
        totaal=nu.totaal,
        regels=tuple(regel_van(desk, uitvraag, een) for een in uitvraag.bevragingen),
        waarom_niet=_waarom_niet(desk, uitvraag),
        loopt=neemt_antwoord_aan(uitvraag, zitting.begint_op, desk.nu),
        waarneming=waarneemregel(desk, casus.regisseur_id),
    )
    return als_antwoord(kaarten.statuskaart(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def _waarom_niet(desk: Desk, uitvraag: Uitvraag) -> str:
    ingetrokken = uitvraag.status is UitvraagStatus.INGETROKKEN
    return desk.teksten("uitvraag.wijzig.ingetrokken" if ingetrokken else "uitvraag.status.gesloten")


def _over(desk: Desk, uitvraag: Uitvraag, betrokkene_id: str) -> list[tuple[Bevraging, Antwoord]]:
    return [
        (bevraging, antwoord)
        for bevraging in _die_tellen(uitvraag)
        for antwoord in uitvragen.laatste_antwoorden(desk.uow, uitvraag.casus_id, bevraging.id)
        if antwoord.betrokkene_id == betrokkene_id
    ]


def _die_tellen(uitvraag: Uitvraag) -> tuple[Bevraging, ...]:
    """What was withdrawn counts no more, whatever was answered to it."""
    return tuple(een for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN)


def _blok(desk: Desk, bevraging: Bevraging, een: Antwoord, door: str, merk: Merk | None) -> Antwoordblok:
    return Antwoordblok(
        kop=desk.regio.organisatienaam(bevraging.organisatie),
        wanneer=wie_en_wanneer(een, door, desk.teksten, desk.regio.kalender),
        regels=met_merk(desk, in_regels(een, _formulier(desk, een), desk.teksten), merk),
    )


def _formulier(desk: Desk, een: Antwoord) -> Formulier:
    return uitvragen.formulier(desk.uow, een.formulier_versie)
