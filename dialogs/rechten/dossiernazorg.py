"""What is kept of somebody in nazorg, as he may read it: his detention, the quickscan, what is in order, and the RIO.

In nazorg a casus is about one person, so all of it is about him. No professional is named.
"""

from collections.abc import Callable, Iterator
from datetime import date

from dialogs.kern.desk import Bezoek
from domain.basisvoorwaarden import Voorwaardestand
from domain.casus import Casus, Spoor
from domain.detentie import Detentieversie
from domain.dossier import Tekstdeel, Verloopdeel
from domain.nacheck import Nacheck
from domain.rio import Rioafspraak, Riocontact, rio_bodies
from storage import basisvoorwaarden, nacheck, quickscan, rio
from storage import detentie as detenties

Deel = Callable[[str, str, str], Tekstdeel]
"""Makes of a place, a heading and what was typed a text as he may read it."""

_WENSEN = ("eerst", "krachten", "voor_wat", "hoort_wat")


def nazorg(bezoek: Bezoek, casus: Casus, wie: str, deel: Deel) -> Iterator[Verloopdeel]:
    """Yield all of it, kind by kind. `wie` is the id of the betrokkene whose file it is."""
    eerste = casus.betrokkenen[0].id if casus.betrokkenen else ""
    if casus.spoor is not Spoor.NAZORG or wie != eerste:
        return
    verteller = _Verteller(bezoek, casus, deel)
    yield from verteller.detentie()
    yield from verteller.quickscans()
    yield from verteller.voorwaarden()
    yield from verteller.nachecks()
    yield from verteller.wensen()
    yield from verteller.contacten()
    yield from verteller.afspraken()


class _Verteller:
    def __init__(self, bezoek: Bezoek, casus: Casus, deel: Deel) -> None:
        self._uow = bezoek.uow
        self._t = bezoek.teksten
        self._regio = bezoek.regio
        self._casus = casus
        self._deel = deel
        self._rio = ", ".join(sorted(bezoek.regio.organisatienaam(een) for een in rio_bodies(bezoek.regio)))

    def detentie(self) -> Iterator[Verloopdeel]:
        """Yield each time that something was said of where he is, until when, and where he will live."""
        for een in detenties.versies(self._uow, self._casus.id):
            yield Verloopdeel(
                "detentie",
                self._t(f"rechten.loop.detentie.{een.soort.value}"),
                een.op,
                dagen=tuple(self._detentiedagen(een)),
                feiten=tuple(self._detentiefeiten(een)),
            )

    def _detentiedagen(self, een: Detentieversie) -> Iterator[tuple[str, date]]:
        wat = een.detentie
        einde = "einde" if wat.einde_zeker else "einde_verwacht"
        verlof_van, verlof_tot = (wat.verlof.van, wat.verlof.tot) if wat.verlof else (None, None)
        dagen = (("begin", wat.begin), (einde, wat.einde), ("verlof_van", verlof_van), ("verlof_tot", verlof_tot))
        for naam, dag in dagen:
            if dag is not None:
                yield self._t(f"rechten.loop.detentie.dag.{naam}"), dag

    def _detentiefeiten(self, een: Detentieversie) -> Iterator[tuple[str, str]]:
        wat, t = een.detentie, self._t
        yield t("rechten.loop.detentie.bron"), t(f"rechten.loop.detentie.bron.{wat.bron.value}")
        if wat.inrichting:
            yield t("rechten.loop.detentie.inrichting"), self._regio.organisatienaam(wat.inrichting)
        if wat.vestiging:
            plaats = self._regio.gemeenten.get(wat.vestiging)
            yield t("rechten.loop.detentie.woonplaats"), plaats.naam if plaats else wat.vestiging
        if wat.hic:
            yield t("rechten.loop.detentie.aangewezen"), t("rechten.loop.detentie.aangewezen.ja")

    def quickscans(self) -> Iterator[Verloopdeel]:
        """Yield what was decided about him, and why."""
        t = self._t
        for een in quickscan.van_casus(self._uow, self._casus.id):
            feiten = ((t("rechten.loop.quickscan.besluit"), t(f"rechten.loop.quickscan.{een.besluit.value}")),)
            tekst = tuple(self._getypt(f"quickscan.{een.id}", t("rechten.loop.quickscan.reden"), een.reden))
            yield Verloopdeel("quickscan", t("rechten.loop.quickscan"), een.op, feiten=feiten, teksten=tekst)

    def voorwaarden(self) -> Iterator[Verloopdeel]:
        """Yield how it stands with each of the basisvoorwaarden, as somebody said it last."""
        regels = self._regio.nazorg
        for een in basisvoorwaarden.van_casussen(self._uow, [self._casus.id]).get(self._casus.id, ()):
            bekend = regels.voorwaarden.get(een.code) if regels else None
            yield self._voorwaarde(een, bekend.naam if bekend else een.code)

    def _voorwaarde(self, een: Voorwaardestand, naam: str) -> Verloopdeel:
        t = self._t
        stand = t(f"rechten.loop.voorwaarde.{een.stand.value}")
        wie = self._regio.organisatienaam(een.organisatie) if een.organisatie else ""
        return Verloopdeel(
            "basisvoorwaarde",
            t("rechten.loop.voorwaarde", naam=naam),
            een.op or self._casus.aangemaakt_op,
            organisatie=wie,
            feiten=((t("rechten.loop.voorwaarde.stand"), stand),),
            teksten=tuple(self._getypt(f"voorwaarde.{een.code}", t("rechten.loop.voorwaarde.notitie"), een.notitie)),
        )

    def nachecks(self) -> Iterator[Verloopdeel]:
        """Yield each time that somebody looked how it went after his release."""
        for een in nacheck.van_casussen(self._uow, [self._casus.id]).get(self._casus.id, ()):
            yield self._nacheck(een)

    def _nacheck(self, een: Nacheck) -> Verloopdeel:
        t = self._t
        feiten = (
            (t("rechten.loop.nacheck.thuis"), t(f"rechten.loop.nacheck.{een.thuis.value}")),
            (t("rechten.loop.nacheck.contact"), t(f"rechten.loop.nacheck.{een.contact.value}")),
        )
        dagen = ((t("rechten.loop.nacheck.volgende"), een.volgende),) if een.volgende else ()
        tekst = tuple(self._getypt(f"nacheck.{een.id}", t("rechten.loop.nacheck.tekst"), een.tekst))
        return Verloopdeel("nacheck", t("rechten.loop.nacheck"), een.op, dagen=dagen, feiten=feiten, teksten=tekst)

    def wensen(self) -> Iterator[Verloopdeel]:
        """Yield what the RIO wrote down of what he wants and can; nothing while that is nothing."""
        dossier, t = rio.dossier(self._uow, self._casus.id), self._t
        teksten = [
            een
            for veld in _WENSEN
            for een in self._getypt(f"rio.{veld}", t(f"rechten.loop.rio.{veld}"), str(getattr(dossier, veld)))
        ]
        if teksten:
            op = self._casus.aangemaakt_op
            kop = t("rechten.loop.rio.wensen")
            yield Verloopdeel("rio_wensen", kop, op, organisatie=self._rio, teksten=tuple(teksten))

    def contacten(self) -> Iterator[Verloopdeel]:
        """Yield each contact that the RIO noted."""
        for een in reversed(rio.contacten(self._uow, self._casus.id)):
            yield self._contact(een)

    def _contact(self, een: Riocontact) -> Verloopdeel:
        t = self._t
        return Verloopdeel(
            "rio_contact",
            t("rechten.loop.rio.contact"),
            een.op,
            organisatie=self._rio,
            dagen=((t("rechten.loop.rio.contact.dag"), een.dag),),
            feiten=((t("rechten.loop.rio.contact.soort"), t(f"rechten.loop.rio.contact.{een.soort.value}")),),
            teksten=tuple(self._getypt(f"riocontact.{een.id}", t("rechten.loop.rio.contact.notitie"), een.notitie)),
        )

    def afspraken(self) -> Iterator[Verloopdeel]:
        """Yield each appointment with the RIO, and what came of it."""
        for een in rio.afspraken(self._uow, self._casus.id):
            yield self._afspraak(een)

    def _afspraak(self, een: Rioafspraak) -> Verloopdeel:
        t = self._t
        return Verloopdeel(
            "rio_afspraak",
            t("rechten.loop.rio.afspraak"),
            een.wanneer,
            organisatie=self._rio,
            feiten=((t("rechten.loop.rio.afspraak.stand"), t(f"rechten.loop.rio.afspraak.{een.status.value}")),),
            teksten=tuple(self._getypt(f"rioafspraak.{een.id}", t("rechten.loop.rio.afspraak.waarover"), een.waarover)),
        )

    def _getypt(self, plek: str, kop: str, tekst: str) -> Iterator[Tekstdeel]:
        if tekst:
            yield self._deel(plek, kop, tekst)
