"""What was typed, held against what belongs in another consultation. Shared by every form that takes something in.

elders = kijk_elders(desk, payload, (payload.aanleiding, payload.verzoek))
if fouten or elders.open:
    return elders.op(formulier(...))        # nothing was kept
...
elders.noteer(desk, casus_id=..., namens=...)   # in the act itself
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cards.elders import Verwijzing, met_verwijzing
from cards.payloads import Payload
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Bezoek
from domain.elders import hoort_elders
from domain.logboek import Handeling
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Elders:
    """Of which subjects that belong elsewhere a word was typed; of some, somebody said that it is not about that."""

    verwijzingen: tuple[Verwijzing, ...]
    teksten: Teksten

    @property
    def open(self) -> bool:
        """Tell whether something still belongs elsewhere: then nothing may be kept."""
        return any(not een.ontkend for een in self.verwijzingen)

    def op(self, formulier: Answer) -> Answer:
        """Return the form, filled in as it was, with the pointer and the box on it; as it is when there is nothing."""
        if not self.verwijzingen or not isinstance(formulier, ShowCard):
            return formulier
        return replace(formulier, card=met_verwijzing(formulier.card, self.verwijzingen, self.teksten))

    def noteer(self, bezoek: Bezoek, *, casus_id: str, namens: str, doel: str | None = None) -> None:
        """Write down that somebody said that it is not about these subjects: their codes, none of the words."""
        for een in self.verwijzingen:
            bezoek.record(
                Handeling.ELDERS_NIET_OVER, namens=namens, casus_id=casus_id, onderwerp_id=een.code, doel=doel
            )


def kijk_elders(bezoek: Bezoek, payload: Payload, teksten: Iterable[str]) -> Elders:
    """Return what of these texts belongs elsewhere.

    Args:
        bezoek: who typed it, in which region.
        payload: the form that was pressed; it holds the box.
        teksten: what was typed in own words. Names of people are left out: somebody may be called so.
    """
    niet_over = {een.strip() for een in payload.elders.split(",")}
    gevonden = hoort_elders(teksten, bezoek.regio.hoort_elders.values())
    return Elders(
        tuple(
            Verwijzing(een.code, een.onderwerp, een.verwijzing, een.waar, ontkend=een.code in niet_over)
            for een in gevonden
        ),
        bezoek.teksten,
    )
