"""Whether what a region says about nazorg fits the rest of its file."""

from collections.abc import Collection, Iterator

from domain.casus import Spoor
from domain.detentiekolommen import KOLOMMEN
from domain.formulier import VeldSoort
from regio.meldingen import Opmerking, Pad, opsomming
from regio.schema import AntwoordbronDeel, NazorgDeel, Regiobestand


def controleer_nazorg(bestand: Regiobestand) -> Iterator[Opmerking]:
    """Yield what does not fit: a tafel in another lane, kinds that are not there, answers that nobody can give."""
    deel = bestand.nazorg
    if deel is None:
        return
    yield from _plaatsen(bestand, deel)
    dagen = deel.aftelpunten or ()
    if list(dagen) != sorted(set(dagen), reverse=True):
        yield Opmerking(("nazorg", "aftelpunten"), "regio.bestand.kader_dagen")
    if deel.rio is not None and deel.rio.van > deel.rio.tot:
        yield Opmerking(("nazorg", "rio", "tot"), "regio.bestand.rio_leeftijd")
    for kolom in deel.kolommen:
        if kolom not in KOLOMMEN:
            yield _ontbreekt(("nazorg", "kolommen", kolom), kolom, "nazorg.kolommen", KOLOMMEN)
    formulieren = _formulieren(bestand, deel)
    for code, voorwaarde in deel.basisvoorwaarden.items():
        for plaats, bron in enumerate(voorwaarde.bronnen):
            yield from _bron(bestand, formulieren, ("nazorg", "basisvoorwaarden", code, "bronnen", plaats), bron)


def _plaatsen(bestand: Regiobestand, deel: NazorgDeel) -> Iterator[Opmerking]:
    tafel = bestand.tafels.get(deel.tafel)
    if tafel is None:
        yield _ontbreekt(("nazorg", "tafel"), deel.tafel, "tafels", bestand.tafels)
    elif tafel.spoor is not Spoor.NAZORG:
        yield Opmerking(("nazorg", "tafel"), "regio.bestand.nazorg_spoor")
    if deel.route not in bestand.meldroutes:
        yield _ontbreekt(("nazorg", "route"), deel.route, "meldroutes", bestand.meldroutes)
    soorten = [(("nazorg", "inrichtingen"), een) for een in deel.inrichtingen]
    if deel.rio is not None:
        soorten.append((("nazorg", "rio"), deel.rio.soort))
    for pad, soort in soorten:
        if soort not in bestand.partnersoorten:
            yield _ontbreekt(pad, soort, "partnersoorten", bestand.partnersoorten)


def _formulieren(bestand: Regiobestand, deel: NazorgDeel) -> tuple[str, ...]:
    """Return the forms with which an inrichting answers at the tafel of nazorg."""
    tafel = bestand.tafels.get(deel.tafel)
    codes = []
    for soort in deel.inrichtingen:
        eigen = bestand.partnersoorten.get(soort)
        anders = None if tafel is None else tafel.formulier_per_soort.get(soort) or None
        codes.append(anders or (eigen.formulier if eigen else None) or (tafel.formulier if tafel else ""))
    return tuple(een for een in dict.fromkeys(codes) if een in bestand.formulieren)


def _bron(bestand: Regiobestand, formulieren: Collection[str], pad: Pad, bron: AntwoordbronDeel) -> Iterator[Opmerking]:
    for code in formulieren:
        keuzes = {een.id: een for een in bestand.formulieren[code].velden if een.soort is VeldSoort.KEUZE}
        veld = keuzes.get(bron.veld)
        if veld is None:
            yield _ontbreekt((*pad, "veld"), bron.veld, f"formulieren.{code}", keuzes)
            continue
        for waarde in (*bron.op_orde, *bron.mee_bezig, *bron.niet):
            if waarde not in veld.keuzes:
                yield _ontbreekt(pad, waarde, bron.veld, veld.keuzes)


def _ontbreekt(pad: Pad, code: str, onder: str, mogelijk: Collection[str]) -> Opmerking:
    return Opmerking(pad, "regio.bestand.bestaat_niet", {"code": code, "onder": onder, "mogelijk": opsomming(mogelijk)})
