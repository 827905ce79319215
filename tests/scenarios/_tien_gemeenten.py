"""An invented region with ten gemeenten: each its own body, three social services, three prisons and one for the young.

Who works where stands here once as a table in the words of the region, from which the region is made, and once more as
`mag_weten`: who may know of somebody, told apart from how the program finds it.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from domain.organisatie import Organisatie, Partnersoort
from domain.regio import Gemeente, Regio
from domain.werkdagen import Weekdag
from tools.nazorgjaar.jaar import VERDELING, Streek

GEMEENTEN: Final = (
    *("aarle", "biezenwaard", "carnisse", "dubbelwaard", "eemsluis"),
    *("fluitwaard", "gorsland", "haringvoort", "ijzendam", "jonkerland"),
)
SOCIALE_DIENSTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "sd-stad": ("aarle", "biezenwaard", "dubbelwaard", "eemsluis", "haringvoort", "ijzendam", "jonkerland"),
    "sd-rivier": ("carnisse", "gorsland"),
    "sd-eiland": ("fluitwaard",),
}
INRICHTINGEN: Final = ("pi-noorddijk", "pi-zuiddijk", "pi-westdijk")
JEUGDINRICHTING: Final = "jji-de-linde"
VOOR_ALLEN: Final = ("reclassering", "politie", "ggd", "rio")
"""Who works for the whole region."""

STREEK: Final = Streek(dict(zip(GEMEENTEN, VERDELING, strict=True)), INRICHTINGEN, (JEUGDINRICHTING,))


def mag_weten(inrichting: str | None, *gemeenten: str | None) -> frozenset[str]:
    """Return who may know of somebody who is in that inrichting, and lived or will live in these gemeenten."""
    waar = {een for een in gemeenten if een is not None}
    sociaal = {dienst for dienst, van in SOCIALE_DIENSTEN.items() if waar & set(van)}
    hier = {inrichting} if inrichting is not None else set()
    return frozenset({*VOOR_ALLEN, *hier, *sociaal, *(f"gemeente-{een}" for een in waar)})


def tien_gemeenten(demo: Regio) -> Regio:
    """Return the demo's region with other gemeenten and bodies; what it agreed and asks stays as it is."""
    assert demo.nazorg is not None
    tafel = demo.tafel(demo.nazorg.tafel)
    soorten = {
        **demo.partnersoorten,
        "jji": replace(demo.partnersoorten["pi"], code="jji", naam="Justitiële Jeugdinrichting"),
        "sociale-dienst": Partnersoort(
            "sociale-dienst", "Sociale dienst", demo.partnersoorten["gemeente"].kader, meer_dan_een=True
        ),
    }
    vast = ("pi", "jji", "reclassering", "politie", "ggd", "rio", "sociale-dienst", "gemeente")
    nazorg = replace(tafel, vast=vast, mogelijk=("veilig-thuis",), dag=Weekdag.WOENSDAG)
    return replace(
        demo,
        gemeenten=MappingProxyType({een: Gemeente(een, een.capitalize()) for een in GEMEENTEN}),
        partnersoorten=MappingProxyType(soorten),
        organisaties=MappingProxyType(_organisaties(demo)),
        tafels=MappingProxyType({**demo.tafels, tafel.code: nazorg}),
        nazorg=replace(demo.nazorg, inrichtingen=("pi", "jji")),
    )


def _organisaties(demo: Regio) -> dict[str, Organisatie]:
    blijft = ("zvh", *VOOR_ALLEN, "om", "rvdk", "veilig-thuis", "jeugdteam")
    alle = [replace(demo.organisatie(een)) for een in blijft]
    alle += [Organisatie(een, een.replace("pi-", "PI ").title(), "pi") for een in INRICHTINGEN]
    alle.append(Organisatie(JEUGDINRICHTING, "JJI De Linde", "jji"))
    alle += [Organisatie(een, een.title(), "sociale-dienst", van) for een, van in SOCIALE_DIENSTEN.items()]
    alle += [Organisatie(f"gemeente-{een}", f"Gemeente {een.capitalize()}", "gemeente", (een,)) for een in GEMEENTEN]
    return {een.code: een for een in alle}
