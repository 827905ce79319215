"""/routering: which organisatie serves which gemeente and inrichting in nazorg.

A manager confirms it, and again whenever it changes. Before that nobody is asked about the people of a week.
"""

from collections.abc import Iterator

from cards import routering as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from cards.routering import Routeringbeeld, RouteringBevestig, RouteringOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.ontvangers import regelaars
from dialogs.kern.permissions import Permission
from dialogs.kern.planning import houd_waar
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import (
    AnswerMay,
    Arguments,
    CommandSpec,
    MessageSpec,
    OnUncertain,
    Registry,
    Skip,
    VerbSpec,
)
from dialogs.kern.routering import is_bevestigd
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.routering import Bevestiging, Route, Routeringskaart, Routestand, afdruk_van, kaart_van
from domain.toegang import Daad
from domain.werkdagen import binnen_werkuren
from storage import outbox, personen, routering
from storage.inbox import Uitkomst
from storage.plekken import plekken_van, staat_er


def register(registry: Registry) -> None:
    """Declare /routering, its buttons, what the managers hear, and the watch over what is not confirmed."""
    registry.command(
        CommandSpec(
            words="routering",
            permission=Permission.ROUTERING,
            group="routering.groep",
            help="routering.opdracht",
            example="/routering",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=_opdracht,
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.ROUTERING_OPEN, RouteringOpen, Permission.ROUTERING, openen))
    registry.verb(VerbSpec(Verb.ROUTERING_BEVESTIG, RouteringBevestig, Permission.MANAGER, bevestigen))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ROUTERING,
            render=render,
            # Hearing twice that it waits does no harm; never hearing it keeps a whole week from being asked.
            on_uncertain=OnUncertain.RESEND,
            owner=_niemand,
            post_anew=False,
        )
    )
    registry.rounds.append(ronde)


def openen(desk: Desk, _: RouteringOpen) -> Answer:
    """Show who serves whom, and whether it was confirmed."""
    eis(desk, Daad.ROUTERING_ZIEN)
    return _toon(desk)


def bevestigen(desk: Desk, payload: RouteringBevestig) -> Answer:
    """Confirm what stood on the card. When the region changed since, that is shown instead: nobody has seen it yet."""
    eis(desk, Daad.ROUTERING_BEVESTIGEN)
    nu = afdruk_van(_kaart(desk))
    if payload.afdruk != nu:
        return _toon(desk, desk.teksten("routering.gewijzigd"))

    def act() -> Uitkomst:
        if routering.bevestiging(desk.uow, nu) is None:
            routering.bevestig(desk.uow, Bevestiging(nu, desk.actor.persoon_id, desk.nu))
            desk.record(Handeling.ROUTERING_BEVESTIGD, namens=desk.regio.eigen_organisatie, onderwerp_id=nu)
            houd_waar(desk, Berichtsoort.ROUTERING, nu)
        return Uitkomst("bevestigd", {})

    desk.once(Verb.ROUTERING_BEVESTIG, payload.sleutel, act, onderwerp=nu)
    return _toon(desk)


def render(context: Context, afdruk: str) -> OutgoingMessage | Skip:
    """Say that it waits for confirmation; once it does no more, only a post that is there says so."""
    bevestigd = routering.bevestiging(context.uow, afdruk) is not None
    geldt = context.regio.nazorg is not None and afdruk_van(kaart_van(context.regio)) == afdruk
    if (bevestigd or not geldt) and not staat_er(context.uow, Berichtsoort.ROUTERING, afdruk):
        return Skip("bevestigd" if bevestigd else "vervallen")
    return als_bericht(kaarten.bericht(bevestigd=bevestigd or not geldt, t=context.teksten), context.teksten)


def ronde(context: Context) -> None:
    """Tell each manager once of a map that nobody confirmed, within working hours."""
    if context.regio.nazorg is None or is_bevestigd(context):
        return
    afdruk = afdruk_van(kaart_van(context.regio))
    al = {een.persoon_id for een in plekken_van(context.uow, Berichtsoort.ROUTERING, [afdruk]).get(afdruk, ())}
    niet_voor = binnen_werkuren(context.nu, context.regio.werkuren, context.regio.kalender)
    for persoon_id in regelaars(context):
        if persoon_id not in al:
            outbox.plan(
                context.uow,
                soort=Berichtsoort.ROUTERING,
                onderwerp_id=afdruk,
                persoon_id=persoon_id,
                niet_voor=niet_voor,
            )


def _opdracht(desk: Desk, _: Arguments) -> Answer:
    return openen(desk, RouteringOpen())


def _niemand(_: Context, __: str) -> str | None:
    return None


def _kaart(desk: Desk) -> Routeringskaart:
    """Return the map.

    Raises:
        NotFound: the region has no nazorg ("routering.geen_nazorg").
    """
    if desk.regio.nazorg is None:
        raise NotFound("routering.geen_nazorg")
    return kaart_van(desk.regio)


def _toon(desk: Desk, melding: str = "") -> Answer:
    kaart = _kaart(desk)
    afdruk = afdruk_van(kaart)
    gedaan = routering.bevestiging(desk.uow, afdruk)
    knop = None
    if gedaan is None and mag(desk, Daad.ROUTERING_BEVESTIGEN):
        knop = RouteringBevestig(afdruk=afdruk, sleutel=desk.issue_key(Verb.ROUTERING_BEVESTIG, afdruk))
    overal = _overal(kaart)
    beeld = Routeringbeeld(
        stand=_stand(desk, gedaan),
        bevestigd=gedaan is not None,
        open=tuple(_open(desk, kaart)),
        overal=[(_soort(desk, een), _wie(een)) for een in overal.values()],
        per_gemeente=tuple(_per_gemeente(desk, kaart, zonder=frozenset(overal))),
        inrichtingen=[zonder_opmaak(een.naam) for een in kaart.inrichtingen],
        knop=knop,
        melding=melding,
    )
    return als_antwoord(kaarten.routeringkaart(beeld, desk.teksten), desk.teksten)


def _stand(desk: Desk, gedaan: Bevestiging | None) -> str:
    if gedaan is None:
        return desk.teksten("routering.niet_bevestigd")
    wie = zonder_opmaak(personen.lees(desk.uow, gedaan.door_id).naam)
    return desk.teksten("routering.bevestigd", naam=wie, wanneer=dag_met_jaar(gedaan.op, desk.regio.kalender))


def _overal(kaart: Routeringskaart) -> dict[str, Route]:
    """Return, by kind, the one body that serves every gemeente."""
    per_soort: dict[str, list[Route]] = {}
    for een in kaart.routes:
        per_soort.setdefault(een.soort, []).append(een)
    return {
        soort: routes[0]
        for soort, routes in per_soort.items()
        if len({een.organisaties for een in routes}) == 1 and all(een.stand is Routestand.GOED for een in routes)
    }


def _per_gemeente(
    desk: Desk, kaart: Routeringskaart, *, zonder: frozenset[str]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for code, gemeente in desk.regio.gemeenten.items():
        paren = tuple(
            (_soort(desk, een), _wie(een) or desk.teksten("routering.niemand"))
            for een in kaart.routes
            if een.gemeente == code and een.soort not in zonder
        )
        if paren:
            yield gemeente.naam, paren


def _open(desk: Desk, kaart: Routeringskaart) -> Iterator[str]:
    """Yield what is unknown or double: a line per kind and reason, so that ten gemeenten do not make ten lines."""
    t = desk.teksten
    bij_elkaar: dict[tuple[str, Routestand, str], list[str]] = {}
    for een in kaart.open:
        gemeente = desk.regio.gemeenten[een.gemeente].naam
        bij_elkaar.setdefault((_soort(desk, een), een.stand, _wie(een)), []).append(gemeente)
    for (soort, stand, wie), gemeenten in bij_elkaar.items():
        yield t(f"routering.open.{stand.value}", gemeenten=", ".join(gemeenten), soort=soort, wie=wie)
    for code in kaart.zonder_inrichting:
        yield t("routering.open.inrichting", soort=desk.regio.partnersoorten[code].naam)


def _soort(desk: Desk, een: Route) -> str:
    return desk.regio.partnersoorten[een.soort].naam


def _wie(een: Route) -> str:
    return ", ".join(zonder_opmaak(wie.naam) for wie in een.organisaties)
