"""The page of the verslag: all his casussen of a zitting for the regisseur, one casus for who takes part in it.

It is one form: whatever is pressed keeps all that was typed, so that approving one casus loses nothing of another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.datum import dag
from cards.payloads import Sleutel
from cards.verslag.payloads import VerslagOpen
from dialogs.kern.beleid import eis, geweigerd
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg, Weer
from dialogs.kern.paginavorm import DOE, GEZIEN, SLEUTEL, lees_knop
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from dialogs.verslag import beeld, schrijven
from dialogs.verslag.concept import Verslagzaak, laad, merk, noteer, trek_in
from dialogs.verslag.lezen import laad_casus, open_blad
from dialogs.verslag.schrijven import Getypt, Intussen, besluitlabel, besluitveld, tekstlabel, tekstveld
from dialogs.verslag.tonen import eigen_van, van_zitting
from domain.agenda import Zitting
from domain.bespreking import LANGST_BESLUIT
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad, Reden
from domain.verslag import LANGSTE_TEKST
from pages import verslag as vellen
from pages.antwoord import Invoer
from pages.verslag import Casusdeel, Verslagpagina
from storage import agenda
from storage.inbox import Uitkomst

GOED, INTREKKEN, ALLES = "goed", "intrekken", "alles"
"""What was pressed, besides saving. Behind the first two stands of which casus."""

MERK = "merk_"
"""What stands before the id of each casus that was on the form."""


class _Bewaar(VerslagOpen):
    """What saving carries, as a button would."""

    sleutel: Sleutel


@dataclass(frozen=True, slots=True)
class _Hoe:
    """How the form is drawn once more: with what was typed, and what must be mended or looked at."""

    waarden: Mapping[str, str] | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    melding: str = ""
    let_op: Waarschuwing | None = None


def register(registry: Registry) -> None:
    """Declare the page."""
    registry.page(PageSpec(Paginasoort.VERSLAG, Permission.GEREGISTREERD, teken, handle=handel))


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the form for the regisseur, or what was approved of one casus for who takes part in it."""
    zitting_id, _, casus_id = onderwerp_id.partition(":")
    if casus_id:
        zitting = agenda.lees(bezoek.uow, zitting_id)
        return vellen.leespagina(open_blad(bezoek, zitting, laad_casus(bezoek, zitting, casus_id)), bezoek.teksten)
    eis(bezoek, Daad.ZITTING_LEIDEN)
    zitting = agenda.lees(bezoek.uow, zitting_id)
    zaken, _ = van_zitting(bezoek, zitting)
    for een in zaken:
        noteer(bezoek, Handeling.VERSLAG_GEOPEND, een.casus, zitting.id)
    return _schrijfpagina(bezoek, zitting, _Hoe())


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Keep all that was typed; then approve one casus or all, or take an approval back.

    Raises:
        NotAllowed: the page of one casus has no form.
    """
    eis(bezoek, Daad.ZITTING_LEIDEN)
    if ":" in onderwerp_id:
        raise geweigerd(Reden.GEEN_TOEGANG)
    zitting = agenda.lees(bezoek.uow, onderwerp_id)
    t, waarden = bezoek.teksten, {id_: wat for id_, wat in invoer.items() if not id_.startswith("_")}
    zaken, _ = van_zitting(bezoek, zitting)
    doe = invoer.get(DOE, "")
    if not doe.partition(":")[2] and _op_de_vorm(waarden) - {een.casus.id for een in zaken}:
        # Handed over since the page was drawn, or he stands in no more: what he typed of it is kept by nobody.
        return Weer(_schrijfpagina(bezoek, zitting, _Hoe(waarden, melding=t("verslag.intussen"))))
    getypt = [schrijven.lees(een, waarden, waarden.get(f"{MERK}{een.casus.id}", ""), t) for een in zaken]
    fouten = {veld: fout for een in getypt for veld, fout in een.fouten.items()}
    if fouten:
        return Weer(_schrijfpagina(bezoek, zitting, _Hoe(waarden, fouten)))
    payload = lees_knop(_Bewaar, invoer, zitting=zitting.id)
    te_zien = [paar for een in getypt if een.iets_anders for paar in schrijven.te_nakijken(een, t)]
    let_op = kijk_na(bezoek, payload, te_zien)
    if let_op is not None:
        return Weer(_schrijfpagina(bezoek, zitting, _Hoe(waarden, let_op=let_op)))
    afdruk = bezoek.fingerprint({**waarden, "doe": doe})
    try:
        uitkomst = bezoek.once(
            payload.verb, payload.sleutel, lambda: _voer_uit(bezoek, getypt, doe, afdruk), onderwerp=zitting.id
        )
    except Intussen:
        return Weer(_schrijfpagina(bezoek, zitting, _Hoe(waarden, melding=t("verslag.intussen"))))
    if uitkomst.ids["invoer"] != afdruk:
        return Weer(_schrijfpagina(bezoek, zitting, _Hoe(waarden, melding=t("verslag.al_bewaard"))))
    return Naar(zitting.id)


def _op_de_vorm(waarden: Mapping[str, str]) -> set[str]:
    return {veld.removeprefix(MERK) for veld in waarden if veld.startswith(MERK)}


def _voer_uit(bezoek: Paginabezoek, getypt: Sequence[Getypt], doe: str, afdruk: str) -> Uitkomst:
    """Do it all, or nothing.

    Raises:
        Intussen: of one of them something else was kept meanwhile.
    """
    wat, _, casus_id = doe.partition(":")
    hier = {een.zaak.casus.id for een in getypt}
    if wat in {GOED, INTREKKEN} and casus_id not in hier:
        # Handed over, or destroyed, since the page was drawn.
        raise UserMistake("knop.verlopen")
    # What was not on the form yet was not read by whoever approves all.
    gevraagd = {
        een.zaak.casus.id: not een.zaak.goed and (wat == ALLES or (wat == GOED and een.zaak.casus.id == casus_id))
        for een in getypt
    }
    for een in getypt:
        schrijven.eis_nog_zo(bezoek, een, goed=gevraagd[een.zaak.casus.id])
    for een in getypt:
        schrijven.bewaar(bezoek, een, goed=gevraagd[een.zaak.casus.id])
    if wat == INTREKKEN:
        trek_in(bezoek, laad(bezoek, getypt[0].zaak.zitting.id, casus_id))
    return Uitkomst("verslag", {"invoer": afdruk})


def _schrijfpagina(bezoek: Paginabezoek, zitting: Zitting, hoe: _Hoe) -> str:
    t = bezoek.teksten
    zaken, van_anderen = van_zitting(bezoek, zitting)
    blad = Verslagpagina(
        titel=t("verslag.pagina.titel", wanneer=dag(zitting.begint_op, bezoek.regio.kalender)),
        verborgen={
            **bezoek.verborgen,
            SLEUTEL: bezoek.issue_key(VerslagOpen.verb, zitting.id),
            GEZIEN: hoe.let_op.gezien if hoe.let_op else "",
        },
        casussen=tuple(_casusdeel(bezoek, een, hoe) for een in zaken),
        anderen=van_anderen,
        onder=beeld.zonder_beurt(bezoek, zitting, eigen_van(bezoek)),
        melding=hoe.melding,
        let_op=t("vrijetekst.kop_pagina") if hoe.let_op else "",
    )
    return vellen.schrijfpagina(blad, t)


def _casusdeel(bezoek: Paginabezoek, zaak: Verslagzaak, hoe: _Hoe) -> Casusdeel:
    return Casusdeel(
        id=zaak.casus.id,
        blad=beeld.leesblad(bezoek, zaak),
        merk=merk(bezoek, zaak),
        invoer=() if zaak.goed else _invoer(bezoek, zaak, hoe),
        goed=zaak.goed,
        anders=beeld.anders(bezoek, zaak),
        versies=beeld.versies(bezoek, zaak),
    )


def _invoer(bezoek: Paginabezoek, zaak: Verslagzaak, hoe: _Hoe) -> tuple[Invoer, ...]:
    t = bezoek.teksten
    vondsten = dict(hoe.let_op.per_veld) if hoe.let_op else {}

    def vak(naam: str, label: str, waarde: str, hoogstens: int, hulp: str) -> Invoer:
        wat = vondsten.get(label, "")
        return Invoer(
            id=naam,
            label=label,
            soort="tekst",
            waarde=waarde if hoe.waarden is None else hoe.waarden.get(naam, waarde),
            fout=hoe.fouten.get(naam, ""),
            hulp=(t(hulp, maximum=hoogstens),),
            vondst=t("vrijetekst.op_pagina", wat=wat) if wat else "",
        )

    velden = [
        vak(
            tekstveld(zaak.casus.id),
            tekstlabel(zaak.code, t),
            zaak.nu.tekst,
            LANGSTE_TEKST,
            "verslag.hulp.tekst",
        )
    ]
    velden += [
        vak(besluitveld(een.id), besluitlabel(zaak.code, nr, t), een.tekst, LANGST_BESLUIT, "verslag.hulp.besluit")
        for nr, een in enumerate(zaak.bespreking.besluiten, 1)
    ]
    return tuple(velden)
