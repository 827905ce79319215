"""/meldingen, and one melding opened: by who made it, or by the regisseur who deals with it."""

from cards.datum import dag_en_tijd, datum
from cards.meldingen import beeld as kaarten
from cards.meldingen.beeld import MEESTE_BERICHTEN, Bericht, Inhoud, Meldingbeeld, Persoonsbeeld, Regel
from cards.meldingen.payloads import MeldingLoslaten
from cards.payloads import MeldingOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, geweigerd, mag
from dialogs.kern.casustoegang import over_gesloten
from dialogs.kern.desk import Desk
from dialogs.kern.meldingpost import is_vrij
from dialogs.kern.meldingtoegang import heeft, laad, noteer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.meldingen.kern import (
    mag_behandelen,
    naam,
    over,
    over_eigen,
    stand_voor_melder,
    stand_voor_regisseur,
    van_hem,
)
from dialogs.meldingen.uitkomst import uitkomst_voor
from domain import verloop
from domain.casuscode import Casuscode
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.melding import Gemelde, Melding, MeldingStatus
from domain.persoon import Actor, Rol
from domain.toegang import Daad, Reden
from domain.verloop import Stap
from storage import afwezigheid, meldingen, personen, toegang
from storage import casus as casussen
from storage.meldingen import Meldingregel


def lijst(desk: Desk, _: Arguments) -> Answer:
    """List what runs, for a regisseur; and what one brought in oneself. Nobody is named in it.

    Raises:
        NotAllowed: he is neither a partner nor a procesregisseur ("toegang.rol_ontbreekt").
    """
    regisseur, partner = desk.actor.is_rol(Rol.PROCESREGISSEUR), desk.actor.organisaties(Rol.PARTNER)
    eis(desk, Daad.MELDINGEN_ZIEN)
    lopend = meldingen.lopende(desk.uow) if regisseur else ()
    zelf = {desk.actor.persoon_id, *afwezigheid.waarnemingen_op_verzoek(desk.uow, desk.actor.persoon_id)}
    eigen = [een for een in meldingen.van_melders(desk.uow, zelf) if een.organisatie in partner]
    te_doen = [_regel(desk, een) for een in sorted(lopend, key=lambda een: _dringend(desk, een))]
    meldt = any(desk.regio.meldroutes_van(een) for een in partner)
    return als_antwoord(
        kaarten.lijst(te_doen, [_eigen_regel(desk, een) for een in eigen], desk.teksten, meldt=meldt), desk.teksten
    )


def open_(desk: Desk, payload: MeldingOpen) -> Answer:
    """Open one melding.

    Raises:
        NotAllowed: it is not his to see, or there is none.
    """
    melding = laad(desk, payload.melding)
    if van_hem(desk, melding):
        return voor_melder(desk, melding, tot=payload.tot)
    if mag_behandelen(desk, melding):
        return voor_regisseur(desk, melding, tot=payload.tot)
    if desk.actor.is_rol(Rol.PROCESREGISSEUR):
        return van_ander(desk, melding)
    raise geweigerd(Reden.NIET_UW_MELDING)


def voor_regisseur(desk: Desk, melding: Melding, *, tot: int | None = None) -> Answer:
    """Show it to a regisseur who may deal with it, whole, and write down that he saw it."""
    noteer(desk, Handeling.MELDING_GEOPEND, melding)
    vrij = is_vrij(desk, melding)
    beeld = Meldingbeeld(
        melding=melding.id,
        over=over(desk, melding.organisatie, melding.ingediend_op),
        stand=stand_voor_regisseur(desk, melding.status, melding.regisseur_id, vrij=vrij),
        feiten=_feiten(desk, melding, als_regisseur=True),
        inhoud=_inhoud(desk, melding, tot) if melding.personen else None,
        antwoord=melding.antwoord,
        spoed=melding.spoed and melding.loopt,
    )
    loslaten = None
    if heeft(desk, melding) and melding.loopt:
        sleutel = desk.issue_key(Verb.MELDING_LOSLATEN, melding.id)
        loslaten = MeldingLoslaten(melding=melding.id, sleutel=sleutel)
    terug = _te_heropenen(desk, melding)
    kaart = kaarten.voor_regisseur(beeld, desk.teksten, loslaten=loslaten, open_=melding.loopt, heropen=terug)
    return als_antwoord(kaart, desk.teksten)


def voor_melder(desk: Desk, melding: Melding, *, tot: int | None = None) -> Answer:
    """Show it to who made it. Once it was dealt with, only what came of it."""
    noteer(desk, Handeling.MELDING_GEOPEND, melding, als_melder=True)
    uitkomst = uitkomst_voor(desk, melding)
    feiten = _feiten(desk, melding, als_regisseur=False)
    beeld = Meldingbeeld(
        melding=melding.id,
        over=over_eigen(desk, melding.ingediend_op),
        stand=stand_voor_melder(desk, melding.status, melding.regisseur_id),
        feiten=(*feiten, *uitkomst.feiten) if uitkomst else feiten,
        inhoud=_inhoud(desk, melding, tot) if melding.loopt else None,
        antwoord=melding.antwoord or (uitkomst.bericht if uitkomst else ""),
        spoed=melding.spoed and melding.loopt,
    )
    kaart = kaarten.voor_melder(
        beeld,
        _casuscode(desk, melding),
        desk.teksten,
        gevraagd=melding.status is MeldingStatus.MEER_GEVRAAGD,
        open_=melding.loopt,
    )
    return als_antwoord(kaart, desk.teksten)


def van_ander(desk: Desk, melding: Melding) -> Answer:
    """Show a regisseur who has a melding that he may not read."""
    stand = stand_voor_regisseur(desk, melding.status, melding.regisseur_id, vrij=False)
    wat = over(desk, melding.organisatie, melding.ingediend_op)
    return als_antwoord(kaarten.van_ander(wat, stand, desk.teksten), desk.teksten)


def _te_heropenen(desk: Desk, melding: Melding) -> str:
    """Return the code of the closed casus that comes back, for who may open it again; else nothing."""
    if not melding.eerdere_code:
        return ""
    try:
        casus = casussen.met_code(desk.uow, Casuscode.lees(melding.eerdere_code))
    except (NotFound, UserMistake):
        return ""
    kan = verloop.kan(casus.fase, Stap.HERMELDING) and mag(desk, Daad.CASUS_HEROPENEN, over_gesloten(desk, casus))
    return str(casus.code) if kan else ""


def _casuscode(desk: Desk, melding: Melding) -> str:
    """Return the code of the casus that it became, when his organisatie has access to that casus; else nothing."""
    if melding.casus_id is None:
        return ""
    rijen = toegang.van_casus(desk.uow, melding.casus_id)
    if not any(een.geldt_voor(desk.actor, desk.nu) for een in rijen):
        return ""
    return casussen.codes(desk.uow, [melding.casus_id]).get(melding.casus_id, "")


def _feiten(desk: Desk, melding: Melding, *, als_regisseur: bool) -> tuple[tuple[str, str], ...]:
    t, regio = desk.teksten, desk.regio
    route = regio.meldroutes.get(melding.route)
    tafel = regio.tafels.get(melding.tafel)
    wie = _melder(desk, melding) if als_regisseur else ""
    code = (casussen.codes(desk.uow, [melding.casus_id]) if als_regisseur and melding.casus_id else {}).values()
    paren = (
        ("melder", wie),
        ("route", route.naam if route else melding.route),
        ("eerdere_code", melding.eerdere_code),
        ("tafel", tafel.naam if tafel else ""),
        ("informering", t(f"meldingen.informering.{melding.geinformeerd.value}") if melding.loopt else ""),
        ("casus", next(iter(code), "")),
        ("reden", t(f"meldingen.reden.{melding.reden.value}") if melding.reden else ""),
        ("afgehandeld", dag_en_tijd(melding.afgehandeld_op, regio.kalender) if melding.afgehandeld_op else ""),
    )
    return tuple((t(f"meldingen.feit.{veld}"), waarde) for veld, waarde in paren if waarde)


def _melder(desk: Desk, melding: Melding) -> str:
    """Return who made it, and that nothing reaches him any more when that is so: then the regisseur calls."""
    wie = personen.lees(desk.uow, melding.melder_id)
    if melding.organisatie in Actor.van(wie, desk.nu).organisaties(Rol.PARTNER):
        return naam(desk, wie.id)
    return desk.teksten("meldingen.melder_weg", naam=naam(desk, wie.id))


def _inhoud(desk: Desk, melding: Melding, tot: int | None) -> Inhoud:
    t = desk.teksten
    einde = min(tot or len(melding.berichten), len(melding.berichten))
    begin = max(einde - MEESTE_BERICHTEN, 0)
    teksten = (
        ("aanleiding", melding.aanleiding),
        ("verzoek", melding.verzoek),
        ("betrokken", melding.betrokken),
        ("informering_reden", melding.geinformeerd_toelichting),
    )
    return Inhoud(
        personen=tuple(_persoon(desk, een) for een in melding.personen),
        teksten=tuple((t(f"meldingen.deel.{veld}"), woorden) for veld, woorden in teksten if woorden),
        berichten=tuple(
            Bericht(
                t(
                    "meldingen.bericht.kop",
                    wie=naam(desk, een.van_id),
                    wanneer=dag_en_tijd(een.op, desk.regio.kalender),
                ),
                een.tekst,
            )
            for een in melding.berichten[begin:einde]
        ),
        eerder=MeldingOpen(melding=melding.id, tot=begin) if begin else None,
    )


def _persoon(desk: Desk, een: Gemelde) -> Persoonsbeeld:
    gemeente = desk.regio.gemeenten.get(een.gemeente or "")
    delen = (een.naam, datum(een.geboortedatum) if een.geboortedatum else "", gemeente.naam if gemeente else "")
    return Persoonsbeeld(", ".join(deel for deel in delen if deel), desk.regio.rollen.get(een.rol, ""))


def _dringend(desk: Desk, een: Meldingregel) -> tuple[bool, bool, bool]:
    """Put first what a regisseur should do something with: what nobody has, then what is his; urgent before other."""
    if is_vrij(desk, een):
        return (False, False, not een.spoed)
    wacht = een.status is MeldingStatus.MEER_GEVRAAGD
    return (True, een.regisseur_id not in desk.actor.regisseert_voor or wacht, not een.spoed)


def _regel(desk: Desk, een: Meldingregel) -> Regel:
    stand = stand_voor_regisseur(desk, een.status, een.regisseur_id, vrij=is_vrij(desk, een))
    return Regel(een.id, over(desk, een.organisatie, een.ingediend_op), stand, een.spoed)


def _eigen_regel(desk: Desk, een: Meldingregel) -> Regel:
    stand = stand_voor_melder(desk, een.status, een.regisseur_id)
    return Regel(een.id, over_eigen(desk, een.ingediend_op), stand, een.spoed and een.loopt)
