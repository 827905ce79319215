"""An answer put right on a page, because the person asked: the same rules, logboek and one-time key as on a card."""

from collections.abc import Mapping

from cards.payloads import VELD
from cards.rechten.payloads import Corrigeer
from cards.verbs import Verb
from dialogs.kern.informeren import weten_ervan
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg, Weer
from dialogs.kern.paginavorm import GEZIEN, SLEUTEL, VERSIE, intussen, lees_knop, versie, vondsten
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.vrijetekst import Waarschuwing
from dialogs.rechten.corrigeren import bewaar, sleutelonderwerp
from dialogs.rechten.eigen import Gegeven, te_corrigeren, van_bevraging
from dialogs.rechten.kern import Bronzaak, als_bron, noteer
from domain.formulier import Veldfout
from domain.logboek import Handeling
from pages import antwoord as vellen
from pages.antwoord import Persoon, Vorm

KLAAR = ":klaar"
"""What follows the subject of the page that says that it is saved."""


def register(registry: Registry) -> None:
    """Declare the page."""
    registry.page(PageSpec(Paginasoort.CORRECTIE, Permission.PARTNER, teken, handle=handel))


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the form, filled in as it was answered, or what is said when it is saved."""
    zaak, bevraging = _laad(bezoek, onderwerp_id)
    if onderwerp_id.endswith(KLAAR):
        return vellen.gecorrigeerd(bezoek.teksten)
    return _vorm(bezoek, zaak, te_corrigeren(bezoek, zaak, bevraging))


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Keep the correction."""
    zaak, bevraging = _laad(bezoek, onderwerp_id)
    eigen = van_bevraging(bezoek, zaak, bevraging)
    getypt = {id_: wat for id_, wat in invoer.items() if not id_.startswith("_")}
    payload = lees_knop(
        Corrigeer,
        invoer,
        verzoek=zaak.verzoek.id,
        organisatie=zaak.organisatie,
        bevraging=bevraging,
        **{f"{VELD}{id_}": wat for id_, wat in getypt.items()},
    )
    t = bezoek.teksten
    if intussen(bezoek, eigen.antwoord, invoer, Verb.VERZOEK_CORRIGEER):
        # Something was said since this form was drawn: saving would wipe that unseen.
        return Weer(_vorm(bezoek, zaak, eigen, getypt, melding=t("antwoordpagina.intussen")))
    bewaard = bewaar(bezoek, zaak, eigen, payload)
    if bewaard.let_op is not None:
        return Weer(_vorm(bezoek, zaak, eigen, getypt, let_op=bewaard.let_op))
    if bewaard.uitkomst is None:
        return Weer(_vorm(bezoek, zaak, eigen, getypt, bewaard.fouten))
    if bewaard.anders_ingevuld:
        return Weer(_vorm(bezoek, zaak, eigen, getypt, melding=t("uitvraag.persoon.al_bewaard")))
    return Naar(f"{zaak.onderwerp}:{bevraging}{KLAAR}")


def _laad(bezoek: Paginabezoek, onderwerp_id: str) -> tuple[Bronzaak, str]:
    """Load the request for somebody of the organisatie, and to which question its answer is put right.

    Raises:
        NotAllowed: he is not of that organisatie, it was not asked, or the request was closed.
    """
    verzoek_id, _, rest = onderwerp_id.removesuffix(KLAAR).partition(":")
    organisatie, _, bevraging = rest.partition(":")
    return als_bron(bezoek, verzoek_id, organisatie), bevraging


def _vorm(
    bezoek: Paginabezoek,
    zaak: Bronzaak,
    eigen: Gegeven,
    getypt: Mapping[str, str] | None = None,
    fouten: tuple[Veldfout, ...] = (),
    *,
    melding: str = "",
    let_op: Waarschuwing | None = None,
) -> str:
    noteer(bezoek, Handeling.VERZOEK_GEOPEND, zaak.verzoek, zaak.organisatie)
    t, gegevens = bezoek.teksten, zaak.wie.gegevens
    weet = weten_ervan(bezoek, zaak.casus, eigen.uitvraag.id).get(zaak.wie.id, "")
    sleutel = bezoek.issue_key(Verb.VERZOEK_CORRIGEER, sleutelonderwerp(zaak, eigen.bevraging.id))
    beeld = Vorm(
        titel=t("rechten.correctie.titel", code=str(zaak.casus.code)),
        organisatie=bezoek.regio.organisatienaam(zaak.organisatie),
        wie=Persoon(gegevens.naam, gegevens.geboortedatum, weet=weet),
        formulier=eigen.formulier,
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: sleutel,
            VERSIE: versie(eigen.antwoord),
            GEZIEN: let_op.gezien if let_op else "",
        },
        waarden=dict(eigen.antwoord.waarden) if getypt is None else getypt,
        fouten=fouten,
        vondsten=vondsten(eigen.formulier, let_op, t) if let_op else {},
        melding=t("vrijetekst.kop_pagina") if let_op else melding or t("rechten.correctie.uitleg"),
    )
    return vellen.vorm(beeld, t)
