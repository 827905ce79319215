"""Questions that are asked so often that a short name reads better. Each asks the same table."""

from collections.abc import Iterable
from datetime import UTC, datetime

from domain.casus import Casus
from domain.melding import Melding
from domain.persoon import Actor, Rol
from domain.toegang.besluiten import beslis
from domain.toegang.daden import Daad
from domain.toegang.rij import Toegang
from domain.toegang.vraag import Casusfeiten, Meldingfeiten, Vraag, Waarover
from domain.uitvraag import Bevraging

_NU = datetime.min.replace(tzinfo=UTC)


def is_regisseur_van(actor: Actor, casus: Casus) -> bool:
    """Tell whether he holds the casus, or stands in for who does: a fact that says which view he gets."""
    return casus.regisseur_id in actor.regisseert_voor


def mag_casus_zien(actor: Actor, casus: Casus, toegang: Iterable[Toegang], moment: datetime) -> bool:
    """See who it is about: the regisseur who holds it, and whoever was invited to it."""
    over = Waarover(casus=Casusfeiten.van(casus), toegang=tuple(toegang))
    return beslis(Vraag(actor, Daad.CASUS_ZIEN, moment, over)).mag


def mag_bevraging_beantwoorden(
    actor: Actor, casus: Casus, bevraging: Bevraging, toegang: Iterable[Toegang], moment: datetime
) -> bool:
    """Open the form and answer: a partner of the organisatie that was asked, while it has access to the casus."""
    over = Waarover(casus=Casusfeiten.van(casus), toegang=tuple(toegang), organisatie=bevraging.organisatie)
    return beslis(Vraag(actor, Daad.BEVRAGING_BEANTWOORDEN, moment, over)).mag


def mag_antwoorden_lezen(actor: Actor, casus: Casus) -> bool:
    """Read what the organisaties answered, and see that one refused: the regisseur of the casus alone."""
    return beslis(Vraag(actor, Daad.ANTWOORDEN_LEZEN, _NU, Waarover(casus=Casusfeiten.van(casus)))).mag


def mag_zich_melden_voor(actor: Actor, organisatie: str, gevraagd: Iterable[str]) -> bool:
    """Say whether he comes to a zitting: a partner of an organisatie that is asked for it."""
    over = Waarover(organisatie=organisatie, gevraagd=frozenset(gevraagd))
    return beslis(Vraag(actor, Daad.AANWEZIGHEID_MELDEN, _NU, over)).mag


def mag_melding_behandelen(actor: Actor, melding: Melding, *, vrij: bool) -> bool:
    """Read a melding and deal with it: whoever took it up, or stands in for him; while it is `vrij`, any regisseur."""
    over = Waarover(melding=Meldingfeiten.van(melding, vrij=vrij))
    return beslis(Vraag(actor, Daad.MELDING_BEHANDELEN, _NU, over)).mag


def is_melder(actor: Actor, melding: Melding, waarneemt: Iterable[str]) -> bool:
    """Read one's own melding and go on with it: who made it, or stands in for him."""
    vervangers = [actor.persoon_id] if melding.melder_id in set(waarneemt) else []
    over = Waarover(melding=Meldingfeiten.van(melding, vervangers=vervangers))
    return beslis(Vraag(actor, Daad.MELDING_EIGEN, _NU, over)).mag


def mag_overdragen(actor: Actor, regisseur_id: str) -> bool:
    """Hand over casussen of this regisseur: himself, or a manager."""
    return beslis(Vraag(actor, Daad.CASUS_OVERDRAGEN, _NU, Waarover(persoon_id=regisseur_id))).mag


def mag_contacten_zien(actor: Actor) -> bool:
    """See how the people of every organisatie are reached."""
    return beslis(Vraag(actor, Daad.CONTACTEN_ZIEN, _NU)).mag


def mag_contacten_wijzigen(actor: Actor) -> bool:
    """Say how the people of any organisatie are reached."""
    return actor.is_rol(Rol.BEHEERDER) and beslis(Vraag(actor, Daad.CONTACTEN_WIJZIGEN, _NU)).mag


def mag_eigen_bereik_wijzigen(actor: Actor, organisatie: str) -> bool:
    """Say how he himself is woken for an organisatie: its partners."""
    return beslis(Vraag(actor, Daad.EIGEN_BEREIK_WIJZIGEN, _NU, Waarover(organisatie=organisatie))).mag
