"""The further way, after the tafel: what was agreed is written down, done, put off, refused, placed elsewhere."""

from dataclasses import replace

from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Fase
from domain.casuscode import Casuscode
from storage import afspraken
from storage import casus as casussen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios._weg import CONTACTPUNT, PIM, ROOS, Weg, heeft

VERA = "Vera Veilig"
EIGENAARS = {PIM, ROOS, CONTACTPUNT}
"""Who owns it, who made it, and who shows it to the person."""


def _zo_ver(weg: Weg, code: str) -> None:
    """Let the casus have been taken on: that is another story."""

    def neem_in_behandeling(uow: UnitOfWork) -> None:
        casus = casussen.met_code(uow, Casuscode.lees(code))
        casussen.wijzig(uow, replace(casus, fase=Fase.CASUSOVERLEG))

    weg.o.verhaal.store.run_now(weg.o.verhaal.scope, neem_in_behandeling)


def _alle(weg: Weg, code: str) -> tuple[Afspraak, ...]:
    return weg.leest(
        lambda uow: afspraken.van_casus(uow, casussen.met_code(uow, Casuscode.lees(code)).id),
    )


async def spreekt_af(weg: Weg, code: str) -> Afspraak:
    """Roos writes down what the politie does; first without the day, then with a number that is warned about."""
    vorm = await weg.opent(ROOS, f"afspraak nieuw {code} politie")
    vast = {
        "persoon": "",
        "akkoord": "nee",
        "informering": "nee_anders",
        "wanneer": weg.dag(10),
    }
    half = await weg.vult(ROOS, vorm, "Vastleggen", "toegezegdhalf", (), {**vast, "wanneer": ""})
    assert "kanarietoegezegdhalfwat" in str(heeft(half, "Kies een dag").json)
    na = await weg.vult(ROOS, await weg.opent(ROOS, f"afspraak nieuw {code} politie"), "Vastleggen", "toegezegd",
                        EIGENAARS, vast)  # fmt: skip
    heeft(na, "kanarietoegezegdwat")
    await weg.o.verhaal.works()
    (gemaakt,) = _alle(weg, code)
    return gemaakt


async def doet(weg: Weg, wie: str, afspraak: Afspraak, doen: str, mag: set[str], **vast: str) -> Kaart:
    """Do one thing with it, with a word of its own in every text."""
    waar = {"v": 1, "afspraak": afspraak.id, "doen": doen}
    vorm = await weg.wie(wie).presses_raw("afspraak.doe_formulier", waar)
    knop = next(een for een in vorm.knoppen if een != "Annuleren")
    await weg.verstrijkt(minutes=2)
    return await weg.vult(wie, vorm, knop, f"toegezegd{doen}", mag, vast)


async def alles(weg: Weg, code: str) -> None:
    """Walk this part."""
    _zo_ver(weg, code)
    afspraak = await spreekt_af(weg, code)
    heeft(await weg.opent(PIM, "afspraak lijst"), "kanarietoegezegdwat")
    kaart = await weg.wie(PIM).presses_raw("afspraak.open", {"v": 1, "afspraak": afspraak.id})
    await weg.drukt(PIM, kaart, "Doen we")
    later = weg.dag(20)
    heeft(await doet(weg, PIM, afspraak, "verzetten", EIGENAARS, dag=later), "kanarietoegezegdverzetten")
    await doet(weg, PIM, afspraak, "teken", EIGENAARS)
    await doet(weg, PIM, afspraak, "overdragen", EIGENAARS, aan="elders", naar="veilig-thuis", naam="")
    await doet(weg, ROOS, afspraak, "herplaatsen", {CONTACTPUNT}, naar="ggd")
    assert "kanarietoegezegdoverdragen" not in await weg.wie(PIM).presses_raw(
        "afspraak.open", {"v": 1, "afspraak": afspraak.id}
    )
    vorm = await weg.wie(ROOS).presses_raw("afspraak.wijzig_formulier", {"v": 1, "afspraak": afspraak.id})
    await weg.vult(ROOS, vorm, "Vastleggen", "toegezegdwijzig", {CONTACTPUNT}, {"wat": "Bellen", "akkoord": "klein"})
    await doet(weg, ROOS, afspraak, "klaar", {CONTACTPUNT})
    await doet(weg, ROOS, afspraak, "heropenen", {CONTACTPUNT})
    heeft(await doet(weg, ROOS, afspraak, "vervallen", {CONTACTPUNT}), "kanarietoegezegdvervallen")
    heeft(await weg.opent(ROOS, f"afspraak lijst {code}"), "Bellen")
    await weg.opent(ROOS, "afspraak lijst")
    (na,) = _alle(weg, code)
    assert na.status is AfspraakStatus.VERVALLEN
    await weg.o.verhaal.works()
