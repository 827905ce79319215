"""The form: who can come along, what must be said of the new casus, and what was filled in already."""

from collections.abc import Mapping

from cards import opschalen as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.datum import datum
from cards.opschalen import Opschaalvorm, Opschalen
from cards.payloads import VELD
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.opschalen.kern import eerder_mee, noteer
from domain.casus import Betrokkene, Casus
from domain.logboek import Handeling
from domain.regio import Tafel


def ingevuld(payload: Opschalen) -> Mapping[str, str]:
    """Return what was filled in, by input id: what the button itself carried is left out."""
    velden = payload.model_dump(mode="json", exclude={"v", "van", "naar", "sleutel", "velden"})
    return {**velden, **{f"{VELD}{wie}": waarde for wie, waarde in payload.velden.items()}}


def waarvoor(casus: Casus, tafel: Tafel) -> str:
    """Return for what the key of the form is good."""
    return f"{casus.id}:{tafel.code}"


def opschaalformulier(
    desk: Desk,
    casus: Casus,
    tafel: Tafel,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: tuple[str, ...] = (),
    melding: str = "",
) -> Answer:
    """Show the form under a fresh one-time key; who is in the casus is opened with it."""
    t, regio, w = desk.teksten, desk.regio, waarden or {}
    eerder = eerder_mee(desk, casus)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen)
    mogelijk = tuple(een for een in casus.betrokkenen if een.id not in eerder)
    al_mee = tuple(_al_mee(desk, een, eerder[een.id]) for een in casus.betrokkenen if een.id in eerder)
    if not mogelijk:
        return als_antwoord(kaarten.niet_mogelijk(str(casus.code), t("opschalen.allemaal_mee"), t), t)
    vorm = Opschaalvorm(
        code=str(casus.code),
        tafel=tafel.naam,
        personen=tuple((een.id, zonder_opmaak(wie(desk, een))) for een in mogelijk),
        al_mee=al_mee,
        rollen=tuple((code, regio.rollen[code]) for code in tafel.rollen),
        redenen=tuple(regio.opschalen.redenen.items()),
        routes=tuple((een.code, een.naam) for een in regio.meldroutes.values()),
        doelen=tuple((een.code, een.tekst) for een in regio.doelen_van(tafel.spoor)),
        grondslagen=tuple((een.code, een.tekst) for een in regio.grondslagen_van(tafel.spoor)),
        waarden=w,
        fouten=(t("opschalen.vol"), *fouten) if fouten else (),
        melding=melding,
    )
    sleutel = desk.issue_key(Verb.OPSCHALEN, waarvoor(casus, tafel))
    return als_antwoord(kaarten.formulier(vorm, Opschalen(van=casus.id, naar=tafel.code, sleutel=sleutel), t), t)


def wie(desk: Desk, een: Betrokkene) -> str:
    """Return who this is, in one line; it holds typed text."""
    geboren = een.gegevens.geboortedatum
    if geboren is None:
        return een.gegevens.naam
    return desk.teksten("opschalen.wie", naam=een.gegevens.naam, geboortedatum=datum(geboren))


def _al_mee(desk: Desk, een: Betrokkene, code: str) -> str:
    if code:
        return desk.teksten("opschalen.al_mee_code", wie=wie(desk, een), code=code)
    return desk.teksten("opschalen.al_mee", wie=wie(desk, een))
