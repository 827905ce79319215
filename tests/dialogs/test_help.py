import pytest

from dialogs.kern.answers import ShowText
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, CommandSpec
from domain.persoon import Rol
from tests.dialogs._wereld import Wereld, kanaal


async def test_help_shows_the_regisseur_his_commands_with_a_line_and_an_example(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/help")
    assert "/casus nieuw" in kaart
    assert "Maak een casus met een neutrale code." in kaart
    assert "/casus toon 26-0142-K" in kaart


async def test_help_keeps_silent_about_what_somebody_may_not_do(wereld: Wereld) -> None:
    kaart = await wereld.partner("politie").types("/help")
    assert "/casus toon" in kaart
    assert "/casus nieuw" not in kaart
    assert "/registreer" not in kaart
    assert "/registreer" in await wereld.beheerder.types("/help")


async def test_commands_that_belong_together_stand_under_one_heading(wereld: Wereld) -> None:
    kaart = await wereld.persoon("Duizendpoot", (Rol.PROCESREGISSEUR, "zvh"), (Rol.BEHEERDER, "zvh")).types("help")
    regels = kaart.tekst.splitlines()
    koppen = [een for een in regels if een in {"Wegwijs", "Casus", "Beheer"}]
    assert koppen == ["Wegwijs", "Casus", "Beheer"]
    casus = regels[regels.index("Casus") : regels.index("Beheer")]
    assert [een for een in casus if een.startswith("/")] == [
        "/casus nieuw",
        "/casus lijst",
        "/casus zoek",
        "/casus toon 26-0142-K",
        "/casus her-melding 26-0142-K",
    ]


async def test_in_a_channel_the_examples_mention_the_bot_first(wereld: Wereld) -> None:
    kaart = await wereld.regisseur.types("/help", kanaal("jeugd"))
    assert "@Tafelbot /casus nieuw" in kaart


async def test_a_command_declared_after_help_is_in_it(wereld: Wereld) -> None:
    wereld.registry.command(
        CommandSpec(
            words="later",
            permission=Permission.GEREGISTREERD,
            group="help.groep",
            help="help.opdracht",
            example="/later",
            answer_may=AnswerMay.STAND_IN_CHANNEL,
            handle=lambda desk, arguments: ShowText("later"),
        )
    )
    assert "/later" in await wereld.regisseur.types("/help")


@pytest.mark.parametrize("regel", ["", "   ", "\u00a0/HELP\u200b", "Help", "/help"])
async def test_an_empty_line_and_any_spelling_of_help_get_help(wereld: Wereld, regel: str) -> None:
    assert "Wat u kunt doen" in await wereld.regisseur.types(regel)


async def test_somebody_nobody_registered_hears_whom_to_ask(wereld: Wereld) -> None:
    kaart = await wereld.onbekende("Vera Vreemd").types("/help")
    assert "Vraag de beheerder van Zorg- en Veiligheidshuis Merwestad" in kaart
    assert kaart.knoppen == ()
