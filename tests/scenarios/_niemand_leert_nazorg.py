"""A week of nazorg that can be played twice: the week goes out, and one organisatie says something else about one man.

The first, the second and the last are Rosa's; the third is another regisseur's.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeAlias

from dialogs.kern.detenties import neem_op
from dialogs.kern.turn import JsonValue
from domain.casus import Casus, Fase, Persoonsgegevens
from domain.contact import Kanaal
from domain.detentie import Detentie
from domain.routering import Bevestiging, afdruk_van, kaart_van
from storage import detentie as detenties
from storage import routering
from tests._kaart import Kaart
from tests.dialogs._detentie import bezoekt, neemt_op, opname, wijzigt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.quickscan._week import PI, vraagt_de_week_uit
from tests.scenarios._niemand_leert import Toneel, Week, geeft_contacten
from tests.scenarios._niemand_leert_doen import TELEFOON, zegt

Stap: TypeAlias = tuple[int, str, tuple[str | int, ...]]
"""After how many hours, what, and of whom or what."""

INRICHTING, ANDERE_INRICHTING = "pi-merwede", "pi-oostdijk"
GEVRAAGD: Final = (
    *(INRICHTING, ANDERE_INRICHTING, "politie", "reclassering", "ggd", "rio"),
    *("gemeente-merwestad", "gemeente-oosterwaard"),
)
"""Who is asked about anybody. The reclassering is mailed only, the gemeente Oosterwaard called only."""
NIET_GEVRAAGD: Final = ("veilig-thuis", "om")
"""One that may sit at the tafel, and one that has nothing to do with it."""

ZWIJGT: Final = "zwijgt"
PERSONEN: Final[Mapping[int, tuple[str, ...]]] = {
    0: (INRICHTING, "politie", "reclassering", "ggd", "rio", "gemeente-merwestad"),
    1: (ANDERE_INRICHTING, "politie", "reclassering", "ggd", "rio", "gemeente-oosterwaard"),
    2: (ANDERE_INRICHTING, "politie", "reclassering", "ggd", "rio", "gemeente-merwestad"),
    3: (INRICHTING, "politie", "reclassering", "ggd", "rio", "gemeente-oosterwaard"),
}
"""About each of the four, who is asked."""
VAN_ROSA: Final = (0, 1, 3)

_MENSEN: Final = (
    ("Arend Kanariegaarde", "merwestad", INRICHTING, date(2026, 3, 16)),
    ("Bo Kanariewimpel", "oosterwaard", ANDERE_INRICHTING, date(2026, 3, 10)),
    ("Daan Kanarielepel", "merwestad", ANDERE_INRICHTING, date(2026, 3, 12)),
    ("Eise Kanarietapijt", "lindewaal", INRICHTING, date(2026, 4, 1)),
)
"""Of Rosa's three a day to which is counted back comes in this very week: 14, 7 and 30 days before."""
BEGIN: Final = datetime(2026, 2, 26, 9, tzinfo=UTC)
"""Thursday; the zitting is on Wednesday 4 March, and until Monday 17.00 is answered."""

_WEINIG: Final[Mapping[str, str]] = {"zorgen": "nee", "bespreken": "nee", "delen": "hele_tafel"}
_VEEL: Final[Mapping[str, str]] = {"zorgen": "ja", "zorgen__notitie": "Zorgkanarie", "zorgen__aard": "oordeel"}
_IN_ORDE: Final[Mapping[str, str]] = {
    **PI,
    "id_bewijs": "geldig",
    "huisvesting": "inwonen",
    "schulden": "geen",
    "lvb_zelfredzaamheid": "geen_vermoeden",
}
FORMULIEREN: Final[Mapping[str, Mapping[str, str]]] = {
    "bekend": _WEINIG,
    "wil bespreken": {**_WEINIG, **_VEEL, "bespreken": "ja"},
    "alleen voor de regisseur": {**_WEINIG, "bespreken": "ja", "delen": "alleen_regisseur"},
    "alles in orde": {**_IN_ORDE, "delen": "alleen_regisseur"},
    "niets in orde": {**PI, "id_bewijs": "geen", "werk_dagbesteding": "geen", "delen": "alleen_regisseur"},
    "aan de tafel": {**_IN_ORDE, "delen": "hele_tafel"},
}
"""What is filled in of who is known. The last three are the form of an inrichting."""


# --- The stage


async def bouw_nazorg(wereld: Wereld) -> Toneel:
    """Play Thursday morning: people, conversations, four detentiemeldingen, and both regisseurs ask the week out."""
    week = Week(replace(wereld, _mensen={}, nu=BEGIN))
    for wie in iedereen(week).values():
        await wie.opens("help")
    await week.rosa.opens("help")
    for code in GEVRAAGD:
        week.collega_van(code)
    _bereikbaar(week)
    week.rondes()
    bevestiging = Bevestiging(afdruk_van(kaart_van(wereld.regio)), toeschouwers(week)["manager"].id, wereld.nu)
    wereld.doet(routering.bevestig, bevestiging)
    week.casussen = tuple(_gemeld(week, nummer) for nummer in range(len(_MENSEN)))
    for wie in (week.rosa, week.ada):
        await vraagt_de_week_uit(wereld, wie)
    week.verstuurt()
    for welke, gevraagd in PERSONEN.items():
        assert {een.organisatie for een in week.uitvraag(week.casussen[welke]).bevragingen} == set(gevraagd)
    return Toneel(week)


def toeschouwers(week: Week) -> dict[str, Deelnemer]:
    """Everybody at the ZVH but Rosa."""
    zvh = week.toeschouwers()
    return {een: zvh[een] for een in ("ada", "beheerder", "manager", "privacy")}


def iedereen(week: Week) -> dict[str, Deelnemer]:
    """Everybody but Rosa: of the ZVH, and one of each organisatie, asked or not."""
    return toeschouwers(week) | {code: week.iemand_van(code) for code in (*GEVRAAGD, *NIET_GEVRAAGD)}


def _bereikbaar(week: Week) -> None:
    for code in (*GEVRAAGD, *NIET_GEVRAAGD):
        if code not in {"reclassering", "gemeente-oosterwaard"}:
            week.gesprek(code)
    week.tafelkanalen()
    buiten_teams = (("reclassering", Kanaal.EMAIL), ("gemeente-oosterwaard", Kanaal.TELEFOON), ("rio", Kanaal.EMAIL))
    geeft_contacten(week, buiten_teams)


def _gemeld(week: Week, nummer: int) -> Casus:
    naam, gemeente, inrichting, einde = _MENSEN[nummer]
    wie = week.regisseur_van(nummer)
    een = replace(
        opname(wie, naam),
        persoon=Persoonsgegevens(naam, date(1999, 5, 14), gemeente),
        inrichting=inrichting,
        einde=einde,
        einde_zeker=True,
    )
    return bezoekt(wie, lambda bezoek: neem_op(bezoek, een))[0]


# --- What is said and done


async def antwoordt(week: Week, code: str, welke: int, hoe: str) -> None:
    """Let an organisatie deal with its question about somebody in one of the ways that it has, or say nothing."""
    if hoe == ZWIJGT:
        return
    wat = hoe.removeprefix(TELEFOON)
    formulier = FORMULIEREN.get(wat)
    manier = hoe if formulier is None else f"{hoe.removesuffix(wat)}bekend"
    await zegt(week, code, welke, manier, formulier=formulier or _WEINIG)


async def regie(week: Week, welke: int, wat: str) -> None:
    """Let Rosa do something with one of hers, when that can be done; the same in every world."""
    casus = week.casus_nu(welke)
    gelukt = casus.fase is not Fase.AFGESLOTEN
    match wat:
        case "bespreken" | "alleen_rio" | "geen_inzet" | "opschalen":
            vorm = await week.rosa.presses_raw("quickscan.vorm", {"v": 1, "casus": casus.id})
            invoer = {"besluit": wat, "reden": "Zo spraken wij het af"}
            gelukt = await _drukt(week.rosa, vorm, "Besluit vastleggen", invoer)
        case "overplaatsing" if gelukt:
            nu = week.wereld.leest(detenties.huidige, casus.id)
            assert isinstance(nu, Detentie)
            naar = {INRICHTING: ANDERE_INRICHTING, ANDERE_INRICHTING: INRICHTING}
            wijzigt(week.wereld, casus, inrichting=naar[nu.inrichting or INRICHTING])
        case "eerder vrij" if gelukt:
            wijzigt(week.wereld, casus, einde=(week.wereld.nu + timedelta(days=8)).date())
        case "verhuist" if gelukt:
            wijzigt(week.wereld, casus, vestiging="merwestad")
        case "verdeelt werk":
            # Filled in wholly: what the form has of itself is what the inrichting answered, for the regisseur alone.
            vorm = await week.rosa.presses_raw("voorwaarden.vorm", {"v": 1, "casus": casus.id})
            invoer = {str(een["id"]): "niet" for een in vorm.invoer if str(een["id"]).endswith("-stand")}
            invoer |= {str(een["id"]): "politie" for een in vorm.invoer if str(een["id"]).endswith("-wie")}
            gelukt = await _drukt(week.rosa, vorm, "Opslaan", invoer)
        case "nog een melding":
            neemt_op(week.wereld, f"Later Kanarie-{week.wereld.nu:%d%H}", einde=date(2026, 5, 1))
        case "verzet":
            open_: dict[str, JsonValue] = {"v": 1, "uitvraag": week.uitvraag(casus).id}
            vorm = await week.rosa.presses_raw("uitvraag.verzet_formulier", open_)
            invoer = {"deadline_datum": "2026-03-03", "deadline_tijd": "15:00"}
            gelukt = await _drukt(week.rosa, vorm, "Verzetten", invoer)
    week.verstuurt()
    week.wacht_tot(week.wereld.nu)
    week.gedaan.append(f"{wat} {welke} {gelukt}: {week.casus_nu(welke).fase} {week.uitvraag(casus).deadline}")


async def rio_noteert(week: Week, welke: int) -> None:
    """Let the RIO keep what somebody wants, when it may."""
    wie = week.iemand_van("rio")
    vorm = await wie.presses_raw("rio.wensen_formulier", {"v": 1, "casus": week.casussen[welke].id})
    gelukt = await _drukt(wie, vorm, "Opslaan", {"eerst": f"Een kanariekooi {week.wereld.nu:%d%H}"})
    week.verstuurt()
    week.gedaan.append(f"de RIO noteert over {welke}: {gelukt}")


async def _drukt(wie: Deelnemer, vorm: Kaart, knop: str, invoer: Mapping[str, str]) -> bool:
    if knop not in vorm.knoppen:
        return False
    druk = vorm.druk(knop, {})
    await wie.presses_raw(druk.verb, {**druk.data, **invoer})
    return True
