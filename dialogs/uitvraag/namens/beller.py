"""Who said an answer on the phone, and when: read from what the regisseur typed."""

from dataclasses import dataclass
from datetime import datetime

from cards import datum
from cards.payloads import Beller
from cards.uitvraag.namens import LANGSTE_NAAM
from dialogs.kern.desk import Desk
from dialogs.uitvraag.zaak import Zaak
from domain.moment import lees_moment
from domain.tekst import schone_regel


@dataclass(frozen=True, slots=True)
class Zegsman:
    """Somebody of the organisatie who said it, and when he did."""

    naam: str
    functie: str
    moment: datetime

    def in_woorden(self, desk: Desk) -> str:
        """Return it as it is kept with the answer and shown with it."""
        wanneer = datum.dag_en_tijd(self.moment, desk.regio.kalender)
        return desk.teksten("uitvraag.namens.woorden", naam=self.naam, functie=self.functie, wanneer=wanneer)


def waarden(beller: Beller) -> dict[str, str]:
    """Return who said it as it was typed, by input id, to show it again on the next card."""
    return {
        "gezegd_door": beller.gezegd_door,
        "functie": beller.functie,
        "gezegd_datum": beller.gezegd_datum,
        "gezegd_tijd": beller.gezegd_tijd,
    }


def getypt(desk: Desk, beller: Beller) -> list[tuple[str, str]]:
    """Return what was typed about who said it, by label."""
    velden = {"gezegd_door": beller.gezegd_door, "functie": beller.functie}
    return [(desk.teksten(f"uitvraag.namens.{veld}"), waarde) for veld, waarde in velden.items()]


def bij_het_begin(desk: Desk) -> dict[str, str]:
    """Return what stands on the first card: nobody yet, and now."""
    lokaal = desk.regio.kalender.lokaal(desk.nu)
    return {"gezegd_datum": lokaal.date().isoformat(), "gezegd_tijd": f"{lokaal:%H:%M}"}


def lees(desk: Desk, zaak: Zaak, beller: Beller) -> Zegsman | tuple[str, ...]:
    """Read who said it; what is wrong comes back in words, all at once."""
    t = desk.teksten
    naam, functie = schone_regel(beller.gezegd_door), schone_regel(beller.functie)
    fouten = [
        t(f"uitvraag.namens.leeg.{veld}")
        for veld, waarde in (("gezegd_door", naam), ("functie", functie))
        if not waarde
    ]
    if max(len(naam), len(functie)) > LANGSTE_NAAM:
        fouten.append(t("uitvraag.namens.fout.te_lang", maximum=LANGSTE_NAAM))
    moment = _moment(desk, zaak, beller)
    if moment is None:
        fouten.append(t("uitvraag.namens.fout.wanneer"))
    if fouten or moment is None:
        return tuple(fouten)
    return Zegsman(naam, functie, moment)


def _moment(desk: Desk, zaak: Zaak, beller: Beller) -> datetime | None:
    if not beller.gezegd_datum.strip() and not beller.gezegd_tijd.strip():
        return desk.nu
    moment = lees_moment(beller.gezegd_datum, beller.gezegd_tijd, desk.regio.kalender)
    # The form tells minutes: of the minute in which the uitvraag began, none is before it.
    begin = zaak.uitvraag.gestart_op.replace(second=0, microsecond=0)
    return moment if moment is not None and begin <= moment <= desk.nu else None
