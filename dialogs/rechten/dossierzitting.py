"""What is kept of the zittingen at which a casus was discussed, as one person in it may read it.

What was agreed there stands with the other afspraken; here only what it was called then, when that was something else.
No professional is named, and not which organisaties were in the room: that says nothing about him.
"""

from collections.abc import Callable, Iterator
from datetime import date

from dialogs.kern.desk import Bezoek
from domain.afspraak import Afspraak
from domain.bespreking import Bespreking
from domain.casus import Casus
from domain.dossier import Tekstdeel, Verloopdeel
from domain.verslag import Verslag
from storage import afspraken, agenda, bespreking
from storage import verslag as verslagen

Deel = Callable[[str, str, str], Tekstdeel]
"""Makes of a place, a heading and what was typed a text as he may read it."""


def zittingen_over(bezoek: Bezoek, casus: Casus, wie: str, deel: Deel) -> Iterator[Verloopdeel]:
    """Yield what was decided at each zitting, and what its verslag says. `wie` is the id of the betrokkene."""
    besproken = {een.zitting_id: een for een in bespreking.van_casus(bezoek.uow, casus.id)}
    nu = {een.id: een for een in afspraken.van_casus(bezoek.uow, casus.id)}
    for een in besproken.values():
        yield _besproken(bezoek, een, deel)
    for zitting_id in verslagen.zittingen_van(bezoek.uow, casus.id):
        nieuwste = verslagen.nieuwste(bezoek.uow, zitting_id, casus.id)
        gezegd = {wat.tekst for wat in besproken[zitting_id].besluiten} if zitting_id in besproken else set()
        for versie in verslagen.versies(bezoek.uow, zitting_id, casus.id):
            if versie.goedgekeurd_op is not None or versie.nr == nieuwste.nr:
                yield _verslag(bezoek, versie, gezegd, _over(versie, nu, wie), deel)


def _besproken(bezoek: Bezoek, een: Bespreking, deel: Deel) -> Verloopdeel:
    t = bezoek.teksten
    begon = agenda.lees(bezoek.uow, een.zitting_id).begint_op
    dagen = [(t("rechten.loop.zitting.dag"), bezoek.regio.kalender.lokaal(begon).date())]
    if een.terug_op is not None:
        dagen.append((t("rechten.loop.zitting.terug"), een.terug_op))
    kop = t("rechten.loop.zitting.besluit")
    teksten = tuple(deel(f"besluit.{wat.id}", kop, wat.tekst) for wat in een.besluiten)
    return Verloopdeel("zitting", t("rechten.loop.zitting"), een.op or begon, dagen=tuple(dagen), teksten=teksten)


def _verslag(bezoek: Bezoek, een: Verslag, gezegd: set[str], afgesproken: list[str], deel: Deel) -> Verloopdeel:
    t, plek = bezoek.teksten, f"verslag.{een.zitting_id}.{een.nr}"
    besluiten = [wat for wat in een.besluiten if wat not in gezegd]
    paren = [(t("rechten.loop.verslag.tekst"), een.tekst)] if een.tekst else []
    paren += [(t("rechten.loop.zitting.besluit"), wat) for wat in besluiten]
    paren += [(t("rechten.loop.verslag.afspraak"), wat) for wat in afgesproken]
    stand = t("rechten.loop.verslag.goed" if een.goedgekeurd_op else "rechten.loop.verslag.concept")
    dagen = [(t("rechten.loop.zitting.terug"), date.fromisoformat(een.terug_op))] if een.terug_op else []
    return Verloopdeel(
        soort="verslag",
        kop=t("rechten.loop.verslag"),
        op=een.op or bezoek.nu,
        dagen=tuple(dagen),
        feiten=((t("rechten.loop.verslag.stand"), stand),),
        teksten=tuple(deel(f"{plek}.{nummer}", kop, wat) for nummer, (kop, wat) in enumerate(paren)),
    )


def _over(een: Verslag, nu: dict[str, Afspraak], wie: str) -> list[str]:
    """Return what it calls afspraken about him, or about all, where those read otherwise now."""
    gevonden = []
    for regel in een.afspraken:
        afspraak = nu.get(regel.id)
        if afspraak is not None and afspraak.wat != regel.wat and wie in (afspraak.betrokkenen or (wie,)):
            gevonden.append(regel.wat)
    return gevonden
