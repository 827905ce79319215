"""Confirming that something is destroyed: what goes, once more asked; and taking that back while it is there."""

from collections.abc import Sequence

from cards import bewaren as kaarten
from cards.bewaren import Bevestigd, BewarenTochNiet, BewarenVernietig, BewarenVernietigVorm
from cards.verbs import Verb
from dialogs.bewaren.bericht import houd_waar_voor
from dialogs.bewaren.kern import Ding, eis_beslissen, gekozen, in_woorden, noteer, zoek
from dialogs.bewaren.lijst import toon
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from domain import bewaren as regels
from domain.bewaren import BEDENKTIJD
from domain.logboek import Handeling
from storage import bewaren, wekkers
from storage.inbox import Uitkomst


def vorm(desk: Desk, payload: BewarenVernietigVorm) -> Answer:
    """Show what goes and what stays. What somebody held or kept longer meanwhile is left out, and said."""
    namen = gekozen(payload.item, payload.items)
    if not namen:
        return toon(desk, fouten=(desk.teksten("bewaren.fout.niets_gekozen"),))
    kan = _kan_weg(desk, _laad_alle(desk, namen))
    if not kan:
        return toon(desk, fouten=(desk.teksten("bewaren.fout.niet_verlopen"),))
    over = ",".join(ding.naam for ding in kan)
    knop = BewarenVernietig(namen=over, sleutel=desk.issue_key(Verb.BEWAREN_VERNIETIG, over))
    wat = tuple(in_woorden(desk, ding) for ding in kan)
    minuten = int(BEDENKTIJD.total_seconds()) // 60
    return als_antwoord(kaarten.bevestig(wat, len(namen) - len(kan), minuten, knop, desk.teksten), desk.teksten)


def bevestig(desk: Desk, payload: BewarenVernietig) -> Answer:
    """Confirm it: it is destroyed a little later, so that a mistake can be taken back."""
    namen = tuple(payload.namen.split(","))
    dingen = _laad_alle(desk, namen)

    def act() -> Uitkomst:
        for ding in _kan_weg(desk, dingen):
            bewaren.wijzig(desk.uow, regels.bevestig(ding.klok, desk.actor.persoon_id, desk.nu))
            wekkers.zet(desk.uow, Wekkersoort.VERNIETIG, ding.naam, desk.nu + BEDENKTIJD)
            noteer(desk, Handeling.BEWAREN_BEVESTIGD, ding.klok)
        houd_waar_voor(desk, dingen)
        return Uitkomst("bevestigd", {"namen": payload.namen})

    desk.once(Verb.BEWAREN_VERNIETIG, payload.sleutel, act, onderwerp=payload.namen)
    wacht = [ding for ding in _laad_alle(desk, namen) if ding.klok.bevestigd]
    om = max((ding.klok.bevestigd_op + BEDENKTIJD for ding in wacht if ding.klok.bevestigd_op), default=desk.nu)
    beeld = Bevestigd(
        namen=",".join(ding.naam for ding in wacht),
        wat=tuple(in_woorden(desk, ding) for ding in wacht),
        gemist=len(namen) - len(wacht),
        om=om,
    )
    return als_antwoord(kaarten.bevestigd(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def toch_niet(desk: Desk, payload: BewarenTochNiet) -> Answer:
    """Take back what was confirmed, as far as it is still there. Twice does no harm, so it needs no key."""
    dingen = [ding for ding in _laad_alle(desk, tuple(payload.namen.split(","))) if ding.klok.bevestigd]
    for ding in dingen:
        bewaren.wijzig(desk.uow, regels.trek_bevestiging_in(ding.klok))
        wekkers.trek_in(desk.uow, Wekkersoort.VERNIETIG, ding.naam)
        noteer(desk, Handeling.BEWAREN_LOSGELATEN, ding.klok)
    houd_waar_voor(desk, dingen)
    if not dingen:
        return toon(desk, fouten=(desk.teksten("bewaren.fout.al_weg"),))
    return toon(desk, melding=desk.teksten.aantal("bewaren.gedaan.toch_niet", len(dingen)))


def _laad_alle(desk: Desk, namen: Sequence[str]) -> list[Ding]:
    """Load those that are still there.

    Raises:
        NotAllowed: he does not decide about one of them.
    """
    gevonden = [ding for naam in namen if (ding := zoek(desk, naam)) is not None]
    for ding in gevonden:
        eis_beslissen(desk, ding)
    return gevonden


def _kan_weg(desk: Desk, dingen: Sequence[Ding]) -> list[Ding]:
    return [ding for ding in dingen if ding.mag_weg(desk.nu)]
