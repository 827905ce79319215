"""What the buttons carry with which a worklist is answered: ids and one-time keys; the inputs come back beside them.

Somebody in a worklist is written as `<bevraging>:<betrokkene>`: an organisatie may be asked about one person twice.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field, model_validator

from cards.payloads import FormPayload, Id, Invoer, Payload, Sleutel, UitvraagOpen, WerklijstOpen
from cards.verbs import Verb

MEESTE = 60
"""The most persons that one button names; no step shows more than a few."""

Ids: TypeAlias = Annotated[tuple[Id, ...], Field(max_length=MEESTE)]


@dataclass(frozen=True, slots=True)
class Waar:
    """Which worklist: of one organisatie for one zitting, or (`alleen`) only one bevraging in it."""

    zitting: str
    organisatie: str
    alleen: str | None = None

    def opnieuw(self) -> Payload:
        """Return what opens it from the start."""
        if self.alleen is not None:
            return UitvraagOpen(bevraging=self.alleen)
        return WerklijstOpen(zitting=self.zitting, organisatie=self.organisatie)


class _InWerklijst(Payload):
    """A button in a worklist."""

    zitting: Id
    organisatie: Id
    alleen: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _zonder_niets(cls, data: object) -> object:
        # An input that was left empty may be absent, null or an empty text.
        return {een: wat for een, wat in data.items() if wat not in (None, "")} if isinstance(data, dict) else data

    @property
    def waar(self) -> Waar:
        """The worklist it is in."""
        return Waar(self.zitting, self.organisatie, self.alleen)


class WerklijstPersonen(_InWerklijst):
    """Go on to the persons: names open now. `aangevinkt` were ticked before, on a card to which somebody goes back."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_PERSONEN
    aangevinkt: Ids = ()


class WerklijstBekend(_InWerklijst):
    """Save who of these persons is known (or has consented); who is not ticked, is not."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_BEKEND
    personen: Ids
    sleutel: Sleutel
    bekend: Invoer = ""


class WerklijstOverige(_InWerklijst):
    """Ask for certain before the persons on the card who are not ticked are saved as not known. Nothing is saved."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_OVERIGE
    personen: Ids
    bekend: Invoer = ""


class WerklijstAntwoord(_InWerklijst, FormPayload):
    """Save the forms of these persons; `rest` were ticked as well, and come next.

    The fields come in `velden`, as `<betrokkene>.<field>`.
    """

    verb: ClassVar[Verb] = Verb.WERKLIJST_ANTWOORD
    personen: Ids
    rest: Ids = ()
    sleutel: Sleutel


class WerklijstPersoon(_InWerklijst):
    """Open the form about one person, to look at or correct; who it is may come from a choice list."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_PERSOON
    persoon: Id | None = None


class WerklijstNietBekend(_InWerklijst):
    """This one person is not known here (or: has not consented); `rest` were ticked as known."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_NIET_BEKEND
    persoon: Id
    rest: Ids = ()
    sleutel: Sleutel


class WerklijstGeenToestemming(_InWerklijst):
    """Nobody has consented: in these bevragingen nothing is shared about anybody of whom nothing was said yet."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_GEEN_TOESTEMMING
    bevragingen: Ids = ()
    sleutel: Sleutel


class WerklijstWeigerFormulier(_InWerklijst):
    """Open the form to say that nothing is shared: without `personen` by code, before any name; else about these.

    `bekend` are the ticks on the card it stands on, `rest` who was ticked before: neither is lost.
    """

    verb: ClassVar[Verb] = Verb.WERKLIJST_WEIGER_FORMULIER
    personen: Ids = ()
    rest: Ids = ()
    bekend: Invoer = ""


class WerklijstWeiger(_InWerklijst):
    """Say that nothing is shared about `over` (bevragingen, or some of `personen`), on which ground.

    `alles` is the only bevraging on the card: of one there is nothing to choose.
    """

    verb: ClassVar[Verb] = Verb.WERKLIJST_WEIGER
    personen: Ids = ()
    rest: Ids = ()
    alles: Id | None = None
    sleutel: Sleutel
    over: Invoer = ""
    grond: Invoer = ""
    toelichting: Invoer = ""


class WerklijstLijst(_InWerklijst):
    """Open what was answered about everybody, from the person at place `vanaf` on."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_LIJST
    vanaf: Annotated[int, Field(ge=0, le=10_000)] | None = None
