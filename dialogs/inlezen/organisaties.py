"""Organisaties: bodies beside those of the region's file. They count from the next start of the bot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogs.inlezen.kern import Bezwaar, Kolommen, Lezer, Oordeel, Regel, Uitslag, geweigerd
from dialogs.kern.desk import Context
from domain.organisatie import Deelbeleid, Organisatie
from domain.regio import met_organisaties
from domain.tekst import LANGSTE_NAAM
from storage import organisaties

HELE_REGIO = "hele regio"

KOLOMMEN = Kolommen(
    verplicht=("code", "naam", "soort"),
    mogelijk=("werkgebied", "ook_voor", "beleid"),
    ook={"organisatie": "naam", "partnersoort": "soort", "gemeenten": "werkgebied"},
)

_CODE_LENGTE = 60


def beoordeel(context: Context, regels: Sequence[Regel]) -> Iterator[Oordeel]:
    """Judge every row; two rows with one code are both refused."""
    bestaand = organisaties.alle(context.uow)
    codes = [een["code"].strip() for een in regels]
    for regel, code in zip(regels, codes, strict=True):
        if code and codes.count(code) > 1:
            yield geweigerd([regel], [Bezwaar("inlezen.dubbel", "code")])
            continue
        yield _beoordeel(context, regel, bestaand.get(code))


def _beoordeel(context: Context, regel: Regel, er_is: Organisatie | None) -> Oordeel:
    lezer, regio = Lezer(regel), context.regio
    code = lezer.tekst("code", _CODE_LENGTE, verplicht=True)
    if code and (not code.isascii() or not code.replace("-", "").isalnum() or code != code.casefold()):
        lezer.bezwaren.append(Bezwaar("inlezen.code", "code"))
    if er_is is None and code in regio.organisaties:
        lezer.bezwaren.append(Bezwaar("inlezen.organisaties.in_regiobestand", "code"))
    soorten = {een.code: een.naam for een in regio.partnersoorten.values()}
    nieuw = Organisatie(
        code=code,
        naam=lezer.tekst("naam", LANGSTE_NAAM, verplicht=True),
        soort=lezer.keuze("soort", soorten, verplicht=True),
        werkgebied=_werkgebied(context, lezer),
        ook_voor=lezer.lijst("ook_voor", soorten),
        beleid=Deelbeleid(
            lezer.keuze("beleid", {een.value: een.value for een in Deelbeleid}) or Deelbeleid.PER_VRAAG.value
        ),
    )
    if lezer.bezwaren:
        return geweigerd([regel], lezer.bezwaren)
    if nieuw == er_is:
        return Oordeel((regel.nummer,), Uitslag.HETZELFDE, code)
    uitslag = Uitslag.NIEUW if er_is is None else Uitslag.GEWIJZIGD
    return Oordeel((regel.nummer,), uitslag, code, doe=lambda daar: _bewaar(daar, nieuw))


def _bewaar(context: Context, nieuw: Organisatie) -> str:
    organisaties.bewaar(context.uow, nieuw)
    return nieuw.code


def _werkgebied(context: Context, lezer: Lezer) -> tuple[str, ...] | None:
    """Return the municipalities; nothing is "not known yet", so that the regisseur is asked instead of guessed for."""
    woorden = lezer.regel["werkgebied"].strip().casefold()
    if not woorden or woorden == "onbekend":
        return None
    if woorden == HELE_REGIO:
        return ()
    return lezer.lijst("werkgebied", {een.code: een.naam for een in context.regio.gemeenten.values()})


def met_ingelezen(context: Context) -> Context:
    """Return the context with the bodies that were read in earlier beside those of the region's file."""
    return replace(context, regio=met_organisaties(context.regio, organisaties.alle(context.uow).values()))
