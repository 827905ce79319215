"""What people do in a year of nazorg, day by day: they tell of stays, ask, answer, decide, and look how it goes."""

import asyncio
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Final

from cards.uitvraag.werklijst_payloads import Waar
from dialogs.kern.aftellen import houd_aftellen_waar, zet_nachecken
from dialogs.kern.desk import Bezoek
from dialogs.kern.detenties import Opgenomen, Opname, neem_op
from dialogs.kern.einde import sluit_casus
from dialogs.kern.quickscanbesluit import beslis
from dialogs.kern.weekvraag import Meegevraagd, vraag_week_uit, weekzitting
from dialogs.uitvraag.antwoorden.beantwoorden import leg_alle_vast
from dialogs.uitvraag.antwoorden.lijst import Gevraagde, laad_vragen
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.casus import Fase, Persoonsgegevens
from domain.detentie import Detentiebron, Verlof
from domain.nacheck import Gezien as Bevonden
from domain.nacheck import Nacheck, Vervolg
from domain.quickscan import Quickscanbesluit
from domain.uitvraag import Antwoordsoort
from domain.verloop import Stap
from storage import basisvoorwaarden, nacheck
from storage import casus as casussen
from tests.dialogs._wereld import Deelnemer
from tests.scenarios._nazorgjaar import Gezien, Nazorgjaar, Toestand, Zaak
from tools.nazorgjaar.jaar import BEGIN, Bericht, Verblijf

STAPPEN: Final = (time(8, 35), time(12, 0), time(16, 0))
"""When the bot looks: after what rings in the morning is due, when people do something, and once more."""
UITVRAGEN_OP, ANTWOORDEN_OP, BESLUITEN_OP = (3,), (4, 0), (1,)
"""On which days of the week: on Thursday the week is asked out, on Friday and Monday people answer, on Tuesday the
regisseurs decide. The zitting is on Wednesday; until Monday 17.00 is answered."""
ALLES_OP_ORDE, GAAT_DOOR = 0.03, 0.3
"""How often it comes in order on a day, and of whom nazorg goes on after the release."""


async def leef(jaar: Nazorgjaar, weken: int) -> None:
    """Let so many weeks pass."""
    for dag in (BEGIN + timedelta(days=nummer) for nummer in range(weken * 7)):
        werkdag = jaar.wereld.regio.kalender.werkdag(dag)
        for nummer, wanneer in enumerate(STAPPEN if werkdag else STAPPEN[:1]):
            jaar.klok.moment = jaar.wereld.nu = jaar.wereld.regio.kalender.moment(dag, wanneer)
            if werkdag and nummer == 1:
                _mensen_doen_hun_werk(jaar, dag)
            await jaar.tick(jaar.klok.moment)
            await jaar.sender.drain()
            await asyncio.sleep(0)


def _mensen_doen_hun_werk(jaar: Nazorgjaar, dag: date) -> None:
    while jaar.te_vertellen and jaar.te_vertellen[-1][1].dag <= dag:
        _wordt_gemeld(jaar, *jaar.te_vertellen.pop())
    if dag.weekday() in UITVRAGEN_OP:
        for wie in jaar.regisseurs:
            _vraagt_de_week_uit(jaar, wie)
    if dag.weekday() in ANTWOORDEN_OP:
        for een in jaar.organisaties:
            _antwoordt(jaar, een)
    for zaak in jaar.zaken.values():
        if zaak.gesloten_op is None:
            _doet_de_regisseur(jaar, zaak, dag)


def _doet_de_regisseur(jaar: Nazorgjaar, zaak: Zaak, dag: date) -> None:
    """Decide about who was asked about, see to what must be in order, and look how it goes after the release."""
    wie = jaar.regisseur_van(zaak.verblijf)
    if zaak.besluit is None:
        if dag.weekday() in BESLUITEN_OP and jaar.wereld.leest(casussen.lees, zaak.casus_id).fase is Fase.UITVRAAG:
            _besluit(jaar, wie, zaak)
        return
    einde = zaak.nu.einde
    if einde is None or einde >= dag:
        if zaak.op_orde_vanaf is None and jaar.kans.random() < ALLES_OP_ORDE:
            _brengt_op_orde(jaar, wie, zaak)
        return
    if not zaak.gekeken:
        _kijkt(jaar, wie, zaak, door=jaar.kans.random() < GAAT_DOOR)
    elif zaak.kijkt_weer is not None and zaak.kijkt_weer <= dag:
        _kijkt(jaar, wie, zaak, door=False)


def _besluit(jaar: Nazorgjaar, wie: Deelnemer, zaak: Zaak) -> None:
    jong = 16 <= zaak.verblijf.wie.leeftijd(jaar.vandaag) <= 27
    kansen = {
        Quickscanbesluit.BESPREKEN: 60,
        Quickscanbesluit.ALLEEN_RIO: 40 if jong else 0,
        Quickscanbesluit.GEEN_INZET: 30,
    }
    zaak.besluit = jaar.kans.choices(list(kansen), list(kansen.values()))[0]
    zaak.besloten_op = jaar.klok.moment
    besluit = zaak.besluit

    def doe(bezoek: Bezoek) -> None:
        beslis(bezoek, casussen.lees(bezoek.uow, zaak.casus_id), besluit, "Zo spraken wij het af", was=None)

    jaar.als(wie, doe)
    if besluit is Quickscanbesluit.GEEN_INZET:
        zaak.gesloten_op = jaar.klok.moment


def _brengt_op_orde(jaar: Nazorgjaar, wie: Deelnemer, zaak: Zaak) -> None:
    def doe(bezoek: Bezoek) -> None:
        assert bezoek.regio.nazorg is not None
        for code in bezoek.regio.nazorg.voorwaarden:
            goed = Voorwaardestand(zaak.casus_id, code, Stand.OP_ORDE, door_id=wie.id, op=bezoek.nu)
            basisvoorwaarden.bewaar(bezoek.uow, goed)
        houd_aftellen_waar(bezoek, zaak.casus_id)

    jaar.als(wie, doe)
    zaak.op_orde_vanaf = jaar.klok.moment


def _kijkt(jaar: Nazorgjaar, wie: Deelnemer, zaak: Zaak, *, door: bool) -> None:
    """Keep how it went: nazorg goes on for two weeks, or has come to its end."""
    weer = jaar.vandaag + timedelta(days=14) if door else None

    def doe(bezoek: Bezoek) -> None:
        gevonden = Nacheck(
            id=bezoek.uow.new_id(),
            casus_id=zaak.casus_id,
            op=bezoek.nu,
            door_id=wie.id,
            thuis=Bevonden.JA,
            contact=Bevonden.JA,
            tekst="",
            vervolg=Vervolg.GAAT_DOOR if door else Vervolg.AFSCHALEN,
            volgende=weer,
        )
        nacheck.voeg_toe(bezoek.uow, gevonden)
        if weer is not None:
            zet_nachecken(bezoek, zaak.casus_id, weer)
            houd_aftellen_waar(bezoek, zaak.casus_id)
        else:
            sluit_casus(bezoek, casussen.lees(bezoek.uow, zaak.casus_id), Stap.NAZORG_KLAAR)

    jaar.als(wie, doe)
    zaak.gekeken.append(jaar.klok.moment)
    zaak.kijkt_weer = weer
    if weer is None:
        zaak.gesloten_op = jaar.klok.moment


def _wordt_gemeld(jaar: Nazorgjaar, verblijf: Verblijf, bericht: Bericht) -> None:
    wie = jaar.regisseur_van(verblijf)
    opname = Opname(
        persoon=Persoonsgegevens(verblijf.wie.naam, verblijf.wie.geboren, verblijf.wie.gemeente),
        bron=Detentiebron.INJUS,
        regisseur_id=wie.id,
        inrichting=bericht.inrichting,
        begin=bericht.begin,
        einde=None if bericht.verlof else bericht.einde,
        einde_zeker=None if bericht.verlof else bericht.einde_zeker,
        verlof=Verlof(*bericht.verlof) if bericht.verlof else None,
        vestiging=bericht.vestiging,
        hic=bericht.hic,
        referentie=verblijf.kenmerk,
    )
    casus, uitkomst = jaar.als(wie, lambda bezoek: neem_op(bezoek, opname))
    jaar.uitkomsten.append(uitkomst)
    zaak = jaar.zaken.get(verblijf.kenmerk)
    assert (uitkomst is Opgenomen.NIEUW) == (zaak is None), (verblijf, bericht, uitkomst)
    if zaak is None:
        zaak = jaar.zaken[verblijf.kenmerk] = Zaak(verblijf, casus.id, str(casus.code), [])
    assert casus.id == zaak.casus_id, (verblijf, bericht)
    verlof = bericht.verlof or (zaak.toestanden[-1].verlof if zaak.toestanden else None)
    if verlof and bericht.einde and verlof[0] >= bericht.einde:
        verlof = None  # he is out before he would have gone on leave
    zaak.toestanden.append(Toestand(jaar.klok.moment, bericht.inrichting, bericht.einde, verlof, bericht.vestiging))


def _vraagt_de_week_uit(jaar: Nazorgjaar, wie: Deelnemer) -> None:
    def vraag(bezoek: Bezoek) -> tuple[Meegevraagd, ...]:
        week = weekzitting(bezoek)
        return vraag_week_uit(bezoek, week) if week else ()

    for een in jaar.als(wie, vraag):
        assert not een.open, (een, "a kind without a body")


def _antwoordt(jaar: Nazorgjaar, organisatie: str) -> None:
    """Let somebody of an organisatie open its worklist, and say what it knows of whoever stands there."""
    partner = jaar.wereld.partner(organisatie)

    def doe(bezoek: Bezoek) -> list[str]:
        week = weekzitting(bezoek)
        if week is None:
            return []
        vragen = laad_vragen(bezoek, Waar(week.zitting.id, organisatie))
        leg_alle_vast(bezoek, [(een, _zegt(jaar, een)) for een in vragen.te_gaan])
        return [een.zaak.casus.id for een in vragen.personen]

    jaar.gezien += [Gezien(jaar.klok.moment, organisatie, een) for een in jaar.als(partner, doe)]


def _zegt(jaar: Nazorgjaar, een: Gevraagde) -> Gezegd:
    if not een.bekendheid:
        return Gezegd(een.wie.id, Antwoordsoort.BEKEND, tuple(_negen_velden(jaar, een).items()))
    if jaar.kans.random() < 0.7:
        return Gezegd(een.wie.id, Antwoordsoort.NIET_BEKEND, (("bekend", "nee"),))
    zorgen, bespreken = (jaar.kans.choice(("ja", "nee")) for _ in range(2))
    return Gezegd(een.wie.id, Antwoordsoort.BEKEND, (("bekend", "ja"), ("zorgen", zorgen), ("bespreken", bespreken)))


def _negen_velden(jaar: Nazorgjaar, een: Gevraagde) -> Mapping[str, str]:
    """Return what the inrichting says; never that there is a valid document, so that something is always open."""
    gekozen = {veld.id: jaar.kans.choice(veld.keuzes).code for veld in een.formulier.velden if veld.keuzes}
    return {**gekozen, "id_bewijs": "verlopen"}
