"""A casus in words: the few sentences that say who is in it and how it stands."""

from collections.abc import Iterator

from cards.bouwstenen import zonder_opmaak
from cards.casus.tonen import Betrokkenebeeld, Casusbeeld, Inhoud
from cards.datum import dag_met_jaar, datum
from dialogs.casus.kern import lokale_dag
from dialogs.casus.stand import stand
from dialogs.kern.desk import Desk
from dialogs.kern.waarneming import waarneemregel
from domain.casus import Betrokkene, Casus, Fase
from domain.leeftijd import Afwijking, afwijkingen
from storage import casus as casussen
from storage import opschaalladder, opschaling, personen


def wie(desk: Desk, een: Betrokkene) -> str:
    """Return who this is, in one line. It holds typed text: only `vrije_tekst` may show it."""
    t, gegevens = desk.teksten, een.gegevens
    plaats = desk.regio.gemeenten.get(gegevens.gemeente or "")
    gemeente = plaats.naam if plaats else t("casus.beeld.gemeente_onbekend")
    if gegevens.geboortedatum is None:
        return t("casus.beeld.wie_zonder_geboortedatum", naam=gegevens.naam, gemeente=gemeente)
    geboren = datum(gegevens.geboortedatum)
    return t("casus.beeld.wie", naam=gegevens.naam, geboortedatum=geboren, gemeente=gemeente)


def afwijkend(desk: Desk, casus: Casus) -> tuple[Afwijking, ...]:
    """Return who fell outside the table's ages on the day the casus was made; a birthday changes nothing later."""
    grens = desk.regio.tafel(casus.tafel).leeftijd
    return afwijkingen(casus, grens, lokale_dag(desk, casus.aangemaakt_op))


def zonder_reden(desk: Desk, casus: Casus) -> tuple[Afwijking, ...]:
    """Return for whom a reason can be given and was not. Where the region names none, none is asked."""
    grens = desk.regio.tafel(casus.tafel).leeftijd
    if grens is None or not grens.afwijken_om:
        return ()
    return tuple(een for een in afwijkend(desk, casus) if een.reden is None)


def casusbeeld(desk: Desk, casus: Casus, *, als_regisseur: bool) -> Casusbeeld:
    """Return what somebody who may see it sees: whoever was invited only sees whom it is about."""
    leeftijden = {een.betrokkene_id: een for een in afwijkend(desk, casus)} if als_regisseur else {}
    return Casusbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        tafel=desk.regio.tafel(casus.tafel).naam,
        onderwerp=casus.onderwerp,
        betrokkenen=tuple(
            Betrokkenebeeld(
                wie=wie(desk, een),
                rol=desk.regio.rollen.get(een.rol, ""),
                leeftijd=_leeftijd(desk, casus, leeftijden[een.id]) if een.id in leeftijden else "",
                id=een.id,
            )
            for een in casus.betrokkenen
        ),
        stand=stand(desk, casus, als_regisseur=als_regisseur),
        inhoud=_inhoud(desk, casus) if als_regisseur else None,
        reden_ontbreekt=bool(zonder_reden(desk, casus)),
        loopt=casus.fase is not Fase.AFGESLOTEN,
        waarneming=waarneemregel(desk, casus.regisseur_id) if als_regisseur else "",
    )


def _leeftijd(desk: Desk, casus: Casus, afwijking: Afwijking) -> str:
    grens = desk.regio.tafel(casus.tafel).leeftijd
    redenen = grens.afwijken_om if grens else {}
    if afwijking.reden is not None:
        # A reason that the region has taken away since is still what was given then.
        woorden = redenen.get(afwijking.reden, afwijking.reden)
        return desk.teksten("casus.leeftijd.reden", leeftijd=afwijking.leeftijd, reden=woorden)
    key = "casus.leeftijd.zonder_reden" if redenen else "casus.leeftijd.buiten"
    return desk.teksten(key, leeftijd=afwijking.leeftijd)


def _inhoud(desk: Desk, casus: Casus) -> Inhoud:
    t, regio = desk.teksten, desk.regio
    route = regio.meldroutes.get(casus.route)
    grondslag = regio.grondslagen.get(casus.grondslag)
    feiten = (
        (t("casus.feit.route"), route.naam if route else casus.route),
        (t("casus.feit.spoed"), t("casus.spoed.ja" if casus.spoed else "casus.spoed.nee")),
        (t("casus.feit.informering"), _informering(desk, casus)),
        (t("casus.feit.aangemaakt"), dag_met_jaar(casus.aangemaakt_op, regio.kalender)),
        *_opgeschaald(desk, casus),
        *_kwesties(desk, casus),
    )
    teksten = (
        (t("casus.deel.aanleiding"), casus.aanleiding),
        (t("casus.deel.het_doel"), casus.doel),
        (t("casus.deel.grondslag"), grondslag.tekst if grondslag else casus.grondslag),
        (t("casus.deel.waarom_niet"), casus.informering.toelichting),
        (t("casus.deel.extern_nummer"), casus.extern_nummer),
    )
    return Inhoud(feiten, tuple((kop, woorden) for kop, woorden in teksten if woorden))


def _opgeschaald(desk: Desk, casus: Casus) -> tuple[tuple[str, str], ...]:
    """Return that people came from, or went to, another lane; the code there only to who runs that casus as well."""
    t, kalender = desk.teksten, desk.regio.kalender
    feiten = []
    ontstaan = opschaling.naar(desk.uow, casus.id)
    verder = opschaling.van(desk.uow, casus.id)
    codes = _eigen_codes(desk, [een.naar_casus_id for een in verder] + ([ontstaan.van_id] if ontstaan else []))
    if ontstaan is not None:
        dag, code = dag_met_jaar(ontstaan.op, kalender), codes.get(ontstaan.van_id)
        uit = t("opschalen.feit.uit_code", dag=dag, code=code) if code else dag
        feiten.append((t("opschalen.feit.uit"), uit))
        reden = desk.regio.opschalen.redenen.get(ontstaan.reden, ontstaan.reden)
        feiten.append((t("opschalen.feit.reden"), reden))
    for een in verder:
        dag, code = dag_met_jaar(een.op, kalender), codes.get(een.naar_casus_id)
        naar = t("opschalen.feit.naar_code", dag=dag, code=code) if code else dag
        feiten.append((t("opschalen.feit.naar"), naar))
    return tuple(feiten)


def _kwesties(desk: Desk, casus: Casus) -> Iterator[tuple[str, str]]:
    """Yield from which casus a kwestie came, and which came of this one; the code only to who runs that as well."""
    t, kalender = desk.teksten, desk.regio.kalender
    uit = opschaalladder.oorsprong(desk.uow, casus.id)
    gemaakt = [een for een in opschaalladder.van_casus(desk.uow, casus.id) if een.naar_casus_id is not None]
    er_zijn = casussen.lees_alle(desk.uow, [een.naar_casus_id or "" for een in gemaakt] + ([uit] if uit else []))
    if uit in er_zijn:
        yield t("casus.feit.kwestie_uit"), _welke(desk, er_zijn[uit])
    for een in gemaakt:
        if een.naar_casus_id in er_zijn:
            dag = dag_met_jaar(een.dag or een.op, kalender)
            yield t("casus.feit.kwestie"), f"{_welke(desk, er_zijn[een.naar_casus_id])}, {dag}"


def _welke(desk: Desk, casus: Casus) -> str:
    if casus.regisseur_id in desk.actor.regisseert_voor:
        return str(casus.code)
    naam = zonder_opmaak(personen.lees(desk.uow, casus.regisseur_id).naam)
    return desk.teksten("casus.stand.van_collega", naam=naam)


def _eigen_codes(desk: Desk, ids: list[str]) -> dict[str, str]:
    """Return the codes of those that he runs himself, or for whom he stands in."""
    gevonden = casussen.lees_alle(desk.uow, ids) if ids else {}
    return {een.id: str(een.code) for een in gevonden.values() if een.regisseur_id in desk.actor.regisseert_voor}


def _informering(desk: Desk, casus: Casus) -> str:
    t, informering = desk.teksten, casus.informering
    stand = t(f"casus.informering.{informering.stand.value}")
    if informering.herzien_op is None:
        return stand
    return t("casus.informering.herzien", stand=stand, dag=dag_met_jaar(informering.herzien_op, desk.regio.kalender))
