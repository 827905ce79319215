"""Somebody says no, later yes, and stops while it goes on: each is his to say, and nobody else learns that he did."""

from datetime import time, timedelta

from domain.regio import Regio
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import OPTIES
from storage import terugkeergesprek
from storage.store import Store
from tests._kaart import Kaart
from tests.scenarios._nazorgtoneel import MANAGER, PARTNERS, ZEVEN, Nazorgtoneel, kanaal_van, nazorgtoneel

HEM = ZEVEN[4]
INRICHTING, POLITIE, GEMEENTE = "pi-merwede", "politie", "gemeente-merwestad"
VRAAG = "Wat zei hij?"
JA, NEE, STOP = "Ja, ik doe mee", "Nee, ik doe niet mee", "Ik stop met het gesprek"
ZELF = {"Eerder zei hij dat hij niet wilde": "Hij zegt nu zelf ja"}
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Kanariepraat%40thread.v2/0"
INRICHTING_HEET = "PI Merwede"
VERRAADT = (
    "keuze", "kiest", "koos", "wil niet", "zei nee", "doet niet", "gestopt", "stopt", "liever", "hij ", "detentie",
    "terugkeer", "nazorg", "Kanarie", "kanarie", INRICHTING_HEET,
)  # fmt: skip
"""What no post to anybody says: what he chose, who he is, or where."""


async def test_hij_zegt_nee_later_ja_en_stopt_tijdens_het_gesprek(store: Store, merwestad: Regio) -> None:
    async with nazorgtoneel(store, merwestad) as t:
        code = await t.meldt(HEM)
        await t.vraagt_de_week_uit()
        await plant(t, code)
        await t.verhaal.works()

        # He said no before anybody else had heard of it: nobody hears anything.
        await _zegt(t, code, NEE)
        assert _gesprek(t, code).status is Gespreksstatus.GAAT_NIET_DOOR
        assert not _posten(t, POLITIE)

        # A day later he wants to: the inrichting is asked for a moment, and now the others hear when it is.
        await _werkdagen_later(t)
        vorm = await _zegt(t, code, JA)
        assert "Vink aan dat hij nu zelf ja zegt." in vorm
        await _zegt(t, code, JA, **ZELF)
        await _kiest_moment(t, code)
        assert not _posten(t, POLITIE), "nobody hears of it before its meeting is good"
        await _brengt_link(t, code)
        assert "er is een gesprek op" in _posten(t, POLITIE)[-1]
        assert "er is een gesprek op" in _posten(t, GEMEENTE)[-1]

        # Once more no: the others read that it does not go on, and nothing else.
        await _werkdagen_later(t)
        await _zegt(t, code, NEE)
        await _werkdagen_later(t)
        for wie in (POLITIE, GEMEENTE):
            assert _posten(t, wie)[-1].strip().endswith(f"{code}: het gesprek gaat niet door.")
        await _de_anderen_zien_niets(t, code)

        # And yes after all. It begins, and he stops: the others read only that it was held.
        await _werkdagen_later(t)
        await _zegt(t, code, JA, **ZELF)
        await _kiest_moment(t, code)
        await _brengt_link(t, code)
        begint = _gesprek(t, code).begint_op
        assert begint is not None
        await t.verhaal.passes(until=begint + timedelta(minutes=5))
        await _zegt(t, code, STOP)
        assert _gesprek(t, code).status is Gespreksstatus.GESTOPT
        assert _posten(t, POLITIE)[-1].strip().endswith(f"{code}: het gesprek is geweest.")
        await _de_anderen_zien_niets(t, code)

        # The regisseur reads it all, with the day and by whom it was written down.
        zijn_keuze = await t.regisseur.presses_raw("gesprekskeuze.open", {"v": 1, "gesprek": _gesprek(t, code).id})
        assert HEM.naam in zijn_keuze
        assert "Hij is met het gesprek gestopt. Gezegd op" in zijn_keuze
        assert zijn_keuze.tekst.count(f"vastgelegd door {PARTNERS[INRICHTING]}") == 5
        _geen_post_verraadt_iets(t)


async def plant(t: Nazorgtoneel, code: str) -> None:
    """The regisseur plans a talk as it is proposed to her, with the police and his gemeente."""
    vorm = await t.regisseur.presses(await t.regisseur.types(f"/gesprek plan {code}"), "Openen")
    wie = " + ".join(t.verhaal.regio.organisatienaam(een) for een in (GEMEENTE, POLITIE))
    kaart = await t.regisseur.presses(vorm, "Gesprek plannen", {"Welke organisaties zitten erbij?": wie})
    assert not kaart.invoer, kaart


async def _zegt(t: Nazorgtoneel, code: str, wat: str, **anders: str) -> Kaart:
    """The casemanager writes down what he said."""
    vorm = await t.partner(INRICHTING).presses_raw(
        "gesprekskeuze.open", {"v": 1, "gesprek": _gesprek(t, code).id}, kanaal_van(INRICHTING)
    )
    kaart = await t.drukt(INRICHTING, vorm, "Opslaan", {VRAAG: wat, **anders})
    await t.verhaal.works()
    return kaart


async def _kiest_moment(t: Nazorgtoneel, code: str) -> None:
    """The casemanager proposes a moment with him, and the regisseur takes it."""
    data = {"v": 1, "gesprek": _gesprek(t, code).id}
    vorm = await t.partner(INRICHTING).presses_raw("gespreksmoment.anders_vorm", data, kanaal_van(INRICHTING))
    invoer = {"Moment 1: welke dag?": "over 20 dagen", "Moment 1: hoe laat?": "10:00"}
    await t.drukt(INRICHTING, vorm, "Voorstellen", invoer)
    kaart = await t.regisseur.presses_raw("gespreksplan.open", {"v": 1, "casus": t.casus(code).id})
    knop = next(een for een in kaart.knoppen if "10.00" in een)
    await t.regisseur.presses(kaart, knop)
    await t.verhaal.works()
    assert _gesprek(t, code).status is Gespreksstatus.GEPLAND


async def _brengt_link(t: Nazorgtoneel, code: str) -> None:
    """The regisseur made the meeting herself, and says of each option that it holds."""
    kaart = await t.regisseur.presses_raw("vergadering.open", {"v": 1, "gesprek": _gesprek(t, code).id})
    druk = kaart.druk("Link bewaren", {})
    await t.regisseur.presses_raw(druk.verb, {**druk.data, "opties": ",".join(OPTIES), "adres": LINK})
    await _werkdagen_later(t)


async def _werkdagen_later(t: Nazorgtoneel) -> None:
    """Two working days on, in the morning: what waits for its turn in the attention of somebody is told by then."""
    kalender, klok = t.verhaal.regio.kalender, t.verhaal.klok
    for _ in range(2):
        morgen = kalender.plus_werkdagen(kalender.lokaal(klok.moment).date(), 1)
        await t.verhaal.passes(until=kalender.moment(morgen, time(10, 0)))


def _gesprek(t: Nazorgtoneel, code: str) -> Terugkeergesprek:
    v = t.verhaal
    gevonden = v.store.read_now(v.scope, terugkeergesprek.nieuwste, t.casus(code).id)
    assert gevonden is not None
    return gevonden


def _posten(t: Nazorgtoneel, organisatie: str) -> list[str]:
    """What an organisatie reads in its channel about talks, as it stands there now."""
    kaarten = (een.tekst for een in t.verhaal.cards(kanaal_van(organisatie)))
    return [een for een in kaarten if een.startswith("Een gesprek")]


async def _de_anderen_zien_niets(t: Nazorgtoneel, code: str) -> None:
    """Whatever the police and the gemeente open, or the managers, tells of no choice."""
    casus, gesprek = t.casus(code), _gesprek(t, code)
    for organisatie in (POLITIE, GEMEENTE):
        wie, waar = t.partner(organisatie), kanaal_van(organisatie)
        gezien = [
            await wie.presses_raw(
                "gespreksdeelname.open", {"v": 1, "casus": casus.id, "organisatie": organisatie}, waar
            ),
            await wie.presses_raw("voorwaarden.open", {"v": 1, "casus": casus.id}, waar),
            *[await wie.types(een) for een in (f"/casus toon {code}", "/zaken", f"/terugkeer {code}", "/gesprek")],
        ]
        gezien += [await wie.presses(een, "Openen") for een in gezien[2:] if "Openen" in een.knoppen]
        for verb in ("gesprekskeuze.open", "gesprekskeuze.vorm", "gesprekskeuze.wie_vorm", "gespreksplan.open"):
            gezien.append(await wie.presses_raw(verb, {"v": 1, "gesprek": gesprek.id, "casus": casus.id}, waar))
        alles = "\n".join(een.tekst for een in gezien).casefold()
        assert not {
            een for een in ("keuze", "koos", "zei nee", "doet niet mee", "gestopt", "liever niet") if een in alles
        }
    manager = t.wie(MANAGER)
    voor = [await manager.types(een) for een in ("/audit", f"/logboek {code}", "/zaken")]
    open_ = [await manager.presses(een, "Openen") for een in voor if "Openen" in een.knoppen]
    alles = "\n".join(een.tekst for een in (*voor, *open_)).casefold()
    assert not {een for een in ("zei nee", "doet niet mee", "gestopt", "wil niet") if een in alles}


def _geen_post_verraadt_iets(t: Nazorgtoneel) -> None:
    """What was posted of the talk, in every version, says when it is or that it does not go on, to whomever."""
    gezien = 0
    plekken = [t.regisseur.chat, *(kanaal_van(een) for een in PARTNERS)]
    for plek in plekken:
        versies = [een for post in t.verhaal.shows(plek) for een in post.versions]
        teksten = [Kaart(deel["content"]).tekst for een in versies for deel in een.get("attachments", ())]
        # In its own conversation the inrichting reads its own name, as who is meant; nobody else reads it.
        eigen = INRICHTING_HEET if plek == kanaal_van(INRICHTING) else "\0"
        over_gesprek = [een.replace(eigen, "") for een in teksten if een.startswith("Een gesprek")]
        gezien += len(over_gesprek)
        assert not [een for een in over_gesprek if any(woord in een for woord in VERRAADT)]
    assert gezien > len(plekken)
    assert "kanarie" not in t.verhaal.everything_posted().casefold()
