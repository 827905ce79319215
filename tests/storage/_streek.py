"""A region with one of everything in it, for the tests that ask whether two regions ever meet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from domain.aanwezigheid import Aanwezigheid, Komt
from domain.advies import Adviesstatus
from domain.afschalen import Afschaling
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort
from domain.bewaren import Besluitsoort, Bewaarbesluit, Bewaarcategorie, Bewaarsoort, houd_vast
from domain.bij import Signaal
from domain.casus import Spoor
from domain.contact import Contact, Kanaal
from domain.errors import Conflict, NotFound
from domain.formulier import Formulier, Veld, VeldSoort
from domain.logboek import Handeling, Logregel
from domain.opschaalladder import Opschaalstap
from domain.opschaling import Opschaling
from domain.organisatie import Organisatie
from domain.persoon import Persoon, Rol
from domain.plan import Plan
from domain.regie import Regie
from domain.regio import Bewaartermijn, Regio
from domain.tafelvergadering import Tafelvergadering
from domain.terugkeergesprek import Terugkeergesprek
from domain.toegang import Toegang
from domain.triage import Triage, Triagebesluit
from domain.uitvraag import Bevraging, UitvraagStatus, Weigergrond, Weigering
from domain.vergadering import Vergadering
from domain.volhouden import Volhoudregel, Volhoudstap
from regio.laden import laad_regio
from storage import (
    aandacht,
    aanmeldingen,
    aanwezigheid,
    advies,
    afschalen,
    afspraken,
    afwezigheid,
    agenda,
    ankers,
    bewaren,
    bij,
    casus,
    contacten,
    datalekken,
    gesprekken,
    inbox,
    informering,
    logboek,
    meldingen,
    opschaalladder,
    opschaling,
    organisaties,
    outbox,
    paginas,
    personen,
    rechten,
    toegang,
    triage,
    uitvraag,
    vernietigen,
    volhouden,
    websessies,
    wekkers,
)
from storage import plan as plannen
from storage import regie as regies
from storage.gesprekken import Bestemming, Gesprek
from storage.inbox import Uitkomst
from storage.logboeklezen import Periode
from storage.outbox import Limieten
from storage.store import UnitOfWork
from storage.vernietigen import Vernietiging
from tests._databases import NU
from tests.storage import (
    _regio_detentie,
    _regio_gast,
    _regio_gesprek,
    _regio_quickscan,
    _regio_rio,
    _regio_routering,
    _regio_tafelvergadering,
    _regio_terugkeer,
    _regio_vergadering,
    _regio_zitting,
    bouw,
)
from tests.storage._regio_gast import Gast
from tests.storage._regio_terugkeer import Teruggekeerd
from tests.storage.conftest import Omgeving
from tests.storage.test_advies import nieuwe as nieuwe_adviesvraag
from tests.storage.test_meldingen import nieuwe as nieuwe_melding

FORMULIER = Formulier("algemeen", "Algemeen", (Veld("zorgen", "Zorgen?", VeldSoort.TEKST),))
DEMO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
HELE_TIJD = (NU - timedelta(days=999), NU + timedelta(days=999))
ALTIJD = Periode(*HELE_TIJD)


class Streek:
    """A region with one of everything in it, and the ids of it all."""

    agent: Persoon
    deelnemer: str

    def __init__(self, uow: UnitOfWork) -> None:
        self.verhaal: bouw.Verhaal = bouw.verhaal(uow, "Sem van Verzonnen")
        self.agent = bouw.persoon(uow, "Bo Agent", (Rol.PARTNER, "politie"))
        self.kanaal: Gesprek = bouw.kanaal(uow)
        self.persoonlijk = bouw.persoonlijk(uow, self.agent)
        gesprekken.wijs_toe(uow, self.kanaal.id, Bestemming.TAFEL, "jeugd", self.agent.id)
        gesprekken.wijs_toe(uow, self.kanaal.id, Bestemming.ORGANISATIE, "politie", self.agent.id)
        casus_id = self.verhaal.casus.id
        toegang.verleen(uow, Toegang(casus_id, "politie", Rol.PARTNER, uow.now))
        uitvraag.voeg_antwoord_toe(uow, casus_id, self.verhaal.antwoord(uow))
        uitvraag.bewaar_formulier(uow, FORMULIER)
        agenda.zet_op_agenda(uow, Agendapunt(self.verhaal.zitting.id, casus_id, Agendasoort.NIEUW, uow.now))
        aanwezigheid.zet(uow, self.komt)
        self.lek = bouw.datalek(self.verhaal)
        datalekken.voeg_toe(uow, self.lek)
        self.gezegd = informering.zet(uow, bouw.gezegd(self.verhaal))
        bij.voeg_toe(uow, self.signaal)
        opschaling.voeg_toe(uow, self.overgang)
        self.verzoek = bouw.verzoek(self.verhaal)
        rechten.voeg_toe(uow, self.verzoek)
        self._verloop(uow)
        self.adviesvraag = nieuwe_adviesvraag(uow)
        klaar = replace(nieuwe_adviesvraag(uow), status=Adviesstatus.BEANTWOORD, antwoord="ja")
        advies.wijzig(uow, klaar)
        self.melding = meldingen.wijzig(uow, replace(nieuwe_melding(uow), casus_id=casus_id))
        afwezigheid.voeg_toe(uow, self.weg)
        self._genodigd(uow)
        neem_dag(uow)
        wekkers.zet(uow, "herinnering", "een", uow.now)
        self.gesloten = self._gesloten(uow)
        self._mail(uow)
        outbox.plan(uow, soort="agenda", onderwerp_id="een", gesprek_id=bouw.kanaal(uow, "19:agenda").id)
        outbox.gelukt(uow, gegeven(claim(uow)), "post-1")
        self.outbox_id = outbox.plan(uow, soort="uitvraag", onderwerp_id="een", gesprek_id=self.kanaal.id)
        self.werk = gegeven(claim(uow))
        self.wachtend_id = outbox.plan(
            uow, soort="uitvraag", onderwerp_id="politie:2026-03-02", persoon_id=self.agent.id
        )
        onthoud(uow)
        organisaties.bewaar(uow, Organisatie("haven", "De Haven", "ggd"))
        self.token = self.link(uow)
        self.sessie, self.geheim = websessies.begin(uow, self.agent.id, HELE_TIJD[1])
        self.geopend_id = self.geopend(uow)
        self.aanmelding = aanmeldingen.begin(uow, {}, HELE_TIJD[1])
        uow.vernietig_sleutels(["eerder"])
        self._bewaart(uow)
        for van in (casus_id, None):
            logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, casus_id=van))
        wie = self.verhaal.casus.betrokkenen[0].id
        gezien = Logregel(
            handeling=Handeling.CASUS_GEOPEND, op=uow.now, door_id=self.agent.id, casus_id=casus_id, betrokkene_id=wie
        )
        logboek.schrijf(uow, gezien)
        self._voor_een_onderzoek(uow)
        self.met_verwijderde = self._casus_met_verwijderde(uow)
        ankers.maak(uow, NU.date())

    def _casus_met_verwijderde(self, uow: UnitOfWork) -> str:
        """A casus out of which somebody was taken; return its id."""
        regisseur = personen.lees(uow, self.verhaal.casus.regisseur_id)
        nieuw = replace(bouw.nieuwe_casus(uow, regisseur, "Blijft Verzonnen", "Gaat Verzonnen"), extern_nummer="")
        casus.voeg_toe(uow, nieuw)
        casus.verwijder_betrokkene(uow, nieuw.id, nieuw.betrokkenen[-1].id)
        return nieuw.id

    def _voor_een_onderzoek(self, uow: UnitOfWork) -> None:
        """A refusal that stands, and lines that are counted in a year."""
        grond = Weigering(Weigergrond.BEROEPSGEHEIM)
        antwoord = replace(self.verhaal.geweigerd(uow, grond), bevraging_id="dicht")
        casus_id = self.verhaal.casus.id
        uitvraag.voeg_antwoord_toe(uow, casus_id, antwoord)
        for wat, onderwerp in ((Handeling.UITVRAAG_GEWEIGERD, "dicht"), (Handeling.DATALEK_GEMELD, self.lek.id)):
            logboek.schrijf(uow, Logregel(handeling=wat, op=uow.now, casus_id=casus_id, onderwerp_id=onderwerp))
        logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_AANGEMAAKT, op=uow.now, casus_id=casus_id))

    def _bewaart(self, uow: UnitOfWork) -> None:
        """A clock that somebody holds, and the proof of what was destroyed."""
        deze = Bewaarsoort.CASUS, self.verhaal.casus.id
        bewaren.begin(uow, self.streek, *deze, Bewaarcategorie.CASUS, NU - timedelta(days=4000))
        klok = bewaren.zoek(uow, *deze)
        assert klok is not None
        waarom = Bewaarbesluit(Besluitsoort.VASTGEHOUDEN, self.agent.id, NU, "een verzonnen reden")
        self.klok = bewaren.wijzig(uow, houd_vast(klok), waarom)
        bewaren.begin(uow, self.streek, Bewaarsoort.MELDING, self.melding.id, Bewaarcategorie.AFGEWEZEN, NU)
        vernietigen.bewijs(uow, self.bewijs_van("weg"))

    @property
    def streek(self) -> Regio:
        """What the region says: only of casussen how long they are kept."""
        return replace(DEMO, bewaartermijnen={"casus": Bewaartermijn("casus", 60, "verzonnen")})

    def bewijs_van(self, onderwerp_id: str) -> Vernietiging:
        return Vernietiging(
            Bewaarsoort.CASUS, onderwerp_id, "26-0099-X", Bewaarcategorie.CASUS, NU, NU, self.agent.id, NU
        )

    @property
    def weg(self) -> Afwezigheid:
        return Afwezigheid("weg", self.agent.id, NU, NU + timedelta(days=3), self.verhaal.regisseur.id)

    @property
    def signaal(self) -> Signaal:
        return Signaal(
            id="signaal",
            gemeente="dordrecht",
            ontvangen_op=NU,
            door_id=self.agent.id,
            naam="Sem van Verzonnen",
            geboortedatum=NU.date(),
            terugkeer=NU.date(),
        )

    @property
    def stap(self) -> Opschaalstap:
        casus_id, door = self.verhaal.casus.id, self.agent.id
        return Opschaalstap("stap", casus_id, "zvh", "o3", NU, door, "onrust", naar_casus_id=casus_id)

    @property
    def afschaling(self) -> Afschaling:
        return Afschaling("afschaling", self.verhaal.casus.id, NU, self.agent.id, naar="wijkteam")

    def _verloop(self, uow: UnitOfWork) -> None:
        """One of everything of the course of a casus."""
        opschaalladder.voeg_toe(uow, self.stap)
        afschalen.voeg_toe(uow, self.afschaling)
        triage.bewaar(uow, self.weging)
        plannen.voeg_toe(uow, self.plan)
        regies.beleg(uow, self.regie)
        for een in (self.afspraak, replace(self.afspraak, id="klaar", status=AfspraakStatus.GEREED)):
            afspraken.voeg_toe(uow, een)
        for regel in (
            self.afspraakregel,
            replace(self.afspraakregel, id="weer", handeling=Afspraakhandeling.HERINNERD),
        ):
            afspraken.schrijf(uow, regel)
        volhouden.voeg_toe(uow, self.volhoudregel)
        self.deelnemer = _regio_rio.schrijf(uow, self.agent)
        _regio_detentie.schrijf(uow, self.deelnemer, self.agent.id)
        van = self.verhaal
        self.terug: Teruggekeerd = _regio_terugkeer.schrijf(uow, van.casus.id, self.agent.id, van.uitvraag)
        wie = van.casus.betrokkenen[0].id
        self.gesprek: Terugkeergesprek = _regio_gesprek.schrijf(uow, van.casus.id, wie, self.agent.id)
        self.vergadering: Vergadering = _regio_vergadering.schrijf(uow, self.gesprek)
        self.tafelvergadering: Tafelvergadering = _regio_tafelvergadering.schrijf(uow, van.zitting.id)
        _regio_quickscan.schrijf(uow, self.deelnemer, self.agent.id)
        _regio_routering.schrijf(uow, self.agent.id)
        self.gast: Gast = _regio_gast.schrijf(uow, van.casus.id, self.agent.id)
        _regio_zitting.schrijf(uow, self)

    @property
    def afspraak(self) -> Afspraak:
        casus_id, door = self.verhaal.casus.id, self.agent.id
        return Afspraak("afspraak", casus_id, "bellen", "politie", NU.date(), AfspraakStatus.LOPEND, NU, door, NU)

    @property
    def volhoudregel(self) -> Volhoudregel:
        casus_id, door = self.verhaal.casus.id, self.agent.id
        return Volhoudregel("volgehouden", casus_id, Volhoudstap.TELEURSTELLING, NU, door, "tegenslag")

    @property
    def afspraakregel(self) -> Afspraakregel:
        return Afspraakregel("regel", "afspraak", self.verhaal.casus.id, Afspraakhandeling.GEMAAKT, NU, self.agent.id)

    @property
    def weging(self) -> Triage:
        casus_id = self.verhaal.casus.id
        return Triage("weging", casus_id, NU, self.agent.id, Triagebesluit.GEWOGEN, "", {"ketens": "ja"})

    @property
    def plan(self) -> Plan:
        return Plan(self.verhaal.casus.id, 1, NU, self.agent.id, hoofddoel="een verzonnen doel", evaluatie_op=NU.date())

    @property
    def regie(self) -> Regie:
        return Regie("regie", self.verhaal.casus.id, "politie", NU, self.agent.id)

    @property
    def overgang(self) -> Opschaling:
        casus_id = self.verhaal.casus.id
        van = Spoor.NAZORG
        return Opschaling(
            "overgang", "eerder", van, casus_id, self.agent.id, NU, "risico", "een reden", {"een": "twee"}
        )

    def _genodigd(self, uow: UnitOfWork) -> None:
        contacten.voeg_toe(uow, self.contact)
        _regio_zitting.nodig_uit(uow, self)

    def _gesloten(self, uow: UnitOfWork) -> str:
        """An uitvraag on the same casus that takes no answers any more; return for which zitting."""
        zitting = agenda.plan(uow, "jeugd", uow.now + timedelta(days=21))
        dicht = replace(
            self.verhaal.uitvraag,
            id="dicht",
            zitting_id=zitting.id,
            status=UitvraagStatus.GESLOTEN,
            gestart_op=uow.now - timedelta(days=1),
            bevragingen=(Bevraging("dicht", "dicht", "gemeente-dordrecht", "algemeen", "v1"),),
        )
        uitvraag.voeg_toe(uow, dicht)
        return zitting.id

    @staticmethod
    def _mail(uow: UnitOfWork) -> None:
        """A mail that went out, and one that was refused."""
        contacten.voeg_toe(uow, Contact("ria", "politie", "Ria", Kanaal.EMAIL, email="ria@politie.example"))
        outbox.plan(uow, soort="mail_klaar", onderwerp_id="politie:2026-03-02", contact_id="ria")
        outbox.gelukt(uow, gegeven(claim(uow)), "mail-1")
        outbox.plan(uow, soort="mail_klaar", onderwerp_id="politie:2026-03-02", contact_id="nel")
        outbox.dood(uow, gegeven(claim(uow)), 550)

    @property
    def contact(self) -> Contact:
        return Contact("nel", "politie", "Nel", Kanaal.EMAIL, email="nel@example.test", persoon_id=self.agent.id)

    @property
    def komt(self) -> Aanwezigheid:
        return Aanwezigheid(self.verhaal.zitting.id, "politie", self.agent.id, Komt.AANGEMELD, NU, NU)

    def link(self, uow: UnitOfWork) -> str:
        return paginas.maak(
            uow, soort="x", onderwerp_id="een", persoon_id=self.agent.id, verloopt_op=uow.now + timedelta(days=1)
        )

    def geopend(self, uow: UnitOfWork) -> str:
        return paginas.maak_geopend(
            uow,
            soort="x",
            onderwerp_id="een",
            persoon_id=self.agent.id,
            sessie_id=self.sessie.id,
            sessie_tot=HELE_TIJD[1],
        )


def neem_dag(uow: UnitOfWork, verzending_id: str = "een") -> bool:
    return aandacht.neem(
        uow, organisatie="politie", adres="m:nel", dag=NU.date(), verzending_id=verzending_id, bericht_id="bericht"
    )


DAAD = {"activiteit": "gesprek|1", "sleutel": "sleutel", "verb": "antwoord", "persoon_id": "bo"}


def claim(uow: UnitOfWork) -> outbox.Verzending | None:
    return outbox.neem(uow, werker="w", limieten=Limieten(), verhuur=timedelta(minutes=1))


def gegeven(wat: outbox.Verzending | None) -> outbox.Verzending:
    assert wat is not None
    return wat


def onthoud(uow: UnitOfWork) -> None:
    inbox.onthoud(uow, **DAAD, uitkomst=Uitkomst("gedaan", {}))


Lezing = Callable[[UnitOfWork, Streek], object]


def probeer(db: Omgeving, wat: Lezing, streek: Streek) -> object:
    """What it gives there; what is refused, by the room or by the references in the database, counts as nothing."""
    try:
        return db.doe(lambda uow: wat(uow, streek))
    except (NotFound, Conflict, IntegrityError):
        return None
