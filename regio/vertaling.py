"""Turns a checked region file into the domain's `Regio`."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import TypeVar

from domain.elders import HoortElders
from domain.formulier import Formulier, Keuze, Veld, Voorwaarde
from domain.nazorg import Antwoordbron, Basisvoorwaarde, Nazorgregels, Rioregels
from domain.opschaalladder import Trede
from domain.opschaling import Opschaalregels
from domain.organisatie import Organisatie, Partnersoort
from domain.regio import (
    Agendaaanloop,
    Bewaartermijn,
    Contactpunt,
    Doel,
    Gemeente,
    Grondslag,
    Herinnering,
    Leeftijdsgrens,
    Meldroute,
    Regio,
    Tafel,
    Termijnen,
    Verlooptermijnen,
)
from domain.terugkeergesprek import Gespreksregels
from domain.triage import Criterium, Triageregels
from domain.werkdagen import Kalender, Werkuren
from domain.zittingsregels import Zittingsregels
from regio.schema import (
    ALLE_SOORTEN,
    AgendaDeel,
    ContactpuntDeel,
    FormulierDeel,
    HoortEldersDeel,
    LeeftijdDeel,
    MeldrouteDeel,
    NazorgDeel,
    OpschalenDeel,
    OrganisatieDeel,
    PartnersoortDeel,
    Regiobestand,
    TafelDeel,
    TermijnenDeel,
    TriageDeel,
    VeldDeel,
    VerloopDeel,
)

_D = TypeVar("_D")
_T = TypeVar("_T")


def naar_regio(bestand: Regiobestand, onbekend: tuple[str, ...]) -> Regio:
    """Build the region.

    Args:
        bestand: a file that passed every check.
        onbekend: what the file calls unknown, as people read it.
    """
    kop = bestand.regio
    return Regio(
        code=kop.code,
        naam=kop.naam,
        taal=kop.taal.value,
        kalender=Kalender(
            tijdzone=kop.tijdzone,
            goede_vrijdag=bestand.kalender.goede_vrijdag,
            bevrijdingsdag=bestand.kalender.bevrijdingsdag,
            extra_vrij=frozenset(bestand.kalender.extra_vrij),
        ),
        werkuren=Werkuren() if bestand.werkuren is None else Werkuren(bestand.werkuren.van, bestand.werkuren.tot),
        eigen_organisatie=kop.eigen_organisatie,
        gemeenten=_per_code(bestand.gemeenten, lambda code, deel: Gemeente(code, deel.naam)),
        partnersoorten=_per_code(bestand.partnersoorten, _partnersoort),
        organisaties=_per_code(bestand.organisaties, _organisatie),
        rollen=MappingProxyType(dict(bestand.rollen)),
        tafels=_per_code(bestand.tafels, _tafel),
        formulieren=_per_code(bestand.formulieren, _formulier),
        meldroutes=_per_code(bestand.meldroutes, _meldroute),
        grondslagen=_per_code(
            bestand.grondslagen,
            lambda code, deel: Grondslag(code, deel.tekst, deel.spoor, bevestigd=deel.bevestigd),
        ),
        doelen=_per_code(bestand.doelen, lambda code, deel: Doel(code, deel.tekst, deel.spoor)),
        termijnen=_termijnen(bestand.termijnen),
        bewaartermijnen=_per_code(
            {een.value: deel for een, deel in bestand.bewaartermijnen.items()},
            lambda code, deel: Bewaartermijn(code, deel.maanden, deel.bron or "", bevestigd=deel.bevestigd),
        ),
        contactpunt=_contactpunt(bestand.contactpunt),
        onbekend=onbekend,
        teksten=MappingProxyType(dict(bestand.teksten)),
        hoort_elders=_per_code(bestand.hoort_elders, _hoort_elders),
        opschalen=_opschalen(bestand.opschalen),
        verloop=_verloop(bestand.verloop),
        triage=_triage(bestand.triage),
        leefgebieden=MappingProxyType(dict(bestand.leefgebieden)),
        kadersoorten=MappingProxyType(dict(bestand.kadersoorten)),
        piramide=tuple(
            Trede(code, deel.naam, deel.soort, deel.soorten, deel.tafel or "")
            for code, deel in bestand.piramide.items()
        ),
        adviesthemas=MappingProxyType(dict(bestand.adviesthemas)),
        nazorg=_nazorg(bestand.nazorg),
        gesprek=Gespreksregels(
            duur_minuten=bestand.gesprek.duur_minuten,
            zelf_vanaf=bestand.gesprek.zelf_vanaf,
            link_na_afloop_dagen=bestand.gesprek.link_na_afloop_dagen,
            slachtofferrollen=frozenset(bestand.gesprek.slachtofferrollen),
        ),
        zitting=Zittingsregels(bestand.zitting.oproep_minuten, bestand.zitting.afspraak_dagen),
        eenvoudig=MappingProxyType(dict(bestand.gesprek.eenvoudig)),
        gesprekken_gedeeld=kop.gesprekken_gedeeld,
        demo=kop.demo,
    )


def _nazorg(deel: NazorgDeel | None) -> Nazorgregels | None:
    if deel is None:
        return None
    rio = deel.rio
    return Nazorgregels(
        tafel=deel.tafel,
        route=deel.route,
        inrichtingen=deel.inrichtingen,
        voorwaarden=_per_code(
            deel.basisvoorwaarden,
            lambda code, een: Basisvoorwaarde(
                code, een.naam, tuple(Antwoordbron(b.veld, b.op_orde, b.mee_bezig, b.niet) for b in een.bronnen)
            ),
        ),
        aftelpunten=deel.aftelpunten or (),
        nacheck_dagen=deel.nacheck_dagen or 1,
        rio=None if rio is None else Rioregels(rio.soort, rio.van, rio.tot, verdachten=rio.verdachten),
        kolommen=MappingProxyType(dict(deel.kolommen)),
    )


def _per_code(delen: Mapping[str, _D], maak: Callable[[str, _D], _T]) -> Mapping[str, _T]:
    return MappingProxyType({code: maak(code, deel) for code, deel in delen.items()})


def _partnersoort(code: str, deel: PartnersoortDeel) -> Partnersoort:
    return Partnersoort(
        code=code,
        naam=deel.naam,
        kader=deel.kader,
        formulier=deel.formulier or "",
        meer_dan_een=deel.meer_dan_een,
        afgeleid=deel.afgeleid,
    )


def _organisatie(code: str, deel: OrganisatieDeel) -> Organisatie:
    return Organisatie(code, deel.naam, deel.soort, deel.werkgebied, deel.ook_voor, deel.beleid, deel.oin or "")


def _tafel(code: str, deel: TafelDeel) -> Tafel:
    return Tafel(
        code=code,
        naam=deel.naam,
        spoor=deel.spoor,
        ritme=deel.ritme,
        formulier=deel.formulier,
        vast=deel.vast,
        mogelijk=deel.mogelijk,
        rollen=deel.rollen,
        onderwerpen=deel.onderwerpen,
        doelgroepen=deel.doelgroepen,
        criteria=deel.criteria,
        leeftijd=_leeftijd(deel.leeftijd),
        dag=deel.dag,
        dagdeel=deel.dagdeel or "",
        begintijd=deel.begintijd,
        duur=None if deel.duur_minuten is None else timedelta(minutes=deel.duur_minuten),
        anker=deel.anker,
        feestdagregel=deel.feestdagregel,
        vervalt=frozenset(deel.vervalt),
        formulier_per_soort=MappingProxyType(dict(deel.formulier_per_soort)),
        gedetineerde_sluit_aan=deel.gedetineerde_sluit_aan,
        regisseur_per_kwestie=deel.regisseur_per_kwestie,
        antwoorden_op=deel.antwoorden_op,
        vergaderlink=deel.vergaderlink or "",
        in_delen=deel.in_delen,
        deel_2_zonder=deel.deel_2_zonder or (),
    )


def _meldroute(code: str, deel: MeldrouteDeel) -> Meldroute:
    melders = None if ALLE_SOORTEN in deel.melders else deel.melders
    return Meldroute(code, deel.naam, spoed=deel.spoed, melders=melders)


def _leeftijd(deel: LeeftijdDeel | None) -> Leeftijdsgrens | None:
    if deel is None:
        return None
    return Leeftijdsgrens(deel.van, deel.tot, MappingProxyType(dict(deel.afwijken_om)), deel.rollen)


def _formulier(code: str, deel: FormulierDeel) -> Formulier:
    return Formulier(code, deel.titel, tuple(map(_veld, deel.velden)), te_bevestigen=deel.te_bevestigen)


def _veld(deel: VeldDeel) -> Veld:
    voorwaarde = deel.toon_als
    return Veld(
        id=deel.id,
        label=deel.label,
        soort=deel.soort,
        keuzes=tuple(Keuze(code, label) for code, label in deel.keuzes.items()),
        verplicht=deel.verplicht,
        max_lengte=deel.max_lengte or 0,
        notitie=deel.notitie or 0,
        hulp=deel.hulp or "",
        toon_als=None if voorwaarde is None else Voorwaarde(voorwaarde.veld, voorwaarde.waarden),
        einde_bij=deel.einde_bij or "",
        gevoelig=deel.gevoelig,
        feit_of_oordeel=deel.feit_of_oordeel,
    )


def _termijnen(deel: TermijnenDeel) -> Termijnen:
    return Termijnen(
        uitvraag_werkdagen=deel.uitvraag_werkdagen,
        spoed_uren=deel.spoed_uren,
        herinneringen=tuple(
            Herinnering(een.werkdagen or 0, een.uren or 0, ook_regisseur=een.ook_regisseur)
            for een in deel.herinneringen or ()
        ),
        agenda=None if deel.agenda is None else _aanloop(deel.agenda),
    )


def _aanloop(deel: AgendaDeel) -> Agendaaanloop:
    return Agendaaanloop(deel.werkdagen, deel.tijd, deel.op_de_dag)


def _hoort_elders(code: str, deel: HoortEldersDeel) -> HoortElders:
    return HoortElders(code, deel.onderwerp, deel.woorden, deel.verwijzing, deel.waar, bevestigd=deel.bevestigd)


def _opschalen(deel: OpschalenDeel | None) -> Opschaalregels:
    if deel is None:
        return Opschaalregels()
    return Opschaalregels(MappingProxyType(dict(deel.redenen)), bevestigd=deel.bevestigd)


def _verloop(deel: VerloopDeel) -> Verlooptermijnen:
    return Verlooptermijnen(
        afspraak_werkdagen=deel.afspraak_werkdagen,
        kader_dagen=deel.kader_dagen,
        stilstand_dagen=deel.stilstand_dagen,
        stilstand_dag=deel.stilstand_dag,
        consult_maanden=deel.consult_maanden,
    )


def _triage(deel: TriageDeel | None) -> Triageregels:
    if deel is None:
        return Triageregels()
    criteria = tuple(Criterium(code, een.tekst, een.veld, een.waarden) for code, een in deel.criteria.items())
    return Triageregels(deel.formulier, criteria, deel.combinatie, bevestigd=deel.bevestigd)


def _contactpunt(deel: ContactpuntDeel | None) -> Contactpunt | None:
    if deel is None:
        return None
    return Contactpunt(
        naam=deel.naam,
        email=deel.email or "",
        telefoon=deel.telefoon or "",
        adres=deel.adres or "",
        bron=deel.bron or "",
        bevestigd=deel.bevestigd,
    )
