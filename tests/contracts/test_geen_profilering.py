"""Nothing is scored or ranked by the program (L10; article 22 AVG; the Wgs leaves no room for learning algorithms).

Three ways to break that, each pinned: a list whose order follows what was said about people, a package that learns, and
a place to keep a score.
"""

import ast
import random
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialogs.alles import maak_registry
from domain.casus import Casus, Geinformeerd, Informering
from domain.melding import Gemelde, Melding
from domain.persoon import Rol
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Uitvraag, Weigergrond, Weigering
from regio.laden import laad_regio
from storage import casus as casussen
from storage import meldingen
from storage import uitvraag as uitvragen
from storage.store import Store, UnitOfWork
from storage.tabellen import metadata
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import handelt_af, maakt_casus, plant, vraagt_uit

HUIS = Path(__file__).parents[2]
CODE = re.compile(r"\b\d{2}-\d{4}-[A-Z]\b")
COLLEGAS = ("Zeger Regisseur", "Ada Regisseur")
ZITTING = datetime(2026, 3, 12, 13, 0, tzinfo=UTC)
STANDEN = (Geinformeerd.JA, Geinformeerd.NEE, Geinformeerd.NOG_NIET)

ERG = (
    "Niets bijzonders, gaat goed.",
    "Zeer ernstig, levensgevaar, wapens in huis, herhaald geweld!",
    "",
    "aaa eerste",
    "zzz laatste",
    "10 10 10 hoog risico",
)
"""Words that somebody who ranks would rank by."""

LEERT = re.compile(
    r"^(scikit-learn|sklearn|torch|torchvision|tensorflow|keras|jax|transformers|sentence-transformers|openai|anthropic|"
    r"mistralai|cohere|google-generativeai|langchain.*|llama.*|huggingface.*|spacy|gensim|nltk|xgboost|lightgbm|catboost|"
    r"onnx.*|fasttext|statsmodels|scipy|pandas|numpy|presidio.*|azure-ai.*|semantic-kernel|botbuilder-ai|"
    r"botbuilder-azure.*|implicit|surprise|river|faiss.*)([=<>~!;\[]|\s|$)",
    re.IGNORECASE,
)
"""Packages that learn, or that predictions are made with. Whoever needs one has to change this line, and say why."""

SCORE = re.compile(
    r"(^|_)(score|scores|risico|risicos|risk|ernst|severity|ranking|rang|rank|weging|weight|kans|likelihood|probability|"
    r"voorspelling|prediction|profiel|profile|dreiging|gevaarzetting|recidivekans|classificatie|label_ml|embedding)(_|$)",
    re.IGNORECASE,
)
"""Names of what a score would be kept in."""

NIET_OVER_MENSEN = frozenset({"outbox.rang", "domain/afschalen.py:RISICO"})
"""In which order posts to one address are sent, and which of the five checks is meant: neither says how anybody is."""


# --- The order of every list


def codes(kaart: Kaart) -> list[str]:
    """The casuscodes on a card, in the order in which one reads them."""
    return list(dict.fromkeys(CODE.findall(kaart.tekst)))


def namen(kaart: Kaart) -> list[str]:
    """The regisseurs on a card, in the order in which one reads them."""
    return re.findall("|".join(("Rosa Regisseur", *COLLEGAS)), kaart.tekst)


def welke(kaart: Kaart) -> list[str]:
    """The meldingen that the buttons of a card open, in order: a melding has no code."""
    return [een.data["melding"] for een in kaart.drukken() if "melding" in een.data]


@pytest.fixture
def wereld(sqlite_store: Store) -> Wereld:
    een = Wereld(sqlite_store, laad_regio(HUIS / "regio" / "demo.yaml"), laad_teksten(), maak_registry())
    _ = een.regisseur, een.partner("politie"), een.persoon("Marit Manager", (Rol.MANAGER, "zvh"))
    return een


def vul(wereld: Wereld) -> list[tuple[Casus, Uitvraag]]:
    """Casussen of three regisseurs on one tafel, half of which the police has dealt with; and six meldingen."""
    zitting = plant(wereld, "jeugd", ZITTING)
    collegas = [wereld.persoon(naam, (Rol.PROCESREGISSEUR, "zvh")) for naam in COLLEGAS]
    alle = []
    for nr, van in enumerate([*[wereld.regisseur] * 6, *collegas * 3]):
        wereld.verstrijkt(minutes=1)
        een = maakt_casus(wereld, "jeugd", van)
        uitvraag = vraagt_uit(wereld, een, zitting, "politie", "om")
        alle.append((een, uitvraag))
        if nr % 2:
            handelt_af(wereld, uitvraag, "om", BevragingStatus.BEANTWOORD)
    for _ in range(6):
        wereld.verstrijkt(minutes=1)
        meldt(wereld)
    return alle


def meldt(wereld: Wereld) -> None:
    """The police brings somebody in."""
    politie = wereld.partner("politie")

    def doe(uow: UnitOfWork) -> None:
        nieuw = Melding(
            id=uow.new_id(),
            organisatie="politie",
            melder_id=politie.id,
            route=next(iter(wereld.regio.meldroutes)),
            spoed=False,
            personen=(Gemelde("Kanarie Gemeld"),),
            aanleiding="Een verzonnen aanleiding",
            verzoek="Een verzonnen verzoek",
            geinformeerd=Geinformeerd.JA,
            ingediend_op=uow.now,
        )
        meldingen.voeg_toe(uow, nieuw)

    wereld.doet(doe)


def herschrijf(wereld: Wereld, alle: list[tuple[Casus, Uitvraag]], dobbel: random.Random, keer: int) -> None:
    """Let other things be said in every casus, of the same people, with the same things dealt with."""
    for een, uitvraag in alle:
        woorden = [dobbel.choice(ERG) for _ in range(4)]
        nu = wereld.leest(casussen.lees, een.id)
        gezegd = Informering(dobbel.choice(STANDEN), woorden[2], (wereld.nu + timedelta(days=30)).date())
        wereld.doet(casussen.wijzig, replace(nu, aanleiding=woorden[0], doel=woorden[1], informering=gezegd))
        for vraag in wereld.leest(uitvragen.lees, uitvraag.id).bevragingen:
            if vraag.status is BevragingStatus.OPEN:
                continue
            soort = dobbel.choice(tuple(Antwoordsoort))
            wereld.doet(
                uitvragen.voeg_antwoord_toe,
                een.id,
                Antwoord(
                    bevraging_id=vraag.id,
                    betrokkene_id=een.betrokkenen[0].id,
                    versie=keer,
                    soort=soort,
                    waarden=(("zorgen", woorden[3]),) if soort is Antwoordsoort.BEKEND else (),
                    weigering=Weigering(dobbel.choice(tuple(Weigergrond)), woorden[3])
                    if soort is Antwoordsoort.GEWEIGERD
                    else None,
                    formulier_versie=vraag.formulier_versie,
                    door_id=wereld.regisseur.id,
                    op=wereld.nu,
                ),
            )
    for regel in wereld.leest(meldingen.lopende):
        woorden = [dobbel.choice(ERG) for _ in range(4)]
        melding = replace(
            wereld.leest(meldingen.lees, regel.id),
            personen=(Gemelde(dobbel.choice(("Aaf", "Zoë", "Kanarie"))),),
            aanleiding=woorden[0],
            verzoek=woorden[1],
            betrokken=woorden[2],
            geinformeerd=dobbel.choice(STANDEN),
            geinformeerd_toelichting=woorden[3],
        )
        wereld.doet(meldingen.wijzig, melding)


async def alle_lijsten(wereld: Wereld) -> dict[str, list[str]]:
    """The order of what stands in every list there is, for who sees it."""
    regisseur, politie = wereld.regisseur, wereld.partner("politie")
    manager = wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))
    lijsten = {
        "casus lijst": await regisseur.opens("casus lijst"),
        "casus toon": await regisseur.opens("casus toon"),
        "uitvraag start": await regisseur.opens("uitvraag start"),
        "uitvraag status": await regisseur.opens("uitvraag status"),
        "voorbereiding": await regisseur.opens("voorbereiding", tafel="jeugd"),
        "agenda": await regisseur.opens("agenda", tafel="jeugd"),
        "zaken": await politie.opens("zaken"),
        "overdragen": await regisseur.opens("overdragen"),
        "overdragen van een ander": await manager.presses_raw("overdragen.open", {"v": 1, "van": regisseur.id}),
    }
    zoek = await regisseur.opens("casus zoek")
    naam = next(veld["id"] for veld in zoek.invoer if veld["id"] == "naam")
    achternaam = (await eigen_naam(wereld)).split()[-1]
    lijsten["casus zoek"] = await regisseur.presses(zoek, zoek.knoppen[0], {naam: achternaam})
    zitting = wereld.leest(uitvragen.van_casus, (await een_casus(wereld)).id)[0].zitting_id
    open_: dict[str, object] = {"v": 1, "zitting": zitting, "organisatie": "politie"}
    lijsten["werklijst"] = await politie.presses_raw("werklijst.open", open_)  # type: ignore[arg-type]
    return {
        **{naam: codes(kaart) for naam, kaart in lijsten.items()},
        "werkverdeling": namen(await manager.opens("werkverdeling")),
        "overdragen van wie": namen(await manager.opens("overdragen")),
        "overdragen aan wie": namen(await regisseur.opens("overdragen")),
        "meldingen": welke(await regisseur.opens("meldingen")),
        "eigen meldingen": welke(await politie.opens("meldingen")),
    }


async def een_casus(wereld: Wereld) -> Casus:
    regel = wereld.leest(casussen.van_regisseur, [wereld.regisseur.id])[0]
    return wereld.leest(casussen.lees, regel.id)


async def eigen_naam(wereld: Wereld) -> str:
    return (await een_casus(wereld)).betrokkenen[0].gegevens.naam


@pytest.mark.parametrize("zaad", range(3))
async def test_no_list_follows_what_was_said_about_people(wereld: Wereld, zaad: int) -> None:
    alle = vul(wereld)
    dobbel = random.Random(zaad)
    eerst = await alle_lijsten(wereld)
    # Lists that show none of them would prove nothing.
    genoeg = {"overdragen aan wie": 2}
    assert {naam: volgorde for naam, volgorde in eerst.items() if len(volgorde) < genoeg.get(naam, 3)} == {}
    for keer in (1, 2):
        herschrijf(wereld, alle, dobbel, keer)
        assert await alle_lijsten(wereld) == eerst


async def test_the_list_of_casussen_for_one_day_follows_their_code(wereld: Wereld) -> None:
    alle = vul(wereld)
    herschrijf(wereld, alle, random.Random(7), 1)
    eigen = [str(een.code) for een, _ in alle if een.regisseur_id == wereld.regisseur.id]
    assert codes(await wereld.regisseur.opens("casus lijst")) == eigen


# --- What could learn


@pytest.mark.parametrize("bestand", ["requirements.txt", "requirements.in"])
def test_nothing_that_runs_learns(bestand: str) -> None:
    regels = (HUIS / bestand).read_text("utf-8").splitlines()
    assert any(regel.startswith("sqlalchemy") for regel in regels)
    assert [regel for regel in regels if LEERT.match(regel.strip())] == []


@pytest.mark.parametrize("regel", ["torch==2.4.0 \\", "openai==1.2", "numpy>=2", "scikit-learn", "langchain-core==0.3"])
def test_a_package_that_learns_would_be_seen(regel: str) -> None:
    assert LEERT.match(regel)


# --- Where a score could be kept


def namen_in_het_domein() -> dict[str, str]:
    """Every field and every word of an enum in the domain and the storage, by the file it stands in."""
    gevonden = {}
    for kamer in ("domain", "storage", "dialogs"):
        for bestand in sorted((HUIS / kamer).rglob("*.py")):
            for knoop in ast.walk(ast.parse(bestand.read_text("utf-8"))):
                if not isinstance(knoop, ast.ClassDef):
                    continue
                for deel in knoop.body:
                    doelen = [deel.target] if isinstance(deel, ast.AnnAssign) else getattr(deel, "targets", [])
                    for doel in doelen:
                        if isinstance(doel, ast.Name):
                            gevonden[f"{bestand.relative_to(HUIS)}:{doel.id}"] = doel.id
    return gevonden


def test_there_is_no_place_to_keep_a_score() -> None:
    kolommen = {
        f"{tabel.name}.{kolom.name}": kolom.name for tabel in metadata.tables.values() for kolom in tabel.columns
    }
    namen = {**kolommen, **namen_in_het_domein()}
    assert len(namen) > 500
    assert {waar: naam for waar, naam in namen.items() if SCORE.search(naam) and waar not in NIET_OVER_MENSEN} == {}


@pytest.mark.parametrize("naam", ["risico_index", "score", "totaal_score", "RISK", "dreiging_niveau", "kans"])
def test_a_place_for_a_score_would_be_seen(naam: str) -> None:
    assert SCORE.search(naam)
