"""Doorpakken: the casus comes on an agenda, or a zitting is called together for it, and who must come is asked to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_en_tijd
from cards.verbs import Verb
from cards.volhouden import vormen as kaarten
from cards.volhouden.payloads import EXTRA, VolhoudenDoorpakken
from cards.volhouden.vormen import Vorm
from dialogs.kern.answers import Answer
from dialogs.kern.bereik import bereik
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.stilstand import houd_stilstand_waar
from dialogs.kern.vrijetekst import kijk_na
from dialogs.volhouden.aansporen import te_bellen
from dialogs.volhouden.aansporing import stuur
from dialogs.volhouden.kern import die_meedoen, gekozen, laad, noteer
from dialogs.volhouden.noteren import te_lang
from dialogs.volhouden.tonen import stil, toon
from domain.agenda import Agendapunt, Agendasoort, Zitting, ZittingStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.moment import lees_moment
from domain.tekst import schone_tekst
from domain.toegang import Daad
from domain.volhouden import LANGSTE_TEKST, Volhoudregel, Volhoudstap
from storage import agenda, volhouden
from storage.inbox import Uitkomst

MEESTE_ZITTINGEN: Final = 6
"""Coming zittingen that are offered."""


class NietCompleet(Exception):
    """The form cannot be used yet; `fouten` says why, in words."""

    def __init__(self, *fouten: str) -> None:
        """Take what is wrong."""
        super().__init__()
        self.fouten = fouten


def vorm(
    desk: Desk, casus: Casus, waarden: Mapping[str, str] | None = None, fouten: Sequence[str] = (), melding: str = ""
) -> Answer:
    """Show on which zitting it can come; the next one is proposed, and that those come of whom nothing is heard."""
    zittingen = _te_kiezen(desk, casus)
    mee = die_meedoen(desk, casus)
    if waarden is None:
        afspraken = volhouden.sporen_van(desk.uow, [casus.id])[casus.id].afspraken
        zwijgen = stil(desk, afspraken, ())
        eerste = zittingen[0].id if zittingen else EXTRA
        waarden = {"zitting": eerste, "organisaties": ",".join(een for een in mee if een in zwijgen)}
    bewaar = VolhoudenDoorpakken(casus=casus.id, sleutel=desk.issue_key(Verb.VOLHOUDEN_DOORPAKKEN, casus.id))
    kaart = kaarten.doorpakken(
        Vorm(str(casus.code), waarden, fouten, melding),
        bewaar,
        [(een.id, dag_en_tijd(een.begint_op, desk.regio.kalender)) for een in zittingen],
        [(een, zonder_opmaak(desk.regio.organisatienaam(een))) for een in mee],
        desk.teksten,
    )
    return als_antwoord(kaart, desk.teksten)


def doe(desk: Desk, payload: VolhoudenDoorpakken) -> Answer:
    """Put it on the agenda, once, and ask who must come."""
    casus = laad(desk, payload.casus, Daad.VOLHOUDEN_DOEN)
    t, tekst = desk.teksten, schone_tekst(payload.tekst)
    velden = ("zitting", "datum", "tijd", "tekst", "organisaties")
    waarden = {veld: getattr(payload, veld) for veld in velden}
    label, afdruk = t("volhouden.veld.waarom"), desk.fingerprint(waarden)
    if fouten := te_lang(desk, {label: (tekst, LANGSTE_TEKST)}):
        return vorm(desk, casus, waarden, fouten)
    if (let_op := kijk_na(desk, payload, [(label, tekst)])) is not None:
        return let_op.op(vorm(desk, casus, waarden))

    def act() -> Uitkomst:
        zitting = _gepland(desk, casus, payload)
        wie = gekozen(payload.organisaties, die_meedoen(desk, casus))
        _zet_op_agenda(desk, casus, zitting)
        _bewaar(desk, casus, zitting, wie, tekst)
        return Uitkomst("doorgepakt", {"invoer": afdruk, "zitting": zitting.id, "wie": ",".join(wie)})

    try:
        uitkomst = desk.once(Verb.VOLHOUDEN_DOORPAKKEN, payload.sleutel, act, onderwerp=casus.id)
    except NietCompleet as niet:
        return vorm(desk, casus, waarden, niet.fouten)
    if uitkomst.ids["invoer"] != afdruk:
        return vorm(desk, casus, waarden, melding=t("volhouden.al_bewaard"))
    zitting = agenda.lees(desk.uow, uitkomst.ids["zitting"])
    wie = tuple(een for een in uitkomst.ids["wie"].split(",") if een)
    return toon(desk, casus, gedaan=_gedaan(desk, zitting, wie), let_op=_zelf(desk, wie))


def _te_kiezen(desk: Desk, casus: Casus) -> tuple[Zitting, ...]:
    """Return the coming zittingen of its tafel; one that was called together for another casus is none of its."""
    komende = agenda.volgende(desk.uow, casus.tafel, desk.nu, 2 * MEESTE_ZITTINGEN)
    eigen = {een.id for een in agenda.zittingen_met_casus(desk.uow, [casus.id], desk.nu).get(casus.id, ())}
    return tuple(een for een in komende if not een.extra or een.id in eigen)[:MEESTE_ZITTINGEN]


def _gepland(desk: Desk, casus: Casus, payload: VolhoudenDoorpakken) -> Zitting:
    """Return the zitting that was chosen, planned when it was not.

    Raises:
        NietCompleet: none was chosen, or none that can be.
    """
    t = desk.teksten
    if payload.zitting != EXTRA:
        gekozen_ = next((een for een in _te_kiezen(desk, casus) if een.id == payload.zitting), None)
        if gekozen_ is None:
            raise NietCompleet(t("volhouden.fout.zitting_weg" if payload.zitting else "volhouden.leeg.zitting"))
        return gekozen_
    begint_op = lees_moment(payload.datum, payload.tijd, desk.regio.kalender)
    if begint_op is None or begint_op <= desk.nu:
        raise NietCompleet(t("volhouden.fout.moment"))
    tafel = desk.regio.tafels.get(casus.tafel)
    # A tafel that sits when it is called together has no rhythm that could move it.
    extra = tafel is not None and tafel.rooster is not None
    zitting = agenda.plan(desk.uow, casus.tafel, begint_op, extra=extra)
    if zitting.status is ZittingStatus.VERVALLEN:
        raise NietCompleet(t("volhouden.fout.zitting_weg"))
    return zitting


def _zet_op_agenda(desk: Desk, casus: Casus, zitting: Zitting) -> None:
    er_al = next((een for een in agenda.punten(desk.uow, zitting.id) if een.casus_id == casus.id), None)
    if er_al is not None and not (er_al.soort is Agendasoort.AFSPRAAK and er_al.eerder is None):
        return
    # What stands there only because of an afspraak would come off once something is heard; he wants it there.
    nieuw = Agendapunt(zitting.id, casus.id, Agendasoort.LOPEND, desk.nu)
    agenda.zet_op_agenda(desk.uow, nieuw if er_al is None else replace(er_al, eerder=Agendasoort.LOPEND))
    desk.record(Handeling.AGENDA_GEWIJZIGD, casus_id=casus.id, onderwerp_id=zitting.id, doel=casus.grondslag or None)
    houd_agenda_waar(desk, zitting.id, zitting.tafel)


def _bewaar(desk: Desk, casus: Casus, zitting: Zitting, wie: Sequence[str], tekst: str) -> None:
    """Keep that it was decided, and a line per organisatie that must come."""
    for organisatie in ("", *wie):
        regel = Volhoudregel(
            id=desk.uow.new_id(),
            casus_id=casus.id,
            stap=Volhoudstap.DOORPAKKEN,
            op=desk.nu,
            door_id=desk.actor.persoon_id,
            tekst="" if organisatie else tekst,
            organisatie=organisatie,
            zitting_id=zitting.id,
        )
        volhouden.voeg_toe(desk.uow, regel)
        over = f"{regel.id}:{organisatie}" if organisatie else regel.id
        noteer(desk, Handeling.VOLHOUDEN_GEDAAN, casus, onderwerp_id=over, betrokkenen=not organisatie)
        if organisatie:
            stuur(desk, casus, regel)
    houd_stilstand_waar(desk, casus.regisseur_id)


def _gedaan(desk: Desk, zitting: Zitting, wie: Sequence[str]) -> list[str]:
    t = desk.teksten
    gedaan = [t("volhouden.gedaan.doorpakken", wanneer=dag_en_tijd(zitting.begint_op, desk.regio.kalender))]
    namen = [zonder_opmaak(desk.regio.organisatienaam(een)) for een in wie if bereik(desk, een).in_teams]
    return [*gedaan, t("volhouden.gedaan.gevraagd", wie=", ".join(namen))] if namen else gedaan


def _zelf(desk: Desk, wie: Sequence[str]) -> list[str]:
    return [te_bellen(desk, een) for een in wie if not bereik(desk, een).in_teams]
