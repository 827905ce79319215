"""/afspraak for a partner: all that his organisatie agreed to do, opened, and answered in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from cards.afspraken import eigen as kaarten
from cards.afspraken.eigen import BIJ_LOPEND, BIJ_NIEUW, Keuzes, Lijst, Rij
from cards.afspraken.payloads import ELDERS, MEESTE_EIGEN, AfspraakDoeFormulier, AfsprakenBewaar, Doen
from cards.bouwstenen import zonder_opmaak
from cards.payloads import AfsprakenOpen, Payload
from cards.verbs import Verb
from dialogs.afspraken.eigen_opslaan import CONTACT, Stand, doe
from dialogs.afspraken.kern import collegas, dag_in_woorden, namen_van
from dialogs.afspraken.tonen import knop_voor
from dialogs.kern import wekken
from dialogs.kern.afspraken import noteer, over_wie
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, met_toegang
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.openstaand import Openstaand, bij_eigenaar
from domain.persoon import Rol
from domain.tekst import schone_regel
from domain.toegang import Daad, Waarover
from domain.werkdagen import Kalender
from storage import afspraken, contacten, openstaand
from storage import casus as casussen
from storage.inbox import Uitkomst

NIEUWE_DAG_NA: Final = 5
"""Working days after which a new day is proposed: a week."""

NOG_TERUG: Final = 5
"""Afspraken that can be taken back from one card: of what is done, and of what cannot be done."""


@dataclass(frozen=True, slots=True)
class _Hoe:
    """How a list is shown after a press: what was filled in, what is wrong, what is done.

    Attributes:
        alleen: ids to which it is limited, because of these something must still be said; None: a page of all.
        fouten: key of a text per afspraak.
    """

    alleen: tuple[str, ...] | None = None
    verzetten: tuple[str, ...] = ()
    overdragen: tuple[str, ...] = ()
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)
    opgeslagen: int = 0
    melding: str = ""
    casus: str | None = None


@dataclass(frozen=True, slots=True)
class _Geladen:
    """Afspraken of one page with their casussen; `dicht` are codes of which the presser may see nothing (any more)."""

    regels: tuple[tuple[Afspraak, Casus], ...]
    dicht: tuple[str, ...]


def toon(desk: Desk, casus_id: str | None = None) -> Answer:
    """Open what the presser's organisatie agreed to do, or only what is of one casus."""
    return openen(desk, AfsprakenOpen(casus=casus_id) if casus_id else AfsprakenOpen())


def openen(desk: Desk, payload: AfsprakenOpen) -> Answer:
    """Open a page of it: who works for several organisaties says of which."""
    if payload.organisatie is not None:
        return _toon(desk, payload.organisatie, payload.vanaf or 0, _Hoe(casus=payload.casus))
    eigen = sorted(desk.actor.organisaties(Rol.PARTNER))
    if len(eigen) != 1:
        eis(desk, Daad.AFSPRAKEN_EIGEN, Waarover(organisatie=eigen[0] if eigen else None))
        keuzes = [
            (een, desk.regio.organisatienaam(een), len(bij_eigenaar(openstaand.bij(desk.uow, een)))) for een in eigen
        ]
        return als_antwoord(kaarten.kies_organisatie(keuzes, desk.teksten), desk.teksten)
    return _toon(desk, eigen[0], payload.vanaf or 0, _Hoe(casus=payload.casus))


def bewaar(desk: Desk, payload: AfsprakenBewaar) -> Answer:
    """Save what was said of each: what is right is kept, what is not comes back as it was filled in.

    Of what is postponed or handed over the rest is asked next, for all of it on one card.
    """
    eis(desk, Daad.AFSPRAKEN_EIGEN, Waarover(organisatie=payload.organisatie))
    stand = Stand(payload.afspraken, payload.verzetten, payload.overdragen, payload.velden)
    getypt = [
        (desk.teksten("afspraken_eigen.veld.regel", nummer=plek), schone_regel(payload.velden.get(f"{een}.regel", "")))
        for plek, een in enumerate(stand.alle, start=1)
    ]
    let_op = kijk_na(desk, payload, getypt)
    weer = _Hoe(alleen=stand.alle, verzetten=stand.verzetten, overdragen=stand.overdragen, waarden=payload.velden)
    if let_op is not None:
        return let_op.op(_toon(desk, payload.organisatie, payload.vanaf, weer))
    afdruk = desk.fingerprint(payload.velden)

    def act() -> Uitkomst:
        return Uitkomst("afspraken", {**doe(desk, payload.organisatie, stand), "invoer": afdruk})

    uitkomst = desk.once(Verb.AFSPRAKEN_BEWAAR, payload.sleutel, act, onderwerp=onderwerp(payload))
    if uitkomst.ids["invoer"] != afdruk:
        al_bewaard = replace(weer, melding=desk.teksten("afspraken_eigen.al_bewaard"))
        return _toon(desk, payload.organisatie, payload.vanaf, al_bewaard)
    return _daarna(desk, payload, uitkomst.ids)


def onderwerp(payload: AfsprakenBewaar) -> str:
    """Return for what a one-time key is good: these afspraken of this organisatie, at this step."""
    delen = (payload.afspraken, payload.verzetten, payload.overdragen)
    return "|".join((payload.organisatie, *(",".join(een) for een in delen)))


def _daarna(desk: Desk, payload: AfsprakenBewaar, ids: Mapping[str, str]) -> Answer:
    """Show what comes after saving: what is still to be said, or that all is kept."""
    gedaan, klaar = _lijst(ids["gedaan"]), _lijst(ids["klaar"])
    fouten = dict(een.split("=", 1) for een in ids["fouten"].split(";") if een)
    verzetten, overdragen = _lijst(ids["verzetten"]), _lijst(ids["overdragen"])
    nog = (*fouten, *verzetten, *overdragen)
    if nog:
        hoe = _Hoe(
            alleen=tuple(dict.fromkeys(nog)),
            verzetten=verzetten,
            overdragen=overdragen,
            waarden=payload.velden,
            fouten=fouten,
            opgeslagen=len(gedaan),
        )
        return _toon(desk, payload.organisatie, payload.vanaf, hoe)
    return _klaar(desk, payload.organisatie, _Hoe(opgeslagen=len(gedaan)), klaar, gezegd=bool(gedaan))


def _toon(desk: Desk, organisatie: str, vanaf: int, hoe: _Hoe) -> Answer:
    eis(desk, Daad.AFSPRAKEN_EIGEN, Waarover(organisatie=organisatie))
    alle = openstaand.bij(desk.uow, organisatie)
    te_doen = [een for een in bij_eigenaar(alle) if hoe.casus is None or een.casus_id == hoe.casus]
    vanaf = vanaf if vanaf < len(te_doen) else 0
    deel = te_doen[vanaf : vanaf + MEESTE_EIGEN]
    if hoe.alleen is not None:
        deel = [een for een in te_doen if een.id in hoe.alleen]
    geladen = _laad(desk, organisatie, deel)
    if not geladen.regels:
        return _klaar(desk, organisatie, hoe, (), dicht=geladen.dicht)
    for afspraak, casus in geladen.regels:
        noteer(desk, Handeling.AFSPRAKEN_GEOPEND, afspraak, casus)
    te_bladeren = hoe.alleen is None
    rijen = tuple(_rijen(desk, organisatie, geladen, hoe))
    beeld = Lijst(
        organisatie=organisatie,
        naam=desk.regio.organisatienaam(organisatie),
        totaal=len(te_doen),
        rijen=rijen,
        opgeslagen=hoe.opgeslagen,
        dicht=geladen.dicht,
        bij_regisseur=len(alle) - len(bij_eigenaar(alle)),
        toch_wel=_toch_wel(desk, organisatie, alle) if te_bladeren else (),
        waarden=_waarden(desk, geladen, hoe),
        fouten=_fouten(desk, geladen, hoe),
        melding=hoe.melding,
        vorige=max(vanaf - MEESTE_EIGEN, 0) if te_bladeren and vanaf else None,
        volgende=vanaf + MEESTE_EIGEN if te_bladeren and vanaf + MEESTE_EIGEN < len(te_doen) else None,
        vervolg=not te_bladeren,
    )
    ids = {een.id for een, _ in geladen.regels}
    knop = AfsprakenBewaar(
        organisatie=organisatie,
        afspraken=tuple(een.id for een in rijen if een.keuzes),
        verzetten=tuple(een for een in hoe.verzetten if een in ids),
        overdragen=tuple(een for een in hoe.overdragen if een in ids),
        vanaf=vanaf,
        sleutel="-",
    )
    met_sleutel = knop.model_copy(update={"sleutel": desk.issue_key(Verb.AFSPRAKEN_BEWAAR, onderwerp(knop))})
    return als_antwoord(kaarten.lijst(beeld, met_sleutel, desk.teksten), desk.teksten)


def _klaar(
    desk: Desk,
    organisatie: str,
    hoe: _Hoe,
    klaar: Sequence[str],
    *,
    dicht: tuple[str, ...] = (),
    gezegd: bool = True,
) -> Answer:
    alle = openstaand.bij(desk.uow, organisatie)
    te_doen = [een for een in bij_eigenaar(alle) if een.code not in dicht]
    melding = hoe.melding or ("" if gezegd else desk.teksten("afspraken_eigen.niets_gekozen"))
    beeld = Lijst(
        organisatie=organisatie,
        naam=desk.regio.organisatienaam(organisatie),
        totaal=len(te_doen),
        rijen=(),
        opgeslagen=hoe.opgeslagen,
        dicht=dicht,
        bij_regisseur=len(alle) - len(bij_eigenaar(alle)),
        toch_wel=_toch_wel(desk, organisatie, alle),
        melding=melding,
    )
    terug = [(code, AfspraakDoeFormulier(afspraak=id_, doen=Doen.HEROPENEN)) for id_, code in _gereed(desk, klaar)]
    return als_antwoord(kaarten.klaar(beeld, terug[:NOG_TERUG], desk.teksten), desk.teksten)


def _gereed(desk: Desk, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return which of these are done (still), each with how it is told apart."""
    gereed = [een for een in (afspraken.lees(desk.uow, id_) for id_ in ids) if een.status is AfspraakStatus.GEREED]
    codes = casussen.codes(desk.uow, [een.casus_id for een in gereed])
    paren = [(een, codes[een.casus_id]) for een in gereed if een.casus_id in codes]
    return [(een.id, wie) for (een, _), wie in zip(paren, _uit_elkaar(desk, paren), strict=True)]


def _uit_elkaar(desk: Desk, paren: Sequence[tuple[Afspraak, str]]) -> list[str]:
    """Return for each the code of its casus, with its day where that alone does not tell which one it is."""
    codes = [code for _, code in paren]
    t = desk.teksten
    return [
        t("afspraken_eigen.klaar.welke", code=code, dag=dag_in_woorden(desk, een)) if codes.count(code) > 1 else code
        for een, code in paren
    ]


def _toch_wel(desk: Desk, organisatie: str, alle: Sequence[Openstaand]) -> tuple[tuple[str, Payload], ...]:
    """Return how to take on after all what the organisatie said it cannot do, while the regisseur has not acted."""
    nee = [een for een in alle if not een.bij_eigenaar][:NOG_TERUG]
    paren = [(afspraak, str(casus.code)) for afspraak, casus in _laad(desk, organisatie, nee).regels]
    return tuple(
        (wie, knop_voor(desk, afspraak, Doen.AANNEMEN))
        for (afspraak, _), wie in zip(paren, _uit_elkaar(desk, paren), strict=True)
    )


def _laad(desk: Desk, organisatie: str, deel: Sequence[Openstaand]) -> _Geladen:
    """Load what stands on a page, as far as the presser may see it."""
    per_casus = casussen.lees_alle(desk.uow, {een.casus_id for een in deel})
    open_ = {
        id_
        for id_, een in per_casus.items()
        if mag(desk, Daad.AFSPRAAK_DOEN, met_toegang(desk, een, organisatie=organisatie))
    }
    regels = tuple((afspraken.lees(desk.uow, een.id), per_casus[een.casus_id]) for een in deel if een.casus_id in open_)
    dicht = dict.fromkeys(een.code for een in deel if een.casus_id not in open_)
    return _Geladen(regels, tuple(dicht))


def _rijen(desk: Desk, organisatie: str, geladen: _Geladen, hoe: _Hoe) -> list[Rij]:
    t, namen = desk.teksten, namen_van(desk, [een for een, _ in geladen.regels])
    collega_s = _collegas(desk, organisatie) if hoe.overdragen else ()
    rijen = []
    for afspraak, casus in geladen.regels:
        keuzes = BIJ_NIEUW if afspraak.status is AfspraakStatus.VOORGELEGD else BIJ_LOPEND
        dag, over = afspraak.id in hoe.verzetten, afspraak.id in hoe.overdragen
        sleutel = hoe.fouten.get(afspraak.id)
        daar = namen.get(afspraak.persoon_id, "") if afspraak.persoon_id else afspraak.persoon_naam
        rijen.append(
            Rij(
                id=afspraak.id,
                kop=_kop(desk, afspraak, casus),
                wat=afspraak.wat,
                over=_over(afspraak, casus),
                wie=daar,
                conditie=afspraak.conditie,
                keuzes=() if dag or over else keuzes,
                dag=dag,
                wie_dan=tuple(een for een in collega_s if een[0] != afspraak.persoon_id) if over else (),
                fout=t(sleutel) if sleutel else "",
            )
        )
    return rijen


def _kop(desk: Desk, afspraak: Afspraak, casus: Casus) -> str:
    t = desk.teksten
    stand = "nieuw" if afspraak.status is AfspraakStatus.VOORGELEGD else "lopend"
    return t(f"afspraken_eigen.kop.{stand}", code=str(casus.code), dag=dag_in_woorden(desk, afspraak))


def _over(afspraak: Afspraak, casus: Casus) -> str:
    ids = over_wie(afspraak, casus)
    return ", ".join(een.gegevens.naam for een in casus.betrokkenen if een.id in ids)


def _collegas(desk: Desk, organisatie: str) -> Keuzes:
    """Return to whom it may be handed over: partners there, people there without Teams, and another organisatie."""
    partners = [(een.id, zonder_opmaak(een.naam)) for een in collegas(desk, organisatie)]
    zonder_teams = [
        (f"{CONTACT}{een.id}", zonder_opmaak(een.naam))
        for een in contacten.van_organisatie(desk.uow, organisatie)
        if een.persoon_id is None
    ]
    return (*partners, *zonder_teams, (ELDERS, desk.teksten("afspraken_eigen.elders")))


def _waarden(desk: Desk, geladen: _Geladen, hoe: _Hoe) -> Mapping[str, str]:
    """Return what is filled in; of what is postponed a day is proposed."""
    kalender = desk.regio.kalender
    waarden = dict(hoe.waarden)
    for afspraak, _ in geladen.regels:
        if afspraak.id in hoe.verzetten and not waarden.get(f"{afspraak.id}.dag"):
            waarden[f"{afspraak.id}.dag"] = _voorstel(desk, kalender, afspraak)
    return waarden


def _voorstel(desk: Desk, kalender: Kalender, afspraak: Afspraak) -> str:
    vanaf = max(afspraak.wanneer, wekken.vandaag(desk))
    return kalender.plus_werkdagen(vanaf, NIEUWE_DAG_NA).isoformat()


def _fouten(desk: Desk, geladen: _Geladen, hoe: _Hoe) -> tuple[str, ...]:
    """Say on top what could not be saved, also of what is not in the list any more."""
    if not hoe.fouten:
        return ()
    nummers = {een.id: nummer for nummer, (een, _) in enumerate(geladen.regels, start=1)}
    t = desk.teksten
    regels = [
        t("afspraken_eigen.fout.van", nummer=nummers[id_], wat=t(sleutel)) if id_ in nummers else t(sleutel)
        for id_, sleutel in hoe.fouten.items()
    ]
    return (t("afspraken_eigen.fout.kop"), *regels)


def _lijst(tekst: str) -> tuple[str, ...]:
    return tuple(een for een in tekst.split(",") if een)
