"""Regions never meet: what one stored, no read of another one returns, and no write of another one touches.

Two regions hold the very same ids, codes, people and conversations, so only the region tells their rows apart. Every
public function of the room is called in the other region with the ids of the first.
"""

import hashlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

import storage
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.advies import Adviesstatus
from domain.afschalen import Afschaling
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort, ZittingStatus
from domain.bewaren import Besluitsoort, Bewaarbesluit, Bewaarcategorie, Bewaarsoort, houd_vast
from domain.bij import Signaal
from domain.casus import Spoor
from domain.contact import Contact, Kanaal
from domain.errors import Conflict, NotFound
from domain.formulier import Formulier, Veld, VeldSoort
from domain.logboek import Handeling, Keten, Logregel
from domain.opschaalladder import Opschaalstap
from domain.opschaling import Opschaling
from domain.organisatie import Organisatie
from domain.persoon import Aanstelling, Actor, Rol
from domain.plan import Plan
from domain.rechten import Verzoekstand
from domain.regie import Regie
from domain.regio import Bewaartermijn, Regio
from domain.toegang import Toegang
from domain.triage import Triage, Triagebesluit
from domain.uitvraag import Bevraging, BevragingStatus, UitvraagStatus, Weigergrond, Weigering
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
    afzien,
    agenda,
    ankers,
    audit,
    bewaren,
    bij,
    casus,
    casuslijst,
    contacten,
    datalekken,
    gesprekken,
    inbox,
    informering,
    logboek,
    logboeklezen,
    logregels,
    meldingen,
    openstaand,
    opruimen,
    opschaalladder,
    opschaling,
    organisaties,
    outbox,
    paginas,
    personen,
    plekken,
    rechten,
    sporen,
    toegang,
    triage,
    uitvraag,
    vernietigd,
    vernietigen,
    volhouden,
    websessies,
    wekkers,
    werklijst,
    werkverdeling,
)
from storage import plan as plannen
from storage import regie as regies
from storage.gesprekken import Bestemming
from storage.in_gebruik import Gebruik, in_gebruik
from storage.inbox import Uitkomst
from storage.logboeklezen import Periode
from storage.outbox import Bericht, Limieten, OutboxStatus, lezen
from storage.sporen import Sporen
from storage.store import UnitOfWork
from storage.tabellen import metadata
from storage.vernietigen import Vernietiging
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving
from tests.storage.test_advies import nieuwe as nieuwe_adviesvraag
from tests.storage.test_meldingen import nieuwe as nieuwe_melding

FORMULIER = Formulier("algemeen", "Algemeen", (Veld("zorgen", "Zorgen?", VeldSoort.TEKST),))
DEMO = laad_regio(Path(__file__).parents[2] / "regio" / "demo.yaml")
HELE_TIJD = (NU - timedelta(days=999), NU + timedelta(days=999))
ALTIJD = Periode(*HELE_TIJD)


class Streek:
    """A region with one of everything in it, and the ids of it all."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.verhaal = bouw.verhaal(uow, "Sem van Verzonnen")
        self.agent = bouw.persoon(uow, "Bo Agent", (Rol.PARTNER, "politie"))
        self.kanaal = bouw.kanaal(uow)
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
        contacten.voeg_toe(uow, self.contact)
        neem_dag(uow)
        wekkers.zet(uow, "herinnering", "een", uow.now)
        self.gesloten = self._gesloten(uow)
        self._mail(uow)
        outbox.plan(uow, soort="agenda", onderwerp_id="een", gesprek_id=bouw.kanaal(uow, "19:agenda").id)
        outbox.gelukt(uow, gegeven(claim(uow)), "post-1")
        self.outbox_id = outbox.plan(uow, soort="uitvraag", onderwerp_id="een", gesprek_id=self.kanaal.id)
        self.werk = gegeven(claim(uow))
        self.wachtend_id = outbox.plan(uow, soort="uitvraag", onderwerp_id="twee", persoon_id=self.agent.id)
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
        afspraken.schrijf(uow, self.afspraakregel)
        volhouden.voeg_toe(uow, self.volhoudregel)

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
    return aandacht.neem(uow, organisatie="politie", adres="m:nel", dag=NU.date(), verzending_id=verzending_id)


DAAD = {"activiteit": "gesprek|1", "sleutel": "sleutel", "verb": "antwoord", "persoon_id": "bo"}


def claim(uow: UnitOfWork) -> outbox.Verzending | None:
    return outbox.neem(uow, werker="w", limieten=Limieten(), verhuur=timedelta(minutes=1))


def gegeven(wat: outbox.Verzending | None) -> outbox.Verzending:
    assert wat is not None
    return wat


def onthoud(uow: UnitOfWork) -> None:
    inbox.onthoud(uow, **DAAD, uitkomst=Uitkomst("gedaan", {}))


Lezing = Callable[[UnitOfWork, Streek], object]

# What every read gives in a region that has nothing: nothing, or "not found".
LEZINGEN: dict[Callable[..., object], Lezing] = {
    aandacht.gebruikt: lambda uow, _: aandacht.gebruikt(uow, "politie", NU.date()),
    aanwezigheid.aantal_aangemeld: lambda uow, s: aanwezigheid.aantal_aangemeld(uow, s.verhaal.zitting.id, "politie"),
    aanwezigheid.gevraagd: lambda uow, s: aanwezigheid.gevraagd(uow, s.verhaal.zitting.id),
    aanwezigheid.komende: lambda uow, _: aanwezigheid.komende(uow, HELE_TIJD[0]),
    aanwezigheid.lees: lambda uow, s: aanwezigheid.lees(uow, s.verhaal.zitting.id, "politie", s.agent.id),
    aanwezigheid.van_zitting: lambda uow, s: aanwezigheid.van_zitting(uow, s.verhaal.zitting.id),
    advies.beantwoorde_vragen: lambda uow, _: advies.beantwoorde_vragen(uow, 9),
    advies.lees: lambda uow, s: advies.lees(uow, s.adviesvraag.id),
    advies.open_vragen: lambda uow, _: advies.open_vragen(uow),
    advies.tel: lambda uow, _: advies.tel(uow, *HELE_TIJD),
    advies.van_vrager: lambda uow, s: advies.van_vrager(uow, s.adviesvraag.vrager_id, 9),
    agenda.houders: lambda uow, s: agenda.houders(uow, s.verhaal.zitting.id),
    afwezigheid.aan_wie_op_verzoek: lambda uow, s: afwezigheid.aan_wie_op_verzoek(uow, s.agent.id) != s.agent.id,
    afwezigheid.als_vervanger: lambda uow, s: afwezigheid.als_vervanger(uow, s.verhaal.regisseur.id),
    afwezigheid.komende: lambda uow, s: afwezigheid.komende(uow, s.agent.id),
    afwezigheid.lees: lambda uow, _: afwezigheid.lees(uow, "weg"),
    afwezigheid.nu_afwezig: lambda uow, _: afwezigheid.nu_afwezig(uow),
    afwezigheid.waarnemingen: lambda uow, s: tuple(afwezigheid.waarnemingen(uow, s.verhaal.regisseur.id)),
    afwezigheid.waarnemingen_op_verzoek: lambda uow, s: tuple(
        afwezigheid.waarnemingen_op_verzoek(uow, s.verhaal.regisseur.id)
    ),
    agenda.lees: lambda uow, s: agenda.lees(uow, s.verhaal.zitting.id),
    agenda.punten: lambda uow, s: agenda.punten(uow, s.verhaal.zitting.id),
    agenda.tussen: lambda uow, _: (agenda.tussen(uow, "jeugd", *HELE_TIJD), agenda.tussen(uow, None, *HELE_TIJD)),
    agenda.volgende: lambda uow, _: agenda.volgende(uow, "jeugd", HELE_TIJD[0], 99),
    agenda.zittingen_met_casus: lambda uow, s: agenda.zittingen_met_casus(uow, [s.verhaal.casus.id], HELE_TIJD[0]),
    audit.ankers: lambda uow, _: audit.ankers(uow, NU.date(), NU.date()),
    audit.bevraagd: lambda uow, _: audit.bevraagd(uow, ALTIJD),
    audit.datalekken: lambda uow, _: audit.datalekken(uow, ALTIJD),
    audit.eerste_anker: lambda uow, _: audit.eerste_anker(uow),
    audit.feiten: lambda uow, s: audit.feiten(uow, [s.verhaal.casus.id, "weg"]),
    audit.informering_ontbreekt: lambda uow, _: audit.informering_ontbreekt(uow, HELE_TIJD[1].date()),
    audit.keren: lambda uow, _: audit.keren(uow, ALTIJD, Handeling.CASUS_GEOPEND),
    audit.met_besluit: lambda uow, _: audit.met_besluit(uow, ALTIJD),
    audit.opgeschaald: lambda uow, _: audit.opgeschaald(uow, ALTIJD),
    audit.per_doel: lambda uow, _: audit.per_doel(uow, ALTIJD, Handeling.CASUS_GEOPEND),
    audit.per_persoon: lambda uow, _: audit.per_persoon(uow, ALTIJD, [Handeling.CASUS_GEOPEND]),
    audit.per_tafel: lambda uow, _: audit.per_tafel(uow, ALTIJD, [Handeling.CASUS_GEOPEND]),
    audit.vernietigd: lambda uow, _: audit.vernietigd(uow, ALTIJD),
    audit.verzoeken: lambda uow, _: audit.verzoeken(uow, ALTIJD),
    audit.weigergronden: lambda uow, _: audit.weigergronden(uow, ALTIJD),
    bewaren.besluiten: lambda uow, s: bewaren.besluiten(uow, s.klok),
    bewaren.onderwerpen: lambda uow, s: tuple(
        tuple(bewaren.onderwerpen(uow, een, [s.verhaal.casus.id, s.melding.id, "signaal", "weg"]))
        for een in Bewaarsoort
    ),
    bewaren.tellingen: lambda uow, _: bewaren.tellingen(uow),
    bewaren.vastgehouden: lambda uow, _: bewaren.vastgehouden(uow),
    bewaren.verlopen: lambda uow, _: bewaren.verlopen(uow),
    bewaren.zoek: lambda uow, s: bewaren.zoek(uow, s.klok.soort, s.klok.onderwerp_id),
    bewaren.zonder_termijn: lambda uow, _: bewaren.zonder_termijn(uow),
    casus.codes: lambda uow, s: casus.codes(uow, [s.verhaal.casus.id]),
    casus.codes_van_spoor: lambda uow, s: casus.codes_van_spoor(uow, [s.verhaal.casus.id], s.verhaal.casus.spoor),
    casus.houders_van_spoor: lambda uow, s: casus.houders_van_spoor(uow, [s.verhaal.casus.id], s.verhaal.casus.spoor),
    casus.leden: lambda uow, s: casus.leden(uow, [s.verhaal.casus.id]),
    casus.lees: lambda uow, s: casus.lees(uow, s.verhaal.casus.id),
    casus.verwijderde: lambda uow, s: casus.verwijderde(uow, s.met_verwijderde),
    casus.lees_alle: lambda uow, s: casus.lees_alle(uow, [s.verhaal.casus.id]),
    casus.met_extern_nummer: lambda uow, s: casus.met_extern_nummer(uow, s.verhaal.casus.extern_nummer),
    casus.met_code: lambda uow, s: casus.met_code(uow, s.verhaal.casus.code),
    casus.overgedragen_aan: lambda uow, s: (
        casus.draag_over(uow, [s.verhaal.casus.id], van=s.verhaal.regisseur.id, naar=s.verhaal.regisseur.id),
        casus.overgedragen_aan(uow, s.verhaal.regisseur.id, *HELE_TIJD),
    ),
    casus.lopende_van: lambda uow, s: casus.lopende_van(uow, [s.verhaal.regisseur.id]),
    casus.van_regisseur: lambda uow, s: casus.van_regisseur(uow, [s.verhaal.regisseur.id]),
    casus.zelfde_persoon: lambda uow, s: casus.zelfde_persoon(
        uow,
        s.verhaal.casus.betrokkenen[0].gegevens.naam,
        s.verhaal.casus.betrokkenen[0].gegevens.geboortedatum,
    ),
    volhouden.lees: lambda uow, s: volhouden.lees(uow, s.volhoudregel.id),
    volhouden.sporen_van: lambda uow, s: volhouden.sporen_van(uow, [s.verhaal.casus.id]),
    volhouden.tegenslagen: lambda uow, s: volhouden.tegenslagen(uow, [s.verhaal.casus.id]),
    volhouden.van_casus: lambda uow, s: volhouden.van_casus(uow, s.verhaal.casus.id),
    casuslijst.open_afspraken: lambda uow, s: casuslijst.open_afspraken(uow, [s.verhaal.casus.id], date(2026, 3, 2)),
    casuslijst.lopende_uitvragen: lambda uow, s: casuslijst.lopende_uitvragen(uow, [s.verhaal.casus.id]),
    contacten.alle: lambda uow, _: contacten.alle(uow),
    contacten.lees: lambda uow, _: contacten.lees(uow, "nel"),
    contacten.van_organisatie: lambda uow, _: contacten.van_organisatie(uow, "politie"),
    contacten.van_persoon: lambda uow, s: contacten.van_persoon(uow, s.agent.id),
    bij.lees: lambda uow, s: bij.lees(uow, s.signaal.id),
    bij.regel: lambda uow, s: bij.regel(uow, s.signaal.id),
    bij.van_gemeenten: lambda uow, s: bij.van_gemeenten(uow, [s.signaal.gemeente], aantal=9),
    afschalen.lees: lambda uow, _: afschalen.lees(uow, "afschaling"),
    afschalen.lopende: lambda uow, s: afschalen.lopende(uow, s.verhaal.casus.id),
    afschalen.van_casus: lambda uow, s: afschalen.van_casus(uow, s.verhaal.casus.id),
    opschaalladder.lees: lambda uow, _: opschaalladder.lees(uow, "stap"),
    opschaalladder.oorsprong: lambda uow, s: opschaalladder.oorsprong(uow, s.verhaal.casus.id),
    opschaalladder.van_casus: lambda uow, s: opschaalladder.van_casus(uow, s.verhaal.casus.id),
    opschaling.naar: lambda uow, s: opschaling.naar(uow, s.verhaal.casus.id),
    opschaling.van: lambda uow, s: opschaling.van(uow, s.overgang.van_id),
    datalekken.laatste: lambda uow, _: datalekken.laatste(uow, 9),
    datalekken.lees: lambda uow, s: datalekken.lees(uow, s.lek.id),
    gesprekken.bestemmingen: lambda uow, s: gesprekken.bestemmingen(uow, s.kanaal.id),
    gesprekken.lees: lambda uow, s: gesprekken.lees(uow, s.kanaal.id),
    gesprekken.persoonlijk: lambda uow, s: gesprekken.persoonlijk(uow, s.agent.id),
    gesprekken.voor_organisatie: lambda uow, _: gesprekken.voor_organisatie(uow, "politie"),
    gesprekken.voor_tafel: lambda uow, _: gesprekken.voor_tafel(uow, "jeugd"),
    gesprekken.zoek: lambda uow, s: gesprekken.zoek(uow, s.kanaal.conversation_id),
    in_gebruik: lambda uow, _: tuple(getattr(in_gebruik(uow), veld.name) for veld in fields(Gebruik)),
    inbox.eerder: lambda uow, _: inbox.eerder(uow, **DAAD),
    logboek.controleer: lambda uow, s: (logboek.controleer(uow), logboek.controleer(uow, s.verhaal.casus.id)),
    logboek.ketens: lambda uow, _: logboek.ketens(uow),
    logboeklezen.alles: lambda uow, s: (
        tuple(logboeklezen.alles(uow, s.verhaal.casus.id, ALTIJD)),
        tuple(logboeklezen.alles(uow, None, ALTIJD)),
    ),
    logboeklezen.bladzij: lambda uow, s: (
        logboeklezen.bladzij(uow, s.verhaal.casus.id, ALTIJD, aantal=9),
        logboeklezen.bladzij(uow, None, ALTIJD, aantal=9),
    ),
    logboeklezen.tel: lambda uow, s: (
        logboeklezen.tel(uow, s.verhaal.casus.id, ALTIJD),
        logboeklezen.tel(uow, None, ALTIJD),
    ),
    logboeklezen.wie_zag: lambda uow, s: logboeklezen.wie_zag(
        uow, s.verhaal.casus.id, s.verhaal.casus.betrokkenen[0].id
    ),
    logregels.ruwe_schakels: lambda uow, s: tuple(logregels.ruwe_schakels(uow, Keten(uow.regio, s.verhaal.casus.id))),
    logregels.volgende_keten: lambda uow, _: logregels.volgende_keten(uow, ""),
    ankers.aantal_nog_buiten: lambda uow, _: ankers.aantal_nog_buiten(uow),
    ankers.nog_buiten: lambda uow, _: ankers.nog_buiten(uow),
    ankers.rijen: lambda uow, _: tuple(ankers.rijen(uow)),
    logboek.kop: lambda uow, s: (logboek.kop(uow), logboek.kop(uow, s.verhaal.casus.id)),
    logboek.lees: lambda uow, s: (logboek.lees(uow), logboek.lees(uow, s.verhaal.casus.id)),
    informering.van_casus: lambda uow, s: informering.van_casus(uow, s.verhaal.casus.id),
    informering.van_casussen: lambda uow, s: informering.van_casussen(uow, [s.verhaal.casus.id]),
    organisaties.alle: lambda uow, _: organisaties.alle(uow),
    meldingen.lees: lambda uow, s: meldingen.lees(uow, s.melding.id),
    meldingen.lopende: lambda uow, _: meldingen.lopende(uow),
    meldingen.van_casus: lambda uow, s: meldingen.van_casus(uow, s.verhaal.casus.id),
    meldingen.van_melders: lambda uow, s: meldingen.van_melders(uow, [s.agent.id]),
    outbox.eerstvolgende: lambda uow, _: outbox.eerstvolgende(uow),
    outbox.lees: lambda uow, s: outbox.lees(uow, s.outbox_id),
    outbox.niet_bezorgd: lambda uow, _: outbox.niet_bezorgd(uow, ["nel", "ria"]),
    outbox.stand: lambda uow, _: sum(outbox.stand(uow).values()),
    outbox.van_status: lambda uow, _: outbox.van_status(uow, OutboxStatus.WACHT, 99),
    outbox.wachtend_van: lambda uow, s: outbox.wachtend_van(uow, outbox.lees(uow, s.wachtend_id).bericht_id),
    outbox.wachtend_voor: lambda uow, s: outbox.wachtend_voor(uow, s.agent.id),
    paginas.kijk: lambda uow, s: paginas.kijk(uow, s.token),
    paginas.lees: lambda uow, s: paginas.lees(uow, s.geopend_id),
    paginas.met_sessie: lambda uow, s: paginas.met_sessie(uow, s.geopend_id, s.sessie.id),
    websessies.lees: lambda uow, s: websessies.lees(uow, s.geheim),
    personen.lees: lambda uow, s: personen.lees(uow, s.agent.id),
    personen.lees_alle: lambda uow, s: personen.lees_alle(uow, [s.agent.id]),
    personen.met_rol: lambda uow, _: (
        personen.met_rol(uow, Rol.PARTNER),
        personen.met_rol(uow, Rol.PARTNER, "politie"),
    ),
    personen.ooit_met_rol: lambda uow, _: (
        personen.ooit_met_rol(uow, Rol.PARTNER),
        personen.ooit_met_rol(uow, Rol.PARTNER, "politie"),
    ),
    personen.zoek: lambda uow, s: personen.zoek(uow, s.agent.tenant_id, s.agent.object_id),
    afspraken.gedaan_bij: lambda uow, _: afspraken.gedaan_bij(uow, "politie", HELE_TIJD[0]),
    afspraken.lees: lambda uow, _: afspraken.lees(uow, "afspraak"),
    afspraken.open_bij: lambda uow, _: afspraken.open_bij(uow, "politie"),
    afspraken.regels: lambda uow, _: afspraken.regels(uow, "afspraak"),
    afspraken.regels_van_casus: lambda uow, s: afspraken.regels_van_casus(uow, s.verhaal.casus.id),
    afspraken.van_casus: lambda uow, s: afspraken.van_casus(uow, s.verhaal.casus.id),
    afspraken.van_casussen: lambda uow, s: (
        afspraken.van_casussen(uow, [s.verhaal.casus.id]),
        afspraken.van_casussen(uow, [s.verhaal.casus.id], alleen_open=True),
    ),
    openstaand.bij: lambda uow, _: openstaand.bij(uow, "politie"),
    openstaand.wie_nog_moet: lambda uow, _: openstaand.wie_nog_moet(uow),
    plekken.gemaild: lambda uow, _: plekken.gemaild(uow, "mail_klaar", "politie:2026-03-02"),
    plekken.plekken: lambda uow, _: plekken.plekken(uow, "uitvraag", "een"),
    plekken.staat_er: lambda uow, _: plekken.staat_er(uow, "agenda", "een"),
    plekken.plekken_van_dagen: lambda uow, _: plekken.plekken_van_dagen(
        uow, "herinnering", "politie", date(2026, 1, 1), date(2026, 12, 31)
    ),
    plekken.plekken_van: lambda uow, _: plekken.plekken_van(uow, "uitvraag", ["een"]),
    rechten.lees: lambda uow, s: rechten.lees(uow, s.verzoek.id),
    rechten.lopend_in: lambda uow, s: rechten.lopend_in(uow, [s.verhaal.casus.id]),
    rechten.merken: lambda uow, s: rechten.merken(uow, [s.verhaal.casus.id]),
    rechten.met_stand: lambda uow, _: rechten.met_stand(uow, Verzoekstand.OPEN, 9),
    rechten.regel: lambda uow, s: rechten.regel(uow, s.verzoek.id),
    rechten.van_casus: lambda uow, s: rechten.van_casus(uow, s.verhaal.casus.id),
    toegang.actor: lambda uow, s: toegang.actor(uow, personen.lees(uow, s.agent.id)).aanstellingen,
    plannen.huidige: lambda uow, s: plannen.huidige(uow, s.verhaal.casus.id),
    plannen.huidige_van: lambda uow, s: plannen.huidige_van(uow, [s.verhaal.casus.id]),
    plannen.versie: lambda uow, s: plannen.versie(uow, s.verhaal.casus.id, 1),
    plannen.versies: lambda uow, s: plannen.versies(uow, s.verhaal.casus.id),
    regies.geschiedenis: lambda uow, s: regies.geschiedenis(uow, s.verhaal.casus.id),
    regies.huidige: lambda uow, s: regies.huidige(uow, s.verhaal.casus.id),
    regies.huidige_van: lambda uow, s: regies.huidige_van(uow, [s.verhaal.casus.id]),
    regies.lees: lambda uow, _: regies.lees(uow, "regie"),
    triage.lees: lambda uow, _: triage.lees(uow, "weging"),
    triage.van_casus: lambda uow, s: triage.van_casus(uow, s.verhaal.casus.id),
    toegang.van_casus: lambda uow, s: toegang.van_casus(uow, s.verhaal.casus.id),
    toegang.voor_actor: lambda uow, s: (
        toegang.voor_actor(uow, Actor.van(s.agent, uow.now)),
        toegang.voor_actor(uow, Actor.van(s.agent, uow.now), [s.verhaal.casus.id]),
    ),
    uitvraag.alle_versies: lambda uow, s: uitvraag.alle_versies(uow, s.verhaal.casus.id, s.verhaal.bevraging.id),
    uitvraag.formulier: lambda uow, _: uitvraag.formulier(uow, FORMULIER.versie),
    uitvraag.laatste_antwoorden: lambda uow, s: uitvraag.laatste_antwoorden(
        uow, s.verhaal.casus.id, s.verhaal.bevraging.id
    ),
    uitvraag.laatste_van: lambda uow, s: uitvraag.laatste_van(uow, [s.verhaal.bevraging.id]),
    uitvraag.lees: lambda uow, s: uitvraag.lees(uow, s.verhaal.uitvraag.id),
    uitvraag.van_bevraging: lambda uow, s: uitvraag.van_bevraging(uow, s.verhaal.bevraging.id),
    uitvraag.van_casus: lambda uow, s: uitvraag.van_casus(uow, s.verhaal.casus.id),
    uitvraag.van_zitting: lambda uow, s: uitvraag.van_zitting(uow, s.verhaal.zitting.id),
    vernietigd.besloten: lambda uow, _: vernietigd.besloten(uow),
    vernietigen.geteld: lambda uow, _: vernietigen.geteld(uow, HELE_TIJD[0]),
    vernietigen.laatste: lambda uow, _: vernietigen.laatste(uow, 9),
    vernietigen.met_code: lambda uow, _: vernietigen.met_code(uow, "26-0099-X"),
    vernietigen.onderwerpen_van: lambda uow, _: vernietigen.onderwerpen_van(uow, "mail_klaar", "politie"),
    sporen.sporen: lambda uow, s: (
        {
            *sporen.sporen(uow, s.verhaal.casus.id).eigen,
            *sporen.sporen(uow, s.verhaal.casus.id).zittingen,
        }
        - {s.verhaal.casus.id}
    ),
    vernietigen.tel_keten: lambda uow, s: vernietigen.tel_keten(uow, s.verhaal.casus.id),
    vernietigen.van: lambda uow, _: vernietigen.van(uow, Bewaarsoort.CASUS, "weg"),
    vernietigen.van_alle: lambda uow, _: vernietigen.van_alle(uow, Bewaarsoort.CASUS, ["weg"]),
    vernietigen.wordt_verzonden: lambda uow, _: vernietigen.wordt_verzonden(uow, ["uitvraag"], Sporen("een")),
    werkverdeling.werk_van: lambda uow, s: [
        een.totaal for een in werkverdeling.werk_van(uow, [s.verhaal.regisseur.id]).values() if een.totaal
    ],
    wekkers.eerstvolgende: lambda uow, _: wekkers.eerstvolgende(uow),
    werklijst.gesloten: lambda uow, s: werklijst.gesloten(uow, "gemeente-dordrecht", s.gesloten),
    werklijst.lopend: lambda uow, _: werklijst.lopend(uow, "politie"),
    werklijst.voor_zitting: lambda uow, s: werklijst.voor_zitting(uow, "politie", s.verhaal.zitting.id),
    werklijst.wie_begon: lambda uow, s: werklijst.wie_begon(uow, [s.verhaal.bevraging.id]),
    werklijst.wie_nog_moet: lambda uow, _: werklijst.wie_nog_moet(uow),
    werklijst.deadlines: lambda uow, _: werklijst.deadlines(uow, "politie"),
    werklijst.zitting_van: lambda uow, s: werklijst.zitting_van(uow, s.verhaal.bevraging.id),
}

# Everything that writes by an id (or takes what is due), called in the region that has nothing of it.
DADEN: dict[Callable[..., object], Lezing] = {
    ankers.is_buiten: lambda uow, _: ankers.is_buiten(uow, 1),
    aandacht.ruim_op: lambda uow, _: aandacht.ruim_op(uow, HELE_TIJD[1].date()),
    casus.vergrendel: lambda uow, s: casus.vergrendel(uow, s.verhaal.casus.id),
    uitvraag.vergrendel: lambda uow, s: uitvraag.vergrendel(uow, s.verhaal.uitvraag.id),
    afzien.zie_af: lambda uow, s: afzien.zie_af(uow, s.wachtend_id, "x"),
    afschalen.wijzig: lambda uow, s: afschalen.wijzig(uow, replace(s.afschaling, naar="gestolen")),
    afwezigheid.beeindig: lambda uow, _: afwezigheid.beeindig(uow, "weg"),
    afspraken.wijzig: lambda uow, s: afspraken.wijzig(uow, replace(s.afspraak, wat="gestolen")),
    wekkers.trek_in_wat_nog_komt: lambda uow, _: wekkers.trek_in_wat_nog_komt(uow, "herinnering", "een"),
    agenda.haal_van_agenda: lambda uow, s: agenda.haal_van_agenda(uow, s.verhaal.zitting.id, s.verhaal.casus.id),
    agenda.wijzig: lambda uow, s: agenda.wijzig(uow, replace(s.verhaal.zitting, status=ZittingStatus.VERVALLEN)),
    bewaren.begin_wat_ontbreekt: lambda uow, s: bewaren.begin_wat_ontbreekt(uow, s.streek),
    bewaren.stop: lambda uow, s: bewaren.stop(uow, s.klok.soort, s.klok.onderwerp_id),
    bewaren.volg_regio: lambda uow, s: bewaren.volg_regio(uow, s.streek),
    bewaren.wijzig: lambda uow, s: bewaren.wijzig(uow, replace(s.klok, vastgehouden=False)),
    bewaren.wis: lambda uow, s: bewaren.wis(uow, s.klok.soort, s.klok.onderwerp_id),
    opruimen.ruim_op: lambda uow, _: opruimen.ruim_op(uow),
    vernietigen.maak_posten_leeg: lambda uow, _: vernietigen.maak_posten_leeg(uow, ["agenda"], Sporen("een")),
    vernietigen.wis_casus: lambda uow, s: vernietigen.wis_casus(
        uow, Sporen(s.verhaal.casus.id, uitvragen=(s.verhaal.uitvraag.id,), verzoeken=("x",)), ["herinnering"]
    ),
    vernietigen.wis_keten: lambda uow, s: vernietigen.wis_keten(uow, s.verhaal.casus.id),
    vernietigen.wis_melding: lambda uow, s: vernietigen.wis_melding(uow, Sporen(s.melding.id), ["herinnering"]),
    vernietigen.wis_signaal: lambda uow, _: vernietigen.wis_signaal(uow, Sporen("signaal"), ["herinnering"]),
    bij.wijzig: lambda uow, s: bij.wijzig(uow, replace(s.signaal, naam="gestolen")),
    casus.draag_over: lambda uow, s: casus.draag_over(
        uow, [s.verhaal.casus.id], van=s.verhaal.regisseur.id, naar=s.agent.id
    ),
    casus.verwijder_betrokkene: lambda uow, s: casus.verwijder_betrokkene(
        uow, s.verhaal.casus.id, s.verhaal.casus.betrokkenen[0].id
    ),
    casus.wijzig: lambda uow, s: casus.wijzig(uow, replace(s.verhaal.casus, tafel="gestolen")),
    contacten.wijzig: lambda uow, s: contacten.wijzig(uow, replace(s.contact, naam="gestolen")),
    gesprekken.maak_los: lambda uow, _: gesprekken.maak_los(uow, Bestemming.TAFEL, "jeugd"),
    gesprekken.wijs_toe: lambda uow, s: gesprekken.wijs_toe(uow, s.kanaal.id, Bestemming.TAFEL, "jeugd", s.agent.id),
    gesprekken.zet_onbereikbaar: lambda uow, s: gesprekken.zet_onbereikbaar(uow, s.kanaal.id, "x"),
    inbox.ruim_op: lambda uow, _: inbox.ruim_op(uow, HELE_TIJD[1]),
    informering.verwijder: lambda uow, s: informering.verwijder(uow, s.gezegd),
    informering.zet: lambda uow, s: (
        informering.zet(uow, s.gezegd),
        informering.zet(uow, bouw.gezegd(s.verhaal, "nieuw")),
    ),
    advies.wijzig: lambda uow, s: advies.wijzig(uow, replace(s.adviesvraag, status=Adviesstatus.OPGEPAKT)),
    meldingen.wijzig: lambda uow, s: meldingen.wijzig(uow, replace(s.melding, spoed=True)),
    rechten.wijzig: lambda uow, s: rechten.wijzig(uow, replace(s.verzoek, uitkomst="gestolen")),
    rechten.wijzig_bron: lambda uow, s: rechten.wijzig_bron(
        uow, s.verzoek, replace(s.verzoek.bronnen[0], toelichting="gestolen")
    ),
    vernietigd.hervat: lambda uow, _: vernietigd.hervat(uow),
    vernietigd.resten: lambda uow, _: vernietigd.resten(uow),
    vernietigd.voltooi: lambda uow, _: vernietigd.voltooi(uow, ["eerder"]),
    outbox.bericht_weg: lambda uow, s: outbox.bericht_weg(uow, s.werk),
    outbox.dood: lambda uow, s: outbox.dood(uow, s.werk, 400),
    outbox.gelukt: lambda uow, s: outbox.gelukt(uow, s.werk, "gestolen"),
    outbox.later: lambda uow, s: outbox.later(uow, s.werk, timedelta(1), "x", blokkeer_gesprek=True),
    outbox.neem: lambda uow, _: claim(uow),
    outbox.onbereikbaar: lambda uow, s: outbox.onbereikbaar(uow, s.werk, "x"),
    outbox.onzeker: lambda uow, s: outbox.onzeker(uow, s.werk, "x"),
    outbox.opnieuw: lambda uow, s: outbox.opnieuw(uow, s.outbox_id),
    outbox.plan: lambda uow, s: outbox.plan(uow, soort="uitvraag", onderwerp_id="een", gesprek_id=s.kanaal.id),
    outbox.plan_alle: lambda uow, s: outbox.plan_alle(uow, [Bericht("uitvraag", "een", gesprek_id=s.kanaal.id)]),
    outbox.ruim_op: lambda uow, _: outbox.ruim_op(uow, HELE_TIJD[1]),
    outbox.stel_uit: lambda uow, s: outbox.stel_uit(uow, s.werk, NU + timedelta(1), "x"),
    outbox.verlopen_leases: lambda uow, _: outbox.verlopen_leases(uow),
    outbox.vervallen: lambda uow, s: outbox.vervallen(uow, s.werk, "x"),
    aanmeldingen.neem: lambda uow, s: aanmeldingen.neem(uow, s.aanmelding),
    aanmeldingen.ruim_op: lambda uow, _: aanmeldingen.ruim_op(uow, HELE_TIJD[1] + timedelta(days=1)),
    paginas.open_: lambda uow, s: paginas.open_(
        uow, hashlib.sha256(s.token.encode()).hexdigest(), s.sessie.id, HELE_TIJD[1]
    ),
    paginas.ruim_op: lambda uow, _: paginas.ruim_op(uow, HELE_TIJD[1]),
    paginas.trek_in: lambda uow, s: paginas.trek_in(uow, s.geopend_id),
    personen.beeindig: lambda uow, s: personen.beeindig(uow, s.agent.id, Rol.PARTNER, "politie", uow.now),
    personen.zet_teams_id: lambda uow, s: personen.zet_teams_id(uow, s.agent.id, "gestolen"),
    toegang.beeindig: lambda uow, s: (
        toegang.beeindig(uow, s.verhaal.casus.id),
        toegang.beeindig(uow, s.verhaal.casus.id, "politie"),
    ),
    plannen.voeg_toe: lambda uow, s: plannen.voeg_toe(uow, replace(s.plan, nr=2)),
    regies.beleg: lambda uow, s: regies.beleg(uow, replace(s.regie, id="volgende", van=NU + timedelta(days=1))),
    triage.bewaar: lambda uow, s: triage.bewaar(uow, replace(s.weging, besluit=Triagebesluit.LOKAAL)),
    uitvraag.wijzig: lambda uow, s: uitvraag.wijzig(uow, replace(s.verhaal.uitvraag, grondslag="gestolen")),
    uitvraag.wijzig_bevraging: lambda uow, s: uitvraag.wijzig_bevraging(
        uow, replace(s.verhaal.bevraging, status=BevragingStatus.GEWEIGERD)
    ),
    wekkers.neem: lambda uow, _: wekkers.neem(uow, 99),
    websessies.beeindig: lambda uow, s: websessies.beeindig(uow, s.sessie.id),
    websessies.ruim_op: lambda uow, _: websessies.ruim_op(uow, HELE_TIJD[1] + timedelta(days=1)),
    websessies.verleng: lambda uow, s: websessies.verleng(uow, s.sessie.id, NU),
    wekkers.trek_in: lambda uow, _: wekkers.trek_in(uow, "herinnering", "een"),
}

# What only adds, under the name of the region it is called in: nothing of another region can be named in it, or the
# references of the database refuse it.
TOEVOEGINGEN: dict[Callable[..., object], Lezing] = {
    ankers.maak: lambda uow, _: ankers.maak(uow, NU.date() + timedelta(days=1)),
    ankers.publieke_sleutel: lambda uow, _: ankers.publieke_sleutel(uow),
    ankers.teken: lambda uow, _: ankers.teken(uow, "x"),
    aandacht.neem: lambda uow, _: neem_dag(uow, "ander"),
    aanwezigheid.zet: lambda uow, s: aanwezigheid.zet(uow, s.komt),
    volhouden.voeg_toe: lambda uow, s: volhouden.voeg_toe(uow, replace(s.volhoudregel, id="ander")),
    afwezigheid.voeg_toe: lambda uow, s: afwezigheid.voeg_toe(uow, s.weg),
    afspraken.voeg_toe: lambda uow, s: afspraken.voeg_toe(uow, replace(s.afspraak, id="ander")),
    afspraken.schrijf: lambda uow, s: afspraken.schrijf(uow, replace(s.afspraakregel, id="ander")),
    agenda.plan: lambda uow, _: agenda.plan(uow, "jeugd", NU),
    agenda.zet_op_agenda: lambda uow, s: agenda.zet_op_agenda(
        uow, Agendapunt(s.verhaal.zitting.id, s.verhaal.casus.id, Agendasoort.SPOED, NU)
    ),
    bewaren.begin: lambda uow, s: bewaren.begin(
        uow, s.streek, Bewaarsoort.CASUS, s.verhaal.casus.id, Bewaarcategorie.CASUS, NU
    ),
    bewaren.leg_aan: lambda uow, s: bewaren.leg_aan(uow, s.klok),
    vernietigen.bewijs: lambda uow, s: vernietigen.bewijs(uow, s.bewijs_van("weg")),
    casus.voeg_toe: lambda uow, s: casus.voeg_toe(uow, s.verhaal.casus),
    casus.volgend_nummer: lambda uow, _: casus.volgend_nummer(uow, 2026),
    contacten.voeg_toe: lambda uow, s: contacten.voeg_toe(uow, s.contact),
    bij.voeg_toe: lambda uow, s: bij.voeg_toe(uow, s.signaal),
    opschaling.voeg_toe: lambda uow, s: opschaling.voeg_toe(uow, replace(s.overgang, id="nieuw")),
    opschaalladder.voeg_toe: lambda uow, s: opschaalladder.voeg_toe(uow, replace(s.stap, id="nieuw")),
    afschalen.voeg_toe: lambda uow, s: afschalen.voeg_toe(uow, replace(s.afschaling, id="nieuw")),
    datalekken.voeg_toe: lambda uow, s: datalekken.voeg_toe(uow, replace(s.lek, id="nieuw")),
    rechten.voeg_toe: lambda uow, s: rechten.voeg_toe(uow, replace(s.verzoek, id="nieuw")),
    gesprekken.onthoud: lambda uow, _: bouw.kanaal(uow),
    inbox.onthoud: lambda uow, _: onthoud(uow),
    logboek.schrijf: lambda uow, s: logboek.schrijf(
        uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=NU, casus_id=s.verhaal.casus.id)
    ),
    organisaties.bewaar: lambda uow, _: organisaties.bewaar(uow, Organisatie("haven", "De Haven", "ggd")),
    aanmeldingen.begin: lambda uow, _: aanmeldingen.begin(uow, {}, NU),
    paginas.maak: lambda uow, s: s.link(uow),
    paginas.maak_geopend: lambda uow, s: s.geopend(uow),
    websessies.begin: lambda uow, s: websessies.begin(uow, s.agent.id, NU),
    advies.voeg_toe: lambda uow, s: advies.voeg_toe(uow, s.adviesvraag),
    meldingen.voeg_toe: lambda uow, s: meldingen.voeg_toe(uow, s.melding),
    personen.registreer: lambda uow, _: bouw.persoon(uow, "Bo Agent"),
    personen.stel_aan: lambda uow, s: personen.stel_aan(uow, s.agent.id, Aanstelling(Rol.BEHEERDER, "x", NU)),
    toegang.verleen: lambda uow, s: toegang.verleen(uow, Toegang(s.verhaal.casus.id, "politie", Rol.PARTNER, NU)),
    uitvraag.bewaar_formulier: lambda uow, _: uitvraag.bewaar_formulier(uow, FORMULIER),
    uitvraag.voeg_antwoord_toe: lambda uow, s: uitvraag.voeg_antwoord_toe(
        uow, s.verhaal.casus.id, s.verhaal.antwoord(uow, 2)
    ),
    uitvraag.voeg_bevraging_toe: lambda uow, s: uitvraag.voeg_bevraging_toe(
        uow, Bevraging("nieuw", s.verhaal.uitvraag.id, "indringer", "f", "v1")
    ),
    uitvraag.voeg_toe: lambda uow, s: uitvraag.voeg_toe(uow, s.verhaal.uitvraag),
    wekkers.zet: lambda uow, _: wekkers.zet(uow, "herinnering", "een", NU + timedelta(days=1)),
}

# Channels are only reached through conversations and the outbox; the rest of these is no topic.
GEEN_ONDERWERP = ("storage.kanalen", "storage.migraties", "storage.tabellen")


def openbaar() -> Iterator[Callable[..., object]]:
    """Every function of the room that works inside a transaction."""
    for module in pkgutil.walk_packages(storage.__path__, "storage."):
        if module.name.startswith(GEEN_ONDERWERP):
            continue
        eigen = (wat for wat in vars(importlib.import_module(module.name)).values() if inspect.isfunction(wat))
        for wat in eigen:
            eerste = next(iter(inspect.signature(wat).parameters), "")
            if eerste == "uow" and wat.__module__ == module.name and not wat.__name__.startswith("_"):
                yield wat


def test_every_function_of_the_room_is_in_one_of_these_tables() -> None:
    getoetst = {*LEZINGEN, *DADEN, *TOEVOEGINGEN, lezen.verzending}
    assert {naam(een) for een in set(openbaar()) - getoetst} == set()


def alles_van(db: Omgeving) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a region, table by table."""

    def kijk(uow: UnitOfWork) -> dict[str, list[tuple[Any, ...]]]:
        return {
            naam: sorted(
                (tuple(rij) for rij in uow.verbinding.execute(select(tabel).where(tabel.c.regio == db.regio))), key=repr
            )
            for naam, tabel in metadata.tables.items()
        }

    return db.zie(kijk)


def probeer(db: Omgeving, wat: Lezing, streek: Streek) -> object:
    """What it gives there; what is refused, by the room or by the references in the database, counts as nothing."""
    try:
        return db.doe(lambda uow: wat(uow, streek))
    except (NotFound, Conflict, IntegrityError):
        return None


def is_niets(gevonden: object) -> bool:
    return all(map(is_niets, gevonden)) if isinstance(gevonden, tuple) else not gevonden


@pytest.fixture
def streek(db: Omgeving) -> Streek:
    return db.doe(Streek)


def naam(functie: Callable[..., object]) -> str:
    return f"{functie.__module__}.{functie.__name__}"


def test_a_read_finds_nothing_of_another_region(db: Omgeving, streek: Streek) -> None:
    thuis = {naam(lees) for lees, wat in LEZINGEN.items() if not is_niets(probeer(db, wat, streek))}
    elders = {naam(lees) for lees, wat in LEZINGEN.items() if not is_niets(probeer(db.in_regio("elders"), wat, streek))}
    assert elders == set()
    # They find it at home, or the test would prove nothing. Of this one, nothing is the right answer there.
    assert {naam(lees) for lees in LEZINGEN} - thuis == {naam(logboek.controleer)}


def test_a_write_leaves_another_region_exactly_as_it_was(db: Omgeving, streek: Streek) -> None:
    voor = alles_van(db)
    for doe, wat in {**DADEN, **TOEVOEGINGEN}.items():
        probeer(db.in_regio("elders"), wat, streek)
        assert alles_van(db) == voor, naam(doe)


def test_two_regions_with_the_very_same_names_live_side_by_side(db: Omgeving) -> None:
    elders = db.in_regio("elders")
    een, ander = db.doe(Streek), elders.doe(Streek)
    assert een.verhaal.casus.code == ander.verhaal.casus.code
    assert db.zie(casus.met_code, een.verhaal.casus.code) == een.verhaal.casus
    assert elders.zie(casus.met_code, een.verhaal.casus.code) == ander.verhaal.casus
    assert db.zie(personen.zoek, bouw.TENANT, een.agent.object_id) == een.agent
    assert elders.zie(personen.zoek, bouw.TENANT, een.agent.object_id) == ander.agent
    for waar, streek in ((db, een), (elders, ander)):
        werk = waar.doe(claim)
        assert werk is not None
        assert werk.gesprek == streek.persoonlijk


def test_no_statement_forgets_the_region(db: Omgeving) -> None:
    """Whatever a region's life makes run: the region is in its words and among its values."""
    vergeten: list[str] = []

    def kijk(_verbinding: object, _cursor: object, sql: str, waarden: object, *_: object) -> None:
        if (
            "PRAGMA" not in sql
            and sql not in {"BEGIN", "BEGIN IMMEDIATE"}
            and ("regio" not in sql or db.regio not in str(waarden))
        ):
            vergeten.append(sql)

    event.listen(Engine, "before_cursor_execute", kijk)
    try:
        streek = db.doe(Streek)
        for wat in (*LEZINGEN.values(), *TOEVOEGINGEN.values(), *DADEN.values()):
            probeer(db, wat, streek)
    finally:
        event.remove(Engine, "before_cursor_execute", kijk)
    eigen = [sql for sql in vergeten if "sleutel" not in sql]
    assert eigen == []
