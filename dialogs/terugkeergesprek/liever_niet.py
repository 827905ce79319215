"""Whom he would rather not have there: written down for him, decided by the regisseur, told to him in plain words."""

from collections.abc import Mapping, Sequence

from cards.bouwstenen import zonder_opmaak
from cards.terugkeergesprek import liever_niet as kaarten
from cards.terugkeergesprek.liever_niet import Wens
from cards.terugkeergesprek.payloads_keuze import ANTWOORD, UITLEG, Beslis, BeslisVorm, WieBewaar, WieVorm
from cards.verbs import Verb
from cards.vrijetekst import met_waarschuwing
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekskeuzes import beslis, te_noemen, vertel_antwoord, zet_liever_niet
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.vrijetekst import kijk_na
from dialogs.kern.waarneming import waarneemregel
from dialogs.terugkeergesprek.keuze import Geladen, al_gedaan, laad, noteer
from domain.gespreksinbreng import LANGSTE_UITLEG, LieverNiet, LieverNietAntwoord
from domain.leesbaarheid import Hint, hinten
from domain.logboek import Handeling
from domain.tekst import schone_tekst
from domain.terugkeergesprek import LOOPT_NOG
from domain.toegang import Daad
from storage import casus as casussen
from storage import gesprekskeuze as keuzes
from storage.inbox import Uitkomst

_MEESTE_HINTEN = 6
"""What is said at once about words and sentences: more is not read."""

_LANGSTE_STUK = 60

_BESLUITEN = (LieverNietAntwoord.KAN, LieverNietAntwoord.KAN_NIET)


def register(registry: Registry) -> None:
    """Declare the buttons about whom he would rather not have there."""
    ieder, regisseur = Permission.GEREGISTREERD, Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_WIE_VORM, WieVorm, ieder, wie_vorm))
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_WIE, WieBewaar, ieder, wie_bewaar))
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_BESLIS_VORM, BeslisVorm, regisseur, beslis_vorm))
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_BESLIS, Beslis, regisseur, beslis_bewaar))


def wie_vorm(desk: Desk, payload: WieVorm) -> Answer:
    """Open the form in which the casemanager writes down whom he would rather not have there."""
    return _wie(desk, laad(desk, payload.gesprek, Daad.GESPREK_PLANNEN))


def wie_bewaar(desk: Desk, payload: WieBewaar) -> Answer:
    """Write it down; the regisseur hears of whom he did not name before."""
    geladen, t = laad(desk, payload.gesprek, Daad.GESPREK_PLANNEN), desk.teksten
    gekozen = [een for een in payload.wie.split(",") if een]
    if not al_gedaan(desk, payload.verb, payload.sleutel):
        if geladen.gesprek.status not in LOOPT_NOG:
            return _wie(desk, geladen, payload.wie, [t("gesprekskeuze.fout.voorbij")])
        if not set(gekozen) <= set(te_noemen(desk, geladen.gesprek, keuzes.inbreng(desk.uow, geladen.gesprek))):
            return _wie(desk, geladen, "", [t("gesprekskeuze.fout.wie")])

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        inbreng = keuzes.inbreng(desk.uow, geladen.gesprek)
        keuzes.bewaar_inbreng(desk.uow, zet_liever_niet(desk, geladen.gesprek, inbreng, gekozen))
        noteer(desk, Handeling.TERUGKEERGESPREK_INBRENG, geladen)
        return Uitkomst("opgeschreven", {})

    desk.once(Verb.GESPREKSKEUZE_WIE, payload.sleutel, act, onderwerp=payload.gesprek)
    titel = t("gesprekskeuze.liever_niet.titel", code=str(geladen.casus.code))
    kaart = kaarten.gedaan(payload.gesprek, titel, t("gesprekskeuze.liever_niet.gedaan"), t)
    return als_antwoord(kaart, t)


def beslis_vorm(desk: Desk, payload: BeslisVorm) -> Answer:
    """Open the form in which the regisseur decides."""
    return _beslis(desk, _voor_regisseur(desk, payload.gesprek), alles=payload.alles)


def beslis_bewaar(desk: Desk, payload: Beslis) -> Answer:
    """Keep what was decided: whoever can stay away hears only that it is not needed, and he is told the answer."""
    geladen, t = _voor_regisseur(desk, payload.gesprek), desk.teksten
    titel = t("gesprekskeuze.beslis.titel", code=str(geladen.casus.code))
    besluiten: tuple[LieverNiet, ...] = ()
    if not al_gedaan(desk, payload.verb, payload.sleutel):
        wensen = _wensen(desk, geladen, alles=True)
        besluiten, fouten = _lees(desk, payload, wensen)

        def weer(fouten: Sequence[str] = ()) -> Answer:
            return _beslis(desk, geladen, payload.velden, fouten, alles=payload.alles)

        if fouten or not besluiten:
            return weer(fouten or [t("gesprekskeuze.leeg.besluit")])
        naam = {een.organisatie: een.naam for een in wensen}
        velden = [(t("gesprekskeuze.veld.uitleg", organisatie=naam[een.organisatie]), een.uitleg) for een in besluiten]
        if (let_op := kijk_na(desk, payload, velden)) is not None:
            return let_op.op(weer())
        if (eenvoudiger := _eenvoudiger(desk, payload, besluiten, weer())) is not None:
            return eenvoudiger

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        for een in besluiten:
            beslis(desk, geladen.gesprek, een, desk.actor.persoon_id)
        vertel_antwoord(desk, geladen.gesprek)
        noteer(desk, Handeling.TERUGKEERGESPREK_INBRENG, geladen)
        return Uitkomst("beslist", {})

    desk.once(Verb.GESPREKSKEUZE_BESLIS, payload.sleutel, act, onderwerp=payload.gesprek)
    return als_antwoord(kaarten.gedaan(payload.gesprek, titel, t("gesprekskeuze.beslis.gedaan"), t), t)


def _voor_regisseur(desk: Desk, gesprek_id: str) -> Geladen:
    geladen = laad(desk, gesprek_id, Daad.GESPREK_PLANNEN)
    if not geladen.als_regisseur:
        # Somebody may be a regisseur, though not of this casus, and work for the inrichting too: that is not enough.
        eis(desk, Daad.GESPREK_PLANNEN, geladen.over)
    return geladen


def _wie(desk: Desk, geladen: Geladen, gekozen: str | None = None, fouten: Sequence[str] = ()) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    gesprek = geladen.gesprek
    inbreng = keuzes.inbreng(desk.uow, gesprek)
    codes = te_noemen(desk, gesprek, inbreng) if gesprek.status in LOOPT_NOG else ()
    doe = WieBewaar(gesprek=gesprek.id, sleutel=desk.issue_key(Verb.GESPREKSKEUZE_WIE, gesprek.id))
    nu = ",".join(een.organisatie for een in inbreng.liever_niet)
    kaart = kaarten.wie(
        str(geladen.casus.code),
        geladen.naam,
        [(een, desk.regio.organisatienaam(een)) for een in codes],
        doe,
        nu if gekozen is None else gekozen,
        fouten,
        desk.teksten,
    )
    return als_antwoord(kaart, desk.teksten)


def _beslis(
    desk: Desk,
    geladen: Geladen,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    *,
    alles: bool,
) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    gesprek_id = geladen.gesprek.id
    doe = Beslis(gesprek=gesprek_id, alles=alles, sleutel=desk.issue_key(Verb.GESPREKSKEUZE_BESLIS, gesprek_id))
    kaart = kaarten.beslis(
        str(geladen.casus.code),
        _wensen(desk, geladen, alles=alles),
        doe,
        waarden or {},
        fouten,
        desk.teksten,
        waarneming=waarneemregel(desk, geladen.casus.regisseur_id),
    )
    return als_antwoord(kaart, desk.teksten)


def _wensen(desk: Desk, geladen: Geladen, *, alles: bool) -> tuple[Wens, ...]:
    t = desk.teksten
    return tuple(
        Wens(
            organisatie=een.organisatie,
            naam=desk.regio.organisatienaam(een.organisatie),
            stand="" if een.antwoord not in _BESLUITEN else t(f"gesprekskeuze.beslist.{een.antwoord.value}"),
            antwoord=een.antwoord.value if een.antwoord in _BESLUITEN else "",
            uitleg=een.uitleg,
        )
        for een in keuzes.inbreng(desk.uow, geladen.gesprek).liever_niet
        if alles or een.antwoord is LieverNietAntwoord.OPEN
    )


def _lees(desk: Desk, payload: Beslis, wensen: Sequence[Wens]) -> tuple[tuple[LieverNiet, ...], list[str]]:
    """Return what was decided anew, and what must be mended; of whom nothing was chosen nothing is decided yet."""
    t, besluiten, fouten = desk.teksten, list[LieverNiet](), list[str]()
    for een in wensen:
        antwoord = payload.velden.get(f"{een.organisatie}{ANTWOORD}", "")
        uitleg = schone_tekst(payload.velden.get(f"{een.organisatie}{UITLEG}", ""))
        if len(uitleg) > LANGSTE_UITLEG:
            maten = {"lengte": len(uitleg), "maximum": LANGSTE_UITLEG}
            fouten.append(t("gesprekskeuze.fout.uitleg_te_lang", organisatie=een.naam, **maten))
        if antwoord not in _BESLUITEN:
            if uitleg and uitleg != een.uitleg:
                fouten.append(t("gesprekskeuze.leeg.antwoord", organisatie=een.naam))
            continue
        if antwoord == LieverNietAntwoord.KAN_NIET and not uitleg:
            fouten.append(t("gesprekskeuze.leeg.uitleg", organisatie=een.naam))
        if (antwoord, uitleg) != (een.antwoord, een.uitleg):
            besluiten.append(LieverNiet(een.organisatie, LieverNietAntwoord(antwoord), uitleg))
    return tuple(besluiten), fouten


def _eenvoudiger(desk: Desk, payload: Beslis, besluiten: Sequence[LieverNiet], vorm: Answer) -> Answer | None:
    """Return the form with what could be said in plainer words, once; None when there is nothing, or he saw it."""
    gevonden = list(dict.fromkeys(hint for een in besluiten for hint in hinten(een.uitleg)))
    if not gevonden or not isinstance(vorm, ShowCard):
        return None
    teksten = {een.organisatie: een.uitleg for een in besluiten}
    merk = desk.fingerprint({"wie": desk.actor.persoon_id, "vorm": payload.verb.value, **teksten})[:16]
    if merk in payload.gewaarschuwd.split("."):
        return None
    regels = [_hint(desk, een) for een in gevonden[:_MEESTE_HINTEN]]
    woorden = "\n".join((desk.teksten("gesprekskeuze.hint.kop"), "", *(f"- {een}" for een in regels)))
    merken = ".".join(een for een in (payload.gewaarschuwd, merk) if een)
    kaart = met_waarschuwing(vorm.card, woorden, payload, merken, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def _hint(desk: Desk, een: Hint) -> str:
    sleutel = f"gesprekskeuze.hint.{een.soort.value}"
    if een.anders:
        return desk.teksten(f"{sleutel}_anders", waar=_kort(een.waar), anders=een.anders)
    return desk.teksten(sleutel, waar=_kort(een.waar))


def _kort(waar: str) -> str:
    """Return enough of a sentence to find it again, Markdown disarmed."""
    kort = waar if len(waar) <= _LANGSTE_STUK else f"{waar[:_LANGSTE_STUK]}…"
    return zonder_opmaak(kort)
