"""What stands beside an answer that its person contests or that may not be used: the same wherever answers are read."""

from collections.abc import Iterable, Mapping

from dialogs.kern.desk import Context
from domain.rechten import Merk
from storage import rechten


def merken_van(context: Context, casus_id: str) -> Mapping[tuple[str, str], Merk]:
    """Return the marks beside the answers in a casus, by betrokkene (id) and organisatie; who is not in it has none."""
    return rechten.merken(context.uow, [casus_id])


def met_merk(context: Context, regels: Iterable[tuple[str, str]], merk: Merk | None) -> tuple[tuple[str, str], ...]:
    """Return an answer as it may be read: contested ones say so first, of a restricted one only that stays."""
    if merk is None:
        return tuple(regels)
    t = context.teksten
    melding = (t(f"rechten.merk.{merk.value}.kop"), t(f"rechten.merk.{merk.value}.uitleg"))
    return (melding,) if merk is Merk.BEPERKT else (melding, *regels)
