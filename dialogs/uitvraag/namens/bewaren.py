"""Keeping what was said on the phone about one person: checked as if his own organisatie had filled it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.formulier import ingevulde_waarden
from cards.uitvraag.namens_payloads import NamensAntwoord
from dialogs.kern.desk import Bezoek
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na, teksten_van
from dialogs.uitvraag.antwoorden.vastleggen import Gezegd, leg_vast
from dialogs.uitvraag.antwoorden.waarheen import samen, verdeling_van
from dialogs.uitvraag.namens import beller
from dialogs.uitvraag.namens.namensbeeld import Belzaak
from domain.formulier import Ingevuld, Veldfout, valideer
from domain.uitvraag import Antwoordsoort, BevragingStatus, soort_antwoord
from storage.inbox import Uitkomst

AANGEPAST = "aangepast"
OPGESLAGEN = "opgeslagen"


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What came of the form about one person, on a card or on a page.

    Attributes:
        fouten, veldfouten: what is wrong with who said it, and with what he said.
        uitkomst: None when nothing was kept, because of a mistake or (`let_op`) until he has seen a warning.
        anders_ingevuld: this very form was kept before, filled in otherwise.
    """

    fouten: tuple[str, ...] = ()
    veldfouten: tuple[Veldfout, ...] = ()
    let_op: Waarschuwing | None = None
    uitkomst: Uitkomst | None = None
    anders_ingevuld: bool = False


def bewaar_antwoord(bezoek: Bezoek, zaak: Belzaak, payload: NamensAntwoord, *, op_pagina: bool = False) -> Bewaard:
    """Keep once what was said about one person; the same rules on a card and on a page.

    What a card does not ask is kept as it was filled in on the page. A page shows everything, and takes over who said
    it from the page before when nothing was typed there (`op_pagina`).

    Raises:
        NotFound: he is not, or no longer, in the casus.
    """
    wie = zaak.zaak.betrokkene(payload.betrokkene)
    wie_zegt = beller.in_woorden(bezoek, zaak.zaak, payload, zaak.laatste if op_pagina else ())
    velden = payload.velden
    if not op_pagina:
        velden = samen(zaak.gezegd_over(wie.id), velden, verdeling_van(bezoek, zaak.formulier, zaak.zaak).buiten)
    ingevuld = valideer(zaak.formulier, velden)
    if isinstance(ingevuld, tuple) or isinstance(wie_zegt, tuple):
        return Bewaard(
            fouten=wie_zegt if isinstance(wie_zegt, tuple) else (),
            veldfouten=ingevuld if isinstance(ingevuld, tuple) else (),
        )
    getypt = [*beller.getypt(bezoek, payload), *teksten_van(zaak.formulier, ingevuld, bezoek.teksten)]
    if (let_op := kijk_na(bezoek, payload, getypt)) is not None:
        return Bewaard(let_op=let_op)
    afdruk = bezoek.fingerprint(payload.velden)
    was_af = zaak.zaak.bevraging.status is not BevragingStatus.OPEN

    def act() -> Uitkomst:
        leg_alle_vast(bezoek, zaak, [_antwoord(zaak, wie.id, ingevuld)], wie_zegt)
        return Uitkomst(AANGEPAST if was_af else OPGESLAGEN, {"invoer": afdruk})

    uitkomst = bezoek.once(payload.verb, payload.sleutel, act, onderwerp=f"{zaak.zaak.bevraging.id}:{wie.id}")
    return Bewaard(uitkomst=uitkomst, anders_ingevuld=uitkomst.ids["invoer"] != afdruk)


def leg_alle_vast(
    bezoek: Bezoek, zaak: Belzaak, gezegd: Sequence[Gezegd], wie_zegt: str, *, alleen_nieuw: bool = False
) -> None:
    """Store what was said, with who said it in words; nothing when nothing was."""
    if gezegd:
        leg_vast(bezoek, zaak.zaak, gezegd, gezegd_door=wie_zegt, alleen_nieuw=alleen_nieuw)


def _antwoord(zaak: Belzaak, betrokkene_id: str, ingevuld: Ingevuld) -> Gezegd:
    soort = soort_antwoord(zaak.formulier, ingevuld)
    return Gezegd(betrokkene_id, soort, ingevulde_waarden(ingevuld) if soort is Antwoordsoort.BEKEND else ())
