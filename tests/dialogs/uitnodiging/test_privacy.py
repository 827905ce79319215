"""Whatever the agenda and however it changes: no byte that is mailed says what, whom or which tafel it is about."""

import random
from itertools import pairwise

import pytest

from dialogs.kern.kalenderbestand import Organisator, uitnodiging
from domain.agenda import Agendapunt, op_volgorde, tijden
from storage import agenda
from tests.dialogs._zaken import CANARY, maakt_casus, vraagt_uit
from tests.dialogs.uitnodiging._uitnodiging import Ontvangen, Overleg

VAN = Organisator("tafelbot@merwestad.example", "Veiligheidshuis Merwestad")
NAMEN = ("Eerste Verzonnen", "Tweede Verzonnen", "Derde Verzonnen", CANARY)
WIE = {"nel": "politie", "gert": "ggd", "jo": "jeugdteam", "ria": "rvdk"}


def bytes_van(een: Ontvangen) -> bytes:
    """Everything of a mail that leaves the house, but for the addresses."""
    item = uitnodiging(een.item, VAN, "iemand@zorg.example").replace(b"\r\n ", b"")
    return f"{een.mail.subject}\n{een.mail.text}".encode() + item


def verboden(overleg: Overleg) -> set[str]:
    """Everything that says more than when and where."""
    regio = overleg.wereld.regio
    casussen = [waarde for een in overleg.casussen for waarde in (str(een.code), een.id, een.doel, een.aanleiding)]
    tafels = [waarde for een in regio.tafels.values() for waarde in (een.naam, een.code)]
    wie = [een.naam for een in regio.organisaties.values() if een.code != regio.eigen_organisatie]
    return {*casussen, *tafels, *wie, *NAMEN, overleg.zitting.id, *(f"{een} de Verzonnene" for een in WIE)}


@pytest.mark.parametrize("zaad", range(6))
def test_whatever_happens_a_mail_says_when_and_where_and_his_own_times_only(overleg: Overleg, zaad: int) -> None:
    kans = random.Random(zaad)
    for naam, organisatie in WIE.items():
        overleg.contact(naam, organisatie)
    vierde = maakt_casus(overleg.wereld, "jeugd")
    vraagt_uit(overleg.wereld, vierde, overleg.zitting, "rvdk", "politie")
    overleg.op(overleg.uur(9))
    gekregen: list[Ontvangen] = []
    for _ in range(4):
        volgorde = kans.sample(range(3), 3)
        overleg.duurt(*(kans.choice([5, 10, 25, 60]) for _ in range(3)), volgorde=tuple(volgorde))
        if kans.random() < 0.3:
            overleg.valt_af(kans.randrange(3))
        gekregen += overleg.na(minutes=62)
    assert gekregen
    alles = b"\n".join(bytes_van(een) for een in gekregen)
    assert [een for een in verboden(overleg) if een.encode() in alles] == []
    for naam, organisatie in WIE.items():
        niet_van_hem(overleg, organisatie, staat_nu(gekregen, naam))


def staat_nu(gekregen: list[Ontvangen], naam: str) -> list[Ontvangen]:
    """What somebody's calendar holds after all mails, by when it begins."""
    per_item: dict[str, Ontvangen] = {}
    for een in (een for een in gekregen if een.contact == naam):
        eerder = per_item.get(een.item.uid)
        if eerder is None or een.item.sequence > eerder.item.sequence:
            per_item[een.item.uid] = een
    return sorted((een for een in per_item.values() if not een.item.cancelled), key=lambda een: een.item.begins)


def niet_van_hem(overleg: Overleg, organisatie: str, items: list[Ontvangen]) -> None:
    """His items cover what is his, never overlap, and begin and end with something that is his."""
    punten = op_volgorde(overleg.wereld.leest(agenda.punten, overleg.zitting.id))
    momenten = tijden(overleg.zitting.begint_op, punten)
    eigen = [van for een, van in zip(punten, momenten, strict=True) if hoort_bij(overleg, een, organisatie)]
    assert (not items) == (not eigen)
    assert all(een.item.ends < ander.item.begins for een, ander in pairwise(items))
    if eigen and None not in eigen:
        assert {een.item.begins for een in items} <= set(eigen)
        assert all(any(een.item.begins <= van < een.item.ends for een in items) for van in eigen if van is not None)


def hoort_bij(overleg: Overleg, punt: Agendapunt, organisatie: str) -> bool:
    """Tell whether an item is one of an organisatie, as the conftest asked them."""
    van = dict(zip((een.id for een in overleg.casussen), ({"politie", "ggd"}, {"jeugdteam"}, {"politie"}), strict=True))
    return organisatie in van.get(punt.casus_id, {"rvdk", "politie"})
