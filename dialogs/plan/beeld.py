"""The plan in words, as everybody who may read it reads it: on a card, on a page, on paper."""

from collections.abc import Iterable, Iterator

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar, datum
from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.casusregie import naam_in_regie
from dialogs.kern.desk import Bezoek
from dialogs.plan.zaak import Zaak
from domain import verloop
from domain.plan import EigenInbreng, Inzet, Kaderafspraak, Plan, Plandeel, Plandoel, onderdelen
from domain.planbeeld import Doelbeeld, Doelgroep, Inbrengbeeld, Kaderbeeld, Planbeeld
from domain.toegang import Daad
from domain.verloop import Stap
from storage import personen


def planbeeld(bezoek: Bezoek, zaak: Zaak, *, waarneming: str = "") -> Planbeeld:
    """Return the plan as this reader reads it."""
    t, plan, casus = bezoek.teksten, zaak.plan, zaak.casus
    wijzigen = mag(bezoek, Daad.PLAN_WIJZIGEN, over_casus(casus))
    kan = verloop.kan(casus.fase, Stap.PLAN)
    return Planbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        nr=plan.nr,
        feiten=tuple(_feiten(bezoek, zaak)),
        inbreng=tuple(_inbreng(bezoek, zaak)) if plan.nr or wijzigen else (),
        hoofddoel=plan.hoofddoel,
        doelen=tuple(_doelgroepen(bezoek, zaak)),
        inzet=tuple((t(f"plan.inzet.{een.value}"), plan.inzet.get(een, "")) for een in Inzet),
        kaders=tuple(_kader(bezoek, zaak, een) for een in op_einddag(plan.kaders)),
        criteria=((t("plan.opschalen_als"), plan.opschalen_als), (t("plan.afschalen_als"), plan.afschalen_als)),
        evaluatie=datum(plan.evaluatie_op) if plan.evaluatie_op else "",
        aandacht=tuple(_aandacht(bezoek, zaak)) if wijzigen and kan else (),
        waarneming=waarneming,
        wijzigen=wijzigen and kan,
        kan_nog_niet=t(f"fout.verloop.{Stap.PLAN.value}") if wijzigen and not kan else "",
        volgende=nog_leeg(zaak) if wijzigen and kan else None,
        alle_versies=zaak.als_regisseur,
    )


def nog_leeg(zaak: Zaak) -> Plandeel | None:
    """Return the first part in which nothing stands; of the person himself: of somebody in the casus."""
    gevuld = onderdelen(zaak.plan)
    for deel in Plandeel:
        if deel is Plandeel.KADERS:
            # Many casussen have none.
            continue
        if deel is Plandeel.INBRENG:
            if any((deel, wie) not in gevuld for wie in zaak.mensen):
                return deel
        elif not any(welk is deel for welk, _ in gevuld):
            return deel
    return None


def wanneer(bezoek: Bezoek, plan: Plan) -> str:
    """Return when a version was saved, and by whom."""
    wie = personen.lees_alle(bezoek.uow, [plan.door_id]).get(plan.door_id)
    dag = dag_met_jaar(plan.op, bezoek.regio.kalender)
    return bezoek.teksten("plan.wanneer", dag=dag, door=zonder_opmaak(wie.naam)) if wie else dag


def op_einddag(kaders: Iterable[Kaderafspraak]) -> list[Kaderafspraak]:
    """Return frames by the day on which they end: what runs first, what was dealt with at the end."""
    return sorted(
        kaders,
        key=lambda een: (een.voorbij, een.eindigt_op is None, een.eindigt_op.isoformat() if een.eindigt_op else ""),
    )


def doel_nader(bezoek: Bezoek, doel: Plandoel) -> str:
    """Return about what a goal is, and how far it is."""
    stand = bezoek.teksten(f"plan.stand.{doel.stand.value}")
    # What the region has taken away since keeps its code.
    gebied = bezoek.regio.leefgebieden.get(doel.leefgebied, doel.leefgebied)
    return " · ".join(een for een in (gebied, stand) if een)


def kadersoort(bezoek: Bezoek, kader: Kaderafspraak) -> str:
    """Return what kind of frame it is, in words."""
    return bezoek.regio.kadersoorten.get(kader.soort, kader.soort) or bezoek.teksten("plan.kader.een")


def kader_nader(bezoek: Bezoek, kader: Kaderafspraak) -> str:
    """Return until when a frame holds, and whether it was dealt with."""
    t = bezoek.teksten
    if kader.eindigt_op is None:
        return t("plan.kader.voorbij" if kader.voorbij else "plan.kader.zonder_einde")
    dag = datum(kader.eindigt_op)
    if kader.voorbij:
        return t("plan.kader.voorbij_dag", dag=dag)
    return t("plan.kader.geeindigd" if _geeindigd(bezoek, kader) else "plan.kader.tot", dag=dag)


def naam(zaak: Zaak, betrokkene_id: str) -> str:
    """Return the name of somebody in the casus, as typed; empty when it is about all of them."""
    wie = zaak.casus.betrokkene(betrokkene_id)
    return wie.gegevens.naam if wie else ""


def _feiten(bezoek: Bezoek, zaak: Zaak) -> Iterator[tuple[str, str]]:
    t = bezoek.teksten
    houder = zonder_opmaak(naam_in_regie(bezoek, zaak.regie))
    yield t("plan.feit.regie"), houder or t("plan.feit.regie_niemand")
    if zaak.nr:
        versie = t("plan.feit.versie_nr", nr=zaak.nr, wanneer=wanneer(bezoek, zaak.plan))
        yield t("plan.feit.versie"), versie


def _aandacht(bezoek: Bezoek, zaak: Zaak) -> Iterator[str]:
    t = bezoek.teksten
    if zaak.nr and zaak.regie is None:
        yield t("plan.aandacht.regie")
    if zaak.regie is not None and zaak.regie.organisatie not in bezoek.regio.organisaties:
        yield t("regie.weg")
    dag = zaak.plan.evaluatie_op
    if dag is not None and dag <= bezoek.regio.kalender.lokaal(bezoek.nu).date():
        yield t("plan.aandacht.evaluatie", dag=datum(dag))


def _inbreng(bezoek: Bezoek, zaak: Zaak) -> Iterator[Inbrengbeeld]:
    for een in zaak.casus.betrokkenen:
        wat = zaak.plan.inbreng.get(een.id, EigenInbreng())
        rol = bezoek.regio.rollen.get(een.rol, "")
        wie = f"{een.gegevens.naam} ({rol})" if rol else een.gegevens.naam
        yield Inbrengbeeld(wie, wat.doel, wat.krachten)


def _doelgroepen(bezoek: Bezoek, zaak: Zaak) -> Iterator[Doelgroep]:
    """Yield the goals of all together first, then those of each person."""
    for wie in ("", *zaak.mensen):
        doelen = tuple(
            Doelbeeld(een.tekst, doel_nader(bezoek, een)) for een in zaak.plan.doelen if een.betrokkene_id == wie
        )
        if doelen:
            yield Doelgroep(naam(zaak, wie), doelen)


def _kader(bezoek: Bezoek, zaak: Zaak, een: Kaderafspraak) -> Kaderbeeld:
    aandacht = not een.voorbij and _geeindigd(bezoek, een)
    return Kaderbeeld(
        kadersoort(bezoek, een), naam(zaak, een.betrokkene_id), kader_nader(bezoek, een), een.toelichting, aandacht
    )


def _geeindigd(bezoek: Bezoek, een: Kaderafspraak) -> bool:
    return een.eindigt_op is not None and een.eindigt_op < bezoek.regio.kalender.lokaal(bezoek.nu).date()
