"""/verzoeken, and one request as whoever opens it may see it."""

from cards.payloads import VerbeterFormulier
from cards.rechten import bron as bronkaarten
from cards.rechten import contactpunt as kaarten
from cards.rechten.bron import Stand
from cards.rechten.contactpunt import MEESTE_VERZOEKEN, Bronregel, Regel, Verzoekbeeld
from cards.rechten.payloads import VerzoekOpen
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, over_casus
from dialogs.kern.bereik import bereik
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.rechten.kern import als_contactpunt, namens, noteer, wie_is
from domain.casus import Betrokkene, Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.rechten import Bron, Bronstand, Verzoek, Verzoeksoort, Verzoekstand
from domain.toegang import Daad
from storage import casus as casussen
from storage import rechten
from storage.rechten import Verzoekregel


def lijst(desk: Desk) -> Answer:
    """Every request that runs: whose term ends first stands first."""
    eis(desk, Daad.VERZOEK_LEZEN)
    regels = [regel_van(desk, een) for een in rechten.met_stand(desk.uow, Verzoekstand.OPEN, MEESTE_VERZOEKEN + 1)]
    eerste, meer = regels[:MEESTE_VERZOEKEN], len(regels) > MEESTE_VERZOEKEN
    kaart = kaarten.lijst(eerste, desk.teksten, desk.regio.kalender, meer=meer)
    return als_antwoord(kaart, desk.teksten)


def openen(desk: Desk, payload: VerzoekOpen) -> Answer:
    """Open a request: all of it for the contact point; for others what they must know of it.

    Raises:
        NotAllowed: it is none of his business, or there is none: nobody learns which of the two it is.
    """
    if mag(desk, Daad.VERZOEK_LEZEN):
        return toon(desk, payload.verzoek)
    if desk.actor.is_rol(Rol.PROCESREGISSEUR):
        return _als_regisseur(desk, payload.verzoek)
    eis(desk, Daad.VERZOEK_VOLGEN)
    regel = rechten.regel(desk.uow, payload.verzoek)
    voor = min(desk.actor.organisaties(Rol.PRIVACYFUNCTIONARIS), default="")
    desk.record(Handeling.VERZOEK_GEOPEND, namens=voor, casus_id=regel.casus_id, onderwerp_id=regel.id, doel="avg39")
    kaart = bronkaarten.functionariskaart(stand_van(desk, regel), desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def toon(desk: Desk, verzoek_id: str, *, melding: str = "") -> Answer:
    """Show a request to the contact point; a line in the logboek each time."""
    verzoek, casus, wie = als_contactpunt(desk, verzoek_id)
    noteer(desk, Handeling.VERZOEK_GEOPEND, verzoek)
    beeld = Verzoekbeeld(
        verzoek=verzoek.id,
        code=str(casus.code),
        soort=verzoek.soort,
        stand=verzoek.stand,
        naam=wie.gegevens.naam,
        geboortedatum=wie.gegevens.geboortedatum,
        ontvangen_op=desk.regio.kalender.lokaal(verzoek.ontvangen_op).date(),
        uiterlijk_op=verzoek.uiterlijk_op,
        vaststelling=verzoek.vaststelling,
        vraag=verzoek.vraag,
        bronnen=tuple(_bronregel(desk, een) for een in verzoek.bronnen),
        elders=_elders(desk, verzoek, casus, wie),
        te_laat=verzoek.loopt and verzoek.uiterlijk_op < desk.nu,
        nagekeken=verzoek.nagekeken_op is not None,
        te_verlengen=verzoek.loopt and verzoek.verlenging is None and desk.nu <= verzoek.uiterlijk_op,
        verlengd=verzoek.verlenging.reden if verzoek.verlenging else "",
        uitkomst=verzoek.uitkomst,
        verteld_op=verzoek.verteld_op,
        paginas=bool(desk.pagina_adres),
        melding=melding,
    )
    return als_antwoord(kaarten.verzoekkaart(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def regel_van(context: Context, een: Verzoekregel) -> Regel:
    """Return a request as it stands in a list."""
    return Regel(
        verzoek=een.id,
        code=een.code,
        soort=een.soort,
        uiterlijk_op=een.uiterlijk_op,
        wachten=len(een.wacht_op),
        bronnen=een.bronnen,
        te_laat=een.uiterlijk_op < context.nu,
    )


def stand_van(context: Context, een: Verzoekregel) -> Stand:
    """Return how a request stands, in codes, counts and dates."""
    te_laat = een.wacht_op if een.bron_tot is not None and een.bron_tot < context.nu else ()
    return Stand(
        verzoek=een.id,
        code=een.code,
        uiterlijk_op=een.uiterlijk_op,
        binnen=een.bronnen - len(een.wacht_op),
        totaal=een.bronnen,
        te_laat=tuple(context.regio.organisatienaam(naam) for naam in te_laat),
        termijn_voorbij=een.uiterlijk_op < context.nu,
        loopt=een.stand is Verzoekstand.OPEN,
    )


def _als_regisseur(desk: Desk, verzoek_id: str) -> Answer:
    regel = rechten.regel(desk.uow, verzoek_id)
    casus = casussen.lees(desk.uow, regel.casus_id)
    eis(desk, Daad.ANTWOORDEN_LEZEN, over_casus(casus))
    verzoek = rechten.lees(desk.uow, verzoek_id)
    wie = wie_is(casus, verzoek)
    noteer(desk, Handeling.VERZOEK_GEOPEND, verzoek, desk.regio.eigen_organisatie)
    merken = [
        (desk.regio.organisatienaam(organisatie), merk)
        for (betrokkene, organisatie), merk in sorted(rechten.merken(desk.uow, [casus.id]).items())
        if betrokkene == wie.id
    ]
    # Who somebody is, no organisatie can put right: that is the regisseur's, and his alone.
    klopt_niet = verzoek.soort is Verzoeksoort.RECTIFICATIE and verzoek.loopt
    verbeter = VerbeterFormulier(casus=casus.id, betrokkene=wie.id) if klopt_niet else None
    kaart = bronkaarten.regisseurkaart(
        stand_van(desk, regel), wie.gegevens.naam, merken, desk.teksten, desk.regio.kalender, verbeter
    )
    return als_antwoord(kaart, desk.teksten)


def _bronregel(desk: Desk, een: Bron) -> Bronregel:
    waar = bereik(desk, een.organisatie) if een.stand is Bronstand.GEVRAAGD else None
    return Bronregel(
        naam=desk.regio.organisatienaam(een.organisatie),
        stand=een.stand,
        uiterlijk_op=een.uiterlijk_op,
        toelichting=een.toelichting,
        bereikt=waar is None or waar.in_teams,
        bereiken=tuple(f"{wie.naam} {wie.telefoon or wie.email}".strip() for wie in waar.contacten) if waar else (),
    )


def _elders(desk: Desk, verzoek: Verzoek, casus: Casus, wie: Betrokkene) -> tuple[tuple[str, str], ...]:
    """Return in which other casussen of the same lane the same person is: by keyed hash, in codes."""
    if not verzoek.loopt:
        return ()
    zelfde = casussen.zelfde_persoon(desk.uow, wie.gegevens.naam, wie.gegevens.geboortedatum)
    codes = casussen.codes_van_spoor(desk.uow, (een for een in zelfde if een != casus.id), casus.spoor)
    for id_ in sorted(codes):
        desk.record(
            Handeling.CASUS_HERKEND, namens=namens(desk), casus_id=id_, onderwerp_id=verzoek.id, doel=verzoek.doel
        )
    return tuple(sorted(codes.items(), key=lambda een: een[1]))
