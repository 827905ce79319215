from domain.organisatie import Keuzereden, Keuzevraag, Organisatie, organisaties_voor

NOORD = Organisatie("gemeente-noord", "Gemeente Noord", "gemeente", ("noord",))
ZUID = Organisatie("gemeente-zuid", "Gemeente Zuid", "gemeente", ("zuid",))
POLITIE = Organisatie("politie", "Politie", "politie")
DIENST = Organisatie("dienst", "Sociale dienst", "dienst", None)
BESCHERMERS = (
    Organisatie("west", "Bescherming West", "west", ook_voor=("bescherming",)),
    Organisatie("schrik", "Schrikstichting", "schrik", ook_voor=("bescherming",)),
)
ALLE = (NOORD, ZUID, POLITIE, DIENST, *BESCHERMERS)


def test_a_kind_becomes_the_one_body_of_the_municipality_and_never_its_neighbour() -> None:
    assert organisaties_voor("gemeente", ["zuid"], ALLE).organisaties == (ZUID,)


def test_a_person_with_two_municipalities_has_a_body_for_each() -> None:
    oplossing = organisaties_voor("gemeente", ["zuid", "noord", "zuid"], ALLE)
    assert not oplossing.keuzevragen
    assert oplossing.organisaties == (ZUID, NOORD)


def test_a_body_without_werkgebied_works_for_the_whole_region_and_is_named_once() -> None:
    assert organisaties_voor("politie", ["zuid", "noord"], ALLE).organisaties == (POLITIE,)
    assert organisaties_voor("politie", [], ALLE).organisaties == (POLITIE,)


def test_no_body_for_one_of_two_municipalities_is_a_question_and_the_other_still_found() -> None:
    oplossing = organisaties_voor("gemeente", ["zuid", "oost"], ALLE)
    assert oplossing.organisaties == (ZUID,)
    assert oplossing.keuzevragen == (Keuzevraag("oost", Keuzereden.GEEN, (NOORD, ZUID)),)


def test_several_bodies_that_fit_are_a_question() -> None:
    oplossing = organisaties_voor("bescherming", ["zuid"], ALLE)
    assert oplossing.organisaties == ()
    assert oplossing.keuzevragen == (Keuzevraag("zuid", Keuzereden.MEERDERE, BESCHERMERS),)


def test_a_body_that_may_stand_for_another_kind_is_still_found_as_its_own() -> None:
    assert organisaties_voor("west", ["zuid"], ALLE).organisaties == (BESCHERMERS[0],)


def test_a_body_whose_werkgebied_nobody_has_said_is_never_chosen_by_itself() -> None:
    voor_zuid = organisaties_voor("dienst", ["zuid"], ALLE)
    assert voor_zuid.keuzevragen == (Keuzevraag("zuid", Keuzereden.WERKGEBIED_ONBEKEND, (DIENST,)),)
    assert not organisaties_voor("dienst", [], ALLE).organisaties


def test_a_casus_without_municipality_asks_where_a_municipality_would_settle_it() -> None:
    assert organisaties_voor("gemeente", [], ALLE).keuzevragen == (
        Keuzevraag(None, Keuzereden.GEMEENTE_ONBEKEND, (NOORD, ZUID)),
    )
    assert organisaties_voor("bescherming", [], ALLE).keuzevragen[0].reden is Keuzereden.MEERDERE


def test_a_body_of_one_municipality_is_not_taken_for_a_casus_without_any() -> None:
    for bodies in ((NOORD,), (NOORD, Organisatie("rest", "Gemeenten samen", "gemeente"))):
        oplossing = organisaties_voor("gemeente", [], bodies)
        assert not oplossing.organisaties
        assert oplossing.keuzevragen == (Keuzevraag(None, Keuzereden.GEMEENTE_ONBEKEND, bodies),)


def test_a_kind_without_bodies_is_a_question_too() -> None:
    assert organisaties_voor("pi", ["zuid"], ALLE).keuzevragen[0].reden is Keuzereden.GEEN
    assert organisaties_voor("pi", [], ALLE).keuzevragen[0].reden is Keuzereden.GEEN
