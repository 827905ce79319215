"""Who said an answer on the phone, and when: read from what the regisseur typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cards import datum
from cards.payloads import Beller
from cards.uitvraag.namens import LANGSTE_NAAM
from dialogs.kern.desk import Bezoek
from dialogs.uitvraag.zaak import Zaak
from domain.moment import lees_moment
from domain.tekst import schone_regel
from domain.uitvraag import Antwoord


@dataclass(frozen=True, slots=True)
class Zegsman:
    """Somebody of the organisatie who said it, and when he did."""

    naam: str
    functie: str
    moment: datetime

    def in_woorden(self, bezoek: Bezoek) -> str:
        """Return it as it is kept with the answer and shown with it."""
        wanneer = datum.dag_en_tijd(self.moment, bezoek.regio.kalender)
        return bezoek.teksten("uitvraag.namens.woorden", naam=self.naam, functie=self.functie, wanneer=wanneer)


STRAKS = timedelta(hours=1)
"""So long after a page was saved the next one need not be told again who says it: it is the same conversation."""


def waarden(beller: Beller) -> dict[str, str]:
    """Return who said it as it was typed, by input id, to show it again on the next card."""
    return {
        "gezegd_door": beller.gezegd_door,
        "functie": beller.functie,
        "gezegd_datum": beller.gezegd_datum,
        "gezegd_tijd": beller.gezegd_tijd,
    }


def getypt(bezoek: Bezoek, beller: Beller) -> list[tuple[str, str]]:
    """Return what was typed about who said it, by label."""
    velden = {"gezegd_door": beller.gezegd_door, "functie": beller.functie}
    return [(bezoek.teksten(f"uitvraag.namens.{veld}"), waarde) for veld, waarde in velden.items()]


def eerder(bezoek: Bezoek, laatste: Iterable[Antwoord]) -> str:
    """Return who said what he typed about this question a moment ago, in words; empty when that was nobody."""
    gezegd = [
        een
        for een in laatste
        if een.gezegd_door and een.door_id == bezoek.actor.persoon_id and bezoek.nu - een.op <= STRAKS
    ]
    return max(gezegd, key=lambda een: een.op).gezegd_door if gezegd else ""


def in_woorden(bezoek: Bezoek, zaak: Zaak, beller: Beller, laatste: Iterable[Antwoord] = ()) -> str | tuple[str, ...]:
    """Return who said it, as it is kept; what is wrong comes back in words, all at once.

    Args:
        bezoek: of who types it.
        zaak: the question that is answered.
        beller: what was typed.
        laatste: the answers from which it is taken over when nothing was typed.
    """
    if not any(een.strip() for een in waarden(beller).values()) and (nog := eerder(bezoek, laatste)):
        return nog
    gelezen = lees(bezoek, zaak, beller)
    return gelezen if isinstance(gelezen, tuple) else gelezen.in_woorden(bezoek)


def bij_het_begin(bezoek: Bezoek) -> dict[str, str]:
    """Return what stands on the first card: nobody yet, and now."""
    lokaal = bezoek.regio.kalender.lokaal(bezoek.nu)
    return {"gezegd_datum": lokaal.date().isoformat(), "gezegd_tijd": f"{lokaal:%H:%M}"}


def lees(bezoek: Bezoek, zaak: Zaak, beller: Beller) -> Zegsman | tuple[str, ...]:
    """Read who said it; what is wrong comes back in words, all at once."""
    t = bezoek.teksten
    naam, functie = schone_regel(beller.gezegd_door), schone_regel(beller.functie)
    fouten = [
        t(f"uitvraag.namens.leeg.{veld}")
        for veld, waarde in (("gezegd_door", naam), ("functie", functie))
        if not waarde
    ]
    if max(len(naam), len(functie)) > LANGSTE_NAAM:
        fouten.append(t("uitvraag.namens.fout.te_lang", maximum=LANGSTE_NAAM))
    moment = _moment(bezoek, zaak, beller)
    if moment is None:
        fouten.append(t("uitvraag.namens.fout.wanneer"))
    if fouten or moment is None:
        return tuple(fouten)
    return Zegsman(naam, functie, moment)


def _moment(bezoek: Bezoek, zaak: Zaak, beller: Beller) -> datetime | None:
    if not beller.gezegd_datum.strip() and not beller.gezegd_tijd.strip():
        return bezoek.nu
    moment = lees_moment(beller.gezegd_datum, beller.gezegd_tijd, bezoek.regio.kalender)
    # The form tells minutes: of the minute in which the uitvraag began, none is before it.
    begin = zaak.uitvraag.gestart_op.replace(second=0, microsecond=0)
    return moment if moment is not None and begin <= moment <= bezoek.nu else None
