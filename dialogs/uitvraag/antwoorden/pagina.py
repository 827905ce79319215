"""The form about one person on a page: the same form, rules, logboek and one-time keys as on the card.

After saving the page says what comes next in the same worklist, and leads there without going back to Teams. As on the
card no name opens before why it is asked has been seen: of a casus that is new to him the page tells that first.
"""

from collections.abc import Mapping

from cards.payloads import VELD
from cards.uitvraag.werklijst_payloads import Waar, WerklijstAntwoord, WerklijstNietBekend
from cards.verbs import Verb
from dialogs.kern.beleid import geweigerd
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL, VERSIE, WIE, intussen, versie, vondsten
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.vrijetekst import Waarschuwing
from dialogs.uitvraag.antwoorden import pagina_weigeren as weigeren
from dialogs.uitvraag.antwoorden.beantwoorden import bewaar, bewaar_niet_bekend
from dialogs.uitvraag.antwoorden.lijst import Gevraagde, Vragen, laad_vragen
from dialogs.uitvraag.antwoorden.paginadelen import lees, persoon
from dialogs.uitvraag.antwoorden.stappen import noteer, noteer_namen
from dialogs.uitvraag.antwoorden.werklijst import al_voorbij, waarom
from domain.casus import Spoor
from domain.formulier import Veldfout
from domain.toegang import Reden
from domain.uitvraag import voorgesteld_delen, vraagt_bekendheid
from pages import antwoord as vellen
from pages.antwoord import Klaar, Volgende, Vorm
from storage import uitvraag as uitvragen

KLAAR = ":klaar"
"""What follows a person in the subject of the page that says that he is done."""

VOLGENDE = "volgende"


def register(registry: Registry) -> None:
    """Declare the page."""
    registry.page(PageSpec(Paginasoort.ANTWOORD, Permission.PARTNER, teken, handle=handel))


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the form about somebody, or what is said when he is done."""
    vragen = _laad(bezoek, onderwerp_id)
    if not vragen.zaken:
        return vellen.gesloten(_waarom_dicht(bezoek, vragen), bezoek.teksten)
    if onderwerp_id.endswith(KLAAR):
        return _klaar(bezoek, vragen, onderwerp_id)
    if onderwerp_id.endswith(weigeren.WEIGEREN):
        return weigeren.teken(bezoek, vragen, vragen.iemand(onderwerp_id.removesuffix(weigeren.WEIGEREN)))
    return _vorm(bezoek, vragen, vragen.iemand(onderwerp_id))


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Save the form, or go on to the next person of the worklist."""
    vragen = _laad(bezoek, onderwerp_id)
    if not vragen.zaken:
        return Weer(vellen.gesloten(_waarom_dicht(bezoek, vragen), bezoek.teksten))
    if invoer.get(DOE) == VOLGENDE:
        return Naar(vragen.iemand(invoer.get(WIE, "")).id)
    if onderwerp_id.endswith(KLAAR):
        raise geweigerd(Reden.ROL_ONTBREEKT)
    een = vragen.iemand(onderwerp_id.removesuffix(weigeren.WEIGEREN))
    if onderwerp_id.endswith(weigeren.WEIGEREN):
        niet_gedaan = weigeren.handel(bezoek, vragen, een, invoer)
        return Naar(f"{een.id}{KLAAR}") if niet_gedaan is None else niet_gedaan
    match invoer.get(DOE):
        case "niet_bekend":
            return _niet_bekend(bezoek, vragen, een, invoer)
        case "weigeren":
            return Naar(f"{een.id}{weigeren.WEIGEREN}")
    return _bewaar(bezoek, vragen, een, invoer)


def _bewaar(bezoek: Paginabezoek, vragen: Vragen, een: Gevraagde, invoer: Mapping[str, str]) -> Vervolg:
    getypt = {id_: wat for id_, wat in invoer.items() if not id_.startswith("_")}
    payload = lees(
        WerklijstAntwoord,
        vragen.waar,
        invoer,
        personen=[een.id],
        **{f"{VELD}{een.wie.id}.{id_}": wat for id_, wat in getypt.items()},
    )
    if intussen(bezoek, een.antwoord, invoer, Verb.WERKLIJST_ANTWOORD):
        # Something was said since this form was drawn: saving would wipe that unseen.
        return Weer(_vorm(bezoek, vragen, een, getypt, melding=bezoek.teksten("antwoordpagina.intussen")))
    bewaard = bewaar(bezoek, vragen, payload, alles_getoond=True)
    if bewaard.let_op is not None:
        return Weer(_vorm(bezoek, vragen, een, getypt, let_op=bewaard.let_op))
    if bewaard.uitkomst is None:
        return Weer(_vorm(bezoek, vragen, een, getypt, bewaard.fouten[een.id]))
    if bewaard.anders_ingevuld:
        return Weer(_vorm(bezoek, vragen, een, getypt, melding=bezoek.teksten("uitvraag.persoon.al_bewaard")))
    return Naar(f"{een.id}{KLAAR}")


def _niet_bekend(bezoek: Paginabezoek, vragen: Vragen, een: Gevraagde, invoer: Mapping[str, str]) -> Vervolg:
    bewaar_niet_bekend(bezoek, vragen, lees(WerklijstNietBekend, vragen.waar, invoer, persoon=een.id))
    return Naar(f"{een.id}{KLAAR}")


def _vorm(
    bezoek: Paginabezoek,
    vragen: Vragen,
    een: Gevraagde,
    getypt: Mapping[str, str] | None = None,
    fouten: tuple[Veldfout, ...] = (),
    *,
    melding: str = "",
    let_op: Waarschuwing | None = None,
) -> str:
    noteer_namen(bezoek, [een])
    onderwerp = vragen.onderwerp([een.id])
    eerder = dict(een.antwoord.waarden) if een.antwoord else {}
    beeld = Vorm(
        titel=bezoek.teksten("uitvraag.titel", code=str(een.zaak.casus.code)),
        organisatie=bezoek.regio.organisatienaam(vragen.waar.organisatie),
        wie=persoon(bezoek, vragen, een),
        formulier=een.formulier,
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: bezoek.issue_key(Verb.WERKLIJST_ANTWOORD, onderwerp),
            VERSIE: versie(een.antwoord),
            GEZIEN: let_op.gezien if let_op else "",
        },
        niet_bekend=_verborgen_niet_bekend(bezoek, vragen, een),
        weigeren={} if vragen.alleen_met_toestemming else {**bezoek.verborgen, DOE: "weigeren"},
        zonder=frozenset({een.formulier.velden[0].id}) if vraagt_bekendheid(een.formulier) else frozenset(),
        delen=voorgesteld_delen(een.formulier, vragen.beleid, in_nazorg=een.zaak.casus.spoor is Spoor.NAZORG),
        waarden=eerder if getypt is None else getypt,
        fouten=fouten,
        toestemming=vragen.alleen_met_toestemming,
        vondsten=vondsten(een.formulier, let_op, bezoek.teksten) if let_op else {},
        melding=bezoek.teksten("vrijetekst.kop_pagina") if let_op else melding,
    )
    return vellen.vorm(beeld, bezoek.teksten)


def _klaar(bezoek: Paginabezoek, vragen: Vragen, onderwerp_id: str) -> str:
    """Say that it is saved, and who is next: by name when why he is asked about was seen, else by code, with why."""
    klaar = onderwerp_id.removesuffix(KLAAR)
    te_gaan = [een for een in vragen.te_gaan if een.id != klaar]
    # First who stands in the same casus: that is what he has in mind.
    zelfde = [een for een in te_gaan if een.zaak.bevraging.id == klaar.partition(":")[0]]
    eerst = next(iter(zelfde or te_gaan), None)
    volgende = None
    if eerst is not None:
        gezien = bool(zelfde) or al_voorbij(bezoek, vragen, eerst.zaak)
        if gezien:
            noteer_namen(bezoek, [eerst])
        else:
            noteer(bezoek, eerst.zaak)
        reden = waarom(bezoek, eerst.zaak)
        volgende = Volgende(
            code=str(eerst.zaak.casus.code),
            wie=persoon(bezoek, vragen, eerst) if gezien else None,
            doel=reden.doel,
            grondslag=reden.grondslag,
            gevraagd_door=reden.gevraagd_door,
        )
    verborgen = {**bezoek.verborgen, DOE: VOLGENDE, WIE: eerst.id} if eerst else {}
    beeld = Klaar(te_gaan=len(te_gaan), volgende=volgende, verborgen=verborgen)
    return vellen.klaar(beeld, bezoek.teksten)


def _laad(bezoek: Paginabezoek, onderwerp_id: str) -> Vragen:
    """Load the worklist in which somebody stands now, for who may answer it.

    Raises:
        NotAllowed: he does not answer for that organisatie.
        NotFound: there is no such question.
    """
    bevraging_id = onderwerp_id.partition(":")[0]
    uitvraag = uitvragen.van_bevraging(bezoek.uow, bevraging_id)
    bevraging = next(een for een in uitvraag.bevragingen if een.id == bevraging_id)
    return laad_vragen(bezoek, Waar(uitvraag.zitting_id, bevraging.organisatie))


def _waarom_dicht(bezoek: Paginabezoek, vragen: Vragen) -> str:
    begonnen = vragen.zitting.begint_op <= bezoek.nu
    return bezoek.teksten("uitvraag.gesloten" if begonnen else "uitvraag.werklijst.niets")


def _verborgen_niet_bekend(bezoek: Paginabezoek, vragen: Vragen, een: Gevraagde) -> Mapping[str, str]:
    """Return what the form with the one press carries; nothing when that is no answer here."""
    if not (een.bekendheid or vragen.alleen_met_toestemming):
        return {}
    sleutel = bezoek.issue_key(Verb.WERKLIJST_NIET_BEKEND, vragen.onderwerp([een.id]))
    return {**bezoek.verborgen, DOE: "niet_bekend", SLEUTEL: sleutel}
