"""Everything one can see or do here, each with its own word. What each asks for stands in `domain/toegang/regels/`."""

from enum import StrEnum


class Daad(StrEnum):
    """An act. Whoever builds a new one adds it here and gives it its rules; without rules nobody may do it."""

    CASUS_AANMAKEN = "casus_aanmaken"
    CASUS_LIJST_ZIEN = "casus_lijst_zien"
    CASUS_ZOEKEN = "casus_zoeken"
    CASUS_ZIEN = "casus_zien"
    CASUS_BEHEREN = "casus_beheren"
    CASUS_WIJZIGEN = "casus_wijzigen"
    CASUS_OVERDRAGEN = "casus_overdragen"
    CASUS_OPSCHALEN = "casus_opschalen"
    BETROKKENE_ZIEN = "betrokkene_zien"
    BETROKKENE_VERBETEREN = "betrokkene_verbeteren"
    INFORMERING_ZIEN = "informering_zien"
    INFORMERING_WIJZIGEN = "informering_wijzigen"
    INZAGEN_NAGAAN = "inzagen_nagaan"

    UITVRAAG_STARTEN = "uitvraag_starten"
    UITVRAAG_WIJZIGEN = "uitvraag_wijzigen"
    UITVRAAG_STATUS_ZIEN = "uitvraag_status_zien"
    WERKLIJST_ZIEN = "werklijst_zien"
    BEVRAGING_BEANTWOORDEN = "bevraging_beantwoorden"
    BEVRAGING_NAMENS_BEANTWOORDEN = "bevraging_namens_beantwoorden"
    ANTWOORDEN_LEZEN = "antwoorden_lezen"
    ANTWOORD_LEZEN = "antwoord_lezen"
    ANTWOORD_OP_TAFEL = "antwoord_op_tafel"
    ANTWOORD_AANKONDIGEN = "antwoord_aankondigen"
    WEIGERING_ZIEN = "weigering_zien"

    MELDING_DOEN = "melding_doen"
    MELDINGEN_ZIEN = "meldingen_zien"
    MELDING_BEHANDELEN = "melding_behandelen"
    MELDING_AFRONDEN = "melding_afronden"
    MELDING_EIGEN = "melding_eigen"

    AGENDA_ZIEN = "agenda_zien"
    AGENDA_ORDENEN = "agenda_ordenen"
    AGENDAPUNT_WIJZIGEN = "agendapunt_wijzigen"
    VOORBEREIDING_ZIEN = "voorbereiding_zien"
    AANWEZIGHEID_ZIEN = "aanwezigheid_zien"
    AANWEZIGHEID_MELDEN = "aanwezigheid_melden"
    ZAKEN_ZIEN = "zaken_zien"

    CONTACTEN_ZIEN = "contacten_zien"
    CONTACTEN_WIJZIGEN = "contacten_wijzigen"
    EIGEN_BEREIK_WIJZIGEN = "eigen_bereik_wijzigen"
    AFWEZIG_MELDEN = "afwezig_melden"
    WERKVERDELING_ZIEN = "werkverdeling_zien"
    MENSEN_BEHEREN = "mensen_beheren"
    BERICHT_HERSTELLEN = "bericht_herstellen"

    DATALEK_MELDEN = "datalek_melden"
    DATALEK_LEZEN = "datalek_lezen"
    LOGBOEK_LEZEN = "logboek_lezen"
    LOGBOEK_ALLES_LEZEN = "logboek_alles_lezen"
    LOGBOEK_UITVOEREN = "logboek_uitvoeren"
    AUDIT_UITVOEREN = "audit_uitvoeren"

    BEWAREN_ZIEN = "bewaren_zien"
    BEWAREN_BESLISSEN = "bewaren_beslissen"
    BEWAREN_TELLEN = "bewaren_tellen"
    LOGBOEK_VERNIETIGEN = "logboek_vernietigen"
    BIJ_VERNIETIGEN = "bij_vernietigen"
    VASTHOUDEN = "vasthouden"
    VERNIETIGING_ZIEN = "vernietiging_zien"

    INZAGE_VOORBEREIDEN = "inzage_voorbereiden"
    INZAGE_GEVEN = "inzage_geven"
    VERZOEK_REGISTREREN = "verzoek_registreren"
    VERZOEK_LEZEN = "verzoek_lezen"
    VERZOEK_BEANTWOORDEN = "verzoek_beantwoorden"
    VERZOEK_AFRONDEN = "verzoek_afronden"
    VERZOEK_VOLGEN = "verzoek_volgen"

    BIJ_ZIEN = "bij_zien"
    BIJ_REGISTREREN = "bij_registreren"
    BIJ_BESLUITEN = "bij_besluiten"
    BIJ_VERANTWOORDEN = "bij_verantwoorden"
    BIJ_OPSCHALEN = "bij_opschalen"


class Reden(StrEnum):
    """Why not. Its words are `fout.toegang.<reden>`; the code goes into the logboek.

    A reason that tells something about a casus (closed, destroyed, another lane) is only ever given to somebody for
    whom everything else held: the rules name their conditions in that order.
    """

    ROL_ONTBREEKT = "rol_ontbreekt"
    NIET_UW_CASUS = "niet_uw_casus"
    """Somebody else's, or there is none: nobody learns which of the two it is."""
    GEEN_TOEGANG = "geen_toegang"
    """Not invited, or there is none: nobody learns which of the two it is."""
    TOEGANG_BEEINDIGD = "toegang_beeindigd"
    ANDERE_ORGANISATIE = "andere_organisatie"
    NIET_GEVRAAGD = "niet_gevraagd"
    ANDER_SPOOR = "ander_spoor"
    CASUS_AFGESLOTEN = "casus_afgesloten"
    CASUS_VERNIETIGD = "casus_vernietigd"
    NIET_IN_CASUS = "niet_in_casus"
    NIET_VERDER_GEDEELD = "niet_verder_gedeeld"
    NIET_UW_MELDING = "niet_uw_melding"
    NIET_OVER_TE_DRAGEN = "niet_over_te_dragen"
    NIET_UW_BERICHT = "niet_uw_bericht"
    NIET_VAN_UZELF = "niet_van_uzelf"
    ANDERE_GEMEENTE = "andere_gemeente"
    DOEL_ONTBREEKT = "doel_ontbreekt"
