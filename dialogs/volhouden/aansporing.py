"""The post to an organisatie that is nudged, or asked to come: rendered from the state, and only while it has a reason.

It costs attention as every post that nobody asked for; who gets mail gets one of constant words.
"""

from cards.datum import dag_en_tijd
from cards.volhouden import aansporing as kaarten
from cards.volhouden.aansporing import Aansporing
from dialogs.kern import wekken
from dialogs.kern.afsprakenpost import vermeldingen
from dialogs.kern.bereik import bereik, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.deelname import doet_mee
from dialogs.kern.desk import Context
from dialogs.kern.mailtekst import contact_vervallen, neutrale_mail
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from domain.afspraak import BIJ_EIGENAAR
from domain.agenda import Zitting, ZittingStatus
from domain.casus import Casus, Fase
from domain.contact import Kanaal
from domain.errors import NotFound
from domain.uitvraagtermijn import kan_wachten, regio_moment
from domain.volhouden import Volhoudregel, Volhoudstap
from domain.wekken import buiten_teams, wie_te_vermelden
from storage import agenda, openstaand, outbox, volhouden
from storage import casus as casussen
from storage.plekken import plekken


def stuur(context: Context, casus: Casus, regel: Volhoudregel) -> None:
    """Plan the post, within working hours; and of a nudge the mail, for who is woken by mail."""
    wanneer = regio_moment(context.regio, context.nu)
    waarheen = bereik(context, regel.organisatie)
    if waarheen.in_teams:
        verstuur(context, Berichtsoort.AANSPORING, regel.id, waarheen, niet_voor=wanneer)
    if regel.stap is not Volhoudstap.MOTIVEREN:
        return
    team = wekken.team(context, regel.organisatie)
    for contact in buiten_teams(team, Kanaal.EMAIL, [casus.tafel], context.nu):
        outbox.plan(
            context.uow,
            soort=Berichtsoort.MAIL_AANSPORING,
            onderwerp_id=regel.id,
            contact_id=contact.id,
            niet_voor=wanneer,
        )


def render(context: Context, regel_id: str) -> OutgoingMessage | Skip:
    """Say that the regisseur asks how it goes, or asks to come; once there is no reason any more, that."""
    gevonden = _laad(context, regel_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    regel, casus = gevonden
    zitting = _zitting(context, regel)
    vermeld = _vermeld(context, regel, casus)
    beeld = Aansporing(
        organisatie=regel.organisatie,
        naam=context.regio.organisatienaam(regel.organisatie),
        casus_id=casus.id,
        code=str(casus.code),
        zitting=dag_en_tijd(zitting.begint_op, context.regio.kalender) if zitting else "",
        zitting_id=zitting.id if zitting else "",
        gedaan=_niet_meer(context, regel, casus) is not None,
        vermeld=", ".join(f"<at>{een.name}</at>" for een in vermeld),
    )
    return als_bericht(kaarten.aansporing(beeld, context.teksten), context.teksten, mentions=vermeld)


def mail(context: Context, regel_id: str) -> OutgoingMail | Skip:
    """Say that the regisseur asks how something goes: constant, neutral words."""
    gevonden = _laad(context, regel_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    waarom = _niet_meer(context, *gevonden)
    if waarom is not None:
        return Skip(waarom)
    t, naam = context.teksten, context.regio.naam
    return neutrale_mail(context, t("volhouden.mail.onderwerp", naam=naam), t("volhouden.mail.tekst", naam=naam))


def mail_vervallen(context: Context, _: str, adres: str) -> Skip | None:
    """Return why this contact does not get the mail any more."""
    return contact_vervallen(context, adres)


def vervallen(context: Context, regel_id: str, adres: str) -> Skip | None:
    """A new post leaves only while it has a reason, and where the organisatie is reached now."""
    gevonden = _laad(context, regel_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    regel, casus = gevonden
    waarom = _niet_meer(context, regel, casus)
    if waarom is not None:
        return Skip(waarom)
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, regel.organisatie)
    return None if waarheen.hier(*((wie, None) if soort == "g" else (None, wie))) else Skip("verhuisd")


def aandacht(context: Context, regel_id: str) -> Attention | None:
    """It costs attention; to come to a zitting that is near cannot wait for the next working day."""
    gevonden = _laad(context, regel_id)
    if gevonden is None:
        return None
    zitting = _zitting(context, gevonden[0])
    urgent = zitting is not None and not kan_wachten(context.regio, zitting.begint_op, context.nu)
    return Attention(gevonden[0].organisatie, urgent=urgent)


def eigenaar(context: Context, regel_id: str) -> str | None:
    """Return the regisseur of the casus: he asked for it."""
    gevonden = _laad(context, regel_id)
    return None if gevonden is None else wekken.eigenaar_van(context, gevonden[1].id)


def _laad(context: Context, regel_id: str) -> tuple[Volhoudregel, Casus] | None:
    try:
        regel = volhouden.lees(context.uow, regel_id)
        return regel, casussen.lees(context.uow, regel.casus_id)
    except NotFound:
        return None


def _niet_meer(context: Context, regel: Volhoudregel, casus: Casus) -> str | None:
    """Return why there is no reason for it any more; None while there is."""
    if casus.fase is Fase.AFGESLOTEN:
        return "casus_afgesloten"
    if not doet_mee(context, casus.id, regel.organisatie):
        return "doet_niet_mee"
    if regel.stap is Volhoudstap.DOORPAKKEN:
        zitting = _zitting(context, regel)
        op_agenda = zitting is not None and any(
            een.casus_id == casus.id for een in agenda.punten(context.uow, zitting.id)
        )
        return None if op_agenda and zitting and zitting.begint_op > context.nu else "zitting_weg"
    afspraken = volhouden.sporen_van(context.uow, [casus.id])[casus.id].afspraken
    # Who was told and says something has answered; what he said that he cannot do is asked no more.
    wacht = any(
        een.organisatie == regel.organisatie and een.status in BIJ_EIGENAAR and een.teken_op <= regel.op
        for een in afspraken
    )
    return None if wacht else "afgehandeld"


def _zitting(context: Context, regel: Volhoudregel) -> Zitting | None:
    if regel.zitting_id is None:
        return None
    try:
        zitting = agenda.lees(context.uow, regel.zitting_id)
    except NotFound:
        return None
    return zitting if zitting.status is ZittingStatus.GEPLAND else None


def _vermeld(context: Context, regel: Volhoudregel, casus: Casus) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody."""
    gesprek_id = bereik(context, regel.organisatie).gesprek_id
    er = plekken(context.uow, Berichtsoort.AANSPORING, regel.id)
    if gesprek_id is None or any(een.geplaatst and een.gesprek_id == gesprek_id for een in er):
        return ()
    hier = [een for een in openstaand.bij(context.uow, regel.organisatie) if een.casus_id == casus.id]
    over = [een for een in hier if een.bij_eigenaar]
    if over:
        return vermeldingen(context, regel.organisatie, over)
    team = wekken.team(context, regel.organisatie)
    return wekken.noem(context, wie_te_vermelden(team, [], [casus.tafel], context.nu))
