"""The preparation on paper: by a link for who pressed, with only what may lie on a table."""

import pytest

from cards.verbs import Verb
from dialogs.kern.desk import Bezoek
from dialogs.voorbereiding import pagina
from domain.formulier import Delen
from domain.logboek import Handeling
from domain.uitvraag import Weigergrond, Weigering
from storage import paginas, personen, toegang
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import CANARY
from tests.dialogs.voorbereiding._tafel import Tafel, antwoordt

ADRES = "https://tafelbot.example"


async def overzicht(wie: Deelnemer, tafel: Tafel) -> Kaart:
    return await wie.presses_raw(Verb.VOORBEREIDING_OPEN, {"v": 1, "zitting": tafel.zitting.id})


def ziet(tafel: Tafel, wie: Deelnemer, onderwerp: str) -> str:
    def teken(uow: UnitOfWork) -> str:
        actor = toegang.actor(uow, personen.lees(uow, wie.id))
        return pagina.teken(Bezoek(uow, tafel.wereld.regio, tafel.wereld.teksten, actor), onderwerp)

    return tafel.wereld.doet(teken)


async def test_where_there_are_no_pages_none_is_offered(tafel: Tafel) -> None:
    assert "Afdrukken" not in await overzicht(tafel.wereld.regisseur, tafel)


async def test_the_link_is_for_who_pressed_and_good_for_ten_minutes(tafel: Tafel) -> None:
    tafel.wereld.pagina_adres = ADRES
    rosa = tafel.wereld.regisseur
    kaart = await rosa.presses(await overzicht(rosa, tafel), "Afdrukken")
    (adres,) = kaart.adressen
    assert adres.startswith(f"{ADRES}/pagina/DEMO.")
    link = tafel.wereld.leest(paginas.kijk, adres.rpartition(".")[2])
    assert link is not None
    assert (link.persoon_id, link.onderwerp_id) == (rosa.id, tafel.zitting.id)
    tafel.wereld.verstrijkt(minutes=10)
    assert tafel.wereld.leest(paginas.kijk, adres.rpartition(".")[2]) is None


async def test_a_partner_gets_no_link(tafel: Tafel) -> None:
    tafel.wereld.pagina_adres = ADRES
    agent = tafel.wereld.partner("politie")
    kaart = await agent.presses_raw(Verb.VOORBEREIDING_PAGINA, {"v": 1, "zitting": tafel.zitting.id})
    assert kaart.adressen == ()


async def test_without_the_answers_no_name_is_on_paper(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "Mag de tafel weten")
    html = ziet(tafel, tafel.wereld.regisseur, tafel.zitting.id)
    assert str(tafel.eerste.code) in html
    assert CANARY not in html
    assert "Mag de tafel weten" not in html


async def test_with_the_answers_only_what_the_whole_tafel_may_hear_is_on_it(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "Mag de tafel weten")
    antwoordt(tafel, "ggd", "Mag de tafel niet weten", Delen.ALLEEN_REGISSEUR)
    antwoordt(tafel, "gemeente-merwestad", "Zeg ik zelf", Delen.MONDELING)
    html = ziet(tafel, tafel.wereld.regisseur, f"{tafel.zitting.id}{pagina.MET_ANTWOORDEN}")
    assert CANARY in html
    assert "Mag de tafel weten" in html
    assert "Mag de tafel niet weten" not in html
    assert "Zeg ik zelf" not in html
    assert "Vertelt het zelf: Gemeente Merwestad." in html


@pytest.mark.parametrize("achter", ["", pagina.MET_ANTWOORDEN])
async def test_a_refusal_and_its_reason_are_never_on_paper(tafel: Tafel, achter: str) -> None:
    antwoordt(tafel, "ggd", "", weigering=Weigering(Weigergrond.BEROEPSGEHEIM, "Een verzonnen toelichting"))
    html = ziet(tafel, tafel.wereld.regisseur, f"{tafel.zitting.id}{achter}")
    assert "beroepsgeheim" not in html.lower()
    assert "deelt niet" not in html
    assert "verzonnen toelichting" not in html


async def test_of_a_colleagues_casus_neither_names_nor_organisaties_are_on_it(tafel: Tafel) -> None:
    html = ziet(tafel, tafel.collega, f"{tafel.zitting.id}{pagina.MET_ANTWOORDEN}")
    assert str(tafel.eerste.code) in html
    assert CANARY not in html
    assert "GGD" not in html


async def test_who_looked_and_at_whom_is_written_down(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    ziet(tafel, tafel.wereld.regisseur, f"{tafel.zitting.id}{pagina.MET_ANTWOORDEN}")
    regels = tafel.wereld.logboek(tafel.eerste.id)
    assert [een.betrokkene_id for een in regels if een.handeling is Handeling.ANTWOORDEN_GEOPEND] == [
        tafel.eerste.betrokkenen[0].id
    ]
    assert Handeling.VOORBEREIDING_GEOPEND in [een.handeling for een in regels]
