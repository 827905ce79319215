"""Invented people and casussen, for tests that need some."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import text

from domain.agenda import Zitting
from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Nietreden, Onderwerp, Persoonsgegevens, Spoor
from domain.casuscode import Casuscode
from domain.datalek import Datalek
from domain.informering import Gezegd, Informeringsoort
from domain.inzage import Inzage
from domain.persoon import Aanstelling, Persoon, Rol
from domain.rechten import Bron, Vaststelling, Verzoek, Verzoeksoort
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, Uitvraag, Weigering
from storage import agenda, casus, gesprekken, personen, uitvraag
from storage.gesprekken import Gesprek
from storage.store import UnitOfWork

TENANT = "9b1d2c3e-0000-4000-8000-000000000001"


def persoon(uow: UnitOfWork, naam: str = "Noor Proef", *aanstellingen: tuple[Rol, str]) -> Persoon:
    wie = personen.registreer(uow, tenant_id=TENANT, object_id=f"oid-{naam}", teams_id=f"29:{naam}", naam=naam)
    for rol, organisatie in aanstellingen:
        personen.stel_aan(uow, wie.id, Aanstelling(rol, organisatie, uow.now))
    return personen.lees(uow, wie.id)


def kanaal(uow: UnitOfWork, conversation_id: str = "19:kanaal@thread.tacv2", tenant_id: str = TENANT) -> Gesprek:
    return gesprekken.onthoud(
        uow,
        soort="channel",
        conversation_id=conversation_id,
        service_url="https://teams.example/emea/",
        tenant_id=tenant_id,
        bot_id="28:bot",
        team_id="19:team",
        channel_id=conversation_id,
    )


def persoonlijk(uow: UnitOfWork, van: Persoon, conversation_id: str = "a:persoonlijk") -> Gesprek:
    return gesprekken.onthoud(
        uow,
        soort="personal",
        conversation_id=conversation_id,
        service_url="https://teams.example/emea/",
        tenant_id=TENANT,
        bot_id="28:bot",
        persoon_id=van.id,
    )


def nieuwe_casus(uow: UnitOfWork, regisseur: Persoon, *namen: str) -> Casus:
    """A casus that was not stored yet."""
    leden = tuple(
        Betrokkene(uow.new_id(), "dader", Persoonsgegevens(naam, date(2001, 5, 9), "Dordrecht"))
        for naam in namen or ("Sem van Verzonnen",)
    )
    return Casus(
        id=uow.new_id(),
        code=Casuscode.maak(uow.now.year, casus.volgend_nummer(uow, uow.now.year)),
        tafel="jeugd",
        spoor=Spoor.WGS,
        route="zsm",
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding="een verzonnen aanleiding",
        doel="een verzonnen doel",
        grondslag="wgs",
        regisseur_id=regisseur.id,
        betrokkenen=leden,
        informering=Informering(Geinformeerd.NEE, "een verzonnen reden", date(2026, 4, 1)),
        aangemaakt_op=uow.now,
        extern_nummer="X-4711",
        leeftijd_redenen={leden[0].id: "broer_of_zus"},
    )


@dataclass(frozen=True)
class Verhaal:
    """A casus with an uitvraag to two organisaties, for one zitting."""

    regisseur: Persoon
    casus: Casus
    zitting: Zitting
    uitvraag: Uitvraag

    @property
    def bevraging(self) -> Bevraging:
        return self.uitvraag.bevragingen[0]

    def antwoord(self, uow: UnitOfWork, versie: int = 1, soort: Antwoordsoort = Antwoordsoort.BEKEND) -> Antwoord:
        return Antwoord(
            bevraging_id=self.bevraging.id,
            betrokkene_id=self.casus.betrokkenen[0].id,
            versie=versie,
            soort=soort,
            waarden=(("zorgen", "een verzonnen zorg"),) if soort is Antwoordsoort.BEKEND else (),
            weigering=None,
            formulier_versie="v1",
            door_id=self.regisseur.id,
            op=uow.now,
        )

    def geweigerd(self, uow: UnitOfWork, weigering: Weigering) -> Antwoord:
        return replace(self.antwoord(uow, soort=Antwoordsoort.GEWEIGERD), weigering=weigering)


def verhaal(uow: UnitOfWork, *namen: str) -> Verhaal:
    """Store a casus with an uitvraag that is under way."""
    regisseur = persoon(uow, "Fatima Regisseur", (Rol.PROCESREGISSEUR, "veiligheidshuis"))
    een = nieuwe_casus(uow, regisseur, *namen)
    casus.voeg_toe(uow, een)
    zitting = agenda.plan(uow, een.tafel, uow.now + timedelta(days=7))
    vraag_id = uow.new_id()
    vraag = Uitvraag(
        id=vraag_id,
        casus_id=een.id,
        zitting_id=zitting.id,
        deadline=uow.now + timedelta(days=3),
        doel="een verzonnen doel",
        grondslag="wgs",
        gestart_door_id=regisseur.id,
        gestart_op=uow.now,
        bevragingen=tuple(
            Bevraging(uow.new_id(), vraag_id, organisatie, "algemeen", "v1")
            for organisatie in ("politie", "gemeente-dordrecht")
        ),
    )
    uitvraag.voeg_toe(uow, vraag)
    return Verhaal(regisseur, een, zitting, vraag)


def gezegd(van: Verhaal, onderwerp_id: str = "") -> Gezegd:
    """What was said about informing for the first betrokkene, not stored yet."""
    soort = Informeringsoort.UITVRAAG if onderwerp_id else Informeringsoort.BETROKKENE
    wat = Informering(Geinformeerd.NEE, "een verzonnen reden", date(2026, 4, 1), reden=Nietreden.VEILIGHEID)
    wie = onderwerp_id or van.casus.betrokkenen[0].id
    return Gezegd(van.casus.id, soort, wie, wat, van.uitvraag.gestart_op, van.regisseur.id)


def datalek(van: Verhaal, datalek_id: str = "lek") -> Datalek:
    """A note about what was asked by mistake, not stored yet."""
    op = van.uitvraag.gestart_op
    gezien = Inzage(van.regisseur.id, "politie", op, op + timedelta(hours=1), met_namen=True)
    return Datalek(
        id=datalek_id,
        casus_id=van.casus.id,
        uitvraag_id=van.uitvraag.id,
        gemeld_door_id=van.regisseur.id,
        op=op,
        wat="een verzonnen vergissing",
        sinds=op.date(),
        gedaan="ingetrokken",
        organisaties=("politie",),
        personen=1,
        inzagen=(gezien,),
    )


def verzoek(van: Verhaal, verzoek_id: str = "verzoek") -> Verzoek:
    """A request to put right what the first organisatie said, not stored yet."""
    op = van.uitvraag.gestart_op
    return Verzoek(
        id=verzoek_id,
        casus_id=van.casus.id,
        betrokkene_id=van.casus.betrokkenen[0].id,
        soort=Verzoeksoort.RECTIFICATIE,
        ontvangen_op=op,
        uiterlijk_op=op + timedelta(days=30),
        door_id=van.regisseur.id,
        vaststelling=Vaststelling.LEGITIMATIE,
        vraag="een verzonnen vraag",
        bronnen=(Bron("politie", op + timedelta(days=20)),),
    )


def verwissel_gegevens(uow: UnitOfWork, een: str, ander: str) -> None:
    """Let what is kept of two betrokkenen lie in each other's place; done twice it is as it was."""
    ids = {"een": een, "ander": ander}
    rijen = uow.verbinding.execute(text("SELECT id, gegevens FROM betrokkene WHERE id IN (:een, :ander)"), ids)
    van = {rij.id: rij.gegevens for rij in rijen}
    for lid, gegevens in ((een, van[ander]), (ander, van[een])):
        wat = {"wat": gegevens, "lid": lid}
        uow.verbinding.execute(text("UPDATE betrokkene SET gegevens = :wat WHERE id = :lid"), wat)
