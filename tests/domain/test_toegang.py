"""The policy in random worlds: two tellings of the rules agree, and what must never be never is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.casus import Fase, Spoor
from domain.formulier import Delen
from domain.persoon import Aanstelling, Actor, Rol
from domain.toegang import (
    Casusfeiten,
    Daad,
    Reden,
    Toegang,
    Vraag,
    Waarover,
    beslis,
    besluiten,
    gedeeld_met,
)
from domain.toegang import voorwaarden as als
from domain.toegang.regels import REGELS, Daadregels, Regel
from domain.uitvraag import Antwoord, Antwoordsoort
from tests.domain._toegang_verteld import SIGNALEN, mag_volgens_de_regels
from tests.domain._toegang_wereld import CASUS, HIER, IK, NU, WIE, Toestand, toestand

OVER_MENSEN = (
    Daad.CASUS_ZIEN,
    Daad.BETROKKENE_ZIEN,
    Daad.INFORMERING_ZIEN,
    Daad.BEVRAGING_BEANTWOORDEN,
    Daad.ANTWOORDEN_LEZEN,
    Daad.ANTWOORD_LEZEN,
    Daad.ANTWOORD_AAN_TAFEL_LEZEN,
    Daad.WEIGERING_ZIEN,
)
VAN_EEN_ANTWOORD = (
    Daad.ANTWOORD_OP_TAFEL,
    Daad.ANTWOORD_AAN_TAFEL_LEZEN,
    Daad.ANTWOORD_AANKONDIGEN,
    Daad.ANTWOORD_LEZEN,
)
WORLDS = 1000
"""Per act, when a condition is left out: enough to meet each at least once."""
kansen = st.randoms(use_true_random=False)


@pytest.mark.parametrize("daad", list(Daad))
@settings(max_examples=30)
@given(kans=kansen)
def test_two_tellings_of_the_rules_agree_about_everything(daad: Daad, kans: Random) -> None:
    een = toestand(kans, daad)
    assert beslis(een.vraag).mag == mag_volgens_de_regels(een)


@lru_cache
def worlds(daad: Daad) -> tuple[tuple[Toestand, bool], ...]:
    """The same worlds each time, with what may be in each."""
    kans = Random(daad.value)
    return tuple((een, mag_volgens_de_regels(een)) for een in (toestand(kans, daad) for _ in range(WORLDS)))


def spoiled() -> Iterator[tuple[Daad, str, Daadregels]]:
    """Every rule, left out; and every rule with one of its conditions left out."""
    for daad, wat in REGELS.items():
        for plek, regel in enumerate(wat.regels):
            yield daad, f"no {regel.rol.value}", _with(wat, plek)
            for weg in regel.voorwaarden:
                rest = tuple(een for een in regel.voorwaarden if een is not weg)
                yield daad, f"{regel.rol.value} not: {weg.woorden}", _with(wat, plek, replace(regel, voorwaarden=rest))


def _with(wat: Daadregels, plek: int, *nieuw: Regel) -> Daadregels:
    return replace(wat, regels=(*wat.regels[:plek], *nieuw, *wat.regels[plek + 1 :]))


REASON_ONLY = {als.UITGENODIGD.woorden, als.ORGANISATIE_UITGENODIGD.woorden, als.VAN_ORGANISATIE.woorden}
"""Where another condition of the same rule says no as well: this one is there so that he hears the right reason."""
REASON_THERE = {("afspraken_zien", f"partner not: {als.TOEGANG_LOOPT.woorden}")}
"""So it is here: that his organisatie holds the casusregie counts only while its access holds."""
TWICE = {("afwezig_melden", "no beheerder"), ("afwezig_melden", "beheerder not: it is about himself")}
"""A beheerder says it for anybody, himself too."""


def test_without_any_one_rule_or_condition_the_tellings_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is there for a reason, and these worlds meet it: what a mistake in the table would be is seen here."""
    unseen, only_the_reason = set(), set()
    for daad, wat, regels in spoiled():
        monkeypatch.setattr(besluiten, "REGELS", {**REGELS, daad: regels})
        if any(beslis(een.vraag).mag != mag for een, mag in worlds(daad)):
            continue
        spoiled_reasons = [beslis(een.vraag).reden for een, _ in worlds(daad)]
        monkeypatch.setattr(besluiten, "REGELS", REGELS)
        if spoiled_reasons == [beslis(een.vraag).reden for een, _ in worlds(daad)]:
            unseen.add((daad.value, wat))
        only_the_reason.add((daad.value, wat))
    assert unseen <= TWICE
    assert {een for een in only_the_reason if een[1].partition(" not: ")[2] not in REASON_ONLY} <= TWICE | REASON_THERE


@settings(max_examples=150)
@given(kans=kansen, daad=st.sampled_from(OVER_MENSEN))
def test_nobody_sees_a_person_without_holding_the_casus_or_a_row_that_runs(kans: Random, daad: Daad) -> None:
    vraag = toestand(kans, daad).vraag
    if not beslis(vraag).mag:
        return
    casus = vraag.over.casus
    assert casus is not None
    assert not casus.vernietigd
    rijen = [een for een in vraag.over.toegang if een.casus_id == casus.id and een.geldt_voor(vraag.actor, NU)]
    assert casus.regisseur_id in vraag.actor.regisseert_voor or any(een.rol is Rol.PARTNER for een in rijen)


@settings(max_examples=150)
@given(kans=kansen, daad=st.sampled_from(VAN_EEN_ANTWOORD))
def test_no_answer_goes_further_than_who_gave_it_chose(kans: Random, daad: Daad) -> None:
    vraag = toestand(kans, daad).vraag
    over = vraag.over
    if not beslis(vraag).mag:
        return
    if daad in {Daad.ANTWOORD_OP_TAFEL, Daad.ANTWOORD_AAN_TAFEL_LEZEN}:
        assert over.delen is Delen.HELE_TAFEL
    elif daad is Daad.ANTWOORD_AANKONDIGEN:
        assert over.delen is Delen.MONDELING
    else:
        assert over.casus is not None
        houdt = over.casus.regisseur_id in vraag.actor.regisseert_voor
        assert houdt or over.organisatie in vraag.actor.organisaties(Rol.PARTNER)


@settings(max_examples=150)
@given(kans=kansen, daad=st.sampled_from(sorted(Daad)))
def test_a_signal_and_a_casus_never_meet(kans: Random, daad: Daad) -> None:
    vraag = toestand(kans, daad).vraag
    if not beslis(vraag).mag:
        return
    if daad in SIGNALEN:
        assert vraag.actor.organisaties(Rol.BIJ) & vraag.over.behandelaars
    elif REGELS[daad].regels and daad in OVER_MENSEN:
        assert vraag.over.casus is not None
        assert vraag.over.casus.spoor is not Spoor.BIJ


@settings(max_examples=150)
@given(kans=kansen, daad=st.sampled_from(sorted(Daad)))
def test_who_holds_no_role_now_may_nothing(kans: Random, daad: Daad) -> None:
    vraag = toestand(kans, daad).vraag
    leeg = replace(vraag, actor=replace(vraag.actor, aanstellingen=()))
    assert beslis(leeg).reden is Reden.ROL_ONTBREEKT


@settings(max_examples=150)
@given(kans=kansen, daad=st.sampled_from(sorted(Daad)))
def test_what_is_not_known_opens_nothing_that_something_opened(kans: Random, daad: Daad) -> None:
    """Whoever forgets to say what it is about asks for less, never for more."""
    vraag = toestand(kans, daad).vraag
    if beslis(replace(vraag, over=Waarover(), doel="")).mag:
        assert beslis(vraag).mag


# By hand: what somebody hears.


def iemand(persoon_id: str, *rollen: tuple[Rol, str], waarneemt: frozenset[str] = frozenset()) -> Actor:
    """Somebody with these roles."""
    return Actor(persoon_id, "Naam", tuple(Aanstelling(rol, waar, NU) for rol, waar in rollen), waarneemt)


EIGEN = Casusfeiten(CASUS, IK, Spoor.WGS, Fase.UITVRAAG, frozenset({WIE}))
RIJ = Toegang(CASUS, HIER, Rol.PARTNER, NU - timedelta(days=2))
ROSA = iemand(IK, (Rol.PROCESREGISSEUR, "zvh"))
PIET = iemand("p2", (Rol.PARTNER, HIER))


def reden(actor: Actor, daad: Daad, *, doel: str = "", **over: object) -> Reden | None:
    """Return why not."""
    return beslis(Vraag(actor, daad, NU, Waarover(**over), doel)).reden  # type: ignore[arg-type] # named below


def test_what_there_is_not_is_refused_like_what_is_somebody_elses() -> None:
    ander = replace(EIGEN, regisseur_id="p3")
    for daad in (Daad.CASUS_ZIEN, Daad.CASUS_WIJZIGEN, Daad.ANTWOORDEN_LEZEN):
        assert reden(ROSA, daad, casus=ander) is reden(ROSA, daad) is Reden.NIET_UW_CASUS
    assert reden(PIET, Daad.CASUS_ZIEN, casus=ander) is reden(PIET, Daad.CASUS_ZIEN) is Reden.GEEN_TOEGANG


@pytest.mark.parametrize(
    "feiten",
    [
        replace(EIGEN, regisseur_id="p3", fase=Fase.AFGESLOTEN),
        replace(EIGEN, regisseur_id="p3", vernietigd=True),
        replace(EIGEN, regisseur_id="p3", spoor=Spoor.BIJ),
    ],
)
def test_nobody_learns_of_anothers_casus_that_it_was_closed_or_destroyed(feiten: Casusfeiten) -> None:
    assert reden(ROSA, Daad.CASUS_WIJZIGEN, casus=feiten) is Reden.NIET_UW_CASUS
    assert reden(PIET, Daad.CASUS_ZIEN, casus=feiten) is Reden.GEEN_TOEGANG


def test_whoever_had_access_hears_that_it_ended_and_a_new_colleague_of_another_does_not() -> None:
    voorbij = replace(RIJ, tot=NU)
    assert reden(PIET, Daad.CASUS_ZIEN, casus=EIGEN, toegang=(RIJ,)) is None
    assert reden(PIET, Daad.CASUS_ZIEN, casus=EIGEN, toegang=(voorbij,)) is Reden.TOEGANG_BEEINDIGD
    otto = iemand("p3", (Rol.PARTNER, "om"))
    assert reden(otto, Daad.CASUS_ZIEN, casus=EIGEN, toegang=(voorbij,)) is Reden.GEEN_TOEGANG


def test_the_reason_is_of_the_role_that_came_furthest() -> None:
    beide = iemand("p2", (Rol.PROCESREGISSEUR, "zvh"), (Rol.PARTNER, HIER))
    voorbij = replace(RIJ, tot=NU)
    assert reden(beide, Daad.CASUS_ZIEN, casus=EIGEN, toegang=(voorbij,)) is Reden.TOEGANG_BEEINDIGD


def test_who_stands_in_sees_what_the_absent_one_sees_and_hands_nothing_over() -> None:
    ada = iemand("p2", (Rol.PROCESREGISSEUR, "zvh"), waarneemt=frozenset({IK}))
    assert reden(ada, Daad.ANTWOORDEN_LEZEN, casus=EIGEN) is None
    assert reden(ada, Daad.CASUS_OVERDRAGEN, persoon_id=IK) is Reden.NIET_OVER_TE_DRAGEN
    assert reden(replace(ada, waarneemt=frozenset()), Daad.ANTWOORDEN_LEZEN, casus=EIGEN) is Reden.NIET_UW_CASUS


def test_inzage_is_given_only_after_a_request_and_about_somebody_in_the_casus() -> None:
    carla = iemand("p2", (Rol.CONTACTPUNT, "zvh"))
    assert reden(carla, Daad.INZAGE_GEVEN, casus=EIGEN, betrokkene_id=WIE) is Reden.DOEL_ONTBREEKT
    assert reden(carla, Daad.INZAGE_GEVEN, doel="verzoek", casus=EIGEN, betrokkene_id="b9") is Reden.NIET_IN_CASUS
    assert reden(carla, Daad.INZAGE_GEVEN, doel="verzoek", casus=EIGEN, betrokkene_id=WIE) is None


def test_an_organisatie_answers_a_request_also_when_its_access_has_ended() -> None:
    gevraagd = frozenset({HIER})
    assert reden(PIET, Daad.VERZOEK_BEANTWOORDEN, organisatie=HIER, gevraagd=gevraagd) is None
    assert reden(PIET, Daad.VERZOEK_BEANTWOORDEN, organisatie=HIER) is Reden.NIET_GEVRAAGD
    assert reden(PIET, Daad.VERZOEK_BEANTWOORDEN, organisatie="om", gevraagd=gevraagd) is Reden.ANDERE_ORGANISATIE


def test_from_nazorg_to_the_wgs_and_never_back() -> None:
    nazorg = replace(EIGEN, spoor=Spoor.NAZORG)
    assert reden(ROSA, Daad.CASUS_OPSCHALEN, doel="veiligheid", casus=nazorg) is None
    assert reden(ROSA, Daad.CASUS_OPSCHALEN, casus=nazorg) is Reden.DOEL_ONTBREEKT
    assert reden(ROSA, Daad.CASUS_OPSCHALEN, doel="veiligheid", casus=EIGEN) is Reden.ANDER_SPOOR


def test_a_signal_is_for_who_deals_with_those_of_its_gemeente() -> None:
    bea = iemand("p2", (Rol.BIJ, "gemeente-b"))
    assert reden(bea, Daad.BIJ_ZIEN, behandelaars=frozenset({"gemeente-a"})) is Reden.ANDERE_GEMEENTE
    assert reden(bea, Daad.BIJ_ZIEN, behandelaars=frozenset({"gemeente-b"})) is None
    assert reden(ROSA, Daad.BIJ_ZIEN, behandelaars=frozenset({"zvh"})) is Reden.ROL_ONTBREEKT


@pytest.mark.parametrize(
    ("waarden", "met_wie"),
    [
        ((("delen", "hele_tafel"),), Delen.HELE_TAFEL),
        ((("delen", "mondeling"),), Delen.MONDELING),
        ((("delen", "alleen_regisseur"),), Delen.ALLEEN_REGISSEUR),
        ((("delen", "iedereen"),), Delen.ALLEEN_REGISSEUR),
        ((), Delen.ALLEEN_REGISSEUR),
    ],
)
def test_what_does_not_say_with_whom_is_for_the_regisseur_alone(
    waarden: tuple[tuple[str, str], ...], met_wie: Delen
) -> None:
    een = Antwoord("v", WIE, 1, Antwoordsoort.BEKEND, waarden, None, "1", "p2", NU)
    assert gedeeld_met(een) is met_wie
