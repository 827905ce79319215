"""With whom an answer may be shared: what its giver chose, and nothing wider."""

from domain.formulier import DELEN_ID, Delen
from domain.uitvraag import Antwoord


def gedeeld_met(antwoord: Antwoord) -> Delen:
    """Return with whom an answer may be shared.

    What does not say so is for the regisseur alone: a refusal, but also that somebody is not known.
    """
    gezegd = dict(antwoord.waarden).get(DELEN_ID, "")
    return Delen(gezegd) if gezegd in tuple(Delen) else Delen.ALLEEN_REGISSEUR
