"""The page on which the letter is written for him, line by line in plain words, and the letter alone, to print.

Subject: a talk; with `:alles` or `:kort` behind it the letter alone, whole or without debts or care.
"""

from collections.abc import Mapping

from cards.payloads import Sleutel
from cards.terugkeergesprek.brief import BriefOpen
from dialogs.kern.beleid import besluit, over_casus
from dialogs.kern.gespreksbrieven import briefblad, eis_begeleider, noteer, te_lezen
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL, VERSIE, lees_knop
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.vrijetekst import kijk_na
from dialogs.terugkeergesprek.brief import ALLES, KORT, Briefzaak, keur_goed, laad, schrijf, stand, trek_in, zoek
from dialogs.terugkeergesprek.brief_beeld import Hoe, Vakken, versies_van
from dialogs.terugkeergesprek.brief_lezen import ingevuld, lees, rijen, stappen, tips
from domain.errors import NotFound, UserMistake
from domain.gespreksbrief import (
    LANGSTE_BEGREPEN,
    LANGSTE_REGEL,
    Gespreksbrief,
    eis_na_gesprek,
)
from domain.logboek import Handeling
from domain.toegang import Daad
from pages import gespreksbrief as vellen
from pages.gespreksbrief import Knop, Schrijfblad
from storage import afspraken
from storage import gespreksbrief as brieven
from storage import gesprekskeuze as keuzes
from storage.inbox import Uitkomst

GOED, INTREKKEN, ALLEEN, TERUG = "goed", "intrekken", "alleen", "terug"
"""What was pressed, besides saving. Behind `alleen` stands which letter."""

KEUR, TREK = "pagina.gespreksbrief.goed", "pagina.gespreksbrief.intrekken"
"""By what approving and taking back are known."""


class _Bewaar(BriefOpen):
    """What saving carries, as a button would."""

    sleutel: Sleutel


class _Intussen(Exception):
    """Somebody else changed the letter since the form was drawn."""


def register(registry: Registry) -> None:
    """Declare the page."""
    registry.page(PageSpec(Paginasoort.GESPREKSBRIEF, Permission.GEREGISTREERD, teken, handle=handel))


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the form for the regisseur, or the letter alone for him and for the inrichting."""
    gesprek_id, achter, welk = onderwerp_id.partition(":")
    if achter:
        return _vel(bezoek, gesprek_id, alles=f":{welk}" != KORT)
    zaak = laad(bezoek, gesprek_id)
    noteer(bezoek, Handeling.BRIEF_GEOPEND, zaak.casus, zaak.gesprek, bezoek.regio.eigen_organisatie)
    return _schrijfpagina(bezoek, zaak, Hoe())


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Save the letter, approve it, take that back, or go to the letter alone and back."""
    gesprek_id = onderwerp_id.partition(":")[0]
    zaak = laad(bezoek, gesprek_id)
    doe, _, welk = invoer.get(DOE, "").partition(":")
    match doe:
        case "alleen" if f":{welk}" in {ALLES, KORT}:
            return Naar(f"{gesprek_id}:{welk}")
        case "terug":
            return Naar(gesprek_id)
        case "goed":
            return _goed(bezoek, zaak, invoer)
        case "intrekken":
            onderwerp = f"{gesprek_id}:{invoer.get(VERSIE, '')}"
            bezoek.once(TREK, invoer.get(SLEUTEL, ""), lambda: _ingetrokken(bezoek, zaak), onderwerp=onderwerp)
            return Naar(gesprek_id)
        case _:
            return _bewaar(bezoek, zaak, invoer)


def _bewaar(bezoek: Paginabezoek, zaak: Briefzaak, invoer: Mapping[str, str]) -> Vervolg:
    t, getypt = bezoek.teksten, {id_: wat for id_, wat in invoer.items() if not id_.startswith("_")}
    mogelijk = rijen(zaak, afspraken.van_casus(bezoek.uow, zaak.casus.id), getypt)
    gelezen = lees(zaak, mogelijk, getypt, bezoek.regio.kalender.lokaal(bezoek.nu).date(), t)
    if gelezen.fouten:
        return Weer(_schrijfpagina(bezoek, zaak, Hoe(getypt, gelezen.fouten)))
    payload = lees_knop(_Bewaar, invoer, gesprek=zaak.gesprek.id)
    let_op = kijk_na(bezoek, payload, gelezen.getypt)
    if let_op is not None:
        return Weer(_schrijfpagina(bezoek, zaak, Hoe(getypt, let_op=let_op)))
    afdruk = bezoek.fingerprint(getypt)

    def act() -> Uitkomst:
        if invoer.get(VERSIE, "") != str(zaak.nu.versie):
            raise _Intussen
        return Uitkomst("brief", {"nr": str(schrijf(bezoek, zaak, gelezen.brief).versie), "invoer": afdruk})

    try:
        uitkomst = bezoek.once(payload.verb, payload.sleutel, act, onderwerp=zaak.gesprek.id)
    except _Intussen:
        return Weer(_schrijfpagina(bezoek, zaak, Hoe(getypt, melding=t("gespreksbrief.intussen"))))
    if uitkomst.ids["invoer"] != afdruk:
        return Weer(_schrijfpagina(bezoek, zaak, Hoe(getypt, melding=t("gespreksbrief.al_opgeslagen"))))
    return Naar(zaak.gesprek.id)


def _goed(bezoek: Paginabezoek, zaak: Briefzaak, invoer: Mapping[str, str]) -> Vervolg:
    """Approve what was read: of another version than the one on the page the key is not good."""
    versie = invoer.get(VERSIE, "")

    def act() -> Uitkomst:
        keur_goed(bezoek, zaak, int(versie))
        return Uitkomst("goedgekeurd", {"nr": versie})

    try:
        bezoek.once(KEUR, invoer.get(SLEUTEL, ""), act, onderwerp=f"{zaak.gesprek.id}:{versie}")
    except UserMistake as mis:
        if not mis.key.startswith("gespreksbrief."):
            raise
        waarom = bezoek.teksten(f"fout.{mis.key}", **mis.parameters)
        return Weer(
            _schrijfpagina(bezoek, zaak, Hoe(melding=bezoek.teksten("gespreksbrief.niets_gedaan", waarom=waarom)))
        )
    return Naar(zaak.gesprek.id)


def _ingetrokken(bezoek: Paginabezoek, zaak: Briefzaak) -> Uitkomst:
    trek_in(bezoek, zaak)
    return Uitkomst("ingetrokken", {})


def _vel(bezoek: Paginabezoek, gesprek_id: str, *, alles: bool) -> str:
    """Return the letter alone: for the regisseur as it stands now, for the inrichting only what was approved.

    Raises:
        NotAllowed: he is neither of them.
        NotFound: nothing was approved ("gespreksbrief.geen").
    """
    zaak = zoek(bezoek, gesprek_id, Daad.GESPREK_ZIEN)
    t, vooraf = bezoek.teksten, [bezoek.teksten("gespreksbrief.vel.print")]
    if not besluit(bezoek, Daad.GESPREK_ZIEN, over_casus(zaak.casus)).mag:
        eis_begeleider(bezoek, zaak.casus, zaak.gesprek)
        blad = te_lezen(bezoek, zaak.gesprek, alles=alles)
        if blad is None:
            raise NotFound("gespreksbrief.geen")
        waar = keuzes.inbreng(bezoek.uow, zaak.gesprek).bewaren
        vooraf.append(t(f"gespreksbrief.bewaren.{waar.value if waar else 'onbekend'}"))
        noteer(bezoek, Handeling.BRIEF_GEOPEND, zaak.casus, zaak.gesprek, zaak.gesprek.inrichting)
        return vellen.vel(blad, t, tuple(vooraf))
    eis_na_gesprek(zaak.gesprek.status)
    if zaak.nu.goedgekeurd_op is None:
        vooraf.insert(0, t("gespreksbrief.vel.concept"))
    noteer(bezoek, Handeling.BRIEF_GEOPEND, zaak.casus, zaak.gesprek, bezoek.regio.eigen_organisatie)
    blad = briefblad(bezoek, zaak.gesprek, zaak.nu if alles else zaak.nu.zonder_gevoelig())
    terug = Knop(t("gespreksbrief.knop.terug"), {**bezoek.verborgen, DOE: TERUG})
    return vellen.vel(blad, t, tuple(vooraf), terug)


def _schrijfpagina(bezoek: Paginabezoek, zaak: Briefzaak, hoe: Hoe) -> str:
    t, nu = bezoek.teksten, zaak.nu
    mogelijk = rijen(zaak, afspraken.van_casus(bezoek.uow, zaak.casus.id), hoe.waarden)
    waarden = ingevuld(zaak, mogelijk, bezoek.regio, t) if hoe.waarden is None else hoe.waarden
    vakken = Vakken(bezoek, waarden, hoe)
    eigen = keuzes.inbreng(bezoek.uow, zaak.gesprek)
    gewenst = ((t("gespreksbrief.eigen.doel"), eigen.doel), (t("gespreksbrief.eigen.wensen"), eigen.wensen))
    hulp_bellen = () if nu.versie else (t("gespreksbrief.hulp.begin"),)
    blad = Schrijfblad(
        titel=t("gespreksbrief.titel", code=str(zaak.casus.code)),
        stand=stand(bezoek, zaak),
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: bezoek.issue_key(BriefOpen.verb, zaak.gesprek.id),
            VERSIE: str(nu.versie),
            GEZIEN: hoe.let_op.gezien if hoe.let_op else "",
        },
        afspraken=tuple(vakken.afspraak(nr, rij, nu) for nr, rij in enumerate(mogelijk, 1)),
        eigen=tuple(vakken.stap(nr) for nr in range(1, stappen(waarden) + 1)),
        bellen=vakken.vak("bellen", t("gespreksbrief.veld.bellen"), "tekst", LANGSTE_REGEL, hulp_bellen),
        begrepen=vakken.vak(
            "begrepen",
            t("gespreksbrief.veld.begrepen"),
            "tekst",
            LANGSTE_BEGREPEN,
            (t("gespreksbrief.hulp.begrepen"),),
        ),
        eigen_woorden=tuple(een for een in gewenst if een[1]),
        bellen_hinten=tips(waarden.get("bellen", ""), t),
        melding=hoe.melding,
        let_op=t("vrijetekst.kop_pagina") if hoe.let_op else "",
        voorbeeld=briefblad(bezoek, zaak.gesprek, nu) if nu.versie else None,
        goedkeuren=_druk(bezoek, zaak, GOED, KEUR) if nu.versie and nu.goedgekeurd_op is None else None,
        intrekken=_druk(bezoek, zaak, INTREKKEN, TREK) if brieven.goedgekeurd(bezoek.uow, zaak.gesprek.id) else None,
        afdrukken=_afdrukken(bezoek, nu),
        versies=tuple(versies_van(bezoek, zaak)),
    )
    return vellen.schrijfpagina(blad, t)


def _druk(bezoek: Paginabezoek, zaak: Briefzaak, doe: str, waarvoor: str) -> Knop:
    sleutel = bezoek.issue_key(waarvoor, f"{zaak.gesprek.id}:{zaak.nu.versie}")
    verborgen = {**bezoek.verborgen, DOE: doe, SLEUTEL: sleutel, VERSIE: str(zaak.nu.versie)}
    return Knop(bezoek.teksten(f"gespreksbrief.knop.{'goedkeuren' if doe == GOED else 'intrekken'}"), verborgen)


def _afdrukken(bezoek: Paginabezoek, nu: Gespreksbrief) -> tuple[Knop, ...]:
    t = bezoek.teksten
    heel = Knop(t("gespreksbrief.knop.afdrukken"), {**bezoek.verborgen, DOE: f"{ALLEEN}{ALLES}"})
    deel = Knop(t("gespreksbrief.knop.afdrukken_kort"), {**bezoek.verborgen, DOE: f"{ALLEEN}{KORT}"})
    return (heel, deel) if nu.heeft_gevoelig else (heel,)
