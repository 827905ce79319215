"""Somebody was taken out of a casus in which he was by mistake: what becomes of a plan and an afspraak about him."""

from dataclasses import replace

from domain.afspraak import Afspraak
from domain.plan import Plan


def plan_zonder(plan: Plan, betrokkene_id: str) -> Plan:
    """Return the plan without what is about him: what he wants himself, his goals, the legal frames around him.

    What is about all together stays as it is.
    """
    return replace(
        plan,
        inbreng={wie: wat for wie, wat in plan.inbreng.items() if wie != betrokkene_id},
        doelen=tuple(een for een in plan.doelen if een.betrokkene_id != betrokkene_id),
        kaders=tuple(een for een in plan.kaders if een.betrokkene_id != betrokkene_id),
    )


def afspraak_zonder(afspraak: Afspraak, betrokkene_id: str) -> Afspraak | None:
    """Return the afspraak about the others alone; None when it is about nobody else.

    What names nobody is about all, and stays as it is.
    """
    if betrokkene_id not in afspraak.betrokkenen:
        return afspraak
    anderen = tuple(een for een in afspraak.betrokkenen if een != betrokkene_id)
    return replace(afspraak, betrokkenen=anderen) if anderen else None
