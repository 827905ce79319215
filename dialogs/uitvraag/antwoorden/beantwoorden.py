"""Saving what a partner says: who is known, the forms of who is, and that there is no consent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cards.bouwstenen import zonder_opmaak
from cards.formulier import ingevulde_waarden
from cards.uitvraag.werklijst_payloads import (
    Waar,
    WerklijstAntwoord,
    WerklijstBekend,
    WerklijstGeenToestemming,
    WerklijstNietBekend,
)
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import geweigerd
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na, teksten_van
from dialogs.uitvraag.antwoorden.lijst import Gevraagde, Vragen, laad_vragen, nu_daar, onderwerp_van
from dialogs.uitvraag.antwoorden.stappen import Hoe, niet_meer, verder, vormen
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd, leg_vast
from dialogs.uitvraag.antwoorden.waarheen import samen, verdeling
from dialogs.uitvraag.antwoorden.werklijst import lijst
from domain.errors import UserMistake
from domain.formulier import Ingevuld, Veldfout, valideer
from domain.toegang import Reden
from domain.uitvraag import Antwoordsoort, als_bekend, soort_antwoord
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst

OPGESLAGEN = "opgeslagen"
AANGEPAST = "aangepast"
"""Kinds of outcome: something that was still owed, and a correction of what was said before."""


def bekend(desk: Desk, payload: WerklijstBekend) -> Answer:
    """Save of the persons on a card that they are not known, but for who was ticked: their forms come next.

    What a colleague said about one of them meanwhile is left as it is. For an organisatie that shares only with
    consent, who is not ticked has not consented.
    """
    vragen = laad_vragen(desk, nu_daar(desk, payload.waar, payload.personen))
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    getoond = vragen.van(payload.personen)
    aangevinkt = frozenset(een.strip() for een in payload.bekend.split(","))
    niet = [een for een in getoond if een.id not in aangevinkt and (een.bekendheid or vragen.alleen_met_toestemming)]

    def act() -> Uitkomst:
        leg_alle_vast(desk, [(een, Gezegd(een.wie.id, Antwoordsoort.NIET_BEKEND)) for een in niet], alleen_nieuw=True)
        return Uitkomst(OPGESLAGEN, {})

    desk.once(Verb.WERKLIJST_BEKEND, payload.sleutel, act, onderwerp=onderwerp_van(payload.waar, payload.personen))
    wie = [een.id for een in getoond if een.id in aangevinkt]
    melding = "" if len(getoond) == len(payload.personen) else desk.teksten("uitvraag.werklijst.niet_meer_gevraagd")
    return verder(desk, laad_vragen(desk, vragen.waar), wie, opgeslagen=bool(niet), melding=melding)


def antwoord(desk: Desk, payload: WerklijstAntwoord) -> Answer:
    """Save the forms of the persons on a card, and go on to the next. One mistake, and nothing of the card is saved."""
    vragen = laad_vragen(desk, nu_daar(desk, payload.waar, payload.personen))
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    bewaard = bewaar(desk, vragen, payload)
    weer = Hoe(rest=payload.rest, waarden=bewaard.invoer, fouten=bewaard.fouten, correctie=bewaard.correctie)
    if bewaard.uitkomst is None:
        nog_eens = vormen(desk, vragen, bewaard.wie, weer)
        return bewaard.let_op.op(nog_eens) if bewaard.let_op else nog_eens
    if bewaard.anders_ingevuld and bewaard.wie:
        al_bewaard = desk.teksten("uitvraag.persoon.al_bewaard")
        return vormen(desk, vragen, bewaard.wie, replace(weer, melding=al_bewaard))
    alle = len(bewaard.wie) == len(payload.personen)
    melding = "" if alle else desk.teksten("uitvraag.werklijst.niet_meer_gevraagd")
    return daarna(desk, vragen.waar, bewaard.uitkomst, payload.rest, opgeslagen=bool(bewaard.wie), melding=melding)


def niet_bekend(desk: Desk, payload: WerklijstNietBekend) -> Answer:
    """Save in one click that one person is not known here (or has not consented), also when it was said otherwise."""
    vragen = laad_vragen(desk, nu_daar(desk, payload.waar, [payload.persoon]))
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    return daarna(desk, vragen.waar, bewaar_niet_bekend(desk, vragen, payload), payload.rest)


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What came of the forms about some persons, on a card or on a page.

    Attributes:
        wie: about whom something is still asked.
        invoer, fouten: per person what was filled in, and what is wrong with it.
        uitkomst: None when nothing was saved, because of a mistake or (`let_op`) until he has seen a warning.
        anders_ingevuld: this very form was saved before, filled in otherwise.
    """

    wie: tuple[Gevraagde, ...]
    invoer: Mapping[str, Mapping[str, str]]
    fouten: Mapping[str, tuple[Veldfout, ...]]
    correctie: bool
    uitkomst: Uitkomst | None = None
    anders_ingevuld: bool = False
    let_op: Waarschuwing | None = None


def bewaar(bezoek: Bezoek, vragen: Vragen, payload: WerklijstAntwoord, *, alles_getoond: bool = False) -> Bewaard:
    """Save the forms about these persons, once; the same rules wherever they were filled in.

    What a card does not ask is kept as it was filled in on the page. A page shows everything (`alles_getoond`), so
    there an empty input is empty.
    """
    wie = vragen.van(payload.personen)
    invoer = {een.id: _invoer(bezoek, een, payload, alles_getoond=alles_getoond) for een in wie}
    ingevuld: dict[str, Ingevuld] = {}
    fouten: dict[str, tuple[Veldfout, ...]] = {}
    for een in wie:
        gelezen = valideer(een.formulier, als_bekend(een.formulier, invoer[een.id]))
        if isinstance(gelezen, tuple):
            fouten[een.id] = gelezen
        else:
            ingevuld[een.id] = gelezen
    correctie = bool(wie) and all(een.antwoord is not None for een in wie) and not payload.rest
    if fouten:
        return Bewaard(wie, invoer, fouten, correctie)
    let_op = kijk_na(bezoek, payload, _getypt(bezoek, wie, ingevuld))
    if let_op is not None:
        # Without a mistake in it, but to be shown again all the same.
        return Bewaard(wie, invoer, {een.id: () for een in wie}, correctie, let_op=let_op)
    gezegd = [(een, _gezegd(een, ingevuld[een.id])) for een in wie]
    afdruk = bezoek.fingerprint(payload.velden)

    def act() -> Uitkomst:
        leg_alle_vast(bezoek, gezegd)
        return Uitkomst(AANGEPAST if correctie else OPGESLAGEN, {"invoer": afdruk})

    onderwerp = onderwerp_van(payload.waar, payload.personen)
    uitkomst = bezoek.once(Verb.WERKLIJST_ANTWOORD, payload.sleutel, act, onderwerp=onderwerp)
    return Bewaard(wie, invoer, fouten, correctie, uitkomst, anders_ingevuld=uitkomst.ids["invoer"] != afdruk)


def _getypt(bezoek: Bezoek, wie: Sequence[Gevraagde], ingevuld: Mapping[str, Ingevuld]) -> Iterator[tuple[str, str]]:
    """Yield what was typed, by label; of two persons on one card also about whom."""
    for een in wie:
        voor = f"{zonder_opmaak(een.wie.gegevens.naam)}, " if len(wie) > 1 else ""
        for label, tekst in teksten_van(een.formulier, ingevuld[een.id], bezoek.teksten):
            yield f"{voor}{label}", tekst


def bewaar_niet_bekend(bezoek: Bezoek, vragen: Vragen, payload: WerklijstNietBekend) -> Uitkomst:
    """Save once that one person is not known here, or has not consented.

    Raises:
        UserMistake: that is no answer to this form ("uitvraag.niet_bekend_hier").
    """
    een = vragen.iemand(payload.persoon)
    if not (een.bekendheid or vragen.alleen_met_toestemming):
        raise UserMistake("uitvraag.niet_bekend_hier")
    soort = OPGESLAGEN if een.antwoord is None or payload.rest else AANGEPAST

    def act() -> Uitkomst:
        leg_alle_vast(bezoek, [(een, Gezegd(een.wie.id, Antwoordsoort.NIET_BEKEND))])
        return Uitkomst(soort, {})

    onderwerp = onderwerp_van(payload.waar, [payload.persoon])
    return bezoek.once(Verb.WERKLIJST_NIET_BEKEND, payload.sleutel, act, onderwerp=onderwerp)


def geen_toestemming(desk: Desk, payload: WerklijstGeenToestemming) -> Answer:
    """Save in one click that nothing is shared about anybody, for an organisatie that shares only with consent.

    Only of what stood on the card: of what was asked since nobody has looked who consents.

    Raises:
        NotAllowed: the organisatie decides for each question: it says itself why it does not share.
    """
    vragen = laad_vragen(desk, payload.waar)
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    if not vragen.alleen_met_toestemming:
        raise geweigerd(Reden.NIET_GEVRAAGD)

    def act() -> Uitkomst:
        getoond = (een for een in vragen.te_gaan if een.zaak.bevraging.id in payload.bevragingen)
        niemand = [(een, Gezegd(een.wie.id, Antwoordsoort.GEWEIGERD)) for een in getoond]
        leg_alle_vast(desk, niemand, alleen_nieuw=True)
        return Uitkomst(OPGESLAGEN, {})

    desk.once(Verb.WERKLIJST_GEEN_TOESTEMMING, payload.sleutel, act, onderwerp=vragen.onderwerp())
    # Whoever says so has seen no name, and sees none now.
    return verder(desk, laad_vragen(desk, payload.waar))


def daarna(
    desk: Desk,
    waar: Waar,
    uitkomst: Uitkomst,
    bekend: Iterable[str] = (),
    *,
    opgeslagen: bool = True,
    melding: str = "",
) -> Answer:
    """Show what comes after saving, from the state as it is now: the list after a correction, else the next step."""
    vragen = laad_vragen(desk, waar)
    if vragen.zaken and uitkomst.soort == AANGEPAST:
        return lijst(desk, vragen, opgeslagen=opgeslagen, melding=melding)
    return verder(desk, vragen, bekend, opgeslagen=opgeslagen, melding=melding)


def leg_alle_vast(desk: Bezoek, gezegd: Sequence[tuple[Gevraagde, Gezegd]], *, alleen_nieuw: bool = False) -> None:
    """Store answers in several uitvragen at once.

    All of these are held before anything is stored, in one order for everybody: two organisaties that answer about the
    same casussen at once wait for each other, and never both.
    """
    for uitvraag_id in sorted({een.zaak.uitvraag.id for een, _ in gezegd}):
        uitvragen.vergrendel(desk.uow, uitvraag_id)
    per_zaak: dict[str, list[tuple[Gevraagde, Gezegd]]] = {}
    for een, wat in gezegd:
        per_zaak.setdefault(een.zaak.bevraging.id, []).append((een, wat))
    for bij_elkaar in per_zaak.values():
        leg_vast(desk, bij_elkaar[0][0].zaak, [wat for _, wat in bij_elkaar], alleen_nieuw=alleen_nieuw)


def _invoer(bezoek: Bezoek, een: Gevraagde, payload: WerklijstAntwoord, *, alles_getoond: bool) -> dict[str, str]:
    voor = f"{een.wie.id}."
    gegeven = {veld.removeprefix(voor): wat for veld, wat in payload.velden.items() if veld.startswith(voor)}
    return gegeven if alles_getoond else samen(een.antwoord, gegeven, verdeling(bezoek, een).buiten)


def _gezegd(een: Gevraagde, ingevuld: Ingevuld) -> Gezegd:
    soort = soort_antwoord(een.formulier, ingevuld)
    return Gezegd(een.wie.id, soort, ingevulde_waarden(ingevuld) if soort is Antwoordsoort.BEKEND else ())
