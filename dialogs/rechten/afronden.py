"""A request is closed, with what the person was told; or it takes longer, with why."""

from collections.abc import Mapping
from datetime import date

from cards.rechten import contactpunt as kaarten
from cards.rechten.payloads import Afrond, AfrondFormulier, Verleng, VerlengFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_waar
from dialogs.kern.vrijetekst import kijk_na
from dialogs.rechten.kern import als_contactpunt, noteer
from dialogs.rechten.lijst import toon
from dialogs.rechten.wekken import bron_id, na_einde, zet_wekkers
from domain.casus import Casus
from domain.logboek import Handeling
from domain.rechten import LANGSTE_VRAAG, Verzoek, Verzoekstand, eis_lopend, rond_af, verleng
from domain.tekst import lees_datum, schone_tekst
from domain.toegang import Daad
from storage import rechten
from storage.inbox import Uitkomst

_EINDE = (Verzoekstand.AFGEROND, Verzoekstand.INGETROKKEN)


def afrondformulier(desk: Desk, payload: AfrondFormulier) -> Answer:
    """Open the form to close it."""
    verzoek, casus, _ = als_contactpunt(desk, payload.verzoek)
    eis_lopend(verzoek)
    return _afrondformulier(desk, verzoek, casus, {"verteld": _vandaag(desk).isoformat()})


def afronden(desk: Desk, payload: Afrond) -> Answer:
    """Close it: the organisaties have no access by it any more, and no alarm rings."""
    eis(desk, Daad.VERZOEK_AFRONDEN)
    verzoek, casus, _ = als_contactpunt(desk, payload.verzoek)
    verteld, uitkomst = lees_datum(payload.verteld), schone_tekst(payload.uitkomst)
    waarden = {"stand": payload.stand, "uitkomst": payload.uitkomst, "verteld": payload.verteld}
    fouten = [] if payload.stand in _EINDE else [desk.teksten("rechten.leeg.stand")]
    fouten += _tekstfouten(desk, uitkomst, "rechten.leeg.uitkomst") + _verteldfouten(desk, verteld)
    if fouten:
        return _afrondformulier(desk, verzoek, casus, waarden, fouten)
    if (let_op := kijk_na(desk, payload, [(_label(desk, "uitkomst"), uitkomst)])) is not None:
        return let_op.op(_afrondformulier(desk, verzoek, casus, waarden))

    def act() -> Uitkomst:
        klaar = rechten.wijzig(desk.uow, rond_af(verzoek, Verzoekstand(payload.stand), uitkomst, verteld))
        noteer(desk, Handeling.VERZOEK_AFGEROND, klaar)
        na_einde(desk, klaar)
        return Uitkomst("afgerond", {})

    desk.once(Verb.VERZOEK_AFROND, payload.sleutel, act, onderwerp=verzoek.id)
    return toon(desk, verzoek.id, melding=desk.teksten("rechten.afgerond"))


def verlengformulier(desk: Desk, payload: VerlengFormulier) -> Answer:
    """Open the form to take longer."""
    verzoek, casus, _ = als_contactpunt(desk, payload.verzoek)
    eis_lopend(verzoek)
    return _verlengformulier(desk, verzoek, casus, {"verteld": _vandaag(desk).isoformat()})


def verlengen(desk: Desk, payload: Verleng) -> Answer:
    """Take two months more; the organisaties get that time too."""
    eis(desk, Daad.VERZOEK_AFRONDEN)
    verzoek, casus, _ = als_contactpunt(desk, payload.verzoek)
    verteld, reden = lees_datum(payload.verteld), schone_tekst(payload.reden)
    fouten = _tekstfouten(desk, reden, "rechten.leeg.reden") + _verteldfouten(desk, verteld)
    waarden = {"reden": payload.reden, "verteld": payload.verteld}
    if fouten or verteld is None:
        return _verlengformulier(desk, verzoek, casus, waarden, fouten)
    if (let_op := kijk_na(desk, payload, [(_label(desk, "reden"), reden)])) is not None:
        return let_op.op(_verlengformulier(desk, verzoek, casus, waarden))

    def act() -> Uitkomst:
        langer = verleng(verzoek, desk.regio, reden, verteld, desk.nu)
        nieuw = rechten.wijzig(desk.uow, langer)
        for bron in langer.wacht_op:
            rechten.wijzig_bron(desk.uow, nieuw, bron)
            houd_waar(desk, Berichtsoort.VERZOEK_BRON, bron_id(nieuw.id, bron.organisatie))
        noteer(desk, Handeling.VERZOEK_VERLENGD, nieuw)
        zet_wekkers(desk, nieuw)
        houd_waar(desk, Berichtsoort.VERZOEK, nieuw.id)
        return Uitkomst("verlengd", {})

    desk.once(Verb.VERZOEK_VERLENG, payload.sleutel, act, onderwerp=verzoek.id)
    return toon(desk, verzoek.id, melding=desk.teksten("rechten.is_verlengd"))


def _afrondformulier(
    desk: Desk, verzoek: Verzoek, casus: Casus, waarden: Mapping[str, str], fouten: list[str] | None = None
) -> Answer:
    knop = Afrond(verzoek=verzoek.id, sleutel=desk.issue_key(Verb.VERZOEK_AFROND, verzoek.id))
    kaart = kaarten.afrondformulier(
        str(casus.code), knop, desk.teksten, waarden, fouten or (), wachten=len(verzoek.wacht_op)
    )
    return als_antwoord(kaart, desk.teksten)


def _verlengformulier(
    desk: Desk, verzoek: Verzoek, casus: Casus, waarden: Mapping[str, str], fouten: list[str] | None = None
) -> Answer:
    knop = Verleng(verzoek=verzoek.id, sleutel=desk.issue_key(Verb.VERZOEK_VERLENG, verzoek.id))
    return als_antwoord(
        kaarten.verlengformulier(str(casus.code), knop, desk.teksten, waarden, fouten or ()), desk.teksten
    )


def _label(desk: Desk, veld: str) -> str:
    return desk.teksten(f"rechten.veld.{veld}")


def _tekstfouten(desk: Desk, waarde: str, leeg: str) -> list[str]:
    if not waarde:
        return [desk.teksten(leeg)]
    te_lang = len(waarde) > LANGSTE_VRAAG
    return [desk.teksten("rechten.fout.te_lang", maximum=LANGSTE_VRAAG)] if te_lang else []


def _verteldfouten(desk: Desk, verteld: date | None) -> list[str]:
    if verteld is None:
        return [desk.teksten("rechten.leeg.verteld")]
    return [desk.teksten("rechten.fout.verteld")] if verteld > _vandaag(desk) else []


def _vandaag(desk: Desk) -> date:
    return desk.regio.kalender.lokaal(desk.nu).date()
