"""What a clock is about, who decides about it, and what it is called. Nothing is decrypted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from cards import datum
from cards.bewaren import Termijnregel
from dialogs.kern.beleid import eis, mag
from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.ontvangers import aan_regisseur, houders, regelaars
from domain.bewaren import Bewaarcategorie, Bewaarsoort, Bewaring, lees_naam, termijn
from domain.bij import behandelaars
from domain.casus import Fase
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Casusfeiten, Daad, Meldingfeiten, Waarover
from storage import bewaren, personen, rechten
from storage.bewaren import Onderwerp

ONBEKEND = "bewaren.fout.onbekend"


@dataclass(frozen=True, slots=True)
class Ding:
    """Something with a clock.

    Attributes:
        houder_id: the regisseur who holds it; None when nobody does (any more), or when it is not a regisseur's.
        over: what the policy is asked about.
        daad: the act that decides about it.
        verzoek: somebody in it asked something about his data that was not answered: until then nothing goes (an answer
            that is overdue is no reason to destroy what it is about; article 12(3) AVG).
    """

    klok: Bewaring
    onderwerp: Onderwerp
    houder_id: str | None
    over: Waarover
    daad: Daad
    verzoek: bool = False

    @property
    def naam(self) -> str:
        """What it is called in a button."""
        return self.klok.naam

    def mag_weg(self, nu: datetime) -> bool:
        """Tell whether it may be destroyed once somebody confirms it."""
        return self.klok.mag_weg(nu) and not self.onderwerp.loopt and not self.verzoek

    def sorteer(self) -> tuple[datetime, str, str]:
        """What passed its term the longest ago comes first."""
        return self.klok.verloopt_op or self.klok.begonnen_op, self.onderwerp.code, self.naam


def dingen(context: Context, klokken: Iterable[Bewaring]) -> list[Ding]:
    """Return what these clocks are about, in a few statements however many; what is gone is left out."""
    alle = list(klokken)
    gevonden: list[Ding] = []
    loopt_door: dict[str, bool] = {}
    for soort in Bewaarsoort:
        van_soort = [een for een in alle if een.soort is soort]
        wat = bewaren.onderwerpen(context.uow, soort, (een.onderwerp_id for een in van_soort)) if van_soort else {}
        gevonden += [
            _ding(context, een, wat[een.onderwerp_id], loopt_door) for een in van_soort if een.onderwerp_id in wat
        ]
    return sorted(_met_verzoek(context, gevonden), key=Ding.sorteer)


def van_actor(bezoek: Bezoek, klokken: Iterable[Bewaring]) -> list[Ding]:
    """Return those about which the actor decides."""
    return [een for een in dingen(bezoek, klokken) if mag(bezoek, een.daad, een.over)]


def beslissers(context: Context, ding: Ding) -> tuple[str, ...]:
    """Return the ids of who decides about it: who holds it; without anybody, who sees to it that somebody does."""
    if ding.klok.soort is Bewaarsoort.LOGBOEK:
        return houders(context, Rol.PRIVACYFUNCTIONARIS)
    if ding.klok.soort is Bewaarsoort.BIJ_SIGNAAL:
        daar = sorted(ding.over.behandelaars)
        return tuple(dict.fromkeys(een.id for org in daar for een in personen.met_rol(context.uow, Rol.BIJ, org)))
    return (ding.houder_id,) if ding.houder_id else regelaars(context)


def laad(desk: Desk, naam: str) -> Ding:
    """Load one thing with a clock.

    Raises:
        UserMistake: there is none ("bewaren.fout.onbekend"): it may have been destroyed.
    """
    gevonden = zoek(desk, naam)
    if gevonden is None:
        raise UserMistake(ONBEKEND)
    return gevonden


def zoek(context: Context, naam: str) -> Ding | None:
    """Return one thing with a clock; None when there is none."""
    soort, onderwerp_id = lees_naam(naam)
    klok = bewaren.zoek(context.uow, soort, onderwerp_id)
    return next(iter(dingen(context, [klok] if klok else [])), None)


def eis_beslissen(desk: Desk, ding: Ding) -> None:
    """Refuse whoever does not decide about it.

    Raises:
        NotAllowed: he does not.
    """
    eis(desk, ding.daad, ding.over)


def gekozen(item: str | None, items: str) -> tuple[str, ...]:
    """Return the names that were ticked, or the one the button was about; each must be a name."""
    namen = (item,) if item else tuple(dict.fromkeys(een.strip() for een in items.split(",") if een.strip()))
    for een in namen:
        lees_naam(een)
    return namen


def noteer(desk: Bezoek, handeling: Handeling, klok: Bewaring) -> None:
    """Write down what was decided: in the chain of what it is about, of a chain itself in that of the region."""
    soort = klok.soort
    rol = next((een for een in desk.actor.aanstellingen if een.rol in _NAMENS[soort]), None)
    desk.record(
        handeling,
        namens=rol.organisatie if rol else desk.regio.eigen_organisatie,
        casus_id=None if soort is Bewaarsoort.LOGBOEK else klok.onderwerp_id,
        onderwerp_id=klok.onderwerp_id if soort is Bewaarsoort.LOGBOEK else None,
        doel=klok.categorie,
    )


def in_woorden(context: Context, ding: Ding) -> str:
    """Return what it is called: a code, or of what has none the organisatie and the day."""
    t, wat, soort = context.teksten, ding.onderwerp, ding.klok.soort
    kalender = context.regio.kalender
    dag = datum.dag_met_jaar(wat.op, kalender)
    if soort is Bewaarsoort.BIJ_SIGNAAL:
        gemeente = context.regio.gemeenten.get(wat.waar)
        return t("bewaren.wat.bij_signaal", gemeente=gemeente.naam if gemeente else wat.waar, dag=dag)
    waar = context.regio.organisatienaam(wat.waar) if wat.waar else ""
    return t(f"bewaren.wat.{soort}", code=wat.code, organisatie=waar, dag=dag)


def regel(context: Context, ding: Ding) -> str:
    """Return it as a line in a list: what it is, and since when its term has passed."""
    sinds = ding.klok.verloopt_op or ding.klok.begonnen_op
    dag = datum.dag_met_jaar(sinds, context.regio.kalender)
    return context.teksten("bewaren.regel.verlopen", wat=in_woorden(context, ding), dag=dag)


def termijnregels(context: Context, categorieen: Iterable[Bewaarcategorie]) -> tuple[Termijnregel, ...]:
    """Return what the region says of these categories, each once."""
    gevraagd = set(categorieen)
    return tuple(termijnregel(context, een) for een in Bewaarcategorie if een in gevraagd)


def termijnregel(context: Context, categorie: Bewaarcategorie) -> Termijnregel:
    """Return what the region says of a category; nothing when it does not name it."""
    gezegd = termijn(context.regio, categorie)
    if gezegd is None:
        return Termijnregel(categorie, None)
    return Termijnregel(categorie, gezegd.maanden, gezegd.bron, gezegd.bevestigd)


def casusfeiten(wat: Onderwerp, houder_id: str | None) -> Casusfeiten:
    """Return what of a casus the policy looks at."""
    fase = Fase.AANVANG if wat.loopt else Fase.AFGESLOTEN
    return Casusfeiten(wat.id, houder_id or "", wat.spoor, fase)


def _ding(context: Context, klok: Bewaring, wat: Onderwerp, loopt_door: dict[str, bool]) -> Ding:
    match klok.soort:
        case Bewaarsoort.CASUS:
            houder = _houder(context, wat.houder_id, loopt_door)
            return Ding(klok, wat, houder, Waarover(casus=casusfeiten(wat, houder)), Daad.BEWAREN_BESLISSEN)
        case Bewaarsoort.MELDING:
            houder = _houder(context, wat.houder_id, loopt_door)
            feiten = Meldingfeiten(wat.waar, "", houder, vrij=houder is None)
            return Ding(klok, wat, houder, Waarover(melding=feiten), Daad.BEWAREN_BESLISSEN)
        case Bewaarsoort.BIJ_SIGNAAL:
            over = Waarover(behandelaars=behandelaars(context.regio, wat.waar))
            return Ding(klok, wat, None, over, Daad.BIJ_VERNIETIGEN)
        case _:
            return Ding(klok, wat, None, Waarover(), Daad.LOGBOEK_VERNIETIGEN)


def _met_verzoek(context: Context, gevonden: Iterable[Ding]) -> list[Ding]:
    alle = list(gevonden)
    lopend = rechten.lopend_in(
        context.uow, (een.klok.onderwerp_id for een in alle if een.klok.soort is Bewaarsoort.CASUS)
    )
    return [replace(een, verzoek=een.klok.onderwerp_id in lopend) for een in alle]


def _houder(context: Context, regisseur_id: str | None, loopt_door: dict[str, bool]) -> str | None:
    """Return who holds it, as long as he or whoever stands in for him is a regisseur."""
    if regisseur_id is None:
        return None
    if regisseur_id not in loopt_door:
        loopt_door[regisseur_id] = aan_regisseur(context, regisseur_id) is not None
    return regisseur_id if loopt_door[regisseur_id] else None


_NAMENS = {
    Bewaarsoort.CASUS: (Rol.PROCESREGISSEUR, Rol.PRIVACYFUNCTIONARIS, Rol.MANAGER),
    Bewaarsoort.MELDING: (Rol.PROCESREGISSEUR, Rol.PRIVACYFUNCTIONARIS, Rol.MANAGER),
    Bewaarsoort.BIJ_SIGNAAL: (Rol.BIJ, Rol.PRIVACYFUNCTIONARIS),
    Bewaarsoort.LOGBOEK: (Rol.PRIVACYFUNCTIONARIS,),
}
"""In which roles one decides about each kind: on behalf of that organisatie it is written down."""
