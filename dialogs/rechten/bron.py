"""The organisatie that gave an answer deals with a request about it: corrects, agrees, or refuses with a reason."""

from collections.abc import Mapping
from dataclasses import replace

from cards.rechten import bron as kaarten
from cards.rechten.bron import Bronbeeld
from cards.rechten.payloads import BronAntwoord, BronOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from dialogs.rechten.eigen import blokken
from dialogs.rechten.kern import Bronzaak, als_bron, noteer
from dialogs.rechten.wekken import na_antwoord
from domain.logboek import Handeling
from domain.rechten import LANGSTE_VRAAG, Bronstand, antwoord_bron
from domain.tekst import schone_tekst
from domain.toegang import Reden
from storage import rechten
from storage.inbox import Uitkomst


def openen(desk: Desk, payload: BronOpen) -> Answer:
    """Open the request, with what one's own organisatie said about the person."""
    return toon(desk, als_bron(desk, payload.verzoek, payload.organisatie))


def antwoord(desk: Desk, payload: BronAntwoord) -> Answer:
    """Keep what was done about it, or why not; the contact point hears."""
    zaak = als_bron(desk, payload.verzoek, payload.organisatie)
    toelichting = schone_tekst(payload.toelichting)
    fouten = _fouten(desk, payload.stand, toelichting)
    waarden = {"stand": payload.stand, "toelichting": payload.toelichting}
    if fouten:
        return toon(desk, zaak, waarden, fouten=fouten)
    if (let_op := kijk_na(desk, payload, [(desk.teksten("rechten.veld.toelichting"), toelichting)])) is not None:
        return let_op.op(toon(desk, zaak, waarden))

    def act() -> Uitkomst:
        stand, door = Bronstand(payload.stand), desk.actor.persoon_id
        bron = antwoord_bron(zaak.verzoek, zaak.organisatie, stand, toelichting, door_id=door, op=desk.nu)
        rechten.wijzig_bron(desk.uow, zaak.verzoek, bron)
        noteer(desk, Handeling.VERZOEK_BEANTWOORD, zaak.verzoek, zaak.organisatie)
        na_antwoord(desk, zaak.verzoek, zaak.organisatie)
        return Uitkomst("beantwoord", {})

    desk.once(Verb.VERZOEK_BRON_ANTWOORD, payload.sleutel, act, onderwerp=zaak.onderwerp)
    nu = replace(zaak, verzoek=rechten.lees(desk.uow, zaak.verzoek.id))
    return toon(desk, nu, melding=desk.teksten("rechten.bron.verstuurd"))


def toon(
    desk: Desk,
    zaak: Bronzaak,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: list[str] | None = None,
    melding: str = "",
) -> Answer:
    """Show a request to an organisatie; a line in the logboek each time."""
    verzoek, gegevens = zaak.verzoek, zaak.wie.gegevens
    noteer(desk, Handeling.VERZOEK_GEOPEND, verzoek, zaak.organisatie)
    bron = verzoek.bron(zaak.organisatie)
    if bron is None:
        raise geweigerd(Reden.NIET_GEVRAAGD)
    sleutel = desk.issue_key(Verb.VERZOEK_BRON_ANTWOORD, zaak.onderwerp)
    beeld = Bronbeeld(
        code=str(zaak.casus.code),
        organisatie=zaak.organisatie,
        soort=verzoek.soort,
        naam=gegevens.naam,
        geboortedatum=gegevens.geboortedatum,
        vraag=verzoek.vraag,
        uiterlijk_op=bron.uiterlijk_op,
        stand=bron.stand,
        antwoorden=tuple(blokken(desk, zaak)),
        knop=BronAntwoord(verzoek=verzoek.id, organisatie=zaak.organisatie, sleutel=sleutel),
        waarden=waarden or ({"toelichting": bron.toelichting} if bron.toelichting else {}),
        fouten=fouten or (),
        melding=melding,
    )
    return als_antwoord(kaarten.bronkaart(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def _fouten(desk: Desk, stand: str, toelichting: str) -> list[str]:
    t, fouten = desk.teksten, []
    if stand not in {Bronstand.GEDAAN, Bronstand.AFGEWEZEN}:
        fouten.append(t("rechten.leeg.besluit"))
    if not toelichting:
        fouten.append(t("rechten.leeg.toelichting"))
    if len(toelichting) > LANGSTE_VRAAG:
        fouten.append(t("rechten.fout.te_lang", maximum=LANGSTE_VRAAG))
    return fouten
