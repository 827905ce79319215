"""Every topic of the house, declared once. The order is the order of help and of the command menu in Teams."""

from dialogs import (
    aanwezigheid,
    advies,
    afschalen,
    afspraken,
    afwezig,
    agenda,
    audit,
    berichten,
    bewaren,
    bij,
    casus,
    contacten,
    datalek,
    informering,
    logboek,
    meldingen,
    opschalen,
    overdragen,
    plan,
    rechten,
    regie,
    registratie,
    rio,
    triage,
    uitvraag,
    volhouden,
    voorbereiding,
    werkverdeling,
    zaken,
)
from dialogs import help as hulp
from dialogs.kern.registry import Registry

TOPICS = (
    uitvraag,
    agenda,
    voorbereiding,
    zaken,
    aanwezigheid,
    casus,
    afspraken,
    triage,
    plan,
    regie,
    volhouden,
    opschalen,
    afschalen,
    rio,
    meldingen,
    advies,
    afwezig,
    overdragen,
    werkverdeling,
    registratie,
    contacten,
    datalek,
    informering,
    rechten,
    logboek,
    audit,
    bewaren,
    bij,
    berichten,
    hulp,
)


def maak_registry() -> Registry:
    """Return the table of everything the bot can do.

    Raises:
        WronglyDeclared: two topics declare the same thing.
    """
    registry = Registry()
    for topic in TOPICS:
        topic.register(registry)
    return registry
