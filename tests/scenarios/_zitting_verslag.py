"""After the simulated zitting: what was said of each casus is approved, and everybody looks what he can read.

The words of the story tell of which casus somebody reads: each stands in one text about one casus.
"""

from collections.abc import Mapping
from typing import Final

from cards.verbs import Verb
from tests._kaart import Kaart
from tests.scenarios._zitting_dag import BEURTEN, DOORGESCHOVEN, Dag
from tests.scenarios._zitting_wie import DEELNEMERS, ZAAK

BESPROKEN: Final = frozenset(nr for nr, _, _ in BEURTEN) - DOORGESCHOVEN
"""Which were discussed, and not left for the next zitting."""


async def wordt_goedgekeurd(d: Dag) -> None:
    """Let each regisseur approve what was said of his own casussen, as it reads by itself."""
    for nr in sorted(BESPROKEN):
        wie = ZAAK[nr].regisseur
        concept = await d.podium.drukt_kaal(wie, Verb.VERSLAG_CASUS, _van(d, nr))
        assert ZAAK[nr].woord("besluit") in str(concept.json), f"nothing was kept of {nr}: {concept!r}"
        goed = await d.podium.drukt(wie, concept, "Goedkeuren")
        assert "Goedgekeurd" in goed, f"{nr} was not approved: {goed!r}"
    d.toezicht.posts(await d.podium.werkt())


async def wat_wordt_gelezen(d: Dag) -> frozenset[tuple[str, int]]:
    """Return who reads of which casus, when he asks for all of them, whether they are offered to him or not."""
    gelezen: set[tuple[str, int]] = set()
    for naam in DEELNEMERS:
        keuze = await d.podium.drukt_kaal(naam, Verb.VERSLAG_KIES, {"v": 1, "zitting": d.zaal.zitting.id})
        aangeboden = {nr for nr in ZAAK if d.zaal.code(nr) in str(keuze.json)}
        open_ = set[int]()
        for nr in ZAAK:
            blad = await d.podium.drukt_kaal(naam, Verb.VERSLAG_LEES, {**_van(d, nr), "blad": 0})
            assert _woorden(blad) <= {nr}, f"{naam} reads about {_woorden(blad)} in that of {nr}"
            open_ |= _woorden(blad)
        assert aangeboden == open_, f"{naam} is offered {aangeboden} and can read {open_}"
        gelezen |= {(naam, nr) for nr in open_}
    return frozenset(gelezen)


def _van(d: Dag, nr: int) -> Mapping[str, object]:
    return {"v": 1, "zitting": d.zaal.zitting.id, "casus": d.zaal.casussen[nr].id}


def _woorden(kaart: Kaart) -> set[int]:
    return {nr for nr, een in ZAAK.items() if een.woord("besluit") in kaart}
