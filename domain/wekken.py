"""Who is woken when an organisatie owes an answer: as few people as possible, and the right ones."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.afwezigheid import Afwezigheid, wie_hoort
from domain.contact import Contact, Kanaal

MEESTE_VERMELDINGEN = 5
"""Colleagues who are mentioned in one message; more would be a crowd, and the first ones know whom to ask."""


@dataclass(frozen=True, slots=True)
class Team:
    """The people of one organisatie, as far as waking them goes.

    Attributes:
        partners: ids of who are partners there now, by name.
        contacten: how they, and people without Teams, are reached.
        afwezig: absences in the region.
    """

    partners: tuple[str, ...]
    contacten: tuple[Contact, ...] = ()
    afwezig: tuple[Afwezigheid, ...] = ()


def wie_te_vermelden(
    team: Team, begonnen: Sequence[str], tafels: Collection[str], nu: datetime, *, spoed: bool = False
) -> tuple[str, ...]:
    """Return whom to mention: ids of partners, at most `MEESTE_VERMELDINGEN`.

    Whoever did something for it already, else whoever looks after one of the tafels, else everybody. Who is away is
    replaced by who stands in for him there, else left out; who does not want to be woken in Teams is left out. When
    nobody remains of a group, the next one is looked at.

    Args:
        team: the organisatie.
        begonnen: ids of who typed answers for it, the last one first; others than its partners do not count.
        tafels: codes of the tafels it is about.
        nu: the moment, UTC.
        spoed: whether it is urgent: people may want to be woken otherwise then.
    """
    hebben_tafel = {een.persoon_id for een in team.contacten if any(een.gaat_over(tafel) for tafel in tafels)}
    groepen = (
        [een for een in begonnen if een in team.partners],
        [een for een in team.partners if een in hebben_tafel],
        team.partners,
    )
    for groep in groepen:
        aanwezig = (_aanwezig(team, een, nu) for een in groep)
        gekozen = dict.fromkeys(een for een in aanwezig if een is not None and _wil_in_teams(team, een, spoed=spoed))
        if gekozen:
            return tuple(gekozen)[:MEESTE_VERMELDINGEN]
    return ()


def buiten_teams(
    team: Team, kanaal: Kanaal, tafels: Collection[str], nu: datetime, *, spoed: bool = False
) -> tuple[Contact, ...]:
    """Return who is woken by mail, or called: those who look after one of the tafels, and who are not away.

    When nobody who can be reached at all looks after them, all others are: somebody must hear of it. So it is when
    all who do are away.
    """
    zij_die = [een for een in team.contacten if any(een.gaat_over(tafel) for tafel in tafels)] or team.contacten
    weg = {een.persoon_id for een in team.afwezig if een.geldt(nu)}
    zijn_er = [een for een in zij_die if een.persoon_id is None or een.persoon_id not in weg] or zij_die
    return tuple(een for een in zijn_er if kanaal in een.kanalen(spoed=spoed) and heeft(een, kanaal))


def heeft(contact: Contact, kanaal: Kanaal) -> bool:
    """Tell whether a contact can be reached that way: a mail address, a telephone number, somebody in Teams."""
    adressen: Mapping[Kanaal, object] = {
        Kanaal.TEAMS: contact.persoon_id,
        Kanaal.EMAIL: contact.email,
        Kanaal.TELEFOON: contact.telefoon,
    }
    return bool(adressen[kanaal])


def alleen_buiten_teams(contacten: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return who is woken by mail or called on an ordinary day, and can be."""
    return tuple(een for een in contacten if een.kanaal is not Kanaal.TEAMS and heeft(een, een.kanaal))


def _aanwezig(team: Team, persoon_id: str, nu: datetime) -> str | None:
    """Return him, or when he is away the partner there who stands in for him; None when nobody does."""
    if not any(een.persoon_id == persoon_id and een.geldt(nu) for een in team.afwezig):
        return persoon_id
    vervanger = wie_hoort(persoon_id, team.afwezig, nu)
    return vervanger if vervanger != persoon_id and vervanger in team.partners else None


def _wil_in_teams(team: Team, persoon_id: str, *, spoed: bool) -> bool:
    """Tell whether he may be mentioned: nobody said of him that he is woken in other ways only."""
    eigen = [een for een in team.contacten if een.persoon_id == persoon_id]
    return not eigen or any(Kanaal.TEAMS in een.kanalen(spoed=spoed) for een in eigen)
