"""/casus nieuw: the form for the chosen table, saving it under a neutral code, and more betrokkenen."""

from dataclasses import replace

from cards.casus import formulier as kaarten
from cards.casus.payloads import CasusBetrokkene, CasusBetrokkeneBewaar, CasusBewaar, CasusFormulier
from cards.payloads import CasusUitMelding, Payload
from cards.verbs import Verb
from dialogs.casus.invoer import Nieuwe, NieuweCasus, lees_betrokkene, lees_casus, over_de_zaak, vrije_teksten
from dialogs.casus.kern import eigen_casus, lokale_dag, lopende_casus, noteer
from dialogs.casus.uit_melding import lopende_melding, neem_aan, persoon_uit, waarden_uit
from dialogs.casus.vervolg import na_bewaren
from dialogs.casus.vormen import (
    betrokkeneformulier,
    casusformulier,
    ingevuld,
    soort_van,
    soorten,
    waarvoor,
)
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.informeren import let_op_nieuwe
from dialogs.kern.meldingtoegang import opgepakte_melding
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from domain.casus import Betrokkene, Casus, Onderwerp
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.melding import Melding
from domain.regio import Onbevestigd, Tafel, onbevestigd
from storage import casus as casussen
from storage import wekkers
from storage.inbox import Uitkomst


def nieuw(desk: Desk, arguments: Arguments) -> Answer:
    """Ask for the table, or show the form at once when there is nothing to choose."""
    if (nog_niet := _regio_niet_klaar(desk)) is not None:
        return nog_niet
    tafels = tuple(desk.regio.tafels.values())
    if arguments.tafel is not None:
        tafels = (desk.regio.tafel(arguments.tafel),)
    if len(tafels) == 1 and len(tafels[0].onderwerpen) == 1:
        return casusformulier(desk, tafels[0], tafels[0].onderwerpen[0])
    return _kies(desk, tafels)


def formulier(desk: Desk, payload: CasusFormulier) -> Answer:
    """Show the form for what was chosen."""
    if (nog_niet := _regio_niet_klaar(desk)) is not None:
        return nog_niet
    tafels = tuple(desk.regio.tafels.values())
    uit = lopende_melding(desk, payload.melding) if payload.melding else None
    for tafel in tafels:
        for onderwerp in tafel.onderwerpen:
            if payload.soort == soort_van(tafel, onderwerp):
                waarden = waarden_uit(desk, uit, tafel, onderwerp) if uit else None
                return casusformulier(desk, tafel, onderwerp, waarden=waarden, uit=uit)
    return _kies(desk, tafels, uit=uit, fouten=(desk.teksten("casus.leeg.soort"),))


def uit_melding(desk: Desk, payload: CasusUitMelding) -> Answer:
    """Ask for the table of a casus that is made of a melding; the melder's own idea stands chosen already."""
    if (nog_niet := _regio_niet_klaar(desk)) is not None:
        return nog_niet
    return _kies(desk, tuple(desk.regio.tafels.values()), uit=lopende_melding(desk, payload.melding))


def bewaar(desk: Desk, payload: CasusBewaar) -> Answer:
    """Save a new casus; its one procesregisseur is who saves it."""
    if (nog_niet := _regio_niet_klaar(desk)) is not None:
        return nog_niet
    tafel, onderwerp = desk.regio.tafel(payload.tafel), payload.onderwerp
    if onderwerp not in tafel.onderwerpen:
        raise UserMistake("knop.verlopen")
    uit = opgepakte_melding(desk, payload.melding) if payload.melding else None
    waarden = ingevuld(payload)
    invoer = lees_casus(payload, desk.regio, tafel, lokale_dag(desk, desk.nu))
    elders = kijk_elders(desk, payload, over_de_zaak(payload))
    if isinstance(invoer, tuple):
        return elders.op(casusformulier(desk, tafel, onderwerp, waarden=waarden, fouten=invoer, uit=uit))
    if elders.open:
        return elders.op(casusformulier(desk, tafel, onderwerp, waarden=waarden, uit=uit))
    if (let_op := kijk_na(desk, payload, vrije_teksten(payload, desk.teksten))) is not None:
        return let_op.op(elders.op(casusformulier(desk, tafel, onderwerp, waarden=waarden, uit=uit)))

    def maak() -> Uitkomst:
        casus = _nieuwe_casus(desk, tafel, onderwerp, invoer)
        casussen.voeg_toe(desk.uow, casus)
        noteer(desk, Handeling.CASUS_AANGEMAAKT, casus, casus.betrokkenen)
        let_op_nieuwe(desk, casus)
        elders.noteer(desk, casus_id=casus.id, namens=desk.regio.eigen_organisatie, doel=casus.grondslag or None)
        if uit is not None:
            neem_aan(desk, uit, casus)
        return _uitkomst(casus, casus.betrokkenen[0], _afdruk(desk, payload))

    uitkomst = desk.once(Verb.CASUS_BEWAAR, payload.sleutel, maak, onderwerp=waarvoor(tafel, onderwerp, uit))
    casus = eigen_casus(desk, uitkomst.ids["casus"])
    if uitkomst.ids["invoer"] != _afdruk(desk, payload):
        if uit is not None:
            raise UserMistake("melding.afgehandeld")
        melding = desk.teksten("casus.nieuw.al_bewaard", code=str(casus.code))
        return casusformulier(desk, tafel, onderwerp, waarden=waarden, melding=melding)
    return na_bewaren(desk, casus, uitkomst.ids["betrokkene"])


def nog_een(desk: Desk, payload: CasusBetrokkene) -> Answer:
    """Show the form for another betrokkene."""
    casus = _casus_met_plaats(desk, payload.casus)
    tafel = desk.regio.tafel(casus.tafel)
    waarden = persoon_uit(desk, casus, tafel, payload.persoon) if payload.persoon is not None else None
    return betrokkeneformulier(desk, casus, tafel, waarden=waarden)


def bewaar_betrokkene(desk: Desk, payload: CasusBetrokkeneBewaar) -> Answer:
    """Add a betrokkene to a casus."""
    casus = _casus_met_plaats(desk, payload.casus)
    tafel = desk.regio.tafel(casus.tafel)
    invoer = lees_betrokkene(payload, desk.regio, tafel, lokale_dag(desk, desk.nu))
    if isinstance(invoer, tuple):
        return betrokkeneformulier(desk, casus, tafel, waarden=ingevuld(payload), fouten=invoer)
    if (let_op := kijk_na(desk, payload, vrije_teksten(payload, desk.teksten))) is not None:
        return let_op.op(betrokkeneformulier(desk, casus, tafel, waarden=ingevuld(payload)))

    def voeg_toe() -> Uitkomst:
        erbij = _betrokkene(desk, invoer)
        casussen.wijzig(desk.uow, replace(casus, betrokkenen=(*casus.betrokkenen, erbij)))
        noteer(desk, Handeling.CASUS_GEWIJZIGD, casus, (erbij,))
        wekkers.zet(desk.uow, Wekkersoort.BETROKKENE_ERBIJ, casus.id, desk.nu)
        return _uitkomst(casus, erbij, _afdruk(desk, payload))

    uitkomst = desk.once(Verb.CASUS_BETROKKENE_BEWAAR, payload.sleutel, voeg_toe, onderwerp=casus.id)
    if uitkomst.ids["invoer"] != _afdruk(desk, payload):
        melding = desk.teksten("casus.erbij.al_bewaard")
        return betrokkeneformulier(desk, casus, tafel, waarden=ingevuld(payload), melding=melding)
    return na_bewaren(desk, casussen.lees(desk.uow, casus.id), uitkomst.ids["betrokkene"])


def _casus_met_plaats(desk: Desk, casus_id: str) -> Casus:
    casus = lopende_casus(desk, casus_id)
    if casus.onderwerp is not Onderwerp.PERSONEN:
        raise UserMistake("casus.neemt_niemand_op")
    return casus


def _nieuwe_casus(desk: Desk, tafel: Tafel, onderwerp: Onderwerp, invoer: NieuweCasus) -> Casus:
    jaar = lokale_dag(desk, desk.nu).year
    return Casus(
        id=desk.uow.new_id(),
        code=Casuscode.maak(jaar, casussen.volgend_nummer(desk.uow, jaar)),
        tafel=tafel.code,
        spoor=tafel.spoor,
        route=invoer.route,
        spoed=invoer.spoed,
        onderwerp=onderwerp,
        aanleiding=invoer.aanleiding,
        doel=invoer.doel,
        grondslag=invoer.grondslag,
        regisseur_id=desk.actor.persoon_id,
        betrokkenen=(_betrokkene(desk, invoer.eerste),),
        informering=invoer.informering,
        aangemaakt_op=desk.nu,
        extern_nummer=invoer.extern_nummer,
    )


def _betrokkene(desk: Desk, invoer: Nieuwe) -> Betrokkene:
    return Betrokkene(desk.uow.new_id(), invoer.rol, invoer.gegevens)


def _uitkomst(casus: Casus, betrokkene: Betrokkene, afdruk: str) -> Uitkomst:
    return Uitkomst("bewaard", {"casus": casus.id, "betrokkene": betrokkene.id, "invoer": afdruk})


def _afdruk(desk: Desk, payload: Payload) -> str:
    return desk.fingerprint(ingevuld(payload))


def _kies(desk: Desk, tafels: tuple[Tafel, ...], *, uit: Melding | None = None, fouten: tuple[str, ...] = ()) -> Answer:
    gedacht = desk.regio.tafels.get(uit.tafel) if uit else None
    kaart = kaarten.kies_soort(
        soorten(desk, tafels),
        desk.teksten,
        melding=uit.id if uit else None,
        voorstel=soort_van(gedacht, gedacht.onderwerpen[0]) if gedacht else "",
        fouten=fouten,
    )
    return als_antwoord(kaart, desk.teksten)


def _regio_niet_klaar(desk: Desk) -> Answer | None:
    """Refuse while the region has not confirmed on what ground, how long and through whom it may hold data."""
    ontbreekt = () if desk.regio.demo else onbevestigd(desk.regio)
    if not ontbreekt:
        return None
    kaart = kaarten.niet_klaar(tuple(_wat(desk, een) for een in ontbreekt), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _wat(desk: Desk, een: Onbevestigd) -> str:
    grondslag = desk.regio.grondslagen.get(een.code)
    wat = grondslag.tekst if grondslag else een.code
    return desk.teksten(f"casus.niet_klaar.{een.onderdeel.value}", wat=wat or desk.teksten("casus.niet_klaar.alles"))
