"""From a signal to the regisseurs: a melding, made by hand, with a reason. Nothing of the signal is copied into it."""

from collections.abc import Mapping
from dataclasses import replace

from cards import bij as kaarten
from cards.bij import BijOpschaal, BijOpschaalFormulier, Vorm
from cards.verbs import Verb
from dialogs.bij.kern import in_gebruik, noteer, organisatie_voor
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.meldingpost import vertel_regisseurs, waak
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from domain.bij import Signaal
from domain.casus import LANGSTE_AANLEIDING, LANGSTE_TOELICHTING, OUDST, Geinformeerd
from domain.errors import UserMistake
from domain.logboek import MELDING, Handeling
from domain.melding import Gemelde, Melding
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel, schone_tekst
from domain.toegang import Daad
from domain.uitvraag import ROUTE_HERMELDING
from storage import bij as signalen
from storage import meldingen
from storage.inbox import Uitkomst

_NOG_GEEN_REDEN = "opschalen"
_GETYPT = ("naam", "aanleiding", "verzoek")


def formulier(desk: Desk, payload: BijOpschaalFormulier) -> Answer:
    """Show the form, empty: what the regisseurs need is typed, not taken over."""
    een = in_gebruik(desk, payload.signaal, Daad.BIJ_OPSCHALEN, doel=_NOG_GEEN_REDEN)
    _kan(desk, een)
    return _formulier(desk, een, {})


def meld(desk: Desk, payload: BijOpschaal) -> Answer:
    """Make the melding, and tell the regisseurs that it is there."""
    een = in_gebruik(desk, payload.signaal, Daad.BIJ_OPSCHALEN, doel=payload.reden or _NOG_GEEN_REDEN)
    waarden = payload.model_dump(mode="json", exclude={"v", "signaal", "sleutel"})
    nieuw = _lees(desk, een, payload)
    elders = kijk_elders(desk, payload, (payload.aanleiding, payload.verzoek))
    if isinstance(nieuw, tuple):
        return elders.op(_formulier(desk, een, waarden, fouten=nieuw))
    if elders.open:
        return elders.op(_formulier(desk, een, waarden))
    getypt = [(desk.teksten(f"bij.veld.{veld}"), waarden[veld]) for veld in _GETYPT]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(elders.op(_formulier(desk, een, waarden)))

    def act() -> Uitkomst:
        _kan(desk, een)
        signalen.wijzig(desk.uow, replace(een, opgeschaald_op=desk.nu))
        meldingen.voeg_toe(desk.uow, nieuw)
        desk.record(Handeling.MELDING_GEDAAN, namens=nieuw.organisatie, casus_id=nieuw.id, doel=MELDING)
        elders.noteer(desk, casus_id=nieuw.id, namens=nieuw.organisatie, doel=MELDING)
        noteer(desk, Handeling.CASUS_OPGESCHAALD, een, doel=payload.reden)
        vertel_regisseurs(desk, nieuw)
        waak(desk, nieuw)
        return Uitkomst("gemeld", {"signaal": een.id})

    desk.once(Verb.BIJ_OPSCHAAL, payload.sleutel, act, onderwerp=een.id)
    return als_antwoord(kaarten.opgeschaald(desk.teksten), desk.teksten)


def _kan(desk: Desk, een: Signaal) -> None:
    """Refuse what was done already, and what has no way in.

    Raises:
        UserMistake: a melding was made after it before, or the region has no reason or no route for it.
    """
    if een.opgeschaald_op is not None:
        raise UserMistake("bij.al_opgeschaald")
    if not desk.regio.opschalen.redenen or _route(desk, een) is None:
        raise UserMistake("bij.geen_weg")


def _route(desk: Desk, een: Signaal) -> str | None:
    """Return by which way his gemeente brings somebody in for the first time."""
    routes = desk.regio.meldroutes_van(organisatie_voor(desk, een.gemeente))
    return next((route.code for route in routes if route.code != ROUTE_HERMELDING), None)


def _lees(desk: Desk, een: Signaal, payload: BijOpschaal) -> Melding | tuple[str, ...]:
    t, fouten = desk.teksten, list[str]()
    vandaag = desk.regio.kalender.lokaal(desk.nu).date()
    if payload.reden not in desk.regio.opschalen.redenen:
        fouten.append(t("bij.leeg.reden"))
    naam = schone_regel(payload.naam)
    teksten = {"aanleiding": schone_tekst(payload.aanleiding), "verzoek": schone_tekst(payload.verzoek)}
    lengtes = {"naam": LANGSTE_NAAM, "aanleiding": LANGSTE_AANLEIDING, "verzoek": LANGSTE_TOELICHTING}
    for veld, waarde in {"naam": naam, **teksten}.items():
        if not waarde:
            fouten.append(t(f"bij.leeg.{veld}"))
        if len(waarde) > lengtes[veld]:
            woord = t(f"bij.veld.{veld}")
            fouten.append(t("bij.fout.te_lang", veld=woord, lengte=len(waarde), maximum=lengtes[veld]))
    geboren = lees_datum(payload.geboortedatum)
    if payload.geboortedatum.strip() and (geboren is None or not vandaag - OUDST <= geboren <= vandaag):
        fouten.append(t("bij.leeg.geboortedatum"))
    return tuple(fouten) or Melding(
        id=desk.uow.new_id(),
        organisatie=organisatie_voor(desk, een.gemeente),
        melder_id=desk.actor.persoon_id,
        route=_route(desk, een) or "",
        spoed=payload.spoed == "ja",
        personen=(Gemelde(naam, geboren),),
        aanleiding=teksten["aanleiding"],
        verzoek=teksten["verzoek"],
        geinformeerd=Geinformeerd.NOG_NIET,
        ingediend_op=desk.nu,
    )


def _formulier(desk: Desk, een: Signaal, waarden: Mapping[str, str], *, fouten: tuple[str, ...] = ()) -> Answer:
    t = desk.teksten
    vorm = Vorm(
        keuzes=tuple(desk.regio.opschalen.redenen.items()),
        waarden=waarden,
        fouten=(t("bij.vol"), *fouten) if fouten else (),
    )
    payload = BijOpschaal(signaal=een.id, sleutel=desk.issue_key(Verb.BIJ_OPSCHAAL, een.id))
    return als_antwoord(kaarten.opschalen(vorm, payload, t), t)
