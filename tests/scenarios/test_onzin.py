"""Nonsense in forms and buttons, pressed for real: a clear card each time, never the one for our own faults.

What was filled in well beside it is still in the form that comes back, and what was stored before is still there.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from storage import casus as casussen
from tests._kaart import Kaart
from tests.scenarios._opstelling import BEKEND, BETROKKENE, CASUS, EERSTE, TAFELKANAAL, ZITTING, Opstelling, kanaal_van
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Gesprek, Json, druk, oude_druk

ONVERWACHT = "Er ging iets mis"
VERLOPEN = "Deze kaart is verlopen"

ONZIN: Mapping[str, object] = {
    "long": "x" * 10_000,
    "longer than anything": "y" * 30_000,
    "many lines": "regel\n" * 500,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 40,
    "right to left": "\u202eretfa\u202c \u0645\u0631\u062d\u0628\u0627",
    "markdown": "[klik hier](https://elders.example) **vet** # kop\n- punt",
    "html": "<at>Tafelbot</at><script>alert(1)</script>&nbsp;",
    "control characters": "\x07\x1b[31m\x08\x7f\x85",
    "invisible": "\u200b\ufeff\u2060",
    "spaces": " \u00a0\t\r\n ",
    "a template": "{code} {{7*7}} %s %(x)s ${HOME}",
    "a quote": "'; DROP TABLE casus; --",
    "a number": 42,
    "a truth": True,
    "a list": ["ja", "nee"],
    "an object": {"waarde": "ja"},
    "nothing": None,
    "unknown choices": "bestaat-niet,ook-niet,,",
    "a day that never was": "2026-02-30",
    "the year ten thousand": "10000-01-01",
    "a time that never was": "25:61",
}


AANMELDING = {"Wie meldt u aan?": "Roos Regie", "Organisatie": "ZVH Merwestad", "Rol": "procesregisseur"}


@dataclass
class Formulier:
    """A form in somebody's hands, with a good answer to it (by input id)."""

    naam: str
    wie: Deelnemer
    waar: Gesprek
    kaart: Kaart
    knop: str
    goed: Mapping[str, str]

    def velden(self) -> list[str]:
        return [deel["id"] for deel in alle_delen(self.kaart.json) if str(deel.get("type", "")).startswith("Input.")]


def alle_delen(deel: object) -> Iterator[Json]:
    """Walk through everything in a card."""
    if isinstance(deel, Mapping):
        yield dict(deel)
        for onder in deel.values():
            yield from alle_delen(onder)
    elif isinstance(deel, list):
        for onder in deel:
            yield from alle_delen(onder)


async def _formulieren(o: Opstelling) -> list[Formulier]:
    """Every form there is, each opened by who may."""
    pim, roos, bea, plek = o.partner("politie"), o.regisseur, o.beheerder, kanaal_van("politie")
    antwoord = await o.opent("politie")
    weigering = await pim.presses(antwoord, "Niet delen", waar=plek)
    casus = await roos.types("/casus nieuw huiselijk-geweld")
    soort = await roos.types("/casus nieuw")
    open_ = await roos.presses(await roos.types(f"/casus toon {o.code}"), "Openen")
    erbij = await roos.presses(open_, "Nog een betrokkene")
    extra = await o.startformulier()
    start = await roos.presses(extra, "Andere zitting")
    gesprek = await bea.presses(await bea.types("/registreer", TAFELKANAAL), "Openen", waar=TAFELKANAAL)
    mensen = await bea.presses(gesprek, "Mensen", waar=TAFELKANAAL)
    rollen = await bea.presses(mensen, "Rol beëindigen", waar=TAFELKANAAL)
    return [
        _met("answer", pim, plek, antwoord, "Opslaan", BEKEND),
        _met("refusal", pim, plek, weigering, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"}),
        _met("casus", roos, roos.chat, casus, "Opslaan", CASUS),
        _met("kind of casus", roos, roos.chat, soort, "Verder", {"Tafel": "Regietafel Huiselijk Geweld"}),
        _met("betrokkene", roos, roos.chat, erbij, "Opslaan", BETROKKENE),
        _met("ask more", roos, roos.chat, extra, "Ook vragen", {}),
        _met("start", roos, roos.chat, start, "Start", {}),
        _met("conversation", bea, TAFELKANAAL, gesprek, "Opslaan", {}),
        _met("people", bea, TAFELKANAAL, mensen, "Aanmelden", AANMELDING),
        _met("roles", bea, TAFELKANAAL, rollen, "Beëindigen", {}),
    ]


def _met(naam: str, wie: Deelnemer, waar: Gesprek, kaart: Kaart, knop: str, goed: Mapping[str, str]) -> Formulier:
    druk_ = kaart.druk(knop, {**goed})
    return Formulier(naam, wie, waar, kaart, knop, {k: v for k, v in druk_.data.items() if k in _ids(kaart)})


def _ids(kaart: Kaart) -> set[str]:
    return {deel["id"] for deel in alle_delen(kaart.json) if str(deel.get("type", "")).startswith("Input.")}


@pytest.mark.parametrize("maak_toneel", ["sqlite"], indirect=True)  # it is about forms, and there are many
async def test_nonsense_in_any_field_gets_a_clear_card(bij_uitvraag: Opstelling) -> None:
    mis = []
    for formulier in await _formulieren(bij_uitvraag):
        vast = formulier.kaart.druk(formulier.knop, {})
        for veld in formulier.velden():
            for naam, waarde in ONZIN.items():
                data = {**vast.data, **formulier.goed, veld: waarde}
                kaart = await formulier.wie.presses_raw(vast.verb, data, formulier.waar)
                mis += [f"{formulier.naam}, {veld}, {naam}: {een}" for een in _bezwaren(kaart, formulier.goed, veld)]
    assert not mis, "\n".join(mis)


async def test_what_was_stored_is_still_there_after_all_that(bij_uitvraag: Opstelling) -> None:
    o, pim, plek = bij_uitvraag, bij_uitvraag.partner("politie"), kanaal_van("politie")
    formulieren = await _formulieren(o)
    await pim.presses(await o.opent("politie"), "Opslaan", {**BEKEND}, waar=plek)
    eerst = (o.versies("politie"), o.casus(), o.uitvragen())
    for formulier in formulieren:
        vast = formulier.kaart.druk(formulier.knop, {})
        for naam, waarde in ONZIN.items():
            if naam == "longer than anything":
                continue  # in every field at once it is more than Teams brings
            data = {**vast.data, **dict.fromkeys(formulier.velden(), waarde)}
            kaart = await formulier.wie.presses_raw(vast.verb, data, formulier.waar)
            assert not list(_bezwaren(kaart)), formulier.naam
    assert (o.versies("politie"), o.casus(), o.uitvragen()) == eerst
    assert "Verwacht" not in o.werklijst("politie")


@pytest.mark.parametrize("naam", ["markdown", "html", "a template", "a quote", "right to left"])
async def test_what_somebody_writes_is_read_as_he_wrote_it(bij_uitvraag: Opstelling, naam: str) -> None:
    """Also when it is Markdown, HTML or looks like a template: nothing in it does anything."""
    o, notitie = bij_uitvraag, "Toelichting bij: Over wie heeft u zorgen?"
    tekst = str(ONZIN[naam])
    formulier = await o.opent("politie")
    pim, plek = o.partner("politie"), kanaal_van("politie")
    assert "Dank u." in await pim.presses(formulier, "Opslaan", {**BEKEND, notitie: tekst}, waar=plek)
    gelezen = await o.regisseur.presses(await o.regisseur.types(f"/uitvraag status {o.code}"), "Antwoorden openen")
    assert not list(_bezwaren(gelezen))
    assert _zichtbaar(tekst) in _zichtbaar(gelezen.tekst)


def _zichtbaar(tekst: str) -> str:
    """What a person sees of it: no backslashes that disarm Markdown, no invisible marks, one kind of space."""
    return " ".join(re.sub("[\\\\\u202a-\u202e]", "", tekst).split())


async def test_buttons_of_an_older_or_newer_version_say_that_they_have_expired(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    for formulier in await _formulieren(o):
        vast = formulier.kaart.druk(formulier.knop, {})
        for versie in (0, 2, 99, -1, "1.0", "x", [1]):
            data = {**vast.data, **formulier.goed, "v": versie}
            assert VERLOPEN in await formulier.wie.presses_raw(vast.verb, data, formulier.waar), (
                formulier.naam,
                versie,
            )
    assert o.versies_over_eerste("politie") == ()


BENT: tuple[object, ...] = (None, "", "x", "../../etc/passwd", "é" * 50, "a" * 500, 7, [], {"id": 1})


async def test_buttons_of_which_something_is_missing_or_bent(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    mis = []
    for formulier in await _formulieren(o):
        vast = formulier.kaart.druk(formulier.knop, {})
        for naam in set(vast.data) - set(formulier.velden()):
            for waarde in BENT:
                kapot = {**vast.data, **formulier.goed, naam: waarde}
                mis += await _pers(formulier, vast.verb, kapot, f"{naam}={waarde!r:.20}")
            zonder = {**vast.data, **formulier.goed}
            del zonder[naam]
            mis += await _pers(formulier, vast.verb, zonder, f"without {naam}")
        mis += await _pers(formulier, vast.verb, {}, "empty")
        mis += await _pers(formulier, f"{vast.verb}.oud", vast.data, "an unknown verb")
    assert not mis, "\n".join(mis)


async def _pers(formulier: Formulier, verb: str, data: Mapping[str, Any], wat: str) -> list[str]:
    kaart = await formulier.wie.presses_raw(verb, data, formulier.waar)
    return [f"{formulier.naam}, {wat}: {een}" for een in _bezwaren(kaart)]


def _bezwaren(kaart: Kaart, goed: Mapping[str, str] | None = None, veld: str = "") -> Iterator[str]:
    """Yield what is wrong with a card as an answer to nonsense."""
    beside = {} if goed is None or "Opgeslagen." in kaart or "is aangemeld als" in kaart else goed
    if not kaart.tekst.strip():
        yield "there is no card"
    if ONVERWACHT in kaart:
        yield "it says that we are at fault"
    if sleutel := re.search(r"\b[a-z]+(?:\.[a-z_]+){2,}\b", kaart.tekst):
        yield f"it shows a text key: {sleutel[0]}"
    for deel in alle_delen(kaart.json):
        if deel.get("type") == "TextBlock" and "](http" in str(deel["text"]):
            yield "it holds a link that somebody else made"
        naam = str(deel.get("id"))
        if naam in beside and naam != veld and deel.get("value") != beside[naam]:
            yield f"{naam} was filled in and is lost"


# Ids and keys of something else.


async def test_a_key_is_good_for_one_form_only(bij_uitvraag: Opstelling) -> None:
    """The key of "not known" does not save a form, and the key about one person says nothing about another."""
    o, pim, plek = bij_uitvraag, bij_uitvraag.partner("politie"), kanaal_van("politie")
    formulier = await o.opent("politie")
    eerste, tweede = o.betrokkenen()
    ander = f"{o.bevraging('politie').id}:{tweede}"
    niet_bekend, opslaan = formulier.druk("Niet bekend", {}), formulier.druk("Opslaan", {**BEKEND})
    over_ander = {**opslaan.data, "personen": [ander]}
    for verb, data in (
        (opslaan.verb, {**opslaan.data, "sleutel": niet_bekend.data["sleutel"]}),
        (opslaan.verb, {naam.replace(eerste, tweede): waarde for naam, waarde in over_ander.items()}),
        (niet_bekend.verb, {**niet_bekend.data, "persoon": ander}),
        (Verb.WERKLIJST_WEIGER, {**niet_bekend.data, "personen": [ander], "grond": "beroepsgeheim"}),
    ):
        assert "voor iemand anders geopend" in await pim.presses_raw(verb, data, plek)
    assert o.versies_over_eerste("politie") == ()
    assert len(o.versies("politie")) == 1


async def test_ids_of_another_casus_find_nothing(bij_uitvraag: Opstelling) -> None:
    """Both casussen are his own: one's betrokkene is still not the other's."""
    o, roos, plek = bij_uitvraag, bij_uitvraag.regisseur, kanaal_van("politie")
    nieuw = {**CASUS, "Voor- en achternaam": "Nienke Nachtvlinder", "Geboortedatum": "1990-01-01"}
    ander = await roos.presses(await roos.types("/casus nieuw huiselijk-geweld"), "Opslaan", nieuw)
    casus = next(druk.data["casus"] for druk in ander.drukken() if "casus" in druk.data)
    vreemd = o.looks_up(lambda uow: casussen.lees(uow, casus)).betrokkenen[0].id
    bevraging, (eigen, _) = o.bevraging("politie").id, o.betrokkenen()
    wie, waar = f"{bevraging}:{vreemd}", {"v": 1, "zitting": o.uitvragen()[0].zitting_id, "organisatie": "politie"}
    for verb, rest in (
        (Verb.WERKLIJST_PERSOON, {"persoon": wie}),
        (Verb.WERKLIJST_NIET_BEKEND, {"persoon": wie, "sleutel": "a.1.b"}),
    ):
        kaart = await o.partner("politie").presses_raw(verb, {**waar, **rest}, plek)
        assert "hoort niet (meer) bij de casus" in kaart, verb
        assert "Nienke" not in str(kaart.json)
    kaart = await o.partner("politie").presses_raw(Verb.WERKLIJST_WEIGER_FORMULIER, {**waar, "personen": [wie]}, plek)
    assert "Nienke" not in str(kaart.json)  # the form about what is asked, with no person on it
    uitvraag = o.uitvragen()[0].id
    kaart = await roos.presses_raw(Verb.UITVRAAG_ANTWOORDEN, {"v": 1, "uitvraag": uitvraag, "betrokkene": vreemd})
    assert "Nienke" not in str(kaart.json)
    kaart = await roos.presses_raw(Verb.CASUS_REDEN, {"v": 1, "casus": casus, "betrokkene": eigen, "sleutel": "a.1.b"})
    assert EERSTE not in str(kaart.json)
    assert not list(_bezwaren(kaart))


async def test_a_form_that_lay_open_too_long_says_so(bij_casus: Opstelling) -> None:
    formulier = await bij_casus.regisseur.types("/casus nieuw huiselijk-geweld")
    nieuw = {**CASUS, "Voor- en achternaam": "Nienke Nachtvlinder"}
    await bij_casus.verhaal.passes(days=15)
    assert "stond te lang open" in await bij_casus.regisseur.presses(formulier, "Opslaan", nieuw)


BEGONNEN = ("Deze uitvraag is gesloten: de zitting is begonnen.", "Deze zitting is al begonnen.")


async def test_cards_that_stayed_behind_say_that_it_is_closed(bij_uitvraag: Opstelling) -> None:
    """After the zitting has begun: every button of every card that was opened before it, filled in or not."""
    o, pim, plek = bij_uitvraag, bij_uitvraag.partner("politie"), kanaal_van("politie")
    formulier = await o.opent("politie")
    weigering = await pim.presses(formulier, "Niet delen", waar=plek)
    oud = [o.werklijst("politie"), formulier, weigering]
    await o.verhaal.passes(until=ZITTING + timedelta(minutes=1))
    for een in (druk_ for kaart in oud for druk_ in kaart.drukken()):
        kaart = await pim.presses_raw(een.verb, een.data, plek)
        assert any(woorden in kaart for woorden in BEGONNEN), (een.verb, kaart)
        assert EERSTE not in str(kaart.json)
    kaart = await pim.presses(formulier, "Opslaan", {**BEKEND}, waar=plek)
    assert "Wat nog niet was opgeslagen, is niet bewaard." in kaart
    assert o.versies_over_eerste("politie") == ()
    assert "Deze zitting is begonnen." in o.werklijst("politie")


async def test_an_old_app_is_told_to_update_and_shown_nothing(bij_uitvraag: Opstelling) -> None:
    o, pim, plek = bij_uitvraag, bij_uitvraag.partner("politie"), kanaal_van("politie")
    knop = o.werklijst("politie").druk("Openen", {})
    activiteit = oude_druk(pim.persoon, plek, knop.verb, knop.data, service_url=o.verhaal.teams.service_url)
    assert (await o.verhaal.koerier.brings(activiteit)).status == 200
    assert "nieuwste versie van Teams" in o.verhaal.cards(plek)[-1]


@pytest.mark.parametrize(
    "value", [None, [], {"action": None}, {"action": []}, {"action": {"verb": 7}}, {"action": {"verb": "x" * 5000}}]
)
async def test_a_press_that_is_none_is_answered_all_the_same(bij_uitvraag: Opstelling, value: object) -> None:
    o, pim = bij_uitvraag, bij_uitvraag.partner("politie")
    invoke = druk(pim.persoon, pim.chat, "x", {}, service_url=o.verhaal.teams.service_url) | {"value": value}
    antwoord = await o.verhaal.koerier.brings(invoke)
    assert antwoord.status == 200
    assert antwoord.body["statusCode"] in range(400, 600)


async def test_anything_at_all_behind_any_button(bij_uitvraag: Opstelling) -> None:
    """Known and unknown ids, choices and nonsense, thrown together for every verb, by all who may do something."""
    o, gok = bij_uitvraag, random.Random(2026)
    wie = (o.partner("politie"), o.regisseur, o.beheerder)
    uitvraag, (een, twee) = o.uitvragen()[0], o.betrokkenen()
    ids = [een, twee, uitvraag.id, uitvraag.zitting_id, uitvraag.casus_id, *(each.id for each in uitvraag.bevragingen)]
    # Without what is longer than anything: in many fields at once it is more than Teams brings.
    onzin = [wat for naam, wat in ONZIN.items() if naam != "longer than anything"]
    woorden = [*ids, "ja", "politie", "tafel:jeugd", "huiselijk-geweld", "personen", "a.9999999999.b", *onzin]
    namen = sorted(
        {naam for spec in maak_registry().verbs.values() for naam in spec.payload.model_fields} | {"veld.bekend"}
    )
    mis = []
    for verb in Verb:
        for _ in range(6):
            data = {naam: gok.choice(woorden) for naam in gok.sample(namen, gok.randint(0, len(namen)))} | {"v": 1}
            kaart = await gok.choice(wie).presses_raw(verb, data, gok.choice((TAFELKANAAL, kanaal_van("politie"))))
            mis += [f"{verb} {data!r:.300}: {bezwaar}" for bezwaar in _bezwaren(kaart)]
    assert not mis, "\n".join(mis)
    assert "Beantwoorden" in (await wie[0].presses(o.werklijst("politie"), "Openen")).knoppen
