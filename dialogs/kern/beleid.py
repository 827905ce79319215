"""Asking the policy (`domain/toegang`), and what a no becomes: a refusal in words, and its reason in the logboek."""

from dataclasses import replace

from dialogs.kern.desk import Bezoek
from domain.bij import behandelaars
from domain.casus import Casus
from domain.errors import NotAllowed, UserMistake
from domain.toegang import NIETS, Besluit, Casusfeiten, Daad, Reden, Vraag, Waarover, beslis
from storage import toegang


def besluit(bezoek: Bezoek, daad: Daad, over: Waarover = NIETS, *, doel: str = "") -> Besluit:
    """Return whether the actor in front of us may do this now, or why not."""
    return beslis(Vraag(bezoek.actor, daad, bezoek.nu, over, doel))


def mag(bezoek: Bezoek, daad: Daad, over: Waarover = NIETS, *, doel: str = "") -> bool:
    """Tell whether he may: for what is shown to some and left out for others."""
    return besluit(bezoek, daad, over, doel=doel).mag


def eis(bezoek: Bezoek, daad: Daad, over: Waarover = NIETS, *, doel: str = "") -> Besluit:
    """Refuse whoever may not; return in which role he may.

    Raises:
        NotAllowed: he may not. The router writes the reason down.
        UserMistake: he may, but the casus is closed ("casus.afgesloten"): that is no denial of a person.
    """
    gezegd = besluit(bezoek, daad, over, doel=doel)
    if gezegd.reden is Reden.CASUS_AFGESLOTEN:
        raise UserMistake("casus.afgesloten")
    if gezegd.reden is not None:
        raise geweigerd(gezegd.reden)
    return gezegd


def geweigerd(reden: Reden) -> NotAllowed:
    """Return a refusal with its words: also for what does not exist, with the reason of what is not his."""
    return NotAllowed(f"toegang.{reden.value}", reden=reden.value)


def bestaat_niet(bezoek: Bezoek, daad: Daad) -> NotAllowed:
    """Return the refusal for what there is not: the same one as for what is somebody else's, so that none learns it."""
    return geweigerd(besluit(bezoek, daad).reden or Reden.GEEN_TOEGANG)


def over_casus(casus: Casus) -> Waarover:
    """Return a casus as a subject, for acts that ask nothing of the rows of access."""
    return Waarover(casus=Casusfeiten.van(casus))


def met_toegang(bezoek: Bezoek, casus: Casus, *, organisatie: str | None = None) -> Waarover:
    """Return a casus as a subject, with everybody's access to it, and the organisatie it is about."""
    return replace(over_casus(casus), toegang=toegang.van_casus(bezoek.uow, casus.id), organisatie=organisatie)


def over_gemeente(bezoek: Bezoek, gemeente: str) -> Waarover:
    """Return a signal of this gemeente as a subject."""
    return Waarover(behandelaars=behandelaars(bezoek.regio, gemeente))
