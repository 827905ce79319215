"""The inrichting where he is: it chooses a moment with him, opens his page for him, and says when he did not come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cards.casus import tonen as casuskaarten
from cards.payloads import Payload
from cards.terugkeergesprek import beeld as kaarten
from cards.terugkeergesprek import formulier
from cards.terugkeergesprek.beeld import Gesprekbeeld
from cards.terugkeergesprek.brief import BriefLees
from cards.terugkeergesprek.formulier import Gesprekvorm
from cards.terugkeergesprek.payloads_keuze import KeuzeOpen
from cards.terugkeergesprek.payloads_plannen import (
    MomentAnders,
    MomentAndersVorm,
    MomentKies,
    MomentOpen,
    NietGekomen,
    PaginaLink,
    Papier,
)
from cards.verbs import Verb
from dialogs.kern import gastlinks
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import met_toegang
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.gesprekskeuzes import keuzestand
from dialogs.kern.gesprekspost import houd_gesprek_waar, meld_nieuws
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import Paginasoort, maak_link
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.terugkeergesprekken import zet_stap
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_inrichting,
    detentie_van,
    getypt,
    ingevuld,
    lees_momenten,
    naam_persoon,
    naam_van,
    noteer,
    wanneer,
)
from dialogs.terugkeergesprek.tonen import stand_in_woorden
from domain.errors import UserMistake
from domain.gespreksmomenten import eis_moment
from domain.gespreksverloop import Verloopdaad, mogelijk
from domain.logboek import Handeling
from domain.terugkeergesprek import LOOPT_NOG, Afzegreden, Gespreksstap, Gespreksstatus, Terugkeergesprek
from storage import casus as casussen
from storage import terugkeergesprek
from storage.inbox import Uitkomst

_AF = Gespreksstatus.GAAT_NIET_DOOR


def register(registry: Registry) -> None:
    """Declare the buttons of the inrichting."""
    partner = Permission.PARTNER
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_OPEN, MomentOpen, partner, openen))
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_KIES, MomentKies, partner, kies))
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_ANDERS_VORM, MomentAndersVorm, partner, andersvorm))
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_ANDERS, MomentAnders, partner, anders))
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_LINK, PaginaLink, partner, link))
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_PAPIER, Papier, partner, papier))
    registry.verb(VerbSpec(Verb.GESPREKSMOMENT_NIET_GEKOMEN, NietGekomen, partner, niet_gekomen))


def openen(desk: Desk, payload: MomentOpen) -> Answer:
    """Open what is asked about the talk of a casus."""
    return _toon(desk, als_inrichting(desk, casus_id=payload.casus))


def kies(desk: Desk, payload: MomentKies) -> Answer:
    """Choose one of the moments, once; whoever does is the casemanager from now on."""
    geladen = als_inrichting(desk, gesprek_id=payload.gesprek)
    gesprek = geladen.gesprek
    if not payload.moment.strip():
        return _toon(desk, geladen, melding=desk.teksten("terugkeergesprek.leeg.moment"))

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        gekozen = {een.isoformat(): een for een in gesprek.momenten}.get(payload.moment.strip())
        if gekozen is None or gesprek.status is not Gespreksstatus.VOORBEREIDEN or gesprek.eigen_voorstel:
            raise UserMistake("terugkeergesprek.fout.voorstel_weg")
        met = replace(gesprek, begint_op=gekozen, casemanager_id=desk.actor.persoon_id)
        nieuw = zet_stap(desk, met, Gespreksstap.KIES_MOMENT)
        meld_nieuws(desk, nieuw)
        noteer(desk, Handeling.TERUGKEERGESPREK_MOMENT, geladen)
        return Uitkomst("gekozen", {"gesprek": gesprek.id})

    desk.once(Verb.GESPREKSMOMENT_KIES, payload.sleutel, act, onderwerp=gesprek.id)
    return _toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.gekozen"))


def andersvorm(desk: Desk, payload: MomentAndersVorm) -> Answer:
    """Ask when it can be."""
    geladen = als_inrichting(desk, gesprek_id=payload.gesprek)
    _eis_te_vragen(geladen.gesprek)
    waarden = ingevuld(desk, geladen.gesprek.momenten if geladen.gesprek.eigen_voorstel else ())
    return _formulier(desk, geladen, waarden)


def anders(desk: Desk, payload: MomentAnders) -> Answer:
    """Keep the moments at which it can be, once; the regisseur chooses one of them, or proposes others."""
    geladen = als_inrichting(desk, gesprek_id=payload.gesprek)
    waarden = getypt(payload)
    lezer = Lezer(desk.teksten, "terugkeergesprek.leeg.", "terugkeergesprek.fout.", "terugkeergesprek.veld.")
    momenten = lees_momenten(desk, waarden, lezer)
    detentie = detentie_van(desk, geladen.casus)
    if not lezer.fouten:
        try:
            eis_moment(desk.regio, momenten, desk.nu, detentie.einde if detentie else None)
        except UserMistake as fout:
            lezer.fouten.append(desk.teksten(fout.key))
    if lezer.fouten:
        return _formulier(desk, geladen, waarden, lezer.fouten)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        _eis_te_vragen(geladen.gesprek)
        nieuw = terugkeergesprek.wijzig(
            desk.uow,
            replace(
                geladen.gesprek,
                momenten=momenten,
                eigen_voorstel=True,
                casemanager_id=geladen.gesprek.casemanager_id or desk.actor.persoon_id,
            ),
        )
        houd_gesprek_waar(desk, nieuw)
        meld_nieuws(desk, nieuw)
        noteer(desk, Handeling.TERUGKEERGESPREK_MOMENT, geladen)
        return Uitkomst("voorgesteld", {"gesprek": nieuw.id})

    desk.once(Verb.GESPREKSMOMENT_ANDERS, payload.sleutel, act, onderwerp=geladen.gesprek.id)
    return _toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.voorgesteld"))


def link(desk: Desk, payload: PaginaLink) -> Answer:
    """Give her a link to his page; whoever opens it for him is the casemanager from now on: colleagues take over.

    Raises:
        UserMistake: it does not go on, for another reason than his choice ("terugkeergesprek.fout.geen_pagina").
    """
    geladen = als_inrichting(desk, gesprek_id=payload.gesprek)
    gesprek = geladen.gesprek
    if not heeft_pagina(gesprek):
        raise UserMistake("terugkeergesprek.fout.geen_pagina")
    if gesprek.casemanager_id != desk.actor.persoon_id:
        # The page opens for the casemanager alone: a link for anybody else would be dead at once.
        gesprek = terugkeergesprek.wijzig(desk.uow, replace(gesprek, casemanager_id=desk.actor.persoon_id))
    adres = gastlinks.maak_link(desk, gesprek)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    return als_antwoord(kaarten.pagina(str(geladen.casus.code), adres, geladen.casus.id, desk.teksten), desk.teksten)


def papier(desk: Desk, payload: Papier) -> Answer:
    """Give her a link to the invitation as a letter: to print it his page need not be opened.

    Raises:
        UserMistake: there is no talk to come ("terugkeergesprek.fout.geen_pagina").
    """
    geladen = als_inrichting(desk, gesprek_id=payload.gesprek)
    if geladen.gesprek.status not in LOOPT_NOG:
        raise UserMistake("terugkeergesprek.fout.geen_pagina")
    adres = maak_link(desk, Paginasoort.UITNODIGING, geladen.gesprek.id)
    return als_antwoord(kaarten.papier(str(geladen.casus.code), adres, geladen.casus.id, desk.teksten), desk.teksten)


def niet_gekomen(desk: Desk, payload: NietGekomen) -> Answer:
    """Say that he was not there, once; it says nothing about him, and may be planned anew."""
    geladen = als_inrichting(desk, gesprek_id=payload.gesprek)

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        if not _kan_gemist(desk, geladen.gesprek):
            raise UserMistake("terugkeergesprek.fout.stap")
        nieuw = zet_stap(desk, geladen.gesprek, Gespreksstap.NIET_GEKOMEN)
        meld_nieuws(desk, nieuw)
        noteer(desk, Handeling.TERUGKEERGESPREK_GEEINDIGD, geladen)
        return Uitkomst("niet_gekomen", {"gesprek": nieuw.id})

    desk.once(Verb.GESPREKSMOMENT_NIET_GEKOMEN, payload.sleutel, act, onderwerp=geladen.gesprek.id)
    return _toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.niet_gekomen"))


def heeft_pagina(gesprek: Terugkeergesprek) -> bool:
    """Tell whether his page can be opened: not once somebody else than he called the talk off."""
    return gesprek.status is not _AF or gesprek.afzegreden is Afzegreden.KEUZE


def _toon(desk: Desk, geladen: Geladen, *, gedaan: str = "", melding: str = "") -> Answer:
    """Show it as it stands now; who has yet to choose between answering and refusing does that first."""
    gesprek = terugkeergesprek.lees(desk.uow, geladen.gesprek.id)
    geladen = replace(geladen, gesprek=gesprek)
    casus, t = geladen.casus, desk.teksten
    vraag = nog_te_kiezen(desk, casus.id, met_toegang(desk, casus, organisatie=gesprek.inrichting))
    if vraag is not None:
        noteer(desk, Handeling.CASUS_GEOPEND, geladen, wie=False)
        eerst = casuskaarten.nog_kiezen(casus.id, str(casus.code), len(casus.betrokkenen), vraag.id, t)
        return als_antwoord(eerst, t)
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    te_kiezen = gesprek.status is Gespreksstatus.VOORBEREIDEN and not gesprek.eigen_voorstel
    kies_knop = None
    if te_kiezen:
        sleutel = desk.issue_key(Verb.GESPREKSMOMENT_KIES, gesprek.id)
        kies_knop = MomentKies(gesprek=gesprek.id, sleutel=sleutel)
    beeld = Gesprekbeeld(
        code=str(casus.code),
        wie=naam_van(geladen),
        feiten=tuple(_feiten(desk, geladen)),
        wacht=tuple(_wat_nu(desk, gesprek)),
        knoppen=tuple(_knoppen(desk, geladen)),
        gedaan=gedaan,
        melding=melding,
    )
    momenten = [(een.isoformat(), wanneer(desk, een)) for een in gesprek.momenten if een > desk.nu]
    return als_antwoord(kaarten.moment(beeld, momenten, kies_knop, t), t)


def _wat_nu(desk: Desk, gesprek: Terugkeergesprek) -> Iterator[str]:
    t = desk.teksten
    if gesprek.status is Gespreksstatus.VOORBEREIDEN:
        if gesprek.eigen_voorstel:
            yield t("terugkeergesprek.nu.wacht_regisseur")
        else:
            yield t("terugkeergesprek.nu.kies" if gesprek.momenten else "terugkeergesprek.nu.stel_voor")
    elif gesprek.status is Gespreksstatus.GEPLAND:
        yield t("terugkeergesprek.nu.gepland")
    elif gesprek.status is Gespreksstatus.NIET_GEKOMEN:
        yield t("terugkeergesprek.nu.niet_gekomen")


def _feiten(desk: Desk, geladen: Geladen) -> Iterator[tuple[str, str]]:
    t, gesprek = desk.teksten, geladen.gesprek
    yield t("terugkeergesprek.feit.stand"), stand_in_woorden(desk, gesprek)
    if gesprek.afzegreden is not None and gesprek.status is _AF:
        yield t("terugkeergesprek.feit.reden"), t(f"terugkeergesprek.reden.{gesprek.afzegreden.value}")
    yield t("terugkeergesprek.feit.duur"), t.aantal("agenda.minuten", gesprek.duur_minuten)
    yield t("terugkeergesprek.feit.casemanager"), naam_persoon(desk, gesprek.casemanager_id)
    yield t("terugkeergesprek.feit.regisseur"), naam_persoon(desk, geladen.casus.regisseur_id)
    stand = keuzestand(desk, geladen.casus, gesprek)
    keuze = f"terugkeergesprek.keuze.{stand.huidige.keuze.value}" if stand.huidige else "terugkeergesprek.keuze.geen"
    yield t("terugkeergesprek.feit.keuze"), t(keuze)


def _knoppen(desk: Desk, geladen: Geladen) -> Iterator[tuple[str, Payload]]:
    t, gesprek, id_ = desk.teksten, geladen.gesprek, geladen.gesprek.id
    if heeft_pagina(gesprek) and desk.pagina_adres:
        nieuw = gastlinks.werkt_nog(desk, id_) is not None
        yield (
            t("terugkeergesprek.knop.nieuwe_link" if nieuw else "terugkeergesprek.knop.maak_link"),
            PaginaLink(gesprek=id_),
        )
    yield t("terugkeergesprek.knop.keuze"), KeuzeOpen(gesprek=id_)
    if gesprek.status in LOOPT_NOG and desk.pagina_adres:
        yield t("terugkeergesprek.knop.papier"), Papier(gesprek=id_)
    if gesprek.status is Gespreksstatus.VOORBEREIDEN:
        yield t("terugkeergesprek.knop.geen_van_deze"), MomentAndersVorm(gesprek=id_)
    if _kan_gemist(desk, gesprek):
        sleutel = desk.issue_key(Verb.GESPREKSMOMENT_NIET_GEKOMEN, id_)
        yield t("terugkeergesprek.knop.niet_gekomen"), NietGekomen(gesprek=id_, sleutel=sleutel)
    if gesprek.status in {Gespreksstatus.GEWEEST, Gespreksstatus.GESTOPT}:
        yield t("terugkeergesprek.knop.lees_brief"), BriefLees(gesprek=id_)


def _kan_gemist(desk: Desk, gesprek: Terugkeergesprek) -> bool:
    """Tell whether it can be said that he was not there: once it should have begun, and not of who was."""
    gezegd = terugkeergesprek.gebeurtenissen(desk.uow, gesprek.id)
    return Verloopdaad.NIET_GEKOMEN in mogelijk(gesprek, gezegd, desk.nu)


def _formulier(desk: Desk, geladen: Geladen, waarden: Mapping[str, str], fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen, wie=False)
    id_ = geladen.gesprek.id
    vorm = Gesprekvorm(str(geladen.casus.code), MomentOpen(casus=geladen.casus.id), waarden=waarden, fouten=fouten)
    knop = MomentAnders(gesprek=id_, sleutel=desk.issue_key(Verb.GESPREKSMOMENT_ANDERS, id_))
    return als_antwoord(formulier.anders(vorm, knop, desk.teksten), desk.teksten)


def _eis_te_vragen(gesprek: Terugkeergesprek) -> None:
    if gesprek.status is not Gespreksstatus.VOORBEREIDEN:
        raise UserMistake("terugkeergesprek.fout.al_gekozen")
