"""The plan on a page: the same forms and rules as on the card, and nothing that is written passes through Teams."""

import pytest

from dialogs.kern.paginas import Paginasoort
from domain.casus import Casus
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import casus as casussen
from storage import plan as plannen
from tests.dialogs._plan import WENS, casus_aan_tafel, heeft_regie, houder, huidig, met_plan, opent
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, nodigt_uit, sluit_af
from tests.dialogs.uitvraag._pagina import ADRES, AanPagina, geweigerd, opent_pagina

LIST = "<script>alert('*x*')</script> & ועוד"


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    wereld.pagina_adres = ADRES
    return met_plan(wereld)


@pytest.fixture
def casus(w: Wereld) -> Casus:
    een = casus_aan_tafel(w)
    nodigt_uit(w, een, "politie")
    heeft_regie(w, een, "politie")
    return een


def opent_deel(wie: Deelnemer, casus: Casus, deel: str, welk: str = "") -> AanPagina:
    return AanPagina(wie, f"{casus.id}:{deel}:{welk}", soort=Paginasoort.PLAN).kijkt()


async def test_what_is_written_is_not_asked_on_the_card(w: Wereld, casus: Casus) -> None:
    kaart = await opent(w.regisseur, casus)
    assert kaart.labels == ()
    assert kaart.knoppen == ("Casusregie", "Casus openen")
    assert len(kaart.adressen) == 1
    blad = opent_pagina(w.regisseur, kaart)
    assert CANARY in blad.tekst
    assert "Hoofddoel wijzigen" in blad.tekst


async def test_a_part_is_filled_in_saved_and_read_on_the_page(w: Wereld, casus: Casus) -> None:
    blad = opent_pagina(w.regisseur, await opent(w.regisseur, casus))
    wie = casus.betrokkenen[0].id
    vorm = blad.verstuurt(_doe="open", _wie=f"inbreng:{wie}")
    assert CANARY in vorm.tekst
    terug = vorm.verstuurt(doel=WENS, krachten=LIST)
    assert terug.onderwerp_id == casus.id
    assert "&lt;script&gt;alert" in terug.html
    assert huidig(w, casus).inbreng[wie].krachten == LIST
    assert WENS in await opent(w.regisseur, casus)


async def test_the_first_save_on_the_page_places_the_casusregie_too(w: Wereld) -> None:
    nieuw = casus_aan_tafel(w)
    vorm = opent_deel(w.regisseur, nieuw, "hoofddoel")
    weer = vorm.verstuurt(hoofddoel="Rust")
    assert "Kies welke organisatie de casusregie heeft." in weer.html
    assert 'role="alert"' in weer.html
    assert ">\nRust</textarea>" in weer.html
    weer.verstuurt(hoofddoel="Rust", regie_organisatie="politie", regie_persoon="-")
    assert huidig(w, nieuw).hoofddoel == "Rust"
    assert houder(w, nieuw) is not None


async def test_sent_twice_it_is_kept_once_and_filled_in_otherwise_it_asks(w: Wereld, casus: Casus) -> None:
    vorm = opent_deel(w.regisseur, casus, "hoofddoel")
    verborgen = vorm.verborgen
    for _ in range(2):
        vorm.verstuurt({**verborgen, "hoofddoel": "Rust"})
    assert huidig(w, casus).nr == 1
    anders = vorm.verstuurt({**verborgen, "hoofddoel": "Iets anders"})
    assert "al opgeslagen" in anders.tekst
    assert huidig(w, casus).hoofddoel == "Rust"


async def test_what_a_colleague_wrote_meanwhile_is_not_wiped_unseen(w: Wereld, casus: Casus) -> None:
    een, ander = opent_deel(w.regisseur, casus, "hoofddoel"), opent_deel(w.regisseur, casus, "hoofddoel")
    een.verstuurt(hoofddoel="Van de een")
    weer = ander.verstuurt(hoofddoel="Van de ander")
    assert "intussen gewijzigd" in weer.tekst
    assert "Van de een" in weer.tekst
    assert "Van de ander" in weer.tekst
    weer.verstuurt(hoofddoel="Van beiden")
    assert huidig(w, casus).hoofddoel == "Van beiden"


async def test_a_goal_is_added_changed_and_taken_out(w: Wereld, casus: Casus) -> None:
    wie = casus.betrokkenen[0].id
    opent_deel(w.regisseur, casus, "doelen", "nieuw").verstuurt(
        tekst="Naar school", leefgebied="werk", over_wie=wie, stand="open"
    )
    (doel,) = huidig(w, casus).doelen
    vorm = opent_deel(w.regisseur, casus, "doelen", doel.id)
    vorm.verstuurt(_doe="terug")
    weg = vorm.verborgen
    assert weg["_doe"] == "weg"
    vorm.verstuurt(weg)
    assert huidig(w, casus).doelen == ()
    assert [een.nr for een in w.leest(plannen.versies, casus.id)] == [1, 2]


async def test_a_number_is_warned_about_once_at_its_input(w: Wereld, casus: Casus) -> None:
    vorm = opent_deel(w.regisseur, casus, "hoofddoel")
    weer = vorm.verstuurt(hoofddoel="Bsn 111222333")
    assert "vondst-hoofddoel" in weer.html
    weer.verstuurt(hoofddoel="Bsn 111222333")
    assert huidig(w, casus).nr == 1


async def test_who_takes_part_reads_and_prints_it_and_sends_nothing(w: Wereld, casus: Casus) -> None:
    opent_deel(w.regisseur, casus, "hoofddoel").verstuurt(hoofddoel="Rust in huis")
    piet = w.partner("politie", "Piet Politie")
    blad = opent_pagina(piet, await opent(piet, casus))
    assert "Rust in huis" in blad.tekst
    assert "<button" not in blad.html
    with pytest.raises(NotAllowed):
        blad.verstuurt(_doe="open", _wie="hoofddoel:")
    with pytest.raises(NotAllowed):
        opent_deel(piet, casus, "hoofddoel")
    assert geweigerd(blad, w.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh")))
    gelezen = [een for een in w.logboek(casus.id) if een.handeling is Handeling.PLAN_GEOPEND and een.door_id == piet.id]
    assert {een.betrokkene_id for een in gelezen} == {None, casus.betrokkenen[0].id}


async def test_a_closed_casus_takes_nothing_on_the_page(w: Wereld, casus: Casus) -> None:
    vorm = opent_deel(w.regisseur, casus, "hoofddoel")
    sluit_af(w, w.leest(casussen.lees, casus.id))
    with pytest.raises(UserMistake, match=r"casus\.afgesloten"):
        vorm.verstuurt(hoofddoel="Te laat")
    blad = AanPagina(w.regisseur, casus.id, soort=Paginasoort.PLAN).kijkt()
    assert "<button" not in blad.html


async def test_what_is_no_part_of_a_plan_is_no_page(w: Wereld, casus: Casus) -> None:
    with pytest.raises(NotAllowed):
        opent_deel(w.regisseur, casus, "verzonnen")


@pytest.mark.parametrize(("gekozen", "nee"), [(f"inbreng:{CANARY}", NotFound), (f"{CANARY}:nieuw", NotAllowed)])
def test_what_a_browser_makes_up_is_kept_in_no_address_of_a_page(
    w: Wereld, casus: Casus, gekozen: str, nee: type[Exception]
) -> None:
    """The address of a page is kept in plain, and in the logboek."""
    blad, spec = AanPagina(w.regisseur, casus.id, soort=Paginasoort.PLAN), w.registry.pages[Paginasoort.PLAN]
    handle = spec.handle
    assert handle is not None
    invoer = {"_doe": "open", "_wie": gekozen}
    with pytest.raises(nee):
        w.doet(lambda uow: handle(blad._bezoek(uow), casus.id, invoer))  # noqa: SLF001 - before anything is drawn
