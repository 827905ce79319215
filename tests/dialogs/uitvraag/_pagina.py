"""A partner at a page: opened from the card he sees, filled in by the names of its inputs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from dialogs.kern.paginas import Naar, Paginabezoek, Paginasoort
from domain.errors import TafelbotError
from storage import paginas, personen, toegang
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer

ADRES = "https://tafelbot.example"


@dataclass
class AanPagina:
    """Somebody in front of a page, signed in."""

    wie: Deelnemer
    onderwerp_id: str
    html: str = ""
    soort: str = Paginasoort.ANTWOORD
    gewekt: list[str] = field(default_factory=list)

    @property
    def verborgen(self) -> dict[str, str]:
        """What the form itself carries (the last form of the page; the first holds the one press)."""
        return self._verborgen(self.html.rpartition("<form")[2])

    @property
    def tekst(self) -> str:
        """What a person reads."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    def kijkt(self) -> "AanPagina":
        """Load the page."""

        def teken(uow: UnitOfWork) -> str:
            spec = self.wie.wereld.registry.pages[self.soort]
            return spec.render(self._bezoek(uow), self.onderwerp_id)

        self.html = self.wie.wereld.doet(teken)
        return self

    def verstuurt(self, invoer: Mapping[str, str] | None = None, **velden: str) -> "AanPagina":
        """Send the form; go on to where it leads, or see it again."""
        alles = {**self.verborgen, **(invoer or {}), **velden}

        def handel(uow: UnitOfWork) -> object:
            spec = self.wie.wereld.registry.pages[self.soort]
            assert spec.handle is not None
            return spec.handle(self._bezoek(uow), self.onderwerp_id, alles)

        vervolg = self.wie.wereld.doet(handel)
        if isinstance(vervolg, Naar):
            return AanPagina(self.wie, vervolg.onderwerp_id, soort=self.soort).kijkt()
        self.html = vervolg.html  # type: ignore[attr-defined] # the only other thing it can be
        return self

    def zegt_niet_bekend(self) -> "AanPagina":
        """Press the one button above the form."""
        return self.verstuurt(self._verborgen(self.html.partition("</form>")[0]))

    def wil_niet_delen(self) -> "AanPagina":
        """Press *Niet delen* above the form."""
        vormen = re.findall(r"<form.*?</form>", self.html, re.DOTALL)
        return self.verstuurt(self._verborgen(next(een for een in vormen if "Niet delen" in een)))

    def _bezoek(self, uow: UnitOfWork) -> Paginabezoek:
        wereld = self.wie.wereld
        actor = toegang.actor(uow, personen.lees(uow, self.wie.id))
        return Paginabezoek(uow, wereld.regio, wereld.teksten, actor, {"_zegel": "van de deur"})

    @staticmethod
    def _verborgen(html: str) -> dict[str, str]:
        return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))


def opent_pagina(wie: Deelnemer, kaart: Kaart, nummer: int = 0) -> AanPagina:
    """Press the link on a card; the link is his alone."""
    token = kaart.adressen[nummer].rpartition(".")[2]
    link = wie.wereld.leest(paginas.kijk, token)
    assert link is not None
    assert link.persoon_id == wie.id
    return AanPagina(wie, link.onderwerp_id, soort=link.soort).kijkt()


def geweigerd(aan: AanPagina, wie: Deelnemer) -> str:
    """Let somebody else look at the page as himself; return why he may not."""
    try:
        AanPagina(wie, aan.onderwerp_id, soort=aan.soort).kijkt()
    except TafelbotError as error:
        return error.key
    return ""
