"""What must be true after a year of nazorg: of who was asked, of who could see whom, and of what was told when."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from domain.casus import Fase
from domain.quickscan import Quickscanbesluit
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage import casus as casussen
from storage import quickscan, toegang
from storage import uitvraag as uitvragen
from tests.scenarios._nazorgjaar import TAFELKANAAL, Nazorgjaar, Toestand, Zaak
from tests.scenarios._nazorgjaar_verteld import Klok, hoort_op, krap, nagekeken_op
from tests.scenarios._tien_gemeenten import mag_weten

_AFTELLEN: Final = re.compile(r"^(\S+): de dag komt dichterbij$", re.MULTILINE)
_NACHECK: Final = re.compile(r"^(\S+): hoe gaat het\?$", re.MULTILINE)
_VERRAADT: Final = re.compile(
    r"detentie|gedetineerd|gevangen|inrichting|vrijla|vrijgelaten|vrijkom|nazorg|verlof|straf|justit", re.IGNORECASE
)
"""Words by which a message would tell that somebody is or was in prison."""


def alles(jaar: Nazorgjaar) -> None:
    """Go through all of it."""
    iedereen_werd_gezien(jaar)
    ieder_werd_een_keer_gevraagd(jaar)
    niemand_werd_gevraagd_die_het_niet_aangaat(jaar)
    de_eerste_vraag_ging_naar_allen_die_het_aangaat(jaar)
    niemand_zag_wie_hij_niet_mag_zien(jaar)
    wie_gesloten_is_ziet_niemand(jaar)
    alleen_de_rio_ging_verder(jaar)
    elke_terugkeer_werd_op_tijd_geteld(jaar)
    na_elke_vrijlating_werd_gekeken(jaar)
    geen_bericht_verraadt_iemand(jaar)
    een_week_is_een_bericht(jaar)


def iedereen_werd_gezien(jaar: Nazorgjaar) -> None:
    """Of everybody it was decided what happens; or it is known why not yet: he came in after the last question."""
    zonder = []
    for zaak in jaar.zaken.values():
        besloten = jaar.wereld.leest(quickscan.laatste_van, [zaak.casus_id]).get(zaak.casus_id)
        assert (besloten.besluit if besloten else None) == zaak.besluit, zaak
        if zaak.besluit is None and zaak.toestanden[0].vanaf < jaar.klok.moment - timedelta(days=16):
            zonder.append(zaak)
    assert not zonder, zonder
    genomen = Counter(zaak.besluit for zaak in jaar.zaken.values())
    assert {*genomen} >= {een for een in Quickscanbesluit if een is not Quickscanbesluit.OPSCHALEN}, genomen


def ieder_werd_een_keer_gevraagd(jaar: Nazorgjaar) -> None:
    """About each stay there is one uitvraag, for one week, and nobody is asked twice in it."""
    for zaak in jaar.zaken.values():
        alle = jaar.wereld.leest(uitvragen.van_casus, zaak.casus_id)
        assert len(alle) <= 1, zaak
        for uitvraag in alle:
            assert uitvraag.status is not UitvraagStatus.INGETROKKEN
            wie = Counter(een.organisatie for een in uitvraag.bevragingen)
            assert max(wie.values()) == 1, (zaak, wie)


def niemand_werd_gevraagd_die_het_niet_aangaat(jaar: Nazorgjaar) -> None:
    """Whoever was asked may know of him at some time of it; who is asked still, or answered, at the end of it too."""
    for zaak in jaar.zaken.values():
        ooit = frozenset().union(*(_mag_weten(zaak, een) for een in zaak.toestanden))
        for uitvraag in jaar.wereld.leest(uitvragen.van_casus, zaak.casus_id):
            for een in uitvraag.bevragingen:
                assert een.organisatie in ooit, (zaak, een)
                if een.status is BevragingStatus.OPEN and zaak.gesloten_op is None:
                    assert een.organisatie in _mag_weten(zaak, zaak.nu), (zaak, een)


def de_eerste_vraag_ging_naar_allen_die_het_aangaat(jaar: Nazorgjaar) -> None:
    """Whom it concerns on the day on which the week is asked out is asked, all of them."""
    for zaak in jaar.zaken.values():
        for uitvraag in jaar.wereld.leest(uitvragen.van_casus, zaak.casus_id):
            toen = _mag_weten(zaak, _toestand(zaak, uitvraag.gestart_op))
            assert toen <= {een.organisatie for een in uitvraag.bevragingen}, zaak


def niemand_zag_wie_hij_niet_mag_zien(jaar: Nazorgjaar) -> None:
    """Access is there for nobody whom it does not concern, at no moment; neither stood he on a worklist there."""
    per_casus = {een.casus_id: een for een in jaar.zaken.values()}
    for gezien in jaar.gezien:
        zaak = per_casus[gezien.casus_id]
        assert gezien.organisatie in _mag_weten(zaak, _toestand(zaak, gezien.op)), (gezien, zaak)
    assert jaar.gezien
    for zaak in jaar.zaken.values():
        for rij in jaar.wereld.leest(toegang.van_casus, zaak.casus_id):
            for toestand, tot in _duurt(zaak, jaar.klok.moment):
                had = rij.van < tot and (rij.tot is None or rij.tot > toestand.vanaf)
                if had and rij.organisatie != jaar.wereld.regio.eigen_organisatie:
                    assert rij.organisatie in _mag_weten(zaak, toestand), (rij, toestand, zaak)


def wie_gesloten_is_ziet_niemand(jaar: Nazorgjaar) -> None:
    """Of what was closed nobody has access, and it stays closed."""
    for zaak in jaar.zaken.values():
        casus = jaar.wereld.leest(casussen.lees, zaak.casus_id)
        assert (casus.fase is Fase.AFGESLOTEN) == (zaak.gesloten_op is not None), zaak
        if zaak.gesloten_op is not None:
            rijen = jaar.wereld.leest(toegang.van_casus, zaak.casus_id)
            assert all(rij.tot is not None for rij in rijen), zaak


def alleen_de_rio_ging_verder(jaar: Nazorgjaar) -> None:
    """Where only the RIO goes on, access is left to it, to where he is, and to his gemeenten."""
    alleen = [een for een in jaar.zaken.values() if een.besluit is Quickscanbesluit.ALLEEN_RIO]
    assert alleen
    for zaak in alleen:
        rijen = [een for een in jaar.wereld.leest(toegang.van_casus, zaak.casus_id) if een.tot is None]
        open_ = {een.organisatie for een in rijen}
        if zaak.gesloten_op is None:
            assert "rio" in open_, zaak
        assert not open_ & {"politie", "reclassering", "ggd"}, zaak


def elke_terugkeer_werd_op_tijd_geteld(jaar: Nazorgjaar) -> None:
    """On each day on which the regisseur had to hear of a return he did, once; and on no other day."""
    klok = _klok(jaar)
    geteld = _gehoord(jaar, _AFTELLEN)
    fout = {}
    for zaak in jaar.zaken.values():
        moest = Counter(hoort_op(zaak, klok, jaar.klok.moment))
        was = Counter(geteld.get(zaak.code, []))
        if moest != was and not (krap(zaak) and _ongeveer(moest, was)):
            fout[zaak.code] = (sorted(moest.elements()), sorted(was.elements()), zaak)
    assert not fout, "\n".join(map(str, fout.values()))
    assert sum(map(len, geteld.values())) > len(jaar.zaken) // 2


def na_elke_vrijlating_werd_gekeken(jaar: Nazorgjaar) -> None:
    """The day after each release the regisseur is asked how it goes, and each week until he looked."""
    klok = _klok(jaar)
    gevraagd = _gehoord(jaar, _NACHECK)
    fout = {}
    for zaak in jaar.zaken.values():
        moest, was = Counter(nagekeken_op(zaak, klok, jaar.klok.moment)), Counter(gevraagd.get(zaak.code, []))
        if moest != was:
            fout[zaak.code] = (sorted(moest.elements()), sorted(was.elements()), zaak)
    assert not fout, "\n".join(map(str, fout.values()))
    assert gevraagd


def geen_bericht_verraadt_iemand(jaar: Nazorgjaar) -> None:
    """No message names anybody, or tells that somebody is or was in prison; each casus goes by its code."""
    namen = {deel for een in jaar.verblijven for deel in een.wie.naam.split()}
    geboren = {vorm for een in jaar.verblijven for vorm in (een.wie.geboren.isoformat(), f"{een.wie.geboren:%d-%m-%Y}")}
    codes = {een.code for een in jaar.zaken.values()}
    for post in jaar.teams.geplaatst:
        woorden = set(re.findall(r"[\w-]+", post.tekst))
        assert not woorden & (namen | geboren), post
        if post.waar != TAFELKANAAL.conversation_id and woorden & codes:
            assert not _VERRAADT.search(post.tekst), post


def een_week_is_een_bericht(jaar: Nazorgjaar) -> None:
    """A week is one post at each organisatie: what is asked for a zitting stands there once, and is edited after."""
    lijsten = Counter(
        (post.waar, post.tekst.splitlines()[0])
        for post in jaar.teams.geplaatst
        if post.nieuw and post.tekst.startswith("Voor woensdag")
    )
    assert lijsten
    assert max(lijsten.values()) == 1, lijsten.most_common(3)


def _mag_weten(zaak: Zaak, toestand: Toestand) -> frozenset[str]:
    return mag_weten(toestand.inrichting, zaak.verblijf.wie.gemeente, toestand.vestiging)


def _toestand(zaak: Zaak, op: datetime) -> Toestand:
    return [een for een in zaak.toestanden if een.vanaf <= op][-1]


def _duurt(zaak: Zaak, tot: datetime) -> Iterator[tuple[Toestand, datetime]]:
    for een, volgende in zip(zaak.toestanden, [*zaak.toestanden[1:], None], strict=True):
        yield een, volgende.vanaf if volgende else tot


def _klok(jaar: Nazorgjaar) -> Klok:
    return Klok(jaar.wereld.regio.kalender, jaar.wereld.regio.werkuren)


def _gehoord(jaar: Nazorgjaar, wat: re.Pattern[str]) -> dict[str, list[date]]:
    """Return per code on which days the regisseurs got such a post, each in his own chat."""
    chats = {een.chat.conversation_id for een in jaar.regisseurs}
    gevonden: dict[str, list[date]] = {}
    for post in jaar.teams.geplaatst:
        gezegd = wat.search(post.tekst) if post.nieuw and post.waar in chats else None
        if gezegd:
            gevonden.setdefault(gezegd[1], []).append(jaar.wereld.regio.kalender.lokaal(post.op).date())
    return gevonden


def _ongeveer(moest: Counter[date], was: Counter[date]) -> bool:
    """Where a release follows a leave within days one may be told a day earlier or later, never less often."""
    return was.total() >= moest.total() - 1 and max(was.values(), default=0) <= max(moest.values(), default=0)
