"""The logboek: who did or saw what, on behalf of whom. It never holds content (source: NEN 7513).

Lines form chains: each carries a keyed hash over itself, its number and the hash before it. Whoever changes,
removes, inserts or moves a line without the key leaves a break, which `domain/ketencontrole.py` finds and locates.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

BEGIN: Final = bytes(32)
"""What stands before the first line of a chain."""

BOT: Final = "tafelbot"
"""On whose behalf a line was written for what nobody did by hand: the program itself. No organisatie has this code."""

NAMENS_MEER: Final = ","
"""What stands between the codes when somebody works for several organisaties and did not act for one of them."""

MELDING: Final = "melding"
"""The purpose of a line about a melding: to judge whether it becomes a casus. It has no legal ground of its own yet."""

NOG_GEEN_GRONDSLAG: Final = "intake"
"""The purpose of a line about a casus of which no legal ground was chosen yet."""


class Handeling(StrEnum):
    """What was done. The words are in the database for years: add, never rename."""

    PERSOON_GEREGISTREERD = "persoon.geregistreerd"
    PERSOON_AANGESTELD = "persoon.aangesteld"
    PERSOON_BEEINDIGD = "persoon.beeindigd"
    GESPREK_GEREGISTREERD = "gesprek.geregistreerd"
    GESPREK_LOSGEMAAKT = "gesprek.losgemaakt"
    GESPREK_ONBEREIKBAAR = "gesprek.onbereikbaar"
    CASUS_AANGEMAAKT = "casus.aangemaakt"
    CASUS_GEOPEND = "casus.geopend"
    CASUS_GEWIJZIGD = "casus.gewijzigd"
    CASUS_HERKEND = "casus.herkend"
    """The regisseur was told that somebody in his casus is known in another one."""
    CASUS_AFGESLOTEN = "casus.afgesloten"
    CASUS_GEZOCHT = "casus.gezocht"
    """Somebody looked a person up by name; a line per casus that was found, or one without."""
    CASUS_LIJST_GEOPEND = "casus.lijst_geopend"
    CASUS_OVERGEDRAGEN = "casus.overgedragen"
    CASUS_INGELEZEN = "casus.ingelezen"
    BETROKKENE_VERWIJDERD = "betrokkene.verwijderd"
    """Somebody was in the casus by mistake; what was answered about him is shown to nobody any more."""
    BETROKKENE_VERBETERD = "betrokkene.verbeterd"
    """A name, birth date or gemeente was put right; what was answered stays with the person. Beside it stands the code
    of why, never what it was or became."""
    AFWEZIG_GEMELD = "afwezig.gemeld"
    AFWEZIG_INGETROKKEN = "afwezig.ingetrokken"
    CONTACT_GEWIJZIGD = "contact.gewijzigd"
    MELDING_GEDAAN = "melding.gedaan"
    MELDING_GEOPEND = "melding.geopend"
    MELDING_OPGEPAKT = "melding.opgepakt"
    MELDING_LOSGELATEN = "melding.losgelaten"
    MELDING_INGETROKKEN = "melding.ingetrokken"
    MELDING_GEVRAAGD = "melding.gevraagd"
    MELDING_AANGEVULD = "melding.aangevuld"
    MELDING_ONTVANKELIJK = "melding.ontvankelijk"
    MELDING_BEANTWOORD = "melding.beantwoord"
    AANWEZIGHEID_GEMELD = "aanwezigheid.gemeld"
    GEHEIMHOUDING_BEVESTIGD = "geheimhouding.bevestigd"
    DATALEK_GEMELD = "datalek.gemeld"
    DATALEK_GEOPEND = "datalek.geopend"
    VOORBEREIDING_GEOPEND = "voorbereiding.geopend"
    WERKVERDELING_GEOPEND = "werkverdeling.geopend"
    PAGINA_GEOPEND = "pagina.geopend"
    ZAKEN_GEOPEND = "zaken.geopend"
    UITVRAAG_GESTART = "uitvraag.gestart"
    UITVRAAG_GEOPEND = "uitvraag.geopend"
    UITVRAAG_BEANTWOORD = "uitvraag.beantwoord"
    UITVRAAG_GEWEIGERD = "uitvraag.geweigerd"
    UITVRAAG_HERINNERD = "uitvraag.herinnerd"
    UITVRAAG_AANGEVULD = "uitvraag.aangevuld"
    """Somebody was added to the casus: an organisatie that had answered is asked about him too."""
    UITVRAAG_GESLOTEN = "uitvraag.gesloten"
    UITVRAAG_INGETROKKEN = "uitvraag.ingetrokken"
    UITVRAAG_HERSTELD = "uitvraag.hersteld"
    """What was withdrawn is asked again."""
    UITVRAAG_HEROPEND = "uitvraag.heropend"
    UITVRAAG_VERZET = "uitvraag.verzet"
    UITVRAAG_NAMENS = "uitvraag.namens"
    """A regisseur typed what somebody of an organisatie said on the phone."""
    UITVRAAG_STATUS_GEOPEND = "uitvraag.status_geopend"
    ANTWOORDEN_GEOPEND = "antwoorden.geopend"
    AGENDA_GEPLAATST = "agenda.geplaatst"
    AGENDA_GEOPEND = "agenda.geopend"
    AGENDA_GEWIJZIGD = "agenda.gewijzigd"
    AGENDA_AFGELAST = "agenda.afgelast"
    TOEGANG_VERLEEND = "toegang.verleend"
    TOEGANG_BEEINDIGD = "toegang.beeindigd"
    TOEGANG_GEWEIGERD = "toegang.geweigerd"
    LOGBOEK_GEOPEND = "logboek.geopend"
    LOGBOEK_UITGEVOERD = "logboek.uitgevoerd"
    """Lines of the logboek left as a file."""
    LOGBOEK_VERANKERD = "logboek.verankerd"
    INFORMERING_GEWIJZIGD = "informering.gewijzigd"
    INFORMERING_GEOPEND = "informering.geopend"
    CASUS_OPGESCHAALD = "casus.opgeschaald"
    """Somebody was brought from one legal lane into another, with a reason; a line at both ends."""
    ELDERS_NIET_OVER = "elders.niet_over"
    """Somebody said that it is not about a subject that belongs elsewhere, though a word of it was typed."""
    BIJ_GEREGISTREERD = "bij.geregistreerd"
    BIJ_GEOPEND = "bij.geopend"
    BIJ_BESLOTEN = "bij.besloten"
    BEWAREN_GEOPEND = "bewaren.geopend"
    BEWAREN_BEVESTIGD = "bewaren.bevestigd"
    BEWAREN_VERLENGD = "bewaren.verlengd"
    BEWAREN_VASTGEHOUDEN = "bewaren.vastgehouden"
    BEWAREN_LOSGELATEN = "bewaren.losgelaten"
    VERNIETIGD = "vernietigd"
    INZAGE_GEOPEND = "inzage.geopend"
    INZAGE_UITGEVOERD = "inzage.uitgevoerd"
    """What is kept about one person left as a file."""
    VERZOEK_GEREGISTREERD = "verzoek.geregistreerd"
    VERZOEK_GEOPEND = "verzoek.geopend"
    VERZOEK_BEANTWOORD = "verzoek.beantwoord"
    VERZOEK_AFGEROND = "verzoek.afgerond"
    VERZOEK_VERLENGD = "verzoek.verlengd"
    VERZOEK_HERINNERD = "verzoek.herinnerd"
    AUDIT_GEOPEND = "audit.geopend"
    AUDIT_UITGEVOERD = "audit.uitgevoerd"
    """Counts and a sample without names left as a file, for who examines the Veiligheidshuis."""
    TRIAGE_GEOPEND = "triage.geopend"
    TRIAGE_GEWOGEN = "triage.gewogen"
    TRIAGE_BESLOTEN = "triage.besloten"
    CASUS_HEROPEND = "casus.heropend"
    PLAN_GEOPEND = "plan.geopend"
    PLAN_GEWIJZIGD = "plan.gewijzigd"
    REGIE_BELEGD = "regie.belegd"
    AFSPRAKEN_GEOPEND = "afspraken.geopend"
    AFSPRAAK_GEMAAKT = "afspraak.gemaakt"
    AFSPRAAK_GEOPEND = "afspraak.geopend"
    AFSPRAAK_AANGENOMEN = "afspraak.aangenomen"
    AFSPRAAK_GEWEIGERD = "afspraak.geweigerd"
    AFSPRAAK_GEREED = "afspraak.gereed"
    AFSPRAAK_TEKEN = "afspraak.teken"
    AFSPRAAK_VERZET = "afspraak.verzet"
    AFSPRAAK_OVERGEDRAGEN = "afspraak.overgedragen"
    AFSPRAAK_GEWIJZIGD = "afspraak.gewijzigd"
    AFSPRAAK_VERVALLEN = "afspraak.vervallen"
    AFSPRAAK_HEROPEND = "afspraak.heropend"
    AFSPRAAK_HERINNERD = "afspraak.herinnerd"
    AFSPRAAK_GEMELD = "afspraak.gemeld"
    STILSTAND_GEOPEND = "stilstand.geopend"
    VOLHOUDEN_GEOPEND = "volhouden.geopend"
    VOLHOUDEN_GEDAAN = "volhouden.gedaan"
    KADER_GEMELD = "kader.gemeld"
    CASUS_OMHOOG = "casus.omhoog"
    CASUS_OMLAAG = "casus.omlaag"
    AFSCHALEN_BEGONNEN = "afschalen.begonnen"
    AFSCHALEN_GESTAAKT = "afschalen.gestaakt"
    CASUS_AFGESCHAALD = "casus.afgeschaald"
    CONSULT_GEHOUDEN = "consult.gehouden"
    ADVIES_GEVRAAGD = "advies.gevraagd"
    ADVIES_GEOPEND = "advies.geopend"
    ADVIES_OPGEPAKT = "advies.opgepakt"
    ADVIES_BEANTWOORD = "advies.beantwoord"
    ADVIES_INGETROKKEN = "advies.ingetrokken"
    ADVIES_LOSGELATEN = "advies.losgelaten"
    ADVIES_VERWEZEN = "advies.verwezen"
    ADVIES_GEWIST = "advies.gewist"
    ADVIES_GETELD = "advies.geteld"
    AANGEMELD = "aangemeld"
    """Somebody signed in to the pages."""
    BERICHT_ONBESTELBAAR = "bericht.onbestelbaar"
    BERICHT_ONZEKER = "bericht.onzeker"
    BERICHT_OPNIEUW = "bericht.opnieuw"
    BERICHT_GELATEN = "bericht.gelaten"
    DETENTIE_GEMELD = "detentie.gemeld"
    DETENTIE_INGELEZEN = "detentie.ingelezen"
    DETENTIE_GEOPEND = "detentie.geopend"
    DETENTIE_GEWIJZIGD = "detentie.gewijzigd"
    """A day moved, or somebody is elsewhere; beside it stands the code of what happened, never from what to what."""
    QUICKSCAN_GEOPEND = "quickscan.geopend"
    QUICKSCAN_BESLOTEN = "quickscan.besloten"
    VOORWAARDEN_GEOPEND = "voorwaarden.geopend"
    VOORWAARDE_GEZET = "voorwaarde.gezet"
    NACHECK_GEDAAN = "nacheck.gedaan"
    RIO_TOEGELATEN = "rio.toegelaten"
    RIO_GEOPEND = "rio.geopend"
    RIO_GEWIJZIGD = "rio.gewijzigd"
    ROUTERING_BEVESTIGD = "routering.bevestigd"
    TERUGKEERGESPREK_GEPLAND = "terugkeergesprek.gepland"
    TERUGKEERGESPREK_MOMENT = "terugkeergesprek.moment"
    TERUGKEERGESPREK_VERZET = "terugkeergesprek.verzet"
    TERUGKEERGESPREK_AFGEZEGD = "terugkeergesprek.afgezegd"
    TERUGKEERGESPREK_GEOPEND = "terugkeergesprek.geopend"
    TERUGKEERGESPREK_DEELNAME = "terugkeergesprek.deelname"
    """An organisatie said whether it comes, or the regisseur took it off or on."""
    TERUGKEERGESPREK_KEUZE = "terugkeergesprek.keuze"
    """He chose, or took it back; beside it stands never what."""
    TERUGKEERGESPREK_INBRENG = "terugkeergesprek.inbreng"
    """He wrote down what he wants to say, or was answered."""
    TERUGKEERGESPREK_BEGONNEN = "terugkeergesprek.begonnen"
    TERUGKEERGESPREK_GEEINDIGD = "terugkeergesprek.geeindigd"
    TERUGKEERGESPREK_PAUZE = "terugkeergesprek.pauze"
    TERUGKEERGESPREK_NIET_GEKOMEN = "terugkeergesprek.niet_gekomen"
    """It did not go on, because he was not there: that says nothing about him."""
    TERUGKEERGESPREK_AANWEZIG = "terugkeergesprek.aanwezig"
    """Somebody without an account came in, or left; never who."""
    VERGADERING_GEVRAAGD = "vergadering.gevraagd"
    """A regisseur has the meeting of a zitting made, or made once more."""
    VERGADERING_GEMAAKT = "vergadering.gemaakt"
    VERGADERING_AFGEKEURD = "vergadering.afgekeurd"
    VERGADERING_VERWIJDERD = "vergadering.verwijderd"
    VERGADERING_GEOPEND = "vergadering.geopend"
    """Somebody was shown its link, or went there from his page."""
    GASTLINK_GEMAAKT = "gastlink.gemaakt"
    GASTLINK_INGETROKKEN = "gastlink.ingetrokken"
    GASTLINK_GEOPEND = "gastlink.geopend"
    GAST_GEWEIGERD = "gast.geweigerd"
    """Somebody without an account pressed a button, or typed; nothing was done."""
    BRIEF_GEWIJZIGD = "brief.gewijzigd"
    BRIEF_GOEDGEKEURD = "brief.goedgekeurd"
    BRIEF_INGETROKKEN = "brief.ingetrokken"
    """Its approval was taken back: nobody reads a letter until one is approved again."""
    BRIEF_GEOPEND = "brief.geopend"
    ZITTING_GEOPEND = "zitting.geopend"
    ZITTING_BEGONNEN = "zitting.begonnen"
    ZITTING_PUNT = "zitting.punt"
    """A casus had its turn."""
    ZITTING_UITGESTELD = "zitting.uitgesteld"
    ZITTING_PAUZE = "zitting.pauze"
    ZITTING_GEEINDIGD = "zitting.geeindigd"
    ZITTING_HERVAT = "zitting.hervat"
    ZITTING_AANWEZIG = "zitting.aanwezig"
    """Somebody came into the room, or left; by Teams, or because the regisseur says so."""
    ZITTING_OPGEROEPEN = "zitting.opgeroepen"
    ZITTING_UITGENODIGD = "zitting.uitgenodigd"
    """An organisatie was sent its own times of a zitting."""
    BESPREKING_GEOPEND = "bespreking.geopend"
    BESPREKING_VASTGELEGD = "bespreking.vastgelegd"
    VERSLAG_GEOPEND = "verslag.geopend"
    VERSLAG_GEWIJZIGD = "verslag.gewijzigd"
    VERSLAG_GOEDGEKEURD = "verslag.goedgekeurd"
    VERSLAG_INGETROKKEN = "verslag.ingetrokken"
    UITKOMST_UITGEVOERD = "uitkomst.uitgevoerd"
    """What came of a casus left as a file for another system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logregel:
    """One line: ids and codes only.

    Attributes:
        door_id: the person who did it; None when the bot did it by itself, or a stranger who is not registered.
        namens: the organisatie on whose behalf; `BOT` when the bot did it by itself, several (`NAMENS_MEER`) when it
            cannot be told for which of his organisaties somebody acted.
        onderwerp_id: what else it was about: an uitvraag, a bevraging, a zitting, a conversation.
        doel: code of the purpose or the legal ground; never a sentence about a person.
    """

    handeling: Handeling
    op: datetime
    door_id: str | None = None
    namens: str | None = None
    casus_id: str | None = None
    betrokkene_id: str | None = None
    onderwerp_id: str | None = None
    doel: str | None = None


@dataclass(frozen=True, slots=True)
class Keten:
    """A chain in a region: of one casus, or (None) of everything in the region that is about no casus."""

    regio: str
    casus_id: str | None = None

    @property
    def naam(self) -> str:
        """What the chain is called where it is kept. A casus id is hexadecimal and never this word."""
        return self.casus_id or "regio"


@dataclass(frozen=True, slots=True)
class Schakel:
    """A line in its chain, as it is kept. `regel` is None when what stands there is no line of ours."""

    nr: int
    regel: Logregel | None
    vorige: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Kop:
    """The end of a chain: the last number and hash, sealed, so that cutting off lines needs the key as well."""

    nr: int
    hash: bytes
    zegel: bytes


def sluit_aan(sleutel: bytes, keten: Keten, nr: int, vorige: bytes, regel: Logregel) -> bytes:
    """Return the keyed hash (HMAC-SHA256) of a line at its place in its chain."""
    plaats = json.dumps([keten.regio, keten.naam, nr, vorige.hex()], ensure_ascii=True).encode()
    return hmac.digest(sleutel, plaats + b"\n" + _vast(regel), hashlib.sha256)


def verzegel(sleutel: bytes, keten: Keten, nr: int, laatste: bytes) -> Kop:
    """Return the sealed record of the end of a chain."""
    inhoud = json.dumps(["kop", keten.regio, keten.naam, nr, laatste.hex()], ensure_ascii=True).encode()
    return Kop(nr, laatste, hmac.digest(sleutel, inhoud, hashlib.sha256))


def _vast(regel: Logregel) -> bytes:
    inhoud = {
        "handeling": regel.handeling.value,
        "op": regel.op.astimezone(UTC).isoformat(timespec="microseconds"),
        "door_id": regel.door_id,
        "namens": regel.namens,
        "casus_id": regel.casus_id,
        "betrokkene_id": regel.betrokkene_id,
        "onderwerp_id": regel.onderwerp_id,
        "doel": regel.doel,
    }
    return json.dumps(inhoud, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
