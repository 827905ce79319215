"""Every topic of the house, declared once. The order is the order of help and of the command menu in Teams."""

from dialogs import (
    aanwezigheid,
    advies,
    afschalen,
    afspraken,
    afwezig,
    agenda,
    audit,
    basisvoorwaarden,
    berichten,
    bewaren,
    bij,
    casus,
    contacten,
    datalek,
    detentie,
    gast,
    informering,
    inlezen,
    logboek,
    meldingen,
    opschalen,
    overdragen,
    plan,
    quickscan,
    rechten,
    regie,
    registratie,
    rio,
    routering,
    terugkeergesprek,
    triage,
    uitnodiging,
    uitvraag,
    uitwisseling,
    verslag,
    volhouden,
    voorbereiding,
    werkverdeling,
    zaken,
    zitting,
)
from dialogs import help as hulp
from dialogs.kern.registry import Registry

TOPICS = (
    uitvraag,
    agenda,
    voorbereiding,
    zitting,
    verslag,
    uitwisseling,
    quickscan,
    zaken,
    aanwezigheid,
    casus,
    afspraken,
    triage,
    plan,
    regie,
    volhouden,
    basisvoorwaarden,
    terugkeergesprek,
    opschalen,
    afschalen,
    rio,
    meldingen,
    detentie,
    gast,
    advies,
    afwezig,
    overdragen,
    werkverdeling,
    routering,
    registratie,
    contacten,
    uitnodiging,
    datalek,
    informering,
    inlezen,
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
