"""The page on which the letter is written for him, line by line in plain words, and the letter alone, to print.

Subject: a talk; with `:alles` or `:kort` behind it the letter alone, whole or without debts or care.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cards.datum import dag_en_tijd, dag_met_jaar, kort
from cards.payloads import Sleutel
from cards.terugkeergesprek.brief import BriefOpen
from dialogs.kern.beleid import besluit, over_casus
from dialogs.kern.gespreksbrieven import briefblad, eis_begeleider, gewone_naam, noteer, te_lezen
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL, VERSIE, lees_knop
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from dialogs.terugkeergesprek.brief import ALLES, KORT, Briefzaak, keur_goed, laad, schrijf, stand, trek_in, wie, zoek
from dialogs.terugkeergesprek.brief_lezen import AAN, Rij, ingevuld, lees, rijen, stappen, tips
from domain.afspraak import AfspraakStatus
from domain.errors import NotFound, UserMistake
from domain.gespreksbrief import (
    LANGSTE_BEGREPEN,
    LANGSTE_REGEL,
    LANGSTE_WIE,
    Briefregel,
    Briefwijziging,
    Gespreksbrief,
    eis_na_gesprek,
    wijzigingen,
)
from domain.logboek import Handeling
from domain.toegang import Daad
from pages import gespreksbrief as vellen
from pages.antwoord import Invoer
from pages.gespreksbrief import Afspraakrij, Eigenrij, Knop, Schrijfblad, Versiebeeld
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


@dataclass(frozen=True, slots=True)
class Hoe:
    """How the form is drawn once more: with what was typed, and what must be mended or looked at."""

    waarden: Mapping[str, str] | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    melding: str = ""
    let_op: Waarschuwing | None = None


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
    vakken = _Vakken(bezoek, waarden, hoe)
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
        versies=tuple(_versies(bezoek, zaak)),
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


class _Vakken:
    """Draws the inputs of the form."""

    def __init__(self, bezoek: Paginabezoek, waarden: Mapping[str, str], hoe: Hoe) -> None:
        self._bezoek = bezoek
        self._t = bezoek.teksten
        self._waarden = waarden
        self._fouten = hoe.fouten
        self._vondsten = dict(hoe.let_op.per_veld) if hoe.let_op else {}

    def vak(self, id_: str, label: str, soort: str, hoogstens: int = 0, hulp: tuple[str, ...] = ()) -> Invoer:
        wat = self._vondsten.get(id_, "")
        lengte = (self._t("gespreksbrief.hulp.hoogstens", maximum=hoogstens),) if hoogstens else ()
        return Invoer(
            id=id_,
            label=label,
            soort=soort,
            waarde=self._waarden.get(id_, ""),
            fout=self._fouten.get(id_, ""),
            hulp=(*hulp, *lengte),
            vondst=self._t("vrijetekst.op_pagina", wat=wat) if wat else "",
        )

    def afspraak(self, nr: int, rij: Rij, nu: Gespreksbrief) -> Afspraakrij:
        t, afspraak = self._t, rij.afspraak

        def label(veld: str) -> str:
            return t("gespreksbrief.veld.met_nr", veld=t(f"gespreksbrief.veld.{veld}"), nr=nr)

        feiten: tuple[tuple[str, str], ...] = ()
        if afspraak is not None:
            feiten = (
                (t("gespreksbrief.feit.eigenaar"), self._bezoek.regio.organisatienaam(afspraak.organisatie)),
                (t("gespreksbrief.feit.dag"), self._dag(afspraak.wanneer)),
                (t("gespreksbrief.feit.stand"), t(f"afspraken.status.{afspraak.status.value}")),
            )
        regel = next((een for een in nu.regels if een.afspraak_id == rij.id), None)
        return Afspraakrij(
            id=rij.id,
            wat=afspraak.wat if afspraak else "",
            feiten=feiten,
            aan=self._aan(f"in_{rij.id}"),
            wie=self.vak(f"wie_{rij.id}", label("wie"), "regel", LANGSTE_WIE),
            tekst=self.vak(f"tekst_{rij.id}", label("tekst"), "tekst", LANGSTE_REGEL),
            dag=self.vak(f"dag_{rij.id}", label("dag"), "datum"),
            gevoelig=self._aan(f"gevoelig_{rij.id}"),
            let_op=self._let_op(rij, regel),
            hinten=self._tips(f"wie_{rij.id}", f"tekst_{rij.id}"),
        )

    def stap(self, nr: int) -> Eigenrij:
        t = self._t

        def label(veld: str) -> str:
            return t("gespreksbrief.veld.met_stap", veld=t(f"gespreksbrief.veld.{veld}"), nr=nr)

        return Eigenrij(
            nr=nr,
            tekst=self.vak(f"zelf_{nr}", label("zelf"), "tekst", LANGSTE_REGEL),
            dag=self.vak(f"zelfdag_{nr}", label("dag"), "datum"),
            gevoelig=self._aan(f"zelfgevoelig_{nr}"),
            hinten=self._tips(f"zelf_{nr}"),
        )

    def _let_op(self, rij: Rij, regel: Briefregel | None) -> str:
        """Return what became otherwise since the line was typed: the letter does not follow by itself."""
        t, afspraak = self._t, rij.afspraak
        if afspraak is None:
            return t("gespreksbrief.let_op.weg")
        if afspraak.status in {AfspraakStatus.VERVALLEN, AfspraakStatus.GEWEIGERD}:
            return t(f"gespreksbrief.let_op.{afspraak.status.value}")
        if regel is not None and regel.organisatie != afspraak.organisatie:
            return t("gespreksbrief.let_op.ander", naam=gewone_naam(self._bezoek.regio, afspraak.organisatie))
        if regel is not None and regel.dag is not None and regel.dag != afspraak.wanneer:
            return t("gespreksbrief.let_op.dag", dag=self._dag(afspraak.wanneer))
        return ""

    def _dag(self, dag: date) -> str:
        return dag_met_jaar(dag, self._bezoek.regio.kalender)

    def _aan(self, veld: str) -> bool:
        return self._waarden.get(veld) == AAN

    def _tips(self, *velden: str) -> tuple[str, ...]:
        return tuple(een for veld in velden for een in tips(self._waarden.get(veld, ""), self._t))


def _versies(bezoek: Paginabezoek, zaak: Briefzaak) -> list[Versiebeeld]:
    """Return every version with what it changed, the newest first."""
    kalender, t, alle = bezoek.regio.kalender, bezoek.teksten, brieven.versies(bezoek.uow, zaak.gesprek.id)
    beelden: list[Versiebeeld] = []
    for was, nu in zip((None, *alle), alle, strict=False):
        wanneer, door = kort(nu.op or bezoek.nu, kalender), wie(bezoek, nu.door_id)
        kop = t("gespreksbrief.versie", nr=nu.versie, wie=door, wanneer=wanneer)
        if nu.goedgekeurd_op is not None:
            op, goed = dag_en_tijd(nu.goedgekeurd_op, kalender), wie(bezoek, nu.goedgekeurd_door_id)
            kop = t("gespreksbrief.versie.goed", nr=nu.versie, wie=door, wanneer=wanneer, door=goed, op=op)
        beelden.append(Versiebeeld(kop, tuple(_wijziging(bezoek, een) for een in wijzigingen(was, nu))))
    return beelden[::-1]


def _wijziging(bezoek: Paginabezoek, een: Briefwijziging) -> tuple[str, str, str]:
    return bezoek.teksten(f"gespreksbrief.deel.{een.deel.value}"), _zoals(bezoek, een.was), _zoals(bezoek, een.nu)


def _zoals(bezoek: Paginabezoek, wat: Briefregel | str | None) -> str:
    if wat is None or isinstance(wat, str):
        return wat or ""
    delen = [
        wat.wie,
        wat.tekst,
        dag_met_jaar(wat.dag, bezoek.regio.kalender) if wat.dag else "",
        bezoek.teksten("gespreksbrief.deel.gevoelig") if wat.gevoelig else "",
    ]
    return ", ".join(een for een in delen if een)
