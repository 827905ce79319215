"""Every button's verb. It is written into cards that stay in Teams for years: never renamed, never reused."""

from enum import StrEnum


class Verb(StrEnum):
    """`<topic>.<act>`, as it travels in `Action.Execute`."""

    OPDRACHT_OPEN = "opdracht.open"
    """Run a command whose answer may not be posted; only the presser sees it."""

    CASUS_FORMULIER = "casus.formulier"
    CASUS_BEWAAR = "casus.bewaar"
    CASUS_TOCH_NIEUW = "casus.toch_nieuw"
    CASUS_DUBBEL = "casus.dubbel"
    CASUS_BETROKKENE = "casus.betrokkene"
    CASUS_BETROKKENE_BEWAAR = "casus.betrokkene_bewaar"
    CASUS_REDEN_FORMULIER = "casus.reden_formulier"
    CASUS_REDEN = "casus.reden"
    CASUS_LATER = "casus.later"
    CASUS_OPEN = "casus.open"
    CASUS_PERSOON_WEG_FORMULIER = "casus.persoon_weg_formulier"
    CASUS_PERSOON_WEG = "casus.persoon_weg"

    WERKLIJST_OPEN = "werklijst.open"
    AANWEZIGHEID_OPEN = "aanwezigheid.open"

    UITVRAAG_VOORSTEL = "uitvraag.voorstel"
    UITVRAAG_START = "uitvraag.start"
    UITVRAAG_STATUS = "uitvraag.status"
    UITVRAAG_ANTWOORDEN = "uitvraag.antwoorden"
    UITVRAAG_OPEN = "uitvraag.open"
    UITVRAAG_PERSONEN = "uitvraag.personen"
    UITVRAAG_PERSOON = "uitvraag.persoon"
    UITVRAAG_NIET_BEKEND = "uitvraag.niet_bekend"
    UITVRAAG_ANTWOORD = "uitvraag.antwoord"
    UITVRAAG_WEIGER_FORMULIER = "uitvraag.weiger_formulier"
    UITVRAAG_WEIGER = "uitvraag.weiger"
    UITVRAAG_WIJZIGEN = "uitvraag.wijzigen"
    UITVRAAG_INTREK_FORMULIER = "uitvraag.intrek_formulier"
    UITVRAAG_INTREK = "uitvraag.intrek"
    UITVRAAG_INTREK_TERUG = "uitvraag.intrek_terug"
    UITVRAAG_INZAGE = "uitvraag.inzage"
    UITVRAAG_VERZET_FORMULIER = "uitvraag.verzet_formulier"
    UITVRAAG_VERZET = "uitvraag.verzet"
    UITVRAAG_SLUIT = "uitvraag.sluit"
    UITVRAAG_HEROPEN = "uitvraag.heropen"

    DATALEK_FORMULIER = "datalek.formulier"
    DATALEK_BEWAAR = "datalek.bewaar"
    DATALEK_OPEN = "datalek.open"

    AGENDA_OPEN = "agenda.open"
    ZAKEN_OPEN = "zaken.open"

    REGISTRATIE_GESPREK = "registratie.gesprek"
    REGISTRATIE_LOS = "registratie.los"
    REGISTRATIE_CONTACTEN = "registratie.contacten"
    REGISTRATIE_CONTACT = "registratie.contact"
    REGISTRATIE_ROLLEN = "registratie.rollen"
    REGISTRATIE_EINDIG = "registratie.eindig"

    BERICHT_OPNIEUW = "bericht.opnieuw"
    BERICHT_LAAT = "bericht.laat"
