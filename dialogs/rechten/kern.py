"""What every act about a request shares: who may, on whose behalf it is written down, and what is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialogs.kern.beleid import eis, geweigerd, over_casus
from dialogs.kern.desk import Bezoek
from domain.casus import Betrokkene, Casus, Onderwerp, Persoonsgegevens
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.rechten import Verzoek
from domain.toegang import Casusfeiten, Daad, Reden, Waarover
from storage import casus as casussen
from storage import rechten

CONTACTPUNT_BGS = "bgs1.1"
"""Why the contact point sees who is in a casus before anything was asked, as a code in the logboek."""


def eis_contactpunt(bezoek: Bezoek, casus: Casus) -> None:
    """Refuse whoever may not choose about whom in this casus something is asked.

    Raises:
        NotAllowed: he is not the contact point, or it is a signal about a return.
        UserMistake: the casus is about a group or an area: nobody there has rights of a person ("rechten.fout.groep").
    """
    eis(bezoek, Daad.INZAGE_VOORBEREIDEN, over_casus(casus))
    if casus.onderwerp is not Onderwerp.PERSONEN:
        raise UserMistake("rechten.fout.groep")


def als_contactpunt(bezoek: Bezoek, verzoek_id: str) -> tuple[Verzoek, Casus, Betrokkene]:
    """Load a request, its casus and its person, for the contact point.

    Whoever was taken out of the casus since comes without a name: his request can still be closed.

    Raises:
        NotAllowed: he is not the contact point.
        NotFound: there is no such request, or the data were destroyed.
    """
    eis(bezoek, Daad.VERZOEK_LEZEN)
    verzoek = rechten.lees(bezoek.uow, verzoek_id)
    casus = casussen.lees(bezoek.uow, verzoek.casus_id)
    eis(bezoek, Daad.INZAGE_VOORBEREIDEN, over_casus(casus))
    wie = casus.betrokkene(verzoek.betrokkene_id)
    return verzoek, casus, wie or Betrokkene(verzoek.betrokkene_id, "", Persoonsgegevens(""))


@dataclass(frozen=True, slots=True)
class Bronzaak:
    """A request as somebody of an organisatie has it in front of him."""

    verzoek: Verzoek
    casus: Casus
    wie: Betrokkene
    organisatie: str

    @property
    def onderwerp(self) -> str:
        """Return the subject of its posts and its one-time keys."""
        return f"{self.verzoek.id}:{self.organisatie}"


def als_bron(bezoek: Bezoek, verzoek_id: str, organisatie: str) -> Bronzaak:
    """Load a request for somebody of an organisatie to which it was passed on.

    This is an access of its own: it is there while the request runs, also when the access to the casus ended, and opens
    nothing but this person and what the organisatie itself said about him.

    Raises:
        NotAllowed: he is not of that organisatie, it was not asked, the request was closed, or there is none.
    """
    try:
        verzoek = rechten.lees(bezoek.uow, verzoek_id)
    except NotFound:
        raise geweigerd(Reden.NIET_GEVRAAGD) from None
    casus = casussen.lees(bezoek.uow, verzoek.casus_id)
    over = Waarover(casus=Casusfeiten.van(casus), organisatie=organisatie, gevraagd=verzoek.organisaties)
    eis(bezoek, Daad.VERZOEK_BEANTWOORDEN, over)
    return Bronzaak(verzoek, casus, wie_is(casus, verzoek), organisatie)


def over_persoon(casus: Casus, betrokkene_id: str) -> Waarover:
    """Return one person in a casus as a subject."""
    return replace(over_casus(casus), betrokkene_id=betrokkene_id)


def wie_is(casus: Casus, verzoek: Verzoek) -> Betrokkene:
    """Return whose request it is.

    Raises:
        NotAllowed: he was taken out of the casus since.
    """
    wie = casus.betrokkene(verzoek.betrokkene_id)
    if wie is None:
        raise geweigerd(Reden.NIET_IN_CASUS)
    return wie


def namens(bezoek: Bezoek) -> str:
    """Return for which organisatie the contact point acts."""
    return min(bezoek.actor.organisaties(Rol.CONTACTPUNT), default=bezoek.regio.eigen_organisatie)


def noteer(bezoek: Bezoek, handeling: Handeling, verzoek: Verzoek, voor: str = "") -> None:
    """Write down what was done with, or seen of, a request; `voor` is the organisatie that did."""
    bezoek.record(
        handeling,
        namens=voor or namens(bezoek),
        casus_id=verzoek.casus_id,
        betrokkene_id=verzoek.betrokkene_id,
        onderwerp_id=verzoek.id,
        doel=verzoek.doel,
    )


def noteer_gezien(bezoek: Bezoek, casus: Casus, wie: Iterable[Betrokkene]) -> None:
    """Write down that the contact point saw who is in a casus, to choose somebody."""
    for een in wie:
        bezoek.record(
            Handeling.VERZOEK_GEOPEND,
            namens=namens(bezoek),
            casus_id=casus.id,
            betrokkene_id=een.id,
            doel=CONTACTPUNT_BGS,
        )
