"""What one organisatie said itself about the person of a request, with the form it answered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cards.antwoorden import Antwoordblok, in_regels, wie_en_wanneer
from cards.rechten.bron import EigenAntwoord
from dialogs.kern.antwoordweg import verdeling_voor
from dialogs.kern.beleid import geweigerd
from dialogs.kern.desk import Bezoek, Desk
from dialogs.rechten.kern import Bronzaak
from domain.formulier import Formulier
from domain.toegang import Reden
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, Uitvraag
from storage import personen
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Gegeven:
    """The latest version of one answer, and to which question."""

    uitvraag: Uitvraag
    bevraging: Bevraging
    antwoord: Antwoord
    formulier: Formulier

    @property
    def te_corrigeren(self) -> bool:
        """Tell whether it says something that could be put right."""
        return self.antwoord.soort is Antwoordsoort.BEKEND


def gegeven(desk: Bezoek, zaak: Bronzaak) -> Iterator[Gegeven]:
    """Yield what the organisatie said last about the person, per uitvraag, the newest first."""
    for uitvraag in uitvragen.van_casus(desk.uow, zaak.casus.id):
        for bevraging in uitvraag.bevragingen:
            if bevraging.organisatie != zaak.organisatie:
                continue
            for een in uitvragen.laatste_antwoorden(desk.uow, zaak.casus.id, bevraging.id):
                if een.betrokkene_id == zaak.wie.id:
                    formulier = uitvragen.formulier(desk.uow, een.formulier_versie)
                    yield Gegeven(uitvraag, bevraging, een, formulier)


def van_bevraging(desk: Bezoek, zaak: Bronzaak, bevraging_id: str) -> Gegeven:
    """Return what it said last in answer to one question.

    Raises:
        NotAllowed: this organisatie was not asked that, or said nothing.
    """
    for een in gegeven(desk, zaak):
        if een.bevraging.id == bevraging_id:
            return een
    raise geweigerd(Reden.NIET_GEVRAAGD)


def te_corrigeren(desk: Bezoek, zaak: Bronzaak, bevraging_id: str) -> Gegeven:
    """Return the same, when it tells something that could be put right.

    Raises:
        NotAllowed: it does not.
    """
    een = van_bevraging(desk, zaak, bevraging_id)
    if not een.te_corrigeren:
        raise geweigerd(Reden.NIET_GEVRAAGD)
    return een


def blokken(desk: Desk, zaak: Bronzaak) -> Iterator[EigenAntwoord]:
    """Yield the same as it is read on a card: without what was given on a page and is for the page alone."""
    alle = list(gegeven(desk, zaak))
    namen = personen.lees_alle(desk.uow, (een.antwoord.door_id for een in alle))
    for een in alle:
        door = namen[een.antwoord.door_id].naam if een.antwoord.door_id in namen else ""
        buiten = verdeling_voor(desk, een.formulier, zaak.casus).buiten
        op_kaart = tuple((id_, wat) for id_, wat in een.antwoord.waarden if id_ not in buiten)
        blok = Antwoordblok(
            kop=desk.regio.organisatienaam(zaak.organisatie),
            wanneer=wie_en_wanneer(een.antwoord, door, desk.teksten, desk.regio.kalender),
            regels=tuple(in_regels(replace(een.antwoord, waarden=op_kaart), een.formulier, desk.teksten)),
        )
        bevraging = een.bevraging.id if een.te_corrigeren else ""
        yield EigenAntwoord(bevraging, blok, meer=len(op_kaart) < len(een.antwoord.waarden))
