"""What every part of this topic shares: the casus in question, and an afspraak in words."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from cards import datum
from cards.afspraken.formulier import Keuzes
from cards.bouwstenen import zonder_opmaak
from dialogs.kern.afspraken import vandaag
from dialogs.kern.deelname import doet_mee
from dialogs.kern.desk import Bezoek, Context
from domain import verloop
from domain.aanwezigheid import vertegenwoordigd
from domain.afspraak import Afspraak
from domain.agenda import Zitting, ZittingStatus
from domain.casus import Casus
from domain.persoon import Persoon, Rol
from domain.verloop import Stap
from storage import aanwezigheid, agenda, personen, toegang

NA_DE_ZITTING: Final = timedelta(days=7)
"""How long after a zitting what is written down counts as agreed there."""


def eis_zo_ver(casus: Casus) -> None:
    """Refuse a casus about which nothing can be agreed yet.

    Raises:
        UserMistake: it was not taken on yet ("verloop.afspraak").
    """
    verloop.na(casus.fase, Stap.AFSPRAAK)


def laatste_zitting(context: Context, casus: Casus) -> Zitting | None:
    """Return the zitting at which what is written down now was agreed: the last one, when it was not long ago."""
    sinds = context.nu - NA_DE_ZITTING
    met_casus = agenda.zittingen_met_casus(context.uow, [casus.id], sinds).get(casus.id, ())
    geweest = [een for een in met_casus if een.begint_op <= context.nu and een.status is not ZittingStatus.VERVALLEN]
    return max(geweest, key=lambda een: een.begint_op, default=None)


def was_erbij(context: Context, casus: Casus, organisatie: str, zitting: Zitting | None) -> bool:
    """Tell whether an organisatie was at the tafel: it takes part, and somebody of it said that he would come."""
    if zitting is None or not doet_mee(context, casus.id, organisatie):
        return False
    return organisatie in vertegenwoordigd(aanwezigheid.van_zitting(context.uow, zitting.id))


def te_kiezen(context: Context, casus: Casus | None = None, *, zonder: str = "") -> Keuzes:
    """Return the organisaties that may own an afspraak, those that take part in the casus first.

    The Veiligheidshuis itself is none of them: it runs the process, and what it owes reminds nobody.
    """
    regio = context.regio
    erbij = erbij_nu(context, casus) if casus is not None else frozenset()
    anders = [een for een in regio.organisaties.values() if een.code not in {regio.eigen_organisatie, zonder}]
    volgorde = sorted(anders, key=lambda een: (een.code not in erbij, een.naam.casefold()))
    return tuple((een.code, een.naam) for een in volgorde)


def erbij_nu(context: Context, casus: Casus) -> frozenset[str]:
    """Return the organisaties that have access to a casus now."""
    rijen = toegang.van_casus(context.uow, casus.id)
    return frozenset(een.organisatie for een in rijen if een.rol is Rol.PARTNER and een.loopt(context.nu))


def mensen_van(context: Context, organisaties: Iterable[str]) -> Keuzes:
    """Return who is a partner of these organisaties now: id, and name with the organisatie, fit for a choice."""
    return tuple(
        (een.id, zonder_opmaak(context.teksten("afspraken.persoon_bij", naam=een.naam, organisatie=naam)))
        for code in dict.fromkeys(organisaties)
        for naam in (context.regio.organisatienaam(code),)
        for een in personen.met_rol(context.uow, Rol.PARTNER, code)
    )


def collegas(context: Context, organisatie: str) -> tuple[Persoon, ...]:
    """Return who is a partner of an organisatie now, by name."""
    return personen.met_rol(context.uow, Rol.PARTNER, organisatie)


def die_zo_heet(context: Context, organisatie: str, naam: str) -> str | None:
    """Return the id of the one partner of an organisatie with a typed name; None when there is none, or more."""
    zelfde = [een.id for een in collegas(context, organisatie) if een.naam.casefold() == naam.casefold()]
    return zelfde[0] if len(zelfde) == 1 else None


def namen_van(context: Context, afspraken: Iterable[Afspraak]) -> Mapping[str, str]:
    """Return the names of who does these, by id."""
    ids = {een.persoon_id for een in afspraken if een.persoon_id}
    return {een.id: een.naam for een in personen.lees_alle(context.uow, ids).values()}


def wie_doet(context: Context, afspraak: Afspraak, namen: Mapping[str, str]) -> str:
    """Return who does it: the organisatie, and who there. It may hold a typed name: only `vrije_tekst` may show it."""
    organisatie = context.regio.organisatienaam(afspraak.organisatie)
    naam = namen.get(afspraak.persoon_id, "") if afspraak.persoon_id else afspraak.persoon_naam
    return context.teksten("afspraken.wie_daar", organisatie=organisatie, naam=naam) if naam else organisatie


def dag_in_woorden(bezoek: Bezoek, afspraak: Afspraak) -> str:
    """Return its day, with the year when it is not this one, and that it has passed when it has."""
    t, nu = bezoek.teksten, vandaag(bezoek)
    zelfde_jaar = afspraak.wanneer.year == nu.year
    in_woorden = (datum.dag if zelfde_jaar else datum.dag_met_jaar)(afspraak.wanneer, bezoek.regio.kalender)
    return t("afspraken.te_laat", dag=in_woorden) if afspraak.te_laat(nu) else in_woorden


def stand_in_woorden(bezoek: Bezoek, afspraak: Afspraak, *, als_regisseur: bool) -> str:
    """Return how it stands. What an organisatie said to it is for the regisseur alone (and for that organisatie).

    Whoever holds the casusregie sees of what others have open that it is: took it on, refused, or said nothing yet is
    one word, so that no change of words tells it either.
    """
    zichtbaar = als_regisseur or afspraak.organisatie in bezoek.actor.organisaties(Rol.PARTNER)
    if afspraak.open and not zichtbaar:
        return bezoek.teksten("afspraken.status.open")
    return bezoek.teksten(f"afspraken.status.{afspraak.status.value}")
