"""The typed data behind a button: what the card carries, and what the form adds to it on the way back.

A button carries ids and a one-time key, nothing about a case. Whatever comes back is checked against the same
model and, being in the hands of a stranger until proven otherwise, trusted in nothing but its shape.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from cards.verbs import Verb

VELD = "veld."
"""Prefix of the input ids of a form that a region defines; behind it stands the field's stable id."""

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,100}$")]
"""An id or code of our own making, as it stands in a button."""

Sleutel: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,160}$")]
"""A one-time key as the desk issues it."""


def _as_filled_in(value: object) -> object:
    # Half a surrogate pair and a null are no text: not every database, and no form shown again, could hold them.
    if isinstance(value, str):
        return value.encode(errors="ignore").decode().replace("\x00", "")
    return "" if value is None else value


def _as_a_day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


Gewaarschuwd: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f.]{0,800}$")]
"""Keyed marks of what somebody was warned about and keeps all the same (`dialogs/kern/vrijetekst.py`)."""

Invoer: TypeAlias = Annotated[str, BeforeValidator(_as_filled_in)]
"""What somebody filled in. Give it "" as default: Teams leaves out, or empties, what was not filled in."""


class Payload(BaseModel):
    """The data of one verb. `v` is the version of its shape; an unknown version is an expired card."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    verb: ClassVar[Verb]
    v: Literal[1] = 1
    gewaarschuwd: Gewaarschuwd = Field(default="", exclude=True)
    elders: Invoer = Field(default="", exclude=True)
    """Of what belongs in another consultation: what somebody said that it is not about (`dialogs/kern/elders.py`)."""

    def data(self) -> dict[str, object]:
        """Return what the button carries: only what was set, so never an input."""
        return {"v": self.v, **self.model_dump(mode="json", exclude_none=True, exclude_unset=True)}


class FormPayload(Payload):
    """A payload to which the fields of a region's form are added when it is pressed."""

    velden: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_fields(cls, data: object) -> object:
        """Collect the inputs (`veld.<id>`) into `velden`; Teams leaves out what was not filled in."""
        if not isinstance(data, dict):
            return data
        velden = {
            key.removeprefix(VELD): "" if waarde is None else str(waarde)
            for key, waarde in data.items()
            if isinstance(key, str) and key.startswith(VELD)
        }
        # Only what was filled in: a button carries no empty list of fields.
        return {**data, "velden": velden} if velden else data


class OpdrachtOpen(Payload):
    """Open the answer to a command for the presser alone. The arguments are codes."""

    verb: ClassVar[Verb] = Verb.OPDRACHT_OPEN
    opdracht: Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,30}( [a-z-]{1,30}){0,2}$")]
    casuscode: Annotated[str, StringConstraints(max_length=20)] | None = None
    tafel: Id | None = None
    organisatie: Id | None = None
    rol: Id | None = None
    datum: Annotated[str, AfterValidator(_as_a_day)] | None = None


class WerklijstOpen(Payload):
    """Open what is asked of an organisatie for one zitting; stands on its worklist and on every reminder."""

    verb: ClassVar[Verb] = Verb.WERKLIJST_OPEN
    zitting: Id
    organisatie: Id


class AanwezigheidOpen(Payload):
    """Open the form with which somebody says whether he comes to a zitting, on behalf of an organisatie."""

    verb: ClassVar[Verb] = Verb.AANWEZIGHEID_OPEN
    zitting: Id
    organisatie: Id


class Beller(Payload):
    """Who of an organisatie says something on the phone, in which function, and when; as typed on the card."""

    gezegd_door: Invoer = ""
    functie: Invoer = ""
    gezegd_datum: Invoer = ""
    gezegd_tijd: Invoer = ""


class NamensFormulier(Beller):
    """Open the form in which a regisseur types what somebody of an organisatie says on the phone.

    Which uitvraag and which organisatie may come from a choice list.
    """

    verb: ClassVar[Verb] = Verb.UITVRAAG_NAMENS_FORMULIER
    uitvraag: Invoer = ""
    organisatie: Invoer = ""


class MeldingOpen(Payload):
    """Open a melding: for whoever made it, and for the regisseur who deals with it.

    `tot` is up to which line of the talk about it is shown, when not the newest.
    """

    verb: ClassVar[Verb] = Verb.MELDING_OPEN
    melding: Id
    tot: Annotated[int, Field(ge=1, le=10_000)] | None = None


class CasusUitMelding(Payload):
    """Find a melding ontvankelijk: open the form of a new casus, filled in with it."""

    verb: ClassVar[Verb] = Verb.CASUS_UIT_MELDING
    melding: Id


class OverdragenOpen(Payload):
    """Open the form to hand over the casussen of one regisseur; without one, ask whose."""

    verb: ClassVar[Verb] = Verb.OVERDRAGEN_OPEN
    van: Id | None = None
    kies_van: Invoer = ""


class UitvraagOpen(Payload):
    """Open one bevraging; stands in "Mijn zaken" and behind what was saved, to correct it."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_OPEN
    bevraging: Id


class ZakenOpen(Payload):
    """Open "Mijn zaken", of one zitting when given, from the casus at place `vanaf` on.

    `namen` is the casus of which the presser wants to see the names before his organisatie has answered.
    """

    verb: ClassVar[Verb] = Verb.ZAKEN_OPEN
    zitting: Id | None = None
    vanaf: Annotated[int, Field(ge=0, le=10_000)] | None = None
    namen: Id | None = None


class PersoonWegFormulier(Payload):
    """Open the form to take somebody out of a casus who does not belong in it."""

    verb: ClassVar[Verb] = Verb.CASUS_PERSOON_WEG_FORMULIER
    casus: Id


class VerbeterFormulier(Payload):
    """Open the form to put right who somebody in a casus is; without `betrokkene`, ask whom."""

    verb: ClassVar[Verb] = Verb.CASUS_VERBETER_FORMULIER
    casus: Id
    betrokkene: Invoer = ""


class HermeldingFormulier(Payload):
    """Open the form that opens a closed casus again; the casus may come from its code.

    `melding` is the one by which somebody said that it comes back.
    """

    verb: ClassVar[Verb] = Verb.HERMELDING_FORMULIER
    casus: Id | None = None
    melding: Id | None = None
    casuscode: Invoer = ""


class DatalekFormulier(Payload):
    """Open the form to note a possible data breach: what was withdrawn, or (with `betrokkene`) about one person."""

    verb: ClassVar[Verb] = Verb.DATALEK_FORMULIER
    uitvraag: Id
    betrokkene: Id | None = None


class AfsprakenOpen(Payload):
    """Open all that an organisatie agreed to do, from place `vanaf` on; it stands on its worklists too.

    Without an organisatie it is that of the presser; who works for several chooses. With a casus only what is of that.
    """

    verb: ClassVar[Verb] = Verb.AFSPRAKEN_OPEN
    organisatie: Id | None = None
    casus: Id | None = None
    vanaf: Annotated[int, Field(ge=0, le=10_000)] | None = None
