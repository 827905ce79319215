from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import Agendasoort
from domain.casus import Casus, Fase, Geinformeerd, Informering, Onderwerp, Spoor
from domain.casuscode import Casuscode
from domain.formulier import Delen, Formulier, Veld, VeldSoort
from domain.organisatie import Deelbeleid
from domain.uitvraag import (
    Antwoord,
    Antwoordsoort,
    Bevraging,
    BevragingStatus,
    Uitvraag,
    UitvraagStatus,
    Weigergrond,
    Weigering,
    agendasoort,
    als_bekend,
    neemt_antwoord_aan,
    nog_te_beantwoorden,
    stand,
    status_na,
    volgens_beleid,
    voorgesteld_delen,
)

NU = datetime(2026, 11, 23, 9, tzinfo=UTC)
ZITTING = NU + timedelta(days=8)
CASUS = Casus(
    id="c1",
    code=Casuscode(26, 142),
    tafel="haven",
    spoor=Spoor.WGS,
    route="veldaanmelding",
    spoed=False,
    onderwerp=Onderwerp.PERSONEN,
    aanleiding="",
    doel="",
    grondslag="wet",
    regisseur_id="r1",
    betrokkenen=(),
    informering=Informering(Geinformeerd.JA),
    aangemaakt_op=NU,
)


def bevraging(status: BevragingStatus, nummer: int = 1) -> Bevraging:
    return Bevraging(f"b{nummer}", "u1", f"organisatie-{nummer}", "algemeen", "v1", status=status)


def uitvraag(*statussen: BevragingStatus) -> Uitvraag:
    bevragingen = tuple(bevraging(een, nummer) for nummer, een in enumerate(statussen))
    return Uitvraag("u1", "c1", "z1", NU + timedelta(days=3), "doel", "wet", "r1", NU, bevragingen)


def antwoord(betrokkene: str, soort: Antwoordsoort) -> Antwoord:
    return Antwoord("b1", betrokkene, 1, soort, (), None, "v1", "p1", NU)


def test_a_refusal_counts_as_dealt_with_and_is_never_late() -> None:
    na_deadline = NU + timedelta(days=4)
    geteld = stand(uitvraag(BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD, BevragingStatus.OPEN), na_deadline)
    assert (geteld.afgehandeld, geteld.open, geteld.te_laat) == (2, 1, 1)


def test_nothing_is_late_before_the_deadline() -> None:
    assert stand(uitvraag(BevragingStatus.OPEN), NU).te_laat == 0


@given(st.lists(st.sampled_from([BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD]), min_size=1))
def test_what_partners_see_is_the_same_whether_bodies_answered_or_refused(statussen: list[BevragingStatus]) -> None:
    allemaal_beantwoord = uitvraag(*(BevragingStatus.BEANTWOORD for _ in statussen))
    een, ander = stand(uitvraag(*statussen), NU), stand(allemaal_beantwoord, NU)
    assert (een.afgehandeld, een.totaal, een.open) == (ander.afgehandeld, ander.totaal, ander.open)


def test_answers_are_taken_until_the_zitting_begins_also_after_the_deadline() -> None:
    open_ = uitvraag(BevragingStatus.OPEN)
    assert neemt_antwoord_aan(open_, ZITTING, ZITTING - timedelta(seconds=1))
    assert not neemt_antwoord_aan(open_, ZITTING, ZITTING)


@pytest.mark.parametrize("status", [UitvraagStatus.GESLOTEN, UitvraagStatus.INGETROKKEN])
def test_a_closed_or_withdrawn_uitvraag_takes_nothing(status: UitvraagStatus) -> None:
    assert not neemt_antwoord_aan(replace(uitvraag(BevragingStatus.OPEN), status=status), ZITTING, NU)


def test_one_person_without_an_answer_keeps_the_bevraging_open() -> None:
    gehad = [antwoord("anna", Antwoordsoort.GEWEIGERD)]
    assert nog_te_beantwoorden(["anna", "bram"], gehad) == ("bram",)
    assert status_na(["anna", "bram"], gehad) is BevragingStatus.OPEN


def test_it_is_a_refusal_only_when_it_was_refused_for_everybody() -> None:
    anna, bram = antwoord("anna", Antwoordsoort.GEWEIGERD), antwoord("bram", Antwoordsoort.GEWEIGERD)
    assert status_na(["anna", "bram"], [anna, bram]) is BevragingStatus.GEWEIGERD
    onbekend = antwoord("bram", Antwoordsoort.NIET_BEKEND)
    assert status_na(["anna", "bram"], [anna, onbekend]) is BevragingStatus.BEANTWOORD


class TestSoortOpDeAgenda:
    def test_a_casus_that_is_asked_about_for_the_first_time_is_new(self) -> None:
        assert agendasoort(CASUS, (), "z1") is Agendasoort.NIEUW

    def test_urgency_goes_before_everything(self) -> None:
        eerder = replace(uitvraag(), zitting_id="z0")
        assert agendasoort(replace(CASUS, spoed=True), (eerder,), "z1") is Agendasoort.SPOED

    def test_a_casus_that_came_back_is_a_hermelding(self) -> None:
        assert agendasoort(replace(CASUS, route="her-melding"), (), "z1") is Agendasoort.HERMELDING

    def test_after_an_uitvraag_for_another_zitting_it_runs(self) -> None:
        eerder = replace(uitvraag(), zitting_id="z0")
        assert agendasoort(replace(CASUS, route="her-melding"), (eerder,), "z1") is Agendasoort.LOPEND

    def test_asking_again_for_the_same_zitting_does_not_make_it_a_running_one(self) -> None:
        assert agendasoort(CASUS, (uitvraag(),), "z1") is Agendasoort.NIEUW

    def test_a_casus_that_was_talked_about_runs(self) -> None:
        assert agendasoort(replace(CASUS, fase=Fase.CASUSOVERLEG), (), "z1") is Agendasoort.LOPEND


VRAAGT_BEKENDHEID = Formulier("f", "F", (Veld("kent", "Bekend?", VeldSoort.JA_NEE, verplicht=True, einde_bij="nee"),))
VRAAGT_ALLES = Formulier("g", "G", (Veld("plek", "Huisvesting?", VeldSoort.KORTE_TEKST),))


class TestAlleenNaToestemming:
    WEIGERINGEN = st.none() | st.builds(Weigering, st.sampled_from(Weigergrond), st.text(), st.booleans())

    @given(soort=st.sampled_from(Antwoordsoort), weigering=WEIGERINGEN)
    def test_whatever_is_said_without_consent_is_one_and_the_same(
        self, soort: Antwoordsoort, weigering: Weigering | None
    ) -> None:
        bewaard = volgens_beleid(soort, weigering)
        if soort is Antwoordsoort.BEKEND:
            assert bewaard == (soort, weigering)
        else:
            zelfde = Weigering(Weigergrond.BEROEPSGEHEIM, volgens_beleid=True)
            assert bewaard == (Antwoordsoort.GEWEIGERD, zelfde)


def test_of_whom_it_was_said_that_he_is_known_that_is_not_asked_again() -> None:
    assert als_bekend(VRAAGT_BEKENDHEID, {"kent": "nee", "x": "y"}) == {"kent": "ja", "x": "y"}
    assert als_bekend(VRAAGT_ALLES, {"x": "y"}) == {"x": "y"}


@pytest.mark.parametrize(
    ("formulier", "beleid", "voorstel"),
    [
        (VRAAGT_BEKENDHEID, Deelbeleid.PER_VRAAG, Delen.HELE_TAFEL),
        (VRAAGT_BEKENDHEID, Deelbeleid.ALLEEN_NA_TOESTEMMING, None),
        (VRAAGT_ALLES, Deelbeleid.PER_VRAAG, None),
    ],
)
def test_sharing_is_proposed_only_where_the_organisatie_decides_for_each_question(
    formulier: Formulier, beleid: Deelbeleid, voorstel: Delen | None
) -> None:
    assert voorgesteld_delen(formulier, beleid) is voorstel


def test_in_nazorg_the_regisseur_alone_is_proposed_to_the_inrichting_and_nobody_without_consent() -> None:
    proposed = {VRAAGT_BEKENDHEID: Delen.HELE_TAFEL, VRAAGT_ALLES: Delen.ALLEEN_REGISSEUR}
    for formulier, wie in proposed.items():
        assert voorgesteld_delen(formulier, Deelbeleid.PER_VRAAG, in_nazorg=True) is wie
        assert voorgesteld_delen(formulier, Deelbeleid.ALLEEN_NA_TOESTEMMING, in_nazorg=True) is None
