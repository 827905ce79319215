"""A tafel on the day itself, in a world with everything the bot can do."""

from datetime import date

import pytest

from dialogs.alles import maak_registry
from domain.persoon import Rol
from domain.regio import Regio
from storage import gesprekken
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus, om, plant, vraagt_uit
from tests.dialogs.zitting._zitting import Tafel


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


@pytest.fixture
def tafel(wereld: Wereld) -> Tafel:
    zitting = plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))
    volgende = plant(wereld, "jeugd", om(wereld, date(2026, 3, 12), 13, 30))
    collega = wereld.persoon("Carlo Collega", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    eerste = maakt_casus(wereld, "jeugd", None, "Eerste Verzonnen")
    vraagt_uit(wereld, eerste, zitting, "politie", "ggd", "gemeente-merwestad")
    wereld.verstrijkt(seconds=1)
    tweede = maakt_casus(wereld, "jeugd", None, "Tweede Verzonnen")
    vraagt_uit(wereld, tweede, zitting, "jeugdteam")
    wereld.verstrijkt(seconds=1)
    van_collega = maakt_casus(wereld, "jeugd", collega, "Derde Verzonnen")
    vraagt_uit(wereld, van_collega, zitting, "politie", "rvdk")
    wereld.nu = om(wereld, date(2026, 3, 5), 13)
    for wie in (wereld.regisseur, collega, wereld.beheerder):
        _kent_de_bot(wereld, wie)
    return Tafel(wereld, zitting, volgende, collega, eerste, tweede, van_collega)


def _kent_de_bot(wereld: Wereld, wie: Deelnemer) -> None:
    """Let somebody have spoken with the bot before: what he is told has somewhere to go."""
    chat = wie.chat
    wereld.doet(
        gesprekken.onthoud,
        soort=chat.kind.value,
        conversation_id=chat.conversation_id,
        service_url=chat.service_url,
        tenant_id=chat.tenant_id,
        bot_id=chat.bot_id,
        persoon_id=wie.id,
    )
