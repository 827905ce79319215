"""Placing the casusregie: with which organisatie, who there, and the act itself."""

from cards import regie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.regie import NIEMAND, Belegvorm, Keuzevorm, RegieBeleg, RegieKies, RegieVorm
from cards.verbs import Verb
from dialogs.kern import casusregie
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casusregie import kandidaten, mensen_van, naam_in_regie
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.regie.beeld import toon
from domain.casus import Casus
from domain.errors import UserMistake
from domain.toegang import Daad
from storage import regie as regies
from storage.inbox import Uitkomst


def kies(desk: Desk, payload: RegieKies) -> Answer:
    """Ask with which organisatie."""
    return _keuze(desk, _casus(desk, payload.casus))


def vorm(desk: Desk, payload: RegieVorm) -> Answer:
    """Ask who there, and whether this is what is meant."""
    casus = _casus(desk, payload.casus)
    gekozen = payload.organisatie.strip()
    if not gekozen:
        return _keuze(desk, casus, fouten=(desk.teksten("regie.leeg.organisatie"),))
    return bevestig(desk, casus, gekozen)


def bevestig(desk: Desk, casus: Casus, organisatie: str, *, persoon: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    """Show what is about to be done; the caller has authorised. What cannot be is said above the choice."""
    try:
        casusregie.eis_mogelijk(desk, organisatie, None)
    except UserMistake as mis:
        return _keuze(desk, casus, fouten=(desk.teksten(f"fout.{mis.key}"),))
    huidig = regies.huidige(desk.uow, casus.id)
    if not fouten and not persoon and huidig is not None and huidig.organisatie == organisatie:
        persoon = huidig.persoon_id or ""
    belegvorm = Belegvorm(
        code=str(casus.code),
        naam=desk.regio.organisatienaam(organisatie),
        knop=RegieBeleg(
            casus=casus.id,
            organisatie=organisatie,
            sleutel=desk.issue_key(Verb.REGIE_BELEG, _onderwerp(casus, organisatie)),
            was=huidig.id if huidig else None,
        ),
        mensen=tuple((een.id, zonder_opmaak(een.naam)) for een in mensen_van(desk, organisatie)),
        vorige=zonder_opmaak(naam_in_regie(desk, huidig)),
        krijgt_toegang=organisatie not in kandidaten(desk, casus).doen_mee,
        persoon=persoon,
        fouten=fouten,
    )
    return als_antwoord(kaarten.belegkaart(belegvorm, desk.teksten), desk.teksten)


def beleg(desk: Desk, payload: RegieBeleg) -> Answer:
    """Place it; when somebody else did meanwhile, say so and ask again."""
    casus = _casus(desk, payload.casus)
    t, persoon = desk.teksten, payload.persoon.strip()
    persoon_id = None if persoon in {"", NIEMAND} else persoon
    afdruk = desk.fingerprint({"organisatie": payload.organisatie, "persoon": persoon_id or ""})

    def act() -> Uitkomst:
        huidig = regies.huidige(desk.uow, casus.id)
        if (huidig.id if huidig else None) != payload.was:
            raise UserMistake("regie.intussen")
        nieuw = casusregie.beleg(desk, casus, payload.organisatie, persoon_id, was=huidig)
        return Uitkomst("belegd", {"regie": nieuw.id, "invoer": afdruk})

    onderwerp = _onderwerp(casus, payload.organisatie)
    try:
        uitkomst = desk.once(Verb.REGIE_BELEG, payload.sleutel, act, onderwerp=onderwerp)
    except UserMistake as mis:
        if not mis.key.startswith("regie."):
            raise
        return bevestig(desk, casus, payload.organisatie, persoon=persoon, fouten=(t(f"fout.{mis.key}"),))
    if uitkomst.ids["invoer"] != afdruk:
        fout = t("regie.al_gebruikt")
        return bevestig(desk, casus, payload.organisatie, persoon=persoon, fouten=(fout,))
    return toon(desk, casus, net_belegd=True)


def _keuze(desk: Desk, casus: Casus, *, fouten: tuple[str, ...] = ()) -> Answer:
    wie, naam = kandidaten(desk, casus), desk.regio.organisatienaam
    keuzevorm = Keuzevorm(
        casus_id=casus.id,
        code=str(casus.code),
        doen_mee=tuple((een, naam(een)) for een in wie.doen_mee),
        anders=tuple((een, naam(een)) for een in wie.anders),
        fouten=fouten,
    )
    return als_antwoord(kaarten.keuzekaart(keuzevorm, desk.teksten), desk.teksten)


def _casus(desk: Desk, casus_id: str) -> Casus:
    casus = zoek_casus(desk, Daad.REGIE_BELEGGEN, casus_id=casus_id)
    eis(desk, Daad.REGIE_BELEGGEN, over_casus(casus))
    return casus


def _onderwerp(casus: Casus, organisatie: str) -> str:
    return f"{casus.id}:{organisatie}"
