"""The verslag on cards for the regisseur: his casussen of a zitting, and writing, approving and taking back one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cards.datum import dag
from cards.verbs import Verb
from cards.verslag import schrijven as kaarten
from cards.verslag.payloads import VerslagBewaar, VerslagCasus, VerslagGoed, VerslagIntrekken, VerslagOpen
from cards.verslag.schrijven import Casusvorm, Overzicht, Regel, Veld
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, over_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.verslagpost import besproken
from dialogs.kern.vrijetekst import kijk_na
from dialogs.verslag import beeld, schrijven
from dialogs.verslag.concept import Verslagzaak, laad, merk, noteer, trek_in, zaak_van
from dialogs.verslag.schrijven import Getypt, Intussen, besluitlabel, besluitveld, tekstlabel, tekstveld
from domain.agenda import Zitting
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import agenda
from storage import casus as casussen
from storage.inbox import Uitkomst

MINUTEN: Final = int(LINK_GELDIG.total_seconds() // 60)


def register(registry: Registry) -> None:
    """Declare the buttons of the regisseur."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.VERSLAG_OPEN, VerslagOpen, regisseur, openen))
    registry.verb(VerbSpec(Verb.VERSLAG_CASUS, VerslagCasus, regisseur, casus))
    registry.verb(VerbSpec(Verb.VERSLAG_BEWAAR, VerslagBewaar, regisseur, bewaar))
    registry.verb(VerbSpec(Verb.VERSLAG_GOED, VerslagGoed, regisseur, bewaar))
    registry.verb(VerbSpec(Verb.VERSLAG_INTREKKEN, VerslagIntrekken, regisseur, intrekken))


def openen(desk: Desk, payload: VerslagOpen) -> Answer:
    """Show his casussen of a zitting with how each stands, and the page; of a colleague's casus the code only."""
    eis(desk, Daad.ZITTING_LEIDEN)
    zitting = agenda.lees(desk.uow, payload.zitting)
    zaken, van_anderen = van_zitting(desk, zitting)
    regels = tuple(
        Regel(een.code, beeld.stand(desk, een.nu), VerslagCasus(zitting=zitting.id, casus=een.casus.id))
        for een in zaken
    )
    adres = maak_link(desk, Paginasoort.VERSLAG, zitting.id) if zaken and desk.pagina_adres else ""
    overzicht = Overzicht(
        wanneer=dag(zitting.begint_op, desk.regio.kalender),
        regels=regels,
        anders=van_anderen,
        onder=beeld.zonder_beurt(desk, zitting, eigen_van(desk)),
        adres=adres,
        minuten=MINUTEN,
    )
    return als_antwoord(kaarten.overzicht(overzicht, desk.teksten), desk.teksten)


def van_zitting(bezoek: Bezoek, zitting: Zitting) -> tuple[tuple[Verslagzaak, ...], tuple[str, ...]]:
    """Return of what was discussed at a zitting what is his, in order, and the codes of what colleagues hold."""
    ids = besproken(bezoek, zitting.id)
    alle = casussen.lees_alle(bezoek.uow, ids)
    op_volgorde = [alle[een] for een in ids if een in alle]
    eigen = [een for een in op_volgorde if mag(bezoek, Daad.VERSLAG_MAKEN, over_casus(een))]
    zaken = tuple(zaak_van(bezoek, zitting, een) for een in eigen)
    return zaken, tuple(str(een.code) for een in op_volgorde if een not in eigen)


def eigen_van(bezoek: Bezoek) -> frozenset[str]:
    """Return the ids of the casussen that this regisseur runs now."""
    return frozenset(een.id for een in casussen.van_regisseur(bezoek.uow, bezoek.actor.regisseert_voor))


def casus(desk: Desk, payload: VerslagCasus) -> Answer:
    """Show the verslag of one casus, to write in and to approve."""
    zaak = laad(desk, payload.zitting, payload.casus)
    return _casuskaart(desk, zaak)


def bewaar(desk: Desk, payload: VerslagBewaar) -> Answer:
    """Keep what was typed, and approve it when that was pressed."""
    goed = isinstance(payload, VerslagGoed)
    zaak = laad(desk, payload.zitting, payload.casus)
    t, velden = desk.teksten, payload.velden
    getypt = schrijven.lees(zaak, _alle_velden(zaak, velden), payload.merk, t)
    if getypt.fouten:
        return _casuskaart(desk, zaak, velden, (t("verslag.fout.kop"), *getypt.fouten.values()))
    let_op = kijk_na(desk, payload, schrijven.te_nakijken(getypt, t))
    if let_op is not None:
        return let_op.op(_casuskaart(desk, zaak, velden))
    afdruk = desk.fingerprint(velden)
    try:
        uitkomst = desk.once(
            payload.verb,
            payload.sleutel,
            lambda: _gedaan(desk, getypt, goed=goed, afdruk=afdruk),
            onderwerp=_onderwerp(zaak),
        )
    except Intussen:
        return _casuskaart(desk, zaak, velden, (t("verslag.intussen"),))
    nu = laad(desk, payload.zitting, payload.casus)
    if uitkomst.ids["invoer"] != afdruk:
        return _casuskaart(desk, nu, None if nu.goed else velden, (t("verslag.al_bewaard"),))
    gedaan = "verslag.gedaan.goed" if nu.goed else "verslag.gedaan.bewaard"
    return _casuskaart(desk, nu, gedaan=t(gedaan))


def intrekken(desk: Desk, payload: VerslagIntrekken) -> Answer:
    """Take back the approval, to change what it says."""
    zaak = laad(desk, payload.zitting, payload.casus)

    def act() -> Uitkomst:
        trek_in(desk, zaak)
        return Uitkomst("ingetrokken", {})

    desk.once(Verb.VERSLAG_INTREKKEN, payload.sleutel, act, onderwerp=_onderwerp(zaak))
    nu = laad(desk, payload.zitting, payload.casus)
    return _casuskaart(desk, nu, gedaan="" if nu.goed else desk.teksten("verslag.gedaan.ingetrokken"))


def _gedaan(bezoek: Bezoek, getypt: Getypt, *, goed: bool, afdruk: str) -> Uitkomst:
    schrijven.bewaar(bezoek, getypt, goed=goed)
    return Uitkomst("verslag", {"invoer": afdruk})


def _alle_velden(zaak: Verslagzaak, velden: Mapping[str, str]) -> Mapping[str, str]:
    """Return the inputs of the form; Teams leaves out what was emptied."""
    if zaak.goed:
        return velden
    namen = (tekstveld(zaak.casus.id), *(besluitveld(een.id) for een in zaak.bespreking.besluiten))
    return {**dict.fromkeys(namen, ""), **velden}


def _casuskaart(
    desk: Desk,
    zaak: Verslagzaak,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    *,
    gedaan: str = "",
) -> Answer:
    noteer(desk, Handeling.VERSLAG_GEOPEND, zaak.casus, zaak.zitting.id)
    zitting_id, casus_id = zaak.zitting.id, zaak.casus.id
    bewaren = goed = intrekken_ = None
    if zaak.goed:
        sleutel = desk.issue_key(Verb.VERSLAG_INTREKKEN, _onderwerp(zaak))
        intrekken_ = VerslagIntrekken(zitting=zitting_id, casus=casus_id, sleutel=sleutel)
    else:
        onderwerp, woorden = _onderwerp(zaak), merk(desk, zaak)
        sleutel = desk.issue_key(Verb.VERSLAG_BEWAAR, onderwerp)
        bewaren = VerslagBewaar(zitting=zitting_id, casus=casus_id, merk=woorden, sleutel=sleutel)
        sleutel = desk.issue_key(Verb.VERSLAG_GOED, onderwerp)
        goed = VerslagGoed(zitting=zitting_id, casus=casus_id, merk=woorden, sleutel=sleutel)
    vorm = Casusvorm(
        blad=beeld.leesblad(desk, zaak),
        velden=() if zaak.goed else _velden(desk, zaak, waarden),
        bewaren=bewaren,
        goed=goed,
        intrekken=intrekken_,
        terug=VerslagOpen(zitting=zaak.zitting.id),
        anders=beeld.anders(desk, zaak),
        gedaan=gedaan,
        fouten=tuple(fouten),
        versies=beeld.versies(desk, zaak),
    )
    return als_antwoord(kaarten.casuskaart(vorm, desk.teksten), desk.teksten)


def _velden(desk: Desk, zaak: Verslagzaak, waarden: Mapping[str, str] | None) -> tuple[Veld, ...]:
    t = desk.teksten
    velden = [Veld(tekstveld(zaak.casus.id), tekstlabel(zaak.code, t), zaak.nu.tekst)]
    velden += [
        Veld(besluitveld(een.id), besluitlabel(zaak.code, nummer, t), een.tekst)
        for nummer, een in enumerate(zaak.bespreking.besluiten, 1)
    ]
    return tuple(velden if waarden is None else (replace(een, waarde=waarden.get(een.naam, "")) for een in velden))


def _onderwerp(zaak: Verslagzaak) -> str:
    return f"{zaak.zitting.id}:{zaak.casus.id}"
