"""Whether the parts of a region file fit each other: names that exist, times that can be, words that are known.

Each check looks at the whole file and yields a remark with the place it is about; none stops at the first.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.casus import Spoor
from domain.rooster import Ritme
from domain.vergadering import is_vergaderlink
from regio.formuliercontrole import controleer_formulieren
from regio.meldingen import Opmerking, Pad, dichtstbij, opsomming, plek
from regio.nazorgcontrole import controleer_nazorg
from regio.schema import ALLE_SOORTEN, Regiobestand, TafelDeel
from regio.verloopcontrole import controleer_verloop
from teksten.catalogus import Teksten, TextRefused

_UREN_PER_WERKDAG = 8


def controleer_samenhang(bestand: Regiobestand, teksten: Teksten) -> Iterator[Opmerking]:
    """Yield everything in the file that does not fit the rest of it.

    Args:
        bestand: a file of which each part by itself has the right shape.
        teksten: the catalogue whose texts the region may override.
    """
    yield from _kop(bestand)
    yield from _partners(bestand)
    for code, tafel in bestand.tafels.items():
        yield from _tafel(bestand, ("tafels", code), tafel)
        yield from _rooster(("tafels", code), tafel)
    yield from controleer_formulieren(bestand.formulieren)
    yield from _meldroutes(bestand)
    yield from _termijnen(bestand)
    yield from controleer_verloop(bestand)
    yield from controleer_nazorg(bestand)
    yield from _teksten(bestand, teksten)


def _bestaat(pad: Pad, code: str, onder: str, mogelijk: Collection[str]) -> Iterator[Opmerking]:
    if code in mogelijk:
        return
    voorstel = dichtstbij(code, mogelijk)
    if voorstel is None:
        keuze = opsomming(mogelijk)
        yield Opmerking(pad, "regio.bestand.bestaat_niet", {"code": code, "onder": onder, "mogelijk": keuze})
    else:
        yield Opmerking(pad, "regio.bestand.bestaat_niet_wel", {"code": code, "onder": onder, "voorstel": voorstel})


def _eenmalig(pad: Pad, codes: Sequence[object]) -> Iterator[Opmerking]:
    for code, aantal in Counter(codes).items():
        if aantal > 1:
            yield Opmerking(pad, "regio.bestand.vaker", {"code": str(code)})


def _bestaan(pad: Pad, codes: Sequence[str], onder: str, mogelijk: Collection[str]) -> Iterator[Opmerking]:
    for plaats, code in enumerate(codes):
        yield from _bestaat((*pad, plaats), code, onder, mogelijk)
    yield from _eenmalig(pad, codes)


def _kop(bestand: Regiobestand) -> Iterator[Opmerking]:
    kop = bestand.regio
    try:
        ZoneInfo(kop.tijdzone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Opmerking(("regio", "tijdzone"), "regio.bestand.tijdzone", {"waarde": kop.tijdzone})
    yield from _bestaat(("regio", "eigen_organisatie"), kop.eigen_organisatie, "organisaties", bestand.organisaties)
    if kop.gesprekken_gedeeld and not kop.demo:
        yield Opmerking(("regio", "gesprekken_gedeeld"), "regio.bestand.gedeeld")
    if bestand.werkuren is not None and bestand.werkuren.van >= bestand.werkuren.tot:
        yield Opmerking(("werkuren",), "regio.bestand.werkuren")


def _meldroutes(bestand: Regiobestand) -> Iterator[Opmerking]:
    soorten = (*bestand.partnersoorten, ALLE_SOORTEN)
    for code, route in bestand.meldroutes.items():
        yield from _bestaan(("meldroutes", code, "melders"), route.melders, "partnersoorten", soorten)


def _partners(bestand: Regiobestand) -> Iterator[Opmerking]:
    for code, soort in bestand.partnersoorten.items():
        pad: Pad = ("partnersoorten", code)
        if soort.formulier is not None:
            yield from _bestaat((*pad, "formulier"), soort.formulier, "formulieren", bestand.formulieren)
        eigen = [een for een, body in bestand.organisaties.items() if body.soort == code]
        if len(eigen) > 1 and not soort.meer_dan_een:
            yield Opmerking(pad, "regio.bestand.meer_dan_een", {"organisaties": opsomming(eigen)})
    for code, organisatie in bestand.organisaties.items():
        pad = ("organisaties", code)
        yield from _bestaat((*pad, "soort"), organisatie.soort, "partnersoorten", bestand.partnersoorten)
        yield from _bestaan((*pad, "ook_voor"), organisatie.ook_voor, "partnersoorten", bestand.partnersoorten)
        yield from _bestaan((*pad, "werkgebied"), organisatie.werkgebied or (), "gemeenten", bestand.gemeenten)


def _tafel(bestand: Regiobestand, pad: Pad, tafel: TafelDeel) -> Iterator[Opmerking]:
    soorten = bestand.partnersoorten
    if tafel.spoor is Spoor.BIJ:
        yield Opmerking((*pad, "spoor"), "regio.bestand.spoor_bij")
    yield from _bestaan((*pad, "vast"), tafel.vast, "partnersoorten", soorten)
    yield from _bestaan((*pad, "mogelijk"), tafel.mogelijk, "partnersoorten", soorten)
    for code in tafel.mogelijk:
        if code in tafel.vast:
            yield Opmerking((*pad, "mogelijk"), "regio.bestand.vast_en_mogelijk", {"code": code})
    yield from _bestaan((*pad, "rollen"), tafel.rollen, "rollen", bestand.rollen)
    yield from _eenmalig((*pad, "onderwerpen"), tafel.onderwerpen)
    yield from _bestaat((*pad, "formulier"), tafel.formulier, "formulieren", bestand.formulieren)
    for soort, formulier in tafel.formulier_per_soort.items():
        plaats = (*pad, "formulier_per_soort", soort)
        yield from _bestaat(plaats, soort, "partnersoorten", soorten)
        yield from _bestaat(plaats, formulier, "formulieren", bestand.formulieren)
    yield from _delen(bestand, pad, tafel)
    if tafel.vergaderlink is not None and not is_vergaderlink(tafel.vergaderlink):
        yield Opmerking((*pad, "vergaderlink"), "regio.bestand.vergaderlink")
    grens = tafel.leeftijd
    if grens is not None and grens.van is not None and grens.tot is not None and grens.van >= grens.tot:
        yield Opmerking((*pad, "leeftijd"), "regio.bestand.leeftijd")
    if grens is not None:
        van_tafel = {code: bestand.rollen[code] for code in tafel.rollen if code in bestand.rollen}
        yield from _bestaan((*pad, "leeftijd", "rollen"), grens.rollen, "rollen", van_tafel)


def _delen(bestand: Regiobestand, pad: Pad, tafel: TafelDeel) -> Iterator[Opmerking]:
    zonder = tafel.deel_2_zonder or ()
    yield from _bestaan((*pad, "deel_2_zonder"), zonder, "partnersoorten", bestand.partnersoorten)
    if zonder and not tafel.in_delen:
        yield Opmerking((*pad, "deel_2_zonder"), "regio.bestand.delen")


def _rooster(pad: Pad, tafel: TafelDeel) -> Iterator[Opmerking]:
    by_the_calendar = tafel.ritme in {Ritme.WEKELIJKS, Ritme.TWEEWEKELIJKS}
    nodig = ("dag", "begintijd", "duur_minuten") if by_the_calendar else ()
    for naam in (*nodig, "anker") if tafel.ritme is Ritme.TWEEWEKELIJKS else nodig:
        if naam not in tafel.model_fields_set:
            yield Opmerking(
                (*pad, "ritme"),
                "regio.bestand.rooster_mist",
                {"plek": plek(pad), "naam": naam, "ritme": str(tafel.ritme)},
            )
    anker, dag = tafel.anker, tafel.dag
    if anker is not None and dag is not None and anker.weekday() != dag:
        wel = anker + timedelta(days=(dag - anker.weekday()) % 7)
        yield Opmerking(
            (*pad, "anker"),
            "regio.bestand.anker_dag",
            {"anker": anker.isoformat(), "dag": dag.name.lower(), "wel": wel.isoformat()},
        )


def _termijnen(bestand: Regiobestand) -> Iterator[Opmerking]:
    pad: Pad = ("termijnen", "herinneringen")
    uren: list[int] = []
    for plaats, een in enumerate(bestand.termijnen.herinneringen or ()):
        if (een.werkdagen is None) == (een.uren is None):
            yield Opmerking((*pad, plaats), "regio.bestand.herinnering")
        # Only to put them in order; when each falls due is reckoned with the calendar.
        uren.append((een.werkdagen or 0) * _UREN_PER_WERKDAG + (een.uren or 0))
    if uren != sorted(set(uren), reverse=True):
        yield Opmerking(pad, "regio.bestand.herinneringen_volgorde")


def _teksten(bestand: Regiobestand, teksten: Teksten) -> Iterator[Opmerking]:
    for sleutel, tekst in bestand.teksten.items():
        pad: Pad = ("teksten", sleutel)
        if not teksten.heeft(sleutel):
            yield from _bestaat(pad, sleutel, "teksten/nl", teksten.sleutels())
            continue
        try:
            teksten.met({sleutel: tekst})
        except TextRefused:
            yield Opmerking(pad, "regio.bestand.tekst_parameters")
