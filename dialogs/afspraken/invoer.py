"""What was filled in on the form of an afspraak, read and checked."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cards.afspraken.formulier import RITMES, ZELFDE
from cards.afspraken.payloads import AfspraakInvoer
from dialogs.afspraken.kern import collegas, die_zo_heet
from dialogs.kern.afspraken import vandaag
from dialogs.kern.dagen import VERSTE_JAREN
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import is_gezegd
from domain.afspraak import LANGSTE_REGEL, LANGSTE_WAT, Inhoud, Monitoring, Monitoringwijze
from domain.casus import LANGSTE_TOELICHTING, Casus, Informering, Nietreden
from domain.informering import ANTWOORDEN, uit_antwoord
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel, schone_tekst
from storage import plan

VER_WEG: Final = timedelta(days=183)
"""Whoever picks a day further away is asked whether he is sure."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was filled in and can be kept. `informering` None: as for the casus."""

    inhoud: Inhoud
    organisatie: str
    akkoord: str
    informering: Informering | None


@dataclass(slots=True)
class _Lezer:
    """Reads field by field, and gathers in words all that must be mended."""

    desk: Desk
    casus: Casus
    payload: AfspraakInvoer
    fouten: list[str]

    def fout(self, sleutel: str) -> None:
        self.fouten.append(self.desk.teksten(sleutel))

    def tekst(self, veld: str, schoon: str, hoogstens: int) -> str:
        if len(schoon) > hoogstens:
            t = self.desk.teksten
            naam = t(f"afspraken.veld.{veld}")
            self.fouten.append(t("afspraken.fout.te_lang", veld=naam, lengte=len(schoon), maximum=hoogstens))
        return schoon

    def organisatie(self) -> str:
        code = self.payload.organisatie
        if code not in self.desk.regio.organisaties or code == self.desk.regio.eigen_organisatie:
            self.fout("afspraken.leeg.organisatie")
            return ""
        return code

    def persoon(self, organisatie: str) -> tuple[str | None, str]:
        naam = self.tekst("persoon_naam", schone_regel(self.payload.persoon_naam), LANGSTE_NAAM)
        gekozen = self.payload.persoon or None
        if not organisatie:
            return None, naam
        if gekozen and naam:
            self.fout("afspraken.fout.twee_personen")
        if gekozen and gekozen not in {een.id for een in collegas(self.desk, organisatie)}:
            self.fout("afspraken.fout.niet_daar")
        daar = gekozen or (die_zo_heet(self.desk, organisatie, naam) if naam else None)
        return daar, "" if daar else naam

    def wanneer(self, was: date | None) -> date:
        nu = vandaag(self.desk)
        dag = lees_datum(self.payload.wanneer)
        if dag is None:
            self.fout("afspraken.leeg.wanneer")
        elif dag < nu and dag != was:
            self.fout("afspraken.fout.voorbij")
        elif dag.year - nu.year > VERSTE_JAREN:
            self.fout("afspraken.fout.te_ver")
        return dag or nu

    def betrokkenen(self) -> tuple[str, ...]:
        in_casus = [een.id for een in self.casus.betrokkenen]
        if len(in_casus) == 1:
            return ()
        gevraagd = set(filter(None, self.payload.betrokkenen.split(",")))
        gekozen = tuple(een for een in in_casus if een in gevraagd)
        if not gekozen:
            self.fout("afspraken.leeg.betrokkenen")
        return () if len(gekozen) == len(in_casus) else gekozen

    def doel(self) -> str:
        huidig = plan.huidige(self.desk.uow, self.casus.id)
        bekend = huidig is not None and huidig.doel(self.payload.doel) is not None
        return self.payload.doel if bekend else ""

    def monitoring(self, was: Monitoring | None) -> Monitoring:
        wijze = self.payload.wijze if self.payload.wijze in tuple(Monitoringwijze) else Monitoringwijze.BERICHT
        ritme = self.payload.ritme
        dagen = int(ritme) if ritme in {str(een) for een in RITMES} else 0
        if was is not None and was.elke_dagen == dagen:
            return Monitoring(Monitoringwijze(wijze), dagen, was.volgende)
        volgende = vandaag(self.desk) + timedelta(days=dagen) if dagen else None
        return Monitoring(Monitoringwijze(wijze), dagen, volgende)

    def informering(self, wanneer: date) -> Informering | None:
        veld = "informering_toelichting"
        toelichting = self.tekst(veld, schone_tekst(self.payload.informering_toelichting), LANGSTE_TOELICHTING)
        keuze = self.payload.informering
        if keuze == ZELFDE and is_gezegd(self.desk, self.casus):
            return None
        if keuze not in ANTWOORDEN:
            self.fout("afspraken.leeg.informering")
            return None
        gezegd = uit_antwoord(keuze, toelichting, wanneer)
        if gezegd.reden is Nietreden.ANDERS and not toelichting:
            self.fout("afspraken.leeg.informering_toelichting")
        return gezegd


def lees(
    desk: Desk,
    casus: Casus,
    payload: AfspraakInvoer,
    *,
    organisatie: str = "",
    was: Inhoud | None = None,
) -> Gelezen | tuple[str, ...]:
    """Return what was filled in, or in words all that must be mended.

    Args:
        desk: of the regisseur.
        casus: which it belongs to.
        payload: the form that was pressed.
        organisatie: the owner, when the form does not ask it.
        was: what stood there before; a day that has passed may stay.
    """
    lezer = _Lezer(desk, casus, payload, [])
    wat = lezer.tekst("wat", schone_tekst(payload.wat), LANGSTE_WAT)
    if not wat:
        lezer.fout("afspraken.leeg.wat")
    eigenaar = organisatie or lezer.organisatie()
    persoon_id, persoon_naam = lezer.persoon(eigenaar)
    wanneer = lezer.wanneer(was.wanneer if was else None)
    inhoud = Inhoud(
        wat=wat,
        wanneer=wanneer,
        persoon_id=persoon_id,
        persoon_naam=persoon_naam,
        doel_id=lezer.doel(),
        betrokkenen=lezer.betrokkenen(),
        conditie=lezer.tekst("conditie", schone_regel(payload.conditie), LANGSTE_REGEL),
        monitoring=lezer.monitoring(was.monitoring if was else None),
    )
    gezegd = lezer.informering(wanneer)
    return tuple(lezer.fouten) or Gelezen(inhoud, eigenaar, payload.akkoord, gezegd)


def vrije_teksten(desk: Desk, payload: AfspraakInvoer) -> list[tuple[str, str]]:
    """Return the free texts with their labels, to be looked at before they are kept."""
    velden = ("wat", "persoon_naam", "conditie", "informering_toelichting")
    return [(desk.teksten(f"afspraken.veld.{veld}"), getattr(payload, veld)) for veld in velden]


def ingevuld(payload: AfspraakInvoer) -> dict[str, str]:
    """Return what was filled in, by input id."""
    return {veld: getattr(payload, veld) for veld in AfspraakInvoer.model_fields if veld not in _VAN_ALLE}


_VAN_ALLE: Final = frozenset({"v", "gewaarschuwd", "elders"})
"""What every button carries."""
