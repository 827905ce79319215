"""The one form for all basisvoorwaarden of somebody: how it stands, who works on it, and a note."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cards.basisvoorwaarden import tonen as kaarten
from cards.basisvoorwaarden.payloads import ANDERS, NIEMAND, NOTITIE, STAND, WIE, VoorwaardenBewaar, VoorwaardenVorm
from cards.verbs import Verb
from dialogs.basisvoorwaarden.kern import Geladen, laad, noteer, regels_van
from dialogs.basisvoorwaarden.tonen import beeld, toon
from dialogs.kern.answers import Answer
from dialogs.kern.casusregie import kandidaten
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.voorwaardenpost import gewijzigd
from dialogs.kern.vrijetekst import kijk_na
from domain.basisvoorwaarden import LANGSTE_NOTITIE, Stand, Voorwaardestand
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.tekst import schone_regel
from domain.toegang import Daad
from storage import basisvoorwaarden
from storage import casus as casussen
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """What changes, and what must be mended first."""

    nieuw: tuple[Voorwaardestand, ...]
    fouten: tuple[str, ...]


def vorm(desk: Desk, payload: VoorwaardenVorm) -> Answer:
    """Show the form, filled in as it stands."""
    return _vorm(desk, laad(desk, Daad.VOORWAARDEN_ZETTEN, casus_id=payload.casus))


def bewaar(desk: Desk, payload: VoorwaardenBewaar) -> Answer:
    """Keep what was said; who is to work on something from now on hears it."""
    geladen = laad(desk, Daad.VOORWAARDEN_ZETTEN, casus_id=payload.casus)
    gelezen = _lees(desk, geladen, payload)
    t, velden = desk.teksten, payload.velden
    if gelezen.fouten:
        return _vorm(desk, geladen, velden, gelezen.fouten)
    regels = regels_van(desk).voorwaarden
    getypt = [
        (t("voorwaarden.veld.notitie", naam=regels[een].naam), velden.get(f"{een}{NOTITIE}", "")) for een in regels
    ]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_vorm(desk, geladen, velden))
    afdruk = desk.fingerprint(velden)

    def act() -> Uitkomst:
        # Of two who say something at once the second sees what the first said.
        casussen.vergrendel(desk.uow, geladen.casus.id)
        vers = _lees(desk, laad(desk, Daad.VOORWAARDEN_ZETTEN, casus_id=payload.casus), payload)
        if vers.fouten:
            raise UserMistake("voorwaarden.intussen")
        was = {een.code: een.organisatie for een in geladen.stand.rijen}
        for een in vers.nieuw:
            basisvoorwaarden.bewaar(desk.uow, een)
            noteer(
                desk,
                Handeling.VOORWAARDE_GEZET,
                geladen.casus,
                geladen.namens,
                onderwerp_id=f"{een.casus_id}:{een.code}",
            )
        erbij = {een.organisatie for een in vers.nieuw if een.organisatie and not een.geregeld}
        gewijzigd(
            desk,
            geladen.casus.id,
            nieuw_bij=erbij - set(was.values()),
            bij=erbij | {een for een in was.values() if een},
        )
        return Uitkomst("gezet", {"aantal": str(len(vers.nieuw)), "invoer": afdruk})

    uitkomst = desk.once(Verb.VOORWAARDEN_BEWAAR, payload.sleutel, act, onderwerp=payload.casus)
    if uitkomst.ids["invoer"] != afdruk:
        return _vorm(desk, geladen, velden, (t("voorwaarden.al_gebruikt"),))
    return toon(
        desk,
        laad(desk, Daad.VOORWAARDEN_ZIEN, casus_id=payload.casus),
        gedaan=t("voorwaarden.gedaan" if uitkomst.ids["aantal"] != "0" else "voorwaarden.niets_anders"),
    )


def _vorm(desk: Desk, geladen: Geladen, velden: Mapping[str, str] | None = None, fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.VOORWAARDEN_GEOPEND, geladen.casus, geladen.namens)
    mee = kandidaten(desk, geladen.casus).doen_mee
    # Who worked on it and takes part no more stays a choice, so that saving something else changes nothing of it.
    ooit = [een.organisatie for een in geladen.stand.rijen if een.organisatie and een.organisatie not in mee]
    wie = [(een, desk.regio.organisatienaam(een)) for een in (*mee, *dict.fromkeys(ooit))]
    knop = VoorwaardenBewaar(
        casus=geladen.casus.id,
        gezien={een.code: _merk(een) for een in geladen.stand.rijen},
        sleutel=desk.issue_key(Verb.VOORWAARDEN_BEWAAR, geladen.casus.id),
    )
    waarden = _waarden(geladen) if velden is None else {**_waarden(geladen), **_leeg(geladen), **velden}
    kaart = kaarten.vorm(beeld(desk, geladen), knop, wie, waarden, fouten, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _waarden(geladen: Geladen) -> dict[str, str]:
    waarden: dict[str, str] = {}
    for een in geladen.stand.rijen:
        waarden[f"{een.code}{STAND}"] = een.stand.value
        waarden[f"{een.code}{WIE}"] = een.organisatie or NIEMAND
        waarden[f"{een.code}{NOTITIE}"] = een.notitie
    return waarden


def _leeg(geladen: Geladen) -> dict[str, str]:
    """Return the notes as empty: of a form that comes back, what is left out was emptied."""
    return {f"{een.code}{NOTITIE}": "" for een in geladen.stand.rijen}


def _lees(desk: Desk, geladen: Geladen, payload: VoorwaardenBewaar) -> _Gelezen:
    mee = kandidaten(desk, geladen.casus).doen_mee
    nieuw: list[Voorwaardestand] = []
    fouten: list[str] = []
    for een in geladen.stand.rijen:
        gewild = _gewild(een, payload.velden)
        fout = _fout(desk, een, payload.velden, mee)
        if fout:
            fouten.append(fout)
        elif (gewild.stand, gewild.organisatie, gewild.notitie) == (een.stand, een.organisatie, een.notitie):
            continue
        elif payload.gezien.get(een.code, _merk(een)) == _merk(een):
            versie = een.versie + 1 if een.op is not None else 1
            nieuw.append(replace(gewild, door_id=desk.actor.persoon_id, op=desk.nu, versie=versie))
        elif not _onaangeroerd(gewild, payload.gezien[een.code]):
            naam = regels_van(desk).voorwaarden[een.code].naam
            fouten.append(desk.teksten("voorwaarden.fout.intussen", naam=naam))
    return _Gelezen(tuple(nieuw), tuple(fouten))


def _gewild(een: Voorwaardestand, velden: Mapping[str, str]) -> Voorwaardestand:
    stand = velden.get(f"{een.code}{STAND}", "")
    wie = velden.get(f"{een.code}{WIE}", "")
    return replace(
        een,
        stand=Stand(stand) if stand in set(Stand) else een.stand,
        organisatie=een.organisatie if wie == "" else None if wie == NIEMAND else wie,
        notitie=schone_regel(velden.get(f"{een.code}{NOTITIE}", "")),
    )


def _fout(desk: Desk, een: Voorwaardestand, velden: Mapping[str, str], mee: Collection[str]) -> str:
    """Return what must be mended of one row, in words; empty when nothing must."""
    t, naam = desk.teksten, regels_van(desk).voorwaarden[een.code].naam
    wie = velden.get(f"{een.code}{WIE}", "")
    lengte = len(schone_regel(velden.get(f"{een.code}{NOTITIE}", "")))
    if wie not in {"", NIEMAND, een.organisatie, *mee}:
        bekend = desk.regio.organisatienaam(wie) if wie in desk.regio.organisaties else ""
        if wie == ANDERS or not bekend:
            return t("voorwaarden.fout.doet_niet_mee", naam=naam)
        return t("voorwaarden.fout.deze_niet", naam=naam, organisatie=bekend)
    if lengte > LANGSTE_NOTITIE:
        return t("voorwaarden.fout.te_lang", naam=naam, lengte=lengte, maximum=LANGSTE_NOTITIE)
    return ""


def _merk(een: Voorwaardestand) -> str:
    """Return by which is seen that a row is not as it was shown: its version, and how it stood."""
    return f"{een.versie if een.op is not None else 0}:{een.stand.value}"


def _onaangeroerd(gewild: Voorwaardestand, gezien: str) -> bool:
    """Tell whether a row that only followed from an answer was left as it was shown."""
    return gezien == f"0:{gewild.stand.value}" and gewild.organisatie is None and not gewild.notitie
