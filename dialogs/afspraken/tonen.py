"""One afspraak, opened: by the regisseur of its casus, or by the organisatie that owns it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cards import datum
from cards.afspraken import beeld as kaarten
from cards.afspraken.beeld import DOEN_ZONDER_VORM, Geopend, Getypt
from cards.afspraken.formulier import RITMES
from cards.afspraken.payloads import AfspraakDoe, AfspraakDoeFormulier, AfspraakOpen, Doen
from cards.bouwstenen import hoofdletter, zonder_opmaak
from cards.payloads import OpdrachtOpen, Payload
from cards.verbs import Verb
from dialogs.afspraken.kern import dag_in_woorden, namen_van, stand_in_woorden, wie_doet
from dialogs.kern.afspraken import laad, noteer, over_wie, vandaag
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import mag, met_toegang
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.casus import Casus, Onderwerp
from domain.informering import voor_afspraak
from domain.logboek import Handeling
from domain.persoon import Persoon, Rol
from domain.tekst import lees_datum
from domain.toegang import Daad
from storage import afspraken, informering, personen, plan

MEESTE_REGELS: Final = 15
"""Lines of the history that are shown; of the ones before, how many there are."""

_VAN_EIGENAAR: Final = frozenset(
    {
        Afspraakhandeling.AANGENOMEN,
        Afspraakhandeling.GEWEIGERD,
        Afspraakhandeling.TEKEN,
        Afspraakhandeling.VERZET,
        Afspraakhandeling.OVERGEDRAGEN,
        Afspraakhandeling.GEVRAAGD,
        Afspraakhandeling.GEREED,
    }
)
"""What the owner says; when the regisseur wrote it down, somebody told him."""

_DOEN: Final[Mapping[AfspraakStatus, tuple[Doen, ...]]] = {
    AfspraakStatus.VOORGELEGD: (Doen.AANNEMEN, Doen.WEIGEREN, Doen.OVERDRAGEN),
    AfspraakStatus.LOPEND: (Doen.KLAAR, Doen.TEKEN, Doen.VERZETTEN, Doen.OVERDRAGEN, Doen.WEIGEREN),
    AfspraakStatus.GEWEIGERD: (Doen.AANNEMEN,),
    AfspraakStatus.GEREED: (Doen.HEROPENEN,),
    AfspraakStatus.VERVALLEN: (),
}
"""What the owner can do, the first is what most want."""

_MEER: Final[Mapping[AfspraakStatus, tuple[Doen, ...]]] = {
    AfspraakStatus.VOORGELEGD: (Doen.HERPLAATSEN, Doen.VERVALLEN),
    AfspraakStatus.LOPEND: (Doen.HERPLAATSEN, Doen.VERVALLEN),
    AfspraakStatus.GEWEIGERD: (Doen.KLAAR, Doen.VERVALLEN),
    AfspraakStatus.GEREED: (),
    AfspraakStatus.VERVALLEN: (),
}
"""What the regisseur can do besides."""


def openen(desk: Desk, payload: AfspraakOpen) -> Answer:
    """Open it."""
    return toon(desk, *laad(desk, payload.afspraak, Daad.AFSPRAAK_ZIEN))


def toon(desk: Desk, afspraak: Afspraak, casus: Casus, *, gedaan: str = "") -> Answer:
    """Show one afspraak to who may see it, with what just happened on top. `gedaan` is a text key."""
    over = met_toegang(desk, casus, organisatie=afspraak.organisatie)
    als_regisseur = mag(desk, Daad.CASUS_BEHEREN, over)
    noteer(desk, Handeling.AFSPRAAK_GEOPEND, afspraak, casus)
    t = desk.teksten
    doen, meer = _te_doen(desk, afspraak, casus, als_regisseur=als_regisseur)
    code = str(casus.code)
    beeld = Geopend(
        afspraak_id=afspraak.id,
        code=code,
        wat=afspraak.wat,
        stand=stand_in_woorden(desk, afspraak, als_regisseur=als_regisseur),
        aandacht=_aandacht(desk, afspraak, als_regisseur=als_regisseur),
        gedaan=t(gedaan) if gedaan else "",
        regels=_regels(desk, afspraak, casus),
        verloop=_verloop(desk, afspraak, als_regisseur=als_regisseur),
        doen=doen,
        meer=meer,
        wijzigen=afspraak.open and mag(desk, Daad.AFSPRAAK_WIJZIGEN, over),
        verder=OpdrachtOpen(opdracht="afspraak lijst", casuscode=code if als_regisseur else None),
    )
    return als_antwoord(kaarten.geopend(beeld, t), t)


def knop_voor(desk: Desk, afspraak: Afspraak, doen: Doen) -> Payload:
    """Return the data of the button for an act: what needs nothing to be said with it is done at once."""
    if doen in DOEN_ZONDER_VORM:
        sleutel = desk.issue_key(Verb.AFSPRAAK_DOE, f"{afspraak.id}:{doen.value}")
        return AfspraakDoe(afspraak=afspraak.id, doen=doen, sleutel=sleutel)
    return AfspraakDoeFormulier(afspraak=afspraak.id, doen=doen)


def kan(afspraak: Afspraak, doen: Doen) -> bool:
    """Tell whether an act makes sense for how an afspraak stands."""
    return doen in {*_DOEN[afspraak.status], *_MEER[afspraak.status]}


def _te_doen(
    desk: Desk, afspraak: Afspraak, casus: Casus, *, als_regisseur: bool
) -> tuple[tuple[Payload, ...], tuple[Payload, ...]]:
    over = met_toegang(desk, casus, organisatie=afspraak.organisatie)
    eerst: Sequence[Doen] = _DOEN[afspraak.status] if mag(desk, Daad.AFSPRAAK_DOEN, over) else ()
    meer: Sequence[Doen] = ()
    if als_regisseur and mag(desk, Daad.AFSPRAAK_WIJZIGEN, over):
        meer = _MEER[afspraak.status]
        if afspraak.status is AfspraakStatus.GEWEIGERD:
            eerst, meer = (Doen.HERPLAATSEN,), (Doen.AANNEMEN, *meer)
        if afspraak.status is AfspraakStatus.VERVALLEN:
            eerst = (Doen.HEROPENEN,)
    return (
        tuple(knop_voor(desk, afspraak, een) for een in eerst),
        tuple(knop_voor(desk, afspraak, een) for een in meer),
    )


def _aandacht(desk: Desk, afspraak: Afspraak, *, als_regisseur: bool) -> str:
    t = desk.teksten
    if afspraak.status is AfspraakStatus.GEWEIGERD:
        return t("afspraken.aandacht.geweigerd" if als_regisseur else "afspraken.aandacht.wacht")
    if afspraak.status is AfspraakStatus.VOORGELEGD and not als_regisseur:
        return t("afspraken.aandacht.voorgelegd")
    if not afspraak.te_laat(vandaag(desk)):
        return ""
    nog_niets = afspraak.status is AfspraakStatus.VOORGELEGD
    return t("afspraken.aandacht.nog_niets" if nog_niets else "afspraken.aandacht.te_laat")


def _regels(desk: Desk, afspraak: Afspraak, casus: Casus) -> tuple[Getypt, ...]:
    t, gevolgd = desk.teksten, afspraak.monitoring
    huidig = plan.huidige(desk.uow, casus.id) if afspraak.doel_id else None
    doel = huidig.doel(afspraak.doel_id) if huidig else None
    volgen = t(f"afspraken.wijze.{gevolgd.wijze.value}")
    if gevolgd.elke_dagen:
        ritme = t(f"afspraken.ritme.{gevolgd.elke_dagen}") if gevolgd.elke_dagen in RITMES else ""
        volgen = t("afspraken.volgen", wijze=volgen, ritme=ritme.casefold()) if ritme else volgen
    regels = (
        Getypt(t("afspraken.regel.wie"), wie_doet(desk, afspraak, namen_van(desk, [afspraak]))),
        Getypt(t("afspraken.regel.wanneer"), dag_in_woorden(desk, afspraak)),
        Getypt(t("afspraken.regel.doel"), doel.tekst if doel else ""),
        Getypt(t("afspraken.regel.over"), _over(desk, afspraak, casus)),
        Getypt(t("afspraken.regel.volgen"), volgen),
        Getypt(t("afspraken.regel.conditie"), afspraak.conditie),
        Getypt(t("afspraken.regel.resultaat"), afspraak.resultaat),
    )
    return tuple(een for een in regels if een.getypt)


def _over(desk: Desk, afspraak: Afspraak, casus: Casus) -> str:
    """Return whom it is about; of people also whether they know of it, never why not."""
    gezegd = informering.van_casus(desk.uow, casus.id)
    namen = []
    for wie in over_wie(afspraak, casus):
        een = casus.betrokkene(wie)
        if een is None:
            continue
        stand = voor_afspraak(casus, gezegd, wie, afspraak.id).stand
        mensen = casus.onderwerp is Onderwerp.PERSONEN
        naam = een.gegevens.naam
        namen.append(desk.teksten(f"afspraken.weet.{stand.value}", naam=naam) if mensen else naam)
    return ", ".join(namen)


def _verloop(desk: Desk, afspraak: Afspraak, *, als_regisseur: bool) -> tuple[Getypt, ...]:
    """Return the history, the newest first; an owner sees it from when it came to his organisatie."""
    regels = list(_met_eigenaar(afspraken.regels(desk.uow, afspraak.id), afspraak.organisatie))
    if not als_regisseur:
        begin = [plek for plek, (een, _) in enumerate(regels) if een.handeling is Afspraakhandeling.HERPLAATST]
        regels = regels[begin[-1] :] if begin else regels
    getoond = regels[::-1][:MEESTE_REGELS]
    ids = {id_ for een, _ in getoond for id_ in (een.door_id, een.van, een.naar) if id_}
    mensen = personen.lees_alle(desk.uow, ids)
    woorden = tuple(_regel(desk, een, eigenaar, mensen, als_regisseur=als_regisseur) for een, eigenaar in getoond)
    eerder = len(regels) - len(getoond)
    return (*woorden, Getypt(desk.teksten.aantal("afspraken.regel.eerder", eerder))) if eerder else woorden


def _met_eigenaar(regels: Sequence[Afspraakregel], nu: str) -> Iterator[tuple[Afspraakregel, str]]:
    """Yield each line with the organisatie that owned it then; `nu` owns it now."""
    geplaatst = [een for een in regels if een.handeling is Afspraakhandeling.HERPLAATST]
    eigenaar = geplaatst[0].van if geplaatst else nu
    for een in regels:
        eigenaar = een.naar if een.handeling is Afspraakhandeling.HERPLAATST else eigenaar
        yield een, eigenaar


def _regel(
    desk: Desk, regel: Afspraakregel, eigenaar: str, mensen: Mapping[str, Persoon], *, als_regisseur: bool
) -> Getypt:
    t, wat = desk.teksten, regel.handeling
    # From where it came, and why, is for the regisseur: it tells what another organisatie said.
    verborgen = wat is Afspraakhandeling.HERPLAATST and not als_regisseur
    parameters = {
        "van": _plek(desk, "" if verborgen else regel.van, mensen),
        "naar": _plek(desk, regel.naar, mensen),
    }
    vorm = f"afspraken.verloop.{wat.value}{_vorm_van(regel, verborgen=verborgen)}"
    woorden = t(
        "afspraken.verloop.regel",
        op=hoofdletter(datum.kort(regel.op, desk.regio.kalender)),
        wie=_door(desk, regel, eigenaar, mensen),
        wat=t(vorm, **parameters),
    )
    return Getypt(woorden, "" if verborgen else regel.toelichting)


def _vorm_van(regel: Afspraakregel, *, verborgen: bool) -> str:
    """Return which words go with a line: by what is known of it."""
    match regel.handeling:
        case Afspraakhandeling.GEVRAAGD | Afspraakhandeling.GEWIJZIGD if regel.naar:
            return "_naar"
        case Afspraakhandeling.GEWIJZIGD if regel.toelichting:
            return "_wat"
        case Afspraakhandeling.HERPLAATST if not verborgen:
            return "_van"
        case _:
            return ""


def _door(desk: Desk, regel: Afspraakregel, eigenaar: str, mensen: Mapping[str, Persoon]) -> str:
    t = desk.teksten
    wie = mensen.get(regel.door_id or "")
    if wie is None:
        return t("afspraken.verloop.bot")
    naam = zonder_opmaak(wie.naam)
    van_eigenaar = any(een.rol is Rol.PARTNER and een.organisatie == eigenaar for een in wie.aanstellingen)
    if regel.handeling in _VAN_EIGENAAR and not van_eigenaar:
        return t("afspraken.verloop.namens", naam=naam, organisatie=desk.regio.organisatienaam(eigenaar))
    return naam


def _plek(desk: Desk, waarde: str, mensen: Mapping[str, Persoon]) -> str:
    """Return in words what a line of the history came from or went to: a day, somebody, an organisatie."""
    if (dag := lees_datum(waarde)) is not None:
        return datum.dag_met_jaar(dag, desk.regio.kalender)
    if waarde in mensen:
        return zonder_opmaak(mensen[waarde].naam)
    return zonder_opmaak(desk.regio.organisatienaam(waarde)) if waarde else desk.teksten("afspraken.verloop.niemand")
