"""What stands in Teams about a return: a code, days, counts and a button. Never what it is about."""

from cards.basisvoorwaarden.payloads import NacheckOpen, VoorwaardenOpen, VoorwaardenWerk
from cards.bouwstenen import Card, kaart, knop, tekst
from teksten.catalogus import Teksten


def aftellen(casus_id: str, code: str, regels: tuple[str, ...], t: Teksten, *, open_: bool = True) -> Card:
    """Tell who answers for it how many days are left, and how many points are open."""
    knoppen = [knop(t("voorwaarden.knop.openen"), VoorwaardenOpen(casus=casus_id), stijl="positive")] if open_ else []
    return kaart(t("voorwaarden.post.titel", code=code), *(tekst(een) for een in regels), knoppen=knoppen)


def werk(organisatie: str, naam: str, regels: tuple[str, ...], vermeld: str, t: Teksten) -> Card:
    """Tell an organisatie of what it works on; of nothing any more, that."""
    titel = t("voorwaarden.werkpost.titel", naam=naam)
    if not regels:
        return kaart(titel, tekst(t("voorwaarden.werkpost.klaar")))
    return kaart(
        titel,
        *([tekst(vermeld)] if vermeld else []),
        tekst(t("voorwaarden.werkpost.vraag")),
        tekst("\n".join(f"- {een}" for een in regels)),
        knoppen=[
            knop(t("voorwaarden.knop.openen"), VoorwaardenWerk(organisatie=organisatie), stijl="positive"),
        ],
    )


def nacheck(casus_id: str, code: str, t: Teksten, *, open_: bool) -> Card:
    """Ask how it went; once somebody looked, that."""
    if not open_:
        return kaart(t("nacheck.post.titel", code=code), tekst(t("nacheck.post.klaar")))
    return kaart(
        t("nacheck.post.titel", code=code),
        tekst(t("nacheck.post.vraag", code=code)),
        knoppen=[knop(t("voorwaarden.knop.openen"), NacheckOpen(casus=casus_id), stijl="positive")],
    )
