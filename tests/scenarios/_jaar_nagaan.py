"""What must be true after a year: of every reminder, of every post, and of all that was agreed."""

from collections import Counter
from datetime import date, datetime, timedelta

from domain.afspraak import Afspraakhandeling
from storage import afspraken
from tests.dialogs._wereld import kanaal
from tests.scenarios._jaar import Jaar, Toestand, verwacht
from tests.storage._rijen import soort_van_posten

HERINNERING, POST = "afspraak_herinnering", "afspraken"


def elke_herinnering_kwam_een_keer(jaar: Jaar) -> None:
    """On each day on which somebody had to be asked he was, once; and on no other day."""
    gedaan = _dagen(jaar, Afspraakhandeling.HERINNERD)
    fout = {}
    for afspraak_id in jaar.verliep:
        moest, was = Counter(verwacht(jaar, afspraak_id)), Counter(gedaan.get(afspraak_id, []))
        if moest != was:
            fout[afspraak_id] = (jaar.aard[afspraak_id], sorted(moest.elements()), sorted(was.elements()))
    assert not fout, fout


def elke_herinnering_werd_een_bericht(jaar: Jaar) -> None:
    """Who was reminded got a post that day, or was done by then; on the next working day when he had one already.

    What is due before that day begins does not wait for it.
    """
    kalender, stil = jaar.wereld.regio.kalender, []
    posten = _posten(jaar)
    for afspraak_id, dagen in _dagen(jaar, Afspraakhandeling.HERINNERD).items():
        for dag in dagen:
            morgen = kalender.plus_werkdagen(dag, 1)
            toen = _toestand(jaar, afspraak_id, _om(jaar, dag, 9))
            uiterlijk = dag if dag <= toen.wanneer < morgen else morgen
            later = _toestand(jaar, afspraak_id, _om(jaar, uiterlijk, 9))
            er_was = any(
                waar == kanaal(toen.organisatie).conversation_id and dag <= kalender.lokaal(op).date() <= uiterlijk
                for soort, waar, op in posten
                if soort in {HERINNERING, POST}
            )
            if not er_was and later.bij_eigenaar:
                stil.append((afspraak_id, dag))
    assert not stil, stil


def geen_bericht_zonder_reden(jaar: Jaar) -> None:
    """Whoever gets a reminder still has something to do that he was asked about that day, or on the working day before.

    At one address an organisatie gets one post a day that nobody asked for: what comes after another one of that day
    waits for the next. On its own day nothing waits.
    """
    kalender, zonder = jaar.wereld.regio.kalender, []
    herinnerd = _dagen(jaar, Afspraakhandeling.HERINNERD)
    for soort, waar, op in _posten(jaar):
        if soort != HERINNERING:
            continue
        dag = kalender.lokaal(op).date()
        mag = {dag, kalender.min_werkdagen(dag, 1)}
        redenen = [
            een
            for een, dagen in herinnerd.items()
            if mag & set(dagen)
            and (toen := _toestand(jaar, een, op)).bij_eigenaar
            and kanaal(toen.organisatie).conversation_id == waar
        ]
        if not redenen:
            zonder.append((waar, op))
    assert not zonder, zonder


def van_stilte_hoorde_de_regisseur_een_keer(jaar: Jaar) -> None:
    """Of whom nothing is heard the regisseur is told on the working day after its day, once."""
    kalender, gemeld = jaar.wereld.regio.kalender, _dagen(jaar, Afspraakhandeling.GEMELD)
    fout = {}
    for afspraak_id, aard in jaar.aard.items():
        if aard == "zwijgt":
            na = kalender.plus_werkdagen(jaar.verliep[afspraak_id][0].wanneer, 1)
            moest = [na] if _om(jaar, na, 8) < jaar.klok.moment else []
            if gemeld.get(afspraak_id, []) != moest:
                fout[afspraak_id] = (moest, gemeld.get(afspraak_id))
    assert not fout, fout
    assert gemeld


def niets_bleef_liggen(jaar: Jaar) -> None:
    """All that was agreed came to an end, and nothing was posted twice."""
    lopend = jaar.wereld.leest(afspraken.van_casussen, jaar.gemaakt, alleen_open=True)
    assert not lopend, lopend
    teller = Counter(een.activity_id for een in jaar.teams.geplaatst)
    assert max(teller.values()) == 1


def _om(jaar: Jaar, dag: date, uur: int) -> datetime:
    begin = jaar.wereld.regio.kalender.moment(dag, jaar.wereld.regio.werkuren.van)
    return begin + timedelta(hours=uur - 8)


def _toestand(jaar: Jaar, afspraak_id: str, op: datetime) -> Toestand:
    return [een for een in jaar.verliep[afspraak_id] if een.vanaf <= op][-1]


def _dagen(jaar: Jaar, handeling: Afspraakhandeling) -> dict[str, list[date]]:
    """Return per afspraak on which days this was done with it."""
    gevonden: dict[str, list[date]] = {}
    for casus_id in jaar.gemaakt:
        for regel in jaar.wereld.leest(afspraken.regels_van_casus, casus_id):
            if regel.handeling is handeling:
                dag = jaar.wereld.regio.kalender.lokaal(regel.op).date()
                gevonden.setdefault(regel.afspraak_id, []).append(dag)
    return gevonden


def _posten(jaar: Jaar) -> list[tuple[str, str, datetime]]:
    """Return every new post: which kind, where, when. Of one that was replaced by another of its kind: no kind."""
    per_post = jaar.wereld.leest(soort_van_posten)
    return [(per_post.get(een.activity_id, ""), een.waar, een.op) for een in jaar.teams.geplaatst]
