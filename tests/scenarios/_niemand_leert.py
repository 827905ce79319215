"""A week that can be played twice: the same people do the same, but for what one organisatie says to its question.

What everybody can see of it is written down per pair of eyes: every answer to a button or a command, and every post,
edit and mail, with its moment. Ids and one-time keys are drawn anew in each world, so they are numbered in the order
in which somebody first sees them; nothing else is smoothed over.
"""

import asyncio
import json
import re
import shutil
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from dialogs.alles import maak_registry
from dialogs.kern.ports import OutgoingMessage
from domain.casus import Casus, Persoonsgegevens
from domain.contact import Contact, Kanaal
from domain.persoon import Rol
from domain.regio import Regio
from storage import casus as casussen
from storage import contacten
from storage.outbox import Verzending
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Store, UnitOfWork, maak_store
from teksten.catalogus import Teksten
from tests._databases import HOOFDSLEUTELS, PostgresServer
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Post, Verhaal

JEUGD: Final = "jeugd"
PER_VRAAG, MET_BELEID = "politie", "ggd"
"""The organisaties of which the answers differ: one decides for each question, one shares only with consent."""
ANDEREN: Final = ("om", "veilig-thuis", "reclassering")
"""Who was asked as well: two in a conversation of their own, one by mail. The rvdk is called."""
BUITEN: Final = "jeugdteam"
"""Was asked nothing, and sits at the tafel."""
BUITENSTAANDER: Final = "gemeente-merwestad"
"""Was asked nothing here, and nobody looks over its shoulder."""

GEVRAAGD: Final = (
    ("politie", "om", "veilig-thuis", "reclassering", "rvdk", "ggd"),
    ("politie", "om", "ggd"),
    ("politie", "veilig-thuis", "ggd"),
)
"""Who is asked about each casus. The third is at another tafel and another regisseur's."""

_LEERLING = Persoonsgegevens("Dirk Kanarie-Wouw", date(2010, 2, 2), "merwestad")


@dataclass(frozen=True)
class Verschenen:
    """Something that appeared or changed in Teams, or was mailed, as whoever is there sees it."""

    op: datetime
    waar: str
    hoe: str
    bericht: str


@dataclass(repr=False)
class Week(Verhaal):
    """A world with its casussen, in which is written down what everybody sees. `stroom` is what was posted, in order.

    `gedaan` says of every step whether it could be done, so that a difference in that is noticed.
    """

    casussen: tuple[Casus, ...] = ()
    stroom: list[Verschenen] = field(default_factory=list)
    antwoorden: dict[str, list[str]] = field(default_factory=dict)
    gedaan: list[str] = field(default_factory=list)

    def _plaats(self, uow: UnitOfWork, werk: Verzending, wat: OutgoingMessage) -> Post:
        post = super()._plaats(uow, werk, wat)
        hoe = "nieuw" if werk.activity_id is None else "bewerkt"
        wat_er_staat = json.dumps([werk.soort, werk.onderwerp_id, repr(wat)], ensure_ascii=False)
        self.stroom.append(Verschenen(uow.now, post.waar, hoe, wat_er_staat))
        return post

    # --- Who there are

    @property
    def rosa(self) -> Deelnemer:
        """The regisseur of the first two casussen."""
        return self.wereld.regisseur

    @property
    def ada(self) -> Deelnemer:
        """Another regisseur, of the third."""
        return self.wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, self.wereld.regio.eigen_organisatie))

    def regisseur_van(self, welke: int) -> Deelnemer:
        """Who runs a casus."""
        return self.ada if welke == 2 else self.rosa

    def iemand_van(self, code: str) -> Deelnemer:
        """Who answers for an organisatie."""
        return self.wereld.partner(code)

    def toeschouwers(self) -> dict[str, Deelnemer]:
        """Everybody at the ZVH but the regisseur herself, and somebody of each other organisatie."""
        eigen = self.wereld.regio.eigen_organisatie
        zvh = {
            "ada": self.ada,
            "beheerder": self.wereld.beheerder,
            "manager": self.wereld.persoon("Mia Manager", (Rol.MANAGER, eigen)),
            "privacy": self.wereld.persoon("Pia Privacy", (Rol.PRIVACYFUNCTIONARIS, eigen)),
        }
        return zvh | {code: self.iemand_van(code) for code in (*ANDEREN, BUITEN)}

    def collega_van(self, code: str) -> Deelnemer:
        """Somebody else of an organisatie, whose eyes see what is theirs."""
        return self.wereld.partner(code, f"Collega van {code}")

    def casus_nu(self, welke: int) -> Casus:
        """A casus as it is now."""
        return self.wereld.leest(casussen.lees, self.casussen[welke].id)

    # --- What is written down

    def ziet(self, wie: str, wat: str, kaart: Kaart) -> None:
        """Write down what somebody saw."""
        regel = f"{self.wereld.nu.isoformat()} {wat}: {json.dumps(kaart.json, ensure_ascii=False)}"
        self.antwoorden.setdefault(wie, []).append(regel)

    def gezien_door(self, wie: str) -> list[str]:
        """Everything that somebody was answered, with ids and keys numbered."""
        return genummerd(self.antwoorden.get(wie, []))

    def gepost(self, plekken: Collection[str] = (), *, behalve: Collection[str] = ()) -> dict[str, list[str]]:
        """Return what appeared per place (only these, or all but some), in order, ids and keys numbered."""
        per_plek: dict[str, list[str]] = {}
        for een in self.stroom:
            if (not plekken or een.waar in plekken) and een.waar not in behalve:
                per_plek.setdefault(een.waar, []).append(f"{een.op.isoformat()} {een.hoe} {een.bericht}")
        return {waar: genummerd(regels) for waar, regels in per_plek.items()}

    def plekken_van(self, *mensen: Deelnemer) -> set[str]:
        """Where somebody is reached by himself."""
        return {een for wie in mensen for een in (wie.chat.conversation_id, f"persoon {wie.id}")}


_SLEUTEL: Final = re.compile(r"[0-9a-f]{16}\.(?P<tot>\d+)\.[A-Za-z0-9_-]{43}")
_ID: Final = re.compile(r"[0-9a-f]{32}")


def genummerd(regels: list[str]) -> list[str]:
    """Replace ids and one-time keys by the order of their first appearance; until when a key is good stays."""
    ids: dict[str, int] = {}
    sleutels: dict[str, int] = {}

    def id_(gevonden: re.Match[str]) -> str:
        return f"<id {ids.setdefault(gevonden[0], len(ids))}>"

    def sleutel(gevonden: re.Match[str]) -> str:
        return f"<sleutel {sleutels.setdefault(gevonden[0], len(sleutels))} tot {gevonden['tot']}>"

    return [_ID.sub(id_, _SLEUTEL.sub(sleutel, een)) for een in regels]


@contextmanager
def ids_op_volgorde(begin: int) -> Iterator[None]:
    """Draw ids in order: what is sorted by them then has one order in every world.

    Drawn at random, that order would be random too, and tell nobody anything.
    """
    teller = count(begin << 48)
    with pytest.MonkeyPatch.context() as even:
        even.setattr(
            UnitOfWork, "new_id", lambda _: f"{next(teller):016x}{'0' * 16}"
        )  # a key is made of the first half
        yield


# --- The stage


@dataclass(frozen=True, repr=False)
class Toneel:
    """The week as it begins, to be copied: everything but the store."""

    week: Week

    def op(self, store: Store) -> Week:
        """Return the same week on a copy of its database."""
        oud = self.week
        wereld = replace(oud.wereld, store=store, geplaatst=[], _teller=count(1_000_000))
        for naam, wie in oud.wereld._mensen.items():  # noqa: SLF001 - the same people, in a world of their own
            wereld._mensen[naam] = replace(wie, wereld=wereld)  # noqa: SLF001
        return Week(wereld, dict(oud.posts), list(oud.geplaatst), list(oud.bewerkt), casussen=oud.casussen)


Bouw: TypeAlias = Callable[[Wereld], Awaitable[Toneel]]
"""How the week begins, in an empty world."""


def nieuwe_wereld(store: Store, regio: Regio, teksten: Teksten) -> Wereld:
    """Return an empty world with everything the bot can do."""
    return Wereld(store, regio, teksten, maak_registry())


async def bouw(wereld: Wereld) -> Toneel:
    """Play Monday morning: people, conversations, three casussen at two tafels, and an uitvraag about each."""
    week = Week(replace(wereld, _mensen={}))
    week.toeschouwers()
    for code in (PER_VRAAG, MET_BELEID, "rvdk"):
        week.iemand_van(code)
        week.collega_van(code)
    _gesprekken(week)
    # The reclassering is mailed only, the rvdk called only; one colleague of the om is mailed besides.
    geeft_contacten(week, (("reclassering", Kanaal.EMAIL), ("rvdk", Kanaal.TELEFOON), ("om", Kanaal.EMAIL)))
    week.rondes()
    week.casussen = (
        week.casus(ANNA, BRAM, nummer=142),
        week.casus(replace(ANNA, naam="Cees Kanarie-Mees"), nummer=143),
        week.casus(_LEERLING, tafel=JEUGD, nummer=144, regisseur=week.ada),
    )
    for welke, gevraagd in enumerate(GEVRAAGD):
        await vraag(week, week.casussen[welke], week.regisseur_van(welke), gevraagd)
    week.verstuurt()
    return Toneel(week)


def _gesprekken(week: Week) -> None:
    for code in (PER_VRAAG, MET_BELEID, "om", "veilig-thuis", BUITEN, BUITENSTAANDER):
        week.gesprek(code)
    # Every tafel: of one without a channel the clock would look for it each quarter, the whole week long.
    week.tafelkanalen()


def geeft_contacten(week: Week, hoe_per_organisatie: Iterable[tuple[str, Kanaal]]) -> None:
    """Let organisaties have a contact outside Teams: by which way each."""
    for code, hoe in hoe_per_organisatie:
        een = Contact(
            id=f"contact-{code}",
            organisatie=code,
            naam=f"Contact van {code}",
            kanaal=hoe,
            email=f"post@{code}.example",
            telefoon="0100 000 001",
        )
        week.wereld.doet(contacten.voeg_toe, een)


async def vraag(week: Week, casus: Casus, regisseur: Deelnemer, gevraagd: Collection[str]) -> None:
    """Let the regisseur of a casus ask these organisaties, for the zitting that is proposed."""
    vorm = await regisseur.presses(await regisseur.types(f"/uitvraag start {casus.code}"), "Voorstel openen")
    keuzes = {een["id"]: {keuze["value"] for keuze in een.get("choices", ())} for een in vorm.invoer}
    druk = vorm.druk("Start", {})
    wie = {soort: ",".join(een for een in gevraagd if een in keuzes[soort]) for soort in ("vast", "mogelijk")}
    assert sorted(",".join(filter(None, wie.values())).split(",")) == sorted(gevraagd)
    # Of two that could be meant, as of two inrichtingen, neither is asked.
    geen = {een: "niemand" for een, mogelijk in keuzes.items() if "niemand" in mogelijk}
    await regisseur.presses_raw(druk.verb, {**druk.data, **wie, **geen})
    assert {een.organisatie for een in week.uitvraag(casus).bevragingen} == set(gevraagd)


# --- Copies of the stage


class Kopieen:
    """Makes worlds that begin equal: each a copy of one database in which Monday morning was played.

    No dataclass: an example that fails is printed with it, and it holds all that there is.
    """

    def __init__(
        self,
        map_: Path,
        database: str,
        sleutels: Path,
        server: PostgresServer | None,
        begin: tuple[Regio, Teksten, Bouw],
    ) -> None:
        """Begin with an empty, migrated database."""
        self.map_, self.database, self.sleutels, self.server = map_, database, sleutels, server
        self.begin = begin
        self._toneel: Toneel | None = None
        self._teller = count()

    @contextmanager
    def nieuw(self) -> Iterator[Week]:
        """Return a world of its own."""
        if self._toneel is None:
            with self._kopie() as (store, database, sleutels), ids_op_volgorde(1):
                toneel = asyncio.run(self._bouw(store))
                store.close()
                self.database, self.sleutels = self._bewaar(database), sleutels
                self._toneel = toneel
        with self._kopie() as (store, _, _), ids_op_volgorde(2):
            yield self._toneel.op(store)

    async def _bouw(self, store: Store) -> Toneel:
        regio, teksten, bouw_ = self.begin
        return await bouw_(nieuwe_wereld(store, regio, teksten))

    @contextmanager
    def _kopie(self) -> Iterator[tuple[Store, str, Path]]:
        nummer = next(self._teller)
        sleutels = Path(shutil.copy(self.sleutels, self.map_ / f"sleutels{nummer}.db"))
        kast = DatabaseSleutelkast(f"sqlite:///{sleutels}", HOOFDSLEUTELS)
        naam = f"gelijk{nummer}"
        if self.server is None:
            database = str(shutil.copy(self.database, self.map_ / f"{naam}.db"))
            url = f"sqlite:///{database}"
        else:
            database, url = naam, self.server.maak(naam, self.database)
        store = maak_store(url, kast)
        try:
            yield store, database, sleutels
        finally:
            store.close()
            if self.server is not None:
                self.server.ruim(naam)

    def _bewaar(self, database: str) -> str:
        """Keep a played database; a copy is thrown away."""
        if self.server is None:
            return database
        self.server.maak("gelijk_begin", database)
        return "gelijk_begin"

    def ruim(self) -> None:
        """Throw away what was kept."""
        if self.server is not None and self._toneel is not None:
            self.server.ruim("gelijk_begin")


def maak_kopieen(
    request: pytest.FixtureRequest, map_: Path, soort: str, regio: Regio, teksten: Teksten, bouw_: Bouw = bouw
) -> Kopieen:
    """Return a maker of equal worlds on one kind of database, in which the week begins like this."""
    lite = soort == "sqlite"
    return Kopieen(
        map_=map_,
        database=str(request.getfixturevalue("sqlite_sjabloon")) if lite else "sjabloon",
        sleutels=request.getfixturevalue("sleutelkast_sjabloon"),
        server=None if lite else request.getfixturevalue("postgres_server"),
        begin=(regio, teksten, bouw_),
    )
