"""/plan: the plan van aanpak of a casus, opened by whoever may read it."""

from cards.plan import lezen as kaarten
from cards.plan.payloads import PlanOpen
from dialogs.kern.answers import Answer
from dialogs.kern.casuskeuze import vraag_welke
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import Paginasoort, maak_link
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import waarneemregel
from dialogs.plan.beeld import planbeeld
from dialogs.plan.waarheen import op_pagina
from dialogs.plan.zaak import Zaak, laad, noteer
from domain.logboek import Handeling
from domain.toegang import Daad


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Open it by the code of its casus; without a code, ask which."""
    if arguments.casuscode is None:
        return vraag_welke(desk, desk.teksten("plan.kop"), "plan")
    casus = zoek_casus(desk, Daad.PLAN_ZIEN, code=arguments.casuscode)
    return _geopend(desk, laad(desk, casus, Daad.PLAN_ZIEN))


def openen(desk: Desk, payload: PlanOpen) -> Answer:
    """Open it, behind a button."""
    casus = zoek_casus(desk, Daad.PLAN_ZIEN, casus_id=payload.casus)
    return _geopend(desk, laad(desk, casus, Daad.PLAN_ZIEN), namen=payload.namen)


def _geopend(desk: Desk, zaak: Zaak, *, namen: bool = False) -> Answer:
    """Show it; as with the casus itself, whoever was asked first chooses between answering and refusing."""
    vraag = None if zaak.als_regisseur or namen else nog_te_kiezen(desk, zaak.casus.id, zaak.over)
    if vraag is None:
        return toon(desk, zaak)
    kaart = kaarten.eerst_kiezen(zaak.casus.id, str(zaak.casus.code), vraag.id, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def toon(desk: Desk, zaak: Zaak, gedaan: str = "") -> Answer:
    """Show the whole plan, and write down that it was read."""
    noteer(desk, Handeling.PLAN_GEOPEND, zaak, zaak.casus.betrokkenen)
    waarneming = waarneemregel(desk, zaak.casus.regisseur_id) if zaak.als_regisseur else ""
    beeld = planbeeld(desk, zaak, waarneming=waarneming)
    pagina = maak_link(desk, Paginasoort.PLAN, zaak.casus.id) if desk.pagina_adres else ""
    kaart = kaarten.plankaart(beeld, desk.teksten, pagina=pagina, op_pagina=op_pagina(desk, zaak), gedaan=gedaan)
    return als_antwoord(kaart, desk.teksten)
