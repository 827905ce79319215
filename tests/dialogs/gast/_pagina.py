"""Somebody at his own page: the screens as they are declared, and forms sent as a browser without script sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

from dialogs import gast
from dialogs.kern.gastpagina import PAD, Gastbezoek, Gastnaar, Gastvervolg, Gastweer, Gastweg
from dialogs.kern.registry import Registry
from domain.casus import Casus
from domain.gastlink import Gastlink
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import OPTIES, Toegangsgegevens, Vergadering, Vergaderopties, Vergaderstatus, Vergaderwijze
from storage import gastlinks, personen, terugkeergesprek, toegang, vergadering
from storage.store import UnitOfWork
from teksten.catalogus import laad_talen
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._gesprek import casemanager

TALEN = laad_talen()
ADRES = "https://teams.example.test/l/meetup-join/geheim"

T = TypeVar("T")


@dataclass
class Formulier:
    """A form as it stands on a screen. `velden`: what it sends when nothing is touched."""

    actie: str
    velden: dict[str, str] = field(default_factory=dict)
    knoppen: dict[str, tuple[str, str]] = field(default_factory=dict)
    keuzes: dict[str, list[str]] = field(default_factory=dict)


class Scherm(HTMLParser):
    """A screen as one reads it: its words, its forms, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.woorden: list[str] = []
        self.formulieren: list[Formulier] = []
        self.links: dict[str, str] = {}
        self._in: list[str] = []
        self._knop: tuple[str, str] | None = None
        self._tekst = ""
        self._href = ""
        self.feed(html)

    @property
    def tekst(self) -> str:
        return " ".join(" ".join(self.woorden).split())

    def formulier(self, knop: str) -> Formulier:
        return next(een for een in self.formulieren if knop in een.knoppen)

    @property
    def knoppen(self) -> list[str]:
        return [knop for een in self.formulieren for knop in een.knoppen]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        a = {naam: wat or "" for naam, wat in attrs}
        self._in.append(tag)
        if tag == "form":
            self.formulieren.append(Formulier(a.get("action", "")))
        elif tag == "input" and a["type"] in {"radio", "checkbox"}:
            vorm = self.formulieren[-1]
            vorm.keuzes.setdefault(a["name"], []).append(a["value"])
            if "checked" in a:
                vorm.velden[a["name"]] = ",".join(filter(None, (vorm.velden.get(a["name"], ""), a["value"])))
        elif tag == "input":
            self.formulieren[-1].velden[a["name"]] = a.get("value", "")
        elif tag == "textarea":
            self._knop, self._tekst = ("", a["name"]), ""
        elif tag == "button" and a.get("type") == "submit":
            self._knop, self._tekst = (a.get("name", ""), a.get("value", "")), ""
        elif tag == "a":
            self._href, self._tekst = a["href"], ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._knop is not None:
            self.formulieren[-1].velden[self._knop[1]] = self._tekst.removeprefix("\n")
        elif tag == "button" and self._knop is not None:
            self.formulieren[-1].knoppen[" ".join(self._tekst.split())] = self._knop
        elif tag == "a":
            self.links[" ".join(self._tekst.split())] = self._href

    def handle_data(self, data: str) -> None:
        self._tekst += data
        self.woorden.append(data)


@dataclass
class Gast:
    """Somebody detained, with his casemanager beside him."""

    wereld: Wereld
    casus: Casus
    gesprek_id: str
    taal: str = "nl"
    registry: Registry = field(default_factory=Registry)
    weg: str = ""
    """Where he was led to outside of his page."""

    def __post_init__(self) -> None:
        gast.register(self.registry)

    @property
    def gesprek(self) -> Terugkeergesprek:
        return self.wereld.leest(terugkeergesprek.lees, self.gesprek_id)

    def ziet(self, naam: str = "", **vraag: str) -> Scherm:
        spec = self.registry.guest_pages[naam]
        beeld = self.wereld.doet(lambda uow: spec.teken(self._bezoek(uow, vraag)))
        if isinstance(beeld, Gastnaar):
            return self.ziet(beeld.naam, **beeld.vraag)
        assert isinstance(beeld, str)
        return Scherm(beeld)

    def volgt(self, scherm: Scherm, link: str) -> Scherm:
        adres = urlsplit(scherm.links[link])
        return self.ziet(adres.path.removeprefix(PAD).strip("/"), **dict(parse_qsl(adres.query)))

    def drukt(self, scherm: Scherm, knop: str, **invoer: str) -> Scherm:
        vervolg = self.stuurt(scherm, knop, **invoer)
        if isinstance(vervolg, Gastnaar):
            return self.ziet(vervolg.naam, **vervolg.vraag)
        if isinstance(vervolg, Gastweg):
            self.weg = vervolg.adres
            return scherm
        return Scherm(vervolg.html)

    def stuurt(self, scherm: Scherm, knop: str, **invoer: str) -> Gastvervolg:
        # Two presses are never at one moment.
        self.wereld.verstrijkt(seconds=1)
        vorm = scherm.formulier(knop)
        for naam, wat in invoer.items():
            assert naam in vorm.velden or set(filter(None, wat.split(","))) <= set(vorm.keuzes[naam])
        naam, waarde = vorm.knoppen[knop]
        data = {**vorm.velden, **({naam: waarde} if naam else {}), **invoer}
        handel = self.registry.guest_pages[vorm.actie.removeprefix(PAD).strip("/")].handel
        assert handel is not None
        return self.wereld.doet(lambda uow: handel(self._bezoek(uow, {}), data))

    def _bezoek(self, uow: UnitOfWork, vraag: Mapping[str, str]) -> Gastbezoek:
        wie = casemanager(self.wereld)
        gesprek = terugkeergesprek.lees(uow, self.gesprek_id)
        links = gastlinks.van_gesprek(uow, gesprek.id)
        los = Gastlink("los", gesprek.id, gesprek.casus_id, wie.id, uow.now, uow.now + timedelta(days=1), toestellen=1)
        return Gastbezoek(
            uow=uow,
            regio=self.wereld.regio,
            teksten=TALEN[self.taal],
            actor=toegang.actor(uow, personen.lees(uow, wie.id)),
            gesprek=gesprek,
            link=links[0] if links else los,
            sessie_id="sessie",
            taal=self.taal,
            talen=tuple(TALEN),
            verborgen={"_zegel": "zegel"},
            vraag=vraag,
        )

    def wordt(self, **anders: object) -> None:
        """Change the talk behind everybody's back."""
        self.wereld.doet(terugkeergesprek.wijzig, replace(self.gesprek, **anders))  # type: ignore[arg-type]

    def heeft_vergadering(self, status: Vergaderstatus = Vergaderstatus.GOED) -> None:
        """There is a meeting."""
        nieuw = Vergadering(
            id="",
            gesprek_id=self.gesprek_id,
            casus_id=self.casus.id,
            wijze=Vergaderwijze.GRAPH,
            status=status,
            gegevens=Toegangsgegevens(ADRES, "312 456 789 01", "q7Rt2x"),
            opties=Vergaderopties(**dict.fromkeys(OPTIES, True)),
        )
        self.wereld.doet(vergadering.maak, nieuw)

    def om(self, moment: datetime) -> None:
        self.wereld.nu = moment


def kiest(wie: Gast, keuze: str) -> Scherm:
    """Choose on the screen for it."""
    return wie.drukt(wie.ziet("kiezen"), TALEN[wie.taal]("gast.kiezen.knop"), keuze=keuze)


__all__ = ["ADRES", "TALEN", "Gast", "Gastweer", "Scherm", "kiest"]
