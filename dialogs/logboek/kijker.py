"""Who reads the logboek, and of what: the one place where that is decided for the card, the page and the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dialogs.kern.beleid import bestaat_niet, eis, over_casus
from dialogs.kern.desk import Bezoek
from domain.bewaren import Bewaarsoort
from domain.casus import Betrokkene
from domain.casuscode import Casuscode
from domain.errors import NotFound
from domain.logboek import Handeling, Keten
from domain.persoon import Rol
from domain.toegang import Daad
from storage import casus as casussen
from storage import logboek, vernietigen

_REGIO: Final = Keten("").naam


@dataclass(frozen=True, slots=True)
class Blik:
    """What somebody looks at.

    Attributes:
        keten: the chain of a casus (or of what was one); None for the whole region.
        code: of the casus; empty for the region, and for what never had one.
        namen: the betrokkenen by id, for who may see who they are; empty for who may not.
        met_namen: whether he may.
    """

    keten: str | None
    code: str = ""
    namen: Mapping[str, Betrokkene] = field(default_factory=dict)
    met_namen: bool = False


def blik(bezoek: Bezoek, keten: str | None) -> Blik:
    """Return what he may see of a chain.

    Raises:
        NotAllowed: it is not his casus, or there is none.
    """
    if keten is None or keten == _REGIO:
        eis(bezoek, Daad.LOGBOEK_ALLES_LEZEN)
        return Blik(None)
    try:
        casus = casussen.lees(bezoek.uow, keten)
    except NotFound:
        # Not a casus, or not any more: then it has no regisseur, and only who reads everything may see it.
        if not bezoek.actor.is_rol(Rol.PRIVACYFUNCTIONARIS) or logboek.kop(bezoek.uow, keten) is None:
            raise bestaat_niet(bezoek, Daad.CASUS_ZIEN) from None
        eis(bezoek, Daad.LOGBOEK_ALLES_LEZEN)
        return Blik(keten, _oude_code(bezoek, keten))
    als = eis(bezoek, Daad.LOGBOEK_LEZEN, over_casus(casus)).rol
    if als is Rol.PROCESREGISSEUR:
        return Blik(casus.id, str(casus.code), {een.id: een for een in casus.betrokkenen}, met_namen=True)
    return Blik(casus.id, str(casus.code))


def keten_van(bezoek: Bezoek, code: Casuscode) -> str:
    """Return the chain of the casus with this code, also when it was destroyed.

    Raises:
        NotAllowed: there is none.
    """
    try:
        return casussen.met_code(bezoek.uow, code).id
    except NotFound:
        bewijs = vernietigen.met_code(bezoek.uow, str(code))
    if bewijs is None or not bezoek.actor.is_rol(Rol.PRIVACYFUNCTIONARIS):
        raise bestaat_niet(bezoek, Daad.CASUS_ZIEN)
    return bewijs.onderwerp_id


def noteer(bezoek: Bezoek, handeling: Handeling, van: Blik) -> None:
    """Write down that the logboek was opened or left as a file, and whose names stood in it."""
    bezoek.record(handeling, casus_id=van.keten)
    for betrokkene_id in van.namen:
        bezoek.record(handeling, casus_id=van.keten, betrokkene_id=betrokkene_id)


def _oude_code(bezoek: Bezoek, keten: str) -> str:
    bewijs = vernietigen.van(bezoek.uow, Bewaarsoort.CASUS, keten)
    return "" if bewijs is None else bewijs.code
