"""Whether what a region says about the course of a casus fits the rest of its file."""

from collections.abc import Collection, Iterator

from domain.formulier import VeldSoort
from domain.opschaalladder import Tredesoort
from regio.meldingen import Opmerking, Pad, opsomming
from regio.schema import Regiobestand, TriageDeel


def controleer_verloop(bestand: Regiobestand) -> Iterator[Opmerking]:
    """Yield what does not fit: criteria without a question, combinations of what is not there, steps out of order."""
    if bestand.triage is not None:
        yield from _triage(bestand, bestand.triage)
    yield from _piramide(bestand)
    dagen = bestand.verloop.kader_dagen
    if list(dagen) != sorted(set(dagen), reverse=True):
        yield Opmerking(("verloop", "kader_dagen"), "regio.bestand.kader_dagen")


def _triage(bestand: Regiobestand, triage: TriageDeel) -> Iterator[Opmerking]:
    formulier = bestand.formulieren.get(triage.formulier)
    if formulier is None:
        yield _ontbreekt(("triage", "formulier"), triage.formulier, "formulieren", bestand.formulieren)
        return
    keuzes = {
        een.id: een for een in formulier.velden if een.soort in {VeldSoort.KEUZE, VeldSoort.MEERKEUZE, VeldSoort.JA_NEE}
    }
    for code, criterium in triage.criteria.items():
        pad: Pad = ("triage", "criteria", code)
        veld = keuzes.get(criterium.veld)
        if veld is None:
            yield _ontbreekt((*pad, "veld"), criterium.veld, f"formulieren.{triage.formulier}", keuzes)
        elif veld.keuzes:
            for waarde in criterium.waarden:
                if waarde not in veld.keuzes:
                    yield _ontbreekt((*pad, "waarden"), waarde, criterium.veld, veld.keuzes)
    for plaats, samen in enumerate(triage.combinatie):
        for code in samen:
            if code not in triage.criteria:
                yield _ontbreekt(("triage", "combinatie", plaats), code, "criteria", triage.criteria)


def _piramide(bestand: Regiobestand) -> Iterator[Opmerking]:
    for code, trede in bestand.piramide.items():
        pad: Pad = ("piramide", code)
        for soort in trede.soorten:
            if soort not in bestand.partnersoorten:
                yield _ontbreekt((*pad, "soorten"), soort, "partnersoorten", bestand.partnersoorten)
        if trede.tafel is not None and trede.tafel not in bestand.tafels:
            yield _ontbreekt((*pad, "tafel"), trede.tafel, "tafels", bestand.tafels)
        if (trede.soort is Tredesoort.O3) != (trede.tafel is not None):
            yield Opmerking((*pad, "tafel"), "regio.bestand.o3_tafel")
    huizen = [code for code, een in bestand.piramide.items() if een.soort is Tredesoort.VEILIGHEIDSHUIS]
    if bestand.piramide and len(huizen) != 1:
        yield Opmerking(("piramide",), "regio.bestand.een_huis")


def _ontbreekt(pad: Pad, code: str, onder: str, mogelijk: Collection[str]) -> Opmerking:
    return Opmerking(pad, "regio.bestand.bestaat_niet", {"code": code, "onder": onder, "mogelijk": opsomming(mogelijk)})
