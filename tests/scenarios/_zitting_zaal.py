"""The room in which the simulated zitting is held: its people, conversations, casussen and agenda, put in storage."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import Agendapunt, Agendasoort, Zitting
from domain.casus import Betrokkene, Casus, Fase, Geinformeerd, Informering, Onderwerp, Persoonsgegevens
from domain.casuscode import Casuscode
from domain.formulier import DELEN_ID, Delen
from domain.persoon import Rol
from domain.regio import Regio
from domain.toegang import Toegang
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, Uitvraag
from storage import aanwezigheid, agenda, gesprekken, toegang, uitvraag, zittingsverloop
from storage import casus as casussen
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from tests.scenarios._zitting_podium import VERGADERING, Podium
from tests.scenarios._zitting_wie import (
    BEHEERDER,
    BUITEN_DEEL_2,
    CARLO,
    DEELNEMERS,
    MANAGER,
    MET_KANAAL,
    ORGANISATIES,
    ROSA,
    TAFEL,
    ZAKEN,
    ZONDER_CHAT,
    Zaak,
)

WEEK = timedelta(days=7)


@dataclass
class Zaal:
    """The room, half a day before the zitting begins; `casussen` by their number in the story."""

    podium: Podium
    zitting: Zitting
    volgende: Zitting
    casussen: dict[int, Casus] = field(default_factory=dict)

    def code(self, nr: int) -> str:
        """The code of a casus."""
        return str(self.casussen[nr].code)

    def nr(self, casus_id: str | None) -> int:
        """The number in the story of a casus; 0 for none."""
        return next((nr for nr, een in self.casussen.items() if een.id == casus_id), 0)


def in_twee_delen(regio: Regio) -> Regio:
    """Return the region in which this tafel sits in two parts, the second without one kind of partner."""
    tafel = replace(regio.tafel(TAFEL), in_delen=True, deel_2_zonder=(BUITEN_DEEL_2,))
    return replace(regio, tafels={**regio.tafels, TAFEL: tafel})


async def richt_in(podium: Podium, begint_op: datetime) -> Zaal:
    """Register everybody, plan the zitting and the next one, and put the casussen on its agenda."""
    eigen = podium.regio.eigen_organisatie
    podium.kent(BEHEERDER, Rol.BEHEERDER, eigen)
    podium.kent(MANAGER, Rol.MANAGER, eigen)
    for naam in (ROSA, CARLO):
        podium.kent(naam, Rol.PROCESREGISSEUR, eigen)
    for naam, organisatie in DEELNEMERS.items():
        podium.kent(naam, Rol.PARTNER, organisatie)
    for naam in (BEHEERDER, MANAGER, ROSA, CARLO, *DEELNEMERS):
        if naam not in ZONDER_CHAT:
            await podium.installeert(naam)
            await podium.typt(naam, "/help")
    zaal = podium.doet(_plan, podium, begint_op)
    for organisatie in MET_KANAAL:
        gesprek = await podium.installeert(BEHEERDER, organisatie)
        podium.doet(_wijs_toe, gesprek, organisatie, podium.id_van(BEHEERDER))
    podium.doet(_loopt_in, zaal.zitting, await podium.installeert(BEHEERDER, VERGADERING))
    for organisatie, (eerste, *_) in ORGANISATIES.items():
        podium.doet(_meldt_aan, zaal.zitting, organisatie, podium.id_van(eerste))
    await podium.werkt()
    return zaal


def _plan(uow: UnitOfWork, podium: Podium, begint_op: datetime) -> Zaal:
    zitting, volgende = (agenda.plan(uow, TAFEL, een) for een in (begint_op, begint_op + WEEK))
    zaal = Zaal(podium, zitting, volgende)
    uitvraag.bewaar_formulier(uow, podium.regio.formulieren["algemeen"])
    for zaak in ZAKEN:
        zaal.casussen[zaak.nr] = casus = _casus(uow, podium, zaak)
        _vraagt_uit(uow, podium, zaak, casus, zitting)
    return zaal


def _casus(uow: UnitOfWork, podium: Podium, zaak: Zaak) -> Casus:
    tafel = podium.regio.tafel(TAFEL)
    nieuw = Casus(
        id=uow.new_id(),
        code=Casuscode.maak(uow.now.year, casussen.volgend_nummer(uow, uow.now.year)),
        tafel=TAFEL,
        spoor=tafel.spoor,
        route=next(iter(podium.regio.meldroutes)),
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding=zaak.woord("aanleiding"),
        doel=zaak.woord("doel"),
        grondslag=podium.regio.grondslagen_van(tafel.spoor)[0].code,
        regisseur_id=podium.id_van(zaak.regisseur),
        betrokkenen=(Betrokkene(uow.new_id(), "dader", Persoonsgegevens(zaak.naam, date(1990, 5, 3), "merwestad")),),
        informering=Informering(Geinformeerd.JA),
        aangemaakt_op=uow.now,
        fase=Fase.CASUSOVERLEG,
    )
    casussen.voeg_toe(uow, nieuw)
    return nieuw


def _vraagt_uit(uow: UnitOfWork, podium: Podium, zaak: Zaak, casus: Casus, zitting: Zitting) -> None:
    for een in zaak.organisaties:
        toegang.verleen(uow, Toegang(casus.id, een, Rol.PARTNER, uow.now))
    punt = Agendapunt(
        zitting.id, casus.id, Agendasoort.NIEUW, uow.now, volgorde=zaak.nr, minuten=zaak.minuten, deel=zaak.deel
    )
    agenda.zet_op_agenda(uow, punt)
    formulier, id_ = podium.regio.formulieren["algemeen"], uow.new_id()
    vragen = tuple(Bevraging(uow.new_id(), id_, een, formulier.code, formulier.versie) for een in zaak.organisaties)
    nieuw = Uitvraag(
        id=id_,
        casus_id=casus.id,
        zitting_id=zitting.id,
        deadline=zitting.begint_op - timedelta(hours=1),
        doel=casus.doel,
        grondslag=casus.grondslag,
        gestart_door_id=casus.regisseur_id,
        gestart_op=uow.now,
        bevragingen=vragen,
    )
    uitvraag.voeg_toe(uow, nieuw)
    # The first that was asked shares what it says with the whole tafel.
    waarden = (("wat_loopt", f"Er loopt {zaak.woord('antwoord')}"), (DELEN_ID, Delen.HELE_TAFEL.value))
    gezegd = Antwoord(
        vragen[0].id, casus.betrokkenen[0].id, 1, Antwoordsoort.BEKEND, waarden, None, formulier.versie,
        podium.id_van(ORGANISATIES[zaak.organisaties[0]][0]), uow.now,
    )  # fmt: skip
    uitvraag.voeg_antwoord_toe(uow, casus.id, gezegd)


def _wijs_toe(uow: UnitOfWork, conversation_id: str, organisatie: str, door_id: str) -> None:
    gesprek = gesprekken.zoek(uow, conversation_id)
    assert gesprek is not None
    gesprekken.wijs_toe(uow, gesprek.id, Bestemming.ORGANISATIE, organisatie, door_id)


def _loopt_in(uow: UnitOfWork, zitting: Zitting, conversation_id: str) -> None:
    gesprek = gesprekken.zoek(uow, conversation_id)
    assert gesprek is not None
    zittingsverloop.loopt_in(uow, zitting.id, gesprek.id)


def _meldt_aan(uow: UnitOfWork, zitting: Zitting, organisatie: str, persoon_id: str) -> None:
    komt = Aanwezigheid(zitting.id, organisatie, persoon_id, Komt.AANGEMELD, uow.now, uow.now)
    aanwezigheid.zet(uow, komt)
