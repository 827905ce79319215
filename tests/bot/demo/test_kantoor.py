"""What else a newcomer finds in the demo: people to reach, somebody who is away, a melding that waits, a page."""

import asyncio
import shutil
from pathlib import Path

from bot.demo import world
from bot.demo.kantoor import BY_MAIL, BY_TELEPHONE
from bot.demo.mailbox import ConsoleMail
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.ports import OutgoingMail
from dialogs.kern.turn import Joined
from domain.agenda import Zitting
from domain.casus import Fase
from domain.contact import Kanaal
from storage import agenda, contacten, meldingen, outbox, werklijst
from storage import uitvraag as uitvragen
from storage.outbox import OutboxStatus
from storage.store import UnitOfWork
from teksten.catalogus import laad_teksten
from tests.bot.demo._demo import Demo, start

COLLEAGUE = "Wouter Linde"
WHAT_THE_POLICE_AGREED = "Gesprek met de buren voeren"
ON_THE_WORKLIST = ("Mila Verhoog", "Sander Verhoog", "Noa Terpstra", "Karin Terpstra")


def first_zitting(demo: Demo) -> Zitting:
    """What the first casussen are about: of the tafel that meets first."""

    def look(uow: UnitOfWork) -> Zitting:
        (zitting_id,) = werklijst.deadlines(uow, "gemeente-oosterwaard")
        return agenda.lees(uow, zitting_id)

    return demo.bot.store.read_now(demo.scope, look)


async def test_one_organisatie_is_asked_about_the_people_of_two_casussen_on_one_worklist(demo: Demo) -> None:
    await demo.types("/speel gemeente-oosterwaard")
    zitting = first_zitting(demo).id
    before = await demo.presses(Verb.WERKLIJST_OPEN, zitting=zitting, organisatie="gemeente-oosterwaard")
    assert not [name for name in ON_THE_WORKLIST if name in before]
    opened = await demo.presses(Verb.WERKLIJST_PERSONEN, zitting=zitting, organisatie="gemeente-oosterwaard")
    assert [name for name in ON_THE_WORKLIST if name not in opened] == []


async def test_who_sits_at_the_page_stands_in_for_a_colleague(demo: Demo) -> None:
    assert "26-0002" in await demo.types("/uitvraag status")
    assert COLLEAGUE in await demo.types("/afwezig")
    await demo.types("/speel collega")
    absence = await demo.types("/afwezig")
    assert Verb.AFWEZIG_INTREK in absence
    assert world.CURRENT_USER.name in absence


async def test_a_melding_waits_for_whoever_takes_it_up(demo: Demo) -> None:
    (melding,) = demo.bot.store.read_now(demo.scope, meldingen.lopende)
    assert melding.regisseur_id is None
    assert "Veilig Thuis Merwestreek" in await demo.types("/meldingen")
    assert "Jelle Ruitenbeek" in await demo.presses(Verb.MELDING_OPEN, melding=melding.id)


async def test_a_fresh_page_shows_the_melding_once(demo: Demo) -> None:
    await demo.gebeurt(Joined())
    waiting = demo.bot.store.read_now(demo.scope, outbox.van_status, OutboxStatus.WACHT, 100)
    assert [werk.soort for werk in waiting].count(Berichtsoort.MELDING) == 1


async def test_somebody_is_reached_by_mail_and_somebody_by_telephone(demo: Demo) -> None:
    ways = {een.organisatie: een.kanaal for een in demo.bot.store.read_now(demo.scope, contacten.alle)}
    assert ways == {BY_MAIL: Kanaal.EMAIL, BY_TELEPHONE: Kanaal.TELEFOON}
    (uitvraag,) = demo.bot.store.read_now(demo.scope, uitvragen.van_casus, demo.casussen()[-1].id)
    status = await demo.presses(Verb.UITVRAAG_STATUS, uitvraag=uitvraag.id)
    assert "0100 000 017" in status


async def test_the_console_shows_a_mail_as_it_would_have_gone_out() -> None:
    lines: list[str] = []
    mailbox = ConsoleMail(laad_teksten(), lambda *told: lines.extend(told))
    await mailbox.send(OutgoingMail("jet@reclassering.example", "Er staat iets klaar", "Eerste\nTweede"), "<1@demo>")
    assert lines == ["", "E-mail aan jet@reclassering.example: Er staat iets klaar", "Eerste", "Tweede"]


async def test_with_pages_the_same_organisaties_have_answered_as_without(demo: Demo, tmp_path: Path) -> None:
    with_pages = await start(tmp_path / "pages", port=8099)
    assert answered(with_pages) == answered(demo)
    assert sum(each == "beantwoord" for each in answered(demo).values()) >= 4
    await asyncio.to_thread(with_pages.bot.store.close)


def answered(demo: Demo) -> dict[str, str]:
    """How far each organisatie is, by casuscode and organisatie."""
    return {
        f"{regel.code} {bevraging.organisatie}": bevraging.status.value
        for regel in demo.casussen()
        for uitvraag in demo.bot.store.read_now(demo.scope, uitvragen.van_casus, regel.id)
        for bevraging in uitvraag.bevragingen
    }


async def test_the_preparation_can_be_printed_from_the_demos_own_address(told: Path, tmp_path: Path) -> None:
    een = await start(Path(shutil.copytree(told, tmp_path / "demo")), port=8099)
    assert "26-0001" in await een.opens("voorbereiding")
    card = await een.presses(Verb.VOORBEREIDING_PAGINA, zitting=first_zitting(een).id)
    assert "http://127.0.0.1:8099/pagina/" in card
    await asyncio.to_thread(een.bot.store.close)


async def test_an_empty_demo_has_nobody_to_reach_nobody_away_and_nothing_brought_in(empty: Demo) -> None:
    assert empty.bot.store.read_now(empty.scope, contacten.alle) == ()
    assert empty.bot.store.read_now(empty.scope, meldingen.lopende) == ()
    assert Verb.AFWEZIG_INTREK not in await empty.types("/afwezig")


async def test_a_casus_further_on_stands_still_and_the_police_reads_what_it_agreed(demo: Demo) -> None:
    """As the README says beside its tour."""
    (code,) = [str(een.code) for een in demo.casussen() if een.fase is Fase.VOLHOUDEN]
    assert code in await demo.opens("volhouden")
    assert "Bekijk wat stilstaat" in await demo.opens("casus toon", casuscode=code)
    await demo.types("/speel politie")
    eigen = await demo.opens("afspraak lijst")
    assert (code in eigen, WHAT_THE_POLICE_AGREED in eigen) == (True, True)
    await demo.types("/speel gemeente-merwestad")
    assert WHAT_THE_POLICE_AGREED not in await demo.opens("afspraak lijst")
