"""/bij: the signals for one's gemeenten, the newest first."""

from typing import Final

from pydantic import ValidationError

from cards import bij as kaarten
from cards.bij import BijKies, BijLijst, BijOpen, Regel
from dialogs.bij.kern import eigen_gemeenten, noteer, ontsleuteld, stand, wie
from dialogs.bij.tonen import open_
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, over_gemeente
from dialogs.kern.bijsignalen import gebruik_van
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.bij import DOEL, Gebruik
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import bij as signalen
from storage.bij import Signaalregel

OP_EEN_KAART: Final = 10
"""Signals on one card."""


def opdracht(desk: Desk, _: Arguments) -> Answer:
    """/bij: the list from its beginning."""
    return _lijst(desk, 0)


def openen(desk: Desk, payload: BijLijst) -> Answer:
    """The list from some place on."""
    return _lijst(desk, payload.vanaf)


def kies(desk: Desk, payload: BijKies) -> Answer:
    """Open what was chosen in the list; without a choice, or with one that no list of ours holds, the list again."""
    try:
        keuze = BijOpen(signaal=payload.signaal)
    except ValidationError:
        return _lijst(desk, 0)
    return open_(desk, keuze)


def _lijst(desk: Desk, vanaf: int) -> Answer:
    gemeenten = [een for een in eigen_gemeenten(desk) if mag(desk, Daad.BIJ_ZIEN, over_gemeente(desk, een), doel=DOEL)]
    if not gemeenten:
        eis(desk, Daad.BIJ_ZIEN)
    gevonden = signalen.van_gemeenten(desk.uow, gemeenten, aantal=OP_EEN_KAART + 1, vanaf=vanaf)
    regels = [_regel(desk, een) for een in gevonden[:OP_EEN_KAART]]
    volgende = vanaf + OP_EEN_KAART if len(gevonden) > OP_EEN_KAART else None
    return als_antwoord(kaarten.lijst(regels, desk.teksten, volgende=volgende), desk.teksten)


def _regel(desk: Desk, een: Signaalregel) -> Regel:
    """Return a line: with the name while it is in use, and that he saw it is written down."""
    hoe = gebruik_van(desk, een.id)
    if hoe is not Gebruik.IN_GEBRUIK:
        return Regel(een.id, "", stand(desk, een, hoe))
    noteer(desk, Handeling.BIJ_GEOPEND, een)
    return Regel(een.id, wie(desk, ontsleuteld(desk, een.id, Daad.BIJ_ZIEN)), stand(desk, een, hoe))
