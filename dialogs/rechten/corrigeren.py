"""An organisatie puts its own answer right, because the person asked: a new version, whenever that is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cards.formulier import ingevulde_waarden
from cards.rechten import bron as kaarten
from cards.rechten.bron import Correctie
from cards.rechten.payloads import BronOpen, Corrigeer, CorrigeerFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.antwoordweg import verdeling_voor
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import Paginasoort, maak_link
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na, teksten_van
from dialogs.rechten.bron import toon
from dialogs.rechten.eigen import Gegeven, te_corrigeren, van_bevraging
from dialogs.rechten.kern import Bronzaak, als_bron, noteer
from domain.formulier import Ingevuld, Veldfout, valideer
from domain.logboek import Handeling
from domain.organisatie import Deelbeleid
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, soort_antwoord, status_na, volgens_beleid
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What came of a correction, on a card or on a page.

    Attributes:
        uitkomst: None when nothing was saved, because of a mistake or (`let_op`) until he has seen a warning.
        anders_ingevuld: this very form was saved before, filled in otherwise.
    """

    fouten: tuple[Veldfout, ...] = ()
    let_op: Waarschuwing | None = None
    uitkomst: Uitkomst | None = None
    anders_ingevuld: bool = False


def formulier(desk: Desk, payload: CorrigeerFormulier) -> Answer:
    """Open one's own answer, filled in as it was; where answers are given on a page, the way to that page."""
    zaak = als_bron(desk, payload.verzoek, payload.organisatie)
    eigen = te_corrigeren(desk, zaak, payload.bevraging)
    if verdeling_voor(desk, eigen.formulier, zaak.casus).pagina:
        adres = maak_link(desk, Paginasoort.CORRECTIE, f"{zaak.onderwerp}:{eigen.bevraging.id}")
        terug = BronOpen(verzoek=zaak.verzoek.id, organisatie=zaak.organisatie)
        return als_antwoord(kaarten.naar_pagina(str(zaak.casus.code), adres, terug, desk.teksten), desk.teksten)
    return _formulier(desk, zaak, eigen, dict(eigen.antwoord.waarden))


def corrigeer(desk: Desk, payload: Corrigeer) -> Answer:
    """Keep the corrected answer as a new version; the versions before it stay, as evidence of what was shared."""
    zaak = als_bron(desk, payload.verzoek, payload.organisatie)
    eigen = van_bevraging(desk, zaak, payload.bevraging)
    bewaard = bewaar(desk, zaak, eigen, payload)
    if bewaard.let_op is not None:
        return bewaard.let_op.op(_formulier(desk, zaak, eigen, payload.velden))
    if bewaard.uitkomst is None:
        return _formulier(desk, zaak, eigen, payload.velden, bewaard.fouten)
    if bewaard.anders_ingevuld:
        return _formulier(desk, zaak, eigen, payload.velden, melding=desk.teksten("uitvraag.persoon.al_bewaard"))
    return toon(desk, zaak, melding=desk.teksten("rechten.correctie.bewaard"))


def bewaar(bezoek: Bezoek, zaak: Bronzaak, eigen: Gegeven, payload: Corrigeer) -> Bewaard:
    """Keep it once; the same rules wherever it was filled in."""
    gelezen = valideer(eigen.formulier, payload.velden)
    if not isinstance(gelezen, Ingevuld):
        return Bewaard(fouten=gelezen)
    let_op = kijk_na(bezoek, payload, teksten_van(eigen.formulier, gelezen, bezoek.teksten))
    if let_op is not None:
        return Bewaard(let_op=let_op)
    afdruk = bezoek.fingerprint(payload.velden)

    def act() -> Uitkomst:
        _leg_vast(bezoek, zaak, te_corrigeren(bezoek, zaak, payload.bevraging), gelezen)
        return Uitkomst("gecorrigeerd", {"invoer": afdruk})

    uitkomst = bezoek.once(
        Verb.VERZOEK_CORRIGEER, payload.sleutel, act, onderwerp=sleutelonderwerp(zaak, payload.bevraging)
    )
    return Bewaard(uitkomst=uitkomst, anders_ingevuld=uitkomst.ids["invoer"] != afdruk)


def sleutelonderwerp(zaak: Bronzaak, bevraging_id: str) -> str:
    """Return for what the one-time key of a correction is good."""
    return f"{zaak.verzoek.id}:{bevraging_id}"


def _formulier(
    desk: Desk,
    zaak: Bronzaak,
    eigen: Gegeven,
    waarden: Mapping[str, str],
    fouten: tuple[Veldfout, ...] = (),
    *,
    melding: str = "",
) -> Answer:
    noteer(desk, Handeling.VERZOEK_GEOPEND, zaak.verzoek, zaak.organisatie)
    bevraging = eigen.bevraging.id
    sleutel = desk.issue_key(Verb.VERZOEK_CORRIGEER, sleutelonderwerp(zaak, bevraging))
    beeld = Correctie(
        code=str(zaak.casus.code),
        naam=zaak.wie.gegevens.naam,
        formulier=eigen.formulier,
        knop=Corrigeer(verzoek=zaak.verzoek.id, organisatie=zaak.organisatie, bevraging=bevraging, sleutel=sleutel),
        waarden=waarden,
        fouten=fouten,
        melding=melding,
    )
    return als_antwoord(kaarten.correctiekaart(beeld, desk.teksten), desk.teksten)


def _leg_vast(desk: Bezoek, zaak: Bronzaak, eigen: Gegeven, ingevuld: Ingevuld) -> None:
    """Store the corrected version, also when the uitvraag takes no answers any more: putting right has no deadline."""
    uitvragen.vergrendel(desk.uow, eigen.uitvraag.id)
    soort, weigering = soort_antwoord(eigen.formulier, ingevuld), None
    organisatie = desk.regio.organisaties.get(zaak.organisatie)
    if organisatie is not None and organisatie.beleid is Deelbeleid.ALLEEN_NA_TOESTEMMING:
        soort, weigering = volgens_beleid(soort, None)
    nieuw = Antwoord(
        bevraging_id=eigen.bevraging.id,
        betrokkene_id=zaak.wie.id,
        versie=eigen.antwoord.versie + 1,
        soort=soort,
        waarden=ingevulde_waarden(ingevuld) if soort is Antwoordsoort.BEKEND else (),
        weigering=weigering,
        formulier_versie=eigen.antwoord.formulier_versie,
        door_id=desk.actor.persoon_id,
        op=desk.nu,
    )
    uitvragen.voeg_antwoord_toe(desk.uow, zaak.casus.id, nieuw)
    _zet_stand(desk, zaak, eigen)
    desk.record(
        Handeling.UITVRAAG_BEANTWOORD,
        namens=zaak.organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=zaak.wie.id,
        onderwerp_id=eigen.bevraging.id,
        doel=eigen.uitvraag.grondslag,
    )


def _zet_stand(desk: Bezoek, zaak: Bronzaak, eigen: Gegeven) -> None:
    """Let the question say what its answers come down to now; what was dealt with stays dealt with."""
    if eigen.bevraging.status not in {BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD}:
        return
    over_wie = [een.id for een in zaak.casus.betrokkenen]
    laatste = uitvragen.laatste_antwoorden(desk.uow, zaak.casus.id, eigen.bevraging.id)
    stand = status_na(over_wie, [een for een in laatste if een.betrokkene_id in over_wie])
    if stand not in {BevragingStatus.OPEN, eigen.bevraging.status}:
        uitvragen.wijzig_bevraging(desk.uow, replace(eigen.bevraging, status=stand))
