"""With whom an answer may be shared: what its giver chose, and nothing wider."""

from domain.formulier import DELEN_ID, Delen
from domain.rechten import Merk
from domain.uitvraag import Antwoord


def gedeeld_met(antwoord: Antwoord, merk: Merk | None = None) -> Delen:
    """Return with whom an answer may be shared.

    What does not say so is for the regisseur alone: a refusal, but also that somebody is not known. So is what is
    restricted: to the tafel it is what was never shared, so that nobody there learns that its person asked for that.
    """
    if merk is Merk.BEPERKT:
        return Delen.ALLEEN_REGISSEUR
    gezegd = dict(antwoord.waarden).get(DELEN_ID, "")
    return Delen(gezegd) if gezegd in tuple(Delen) else Delen.ALLEEN_REGISSEUR
