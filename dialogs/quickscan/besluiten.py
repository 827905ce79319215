"""Deciding: about one person, or that several are discussed."""

from cards.quickscan import besluiten as kaarten
from cards.quickscan.besluiten import Besluitvorm, Meervorm, in_namen
from cards.quickscan.payloads import QuickscanBesluit, QuickscanMeer, QuickscanMeerVorm, QuickscanVorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.quickscanbesluit import beslis, kan_wijzigen, rio_voor
from dialogs.quickscan import laden
from dialogs.quickscan.tonen import een_persoon, eigen_casus, in_beeld, noteer, week, zitting_met
from domain.agenda import Zitting
from domain.casus import Casus
from domain.errors import UserMistake
from domain.quickscan import LANGSTE_REDEN, Quickscanbesluit
from domain.tekst import schone_tekst
from domain.toegang import Daad
from storage import casus as casussen
from storage.inbox import Uitkomst

MEESTE_TEGELIJK = 40
"""People that are offered to be decided about at once: what fits on a card."""

_HERSTELBAAR = frozenset(
    {
        "quickscan.fout.reden",
        "quickscan.fout.kies",
        "quickscan.fout.te_lang",
        "quickscan.fout.intussen",
        "quickscan.fout.geen_rio",
        "verloop.open_afspraken",
        "verloop.niet_in_behandeling",
    }
)
"""What is said above the form, which is shown again with what was typed."""


def vorm(desk: Desk, payload: QuickscanVorm) -> Answer:
    """Open the form about one person; once the zitting has begun a decision stays as it is."""
    casus = _te_beslissen(desk, payload.casus)
    zaak = laden.van_casus(desk, casus)
    if zaak.besluit is not None and not kan_wijzigen(desk, zaak.besluit):
        return een_persoon(desk, casus, melding=desk.teksten("fout.quickscan.fout.begonnen"))
    return _formulier(desk, casus)


def besluit(desk: Desk, payload: QuickscanBesluit) -> Answer:
    """Decide, and show him as he stands now; what must be mended stands above the form, with what was typed."""
    gesloten_nu = eigen_casus(desk, payload.casus)
    reden, wat = schone_tekst(payload.reden), payload.besluit.strip()
    afdruk = desk.fingerprint({"besluit": wat, "reden": reden})

    def act() -> Uitkomst:
        casus = _te_beslissen(desk, payload.casus)
        if wat not in set(Quickscanbesluit):
            raise UserMistake("quickscan.fout.kies")
        if len(reden) > LANGSTE_REDEN:
            raise UserMistake("quickscan.fout.te_lang")
        nieuw = beslis(desk, casus, Quickscanbesluit(wat), reden, was=payload.was)
        return Uitkomst("besloten", {"quickscan": nieuw.id, "invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.QUICKSCAN_BESLUIT, payload.sleutel, act, onderwerp=gesloten_nu.id)
    except UserMistake as mis:
        if mis.key not in _HERSTELBAAR:
            raise
        return _formulier(desk, gesloten_nu, wat, payload.reden, (desk.teksten(f"fout.{mis.key}"),))
    casus = casussen.lees(desk.uow, gesloten_nu.id)
    if uitkomst.ids["invoer"] != afdruk:
        casus = _te_beslissen(desk, casus.id)
        return _formulier(desk, casus, wat, payload.reden, (desk.teksten("quickscan.al_gebruikt"),))
    return een_persoon(desk, casus, melding=desk.teksten("quickscan.gedaan"))


def meer_vorm(desk: Desk, payload: QuickscanMeerVorm) -> Answer:
    """Open the form to have several people discussed."""
    eis(desk, Daad.QUICKSCAN_ZIEN)
    return _meer(desk, zitting_met(desk, payload.zitting))


def meer(desk: Desk, payload: QuickscanMeer) -> Answer:
    """Have everybody who was ticked discussed; all of them or, when one cannot be, none.

    Raises:
        NotAllowed: one of them is not his.
    """
    eis(desk, Daad.QUICKSCAN_ZIEN)
    zitting = zitting_met(desk, payload.zitting)
    ids = list(dict.fromkeys(een for een in payload.casussen.split(",") if een))
    if not ids or len(ids) > MEESTE_TEGELIJK:
        return _meer(desk, zitting, payload.casussen, (desk.teksten("quickscan.meer.kies"),))

    def act() -> Uitkomst:
        for een in ids:
            beslis(desk, _te_beslissen(desk, een), Quickscanbesluit.BESPREKEN, "", was=None)
        return Uitkomst("besloten", {"aantal": str(len(ids))})

    try:
        uitkomst = desk.once(Verb.QUICKSCAN_MEER, payload.sleutel, act, onderwerp=zitting.id)
    except UserMistake as mis:
        if not mis.key.startswith("quickscan."):
            raise
        return _meer(desk, zitting, payload.casussen, (desk.teksten(f"fout.{mis.key}"),))
    return week(desk, zitting, melding=desk.teksten.aantal("quickscan.meer.gedaan", int(uitkomst.ids["aantal"])))


def _te_beslissen(desk: Desk, casus_id: str) -> Casus:
    casus = eigen_casus(desk, casus_id)
    eis(desk, Daad.QUICKSCAN_BESLUITEN, over_casus(casus))
    return casus


def _formulier(desk: Desk, casus: Casus, gekozen: str = "", reden: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    zaak = laden.van_casus(desk, casus)
    noteer(desk, [zaak], None)
    (beeld,) = in_beeld(desk, [zaak])
    rio = rio_voor(desk, casus)
    mogelijk = tuple(een for een in Quickscanbesluit if een is not Quickscanbesluit.ALLEEN_RIO or rio is not None)
    knop = QuickscanBesluit(casus=casus.id, sleutel=desk.issue_key(Verb.QUICKSCAN_BESLUIT, casus.id))
    if zaak.besluit is not None:
        knop = QuickscanBesluit(casus=casus.id, sleutel=knop.sleutel, was=zaak.besluit.id)
    vorig = zaak.besluit.besluit.value if zaak.besluit else ""
    gezien = Besluitvorm(
        persoon=beeld,
        knop=knop,
        mogelijk=mogelijk,
        rio=desk.regio.organisatienaam(rio) if rio else "",
        besluit=gekozen or vorig,
        reden=reden or (zaak.besluit.reden if zaak.besluit and not fouten else ""),
        fouten=fouten,
    )
    return als_antwoord(kaarten.besluitkaart(gezien, desk.teksten, desk.regio.kalender), desk.teksten)


def _meer(desk: Desk, zitting: Zitting, gekozen: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    alle = laden.van_zitting(desk, zitting, desk.actor.regisseert_voor)
    zaken = [een for een in alle if een.onbeslist][:MEESTE_TEGELIJK]
    noteer(desk, zaken, zitting)
    mensen = in_beeld(desk, zaken)
    nog = {een.casus_id for een in mensen}
    gezien = Meervorm(
        knop=QuickscanMeer(zitting=zitting.id, sleutel=desk.issue_key(Verb.QUICKSCAN_MEER, zitting.id)),
        mensen=in_namen(mensen),
        gekozen=",".join(een for een in gekozen.split(",") if een in nog),
        fouten=fouten,
    )
    return als_antwoord(kaarten.meerkaart(gezien, desk.teksten), desk.teksten)
