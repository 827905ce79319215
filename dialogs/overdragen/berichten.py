"""What is told of casussen that changed hands, or that wait for it: codes, counts, and names of professionals."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from cards import overdragen as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.overdragen import MEESTE_CODES, Bericht
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ontvangers import aan_regisseur, houders
from dialogs.kern.planning import houd_waar
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.overdragen.regisseurs import is_regisseur, lopende
from domain.errors import NotFound
from domain.persoon import Rol
from storage import casus as casussen
from storage import casuslijst, outbox, personen
from storage.casus import Overdracht
from storage.plekken import staat_er


def plan_overgedragen(context: Context, van: str, naar: str, door_id: str) -> None:
    """Tell who got casussen, or stands in for him; and who had them, when somebody else handed them over.

    Whoever left hears nothing any more.

    A new post each time, because an edit wakes nobody. The same post on the same day tells of everything he got.
    """
    onderwerp_id = f"{naar}:{context.regio.kalender.lokaal(context.nu).date().isoformat()}"
    vorige = van if is_regisseur(context, personen.lees(context.uow, van)) else None
    for wie in dict.fromkeys((aan_regisseur(context, naar) or naar, vorige)):
        if wie is not None and wie != door_id:
            outbox.plan(
                context.uow, soort=Berichtsoort.OVERGEDRAGEN, onderwerp_id=onderwerp_id, persoon_id=wie, los=True
            )


def houd_overgedragen_waar(context: Context, persoon_id: str) -> None:
    """Keep true what was told today and yesterday of what somebody got: he may have given it back."""
    vandaag = context.regio.kalender.lokaal(context.nu).date()
    for dag in (vandaag, vandaag - timedelta(days=1)):
        houd_waar(context, Berichtsoort.OVERGEDRAGEN, f"{persoon_id}:{dag.isoformat()}")


def overgedragen(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say what somebody got on one day and still holds, and how that stands."""
    persoon_id, _, dag = onderwerp_id.partition(":")
    begin, einde = _grenzen(context, date.fromisoformat(dag))
    gekregen = casussen.overgedragen_aan(context.uow, persoon_id, begin, einde)
    t, naam = context.teksten, zonder_opmaak(personen.lees(context.uow, persoon_id).naam)
    titel = t("overdragen.bericht.titel", naam=naam)
    if not gekregen:
        if not staat_er(context.uow, Berichtsoort.OVERGEDRAGEN, onderwerp_id):
            return Skip("teruggegeven")
        return als_bericht(
            kaarten.overgedragen(Bericht(titel, (t("overdragen.bericht.terug"),)), t, heeft_er=False), context.teksten
        )
    regels = (*_per_vorige(context, gekregen), *_stand_van(context, [een.casus_id for een in gekregen]))
    bericht = Bericht(titel, regels, t("overdragen.bericht.uitleg"))
    return als_bericht(kaarten.overgedragen(bericht, t, heeft_er=True), context.teksten)


def zonder_regisseur(context: Context, persoon_id: str) -> OutgoingMessage | Skip:
    """Say which casussen nobody runs any more, and how they stand; once that is mended, only that."""
    t = context.teksten
    try:
        wie = personen.lees(context.uow, persoon_id)
    except NotFound:
        return Skip("bestaat_niet")
    naam = zonder_opmaak(wie.naam)
    regels = lopende(context, persoon_id)
    titel = t("overdragen.zonder.titel")
    if not regels or is_regisseur(context, wie):
        if not staat_er(context.uow, Berichtsoort.ZONDER_REGISSEUR, persoon_id):
            return Skip("heeft_regisseur")
        return als_bericht(kaarten.alles_verdeeld(titel, t("overdragen.zonder.klaar", naam=naam)), context.teksten)
    aantal = t.aantal("overdragen.zonder.aantal", len(regels), naam=naam)
    stand = tuple(_stand_van(context, [een.id for een in regels]))
    if not houders(context, Rol.MANAGER):
        # It goes to the beheerders then, who have no business with a casus: not even its code.
        bericht = Bericht(titel, (aantal, *stand), t("overdragen.zonder.geen_manager"))
        return als_bericht(kaarten.zonder_regisseur(bericht, None, t), context.teksten)
    codes = codes_in_woorden(context, sorted(str(een.code) for een in regels))
    bericht = Bericht(titel, (aantal, codes, *stand), t("overdragen.zonder.uitleg"))
    return als_bericht(kaarten.zonder_regisseur(bericht, persoon_id, t), context.teksten)


def eigenaar(context: Context, _: str) -> str | None:
    """Return who hears that somebody does not know yet what is his: the first manager, by name."""
    return next(iter(houders(context, Rol.MANAGER)), None)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody."""
    return None


def codes_in_woorden(context: Context, codes: Sequence[str]) -> str:
    """Return codes in one line; of more than fit, how many there are."""
    regel = ", ".join(codes[:MEESTE_CODES])
    meer = len(codes) - MEESTE_CODES
    return context.teksten.aantal("overdragen.codes_meer", meer, codes=regel) if meer > 0 else regel


def _per_vorige(context: Context, gekregen: Sequence[Overdracht]) -> Iterator[str]:
    namen = {een.id: een.naam for een in personen.lees_alle(context.uow, (een.van_id for een in gekregen)).values()}
    for van_id, naam in sorted(namen.items(), key=lambda paar: paar[1].casefold()):
        codes = sorted(een.code for een in gekregen if een.van_id == van_id)
        yield context.teksten.aantal(
            "overdragen.bericht.van", len(codes), naam=zonder_opmaak(naam), codes=codes_in_woorden(context, codes)
        )


def _stand_van(context: Context, ids: Sequence[str]) -> Iterator[str]:
    """Yield how the uitvragen of these casussen stand: what the one before had been told is not lost."""
    t = context.teksten
    stand = casuslijst.lopende_uitvragen(context.uow, ids).values()
    compleet = sum(een.afgehandeld == een.totaal for een in stand)
    te_laat = sum(een.te_laat(context.nu) for een in stand)
    if stand:
        yield t.aantal("overdragen.stand.lopend", len(stand))
    if compleet:
        yield t.aantal("overdragen.stand.compleet", compleet)
    if te_laat:
        yield t.aantal("overdragen.stand.te_laat", te_laat)


def _grenzen(context: Context, dag: date) -> tuple[datetime, datetime]:
    kalender = context.regio.kalender
    return kalender.moment(dag, time()), kalender.moment(dag + timedelta(days=1), time())
