"""Answering: the reason first, then one person at a time; picked up where it was left, corrected until the zitting."""

from collections.abc import Mapping, Sequence

from cards.bouwstenen import Card
from cards.formulier import ingevulde_waarden
from cards.payloads import UitvraagOpen
from cards.uitvraag import beantwoorden as kaarten
from cards.uitvraag.beantwoorden import Lijst, Persoonsregel, Persoonsvraag, Voorblad, Wie, grond_in_woorden
from cards.uitvraag.payloads import AntwoordBewaren, NietBekend, PersonenOpen, PersoonOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Desk
from dialogs.uitvraag.vastleggen import Gezegd, leg_vast
from dialogs.uitvraag.zaak import Zaak, als_partner, laad
from domain.casus import Betrokkene
from domain.errors import UserMistake
from domain.formulier import Veldfout, valideer
from domain.logboek import Handeling
from domain.uitvraag import (
    Antwoord,
    Antwoordsoort,
    BevragingStatus,
    nog_te_beantwoorden,
    soort_antwoord,
    vraagt_bekendheid,
)
from storage import personen as mensen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst

OPGESLAGEN = "opgeslagen"
AANGEPAST = "aangepast"
"""Kinds of outcome: a first answer, and one to a bevraging that was dealt with already."""


def openen(desk: Desk, payload: UitvraagOpen) -> Answer:
    """Open a bevraging: why it is asked, before any name. Whoever went past that before goes on where it was left."""
    zaak = als_partner(desk, payload.bevraging)
    if not zaak.loopt(desk.nu):
        return gesloten(desk, zaak)
    laatste = _laatste(desk, zaak)
    is_weigering = zaak.bevraging.status is BevragingStatus.GEWEIGERD
    zelf_begonnen = any(een.door_id == desk.actor.persoon_id for een in laatste)
    if zelf_begonnen and not is_weigering:
        return _volgende(desk, zaak, laatste)
    _noteer(desk, zaak, None)
    return _kaart(desk, kaarten.voorblad(_voorblad(desk, zaak, laatste), desk.teksten, desk.regio.kalender))


def personen(desk: Desk, payload: PersonenOpen) -> Answer:
    """Names open: the first person about whom nothing was said yet, or the list of all."""
    zaak = als_partner(desk, payload.bevraging)
    if not zaak.loopt(desk.nu):
        return gesloten(desk, zaak)
    return _volgende(desk, zaak, _laatste(desk, zaak))


def persoon(desk: Desk, payload: PersoonOpen) -> Answer:
    """Open the form about one person, with what was answered before."""
    zaak = als_partner(desk, payload.bevraging)
    if not zaak.loopt(desk.nu):
        return gesloten(desk, zaak)
    laatste = _laatste(desk, zaak)
    if payload.betrokkene is None:
        return _volgende(desk, zaak, laatste)
    return _formulier(desk, zaak, zaak.betrokkene(payload.betrokkene), _eerder(laatste, payload.betrokkene))


def bewaar(desk: Desk, payload: AntwoordBewaren) -> Answer:
    """Save what was filled in about one person, and go on to the next."""
    zaak = als_partner(desk, payload.bevraging)
    wie = zaak.betrokkene(payload.betrokkene)
    formulier = uitvragen.formulier(desk.uow, zaak.bevraging.formulier_versie)
    ingevuld = valideer(formulier, payload.velden)
    if isinstance(ingevuld, tuple):
        if not zaak.loopt(desk.nu):
            return gesloten(desk, zaak)
        return _formulier(desk, zaak, wie, payload.velden, fouten=ingevuld)
    soort = soort_antwoord(formulier, ingevuld)
    waarden = ingevulde_waarden(ingevuld) if soort is Antwoordsoort.BEKEND else ()
    afdruk = desk.fingerprint(payload.velden)

    def act() -> Uitkomst:
        was_open = leg_vast(desk, zaak, [Gezegd(wie.id, soort, waarden)])
        return Uitkomst(OPGESLAGEN if was_open else AANGEPAST, {"invoer": afdruk})

    onderwerp = over(zaak, wie.id)
    uitkomst = desk.once(Verb.UITVRAAG_ANTWOORD, payload.sleutel, act, onderwerp=onderwerp)
    if uitkomst.ids["invoer"] != afdruk and zaak.loopt(desk.nu):
        melding = desk.teksten("uitvraag.persoon.al_bewaard")
        return _formulier(desk, zaak, wie, payload.velden, melding=melding)
    return daarna(desk, zaak.bevraging.id, uitkomst)


def niet_bekend(desk: Desk, payload: NietBekend) -> Answer:
    """Save in one click that a person is not known here."""
    zaak = als_partner(desk, payload.bevraging)
    wie = zaak.betrokkene(payload.betrokkene)
    if not vraagt_bekendheid(uitvragen.formulier(desk.uow, zaak.bevraging.formulier_versie)):
        raise UserMistake("uitvraag.niet_bekend_hier")

    def act() -> Uitkomst:
        was_open = leg_vast(desk, zaak, [Gezegd(wie.id, Antwoordsoort.NIET_BEKEND)])
        return Uitkomst(OPGESLAGEN if was_open else AANGEPAST, {})

    uitkomst = desk.once(Verb.UITVRAAG_NIET_BEKEND, payload.sleutel, act, onderwerp=over(zaak, wie.id))
    return daarna(desk, zaak.bevraging.id, uitkomst)


def daarna(desk: Desk, bevraging_id: str, uitkomst: Uitkomst) -> Answer:
    """Show what comes after saving, from the state as it is now: the next person, the list, or thanks."""
    zaak = laad(desk, bevraging_id)
    if not zaak.loopt(desk.nu):
        return gesloten(desk, zaak)
    laatste = _laatste(desk, zaak)
    te_gaan = nog_te_beantwoorden(zaak.betrokkenen, laatste)
    if te_gaan:
        return _formulier(desk, zaak, zaak.betrokkene(te_gaan[0]), {}, opgeslagen=True)
    if uitkomst.soort == AANGEPAST:
        return _lijst(desk, zaak, laatste, opgeslagen=True)
    return dank(desk, zaak)


def dank(desk: Desk, zaak: Zaak) -> Answer:
    """Thank for dealing with all of it; the same after answers and after a refusal."""
    t, kalender = desk.teksten, desk.regio.kalender
    return _kaart(desk, kaarten.dankkaart(zaak.bevraging.id, str(zaak.casus.code), zaak.zitting.begint_op, t, kalender))


def gesloten(desk: Desk, zaak: Zaak) -> Answer:
    """Say that nothing is taken any more; no names."""
    uitleg = desk.teksten("uitvraag.ingetrokken" if zaak.ingetrokken else "uitvraag.gesloten")
    return _kaart(desk, kaarten.geslotenkaart(str(zaak.casus.code), uitleg, desk.teksten))


def wie_is(desk: Desk, zaak: Zaak, een: Betrokkene) -> Wie:
    """Return somebody as a card names him; his role only where it helps to know who is meant."""
    rol = desk.regio.rollen.get(een.rol, "") if len(zaak.casus.betrokkenen) > 1 else ""
    return Wie(een.id, een.gegevens.naam, een.gegevens.geboortedatum, rol)


def over(zaak: Zaak, betrokkene_id: str | None) -> str:
    """Return the subject of a one-time key: this bevraging, and this person or everybody."""
    return f"{zaak.bevraging.id}:{betrokkene_id or 'allen'}"


def _volgende(desk: Desk, zaak: Zaak, laatste: Sequence[Antwoord]) -> Answer:
    te_gaan = nog_te_beantwoorden(zaak.betrokkenen, laatste)
    if te_gaan:
        return _formulier(desk, zaak, zaak.betrokkene(te_gaan[0]), {})
    return _lijst(desk, zaak, laatste)


def _formulier(
    desk: Desk,
    zaak: Zaak,
    wie: Betrokkene,
    waarden: Mapping[str, str],
    *,
    fouten: tuple[Veldfout, ...] = (),
    opgeslagen: bool = False,
    melding: str = "",
) -> Answer:
    _noteer(desk, zaak, wie.id)
    formulier = uitvragen.formulier(desk.uow, zaak.bevraging.formulier_versie)
    onderwerp = over(zaak, wie.id)
    beeld = Persoonsvraag(
        bevraging=zaak.bevraging.id,
        code=str(zaak.casus.code),
        wie=wie_is(desk, zaak, wie),
        nummer=zaak.betrokkenen.index(wie.id) + 1,
        totaal=len(zaak.betrokkenen),
        formulier=formulier,
        sleutel=desk.issue_key(Verb.UITVRAAG_ANTWOORD, onderwerp),
        sleutel_niet_bekend=desk.issue_key(Verb.UITVRAAG_NIET_BEKEND, onderwerp),
        niet_bekend=vraagt_bekendheid(formulier),
        correctie=zaak.bevraging.status is not BevragingStatus.OPEN,
        opgeslagen=opgeslagen,
        melding=melding,
        waarden=waarden,
        fouten=fouten,
    )
    return _kaart(desk, kaarten.persoonskaart(beeld, desk.teksten))


def _lijst(desk: Desk, zaak: Zaak, laatste: Sequence[Antwoord], *, opgeslagen: bool = False) -> Answer:
    per_persoon = {een.betrokkene_id: een for een in laatste}
    for een in zaak.casus.betrokkenen:
        _noteer(desk, zaak, een.id)
    regels = tuple(Persoonsregel(wie_is(desk, zaak, een), per_persoon[een.id].soort) for een in zaak.casus.betrokkenen)
    beeld = Lijst(zaak.bevraging.id, str(zaak.casus.code), regels, zaak.zitting.begint_op, opgeslagen)
    return _kaart(desk, kaarten.lijstkaart(beeld, desk.teksten, desk.regio.kalender))


def _voorblad(desk: Desk, zaak: Zaak, laatste: Sequence[Antwoord]) -> Voorblad:
    regio, uitvraag = desk.regio, zaak.uitvraag
    regisseur = mensen.lees(desk.uow, zaak.casus.regisseur_id)
    grondslag = regio.grondslagen.get(uitvraag.grondslag)
    geweigerd = zaak.bevraging.status is BevragingStatus.GEWEIGERD
    gronden = [grond_in_woorden(een.weigering.grond, desk.teksten) for een in laatste if geweigerd and een.weigering]
    return Voorblad(
        bevraging=zaak.bevraging.id,
        code=str(zaak.casus.code),
        organisatie=regio.organisatie(zaak.bevraging.organisatie).naam,
        doel=uitvraag.doel,
        grondslag=grondslag.tekst if grondslag else uitvraag.grondslag,
        gevraagd_door=desk.teksten(
            "uitvraag.voorblad.door_namens",
            naam=regisseur.naam,
            organisatie=regio.organisatie(regio.eigen_organisatie).naam,
        ),
        personen=zaak.personen,
        deadline=uitvraag.deadline,
        afgehandeld=zaak.bevraging.status is not BevragingStatus.OPEN,
        weigering=", ".join(dict.fromkeys(gronden)),
    )


def _eerder(laatste: Sequence[Antwoord], betrokkene_id: str) -> Mapping[str, str]:
    """Return what was filled in before. "Not known" fills in nothing: it was one click, and is so again."""
    return next((dict(een.waarden) for een in laatste if een.betrokkene_id == betrokkene_id), {})


def _laatste(desk: Desk, zaak: Zaak) -> tuple[Antwoord, ...]:
    return uitvragen.laatste_antwoorden(desk.uow, zaak.casus.id, zaak.bevraging.id)


def _noteer(desk: Desk, zaak: Zaak, betrokkene_id: str | None) -> None:
    desk.record(
        Handeling.UITVRAAG_GEOPEND,
        namens=zaak.bevraging.organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=betrokkene_id,
        onderwerp_id=zaak.bevraging.id,
        doel=zaak.uitvraag.grondslag,
    )


def _kaart(desk: Desk, kaart: Card) -> Answer:
    return ShowCard(kaart, desk.teksten("algemeen.samenvatting"))
