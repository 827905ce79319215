"""Whether the person knows that he is discussed, for every topic that asks, shows or waits for it (L8)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from cards import informering as kaarten
from cards.informering import CASUS, InformeringBewaar, Vorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.neutraal import als_antwoord
from domain.casus import Casus, Fase, Geinformeerd, Informering, Onderwerp
from domain.informering import (
    Gezegd,
    Informeringsoort,
    alle,
    ontbreekt,
    volgende_herziening,
    voor_betrokkene,
    voor_uitvraag,
)
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import informering, wekkers

VOORSTEL: Final = timedelta(days=28)
"""When it is proposed to look again: within the month in which somebody must be informed (article 14, third paragraph,
AVG)."""


def vandaag(context: Context) -> date:
    """Return the day on the region's clock."""
    return context.regio.kalender.lokaal(context.nu).date()


def vraag_eerst(desk: Desk, casus: Casus, verder: str) -> Answer | None:
    """Return the form, when an uitvraag is to start and nothing was ever said about informing; else None.

    Who is asked must be able to know whether the person knows: an uitvraag is the moment at which that must have been
    said.

    Args:
        desk: of the regisseur of the casus, who was authorised.
        casus: about which is to be asked.
        verder: the command that waits: it is one press away once this was said.
    """
    if not any(ontbreekt(een) for een in alle(casus, informering.van_casus(desk.uow, casus.id))):
        return None
    return formulier(desk, casus, CASUS, verder=verder)


def formulier(
    desk: Desk,
    casus: Casus,
    over: str,
    *,
    verder: str = "",
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    melding: str = "",
) -> Answer:
    """Show the form under a fresh one-time key, filled in with what holds now or with what was typed."""
    eis(desk, Daad.INFORMERING_WIJZIGEN, over_casus(casus))
    gezegd = informering.van_casus(desk.uow, casus.id)
    soort, _, onderwerp_id = over.partition(".")
    persoon = onderwerp_id if soort == Informeringsoort.BETROKKENE else None
    noteer(desk, Handeling.INFORMERING_GEOPEND, casus, [persoon] if persoon else [])
    nu = geldend(casus, gezegd, over)
    vorm = Vorm(
        code=str(casus.code),
        wie=over_wie(desk, casus, over),
        waarden=_waarden(nu, vandaag(desk)) if waarden is None else waarden,
        fouten=fouten,
        eerst=desk.teksten("informering.vorm.eerst") if verder else "",
        melding=melding,
    )
    sleutel = desk.issue_key(Verb.INFORMERING_BEWAAR, sleutelonderwerp(casus, over))
    bewaar = InformeringBewaar(casus=casus.id, over=over, sleutel=sleutel)
    if verder:
        bewaar = InformeringBewaar(casus=casus.id, over=over, verder=verder, sleutel=sleutel)
    return als_antwoord(kaarten.formulier(vorm, bewaar, desk.teksten), desk.teksten)


def is_gezegd(context: Context, casus: Casus) -> bool:
    """Tell whether it was said for the casus how it stands with informing."""
    return not any(ontbreekt(een) for een in alle(casus, informering.van_casus(context.uow, casus.id)))


def zeg_voor_afspraak(bezoek: Bezoek, casus: Casus, afspraak_id: str, gezegd: Informering | None) -> None:
    """Keep whether people know of an afspraak; None lets what was said for the casus hold."""
    deze = (casus.id, Informeringsoort.AFSPRAAK, afspraak_id)
    eerder = next(
        (
            een
            for een in informering.van_casus(bezoek.uow, casus.id)
            if (een.casus_id, een.soort, een.onderwerp_id) == deze
        ),
        None,
    )
    if (eerder.informering if eerder else None) == gezegd:
        return
    if gezegd is not None:
        versie = eerder.versie if eerder else 0
        informering.zet(bezoek.uow, Gezegd(*deze, gezegd, bezoek.nu, bezoek.actor.persoon_id, versie))
    elif eerder is not None:
        informering.verwijder(bezoek.uow, eerder)
    noteer(bezoek, Handeling.INFORMERING_GEWIJZIGD, casus)


def sleutelonderwerp(casus: Casus, over: str) -> str:
    """Return for what a one-time key is good."""
    return f"{casus.id}:{over}"


def geldend(casus: Casus, gezegd: Iterable[Gezegd], over: str) -> Informering:
    """Return what holds for what a form is about."""
    soort, _, onderwerp_id = over.partition(".")
    if soort == Informeringsoort.BETROKKENE:
        return voor_betrokkene(casus, gezegd, onderwerp_id)
    if soort == Informeringsoort.UITVRAAG:
        return voor_uitvraag(casus, gezegd, "", onderwerp_id)
    return casus.informering


def over_wie(bezoek: Bezoek, casus: Casus, over: str) -> str:
    """Return what a form is about, in words. It may hold a typed name: only `vrije_tekst` may show it."""
    soort, _, onderwerp_id = over.partition(".")
    if soort == Informeringsoort.BETROKKENE:
        wie = casus.betrokkene(onderwerp_id)
        return wie.gegevens.naam if wie else ""
    if soort == Informeringsoort.UITVRAAG:
        return bezoek.teksten("informering.over.uitvraag")
    return bezoek.teksten(f"informering.over.{casus.onderwerp.value}")


def samenvatting(context: Context, casus: Casus) -> str:
    """Return in one line who knows: for the regisseur who is about to ask; names nobody."""
    t, gezegd = context.teksten, informering.van_casus(context.uow, casus.id)
    telling = dict.fromkeys(Geinformeerd, 0)
    for een in casus.betrokkenen:
        telling[voor_betrokkene(casus, gezegd, een.id).stand] += 1
    delen = [t.aantal(f"informering.telling.{stand.value}", aantal) for stand, aantal in telling.items() if aantal]
    return t("informering.telling", delen=", ".join(delen))


def weten_ervan(bezoek: Bezoek, casus: Casus, uitvraag_id: str) -> dict[str, str]:
    """Return, by betrokkene id, the line for who answers: whether that person knows that he is discussed.

    Why not is for the regisseur alone. Of a group or an area there is nobody to tell.
    """
    if casus.onderwerp is not Onderwerp.PERSONEN:
        return {}
    gezegd = informering.van_casus(bezoek.uow, casus.id)
    regels = {}
    for een in casus.betrokkenen:
        weet = voor_uitvraag(casus, gezegd, een.id, uitvraag_id).stand is Geinformeerd.JA
        regels[een.id] = bezoek.teksten("informering.partner.weet" if weet else "informering.partner.weet_niet")
    return regels


def zet_wekker(context: Context, casus: Casus) -> None:
    """Set the alarm for the first day on which it is to be looked at again; take it back when there is none."""
    dag = volgende_herziening(casus, informering.van_casus(context.uow, casus.id), vandaag(context))
    if dag is None or casus.fase is Fase.AFGESLOTEN:
        wekkers.trek_in(context.uow, Wekkersoort.INFORMERING, casus.id)
        return
    wekkers.zet(context.uow, Wekkersoort.INFORMERING, casus.id, op_de_dag(context, dag))


def let_op_nieuwe(context: Context, casus: Casus) -> None:
    """Set the alarm of a casus that was just made, when a day was given with it."""
    if casus.informering.herzien_op is not None:
        zet_wekker(context, casus)


def op_de_dag(context: Context, dag: date) -> datetime:
    """Return the moment at which people begin to work on a day; of a day off on the first working day after it."""
    kalender = context.regio.kalender
    return kalender.moment(kalender.volgende_werkdag(dag), context.regio.werkuren.van)


def noteer(desk: Bezoek, handeling: Handeling, casus: Casus, betrokkenen: Iterable[str] = ()) -> None:
    """Write down that it was seen or changed, for the casus and for each of these betrokkenen."""
    for wie in (None, *betrokkenen):
        desk.record(
            handeling,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=wie,
            doel=casus.grondslag or None,
        )


def _waarden(nu: Informering, dag: date) -> Mapping[str, str]:
    """Return the form as it holds now; where it was never said when to look again, a day is proposed."""
    herzien = nu.herzien_op or (dag + VOORSTEL if nu.stand is not Geinformeerd.JA else None)
    return {
        "stand": nu.stand.value,
        "op": nu.op.isoformat() if nu.op else "",
        "door": nu.door,
        "reden": nu.reden.value if nu.reden else "",
        "toelichting": nu.toelichting,
        "herzien_op": herzien.isoformat() if herzien else "",
    }
