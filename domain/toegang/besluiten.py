"""The one decision: who may see and do what."""

from domain.toegang.daden import Reden
from domain.toegang.regels import REGELS, Regel
from domain.toegang.vraag import Besluit, Vraag


def beslis(vraag: Vraag) -> Besluit:
    """Return whether the actor may, or why not.

    Any rule for a role that he holds now may let him in. When none does, the reason is of the rule that came furthest,
    so that he hears what really stands in the way.
    """
    verst, reden, bron = -1, Reden.ROL_ONTBREEKT, ""
    for regel in REGELS[vraag.daad].regels:
        if not vraag.actor.is_rol(regel.rol):
            continue
        plek = _eerste_die_niet_klopt(regel, vraag)
        if plek is None:
            return Besluit(rol=regel.rol, bron=regel.bron)
        if plek > verst:
            verst, reden, bron = plek, regel.voorwaarden[plek].reden, regel.bron
    return Besluit(reden=reden, bron=bron)


def _eerste_die_niet_klopt(regel: Regel, vraag: Vraag) -> int | None:
    return next((plek for plek, een in enumerate(regel.voorwaarden) if not een.klopt(vraag)), None)
