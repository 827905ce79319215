"""A talk about somebody's return on the stage of nazorg, with a secret in everything that can be kept of it.

It is put straight into storage: who plans it, and how it goes, is told elsewhere.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.gespreksinbreng import Inbreng, LieverNiet
from domain.gesprekskeuze import Keuze, Keuzeweg, Vertegenwoordiger
from domain.persoon import Rol
from domain.terugkeergesprek import Deelnamestatus, Gebeurtenissoort, Gespreksstatus, Terugkeergesprek
from domain.toegang import Toegang
from domain.vergadering import OPTIES, Toegangsgegevens, Vergadering, Vergaderopties, Vergaderstatus, Vergaderwijze
from storage import gespreksbrief, gesprekskeuze, personen, toegang, vergadering
from storage import terugkeergesprek as gesprekken
from storage.store import UnitOfWork
from tests.scenarios._nazorgtoneel import PARTNERS, ZEVEN, Nazorgtoneel
from tests.scenarios.verhaal import Deelnemer

HEM: Final = ZEVEN[0]
INRICHTING: Final = "pi-merwede"
AAN_TAFEL: Final = ("gemeente-merwestad", "politie")
"""Who sits at it; whoever else is of the tafel has nothing to do with it."""
STAM: Final = "kanariepraat"
"""Stands in all that he, the regisseur or the meeting says."""
ADRES: Final = f"https://teams.microsoft.com/l/meetup-join/{STAM}"
DRAAD: Final = f"19:meeting_{STAM}@thread.v2"
REST: Final = (f"020 {STAM}", f"{STAM} code", DRAAD)


@dataclass
class Gesprekstoneel:
    """The stage, with the talk and its casus."""

    t: Nazorgtoneel
    code: str
    casus_id: str
    gesprek_id: str

    def lees(self) -> Terugkeergesprek:
        """Return the talk as it is now."""
        v = self.t.verhaal
        return v.store.read_now(v.scope, gesprekken.lees, self.gesprek_id)

    def zet(self, **anders: object) -> None:
        """Let the talk be otherwise, whatever it takes to come there."""
        v = self.t.verhaal
        nieuw = replace(self.lees(), **anders)  # type: ignore[arg-type] # whatever field the test is about
        v.store.run_now(v.scope, gesprekken.wijzig, nieuw)

    def stand(self) -> object:
        """Return everything that is kept of the talk."""

        def lees(uow: UnitOfWork) -> object:
            gesprek = gesprekken.lees(uow, self.gesprek_id)
            return (
                gesprekken.van_casus(uow, self.casus_id),
                gesprekken.deelnames(uow, gesprek.id),
                gesprekken.gebeurtenissen(uow, gesprek.id),
                gesprekskeuze.keuzes(uow, gesprek.id),
                gesprekskeuze.inbreng(uow, gesprek),
                gespreksbrief.versies(uow, gesprek.id),
                vergadering.van_gesprek(uow, gesprek.id),
            )

        v = self.t.verhaal
        return v.store.read_now(v.scope, lees)

    def partner(self, organisatie: str) -> Deelnemer:
        """Return who answers for an organisatie."""
        return self.t.partner(organisatie)


async def gesprekstoneel(
    t: Nazorgtoneel, begint_op: datetime | None = None, *, ging_naar_binnen: bool = True
) -> Gesprekstoneel:
    """Take him in, and let there be a talk that stands: whoever sits at it was told."""
    code = await t.meldt(HEM)
    casus, v = t.casus(code), t.verhaal
    moment = begint_op or v.klok.moment + timedelta(days=5)
    gesprek_id = v.store.run_now(v.scope, _vul, t, casus.id, casus.betrokkenen[0].id, moment)
    if ging_naar_binnen:
        gesprek = v.store.read_now(v.scope, gesprekken.lees, gesprek_id)
        v.store.run_now(v.scope, gesprekken.noteer, gesprek, Gebeurtenissoort.GAST_ER)
    return Gesprekstoneel(t, code, casus.id, gesprek_id)


def _vul(uow: UnitOfWork, t: Nazorgtoneel, casus_id: str, wie: str, moment: datetime) -> str:
    casemanager, regisseur = (_id(uow, t, een) for een in (PARTNERS[INRICHTING], t.regisseur.persoon.name))
    for een in (INRICHTING, *AAN_TAFEL):
        toegang.verleen(uow, Toegang(casus_id, een, Rol.PARTNER, uow.now))
    gesprek = gesprekken.maak(
        uow,
        Terugkeergesprek(
            "", casus_id, wie, Gespreksstatus.GEPLAND, INRICHTING, 45, begint_op=moment, casemanager_id=casemanager,
            verteld=moment,
        ),
    )  # fmt: skip
    for een in AAN_TAFEL:
        gesprekken.zet_deelname(uow, gesprek, een, Deelnamestatus.GENODIGD, regisseur)
    mee = Vertegenwoordiger(f"Moeder {STAM}", "moeder")
    gesprekskeuze.kies(uow, gesprek, Keuze.JA, Keuzeweg.CASEMANAGER, casemanager, mee)
    gesprekskeuze.bewaar_inbreng(
        uow,
        Inbreng(
            gesprek.id, casus_id, doel=f"{STAM} doel", vragen=f"{STAM} vraag", wensen=f"{STAM} wens",
            meebrengen=f"{STAM} oom", liever_niet=(LieverNiet("politie", uitleg=f"{STAM} uitleg"),),
        ),
    )  # fmt: skip
    gegevens = Toegangsgegevens(ADRES, *REST[:2])
    nieuw = Vergadering(
        id="",
        gesprek_id=gesprek.id,
        casus_id=casus_id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.GOED,
        extern_id=STAM,
        gegevens=gegevens,
        opties=Vergaderopties(**dict.fromkeys(OPTIES, True)),
        draad=DRAAD,
    )
    vergadering.maak(uow, nieuw)
    brief = Gespreksbrief(gesprek.id, casus_id, (Briefregel(f"{STAM} regel", dag=date(2026, 12, 8)),), f"{STAM} bellen")
    gespreksbrief.voeg_toe(uow, brief, regisseur)
    return gesprek.id


def _id(uow: UnitOfWork, t: Nazorgtoneel, naam: str) -> str:
    gevonden = personen.zoek(uow, t.verhaal.tenant_id, t.wie(naam).persoon.object_id or "")
    assert gevonden is not None
    return gevonden.id
