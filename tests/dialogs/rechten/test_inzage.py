"""A person asks what is kept about him: he reads his own data, and nothing of anybody else."""

import json
import re
from datetime import date

import pytest

from cards.verbs import Verb
from domain.casus import Geinformeerd, Informering, Nietreden
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.formulier import Delen
from domain.informering import Informeringsoort
from domain.logboek import Handeling, Logregel
from domain.persoon import Rol
from domain.uitvraag import Antwoordsoort
from storage import casus as casussen
from storage import logboek, paginas
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import sluit_af
from tests.dialogs.rechten._zaak import MOEDER, VRAAG, ZOON, Zaak


def delen_van(html: str) -> dict[str, str]:
    """The texts to go through: their ids by what they say."""
    per_stuk = re.findall(r'<blockquote id="tekst-\d+">(.*?)</blockquote>.*?value="([^"]+)"', html, re.DOTALL)
    return dict(per_stuk)


def gezien(
    zaak: Zaak, wie: Deelnemer, organisatie: str, over: str, hoe: Handeling = Handeling.UITVRAAG_GEOPEND
) -> Logregel:
    """A line in the logboek: somebody of an organisatie saw this person by name."""
    return Logregel(
        handeling=hoe,
        op=zaak.wereld.nu,
        door_id=wie.id,
        namens=organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=over,
        doel="wgs",
    )


async def test_a_typed_command_names_nobody_and_the_form_opens_for_who_pressed(zaak: Zaak) -> None:
    kaart = await zaak.contactpunt.types(f"/inzage {zaak.code}")
    assert ZOON not in kaart
    assert ZOON in await zaak.contactpunt.presses(kaart, "Openen")
    assert ZOON not in zaak.wereld.posted()


async def test_without_a_code_it_is_asked_and_a_typing_error_opens_nothing(zaak: Zaak) -> None:
    vraag = await zaak.contactpunt.opens("inzage")
    fout = await zaak.contactpunt.presses(vraag, "Verder", {"Casuscode": "26-9999-X"})
    assert "bestaat niet" in fout
    assert ZOON in await zaak.contactpunt.presses(fout, "Verder", {"Casuscode": zaak.code})


async def test_nobody_but_the_contact_point_comes_near_it(zaak: Zaak) -> None:
    rosa, agent = zaak.wereld.regisseur, zaak.wereld.partner("politie")
    await zaak.vraagt_inzage()
    for wie in (rosa, agent, zaak.wereld.beheerder):
        assert ZOON not in await wie.opens("inzage", casuscode=zaak.code)
        kaart = await wie.presses_raw(Verb.INZAGE_PAGINA, {"v": 1, "verzoek": zaak.verzoek.id})
        assert kaart.adressen == ()
        with pytest.raises(NotAllowed):
            zaak.bladert(wie=wie)


async def test_without_a_request_nothing_opens(zaak: Zaak) -> None:
    kaart = await zaak.contactpunt.presses_raw(Verb.INZAGE_PAGINA, {"v": 1, "verzoek": zaak.zoon.id})
    assert kaart.adressen == ()
    assert zaak.verzoeken == ()


async def test_the_form_says_what_is_missing_and_keeps_what_was_filled_in(zaak: Zaak) -> None:
    formulier = await zaak.contactpunt.opens("inzage", casuscode=zaak.code)
    kaart = await zaak.contactpunt.presses(
        formulier, "Vastleggen", {**VRAAG, "ontvangen": "2099-01-01", "vraag": "Ik wil **alles** zien."}
    )
    assert "ligt in de toekomst" in kaart
    assert [een["value"] for een in kaart.invoer if een["id"] == "vraag"] == ["Ik wil **alles** zien."]
    assert zaak.verzoeken == ()


async def test_pressed_twice_it_is_noted_once_and_a_copied_form_is_refused(zaak: Zaak) -> None:
    formulier = await zaak.contactpunt.opens("inzage", casuscode=zaak.code)
    for _ in range(2):
        assert "Inzage" in await zaak.contactpunt.presses(formulier, "Vastleggen", VRAAG)
    assert len(zaak.verzoeken) == 1
    ander = zaak.wereld.persoon("Ander Contactpunt", (Rol.CONTACTPUNT, zaak.wereld.regio.eigen_organisatie))
    assert ZOON not in await ander.presses(formulier, "Vastleggen", VRAAG)
    assert len(zaak.verzoeken) == 1


async def test_the_link_is_for_who_pressed(zaak: Zaak) -> None:
    kaart = await zaak.contactpunt.presses(await zaak.vraagt_inzage(), "Teksten nakijken")
    (adres,) = kaart.adressen
    link = zaak.wereld.leest(paginas.kijk, adres.rpartition(".")[2])
    assert link is not None
    assert (link.soort, link.persoon_id, link.onderwerp_id) == ("inzage", zaak.contactpunt.id, zaak.verzoek.id)


async def test_where_there_are_no_pages_none_is_offered(zaak: Zaak) -> None:
    zaak.wereld.pagina_adres = ""
    assert "Teksten nakijken" not in (await zaak.vraagt_inzage()).knoppen


async def test_who_was_taken_out_of_the_casus_is_blacked_out_too(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, f"Hij helpt {MOEDER} niet meer.")
    await zaak.vraagt_inzage()
    moeder = next(een for een in zaak.casus.betrokkenen if een.gegevens.naam == MOEDER)
    zaak.wereld.doet(casussen.verwijder_betrokkene, zaak.casus.id, moeder.id)
    html = zaak.bladert()
    assert "Hij helpt" in html
    assert not any(deel in html for deel in MOEDER.split() if deel not in ZOON.split() and len(deel) > 3)


async def test_free_texts_are_left_out_until_they_were_gone_through_one_by_one(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Hij helpt zijn buurman.")
    await zaak.vraagt_inzage()
    delen = delen_van(zaak.bladert())
    assert "Hij helpt zijn buurman." in "".join(delen)
    niets = zaak.kiest()
    assert "buurman" not in niets
    assert "weggelaten omdat het over een ander gaat" in niets
    gekozen = next(id_ for tekst, id_ in delen.items() if "buurman" in tekst)
    assert "Hij helpt zijn buurman." in zaak.kiest(gekozen)
    assert "steeds vaker ruzie" not in zaak.kiest(gekozen)


async def test_what_was_chosen_from_a_list_is_there_in_words_with_the_day(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "x")
    await zaak.vraagt_inzage()
    html = zaak.kiest()
    assert "Antwoord van" in html
    assert zaak.wereld.regio.organisatienaam("politie") in html


async def test_a_text_that_was_changed_since_must_be_gone_through_anew(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Eerste lezing.")
    await zaak.vraagt_inzage()
    (gekozen,) = [id_ for tekst, id_ in delen_van(zaak.bladert()).items() if "Eerste" in tekst]
    assert "Eerste lezing." in zaak.kiest(gekozen)
    zaak.antwoordt("politie", zaak.zoon, "Tweede lezing, over de buurvrouw.", versie=2)
    assert "buurvrouw" not in zaak.bladert()


async def test_names_dates_and_gemeenten_of_others_are_blacked_out_also_in_what_he_may_read(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Woont bij Anja Proefman (8 april 1979) in Oosterwaard; ANJA belde 08-04-79.")
    await zaak.vraagt_inzage()
    html = zaak.kiest(*delen_van(zaak.bladert()).values())
    for verraad in ("Anja", "ANJA", "1979", "08-04-79", "Oosterwaard"):
        assert verraad not in html
    # His own surname is his, also when it is hers.
    assert "[…]" in html
    assert "steeds vaker ruzie" in html


@pytest.mark.parametrize("mag", [Delen.ALLEEN_REGISSEUR, Delen.MONDELING])
async def test_what_was_not_for_all_is_to_be_asked_of_its_source(zaak: Zaak, mag: Delen) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Alleen voor de regisseur.", mag)
    await zaak.vraagt_inzage()
    html = zaak.kiest(*delen_van(zaak.bladert()).values())
    assert "Alleen voor de regisseur." not in html
    assert "Vraag het aan de organisatie zelf" in html


async def test_whether_an_organisatie_refused_knows_him_or_never_answered_looks_the_same(zaak: Zaak) -> None:
    await zaak.vraagt_inzage()
    bladen = {"nog niets": zaak.kiest()}
    for versie, (naam, soort, delen) in enumerate(
        (
            ("geweigerd", Antwoordsoort.GEWEIGERD, Delen.HELE_TAFEL),
            ("niet bekend", Antwoordsoort.NIET_BEKEND, Delen.HELE_TAFEL),
            ("alleen regisseur", Antwoordsoort.BEKEND, Delen.ALLEEN_REGISSEUR),
        ),
        start=1,
    ):
        zaak.antwoordt("ggd", zaak.zoon, "Toelichting", delen, soort=soort, versie=versie)
        bladen[naam] = zaak.kiest()
    zonder_zegel = {re.sub(r'value="[^"]*"', "", een) for een in bladen.values()}
    assert len(zonder_zegel) == 1, bladen.keys()


async def test_the_file_holds_the_same_and_is_written_down_apart(zaak: Zaak) -> None:
    zaak.antwoordt("politie", zaak.zoon, "Hij helpt zijn buurman.")
    zaak.antwoordt("ggd", zaak.moeder, "Zij is moe.")
    await zaak.vraagt_inzage()
    with pytest.raises(NotFound):
        zaak.bestand()
    zaak.kiest(*delen_van(zaak.bladert()).values())
    inhoud = json.loads(zaak.bestand())
    assert inhoud["vorm"] == 1
    assert inhoud["persoon"]["naam"] == ZOON
    (vraag,) = inhoud["gevraagd"]
    per_naam = {een["organisatie"]: een for een in vraag["organisaties"]}
    politie, ggd = (per_naam[zaak.wereld.regio.organisatienaam(een)] for een in ("politie", "ggd"))
    assert "buurman" in politie["teksten"][0]["tekst"]
    assert ggd["aan_de_bron_te_vragen"]
    assert "Zij is moe" not in json.dumps(inhoud)
    assert MOEDER not in json.dumps(inhoud)
    regels = [een for een in zaak.wereld.logboek(zaak.casus.id) if een.handeling is Handeling.INZAGE_UITGEVOERD]
    assert {(een.betrokkene_id, een.doel, een.namens) for een in regels} == {
        (zaak.zoon.id, "avg15", zaak.wereld.regio.eigen_organisatie)
    }


async def test_each_look_is_a_line_for_the_casus_and_the_person(zaak: Zaak) -> None:
    await zaak.vraagt_inzage()
    voor = zaak.wereld.handelingen(zaak.casus.id).count(Handeling.INZAGE_GEOPEND)
    zaak.bladert()
    zaak.bladert()
    assert zaak.wereld.handelingen(zaak.casus.id).count(Handeling.INZAGE_GEOPEND) == voor + 2


async def test_he_reads_which_organisaties_saw_his_data_and_no_name_of_a_professional(zaak: Zaak) -> None:
    agent = zaak.wereld.partner("politie", "Piet Professional")
    zaak.wereld.doet(logboek.schrijf, gezien(zaak, agent, "politie", zaak.zoon.id))
    zaak.wereld.doet(logboek.schrijf, gezien(zaak, agent, "reclassering", zaak.moeder.id))
    zaak.wereld.doet(logboek.schrijf, gezien(zaak, agent, "ggd", zaak.zoon.id, Handeling.BIJ_GEOPEND))
    await zaak.vraagt_inzage()
    html = zaak.kiest()
    lijst = html[html.index("hebben gezien") :]
    assert zaak.wereld.regio.organisatienaam("politie") in lijst
    for niet in ("reclassering", "ggd"):
        assert zaak.wereld.regio.organisatienaam(niet) not in lijst
    assert "Piet Professional" not in html
    assert "Rosa Regisseur" not in html
    assert "Lonneke" not in html


async def test_whether_he_was_told_is_what_was_said_of_himself(zaak: Zaak) -> None:
    await zaak.vraagt_inzage()
    verteld = Informering(Geinformeerd.JA, op=date(2026, 2, 17))
    zaak.zegt(Informeringsoort.BETROKKENE, zaak.zoon.id, verteld)
    niet = Informering(Geinformeerd.NEE, "Zij wordt er bang van.", reden=Nietreden.VEILIGHEID)
    zaak.zegt(Informeringsoort.BETROKKENE, zaak.moeder.id, niet)
    html = zaak.kiest(*delen_van(zaak.bladert()).values())
    assert "Ja, op 17 februari 2026" in html
    assert "bang" not in html
    zaak.kiest()
    gezegd = json.loads(zaak.bestand())["verwerking"]
    assert (gezegd["geinformeerd"], gezegd["geinformeerd_op"]) == ("Ja", "2026-02-17")


async def test_why_he_was_not_told_is_looked_at_first_and_the_kind_of_reason_is_left_out(zaak: Zaak) -> None:
    await zaak.vraagt_inzage()
    niet = Informering(Geinformeerd.NEE, "Wacht op het gesprek.", reden=Nietreden.ONDERZOEK)
    zaak.zegt(Informeringsoort.UITVRAAG, zaak.uitvraag.id, niet)
    delen = delen_van(zaak.bladert())
    assert "Wacht op het gesprek." in "".join(delen)
    assert "Wacht op het gesprek." not in zaak.kiest()
    html = zaak.kiest(*delen.values())
    assert "Wacht op het gesprek." in html
    assert "onderzoek" not in html.casefold()


async def test_a_closed_casus_can_still_be_seen_and_a_closed_request_cannot(zaak: Zaak) -> None:
    sluit_af(zaak.wereld, zaak.casus)
    kaart = await zaak.vraagt_inzage()
    assert "Uw gegevens" in zaak.kiest()
    formulier = await zaak.contactpunt.presses(kaart, "Afronden")
    klaar = await zaak.contactpunt.presses(
        formulier, "Afronden", {"stand": "afgerond", "Wat is de betrokkene verteld?": "De pagina is meegegeven."}
    )
    assert "De pagina is meegegeven." in klaar
    with pytest.raises(UserMistake):
        zaak.bladert()
