"""The post to whoever works with a day that changed: a code, and that something changed. Never what, or of what."""

from dataclasses import dataclass

from cards.detentie import beeld as kaarten
from dialogs.detentie import kern
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.deelname import doet_mee
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from domain.casus import Casus
from domain.detentie import Detentieversie, Wijzigsoort
from domain.errors import NotFound
from storage import casus as casussen
from storage import detentie as detenties

_DAGEN = frozenset({Wijzigsoort.DATUM, Wijzigsoort.VERVROEGD, Wijzigsoort.VERLOF})


@dataclass(frozen=True, slots=True)
class _Stand:
    """A casus, what changed last, and who is told."""

    casus: Casus
    laatste: Detentieversie
    organisatie: str


def teken(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say that something changed; once it takes part no more, without the button."""
    stand = _stand(context, onderwerp_id)
    if stand is None:
        return Skip("bestaat_niet")
    t, doet_mee_ = context.teksten, doet_mee(context, stand.casus.id, stand.organisatie)
    key = "detentie.bericht.dag" if stand.laatste.soort in _DAGEN else "detentie.bericht.iets"
    woorden = t(key if doet_mee_ else "detentie.bericht.voorbij", code=str(stand.casus.code))
    naam = context.regio.organisatienaam(stand.organisatie)
    return als_bericht(kaarten.bericht(naam, stand.casus.id, woorden, t, mag_openen=doet_mee_), t)


def aandacht(context: Context, onderwerp_id: str) -> Attention | None:
    """It costs the attention of its organisatie; whoever is outside tomorrow does not wait for the next morning."""
    stand = _stand(context, onderwerp_id)
    if stand is None:
        return None
    buiten = stand.laatste.detentie.volgende_keer_buiten(kern.vandaag(context))
    gauw = buiten is not None and (buiten - kern.vandaag(context)).days <= 1
    return Attention(stand.organisatie, urgent=gauw)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It is posted while its organisatie takes part, where that is reached now."""
    stand = _stand(context, onderwerp_id)
    if stand is None:
        return Skip("bestaat_niet")
    if not doet_mee(context, stand.casus.id, stand.organisatie):
        return Skip("voorbij")
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, stand.organisatie)
    hier = waarheen.hier(wie, None) if soort == "g" else waarheen.hier(None, wie)
    return None if hier else Skip("verhuisd")


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Who hears that it could not be delivered: the regisseur of the casus."""
    stand = _stand(context, onderwerp_id)
    return wekken.eigenaar_van(context, stand.casus.id) if stand else None


def _stand(context: Context, onderwerp_id: str) -> _Stand | None:
    casus_id, _, organisatie = onderwerp_id.partition(":")
    try:
        casus = casussen.lees(context.uow, casus_id)
    except NotFound:
        return None
    alle = detenties.versies(context.uow, casus_id)
    return _Stand(casus, alle[-1], organisatie) if alle else None
