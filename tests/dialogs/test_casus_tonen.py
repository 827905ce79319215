import pytest

from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Toegang
from storage import casus as casussen
from storage import toegang
from tests._kaart import Kaart
from tests.dialogs._casus import AANLEIDING, CANARIE, code_op, vult_in
from tests.dialogs._wereld import Wereld, kanaal

GEEN_TOEGANG = "Er is geen casus met deze code waar u toegang toe heeft."


def casus_id(wereld: Wereld, kaart: Kaart) -> str:
    return wereld.leest(casussen.met_code, Casuscode.lees(code_op(kaart))).id


def nodig_uit(wereld: Wereld, kaart: Kaart, organisatie: str) -> None:
    wereld.doet(toegang.verleen, Toegang(casus_id(wereld, kaart), organisatie, Rol.PARTNER, wereld.nu))


async def test_typed_anywhere_a_casus_stays_behind_a_button(wereld: Wereld) -> None:
    code = code_op(await vult_in(wereld.regisseur))
    for plaats in (wereld.regisseur.chat, kanaal("jeugd")):
        deur = await wereld.regisseur.types(f"casus toon {code}", plaats)
        assert deur.knoppen == ("Openen",)
        assert CANARIE not in deur
        assert CANARIE in await wereld.regisseur.presses(deur, "Openen", waar=plaats)


async def test_its_regisseur_sees_all_of_it(wereld: Wereld) -> None:
    code = code_op(await vult_in(wereld.regisseur, **{"Heeft het spoed?": "Ja, spoed"}))
    beeld = await wereld.regisseur.opens("casus toon", casuscode=code)
    for stuk in (
        f"{CANARIE}, geboren 17 mei 2011, Merwestad",
        "Betrokkene",
        AANLEIDING,
        "Een gezamenlijke aanpak maken voor zorg en veiligheid",
        "Wet gegevensverwerking door samenwerkingsverbanden",
        "Route: Veldaanmelding (ketenpartner)",
        "Spoed: Ja, spoed",
        "Geïnformeerd: Ja",
        "D-77",
        "Aangemaakt: maandag 2 maart 2026",
    ):
        assert stuk in beeld
    assert beeld.knoppen == (
        "Start uitvraag",
        "Gegevens verbeteren",
        "Nog een betrokkene",
        "Persoon hoort hier niet",
        "Informeren",
        "Triage",
        "Opschalen",
        "Logboek",
    )


async def test_every_opening_is_written_down_for_the_casus_and_each_betrokkene(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    id_ = casus_id(wereld, kaart)
    voor = len(wereld.logboek(id_))
    await wereld.regisseur.opens("casus toon", casuscode=code_op(kaart))
    nieuw = wereld.logboek(id_)[voor:]
    assert [(een.handeling, een.door_id, een.namens, een.betrokkene_id is None) for een in nieuw] == [
        (Handeling.CASUS_GEOPEND, wereld.regisseur.id, "zvh", True),
        (Handeling.CASUS_GEOPEND, wereld.regisseur.id, "zvh", False),
    ]


async def test_an_invited_partner_sees_only_whom_it_is_about(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    nodig_uit(wereld, kaart, "gemeente-merwestad")
    partner = wereld.partner("gemeente-merwestad")
    beeld = await partner.opens("casus toon", casuscode=code_op(kaart))
    assert f"{CANARIE}, geboren 17 mei 2011, Merwestad" in beeld
    assert "Tafel: Regietafel Jeugd" in beeld
    for stuk in (AANLEIDING, "D-77", "gezamenlijke aanpak", "Veldaanmelding", "Wet gegevensverwerking", "Geïnformeerd"):
        assert stuk not in beeld
    assert beeld.knoppen == ()
    laatste = wereld.logboek(casus_id(wereld, kaart))[-1]
    assert (laatste.door_id, laatste.namens) == (partner.id, "gemeente-merwestad")


async def test_an_age_outside_the_range_is_between_the_regisseur_and_the_table(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Geboortedatum="1990-01-01")
    nodig_uit(wereld, kaart, "politie")
    assert "buiten de leeftijd" not in await wereld.partner("politie").opens("casus toon", casuscode=code_op(kaart))


@pytest.mark.parametrize(
    ("rol", "organisatie", "waarom"),
    [
        (Rol.PARTNER, "gemeente-oosterwaard", GEEN_TOEGANG),
        (Rol.PARTNER, "politie", GEEN_TOEGANG),
        (Rol.PROCESREGISSEUR, "zvh", "Er is geen casus met deze code die van u is."),
        (Rol.BEHEERDER, "gemeente-merwestad", "Uw rol geeft hier geen toegang toe."),
    ],
)
async def test_nobody_else_sees_it_nor_learns_that_it_exists(
    wereld: Wereld, rol: Rol, organisatie: str, waarom: str
) -> None:
    kaart = await vult_in(wereld.regisseur)
    nodig_uit(wereld, kaart, "gemeente-merwestad")
    ander = wereld.persoon("Ada Ander", (rol, organisatie))
    beeld = await ander.opens("casus toon", casuscode=code_op(kaart))
    bestaat_niet = await ander.opens("casus toon", casuscode=str(Casuscode(26, 999)))
    assert waarom in beeld
    assert beeld.tekst == bestaat_niet.tekst
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


async def test_an_id_that_was_guessed_opens_nothing(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    partner = wereld.partner("politie")
    for id_ in (casus_id(wereld, kaart), "0" * 32):
        assert GEEN_TOEGANG in await partner.presses_raw("casus.open", {"v": 1, "casus": id_})


async def test_access_that_has_ended_opens_nothing_and_says_so_to_who_had_it(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur)
    nodig_uit(wereld, kaart, "politie")
    wereld.verstrijkt(days=1)
    wereld.doet(toegang.beeindig, casus_id(wereld, kaart), "politie")
    beeld = await wereld.partner("politie").opens("casus toon", casuscode=code_op(kaart))
    assert "De toegang van uw organisatie tot deze casus is beëindigd." in beeld
    assert CANARIE not in beeld
    assert GEEN_TOEGANG in await wereld.partner("om").opens("casus toon", casuscode=code_op(kaart))


async def test_without_a_code_everybody_chooses_from_what_he_may_open(wereld: Wereld) -> None:
    een = await vult_in(wereld.regisseur)
    ander = await vult_in(wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh")), Geboortedatum="2012-01-01")
    nodig_uit(wereld, ander, "politie")
    kaart = await wereld.regisseur.opens("casus toon")
    assert code_op(een) in kaart
    assert code_op(ander) not in kaart
    politie = wereld.partner("politie")
    kaart = await politie.opens("casus toon")
    assert code_op(ander) in kaart
    assert code_op(een) not in kaart
    assert CANARIE in await politie.presses(kaart, "Openen", {"Casus": code_op(ander)})
    assert "Er zijn nu geen casussen die u kunt openen." in await wereld.partner("ggd").opens("casus toon")


async def test_a_typing_error_in_a_code_is_told_and_opens_nothing(wereld: Wereld) -> None:
    code = code_op(await vult_in(wereld.regisseur))
    fout = code[:-1] + ("A" if code[-1] != "A" else "C")
    assert "In die casuscode zit een typefout" in await wereld.regisseur.types(f"/casus toon {fout}")
