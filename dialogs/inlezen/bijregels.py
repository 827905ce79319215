"""Lines of a file of detentiemeldingen that are a signal to a burgemeester: kept apart, told of by number only.

On the command line an operator may bring them in; on a page only who deals with signals for that gemeente. In the
report stands that a line went there, or that it must be brought in by hand: never why, because that tells of it.
"""

from dataclasses import dataclass, replace
from typing import Final

from dialogs.inlezen.kern import Bezwaar, Lezer, Oordeel, Regel, Uitslag, geweigerd
from dialogs.kern.beleid import mag, over_gemeente
from dialogs.kern.bijsignalen import behandelende_mensen, is_er_al, neem_op
from dialogs.kern.desk import Bezoek, Context
from domain.bij import DOEL, Signaal, behandelaars, gegeven_op, termijnen_bekend, tijdfouten
from domain.casus import OUDST
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tekst import LANGSTE_NAAM
from domain.toegang import Daad

NIET_HIER: Final = "inlezen.bij.niet_hier"
ZELF: Final = "inlezen.bij.zelf"


@dataclass(frozen=True, slots=True)
class Bijmelding:
    """A line that is a signal, and can be kept."""

    regel: Regel
    signaal: Signaal


def lees_bij(context: Context, regel: Regel) -> Bijmelding | Oordeel:
    """Read a line that is a signal; refuse it without saying more than that it must be brought in by hand."""
    lezer, vandaag = Lezer(regel), context.regio.kalender.lokaal(context.nu).date()
    gemeenten = {een.code: een.naam for een in context.regio.gemeenten.values()}
    gemeente = lezer.keuze("herkomst", gemeenten, verplicht=True)
    if isinstance(context, Bezoek) and not _mag(context, gemeente):
        return geweigerd([regel], [Bezwaar(NIET_HIER)])
    naam = lezer.tekst("naam", LANGSTE_NAAM, verplicht=True)
    geboren = lezer.datum("geboortedatum", verplicht=True, van=vandaag - OUDST, tot=vandaag)
    terugkeer = lezer.datum("einde", verplicht=True)
    verstrekt = lezer.datum("verstrekt", tot=vandaag) or vandaag
    mensen = behandelende_mensen(context, gemeente) if gemeente else ()
    if lezer.bezwaren or geboren is None or terugkeer is None or not mensen or not termijnen_bekend(context.regio):
        return geweigerd([regel], [Bezwaar(ZELF)])
    if tijdfouten(context.regio, verstrekt, terugkeer, context.nu):
        return geweigerd([regel], [Bezwaar(ZELF)])
    signaal = Signaal(
        id="",
        gemeente=gemeente,
        ontvangen_op=gegeven_op(context.regio, verstrekt),
        # An operator is nobody here: what he brings in is the first's who deals with it.
        door_id=context.actor.persoon_id if isinstance(context, Bezoek) else mensen[0],
        naam=naam,
        geboortedatum=geboren,
        terugkeer=terugkeer,
    )
    return Bijmelding(regel, signaal)


def doe(context: Context, melding: Bijmelding) -> Oordeel:
    """Keep the signal, unless there is one about the same person already; the report does not tell which.

    Raises:
        UserMistake: he may not any more.
    """
    if isinstance(context, Bezoek) and not _mag(context, melding.signaal.gemeente):
        raise UserMistake(NIET_HIER)
    if not is_er_al(context, melding.signaal):
        nieuw = replace(melding.signaal, id=context.uow.new_id())
        neem_op(context, nieuw)
        if isinstance(context, Bezoek):
            namens = min(behandelaars(context.regio, nieuw.gemeente) & context.actor.organisaties(Rol.BIJ))
            context.record(Handeling.BIJ_GEREGISTREERD, namens=namens, casus_id=nieuw.id, doel=DOEL)
        else:
            context.log(Handeling.BIJ_GEREGISTREERD, casus_id=nieuw.id, doel=DOEL)
    return naar_bij(melding)


def naar_bij(melding: Bijmelding) -> Oordeel:
    """Return all that the report says of a signal."""
    return Oordeel((melding.regel.nummer,), Uitslag.NAAR_BIJ)


def _mag(bezoek: Bezoek, gemeente: str) -> bool:
    return mag(bezoek, Daad.BIJ_REGISTREREN, over_gemeente(bezoek, gemeente), doel=DOEL)
