"""What concerns one participant of a zitting that goes on, each alone: his item when it has its turn, or when it comes.

The running agenda carries this as its refresh, so that a client asks for it by itself, sixty at once. Such a refresh is
no act of anybody: nobody asked to see a name, and a screen may be shared at that moment. So it draws codes, times and
counts, opens no name and writes nothing; a press opens, and is written down (article 5(1)(c) and 5(2) AVG).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from cards.afspraken.payloads import AfspraakDoe, AfspraakDoeFormulier, Doen
from cards.payloads import Payload
from cards.verbs import Verb
from cards.zitting import volgen as kaarten
from cards.zitting.payloads_paneel import ZittingPaneel
from cards.zitting.payloads_zaal import ZittingGedeeld, ZittingMijn
from cards.zitting.volgen import Afspraakregel, Gedeeld, Inhoud, Mijn, Nu, Persoonsregel, Straks
from dialogs.kern import afspraken as afsprakenkern
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, eis, mag
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.tafelantwoorden import Gegeven, blokken, over_ieder, uitvraag_van
from dialogs.kern.turn import Pressed
from dialogs.kern.zittingen import punten_van, stand_van
from dialogs.kern.zittingsdeelname import EigenPunt, eigen_punten
from domain.afspraak import Afspraak, AfspraakStatus
from domain.agenda import Agendapunt, Zitting, ZittingStatus
from domain.casus import Betrokkene
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from domain.zittingsverloop import Zittingsfase, Zittingsstand, verwacht
from storage import afspraken, agenda, bespreking, plan
from storage import uitvraag as uitvragen

_MINUUT: Final = timedelta(minutes=1)
_GAAT: Final = frozenset({Zittingsfase.BEZIG, Zittingsfase.PAUZE})


def register(registry: Registry) -> None:
    """Declare what each participant may press."""
    ieder = Permission.GEREGISTREERD
    registry.verb(VerbSpec(Verb.ZITTING_MIJN, ZittingMijn, ieder, mijn, refreshes=True))
    registry.verb(VerbSpec(Verb.ZITTING_GEDEELD, ZittingGedeeld, ieder, gedeeld))


def mijn(desk: Desk, payload: ZittingMijn) -> Answer:
    """Show what concerns him now. Names open by a press alone: never by a refresh, which writes nothing either.

    Raises:
        NotAllowed: he pressed, and has nothing to do with any zitting.
    """
    zelf = not (isinstance(desk.turn.happening, Pressed) and desk.turn.happening.automatic)
    if not zelf and not mag(desk, Daad.ZITTING_VOLGEN):
        # Nobody asked: a refusal in the logboek would say that he tried.
        return als_antwoord(kaarten.volgt_niet(desk.teksten), desk.teksten)
    eis(desk, Daad.ZITTING_VOLGEN)
    beeld = _beeld(desk, agenda.lees(desk.uow, payload.zitting), openen=zelf, toch=payload.namen is not None)
    return als_antwoord(kaarten.mijn(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def gedeeld(desk: Desk, payload: ZittingGedeeld) -> Answer:
    """Open what the whole tafel may know about one person of the item that has its turn; a line each time.

    Raises:
        NotAllowed: he takes no part in it, or there is none: nobody learns which of the two it is.
        UserMistake: it does not have its turn (any more).
    """
    eis(desk, Daad.ZITTING_VOLGEN)
    zitting = agenda.lees(desk.uow, payload.zitting)
    eigen = _eigen(desk, zitting, punten_van(desk, zitting.id)).get(payload.casus)
    if eigen is None:
        raise bestaat_niet(desk, Daad.BESPREKING_ZIEN)
    if not _aan_de_beurt(zitting, stand_van(desk, zitting.id), payload.casus):
        raise UserMistake("zittingzaal.niet_aan_de_beurt")
    per_persoon = _te_delen(desk, zitting, eigen)
    if not per_persoon or _moet_kiezen(desk, eigen) is not None:
        return mijn(desk, ZittingMijn(zitting=zitting.id))
    ids = tuple(per_persoon)
    plek = ids.index(payload.betrokkene) if payload.betrokkene in ids else 0
    wie = next(een for een in eigen.casus.betrokkenen if een.id == ids[plek])
    _noteer(desk, Handeling.ANTWOORDEN_GEOPEND, zitting, eigen, (wie,))
    beeld = Gedeeld(
        zitting=zitting.id,
        casus=eigen.casus.id,
        code=str(eigen.casus.code),
        personen=ids,
        plek=plek,
        naam=wie.gegevens.naam,
        geboortedatum=wie.gegevens.geboortedatum,
        blokken=blokken(desk, per_persoon[wie.id]),
        bladzij=payload.bladzij,
    )
    return als_antwoord(kaarten.gedeeld(beeld, desk.teksten), desk.teksten)


def _beeld(desk: Desk, zitting: Zitting, *, openen: bool, toch: bool) -> Mijn:
    nu, punten = stand_van(desk, zitting.id), punten_van(desk, zitting.id)
    eigen = _eigen(desk, zitting, punten)
    huidig = nu.huidig if _aan_de_beurt(zitting, nu, nu.huidig) else None
    van_hem = eigen.get(huidig) if huidig is not None else None
    return Mijn(
        zitting=zitting.id,
        fase=nu.fase,
        moment=desk.nu,
        vervallen=zitting.status is ZittingStatus.VERVALLEN,
        nu=_nu(desk, zitting, nu, van_hem, openen=openen, toch=toch) if van_hem is not None else None,
        bezet=huidig is not None and van_hem is None,
        straks=_straks(desk, zitting, nu, punten, eigen),
        uitgesteld=tuple(str(een.casus.code) for een in eigen.values() if een.casus.id in nu.uitgesteld),
        had_iets=bool(eigen),
        leidt=ZittingPaneel(zitting=zitting.id) if mag(desk, Daad.ZITTING_LEIDEN) else None,
    )


def _eigen(desk: Desk, zitting: Zitting, punten: Sequence[Agendapunt]) -> Mapping[str, EigenPunt]:
    return {een.casus.id: een for een in eigen_punten(desk, zitting, punten)}


def _aan_de_beurt(zitting: Zitting, nu: Zittingsstand, casus_id: str | None) -> bool:
    gaat = zitting.status is not ZittingStatus.VERVALLEN and nu.fase in _GAAT
    return gaat and casus_id is not None and nu.huidig == casus_id


def _straks(
    desk: Desk,
    zitting: Zitting,
    nu: Zittingsstand,
    punten: Sequence[Agendapunt],
    eigen: Mapping[str, EigenPunt],
) -> tuple[Straks, ...]:
    if nu.fase is Zittingsfase.KLAAR:
        return ()
    momenten = verwacht(nu, punten, zitting.begint_op, desk.nu)
    return tuple(
        Straks(str(eigen[casus_id].casus.code), op, _minuten(desk.nu, op))
        for casus_id, op in momenten.items()
        if casus_id in eigen and casus_id != nu.huidig
    )


def _minuten(van: datetime, tot: datetime) -> int:
    return max((tot - van) // _MINUUT, 0)


def _nu(desk: Desk, zitting: Zitting, nu: Zittingsstand, eigen: EigenPunt, *, openen: bool, toch: bool) -> Nu:
    sinds = nu.sinds or desk.nu
    kiezen = _moet_kiezen(desk, eigen) if openen and not toch else None
    return Nu(
        casus=eigen.casus.id,
        code=str(eigen.casus.code),
        sinds=sinds,
        minuten=_minuten(sinds, desk.nu),
        personen=len(eigen.casus.betrokkenen),
        inhoud=_inhoud(desk, zitting, eigen) if openen and kiezen is None else None,
        kiezen=kiezen,
    )


def _moet_kiezen(desk: Desk, eigen: EigenPunt) -> str | None:
    """Return the question about which his organisatie has still to choose, before names open; None when there is none.

    Once the zitting was to begin no answer is taken any more, so it is asked of who begins early only.
    """
    if not eigen.over.toegang:
        return None
    vraag = nog_te_kiezen(desk, eigen.casus.id, eigen.over)
    return vraag.id if vraag is not None else None


def _inhoud(desk: Desk, zitting: Zitting, eigen: EigenPunt) -> Inhoud:
    """Open the item: load what may be seen of it, and write down that it was."""
    casus = eigen.casus
    eis(desk, Daad.BESPREKING_ZIEN, eigen.over)
    # What is written down is what fits on the card, and nobody else.
    getoond = casus.betrokkenen[: kaarten.hoeveel_namen([een.gegevens.naam for een in casus.betrokkenen])]
    _noteer(desk, Handeling.BESPREKING_GEOPEND, zitting, eigen, getoond)
    kwam = bespreking.lees(desk.uow, zitting.id, casus.id)
    het_plan = plan.huidige(desk.uow, casus.id) if mag(desk, Daad.PLAN_ZIEN, eigen.over) else None
    te_zien = _afspraken(desk, zitting, eigen)
    passend = te_zien[: kaarten.hoeveel_afspraken([een.wat for een in te_zien])]
    for een in passend:
        afsprakenkern.noteer(desk, Handeling.AFSPRAKEN_GEOPEND, een, casus)
    return Inhoud(
        personen=tuple(_persoon(desk, een) for een in getoond),
        meer_personen=len(casus.betrokkenen) - len(getoond),
        hoofddoel=het_plan.hoofddoel if het_plan is not None else "",
        besluiten=tuple(een.tekst for een in kwam.besluiten),
        terug_op=kwam.terug_op,
        afspraken=tuple(_afspraak(desk, eigen, een) for een in passend),
        meer_afspraken=len(te_zien) - len(passend),
        gedeeld=sum(map(len, _te_delen(desk, zitting, eigen).values())),
    )


def _persoon(desk: Desk, een: Betrokkene) -> Persoonsregel:
    geboren = een.gegevens.geboortedatum
    return Persoonsregel(een.gegevens.naam, geboren.year if geboren else None, desk.regio.rollen.get(een.rol, een.rol))


def _te_delen(desk: Desk, zitting: Zitting, eigen: EigenPunt) -> dict[str, tuple[Gegeven, ...]]:
    """Return per betrokkene (id) the answers whose giver shares them with the whole tafel; who has none is left out."""
    uitvraag = uitvraag_van(uitvragen.van_zitting(desk.uow, zitting.id), eigen.casus.id)
    if uitvraag is None:
        return {}
    gevonden = over_ieder(desk, uitvraag)
    per_persoon = {een.id: _voor_de_tafel(desk, eigen, gevonden.get(een.id, ())) for een in eigen.casus.betrokkenen}
    return {wie: antwoorden for wie, antwoorden in per_persoon.items() if antwoorden}


def _voor_de_tafel(desk: Desk, eigen: EigenPunt, antwoorden: Sequence[Gegeven]) -> tuple[Gegeven, ...]:
    daad = Daad.ANTWOORD_AAN_TAFEL_LEZEN
    return tuple(een for een in antwoorden if mag(desk, daad, replace(eigen.over, delen=een.delen)))


def _afspraken(desk: Desk, zitting: Zitting, eigen: EigenPunt) -> list[Afspraak]:
    """Return what his organisatie agreed at this zitting, what waits for its word first; who runs it sees all."""
    hier = [een for een in afspraken.van_casus(desk.uow, eigen.casus.id) if een.zitting_id == zitting.id]
    te_zien = [een for een in hier if een.status is not AfspraakStatus.VERVALLEN and _ziet(desk, eigen, een)]
    return sorted(te_zien, key=lambda een: een.status is not AfspraakStatus.VOORGELEGD)


def _ziet(desk: Desk, eigen: EigenPunt, een: Afspraak) -> bool:
    return mag(desk, Daad.AFSPRAAK_ZIEN, replace(eigen.over, organisatie=een.organisatie))


def _afspraak(desk: Desk, eigen: EigenPunt, een: Afspraak) -> Afspraakregel:
    stand = desk.teksten(f"afspraken.status.{een.status.value}")
    wacht = een.status is AfspraakStatus.VOORGELEGD and een.organisatie in desk.actor.organisaties(Rol.PARTNER)
    doet = wacht and mag(desk, Daad.AFSPRAAK_DOEN, replace(eigen.over, organisatie=een.organisatie))
    return Afspraakregel(een.wat, een.wanneer, stand, _knoppen(desk, een) if doet else ())


def _knoppen(desk: Desk, een: Afspraak) -> tuple[tuple[str, Payload], ...]:
    """Return how its owner takes it on, or says that he cannot: the same acts as on its own card."""
    sleutel = desk.issue_key(Verb.AFSPRAAK_DOE, f"{een.id}:{Doen.AANNEMEN.value}")
    return (
        (desk.teksten("afspraken.knop.aannemen"), AfspraakDoe(afspraak=een.id, doen=Doen.AANNEMEN, sleutel=sleutel)),
        (desk.teksten("afspraken.knop.weigeren"), AfspraakDoeFormulier(afspraak=een.id, doen=Doen.WEIGEREN)),
    )


def _noteer(desk: Desk, handeling: Handeling, zitting: Zitting, eigen: EigenPunt, wie: Sequence[Betrokkene]) -> None:
    for een in (None, *wie):
        desk.record(
            handeling,
            namens=eigen.namens or None,
            casus_id=eigen.casus.id,
            betrokkene_id=een.id if een is not None else None,
            onderwerp_id=zitting.id,
            doel=eigen.casus.grondslag or None,
        )
