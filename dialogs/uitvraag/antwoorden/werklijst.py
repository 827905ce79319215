"""A worklist, opened: the reason before any name, then where it was left, and the list of what was said."""

from collections.abc import Iterator
from itertools import groupby

from cards.formulier import delen_in_woorden
from cards.payloads import UitvraagOpen, WerklijstOpen
from cards.uitvraag import werklijst as kaarten
from cards.uitvraag.beantwoorden import grond_in_woorden
from cards.uitvraag.werklijst import MEESTE_RIJEN, Coderegel, Dicht, Gezegd, Lijst, Voorblad, Vraaggroep
from cards.uitvraag.werklijst_payloads import MEESTE, Waar, WerklijstLijst, WerklijstPersonen, WerklijstPersoon
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.uitvraag.antwoorden.lijst import PERSONEN_PER_KEUZE, Gevraagde, Vragen, laad_vragen
from dialogs.uitvraag.antwoorden.stappen import (
    Hoe,
    kaart,
    keuze,
    niet_meer,
    noteer,
    noteer_namen,
    titel,
    verder,
    vormen,
    wie_is,
)
from dialogs.uitvraag.zaak import Zaak, als_partner, laad
from domain.persoon import Rol
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus
from storage import personen as mensen

PER_BLADZIJ = 20
"""Persons on one page of a list that is too long for a button each."""


def openen(desk: Desk, payload: WerklijstOpen) -> Answer:
    """Open what is asked for a zitting: why, before any name.

    Whoever went past that before, in everything that is still owed, goes on where it was left. A casus of which he
    answered nothing yet is shown to him again first: he may not be allowed to see who that is about.
    """
    return begin(desk, laad_vragen(desk, Waar(payload.zitting, payload.organisatie)))


def openen_een(desk: Desk, payload: UitvraagOpen) -> Answer:
    """Open one question out of a worklist, from the casus it is about; the same steps, for that one alone."""
    zaak = laad(desk, payload.bevraging)
    organisatie = zaak.bevraging.organisatie
    if zaak.ingetrokken and organisatie in desk.actor.organisaties(Rol.PARTNER):
        # Access ended with the withdrawal; to whoever was asked that is no refusal.
        return _dicht_kaart(desk, zaak, "uitvraag.ingetrokken")
    als_partner(desk, payload.bevraging)
    if not zaak.loopt(desk.nu):
        return _dicht_kaart(desk, zaak, "uitvraag.gesloten")
    return begin(desk, laad_vragen(desk, Waar(zaak.zitting.id, organisatie, zaak.bevraging.id)))


def personen(desk: Desk, payload: WerklijstPersonen) -> Answer:
    """Names open: the step that is due, or the list when nothing is. Ticks of a card before stand there again."""
    vragen = laad_vragen(desk, payload.waar)
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    if not vragen.te_gaan:
        return lijst(desk, vragen)
    kiezen = [een for een in vragen.te_gaan if een.bekendheid or vragen.alleen_met_toestemming]
    if payload.aangevinkt and len(kiezen) > 1:
        return keuze(desk, vragen, kiezen[:PERSONEN_PER_KEUZE], payload.aangevinkt)
    return verder(desk, vragen)


def bladzij(desk: Desk, payload: WerklijstLijst) -> Answer:
    """Open what was answered about everybody, a page at a time."""
    vragen = laad_vragen(desk, payload.waar)
    return niet_meer(desk, vragen) or lijst(desk, vragen, vanaf=payload.vanaf or 0)


def persoon(desk: Desk, payload: WerklijstPersoon) -> Answer:
    """Open the form about one person, with what was answered before.

    Raises:
        NotFound: he is in the casus no more, or none was chosen.
    """
    vragen = laad_vragen(desk, payload.waar)
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    return vormen(desk, vragen, [vragen.iemand(payload.persoon or "")], Hoe(correctie=True))


def begin(desk: Desk, vragen: Vragen) -> Answer:
    """Show the front page, or what comes after it for whoever went past it."""
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    owed = vragen.te_doen()
    if owed and all(al_voorbij(desk, vragen, een) for een in owed):
        return verder(desk, vragen)
    antwoorden = [een for een in vragen.zaken if een.bevraging.status is not BevragingStatus.GEWEIGERD]
    if not owed and antwoorden and all(al_voorbij(desk, vragen, een) for een in antwoorden):
        return lijst(desk, vragen)
    return voorblad(desk, vragen)


def voorblad(desk: Desk, vragen: Vragen, *, opgeslagen: bool = False, melding: str = "") -> Answer:
    """Show why it is asked and what may be chosen, before any name."""
    owed = vragen.te_doen()
    for een in vragen.zaken:
        noteer(desk, een)
    klaar = tuple(str(een.casus.code) for een in vragen.zaken if een not in owed)
    met_beleid = bool(owed) and vragen.alleen_met_toestemming
    beeld = Voorblad(
        waar=vragen.waar,
        titel=titel(desk, vragen),
        organisatie=desk.regio.organisatienaam(vragen.waar.organisatie),
        # When all is done the purpose and the ground still stand there to be seen.
        groepen=tuple(_groepen(desk, owed or vragen.zaken)),
        afgehandeld=klaar,
        weigering=", ".join(_gronden(desk, vragen)),
        sleutel=desk.issue_key(Verb.WERKLIJST_GEEN_TOESTEMMING, vragen.onderwerp()) if met_beleid else "",
        gevraagd=tuple(een.bevraging.id for een in owed[:MEESTE]),
        te_doen=bool(owed),
        melding=melding,
        opgeslagen=opgeslagen,
    )
    return kaart(desk, kaarten.voorblad(beeld, desk.teksten, desk.regio.kalender))


def lijst(desk: Desk, vragen: Vragen, *, vanaf: int = 0, opgeslagen: bool = False, melding: str = "") -> Answer:
    """Show what was said about everybody; a casus of which nothing is shared stays closed among others."""
    dicht = [
        een.bevraging.id
        for een in vragen.zaken
        if een.bevraging.status is BevragingStatus.GEWEIGERD and len(vragen.zaken) > 1
    ]
    alle = [een for een in vragen.personen if een.zaak.bevraging.id not in dicht]
    hoeveel = len(alle) if len(alle) <= MEESTE_RIJEN else PER_BLADZIJ
    vanaf = vanaf if vanaf < len(alle) else 0
    pagina = alle[vanaf : vanaf + hoeveel]
    noteer_namen(desk, pagina)
    einde = vanaf + len(pagina)
    beeld = Lijst(
        waar=vragen.waar,
        titel=titel(desk, vragen),
        regels=tuple(_regel(desk, vragen, een) for een in pagina),
        tot=vragen.zitting.begint_op,
        dicht=tuple(_dicht(desk, vragen, een) for een in vragen.zaken if een.bevraging.id in dicht),
        te_doen=bool(vragen.te_gaan),
        vorige=max(vanaf - PER_BLADZIJ, 0) if vanaf else None,
        volgende=einde if einde < len(alle) else None,
        opgeslagen=opgeslagen,
        melding=melding,
    )
    return kaart(desk, kaarten.lijstkaart(beeld, desk.teksten, desk.regio.kalender))


def al_voorbij(desk: Bezoek, vragen: Vragen, zaak: Zaak) -> bool:
    """Tell whether he answered something in it himself, by which he chose to see the names."""
    zelf = (
        een.antwoord.door_id == desk.actor.persoon_id and een.antwoord.soort is not Antwoordsoort.GEWEIGERD
        for een in vragen.personen
        if een.zaak.bevraging.id == zaak.bevraging.id and een.antwoord is not None
    )
    return any(zelf)


def _groepen(desk: Desk, zaken: tuple[Zaak, ...]) -> Iterator[Vraaggroep]:
    """Gather casussen that are asked about for the same purpose, on the same ground, by the same regisseur."""

    def reden(een: Zaak) -> tuple[str, str, str]:
        return een.uitvraag.doel, een.uitvraag.grondslag, een.casus.regisseur_id

    for _, bij_elkaar in groupby(sorted(zaken, key=reden), key=reden):
        yield waarom(desk, *bij_elkaar)


def waarom(desk: Bezoek, *zaken: Zaak) -> Vraaggroep:
    """Return why casussen are asked about that have that in common: for what, on which ground, by whom."""
    uitvraag, regisseur_id = zaken[0].uitvraag, zaken[0].casus.regisseur_id
    tekst = desk.regio.grondslagen.get(uitvraag.grondslag)
    door = desk.teksten(
        "uitvraag.voorblad.door_namens",
        # Who is away is not asked anything: whoever stands in runs the casus now.
        naam=mensen.lees(desk.uow, aan_regisseur(desk, regisseur_id) or regisseur_id).naam,
        organisatie=desk.regio.organisatie(desk.regio.eigen_organisatie).naam,
    )
    regels = tuple(
        Coderegel(str(een.casus.code), een.personen, een.uitvraag.deadline, een.casus.spoed) for een in zaken
    )
    return Vraaggroep(uitvraag.doel, tekst.tekst if tekst else uitvraag.grondslag, door, regels)


def _gronden(desk: Desk, vragen: Vragen) -> tuple[str, ...]:
    """Return the grounds on which everything was refused, in words; nothing when something was answered."""
    if any(een.bevraging.status is not BevragingStatus.GEWEIGERD for een in vragen.zaken):
        return ()
    return tuple(dict.fromkeys(_grond(desk, een.antwoord) for een in vragen.personen if een.antwoord is not None))


def _grond(desk: Desk, een: Antwoord) -> str:
    if een.weigering is None:
        return ""
    if een.weigering.volgens_beleid:
        return desk.teksten("uitvraag.werklijst.volgens_beleid")
    return grond_in_woorden(een.weigering.grond, desk.teksten)


def _regel(desk: Desk, vragen: Vragen, een: Gevraagde) -> Gezegd:
    t, antwoord = desk.teksten, een.antwoord
    wie = wie_is(desk, vragen, een)
    if antwoord is None:
        return Gezegd(een.id, wie, t("uitvraag.werklijst.nog_niets"))
    is_bekend = antwoord.soort is Antwoordsoort.BEKEND and een.bekendheid
    gezegd = t("uitvraag.werklijst.is_bekend" if is_bekend else f"uitvraag.gezegd.{antwoord.soort.value}")
    grond = _grond(desk, antwoord)
    return Gezegd(
        id=een.id,
        wie=wie,
        antwoord=t("uitvraag.werklijst.niet_gedeeld", grond=grond) if grond else gezegd,
        delen=delen_in_woorden(dict(antwoord.waarden), t).lower(),
        telefonisch=antwoord.gezegd_door,
    )


def _dicht(desk: Desk, vragen: Vragen, zaak: Zaak) -> Dicht:
    gronden = dict.fromkeys(
        _grond(desk, een.antwoord)
        for een in vragen.personen
        if een.zaak.bevraging.id == zaak.bevraging.id and een.antwoord is not None
    )
    return Dicht(zaak.bevraging.id, str(zaak.casus.code), ", ".join(een for een in gronden if een))


def _dicht_kaart(desk: Desk, zaak: Zaak, waarom: str) -> Answer:
    return kaart(
        desk, kaarten.geslotenkaart(desk.teksten("uitvraag.titel", code=str(zaak.casus.code)), desk.teksten(waarom))
    )
