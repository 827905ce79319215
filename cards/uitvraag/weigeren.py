"""The form to share nothing: by code, before any name, or about persons. A full answer, so nothing in it pleads."""

from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, fout, hoofdletter, kaart, keuzevak, knop, let_op, tekst, tekstvak
from cards.payloads import Payload
from cards.uitvraag.beantwoorden import Wie, grond_in_woorden, wie_het_is, wie_op_een_regel
from cards.uitvraag.werklijst_payloads import Waar, WerklijstPersonen, WerklijstWeiger
from domain.uitvraag import LANGSTE_TOELICHTING, Weigergrond
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Weigervraag:
    """The form to share nothing.

    Attributes:
        codes: (bevraging, code with its count), when it is about casussen of which no name is open.
        personen: (`<bevraging>:<betrokkene>`, who), when it is about persons.
        over: what is chosen beforehand, or was.
        rest: who was ticked as known on the card before.
        eerder: whether something was answered about some of it, which this takes the place of.
    """

    waar: Waar
    titel: str
    sleutel: str
    codes: tuple[tuple[str, str], ...] = ()
    personen: tuple[tuple[str, Wie], ...] = ()
    over: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    grond: str = ""
    toelichting: str = ""
    eerder: bool = False
    fouten: tuple[str, ...] = ()


def weigerkaart(beeld: Weigervraag, t: Teksten) -> Card:
    """About what nothing is shared, why not, and who learns of it."""
    w = beeld.waar
    ids = tuple(een for een, _ in beeld.personen)
    vast = WerklijstWeiger(
        zitting=w.zitting,
        organisatie=w.organisatie,
        alleen=w.alleen,
        personen=ids,
        rest=beeld.rest,
        alles=beeld.codes[0][0] if len(beeld.codes) == 1 else None,
        sleutel=beeld.sleutel,
    )
    terug: Payload = w.opnieuw()
    if ids:
        # With the ticks of the card it came from: those persons are still to be asked about.
        terug = WerklijstPersonen(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, aangevinkt=beeld.rest)
    return kaart(
        beeld.titel,
        *([fout(" ".join(beeld.fouten))] if beeld.fouten else []),
        *_over(beeld, t),
        *([let_op(t("uitvraag.weigeren.eerder"))] if beeld.eerder else []),
        *_waarom(beeld, t),
        knoppen=[knop(t("uitvraag.knop.vastleggen"), vast), knop(t("algemeen.terug"), terug, invoer=False)],
    )


def _over(beeld: Weigervraag, t: Teksten) -> list[CardElement]:
    if len(beeld.personen) == 1:
        return [tekst(t("uitvraag.weigeren.een")), *wie_het_is(beeld.personen[0][1], t)]
    if len(beeld.codes) == 1:
        return [tekst(t("uitvraag.weigeren.alles")), tekst(beeld.codes[0][1])]
    over_personen = bool(beeld.personen)
    keuzes = [(een, wie_op_een_regel(wie, t)) for een, wie in beeld.personen] or list(beeld.codes)
    return [
        tekst(t("uitvraag.weigeren.deel")),
        keuzevak(
            "over",
            t(
                "algemeen.verplicht",
                label=t("uitvraag.weigeren.over_wie" if over_personen else "uitvraag.weigeren.over_wat"),
            ),
            keuzes,
            verplicht=t("uitvraag.weigeren.kies_over"),
            waarde=",".join(een for een in beeld.over if een in dict(keuzes)),
            meer=True,
        ),
    ]


def _waarom(beeld: Weigervraag, t: Teksten) -> list[CardElement]:
    gronden = [(een.value, hoofdletter(grond_in_woorden(een, t))) for een in Weigergrond]
    return [
        keuzevak(
            "grond",
            t("algemeen.verplicht", label=t("uitvraag.weigeren.grond")),
            gronden,
            verplicht=t("uitvraag.weigeren.kies_grond"),
            waarde=beeld.grond if beeld.grond in tuple(Weigergrond) else "",
        ),
        tekstvak(
            "toelichting",
            t("uitvraag.weigeren.toelichting"),
            waarde=beeld.toelichting,
            lang=True,
            hoogstens=LANGSTE_TOELICHTING,
        ),
        tekst(t("uitvraag.weigeren.wie_leest"), zacht=True),
    ]
