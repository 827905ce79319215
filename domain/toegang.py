"""Who may see and do what: the one place where that is decided.

Access to a casus is a row, given by the invitation to that casus; membership of a tafel or a channel gives none.
Each function answers with a plain bool; the dialogs turn a no into a polite refusal and a line in the logboek.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.casus import Casus
from domain.melding import Melding
from domain.persoon import Actor, Rol
from domain.uitvraag import Bevraging


@dataclass(frozen=True, slots=True)
class Toegang:
    """Access to one casus for an organisatie: for one person there, or (None) for everyone in that role.

    Attributes:
        rol: the role in which the access may be used.
        tot: when it ended, or ends; None while the casus runs.
    """

    casus_id: str
    organisatie: str
    rol: Rol
    van: datetime
    tot: datetime | None = None
    persoon_id: str | None = None

    def geldt_voor(self, actor: Actor, moment: datetime) -> bool:
        """Tell whether this row lets `actor` in at `moment`."""
        if not self.van <= moment or (self.tot is not None and self.tot <= moment):
            return False
        if self.persoon_id is not None and self.persoon_id != actor.persoon_id:
            return False
        return self.organisatie in actor.organisaties(self.rol)


def is_regisseur_van(actor: Actor, casus: Casus) -> bool:
    """The one procesregisseur who holds the casus, or who stands in for him now, as long as he holds that role."""
    return casus.regisseur_id in actor.regisseert_voor


def mag_casus_zien(actor: Actor, casus: Casus, toegang: Iterable[Toegang], moment: datetime) -> bool:
    """See who it is about: the regisseur who holds it, and whoever was invited to it."""
    return is_regisseur_van(actor, casus) or any(
        een.casus_id == casus.id and een.geldt_voor(actor, moment) for een in toegang
    )


def mag_bevraging_beantwoorden(
    actor: Actor, casus: Casus, bevraging: Bevraging, toegang: Iterable[Toegang], moment: datetime
) -> bool:
    """Open the form and answer: a partner of the organisatie that was asked, while it has access to the casus."""
    return bevraging.organisatie in actor.organisaties(Rol.PARTNER) and any(
        een.casus_id == casus.id
        and een.organisatie == bevraging.organisatie
        and een.rol is Rol.PARTNER
        and een.geldt_voor(actor, moment)
        for een in toegang
    )


def mag_antwoorden_lezen(actor: Actor, casus: Casus) -> bool:
    """Read what the organisaties answered, and see that one refused: the regisseur of the casus alone."""
    return is_regisseur_van(actor, casus)


def mag_zich_melden_voor(actor: Actor, organisatie: str, gevraagd: Iterable[str]) -> bool:
    """Say whether he comes to a zitting: a partner of an organisatie that is asked for it."""
    return organisatie in actor.organisaties(Rol.PARTNER) and organisatie in set(gevraagd)


def mag_melding_behandelen(actor: Actor, melding: Melding, *, vrij: bool) -> bool:
    """Read a melding and deal with it: whoever took it up, or stands in for him; while it is `vrij`, any regisseur.

    It is free while nobody took it up, or when who did is no procesregisseur any more.
    """
    if not actor.is_rol(Rol.PROCESREGISSEUR):
        return False
    return vrij or melding.regisseur_id in actor.regisseert_voor


def is_melder(actor: Actor, melding: Melding, waarneemt: Iterable[str]) -> bool:
    """Read one's own melding and go on with it: who made it, or stands in for him, as long as he is a partner there.

    Other colleagues of the organisatie do not: a melding is not a casus to which the organisatie was invited, and who
    is bound by secrecy must be able to bring somebody in without all his colleagues reading it.

    Args:
        actor: who asks.
        melding: which one.
        waarneemt: the ids of the people for whom he stands in now, by their own choice or a beheerder's.
    """
    zelf = melding.melder_id == actor.persoon_id or melding.melder_id in set(waarneemt)
    return zelf and melding.organisatie in actor.organisaties(Rol.PARTNER)


def mag_overdragen(actor: Actor, regisseur_id: str) -> bool:
    """Hand over casussen of this regisseur: himself, or a manager, who sees codes and counts of them only.

    Not whoever stands in for him: that would last longer than the absence.
    """
    zelf = actor.persoon_id == regisseur_id and actor.is_rol(Rol.PROCESREGISSEUR)
    return zelf or actor.is_rol(Rol.MANAGER)


def mag_contacten_zien(actor: Actor) -> bool:
    """See how the people of every organisatie are reached: a beheerder, and a procesregisseur, who calls them."""
    return actor.is_rol(Rol.BEHEERDER) or actor.is_rol(Rol.PROCESREGISSEUR)


def mag_contacten_wijzigen(actor: Actor) -> bool:
    """Say how the people of any organisatie are reached."""
    return actor.is_rol(Rol.BEHEERDER)


def mag_eigen_bereik_wijzigen(actor: Actor, organisatie: str) -> bool:
    """Say how he himself is woken for an organisatie: its partners."""
    return organisatie in actor.organisaties(Rol.PARTNER)
