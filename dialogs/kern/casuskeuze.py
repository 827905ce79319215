"""Which casus? Asked when a command was typed without a code."""

from cards import casuskeuze as kaarten
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from storage import casus as casussen
from storage import toegang


def vraag_welke(desk: Desk, titel: str, opdracht: str) -> Answer:
    """Ask of the casussen that somebody runs, or takes part in, for which one a command is meant."""
    mee = [een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor)]
    eigen = [een.id for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]
    codes = casussen.codes(desk.uow, [*eigen, *mee]).values()
    return als_antwoord(kaarten.kies(titel, opdracht, sorted(codes, reverse=True), desk.teksten), desk.teksten)
