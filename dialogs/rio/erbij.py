"""/rio erbij: the RIO takes somebody in without a detentiemelding. Never what he is suspected or convicted of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.rio import formulieren as kaarten
from cards.rio.formulieren import ALS, Vorm
from cards.rio.payloads import RioErbij
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Desk
from dialogs.kern.detenties import Opname, neem_op
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.registry import Arguments
from dialogs.kern.rio import met_toegang_nu, nieuw_id, over_lijst, over_rio
from dialogs.rio.kern import noteer
from dialogs.rio.tonen import toon
from domain.casus import Casus, Fase, Persoonsgegevens, Spoor, leeftijd_op
from domain.detentie import Detentiebron
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.nazorg import Rioregels
from domain.persoon import Rol
from domain.rio import Riodossier
from domain.tekst import LANGSTE_NAAM
from domain.toegang import Daad
from storage import casus as casussen
from storage import personen, rio
from storage.inbox import Uitkomst

OUDSTE: Final = 120
_VELDEN: Final = ("naam", "geboortedatum", "gemeente", "als", "inrichting", "regisseur")


@dataclass(frozen=True, slots=True)
class _Keuzes:
    gemeenten: tuple[tuple[str, str], ...]
    inrichtingen: tuple[tuple[str, str], ...]
    regisseurs: tuple[tuple[str, str], ...]


def opdracht(desk: Desk, _: Arguments) -> Answer:
    """Show the form; the regisseur is filled in when there is one only."""
    eis(desk, Daad.RIO_TOELATEN, over_lijst(desk))
    regisseurs = _keuzes(desk).regisseurs
    return _vorm(desk, {"regisseur": regisseurs[0][0]} if len(regisseurs) == 1 else {})


def bewaar(desk: Desk, payload: RioErbij) -> Answer:
    """Take him in, once. Of who is in nazorg already the RIO learns no more than that a regisseur has him."""
    over = over_lijst(desk)
    eis(desk, Daad.RIO_TOELATEN, over)
    waarden = {veld: str(getattr(payload, veld)) for veld in _VELDEN}
    lezer = Lezer(desk.teksten, "rio.leeg.", "rio.fout.", "rio.veld.")
    opname = _lees(desk, payload, lezer)
    if lezer.fouten or opname is None:
        return _vorm(desk, waarden, lezer.fouten)
    afdruk, body = desk.fingerprint(waarden), over.organisatie or ""

    def act() -> Uitkomst:
        wat, casus = _neem_op(desk, opname, body)
        return Uitkomst(wat, {"casus": casus.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.RIO_ERBIJ, payload.sleutel, act)
    if uitkomst.ids["invoer"] != afdruk:
        return _vorm(desk, waarden, melding=desk.teksten("rio.al_bewaard"))
    if uitkomst.soort == "bekend":
        return als_antwoord(kaarten.bekend(desk.teksten), desk.teksten)
    casus = casussen.lees(desk.uow, uitkomst.ids["casus"])
    return toon(desk, casus, gedaan=desk.teksten(f"rio.gedaan.{uitkomst.soort}"))


def _neem_op(desk: Desk, opname: Opname, body: str) -> tuple[str, Casus]:
    bekend = _lopend(desk, opname.persoon)
    if bekend is None:
        try:
            casus, _ = neem_op(desk, opname)
        except UserMistake:
            # Somebody else brought him in at this very moment; any other mistake is told.
            bekend = _lopend(desk, opname.persoon)
            if bekend is None:
                raise
        else:
            return "opgenomen", _laat_binnen(desk, casus, body)
    return ("eigen" if body in met_toegang_nu(desk, bekend.id) else _vraag(desk, bekend, body)), bekend


def _laat_binnen(desk: Desk, casus: Casus, body: str) -> Casus:
    laat_meedoen(desk, casus, body, casus.id)
    rio.bewaar_dossier(desk.uow, Riodossier(casus.id))
    noteer(desk, Handeling.RIO_TOEGELATEN, casus, over_rio(desk, casus))
    meld_regisseur(desk, casus.regisseur_id, Berichtsoort.RIO_TOEGELATEN, casus.id)
    return casus


def _vraag(desk: Desk, casus: Casus, body: str) -> str:
    """Ask the regisseur; that he was looked up stands with his casus."""
    noteer(desk, Handeling.CASUS_GEZOCHT, casus, replace(over_rio(desk, casus), organisatie=body))
    meld_regisseur(desk, casus.regisseur_id, Berichtsoort.RIO_GEVRAAGD, nieuw_id(casus.id, body))
    return "bekend"


def _lopend(desk: Desk, wie: Persoonsgegevens) -> Casus | None:
    """Return the running casus in nazorg of this person; other lanes are not looked at."""
    ids = casussen.zelfde_persoon(desk.uow, wie.naam, wie.geboortedatum)
    return next(
        (
            een
            for een in casussen.lees_alle(desk.uow, ids).values()
            if een.spoor is Spoor.NAZORG and een.fase is not Fase.AFGESLOTEN
        ),
        None,
    )


def _lees(desk: Desk, payload: RioErbij, lezer: Lezer) -> Opname | None:
    t, keuzes = desk.teksten, _keuzes(desk)
    vandaag = desk.regio.kalender.lokaal(desk.nu).date()
    naam = lezer.tekst("naam", payload.naam, LANGSTE_NAAM, verplicht=True, regel=True)
    vroegst = date(vandaag.year - OUDSTE, 1, 1)
    geboren = lezer.dag("geboortedatum", payload.geboortedatum, vroegst, vandaag, verplicht=True)
    gemeente = lezer.keuze("gemeente", payload.gemeente, [een for een, _ in keuzes.gemeenten])
    als = lezer.keuze("als", payload.als, ALS)
    inrichting = lezer.keuze("inrichting", payload.inrichting, [een for een, _ in keuzes.inrichtingen], verplicht=False)
    regisseur = lezer.keuze("regisseur", payload.regisseur, [een for een, _ in keuzes.regisseurs])
    if not keuzes.regisseurs:
        lezer.fouten.append(t("rio.fout.geen_regisseur"))
    regels = _regels(desk)
    if geboren is not None and not regels.is_doelgroep(leeftijd := leeftijd_op(geboren, vandaag)):
        lezer.fouten.append(t("rio.fout.leeftijd", leeftijd=leeftijd, van=regels.van, tot=regels.tot))
    if als == "verdachte" and not regels.verdachten:
        lezer.fouten.append(t("rio.fout.verdachte"))
    if lezer.fouten or geboren is None:
        return None
    # Whether he is suspected or convicted is asked to know whether he may come in, and kept nowhere.
    return Opname(
        persoon=Persoonsgegevens(naam, geboren, gemeente),
        bron=Detentiebron.RIO,
        regisseur_id=regisseur,
        inrichting=inrichting or None,
    )


def _regels(desk: Desk) -> Rioregels:
    regels = desk.regio.nazorg.rio if desk.regio.nazorg else None
    if regels is None:
        raise UserMistake("detentie.fout.geen_nazorg")
    return regels


def _keuzes(desk: Desk) -> _Keuzes:
    regio = desk.regio
    soorten = regio.nazorg.inrichtingen if regio.nazorg else ()
    return _Keuzes(
        gemeenten=tuple((code, een.naam) for code, een in regio.gemeenten.items()),
        inrichtingen=tuple((code, een.naam) for code, een in regio.organisaties.items() if een.soort in soorten),
        regisseurs=tuple((een.id, zonder_opmaak(een.naam)) for een in personen.met_rol(desk.uow, Rol.PROCESREGISSEUR)),
    )


def _vorm(desk: Desk, waarden: Mapping[str, str], fouten: Sequence[str] = (), melding: str = "") -> Answer:
    keuzes = _keuzes(desk)
    kaart = kaarten.erbij(
        Vorm("", waarden, fouten, melding),
        RioErbij(sleutel=desk.issue_key(Verb.RIO_ERBIJ)),
        keuzes.gemeenten,
        keuzes.inrichtingen,
        keuzes.regisseurs,
        desk.teksten,
    )
    return als_antwoord(kaart, desk.teksten)
