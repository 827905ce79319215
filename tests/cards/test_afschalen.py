"""The cards of op- and afschalen: they fit, even full, and what is posted says nothing of anybody."""

import json
from dataclasses import replace

from cards import afschalen, ladder
from cards.afschalen import (
    REGEL,
    AfschalenAfrond,
    AfschalenBewaar,
    AfschalenStaak,
    Checkvorm,
    Consultbeeld,
    ConsultGoed,
    ConsultLater,
    ConsultOpen,
    OpenAfspraak,
    Slotbeeld,
)
from cards.bouwstenen import Card
from cards.casus import hermelding
from cards.casus.hermelding import Hermelding, Hermeldvorm, Heropend
from cards.ladder import KwestieMaak, Kwestievorm, Ladderbeeld, LadderDoe, Stapbeeld, Stapvorm
from cards.payloads import VELD
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, soort

T = laad_teksten()
S = "nonce.1.zegel"
KEUZES = tuple((f"code-{nr}", f"Keuze nummer {nr}") for nr in range(12))
WAT = "Kanarieafspraak " * 31
AFSPRAKEN = tuple(OpenAfspraak(f"{nr:032x}", WAT, "Politie, vrijdag 4 december 2026") for nr in range(8))
VELDEN = ("lokaal_veld", "risico", "samenwerking", "consult")
CHECKS = Checkvorm("26-0142-K", KEUZES, AFSPRAKEN, {}, meer=3, begonnen=True)
VOL = {
    **dict.fromkeys(VELDEN, "Kanarie " * 125),
    **{f"{VELD}{een.id}": "loopt_door" for een in AFSPRAKEN},
    **{f"{VELD}{een.id}{REGEL}": "Kanarie " * 12 for een in AFSPRAKEN},
}
BEWAAR, STAAK = AfschalenBewaar(casus="c1", sleutel=S), AfschalenStaak(casus="c1", sleutel=S)
SLOT = Slotbeeld("26-0142-K", (("Regie", "GGD"),), (("Risico:", "Kanarie " * 125),) * 6, (WAT, WAT))
CONSULT = Consultbeeld("c1", "26-0142-K", (("Regie", "GGD"),), (("Naar:", "Kanarie"),), (("Eerder:", "Kanarie"),))
GOED, LATER = ConsultGoed(afschaling="a1", sleutel=S), ConsultLater(afschaling="a1", sleutel=S)
STAP = Stapvorm("26-0142-K", "Huis", "Bestuur", {"reden": "x" * 10_000}, bestuurlijk=True, fouten=("Kijk", "na"))
DOE = LadderDoe(casus="c1", van="zvh", naar="bestuur", sleutel=S)
KWESTIE = Kwestievorm(
    code="26-0142-K",
    naar="O3-tafel",
    onderwerpen=(("personen", "Personen"), ("gebied", "Een gebied")),
    personen=(("p1", "Kanarie Sem"), ("p2", "Kanarie Noor")),
    rollen=KEUZES,
    gemeenten=KEUZES,
    regisseurs=KEUZES,
    doelen=KEUZES[:3],
    grondslagen=KEUZES[:1],
    waarden={},
    melding="Al gedaan.",
)
MAAK = KwestieMaak(casus="c1", naar="o3", sleutel=S)
STAND = Ladderbeeld(
    "c1", "26-0142-K", "Huis", KEUZES[:2], (Stapbeeld("Toen", (("Reden:", "Kanarie"),)),), "Uit", "Gedaan."
)
WEER = Hermelding(casus="c1", melding="m1", sleutel=S)


def kaarten() -> tuple[Card, ...]:
    return (
        afschalen.formulier(CHECKS, BEWAAR, STAAK, T),
        afschalen.formulier(replace(CHECKS, waarden=VOL, fouten=("Kijk", "na"), melding="Bewaard."), BEWAAR, STAAK, T),
        afschalen.formulier(replace(CHECKS, afspraken=(), begonnen=False), BEWAAR, None, T),
        afschalen.laatste_blik(SLOT, AfschalenAfrond(casus="c1", afschaling="a1", versie=2, sleutel=S), T),
        afschalen.afgeschaald("26-0142-K", ("Regie: GGD.",), T),
        afschalen.gestaakt("26-0142-K", T),
        afschalen.consult(CONSULT, GOED, LATER, T),
        afschalen.consult(replace(CONSULT, stand="Gehouden."), None, None, T),
        afschalen.consultbericht("26-0142-K", ("Toen.",), ConsultOpen(afschaling="a1"), T),
        ladder.stand(STAND, T),
        ladder.stand(replace(STAND, tredes=(), stappen=()), T),
        ladder.stapformulier(STAP, DOE, T),
        ladder.stapformulier(replace(STAP, omlaag=True, bestuurlijk=False, fouten=()), DOE, T),
        ladder.kwestieformulier(KWESTIE, MAAK, T),
        ladder.kwestieformulier(replace(KWESTIE, onderwerpen=KWESTIE.onderwerpen[:1], fouten=("a", "b")), MAAK, T),
        ladder.kwestie_gemaakt("26-0142-K", "Gemaakt.", "26-0143-X", T),
        ladder.niet_mogelijk("26-0142-K", "Het kan niet.", T),
        ladder.opgeschaald("Opgeschaald", ("Van, naar.",), T),
        ladder.kwestie_voor_u("26-0143-X", ("Voor u.",), T),
        hermelding.kies((), "", T),
        hermelding.formulier(Hermeldvorm("26-0142-K", "Toen.", {"reden": "x" * 10_000}, ("a", "b")), WEER, T),
        hermelding.heropend(Heropend("c1", "26-0142-K", ("Nodig uit.",), informering=True), T),
    )


def test_every_card_keeps_to_what_all_cards_keep_to() -> None:
    for kaart in kaarten():
        klopt(kaart)
        assert "Kanarie" not in json.dumps([knop.get("data") for knop in soort(kaart, "Action.")])


def test_at_most_one_button_stands_out_and_it_comes_first() -> None:
    for kaart in kaarten():
        stijlen = [knop.get("style") for knop in soort(kaart, "Action.Execute")]
        assert stijlen.count("positive") <= 1
        assert "positive" not in stijlen[1:]


def test_an_afspraak_stays_open_unless_something_is_chosen() -> None:
    waarden = {veld["id"]: veld.get("value") for veld in Kaart(afschalen.formulier(CHECKS, BEWAAR, None, T)).invoer}
    assert {waarden[f"{VELD}{een.id}"] for een in AFSPRAKEN} == {"blijft"}


def test_giving_up_is_offered_only_once_it_was_begun() -> None:
    assert "Stoppen met afschalen" not in Kaart(afschalen.formulier(CHECKS, BEWAAR, None, T)).knoppen
    assert "Stoppen met afschalen" in Kaart(afschalen.formulier(CHECKS, BEWAAR, STAAK, T)).knoppen


def test_after_many_years_the_newest_is_read_whole_and_the_card_still_fits() -> None:
    lang = "Kanarie \U0001f642" * 220
    stappen = tuple(Stapbeeld(f"Stap {nr}", (("Reden:", f"{nr} {lang}"), ("Vraag:", lang))) for nr in range(30))
    kaart = ladder.stand(replace(STAND, stappen=stappen), T)
    klopt(kaart)
    assert "0 Kanarie" in Kaart(kaart)
    assert "Van oudere stappen staat hier niet alles" in Kaart(kaart)
    eerder = tuple((f"Consult {nr}", f"{nr} {lang[:1000]}") for nr in range(30))
    consult = afschalen.consult(replace(CONSULT, gezegd=SLOT.gezegd, eerder=eerder), GOED, LATER, T)
    klopt(consult)
    assert "29 Kanarie" in Kaart(consult)
    assert "Van oudere consulten staat hier niet alles" in Kaart(consult)
    assert "Van oudere" not in Kaart(ladder.stand(STAND, T))
    assert "Van oudere" not in Kaart(afschalen.consult(CONSULT, GOED, LATER, T))
