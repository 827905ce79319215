"""Lines of the logboek in words: names of professionals and organisaties, casuscodes, and who may be named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.kern.desk import Bezoek
from dialogs.logboek.kijker import Blik
from domain.bewaren import Bewaarsoort
from domain.logboek import BOT, NAMENS_MEER, Handeling, Logregel
from storage import casus as casussen
from storage import personen, vernietigen
from storage.logboeklezen import Genummerd
from teksten.catalogus import Teksten

KORT = 8
"""Characters of an id that tell it from another one on a screen."""


@dataclass(frozen=True, slots=True)
class Zin:
    """One line in words, as typed: whoever shows it disarms it.

    Attributes:
        wie: the name of the professional; or what did it instead.
        namens: the names of the organisaties.
        code: of the casus, or what stands for it.
        over: the betrokkenen: by name for who may see that, else by the beginning of their ids.
        doel: the code of the purpose.
    """

    op: datetime
    wie: str
    namens: str
    handeling: Handeling
    wat: str
    code: str
    over: tuple[str, ...]
    doel: str


def zinnen(bezoek: Bezoek, van: Blik, regels: Sequence[Genummerd]) -> tuple[Zin, ...]:
    """Return lines in words, in the same order."""
    mensen = personen.lees_alle(bezoek.uow, (een.regel.door_id for een in regels if een.regel.door_id))
    codes = codes_van(bezoek, (een.regel.casus_id for een in regels if een.regel.casus_id))
    t = bezoek.teksten

    def zin(regel: Logregel) -> Zin:
        wie = mensen.get(regel.door_id or "")
        return Zin(
            op=regel.op,
            wie=wie.naam if wie else _zonder_naam(regel, t),
            namens=organisaties(bezoek, regel.namens),
            handeling=regel.handeling,
            wat=handeling(regel.handeling, t),
            code=codes.get(regel.casus_id, t("logboek.zonder_code", id=regel.casus_id[:KORT]))
            if regel.casus_id
            else "",
            over=(_persoon(regel.betrokkene_id, van, t),) if regel.betrokkene_id else (),
            doel=regel.doel or "",
        )

    return tuple(zin(een.regel) for een in regels)


def samen(alle: Iterable[Zin]) -> tuple[Zin, ...]:
    """Take together what one person did at one moment with one casus: who opens four names did one thing."""
    gevonden: list[Zin] = []
    for een in alle:
        vorige = gevonden[-1] if gevonden else None
        if vorige is not None and _zonder_wie(vorige) == _zonder_wie(een):
            over = tuple(dict.fromkeys((*vorige.over, *een.over)))
            gevonden[-1] = Zin(een.op, een.wie, een.namens, een.handeling, een.wat, een.code, over, een.doel)
        else:
            gevonden.append(een)
    return tuple(gevonden)


def handeling(een: Handeling, t: Teksten) -> str:
    """Return what was done, in words."""
    return t(f"logboek.handeling.{een.value}")


def organisaties(bezoek: Bezoek, namens: str | None) -> str:
    """Return the names of the organisaties on whose behalf it was done; empty when the bot did it by itself."""
    codes = [] if namens in {None, BOT} else (namens or "").split(NAMENS_MEER)
    return ", ".join(bezoek.regio.organisatienaam(een) for een in codes)


def codes_van(bezoek: Bezoek, ids: Iterable[str]) -> dict[str, str]:
    """Return the casuscodes by id, also of what was destroyed; a melding has none."""
    gevraagd = sorted(set(ids))
    weg = vernietigen.van_alle(bezoek.uow, Bewaarsoort.CASUS, gevraagd)
    return {een.onderwerp_id: een.code for een in weg.values()} | casussen.codes(bezoek.uow, gevraagd)


def _zonder_naam(regel: Logregel, t: Teksten) -> str:
    if regel.door_id is not None:
        return t("logboek.onbekende")
    return t("logboek.de_bot" if regel.namens == BOT else "logboek.beheer")


def _persoon(betrokkene_id: str, van: Blik, t: Teksten) -> str:
    wie = van.namen.get(betrokkene_id)
    if wie is not None:
        return wie.gegevens.naam
    woord = "logboek.verwijderde" if van.met_namen else "logboek.persoon"
    return t(woord, id=betrokkene_id[:KORT])


def _zonder_wie(een: Zin) -> tuple[object, ...]:
    return een.op, een.wie, een.namens, een.handeling, een.code, een.doel
