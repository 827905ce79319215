"""What an organisatie works on, opened from its own post: each is arranged, or still busy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cards.basisvoorwaarden import werk as kaarten
from cards.basisvoorwaarden.payloads import NOTITIE, STAND, VoorwaardenMeld, VoorwaardenWerk
from cards.basisvoorwaarden.werk import Werkbeeld, Werkregel
from cards.verbs import Verb
from dialogs.basisvoorwaarden.kern import mag_melden, naam_van, noteer, regels_van
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, met_toegang
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.terugkeer import over_dagen
from dialogs.kern.voorwaardenpost import Werk, gewijzigd, werk_van
from dialogs.kern.vrijetekst import kijk_na
from domain.basisvoorwaarden import LANGSTE_NOTITIE, Stand, Voorwaardestand
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tekst import schone_regel
from domain.toegang import Daad, Waarover
from storage import basisvoorwaarden
from storage.inbox import Uitkomst

MEESTE: Final = 10
"""On one card; what is left comes when these were said."""

_ZELF: Final = {Stand.OP_ORDE, Stand.MEE_BEZIG}


def openen(desk: Desk, payload: VoorwaardenWerk) -> Answer:
    """Open it: for the organisatie of the post, or the only one the presser works for."""
    eigen = sorted(desk.actor.organisaties(Rol.PARTNER))
    return _toon(desk, payload.organisatie or next(iter(eigen), ""))


def meld(desk: Desk, payload: VoorwaardenMeld) -> Answer:
    """Keep what was said of each; nothing chosen is nothing said."""
    t, velden = desk.teksten, payload.velden
    _eis_eigen(desk, payload.organisatie)
    regels = _open(desk, payload.organisatie)
    getypt = [(t("voorwaarden.werk.notitie"), velden.get(f"{een}{NOTITIE}", "")) for een in payload.regels]
    lang = max((len(schone_regel(woorden)) for _, woorden in getypt), default=0)
    if lang > LANGSTE_NOTITIE:
        fout = t("voorwaarden.werk.te_lang", lengte=lang, maximum=LANGSTE_NOTITIE)
        return _toon(desk, payload.organisatie, velden, (fout,), alleen=payload.regels)
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_toon(desk, payload.organisatie, velden, alleen=payload.regels))
    afdruk = desk.fingerprint(velden)

    def act() -> Uitkomst:
        gezegd = [(een, rij) for een in regels for rij in een.open if _id(rij) in payload.regels]
        aantal = sum(_zet(desk, een, rij, velden, payload.organisatie) for een, rij in gezegd)
        return Uitkomst("gemeld", {"aantal": str(aantal), "invoer": afdruk})

    uitkomst = desk.once(Verb.VOORWAARDEN_MELD, payload.sleutel, act, onderwerp=_onderwerp(payload))
    if uitkomst.ids["invoer"] != afdruk:
        return _toon(desk, payload.organisatie, velden, (t("voorwaarden.al_gebruikt"),), alleen=payload.regels)
    aantal = int(uitkomst.ids["aantal"])
    gedaan = t.aantal("voorwaarden.werk.gedaan", aantal) if aantal else t("voorwaarden.werk.niets_gezegd")
    return _toon(desk, payload.organisatie, gedaan=gedaan)


def _zet(desk: Desk, werk: Werk, rij: Voorwaardestand, velden: Mapping[str, str], organisatie: str) -> bool:
    gezegd = velden.get(f"{_id(rij)}{STAND}", "")
    notitie = schone_regel(velden.get(f"{_id(rij)}{NOTITIE}", ""))
    if gezegd not in _ZELF and notitie == rij.notitie:
        return False
    stand = Stand(gezegd) if gezegd in _ZELF else rij.stand
    nieuw = replace(rij, stand=stand, notitie=notitie, door_id=desk.actor.persoon_id, op=desk.nu, versie=rij.versie + 1)
    basisvoorwaarden.bewaar(desk.uow, nieuw)
    noteer(desk, Handeling.VOORWAARDE_GEZET, werk.casus, organisatie, onderwerp_id=f"{rij.casus_id}:{rij.code}")
    gewijzigd(desk, rij.casus_id, bij=[organisatie])
    return True


def _toon(
    desk: Desk,
    organisatie: str,
    velden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    *,
    gedaan: str = "",
    alleen: Sequence[str] = (),
) -> Answer:
    _eis_eigen(desk, organisatie)
    alle = werk_van(desk, organisatie)
    open_ = _open(desk, organisatie)
    paren = [(een, rij) for een in open_ for rij in een.open if not alleen or _id(rij) in alleen]
    blad = paren[:MEESTE]
    for casus in {een.casus.id: een.casus for een, _ in blad}.values():
        noteer(desk, Handeling.VOORWAARDEN_GEOPEND, casus, organisatie)
    voorwaarden = regels_van(desk).voorwaarden
    beeld = Werkbeeld(
        naam=desk.regio.organisatienaam(organisatie),
        regels=tuple(
            Werkregel(_id(rij), _kop(desk, een, voorwaarden[rij.code].naam), naam_van(een.casus), rij.notitie)
            for een, rij in blad
        ),
        meer=len(paren) - len(blad),
        dicht=len(alle) - len(open_),
        gedaan=gedaan,
        fouten=tuple(fouten),
    )
    if not blad:
        return als_antwoord(kaarten.werk(beeld, None, {}, desk.teksten), desk.teksten)
    knop = VoorwaardenMeld(organisatie=organisatie, regels=tuple(een.id for een in beeld.regels), sleutel="-")
    sleutel = desk.issue_key(Verb.VOORWAARDEN_MELD, _onderwerp(knop))
    waarden = velden or {}
    if velden is not None:
        # What was left out of a form that comes back was emptied.
        waarden = {**{f"{een.id}{NOTITIE}": "" for een in beeld.regels}, **velden}
    kaart = kaarten.werk(beeld, knop.model_copy(update={"sleutel": sleutel}), waarden, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _eis_eigen(desk: Desk, organisatie: str) -> None:
    """Refuse who does not work there, as for what an organisatie agreed to do."""
    eis(desk, Daad.AFSPRAKEN_EIGEN, Waarover(organisatie=organisatie or None))
    regels_van(desk)


def _open(desk: Desk, organisatie: str) -> tuple[Werk, ...]:
    """Return what the presser may see of it: without who has yet to be answered about or refused."""
    gevonden = []
    for een in werk_van(desk, organisatie):
        over = met_toegang(desk, een.casus)
        if mag_melden(desk, over, een.open[0]) and nog_te_kiezen(desk, een.casus.id, over) is None:
            gevonden.append(een)
    return tuple(gevonden)


def _kop(desk: Desk, werk: Werk, naam: str) -> str:
    code, t = str(werk.casus.code), desk.teksten
    if werk.dagen is None:
        return t("voorwaarden.werk.kop_zonder", code=code, naam=naam)
    return t("voorwaarden.werk.kop", code=code, naam=naam, over=over_dagen(desk, werk.dagen))


def _id(rij: Voorwaardestand) -> str:
    return f"{rij.casus_id}.{rij.code}"


def _onderwerp(payload: VoorwaardenMeld) -> str:
    return f"{payload.organisatie}|{','.join(payload.regels)}"
