"""What may happen in the hour before a zitting."""

from dataclasses import dataclass

from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import Zitting
from domain.casus import Casus
from domain.formulier import DELEN_ID, Delen
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Uitvraag, Weigering
from storage import aanwezigheid
from storage import uitvraag as uitvragen
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import handelt_af


@dataclass
class Tafel:
    """The coming zitting of the youth tafel, with two casussen of Rosa and, last, one of her colleague Carlo."""

    wereld: Wereld
    zitting: Zitting
    volgende: Zitting
    collega: Deelnemer
    eerste: Casus
    tweede: Casus
    van_collega: Casus
    uitvraag: Uitvraag

    @property
    def codes(self) -> list[str]:
        return [str(een.code) for een in (self.eerste, self.tweede, self.van_collega)]

    def volgorde_op(self, tekst: str) -> list[str]:
        """The codes in the order in which they stand as items in a text."""
        plekken = {code: tekst.find(f". {code}**") for code in self.codes}
        return sorted((code for code, plek in plekken.items() if plek >= 0), key=lambda code: plekken[code])


def antwoordt(
    tafel: Tafel,
    organisatie: str,
    tekst: str,
    delen: Delen = Delen.HELE_TAFEL,
    gezegd_door: str = "",
    weigering: Weigering | None = None,
) -> None:
    """Let an organisatie answer about the first casus, or refuse."""
    vraag = next(een for een in tafel.uitvraag.bevragingen if een.organisatie == organisatie)
    soort = Antwoordsoort.GEWEIGERD if weigering else Antwoordsoort.BEKEND
    antwoord = Antwoord(
        bevraging_id=vraag.id,
        betrokkene_id=tafel.eerste.betrokkenen[0].id,
        versie=1,
        soort=soort,
        waarden=() if weigering else (("hulpvragen", tekst), (DELEN_ID, delen.value)),
        weigering=weigering,
        formulier_versie=vraag.formulier_versie,
        door_id=tafel.wereld.regisseur.id,
        op=tafel.wereld.nu,
        gezegd_door=gezegd_door,
    )
    tafel.wereld.doet(uitvragen.voeg_antwoord_toe, tafel.eerste.id, antwoord)
    hoe = BevragingStatus.GEWEIGERD if weigering else BevragingStatus.BEANTWOORD
    handelt_af(tafel.wereld, tafel.uitvraag, organisatie, hoe)


def komt(tafel: Tafel, organisatie: str) -> None:
    """Let somebody of an organisatie say that he comes."""
    wie = tafel.wereld.partner(organisatie)
    nu = tafel.wereld.nu
    tafel.wereld.doet(aanwezigheid.zet, Aanwezigheid(tafel.zitting.id, organisatie, wie.id, Komt.AANGEMELD, nu, nu))
