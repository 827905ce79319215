"""The forms as a region fills them: what can be chosen, and what somebody filled in already."""

from collections.abc import Mapping

from cards.casus import formulier as kaarten
from cards.casus.formulier import Betrokkenevorm, Casusvorm, Keuzes
from cards.casus.payloads import CasusBetrokkeneBewaar, CasusBewaar
from cards.payloads import Payload
from cards.verbs import Verb
from dialogs.casus.invoer import Fout
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from domain.casus import Casus, Fase, Onderwerp
from domain.melding import Melding
from domain.regio import Tafel

_NIET_INGEVULD = frozenset({"v", "tafel", "onderwerp", "sleutel", "casus", "melding"})


def ingevuld(payload: Payload) -> Mapping[str, str]:
    """Return what was filled in, by field: what the button itself carried is left out."""
    return {veld: waarde for veld, waarde in payload.model_dump(mode="json").items() if veld not in _NIET_INGEVULD}


def soort_van(tafel: Tafel, onderwerp: Onderwerp) -> str:
    """Return the value that stands for a table and what a casus there is about."""
    return f"{tafel.code}:{onderwerp.value}"


def waarvoor(tafel: Tafel, onderwerp: Onderwerp, uit: Melding | None) -> str:
    """Return for what the key of the form is good: this kind of casus, and made of this melding."""
    soort = soort_van(tafel, onderwerp)
    return f"{soort}:{uit.id}" if uit else soort


def soorten(desk: Desk, tafels: tuple[Tafel, ...]) -> Keuzes:
    """Return the kinds of casus these tables take, with their names."""
    return tuple((soort_van(tafel, een), soortnaam(desk, tafel, een)) for tafel in tafels for een in tafel.onderwerpen)


def soortnaam(desk: Desk, tafel: Tafel, onderwerp: Onderwerp) -> str:
    """Return the name of the table, and what the casus is about where the table leaves a choice."""
    if len(tafel.onderwerpen) == 1:
        return tafel.naam
    t = desk.teksten
    return t("casus.soort.met_onderwerp", tafel=tafel.naam, onderwerp=t(f"casus.onderwerp.{onderwerp.value}"))


def casusformulier(
    desk: Desk,
    tafel: Tafel,
    onderwerp: Onderwerp,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: tuple[Fout, ...] = (),
    melding: str = "",
    uit: Melding | None = None,
) -> Answer:
    """Show the form of a new casus under a fresh one-time key; `uit` is the melding from which it is made."""
    t, regio = desk.teksten, desk.regio
    vorm = Casusvorm(
        soort=soortnaam(desk, tafel, onderwerp),
        onderwerp=onderwerp,
        routes=tuple(
            (een.code, t("casus.route.spoed", route=een.naam) if een.spoed else een.naam)
            for een in regio.meldroutes.values()
        ),
        doelen=tuple((een.code, een.tekst) for een in regio.doelen_van(tafel.spoor)),
        grondslagen=tuple(
            (een.code, een.tekst if een.bevestigd else t("casus.grondslag.te_bevestigen", grondslag=een.tekst))
            for een in regio.grondslagen_van(tafel.spoor)
        ),
        gemeenten=gemeenten_van(desk),
        rollen=_rollen(desk, tafel),
        waarden=waarden or {},
        fouten=in_woorden(desk, fouten),
        melding=melding,
        herkomst=t("casus.uit_melding.herkomst") if uit else "",
    )
    sleutel = desk.issue_key(Verb.CASUS_BEWAAR, waarvoor(tafel, onderwerp, uit))
    bewaar = CasusBewaar(tafel=tafel.code, onderwerp=onderwerp, sleutel=sleutel)
    if uit is not None:
        bewaar = CasusBewaar(tafel=tafel.code, onderwerp=onderwerp, sleutel=sleutel, melding=uit.id)
    return als_antwoord(kaarten.nieuwe_casus(vorm, bewaar, t), t)


def betrokkeneformulier(
    desk: Desk,
    casus: Casus,
    tafel: Tafel,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: tuple[Fout, ...] = (),
    melding: str = "",
) -> Answer:
    """Show the form for another betrokkene under a fresh one-time key."""
    t = desk.teksten
    if not melding and casus.fase is not Fase.AANVANG:
        melding = t("casus.erbij.uitvraag_loopt")
    vorm = Betrokkenevorm(
        code=str(casus.code),
        gemeenten=gemeenten_van(desk),
        rollen=_rollen(desk, tafel),
        waarden=waarden or {},
        fouten=in_woorden(desk, fouten),
        melding=melding,
    )
    sleutel = desk.issue_key(Verb.CASUS_BETROKKENE_BEWAAR, casus.id)
    bewaar = CasusBetrokkeneBewaar(casus=casus.id, sleutel=sleutel)
    return als_antwoord(kaarten.betrokkene_erbij(vorm, bewaar, t), t)


def gemeenten_van(desk: Desk) -> Keuzes:
    """Return the gemeenten of the region, and the choice for any other."""
    bekend = tuple((een.code, een.naam) for een in desk.regio.gemeenten.values())
    return (*bekend, (kaarten.ONBEKENDE_GEMEENTE, desk.teksten("casus.gemeente.onbekend")))


def _rollen(desk: Desk, tafel: Tafel) -> Keuzes:
    return tuple((code, desk.regio.rollen[code]) for code in tafel.rollen)


def in_woorden(desk: Desk, fouten: tuple[Fout, ...]) -> tuple[str, ...]:
    """Return what must be mended, with a line above it."""
    if not fouten:
        return ()
    return (desk.teksten("casus.nieuw.vol"), *(een.in_woorden(desk.teksten) for een in fouten))
