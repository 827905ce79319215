"""In random worlds full of what others wrote, nothing that he is served holds a word of it."""

import json
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from dialogs import terugkeergesprek as onderwerp
from dialogs.kern.desk import Bezoek
from dialogs.kern.gespreksbrieven import te_lezen
from domain.afspraak import AfspraakStatus
from domain.casus import Casus
from domain.plan import EigenInbreng, Inzet, Plan
from domain.quickscan import Quickscan, Quickscanbesluit
from domain.rio import Contactsoort, Riocontact, Riodossier
from domain.uitvraag import Antwoord, Antwoordsoort
from pages.gespreksbrief import brief as als_html
from storage import afspraken, quickscan, rio, terugkeergesprek
from storage import casus as casussen
from storage import gesprekskeuze as keuzes
from storage import plan as plannen
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from teksten.catalogus import laad_teksten
from tests.dialogs._detentie import bezoekt, neemt_op
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import plant, vraagt_uit
from tests.dialogs.terugkeergesprek._brief import afgesproken, geweest, in_brief, keurt_goed, schrijft, vult_in
from tests.dialogs.terugkeergesprek._gesprek import casemanager
from tests.dialogs.uitvraag._pagina import ADRES, opent_pagina

KANARIE = "kanarie"
"""Stands in everything that is not typed for him."""

VOOR_HEM = ("Je krijgt een kamer.", "Je gaat weer naar school.", "We bellen je op maandag.", "Je belt zelf je zus.")
ORGANISATIES = ("politie", "gemeente-merwestad", "rio")


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    wereld.pagina_adres = ADRES
    onderwerp.register(wereld.registry)
    return wereld


class Toeval:
    """A world by chance; the same number makes the same world."""

    def __init__(self, w: Wereld, nummer: int) -> None:
        self.w = w
        self.kans = Random(nummer)

    def tekst(self) -> str:
        """Something that somebody else wrote."""
        return f"{KANARIE} {self.kans.randrange(10**6)} {self.kans.choice(VOOR_HEM)}"

    def vul(self, casus: Casus) -> None:
        """Fill a casus with what partners and regisseur wrote."""
        w, door = self.w, self.w.regisseur.id
        zitting = plant(w, "nazorg", w.nu + timedelta(days=self.kans.randrange(3, 9)))
        vraag = vraagt_uit(w, casus, zitting, *ORGANISATIES)

        def doe(uow: UnitOfWork) -> None:
            nu = casussen.lees(uow, casus.id)
            casussen.wijzig(uow, replace(nu, aanleiding=self.tekst(), doel=self.tekst()))
            for een in vraag.bevragingen:
                if self.kans.random() < 0.7:
                    wie, versie = casus.betrokkenen[0].id, een.formulier_versie
                    waarden = (("zorgen", self.tekst()),)
                    gezegd = Antwoord(een.id, wie, 1, Antwoordsoort.BEKEND, waarden, None, versie, door, uow.now)
                    uitvragen.voeg_antwoord_toe(uow, casus.id, gezegd)
            rio.bewaar_dossier(uow, Riodossier(casus.id, self.tekst(), self.tekst(), self.tekst(), self.tekst()))
            contact = Riocontact(
                uow.new_id(), casus.id, Contactsoort.BEZOEK, uow.now.date(), self.tekst(), door, uow.now
            )
            rio.voeg_contact_toe(uow, contact)
            besluit = Quickscan(uow.new_id(), casus.id, Quickscanbesluit.BESPREKEN, self.tekst(), door, uow.now)
            quickscan.voeg_toe(uow, besluit)
            inbreng = {casus.betrokkenen[0].id: EigenInbreng(self.tekst(), self.tekst())}
            inzet = {een: self.tekst() for een in Inzet}
            plannen.voeg_toe(uow, Plan(casus.id, 1, uow.now, door, self.tekst(), inbreng, inzet=inzet))

        w.doet(doe)
        for _ in range(self.kans.randrange(1, 5)):
            afgesproken(
                w,
                casus,
                self.kans.choice(ORGANISATIES),
                wat=self.tekst(),
                conditie=self.tekst(),
                resultaat=self.tekst(),
                persoon_naam=self.tekst()[:100],
                status=self.kans.choice([AfspraakStatus.LOPEND, AfspraakStatus.GEREED, AfspraakStatus.VOORGELEGD]),
            )


@pytest.mark.parametrize("nummer", range(5))
async def test_what_he_is_served_holds_nothing_of_another_casus_or_of_what_others_wrote(w: Wereld, nummer: int) -> None:
    toeval = Toeval(w, nummer)
    hij, ander = neemt_op(w, "Kanarie Hij")[0], neemt_op(w, "Kanarie Ander")[0]
    for wie in (hij, ander):
        toeval.vul(wie)
    gesprek = geweest(w, hij)
    eigen = replace(w.leest(keuzes.inbreng, gesprek), doel=toeval.tekst(), wensen=toeval.tekst())
    w.doet(keuzes.bewaar_inbreng, eigen)
    velden: dict[str, str] = {"zelf_1": toeval.kans.choice(VOOR_HEM), "begrepen": toeval.tekst()}
    for een in w.leest(afspraken.van_casus, hij.id):
        if toeval.kans.random() < 0.6:
            gevoelig = toeval.kans.choice(["ja", ""])
            velden |= in_brief(een, toeval.kans.choice(VOOR_HEM), gevoelig=gevoelig)
    keurt_goed(vult_in(schrijft(w.regisseur, gesprek), **velden))
    # What is typed after that is a draft: he does not see it either.
    vult_in(schrijft(w.regisseur, gesprek), zelf_1=toeval.tekst())

    carla = casemanager(w)
    kaart = await carla.presses_raw("gespreksbrief.lees", {"v": 1, "gesprek": gesprek.id})
    bladen = [opent_pagina(carla, kaart, nr).html for nr in range(len(kaart.adressen))]
    talen = [(taal, alles) for taal in ("nl", "en") for alles in (True, False)]
    bladen += [_op_zijn_pagina(w, gesprek.id, taal, alles=alles) for taal, alles in talen]
    for gezien in (json.dumps(kaart.json, ensure_ascii=False), *bladen):
        assert KANARIE not in gezien.casefold()
        assert str(ander.code) not in gezien


def _op_zijn_pagina(w: Wereld, gesprek_id: str, taal: str, *, alles: bool) -> str:
    def doe(bezoek: Bezoek) -> str:
        blad = te_lezen(bezoek, terugkeergesprek.lees(bezoek.uow, gesprek_id), taal, alles=alles)
        assert blad is not None
        return als_html(blad, laad_teksten(taal))

    return bezoekt(casemanager(w), doe)
