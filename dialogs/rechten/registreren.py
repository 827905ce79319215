"""A request comes in: /inzage and the form behind /verzoeken, for one person in one casus."""

from collections.abc import Mapping
from datetime import date

from cards.rechten import contactpunt as kaarten
from cards.rechten.contactpunt import Verzoekvorm
from cards.rechten.payloads import VerzoekBewaar, VerzoekFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from dialogs.rechten.kern import eis_contactpunt, noteer, noteer_gezien, over_persoon
from dialogs.rechten.lijst import regel_van, toon
from dialogs.rechten.wekken import begin
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.rechten import (
    LANGSTE_VRAAG,
    NAAR_DE_BRON,
    Bron,
    Vaststelling,
    Verzoek,
    Verzoeksoort,
    uiterlijk,
    uiterlijk_bron,
)
from domain.tekst import lees_datum, schone_tekst
from domain.toegang import Daad
from storage import casus as casussen
from storage import rechten
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def inzage(desk: Desk, arguments: Arguments) -> Answer:
    """/inzage: note that somebody asks to see his data; reading them comes after."""
    return _begin(desk, arguments.casuscode, Verzoeksoort.INZAGE)


def nieuw(desk: Desk, casuscode: Casuscode) -> Answer:
    """Note any request in this casus."""
    return _begin(desk, casuscode, None)


def formulier(desk: Desk, payload: VerzoekFormulier) -> Answer:
    """Open the form: of the casus of the button, or of the code that was typed."""
    eis(desk, Daad.VERZOEK_LEZEN)
    soort = _soort(payload.soort)
    if payload.casus is not None:
        return _formulier(desk, casussen.lees(desk.uow, payload.casus), soort)
    if not payload.code.strip():
        return als_antwoord(kaarten.welke_casus(_welke(soort), desk.teksten), desk.teksten)
    try:
        casus = casussen.met_code(desk.uow, Casuscode.lees(payload.code))
    except (UserMistake, NotFound):
        onbekend = [desk.teksten("rechten.fout.code")]
        return als_antwoord(kaarten.welke_casus(_welke(soort), desk.teksten, onbekend), desk.teksten)
    return _formulier(desk, casus, soort)


def bewaar(desk: Desk, payload: VerzoekBewaar) -> Answer:
    """Keep the request, pass it on to the organisaties, and set the alarms of its term."""
    casus = casussen.lees(desk.uow, payload.casus)
    eis_contactpunt(desk, casus)
    soort = _soort(payload.soort) or _soort(payload.wat)
    waarden = _waarden(payload)
    ontvangen = lees_datum(payload.ontvangen)
    fouten = _fouten(desk, casus, payload, soort, ontvangen)
    if fouten or soort is None or ontvangen is None:
        return _formulier(desk, casus, _soort(payload.soort), waarden, fouten=fouten)
    eis(desk, Daad.VERZOEK_REGISTREREN, over_persoon(casus, payload.betrokkene))
    if (let_op := kijk_na(desk, payload, [(desk.teksten("rechten.veld.vraag"), payload.vraag)])) is not None:
        return let_op.op(_formulier(desk, casus, _soort(payload.soort), waarden))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        verzoek = _nieuw(desk, casus, payload, soort, ontvangen)
        rechten.voeg_toe(desk.uow, verzoek)
        noteer(desk, Handeling.VERZOEK_GEREGISTREERD, verzoek)
        begin(desk, verzoek, casus.regisseur_id)
        return Uitkomst("genoteerd", {"verzoek": verzoek.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.VERZOEK_BEWAAR, payload.sleutel, act, onderwerp=casus.id)
    if uitkomst.ids["invoer"] != afdruk:
        melding = desk.teksten("rechten.al_genoteerd")
        return _formulier(desk, casus, _soort(payload.soort), waarden, melding=melding)
    return toon(desk, uitkomst.ids["verzoek"], melding=desk.teksten("rechten.genoteerd"))


def _begin(desk: Desk, casuscode: Casuscode | None, soort: Verzoeksoort | None) -> Answer:
    eis(desk, Daad.VERZOEK_LEZEN)
    if casuscode is None:
        return als_antwoord(kaarten.welke_casus(_welke(soort), desk.teksten), desk.teksten)
    return _formulier(desk, casussen.met_code(desk.uow, casuscode), soort)


def _welke(soort: Verzoeksoort | None) -> VerzoekFormulier:
    return VerzoekFormulier(soort=soort.value) if soort else VerzoekFormulier()


def _formulier(
    desk: Desk,
    casus: Casus,
    soort: Verzoeksoort | None,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: list[str] | None = None,
    melding: str = "",
) -> Answer:
    eis_contactpunt(desk, casus)
    noteer_gezien(desk, casus, casus.betrokkenen)
    sleutel = desk.issue_key(Verb.VERZOEK_BEWAAR, casus.id)
    knop = VerzoekBewaar(casus=casus.id, sleutel=sleutel)
    organisaties = _gevraagd(desk, casus)
    vandaag = desk.regio.kalender.lokaal(desk.nu).date().isoformat()
    leeg = {"ontvangen": vandaag, "organisaties": ",".join(organisaties)}
    vorm = Verzoekvorm(
        code=str(casus.code),
        knop=VerzoekBewaar(casus=casus.id, sleutel=sleutel, soort=soort.value) if soort else knop,
        soort=soort,
        personen=[(een.id, _wie(desk, een.gegevens.naam, een.rol)) for een in casus.betrokkenen],
        organisaties=[(een, desk.regio.organisatienaam(een)) for een in organisaties],
        waarden=waarden or leeg,
        fouten=fouten or (),
        lopend=[
            regel_van(desk, rechten.regel(desk.uow, een.id))
            for een in rechten.van_casus(desk.uow, casus.id)
            if een.loopt
        ],
        melding=melding,
    )
    return als_antwoord(kaarten.verzoekformulier(vorm, desk.teksten, desk.regio.kalender), desk.teksten)


def _wie(desk: Desk, naam: str, rol: str) -> str:
    woorden = desk.regio.rollen.get(rol, "")
    return f"{naam} ({woorden})" if woorden else naam


def _gevraagd(desk: Desk, casus: Casus) -> tuple[str, ...]:
    """Return every organisatie that was ever asked in this casus, whatever it answered: nobody learns which did."""
    gevraagd = (een.organisatie for vraag in uitvragen.van_casus(desk.uow, casus.id) for een in vraag.bevragingen)
    return tuple(sorted(set(gevraagd)))


def _nieuw(desk: Desk, casus: Casus, payload: VerzoekBewaar, soort: Verzoeksoort, ontvangen: date) -> Verzoek:
    kalender = desk.regio.kalender
    uiterlijk_op = uiterlijk(kalender, ontvangen)
    voor_bron = uiterlijk_bron(desk.regio, uiterlijk_op, desk.nu)
    gekozen = frozenset(payload.organisaties.split(",")) if soort in NAAR_DE_BRON else frozenset()
    return Verzoek(
        id=desk.uow.new_id(),
        casus_id=casus.id,
        betrokkene_id=payload.betrokkene,
        soort=soort,
        ontvangen_op=kalender.moment(ontvangen, desk.regio.werkuren.van),
        uiterlijk_op=uiterlijk_op,
        door_id=desk.actor.persoon_id,
        vaststelling=Vaststelling(payload.vaststelling),
        vraag=schone_tekst(payload.vraag),
        bronnen=tuple(Bron(een, voor_bron) for een in _gevraagd(desk, casus) if een in gekozen),
    )


def _fouten(
    desk: Desk, casus: Casus, payload: VerzoekBewaar, soort: Verzoeksoort | None, ontvangen: date | None
) -> list[str]:
    t, fouten = desk.teksten, []
    if casus.betrokkene(payload.betrokkene) is None:
        fouten.append(t("rechten.leeg.betrokkene"))
    if soort is None:
        fouten.append(t("rechten.leeg.wat"))
    if ontvangen is None:
        fouten.append(t("rechten.leeg.ontvangen"))
    elif ontvangen > desk.regio.kalender.lokaal(desk.nu).date():
        fouten.append(t("rechten.fout.ontvangen"))
    if payload.vaststelling not in tuple(Vaststelling):
        fouten.append(t("rechten.leeg.vaststelling"))
    vraag = schone_tekst(payload.vraag)
    if soort in NAAR_DE_BRON and not vraag:
        fouten.append(t("rechten.leeg.vraag"))
    if len(vraag) > LANGSTE_VRAAG:
        fouten.append(t("rechten.fout.te_lang", maximum=LANGSTE_VRAAG))
    gevraagd = _gevraagd(desk, casus)
    # A wrong name or birth date is no answer of an organisatie: the regisseur puts that right.
    moet = soort in NAAR_DE_BRON and soort is not Verzoeksoort.RECTIFICATIE
    if moet and gevraagd and not set(gevraagd) & set(payload.organisaties.split(",")):
        fouten.append(t("rechten.leeg.organisaties"))
    return fouten


def _waarden(payload: VerzoekBewaar) -> dict[str, str]:
    velden = ("betrokkene", "wat", "ontvangen", "vaststelling", "vraag", "organisaties")
    return {veld: getattr(payload, veld) for veld in velden}


def _soort(code: str | None) -> Verzoeksoort | None:
    return Verzoeksoort(code) if code in tuple(Verzoeksoort) else None
