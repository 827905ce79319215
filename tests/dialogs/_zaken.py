"""Casussen, zittingen and uitvragen for tests, put straight into storage: their own topics are tested elsewhere."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dialogs.kern.turn import Place
from domain.agenda import Agendapunt, Agendasoort, Zitting
from domain.casus import Betrokkene, Casus, Fase, Geinformeerd, Informering, Onderwerp, Persoonsgegevens
from domain.casuscode import Casuscode
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, UitvraagStatus
from storage import agenda, casus, gesprekken, toegang, uitvraag
from storage.gesprekken import Bestemming, Gesprek
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld

CANARY = "Kanarie Verzonnen"
"""The name that may be seen by an allowed person alone."""


def om(wereld: Wereld, dag: date, uur: int, minuut: int = 0) -> datetime:
    """A moment on the region's clock."""
    return wereld.regio.kalender.moment(dag, time(uur, minuut))


def maakt_casus(wereld: Wereld, tafel: str, regisseur: Deelnemer | None = None, *namen: str, rol: str = "") -> Casus:
    """A casus of one of the tafels, about these people (one, when none are named)."""
    van = wereld.regio.tafel(tafel)
    regisseur_id = (regisseur or wereld.regisseur).id

    def doe(uow: UnitOfWork) -> Casus:
        code = Casuscode.maak(uow.now.year, casus.volgend_nummer(uow, uow.now.year))
        nieuw = Casus(
            id=uow.new_id(),
            code=code,
            tafel=tafel,
            spoor=van.spoor,
            route=next(iter(wereld.regio.meldroutes)),
            spoed=False,
            onderwerp=Onderwerp.PERSONEN,
            aanleiding="Een verzonnen aanleiding",
            doel="Een verzonnen doel",
            grondslag=wereld.regio.grondslagen_van(van.spoor)[0].code,
            regisseur_id=regisseur_id,
            betrokkenen=tuple(
                Betrokkene(uow.new_id(), rol or van.rollen[0], Persoonsgegevens(naam, date(1990, 5, 3), "merwestad"))
                for naam in namen or (CANARY,)
            ),
            informering=Informering(Geinformeerd.JA),
            aangemaakt_op=uow.now,
        )
        casus.voeg_toe(uow, nieuw)
        return nieuw

    return wereld.doet(doe)


def plant(wereld: Wereld, tafel: str, begint_op: datetime) -> Zitting:
    """A zitting, planned by hand."""
    return wereld.doet(agenda.plan, tafel, begint_op)


def zet_op_agenda(wereld: Wereld, zitting: Zitting, een: Casus, soort: Agendasoort = Agendasoort.NIEUW) -> None:
    """Put a casus on the agenda of a zitting."""
    wereld.doet(agenda.zet_op_agenda, Agendapunt(zitting.id, een.id, soort, wereld.nu))


def nodigt_uit(wereld: Wereld, een: Casus, *organisaties: str) -> None:
    """Give organisaties access to a casus, as an invitation does."""
    for organisatie in organisaties:
        wereld.doet(toegang.verleen, Toegang(een.id, organisatie, Rol.PARTNER, wereld.nu))


def vraagt_uit(
    wereld: Wereld, een: Casus, zitting: Zitting, *organisaties: str, deadline: datetime | None = None
) -> Uitvraag:
    """Invite organisaties and ask them, on the agenda of this zitting."""
    nodigt_uit(wereld, een, *organisaties)
    zet_op_agenda(wereld, zitting, een)

    def doe(uow: UnitOfWork) -> Uitvraag:
        formulier = next(iter(wereld.regio.formulieren.values()))
        uitvraag.bewaar_formulier(uow, formulier)
        id_ = uow.new_id()
        nieuw = Uitvraag(
            id=id_,
            casus_id=een.id,
            zitting_id=zitting.id,
            deadline=deadline or zitting.begint_op - timedelta(days=1),
            doel=een.doel,
            grondslag=een.grondslag,
            gestart_door_id=een.regisseur_id,
            gestart_op=uow.now,
            bevragingen=tuple(
                Bevraging(uow.new_id(), id_, organisatie, formulier.code, formulier.versie)
                for organisatie in organisaties
            ),
        )
        uitvraag.voeg_toe(uow, nieuw)
        return nieuw

    return wereld.doet(doe)


def handelt_af(
    wereld: Wereld, van: Uitvraag, organisatie: str, hoe: BevragingStatus = BevragingStatus.BEANTWOORD
) -> None:
    """Let an organisatie deal with its question."""
    actueel = wereld.leest(uitvraag.lees, van.id)
    vraag = next(een for een in actueel.bevragingen if een.organisatie == organisatie)
    wereld.doet(uitvraag.wijzig_bevraging, replace(vraag, status=hoe, afgehandeld_op=wereld.nu))


def trekt_in(wereld: Wereld, van: Uitvraag) -> None:
    """Withdraw an uitvraag."""
    wereld.doet(uitvraag.wijzig, replace(van, status=UitvraagStatus.INGETROKKEN))


def sluit_af(wereld: Wereld, een: Casus) -> None:
    """Close a casus."""
    wereld.doet(casus.wijzig, replace(een, fase=Fase.AFGESLOTEN))


async def koppelt(wereld: Wereld, plaats: Place, soort: Bestemming, code: str) -> None:
    """Let a conversation in which the bot is serve a tafel or an organisatie."""
    await wereld.beheerder.adds_the_bot(plaats)
    wereld.doet(gesprekken.wijs_toe, gesprek_in(wereld, plaats).id, soort, code, wereld.beheerder.id)


async def koppelt_tafel(wereld: Wereld, plaats: Place, tafel: str) -> None:
    """Let a channel be that of a tafel."""
    await koppelt(wereld, plaats, Bestemming.TAFEL, tafel)


def gesprek_in(wereld: Wereld, plaats: Place) -> Gesprek:
    """The conversation as it is known in storage."""
    gesprek = wereld.leest(gesprekken.zoek, plaats.conversation_id)
    assert gesprek is not None
    return gesprek
