"""The further way, after the tafel: what was agreed is written down, done, put off, refused, placed elsewhere."""

from domain.afspraak import Afspraak, AfspraakStatus
from domain.casuscode import Casuscode
from storage import afspraken
from storage import casus as casussen
from tests._kaart import Kaart
from tests.scenarios._weg import CONTACTPUNT, PIM, ROOS, Weg, heeft

VERA = "Vera Veilig"
EIGENAARS = {PIM, ROOS, CONTACTPUNT, VERA}
"""Who owns it, who made it, who shows it to the person, and who holds the casusregie."""
ZELF = {PIM, ROOS, CONTACTPUNT}
"""What was said of it is for its owner and the regisseur."""


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


async def antwoordt_samen(weg: Weg, code: str) -> None:
    """Pim says on one card what becomes of four of them; two ask for more, and one is refused without a reason."""
    for _ in range(4):
        vorm = await weg.opent(ROOS, f"afspraak nieuw {code} politie")
        vast = {"akkoord": "nee", "informering": "nee_anders", "wanneer": weg.dag(9), "persoon": ""}
        await weg.vult(ROOS, vorm, "Vastleggen", "samen", EIGENAARS, vast)
        await weg.verstrijkt(minutes=1)
    pim = weg.wie(PIM)
    kaart = heeft(await pim.presses_raw("afspraken.open", {"v": 1, "organisatie": "politie"}), "kanariesamenwat")
    vakken = [een["id"] for een in kaart.invoer if een["id"].endswith(".keuze")]
    assert len(vakken) == 4
    # What is only put to him he takes on, or not; on the next card the rest can be said of it.
    kaart = await weg.drukt(PIM, kaart, "Opslaan", {**dict.fromkeys(vakken[:3], "aannemen"), vakken[3]: "weigeren"})
    kaart = await weg.vult(PIM, kaart, "Opslaan", "samennee", ZELF, {vakken[3]: "weigeren"})
    await weg.verstrijkt(minutes=2)
    kaart = await pim.presses_raw("afspraken.open", {"v": 1, "organisatie": "politie"})
    keuzes = dict(zip(vakken, ("klaar", "verzetten", "overdragen"), strict=False))
    kaart = await weg.vult(PIM, kaart, "Opslaan", "samengezegd", ZELF, keuzes)
    dagen = {een["id"]: weg.dag(30) for een in kaart.invoer if een["id"].endswith(".dag")}
    wie = {een["id"]: "elders" for een in kaart.invoer if een["id"].endswith(".wie")}
    assert dagen
    assert wie
    kaart = await weg.vult(PIM, kaart, "Opslaan", "samendaarna", ZELF, {**dagen, **wie})
    assert "Opslaan" not in kaart.knoppen, kaart
    lijst = await weg.opent(VERA, f"afspraak lijst {code}")
    assert "kanariesamennee" not in heeft(lijst, "kanariesamenwat").tekst
    await weg.o.verhaal.works()


async def alles(weg: Weg, code: str) -> None:
    """Walk this part."""
    afspraak = await spreekt_af(weg, code)
    heeft(await weg.opent(PIM, "afspraak lijst"), "kanarietoegezegdwat")
    kaart = await weg.wie(PIM).presses_raw("afspraak.open", {"v": 1, "afspraak": afspraak.id})
    await weg.drukt(PIM, kaart, "Doen we")
    later = weg.dag(20)
    heeft(await doet(weg, PIM, afspraak, "verzetten", EIGENAARS, dag=later), "kanarietoegezegdverzetten")
    await doet(weg, PIM, afspraak, "teken", EIGENAARS)
    await doet(weg, PIM, afspraak, "overdragen", EIGENAARS, aan="elders", naar="veilig-thuis", naam="")
    await doet(weg, ROOS, afspraak, "herplaatsen", {CONTACTPUNT, VERA}, naar="ggd")
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
    await antwoordt_samen(weg, code)
