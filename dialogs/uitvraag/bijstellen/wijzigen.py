"""Everything that can be changed in an uitvraag, on one card."""

from collections.abc import Iterator

from cards.payloads import OpdrachtOpen
from cards.uitvraag import wijzigen as kaarten
from cards.uitvraag.payloads import VoorstelOpen
from cards.uitvraag.wijzigdata import Heropenen, IntrekFormulier, InzageOpen, Sluiten, VerzetFormulier, Wijzigen
from cards.uitvraag.wijzigen import Weg, Wijzigbeeld
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.uitvraag.geheel import Geheel, bij_opdracht, laad_geheel
from domain.uitvraag import UitvraagStatus


def openen(desk: Desk, payload: Wijzigen) -> Answer:
    """Open everything that can be changed in an uitvraag."""
    if payload.uitvraag is None:
        return _kies(desk)
    return toon(desk, laad_geheel(desk, payload.uitvraag))


def toon(desk: Desk, geheel: Geheel, *, eerst: Verb | None = None) -> Answer:
    """Show what can be changed now; `eerst` is what was asked for, and stands first."""
    wegen = sorted(_wegen(desk, geheel), key=lambda een: een.payload.verb is not eerst)
    beeld = Wijzigbeeld(
        uitvraag=geheel.uitvraag.id,
        code=str(geheel.casus.code),
        deadline=geheel.uitvraag.deadline,
        zitting=geheel.zitting.begint_op,
        wegen=tuple(wegen),
        stand=_stand(desk, geheel),
    )
    kaart = kaarten.wijzigkaart(beeld, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def _kies(desk: Desk) -> Answer:
    return bij_opdracht(
        desk,
        Arguments(),
        titel="uitvraag.wijzig.kies_titel",
        kan=lambda _: True,
        toon=lambda een: toon(desk, een),
        kies=Wijzigen(),
        anders="uitvraag.loopt_niet",
    )


def _stand(desk: Desk, geheel: Geheel) -> str:
    if geheel.ingetrokken:
        return "uitvraag.wijzig.ingetrokken"
    if geheel.begonnen(desk.nu):
        return "uitvraag.wijzig.begonnen"
    return "uitvraag.wijzig.gesloten" if geheel.uitvraag.status is UitvraagStatus.GESLOTEN else ""


def _wegen(desk: Desk, geheel: Geheel) -> Iterator[Weg]:
    uitvraag, casus = geheel.uitvraag.id, geheel.casus
    if geheel.loopt(desk.nu):
        yield Weg("uitvraag.wijzig.verzet", "uitvraag.knop.verzet", VerzetFormulier(uitvraag=uitvraag))
        yield Weg("uitvraag.wijzig.erbij", "uitvraag.knop.erbij", VoorstelOpen(casus=casus.id))
        namens = OpdrachtOpen(opdracht="uitvraag namens", casuscode=str(casus.code))
        yield Weg("uitvraag.wijzig.namens", "uitvraag.knop.namens", namens)
        sluit = Sluiten(uitvraag=uitvraag, sleutel=desk.issue_key(Verb.UITVRAAG_SLUIT, uitvraag))
        yield Weg("uitvraag.wijzig.sluit", "uitvraag.knop.sluit", sluit)
    elif geheel.uitvraag.status is UitvraagStatus.GESLOTEN and not geheel.begonnen(desk.nu):
        heropen = Heropenen(uitvraag=uitvraag, sleutel=desk.issue_key(Verb.UITVRAAG_HEROPEN, uitvraag))
        yield Weg("uitvraag.wijzig.heropen", "uitvraag.knop.heropen", heropen)
    if geheel.gevraagd:
        yield Weg("uitvraag.wijzig.intrek", "uitvraag.knop.intrek", IntrekFormulier(uitvraag=uitvraag))
    if geheel.teruggenomen:
        yield Weg("uitvraag.wijzig.inzage", "uitvraag.knop.inzage", InzageOpen(uitvraag=uitvraag))
