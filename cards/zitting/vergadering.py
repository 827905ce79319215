"""The meeting of a zitting: how it stands and what one can do about it, the way in, and the post that something is off.

The link stands on cards that answer a press alone; the post carries a tafel, a moment and a button.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from microsoft_teams.cards import Action, CardElement, OpenUrlAction

from cards.bouwstenen import (
    Card,
    foutenlijst,
    goed_nieuws,
    kaart,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
)
from cards.zitting.payloads_vergadering import VergaderingMaak, VergaderingOpen, ZittingslinkBewaar
from domain.vergadering import LANGSTE_LINK
from teksten.catalogus import Teksten

ADRES: Final = "adres"


@dataclass(frozen=True, slots=True)
class Vergaderstand:
    """How it stands with the meeting of a zitting, for a regisseur.

    Attributes:
        titel: which zitting.
        stand: how it stands, in words.
        goed: people can go there.
        mis: something is to be done about it.
        ontbreekt: names of the options that did not hold.
        bot: whether the bot is in its chat, in words; empty where that is not known or makes no difference.
        adres: the way in; None while nobody can go there.
        fouten: what must be mended in the form.
        ingevuld: what was typed.
        gedaan: what was just done, in words.
        bewaar: keeps a link of one's own; None where the form is not shown.
        anders: opens that form; None where it is shown, or makes no sense.
        maak: has the bot make it; None where it cannot, or is at it.
        nieuw: whether there is one that works now, which would be replaced.
    """

    titel: str
    stand: str
    goed: bool = False
    mis: bool = False
    ontbreekt: tuple[str, ...] = ()
    bot: str = ""
    adres: str | None = None
    fouten: Sequence[str] = ()
    ingevuld: str = ""
    gedaan: str = ""
    bewaar: ZittingslinkBewaar | None = None
    anders: VergaderingOpen | None = None
    maak: VergaderingMaak | None = None
    nieuw: bool = False


def vergaderkaart(beeld: Vergaderstand, t: Teksten) -> Card:
    """Build the card, for one reader alone: the link on it opens the meeting."""
    inhoud: list[CardElement] = [*foutenlijst(beeld.fouten)]
    if beeld.gedaan:
        inhoud.append(goed_nieuws(beeld.gedaan))
    if beeld.goed and not beeld.gedaan:
        inhoud.append(goed_nieuws(beeld.stand))
    else:
        inhoud.append(let_op(beeld.stand) if beeld.mis else tekst(beeld.stand))
    inhoud.extend(tekst(f"- {t(f'tafelvergadering.optie.{een}')}") for een in beeld.ontbreekt)
    if beeld.bot:
        inhoud.append(tekst(beeld.bot))
    if beeld.nieuw and beeld.maak is not None:
        inhoud.append(tekst(t("tafelvergadering.nieuw.uitleg"), zacht=True))
    if beeld.bewaar is not None:
        inhoud += [
            tussenkop(t("tafelvergadering.eigen.kop")),
            tekst(t("tafelvergadering.eigen.uitleg")),
            tekstvak(
                ADRES,
                t("algemeen.verplicht", label=t("tafelvergadering.veld.adres")),
                verplicht=t("tafelvergadering.leeg.adres"),
                waarde=beeld.ingevuld,
                hoogstens=LANGSTE_LINK,
            ),
        ]
    return kaart(beeld.titel, *inhoud, knoppen=_knoppen(beeld, t))


def deelnamekaart(adres: str | None, t: Teksten) -> Card:
    """Build the way in, for one reader alone; without an address the same words, whatever the reason is."""
    if adres is None:
        return kaart(t("tafelvergadering.naar.titel"), tekst(t("tafelvergadering.naar.niet")))
    return kaart(
        t("tafelvergadering.naar.titel"),
        tekst(t("tafelvergadering.naar.uitleg")),
        tekst(t("tafelvergadering.naar.zelf"), zacht=True),
        knoppen=[OpenUrlAction(title=t("tafelvergadering.knop.naar"), url=adres)],
    )


def post(woorden: str, openen: VergaderingOpen | None, t: Teksten) -> Card:
    """Build the post to a regisseur: something is to be looked at, or it is all right by now."""
    knoppen = [] if openen is None else [knop(t("tafelvergadering.knop.open"), openen, invoer=False)]
    return kaart(t("tafelvergadering.post.titel"), tekst(woorden), knoppen=knoppen)


def _knoppen(beeld: Vergaderstand, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if beeld.adres is not None:
        knoppen.append(OpenUrlAction(title=t("tafelvergadering.knop.naar"), url=beeld.adres))
    if beeld.bewaar is not None:
        knoppen.append(knop(t("tafelvergadering.knop.bewaar"), beeld.bewaar, stijl="positive"))
    if beeld.anders is not None:
        knoppen.append(knop(t("tafelvergadering.knop.anders"), beeld.anders, invoer=False))
    if beeld.maak is not None:
        key = "tafelvergadering.knop.nieuw" if beeld.nieuw else "tafelvergadering.knop.maak"
        knoppen.append(knop(t(key), beeld.maak, invoer=False))
    return knoppen
