"""From what is stored to the people of a week, as their regisseur may read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.merken import merken_van
from dialogs.kern.weekvraag import komende_zittingen, nieuwen, open_soorten
from domain.agenda import Zitting
from domain.casus import Casus, Fase
from domain.detentie import Detentie
from domain.formulier.definitie import NOTITIE_ACHTERVOEGSEL
from domain.quickscan import (
    ZORGEN,
    Persoonsbeeld,
    Quickscan,
    Zorg,
    heeft_zorgen,
    op_ontslag,
    velden_van,
    wil_bespreken,
)
from domain.rechten import Merk
from domain.toegang import Daad, gedeeld_met
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, BevragingStatus, Uitvraag, UitvraagStatus
from domain.uitvraagvoorstel import is_inrichting
from storage import casus as casussen
from storage import detentie as detenties
from storage import quickscan
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Zaak:
    """Somebody of the week, with the uitvraag that counts for him; None when nobody was asked yet."""

    casus: Casus
    uitvraag: Uitvraag | None
    detentie: Detentie | None
    besluit: Quickscan | None

    @property
    def onbeslist(self) -> bool:
        """Tell whether something is still to be decided."""
        return self.besluit is None and self.casus.fase is not Fase.AFGESLOTEN

    @property
    def gevraagd(self) -> int:
        """How many bodies were asked."""
        return sum(een.status is not BevragingStatus.INGETROKKEN for een in self._vragen)

    @property
    def binnen(self) -> int:
        """How many of them have dealt with it."""
        af = {BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD}
        return sum(een.status in af for een in self._vragen)

    @property
    def open(self) -> tuple[str, ...]:
        """Codes of who still owes an answer."""
        return tuple(een.organisatie for een in self._vragen if een.status is BevragingStatus.OPEN)

    @property
    def sorteer(self) -> tuple[bool, date, str]:
        """By day of release only, who has none last."""
        einde = self.detentie.einde if self.detentie else None
        return op_ontslag(Persoonsbeeld(casus_id=self.casus.id, code=str(self.casus.code), naam="", einde=einde))

    @property
    def _vragen(self) -> tuple[Bevraging, ...]:
        return () if self.uitvraag is None else self.uitvraag.bevragingen


def zitting_voor(context: Context, dag: date | None = None) -> Zitting | None:
    """Return the zitting of the week of this day, or the first after it; without a day the one that comes or is on."""
    komend = komende_zittingen(context)
    if dag is None:
        return next(iter(komend), None)
    week = dag.isocalendar()[:2]
    lokaal = context.regio.kalender.lokaal
    return next((een for een in komend if lokaal(een.begint_op).date().isocalendar()[:2] >= week), None)


def van_zitting(context: Context, zitting: Zitting, regisseurs: Iterable[str]) -> tuple[Zaak, ...]:
    """Return everybody of these regisseurs who was asked about for a zitting, by day of release.

    With the first one that comes go those who came in since, and those about whom was asked before and nothing was
    decided: so nobody is lost between two weeks.
    """
    wie = frozenset(regisseurs)
    gevraagd = _nieuwste(uitvragen.van_zitting(context.uow, zitting.id))
    eerste = next(iter(komende_zittingen(context)), None)
    ids = set(gevraagd)
    if eerste is not None and eerste.id == zitting.id:
        lopend = casussen.lopende_van(context.uow, wie)
        ids |= {een.id for een in lopend if een.tafel == zitting.tafel and een.fase is Fase.UITVRAAG}
        ids |= {een.id for een in nieuwen(context, wie)}
    gevonden = [een for een in casussen.lees_alle(context.uow, ids).values() if een.regisseur_id in wie]
    return tuple(sorted(_zaken(context, gevonden, gevraagd), key=lambda een: een.sorteer))


def van_casus(context: Context, casus: Casus) -> Zaak:
    """Return one person."""
    return next(iter(_zaken(context, [casus], {})))


def personen(bezoek: Bezoek, zaken: Sequence[Zaak], *, op_papier: bool = False) -> tuple[Persoonsbeeld, ...]:
    """Return them with what was answered. The caller writes down that it was read.

    `op_papier`: for what may lie on a table: without what was said for the regisseur alone.
    """
    lees = [een for een in zaken if mag(bezoek, Daad.ANTWOORDEN_LEZEN, over_casus(een.casus))]
    ids = [vraag.id for een in lees if een.uitvraag for vraag in een.uitvraag.bevragingen]
    gezegd: dict[str, list[Antwoord]] = {}
    for een in uitvragen.laatste_van(bezoek.uow, ids) if ids else ():
        gezegd.setdefault(een.bevraging_id, []).append(een)
    return tuple(_persoon(bezoek, een, gezegd if een in lees else {}, op_papier=op_papier) for een in zaken)


def _zaken(context: Context, gevonden: Iterable[Casus], gevraagd: Mapping[str, Uitvraag]) -> Iterator[Zaak]:
    vast = list(gevonden)
    ids = [een.id for een in vast]
    in_detentie = detenties.huidige_van(context.uow, ids) if ids else {}
    besloten = quickscan.laatste_van(context.uow, ids) if ids else {}
    for een in vast:
        uitvraag = gevraagd.get(een.id) or _nieuwste(uitvragen.van_casus(context.uow, een.id)).get(een.id)
        yield Zaak(een, uitvraag, in_detentie.get(een.id), besloten.get(een.id))


def _nieuwste(alle: Iterable[Uitvraag]) -> dict[str, Uitvraag]:
    """Return the newest that stands, per casus; they come the newest first."""
    gevonden: dict[str, Uitvraag] = {}
    for een in alle:
        if een.status is not UitvraagStatus.INGETROKKEN:
            gevonden.setdefault(een.casus_id, een)
    return gevonden


def _persoon(bezoek: Bezoek, zaak: Zaak, gezegd: Mapping[str, Sequence[Antwoord]], *, op_papier: bool) -> Persoonsbeeld:
    naam = bezoek.regio.organisatienaam
    wie, detentie = next(iter(zaak.casus.betrokkenen), None), zaak.detentie
    vandaag = bezoek.regio.kalender.lokaal(bezoek.nu).date()
    verlof = detentie.verlof.van if detentie and detentie.verlof and detentie.verlof.van >= vandaag else None
    open_ = open_soorten(bezoek, zaak.casus) if zaak.casus.fase in {Fase.AANVANG, Fase.UITVRAAG} else ()
    beeld = Persoonsbeeld(
        casus_id=zaak.casus.id,
        code=str(zaak.casus.code),
        naam=wie.gegevens.naam if wie else "",
        geboren=wie.gegevens.geboortedatum if wie else None,
        einde=detentie.einde if detentie else None,
        einde_zeker=detentie.einde_zeker if detentie else False,
        dagen=detentie.dagen_tot_einde(vandaag) if detentie else None,
        verlof=verlof,
        inrichting=naam(detentie.inrichting) if detentie and detentie.inrichting else "",
        gevraagd=zaak.gevraagd,
        binnen=zaak.binnen,
        open=tuple(naam(een) for een in zaak.open),
        te_kiezen=tuple(bezoek.regio.partnersoorten[een].naam for een in _nog(bezoek, zaak, open_)),
        besluit=zaak.besluit,
        afgesloten=zaak.casus.fase is Fase.AFGESLOTEN,
        zitting_id=zaak.uitvraag.zitting_id if zaak.uitvraag else None,
    )
    return _met_antwoorden(bezoek, zaak, beeld, gezegd, op_papier=op_papier)


def _nog(context: Context, zaak: Zaak, soorten: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of which nobody was asked by hand since."""
    gevraagd = [
        context.regio.organisaties[een.organisatie]
        for een in (zaak.uitvraag.bevragingen if zaak.uitvraag else ())
        if een.status is not BevragingStatus.INGETROKKEN and een.organisatie in context.regio.organisaties
    ]
    return tuple(soort for soort in soorten if not any(een.is_soort(soort) for een in gevraagd))


def _met_antwoorden(
    bezoek: Bezoek, zaak: Zaak, beeld: Persoonsbeeld, gezegd: Mapping[str, Sequence[Antwoord]], *, op_papier: bool
) -> Persoonsbeeld:
    t, naam = bezoek.teksten, bezoek.regio.organisatienaam
    merken = merken_van(bezoek, zaak.casus.id) if gezegd else {}
    for vraag in zaak.uitvraag.bevragingen if zaak.uitvraag else ():
        if vraag.status is BevragingStatus.INGETROKKEN:
            continue
        for een in gezegd.get(vraag.id, ()):
            merk = merken.get((een.betrokkene_id, vraag.organisatie))
            pi = is_inrichting(bezoek.regio, vraag.organisatie)
            if op_papier and not _op_tafel(bezoek, zaak, een, merk):
                if _zegt_zelf(bezoek, zaak, een, merk):
                    beeld = replace(beeld, zelf=(*beeld.zelf, naam(vraag.organisatie)))
                # A refusal reads the same as an answer for the regisseur alone.
                beeld = replace(beeld, velden_dicht=t("quickscan.pagina.geen_velden")) if pi else beeld
            elif merk is Merk.BEPERKT:
                beeld = replace(beeld, velden_dicht=t("quickscan.velden.beperkt")) if pi else beeld
            elif een.soort is Antwoordsoort.BEKEND:
                beeld = _met_antwoord(bezoek, beeld, vraag.organisatie, een, betwist=merk is Merk.BETWIST)
            elif pi and een.soort is Antwoordsoort.GEWEIGERD:
                beeld = replace(
                    beeld, velden_dicht=t("quickscan.velden.geweigerd", organisatie=naam(vraag.organisatie))
                )
    return beeld


def _op_tafel(bezoek: Bezoek, zaak: Zaak, een: Antwoord, merk: Merk | None) -> bool:
    """Tell whether an answer may lie on a table; that it was a refusal never does."""
    over = replace(over_casus(zaak.casus), delen=gedeeld_met(een, merk))
    return een.soort is Antwoordsoort.BEKEND and mag(bezoek, Daad.ANTWOORD_OP_TAFEL, over)


def _zegt_zelf(bezoek: Bezoek, zaak: Zaak, een: Antwoord, merk: Merk | None) -> bool:
    over = replace(over_casus(zaak.casus), delen=gedeeld_met(een, merk))
    return een.soort is Antwoordsoort.BEKEND and mag(bezoek, Daad.ANTWOORD_AANKONDIGEN, over)


def _met_antwoord(
    bezoek: Bezoek, beeld: Persoonsbeeld, organisatie: str, een: Antwoord, *, betwist: bool
) -> Persoonsbeeld:
    waarden, regels = dict(een.waarden), bezoek.regio.nazorg
    naam = bezoek.regio.organisatienaam(organisatie)
    if betwist:
        naam = bezoek.teksten("quickscan.betwist", organisatie=naam)
    if is_inrichting(bezoek.regio, organisatie) and regels is not None:
        formulier = uitvragen.formulier(bezoek.uow, een.formulier_versie)
        beeld = replace(beeld, velden=velden_van(formulier, waarden, regels.voorwaarden.values()))
    if heeft_zorgen(waarden):
        beeld = replace(beeld, zorgen=(*beeld.zorgen, Zorg(naam, waarden.get(ZORGEN + NOTITIE_ACHTERVOEGSEL, ""))))
    if wil_bespreken(waarden):
        beeld = replace(beeld, bespreken=(*beeld.bespreken, naam))
    return beeld
