"""The cards of the plan and of the casusregie: they fit in Teams, also when everything is as long as it may be."""

from datetime import UTC, datetime

from cards.payloads import Payload
from cards.plan.lezen import plankaart
from cards.plan.payloads import PlanBewaar, PlanTerug, PlanWeg
from cards.plan.vergelijken import vergelijkkaart
from cards.plan.vorm import deelkaart
from cards.regie import Belegvorm, Keuzevorm, Periode, Regiebeeld, RegieBeleg, belegkaart, keuzekaart, regiekaart
from domain.plan import LANGSTE_TEKST, MEESTE_DOELEN, MEESTE_KADERS, Plandeel, Wijziging
from domain.planbeeld import (
    Deelvorm,
    Doelbeeld,
    Doelgroep,
    Inbrengbeeld,
    Kaderbeeld,
    Planbeeld,
    Vak,
    Vaksoort,
    Vergelijking,
    Verschilbeeld,
    Versiebeeld,
)
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
LANG = "*[kanarie](https://elders.example)* " * 40
WIE = "Kanarie [Verzonnen](x)"
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)


def beeld(tekst: str = "Rust in huis", aantal: int = 1, *, wijzigen: bool = True) -> Planbeeld:
    return Planbeeld(
        casus_id="casus",
        code="26-0142-K",
        nr=3,
        feiten=(("Casusregie", "Politie"), ("Versie", "3, 2 maart 2026")),
        inbreng=tuple(Inbrengbeeld(WIE, tekst, tekst) for _ in range(min(aantal, 6))),
        hoofddoel=tekst,
        doelen=(Doelgroep(WIE, tuple(Doelbeeld(tekst, "Huisvesting · Open") for _ in range(aantal))),),
        inzet=(("Dwang", tekst), ("Drang", tekst), ("Zorg", tekst)),
        kaders=tuple(
            Kaderbeeld("Toezicht", WIE, "Loopt tot", tekst, aandacht=True) for _ in range(min(aantal, MEESTE_KADERS))
        ),
        criteria=(("Opschalen als", tekst), ("Afschalen als", tekst)),
        evaluatie="1 juni 2026",
        wijzigen=wijzigen,
        volgende=Plandeel.DOELEN,
        alle_versies=True,
    )


def test_the_whole_plan_fits_however_much_stands_in_it() -> None:
    vol = plankaart(beeld(LANG[:LANGSTE_TEKST], MEESTE_DOELEN), T)
    klopt(vol)
    assert "Lange teksten zijn hier ingekort." in Kaart(vol)
    klopt(plankaart(beeld("😀" * LANGSTE_TEKST, 8), T))
    assert "Lange teksten zijn hier ingekort." not in Kaart(plankaart(beeld(), T))


def test_what_somebody_typed_is_shown_as_typed() -> None:
    kaart = plankaart(beeld("**vet** [link](https://elders.example)"), T)
    klopt(kaart)
    in_blokken = [deel["text"] for deel in soort(kaart, "TextBlock")]
    assert not any("elders.example" in een or "Kanarie" in een for een in in_blokken)


def test_the_person_himself_comes_first_and_the_three_stand_side_by_side() -> None:
    kaart = Kaart(plankaart(beeld("Zelf gezegd"), T))
    koppen = ["Wat de persoon zelf wil en kan", "Gezamenlijk hoofddoel", "Doelen per", "Dwang, drang en zorg", "Kaders"]
    plekken = [kaart.tekst.index(een) for een in koppen]
    assert plekken == sorted(plekken)
    (naast,) = [deel for deel in kaart.delen if deel.get("layouts")]
    assert naast["layouts"][0]["type"] == "Layout.Flow"
    assert len(naast["items"]) == 3


def test_who_only_reads_has_nothing_to_change() -> None:
    kaart = plankaart(beeld(wijzigen=False), T)
    assert not any("wijzigen" in een or "toevoegen" in een for een in knoppen(kaart))


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong_at_the_input() -> None:
    vakken = (
        Vak("tekst", "Doel", Vaksoort.TEKST, LANG, "Vul dit in.", hoogstens=LANGSTE_TEKST),
        Vak("over_wie", "Voor wie?", Vaksoort.KEUZE, "a", "Kies.", (("a", WIE), ("-", "Allen"))),
        Vak("dag", "Laatste dag", Vaksoort.DATUM, "2026-06-01"),
    )
    vorm = Deelvorm("Doelen", vakken, WIE, fouten=(("tekst", "Te lang."),), melding="Let op", eerder=(("Doel", WIE),))
    sleutel = "a.1.b"
    bewaar = PlanBewaar(casus="casus", deel=Plandeel.DOELEN, welk="nieuw", nr=1, sleutel=sleutel)
    weg = PlanWeg(casus="casus", deel=Plandeel.DOELEN, welk="doel", nr=1, sleutel=sleutel)
    kaart = deelkaart("26-0142-K", vorm, bewaar, weg, T)
    klopt(kaart)
    assert soort(kaart, "Input.Text")[0]["value"] == LANG
    assert "Te lang." in Kaart(kaart)
    assert [een["title"] for een in soort(kaart, "Input.ChoiceSet")[0]["choices"]] == [
        "Kanarie \\[Verzonnen\\](x)",
        "Allen",
    ]


def test_a_comparison_shows_what_it_was_and_what_it_is() -> None:
    verschil = Verschilbeeld("Doel", WIE, Wijziging.ANDERS, (("Doel", "eerst", "daarna"),))
    versies = tuple(Versiebeeld(nr, "2 maart 2026, door Rosa") for nr in range(40, 0, -1))
    vergelijking = Vergelijking("casus", "26-0142-K", versies, 39, 40, (verschil,), ("Versie 40: 2 maart",))
    kaart = vergelijkkaart(vergelijking, PlanTerug(casus="casus", nr=39, was=40, sleutel="a.1.b"), T)
    klopt(kaart)
    for stuk in ("Gewijzigd: Doel", "Was: eerst", "Nu: daarna", "Versie 40: 2 maart"):
        assert stuk.split(": ")[-1] in Kaart(kaart)


def test_the_cards_of_the_casusregie_are_sound() -> None:
    perioden = (Periode("GGD", OP, door="Rosa"), Periode("Politie", OP, OP, "Rosa"))
    beleg: Payload = RegieBeleg(casus="casus", organisatie="ggd", sleutel="a.1.b")
    assert isinstance(beleg, RegieBeleg)
    for kaart in (
        regiekaart(Regiebeeld("casus", "26-0142-K", perioden, mag_beleggen=True, weg=True), T, Kalender()),
        keuzekaart(Keuzevorm("casus", "26-0142-K", (("politie", "Politie"),), (("ggd", "GGD"),)), T),
        belegkaart(Belegvorm("26-0142-K", "GGD", beleg, (("p", "Piet"),), "Politie", krijgt_toegang=True), T),
    ):
        klopt(kaart)
