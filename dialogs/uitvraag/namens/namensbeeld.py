"""What a regisseur sees while he types what is said on the phone, from the state as it is at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cards.uitvraag import namens as kaarten
from cards.uitvraag.beantwoorden import Wie
from cards.uitvraag.namens import Begin, Gesprek, Persoonsvraag, Weigervraag
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import Paginasoort, maak_link
from dialogs.uitvraag.antwoorden.waarheen import verdeling_van
from dialogs.uitvraag.geheel import Geheel
from dialogs.uitvraag.zaak import Zaak, eis_regisseur, laad
from domain.antwoordweg import ALLES_OP_DE_KAART
from domain.casus import Betrokkene
from domain.formulier import JA, Formulier, Veldfout
from domain.logboek import Handeling
from domain.organisatie import Deelbeleid
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, nog_te_beantwoorden, vraagt_bekendheid
from storage import contacten
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Belzaak:
    """The question to one organisatie, with its form and what was said last about each."""

    zaak: Zaak
    formulier: Formulier
    laatste: tuple[Antwoord, ...]
    beleid: bool
    """Whether the organisatie shares only with consent."""

    @property
    def bekendheid(self) -> bool:
        """Tell whether "not known" is an answer."""
        return vraagt_bekendheid(self.formulier)

    @property
    def te_gaan(self) -> tuple[Betrokkene, ...]:
        """Everybody about whom nothing was said yet; nobody, when it was refused for all who were in the casus."""
        if self.zaak.bevraging.status is BevragingStatus.GEWEIGERD:
            return ()
        ids = nog_te_beantwoorden(self.zaak.betrokkenen, self.laatste)
        return tuple(een for een in self.zaak.casus.betrokkenen if een.id in ids)

    def loopt(self, desk: Bezoek) -> bool:
        """Tell whether answers are taken."""
        return self.zaak.loopt(desk.nu)

    def gezegd_over(self, betrokkene_id: str) -> Antwoord | None:
        """Return what was said about somebody last."""
        return next((een for een in self.laatste if een.betrokkene_id == betrokkene_id), None)

    def eerder(self, betrokkene_id: str) -> Mapping[str, str]:
        """Return what was filled in about somebody last."""
        vorige = self.gezegd_over(betrokkene_id)
        if vorige is None or vorige.soort is Antwoordsoort.GEWEIGERD:
            return {}
        if vorige.soort is Antwoordsoort.NIET_BEKEND:
            return {self.formulier.velden[0].id: "nee"} if self.bekendheid else {}
        return dict(vorige.waarden)


@dataclass(frozen=True, slots=True)
class Hoe:
    """What is shown besides the state: who says it (as typed), what was saved, and what is wrong."""

    beller: Mapping[str, str]
    opgeslagen: bool = False
    melding: str = ""
    fouten: tuple[str, ...] = ()
    veldfouten: tuple[Veldfout, ...] = field(default=())


def laad_zaak(desk: Bezoek, bevraging_id: str) -> Belzaak:
    """Load the question to one organisatie, for the regisseur of the casus.

    Raises:
        NotAllowed: somebody else holds the casus.
        NotFound: there is no such question.
    """
    zaak = laad(desk, bevraging_id)
    eis_regisseur(desk, zaak.casus)
    organisatie = desk.regio.organisaties.get(zaak.bevraging.organisatie)
    return Belzaak(
        zaak=zaak,
        formulier=uitvragen.formulier(desk.uow, zaak.bevraging.formulier_versie),
        laatste=uitvragen.laatste_antwoorden(desk.uow, zaak.casus.id, zaak.bevraging.id),
        beleid=organisatie is not None and organisatie.beleid is Deelbeleid.ALLEEN_NA_TOESTEMMING,
    )


def begin(desk: Desk, zaak: Belzaak, hoe: Hoe, *, aangevinkt: str = "") -> Answer:
    """Show the first card: who says it, of whom it is known, and what was said before."""
    noteer(desk, zaak, *zaak.zaak.casus.betrokkenen)
    bevraging = zaak.zaak.bevraging
    over = {een.betrokkene_id: een for een in zaak.laatste}
    kaart = kaarten.begin(
        Begin(
            gesprek=_gesprek(desk, zaak, hoe),
            deadline=zaak.zaak.uitvraag.deadline,
            sleutel=desk.issue_key(Verb.UITVRAAG_NAMENS_VERDER, bevraging.id),
            te_gaan=[_wie(desk, zaak, een) for een in zaak.te_gaan],
            gezegd=[_gezegd(desk, zaak, een, over[een.id]) for een in zaak.zaak.casus.betrokkenen if een.id in over],
            bellen=[
                (een.naam, een.telefoon)
                for een in contacten.van_organisatie(desk.uow, bevraging.organisatie)
                if een.telefoon and een.gaat_over(zaak.zaak.casus.tafel)
            ],
            bekendheid=zaak.bekendheid,
            aangevinkt=aangevinkt,
            opgeslagen=hoe.opgeslagen,
            melding=hoe.melding,
            fouten=hoe.fouten,
        ),
        desk.teksten,
        desk.regio.kalender,
    )
    return als_antwoord(kaart, desk.teksten)


def volgende(desk: Desk, zaak: Belzaak, hoe: Hoe, *, bekend: bool = False) -> Answer:
    """Show the form of the next person, or that all of it was kept. With `bekend` it was just said that he is known."""
    if not zaak.te_gaan:
        klaar = kaarten.klaar(_gesprek(desk, zaak, hoe), zaak.zaak.zitting.begint_op, desk.teksten, desk.regio.kalender)
        return als_antwoord(klaar, desk.teksten)
    waarden = {zaak.formulier.velden[0].id: JA} if bekend else {}
    return formulier(desk, zaak, zaak.te_gaan[0], hoe, waarden)


def formulier(desk: Desk, zaak: Belzaak, wie: Betrokkene, hoe: Hoe, waarden: Mapping[str, str]) -> Answer:
    """Show the organisatie's own form about one person."""
    noteer(desk, zaak, wie)
    over = f"{zaak.zaak.bevraging.id}:{wie.id}"
    # What was typed on a card from before the page was there is not lost: that form is shown again.
    verdeling = ALLES_OP_DE_KAART if hoe.veldfouten else verdeling_van(desk, zaak.formulier, zaak.zaak)
    nog = len(zaak.te_gaan)
    vraag = Persoonsvraag(
        gesprek=_gesprek(desk, zaak, hoe),
        wie=_wie(desk, zaak, wie),
        sleutel=desk.issue_key(Verb.UITVRAAG_NAMENS_ANTWOORD, over),
        formulier=zaak.formulier,
        stand=desk.teksten.aantal("uitvraag.namens.te_gaan", nog) if nog else "",
        opgeslagen=hoe.opgeslagen,
        melding=hoe.melding,
        waarden=waarden,
        veldfouten=hoe.veldfouten,
        fouten=hoe.fouten,
        buiten=verdeling.buiten,
        geheel=verdeling.geheel,
        pagina=maak_link(desk, Paginasoort.NAMENS, over) if verdeling.pagina else "",
    )
    return als_antwoord(kaarten.persoon(vraag, desk.teksten), desk.teksten)


def weigeren(desk: Desk, zaak: Belzaak, hoe: Hoe, over: str, grond: str = "", toelichting: str = "") -> Answer:
    """Show the form to keep that nothing is shared."""
    noteer(desk, zaak, *zaak.zaak.casus.betrokkenen)
    vraag = Weigervraag(
        gesprek=_gesprek(desk, zaak, hoe),
        personen=[_wie(desk, zaak, een) for een in zaak.zaak.casus.betrokkenen],
        over=over,
        sleutel=desk.issue_key(Verb.UITVRAAG_NAMENS_WEIGER, zaak.zaak.bevraging.id),
        grond=grond,
        toelichting=toelichting,
        melding=hoe.melding,
        fouten=hoe.fouten,
    )
    return als_antwoord(kaarten.weigeren(vraag, desk.teksten), desk.teksten)


def kies_organisatie(desk: Desk, geheel: Geheel) -> Answer:
    """Ask for which of the organisaties that were asked: first those that still owe an answer."""
    t = desk.teksten
    op_volgorde = sorted(geheel.gevraagd, key=lambda een: een.status is not BevragingStatus.OPEN)
    keuzes = [
        (
            een.organisatie,
            t(
                "uitvraag.namens.keuze",
                organisatie=desk.regio.organisatienaam(een.organisatie),
                stand=t("uitvraag.namens.stand." + ("open" if een in geheel.open else "afgehandeld")),
            ),
        )
        for een in op_volgorde
    ]
    return als_antwoord(kaarten.kies_organisatie(geheel.uitvraag.id, str(geheel.casus.code), keuzes, t), desk.teksten)


def niet_gevraagd(desk: Desk, geheel: Geheel, organisatie: str) -> Answer:
    """Say that this organisatie was not asked, and offer to ask it."""
    code, naam = str(geheel.casus.code), desk.regio.organisatienaam(organisatie)
    return als_antwoord(kaarten.niet_gevraagd(code, organisatie, naam, desk.teksten), desk.teksten)


def dicht(desk: Desk, zaak: Belzaak) -> Answer:
    """Say that nothing is taken any more; no names."""
    uitleg = desk.teksten("uitvraag.namens.ingetrokken" if zaak.zaak.ingetrokken else "uitvraag.namens.gesloten")
    return als_antwoord(kaarten.dicht(str(zaak.zaak.casus.code), uitleg, desk.teksten), desk.teksten)


def _gesprek(desk: Desk, zaak: Belzaak, hoe: Hoe) -> Gesprek:
    bevraging = zaak.zaak.bevraging
    return Gesprek(
        uitvraag=zaak.zaak.uitvraag.id,
        bevraging=bevraging.id,
        code=str(zaak.zaak.casus.code),
        organisatie=bevraging.organisatie,
        naam=desk.regio.organisatienaam(bevraging.organisatie),
        beller=hoe.beller,
        beleid=zaak.beleid,
    )


def _wie(desk: Desk, zaak: Belzaak, een: Betrokkene) -> Wie:
    rol = desk.regio.rollen.get(een.rol, "") if len(zaak.zaak.betrokkenen) > 1 else ""
    return Wie(een.id, een.gegevens.naam, een.gegevens.geboortedatum, rol)


def _gezegd(desk: Desk, zaak: Belzaak, wie: Betrokkene, antwoord: Antwoord) -> kaarten.Gezegd:
    return kaarten.Gezegd(
        _wie(desk, zaak, wie), desk.teksten(f"uitvraag.gezegd.{antwoord.soort.value}"), antwoord.gezegd_door
    )


def noteer(desk: Bezoek, zaak: Belzaak, *wie: Betrokkene) -> None:
    """Write down whose names, and whose answers, the regisseur saw."""
    for een in wie:
        desk.record(
            Handeling.ANTWOORDEN_GEOPEND,
            namens=desk.regio.eigen_organisatie,
            casus_id=zaak.zaak.casus.id,
            betrokkene_id=een.id,
            onderwerp_id=zaak.zaak.bevraging.id,
            doel=zaak.zaak.uitvraag.grondslag,
        )
