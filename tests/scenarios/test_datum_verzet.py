"""A day of release moves three weeks nearer, or away: one hears it at once when that matters, and counts anew."""

import re
from datetime import UTC, date, datetime, timedelta

from domain.regio import Regio
from storage.store import Store
from tests.scenarios._nazorgtoneel import Gemeld, Nazorgtoneel, kanaal_van, nazorgtoneel
from tests.scenarios._verloop import opent

AREND = Gemeld("Arend Kanariegaarde", "1990-02-03", "Merwestad", "PI Merwede", "2027-02-26")
"""Out on a Friday, in 92 days."""
ACHT_UUR = 7
"""Eight in the morning in winter, on the clock of the world: half an hour before anybody is told anything."""
GETELD = re.compile(r": (?:over (\d+) dagen|morgen) \(")


async def test_drie_weken_eerder_vrij(store: Store, merwestad: Regio) -> None:
    async with nazorgtoneel(store, merwestad) as t:
        code = await t.meldt(AREND)
        await t.vraagt_de_week_uit()
        await _gemeente_werkt_aan_onderdak(t, code)

        # The first points pass: 90 days before is a Saturday, so it is told of on the Friday, as it is then.
        assert await _loopt_tot(t, code, date(2027, 1, 11)) == [(date(2026, 11, 27), 91), (date(2026, 12, 28), 60)]

        # Three weeks nearer: the point of thirty days has passed, and is made up for at once.
        voor = len(_geteld(t, code))
        await _verzet(t, code, "5 februari 2027", date(2027, 2, 5))
        assert _geteld(t, code)[voor:] == [(date(2027, 1, 11), 25)]
        laatste = [een for een in t.verhaal.cards(t.regisseur.chat) if f"{code}: de dag komt dichterbij" in een][-1]
        assert "Nog 6 van 6 punten open." in laatste
        # Where he is, and who works on something, hears that a day changed; the next morning that it is near.
        for organisatie in ("pi-merwede", "gemeente-merwestad"):
            assert f"{code}: er is een dag veranderd." in _laatste(t, organisatie)
        await _loopt_tot(t, code, date(2027, 1, 12))
        assert f"{code}: over 24 dagen, 1 punt open" in _laatste(t, "gemeente-merwestad")
        assert not any(code in een and "punt open" in een for een in t.verhaal.cards(kanaal_van("politie")))

        # What was set for the old day never comes; the new one is counted to, once each.
        assert (await _loopt_tot(t, code, date(2027, 2, 5)))[voor + 1 :] == [
            (date(2027, 1, 22), 14),
            (date(2027, 1, 29), 7),
            (date(2027, 2, 4), 1),
        ]
        # The day after is a Saturday: on Monday it is asked how it goes, and of the old day nothing is heard.
        await _loopt_tot(t, code, date(2027, 3, 2))
        assert _geteld(t, code)[-1] == (date(2027, 2, 4), 1)
        assert next(een for een, _ in t.posten(f"{code}: hoe gaat het?")) == date(2027, 2, 8)
        _niemand_las_mee(t)


async def test_drie_weken_later_vrij(store: Store, merwestad: Regio) -> None:
    async with nazorgtoneel(store, merwestad) as t:
        code = await t.meldt(AREND)
        await t.vraagt_de_week_uit()
        tot_dan_toe = await _loopt_tot(t, code, date(2027, 2, 15))
        assert [dagen for _, dagen in tot_dan_toe] == [91, 60, 30, 14]

        # Nobody is in a hurry: nothing is told at once, and the points that come again are told of again.
        await _verzet(t, code, "19 maart 2027", date(2027, 3, 19))
        assert _geteld(t, code) == tot_dan_toe
        assert await _loopt_tot(t, code, date(2027, 3, 19)) == [
            *tot_dan_toe,
            (date(2027, 2, 17), 30),
            (date(2027, 3, 5), 14),
            (date(2027, 3, 12), 7),
            (date(2027, 3, 18), 1),
        ]
        _niemand_las_mee(t)


async def _gemeente_werkt_aan_onderdak(t: Nazorgtoneel, code: str) -> None:
    vorm = await t.regisseur.presses(await opent(t.regisseur, f"/terugkeer {code}"), "Wijzigen")
    invoer = {"Onderdak: hoe staat het?": "niet op orde", "Onderdak: wie werkt eraan?": "Gemeente Merwestad"}
    await t.regisseur.presses(vorm, "Opslaan", invoer)
    await t.verhaal.works()


async def _verzet(t: Nazorgtoneel, code: str, woorden: str, dag: date) -> None:
    """Let the regisseur say the new day in words: it stands in the form, and is saved."""
    vorm = await opent(t.regisseur, f"/detentie einddatum {code} {woorden}")
    assert {een["id"]: een.get("value") for een in vorm.invoer}["einde"] == dag.isoformat()
    await t.regisseur.presses(vorm, "Opslaan", {"Staat die dag vast?": "Ja, de dag staat vast"})
    await t.verhaal.works()
    t.merkt_op()


async def _loopt_tot(t: Nazorgtoneel, code: str, dag: date) -> list[tuple[date, int]]:
    """Let the days pass, looking twice each morning, until that of a day; return what was counted."""
    v = t.verhaal
    nu = v.klok.moment.date()
    while nu < dag:
        nu += timedelta(days=1)
        for uur in (ACHT_UUR, ACHT_UUR + 1):
            await v.passes(until=datetime(nu.year, nu.month, nu.day, uur, tzinfo=UTC))
            t.merkt_op()
    return _geteld(t, code)


def _geteld(t: Nazorgtoneel, code: str) -> list[tuple[date, int]]:
    """Return on which days the regisseur was told how many days are left, as it was posted then."""
    gevonden = []
    for dag, tekst in t.posten(f"{code}: de dag komt dichterbij"):
        geteld = GETELD.search(tekst)
        assert geteld, tekst
        gevonden.append((dag, int(geteld[1] or 1)))
    return gevonden


def _laatste(t: Nazorgtoneel, organisatie: str) -> str:
    return t.verhaal.cards(kanaal_van(organisatie))[-1].tekst


def _niemand_las_mee(t: Nazorgtoneel) -> None:
    """Nothing that was posted names him."""
    assert "Kanarie" not in t.verhaal.everything_posted()
