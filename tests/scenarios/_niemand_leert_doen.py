"""What is said and done in a week that is played twice, through the buttons of whoever says or does it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dialogs.kern.turn import JsonValue
from domain.casus import Persoonsgegevens
from domain.uitvraag import BevragingStatus, neemt_antwoord_aan
from storage import agenda
from tests._kaart import Kaart
from tests.dialogs.uitvraag._verhaal import HUISELIJK_GEWELD
from tests.scenarios._niemand_leert import Week

VOORAF, BELEID, RAUW = "weigert vooraf", "alles volgens beleid", "niet bekend, zelf gemaakt"
"""Sharing nothing before any name is open, the one button of who needs consent, and a press of one's own making."""
TELEFOON: Final = "telefonisch "

_LATER: Final = Persoonsgegevens("Later Kanarie-Erbij", date(2012, 4, 4), "merwestad")
_FORMULIER: Final[Mapping[str, str]] = {
    "nu_betrokken": "nee",
    "zorgen": "geen",
    "bespreken": "nee",
    "delen": "hele_tafel",
}
_BELLER: Final[Mapping[str, JsonValue]] = {"gezegd_door": "Piet Jansen", "functie": "wijkagent"}


async def zegt(
    week: Week, code: str, welke: int, hoe: str, *, half: bool = False, formulier: Mapping[str, str] = _FORMULIER
) -> None:
    """Let an organisatie deal with its question about a casus in one of the ways that it has.

    `half`: only about the first person. What cannot be said any more is not said. `formulier` is what is filled in of
    who is known.
    """
    if not any(een.organisatie == code for een in week.uitvraag(week.casussen[welke]).bevragingen):
        return
    casus = week.casus_nu(welke)
    over = [een.id for een in casus.betrokkenen][: 1 if half else None]
    if hoe.startswith(TELEFOON):
        await _aan_de_telefoon(week, code, welke, hoe.removeprefix(TELEFOON), over, formulier)
    elif hoe == VOORAF and not half:
        await _weigert_vooraf(week, code, welke)
    elif hoe == BELEID and not half:
        await _volgens_beleid(week, code, welke)
    else:
        for plek, persoon in enumerate(over):
            deze = ("niet bekend", "weigert", "bekend")[plek % 3] if hoe == "gemengd" else hoe
            await _over_een(week, code, welke, persoon, deze, formulier)
    # Else a week would prove nothing: what was said was said.
    uitvraag, nu = week.uitvraag(week.casussen[welke]), week.bevraging(week.casussen[welke], code)
    begint_op = week.wereld.leest(agenda.lees, uitvraag.zitting_id).begint_op
    if not half and neemt_antwoord_aan(uitvraag, begint_op, week.wereld.nu):
        assert nu.status is not BevragingStatus.OPEN, (code, welke, hoe)
    week.verstuurt()


async def _over_een(week: Week, code: str, welke: int, persoon: str, hoe: str, formulier: Mapping[str, str]) -> None:
    wie, bevraging = week.iemand_van(code), week.bevraging(week.casussen[welke], code)
    zitting = week.uitvraag(week.casussen[welke]).zitting_id
    kaart = await wie.presses_raw(
        "werklijst.persoon",
        {
            "v": 1,
            "zitting": zitting,
            "organisatie": code,
            "alleen": bevraging.id,
            "persoon": f"{bevraging.id}:{persoon}",
        },
    )
    if "Opslaan" not in kaart.knoppen:
        return  # nothing is taken any more
    if hoe == "bekend":
        await wie.presses(kaart, "Opslaan", {f"veld.{persoon}.{veld}": een for veld, een in formulier.items()})
    elif hoe == RAUW:
        druk = kaart.druk("Opslaan", {})
        await wie.presses_raw(druk.verb, {**druk.data, f"veld.{persoon}.bekend": "nee"})
        await wie.presses(kaart, "Geen toestemming")
    elif "Geen toestemming" in kaart.knoppen:
        await wie.presses(kaart, "Geen toestemming")
    elif hoe == "niet bekend":
        await wie.presses(kaart, "Niet bekend")
    else:
        await wie.presses(await wie.presses(kaart, "Niet delen"), "Vastleggen", {"Waarom niet?": "Beroepsgeheim"})


async def _weigert_vooraf(week: Week, code: str, welke: int) -> None:
    """Share nothing about anybody in it, before any name is open."""
    wie = week.iemand_van(code)
    bevraging = week.bevraging(week.casussen[welke], code).id
    zitting = week.uitvraag(week.casussen[welke]).zitting_id
    waar: dict[str, JsonValue] = {"v": 1, "zitting": zitting, "organisatie": code, "alleen": bevraging}
    kaart = await wie.presses_raw("werklijst.weiger_formulier", waar)
    if "Vastleggen" in kaart.knoppen:
        await wie.presses(kaart, "Vastleggen", {"Waarom niet?": "Geen taak of bevoegdheid"})


async def _volgens_beleid(week: Week, code: str, welke: int) -> None:
    """Press the one button of who shares only with consent."""
    wie = week.iemand_van(code)
    bevraging = week.bevraging(week.casussen[welke], code).id
    kaart = await wie.presses_raw("uitvraag.open", {"v": 1, "bevraging": bevraging})
    knop = "Geen toestemming: niets delen"
    if knop in kaart.knoppen:
        await wie.presses(kaart, knop)


async def _aan_de_telefoon(
    week: Week, code: str, welke: int, hoe: str, over: list[str], formulier: Mapping[str, str]
) -> None:
    """The regisseur types what is said."""
    wie, bevraging = week.regisseur_van(welke), week.bevraging(week.casussen[welke], code).id
    nu = week.wereld.regio.kalender.lokaal(week.wereld.nu)
    beller = {**_BELLER, "gezegd_datum": nu.date().isoformat(), "gezegd_tijd": nu.strftime("%H:%M")}
    for persoon in over:
        data: dict[str, JsonValue] = {"v": 1, "bevraging": bevraging, **beller}
        if hoe == "weigert":
            vorm = await wie.presses_raw("uitvraag.namens_weiger_formulier", {**data, "over": persoon})
            anders: Mapping[str, JsonValue] = {"wie": persoon, "grond": "beroepsgeheim"}
            knop = "Vastleggen"
        else:
            vorm = await wie.presses_raw("uitvraag.namens_persoon", {**data, "betrokkene": persoon})
            velden = {"bekend": "ja", **formulier} if hoe == "bekend" else {"bekend": "nee"}
            anders = {f"veld.{veld}": een for veld, een in velden.items()}
            knop = "Opslaan"
        if knop not in vorm.knoppen:
            return  # nothing is taken any more
        druk = vorm.druk(knop, {})
        await wie.presses_raw(druk.verb, {**druk.data, **beller, **anders})


# --- What is done besides


async def regie(week: Week, welke: int, wat: str, wie: str = "") -> None:
    """Let the regisseur of a casus do something with it, when that can be done; the same in every world."""
    casus, rosa = week.casussen[welke], week.regisseur_van(welke)
    uitvraag: dict[str, JsonValue] = {"v": 1, "uitvraag": week.uitvraag(casus).id}
    vorm, knop, invoer = Kaart({}), "", {}
    match wat:
        case "persoon erbij":
            vorm = await rosa.presses_raw("casus.betrokkene", {"v": 1, "casus": casus.id})
            nieuw = len(week.casus_nu(welke).betrokkenen)
            knop = "Opslaan"
            rol = week.wereld.regio.tafel(casus.tafel).rollen[-1]
            invoer = {
                "naam": f"{_LATER.naam} {nieuw}",
                "geboortedatum": "2012-04-04",
                "gemeente": "merwestad",
                "rol": rol,
            }
        case "persoon eraf":
            vorm = await rosa.presses_raw("casus.persoon_weg_formulier", {"v": 1, "casus": casus.id})
            knop, invoer = "Uit de casus halen", {"betrokkene": week.casus_nu(welke).betrokkenen[-1].id}
        case "trekt in":
            vorm = await rosa.presses_raw("uitvraag.intrek_formulier", uitvraag)
            knop, invoer = "Aangevinkte intrekken", {"organisaties": wie}
        case "vraagt toch weer":
            vorm = await rosa.presses_raw("uitvraag.inzage", uitvraag)
            knop = "Toch weer vragen"
        case "sluit" | "heropent":
            vorm = await rosa.presses_raw("uitvraag.wijzigen", uitvraag)
            knop = {"sluit": "Sluiten", "heropent": "Heropenen"}[wat]
        case "verzet":
            vorm = await rosa.presses_raw("uitvraag.verzet_formulier", uitvraag)
            knop, invoer = "Verzetten", {"deadline_datum": "2026-03-06", "deadline_tijd": "15:00"}
        case "maakt spoed":
            vorm = await rosa.presses_raw("uitvraag.voorstel", {"v": 1, "casus": casus.id, "spoed": True})
            knop, invoer = next((een for een in vorm.knoppen if "poed" in een), "geen"), {"spoed_uren": "24"}
    gelukt = knop in vorm.knoppen
    if gelukt:
        druk = vorm.druk(knop, {})
        await rosa.presses_raw(druk.verb, {**druk.data, **invoer})
    week.verstuurt()
    week.wacht_tot(week.wereld.nu)
    nu, personen = week.uitvraag(casus), len(week.casus_nu(welke).betrokkenen)
    week.gedaan.append(f"{wat} {welke} {wie} {gelukt}: {nu.status}, {nu.deadline}, {personen} personen")


async def komt(week: Week, code: str, tafel: str) -> None:
    """Let somebody say that he comes to the next zitting of a tafel."""
    zitting = week.uitvraag(week.casussen[2 if tafel != HUISELIJK_GEWELD else 0]).zitting_id
    wie = week.iemand_van(code)
    vorm = await wie.presses_raw("aanwezigheid.open", {"v": 1, "zitting": zitting, "organisatie": code})
    week.ziet(code, "aanwezigheid", vorm)
    druk = next((een for een in vorm.drukken() if een.verb == "aanwezigheid.kom"), None)
    if druk is not None:
        week.ziet(code, "komt", await wie.presses_raw(druk.verb, druk.data))
    week.verstuurt()


async def meldt(week: Week, code: str, naam: str, geboortedatum: str) -> None:
    """Let somebody bring a person in."""
    wie = week.iemand_van(code)
    vorm = await wie.opens("melden")
    week.ziet(code, "melden", vorm)
    if "Melden" in vorm.knoppen:
        druk = vorm.druk("Melden", {})
        invoer = {
            "route": "veldaanmelding",
            "spoed": "nee",
            "persoon.1.naam": naam,
            "persoon.1.geboortedatum": geboortedatum,
            "persoon.1.gemeente": "merwestad",
            "persoon.1.rol": "slachtoffer",
            "aanleiding": "Verzonnen",
            "informering": "ja",
            "verzoek": "Verzonnen",
            "tafel": HUISELIJK_GEWELD,
        }
        week.ziet(code, "gemeld", await wie.presses_raw(druk.verb, {**druk.data, **invoer}))
    week.verstuurt()
