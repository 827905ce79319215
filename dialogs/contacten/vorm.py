"""What the two forms share: reading what was filled in, and showing it again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cards.contacten import Bereikvelden, Bereikvorm, Keuzes
from dialogs.kern.desk import Desk
from domain.contact import Contact, Contactfout, Kanaal
from domain.tekst import schone_regel


def velden_van(een: Contact) -> Bereikvelden:
    """Return a contact as if it had been filled in."""
    return Bereikvelden(
        kanaal=een.kanaal.value,
        email=een.email,
        telefoon=een.telefoon,
        spoed=",".join(een.spoed),
        tafels=",".join(een.tafels),
    )


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What was filled in, read. `kanaal` is None when none was chosen; what is no choice at all is left out."""

    kanaal: Kanaal | None
    email: str
    telefoon: str
    spoed: tuple[Kanaal, ...]
    tafels: tuple[str, ...]

    def op(self, een: Contact, kanaal: Kanaal) -> Contact:
        """Return a contact with this in the place of what it had."""
        return replace(
            een, kanaal=kanaal, email=self.email, telefoon=self.telefoon, spoed=self.spoed, tafels=self.tafels
        )


def lees_velden(desk: Desk, payload: Bereikvelden) -> Ingevuld:
    """Read what was filled in."""
    mogelijk = {een.value: een for een in Kanaal}
    return Ingevuld(
        kanaal=mogelijk.get(payload.kanaal),
        email=schone_regel(payload.email),
        telefoon=schone_regel(payload.telefoon),
        spoed=tuple(mogelijk[een] for een in _lijst(payload.spoed) if een in mogelijk),
        tafels=tuple(een for een in _lijst(payload.tafels) if een in desk.regio.tafels),
    )


def vorm_van(
    desk: Desk, organisatie: str, payload: Bereikvelden, *, fouten: tuple[str, ...] = (), gelukt: str = ""
) -> Bereikvorm:
    """Show what was filled in."""
    regio = desk.regio
    return Bereikvorm(
        organisatie=regio.organisatie(organisatie).naam,
        kanaal=payload.kanaal,
        email=payload.email,
        telefoon=payload.telefoon,
        spoed=payload.spoed,
        tafels=payload.tafels,
        kanalen=kanalen(desk),
        mogelijke_tafels=tuple((een.code, een.naam) for een in regio.tafels.values()),
        fouten=fouten,
        gelukt=gelukt,
    )


def kanalen(desk: Desk) -> Keuzes:
    """Return the ways in which somebody can be woken, in words."""
    return tuple((een.value, desk.teksten(f"contacten.kanaal.{een.value}")) for een in Kanaal)


def in_woorden(desk: Desk, fouten: Iterable[Contactfout]) -> tuple[str, ...]:
    """Return what is wrong, in words."""
    return tuple(desk.teksten(f"contacten.fout.{een.value}") for een in fouten)


def _lijst(waarde: str) -> list[str]:
    return list(dict.fromkeys(een.strip() for een in waarde.split(",") if een.strip()))
