"""From what is stored to the view of the hour before a zitting. A card and a page are both drawn from what comes out.

The number of statements does not grow with what is on the agenda.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.kern.bereik import werklijst_id
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.tafelantwoorden import uitvraag_van
from domain.aanwezigheid import vertegenwoordigd
from domain.agenda import EERSTE_DEEL, VOORUIT, Agendapunt, Zitting, ZittingStatus, op_volgorde, tijden
from domain.contact import Contact
from domain.persoon import Actor
from domain.uitvraag import Uitvraag, UitvraagStatus, neemt_antwoord_aan
from domain.voorbereiding import (
    SCHULDIG,
    Inbreng,
    Partner,
    Punt,
    Voorbereiding,
    Vraagstuk,
    inbreng,
    wie_bellen,
)
from domain.wekken import alleen_buiten_teams
from domain.zittingsverloop import Zittingsfase, stand
from storage import aanwezigheid, agenda, casus, casuslijst, contacten, personen, volhouden, zittingsverloop
from storage import uitvraag as uitvragen
from storage.plekken import plekken_van

ZONDER_DUUR = timedelta(hours=3)
"""How long a zitting of a tafel is taken to last when the region has not said it."""

EERDER = timedelta(hours=12)
"""How far back is looked for a zitting that is still going on."""

KEUZES_PER_TAFEL = 3
"""Coming zittingen of each tafel that may be chosen instead."""


def laad(context: Context, actor: Actor, zitting: Zitting) -> Voorbereiding:
    """Return a zitting as this regisseur may see it: his own items whole, of others the code, kind and minutes.

    The caller has authorised: it holds what the organisaties did, refusals included. Nothing about a person is in it.
    """
    tafel = context.regio.tafels.get(zitting.tafel)
    op_agenda = op_volgorde(agenda.punten(context.uow, zitting.id))
    komen = vertegenwoordigd(aanwezigheid.van_zitting(context.uow, zitting.id))
    punten = _punten(context, actor, zitting, op_agenda, komen)
    schuldig = _schuldig(punten)
    daar = contacten.van_organisatie(context.uow, *schuldig) if schuldig else ()
    punten = _met_bereik(context, zitting, punten, schuldig, daar)
    return Voorbereiding(
        zitting=zitting,
        tafel=context.regio.tafelnaam(zitting.tafel),
        duur=int(tafel.duur.total_seconds() // 60) if tafel and tafel.duur else None,
        punten=punten,
        bellen=wie_bellen(punten, daar, zitting.tafel),
        komen=tuple(sorted(context.regio.organisatienaam(een) for een in komen)),
        anders=_anders(context, zitting),
        in_delen=tafel is not None and tafel.in_delen,
        zonder=tuple(context.regio.partnersoorten[een].naam for een in tafel.deel_2_zonder) if tafel else (),
    )


def lopende_zittingen(context: Context) -> tuple[Zitting, ...]:
    """Return the zittingen that are on and not over, the earliest first."""
    van, tot = context.nu - EERDER, context.nu + VOORUIT
    alle = agenda.tussen(context.uow, None, van, tot)
    return tuple(een for een in alle if is_bezig_of_komt(context, een) and een.tafel in context.regio.tafels)


def is_bezig_of_komt(context: Context, zitting: Zitting) -> bool:
    """Tell whether a zitting is on and not over yet; one that goes on may take longer than was planned."""
    if zitting.status is not ZittingStatus.GEPLAND:
        return False
    return context.nu < _einde(context, zitting) or _gaat_door(context, zitting)


def eerste_van(context: Context, actor: Actor) -> Zitting | None:
    """Return the first zitting on which a casus stands that this regisseur runs; None without one."""
    eigen = [een.id for een in casus.van_regisseur(context.uow, actor.regisseert_voor)]
    met_casus = agenda.zittingen_met_casus(context.uow, eigen, context.nu - EERDER)
    kandidaten = {een.id: een for van_casus in met_casus.values() for een in van_casus}.values()
    bezig = (een for een in kandidaten if is_bezig_of_komt(context, een))
    return min(bezig, key=lambda een: (een.begint_op, een.tafel), default=None)


def _gaat_door(context: Context, zitting: Zitting) -> bool:
    return stand(zittingsverloop.regels(context.uow, zitting.id)).fase in {Zittingsfase.BEZIG, Zittingsfase.PAUZE}


def _einde(context: Context, zitting: Zitting) -> datetime:
    tafel = context.regio.tafels.get(zitting.tafel)
    return zitting.begint_op + (tafel.duur if tafel and tafel.duur else ZONDER_DUUR)


def _punten(
    context: Context, actor: Actor, zitting: Zitting, op_agenda: tuple[Agendapunt, ...], komen: frozenset[str]
) -> tuple[Punt, ...]:
    codes = casus.codes(context.uow, (een.casus_id for een in op_agenda))
    tafel = context.regio.tafels.get(zitting.tafel)
    in_delen = tafel is not None and tafel.in_delen
    houders = agenda.houders(context.uow, zitting.id)
    namen = personen.lees_alle(context.uow, houders.values())
    eigen = {een for een, wie in houders.items() if wie in actor.regisseert_voor}
    stukken = _stukken(context, zitting, eigen, komen)
    vandaag = context.regio.kalender.lokaal(context.nu).date()
    afgesproken = casuslijst.open_afspraken(context.uow, eigen, vandaag)
    tegenslagen = volhouden.tegenslagen(context.uow, eigen)
    return tuple(
        Punt(
            nummer=nummer,
            casus_id=een.casus_id,
            code=codes[een.casus_id],
            soort=een.soort,
            eigen=een.casus_id in eigen,
            regisseur=namen[houders[een.casus_id]].naam if houders[een.casus_id] in namen else "",
            minuten=een.minuten,
            begint_op=begint_op,
            vraagstuk=stukken.get(een.casus_id),
            afgesproken=afgesproken.get(een.casus_id),
            tegenslagen=tegenslagen.get(een.casus_id, 0),
            deel=een.deel if in_delen else EERSTE_DEEL,
        )
        for nummer, (een, begint_op) in enumerate(
            zip(op_agenda, tijden(zitting.begint_op, op_agenda), strict=True), start=1
        )
        if een.casus_id in codes
    )


def _stukken(context: Context, zitting: Zitting, eigen: set[str], komen: frozenset[str]) -> dict[str, Vraagstuk]:
    voor_zitting = uitvragen.van_zitting(context.uow, zitting.id)
    gevraagd = [een for een in (uitvraag_van(voor_zitting, casus_id) for casus_id in eigen) if een is not None]
    bevragingen = [bevraging.id for een in gevraagd for bevraging in een.bevragingen if bevraging.afgehandeld_op]
    gebeld = {een.bevraging_id for een in uitvragen.laatste_van(context.uow, bevragingen) if een.gezegd_door}
    return {een.casus_id: _vraagstuk(context, zitting, een, komen, gebeld) for een in gevraagd}


def _vraagstuk(context: Context, zitting: Zitting, een: Uitvraag, komen: frozenset[str], gebeld: set[str]) -> Vraagstuk:
    ingetrokken = een.status is UitvraagStatus.INGETROKKEN
    return Vraagstuk(
        uitvraag_id=een.id,
        deadline=een.deadline,
        partners=tuple(
            Partner(
                organisatie=bevraging.organisatie,
                naam=context.regio.organisatienaam(bevraging.organisatie),
                inbreng=Inbreng.INGETROKKEN
                if ingetrokken
                else inbreng(bevraging, een.deadline, context.nu, telefonisch=bevraging.id in gebeld),
                komt=bevraging.organisatie in komen,
            )
            for bevraging in een.bevragingen
        ),
        loopt=neemt_antwoord_aan(een, zitting.begint_op, context.nu),
    )


def _schuldig(punten: Iterable[Punt]) -> tuple[str, ...]:
    stukken = (punt.vraagstuk for punt in punten if punt.vraagstuk is not None)
    partners = (een for stuk in stukken for een in stuk.partners)
    return tuple(dict.fromkeys(een.organisatie for een in partners if een.inbreng in SCHULDIG))


def _met_bereik(
    context: Context, zitting: Zitting, punten: tuple[Punt, ...], schuldig: tuple[str, ...], daar: Iterable[Contact]
) -> tuple[Punt, ...]:
    """Say of who owes something whether the question ever went anywhere: in Teams, or to somebody outside it."""
    ids = {een: werklijst_id(zitting.id, een) for een in schuldig}
    waar = plekken_van(context.uow, Berichtsoort.WERKLIJST, list(ids.values()))
    buiten = {een.organisatie for een in alleen_buiten_teams(daar)}
    bereikt = {een: bool(waar.get(id_)) or een in buiten for een, id_ in ids.items()}
    return tuple(_zo_bereikt(punt, bereikt) for punt in punten)


def _zo_bereikt(punt: Punt, bereikt: Mapping[str, bool]) -> Punt:
    stuk = punt.vraagstuk
    if stuk is None:
        return punt
    partners = tuple(replace(een, bereikt=bereikt.get(een.organisatie, True)) for een in stuk.partners)
    return replace(punt, vraagstuk=replace(stuk, partners=partners))


def _anders(context: Context, zitting: Zitting) -> tuple[tuple[Zitting, str], ...]:
    per_tafel: dict[str, list[Zitting]] = {}
    for een in lopende_zittingen(context):
        per_tafel.setdefault(een.tafel, []).append(een)
    keuzes = [een for van_tafel in per_tafel.values() for een in van_tafel[:KEUZES_PER_TAFEL] if een.id != zitting.id]
    op_tijd = sorted(keuzes, key=lambda een: (een.begint_op, een.tafel))
    return tuple((een, context.regio.tafel(een.tafel).naam) for een in op_tijd)
