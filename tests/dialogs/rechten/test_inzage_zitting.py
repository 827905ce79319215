"""Somebody reads what was decided about him at a zitting and what its verslag says, and nothing of another."""

from dataclasses import replace
from datetime import date, timedelta

from domain.afspraak import Afspraak, AfspraakStatus
from domain.bespreking import Bespreking, Zittingsbesluit, met_besluit
from domain.verslag import Afspraakregel, Verslag
from storage import afspraken, bespreking
from storage import verslag as verslagen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import plant
from tests.dialogs.rechten._zaak import Zaak
from tests.dialogs.rechten.test_inzage import delen_van


def schrijf(uow: UnitOfWork, zaak: Zaak, zitting_id: str, over: str) -> None:
    """A zitting at which it was discussed, with a verslag that was approved and a draft before it."""
    casus_id, door = zaak.casus.id, zaak.wereld.regisseur.id
    een = Bespreking(zitting_id, casus_id, terug_op=date(2026, 6, 1))
    bespreking.bewaar(uow, met_besluit(een, Zittingsbesluit("b1", "Een verzonnen besluit.", uow.now, door)), door)
    afspraak = Afspraak(
        "a1", casus_id, "Nu heet het zo.", "politie", date(2026, 5, 1), AfspraakStatus.LOPEND, uow.now, door, uow.now,
        betrokkenen=(over,), zitting_id=zitting_id,
    )  # fmt: skip
    afspraken.voeg_toe(uow, afspraak)
    toen = (Afspraakregel("a1", "Toen heette het anders.", "politie", "2026-05-01"),)
    ontwerp = verslagen.voeg_toe(uow, Verslag(zitting_id, casus_id, tekst="Een oud ontwerp."), door)
    af = replace(ontwerp, tekst="Wat er is gezegd.", besluiten=("Toen besloten.",), afspraken=toen)
    verslagen.keur_goed(uow, verslagen.voeg_toe(uow, af, door), door)


async def gelezen(wereld: Wereld, zaak: Zaak, over: str) -> str:
    zitting = plant(wereld, "jeugd", wereld.nu + timedelta(days=1))
    wereld.doet(schrijf, zaak, zitting.id, over)
    await zaak.vraagt_inzage()
    return zaak.kiest(*delen_van(zaak.bladert()).values())


async def test_he_reads_what_was_decided_and_what_its_verslag_says(wereld: Wereld, zaak: Zaak) -> None:
    blad = await gelezen(wereld, zaak, zaak.zoon.id)
    for woorden in ("Een verzonnen besluit.", "Wat er is gezegd.", "Toen besloten.", "Toen heette het anders."):
        assert woorden in blad, woorden
    assert "Een oud ontwerp" not in blad
    assert "Rosa Regisseur" not in blad


async def test_what_was_agreed_about_another_is_not_his_to_read(wereld: Wereld, zaak: Zaak) -> None:
    blad = await gelezen(wereld, zaak, zaak.moeder.id)
    assert "Wat er is gezegd." in blad
    assert "Toen heette het anders." not in blad
