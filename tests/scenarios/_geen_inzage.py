"""A world full of names, in which anybody presses and types anything with anybody's ids.

Who was granted what is read from the bare rows of the database: who holds a casus, who stands in, which row runs. The
policy of the program has no part in that.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from dialogs.alles import maak_registry
from dialogs.kern.registry import Argument
from dialogs.kern.turn import JsonValue
from dialogs.uitvraag.antwoorden import vastleggen
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from dialogs.uitvraag.zaak import laad
from domain.afwezigheid import Afwezigheid
from domain.casus import Casus, Fase, Persoonsgegevens
from domain.formulier import DELEN_ID, Delen, VeldSoort
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.uitvraag import Antwoordsoort
from regio.laden import laad_regio
from storage import afwezigheid, meldingen, personen, regie, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests._kaart import Druk, Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.meldingen._verhaal import KANARIE as GEMELDE
from tests.dialogs.meldingen._verhaal import laatste, meldt
from tests.dialogs.uitvraag._verhaal import HUISELIJK_GEWELD, Verhaal
from tests.scenarios import _geen_inzage_verloop as verloop

DEMO: Final = Path(__file__).parents[2] / "regio" / "demo.yaml"
JEUGD: Final = "jeugd"
NAZORG: Final = "nazorg"
GENODIGD: Final = ("politie", "om")
VOORBIJ: Final = "ggd"
"""Had access, which has ended."""
TWEE: Final = 2
"""Of each kind of button that names somebody, how many everybody else presses as well."""
WEINIG: Final = 25
"""Buttons that are opened from what one person sees first."""


@dataclass
class Geheim:
    """A word that gives a person away, and of which casus, melding or answer it is."""

    woord: str
    casus_id: str = ""
    organisatie: str = ""
    melding_id: str = ""
    elders: bool = False
    voor: str = ""
    """Of the course of a casus: who may read it (`_geen_inzage_verloop`)."""


@dataclass
class Doolhof:
    """The world, everybody in it, every button that anybody was shown, and every id that stood in one."""

    verhaal: Verhaal
    elders: Verhaal
    geheimen: list[Geheim] = field(default_factory=list)
    knoppen: dict[str, Druk] = field(default_factory=dict)
    waarden: dict[str, set[str]] = field(default_factory=dict)
    gevoelig: dict[str, Druk] = field(default_factory=dict)
    """Buttons that named somebody to who may know: everybody else presses these too."""
    codes: list[str] = field(default_factory=list)
    te_lezen: list[tuple[str, Druk]] = field(default_factory=list)
    """Buttons about the course of a casus, with the regisseur who reads behind them."""
    gezien: set[str] = field(default_factory=set)
    """Words that somebody who may did read: without these the whole would prove nothing."""

    def mensen(self, wereld: Wereld) -> list[Deelnemer]:
        """Everybody, in one region: each role, colleagues, somebody with two roles, and somebody who stands in."""
        eigen = wereld.regio.eigen_organisatie
        zvh = [wereld.persoon(f"Iemand als {rol}", (rol, eigen)) for rol in Rol if rol is not Rol.PARTNER]
        return [
            wereld.regisseur,
            ada(wereld),
            *zvh,
            *(wereld.partner(een) for een in (*GENODIGD, VOORBIJ, "veilig-thuis")),
            wereld.partner("politie", "Collega bij de politie"),
            wereld.persoon("Tess Tweerollen", (Rol.PARTNER, "om"), (Rol.PROCESREGISSEUR, eigen)),
            wereld.persoon("Wim Waarnemer", (Rol.PROCESREGISSEUR, eigen)),
            wereld.persoon("Gea Gemeente", (Rol.BIJ, "gemeente-merwestad")),
            wereld.onbekende("Olga Onbekend"),
        ]

    # --- Who may know what

    def mag_weten(self, wereld: Wereld, wie: Deelnemer) -> set[str]:
        """The words that this person may read now, by the bare rows."""
        if not wie.id:
            return set()
        return wereld.leest(self._mag_weten, wie.id, wereld is self.verhaal.wereld)

    def _mag_weten(self, uow: UnitOfWork, wie: str, hier: bool) -> set[str]:
        return {een.woord for een in self.geheimen if een.elders is not hier and self._van_hem(uow, een, wie)}

    def _van_hem(self, uow: UnitOfWork, geheim: Geheim, wie: str) -> bool:
        rollen = [een for een in personen.lees(uow, wie).aanstellingen if een.geldt(uow.now)]
        regisseert = {wie, *afwezigheid.waarnemingen(uow, wie)}
        if not any(een.rol is Rol.PROCESREGISSEUR for een in rollen):
            regisseert = set()
        partner_bij = {een.organisatie for een in rollen if een.rol is Rol.PARTNER}
        if geheim.melding_id:
            melding = meldingen.lees(uow, geheim.melding_id)
            vrij = melding.regisseur_id is None and bool(regisseert)
            return vrij or melding.melder_id == wie or melding.regisseur_id in regisseert
        casus = casussen.lees(uow, geheim.casus_id)
        if casus.regisseur_id in regisseert:
            return True
        rijen = {
            een.organisatie
            for een in toegang.van_casus(uow, casus.id)
            if een.van <= uow.now and (een.tot is None or een.tot > uow.now) and een.persoon_id in {None, wie}
        }
        binnen = rijen & partner_bij
        if geheim.voor:
            return self._van_verloop(uow, geheim, binnen)
        if geheim.organisatie:
            return geheim.organisatie in binnen
        contactpunt = any(een.rol is Rol.CONTACTPUNT for een in rollen)
        return bool(binnen) or contactpunt

    @staticmethod
    def _van_verloop(uow: UnitOfWork, geheim: Geheim, binnen: set[str]) -> bool:
        """Tell whether somebody who takes part for these organisaties, and runs it not, may read it."""
        houder = regie.huidige(uow, geheim.casus_id)
        heeft_regie = houder is not None and houder.organisatie in binnen
        match geheim.voor:
            case verloop.PLAN:
                return bool(binnen)
            case verloop.AFSPRAAK:
                return heeft_regie or geheim.organisatie in binnen
            case verloop.GEZEGD:
                return geheim.organisatie in binnen
            case _:
                return False

    # --- What is shown

    def onthoud(self, kaart: Kaart) -> Iterator[Druk]:
        """Keep every button on a card; yield those that were not known."""
        for een in kaart.drukken():
            sleutel = json.dumps([een.verb, {k: v for k, v in een.data.items() if k != "sleutel"}], sort_keys=True)
            for naam, waarde in een.data.items():
                if isinstance(waarde, str) and naam != "sleutel":
                    self.waarden.setdefault(naam, set()).add(waarde)
            if sleutel not in self.knoppen:
                self.knoppen[sleutel] = een
                yield een

    def kijk_na(self, wie: Deelnemer, wat: str, kaart: Kaart, druk: Druk | None = None) -> None:
        """Refuse a card that holds a word which this person is not granted at this moment."""
        woorden = {een.woord for een in self.geheimen if een.woord in json.dumps(kaart.json, ensure_ascii=False)}
        teveel = woorden - self.mag_weten(wie.wereld, wie) if woorden else set()
        assert teveel == set(), f"{wie.sender.name} read {teveel} by {wat}"
        self.gezien |= woorden
        if woorden and druk is not None:
            self.gevoelig.setdefault(json.dumps([druk.verb, dict(druk.data)], sort_keys=True), druk)


def ada(wereld: Wereld) -> Deelnemer:
    """Another procesregisseur."""
    return wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))


async def bouw(verhaal: Verhaal) -> Doolhof:
    """Make the world: casussen in both lanes, running and closed, questions, answers of each kind, a melding."""
    wereld = verhaal.wereld
    ver = replace(wereld, regio=replace(wereld.regio, code="elders"), _mensen={}, geplaatst=[])
    doolhof = Doolhof(verhaal, Verhaal(ver))
    doolhof.mensen(wereld)
    doolhof.mensen(ver)
    await _casussen(doolhof)
    await _waarnemen(wereld)
    await meldt(wereld.partner("politie"))
    doolhof.geheimen.append(Geheim(GEMELDE, melding_id=laatste(wereld, wereld.partner("politie")).id))
    return doolhof


async def _casussen(doolhof: Doolhof) -> None:
    verhaal, wereld = doolhof.verhaal, doolhof.verhaal.wereld
    for tafel in (HUISELIJK_GEWELD, JEUGD, NAZORG):
        verhaal.zitting(wereld.nu + timedelta(days=8), tafel)
    rosa, ander = wereld.regisseur, ada(wereld)
    wim_weg = wereld.persoon("Wies Weg", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    eerste = _casus(doolhof, verhaal, 1, HUISELIJK_GEWELD, rosa)
    await verhaal.start(eerste)
    _antwoord(doolhof, eerste, "politie", Delen.ALLEEN_REGISSEUR)
    _antwoord(doolhof, eerste, "om", Delen.HELE_TAFEL)
    tweede = _casus(doolhof, verhaal, 2, JEUGD, ander, GENODIGD)
    _casus(doolhof, verhaal, 3, NAZORG, ander, ("politie",))
    zesde = _casus(doolhof, verhaal, 6, JEUGD, rosa, (*GENODIGD, "veilig-thuis"))
    # The om holds the casusregie of the one, and merely takes part in the other.
    _verloop(doolhof, tweede, "om", GENODIGD, schaalt_af=False)
    _verloop(doolhof, zesde, "veilig-thuis", (*GENODIGD, "veilig-thuis"), schaalt_af=True)
    _casus(doolhof, verhaal, 4, JEUGD, wim_weg, ("veilig-thuis",))
    dicht = _casus(doolhof, verhaal, 5, JEUGD, ander, GENODIGD)
    wereld.doet(casussen.wijzig, replace(dicht, fase=Fase.AFGESLOTEN))
    wereld.doet(toegang.beeindig, dicht.id)
    wereld.doet(toegang.verleen, Toegang(eerste.id, VOORBIJ, Rol.PARTNER, wereld.nu))
    wereld.verstrijkt(hours=1)
    doolhof.elders.wereld.nu = wereld.nu
    wereld.doet(toegang.beeindig, eerste.id, VOORBIJ)
    doolhof.elders.zitting(wereld.nu + timedelta(days=8), JEUGD)
    # The same id and the same code as a casus of another regisseur here.
    _casus(doolhof, doolhof.elders, 2, JEUGD, doolhof.elders.wereld.regisseur, GENODIGD)


def _casus(
    doolhof: Doolhof, verhaal: Verhaal, nummer: int, tafel: str, van: Deelnemer, genodigd: tuple[str, ...] = ()
) -> Casus:
    elders = verhaal is doolhof.elders
    namen = [f"Kanarie-{'Elders' if elders else 'Vogel'}{nummer}{letter}" for letter in "ab"]
    wie = [Persoonsgegevens(f"Vera {een}", date(2011, 2, nummer), "merwestad") for een in namen]
    casus = verhaal.casus(*wie, tafel=tafel, nummer=nummer, regisseur=van)
    for organisatie in genodigd:
        verhaal.wereld.doet(toegang.verleen, Toegang(casus.id, organisatie, Rol.PARTNER, verhaal.wereld.nu))
    doolhof.geheimen += [Geheim(een, casus_id=casus.id, elders=elders) for een in namen]
    doolhof.codes.append(str(casus.code))
    doolhof.waarden.setdefault("casus", set()).add(casus.id)
    return casus


def _verloop(doolhof: Doolhof, casus: Casus, houder: str, eigenaars: tuple[str, ...], *, schaalt_af: bool) -> None:
    """Let a casus have a course, of which every word is a secret."""
    aangelegd = verloop.leg_aan(doolhof.verhaal.wereld, casus, houder, eigenaars, schaalt_af=schaalt_af)
    doolhof.geheimen += [
        Geheim(een.woord, casus_id=casus.id, organisatie=een.organisatie, voor=een.voor) for een in aangelegd.sporen
    ]
    for naam, ids in aangelegd.waarden.items():
        doolhof.waarden.setdefault(naam, set()).update(ids)
    doolhof.te_lezen += [(casus.regisseur_id, een) for een in aangelegd.lezen]


def _antwoord(doolhof: Doolhof, casus: Casus, organisatie: str, delen: Delen) -> None:
    """Let somebody of an organisatie say something about everybody, to be shared as he chooses."""
    verhaal = doolhof.verhaal
    woord = f"Gezegde-{organisatie}-kanarie"
    bevraging = verhaal.bevraging(casus, organisatie)

    def leg_vast(uow: UnitOfWork) -> None:
        zaak = laad(verhaal._context(uow), bevraging.id)  # noqa: SLF001 - behind everybody's back
        formulier = uitvragen.formulier(uow, zaak.bevraging.formulier_versie)
        vrij = next(een.id for een in formulier.velden if een.soort is VeldSoort.TEKST)
        waarden = ((vrij, woord), (DELEN_ID, delen.value))
        gezegd = [Gezegd(een, Antwoordsoort.BEKEND, waarden) for een in zaak.betrokkenen]
        desk = verhaal._desk(uow, verhaal.wereld.partner(organisatie))  # noqa: SLF001
        vastleggen.leg_vast(desk, zaak, gezegd)

    verhaal.wereld.doet(leg_vast)
    doolhof.geheimen.append(Geheim(woord, casus_id=casus.id, organisatie=organisatie))


async def _waarnemen(wereld: Wereld) -> None:
    weg = wereld.persoon("Wies Weg", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    wim = wereld.persoon("Wim Waarnemer", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    nu = wereld.nu
    een = Afwezigheid("afwezig1", weg.id, nu - timedelta(hours=1), nu + timedelta(days=5), wim.id)
    wereld.doet(afwezigheid.voeg_toe, een)


# What is done.


async def speel(store: Store, zaad: int, stappen: int) -> None:
    """Let everybody look around, and then press at random."""
    kans = Random(zaad)
    verhaal = Verhaal(Wereld(store, laad_regio(DEMO), laad_teksten(), maak_registry()))
    doolhof = await bouw(verhaal)
    for wie in doolhof.mensen(verhaal.wereld):
        await verken(doolhof, kans, wie)
    for wie in doolhof.mensen(doolhof.elders.wereld)[:2]:
        await verken(doolhof, kans, wie)
    await lees_wat_mag(doolhof)
    await drukt_na(doolhof)
    await dwaal(doolhof, kans, stappen)
    # Without somebody who may, the words would be nowhere, and this would prove nothing.
    ongezien = {een.woord for een in doolhof.geheimen} - doolhof.gezien
    assert ongezien == set(), ongezien


async def verken(doolhof: Doolhof, kans: Random, wie: Deelnemer) -> None:
    """Let somebody type every command and open everything he is shown, forms not filled in; keep the buttons."""
    wereld = wie.wereld
    te_gaan: list[Druk] = []
    for opdracht, spec in sorted(wereld.registry.commands.items()):
        codes = doolhof.codes if opdracht == "casus toon" else [kans.choice(doolhof.codes)]
        for code in (None, *(codes if Argument.CASUSCODE in spec.arguments else ())):
            kaart = await wie.opens(opdracht, **({} if code is None else {"casuscode": code}))
            doolhof.kijk_na(wie, f"/{opdracht} {code}", kaart)
            te_gaan += doolhof.onthoud(kaart)
    for _ in range(min(WEINIG, len(te_gaan))):
        een = te_gaan.pop(kans.randrange(len(te_gaan)))
        if "sleutel" in een.data:
            continue
        kaart = await wie.presses_raw(een.verb, een.data)
        doolhof.kijk_na(wie, een.verb, kaart, een)
        te_gaan += doolhof.onthoud(kaart)


async def lees_wat_mag(doolhof: Doolhof) -> None:
    """Let the regisseur read what was answered and reported, and keep the buttons with which he did."""
    rosa = doolhof.verhaal.wereld.regisseur
    casus_id = next(een.casus_id for een in doolhof.geheimen if een.organisatie and not een.voor)
    (uitvraag,) = doolhof.verhaal.wereld.leest(uitvragen.van_casus, casus_id)
    melding_id = next(een.melding_id for een in doolhof.geheimen if een.melding_id)
    for een in (
        Druk("melding.open", {"v": 1, "melding": melding_id}),
        Druk("uitvraag.antwoorden", {"v": 1, "uitvraag": uitvraag.id}),
        Druk("voorbereiding.gedeeld", {"v": 1, "zitting": uitvraag.zitting_id, "casus": casus_id}),
    ):
        kaart = await rosa.presses_raw(een.verb, een.data)
        doolhof.kijk_na(rosa, een.verb, kaart, een)
        doolhof.knoppen[een.verb] = een
        list(doolhof.onthoud(kaart))
    wereld = doolhof.verhaal.wereld
    mensen = {wie.id: wie for wie in doolhof.mensen(wereld)}
    for nummer, (regisseur_id, een) in enumerate(doolhof.te_lezen):
        kaart = await mensen[regisseur_id].presses_raw(een.verb, een.data)
        doolhof.kijk_na(mensen[regisseur_id], een.verb, kaart)
        doolhof.knoppen[f"verloop {nummer}"] = een
        list(doolhof.onthoud(kaart))


async def drukt_na(doolhof: Doolhof) -> None:
    """Let everybody press the very button that named somebody to who may know it."""
    per_verb: dict[str, list[Druk]] = {}
    for een in doolhof.gevoelig.values():
        per_verb.setdefault(een.verb, []).append(een)
    vaak = [een for zelfde in per_verb.values() for een in zelfde[:TWEE]]
    # Of one casus everything; what is of others is pressed at random.
    van_een = [een for wie, een in doolhof.te_lezen if wie == doolhof.te_lezen[0][0]]
    for een in [*vaak, *van_een]:
        for wie in doolhof.mensen(doolhof.verhaal.wereld):
            doolhof.kijk_na(wie, f"{een.verb} {een.data}", await wie.presses_raw(een.verb, een.data))


async def dwaal(doolhof: Doolhof, kans: Random, keren: int) -> None:
    """Let anybody press anything: a button of somebody else as it was, or with ids of something else in it."""
    knoppen = sorted(doolhof.knoppen)
    for _ in range(keren):
        wereld = doolhof.elders.wereld if kans.random() < 0.1 else doolhof.verhaal.wereld
        wie = kans.choice(doolhof.mensen(wereld))
        een = doolhof.knoppen[kans.choice(knoppen)]
        data = een.data if kans.random() < 0.5 else _verdraaid(doolhof, kans, een.data)
        kaart = await wie.presses_raw(een.verb, data)
        doolhof.kijk_na(wie, f"{een.verb} {data}", kaart)
        list(doolhof.onthoud(kaart))
    for code in doolhof.codes:
        wie = kans.choice(doolhof.mensen(doolhof.verhaal.wereld))
        await wie.types(f"/casus toon {code}")
    gepost = doolhof.verhaal.alles_gezien() + doolhof.elders.alles_gezien()
    assert [een.woord for een in doolhof.geheimen if een.woord in gepost] == []


def _verdraaid(doolhof: Doolhof, kans: Random, data: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Put other ids in a button: mostly of the same kind, which somebody may have read off another card."""
    anders = dict(data)
    for naam, waarde in data.items():
        bekend = sorted(doolhof.waarden.get(naam, ()))
        if isinstance(waarde, str) and bekend and kans.random() < 0.6:
            anders[naam] = kans.choice(bekend)
    return anders
