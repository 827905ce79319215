"""What the posts of an uitvraag say to an organisatie, rendered from the state at the moment of sending.

A worklist and a reminder are about all the casussen of an organisatie at once, so nothing is decrypted for them.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cards.uitvraag import werklijst_bericht as kaarten
from cards.uitvraag.werklijst_bericht import (
    Elders,
    Herinnerbeeld,
    Lijstbeeld,
    Lijststand,
    Moment,
    Regel,
    Regelstand,
    Spoedbeeld,
)
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Card, Mention, OutgoingMessage
from dialogs.kern.registry import Attention, Skip
from dialogs.uitvraag.zaak import Zaak, laad
from domain.agenda import Zitting
from domain.errors import NotFound
from domain.openstaand import bij_eigenaar
from domain.uitvraag import BevragingStatus
from domain.werklijst import Werklijst, Werkpost
from storage import aandacht, aanwezigheid, agenda, openstaand, werklijst
from storage.plekken import plekken


def lijst(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """The worklist of an organisatie for a zitting. A new post mentions people when a reminder is due with it."""
    zitting, organisatie = _zitting(context, onderwerp_id)
    if zitting is None:
        return Skip("bestaat_niet")
    lijsten = werklijst.lopend(context.uow, organisatie)
    eigen = next((een for een in lijsten if een.zitting.id == zitting.id), None)
    herinnerd = [een for een in eigen.te_doen if _is_herinnerd(een)] if eigen else []
    # It wakes for what waits on the other worklists too: then no reminder of its own is posted.
    vermeld = _vermeld(context, organisatie, _gewekt_voor(lijsten), Berichtsoort.WERKLIJST, onderwerp_id)
    beeld = Lijstbeeld(
        zitting=zitting.id,
        organisatie=organisatie,
        naam=context.regio.organisatienaam(organisatie),
        begint_op=zitting.begint_op,
        stand=_stand(context, zitting, organisatie, eigen),
        regels=tuple(map(_regel, eigen.posten)) if eigen else (),
        elders=tuple(_elders(een for een in lijsten if een.zitting.id != zitting.id)),
        herinnerd=min((een.deadline for een in herinnerd), default=None),
        aangemeld=aanwezigheid.aantal_aangemeld(context.uow, zitting.id, organisatie),
        afspraken=len(bij_eigenaar(openstaand.bij(context.uow, organisatie))),
    )
    beeld = _met_gesloten(context, beeld)
    return _bericht(context, kaarten.werklijstkaart(beeld, context.teksten, _moment(context, vermeld)), vermeld)


def herinnering(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """All that an organisatie owes, over all zittingen; a new post mentions who can do something about it."""
    organisatie, _, dag = onderwerp_id.partition(":")
    if not dag:
        return Skip("bestaat_niet")
    lijsten = werklijst.lopend(context.uow, organisatie)
    reden = _gewekt_voor(lijsten)
    vermeld = _vermeld(context, organisatie, reden, Berichtsoort.HERINNERING, onderwerp_id)
    beeld = Herinnerbeeld(
        organisatie=organisatie,
        naam=context.regio.organisatienaam(organisatie),
        zittingen=tuple(_elders(lijsten)),
        herinnerd=any(map(_is_herinnerd, reden)),
        bijgekomen=any(een.bevraging.bijgekomen for een in reden),
    )
    return _bericht(context, kaarten.herinnering(beeld, context.teksten, _moment(context, vermeld)), vermeld)


def spoed(context: Context, bevraging_id: str) -> OutgoingMessage | Skip:
    """Something urgent, with who should act on it now."""
    zaak = laad_of_niets(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    organisatie = zaak.bevraging.organisatie
    eigen = werklijst.voor_zitting(context.uow, organisatie, zaak.zitting.id)
    is_open = wacht_op_antwoord(context, zaak)
    posten = eigen.posten if eigen is not None and is_open else ()
    vermeld = _vermeld(context, organisatie, posten, Berichtsoort.SPOED, bevraging_id, spoed=True)
    beeld = Spoedbeeld(
        zitting=zaak.zitting.id,
        organisatie=organisatie,
        naam=context.regio.organisatienaam(organisatie),
        code=str(zaak.casus.code),
        personen=zaak.personen or 0,
        deadline=zaak.uitvraag.deadline,
        open=is_open,
    )
    return _bericht(context, kaarten.spoed(beeld, context.teksten, _moment(context, vermeld)), vermeld)


# Whether a new post is still wanted, and what it costs.


def lijst_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """A worklist is posted only where the organisatie is reached now, and only while it owes something."""
    zitting, organisatie = _zitting(context, onderwerp_id)
    if zitting is None:
        return Skip("bestaat_niet")
    eigen = werklijst.voor_zitting(context.uow, organisatie, zitting.id)
    if eigen is None or not eigen.te_doen:
        return Skip(_stand(context, zitting, organisatie, eigen).value)
    return _verhuisd(context, organisatie, adres)


def lijst_aandacht(context: Context, onderwerp_id: str) -> Attention:
    """A worklist costs attention, and may be urgent."""
    zitting_id, _, organisatie = onderwerp_id.partition(":")
    eigen = werklijst.voor_zitting(context.uow, organisatie, zitting_id)
    return wekken.aandacht_voor(context, organisatie, () if eigen is None else (eigen,))


def herinnering_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It leaves only while something is owed of which a reminder fell due, or that is new, and on its own day.

    One that slipped past its day goes all the same when nothing else woke the organisatie on that day (the machine was
    down, say), unless today has one of its own.
    """
    organisatie, _, dag = onderwerp_id.partition(":")
    if not _gewekt_voor(werklijst.lopend(context.uow, organisatie)):
        return Skip("afgehandeld")
    vandaag = wekken.vandaag(context)
    if dag < vandaag.isoformat():
        van_vandaag = plekken(context.uow, Berichtsoort.HERINNERING, wekken.op_dag(organisatie, vandaag))
        if van_vandaag or aandacht.gebruikt(context.uow, organisatie, date.fromisoformat(dag)):
            return Skip("ingehaald")
    return _verhuisd(context, organisatie, adres)


def herinnering_aandacht(context: Context, onderwerp_id: str) -> Attention:
    """A reminder costs attention; it is urgent only when what it reminds of is."""
    organisatie, _, _ = onderwerp_id.partition(":")
    reden = _gewekt_voor(werklijst.lopend(context.uow, organisatie))
    return Attention(organisatie, urgent=any(een.spoed for een in reden))


def spoed_vervallen(context: Context, bevraging_id: str, adres: str) -> Skip | None:
    """Something urgent is told only while it is owed, and where the organisatie is reached now."""
    zaak = laad_of_niets(context, bevraging_id)
    if zaak is None or not wacht_op_antwoord(context, zaak):
        return Skip("afgehandeld" if zaak else "bestaat_niet")
    return _verhuisd(context, zaak.bevraging.organisatie, adres)


# To whom it is told that one of these cannot be delivered.


def eigenaar_lijst(context: Context, onderwerp_id: str) -> str | None:
    """Return the regisseur of what is owed first for this zitting: several may have a casus on one worklist."""
    zitting, organisatie = _zitting(context, onderwerp_id)
    if zitting is None:
        return None
    eigen = werklijst.voor_zitting(context.uow, organisatie, zitting.id)
    return _eigenaar(context, () if eigen is None else eigen.te_doen or eigen.posten)


def eigenaar_herinnering(context: Context, onderwerp_id: str) -> str | None:
    """Return the regisseur of what is owed first."""
    organisatie, _, _ = onderwerp_id.partition(":")
    lijsten = werklijst.lopend(context.uow, organisatie)
    return _eigenaar(context, [een for lijst in lijsten for een in lijst.te_doen])


def eigenaar_bevraging(context: Context, bevraging_id: str) -> str | None:
    """Return the regisseur of the casus that a bevraging is about."""
    zaak = laad_of_niets(context, bevraging_id)
    return None if zaak is None else wekken.eigenaar_van(context, zaak.casus.id)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def laad_of_niets(context: Context, bevraging_id: str) -> Zaak | None:
    """Load a bevraging with everything around it; None when there is none any more."""
    try:
        return laad(context, bevraging_id)
    except NotFound:
        return None


def wacht_op_antwoord(context: Context, zaak: Zaak) -> bool:
    """Tell whether an answer is owed, and still taken."""
    return zaak.loopt(context.nu) and zaak.bevraging.status is BevragingStatus.OPEN


def _zitting(context: Context, onderwerp_id: str) -> tuple[Zitting | None, str]:
    zitting_id, _, organisatie = onderwerp_id.partition(":")
    try:
        return agenda.lees(context.uow, zitting_id), organisatie
    except NotFound:
        return None, organisatie


def _stand(context: Context, zitting: Zitting, organisatie: str, eigen: Werklijst | None) -> Lijststand:
    if zitting.begint_op <= context.nu:
        return Lijststand.BEGONNEN
    if eigen is not None:
        return Lijststand.OPEN if eigen.te_doen else Lijststand.KLAAR
    dicht = werklijst.gesloten(context.uow, organisatie, zitting.id)
    return Lijststand.GESLOTEN if dicht else Lijststand.NIETS


def _met_gesloten(context: Context, beeld: Lijstbeeld) -> Lijstbeeld:
    """Show what was closed early too, without telling whether it had been dealt with."""
    if beeld.stand in {Lijststand.BEGONNEN, Lijststand.NIETS}:
        return beeld
    dicht = werklijst.gesloten(context.uow, beeld.organisatie, beeld.zitting)
    regels = (Regel(een.code, een.personen, 0, een.deadline, Regelstand.GESLOTEN) for een in dicht)
    return replace(beeld, regels=(*beeld.regels, *regels))


def _regel(post: Werkpost) -> Regel:
    if not post.open:
        stand = Regelstand.AFGEHANDELD
    else:
        stand = Regelstand.BEZIG if 0 < post.te_gaan < post.personen else Regelstand.OPEN
    return Regel(post.code, post.personen, post.te_gaan, post.deadline, stand, post.spoed)


def _elders(lijsten: Iterable[Werklijst]) -> Iterable[Elders]:
    for een in lijsten:
        deadline = een.deadline
        if deadline is not None:
            yield Elders(een.zitting.id, een.zitting.begint_op, len(een.te_doen), deadline)


def _gewekt_voor(lijsten: Iterable[Werklijst]) -> list[Werkpost]:
    """Return what is owed that is a reason to wake: a reminder of it fell due, or it is new on what stands."""
    open_ = (een for lijst in lijsten for een in lijst.te_doen)
    return [een for een in open_ if een.bevraging.bijgekomen or een.bevraging.herinneringen]


def _is_herinnerd(post: Werkpost) -> bool:
    return post.bevraging.herinneringen > 0 and not post.bevraging.bijgekomen


def _verhuisd(context: Context, organisatie: str, adres: str) -> Skip | None:
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, organisatie)
    hier = waarheen.hier(wie, None) if soort == "g" else waarheen.hier(None, wie)
    return None if hier else Skip("verhuisd")


def _vermeld(
    context: Context,
    organisatie: str,
    posten: Iterable[Werkpost],
    soort: Berichtsoort,
    onderwerp_id: str,
    *,
    spoed: bool = False,
) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody.

    One by one, each reads his own chat anyway.
    """
    over = list(posten)
    gesprek_id = bereik(context, organisatie).gesprek_id
    staat_er = any(een.geplaatst and een.gesprek_id == gesprek_id for een in plekken(context.uow, soort, onderwerp_id))
    if not over or gesprek_id is None or staat_er:
        return ()
    return wekken.vermeldingen(context, organisatie, over, spoed=spoed)


def _eigenaar(context: Context, posten: Iterable[Werkpost]) -> str | None:
    eerste = min(posten, key=lambda een: een.deadline, default=None)
    return wekken.eigenaar_van(context, eerste.casus_id if eerste else None)


def _moment(context: Context, vermeld: tuple[Mention, ...]) -> Moment:
    return Moment(context.nu, context.regio.kalender, tuple(een.name for een in vermeld))


def _bericht(context: Context, kaart: Card, vermeld: tuple[Mention, ...] = ()) -> OutgoingMessage:
    return als_bericht(kaart, context.teksten, mentions=vermeld)
