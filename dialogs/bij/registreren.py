"""/bij nieuw: noting a signal that was given to a burgemeester."""

from collections.abc import Iterator, Mapping
from datetime import date

from cards import bij as kaarten
from cards.bij import BijBewaar, BijFormulier, Vorm
from cards.datum import datum
from cards.verbs import Verb
from dialogs.bij.kern import eigen_gemeenten, gemeentenaam, noteer, ontsleuteld
from dialogs.bij.tonen import toon
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_gemeente
from dialogs.kern.bijsignalen import is_er_al, neem_op
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from domain.bij import (
    DOEL,
    LANGSTE_NOTITIE,
    VROEGST_MAANDEN,
    Signaal,
    Tijdfout,
    gegeven_op,
    termijnen_bekend,
    tijdfouten,
    vroegst,
)
from domain.casus import OUDST
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.tekst import LANGSTE_NAAM, lees_datum, schone_regel, schone_tekst
from domain.toegang import Daad
from storage.inbox import Uitkomst


def opdracht(desk: Desk, _: Arguments) -> Answer:
    """/bij nieuw: the form, empty."""
    return _formulier(desk)


def formulier(desk: Desk, _: BijFormulier) -> Answer:
    """The form, empty."""
    return _formulier(desk)


def bewaar(desk: Desk, payload: BijBewaar) -> Answer:
    """Keep a signal, start its clock, and tell the colleagues that one waits."""
    if not termijnen_bekend(desk.regio):
        return _formulier(desk)
    eis(desk, Daad.BIJ_REGISTREREN, over_gemeente(desk, payload.gemeente or _enige(desk)), doel=DOEL)
    waarden = payload.model_dump(mode="json", exclude={"v", "sleutel"})
    nieuw = _lees(desk, payload)
    if isinstance(nieuw, tuple):
        return _formulier(desk, waarden, fouten=nieuw)
    t = desk.teksten
    getypt = [(t("bij.veld.naam"), nieuw.naam), (t("bij.veld.notitie"), nieuw.notitie)]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_formulier(desk, waarden))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        dubbel = "ja" if is_er_al(desk, nieuw) else ""
        neem_op(desk, nieuw, behalve=desk.actor.persoon_id)
        noteer(desk, Handeling.BIJ_GEREGISTREERD, nieuw)
        return Uitkomst("bewaard", {"signaal": nieuw.id, "invoer": afdruk, "dubbel": dubbel})

    uitkomst = desk.once(Verb.BIJ_BEWAAR, payload.sleutel, act)
    if uitkomst.ids["invoer"] != afdruk:
        return _formulier(desk, waarden, melding=t("bij.nieuw.al_bewaard"))
    let_op_dubbel = t("bij.nieuw.dubbel") if uitkomst.ids["dubbel"] else ""
    gekeken = ontsleuteld(desk, uitkomst.ids["signaal"], Daad.BIJ_ZIEN)
    return toon(desk, gekeken, nieuws=t("bij.nieuw.bewaard"), let_op=let_op_dubbel)


def _lees(desk: Desk, payload: BijBewaar) -> Signaal | tuple[str, ...]:
    """Read the form; return, in words, all that must be mended when it cannot be kept."""
    t, fouten = desk.teksten, list[str]()
    vandaag = desk.regio.kalender.lokaal(desk.nu).date()
    naam, notitie = schone_regel(payload.naam), schone_tekst(payload.notitie)
    if not naam:
        fouten.append(t("bij.leeg.naam"))
    for veld, waarde, hoogstens in (("naam", naam, LANGSTE_NAAM), ("notitie", notitie, LANGSTE_NOTITIE)):
        if len(waarde) > hoogstens:
            woord = t(f"bij.veld.{veld}")
            fouten.append(t("bij.fout.te_lang", veld=woord, lengte=len(waarde), maximum=hoogstens))
    geboren = _dag(desk, "geboortedatum", payload.geboortedatum, vandaag - OUDST, vandaag, fouten)
    verstrekt = _dag(desk, "verstrekt", payload.verstrekt, date.min, vandaag, fouten)
    terugkeer = _dag(desk, "terugkeer", payload.terugkeer, date.min, date.max, fouten)
    gemeente = payload.gemeente or _enige(desk)
    if gemeente not in eigen_gemeenten(desk):
        fouten.append(t("bij.leeg.gemeente"))
    if geboren is None or verstrekt is None or terugkeer is None:
        return tuple(fouten)
    fouten += _te_vroeg_of_te_laat(desk, verstrekt, terugkeer)
    return tuple(fouten) or Signaal(
        id=desk.uow.new_id(),
        gemeente=gemeente,
        ontvangen_op=gegeven_op(desk.regio, verstrekt),
        door_id=desk.actor.persoon_id,
        naam=naam,
        geboortedatum=geboren,
        terugkeer=terugkeer,
        notitie=notitie,
    )


def _te_vroeg_of_te_laat(desk: Desk, verstrekt: date, terugkeer: date) -> Iterator[str]:
    t = desk.teksten
    for fout in tijdfouten(desk.regio, verstrekt, terugkeer, desk.nu):
        if fout is Tijdfout.TE_VROEG:
            yield t("bij.fout.te_vroeg", maanden=VROEGST_MAANDEN, dag=datum(vroegst(terugkeer)))
        else:
            yield t(f"bij.fout.{fout.value}")


def _dag(desk: Desk, veld: str, waarde: str, vanaf: date, tot: date, fouten: list[str]) -> date | None:
    dag = lees_datum(waarde)
    if dag is None or not vanaf <= dag <= tot:
        fouten.append(desk.teksten(f"bij.leeg.{veld}"))
        return None
    return dag


def _enige(desk: Desk) -> str:
    gemeenten = eigen_gemeenten(desk)
    return gemeenten[0] if len(gemeenten) == 1 else ""


def _formulier(
    desk: Desk, waarden: Mapping[str, str] | None = None, *, fouten: tuple[str, ...] = (), melding: str = ""
) -> Answer:
    t, gemeenten = desk.teksten, eigen_gemeenten(desk)
    if not gemeenten:
        eis(desk, Daad.BIJ_REGISTREREN)
        raise UserMistake("bij.geen_gemeente")
    if not termijnen_bekend(desk.regio):
        return als_antwoord(kaarten.niet_mogelijk(t("bij.nieuw.termijn_onbekend"), t), t)
    vandaag = desk.regio.kalender.lokaal(desk.nu).date().isoformat()
    vorm = Vorm(
        keuzes=tuple((code, gemeentenaam(desk, code)) for code in gemeenten),
        waarden=waarden or {"verstrekt": vandaag},
        fouten=(t("bij.vol"), *fouten) if fouten else (),
        melding=melding,
    )
    return als_antwoord(kaarten.nieuw(vorm, BijBewaar(sleutel=desk.issue_key(Verb.BIJ_BEWAAR)), t), t)
