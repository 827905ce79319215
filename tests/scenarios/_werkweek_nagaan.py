"""What must be true after the week, each in a sentence of its own."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Concatenate, Final, ParamSpec, TypeVar

from domain.agenda import Zitting
from domain.casuscode import Casuscode
from domain.uitvraag import Antwoord, Antwoordsoort, Bevraging, BevragingStatus, Uitvraag, UitvraagStatus
from storage import aanwezigheid, agenda, logboek, outbox
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from storage.tabellen.outbox import OutboxStatus
from tests._kaart import Kaart
from tests.scenarios._kanaries import vindt
from tests.scenarios._logboek_volledig import onvolledige_regels
from tests.scenarios._werkweek import MAANDAG, REGISSEURS, tafelkanaal, te_vragen, zaken
from tests.scenarios._werkweek_mensen import Kantoor, Regie
from tests.scenarios._werkweek_verloop import Week

P = ParamSpec("P")
T = TypeVar("T")

MEESTE_DRUKKEN_VAN_DE_POLITIE: Final = 26
"""One of them says for certain, in nazorg, that all who were not ticked are not known."""
ORGANISATIES: Final = 29
GEVRAAGD: Final = {"nazorg": 3, "huiselijk-geweld": 4, "jeugd": 3, "volwassenen": 4}
"""How many uitvragen were started for each tafel."""
DEELT_NIETS: Final = frozenset({"huisartsenpost", "ggd", "ggz-oever"})
"""Who shared nothing at all: one of its own accord, two because their own rule says so."""
GEBELD: Final = {"inloophuis": "Ido Inloop", "dorpshuis": "Dora Dorpshuis"}
WOORDEN_VAN_EEN_WEIGERING: Final = (
    "beroepsgeheim",
    "deelt niet",
    "deelt niets",
    "weiger",
    "niet gedeeld",
    "toestemming",
)


def niemand_werd_vaker_dan_eens_per_dag_gewekt(w: Week) -> None:
    """At one address an organisatie gets one unasked message a day; what could not wait counts apart."""
    assert {wie: vaak for wie, vaak in w.teller.per_dag().items() if vaak > 1} == {}
    assert len(w.teller.gewekt) > len(te_vragen(w.verhaal.regio))
    assert w.teller.elders == [], "a partner was woken in his own chat beside the conversation of his organisatie"


def elke_werklijst_werd_eens_geplaatst(w: Week) -> None:
    """What is owed for a zitting stands in a conversation once, and is edited."""
    for kantoor in w.kantoren.values():
        titels = Counter(een.tekst.splitlines()[0] for een in kantoor.werklijsten())
        assert set(titels.values()) <= {1}, (kantoor.code, titels)


def elke_herinnering_had_een_reden(w: Week) -> None:
    """At the moment at which it left, something was owed."""
    assert [een for een in w.teller.gewekt if een.reden == 0] == []
    assert len(w.teller.herinneringen()) >= len(DEELT_NIETS)


def de_politie_was_snel_klaar(w: Week) -> None:
    """He sits at all four tafels, and everything asked of him was answered, also whether he comes."""
    assert w.politie.drukken <= MEESTE_DRUKKEN_VAN_DE_POLITIE
    gezegd = [een for _, bevraging, laatste in _alles(w) if bevraging.organisatie == "politie" for een in laatste]
    soorten = Counter(een.soort for een in gezegd)
    assert set(soorten) == {Antwoordsoort.BEKEND, Antwoordsoort.NIET_BEKEND}
    assert soorten[Antwoordsoort.NIET_BEKEND] > soorten[Antwoordsoort.BEKEND] > 0
    assert {een.tafel for een in _zittingen(w)} == {een for tafels in REGISSEURS.values() for een in tafels}
    for zitting in _zittingen(w):
        assert _leest(w, aanwezigheid.aantal_aangemeld, zitting.id, "politie") == 1


def elk_antwoord_staat_er_eens(w: Week) -> None:
    """Whoever dealt with it did so about everybody, and once: no answer was lost, and none was kept twice."""
    alles = list(_alles(w))
    afgehandeld = [een for een in alles if een[1].status in {BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD}]
    assert len(afgehandeld) > len(alles) * 9 // 10
    for uitvraag, bevraging, _ in afgehandeld:
        over = {een.id for een in _leest(w, casussen.lees, uitvraag.casus_id).betrokkenen}
        versies = _leest(w, uitvragen.alle_versies, uitvraag.casus_id, bevraging.id)
        assert Counter(een.betrokkene_id for een in versies) == dict.fromkeys(over, 1), bevraging


def iedereen_antwoordde(w: Week) -> None:
    """All 29 were asked something, and nobody owes anything any more; one question was withdrawn."""
    per_status = Counter(een.status for _, een, _ in _alles(w))
    assert {een.organisatie for _, een, _ in _alles(w)} == set(te_vragen(w.verhaal.regio))
    assert len(te_vragen(w.verhaal.regio)) == ORGANISATIES
    assert per_status[BevragingStatus.OPEN] == 0
    assert per_status[BevragingStatus.INGETROKKEN] == 1
    assert 85 <= per_status[BevragingStatus.BEANTWOORD] + per_status[BevragingStatus.GEWEIGERD] <= 100


def wat_gebeld_werd_is_als_zodanig_bewaard(w: Week) -> None:
    """Of the two who have no Teams it is kept who said it."""
    gebeld = {
        bevraging.organisatie: een.gezegd_door
        for _, bevraging, laatste in _alles(w)
        for een in laatste
        if een.gezegd_door
    }
    assert gebeld.keys() == GEBELD.keys()
    assert all(naam in gebeld[code] for code, naam in GEBELD.items())


def een_weigering_ziet_alleen_de_regisseur(w: Week) -> None:
    """To everybody else it is dealt with, like any answer."""
    geweigerd = {een.organisatie for _, een, _ in _alles(w) if een.status is BevragingStatus.GEWEIGERD}
    assert geweigerd == DEELT_NIETS
    over_een = [
        (een.organisatie, antwoord.betrokkene_id)
        for _, een, laatste in _alles(w)
        if een.status is BevragingStatus.BEANTWOORD
        for antwoord in laatste
        if antwoord.soort is Antwoordsoort.GEWEIGERD
    ]
    assert [organisatie for organisatie, _ in over_een] == ["reclassering"]
    for plek in (*(een.plek for een in w.kantoren.values()), *map(tafelkanaal, w.verhaal.regio.tafels)):
        for kaart in w.verhaal.cards(plek):
            assert not vindt(WOORDEN_VAN_EEN_WEIGERING, kaart.tekst), kaart
    for kantoor in w.kantoren.values():
        assert not [een for een in kantoor.gezien if _noemt_een_ander(kantoor, een, geweigerd, w)], kantoor.code


def de_vier_agendas_kloppen(w: Week) -> None:
    """Everything that was asked about stands on the agenda of its tafel, once; and what was posted says so."""
    for zitting in _zittingen(w):
        verwacht = set(w.codes[zitting.tafel][: GEVRAAGD[zitting.tafel]])
        punten = _leest(w, agenda.punten, zitting.id)
        codes = _leest(w, casussen.codes, [een.casus_id for een in punten])
        assert sorted(codes.values()) == sorted(verwacht), zitting
        geplaatst = [een for een in w.verhaal.cards(tafelkanaal(zitting.tafel)) if _noemt_een(een, verwacht)]
        if zitting.begint_op < MAANDAG + timedelta(days=8):
            assert all(geplaatst[0].tekst.count(code) == 1 for code in verwacht), geplaatst
        andere = {code for tafel, van in w.codes.items() if tafel != zitting.tafel for code in van}
        assert not [een for een in geplaatst if _noemt_een(een, andere)]


def niets_bleef_liggen(w: Week) -> None:
    """Nothing waits, nothing is dead, and of nothing it is unknown whether it came."""
    stand = _leest(w, outbox.stand)
    onaf = (OutboxStatus.WACHT, OutboxStatus.VERZENDEN, OutboxStatus.DOOD, OutboxStatus.ONZEKER)
    assert {een: stand.get(een, 0) for een in onaf} == dict.fromkeys(onaf, 0)
    assert w.verhaal.undelivered == []
    assert [een.organisatie for een in w.teller.gewekt if "@" in een.adres and "thread" not in een.adres]


def de_ketens_zijn_heel(w: Week) -> None:
    """Of every casus, and of the region, the logboek is whole."""
    ketens = _leest(w, logboek.ketens)
    assert len(ketens) > sum(GEVRAAGD.values())
    for keten in ketens:
        assert _leest(w, logboek.controleer, keten.casus_id) == ()
    assert onvolledige_regels(w.verhaal) == []


def geen_naam_stond_in_een_bericht(w: Week) -> None:
    """Nothing that was posted, edited or mailed names anybody a casus is about."""
    namen = [deel for zaak in zaken() for naam, _ in zaak.personen for deel in (naam, naam.split()[1])]
    geheim = (*namen, "kanariekabaal")
    gestuurd = b"\n".join(een._read_bytes or b"" for een in w.verhaal.teams.requests)  # noqa: SLF001 - as sent
    assert not vindt(geheim, gestuurd)
    assert not vindt(geheim, str(w.post.gemaild))
    assert vindt(geheim, "\n".join(een.tekst for een in w.politie.gezien)), (
        "nobody was asked about, so it proves nothing"
    )


async def wie_inzag_wat_werd_ingetrokken_is_bekend(w: Week) -> None:
    """The regisseur reads who saw names; who held the form open gets nothing more by it."""
    formulier, uitkomst = w.ingetrokken
    assert "1 persoon heeft dit geopend" in uitkomst
    assert "Iemand van woningstichting" in uitkomst
    linde = w.kantoren["woningstichting"]
    weg = await linde.drukt(formulier, "Niet bekend")
    ((naam, _),) = [een for een in zaken() if een.tafel == "huiselijk-geweld"][1].personen
    assert naam in formulier
    assert naam not in weg
    assert weg.knoppen == ()
    assert linde.te_doen() == []


def niemand_wordt_aangeraden_te_bellen_wie_heeft_geantwoord(w: Week) -> None:
    """What a regisseur was told of who still owed an answer says by now that nothing is owed."""
    verteld = [kaart for wie in (w.roos, w.sander, w.wilma) for _, kaart in w.ontvangen(wie)]
    assert [een for een in verteld if "Bellen hoeft niet meer" in een]
    assert not [een for een in verteld if "Bellen helpt" in een]


def wie_waarneemt_hoorde_alles(w: Week) -> None:
    """From Wednesday on Sander hears what is Roos's, and Roos is left in peace."""
    woensdag = MAANDAG + timedelta(days=2, hours=-8)
    assert [een for een, _ in w.ontvangen(w.roos) if een >= woensdag] == []
    van_roos = set(w.codes["huiselijk-geweld"] + w.codes["volwassenen"])
    compleet = [kaart for een, kaart in w.ontvangen(w.sander) if een >= woensdag and "is compleet" in kaart]
    assert len([een for een in compleet if _noemt_een(een, van_roos)]) == GEVRAAGD["huiselijk-geweld"] + 4


async def de_regisseur_ziet_wie_niets_deelt(w: Week) -> None:
    """Whoever runs the casus now reads on its status who shares nothing, who phoned, and what was withdrawn."""
    stand = await _stand(w.sander, w.codes["volwassenen"][0])
    assert "Huisartsenpost Lindewaal: deelt niet" in stand
    assert "GGD Merwestreek: deelt alleen na toestemming" in stand
    gebeld = await _stand(w.sander, w.codes["volwassenen"][1])
    assert _regel(gebeld, "Dorpshuis Lindewaal").endswith("telefonisch")
    ingetrokken = await _stand(w.sander, w.codes["huiselijk-geweld"][1])
    assert "ingetrokken" in _regel(ingetrokken, "Woningstichting De Linde")


def _regel(kaart: Kaart, begin: str) -> str:
    return next(een for een in kaart.tekst.splitlines() if een.startswith(begin))


async def _stand(regie: Regie, code: str) -> Kaart:
    return await regie.zelf.types(f"/uitvraag status {code}")


def _alles(w: Week) -> Iterator[tuple[Uitvraag, Bevraging, tuple[Antwoord, ...]]]:
    """Yield every question that was asked in the week, with the last answers to it."""
    for uitvraag in _uitvragen(w):
        for een in uitvraag.bevragingen:
            yield (
                uitvraag,
                een,
                _leest(w, uitvragen.laatste_antwoorden, uitvraag.casus_id, een.id),
            )


def _uitvragen(w: Week) -> list[Uitvraag]:
    def alle(uow: UnitOfWork) -> list[Uitvraag]:
        codes = (code for van in w.codes.values() for code in van)
        ids = [casussen.met_code(uow, Casuscode.lees(code)).id for code in codes]
        return [een for id_ in ids for een in uitvragen.van_casus(uow, id_)]

    gevonden = _leest(w, alle)
    assert len(gevonden) == sum(GEVRAAGD.values())
    assert {een.status for een in gevonden} <= {UitvraagStatus.OPEN, UitvraagStatus.GESLOTEN}
    return gevonden


def _zittingen(w: Week) -> list[Zitting]:
    ids = {een.zitting_id for een in _uitvragen(w)}
    return [_leest(w, agenda.lees, een) for een in sorted(ids)]


def _leest(w: Week, werk: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    return w.verhaal.store.read_now(w.verhaal.scope, werk, *args, **kwargs)


def _noemt_een(kaart: Kaart, codes: set[str]) -> bool:
    return any(code in kaart for code in codes)


def _noemt_een_ander(kantoor: Kantoor, kaart: Kaart, anderen: set[str], w: Week) -> bool:
    """Tell whether a card that somebody saw alone names an organisatie that refused, other than his own."""
    namen = (w.verhaal.regio.organisaties[een].naam for een in anderen if een != kantoor.code)
    return any(naam in kaart for naam in namen)
