"""The Teams meeting of a zitting: how it stands and another link, for a regisseur; the way in, for whoever may go."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cards.datum import dag_en_tijd
from cards.verbs import Verb
from cards.zitting import vergadering as kaarten
from cards.zitting.payloads_vergadering import Deelnemen, VergaderingMaak, VergaderingOpen, ZittingslinkBewaar
from cards.zitting.vergadering import Vergaderstand
from dialogs.kern import tafelvergaderingen, vergaderronde
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.permissions import Permission
from dialogs.kern.planning import houd_waar
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import AlarmSpec, MessageSpec, OnUncertain, Registry, Skip, VerbSpec
from dialogs.kern.zittingen import te_leiden
from domain.agenda import Zitting, ZittingStatus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.tafelvergadering import Tafelvergadering, is_voorbij, vraagmoment
from domain.toegang import Daad
from domain.vergadering import Vergaderfout, Vergaderstatus, Vergaderwijze, is_vergaderlink
from storage import agenda
from storage.inbox import Uitkomst

_BEZIG: Final = frozenset({Vergaderstatus.TE_MAKEN, Vergaderstatus.TE_LEZEN, Vergaderstatus.TE_VERZETTEN})


def register(registry: Registry) -> None:
    """Declare the buttons, the post, the alarm and the upkeep."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.ZITTINGSVERGADERING_OPEN, VergaderingOpen, regisseur, openen))
    registry.verb(VerbSpec(Verb.ZITTINGSVERGADERING_EIGEN, ZittingslinkBewaar, regisseur, bewaar))
    registry.verb(VerbSpec(Verb.ZITTINGSVERGADERING_MAAK, VergaderingMaak, regisseur, maak))
    registry.verb(VerbSpec(Verb.ZITTINGSVERGADERING_NAAR, Deelnemen, Permission.GEREGISTREERD, naar))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZITTING_VERGADERING,
            render=render,
            # Said twice it does no harm.
            on_uncertain=OnUncertain.RESEND,
            owner=_niemand,
            post_anew=False,
            lapsed=vervallen,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.ZITTING_VERGADERING, vergaderronde.gaat_af))
    registry.rounds.append(vergaderronde.ronde)


def naar(desk: Desk, payload: Deelnemen) -> Answer:
    """Show the way in to whoever may go there now; to anybody else the same words, whatever the reason is."""
    eis(desk, Daad.ZITTING_VOLGEN)
    try:
        zitting = agenda.lees(desk.uow, payload.zitting)
    except NotFound:
        return als_antwoord(kaarten.deelnamekaart(None, desk.teksten), desk.teksten)
    return als_antwoord(kaarten.deelnamekaart(tafelvergaderingen.adres_voor(desk, zitting), desk.teksten), desk.teksten)


def openen(desk: Desk, payload: VergaderingOpen) -> Answer:
    """Show how it stands with the meeting; with `anders` also the form for another link."""
    return _kaart(desk, te_leiden(desk, payload.zitting), vorm=payload.anders)


def bewaar(desk: Desk, payload: ZittingslinkBewaar) -> Answer:
    """Keep a link of his own, in place of whatever there was; of no link nothing is kept, and nothing typed is lost."""
    zitting, adres = te_leiden(desk, payload.zitting), payload.adres.strip()
    fouten = _fouten(desk, adres)
    if fouten:
        return _kaart(desk, zitting, vorm=True, fouten=fouten, ingevuld=adres)
    afdruk = desk.fingerprint({"adres": adres})

    def doe() -> Uitkomst:
        tafelvergaderingen.neem_eigen_link(desk, zitting, adres)
        desk.record(Handeling.VERGADERING_GEMAAKT, onderwerp_id=zitting.id)
        houd_waar(desk, Berichtsoort.ZITTING_VERGADERING, zitting.id)
        return Uitkomst("bewaard", {"zitting": zitting.id, "invoer": afdruk})

    uitkomst = desk.once(Verb.ZITTINGSVERGADERING_EIGEN, payload.sleutel, doe, onderwerp=zitting.id)
    if uitkomst.ids["invoer"] != afdruk:
        # The card as it was posted, filled in once more: what was kept the first time stays until he says so again.
        gebruikt = (desk.teksten("tafelvergadering.fout.al_gebruikt"),)
        return _kaart(desk, zitting, vorm=True, fouten=gebruikt, ingevuld=adres)
    return _kaart(desk, zitting, gedaan=desk.teksten("tafelvergadering.gedaan.bewaard"))


def maak(desk: Desk, payload: VergaderingMaak) -> Answer:
    """Have the bot make the meeting, or make it once more: the link that there was works no more."""
    zitting = te_leiden(desk, payload.zitting)

    def doe() -> Uitkomst:
        if _kan_maken(desk, zitting, tafelvergaderingen.van_zitting(desk, zitting.id)):
            tafelvergaderingen.vraag_aan(desk, zitting)
            desk.record(Handeling.VERGADERING_GEVRAAGD, onderwerp_id=zitting.id)
            houd_waar(desk, Berichtsoort.ZITTING_VERGADERING, zitting.id)
        return Uitkomst("gevraagd", {"zitting": zitting.id})

    desk.once(Verb.ZITTINGSVERGADERING_MAAK, payload.sleutel, doe, onderwerp=zitting.id)
    return _kaart(desk, zitting)


def render(context: Context, zitting_id: str) -> OutgoingMessage | Skip:
    """Say that the meeting is not there, that the bot is not in its chat, or that all is well by now."""
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("bestaat_niet")
    huidig, t = tafelvergaderingen.van_zitting(context, zitting_id), context.teksten
    welke = {
        "tafel": context.regio.tafelnaam(zitting.tafel),
        "wanneer": dag_en_tijd(zitting.begint_op, context.regio.kalender),
    }
    if _is_voorbij(context, zitting):
        return als_bericht(kaarten.post(t("tafelvergadering.post.voorbij", **welke), None, t), t)
    if huidig is None or not huidig.mag_getoond:
        woorden = t("tafelvergadering.post.niet", **welke)
    elif huidig.bot_geweigerd and not huidig.bot_erin:
        woorden = t("tafelvergadering.post.bot", **welke)
    else:
        woorden = t("tafelvergadering.post.goed", **welke)
    return als_bericht(kaarten.post(woorden, VergaderingOpen(zitting=zitting_id), t), t)


def vervallen(context: Context, zitting_id: str, _: str) -> Skip | None:
    """Return why nobody is to be told any more: it is over, or all is well by now."""
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("bestaat_niet")
    huidig = tafelvergaderingen.van_zitting(context, zitting_id)
    in_orde = huidig is not None and huidig.mag_getoond and (huidig.bot_erin or not huidig.bot_geweigerd)
    return Skip("afgehandeld") if in_orde or _is_voorbij(context, zitting) else None


def _niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def _is_voorbij(context: Context, zitting: Zitting) -> bool:
    return zitting.status is ZittingStatus.VERVALLEN or is_voorbij(zitting, context.nu)


def _fouten(desk: Desk, adres: str) -> tuple[str, ...]:
    t = desk.teksten
    if not is_vergaderlink(adres):
        return (t("tafelvergadering.fout.adres"),)
    if tafelvergaderingen.is_van_gesprek(desk, adres):
        return (t("tafelvergadering.fout.van_gesprek"),)
    if tafelvergaderingen.is_van_organisatie(desk, adres):
        return (t("tafelvergadering.fout.van_organisatie"),)
    return ()


def _kaart(
    desk: Desk,
    zitting: Zitting,
    *,
    vorm: bool = False,
    fouten: Sequence[str] = (),
    ingevuld: str = "",
    gedaan: str = "",
) -> Answer:
    huidig, t = tafelvergaderingen.van_zitting(desk, zitting.id), desk.teksten
    goed = huidig is not None and huidig.mag_getoond
    vorm = vorm or not (goed or _gaat_vanzelf(desk, zitting, huidig))
    welke = {
        "tafel": desk.regio.tafelnaam(zitting.tafel),
        "wanneer": dag_en_tijd(zitting.begint_op, desk.regio.kalender),
    }
    beeld = Vergaderstand(
        titel=t("tafelvergadering.titel", **welke),
        stand=_stand(desk, zitting, huidig),
        goed=goed,
        mis=_is_mis(huidig),
        ontbreekt=_ontbreekt(huidig),
        bot=_bot(desk, huidig) if goed else "",
        adres=tafelvergaderingen.adres_voor(desk, zitting),
        fouten=fouten,
        ingevuld=ingevuld,
        gedaan=gedaan,
    )
    if vorm:
        sleutel = desk.issue_key(Verb.ZITTINGSVERGADERING_EIGEN, zitting.id)
        beeld = replace(beeld, bewaar=ZittingslinkBewaar(zitting=zitting.id, sleutel=sleutel))
    else:
        beeld = replace(beeld, anders=VergaderingOpen(zitting=zitting.id, anders=True))
    if _kan_maken(desk, zitting, huidig):
        sleutel = desk.issue_key(Verb.ZITTINGSVERGADERING_MAAK, zitting.id)
        beeld = replace(beeld, maak=VergaderingMaak(zitting=zitting.id, sleutel=sleutel), nieuw=goed)
    return als_antwoord(kaarten.vergaderkaart(beeld, t), t)


def _kan_maken(context: Context, zitting: Zitting, huidig: Tafelvergadering | None) -> bool:
    """Tell whether the bot can make one, or take the standing link, and is not at it already."""
    vast = tafelvergaderingen.vaste_link(context, zitting)
    if not (vast or context.regio.gesprek.graph_tenant) or not vergaderronde.heeft_nodig(context, zitting):
        return False
    if huidig is None:
        return True
    return huidig.status not in _BEZIG and not (huidig.vast and huidig.adres == vast)


def _gaat_vanzelf(context: Context, zitting: Zitting, huidig: Tafelvergadering | None) -> bool:
    """Tell whether it is being made, or will be, so that nobody has to do anything."""
    if huidig is not None:
        return huidig.status in _BEZIG and not huidig.gemeld
    return bool(context.regio.gesprek.graph_tenant or tafelvergaderingen.vaste_link(context, zitting))


def _is_mis(huidig: Tafelvergadering | None) -> bool:
    return huidig is not None and (huidig.status is Vergaderstatus.AFGEKEURD or huidig.gemeld)


def _ontbreekt(huidig: Tafelvergadering | None) -> tuple[str, ...]:
    if huidig is None or huidig.status is not Vergaderstatus.AFGEKEURD or huidig.opties is None:
        return ()
    return huidig.opties.ontbreekt()


def _bot(desk: Desk, huidig: Tafelvergadering | None) -> str:
    if huidig is None or huidig.bot_erin:
        return desk.teksten("tafelvergadering.bot.erin")
    return desk.teksten("tafelvergadering.bot.zelf")


def _stand(desk: Desk, zitting: Zitting, huidig: Tafelvergadering | None) -> str:
    t = desk.teksten
    if huidig is None:
        return _stand_zonder(desk, zitting)
    if huidig.mag_getoond:
        soort = "vast" if huidig.vast else "eigen" if huidig.wijze is Vergaderwijze.EIGEN_LINK else "goed"
        return t(f"tafelvergadering.stand.{soort}")
    if huidig.status is Vergaderstatus.AFGEKEURD or huidig.fout is not Vergaderfout.GEEN:
        return t(f"tafelvergadering.stand.{huidig.fout}")
    return t("tafelvergadering.stand.verzetten" if huidig.adres else "tafelvergadering.stand.bezig")


def _stand_zonder(desk: Desk, zitting: Zitting) -> str:
    t = desk.teksten
    if not _gaat_vanzelf(desk, zitting, None):
        return t("tafelvergadering.stand.zelf")
    moment = vraagmoment(zitting, desk.regio.termijnen.agenda, desk.regio.kalender)
    if moment > desk.nu:
        return t("tafelvergadering.stand.straks", wanneer=dag_en_tijd(moment, desk.regio.kalender))
    return t("tafelvergadering.stand.leeg" if not agenda.houders(desk.uow, zitting.id) else "tafelvergadering.stand.zo")
