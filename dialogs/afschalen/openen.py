"""The form with the five checks, filled in with what was kept or typed."""

from collections.abc import Mapping, Sequence
from typing import Final

from cards import afschalen as kaarten
from cards.afschalen import LOOPT_DOOR, REGEL, AfschalenBewaar, AfschalenOpen, AfschalenStaak, Checkvorm, OpenAfspraak
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from cards.payloads import VELD
from cards.verbs import Verb
from dialogs.afschalen.kern import laad, noteer
from dialogs.kern.answers import Answer
from dialogs.kern.casuskeuze import vraag_welke
from dialogs.kern.casusregie import kandidaten
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import vandaag
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import waarneemregel
from domain import verloop
from domain.afschalen import Afschaalcheck, Afschaling
from domain.afspraak import Afspraak, open_van
from domain.bewaren import plus_maanden
from domain.casus import Casus
from domain.logboek import Handeling
from domain.verloop import Stap
from storage import afschalen, afspraken, personen, regie

MEESTE_AFSPRAKEN: Final = 8
"""What is shown of what is open: with the checks it fits on a card. The rest comes when these are dealt with."""


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/afschalen: the checks of one casus, or ask which."""
    if arguments.casuscode is None:
        return vraag_welke(desk, desk.teksten("afschalen.kies"), "afschalen")
    return toon(desk, laad(desk, code=arguments.casuscode))


def open_(desk: Desk, payload: AfschalenOpen) -> Answer:
    """Show the checks."""
    return toon(desk, laad(desk, payload.casus))


def toon(
    desk: Desk,
    casus: Casus,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: Sequence[str] = (),
    bewaard: str = "",
    melding: str = "",
) -> Answer:
    """Show the form under a fresh one-time key; what is in it about people is opened with it.

    Raises:
        UserMistake: the casus is not that far yet ("verloop.afschalen").
    """
    verloop.na(casus.fase, Stap.AFSCHALEN)
    lopend = afschalen.lopende(desk.uow, casus.id)
    open_staand = open_van(afspraken.van_casus(desk.uow, casus.id))
    noteer(desk, Handeling.CASUS_GEOPEND, casus)
    if open_staand:
        noteer(desk, Handeling.AFSPRAKEN_GEOPEND, casus, casus.betrokkenen)
    wie = kandidaten(desk, casus)
    vorm = Checkvorm(
        code=str(casus.code),
        organisaties=tuple((een, desk.regio.organisatienaam(een)) for een in (*wie.doen_mee, *wie.anders)),
        afspraken=tuple(_open(desk, een) for een in open_staand[:MEESTE_AFSPRAKEN]),
        waarden=_waarden(desk, casus, lopend) if waarden is None else waarden,
        meer=max(len(open_staand) - MEESTE_AFSPRAKEN, 0),
        begonnen=lopend is not None,
        fouten=tuple(fouten),
        bewaard=bewaard,
        melding=melding,
        waarneming=waarneemregel(desk, casus.regisseur_id),
    )
    bewaar = AfschalenBewaar(casus=casus.id, sleutel=desk.issue_key(Verb.AFSCHALEN_BEWAAR, casus.id))
    staak = None
    if lopend is not None:
        staak = AfschalenStaak(casus=casus.id, sleutel=desk.issue_key(Verb.AFSCHALEN_STAAK, casus.id))
    return als_antwoord(kaarten.formulier(vorm, bewaar, staak, desk.teksten), desk.teksten)


def _open(desk: Desk, een: Afspraak) -> OpenAfspraak:
    t = desk.teksten
    dag = dag_met_jaar(een.wanneer, desk.regio.kalender)
    return OpenAfspraak(
        id=een.id,
        wat=een.wat,
        wie=t("afschalen.afspraak.wie", organisatie=desk.regio.organisatienaam(een.organisatie), dag=dag),
    )


def _waarden(desk: Desk, casus: Casus, lopend: Afschaling | None) -> Mapping[str, str]:
    """Return what was kept; of a new one what can be proposed: who holds the regie now, and the region's term."""
    if lopend is None:
        return _voorstel(desk, casus)
    afspraken_ = {f"{VELD}{een}": LOOPT_DOOR for een in lopend.loopt_door}
    regels = {f"{VELD}{een}{REGEL}": regel for een, regel in lopend.loopt_door.items()}
    return {
        "naar": lopend.naar,
        **{check.value: lopend.gezegd.get(check, "") for check in Afschaalcheck},
        "organisatie": lopend.organisatie,
        "consult_op": lopend.consult_op.isoformat() if lopend.consult_op else "",
        "geinformeerd": lopend.geinformeerd.value if lopend.geinformeerd else "",
        "geinformeerd_hoe": lopend.geinformeerd_hoe,
        **afspraken_,
        **regels,
    }


def _voorstel(desk: Desk, casus: Casus) -> Mapping[str, str]:
    houder = regie.huidige(desk.uow, casus.id)
    wie = personen.lees_alle(desk.uow, [houder.persoon_id]) if houder and houder.persoon_id else {}
    maanden = desk.regio.verloop.consult_maanden
    voorstel = plus_maanden(vandaag(desk), maanden).isoformat() if maanden else ""
    return {
        "organisatie": houder.organisatie if houder else "",
        "regie": next((zonder_opmaak(een.naam) for een in wie.values()), ""),
        "consult_op": voorstel,
    }
