"""Pages in a browser: declared like commands and buttons, opened by a link that Teams showed to one person alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias, TypeVar

from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.permissions import Permission
from domain.errors import Unavailable
from storage import paginas

T = TypeVar("T")

LINK_GELDIG = timedelta(minutes=10)
"""How long a link may wait to be opened: it is pressed where it was just shown."""

SESSIE_GELDIG = timedelta(minutes=60)
"""How long an opened page can be looked at again: the hour before the zitting."""


class Paginasoort(StrEnum):
    """The pages there are. The subject (`onderwerp_id`) is named behind each."""

    VOORBEREIDING = "voorbereiding"
    """A zitting an hour before it; subject: a zitting."""
    ANTWOORD = "antwoord"
    """The form about one person, for an organisatie; subject: `<bevraging>:<betrokkene>`."""
    NAMENS = "namens"
    """The same form, in which a regisseur types what the organisatie says on the phone; subject: the same."""
    LOGBOEK = "logboek"
    """The logboek, to read and to take along; subject: a casus, or `regio`."""
    INZAGE = "inzage"
    """What is kept about one person; subject: his request, with `:nakijken` behind it to go through its texts."""
    CORRECTIE = "correctie"
    """An answer that an organisatie puts right, for a request; subject: `<verzoek>:<organisatie>:<bevraging>`."""
    PLAN = "plan"
    """The plan van aanpak of a casus; subject: the casus, or `<casus>:<part>:<which>` for the form of one part."""
    DETENTIES = "detenties"
    """A file of detentiemeldingen, read in; subject: the person who brings it."""
    QUICKSCAN = "quickscan"
    """The people of the week, to go through and to print; subject: a zitting."""
    GESPREKSBRIEF = "gespreksbrief"
    """The letter somebody gets after the talk; subject: a talk, with `:alles` or `:kort` behind it the letter alone."""
    UITNODIGING = "uitnodiging"
    """The invitation to a talk on paper; subject: a talk, or `<talk>:<language>`."""
    VERSLAG = "verslag"
    """The verslag of a zitting; subject: a zitting, or `<zitting>:<casus>` for one casus."""
    UITKOMST = "uitkomst"
    """What came of a casus, to take along as a file; subject: a casus."""
    AUDIT = "audit"
    """Counts for who examines the Veiligheidshuis; subject: `<from>:<until>`, local ISO dates."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page gives along: made anew each time, stored nowhere.

    Attributes:
        bestandsnaam: neutral, because it ends up in a folder: a code and a date, never a name.
        mediatype: such as `application/json`.
    """

    bestandsnaam: str
    mediatype: str
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Paginabezoek(Bezoek):
    """A visit to a page.

    `verborgen` are the hidden inputs that every form on it carries, by name: without them its press is refused.
    `bestand` is the file that came with a form, empty when none did; it is kept nowhere.
    """

    verborgen: Mapping[str, str] = field(default_factory=dict)
    bestand: bytes = b""


@dataclass(frozen=True, slots=True)
class Naar:
    """The browser goes on to this page, of the same kind: what was done is done, and loading again repeats nothing."""

    onderwerp_id: str


@dataclass(frozen=True, slots=True)
class Weer:
    """The same page once more, with what was typed, because nothing was done."""

    html: str


class Paginawerk(Protocol):
    """Transactions for who sent a form, one after the other; who he is and what he may is looked at in each anew."""

    def lees(self, werk: Callable[[Paginabezoek], T]) -> T:
        """Look in a transaction."""

    def schrijf(self, werk: Callable[[Paginabezoek], T]) -> T:
        """Change something in a transaction, tried again when somebody else was first.

        Raises:
            Conflict: somebody else was first, time and again.
        """


@dataclass(frozen=True, slots=True)
class Lang:
    """What takes too long for one transaction. `werk` makes its own, in a thread, and returns the page that follows."""

    werk: Callable[[Paginawerk], str]


Vervolg: TypeAlias = Naar | Weer | Lang


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its kind, who may see it, and how it is made. It authorises what it loads, each time it is looked at.

    Attributes:
        downloads: the files it offers, by the last word of their address (`json` stands under `/pagina/inhoud/json`).
        handle: deals with the form on it: the visit, the subject, and what was filled in by name of the input (of tick
            boxes the codes, joined by commas). It acts once (`bezoek.once`), as a handler of a card does. None when the
            page has no form.
        bestanden: whether a file may come with the form.
    """

    kind: Paginasoort
    permission: Permission
    render: Callable[[Paginabezoek, str], str]
    downloads: Mapping[str, Callable[[Bezoek, str], Download]] = field(default_factory=dict)
    handle: Callable[[Paginabezoek, str, Mapping[str, str]], Vervolg] | None = None
    bestanden: bool = False


def maak_link(desk: Desk, soort: Paginasoort, onderwerp_id: str) -> str:
    """Return the address of a page for this actor alone, good for ten minutes and one opening.

    Raises:
        Unavailable: this deployment has no address that a browser can reach ("pagina.geen_adres").
    """
    if not desk.pagina_adres:
        raise Unavailable("pagina.geen_adres")
    token = paginas.maak(
        desk.uow,
        soort=soort,
        onderwerp_id=onderwerp_id,
        persoon_id=desk.actor.persoon_id,
        verloopt_op=desk.nu + LINK_GELDIG,
    )
    # The region stands in front, because it says in which part of the store to look.
    return f"{desk.pagina_adres}/pagina/{desk.regio.code}.{token}"
