"""What he wants to say himself: his own goal first, then his life, then the rest; one thing at a time."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dialogs.gast.kern import SLEUTEL, WAS, eenmaal, formulier, gebiednaam, kader, noteer
from dialogs.kern.gastpagina import TEKST, Gastbezoek, Gastnaar, Gastpaginaspec, Gastvervolg, Gastweer
from dialogs.kern.gesprekspost import houd_gesprek_waar, meld_nieuws
from dialogs.kern.registry import Registry
from domain.gespreksinbreng import LANGSTE_TEKST, Inbreng
from domain.logboek import Handeling
from domain.tekst import schone_regel, schone_tekst
from domain.terugkeergesprek import LOOPT_NOG
from pages import gast as vellen
from storage import gesprekskeuze as keuzes

NAAM: Final = "zeggen"
VELD: Final = "veld"
VERB: Final = "gast.zeggen"
WAT: Final = "wat"
_DAARNA: Final = "_daarna"
_KLAAR: Final = "klaar"
_GEBIED: Final = "gebied-"

_TEKEN: Final[Mapping[str, str]] = MappingProxyType(
    {"doel": "doel", "vragen": "vraag", "wensen": "wens", "tolk": "tolk", "meebrengen": "samen"}
)
_GEBIEDTEKEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "financien": "geld",
        "huisvesting": "huis",
        "werk": "werk",
        "verslaving": "glas",
        "psychisch": "gevoel",
        "gedrag": "mensen",
        "sociaal": "hart",
    }
)
"""Pictures of the parts of life that have one; any other gets a pen."""

_EEN_REGEL: Final = frozenset({"tolk", "meebrengen"})


def register(registry: Registry) -> None:
    """Declare the screens."""
    registry.guest_page(Gastpaginaspec(NAAM, teken))
    registry.guest_page(Gastpaginaspec(VELD, teken_veld, handel))


def mag_schrijven(bezoek: Gastbezoek) -> bool:
    """Tell whether what he brings can be changed: until and during the talk."""
    return bezoek.gesprek.status in LOOPT_NOG


def teken(bezoek: Gastbezoek) -> str:
    """Draw all he can say something about, with what he said."""
    inbreng = keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    regels = [_regel(bezoek, inbreng, code) for code in _codes(bezoek, inbreng)]
    blad = vellen.Zegblad(
        eerst=tuple(een for een in regels if een.code == "doel"),
        leven=tuple(een for een in regels if een.code.startswith(_GEBIED)),
        rest=tuple(een for een in regels if een.code in _TEKEN and een.code != "doel"),
        open=mag_schrijven(bezoek),
        klaar=_KLAAR in bezoek.vraag,
    )
    return vellen.zeggen(blad, kader(bezoek, NAAM))


def teken_veld(bezoek: Gastbezoek) -> str | Gastnaar:
    """Draw one thing to write about."""
    inbreng = keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    code = bezoek.vraag.get(WAT, "")
    if code not in _codes(bezoek, inbreng) or not mag_schrijven(bezoek):
        return Gastnaar(NAAM)
    return _veld(bezoek, inbreng, code, _waarde(inbreng, code))


def handel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    """Keep what he wrote about one thing; nothing that he typed is lost."""
    t, inbreng = bezoek.teksten, keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    code, getypt = invoer.get(f"_{WAT}", ""), invoer.get(TEKST, "")
    if code not in _codes(bezoek, inbreng):
        return Gastnaar(NAAM)
    tekst = schone_regel(getypt) if code in _EEN_REGEL else schone_tekst(getypt)
    if fout := _fout(bezoek, tekst):
        return Gastweer(_veld(bezoek, inbreng, code, tekst, fout=fout))
    nu = _waarde(inbreng, code)
    if nu != tekst and _merk(bezoek, nu) != invoer.get(WAS, ""):
        return Gastweer(_veld(bezoek, inbreng, code, tekst, intussen=nu))
    if not eenmaal(bezoek, VERB, {SLEUTEL: invoer.get(SLEUTEL, ""), code: tekst}, lambda: _bewaar(bezoek, code, tekst)):
        return Gastweer(_veld(bezoek, inbreng, code, tekst, fout=t("gast.fout.nog_een_keer")))
    daarna = invoer.get(_DAARNA, "")
    if daarna in _codes(bezoek, inbreng):
        return Gastnaar(VELD, {WAT: daarna})
    return Gastnaar(NAAM, {_KLAAR: "ja"})


def _fout(bezoek: Gastbezoek, tekst: str) -> str:
    if not mag_schrijven(bezoek):
        return bezoek.teksten("gast.zeggen.over")
    return bezoek.teksten("gast.zeggen.te_lang", aantal=LANGSTE_TEKST) if len(tekst) > LANGSTE_TEKST else ""


def _bewaar(bezoek: Gastbezoek, code: str, tekst: str) -> None:
    inbreng = keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    if _waarde(inbreng, code) == tekst:
        return
    keuzes.bewaar_inbreng(bezoek.uow, _met(inbreng, code, tekst))
    noteer(bezoek, Handeling.TERUGKEERGESPREK_INBRENG)
    if inbreng.versie:
        houd_gesprek_waar(bezoek, bezoek.gesprek)
    else:
        # Once: the regisseur hears that there is something to read, not each time a word is put right.
        meld_nieuws(bezoek, bezoek.gesprek)


def _veld(
    bezoek: Gastbezoek, inbreng: Inbreng, code: str, tekst: str, *, fout: str = "", intussen: str | None = None
) -> str:
    t, codes = bezoek.teksten, _codes(bezoek, inbreng)
    verder = codes.index(code) + 1
    hulp = t("gast.veld.gebied_hulp") if code.startswith(_GEBIED) else t(f"gast.veld.{code}_hulp")
    merk = _merk(bezoek, _waarde(inbreng, code))
    blad = vellen.Veldblad(
        regel=replace(_regel(bezoek, inbreng, code), tekst=tekst),
        hulp=hulp,
        verborgen=formulier(bezoek, VERB, **{f"_{WAT}": code, WAS: merk}),
        lang=code not in _EEN_REGEL,
        volgende=codes[verder] if verder < len(codes) else "",
        fout=fout,
        intussen=intussen,
    )
    return vellen.veld(blad, kader(bezoek, NAAM))


def _codes(bezoek: Gastbezoek, inbreng: Inbreng) -> tuple[str, ...]:
    """Return all he can say something about, in order; also what the region has no name for any more, once written."""
    gebieden = dict.fromkeys((*bezoek.regio.leefgebieden, *inbreng.per_gebied))
    return ("doel", *(f"{_GEBIED}{een}" for een in gebieden), "vragen", "wensen", "tolk", "meebrengen")


def _regel(bezoek: Gastbezoek, inbreng: Inbreng, code: str) -> vellen.Veldregel:
    tekst = _waarde(inbreng, code)
    if code.startswith(_GEBIED):
        gebied = code.removeprefix(_GEBIED)
        return vellen.Veldregel(code, gebiednaam(bezoek, gebied), _GEBIEDTEKEN.get(gebied, "pen"), tekst)
    return vellen.Veldregel(code, bezoek.teksten(f"gast.veld.{code}"), _TEKEN[code], tekst)


def _waarde(inbreng: Inbreng, code: str) -> str:
    if code.startswith(_GEBIED):
        return inbreng.per_gebied.get(code.removeprefix(_GEBIED), "")
    waarden = {
        "doel": inbreng.doel,
        "vragen": inbreng.vragen,
        "wensen": inbreng.wensen,
        "tolk": inbreng.tolk,
        "meebrengen": inbreng.meebrengen,
    }
    return waarden[code]


def _met(inbreng: Inbreng, code: str, tekst: str) -> Inbreng:
    match code:
        case "doel":
            return replace(inbreng, doel=tekst)
        case "vragen":
            return replace(inbreng, vragen=tekst)
        case "wensen":
            return replace(inbreng, wensen=tekst)
        case "tolk":
            return replace(inbreng, tolk=tekst)
        case "meebrengen":
            return replace(inbreng, meebrengen=tekst)
    per_gebied = {**inbreng.per_gebied, code.removeprefix(_GEBIED): tekst}
    return replace(inbreng, per_gebied=MappingProxyType({een: wat for een, wat in per_gebied.items() if wat}))


def _merk(bezoek: Gastbezoek, waarde: str) -> str:
    return bezoek.fingerprint({WAS: waarde})
