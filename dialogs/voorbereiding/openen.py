"""/voorbereiding: the hour before a zitting, everybody to phone, and one item."""

from cards import datum
from cards.voorbereiding import overzicht as kaarten
from cards.voorbereiding.payloads import BellenOpen, PuntOpen, VoorbereidingOpen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.voorbereiding import poort
from dialogs.voorbereiding.laden import eerste_van, lopende_zittingen
from domain.agenda import Zitting


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Open the next zitting of a tafel; without one, the next on which a casus of this regisseur stands."""
    if arguments.tafel is not None:
        desk.regio.tafel(arguments.tafel)
        zittingen = lopende_zittingen(desk)
        van_tafel = (een for een in zittingen if een.tafel == arguments.tafel)
        return _toon(desk, next(van_tafel, None))
    return _toon(desk, _eerste(desk))


def openen(desk: Desk, payload: VoorbereidingOpen) -> Answer:
    """Open a zitting: the one chosen, or the one the button names."""
    zitting_id = payload.naar or payload.zitting
    if zitting_id:
        return poort.toon(desk, zitting_id, vanaf=payload.vanaf)
    return _toon(desk, _eerste(desk))


def bellen(desk: Desk, payload: BellenOpen) -> Answer:
    """Open everybody to phone."""
    beeld = poort.bekijk(desk, payload.zitting)
    kaart = kaarten.bellen(beeld, desk.teksten, desk.regio.kalender, vanaf=payload.vanaf)
    return als_antwoord(kaart, desk.teksten)


def punt(desk: Desk, payload: PuntOpen) -> Answer:
    """Open one item."""
    return poort.toon_punt(desk, payload.zitting, payload.casus)


def _eerste(desk: Desk) -> Zitting | None:
    return eerste_van(desk, desk.actor) or next(iter(lopende_zittingen(desk)), None)


def _toon(desk: Desk, zitting: Zitting | None) -> Answer:
    if zitting is not None:
        return poort.toon(desk, zitting.id)
    kalender = desk.regio.kalender
    anders = [
        (
            een.id,
            desk.teksten(
                "voorbereiding.keuze",
                tafel=desk.regio.tafel(een.tafel).naam,
                wanneer=datum.kort(een.begint_op, kalender),
            ),
        )
        for een in lopende_zittingen(desk)
    ]
    return als_antwoord(kaarten.geen_zitting(anders, desk.teksten), desk.teksten)
