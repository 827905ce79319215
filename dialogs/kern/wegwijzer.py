"""The signpost: what the bot says when it is not (yet) at a topic: joined, mistyped, content, strangers, doors."""

from cards import wegwijzer as kaarten
from dialogs.kern.answers import Answer, ShowText, Silence
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import holds
from dialogs.kern.registry import Arguments, CommandSpec
from dialogs.kern.turn import Place, PlaceKind, Turn
from dialogs.kern.vergaderkomst import gaat_uit, komt_in
from domain.logboek import Handeling, Logregel
from storage import gesprekken, logboek
from storage.gesprekken import Gesprek
from storage.store import UnitOfWork


def joined(context: Context, turn: Turn) -> Answer:
    """The bot was added: remember where, and say hello. Teams tells it more than once; the hello is said once."""
    bekend = gesprekken.zoek(context.uow, turn.place.conversation_id)
    komt_in(context, _remember(context.uow, turn.place, None))
    if bekend is not None and bekend.bereikbaar:
        return Silence()
    uitleg = "welkom.persoonlijk" if turn.place.kind is PlaceKind.PERSONAL else "welkom.kanaal"
    kaart = kaarten.welkom(context.teksten("welkom.titel"), context.teksten(uitleg))
    return als_antwoord(kaart, context.teksten)


def left(context: Context, turn: Turn) -> Answer:
    """The bot was removed: nothing is sent there any more until it is added again."""
    gesprek = gesprekken.zoek(context.uow, turn.place.conversation_id)
    if gesprek is not None:
        gesprekken.zet_onbereikbaar(context.uow, gesprek.id, "verwijderd")
        gaat_uit(context, gesprek)
    return Silence()


def remember_place(desk: Desk) -> None:
    """Keep the address of the conversation fresh; a personal one belongs to the person who speaks in it."""
    persoon_id = desk.actor.persoon_id if desk.turn.place.kind is PlaceKind.PERSONAL else None
    _remember(desk.uow, desk.turn.place, persoon_id)


def _remember(uow: UnitOfWork, place: Place, persoon_id: str | None) -> Gesprek:
    return gesprekken.onthoud(
        uow,
        soort=place.kind.value,
        conversation_id=place.conversation_id,
        service_url=place.service_url,
        tenant_id=place.tenant_id,
        bot_id=place.bot_id,
        team_id=place.team_id,
        channel_id=place.channel_id,
        persoon_id=persoon_id,
    )


def stranger(context: Context) -> Answer:
    """Not registered, without a role by now, or anonymous: a friendly line that says whom to ask."""
    return ShowText(context.teksten("onbekende.uitleg", regio=context.regio.naam))


def behind_button(desk: Desk, spec: CommandSpec, arguments: Arguments) -> Answer:
    """Post only a neutral card with a button; who presses it sees the answer, alone."""
    t = desk.teksten
    uitleg = t("deur.uitleg", opdracht=spec.words)
    kaart = kaarten.deur(t("deur.titel"), uitleg, t("deur.knop"), arguments.behind_button(spec.words))
    return als_antwoord(kaart, t)


def mistyped(desk: Desk, nearest: tuple[CommandSpec, ...]) -> Answer:
    """Not a command: offer the nearest ones this person may use, else help."""
    t = desk.teksten
    mogelijk = tuple(een for een in nearest if holds(desk.actor, een.permission))
    regels = tuple((f"/{een.words}", t(een.help)) for een in mogelijk)
    uitleg = t("vergist.bedoelde_u") if regels else t("vergist.help")
    return als_antwoord(kaarten.vergist(t("vergist.titel"), uitleg, regels), t)


def content(desk: Desk, spec: CommandSpec | None) -> Answer:
    """Somebody typed content: it stands in Teams now. Say so, never repeat it, and offer the form."""
    t = desk.teksten
    opdracht = spec if spec is not None and holds(desk.actor, spec.permission) else None
    knop = Arguments().behind_button(opdracht.words) if opdracht else None
    kaart = kaarten.inhoud_getypt(t("inhoud.titel"), t("inhoud.uitleg"), t("deur.knop"), knop)
    return als_antwoord(kaart, t)


def note_refusal(
    uow: UnitOfWork, persoon_id: str, onderwerp: str | None, reden: str, *, namens: str | None = None
) -> None:
    """Write down that somebody we know was refused something, and the code of the reason."""
    regel = Logregel(
        handeling=Handeling.TOEGANG_GEWEIGERD,
        door_id=persoon_id,
        namens=namens,
        casus_id=None,
        betrokkene_id=None,
        onderwerp_id=onderwerp,
        doel=reden,
        op=uow.now,
    )
    logboek.schrijf(uow, regel)
