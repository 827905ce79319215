"""Everything in the room that writes, with what it is asked to write to a region of `_streek`."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from domain.advies import Adviesstatus
from domain.agenda import Agendapunt, Agendasoort, ZittingStatus
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.logboek import Handeling, Logregel
from domain.organisatie import Organisatie
from domain.persoon import Aanstelling, Rol
from domain.toegang import Toegang
from domain.triage import Triagebesluit
from domain.uitvraag import Bevraging, BevragingStatus
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
    opruimen,
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
    vernietigd,
    vernietigen,
    volhouden,
    websessies,
    wekkers,
)
from storage import plan as plannen
from storage import regie as regies
from storage.gesprekken import Bestemming
from storage.outbox import Bericht
from storage.sporen import Sporen
from tests._databases import NU
from tests.storage import bouw
from tests.storage._regio_detentie import DETENTIE_TOEVOEGINGEN
from tests.storage._regio_gast import GAST_DADEN, GAST_TOEVOEGINGEN
from tests.storage._regio_gesprek import GESPREK_DADEN, GESPREK_TOEVOEGINGEN
from tests.storage._regio_quickscan import QUICKSCAN_TOEVOEGINGEN
from tests.storage._regio_rio import RIO_DADEN, RIO_TOEVOEGINGEN
from tests.storage._regio_routering import ROUTERING_TOEVOEGINGEN
from tests.storage._regio_tafelvergadering import TAFELVERGADERING_DADEN, TAFELVERGADERING_TOEVOEGINGEN
from tests.storage._regio_terugkeer import TERUGKEER_DADEN, TERUGKEER_TOEVOEGINGEN
from tests.storage._regio_vergadering import VERGADERING_DADEN, VERGADERING_TOEVOEGINGEN
from tests.storage._regio_zitting import ZITTING_DADEN, ZITTING_TOEVOEGINGEN
from tests.storage._streek import (
    FORMULIER,
    HELE_TIJD,
    Lezing,
    claim,
    neem_dag,
    onthoud,
)

# Everything that writes by an id (or takes what is due), called in the region that has nothing of it.
DADEN: dict[Callable[..., object], Lezing] = {
    **RIO_DADEN,
    **GESPREK_DADEN,
    **VERGADERING_DADEN,
    **TAFELVERGADERING_DADEN,
    **ZITTING_DADEN,
    **TERUGKEER_DADEN,
    **GAST_DADEN,
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
    outbox.bewerk_eerst: lambda uow, s: outbox.bewerk_eerst(uow, s.werk, NU + timedelta(1)),
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
    **RIO_TOEVOEGINGEN,
    **DETENTIE_TOEVOEGINGEN,
    **TERUGKEER_TOEVOEGINGEN,
    **GAST_TOEVOEGINGEN,
    **GESPREK_TOEVOEGINGEN,
    **VERGADERING_TOEVOEGINGEN,
    **TAFELVERGADERING_TOEVOEGINGEN,
    **ZITTING_TOEVOEGINGEN,
    **QUICKSCAN_TOEVOEGINGEN,
    **ROUTERING_TOEVOEGINGEN,
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
    wekkers.zet_alle: lambda uow, _: wekkers.zet_alle(uow, "herinnering", {"een": NU + timedelta(days=1)}),
}
