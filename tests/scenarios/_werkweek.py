"""Who and what there is in the working week: a region with 29 organisaties to ask, and forty open casussen.

Everybody and everything is invented. What a Veiligheidshuis has already is read in, as it would be on the first day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from typing import Final

from bot.cli.inlezen import Soort, lees_in
from dialogs.inlezen.kern import Regel, Uitslag
from dialogs.kern.ports import OutgoingMail
from dialogs.kern.router import Streek
from domain.persoon import Rol
from domain.regio import Regio, met_organisaties
from storage import gesprekken, organisaties, personen
from storage.gesprekken import Bestemming
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests.scenarios.verhaal import Deelnemer, Verhaal
from tests.teamsnep.activiteiten import Gesprek, Persoon, kanaal
from tests.teamsnep.huis import StilstaandeKlok

MAANDAG: Final = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)  # 8.00 in the region

BEHEERDER, ROOS, SANDER, WILMA = "Bea Beheer", "Roos Regie", "Sander Schakel", "Wilma Wegwijs"
REGISSEURS: Final[Mapping[str, tuple[str, ...]]] = {
    ROOS: ("huiselijk-geweld", "volwassenen"),
    SANDER: ("jeugd",),
    WILMA: ("nazorg",),
}
"""Whose casussen stand at which tafel."""

NIEUWE_ORGANISATIES: Final[Mapping[str, str]] = {
    "ggz-oever": "GGZ Oeverland",
    "verslavingszorg": "Verslavingszorg De Dam",
    "huisartsenpost": "Huisartsenpost Lindewaal",
    "woningstichting": "Woningstichting De Linde",
    "woonbedrijf": "Woonbedrijf Oosterwaard",
    "schuldhulp": "Schuldhulp Merwestad",
    "maatschappelijk-werk": "Maatschappelijk Werk Merwe",
    "wijkteam-noord": "Wijkteam Noord",
    "wijkteam-zuid": "Wijkteam Zuid",
    "leerplicht": "Leerplicht Merwestad",
    "halte": "Jongerenwerk De Halte",
    "pleegzorg": "Pleegzorg Merwe",
    "slachtofferzorg": "Slachtofferzorg Merwestreek",
    "opvang": "Opvang De Kade",
    "reiniging": "Werkbedrijf De Hand",
    "dorpshuis": "Dorpshuis Lindewaal",
    "inloophuis": "Inloophuis De Haard",
}
PER_MAIL, PER_TELEFOON = "dorpshuis", "inloophuis"
"""Whose people have no Teams: of one somebody reads mail, of the other somebody answers the telephone."""

ZONDER_KANAAL: Final = ("halte", "pleegzorg", "opvang")
"""Reached in the chat of their one partner."""

POLITIE: Final = "Pim Politie"

_VOORNAMEN: Final = ("Annelot", "Bouke", "Casimir", "Dieuwke", "Evert", "Fokje", "Gijsbert", "Hadewych")
_EERSTE: Final = (
    "Zwaluw",
    "Otter",
    "Kanarie",
    "Reiger",
    "Vinken",
    "Egel",
    "Sijsjes",
    "Wezel",
    "Kieviten",
    "Salamander",
)
_TWEEDE: Final = ("wimpel", "gaarde", "stoel", "lepel", "tapijt", "kruik", "trommel")
GEMEENTEN: Final = ("merwestad", "oosterwaard", "lindewaal")


@dataclass(frozen=True)
class Zaak:
    """A casus as it stood in the list of the Veiligheidshuis. `personen` are names and birth dates."""

    nummer: str
    tafel: str
    regisseur: str
    gemeente: str
    personen: tuple[tuple[str, str], ...]


@dataclass
class Postkantoor:
    """The mail server: what was handed over, and when."""

    klok: StilstaandeKlok | None = None
    gemaild: list[tuple[datetime, OutgoingMail]] = field(default_factory=list)

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Take a mail."""
        assert self.klok is not None, message_id
        self.gemaild.append((self.klok.moment, mail))


def zaken() -> tuple[Zaak, ...]:
    """Return the forty casussen: ten per tafel, about one or two persons, each with a family name of his own."""
    namen = (f"{een}{ander}" for een, ander in product(_EERSTE, _TWEEDE))
    gevonden: list[Zaak] = []
    tafels = [(tafel, wie) for wie, van_hem in REGISSEURS.items() for tafel in van_hem]
    for nummer in range(40):
        tafel, regisseur = tafels[nummer % 4]
        hoeveel = 2 if tafel == "huiselijk-geweld" and nummer % 3 == 0 else 1
        jaar = 2011 if tafel == "jeugd" else 1984
        wie = tuple(
            (
                f"{_VOORNAMEN[(nummer + plek) % 8]} {next(namen)}",
                f"{jaar}-{nummer % 12 + 1:02}-{10 + plek + nummer % 17}",
            )
            for plek in range(hoeveel)
        )
        gevonden.append(Zaak(f"oud-{nummer:03}", tafel, regisseur, GEMEENTEN[nummer // 4 % 3], wie))
    return tuple(gevonden)


def lees_organisaties_in(store: Store, regio: Regio) -> Regio:
    """Read the organisaties in that the file of the region does not know; return the region as it is from then on."""
    rijen = [
        {
            "code": code,
            "naam": naam,
            "soort": "ggd",
            "beleid": "alleen na toestemming" if code == "ggz-oever" else "per vraag",
        }
        for code, naam in NIEUWE_ORGANISATIES.items()
    ]
    _lees_in(store, regio, Soort.ORGANISATIES, rijen)
    return met_organisaties(regio, store.read_now(Scope(regio.code, MAANDAG), organisaties.alle).values())


async def richt_in(v: Verhaal) -> None:
    """Let everybody be registered, reached and at work, and read in what runs already."""
    beheerder = v.works_here(BEHEERDER, Rol.BEHEERDER, "zvh")
    for wie in REGISSEURS:
        await v.works_here(wie, Rol.PROCESREGISSEUR, "zvh").types("/help")
    for code in te_vragen(v.regio):
        if code in {PER_MAIL, PER_TELEFOON}:
            continue
        partner = v.works_here(partner_van(code), Rol.PARTNER, code)
        if code in ZONDER_KANAAL:
            await partner.types("/help")
        else:
            v.store.run_now(v.scope, _koppel, v, kanaal_van(code), Bestemming.ORGANISATIE, code, beheerder)
    for tafel in v.regio.tafels:
        v.store.run_now(v.scope, _koppel, v, tafelkanaal(tafel), Bestemming.TAFEL, tafel, beheerder)
    _lees_in(v.store, v.regio, Soort.CONTACTEN, _contacten())
    _lees_in(v.store, v.regio, Soort.CASUSSEN, list(_casusrijen()))


def te_vragen(regio: Regio) -> tuple[str, ...]:
    """Return every organisatie that can be asked."""
    return tuple(code for code in regio.organisaties if code != regio.eigen_organisatie)


def partner_van(organisatie: str) -> str:
    """Return who answers for an organisatie."""
    return POLITIE if organisatie == "politie" else f"Iemand van {organisatie}"


def kanaal_van(organisatie: str) -> Gesprek:
    """Return the channel of an organisatie."""
    return kanaal(f"organisatie-{organisatie}", Persoon(partner_van(organisatie)))


def tafelkanaal(tafel: str) -> Gesprek:
    """Return the channel of a tafel."""
    return kanaal(f"tafel-{tafel}")


def _contacten() -> list[dict[str, str]]:
    return [
        {"naam": "Dora Dorpshuis", "organisatie": PER_MAIL, "kanaal": "email", "email": "dora@dorpshuis.example"},
        {"naam": "Ido Inloop", "organisatie": PER_TELEFOON, "kanaal": "telefoon", "telefoon": "0100 123 456"},
    ]


def _casusrijen() -> Iterator[dict[str, str]]:
    for zaak in zaken():
        for naam, geboren in zaak.personen:
            yield {
                "extern_nummer": zaak.nummer,
                "tafel": zaak.tafel,
                "regisseur": zaak.regisseur,
                "route": "detentiemelding" if zaak.tafel == "nazorg" else "veldaanmelding",
                "aanleiding": "Er is kanariekabaal in de straat",
                "geinformeerd": "ja",
                "naam": naam,
                "geboortedatum": geboren,
                "gemeente": zaak.gemeente,
            }


def _lees_in(store: Store, regio: Regio, soort: Soort, rijen: Sequence[Mapping[str, str]]) -> None:
    regels = [Regel(nummer, rij) for nummer, rij in enumerate(rijen, start=2)]
    streek = Streek(regio, laad_teksten().met(regio.teksten))
    gedaan = list(lees_in(store, streek, soort, regels, StilstaandeKlok(MAANDAG), proef=False))
    assert {een.uitslag for een in gedaan} == {Uitslag.NIEUW}, gedaan


def _koppel(uow: UnitOfWork, v: Verhaal, plek: Gesprek, soort: Bestemming, code: str, beheerder: Deelnemer) -> None:
    gesprek = gesprekken.onthoud(
        uow,
        soort=plek.kind.value,
        conversation_id=plek.id,
        service_url=v.teams.service_url,
        tenant_id=v.tenant_id,
        bot_id=v.bot_id,
        team_id=plek.id,
        channel_id=plek.id,
    )
    persoon = personen.zoek(uow, v.tenant_id, beheerder.persoon.object_id or "")
    assert persoon is not None
    gesprekken.wijs_toe(uow, gesprek.id, soort, code, persoon.id)
