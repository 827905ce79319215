"""What follows on saving a betrokkene: does he seem known, does his age fit the table, and then: done."""

from dataclasses import replace

from cards.bouwstenen import zonder_opmaak
from cards.casus import formulier as vormen
from cards.casus import vervolg as kaarten
from cards.casus.formulier import Redenvorm
from cards.casus.payloads import CasusDubbel, CasusLater, CasusReden, CasusRedenFormulier, CasusTochNieuw
from cards.casus.vervolg import Bewaard, Herkend
from cards.verbs import Verb
from dialogs.casus.beeld import afwijkend, wie, zonder_reden
from dialogs.casus.kern import betrokkene_van, eigen_casus, lopende_casus, noteer
from dialogs.casus.uit_melding import nog_niet_opgenomen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.einde import sluit_casus
from dialogs.kern.neutraal import als_antwoord
from domain.casus import Betrokkene, Casus, Fase
from domain.errors import UserMistake
from domain.leeftijd import Afwijking
from domain.logboek import Handeling
from domain.regio import Leeftijdsgrens, Tafel
from domain.verloop import Stap
from storage import casus as casussen
from storage import personen
from storage.inbox import Uitkomst
from teksten.catalogus import Teksten

MEER_DAN_GENOEG = 5
"""How many earlier casussen are named at most; more would not help to choose."""


def na_bewaren(desk: Desk, casus: Casus, betrokkene_id: str) -> Answer:
    """Go on after a betrokkene was saved: a question when he seems known, else what comes after that."""
    if casus.fase is Fase.AFGESLOTEN:
        return _gesloten(desk, casus, betrokkene_van(casus, betrokkene_id))
    betrokkene = betrokkene_van(casus, betrokkene_id)
    anderen = bekend_in(desk, casus, betrokkene)
    if not anderen:
        return _na_herkenning(desk, casus, betrokkene)
    noteer(desk, Handeling.CASUS_HERKEND, casus, (betrokkene,))
    stand = Herkend(str(casus.code), betrokkene.gegevens.naam, tuple(sorted(anderen.values()))[:MEER_DAN_GENOEG])
    apart = CasusTochNieuw(casus=casus.id, betrokkene=betrokkene.id)
    kaart = kaarten.herkend(stand, apart, dubbelknop(desk, casus, betrokkene), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def toch_nieuw(desk: Desk, payload: CasusTochNieuw) -> Answer:
    """It is a casus of its own: go on."""
    casus = lopende_casus(desk, payload.casus)
    return _na_herkenning(desk, casus, betrokkene_van(casus, payload.betrokkene))


def dubbel(desk: Desk, payload: CasusDubbel) -> Answer:
    """It is a double: close it, and point to the casus in which the work goes on."""
    casus = eigen_casus(desk, payload.casus)
    betrokkene = betrokkene_van(casus, payload.betrokkene)
    if casus.fase is Fase.AFGESLOTEN:
        return _gesloten(desk, casus, betrokkene)

    def sluit() -> Uitkomst:
        if casus.fase is not Fase.AANVANG:
            raise UserMistake("casus.al_begonnen")
        sluit_casus(desk, casus, Stap.DUBBEL)
        return Uitkomst("gesloten", {"casus": casus.id})

    desk.once(Verb.CASUS_DUBBEL, payload.sleutel, sluit, onderwerp=casus.id)
    return _gesloten(desk, casus, betrokkene)


def later(desk: Desk, payload: CasusLater) -> Answer:
    """Leave the question for later."""
    return _bewaard(desk, lopende_casus(desk, payload.casus))


def reden_formulier(desk: Desk, payload: CasusRedenFormulier) -> Answer:
    """Ask the first reason that is still missing."""
    casus = lopende_casus(desk, payload.casus)
    ontbrekend = zonder_reden(desk, casus)
    return _vraag_reden(desk, casus, ontbrekend[0]) if ontbrekend else _bewaard(desk, casus)


def reden(desk: Desk, payload: CasusReden) -> Answer:
    """Save why somebody outside the table's ages is discussed there."""
    casus = lopende_casus(desk, payload.casus)
    betrokkene = betrokkene_van(casus, payload.betrokkene)
    grens = _tafel(desk, casus).leeftijd
    if grens is None or payload.reden not in grens.afwijken_om:
        gevonden = next((een for een in afwijkend(desk, casus) if een.betrokkene_id == betrokkene.id), None)
        if gevonden is None:
            return _bewaard(desk, casus)
        return _vraag_reden(desk, casus, gevonden, fouten=(desk.teksten("casus.leeg.reden"),))

    def bewaar() -> Uitkomst:
        redenen = {**(casus.leeftijd_redenen or {}), betrokkene.id: payload.reden}
        casussen.wijzig(desk.uow, replace(casus, leeftijd_redenen=redenen))
        noteer(desk, Handeling.CASUS_GEWIJZIGD, casus, (betrokkene,))
        return Uitkomst("reden", {"casus": casus.id})

    desk.once(Verb.CASUS_REDEN, payload.sleutel, bewaar, onderwerp=betrokkene.id)
    return _bewaard(desk, casussen.lees(desk.uow, casus.id))


def bekend_in(desk: Desk, casus: Casus, betrokkene: Betrokkene) -> dict[str, str]:
    """Return the other casussen (id and code) that hold the same person, in the same legal lane only.

    That somebody is known in the other lane is itself something the lanes do not tell each other.
    """
    gegevens = betrokkene.gegevens
    zelfde = casussen.zelfde_persoon(desk.uow, gegevens.naam, gegevens.geboortedatum)
    return casussen.codes_van_spoor(desk.uow, [een for een in zelfde if een != casus.id], casus.spoor)


def dubbelknop(desk: Desk, casus: Casus, betrokkene: Betrokkene) -> CasusDubbel | None:
    """Return the button that closes a casus as a double; None when it has come too far for that."""
    if casus.fase is not Fase.AANVANG:
        return None
    sleutel = desk.issue_key(Verb.CASUS_DUBBEL, casus.id)
    return CasusDubbel(casus=casus.id, betrokkene=betrokkene.id, sleutel=sleutel)


def _gesloten(desk: Desk, casus: Casus, betrokkene: Betrokkene) -> Answer:
    anderen = bekend_in(desk, casus, betrokkene)
    eigen = {een.id for een in casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)}
    volgorde = sorted(anderen.items(), key=lambda paar: paar[1])[:MEER_DAN_GENOEG]
    verder = tuple((id_, code) for id_, code in volgorde if id_ in eigen)
    elders = tuple(code for id_, code in volgorde if id_ not in eigen)
    kaart = kaarten.gesloten(str(casus.code), verder, elders, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _na_herkenning(desk: Desk, casus: Casus, betrokkene: Betrokkene) -> Answer:
    gevonden = next((een for een in zonder_reden(desk, casus) if een.betrokkene_id == betrokkene.id), None)
    return _bewaard(desk, casus) if gevonden is None else _vraag_reden(desk, casus, gevonden)


def _vraag_reden(desk: Desk, casus: Casus, afwijking: Afwijking, *, fouten: tuple[str, ...] = ()) -> Answer:
    t, tafel = desk.teksten, _tafel(desk, casus)
    betrokkene = betrokkene_van(casus, afwijking.betrokkene_id)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, (betrokkene,))
    grens = tafel.leeftijd or Leeftijdsgrens()
    vorm = Redenvorm(
        code=str(casus.code),
        naam=betrokkene.gegevens.naam,
        uitleg=t("casus.leeftijd.uitleg", leeftijd=afwijking.leeftijd, tafel=tafel.naam, bereik=_bereik(grens, t)),
        redenen=tuple(grens.afwijken_om.items()),
        fouten=fouten,
    )
    sleutel = desk.issue_key(Verb.CASUS_REDEN, betrokkene.id)
    bewaar = CasusReden(casus=casus.id, betrokkene=betrokkene.id, sleutel=sleutel)
    return als_antwoord(vormen.leeftijdreden(vorm, bewaar, t), t)


def _bereik(grens: Leeftijdsgrens, t: Teksten) -> str:
    if grens.van is not None and grens.tot is not None:
        return t("casus.leeftijd.van_tot", van=grens.van, tot=grens.tot)
    if grens.van is not None:
        return t("casus.leeftijd.van", van=grens.van)
    return t("casus.leeftijd.tot", tot=grens.tot or 0)


def _bewaard(desk: Desk, casus: Casus) -> Answer:
    t = desk.teksten
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen)
    ontbreekt = len(zonder_reden(desk, casus))
    nog = nog_niet_opgenomen(desk, casus)
    stand = Bewaard(
        casus_id=casus.id,
        code=str(casus.code),
        tafel=_tafel(desk, casus).naam,
        # Whoever stands in saves it too; the casus stays with who holds it.
        regisseur=zonder_opmaak(personen.lees(desk.uow, casus.regisseur_id).naam),
        onderwerp=casus.onderwerp,
        betrokkenen=tuple(wie(desk, een) for een in casus.betrokkenen),
        aandacht=(
            *((t.aantal("casus.bewaard.reden_ontbreekt", ontbreekt),) if ontbreekt else ()),
            *((t.aantal("casus.uit_melding.nog", len(nog)),) if nog else ()),
        ),
        volgende=next(iter(nog), None),
    )
    return als_antwoord(kaarten.bewaard(stand, t), t)


def _tafel(desk: Desk, casus: Casus) -> Tafel:
    return desk.regio.tafel(casus.tafel)
