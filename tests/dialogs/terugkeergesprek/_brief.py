"""A talk that has been, afspraken that came of it, and the hands that write the letter about it."""

from dataclasses import replace
from datetime import date, timedelta

from dialogs.kern.paginas import Paginasoort
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.gespreksbrief import Gespreksbrief
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from storage import afspraken
from storage import gespreksbrief as brieven
from storage import terugkeergesprek as gesprekken
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs.terugkeergesprek._gesprek import gepland_gesprek
from tests.dialogs.uitvraag._pagina import AanPagina

WAT = "Kanarie: indicatie Wlz-zorg aanvragen ivm verslavingsproblematiek"
"""What an owner reads of an afspraak; nobody may find it in a letter."""

PLAIN = "De politie belt je op maandag."
BELLEN = "Anja van de gemeente: 0100 000 111"


def geweest(wereld: Wereld, casus: Casus, status: Gespreksstatus = Gespreksstatus.GEWEEST) -> Terugkeergesprek:
    """A talk that was held an hour ago."""
    gepland = gepland_gesprek(wereld, casus, begint_op=wereld.nu - timedelta(hours=1))
    return wereld.doet(gesprekken.wijzig, replace(gepland, status=status))


def afgesproken(wereld: Wereld, casus: Casus, organisatie: str = "politie", **anders: object) -> Afspraak:
    """Something that was agreed."""

    def doe(uow: UnitOfWork) -> Afspraak:
        nieuw = Afspraak(
            id=uow.new_id(),
            casus_id=casus.id,
            wat=WAT,
            organisatie=organisatie,
            wanneer=date(2026, 3, 17),
            status=AfspraakStatus.LOPEND,
            gemaakt_op=uow.now,
            gemaakt_door_id=casus.regisseur_id,
            teken_op=uow.now,
        )
        nieuw = replace(nieuw, **anders)  # type: ignore[arg-type] # whatever field the test is about
        afspraken.voeg_toe(uow, nieuw)
        return nieuw

    return wereld.doet(doe)


def schrijft(wie: Deelnemer, gesprek: Terugkeergesprek, achter: str = "") -> AanPagina:
    """Somebody in front of the page of the letter."""
    return AanPagina(wie, f"{gesprek.id}{achter}", soort=Paginasoort.GESPREKSBRIEF).kijkt()


def van_vorm(blad: AanPagina, woorden: str) -> dict[str, str]:
    """The hidden inputs of the form on a page in which these words stand."""
    vormen = [een.partition("</form>")[0] for een in blad.html.split("<form")[1:]]
    return blad._verborgen(next(een for een in vormen if woorden in een))  # noqa: SLF001 - a hand of the same tests


def vult_in(blad: AanPagina, **velden: str) -> AanPagina:
    """Save the letter with these lines, and somebody to call."""
    return blad.verstuurt({"_doe": "", **van_vorm(blad, "Opslaan"), "_gezien": "", "bellen": BELLEN, **velden})


def in_brief(afspraak: Afspraak, tekst: str = PLAIN, **anders: str) -> dict[str, str]:
    """The inputs of one afspraak, ticked."""
    velden = {"in": "ja", "tekst": tekst, "wie": "De politie", "dag": "2026-03-17", **anders}
    return {f"{naam}_{afspraak.id}": wat for naam, wat in velden.items()}


def keurt_goed(blad: AanPagina) -> AanPagina:
    """Press *Goedkeuren*."""
    return blad.verstuurt(van_vorm(blad, "Goedkeuren"))


def nieuwste(wereld: Wereld, gesprek: Terugkeergesprek) -> Gespreksbrief:
    """How the letter stands."""
    return wereld.leest(brieven.nieuwste, gesprek)


def goedgekeurd(wereld: Wereld, gesprek: Terugkeergesprek) -> Gespreksbrief | None:
    """What he sees."""
    return wereld.leest(brieven.goedgekeurd, gesprek.id)
