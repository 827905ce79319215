"""What somebody says on the phone, typed by the regisseur on a page, so that it never passes through Teams.

The form is that of the organisatie, and what is kept is kept as from the card. Who says it is asked first; on the pages
after it in the same conversation it need not be told again.
"""

from collections.abc import Mapping
from dataclasses import replace

from cards.payloads import VELD
from cards.uitvraag.namens import LANGSTE_NAAM
from cards.uitvraag.namens_payloads import NamensAntwoord
from cards.verbs import Verb
from dialogs.kern.beleid import geweigerd
from dialogs.kern.informeren import weten_ervan
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL, VERSIE, WIE, intussen, lees_knop, versie, vondsten
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.uitvraag.antwoorden.pagina import KLAAR, VOLGENDE
from dialogs.uitvraag.namens import beller
from dialogs.uitvraag.namens.bewaren import Bewaard, bewaar_antwoord
from dialogs.uitvraag.namens.namensbeeld import Belzaak, laad_zaak, noteer
from domain.casus import Betrokkene
from domain.toegang import Reden
from domain.uitvraag import voorgesteld_delen
from pages import antwoord as vellen
from pages.antwoord import Invoer, Klaar, Persoon, Volgende, Vorm

BELLER = ("gezegd_door", "functie", "gezegd_datum", "gezegd_tijd")
"""The inputs about who says it; on the page `_` stands before them, so that no question of a region is called so."""

_SOORT = {"gezegd_datum": "datum", "gezegd_tijd": "tijd"}


def register(registry: Registry) -> None:
    """Declare the page."""
    registry.page(PageSpec(Paginasoort.NAMENS, Permission.PROCESREGISSEUR, teken, handle=handel))


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the form about somebody, or what is said when he is done."""
    zaak, over = _laad(bezoek, onderwerp_id)
    if not zaak.zaak.loopt(bezoek.nu):
        return vellen.gesloten(_waarom_dicht(bezoek, zaak), bezoek.teksten)
    if onderwerp_id.endswith(KLAAR):
        return _klaar(bezoek, zaak)
    return _vorm(bezoek, zaak, zaak.zaak.betrokkene(over))


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Keep what was said, or go on to the next person."""
    zaak, over = _laad(bezoek, onderwerp_id)
    if not zaak.zaak.loopt(bezoek.nu):
        return Weer(vellen.gesloten(_waarom_dicht(bezoek, zaak), bezoek.teksten))
    if invoer.get(DOE) == VOLGENDE:
        return Naar(_onderwerp(zaak, zaak.zaak.betrokkene(invoer.get(WIE, ""))))
    if onderwerp_id.endswith(KLAAR):
        raise geweigerd(Reden.ROL_ONTBREEKT)
    wie = zaak.zaak.betrokkene(over)
    getypt = {id_: wat for id_, wat in invoer.items() if not id_.startswith("_")}
    payload = lees_knop(
        NamensAntwoord,
        invoer,
        bevraging=zaak.zaak.bevraging.id,
        betrokkene=wie.id,
        **{veld: invoer.get(f"_{veld}", "") for veld in BELLER},
        **{f"{VELD}{id_}": wat for id_, wat in getypt.items()},
    )
    if intussen(bezoek, zaak.gezegd_over(wie.id), invoer, Verb.UITVRAAG_NAMENS_ANTWOORD):
        melding = bezoek.teksten("antwoordpagina.intussen")
        return Weer(_vorm(bezoek, zaak, wie, invoer, melding=melding))
    bewaard = bewaar_antwoord(bezoek, zaak, payload, op_pagina=True)
    if bewaard.uitkomst is None:
        return Weer(_vorm(bezoek, zaak, wie, invoer, bewaard))
    if bewaard.anders_ingevuld:
        return Weer(_vorm(bezoek, zaak, wie, invoer, melding=bezoek.teksten("uitvraag.namens.al_bewaard")))
    return Naar(f"{_onderwerp(zaak, wie)}{KLAAR}")


def _vorm(
    bezoek: Paginabezoek,
    zaak: Belzaak,
    wie: Betrokkene,
    getypt: Mapping[str, str] | None = None,
    bewaard: Bewaard | None = None,
    *,
    melding: str = "",
) -> str:
    noteer(bezoek, zaak, wie)
    t, gelezen = bezoek.teksten, bewaard or Bewaard()
    if gelezen.let_op:
        melding = t("vrijetekst.kop_pagina")
    elif zaak.beleid and not melding:
        melding = t("uitvraag.namens.alleen_met_toestemming")
    organisatie = bezoek.regio.organisaties.get(zaak.zaak.bevraging.organisatie)
    beeld = Vorm(
        titel=t("uitvraag.namens.titel", code=str(zaak.zaak.casus.code)),
        organisatie=bezoek.regio.organisatienaam(zaak.zaak.bevraging.organisatie),
        wie=_persoon(bezoek, zaak, wie),
        formulier=zaak.formulier,
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: bezoek.issue_key(Verb.UITVRAAG_NAMENS_ANTWOORD, _onderwerp(zaak, wie)),
            VERSIE: versie(zaak.gezegd_over(wie.id)),
            GEZIEN: gelezen.let_op.gezien if gelezen.let_op else "",
        },
        vooraf=_wie_zegt(bezoek, zaak, getypt, gelezen),
        delen=voorgesteld_delen(zaak.formulier, organisatie.beleid) if organisatie else None,
        waarden=zaak.eerder(wie.id) if getypt is None else getypt,
        fouten=gelezen.veldfouten,
        vondsten=vondsten(zaak.formulier, gelezen.let_op, t) if gelezen.let_op else {},
        melding=melding,
    )
    return vellen.vorm(beeld, t)


def _wie_zegt(
    bezoek: Paginabezoek, zaak: Belzaak, getypt: Mapping[str, str] | None, gelezen: Bewaard
) -> tuple[Invoer, ...]:
    """Return the questions who says it; when that was told a moment ago, they may stay empty."""
    t, nog = bezoek.teksten, beller.eerder(bezoek, zaak.laatste)
    gevuld = {veld: (getypt or {}).get(f"_{veld}", "") for veld in BELLER}
    if getypt is None and not nog:
        gevuld |= beller.bij_het_begin(bezoek)
    hulp = (t("uitvraag.namens.nog_van", wie=nog),) if nog else (t("antwoordpagina.hoogstens", maximum=LANGSTE_NAAM),)
    gezien = dict(gelezen.let_op.per_veld) if gelezen.let_op else {}
    vragen = tuple(
        Invoer(
            id=f"_{veld}",
            label=label,
            soort=_SOORT.get(veld, "regel"),
            waarde=gevuld[veld],
            vondst=t("vrijetekst.op_pagina", wat=gezien[label]) if label in gezien else "",
            verplicht=veld in BELLER[:2] and not nog,
        )
        for veld, label in ((een, t(f"uitvraag.namens.{een}")) for een in BELLER)
    )
    return (replace(vragen[0], hulp=hulp, fout=" ".join(gelezen.fouten)), *vragen[1:])


def _klaar(bezoek: Paginabezoek, zaak: Belzaak) -> str:
    eerst = next(iter(zaak.te_gaan), None)
    volgende = None
    if eerst is not None:
        noteer(bezoek, zaak, eerst)
        volgende = Volgende(str(zaak.zaak.casus.code), _persoon(bezoek, zaak, eerst), "", "", "")
    verborgen = {**bezoek.verborgen, DOE: VOLGENDE, WIE: eerst.id} if eerst else {}
    return vellen.klaar(Klaar(len(zaak.te_gaan), volgende, verborgen), bezoek.teksten)


def _laad(bezoek: Paginabezoek, onderwerp_id: str) -> tuple[Belzaak, str]:
    """Load the question, for the regisseur of the casus, and the id of whom the page is about.

    Raises:
        NotAllowed: somebody else holds the casus.
        NotFound: there is no such question.
    """
    bevraging_id, _, over = onderwerp_id.removesuffix(KLAAR).partition(":")
    return laad_zaak(bezoek, bevraging_id), over


def _onderwerp(zaak: Belzaak, wie: Betrokkene) -> str:
    return f"{zaak.zaak.bevraging.id}:{wie.id}"


def _persoon(bezoek: Paginabezoek, zaak: Belzaak, wie: Betrokkene) -> Persoon:
    rol = bezoek.regio.rollen.get(wie.rol, "") if len(zaak.zaak.betrokkenen) > 1 else ""
    weet = weten_ervan(bezoek, zaak.zaak.casus, zaak.zaak.uitvraag.id).get(wie.id, "")
    return Persoon(wie.gegevens.naam, wie.gegevens.geboortedatum, rol, weet)


def _waarom_dicht(bezoek: Paginabezoek, zaak: Belzaak) -> str:
    return bezoek.teksten("uitvraag.namens.ingetrokken" if zaak.zaak.ingetrokken else "uitvraag.namens.gesloten")
