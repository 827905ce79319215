"""What the buttons carry with which a regisseur types what somebody said on the phone.

Who said it comes along from the card as an input each time, so that it is typed once; a button never carries it.
"""

from typing import ClassVar

from cards.payloads import Beller, FormPayload, Id, Invoer, Sleutel
from cards.verbs import Verb


class NamensVerder(Beller):
    """Who was ticked (`wie`) is known, or has consented; of the others that is kept, and the forms follow.

    The others are those of `getoond`: about who came into the casus since nothing was said.
    """

    verb: ClassVar[Verb] = Verb.UITVRAAG_NAMENS_VERDER
    bevraging: Id
    getoond: tuple[Id, ...] = ()
    sleutel: Sleutel
    wie: Invoer = ""


class NamensPersoon(Beller):
    """Open the form about one person; who it is comes from a choice list, or stands in the button."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_NAMENS_PERSOON
    bevraging: Id
    betrokkene: Invoer = ""


class NamensAntwoord(Beller, FormPayload):
    """Save what was said about one person; the fields of the form come in `velden`."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_NAMENS_ANTWOORD
    bevraging: Id
    betrokkene: Id
    sleutel: Sleutel


class NamensWeigerFormulier(Beller):
    """Open the form to keep that nothing is shared: about one person (`over`), or about whom nothing was said yet."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_NAMENS_WEIGER_FORMULIER
    bevraging: Id
    over: Id | None = None


class NamensWeiger(Beller):
    """Keep that nothing is shared about who was ticked (`wie`), and on which ground."""

    verb: ClassVar[Verb] = Verb.UITVRAAG_NAMENS_WEIGER
    bevraging: Id
    sleutel: Sleutel
    wie: Invoer = ""
    grond: Invoer = ""
    toelichting: Invoer = ""
