"""A corrected answer goes the way that answers go: what is written or sensitive on a page, never through a card."""

import re
from collections.abc import Mapping

import pytest

from dialogs.kern.paginas import Naar, Paginasoort, Weer
from dialogs.rechten import correctiepagina as pagina
from dialogs.rechten.correctiepagina import KLAAR
from domain.errors import NotAllowed
from domain.formulier import DELEN_ID
from domain.logboek import Handeling
from domain.uitvraag import Antwoord
from storage import paginas
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.rechten._zaak import MOEDER, ZOON, Zaak, als_bron
from tests.dialogs.rechten.test_verzoeken import RECTIFICATIE
from tests.dialogs.uitvraag._pagina import AanPagina

OUD, NIEUW = "Heeft geen werk.", "Heeft werk bij een bakker."
INVOER = {"hulpvragen": NIEUW, DELEN_ID: "hele_tafel"}


class AanCorrectie(AanPagina):
    """Somebody in front of the page on which an answer is corrected."""

    def kijkt(self) -> "AanCorrectie":
        self.html = self.wie.wereld.doet(lambda uow: pagina.teken(self._bezoek(uow), self.onderwerp_id))
        return self

    def verstuurt(self, invoer: Mapping[str, str] | None = None, **velden: str) -> "AanCorrectie":
        alles = {**self.verborgen, **(invoer or {}), **velden}
        vervolg = self.wie.wereld.doet(lambda uow: pagina.handel(self._bezoek(uow), self.onderwerp_id, alles))
        if isinstance(vervolg, Naar):
            return AanCorrectie(self.wie, vervolg.onderwerp_id).kijkt()
        assert isinstance(vervolg, Weer)
        self.html = vervolg.html
        return self


def opent_pagina(wie: Deelnemer, kaart: Kaart) -> AanCorrectie:
    (adres,) = kaart.adressen
    link = wie.wereld.leest(paginas.kijk, adres.rpartition(".")[2])
    assert link is not None
    assert (link.soort, link.persoon_id) == (Paginasoort.CORRECTIE, wie.id)
    return AanCorrectie(wie, link.onderwerp_id).kijkt()


def versies(zaak: Zaak) -> tuple[Antwoord, ...]:
    vraag = next(een for een in zaak.uitvraag.bevragingen if een.organisatie == "politie")
    return tuple(zaak.wereld.leest(uitvragen.alle_versies, zaak.casus.id, vraag.id))


def geldig(aan: AanPagina) -> dict[str, str]:
    """The first choice of everything that must be chosen, beside what this test is about."""
    keuzes: dict[str, str] = {}
    for naam, waarde in re.findall(r'<input type="radio" [^>]*name="(\w+)" value="(\w+)"', aan.html):
        keuzes.setdefault(naam, waarde)
    return {**keuzes, **INVOER}


@pytest.fixture
def agent(zaak: Zaak) -> Deelnemer:
    zaak.antwoordt("politie", zaak.zoon, OUD)
    return zaak.wereld.partner("politie")


async def aan_pagina(zaak: Zaak, agent: Deelnemer) -> AanCorrectie:
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    kaart = await agent.presses(await als_bron(zaak, agent, "politie"), "Antwoord corrigeren")
    return opent_pagina(agent, kaart)


async def test_the_card_shows_and_asks_nothing_of_what_is_for_the_page(zaak: Zaak, agent: Deelnemer) -> None:
    await zaak.vraagt(RECTIFICATIE, organisaties="politie")
    kaart = await als_bron(zaak, agent, "politie")
    assert OUD not in kaart
    assert "beveiligde pagina" in kaart
    naar = await agent.presses(kaart, "Antwoord corrigeren")
    assert naar.invoer == []
    for verraad in (OUD, ZOON):
        assert verraad not in naar


async def test_the_page_is_filled_in_as_it_was_and_what_is_saved_is_a_new_version(zaak: Zaak, agent: Deelnemer) -> None:
    aan = await aan_pagina(zaak, agent)
    assert ZOON in aan.tekst
    assert OUD in aan.tekst
    assert MOEDER not in aan.tekst
    klaar = aan.verstuurt(geldig(aan))
    assert klaar.onderwerp_id.endswith(KLAAR)
    assert "Verstuur in Teams nog uw besluit" in klaar.tekst
    assert ZOON not in klaar.tekst
    assert [dict(een.waarden)["hulpvragen"] for een in versies(zaak)] == [OUD, NIEUW]
    assert Handeling.UITVRAAG_BEANTWOORD in zaak.wereld.handelingen(zaak.casus.id)


async def test_sent_twice_it_is_kept_once(zaak: Zaak, agent: Deelnemer) -> None:
    aan = await aan_pagina(zaak, agent)
    velden = {**aan.verborgen, **geldig(aan)}
    for _ in range(2):
        assert AanCorrectie(agent, aan.onderwerp_id).verstuurt(velden).onderwerp_id.endswith(KLAAR)
    assert len(versies(zaak)) == 2


async def test_what_a_colleague_said_meanwhile_is_not_wiped_unseen(zaak: Zaak, agent: Deelnemer) -> None:
    aan = await aan_pagina(zaak, agent)
    velden = geldig(aan)
    zaak.antwoordt("politie", zaak.zoon, "Van een collega.", versie=2)
    weer = aan.verstuurt(velden)
    assert "intussen iets anders opgeslagen" in weer.tekst
    assert NIEUW in weer.tekst
    assert weer.verstuurt(velden).onderwerp_id.endswith(KLAAR)
    assert len(versies(zaak)) == 3


async def test_a_mistake_and_a_number_come_back_with_what_was_typed(zaak: Zaak, agent: Deelnemer) -> None:
    aan = await aan_pagina(zaak, agent)
    lang = "🧭ש" * 5_000
    weer = aan.verstuurt({**geldig(aan), "hulpvragen": lang})
    assert lang in weer.tekst
    nummer = weer.verstuurt({**geldig(aan), "hulpvragen": "Bel 06-12345678."})
    assert "Is dat hier nodig?" in nummer.tekst
    assert nummer.verstuurt({**geldig(aan), "hulpvragen": "Bel 06-12345678."}).onderwerp_id.endswith(KLAAR)


async def test_nobody_of_another_organisatie_and_nobody_after_it_was_closed(zaak: Zaak, agent: Deelnemer) -> None:
    aan = await aan_pagina(zaak, agent)
    velden = {**aan.verborgen, **geldig(aan)}
    anderen = (zaak.wereld.partner("ggd"), zaak.wereld.regisseur, zaak.contactpunt)
    for wie in anderen:
        for onderwerp in (aan.onderwerp_id, f"{aan.onderwerp_id}{KLAAR}"):
            with pytest.raises(NotAllowed):
                AanCorrectie(wie, onderwerp).kijkt()
        with pytest.raises(NotAllowed):
            AanCorrectie(wie, aan.onderwerp_id).verstuurt(velden)
    collega = zaak.wereld.partner("politie", "Collega van politie")
    with pytest.raises(NotAllowed):
        AanCorrectie(collega, aan.onderwerp_id).verstuurt(velden)
    kaart = await zaak.contactpunt.opens("verzoeken")
    formulier = await zaak.contactpunt.presses(await zaak.contactpunt.presses(kaart, "Openen"), "Afronden")
    await zaak.contactpunt.presses(formulier, "Afronden", {"stand": "ingetrokken", "uitkomst": "Hij trekt het in."})
    with pytest.raises(NotAllowed):
        aan.kijkt()
    assert len(versies(zaak)) == 1
