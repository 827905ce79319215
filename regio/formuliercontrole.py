"""Whether the forms of a region file can be asked: ids that are one of a kind, conditions that can come true."""

from collections.abc import Iterator, Mapping

from domain.formulier import DELEN_ID, JA, NEE, VeldSoort
from regio.meldingen import Opmerking, Pad, opsomming
from regio.schema import FormulierDeel, VeldDeel, VoorwaardeDeel

_MET_KEUZES = frozenset({VeldSoort.KEUZE, VeldSoort.MEERKEUZE})
_MET_TEKST = frozenset({VeldSoort.TEKST, VeldSoort.KORTE_TEKST})


def controleer_formulieren(formulieren: Mapping[str, FormulierDeel]) -> Iterator[Opmerking]:
    """Yield everything in the forms that cannot be asked as it stands."""
    for code, formulier in formulieren.items():
        eerdere: dict[str, VeldDeel] = {}
        later = {veld.id for veld in formulier.velden}
        for plaats, veld in enumerate(formulier.velden):
            pad: Pad = ("formulieren", code, "velden", plaats)
            yield from _veld(pad, veld)
            if veld.id in eerdere:
                yield Opmerking((*pad, "id"), "regio.bestand.veld_dubbel", {"veld": veld.id})
            if veld.toon_als is not None:
                yield from _voorwaarde((*pad, "toon_als"), veld.toon_als, eerdere, later)
            eerdere.setdefault(veld.id, veld)


def _mogelijk(veld: VeldDeel) -> tuple[str, ...]:
    return (JA, NEE) if veld.soort is VeldSoort.JA_NEE else tuple(veld.keuzes)


def _veld(pad: Pad, veld: VeldDeel) -> Iterator[Opmerking]:
    if veld.id == DELEN_ID:
        yield Opmerking((*pad, "id"), "regio.bestand.veld_gereserveerd", {"veld": veld.id})
    if veld.soort in _MET_KEUZES and len(veld.keuzes) < 2:  # noqa: PLR2004 - a choice is between two at least
        yield Opmerking(pad, "regio.bestand.keuzes_mist", {"veld": veld.id})
    if veld.soort not in _MET_KEUZES and veld.keuzes:
        yield Opmerking((*pad, "keuzes"), "regio.bestand.keuzes_te_veel", {"veld": veld.id})
    heeft_tekst = veld.soort in _MET_TEKST
    if veld.max_lengte is not None and not heeft_tekst:
        yield Opmerking((*pad, "max_lengte"), "regio.bestand.alleen_bij_tekst", {"veld": veld.id})
    if veld.notitie is not None and heeft_tekst:
        yield Opmerking((*pad, "notitie"), "regio.bestand.notitie_bij_tekst", {"veld": veld.id})
    if veld.feit_of_oordeel and not heeft_tekst and veld.notitie is None:
        yield Opmerking((*pad, "feit_of_oordeel"), "regio.bestand.zonder_tekst", {"veld": veld.id})
    if veld.einde_bij is not None and (veld.soort is VeldSoort.MEERKEUZE or veld.einde_bij not in _mogelijk(veld)):
        yield Opmerking((*pad, "einde_bij"), "regio.bestand.einde_bij", {"veld": veld.id, "waarde": veld.einde_bij})


def _voorwaarde(
    pad: Pad, voorwaarde: VoorwaardeDeel, eerdere: Mapping[str, VeldDeel], alle: set[str]
) -> Iterator[Opmerking]:
    ander = eerdere.get(voorwaarde.veld)
    if ander is None:
        sleutel = "voorwaarde_later" if voorwaarde.veld in alle else "voorwaarde_onbekend"
        yield Opmerking(
            (*pad, "veld"),
            f"regio.bestand.{sleutel}",
            {"veld": voorwaarde.veld, "mogelijk": opsomming(eerdere)},
        )
        return
    mogelijk = _mogelijk(ander)
    if not mogelijk:
        yield Opmerking((*pad, "veld"), "regio.bestand.voorwaarde_tekst", {"veld": voorwaarde.veld})
        return
    for waarde in voorwaarde.waarden:
        if waarde not in mogelijk or waarde == ander.einde_bij:
            yield Opmerking(
                (*pad, "waarden"),
                "regio.bestand.voorwaarde_waarde",
                {"veld": voorwaarde.veld, "waarde": waarde, "mogelijk": opsomming(mogelijk)},
            )
