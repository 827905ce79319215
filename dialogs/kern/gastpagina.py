"""The page of somebody who is detained: what a visit to it is, and which screens there are, declared like pages.

He has no account. His casemanager opens a link for him, on a device beside him; whatever is done there is done with
her link, on behalf of the inrichting. So a visit has her as its actor, and what she may not do (any more) the page
does not do either.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from dialogs.kern.desk import Bezoek
from domain.gastlink import Gastlink
from domain.logboek import Handeling
from domain.terugkeergesprek import Terugkeergesprek

PAD: Final = "/gast"
"""Where his page stands; nothing behind it names anybody."""

BEGIN: Final = ""
"""The name of the first screen, which stands at `/gast` itself."""

EIGEN_TAAL: Final = "nl"

TAAL: Final = "taal"
SLUITEN: Final = "sluiten"
"""What the door itself answers, behind `/gast/`: a form with the input `taal`, and one without any."""

ZEGEL: Final = "_zegel"
"""The hidden input that says that a form was drawn for this device."""

TEKST: Final = "tekst"
"""The input that holds what he typed himself: it is given back to him whenever it cannot be kept."""

_NAAM: Final = re.compile(r"[a-z][a-z-]*")


@dataclass(frozen=True, slots=True)
class Gastbezoek(Bezoek):
    """A visit to his page, in one transaction; the link was looked at, and the casemanager may still open it.

    Attributes:
        teksten: in the language that was chosen on this device. Other languages than Dutch have the `gast` topics only.
        actor: the casemanager of the link, with the roles she holds now.
        gesprek: the talk, read in this transaction.
        sessie_id: of this device; opens nothing.
        taal: code of the language, such as `nl`.
        talen: codes of all languages there are, to choose from.
        verborgen: hidden inputs that every form carries, by name: without them it is refused.
        vraag: what stands behind the question mark of the address: words of our own, never what somebody wrote.
    """

    gesprek: Terugkeergesprek
    link: Gastlink
    sessie_id: str
    taal: str = EIGEN_TAAL
    talen: tuple[str, ...] = (EIGEN_TAAL,)
    verborgen: Mapping[str, str] = field(default_factory=dict)
    vraag: Mapping[str, str] = field(default_factory=dict)

    def record(
        self,
        handeling: Handeling,
        *,
        namens: str | None = None,
        casus_id: str | None = None,
        betrokkene_id: str | None = None,
        onderwerp_id: str | None = None,
        doel: str | None = None,
    ) -> None:
        """Write a line in the logboek: by the casemanager, and left out: for the inrichting, about this talk."""
        # Spelled out: a dataclass with slots is another class than the one `super()` was written in.
        Bezoek.record(
            self,
            handeling,
            namens=namens or self.gesprek.inrichting,
            casus_id=casus_id or self.gesprek.casus_id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=onderwerp_id or self.gesprek.id,
            doel=doel,
        )


@dataclass(frozen=True, slots=True)
class Gastnaar:
    """The browser goes on to this screen: what was done is done, and loading again repeats nothing.

    Attributes:
        naam: of the screen.
        vraag: comes behind the question mark; words of our own, never what somebody wrote.
    """

    naam: str = BEGIN
    vraag: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gastweer:
    """The same screen once more, with what was typed, because nothing was done."""

    html: str


@dataclass(frozen=True, slots=True)
class Gastweg:
    """The browser leaves for another site: the meeting. The address is a secret, and is shown to nobody else."""

    adres: str


Gastbeeld: TypeAlias = str | Gastweg | Gastnaar
Gastvervolg: TypeAlias = Gastnaar | Gastweer | Gastweg


@dataclass(frozen=True, slots=True)
class Gastpaginaspec:
    """A screen of his page.

    Attributes:
        naam: behind `/gast/`, in small letters; `BEGIN` for the first one.
        teken: returns the whole HTML, or where to go instead.
        handel: deals with a form that was sent to this address; the inputs by name, of tick boxes the codes joined by
            commas. It acts once (`bezoek.once`) with `bezoek.issue_key(verb, gesprek.id)`. None when it takes no form.
    """

    naam: str
    teken: Callable[[Gastbezoek], Gastbeeld]
    handel: Callable[[Gastbezoek, Mapping[str, str]], Gastvervolg] | None = None

    def __post_init__(self) -> None:
        """Refuse a name that could be taken for a link, or that the door answers itself.

        Raises:
            ValueError: a programming error.
        """
        if self.naam != BEGIN and (_NAAM.fullmatch(self.naam) is None or self.naam in {TAAL, SLUITEN}):
            raise ValueError(self.naam)


def adres(naam: str = BEGIN) -> str:
    """Return where a screen stands, for a link or the `action` of a form."""
    return f"{PAD}/{naam}" if naam else PAD
