"""Whose role has ended hears nothing more of the casussen he had to do with, not even in neutral messages."""

from datetime import UTC, datetime

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.casus import Casus
from domain.persoon import Rol
from storage import personen
from tests.dialogs._post import context
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, VAST, Verhaal
from tests.dialogs.uitvraag.test_aanvullen import _komt_erbij


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(datetime(2026, 3, 9, 12, tzinfo=UTC))
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    return een


def rol_eindigt(wereld: Wereld, wie: Deelnemer, rol: Rol, organisatie: str) -> None:
    wereld.doet(personen.beeindig, wie.id, rol, organisatie, wereld.nu)


async def test_a_regisseur_whose_role_ended_hears_nothing_more(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    rol_eindigt(wereld, wereld.regisseur, Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie)
    verhaal.wacht_tot(datetime(2026, 3, 9, 11, tzinfo=UTC))
    assert verhaal.posts_van(Berichtsoort.HERINNERING)
    assert verhaal.posts_van(Berichtsoort.LAATSTE_HERINNERING) == []


async def test_a_partner_whose_role_ended_gets_no_new_card_in_his_own_chat(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    for code in VAST:
        await wereld.partner(code).types("/help")
    verhaal.zitting(datetime(2026, 3, 9, 12, tzinfo=UTC))
    casus = verhaal.casus(ANNA)
    await verhaal.start(casus)
    weg, nieuw = wereld.partner("politie"), wereld.partner("politie", "Nieuwe Politie")
    await nieuw.types("/help")
    verhaal.handelt_af(casus, "politie", wie=weg)
    rol_eindigt(wereld, weg, Rol.PARTNER, "politie")
    eerder = len(verhaal.geplaatst)
    _komt_erbij(verhaal, casus)
    erbij = [een.waar for een in verhaal.geplaatst[eerder:] if een.soort == Berichtsoort.WERKLIJST]
    assert weg.chat.conversation_id not in erbij
    assert nieuw.chat.conversation_id in erbij


async def test_what_cannot_be_delivered_is_told_to_a_colleague_of_a_regisseur_who_left(
    verhaal: Verhaal, casus: Casus
) -> None:
    wereld = verhaal.wereld
    eigen = wereld.regio.eigen_organisatie
    collega = wereld.persoon("Zoe Collega", (Rol.PROCESREGISSEUR, eigen))
    onderwerp_id = f"{verhaal.uitvraag(casus).zitting_id}:om"
    eigenaar = wereld.registry.messages[Berichtsoort.WERKLIJST].owner
    assert wereld.doet(lambda uow: eigenaar(context(wereld, uow), onderwerp_id)) == wereld.regisseur.id
    rol_eindigt(wereld, wereld.regisseur, Rol.PROCESREGISSEUR, eigen)
    assert wereld.doet(lambda uow: eigenaar(context(wereld, uow), onderwerp_id)) == collega.id
