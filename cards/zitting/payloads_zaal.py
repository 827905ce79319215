"""What the buttons of the room carry: what concerns somebody at a zitting, and who is there."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cards.payloads import FormPayload, Id, Payload, Sleutel
from cards.verbs import Verb


class ZittingMijn(Payload):
    """See what concerns oneself now; stands on the running agenda, as its refresh too, and on every call.

    Pressed, it opens the names of the item that has its turn; refreshed by itself it never does. `namen` opens them
    also while one's organisatie has still to choose between answering and refusing.
    """

    verb: ClassVar[Verb] = Verb.ZITTING_MIJN
    zitting: Id
    namen: Literal["ja"] | None = None


class ZittingGedeeld(Payload):
    """Open what the whole tafel may know about one person of the item that has its turn; without him the first."""

    verb: ClassVar[Verb] = Verb.ZITTING_GEDEELD
    zitting: Id
    casus: Id
    betrokkene: Id | None = None
    bladzij: Annotated[int, Field(ge=0, le=1_000)] = 0


class AanwezigVorm(Payload):
    """Open who is in the room, to say it by hand."""

    verb: ClassVar[Verb] = Verb.ZITTING_AANWEZIG_VORM
    zitting: Id


class AanwezigBewaar(FormPayload):
    """Keep who is in the room: `veld.<organisatie>` holds ids of people, `veld.-` people with their organisatie.

    Attributes:
        waren: who was ticked when it was drawn, `<person>:<organisatie>`: only what differs from it is kept, so that
            nobody takes back unknowingly what Teams or a colleague said meanwhile.
    """

    verb: ClassVar[Verb] = Verb.ZITTING_AANWEZIG
    zitting: Id
    waren: Annotated[tuple[Id, ...], Field(max_length=200)] = ()
    sleutel: Sleutel
