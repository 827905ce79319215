"""Up and down the pyramid of procesregie: where a casus under the Wgs stands, and one step from there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cards import ladder as kaarten
from cards.datum import dag_met_jaar
from cards.ladder import Ladderbeeld, LadderDoe, LadderFormulier, LadderOpen, Stapbeeld, Stapvorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import vandaag
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_waar
from dialogs.kern.vrijetekst import kijk_na
from dialogs.kern.waarneming import waarneemregel
from dialogs.opschalen import kwestie
from dialogs.opschalen.kern import noteer
from dialogs.opschalen.ladderbericht import vertel_managers
from dialogs.opschalen.trede import laad, naam_van, trede
from domain.casus import Casus
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.opschaalladder import (
    LANG_GELEDEN,
    LANGSTE_AAN,
    LANGSTE_REDEN,
    Opschaalstap,
    Trede,
    Tredesoort,
    huidige,
    is_kwestie,
    is_omhoog,
    mogelijke,
)
from storage import casus as casussen
from storage import opschaalladder
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class _Stap:
    reden: str
    aan: str
    vraag: str
    dag: date | None


def open_(desk: Desk, payload: LadderOpen) -> Answer:
    """Show where a casus stands."""
    return toon(desk, laad(desk, payload.van or payload.casus))


def formulier(desk: Desk, payload: LadderFormulier) -> Answer:
    """Show the form for the step that was chosen; a kwestie has one of its own."""
    casus = laad(desk, payload.casus)
    naar = _gekozen(desk, casus, payload.naar)
    if naar is None:
        return toon(desk, casus, fouten=(desk.teksten("ladder.leeg.naar"),))
    if is_kwestie(naar):
        return kwestie.vorm(desk, casus, naar)
    return _vorm(desk, casus, naar)


def doe(desk: Desk, payload: LadderDoe) -> Answer:
    """Take the step, once; whoever has a form of before another step looks again."""
    casus = laad(desk, payload.casus)
    naar = trede(desk, payload.naar)
    if naar is None or is_kwestie(naar):
        raise UserMistake("knop.verlopen")
    waarden = {veld: getattr(payload, veld) for veld in ("reden", "aan", "vraag", "dag")}
    gelezen, fouten = _lees(desk, payload, naar)
    if fouten:
        return _vorm(desk, casus, naar, waarden, fouten=fouten)
    t = desk.teksten
    getypt = [(t(f"ladder.veld.{veld}"), waarden[veld]) for veld in ("reden", "aan", "vraag")]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_vorm(desk, casus, naar, waarden))
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        nu = _stand(desk, casus)
        if nu is None or nu.code != payload.van or _gekozen(desk, casus, payload.naar) is None:
            return Uitkomst("verplaatst", {"invoer": afdruk})
        laad(desk, casus.id, gelezen.reden)
        _zet(desk, casus, nu, naar, gelezen)
        return Uitkomst("gezet", {"invoer": afdruk})

    uitkomst = desk.once(Verb.LADDER_DOE, payload.sleutel, act, onderwerp=_waarvoor(casus, payload.naar))
    if uitkomst.soort == "verplaatst":
        return toon(desk, casussen.lees(desk.uow, casus.id), fouten=(t("ladder.fout.verplaatst"),))
    if uitkomst.ids["invoer"] != afdruk:
        return toon(desk, casussen.lees(desk.uow, casus.id), fouten=(t("ladder.fout.al_gedaan"),))
    return toon(desk, casussen.lees(desk.uow, casus.id), gedaan=t("ladder.gedaan", naar=naar.naam))


def toon(desk: Desk, casus: Casus, *, gedaan: str = "", fouten: tuple[str, ...] = ()) -> Answer:
    """Show where a casus stands and how it came there; that it was opened is written down."""
    t, nu = desk.teksten, _stand(desk, casus)
    if nu is None:
        return als_antwoord(kaarten.niet_mogelijk(str(casus.code), t("ladder.geen_piramide"), t), t)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, ())
    beeld = Ladderbeeld(
        casus=casus.id,
        code=str(casus.code),
        nu=nu.naam,
        tredes=tuple((een.code, _richting(desk, nu, een)) for een in _kan(desk, casus, nu)),
        stappen=tuple(_beeld(desk, een) for een in reversed(opschaalladder.van_casus(desk.uow, casus.id))),
        oorsprong=kwestie.oorsprong(desk, casus),
        gedaan=gedaan,
        waarneming=waarneemregel(desk, casus.regisseur_id),
        fouten=fouten,
    )
    return als_antwoord(kaarten.stand(beeld, t), t)


def _zet(desk: Desk, casus: Casus, van: Trede, naar: Trede, gelezen: _Stap) -> None:
    # Who does this at the same moment with another form is refused by the row version, and looks again.
    casussen.wijzig(desk.uow, casus)
    eerder = opschaalladder.van_casus(desk.uow, casus.id)
    stap = Opschaalstap(
        id=desk.uow.new_id(),
        casus_id=casus.id,
        van=van.code,
        naar=naar.code,
        op=desk.nu,
        door_id=desk.actor.persoon_id,
        reden=gelezen.reden,
        aan=gelezen.aan,
        vraag=gelezen.vraag,
        dag=gelezen.dag,
    )
    opschaalladder.voeg_toe(desk.uow, stap)
    omhoog = is_omhoog(desk.regio.piramide, van.code, naar.code)
    noteer(desk, Handeling.CASUS_OMHOOG if omhoog else Handeling.CASUS_OMLAAG, casus, (), onderwerp_id=stap.id)
    if omhoog:
        vertel_managers(desk, stap)
    for een in eerder:
        houd_waar(desk, Berichtsoort.OPGESCHAALD, een.id)


def _stand(desk: Desk, casus: Casus) -> Trede | None:
    return huidige(desk.regio.piramide, casus.tafel, opschaalladder.van_casus(desk.uow, casus.id))


def _kan(desk: Desk, casus: Casus, nu: Trede) -> tuple[Trede, ...]:
    """Return to where it can go; a kwestie only where the region has the tafel for it, in the same lane."""
    alle = mogelijke(desk.regio.piramide, casus.tafel, nu)
    return tuple(een for een in alle if not is_kwestie(een) or kwestie.kan(desk, casus, een))


def _gekozen(desk: Desk, casus: Casus, code: str) -> Trede | None:
    nu = _stand(desk, casus)
    return next((een for een in _kan(desk, casus, nu) if een.code == code.strip()), None) if nu else None


def _vorm(
    desk: Desk,
    casus: Casus,
    naar: Trede,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: tuple[str, ...] = (),
) -> Answer:
    nu = _stand(desk, casus)
    if nu is None or nu.code == naar.code:
        return toon(desk, casus, fouten=(desk.teksten("ladder.fout.verplaatst"),))
    noteer(desk, Handeling.CASUS_GEOPEND, casus, ())
    vorm = Stapvorm(
        code=str(casus.code),
        van=nu.naam,
        naar=naar.naam,
        waarden={"dag": vandaag(desk).isoformat()} if waarden is None else waarden,
        bestuurlijk=naar.soort is Tredesoort.BESTUURLIJK,
        omlaag=not is_omhoog(desk.regio.piramide, nu.code, naar.code),
        fouten=(desk.teksten("ladder.vol"), *fouten) if fouten else (),
    )
    sleutel = desk.issue_key(Verb.LADDER_DOE, _waarvoor(casus, naar.code))
    payload = LadderDoe(casus=casus.id, van=nu.code, naar=naar.code, sleutel=sleutel)
    return als_antwoord(kaarten.stapformulier(vorm, payload, desk.teksten), desk.teksten)


def _lees(desk: Desk, payload: LadderDoe, naar: Trede) -> tuple[_Stap, tuple[str, ...]]:
    lezer = Lezer(desk.teksten, "ladder.leeg.", "ladder.fout.", "ladder.veld.")
    omlaag = not is_omhoog(desk.regio.piramide, payload.van, naar.code)
    bestuurlijk = naar.soort is Tredesoort.BESTUURLIJK
    nu = vandaag(desk)
    stap = _Stap(
        reden=lezer.tekst("reden", payload.reden, LANGSTE_REDEN, verplicht=True),
        aan=lezer.tekst("aan", payload.aan, LANGSTE_AAN, verplicht=not omlaag, regel=True),
        vraag=lezer.tekst("vraag", payload.vraag, LANGSTE_REDEN, verplicht=bestuurlijk and not omlaag),
        dag=lezer.dag("dag", payload.dag, nu - LANG_GELEDEN, nu, verplicht=True),
    )
    return stap, tuple(lezer.fouten)


def _waarvoor(casus: Casus, naar: str) -> str:
    return f"{casus.id}:{naar}"


def _richting(desk: Desk, nu: Trede, een: Trede) -> str:
    if is_kwestie(een):
        return desk.teksten("ladder.naar.kwestie", trede=een.naam)
    omhoog = is_omhoog(desk.regio.piramide, nu.code, een.code)
    return desk.teksten("ladder.naar.omhoog" if omhoog else "ladder.naar.omlaag", trede=een.naam)


def _beeld(desk: Desk, een: Opschaalstap) -> Stapbeeld:
    t = desk.teksten
    getypt = (
        (t("ladder.was.reden"), een.reden),
        (t("ladder.was.aan"), een.aan),
        (t("ladder.was.veranderd" if een.hermelding else "ladder.was.vraag"), een.vraag),
    )
    return Stapbeeld(regel_van(desk, een), tuple((kop, woorden) for kop, woorden in getypt if woorden))


def regel_van(desk: Desk, een: Opschaalstap) -> str:
    """Return a step in one line, without what was typed; the code of a kwestie only to who runs that one."""
    t = desk.teksten
    dag = dag_met_jaar(een.dag or een.op, desk.regio.kalender)
    if een.hermelding:
        return t("ladder.stap.hermelding", dag=dag)
    if een.naar_casus_id is not None:
        return kwestie.regel(desk, een.naar_casus_id, dag)
    return t("ladder.stap", dag=dag, van=naam_van(desk, een.van), naar=naam_van(desk, een.naar))
