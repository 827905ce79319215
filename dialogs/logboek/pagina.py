"""The logboek as a page: a period, one person when it is about one casus, and older lines behind newer ones.

The subject of the page holds what was chosen, so a page that is loaded again shows the same, and a file gives
along the same period: `<chain or regio>:<betrokkene or ->:<from>:<until>:<page>`, days local, both included.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from cards import logboek as kaarten
from cards.logboek import LogboekPagina
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import mag
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Naar, Paginabezoek, Paginasoort, Vervolg, Weer, maak_link
from dialogs.logboek.kijker import Blik, blik, noteer
from dialogs.logboek.woorden import samen, zinnen
from domain.errors import NotFound
from domain.logboek import Handeling, Keten
from domain.tekst import lees_datum
from domain.toegang import Daad
from pages import logboek as paginas
from pages.logboek import Logboekpagina
from storage import logboeklezen
from storage.logboeklezen import Periode

PER_BLADZIJ: Final = 200
EERST: Final = timedelta(days=30)
"""How far back a page looks when it is opened."""
_REGIO: Final = Keten("").naam
_NIEMAND: Final = "-"


@dataclass(frozen=True, slots=True)
class Keuze:
    """What somebody chose to see; days are local and both included."""

    keten: str
    vanaf: date
    tot: date
    wie: str = ""
    blad: int = 0

    @property
    def onderwerp_id(self) -> str:
        """The subject of the page."""
        return f"{self.keten}:{self.wie or _NIEMAND}:{self.vanaf}:{self.tot}:{self.blad}"

    @classmethod
    def lees(cls, onderwerp_id: str) -> "Keuze":
        """Read a subject back.

        Raises:
            NotFound: it is none ("pagina.geen_bestand").
        """
        delen = onderwerp_id.split(":")
        if len(delen) != 5 or not delen[4].isdecimal():  # noqa: PLR2004 - as above
            raise NotFound("pagina.geen_bestand")
        vanaf, tot = lees_datum(delen[2]), lees_datum(delen[3])
        if vanaf is None or tot is None:
            raise NotFound("pagina.geen_bestand")
        return cls(delen[0], vanaf, tot, "" if delen[1] == _NIEMAND else delen[1], int(delen[4]))

    def periode(self, bezoek: Bezoek) -> Periode:
        """Return from the beginning of the first day until the end of the last one."""
        moment = bezoek.regio.kalender.moment
        return Periode(moment(self.vanaf, time()), moment(self.tot + timedelta(days=1), time()))


def link(desk: Desk, payload: LogboekPagina) -> Answer:
    """Make a link to the page, for who pressed alone."""
    van = blik(desk, payload.keten)
    vandaag = desk.regio.kalender.lokaal(desk.nu).date()
    keuze = Keuze(van.keten or _REGIO, vandaag - EERST, vandaag)
    adres = maak_link(desk, Paginasoort.LOGBOEK, keuze.onderwerp_id)
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    return als_antwoord(kaarten.linkkaart(payload, adres, minuten, desk.teksten), desk.teksten)


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page."""
    keuze = Keuze.lees(onderwerp_id)
    return _pagina(bezoek, keuze, blik(bezoek, keuze.keten))


def filter_(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Go on to another period, another person, or older or newer lines."""
    keuze = Keuze.lees(onderwerp_id)
    van = blik(bezoek, keuze.keten)
    if "blad" in invoer:
        blad = invoer["blad"]
        return Naar(replace(keuze, blad=int(blad) if blad.isdecimal() and len(blad) < 6 else 0).onderwerp_id)  # noqa: PLR2004 - digits
    vanaf, tot = lees_datum(invoer.get("vanaf", "")), lees_datum(invoer.get("tot", ""))
    if vanaf is None or tot is None or not date(2000, 1, 1) <= vanaf <= tot <= date(2200, 1, 1):
        return Weer(_pagina(bezoek, keuze, van, fout=bezoek.teksten("logboek.fout.periode"), getypt=invoer))
    wie = invoer.get("wie", "")
    return Naar(Keuze(keuze.keten, vanaf, tot, wie if wie in van.namen else "").onderwerp_id)


def _pagina(
    bezoek: Paginabezoek, keuze: Keuze, van: Blik, fout: str = "", getypt: Mapping[str, str] | None = None
) -> str:
    periode = keuze.periode(bezoek)
    wie = keuze.wie if keuze.wie in van.namen else ""
    totaal = logboeklezen.tel(bezoek.uow, van.keten, periode, wie=wie)
    begin = keuze.blad * PER_BLADZIJ
    regels = logboeklezen.bladzij(bezoek.uow, van.keten, periode, wie=wie, vanaf=begin, aantal=PER_BLADZIJ)
    noteer(bezoek, Handeling.LOGBOEK_GEOPEND, van)
    getoond = samen(zinnen(bezoek, van, regels))
    beeld = Logboekpagina(
        code=van.code,
        hele_regio=van.keten is None,
        regels=getoond,
        totaal=totaal,
        vanaf=(getypt or {}).get("vanaf", keuze.vanaf.isoformat()),
        tot=(getypt or {}).get("tot", keuze.tot.isoformat()),
        personen=[(een.id, een.gegevens.naam) for een in van.namen.values()],
        wie=wie,
        ouder=keuze.blad + 1 if begin + PER_BLADZIJ < totaal else None,
        nieuwer=keuze.blad - 1 if keuze.blad else None,
        bestanden=mag(bezoek, Daad.LOGBOEK_UITVOEREN),
        fout=fout,
        verborgen=bezoek.verborgen,
        gronden=_gronden(bezoek, {een.doel for een in getoond}),
    )
    return paginas.pagina(beeld, bezoek.nu, bezoek.teksten, bezoek.regio.kalender)


def _gronden(bezoek: Bezoek, codes: Collection[str]) -> list[tuple[str, str]]:
    """Return the grounds with these codes, and what each is called."""
    return [(een.code, een.tekst) for een in bezoek.regio.grondslagen.values() if een.code in codes]
