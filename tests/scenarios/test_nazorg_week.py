"""A week of nazorg: seven people, nine questions for the prison, a batch for the others, one who is to be discussed."""

from domain.casus import Fase
from domain.logboek import Handeling
from domain.regio import Regio
from domain.uitvraag import Antwoord, Antwoordsoort
from storage import uitvraag as uitvragen
from storage.store import Store, UnitOfWork
from tests._kaart import Kaart
from tests.scenarios._nazorgtoneel import PARTNERS, ZEVEN, Nazorgtoneel, kanaal_van, nazorgtoneel

NEGEN = (
    "Hulpvragen",
    "ID-bewijs",
    "Huisvesting",
    "Werk/dagbesteding",
    "Schulden",
    "Inkomen/uitkering",
    "Zorg/verslaving/psychische problemen",
    "Vermoeden van lvb/zelfredzaamheid",
    "Sociaal netwerk",
)
HULPVRAAG, ZORG = "Een kanariebaan en een kanariekooi", "Kanariebezoek van verkeerde vrienden"
VAN_DE_PI = {
    "hulpvragen": HULPVRAAG,
    "id_bewijs": "Aangevraagd",
    "huisvesting": "Geen",
    "werk_dagbesteding": "Geen",
    "schulden": "Ja, met regeling",
    "inkomen_uitkering": "Uitkering aangevraagd",
    "zorg": "Geen bijzonderheden",
    "lvb_zelfredzaamheid": "Geen vermoeden",
    "sociaal_netwerk": "Steunend",
    "delen": "Met de hele tafel",
}
VERRAADT = ("detentie", "gedetineerd", "nazorg", "vrijlating", "vrij op", "inrichting")
TE_BESPREKEN = 1
"""Which of the seven the politie wants to discuss: the second."""
BEKEND = 5
"""How many of the seven the politie knows: the first five."""


async def test_een_week_van_zeven_detentiemeldingen(store: Store, merwestad: Regio) -> None:
    async with nazorgtoneel(store, merwestad) as t:
        codes = [await t.meldt(een) for een in ZEVEN]
        klaar = await t.vraagt_de_week_uit()
        assert "De uitvraag over 7 mensen gaat uit voor woensdag 2 december, 10.00 uur." in klaar

        # One card per organisatie, with nobody on it whom it does not concern.
        for organisatie in PARTNERS:
            op_de_lijst = [een for een in codes if een in t.werklijst(organisatie)]
            assert op_de_lijst == _die_het_aangaan(organisatie, codes), organisatie

        await _de_inrichting_vult_negen_velden_in(t, codes)
        await _de_politie_kent_er_vijf(t, codes)

        # Of the two whom it does not know nothing else was asked, and nothing else is stored: the question is closed.
        for code in codes[BEKEND:]:
            (gezegd,) = _antwoorden(t, code, "politie")
            assert gezegd.soort is Antwoordsoort.NIET_BEKEND
            assert gezegd.waarden == ()
            assert f"{code}: afgehandeld" in t.werklijst("politie")

        await _de_regisseur_beslist(t, codes)
        _niemand_leest_mee(t)


async def _de_inrichting_vult_negen_velden_in(t: Nazorgtoneel, codes: list[str]) -> None:
    voorblad = await t.drukt("pi-oostdijk", t.werklijst("pi-oostdijk"), "Openen")
    assert not any(een.naam in voorblad for een in ZEVEN)
    vorm = await t.drukt("pi-oostdijk", voorblad, "Beantwoorden")
    for naam in ("Daan Kanarielepel", "Floor Kanariekruik"):
        assert naam in vorm
        assert tuple(een.removesuffix(" (verplicht)") for een in vorm.labels[: len(NEGEN)]) == NEGEN
        vorm = await t.drukt("pi-oostdijk", vorm, _opslaan(vorm), _in_een_vorm(vorm, **VAN_DE_PI))
    assert "Dank u." in vorm
    await t.verhaal.works()
    lijst = t.werklijst("pi-oostdijk")
    assert [een for een in codes if f"{een}: afgehandeld" in lijst] == [codes[3], codes[5]]


async def _de_politie_kent_er_vijf(t: Nazorgtoneel, codes: list[str]) -> None:
    voorblad = await t.drukt("politie", t.werklijst("politie"), "Openen")
    keuze = await t.drukt("politie", voorblad, "Beantwoorden")
    (vak,) = keuze.invoer
    wie = ",".join(str(een["value"]) for een in vak["choices"][:BEKEND])
    zeker = await t.drukt("politie", keuze, "Alle overige: niet bekend", {"bekend": wie})
    assert "2 personen bij u niet bekend" in zeker
    assert [een for een in codes if een in zeker] == codes[BEKEND:]
    vorm = await t.drukt("politie", zeker, "Ja, vastleggen")
    while vorm.invoer:
        vorm = await t.drukt("politie", vorm, _opslaan(vorm), _van_de_politie(vorm))
    assert "Dank u." in vorm
    await t.verhaal.works()


def _van_de_politie(vorm: Kaart) -> dict[str, str]:
    """Fill in the three questions about everybody on a card: concerns, and to be discussed, about one of them."""
    ingevuld: dict[str, str] = {}
    wie = [een.naam for een in ZEVEN if een.naam in vorm]
    zorgen = [str(een["id"]) for een in vorm.invoer if str(een["id"]).endswith(".zorgen")]
    assert len(zorgen) == len(wie)
    for naam, veld in zip(wie, zorgen, strict=True):
        voor = veld.removesuffix("zorgen")
        ja = naam == ZEVEN[TE_BESPREKEN].naam
        ingevuld |= {veld: "Ja" if ja else "Nee", f"{voor}bespreken": "Ja" if ja else "Nee"}
        ingevuld |= {f"{voor}delen": "Met de hele tafel"}
        ingevuld |= {f"{voor}zorgen__notitie": ZORG, f"{voor}zorgen__aard": "Een oordeel"} if ja else {}
    return ingevuld


async def _de_regisseur_beslist(t: Nazorgtoneel, codes: list[str]) -> None:
    """Of seven people one is asked for: he is discussed; one needs nothing, and his casus is closed."""
    scan = await t.regisseur.presses(await t.regisseur.types("/quickscan"), "Openen")
    volgorde = [een for een in scan.tekst.splitlines() if een in codes]
    assert volgorde == codes[: len(volgorde)], "by the day of release, the first one first"
    stem = next(een for een in scan.tekst.splitlines() if "Bespreken" in een and "Politie" in een)
    assert "Reclassering" not in stem

    vorm = await t.regisseur.presses_raw("quickscan.vorm", {"v": 1, "casus": t.casus(codes[TE_BESPREKEN]).id})
    assert ZEVEN[TE_BESPREKEN].naam in vorm
    await t.regisseur.presses(vorm, "Besluit vastleggen", {"Wat gebeurt er?": "Bespreken"})
    vorm = await t.regisseur.presses_raw("quickscan.vorm", {"v": 1, "casus": t.casus(codes[-1]).id})
    reden = {"Wat gebeurt er?": "geen_inzet", "Reden (verplicht, behalve bij bespreken)": "Alles is op orde"}
    await t.regisseur.presses(vorm, "Besluit vastleggen", reden)
    await t.verhaal.works()
    assert t.casus(codes[TE_BESPREKEN]).fase is Fase.CASUSOVERLEG
    assert t.casus(codes[-1]).fase is Fase.AFGESLOTEN
    gedaan = [een.handeling for een in t.verhaal.logboek(t.casus(codes[-1]).id)]
    assert gedaan.index(Handeling.QUICKSCAN_BESLOTEN) < gedaan.index(Handeling.CASUS_AFGESLOTEN)


def _die_het_aangaan(organisatie: str, codes: list[str]) -> list[str]:
    """Tell whose codes an organisatie may have on its worklist."""
    alleen = {
        "pi-merwede": [een.inrichting == "PI Merwede" for een in ZEVEN],
        "pi-oostdijk": [een.inrichting == "PI Oostdijk" for een in ZEVEN],
        "gemeente-merwestad": [een.gemeente == "Merwestad" for een in ZEVEN],
        "gemeente-oosterwaard": [een.gemeente in {"Oosterwaard", "Lindewaal"} for een in ZEVEN],
    }.get(organisatie, [True] * len(ZEVEN))
    return [code for code, mag in zip(codes, alleen, strict=True) if mag]


def _opslaan(vorm: Kaart) -> str:
    """Return the button that saves: it says whether there is more to come."""
    return next(een for een in vorm.knoppen if een.startswith("Opslaan"))


def _in_een_vorm(vorm: Kaart, **waarden: str) -> dict[str, str]:
    """Return what is filled in, by the ids of a form about one person."""
    ids = {str(een["id"]).rpartition(".")[2]: str(een["id"]) for een in vorm.invoer}
    return {ids[veld]: waarde for veld, waarde in waarden.items()}


def _antwoorden(t: Nazorgtoneel, code: str, organisatie: str) -> tuple[Antwoord, ...]:
    casus_id = t.casus(code).id

    def lees(uow: UnitOfWork) -> tuple[Antwoord, ...]:
        (uitvraag,) = uitvragen.van_casus(uow, casus_id)
        vraag = next(een for een in uitvraag.bevragingen if een.organisatie == organisatie)
        return uitvragen.alle_versies(uow, casus_id, vraag.id)

    return t.verhaal.store.read_now(t.verhaal.scope, lees)


def _niemand_leest_mee(t: Nazorgtoneel) -> None:
    """Nothing that was posted names anybody, or tells that he is in prison; one worklist stands in each channel."""
    alles = t.verhaal.everything_posted()
    for geheim in ("Kanarie", "kanarie", HULPVRAAG, ZORG):
        assert geheim not in alles, geheim
    for organisatie in PARTNERS:
        kaarten = t.verhaal.cards(kanaal_van(organisatie))
        assert sum("Voor woensdag" in een for een in kaarten) == 1
        for een in kaarten:
            assert not {woord for woord in VERRAADT if woord in een.tekst.casefold()}, een
