"""Not sharing: by code before any name, or about persons; with a ground, a full answer only the regisseur sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.uitvraag import weigeren as kaarten
from cards.uitvraag.bericht import aantal_personen
from cards.uitvraag.weigeren import Weigervraag
from cards.uitvraag.werklijst_payloads import Waar, WerklijstWeiger, WerklijstWeigerFormulier
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from dialogs.uitvraag.antwoorden.beantwoorden import AANGEPAST, OPGESLAGEN, daarna, leg_alle_vast
from dialogs.uitvraag.antwoorden.lijst import PERSONEN_PER_KEUZE, Gevraagde, Vragen, laad_vragen, nu_daar, onderwerp_van
from dialogs.uitvraag.antwoorden.stappen import dank, kaart, keuze, niet_meer, noteer, noteer_namen, titel, wie_is
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from dialogs.uitvraag.antwoorden.werklijst import voorblad
from dialogs.uitvraag.weigering import lees_weigering
from dialogs.uitvraag.zaak import Zaak
from domain.uitvraag import Antwoordsoort
from storage.inbox import Uitkomst


def formulier(desk: Desk, payload: WerklijstWeigerFormulier) -> Answer:
    """Show the form to share nothing: about some or all casussen, or about persons whose names are open."""
    vragen = laad_vragen(desk, nu_daar(desk, payload.waar, payload.personen))
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    aangevinkt = (een.strip() for een in payload.bekend.split(","))
    rest = (*(een for een in aangevinkt if een in payload.personen), *payload.rest)
    if payload.personen:
        return _over_personen(desk, vragen, vragen.van(payload.personen), rest)
    return _over_codes(desk, vragen)


def weiger(desk: Desk, payload: WerklijstWeiger) -> Answer:
    """Store a refusal about everybody it is chosen for, and go on with the rest."""
    vragen = laad_vragen(desk, nu_daar(desk, payload.waar, payload.personen or _codes(payload)))
    if (gesloten := niet_meer(desk, vragen)) is not None:
        return gesloten
    over = _over(vragen, payload)
    if not over and not payload.personen and _codes(payload):
        return voorblad(desk, vragen, melding=desk.teksten("uitvraag.weigeren.niet_meer"))
    bewaard = bewaar_weigering(desk, payload, over)
    if bewaard.uitkomst is None:
        opnieuw = _opnieuw(desk, vragen, payload, bewaard.fouten)
        return bewaard.let_op.op(opnieuw) if bewaard.let_op else opnieuw
    if bewaard.anders_ingevuld:
        return _opnieuw(desk, vragen, payload, (desk.teksten("uitvraag.persoon.al_bewaard"),))
    return _daarna(desk, vragen.waar, payload, bewaard.uitkomst)


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """What came of a refusal, on a card or on a page.

    Attributes:
        fouten: what is wrong with it, in words.
        uitkomst: None when nothing was saved, because of a mistake or (`let_op`) until he has seen a warning.
        anders_ingevuld: this very form was saved before, filled in otherwise.
    """

    fouten: tuple[str, ...] = ()
    let_op: Waarschuwing | None = None
    uitkomst: Uitkomst | None = None
    anders_ingevuld: bool = False


def bewaar_weigering(bezoek: Bezoek, payload: WerklijstWeiger, over: Sequence[Gevraagde]) -> Geweigerd:
    """Store once that nothing is shared about these persons; the same rules wherever it was filled in."""
    t = bezoek.teksten
    weigering = lees_weigering(payload.grond, payload.toelichting, t)
    fouten = weigering if isinstance(weigering, tuple) else ()
    if not over:
        fouten = (t("uitvraag.weigeren.kies_over"), *fouten)
    if fouten or isinstance(weigering, tuple):
        return Geweigerd(fouten)
    let_op = kijk_na(bezoek, payload, [(t("uitvraag.weigeren.toelichting"), payload.toelichting)])
    if let_op is not None:
        return Geweigerd(let_op=let_op)
    gezegd = [(een, Gezegd(een.wie.id, Antwoordsoort.GEWEIGERD, weigering=weigering)) for een in over]
    afdruk = bezoek.fingerprint({"over": payload.over, "grond": payload.grond, "toelichting": payload.toelichting})
    correctie = bool(payload.personen) and all(een.antwoord is not None for een in over)

    def act() -> Uitkomst:
        leg_alle_vast(bezoek, gezegd)
        return Uitkomst(AANGEPAST if correctie else OPGESLAGEN, {"invoer": afdruk})

    onderwerp = onderwerp_van(payload.waar, payload.personen)
    uitkomst = bezoek.once(Verb.WERKLIJST_WEIGER, payload.sleutel, act, onderwerp=onderwerp)
    return Geweigerd(uitkomst=uitkomst, anders_ingevuld=uitkomst.ids["invoer"] != afdruk)


def _daarna(desk: Desk, waar: Waar, payload: WerklijstWeiger, uitkomst: Uitkomst) -> Answer:
    vragen = laad_vragen(desk, waar)
    if not payload.personen:
        # Whoever refuses by code has seen no name, and sees none now.
        return voorblad(desk, vragen, opgeslagen=True) if vragen.te_gaan else dank(desk, vragen)
    kiezen = [een for een in vragen.te_gaan if een.bekendheid]
    if not set(payload.personen) <= set(payload.rest) and len(kiezen) > 1:
        # It came from the card where one ticks: the ticks stand there again.
        return keuze(desk, vragen, kiezen[:PERSONEN_PER_KEUZE], payload.rest, opgeslagen=True)
    return daarna(desk, waar, uitkomst, payload.rest)


def _over(vragen: Vragen, payload: WerklijstWeiger) -> Sequence[Gevraagde]:
    """Return about whom nothing is shared. What there is only one of needs no choosing."""
    if payload.personen:
        wie, gekozen = vragen.van(payload.personen), _gekozen(payload)
        return wie if len(payload.personen) == 1 else [een for een in wie if een.id in gekozen]
    codes = _codes(payload)
    return [een for een in vragen.personen if een.zaak.bevraging.id in codes]


def _gekozen(payload: WerklijstWeiger) -> frozenset[str]:
    return frozenset(een.strip() for een in payload.over.split(",") if een.strip())


def _codes(payload: WerklijstWeiger) -> frozenset[str]:
    """Return the bevragingen it is about: what the card was about, not what there happens to be now."""
    return frozenset([payload.alles]) if payload.alles is not None else _gekozen(payload)


def _opnieuw(desk: Desk, vragen: Vragen, payload: WerklijstWeiger, fouten: tuple[str, ...]) -> Answer:
    if payload.personen:
        return _over_personen(desk, vragen, vragen.van(payload.personen), payload.rest, payload, fouten)
    return _over_codes(desk, vragen, payload, fouten)


def _over_codes(
    desk: Desk, vragen: Vragen, payload: WerklijstWeiger | None = None, fouten: tuple[str, ...] = ()
) -> Answer:
    """Show what is owed chosen beforehand: sharing nothing at all is what most come here for."""
    for een in vragen.zaken:
        noteer(desk, een)
    owed = tuple(een.bevraging.id for een in vragen.te_doen())
    beeld = Weigervraag(
        waar=vragen.waar,
        titel=titel(desk, vragen),
        sleutel=desk.issue_key(Verb.WERKLIJST_WEIGER, vragen.onderwerp()),
        codes=tuple((een.bevraging.id, _code(desk, een)) for een in vragen.zaken),
        over=(payload.alles or "", *payload.over.split(",")) if payload else owed,
        grond=payload.grond if payload else "",
        toelichting=payload.toelichting if payload else "",
        eerder=any(een.antwoord is not None for een in vragen.personen),
        fouten=fouten,
    )
    return kaart(desk, kaarten.weigerkaart(beeld, desk.teksten))


def _over_personen(
    desk: Desk,
    vragen: Vragen,
    wie: Sequence[Gevraagde],
    rest: tuple[str, ...],
    payload: WerklijstWeiger | None = None,
    fouten: tuple[str, ...] = (),
) -> Answer:
    noteer_namen(desk, wie)
    ids = tuple(een.id for een in wie)
    beeld = Weigervraag(
        waar=vragen.waar,
        titel=titel(desk, vragen, wie),
        sleutel=desk.issue_key(Verb.WERKLIJST_WEIGER, vragen.onderwerp(ids)),
        personen=tuple((een.id, wie_is(desk, vragen, een)) for een in wie),
        over=tuple(payload.over.split(",")) if payload else (),
        rest=rest,
        grond=payload.grond if payload else "",
        toelichting=payload.toelichting if payload else "",
        fouten=fouten,
    )
    return kaart(desk, kaarten.weigerkaart(beeld, desk.teksten))


def _code(desk: Desk, zaak: Zaak) -> str:
    t = desk.teksten
    wie = t("uitvraag.kaart.geen_personen") if zaak.personen is None else aantal_personen(zaak.personen, t)
    return t("uitvraag.weigeren.code", code=str(zaak.casus.code), wie=wie)
