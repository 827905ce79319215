"""The rules of access told a second time, from the law and the design, without the table.

One paragraph per thing that is protected. It looks at the bare facts: appointments with their days, rows with theirs.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.casus import Fase, Spoor
from domain.formulier import Delen
from domain.persoon import Persoon, Rol
from domain.toegang import Daad, Toegang, Waarover
from tests.domain._toegang_wereld import Toestand

VAN_DE_REGISSEUR: Final = {
    # The regisseur answers for his casus: he alone sees all of it, also when it is closed (L2, L4, article 33 AVG).
    Daad.CASUS_BEHEREN,
    Daad.BETROKKENE_VERBETEREN,
    Daad.INFORMERING_WIJZIGEN,
    Daad.INZAGEN_NAGAAN,
    Daad.UITVRAAG_WIJZIGEN,
    Daad.UITVRAAG_STATUS_ZIEN,
    Daad.BEVRAGING_NAMENS_BEANTWOORDEN,
    Daad.ANTWOORDEN_LEZEN,
    Daad.WEIGERING_ZIEN,
    Daad.AGENDAPUNT_WIJZIGEN,
    Daad.DATALEK_MELDEN,
    # So it is with how it was weighed and kept moving, also after it was closed: then it may come back.
    Daad.TRIAGE_ZIEN,
    Daad.VOLHOUDEN_ZIEN,
    Daad.GESPREK_ZIEN,
    # What came of it at the tafel he writes down, also when it was closed there.
    Daad.VERSLAG_MAKEN,
    Daad.UITKOMST_UITVOEREN,
}
ZOLANG_HET_LOOPT: Final = {
    # A human who answers for it decides about a casus, and only while it runs (L10).
    Daad.CASUS_WIJZIGEN,
    Daad.TRIAGE_BESLUITEN,
    Daad.PLAN_WIJZIGEN,
    Daad.REGIE_BELEGGEN,
    Daad.AFSPRAAK_WIJZIGEN,
    Daad.VOLHOUDEN_DOEN,
    Daad.AFSCHALEN,
    Daad.GESPREK_PLANNEN,
    Daad.GESPREK_BRIEF,
    Daad.BESPREKING_VASTLEGGEN,
}
ALLEEN_IN_ROL: Final = {
    # Work that is about no casus in particular, or shows codes and counts only.
    Daad.CASUS_AANMAKEN: {Rol.PROCESREGISSEUR},
    Daad.CASUS_LIJST_ZIEN: {Rol.PROCESREGISSEUR},
    Daad.CASUS_ZOEKEN: {Rol.PROCESREGISSEUR},
    Daad.AGENDA_ORDENEN: {Rol.PROCESREGISSEUR},
    Daad.VOORBEREIDING_ZIEN: {Rol.PROCESREGISSEUR},
    Daad.ZITTING_LEIDEN: {Rol.PROCESREGISSEUR},
    Daad.ZITTING_VOLGEN: {Rol.PROCESREGISSEUR, Rol.PARTNER},
    Daad.MELDINGEN_ZIEN: {Rol.PROCESREGISSEUR, Rol.PARTNER},
    Daad.AANWEZIGHEID_ZIEN: {Rol.PROCESREGISSEUR, Rol.PARTNER},
    Daad.ZAKEN_ZIEN: {Rol.PROCESREGISSEUR, Rol.PARTNER},
    Daad.AGENDA_ZIEN: set(Rol),
    Daad.CONTACTEN_ZIEN: {Rol.BEHEERDER, Rol.PROCESREGISSEUR},
    Daad.CONTACTEN_WIJZIGEN: {Rol.BEHEERDER},
    Daad.MENSEN_BEHEREN: {Rol.BEHEERDER},
    Daad.WERKVERDELING_ZIEN: {Rol.MANAGER},
    Daad.BEWAREN_TELLEN: {Rol.MANAGER, Rol.PRIVACYFUNCTIONARIS},
    # The officer looks after the logboek of everything, and is told of breaches; never content (article 39 AVG).
    Daad.DATALEK_LEZEN: {Rol.PRIVACYFUNCTIONARIS},
    Daad.LOGBOEK_ALLES_LEZEN: {Rol.PRIVACYFUNCTIONARIS},
    Daad.LOGBOEK_UITVOEREN: {Rol.PRIVACYFUNCTIONARIS},
    Daad.LOGBOEK_VERNIETIGEN: {Rol.PRIVACYFUNCTIONARIS},
    Daad.AUDIT_UITVOEREN: {Rol.PRIVACYFUNCTIONARIS},
    # The contact point deals with requests (article 1.1 BGS); the officer hears when one is late.
    Daad.VERZOEK_LEZEN: {Rol.CONTACTPUNT},
    Daad.VERZOEK_AFRONDEN: {Rol.CONTACTPUNT},
    # What stands still among one's own; that something went up, by its code; questions without personal data.
    Daad.STILSTAND_ZIEN: {Rol.PROCESREGISSEUR},
    # Everybody who goes to prison enters, and nobody selects first (article 18a Pbw); the week is the regisseur's.
    Daad.DETENTIE_REGISTREREN: {Rol.PROCESREGISSEUR},
    Daad.QUICKSCAN_ZIEN: {Rol.PROCESREGISSEUR},
    # Who serves whom: whoever works with it sees it, and a manager answers for it (L2).
    Daad.ROUTERING_ZIEN: {Rol.PROCESREGISSEUR, Rol.MANAGER, Rol.BEHEERDER},
    Daad.ROUTERING_BEVESTIGEN: {Rol.MANAGER},
    Daad.OPSCHALING_HOREN: {Rol.MANAGER},
    Daad.ADVIES_BEANTWOORDEN: {Rol.PROCESREGISSEUR},
    Daad.ADVIES_TELLEN: {Rol.PROCESREGISSEUR, Rol.MANAGER},
    Daad.VERZOEK_VOLGEN: {Rol.CONTACTPUNT, Rol.PRIVACYFUNCTIONARIS},
}
SIGNALEN: Final = {
    Daad.BIJ_ZIEN,
    Daad.BIJ_REGISTREREN,
    Daad.BIJ_BESLUITEN,
    Daad.BIJ_VERNIETIGEN,
    Daad.BIJ_VERANTWOORDEN,
    Daad.BIJ_OPSCHALEN,
}


@dataclass(frozen=True)
class Verteld:
    """One question, answered by telling what is so."""

    toestand: Toestand

    @property
    def over(self) -> Waarover:
        return self.toestand.vraag.over

    @property
    def nu(self) -> datetime:
        return self.toestand.vraag.moment

    @property
    def ik(self) -> Persoon:
        return self.toestand.persoon

    def ben(self, rol: Rol, organisatie: str | None = None) -> bool:
        """Whether he holds this role today (there)."""
        for een in self.ik.aanstellingen:
            begonnen, voorbij = een.van <= self.nu, een.tot is not None and een.tot <= self.nu
            if een.rol == rol and begonnen and not voorbij and organisatie in {None, een.organisatie}:
                return True
        return False

    def van_mij(self, wie: str | None) -> bool:
        """Whether what this regisseur holds is his now: it is himself, or he stands in."""
        ik_of_waarneming = wie == self.ik.id or wie in self.toestand.vraag.actor.waarneemt
        return self.ben(Rol.PROCESREGISSEUR) and ik_of_waarneming

    @property
    def mijn_casus(self) -> bool:
        """He runs it, it is a casus (never a signal), and it still exists."""
        casus = self.over.casus
        if casus is None or casus.vernietigd or casus.spoor == Spoor.BIJ:
            return False
        return self.van_mij(casus.regisseur_id)

    @property
    def niemands_casus(self) -> bool:
        """Whoever ran it has left, and nobody stands in."""
        casus = self.over.casus
        return casus is not None and not casus.vernietigd and casus.spoor != Spoor.BIJ and casus.regisseur_id == ""

    def genodigd(self, organisatie: str | None = None) -> bool:
        """He may come in as a partner: by a row for this very casus that runs, while the casus runs and exists."""
        casus = self.over.casus
        if casus is None or casus.vernietigd or casus.spoor == Spoor.BIJ or casus.fase == Fase.AFGESLOTEN:
            return False
        return any(
            self._laat_binnen(rij) and organisatie in {None, rij.organisatie}
            for rij in self.over.toegang
            if rij.casus_id == casus.id
        )

    def _laat_binnen(self, rij: Toegang) -> bool:
        loopt = rij.van <= self.nu and not (rij.tot is not None and rij.tot <= self.nu)
        voor_mij = rij.persoon_id in {None, self.ik.id}
        return rij.rol == Rol.PARTNER and loopt and voor_mij and self.ben(Rol.PARTNER, rij.organisatie)

    @property
    def loopt(self) -> bool:
        return self.over.casus is not None and self.over.casus.fase != Fase.AFGESLOTEN

    @property
    def in_nazorg(self) -> bool:
        return self.over.casus is not None and self.over.casus.spoor == Spoor.NAZORG

    @property
    def is_rio(self) -> bool:
        """He works for the organisatie it is about, and that is the re-integratieofficier."""
        organisatie = self.over.organisatie
        return organisatie is not None and self.ben(Rol.PARTNER, organisatie) and organisatie in self.over.rio

    @property
    def rio_in_casus(self) -> bool:
        return self.is_rio and self.genodigd(self.over.organisatie)

    @property
    def zegt_waarvoor(self) -> bool:
        return self.toestand.vraag.doel.strip() != ""

    @property
    def in_casus(self) -> bool:
        return self.over.casus is not None and self.over.betrokkene_id in self.over.casus.betrokkenen

    @property
    def gevraagde_collega(self) -> bool:
        """He is a partner of the organisatie that was meant, and that one was asked."""
        organisatie = self.over.organisatie
        return organisatie is not None and self.ben(Rol.PARTNER, organisatie) and organisatie in self.over.gevraagd

    @property
    def behandelt_signalen(self) -> bool:
        return any(self.ben(Rol.BIJ, organisatie) for organisatie in self.over.behandelaars)

    @property
    def pakte_op(self) -> bool:
        melding = self.over.melding
        return melding is not None and melding.regisseur_id is not None and self.van_mij(melding.regisseur_id)


def mag_volgens_de_regels(toestand: Toestand) -> bool:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a story, told from top to bottom
    """Tell whether somebody may, by the law and the design.

    Raises:
        NotImplementedError: nobody told yet who may do this.
    """
    w, daad = Verteld(toestand), toestand.vraag.daad
    over = w.over

    if daad in ALLEEN_IN_ROL:
        return any(w.ben(rol) for rol in ALLEEN_IN_ROL[daad])

    # A casus is open to whoever runs it and whoever was invited. Of its people he sees those who are in it.
    if daad == Daad.CASUS_ZIEN or daad == Daad.INFORMERING_ZIEN:  # noqa: PLR1714 - one thought each
        return w.mijn_casus or w.genodigd()
    if daad == Daad.BETROKKENE_ZIEN:
        return (w.mijn_casus or w.genodigd()) and w.in_casus
    if daad in {Daad.CASUS_HEROPENEN, Daad.CONSULT_HOUDEN}:  # what was closed must not be left alone when he leaves
        return w.mijn_casus or (w.ben(Rol.PROCESREGISSEUR) and w.niemands_casus)
    # A detention is nobody's business outside nazorg; the RIO works there with whom he was brought in for.
    if daad in {Daad.DETENTIE_ZIEN, Daad.VOORWAARDEN_ZIEN}:
        return w.in_nazorg and (w.mijn_casus or w.genodigd())
    # Also of a closed one: how long it is kept follows from the day of release, which must be right.
    if daad == Daad.DETENTIE_WIJZIGEN:
        return w.in_nazorg and w.mijn_casus
    if daad == Daad.QUICKSCAN_BESLUITEN:
        return w.in_nazorg and w.mijn_casus and w.loopt
    if daad == Daad.VOORWAARDEN_ZETTEN:
        return w.in_nazorg and ((w.mijn_casus and w.loopt) or w.rio_in_casus)
    if daad == Daad.VOORWAARDE_MELDEN:  # whoever works on something says how it goes with that, so that nobody chases
        return w.in_nazorg and w.gevraagde_collega and w.genodigd(over.organisatie)
    if daad in {Daad.RIO_LIJST_ZIEN, Daad.RIO_TOELATEN}:
        return w.is_rio
    if daad == Daad.RIO_ZIEN:
        return w.in_nazorg and (w.mijn_casus or w.rio_in_casus)
    if daad == Daad.RIO_WERKEN:
        return w.in_nazorg and w.rio_in_casus
    # Whoever sits at the talk was asked to, and so was the inrichting: nobody else hears of it.
    if daad in {Daad.GESPREK_BIJWONEN, Daad.GESPREK_BEGELEIDEN}:
        return w.gevraagde_collega and w.genodigd(over.organisatie)
    if daad == Daad.AFSPRAAK_MAKEN:
        return (w.mijn_casus and w.loopt) or (w.in_nazorg and w.rio_in_casus)
    if daad in VAN_DE_REGISSEUR:
        return w.mijn_casus
    if daad in ZOLANG_HET_LOOPT:
        return w.mijn_casus and w.loopt
    if daad == Daad.CASUS_OMHOOG:  # not without saying why
        return w.mijn_casus and w.loopt and w.zegt_waarvoor

    # The plan is one for all who carry it; what each agreed to do is its own, and of who holds the casusregie.
    if daad in {Daad.PLAN_ZIEN, Daad.REGIE_ZIEN, Daad.BESPREKING_ZIEN, Daad.VERSLAG_LEZEN}:
        return w.mijn_casus or w.genodigd()
    if daad == Daad.AFSPRAKEN_ZIEN:
        return w.mijn_casus or (over.casusregie is not None and w.genodigd(over.casusregie))
    if daad == Daad.AFSPRAAK_ZIEN:
        return w.mijn_casus or (over.organisatie is not None and w.genodigd(over.organisatie))
    if daad == Daad.AFSPRAAK_DOEN:
        return (w.mijn_casus and w.loopt) or (over.organisatie is not None and w.genodigd(over.organisatie))
    if daad in {Daad.AFSPRAKEN_EIGEN, Daad.ADVIES_VRAGEN, Daad.ADVIES_EIGEN}:
        van_daar = over.organisatie is not None and w.ben(Rol.PARTNER, over.organisatie)
        return van_daar and (daad != Daad.ADVIES_EIGEN or over.persoon_id == w.ik.id)
    if daad == Daad.UITVRAAG_STARTEN:  # nothing is asked without a purpose (L1)
        return w.mijn_casus and w.loopt and w.zegt_waarvoor
    if daad == Daad.CASUS_OPSCHALEN:  # data goes from nazorg to a Wgs casus, with a reason, and never back
        return w.mijn_casus and over.casus is not None and over.casus.spoor == Spoor.NAZORG and w.zegt_waarvoor
    if daad == Daad.CASUS_OVERDRAGEN:  # a stand-in hands nothing over
        return w.ben(Rol.MANAGER) or (w.ben(Rol.PROCESREGISSEUR) and over.persoon_id == w.ik.id)

    # What an organisatie is asked and says is between it and the regisseur; further it goes as it chose (L3, L4).
    if daad == Daad.WERKLIJST_ZIEN:
        return over.organisatie is not None and w.ben(Rol.PARTNER, over.organisatie)
    if daad == Daad.BEVRAGING_BEANTWOORDEN:
        return over.organisatie is not None and w.genodigd(over.organisatie)
    if daad == Daad.ANTWOORD_LEZEN:
        return w.mijn_casus or (over.organisatie is not None and w.genodigd(over.organisatie))
    if daad == Daad.ANTWOORD_OP_TAFEL:
        return w.mijn_casus and over.delen == Delen.HELE_TAFEL
    if daad == Daad.ANTWOORD_AAN_TAFEL_LEZEN:  # who takes part hears at the tafel what its giver tells all of them
        return (w.mijn_casus or w.genodigd()) and over.delen == Delen.HELE_TAFEL
    if daad == Daad.ANTWOORD_AANKONDIGEN:
        return w.mijn_casus and over.delen == Delen.MONDELING

    # A melding is read by who made it, then by the regisseur who took it up, or any while nobody has.
    if daad == Daad.MELDING_DOEN or daad == Daad.EIGEN_BEREIK_WIJZIGEN:  # noqa: PLR1714
        return over.organisatie is not None and w.ben(Rol.PARTNER, over.organisatie)
    if daad == Daad.MELDING_BEHANDELEN:
        return w.pakte_op or (w.ben(Rol.PROCESREGISSEUR) and over.melding is not None and over.melding.vrij)
    if daad == Daad.MELDING_AFRONDEN:
        return w.pakte_op
    if daad == Daad.MELDING_EIGEN:
        melding = over.melding
        if melding is None or not w.ben(Rol.PARTNER, melding.organisatie):
            return False
        return melding.melder_id == w.ik.id or w.ik.id in melding.melder_vervangen_door

    # Who comes to a zitting; who is away; which message came to whom.
    if daad == Daad.AANWEZIGHEID_MELDEN:
        return w.gevraagde_collega
    if daad == Daad.BERICHT_HERSTELLEN:
        return over.persoon_id == w.ik.id and any(w.ben(rol) for rol in Rol)
    if daad == Daad.AFWEZIG_MELDEN:
        if any(w.ben(rol) for rol in Rol) and over.persoon_id == w.ik.id:
            return True
        if w.ben(Rol.BEHEERDER):
            return True
        van_het_huis = any(een.rol in {Rol.PROCESREGISSEUR, Rol.MANAGER} for een in over.rollen)
        collega = any(een.rol == Rol.PARTNER and w.ben(Rol.PARTNER, een.organisatie) for een in over.rollen)
        return (w.ben(Rol.MANAGER) and van_het_huis) or collega

    # Accounting for it, and destroying (L6, L9).
    if daad == Daad.LOGBOEK_LEZEN:
        return w.mijn_casus or w.ben(Rol.PRIVACYFUNCTIONARIS)
    if daad == Daad.VERNIETIGING_ZIEN:
        return w.ben(Rol.PRIVACYFUNCTIONARIS) or (w.ben(Rol.PROCESREGISSEUR) and over.persoon_id == w.ik.id)
    if daad == Daad.BEWAREN_ZIEN:
        return over.casus is not None and w.van_mij(over.casus.regisseur_id)
    if daad == Daad.BEWAREN_BESLISSEN:  # whoever answers for it; the manager when nobody does
        niemands = (over.casus is not None and over.casus.regisseur_id == "") or (
            over.melding is not None and over.melding.vrij
        )
        return w.mijn_casus or w.pakte_op or (w.ben(Rol.MANAGER) and niemands)
    if daad == Daad.VASTHOUDEN:
        eigen = over.casus is not None and not over.casus.vernietigd and w.van_mij(over.casus.regisseur_id)
        return eigen or w.pakte_op or w.ben(Rol.PRIVACYFUNCTIONARIS) or w.behandelt_signalen

    # The rights of the person go by way of the contact point; never about a signal (L7, L13).
    if daad in {Daad.INZAGE_VOORBEREIDEN, Daad.INZAGE_GEVEN, Daad.VERZOEK_REGISTREREN}:
        casus = over.casus
        if not w.ben(Rol.CONTACTPUNT) or casus is None or casus.vernietigd or casus.spoor == Spoor.BIJ:
            return False
        if daad == Daad.INZAGE_VOORBEREIDEN:
            return True
        return w.in_casus and (daad == Daad.VERZOEK_REGISTREREN or w.zegt_waarvoor)
    if daad == Daad.VERZOEK_BEANTWOORDEN:  # also when its access to the casus has ended
        return w.gevraagde_collega

    # A signal is for the role at an organisatie of that gemeente; to look back, or to go on with it, with a reason.
    if daad in SIGNALEN:
        met_reden = daad in {Daad.BIJ_VERANTWOORDEN, Daad.BIJ_OPSCHALEN}
        return w.behandelt_signalen and (w.zegt_waarvoor or not met_reden)

    raise NotImplementedError(daad)
