"""/afspraak lijst: all afspraken of a casus, or of all casussen somebody runs, by date; with an act beside each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cards.afspraken import beeld as kaarten
from cards.afspraken.beeld import Lijst, Lijstregel
from cards.afspraken.payloads import AfspraakLijst, AfspraakOpen, Doen
from cards.bouwstenen import hoofdletter, onderkast
from cards.payloads import Payload
from dialogs.afspraken import eigen
from dialogs.afspraken.kern import dag_in_woorden, namen_van, stand_in_woorden, wie_doet
from dialogs.afspraken.tonen import kan, knop_voor
from dialogs.kern.afspraken import over_wie
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, met_toegang
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.afspraak import Afspraak, open_van
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad, Waarover
from storage import afspraken, regie
from storage import casus as casussen

PER_BLADZIJ: Final = 6


def lijst(desk: Desk, arguments: Arguments) -> Answer:
    """List them."""
    return _opdracht(desk, arguments, None)


def klaar(desk: Desk, arguments: Arguments) -> Answer:
    """List them, to say that one is done."""
    return _opdracht(desk, arguments, Doen.KLAAR)


def verzet(desk: Desk, arguments: Arguments) -> Answer:
    """List them, to put one off."""
    return _opdracht(desk, arguments, Doen.VERZETTEN)


def draag_over(desk: Desk, arguments: Arguments) -> Answer:
    """List them, to hand one over."""
    return _opdracht(desk, arguments, Doen.OVERDRAGEN)


def openen(desk: Desk, payload: AfspraakLijst) -> Answer:
    """Open a page."""
    if payload.casus is None:
        return _alle(desk, payload)
    return _van_casus(desk, zoek_casus(desk, Daad.AFSPRAKEN_ZIEN, casus_id=payload.casus), payload)


def _opdracht(desk: Desk, arguments: Arguments, doen: Doen | None) -> Answer:
    regisseur = desk.actor.is_rol(Rol.PROCESREGISSEUR)
    if arguments.casuscode is None:
        return _alle(desk, _naar(AfspraakLijst(doen=doen), 0)) if regisseur else eigen.toon(desk)
    casus = zoek_casus(desk, Daad.AFSPRAKEN_ZIEN, code=arguments.casuscode)
    over = _over(desk, casus)
    if not mag(desk, Daad.AFSPRAKEN_ZIEN, over) and _eigen_in(desk, over):
        return eigen.toon(desk, casus.id)
    return _van_casus(desk, casus, AfspraakLijst(casus=casus.id, doen=doen))


def _over(desk: Desk, casus: Casus) -> Waarover:
    houder = regie.huidige(desk.uow, casus.id)
    return replace(met_toegang(desk, casus), casusregie=houder.organisatie if houder else None)


def _eigen_in(desk: Desk, over: Waarover) -> bool:
    """Tell whether somebody takes part in a casus for an organisatie: then he may see what that one agreed to do."""
    return any(een.geldt_voor(desk.actor, desk.nu) for een in over.toegang)


def _van_casus(desk: Desk, casus: Casus, payload: AfspraakLijst) -> Answer:
    rol = eis(desk, Daad.AFSPRAKEN_ZIEN, _over(desk, casus)).rol
    alle = afspraken.van_casus(desk.uow, casus.id)
    gesloten = tuple(een for een in reversed(alle) if not een.open)
    t, code = desk.teksten, str(casus.code)
    als_regisseur = rol is Rol.PROCESREGISSEUR
    nog = sum(een.open for een in alle)
    uitleg = _uitleg(desk, nog, len(gesloten))
    beeld = Lijst(
        titel=t("afspraken.lijst.titel_van", code=code),
        uitleg=uitleg,
        regels=(),
        casus_id=casus.id,
        maken=als_regisseur and mag(desk, Daad.AFSPRAAK_MAKEN, _over(desk, casus)),
    )
    return _bladzij(desk, payload, (*open_van(alle), *gesloten), {casus.id: casus}, beeld, als_regisseur=als_regisseur)


def _uitleg(desk: Desk, open_: int, gesloten: int) -> str:
    t = desk.teksten
    if not open_ and not gesloten:
        return t("afspraken.lijst.geen_in_casus")
    nog = t.aantal("afspraken.lijst.open", open_) if open_ else t("afspraken.lijst.niets_open")
    return f"{nog} {t.aantal('afspraken.lijst.ook_afgerond', gesloten)}" if gesloten else nog


def _alle(desk: Desk, payload: AfspraakLijst) -> Answer:
    ids = [een.id for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]
    per_casus = afspraken.van_casussen(desk.uow, ids, alleen_open=True)
    open_ = open_van([een for van_een in per_casus.values() for een in van_een])
    t = desk.teksten
    uitleg = t("afspraken.lijst.geen")
    if open_:
        uitleg = t.aantal("afspraken.lijst.alle", len(open_), casussen=t.aantal("afspraken.casussen", len(per_casus)))
    beeld = Lijst(titel=t("afspraken.lijst.titel"), uitleg=uitleg, regels=(), maken=True)
    deel = open_[_begin(payload, len(open_)) :][:PER_BLADZIJ]
    van = casussen.lees_alle(desk.uow, {een.casus_id for een in deel})
    return _bladzij(desk, payload, open_, van, beeld, als_regisseur=True)


def _begin(payload: AfspraakLijst, aantal: int) -> int:
    """Return where the page begins; past the end it is the first one again."""
    return payload.vanaf if payload.vanaf < aantal else 0


def _bladzij(
    desk: Desk,
    payload: AfspraakLijst,
    alle: Sequence[Afspraak],
    van: Mapping[str, Casus],
    beeld: Lijst,
    *,
    als_regisseur: bool,
) -> Answer:
    begin = _begin(payload, len(alle))
    deel = tuple(alle[begin : begin + PER_BLADZIJ])
    _noteer(desk, deel, van)
    # What an organisatie said of it is for the regisseur and for itself, also where the casusregie is held.
    eigen_ = desk.actor.organisaties(Rol.PARTNER)
    namen = namen_van(desk, deel)
    gevuld = replace(
        beeld,
        regels=tuple(
            Lijstregel(
                kop=_kop(desk, een, van[een.casus_id], met_code=beeld.casus_id is None, als_regisseur=als_regisseur),
                wat=een.wat,
                wie=wie_doet(desk, een, namen),
                resultaat=een.resultaat if als_regisseur or een.organisatie in eigen_ else "",
                knoppen=_knoppen(desk, een, van[een.casus_id], payload.doen),
            )
            for een in deel
        ),
        vorige=_naar(payload, max(begin - PER_BLADZIJ, 0)) if begin else None,
        volgende=_naar(payload, begin + PER_BLADZIJ) if begin + PER_BLADZIJ < len(alle) else None,
    )
    return als_antwoord(kaarten.lijst(gevuld, desk.teksten), desk.teksten)


def _naar(payload: AfspraakLijst, vanaf: int) -> AfspraakLijst:
    gekozen = {"casus": payload.casus, "doen": payload.doen, "vanaf": vanaf or None}
    return AfspraakLijst.model_validate({naam: wat for naam, wat in gekozen.items() if wat is not None})


def _kop(desk: Desk, afspraak: Afspraak, casus: Casus, *, met_code: bool, als_regisseur: bool) -> str:
    t = desk.teksten
    dag = hoofdletter(dag_in_woorden(desk, afspraak))
    stand = onderkast(stand_in_woorden(desk, afspraak, als_regisseur=als_regisseur))
    if met_code:
        return t("afspraken.lijst.kop_met_code", code=str(casus.code), dag=dag, stand=stand)
    return t("afspraken.lijst.kop", dag=dag, stand=stand)


def _knoppen(desk: Desk, afspraak: Afspraak, casus: Casus, doen: Doen | None) -> tuple[tuple[str, Payload], ...]:
    over = met_toegang(desk, casus, organisatie=afspraak.organisatie)
    if not mag(desk, Daad.AFSPRAAK_ZIEN, over):
        return ()
    openen_ = (desk.teksten("afspraken.knop.bekijken"), AfspraakOpen(afspraak=afspraak.id))
    if doen is None or not kan(afspraak, doen) or not mag(desk, Daad.AFSPRAAK_DOEN, over):
        return (openen_,)
    return ((desk.teksten(f"afspraken.knop.{doen.value}"), knop_voor(desk, afspraak, doen)), openen_)


def _noteer(desk: Desk, deel: Iterable[Afspraak], van: Mapping[str, Casus]) -> None:
    """Write down what was seen: per casus once, and each of whom one of these is about."""
    gezien: dict[tuple[str, str | None], None] = {}
    for een in deel:
        gezien[een.casus_id, None] = None
        gezien.update({(een.casus_id, wie): None for wie in over_wie(een, van[een.casus_id])})
    for casus_id, wie in gezien:
        casus = van[casus_id]
        namens = _namens(desk, casus)
        doel = casus.grondslag or None
        desk.record(
            Handeling.AFSPRAAK_GEOPEND, namens=namens, casus_id=casus_id, betrokkene_id=wie, doel=doel,
        )  # fmt: skip


def _namens(desk: Desk, casus: Casus) -> str | None:
    if casus.regisseur_id in desk.actor.regisseert_voor:
        return desk.regio.eigen_organisatie
    houder = regie.huidige(desk.uow, casus.id)
    return houder.organisatie if houder else None
