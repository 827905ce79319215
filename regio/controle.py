"""`regio check`: what is wrong with a region file, what is doubtful, what is still unknown, and what may not go."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.bewaren import Bewaarcategorie
from domain.regio import Onderdeel, Regio, onbevestigd
from domain.routering import Routestand, kaart_van
from regio.laden import Gelezen, lees
from regio.meldingen import Melding, Pad, RegioOnbruikbaar, opsomming, plek
from teksten.catalogus import Teksten

_AFDELING = {
    Onderdeel.GRONDSLAG: "grondslagen",
    Onderdeel.BEWAARTERMIJN: "bewaartermijnen",
    Onderdeel.CONTACTPUNT: "contactpunt",
}


@dataclass(frozen=True, slots=True)
class Controleverslag:
    """The outcome of a check.

    Attributes:
        fouten: must be mended; with one of them there is no `regio`.
        waarschuwingen: may be used, but look at it.
        onbekend: what the region itself says it does not know yet.
        weigert_eerste_casus: what production refuses a first casus for.
    """

    bestand: str
    regio: Regio | None
    fouten: tuple[Melding, ...] = ()
    waarschuwingen: tuple[Melding, ...] = ()
    onbekend: tuple[Melding, ...] = ()
    weigert_eerste_casus: tuple[Melding, ...] = ()

    def regels(self, teksten: Teksten) -> tuple[str, ...]:
        """Return the report line by line, the worst first."""
        soorten = {
            "fouten": self.fouten,
            "weigert": self.weigert_eerste_casus,
            "waarschuwingen": self.waarschuwingen,
            "onbekend": self.onbekend,
        }
        regels: list[str] = []
        for soort, meldingen in soorten.items():
            if meldingen:
                regels.append(teksten.aantal(f"regio.verslag.{soort}", len(meldingen)))
                regels.extend(f"  {melding.zin(teksten, self.bestand)}" for melding in meldingen)
        return tuple(regels) or (teksten("regio.verslag.in_orde", bestand=self.bestand),)


@dataclass(frozen=True, slots=True)
class InGebruik:
    """What open work rests on, as the caller found it in storage: codes of the region now running."""

    tafels: frozenset[str] = frozenset()
    organisaties: frozenset[str] = frozenset()
    formulieren: frozenset[str] = frozenset()
    partnersoorten: frozenset[str] = frozenset()
    rollen: frozenset[str] = frozenset()
    meldroutes: frozenset[str] = frozenset()
    grondslagen: frozenset[str] = frozenset()
    gemeenten: frozenset[str] = frozenset()


def controleer(pad: Path, teksten: Teksten | None = None) -> Controleverslag:
    """Check a region file; never raises for what is in it."""
    try:
        gelezen = lees(pad, teksten)
    except RegioOnbruikbaar as fout:
        return Controleverslag(pad.name, None, fouten=fout.meldingen)
    regel = gelezen.bron.regel
    plaatsen = [
        Melding("regio.verslag.onbekend_plek", regel(een), {"plek": plek(een)}) for een in gelezen.bron.onbekend
    ]
    woorden = [
        Melding("regio.verslag.onbekend_tekst", regel(("onbekend", plaats)), {"wat": een})
        for plaats, een in enumerate(gelezen.regio.onbekend[len(plaatsen) :])
    ]
    return Controleverslag(
        pad.name,
        gelezen.regio,
        waarschuwingen=tuple(_waarschuwingen(gelezen)),
        onbekend=(*plaatsen, *woorden),
        weigert_eerste_casus=tuple(_onbevestigd(gelezen)),
    )


def weigert(oud: Regio, nieuw: Regio, in_gebruik: InGebruik) -> tuple[Melding, ...]:
    """Return why `nieuw` may not take the place of `oud`: it removes or changes what open work rests on.

    A form may change freely (an uitvraag keeps the version it asked with), but may not go while it is in use; a
    table in use stays in its lane, and a body in use keeps its kind. Empty when the change may be made.
    """
    meldingen: list[Melding] = []
    if oud.code != nieuw.code:
        meldingen.append(Melding("regio.wijziging.code", None, {"oud": oud.code, "nieuw": nieuw.code}))
    for afdeling in InGebruik.__dataclass_fields__:
        blijft = getattr(nieuw, afdeling)
        weg = sorted(code for code in getattr(in_gebruik, afdeling) if code not in blijft)
        meldingen += [Melding("regio.wijziging.weg", None, {"afdeling": afdeling, "code": code}) for code in weg]
    for code in sorted(in_gebruik.tafels & oud.tafels.keys() & nieuw.tafels.keys()):
        if oud.tafels[code].spoor is not nieuw.tafels[code].spoor:
            meldingen.append(Melding("regio.wijziging.spoor", None, {"code": code}))
    for code in sorted(in_gebruik.organisaties & oud.organisaties.keys() & nieuw.organisaties.keys()):
        if oud.organisaties[code].soort != nieuw.organisaties[code].soort:
            meldingen.append(Melding("regio.wijziging.soort", None, {"code": code}))
    return tuple(meldingen)


def _onbevestigd(gelezen: Gelezen) -> Iterator[Melding]:
    for een in onbevestigd(gelezen.regio):
        pad: Pad = (_AFDELING[een.onderdeel], een.code) if een.code else (_AFDELING[een.onderdeel],)
        is_spoor = een.onderdeel is Onderdeel.GRONDSLAG and een.code not in gelezen.regio.grondslagen
        wat = "spoor" if is_spoor else een.onderdeel
        yield Melding(f"regio.verslag.onbevestigd_{wat}", gelezen.bron.regel(pad), {"code": een.code})


def _waarschuwingen(gelezen: Gelezen) -> Iterator[Melding]:
    regio, regel = gelezen.regio, gelezen.bron.regel
    for code, formulier in regio.formulieren.items():
        if formulier.te_bevestigen:
            yield Melding("regio.verslag.formulier", regel(("formulieren", code)), {"code": code})
    afgeleid = [code for code, soort in regio.partnersoorten.items() if soort.afgeleid]
    if afgeleid:
        yield Melding("regio.verslag.kader", regel(("partnersoorten", afgeleid[0])), {"codes": opsomming(afgeleid)})
    for code in regio.partnersoorten:
        tafels = [een.code for een in regio.tafels.values() if code in (*een.vast, *een.mogelijk)]
        if tafels and not any(een.is_soort(code) for een in regio.organisaties.values()):
            yield Melding(
                "regio.verslag.zonder_organisatie",
                regel(("partnersoorten", code)),
                {"code": code, "tafels": opsomming(tafels)},
            )
    for categorie in Bewaarcategorie:
        if categorie not in regio.bewaartermijnen:
            yield Melding("regio.verslag.zonder_bewaartermijn", regel(("bewaartermijnen",)), {"code": categorie.value})
    for code, tafel in regio.tafels.items():
        if tafel.ritme is not None and not tafel.vast:
            yield Melding("regio.verslag.zonder_vaste_partners", regel(("tafels", code)), {"code": code})
    yield from _over_nazorg(gelezen)
    yield from _over_sporen(gelezen)


def _over_nazorg(gelezen: Gelezen) -> Iterator[Melding]:
    """Yield for which gemeente a kind at the table of nazorg has no body, or not just one that is known."""
    regio, regel = gelezen.regio, gelezen.bron.regel
    kaart = kaart_van(regio)
    for stand in Routestand:
        per_soort: dict[str, list[str]] = {}
        for een in kaart.open:
            if een.stand is stand:
                per_soort.setdefault(een.soort, []).append(een.gemeente)
        for soort, gemeenten in per_soort.items():
            over = {"code": soort, "gemeenten": opsomming(gemeenten)}
            yield Melding(f"regio.verslag.nazorg_{stand.value}", regel(("partnersoorten", soort)), over)
    for soort in kaart.zonder_inrichting:
        yield Melding("regio.verslag.nazorg_inrichting", regel(("partnersoorten", soort)), {"code": soort})


def _over_sporen(gelezen: Gelezen) -> Iterator[Melding]:
    """Yield what decides between lanes, or between this and another consultation, and is not confirmed."""
    regio, regel = gelezen.regio, gelezen.bron.regel
    for code, elders in regio.hoort_elders.items():
        if not elders.bevestigd:
            yield Melding("regio.verslag.hoort_elders", regel(("hoort_elders", code)), {"code": code})
    if regio.opschalen.redenen and not regio.opschalen.bevestigd:
        yield Melding("regio.verslag.opschalen", regel(("opschalen",)))
    if regio.triage.formulier and not regio.triage.bevestigd:
        yield Melding("regio.verslag.triage", regel(("triage",)))
    verloop = regio.verloop
    ongezegd = [
        naam
        for naam in ("afspraak_werkdagen", "kader_dagen", "stilstand_dagen", "stilstand_dag", "consult_maanden")
        if getattr(verloop, naam) in (None, ())
    ]
    if ongezegd:
        yield Melding("regio.verslag.verloop", regel(("verloop",)), {"wat": opsomming(ongezegd)})
