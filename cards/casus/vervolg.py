"""What follows on saving a casus: somebody seems known, it was a double, it is done."""

from dataclasses import dataclass

from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.casus.payloads import CasusBetrokkene, CasusDubbel, CasusOpen, CasusTochNieuw
from cards.payloads import OpdrachtOpen
from domain.casus import Onderwerp
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A casus as it stands after saving.

    Attributes:
        betrokkenen: a line for each.
        aandacht: what is still to be done, in words.
        volgende: the place in the melding of somebody who is not in the casus yet; None when there is nobody.
    """

    casus_id: str
    code: str
    tafel: str
    regisseur: str
    onderwerp: Onderwerp
    betrokkenen: tuple[str, ...]
    aandacht: tuple[str, ...] = ()
    volgende: int | None = None


@dataclass(frozen=True, slots=True)
class Herkend:
    """Somebody in a new casus, by the name just filled in; of the earlier casussen only the codes."""

    code: str
    naam: str
    eerder: tuple[str, ...]


def bewaard(stand: Bewaard, t: Teksten) -> Card:
    """It is saved: its code, who is in it, and what can be done next."""
    start = OpdrachtOpen(opdracht="uitvraag start", casuscode=stand.code)
    erbij = knop(t("casus.knop.erbij"), CasusBetrokkene(casus=stand.casus_id))
    uitvraag = knop(t("casus.knop.uitvraag"), start, stijl="positive")
    knoppen = [uitvraag, erbij] if stand.onderwerp is Onderwerp.PERSONEN else [uitvraag]
    if stand.volgende is not None:
        # First everybody who was brought in, then the question about them.
        volgende = CasusBetrokkene(casus=stand.casus_id, persoon=stand.volgende)
        knoppen = [
            knop(t("casus.knop.volgende_persoon"), volgende, stijl="positive"),
            knop(t("casus.knop.uitvraag"), start),
        ]
    return kaart(
        t("casus.bewaard.titel", code=stand.code),
        goed_nieuws(t("casus.bewaard.uitleg")),
        *(let_op(een) for een in stand.aandacht),
        feiten([(t("casus.feit.tafel"), stand.tafel), (t("casus.feit.regisseur"), stand.regisseur)]),
        tussenkop(t(f"casus.deel.wie.{stand.onderwerp.value}")),
        *(vrije_tekst(een) for een in stand.betrokkenen),
        knoppen=[*knoppen, knop(t("casus.knop.klaar"), OpdrachtOpen(opdracht="casus lijst"))],
    )


def herkend(stand: Herkend, apart: CasusTochNieuw, dubbel: CasusDubbel | None, t: Teksten) -> Card:
    """Somebody seems to be in another casus as well: is this a casus of its own, or the same one again?

    `dubbel` is None when this casus has come too far to close it so.
    """
    dicht = [] if dubbel is None else [knop(t("casus.knop.dubbel"), dubbel, stijl="destructive")]
    return kaart(
        t("casus.herkend.titel", code=stand.code),
        vrije_tekst(stand.naam, vet=True),
        tekst(t("casus.herkend.uitleg")),
        *(tekst(f"**{een}**") for een in stand.eerder),
        tekst(t("casus.herkend.vraag")),
        knoppen=[knop(t("casus.knop.apart"), apart), *dicht],
    )


def gesloten(code: str, verder: tuple[tuple[str, str], ...], anderen: tuple[str, ...], t: Teksten) -> Card:
    """It was a double and is closed now. `verder` (id, code) are the earlier ones this regisseur holds himself."""
    return kaart(
        t("casus.gesloten.titel", code=code),
        tekst(t("casus.gesloten.uitleg")),
        *(tekst(f"**{een}**") for een in (*(een for _, een in verder), *anderen)),
        knoppen=[knop(t("casus.knop.openen_code", code=een), CasusOpen(casus=id_)) for id_, een in verder[:3]],
    )
