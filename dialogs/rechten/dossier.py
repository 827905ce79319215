"""What is kept about one person, gathered from every room: only what is his, as he may read it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dialogs.kern.desk import Bezoek
from dialogs.rechten.dossierverloop import veldregels, verloop
from domain.bewaren import Bewaarsoort, categorie_van, termijn
from domain.casus import Betrokkene, Casus, Fase, Persoonsgegevens, naam_voor_vergelijking
from domain.dossier import (
    Aanmelding,
    Bewaard,
    Dossier,
    Gedaan,
    Gevraagd,
    Gezegd,
    GezienDoor,
    Nakijker,
    Tekstdeel,
    Zwartlak,
    gezien_door,
)
from domain.errors import NotFound
from domain.formulier import Delen
from domain.informering import voor_betrokkene, voor_uitvraag
from domain.melding import Gemelde, Melding
from domain.rechten import Verzoek
from domain.toegang import gedeeld_met
from domain.uitvraag import Antwoord, BevragingStatus, Uitvraag, UitvraagStatus
from storage import bewaren, informering, logboeklezen, meldingen, rechten
from storage import casus as casussen
from storage import uitvraag as uitvragen


def maak(bezoek: Bezoek, casus: Casus, wie: Betrokkene, verzoek: Verzoek, *, nakijken: bool = False) -> Dossier:
    """Return it. The caller has authorised, and writes down that it was opened.

    With `nakijken` every free text is in it, to be chosen from; else only those that were chosen.
    """
    return _Verzamelaar(bezoek, casus, wie, verzoek, nakijken=nakijken).dossier()


class _Verzamelaar:
    def __init__(self, bezoek: Bezoek, casus: Casus, wie: Betrokkene, verzoek: Verzoek, *, nakijken: bool) -> None:
        self._bezoek = bezoek
        self._t = bezoek.teksten
        self._regio = bezoek.regio
        self._casus = casus
        self._wie = wie
        self._verzoek = verzoek
        self._melding = _melding(bezoek, casus)
        self._uitvragen = uitvragen.van_casus(bezoek.uow, casus.id)
        self._gezegd_erover = informering.van_casus(bezoek.uow, casus.id)
        self._nakijker = Nakijker(
            Zwartlak(tuple(self._anderen()), self._met_gemeente(wie.gegevens)), verzoek.meegeven, nakijken=nakijken
        )

    def dossier(self) -> Dossier:
        casus, gegevens, t = self._casus, self._wie.gegevens, self._t
        weet_ervan = voor_betrokkene(casus, self._gezegd_erover, self._wie.id)
        return Dossier(
            code=str(casus.code),
            gemaakt_op=self._bezoek.nu,
            naam=gegevens.naam,
            geboortedatum=gegevens.geboortedatum,
            gemeente=self._gemeente(gegevens.gemeente),
            rol=self._regio.rollen.get(self._wie.rol, ""),
            tafel=self._regio.tafelnaam(casus.tafel),
            spoor=t(f"rechten.spoor.{casus.spoor.value}"),
            grondslag=self._grondslag(casus.grondslag),
            doel=self._doel(casus.doel),
            begonnen_op=casus.aangemaakt_op,
            afgesloten=casus.fase is Fase.AFGESLOTEN,
            geinformeerd=t(f"rechten.geinformeerd.{weet_ervan.stand.value}"),
            geinformeerd_op=weet_ervan.op,
            teksten=tuple(self._eigen_teksten()),
            aanmelding=self._aanmelding(),
            gevraagd=tuple(self._gevraagd()),
            gezien=tuple(self._gezien()),
            bewaard=self._bewaard(),
            verzoeken=tuple(self._verzoeken()),
            verloop=tuple(verloop(self._bezoek, casus, self._wie.id, self._deel)),
        )

    def _anderen(self) -> Iterator[Persoonsgegevens]:
        """Yield everybody but him: who is in the casus, who was taken out of it, and who was brought in with him."""
        for een in self._casus.betrokkenen:
            if een.id != self._wie.id:
                yield self._met_gemeente(een.gegevens)
        for weg in casussen.verwijderde(self._bezoek.uow, self._casus.id):
            if naam_voor_vergelijking(weg.naam) != naam_voor_vergelijking(self._wie.gegevens.naam):
                yield self._met_gemeente(weg)
        for gemeld in self._melding.personen if self._melding else ():
            if not _is(gemeld, self._wie.gegevens):
                yield self._met_gemeente(Persoonsgegevens(gemeld.naam, gemeld.geboortedatum, gemeld.gemeente))

    def _met_gemeente(self, een: Persoonsgegevens) -> Persoonsgegevens:
        return replace(een, gemeente=self._gemeente(een.gemeente) or None)

    def _gemeente(self, code: str | None) -> str:
        bekend = self._regio.gemeenten.get(code or "")
        return bekend.naam if bekend else code or ""

    def _grondslag(self, code: str) -> str:
        bekend = self._regio.grondslagen.get(code)
        return bekend.tekst if bekend else code

    def _doel(self, doel: str) -> Tekstdeel | str:
        """Return a purpose: in the words of the region as it is, in somebody's own words as a text to look at."""
        if any(doel == een.tekst for een in self._regio.doelen_van(self._casus.spoor)):
            return doel
        return self._deel("doel", self._t("rechten.kop.doel"), doel)

    def _deel(self, plek: str, kop: str, tekst: str) -> Tekstdeel:
        # By what it says: a text that is changed after it was looked at is another one.
        afdruk = self._bezoek.fingerprint({"plek": plek, "tekst": tekst})[:16]
        return self._nakijker.deel(f"{plek}.{afdruk}", kop, tekst)

    def _eigen_teksten(self) -> Iterator[Tekstdeel]:
        if self._casus.aanleiding:
            yield self._deel("aanleiding", self._t("rechten.kop.aanleiding"), self._casus.aanleiding)
        for toelichting in self._waarom_niet_verteld():
            yield self._deel("informering", self._t("rechten.kop.informering"), toelichting)

    def _waarom_niet_verteld(self) -> Iterator[str]:
        """Yield what was written about telling him, each text once: what holds for him, also in an uitvraag.

        Which kind of reason it was is left out: "an investigation" tells what may not be told.
        """
        gezegd, wie = self._gezegd_erover, self._wie.id
        geldt = [voor_betrokkene(self._casus, gezegd, wie)]
        geldt += [voor_uitvraag(self._casus, gezegd, wie, een.id) for een in self._uitvragen]
        yield from dict.fromkeys(een.toelichting for een in geldt if een.toelichting)

    def _aanmelding(self) -> Aanmelding | None:
        melding, t = self._melding, self._t
        if melding is None or not any(_is(een, self._wie.gegevens) for een in melding.personen):
            return None
        teksten = [
            (f"melding.{veld}", t(f"rechten.kop.melding.{veld}"), tekst)
            for veld, tekst in (
                ("aanleiding", melding.aanleiding),
                ("verzoek", melding.verzoek),
                ("betrokken", melding.betrokken),
                ("geinformeerd", melding.geinformeerd_toelichting),
            )
            if tekst
        ]
        teksten += [("melding.bericht", t("rechten.kop.melding.bericht"), een.tekst) for een in melding.berichten]
        return Aanmelding(
            organisatie=self._regio.organisatienaam(melding.organisatie),
            op=melding.ingediend_op,
            teksten=tuple(self._deel(*een) for een in teksten),
        )

    def _gevraagd(self) -> Iterator[Gevraagd]:
        for uitvraag in reversed(self._uitvragen):
            over_hem = self._over_hem(uitvraag)
            yield Gevraagd(
                op=uitvraag.gestart_op,
                grondslag=self._grondslag(uitvraag.grondslag),
                doel=self._doel(uitvraag.doel),
                gezegd=tuple(self._gezegd(een.organisatie, over_hem.get(een.id)) for een in uitvraag.bevragingen),
            )

    def _over_hem(self, uitvraag: Uitvraag) -> dict[str, Antwoord]:
        if uitvraag.status is UitvraagStatus.INGETROKKEN:
            return {}
        ids = [een.id for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN]
        laatste = uitvragen.laatste_van(self._bezoek.uow, ids)
        return {een.bevraging_id: een for een in laatste if een.betrokkene_id == self._wie.id}

    def _gezegd(self, organisatie: str, een: Antwoord | None) -> Gezegd:
        """Return what an organisatie said. What it does not share with all looks the same as that it said nothing."""
        naam = self._regio.organisatienaam(organisatie)
        if een is None or gedeeld_met(een) is not Delen.HELE_TAFEL:
            return Gezegd(naam)
        formulier = uitvragen.formulier(self._bezoek.uow, een.formulier_versie)
        waarden = dict(een.waarden)
        feiten: list[tuple[str, str]] = []
        teksten: list[Tekstdeel] = []
        for veld in formulier.velden:
            gekozen, getypt = veldregels(formulier, veld, waarden, self._t)
            feiten += gekozen
            teksten += [self._deel(f"antwoord.{een.bevraging_id}.{veld.id}", *paar) for paar in getypt]
        return Gezegd(naam, een.op, tuple(feiten), tuple(teksten))

    def _gezien(self) -> Iterator[GezienDoor]:
        keren = logboeklezen.wie_zag(self._bezoek.uow, self._casus.id, self._wie.id)
        for een in gezien_door(keren, self._regio.eigen_organisatie):
            yield replace(een, organisatie=self._regio.organisatienaam(een.organisatie))

    def _bewaard(self) -> Bewaard:
        hoe_lang = termijn(self._regio, categorie_van(self._casus.spoor))
        klok = bewaren.zoek(self._bezoek.uow, Bewaarsoort.CASUS, self._casus.id)
        return Bewaard(hoe_lang.maanden if hoe_lang else None, klok.verloopt_op if klok else None)

    def _verzoeken(self) -> Iterator[Gedaan]:
        for een in rechten.van_casus(self._bezoek.uow, self._casus.id):
            if een.betrokkene_id == self._wie.id:
                dag = self._regio.kalender.lokaal(een.ontvangen_op).date()
                yield Gedaan(
                    self._t(f"rechten.wat.{een.soort.value}"), dag, self._t(f"rechten.stand.{een.stand.value}")
                )


def _melding(bezoek: Bezoek, casus: Casus) -> Melding | None:
    try:
        return meldingen.van_casus(bezoek.uow, casus.id)
    except NotFound:
        return None


def _is(gemeld: Gemelde, gegevens: Persoonsgegevens) -> bool:
    """Tell whether somebody who was brought in is this person: the same name, and no other birth date."""
    zelfde = naam_voor_vergelijking(gemeld.naam) == naam_voor_vergelijking(gegevens.naam)
    datums: Iterable[object] = (gemeld.geboortedatum, gegevens.geboortedatum)
    return zelfde and (None in datums or gemeld.geboortedatum == gegevens.geboortedatum)
