"""Whatever is kept in a casus with several people: what one of them gets to read never holds anything of another.

Worlds are made at random, with names, dates, gemeenten and answers that occur nowhere else, and everything that can be
let through is let through.
"""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Persoonsgegevens, naam_voor_vergelijking
from domain.formulier import Delen
from domain.melding import Gemelde, Melding, MeldingStatus
from domain.rechten import Vaststelling, Verzoek, Verzoeksoort
from domain.uitvraag import Antwoordsoort
from storage import casus as casussen
from storage import meldingen, rechten
from storage.store import Store, UnitOfWork
from tests.dialogs.rechten._verloop import loopt
from tests.dialogs.rechten._zaak import Zaak
from tests.dialogs.rechten.test_inzage import delen_van


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    """What a page shows does not hang on the database."""
    return sqlite_store


VOORNAMEN = ("Zeldaxa", "Quirijntje", "Pomponia", "Ysbrandus", "Xantippa", "Wubbechina", "Hjalmarion", "Ljubimka")
ACHTERNAMEN = ("van der Kanariesteeg", "Vogelzangius", "de Kooistra-Fluitens", "Geelveder")
GEMEENTEN = ("Kanariedam", "Fluitwoude", "Noord-Kwetteren", "Pietmond")
ORGANISATIES = ("politie", "ggd", "gemeente-merwestad", "reclassering")


def schrijfwijzen(dag: date) -> tuple[str, ...]:
    maand = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")[dag.month - 1]
    return (
        dag.isoformat(),
        f"{dag.day}-{dag.month}-{dag.year}",
        f"{dag.day:02d}/{dag.month:02d}/{dag.year % 100:02d}",
        f"{dag.day} {maand} {dag.year}",
    )


def verraad(wie: Betrokkene, zelf: Betrokkene) -> set[str]:
    """What may not stand on a page of somebody else: not what is his as well."""
    gegevens = wie.gegevens
    assert gegevens.geboortedatum is not None
    assert gegevens.gemeente is not None
    eigen = naam_voor_vergelijking(zelf.gegevens.naam)
    delen = {deel for deel in gegevens.naam.split() if len(deel) > 3 and naam_voor_vergelijking(deel) not in eigen}
    if gegevens.gemeente != zelf.gegevens.gemeente:
        delen.add(gegevens.gemeente)
    return delen | set(schrijfwijzen(gegevens.geboortedatum)) | {f"alleenover{wie.id[:12]}"}


def zin(rng: Random, mensen: tuple[Betrokkene, ...]) -> str:
    """A text in which anybody may be named, in any way."""
    stukken = []
    for wie in rng.sample(mensen, rng.randint(1, len(mensen))):
        gegevens = wie.gegevens
        assert gegevens.geboortedatum is not None
        naam = rng.choice((gegevens.naam, gegevens.naam.split()[0], gegevens.naam.upper(), gegevens.naam.split()[-1]))
        stukken.append(f"{naam} uit {gegevens.gemeente}, {rng.choice(schrijfwijzen(gegevens.geboortedatum))}")
    return "; ".join(stukken) + "."


def vul(zaak: Zaak, rng: Random) -> tuple[Betrokkene, ...]:
    """Let the casus be about two to four people, and let everything be said about each of them."""
    voornamen = rng.sample(VOORNAMEN, rng.randint(2, 4))
    mensen = tuple(
        Betrokkene(
            id_,
            "betrokkene",
            Persoonsgegevens(
                f"{voornaam} {rng.choice(ACHTERNAMEN)}",
                date(rng.randint(1950, 2012), rng.randint(1, 12), 1 + plek * 7 + rng.randint(0, 5)),
                rng.choice(GEMEENTEN),
            ),
        )
        for plek, (voornaam, id_) in enumerate(
            zip(voornamen, (zaak.moeder.id, zaak.zoon.id, "c" * 32, "d" * 32), strict=False)
        )
    )
    informering = Informering(Geinformeerd.NEE, zin(rng, mensen))
    casus = replace(
        zaak.casus, aanleiding=zin(rng, mensen), doel=zin(rng, mensen), betrokkenen=mensen, informering=informering
    )
    zaak.casus = zaak.wereld.doet(bewaar, casus)
    for organisatie in ORGANISATIES:
        for wie in mensen:
            tekst = f"{zin(rng, mensen)} alleenover{wie.id[:12]}"
            zaak.antwoordt(organisatie, wie, tekst, rng.choice(tuple(Delen)), soort=rng.choice(tuple(Antwoordsoort)))
    zaak.wereld.doet(meld, zaak, mensen, rng)

    def over_plek(plek: str) -> str:
        over = next((een for een in mensen if een.id in plek), None)
        return f"{zin(rng, mensen)} alleenover{over.id[:12]}" if over else zin(rng, mensen)

    loopt(zaak, over_plek, [een.id for een in mensen])
    return mensen


def bewaar(uow: UnitOfWork, casus: Casus) -> Casus:
    nu = casussen.lees(uow, casus.id)
    return casussen.wijzig(uow, replace(casus, versie=nu.versie))


def meld(uow: UnitOfWork, zaak: Zaak, mensen: tuple[Betrokkene, ...], rng: Random) -> None:
    gemeld = tuple(
        Gemelde(een.gegevens.naam, een.gegevens.geboortedatum, een.gegevens.gemeente, "betrokkene") for een in mensen
    )
    nieuw = Melding(
        id=uow.new_id(),
        organisatie="politie",
        melder_id=zaak.wereld.regisseur.id,
        route="veldaanmelding",
        spoed=False,
        personen=gemeld,
        aanleiding=zin(rng, mensen),
        verzoek=zin(rng, mensen),
        geinformeerd=Geinformeerd.JA,
        ingediend_op=uow.now,
        betrokken=zin(rng, mensen),
        status=MeldingStatus.ONTVANKELIJK,
        casus_id=zaak.casus.id,
    )
    meldingen.voeg_toe(uow, nieuw)


def vraag(uow: UnitOfWork, zaak: Zaak, wie: Betrokkene) -> None:
    uow.now = zaak.wereld.nu
    nieuw = Verzoek(
        id=uow.new_id(),
        casus_id=zaak.casus.id,
        betrokkene_id=wie.id,
        soort=Verzoeksoort.INZAGE,
        ontvangen_op=zaak.wereld.nu,
        uiterlijk_op=zaak.wereld.nu,
        door_id=zaak.contactpunt.id,
        vaststelling=Vaststelling.LEGITIMATIE,
    )
    rechten.voeg_toe(uow, nieuw)


@pytest.mark.parametrize("zaad", range(20))
async def test_the_page_and_the_file_of_one_never_hold_a_trace_of_another(zaak: Zaak, zaad: int) -> None:
    mensen = vul(zaak, Random(zaad))
    for wie in mensen:
        zaak.wereld.verstrijkt(seconds=1)
        zaak.wereld.doet(vraag, zaak, wie)
        assert zaak.verzoek.betrokkene_id == wie.id
        na_te_kijken = zaak.bladert()
        blad = zaak.kiest(*delen_van(na_te_kijken).values())
        assert wie.gegevens.naam in blad
        gelezen = {"nakijken": na_te_kijken, "blad": blad, "bestand": zaak.bestand()}
        bladen = {waar: inhoud.casefold() for waar, inhoud in gelezen.items()}
        for ander in mensen:
            if ander.id == wie.id:
                continue
            for spoor in verraad(ander, wie):
                assert not [waar for waar, inhoud in bladen.items() if spoor.casefold() in inhoud], spoor
