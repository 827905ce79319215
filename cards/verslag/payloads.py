"""The data of the buttons of the verslag. Their names are neutral: they stay in Teams."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from cards.payloads import FormPayload, Id, Payload, Sleutel
from cards.verbs import Verb

Merk = Annotated[str, StringConstraints(pattern=r"^[0-9a-f.]{0,60}$")]
"""Over which words a form was drawn."""


class VerslagOpen(Payload):
    """Open the verslag of his casussen at a zitting: the regisseur."""

    verb: ClassVar[Verb] = Verb.VERSLAG_OPEN
    zitting: Id


class VerslagCasus(Payload):
    """Open that of one casus, to write in it and to approve it: the regisseur."""

    verb: ClassVar[Verb] = Verb.VERSLAG_CASUS
    zitting: Id
    casus: Id


class VerslagBewaar(FormPayload):
    """Keep what was typed in it."""

    verb: ClassVar[Verb] = Verb.VERSLAG_BEWAAR
    zitting: Id
    casus: Id
    merk: Merk
    sleutel: Sleutel


class VerslagGoed(VerslagBewaar):
    """Keep what was typed in it, and approve it as it reads then."""

    verb: ClassVar[Verb] = Verb.VERSLAG_GOED


class VerslagIntrekken(Payload):
    """Take back the approval of that of one casus."""

    verb: ClassVar[Verb] = Verb.VERSLAG_INTREKKEN
    zitting: Id
    casus: Id
    sleutel: Sleutel


class VerslagKies(Payload):
    """Open what can be read of a zitting: whoever takes part in a casus."""

    verb: ClassVar[Verb] = Verb.VERSLAG_KIES
    zitting: Id


class VerslagLees(Payload):
    """Read that of one casus, from blad `blad` on."""

    verb: ClassVar[Verb] = Verb.VERSLAG_LEES
    zitting: Id
    casus: Id
    blad: Annotated[int, Field(ge=0, le=100)] = 0
