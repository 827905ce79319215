"""What was asked: who, until when, how each is reached; and making an uitvraag that runs urgent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement

from cards import datum
from cards.bouwstenen import Card, feiten, fout, goed_nieuws, kaart, knop, let_op, tekst, tekstvak, tussenkop
from cards.uitvraag.payloads import SpoedMaken, StatusOpen, VoorstelOpen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Bevestiging:
    """What was started.

    Attributes:
        gevraagd: names of who was asked.
        bereikt: name, and in words how and when it hears of it.
        niet_bereikt: names of who is reached nowhere yet.
        extra: whether the zitting was called together for it.
        melding: what was done, when it is not that it was started.
    """

    uitvraag: str
    code: str
    zitting: datetime
    deadline: datetime
    gevraagd: Sequence[str]
    niet_bereikt: Sequence[str]
    bereikt: Sequence[tuple[str, str]] = ()
    spoed: bool = False
    extra: bool = False
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Spoedbeeld:
    """An uitvraag that runs, to be made urgent. `uren` is what stands in the input."""

    code: str
    zitting: datetime
    deadline: datetime
    uren: str
    fouten: Sequence[str] = ()


def bevestiging(beeld: Bevestiging, t: Teksten, kalender: Kalender) -> Card:
    """Who was asked and until when, how each is reached; who could not be, and what to do about it."""
    wanneer = datum.dag_en_tijd(beeld.zitting, kalender)
    zitting = t("uitvraag.gestart.spoedzitting", wanneer=wanneer) if beeld.extra else wanneer
    inhoud: list[CardElement] = [
        goed_nieuws(beeld.melding or t.aantal("uitvraag.gestart.uitleg", len(beeld.gevraagd))),
        feiten(
            [
                *([(t("uitvraag.start.spoed"), t("uitvraag.start.spoed.ja"))] if beeld.spoed else []),
                (t("uitvraag.extra.gevraagd"), ", ".join(beeld.gevraagd)),
                (t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender)),
                (t("uitvraag.gestart.zitting"), zitting),
            ]
        ),
    ]
    if beeld.niet_bereikt:
        namen = ", ".join(beeld.niet_bereikt)
        inhoud.append(let_op(t.aantal("uitvraag.gestart.niet_bereikt", len(beeld.niet_bereikt), organisaties=namen)))
    if beeld.bereikt:
        inhoud += [tussenkop(t("uitvraag.gestart.bereikt")), feiten(beeld.bereikt)]
    return kaart(
        t("uitvraag.titel", code=beeld.code),
        *inhoud,
        knoppen=[knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=beeld.uitvraag))],
    )


def spoed_maken(beeld: Spoedbeeld, maak: SpoedMaken, anders: VoorstelOpen, t: Teksten, kalender: Kalender) -> Card:
    """The form to make urgent what runs: in how many hours the answer is wanted."""
    return kaart(
        t("uitvraag.start.spoed.titel", code=beeld.code),
        *(fout(een) for een in beeld.fouten),
        tekst(t("uitvraag.start.spoed.loopt", wanneer=datum.dag_en_tijd(beeld.zitting, kalender))),
        feiten([(t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender))]),
        tekstvak(
            "spoed_uren",
            t("algemeen.verplicht", label=t("uitvraag.start.spoed.uren")),
            verplicht=t("uitvraag.start.spoed.leeg"),
            waarde=beeld.uren,
            hoogstens=3,
        ),
        tekst(t("uitvraag.start.spoed.gevolg"), zacht=True),
        knoppen=[
            knop(t("uitvraag.knop.spoed_maken"), maak, stijl="positive"),
            knop(t("uitvraag.knop.andere_zitting"), anders, invoer=False),
        ],
    )
