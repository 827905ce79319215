"""/uitvraag namens: a regisseur types what somebody of an organisatie says on the phone.

It is kept as the answer of that organisatie, with who said it and who typed it; its own people see that, and can
correct it until the zitting.
"""

from collections.abc import Mapping
from dataclasses import replace

from cards.payloads import NamensFormulier
from cards.uitvraag.namens_payloads import (
    NamensAntwoord,
    NamensPersoon,
    NamensVerder,
    NamensWeiger,
    NamensWeigerFormulier,
)
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.vrijetekst import kijk_na
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd
from dialogs.uitvraag.geheel import Geheel, bij_opdracht, laad_geheel, lopende
from dialogs.uitvraag.namens import beller
from dialogs.uitvraag.namens import namensbeeld as beeld
from dialogs.uitvraag.namens.bewaren import AANGEPAST, OPGESLAGEN, bewaar_antwoord, leg_alle_vast
from dialogs.uitvraag.namens.namensbeeld import Belzaak, Hoe
from dialogs.uitvraag.weigering import lees_weigering
from domain.uitvraag import Antwoordsoort, BevragingStatus, Weigergrond, Weigering
from storage.inbox import Uitkomst


def register(registry: Registry) -> None:
    """Declare the command and its buttons."""
    registry.command(
        CommandSpec(
            words="uitvraag namens",
            permission=Permission.PROCESREGISSEUR,
            group="wijzigen.groep",
            help="uitvraag.opdracht.namens",
            example="/uitvraag namens 26-0142-K politie",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=opdracht,
            arguments=(Argument.CASUSCODE, Argument.ORGANISATIE),
            in_manifest=False,
        )
    )
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.UITVRAAG_NAMENS_FORMULIER, NamensFormulier, regisseur, openen))
    registry.verb(VerbSpec(Verb.UITVRAAG_NAMENS_VERDER, NamensVerder, regisseur, verder))
    registry.verb(VerbSpec(Verb.UITVRAAG_NAMENS_PERSOON, NamensPersoon, regisseur, persoon))
    registry.verb(VerbSpec(Verb.UITVRAAG_NAMENS_ANTWOORD, NamensAntwoord, regisseur, bewaar))
    registry.verb(VerbSpec(Verb.UITVRAAG_NAMENS_WEIGER_FORMULIER, NamensWeigerFormulier, regisseur, weigerformulier))
    registry.verb(VerbSpec(Verb.UITVRAAG_NAMENS_WEIGER, NamensWeiger, regisseur, weiger))


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag namens: ask for what was not typed, and open the first card."""
    return _zoek(desk, arguments, arguments.organisatie or "")


def openen(desk: Desk, payload: NamensFormulier) -> Answer:
    """Open the first card for an uitvraag and an organisatie; ask for what is not known yet."""
    if not payload.uitvraag:
        return _zoek(desk, Arguments(), payload.organisatie)
    return _van(desk, laad_geheel(desk, payload.uitvraag), payload.organisatie, beller.waarden(payload))


def verder(desk: Desk, payload: NamensVerder) -> Answer:
    """Keep what follows from who was not ticked, and go on to the form of the first who was."""
    zaak = beeld.laad_zaak(desk, payload.bevraging)
    hoe = Hoe(beller.waarden(payload))
    if not zaak.loopt(desk):
        return beeld.dicht(desk, zaak)
    wie_zegt = beller.in_woorden(desk, zaak.zaak, payload)
    gekozen = _gekozen(payload.wie)
    if isinstance(wie_zegt, tuple):
        return beeld.begin(desk, zaak, replace(hoe, fouten=wie_zegt), aangevinkt=payload.wie)
    if (let_op := kijk_na(desk, payload, beller.getypt(desk, payload))) is not None:
        return let_op.op(beeld.begin(desk, zaak, hoe, aangevinkt=payload.wie))
    afdruk = desk.fingerprint({"wie": payload.wie})

    def act() -> Uitkomst:
        anderen = [een for een in zaak.te_gaan if een.id in payload.getoond and een.id not in gekozen]
        if zaak.beleid:
            leg_alle_vast(desk, zaak, [_volgens_beleid(een.id) for een in anderen], wie_zegt, alleen_nieuw=True)
        elif zaak.bekendheid:
            niet = [Gezegd(een.id, Antwoordsoort.NIET_BEKEND) for een in anderen]
            leg_alle_vast(desk, zaak, niet, wie_zegt, alleen_nieuw=True)
        return Uitkomst("verder", {"invoer": afdruk})

    uitkomst = desk.once(payload.verb, payload.sleutel, act, onderwerp=zaak.zaak.bevraging.id)
    nu = beeld.laad_zaak(desk, payload.bevraging)
    if uitkomst.ids["invoer"] != afdruk:
        return beeld.begin(desk, nu, replace(hoe, melding=desk.teksten("uitvraag.namens.al_bewaard")))
    bekend = not zaak.beleid and zaak.bekendheid
    return beeld.volgende(desk, nu, hoe, bekend=bekend)


def persoon(desk: Desk, payload: NamensPersoon) -> Answer:
    """Open the form about one person, with what was said before."""
    zaak = beeld.laad_zaak(desk, payload.bevraging)
    hoe = Hoe(beller.waarden(payload))
    if not zaak.loopt(desk):
        return beeld.dicht(desk, zaak)
    if not payload.betrokkene:
        return beeld.begin(desk, zaak, replace(hoe, fouten=(desk.teksten("uitvraag.namens.fout.betrokkene"),)))
    wie = zaak.zaak.betrokkene(payload.betrokkene)
    return beeld.formulier(desk, zaak, wie, hoe, zaak.eerder(wie.id))


def bewaar(desk: Desk, payload: NamensAntwoord) -> Answer:
    """Keep what was said about one person, checked as if his own organisatie had filled it in."""
    zaak = beeld.laad_zaak(desk, payload.bevraging)
    wie, hoe = zaak.zaak.betrokkene(payload.betrokkene), Hoe(beller.waarden(payload))
    if not zaak.loopt(desk):
        return beeld.dicht(desk, zaak)
    bewaard = bewaar_antwoord(desk, zaak, payload)
    if bewaard.uitkomst is None:
        hoe = replace(hoe, fouten=bewaard.fouten, veldfouten=bewaard.veldfouten)
        opnieuw = beeld.formulier(desk, zaak, wie, hoe, payload.velden)
        return bewaard.let_op.op(opnieuw) if bewaard.let_op else opnieuw
    if bewaard.anders_ingevuld:
        hoe = replace(hoe, melding=desk.teksten("uitvraag.namens.al_bewaard"))
        return beeld.formulier(desk, zaak, wie, hoe, payload.velden)
    hoe = replace(hoe, opgeslagen=True)
    nu = beeld.laad_zaak(desk, payload.bevraging)
    return beeld.begin(desk, nu, hoe) if bewaard.uitkomst.soort == AANGEPAST else beeld.volgende(desk, nu, hoe)


def weigerformulier(desk: Desk, payload: NamensWeigerFormulier) -> Answer:
    """Open the form to keep that nothing is shared."""
    zaak = beeld.laad_zaak(desk, payload.bevraging)
    if not zaak.loopt(desk):
        return beeld.dicht(desk, zaak)
    over = payload.over or ",".join(een.id for een in zaak.te_gaan)
    return beeld.weigeren(desk, zaak, Hoe(beller.waarden(payload)), over)


def weiger(desk: Desk, payload: NamensWeiger) -> Answer:
    """Keep that the organisatie shares nothing about these persons: a full answer."""
    zaak = beeld.laad_zaak(desk, payload.bevraging)
    hoe = Hoe(beller.waarden(payload))
    if not zaak.loopt(desk):
        return beeld.dicht(desk, zaak)
    wie_zegt, weigering = beller.in_woorden(desk, zaak.zaak, payload), _lees_weigering(desk, zaak, payload)
    gekozen = _gekozen(payload.wie)
    over = [een.id for een in zaak.zaak.casus.betrokkenen if een.id in gekozen]
    fouten = [
        *(wie_zegt if isinstance(wie_zegt, tuple) else ()),
        *([] if over else [desk.teksten("uitvraag.namens.fout.wie")]),
        *(weigering if isinstance(weigering, tuple) else ()),
    ]
    vorm = (payload.wie, payload.grond, payload.toelichting)
    if fouten or isinstance(wie_zegt, tuple) or isinstance(weigering, tuple):
        return beeld.weigeren(desk, zaak, replace(hoe, fouten=tuple(fouten)), *vorm)
    getypt = [*beller.getypt(desk, payload), (desk.teksten("uitvraag.weigeren.toelichting"), payload.toelichting)]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(beeld.weigeren(desk, zaak, hoe, *vorm))
    afdruk = desk.fingerprint({"wie": payload.wie, "grond": payload.grond, "toelichting": payload.toelichting})
    was_af = zaak.zaak.bevraging.status is not BevragingStatus.OPEN

    def act() -> Uitkomst:
        gezegd = [Gezegd(een, Antwoordsoort.GEWEIGERD, weigering=weigering) for een in over]
        leg_alle_vast(desk, zaak, gezegd, wie_zegt)
        return Uitkomst(AANGEPAST if was_af else OPGESLAGEN, {"invoer": afdruk})

    uitkomst = desk.once(payload.verb, payload.sleutel, act, onderwerp=zaak.zaak.bevraging.id)
    if uitkomst.ids["invoer"] != afdruk:
        melding = desk.teksten("uitvraag.namens.al_bewaard")
        return beeld.weigeren(desk, zaak, replace(hoe, melding=melding), *vorm)
    nu, hoe = beeld.laad_zaak(desk, payload.bevraging), replace(hoe, opgeslagen=True)
    if uitkomst.soort == AANGEPAST or nu.te_gaan:
        return beeld.begin(desk, nu, hoe)
    return beeld.volgende(desk, nu, hoe)


def _zoek(desk: Desk, arguments: Arguments, organisatie: str) -> Answer:
    """Find which uitvraag is meant: one that runs, and (from a list) in which this organisatie is asked."""

    def kan(geheel: Geheel) -> bool:
        if not geheel.loopt(desk.nu):
            return False
        # Behind a code an organisatie that was not asked is told so; in a list it would only be in the way.
        in_lijst = arguments.casuscode is None and bool(organisatie)
        return not in_lijst or any(een.organisatie == organisatie for een in geheel.gevraagd)

    if arguments.casuscode is None and organisatie:
        mogelijk = [een for een in lopende(desk) if kan(een)]
        if len(mogelijk) == 1:
            return _van(desk, mogelijk[0], organisatie, {})
    return bij_opdracht(
        desk,
        arguments,
        titel="uitvraag.namens.kies_titel",
        kan=kan,
        toon=lambda geheel: _van(desk, geheel, organisatie, {}),
        kies=NamensFormulier(organisatie=organisatie) if organisatie else NamensFormulier(),
        anders="uitvraag.namens.geen",
    )


def _van(desk: Desk, geheel: Geheel, organisatie: str, wie_zegt: Mapping[str, str]) -> Answer:
    if not organisatie:
        return beeld.kies_organisatie(desk, geheel)
    gevraagd = next((een for een in geheel.uitvraag.bevragingen if een.organisatie == organisatie), None)
    if gevraagd is None and organisatie not in desk.regio.organisaties:
        return beeld.kies_organisatie(desk, geheel)
    if gevraagd is None:
        return beeld.niet_gevraagd(desk, geheel, organisatie)
    zaak = beeld.laad_zaak(desk, gevraagd.id)
    if not zaak.loopt(desk):
        return beeld.dicht(desk, zaak)
    return beeld.begin(desk, zaak, Hoe(wie_zegt if any(wie_zegt.values()) else beller.bij_het_begin(desk)))


def _gekozen(wie: str) -> frozenset[str]:
    return frozenset(een for een in wie.split(",") if een)


def _volgens_beleid(betrokkene_id: str) -> Gezegd:
    weigering = Weigering(Weigergrond.BEROEPSGEHEIM, volgens_beleid=True)
    return Gezegd(betrokkene_id, Antwoordsoort.GEWEIGERD, weigering=weigering)


def _lees_weigering(desk: Desk, zaak: Belzaak, payload: NamensWeiger) -> Weigering | tuple[str, ...]:
    if zaak.beleid:
        return Weigering(Weigergrond.BEROEPSGEHEIM, volgens_beleid=True)
    return lees_weigering(payload.grond, payload.toelichting, desk.teksten)
