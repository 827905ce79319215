"""What somebody does with an afspraak: the form of one act, and the act, by the owner or by the regisseur for him."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from cards import datum
from cards.afspraken import beeld as kaarten
from cards.afspraken.beeld import Doevorm
from cards.afspraken.payloads import ELDERS, AfspraakDoe, AfspraakDoeFormulier, Doen
from cards.bouwstenen import zonder_opmaak
from cards.verbs import Verb
from dialogs.afspraken.kern import collegas, dag_in_woorden, die_zo_heet, te_kiezen
from dialogs.afspraken.tonen import kan, toon
from dialogs.kern import afspraken as kern
from dialogs.kern.afspraken import laad, noteer, vandaag
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, met_toegang
from dialogs.kern.dagen import VERSTE_JAREN
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from domain.afspraak import LANGSTE_REGEL, Afspraak, Afspraakhandeling, AfspraakStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel
from domain.toegang import Daad
from storage import afspraken
from storage.inbox import Uitkomst

_VAN_REGISSEUR: Final = frozenset({Doen.HERPLAATSEN, Doen.VERVALLEN})
_TEKST_MOET: Final = frozenset({Doen.KLAAR, Doen.WEIGEREN, Doen.VERZETTEN, Doen.VERVALLEN})
"""What must be said in a line: what came of it, or why."""
_WORDT: Final[Mapping[Doen, AfspraakStatus]] = {
    Doen.AANNEMEN: AfspraakStatus.LOPEND,
    Doen.KLAAR: AfspraakStatus.GEREED,
    Doen.WEIGEREN: AfspraakStatus.GEWEIGERD,
    Doen.VERVALLEN: AfspraakStatus.VERVALLEN,
    Doen.HEROPENEN: AfspraakStatus.LOPEND,
}
"""How it stands after an act that ends or begins something."""


@dataclass(frozen=True, slots=True)
class _Gezegd:
    """What was filled in and can be done. `elders`: the regisseur is asked to place it with another organisatie."""

    tekst: str = ""
    dag: date | None = None
    persoon_id: str | None = None
    persoon_naam: str = ""
    naar: str = ""
    elders: bool = False


class _NogNiet(Exception):
    """Nothing was done: the form comes back, with what is to be mended, or with a warning."""

    def __init__(self, fouten: tuple[str, ...] = (), let_op: Waarschuwing | None = None) -> None:
        super().__init__()
        self.fouten = fouten
        self.let_op = let_op


def formulier(desk: Desk, payload: AfspraakDoeFormulier) -> Answer:
    """Ask what must be said with it."""
    afspraak, casus = _laad(desk, payload.afspraak, payload.doen)
    noteer(desk, Handeling.AFSPRAAK_GEOPEND, afspraak, casus)
    return _vorm(desk, afspraak, casus, payload.doen, {})


def doe(desk: Desk, payload: AfspraakDoe) -> Answer:
    """Do it, once; then show how it stands."""
    afspraak, casus = _laad(desk, payload.afspraak, payload.doen)
    waarden = {veld: getattr(payload, veld) for veld in ("tekst", "dag", "aan", "naam", "naar")}
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        # Looked at here, because a repeat meets an afspraak of which it was done already.
        gezegd = _lees(desk, afspraak, payload)
        let_op = kijk_na(desk, payload, _vrije_teksten(desk, payload))
        if let_op is not None:
            raise _NogNiet(let_op=let_op)
        _voer_uit(desk, afspraak, payload.doen, gezegd)
        return Uitkomst("gedaan", {"invoer": afdruk})

    onderwerp = f"{afspraak.id}:{payload.doen.value}"
    try:
        uitkomst = desk.once(Verb.AFSPRAAK_DOE, payload.sleutel, act, onderwerp=onderwerp)
    except _NogNiet as nog_niet:
        vorm = _vorm(desk, afspraak, casus, payload.doen, waarden, fouten=nog_niet.fouten)
        return nog_niet.let_op.op(vorm) if nog_niet.let_op else vorm
    afspraak = afspraken.lees(desk.uow, afspraak.id)
    if uitkomst.ids["invoer"] != afdruk and kan(afspraak, payload.doen):
        return _vorm(desk, afspraak, casus, payload.doen, waarden, melding=desk.teksten("afspraken.al_gebruikt"))
    # A repeat may meet what somebody did since: then only how it stands is said.
    klopt = afspraak.status is _WORDT.get(payload.doen, afspraak.status)
    return toon(desk, afspraak, casus, gedaan=f"afspraken.gedaan.{payload.doen.value}" if klopt else "")


def _vrije_teksten(desk: Desk, payload: AfspraakDoe) -> list[tuple[str, str]]:
    t = desk.teksten
    return [
        (t(f"afspraken.veld.tekst.{payload.doen.value}"), payload.tekst),
        (t("afspraken.veld.persoon_naam"), payload.naam),
    ]


def _laad(desk: Desk, afspraak_id: str, doen: Doen) -> tuple[Afspraak, Casus]:
    """Load it for who may do this. What was taken back is for the regisseur to reopen."""
    afspraak, casus = laad(desk, afspraak_id, Daad.AFSPRAAK_WIJZIGEN if doen in _VAN_REGISSEUR else Daad.AFSPRAAK_DOEN)
    if doen is Doen.HEROPENEN and afspraak.status is AfspraakStatus.VERVALLEN:
        eis(desk, Daad.AFSPRAAK_WIJZIGEN, met_toegang(desk, casus, organisatie=afspraak.organisatie))
    return afspraak, casus


def _vorm(
    desk: Desk,
    afspraak: Afspraak,
    casus: Casus,
    doen: Doen,
    waarden: Mapping[str, str],
    *,
    fouten: tuple[str, ...] = (),
    melding: str = "",
) -> Answer:
    t = desk.teksten
    over = met_toegang(desk, casus, organisatie=afspraak.organisatie)
    regisseur = mag(desk, Daad.AFSPRAAK_WIJZIGEN, over)
    elders = doen is Doen.OVERDRAGEN and not regisseur
    anderen = te_kiezen(desk, casus if regisseur else None, zonder=_niet_naar(afspraak))
    daar = collegas(desk, afspraak.organisatie) if doen is Doen.OVERDRAGEN else ()
    vorm = Doevorm(
        code=str(casus.code),
        wat=afspraak.wat,
        nu=t("afspraken.nu", dag=dag_in_woorden(desk, afspraak)),
        dag=doen is Doen.VERZETTEN,
        tekst_moet=doen in _TEKST_MOET,
        personen=tuple((een.id, zonder_opmaak(een.naam)) for een in daar if een.id != afspraak.persoon_id),
        naam=doen in {Doen.OVERDRAGEN, Doen.HERPLAATSEN},
        elders=elders,
        organisaties=anderen if elders or doen is Doen.HERPLAATSEN else (),
        organisatie_moet=doen is Doen.HERPLAATSEN,
        waarden={**_standaard(desk, afspraak, doen), **{veld: een for veld, een in waarden.items() if een}},
        fouten=(t("afspraken.vul_aan"), *fouten) if fouten else (),
        melding=melding,
    )
    sleutel = desk.issue_key(Verb.AFSPRAAK_DOE, f"{afspraak.id}:{doen.value}")
    return als_antwoord(kaarten.doeformulier(vorm, AfspraakDoe(afspraak=afspraak.id, doen=doen, sleutel=sleutel), t), t)


def _standaard(desk: Desk, afspraak: Afspraak, doen: Doen) -> dict[str, str]:
    """Return what is proposed: for a refused one, the organisatie that its owner named."""
    if doen is not Doen.HERPLAATSEN or afspraak.status is not AfspraakStatus.GEWEIGERD:
        return {}
    regels = afspraken.regels(desk.uow, afspraak.id)
    genoemd = [een.naar for een in regels if een.handeling is Afspraakhandeling.GEVRAAGD]
    return {"naar": genoemd[-1]} if genoemd else {}


def _niet_naar(afspraak: Afspraak) -> str:
    """Return where it cannot go: where it is. Who refused may still be asked anew."""
    return "" if afspraak.status is AfspraakStatus.GEWEIGERD else afspraak.organisatie


def _lees(desk: Desk, afspraak: Afspraak, payload: AfspraakDoe) -> _Gezegd:
    """Read the form.

    Raises:
        _NogNiet: something must be mended.
    """
    t, doen, fouten = desk.teksten, payload.doen, list[str]()

    def regel(waarde: str, veld: str, hoogstens: int) -> str:
        schoon = schone_regel(waarde)
        if len(schoon) > hoogstens:
            fouten.append(t("afspraken.fout.te_lang", veld=t(veld), lengte=len(schoon), maximum=hoogstens))
        return schoon

    tekst = regel(payload.tekst, f"afspraken.veld.tekst.{doen.value}", LANGSTE_REGEL)
    naam = regel(payload.naam, "afspraken.veld.persoon_naam", LANGSTE_NAAM)
    elders = doen is Doen.OVERDRAGEN and payload.aan == ELDERS
    if not tekst and (doen in _TEKST_MOET or elders):
        fouten.append(t("afspraken.leeg.tekst"))
    dag = _dag(desk, afspraak, payload, fouten) if doen is Doen.VERZETTEN else None
    naar = _naar(desk, afspraak, payload, fouten)
    persoon_id = None
    if doen is Doen.OVERDRAGEN and not elders:
        persoon_id = _collega(desk, afspraak, payload.aan, naam, fouten)
    elif doen is Doen.HERPLAATSEN and naar and naam:
        persoon_id = die_zo_heet(desk, naar, naam)
    if fouten:
        raise _NogNiet(tuple(fouten))
    return _Gezegd(tekst, dag, persoon_id, "" if persoon_id else naam, naar, elders)


def _dag(desk: Desk, afspraak: Afspraak, payload: AfspraakDoe, fouten: list[str]) -> date | None:
    t, nu, dag = desk.teksten, vandaag(desk), lees_datum(payload.dag)
    if dag is None:
        fouten.append(t("afspraken.leeg.dag"))
    elif dag < nu:
        fouten.append(t("afspraken.fout.voorbij"))
    elif dag <= afspraak.wanneer:
        staat = datum.dag_met_jaar(afspraak.wanneer, desk.regio.kalender)
        fouten.append(t("afspraken.fout.niet_later", dag=staat))
    elif dag.year - nu.year > VERSTE_JAREN:
        fouten.append(t("afspraken.fout.te_ver"))
    return dag


def _naar(desk: Desk, afspraak: Afspraak, payload: AfspraakDoe, fouten: list[str]) -> str:
    mogelijk = {code for code, _ in te_kiezen(desk, zonder=_niet_naar(afspraak))}
    if payload.doen is Doen.HERPLAATSEN and payload.naar not in mogelijk:
        fouten.append(desk.teksten("afspraken.leeg.organisatie"))
    return payload.naar if payload.naar in mogelijk else ""


def _collega(desk: Desk, afspraak: Afspraak, gekozen: str, naam: str, fouten: list[str]) -> str | None:
    t = desk.teksten
    if gekozen and naam:
        fouten.append(t("afspraken.fout.twee_personen"))
    elif gekozen:
        if gekozen not in {een.id for een in collegas(desk, afspraak.organisatie)}:
            fouten.append(t("afspraken.fout.niet_daar"))
        return gekozen
    elif not naam:
        fouten.append(t("afspraken.leeg.aan"))
    return die_zo_heet(desk, afspraak.organisatie, naam)


_MET_TEKST: Final = {
    Doen.WEIGEREN: kern.weiger,
    Doen.KLAAR: kern.meld_gereed,
    Doen.TEKEN: kern.geef_teken,
    Doen.VERVALLEN: kern.laat_vervallen,
    Doen.HEROPENEN: kern.heropen,
}
"""Acts that ask a line of text and nothing else."""


def _voer_uit(desk: Desk, afspraak: Afspraak, doen: Doen, gezegd: _Gezegd) -> None:
    wie = (gezegd.persoon_id, gezegd.persoon_naam)
    match doen:
        case Doen.AANNEMEN:
            kern.neem_aan(desk, afspraak)
        case Doen.VERZETTEN if gezegd.dag is not None:
            kern.verzet(desk, afspraak, gezegd.dag, gezegd.tekst)
        case Doen.OVERDRAGEN if gezegd.elders:
            kern.vraag_herplaatsing(desk, afspraak, gezegd.naar, gezegd.tekst)
        case Doen.OVERDRAGEN:
            kern.draag_over_binnen(desk, afspraak, *wie, gezegd.tekst)
        case Doen.HERPLAATSEN:
            kern.herplaats(desk, afspraak, gezegd.naar, *wie, gezegd.tekst)
        case _:
            _MET_TEKST[doen](desk, afspraak, gezegd.tekst)
