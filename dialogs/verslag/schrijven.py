"""What was typed in the verslag of a casus: read, judged, and kept. The same for the page and for the card."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dialogs.kern.desk import Bezoek
from dialogs.verslag.concept import Verslagzaak, keur_goed, laad, merk, noteer, schrijf
from domain.bespreking import LANGST_BESLUIT, met_tekst
from domain.logboek import Handeling
from domain.tekst import schone_tekst
from domain.verslag import LANGSTE_TEKST
from storage import bespreking
from teksten.catalogus import Teksten


class Intussen(Exception):
    """Somebody changed it since the form was drawn."""


@dataclass(frozen=True, slots=True)
class Getypt:
    """What was typed of one casus.

    Attributes:
        tekst: the text, as it was typed but for what no text may hold.
        besluiten: by id; an empty one is taken out.
        merk: over which words the form was drawn.
        fouten: by name of the input, in words.
    """

    zaak: Verslagzaak
    tekst: str
    besluiten: Mapping[str, str]
    merk: str
    fouten: Mapping[str, str]

    @property
    def gewijzigde_besluiten(self) -> dict[str, str]:
        """Return the besluiten that read otherwise than they were kept."""
        nu = {een.id: een.tekst for een in self.zaak.bespreking.besluiten}
        return {id_: tekst for id_, tekst in self.besluiten.items() if id_ in nu and tekst != nu[id_]}

    @property
    def iets_anders(self) -> bool:
        """Tell whether something was typed that is not kept yet."""
        return self.tekst != self.zaak.bewaard.tekst or bool(self.gewijzigde_besluiten)


def tekstveld(casus_id: str) -> str:
    """Return the name of the input of the text of a casus."""
    return f"tekst_{casus_id}"


def besluitveld(besluit_id: str) -> str:
    """Return the name of the input of a besluit."""
    return f"besluit_{besluit_id}"


def lees(zaak: Verslagzaak, velden: Mapping[str, str], merk_: str, t: Teksten) -> Getypt:
    """Return what was typed of a casus; what was not on the form stays as it is."""
    naam = tekstveld(zaak.casus.id)
    tekst = schone_tekst(velden[naam]) if naam in velden else zaak.bewaard.tekst
    besluiten: dict[str, str] = {}
    fouten: dict[str, str] = {}
    if len(tekst) > LANGSTE_TEKST:
        fouten[naam] = t("verslag.fout.te_lang", maximum=LANGSTE_TEKST, lengte=len(tekst))
    for een in zaak.bespreking.besluiten:
        veld = besluitveld(een.id)
        if veld in velden:
            besluiten[een.id] = schone_tekst(velden[veld])
            if len(besluiten[een.id]) > LANGST_BESLUIT:
                lengte = len(besluiten[een.id])
                fouten[veld] = t("verslag.fout.te_lang", maximum=LANGST_BESLUIT, lengte=lengte)
    return Getypt(zaak, tekst, besluiten, merk_, fouten)


def te_nakijken(getypt: Getypt, t: Teksten) -> list[tuple[str, str]]:
    """Return what was typed by label, to warn about."""
    code = getypt.zaak.code
    besluiten = [
        (besluitlabel(code, nummer, t), getypt.besluiten[een.id])
        for nummer, een in enumerate(getypt.zaak.bespreking.besluiten, 1)
        if een.id in getypt.besluiten
    ]
    return [(tekstlabel(code, t), getypt.tekst), *besluiten]


def tekstlabel(code: str, t: Teksten) -> str:
    """Return the label of the text of a casus."""
    return t("verslag.veld.tekst", code=code)


def besluitlabel(code: str, nummer: int, t: Teksten) -> str:
    """Return the label of a besluit."""
    return t("verslag.veld.besluit", code=code, nummer=nummer)


def eis_nog_zo(bezoek: Bezoek, getypt: Getypt, *, goed: bool = False) -> None:
    """Refuse what was typed over other words than it reads now. Of several, all are looked at before any is kept.

    Raises:
        Intussen: somebody kept another version meanwhile; or, of what is approved, something else was kept.
    """
    zaak = getypt.zaak
    if goed and zaak.goed and not getypt.iets_anders:
        return
    nu = merk(bezoek, zaak)
    versies_gelijk = nu.rpartition(".")[0] == getypt.merk.rpartition(".")[0]
    if (goed and nu != getypt.merk) or (getypt.iets_anders and not versies_gelijk):
        raise Intussen


def bewaar(bezoek: Bezoek, getypt: Getypt, *, goed: bool = False) -> None:
    """Keep what was typed of a casus; with `goed` approve it as it reads then.

    Raises:
        Intussen: somebody kept another version meanwhile; or, of what is approved, something else was kept.
        UserMistake: it was approved meanwhile, and something else was typed ("verslag.al_goed").
    """
    zaak = getypt.zaak
    eis_nog_zo(bezoek, getypt, goed=goed)
    if getypt.gewijzigde_besluiten:
        zaak = _met_besluiten(bezoek, getypt)
    if goed and not zaak.goed:
        keur_goed(bezoek, zaak, getypt.tekst)
    elif getypt.iets_anders:
        schrijf(bezoek, zaak, getypt.tekst)


def _met_besluiten(bezoek: Bezoek, getypt: Getypt) -> Verslagzaak:
    """Put besluiten right where they are kept: whoever takes them along reads the same words."""
    zaak = getypt.zaak
    nieuw = zaak.bespreking
    for id_, tekst in getypt.gewijzigde_besluiten.items():
        nieuw = met_tekst(nieuw, id_, tekst)
    bewaard = bespreking.bewaar(bezoek.uow, nieuw, bezoek.actor.persoon_id)
    noteer(bezoek, Handeling.BESPREKING_VASTGELEGD, zaak.casus, zaak.zitting.id)
    opnieuw = laad(bezoek, zaak.zitting.id, zaak.casus.id)
    return replace(opnieuw, bespreking=bewaard)
