"""The post to an organisatie that got the casusregie, or holds it no more: a code, and names of organisaties."""

from dataclasses import dataclass

from cards import regie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.regie import Regiepost
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.persoon import Rol
from domain.regie import Regie
from domain.wekken import wie_te_vermelden
from storage import bewaren, personen, regie, toegang
from storage import casus as casussen
from storage.plekken import staat_er


@dataclass(frozen=True, slots=True)
class _Stand:
    """A period, its casus, and who holds the casusregie now. `afscheid`: the post says that it moved."""

    periode: Regie
    casus: Casus
    houder: Regie | None
    afscheid: bool

    @property
    def heeft(self) -> bool:
        """Tell whether the organisatie holds it now, in this period or in a later one."""
        return self.houder is not None and self.houder.organisatie == self.periode.organisatie


def teken(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say whether the organisatie holds the casusregie."""
    stand = _stand(context, onderwerp_id)
    if stand is None:
        return Skip("bestaat_niet")
    houder = stand.houder if stand.heeft else None
    wie = personen.lees_alle(context.uow, [houder.persoon_id]) if houder and houder.persoon_id else {}
    vermeld = _vermeld(context, stand, onderwerp_id)
    post = Regiepost(
        code=str(stand.casus.code),
        naam=context.regio.organisatienaam(stand.periode.organisatie),
        heeft=stand.heeft,
        casusregisseur=next((zonder_opmaak(een.naam) for een in wie.values()), ""),
        vermeld=tuple(een.name for een in vermeld),
        mag_openen=_doet_mee(context, stand),
    )
    return als_bericht(kaarten.regiepost(post, context.teksten), context.teksten, mentions=vermeld)


def aandacht(context: Context, onderwerp_id: str) -> Attention | None:
    """It costs the attention of its organisatie, and can wait for the next morning."""
    stand = _stand(context, onderwerp_id)
    return Attention(stand.periode.organisatie) if stand else None


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It is posted only while it is true, where the organisatie is reached now, and to who had heard otherwise."""
    stand = _stand(context, onderwerp_id)
    if stand is None:
        return Skip("bestaat_niet")
    if stand.heeft is stand.afscheid or (stand.casus.fase is Fase.AFGESLOTEN and not _met_het_einde(context, stand)):
        return Skip("voorbij")
    if stand.afscheid and not staat_er(context.uow, Berichtsoort.REGIE, stand.periode.id):
        return Skip("nooit_verteld")
    if not stand.afscheid and stand.houder is not None and stand.houder.id != stand.periode.id:
        # The later period has a post of its own.
        return Skip("ingehaald")
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, stand.periode.organisatie)
    hier = waarheen.hier(wie, None) if soort == "g" else waarheen.hier(None, wie)
    return None if hier else Skip("verhuisd")


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Who hears that it could not be delivered: the regisseur of the casus."""
    stand = _stand(context, onderwerp_id)
    return wekken.eigenaar_van(context, stand.casus.id) if stand else None


def _stand(context: Context, onderwerp_id: str) -> _Stand | None:
    voor, dubbelepunt, achter = onderwerp_id.partition(":")
    try:
        periode = regie.lees(context.uow, achter or voor)
        casus = casussen.lees(context.uow, periode.casus_id)
    except NotFound:
        return None
    return _Stand(periode, casus, regie.huidige(context.uow, casus.id), bool(dubbelepunt))


def _met_het_einde(context: Context, stand: _Stand) -> bool:
    """Tell whether it was placed by what closed the casus: whoever carries it on in the local field hears that."""
    gesloten = stand.casus.fase is Fase.AFGESLOTEN
    return gesloten and bewaren.gesloten_op(context.uow, stand.casus.id) == stand.periode.van


def _vermeld(context: Context, stand: _Stand, onderwerp_id: str) -> tuple[Mention, ...]:
    """Mention who there is the casusregisseur, or who looks after the tafel, in a new post where all of them are."""
    organisatie = stand.periode.organisatie
    if not stand.heeft or bereik(context, organisatie).gesprek_id is None:
        return ()
    if staat_er(context.uow, Berichtsoort.REGIE, onderwerp_id):
        return ()
    eerst = (stand.houder.persoon_id,) if stand.houder and stand.houder.persoon_id else ()
    ids = wie_te_vermelden(wekken.team(context, organisatie), eerst, [stand.casus.tafel], context.nu)
    return wekken.noem(context, ids)


def _doet_mee(context: Context, stand: _Stand) -> bool:
    return any(
        een.organisatie == stand.periode.organisatie and een.rol is Rol.PARTNER and een.loopt(context.nu)
        for een in toegang.van_casus(context.uow, stand.casus.id)
    )
