"""Not sharing about one person, on his page: the same grounds, rules and one-time key as on the card."""

from collections.abc import Mapping

from cards.uitvraag.werklijst_payloads import WerklijstWeiger
from cards.verbs import Verb
from dialogs.kern.beleid import geweigerd
from dialogs.kern.paginas import Naar, Paginabezoek, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL
from dialogs.kern.vrijetekst import Waarschuwing
from dialogs.uitvraag.antwoorden.lijst import Gevraagde, Vragen
from dialogs.uitvraag.antwoorden.paginadelen import lees, persoon
from dialogs.uitvraag.antwoorden.stappen import noteer_namen
from dialogs.uitvraag.antwoorden.weigeren import bewaar_weigering
from domain.toegang import Reden
from pages import antwoord as vellen
from pages.antwoord import Weigering

WEIGEREN = ":weigeren"
"""What follows a person in the subject of the page on which nothing is shared about him."""

TERUG = "terug"


def teken(
    bezoek: Paginabezoek,
    vragen: Vragen,
    een: Gevraagde,
    getypt: Mapping[str, str] | None = None,
    fouten: tuple[str, ...] = (),
    *,
    melding: str = "",
    let_op: Waarschuwing | None = None,
) -> str:
    """Make the page that asks why nothing is shared.

    Raises:
        NotAllowed: the organisatie shares only with consent: why not is no question there.
    """
    if vragen.alleen_met_toestemming:
        raise geweigerd(Reden.NIET_GEVRAAGD)
    noteer_namen(bezoek, [een])
    gevuld = getypt or {}
    beeld = Weigering(
        titel=bezoek.teksten("uitvraag.titel", code=str(een.zaak.casus.code)),
        wie=persoon(bezoek, vragen, een),
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: bezoek.issue_key(Verb.WERKLIJST_WEIGER, vragen.onderwerp([een.id])),
            GEZIEN: let_op.gezien if let_op else "",
        },
        terug=(DOE, TERUG),
        grond=gevuld.get("grond", ""),
        toelichting=gevuld.get("toelichting", ""),
        eerder=een.antwoord is not None,
        fouten=fouten,
        melding=let_op.woorden if let_op else melding,
    )
    return vellen.weigering(beeld, bezoek.teksten)


def handel(bezoek: Paginabezoek, vragen: Vragen, een: Gevraagde, invoer: Mapping[str, str]) -> Vervolg | None:
    """Keep that nothing is shared about him; return what comes instead when it was not kept, None when it was.

    Raises:
        NotAllowed: the organisatie shares only with consent.
    """
    if invoer.get(DOE) == TERUG:
        return Naar(een.id)
    if vragen.alleen_met_toestemming:
        raise geweigerd(Reden.NIET_GEVRAAGD)
    getypt = {naam: invoer.get(naam, "") for naam in ("grond", "toelichting")}
    payload = lees(WerklijstWeiger, vragen.waar, invoer, personen=[een.id], **getypt)
    bewaard = bewaar_weigering(bezoek, payload, [een])
    if bewaard.uitkomst is None:
        return Weer(teken(bezoek, vragen, een, getypt, bewaard.fouten, let_op=bewaard.let_op))
    if bewaard.anders_ingevuld:
        return Weer(teken(bezoek, vragen, een, getypt, melding=bezoek.teksten("uitvraag.persoon.al_bewaard")))
    return None
