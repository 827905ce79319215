"""After a talk: what was agreed, the letter about it that she writes and approves, and how he reads it."""

from tests.scenarios._browser import Browser
from tests.scenarios._gesprek_heel import GEMEENTE, GGD, HEM, INRICHTING, POLITIE, STAP, WAT, Gast, Heel
from tests.scenarios._verloop import opent

IN_BRIEF, GEVOELIG = "De politie belt je op maandag.", "Je belt over je schulden."


async def zij_schrijft_zijn_brief(h: Heel) -> None:
    """The regisseur writes down what was agreed, then the letter, line by line, and approves what she reads."""
    vorm = await opent(h.t.regisseur, f"/afspraak nieuw {h.code} {POLITIE} over 5 dagen")
    klaar = await h.t.regisseur.presses(vorm, "Vastleggen", {"wat": WAT, "akkoord": "ja"})
    assert "De eigenaar was erbij. De afspraak loopt." in klaar
    await h.t.verhaal.works()
    kaart = await h.t.regisseur.presses(await h.regisseur(), "Brief maken")
    browser = h.browser(h.t.regisseur)
    await browser.opent(kaart)
    assert WAT in browser.html
    (vak,) = (een for een in browser.formulieren[_met_vak(browser, "bellen")].vakken if een.startswith("tekst_"))
    assert f">\n{WAT}</textarea>" not in browser.html, "nothing of it is in the letter by itself"
    afspraak = vak.removeprefix("tekst_")
    regels = {
        f"in_{afspraak}": "ja",
        vak: IN_BRIEF,
        "zelf_1": STAP,
        "zelf_2": GEVOELIG,
        "zelfgevoelig_2": "ja",
        "bellen": "Je casemanager",
    }
    await browser.verstuurt(regels, _met_vak(browser, "bellen"))
    assert "Concept, versie 1. Hij ziet nog geen brief." in browser.html
    assert "Je brief" not in (await _aan_zijn_scherm(h)).scherm.links
    assert (await h.t.drukt(INRICHTING, await h.inrichting(), "Brief bekijken")).adressen == ()

    await browser.verstuurt({}, _die_goedkeurt(browser))
    assert "Versie 1 is goedgekeurd door Roos Regie" in browser.html
    await h.anderen_zien_niets()


async def hij_leest_zijn_brief(h: Heel) -> str:
    """He reads the whole letter, and the one that he can show to others; return the link that he came with."""
    await h.morgen()
    link = await h.geeft_pagina()
    gast = await h.gast(link)
    assert "Je brief" in gast.scherm.links
    heel = (await gast.ziet("brief")).tekst
    kort = (await gast.ziet("brief?deel=kort")).tekst
    assert all(een in heel for een in (IN_BRIEF, STAP, GEVOELIG))
    assert all(een in kort for een in (IN_BRIEF, STAP))
    assert GEVOELIG not in kort
    assert not [een for een in (WAT, HEM.naam, h.code) if een in heel]
    assert "Het is bewaard." in (await gast.drukt("Bewaar", bewaren="casemanager")).tekst

    # The inrichting reads that there is one, and prints both; nobody else hears that there is a letter at all.
    assert h.posten(INRICHTING)[-1].endswith("er staat een brief voor u klaar.")
    gelezen = await h.t.drukt(INRICHTING, await h.inrichting(), "Brief bekijken")
    assert len(gelezen.adressen) == 2
    for een in (POLITIE, GEMEENTE, GGD):
        data = {"v": 1, "gesprek": h.gesprek.id}
        for verb in ("gespreksbrief.lees", "gespreksbrief.open"):
            assert "Dit kan ik niet voor u openen" in await h.drukt_los(een, verb, data)
        assert "brief" not in "".join(h.posten(een))
    await h.anderen_zien_niets()
    return link


async def de_link_verloopt(h: Heel, link: str) -> None:
    """Two weeks after the talk the page is closed, on every device, and tells nothing of whose it was."""
    gast = h.gasten[-1]
    await h.t.verhaal.passes(days=h.t.verhaal.regio.gesprek.link_na_afloop_dagen + 1)
    assert IN_BRIEF not in (await gast.ziet("brief")).html
    ander = await h.gast(link)
    assert ander.status == 410
    assert "Deze link is te oud." in ander.scherm.tekst
    assert not [een for een in (HEM.naam, h.code, IN_BRIEF) if een in ander.scherm.html]


async def _aan_zijn_scherm(h: Heel) -> Gast:
    return await h.gast(await h.geeft_pagina())


def _die_goedkeurt(browser: Browser) -> int:
    return next(nr for nr, een in enumerate(browser.formulieren) if ("_doe", "goed") in een.waarden)


def _met_vak(browser: Browser, vak: str) -> int:
    """Return which form of the page has this box."""
    return next(nr for nr, een in enumerate(browser.formulieren) if vak in een.vakken)
