"""Whom a tafel would ask about a casus: for whoever starts an uitvraag, by hand or for a week."""

from collections.abc import Iterable

from dialogs.kern.desk import Context
from domain.casus import Casus
from domain.detentie import Detentie, gemeenten
from domain.uitvraagvoorstel import Voorstel, is_nazorgtafel, stel_voor
from storage import detentie as detenties


def voorstel_voor(context: Context, casus: Casus, *, zonder: Iterable[str] = ()) -> Voorstel:
    """Return whom the tafel of the casus would ask; in nazorg nobody of another gemeente or inrichting.

    Args:
        context: the transaction.
        casus: about whom.
        zonder: codes of bodies that are left out (asked already).
    """
    return voorstel_bij(context, casus, _detentie(context, casus), zonder=zonder)


def voorstel_bij(context: Context, casus: Casus, detentie: Detentie | None, *, zonder: Iterable[str] = ()) -> Voorstel:
    """Return the same, for whoever has read the detention already."""
    regio = context.regio
    tafel = regio.tafel(casus.tafel)
    if regio.nazorg is None or detentie is None or not is_nazorgtafel(regio, tafel):
        return stel_voor(regio, tafel, casus.gemeenten(), zonder=zonder)
    return stel_voor(
        regio,
        tafel,
        gemeenten(casus, detentie),
        zonder=zonder,
        inrichting=detentie.inrichting,
        inrichtingen=regio.nazorg.inrichtingen,
    )


def _detentie(context: Context, casus: Casus) -> Detentie | None:
    if not is_nazorgtafel(context.regio, context.regio.tafel(casus.tafel)):
        return None
    return detenties.huidige(context.uow, casus.id)
